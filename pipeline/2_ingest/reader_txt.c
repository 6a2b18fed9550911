/* reader_txt : plain text, turns by speaker labels or by blank lines. */
#include "2_ingest/label.h"
#include "2_ingest/reader.h"

enum {
    LEAST_MARKS = 3,        /* so many time marks show that what stands before the first is a heading */
    LONGEST_HEADING = 30,   /* lines */
    UNWRAPPED_BYTES = 160,  /* a longer line was not broken by hand, so every line is a paragraph */
    PAGE_NUMBER_BYTES = 4,
};

/* One line of the source, without its blanks and its time. */
struct line {
    sv text;       /* after the time       */
    sv source;     /* as it stands there   */
    size_t number; /* 1-based              */
    struct maybe_integer ms;
    bool marked;   /* a time mark was taken off                   */
    bool labelled; /* begins with a label that counts             */
    struct label_line label;
};

struct lines {
    struct line *items;
    size_t count, capacity;
};

struct reading {
    struct arena *a;
    struct transcript *t;
    struct problems *problems;
    struct lines lines;
    size_t begin; /* first line after the "# " lines at the top */
};

static int probe(sv text) { return sv_trim(text).n ? 1 : 0; }

static bool blank(const struct line *l) { return l->text.n == 0 && !l->marked; }

/* ---- lines and labels ---------------------------------------------------------------------- */

static bool comment(sv line) { return line.n && line.p[0] == '#' && (line.n == 1 || line.p[1] == ' '); }

static void cut_lines(struct reading *r)
{
    sv rest = r->t->text, one;
    struct lines *lines = &r->lines;
    for (size_t number = 1; sv_cut(&rest, '\n', &one); number++) {
        struct line l = { .text = sv_trim(one), .source = one, .number = number };
        bool heading = r->begin == lines->count && comment(l.text);
        *ARENA_PUSH(r->a, lines->items, lines->count, lines->capacity) = l;
        if (heading || (r->begin + 1 == lines->count && l.text.n == 0)) r->begin = lines->count;
    }
}

static bool known(const struct transcript *t, sv name) { return t->knows && t->knows(t->who, name); }

/* A label counts over the whole transcript, so the lines are gone through twice. */
static void find_labels(struct reading *r)
{
    struct arena scratch = { 0 };
    struct label_votes votes = { 0 };
    for (size_t i = r->begin; i < r->lines.count; i++) {
        struct line *l = &r->lines.items[i];
        l->labelled = label_parse(&scratch, l->text, &l->label);
        if (l->labelled) label_vote(&scratch, &votes, &l->label);
    }
    for (size_t i = r->begin; i < r->lines.count; i++) {
        struct line *l = &r->lines.items[i];
        l->labelled = l->labelled && label_accepted(&votes, &l->label, known(r->t, l->label.name));
    }
    arena_free(&scratch);
}

/* Times are no words. A line with a label has its own (label_parse took it). */
static void take_times(struct reading *r)
{
    for (size_t i = r->begin; i < r->lines.count; i++) {
        struct line *l = &r->lines.items[i];
        sv untrimmed = l->source;
        while (untrimmed.n && untrimmed.p[0] == ' ') untrimmed = sv_from(untrimmed, 1);
        if (!l->labelled && label_cut_time(&untrimmed, &l->ms)) {
            l->marked = true;
            l->text = untrimmed;
        }
    }
}

/* Labels tell the turns when two or more, or one that the study knows, stand at the front of at
 * least half of the paragraphs; and always when the study knows two of them. */
static bool labels_tell(struct reading *r)
{
    struct arena scratch = { 0 };
    struct keys names = { 0 };
    size_t paragraphs = 0, labelled = 0, known_count = 0;
    for (size_t i = r->begin; i < r->lines.count; i++) {
        const struct line *l = &r->lines.items[i];
        bool fresh = false;
        if (l->labelled) keys_put(&scratch, &names, l->label.name, 0, &fresh);
        known_count += fresh && known(r->t, l->label.name);
        bool first = !blank(l) && (i == r->begin || blank(l - 1));
        paragraphs += first;
        labelled += first && l->labelled;
    }
    size_t distinct = names.count;
    arena_free(&scratch);
    return known_count >= 2 || ((distinct >= 2 || known_count) && 2 * labelled >= paragraphs);
}

/* ---- turns --------------------------------------------------------------------------------- */

static void set_aside(struct reading *r, size_t begin, size_t end, enum message why)
{
    while (begin < end && blank(&r->lines.items[begin])) begin++;
    while (begin < end && blank(&r->lines.items[end - 1])) end--;
    if (begin == end) return;
    const struct line *first = &r->lines.items[begin], *last = &r->lines.items[end - 1];
    sv piece = { first->source.p, (size_t)(last->source.p + last->source.n - first->source.p) };
    problem_add(r->problems, (struct place){ r->t->file, first->number, 1 }, why,
                ARGS(ARG_INT(end - begin)));
    problem_reject(r->problems, r->t->file, first->number, why, piece);
    r->t->rejected_count++;
}

/* The lines [begin, end) as one turn; blank ones and bare times leave no words. */
static void add_turn(struct reading *r, size_t begin, size_t end, sv label)
{
    struct turn turn = { .label = label, .line = r->lines.items[begin].number };
    struct buffer text = { .a = r->a };
    for (size_t i = begin; i < end; i++) {
        const struct line *l = &r->lines.items[i];
        bool opens = i == begin && l->labelled;
        struct maybe_integer ms = opens ? l->label.time_ms : l->ms;
        if (ms.has && !turn.start_ms.has && !text.n) turn.start_ms = ms;
        sv words = opens ? l->label.rest : l->text;
        if (opens && l->label.remark.n) {
            buffer_add(&text, l->label.remark);
            if (words.n) buffer_cstr(&text, " ");
        }
        if (!words.n) continue;
        if (text.n && !opens) buffer_cstr(&text, "\n");
        buffer_add(&text, words);
    }
    turn.text = buffer_sv(&text);
    if (turn.text.n) *ARENA_PUSH(r->a, r->t->items, r->t->count, r->t->capacity) = turn;
}

static void read_labels(struct reading *r)
{
    size_t i = r->begin;
    while (i < r->lines.count && !r->lines.items[i].labelled) i++;
    set_aside(r, r->begin, i, MESSAGE_TXT_BEFORE_LABEL);
    while (i < r->lines.count) {
        size_t begin = i++;
        while (i < r->lines.count && !r->lines.items[i].labelled) i++;
        size_t before = r->t->count;
        add_turn(r, begin, i, r->lines.items[begin].label.name);
        if (r->t->count == before) set_aside(r, begin, i, MESSAGE_TXT_TURN_EMPTY);
    }
}

/* Where the talk begins: at the first time mark, when the transcript has such marks. What stands
 * above it is a heading (number, name, address, date). */
static size_t first_turn(const struct reading *r)
{
    size_t marks = 0, first = r->begin;
    for (size_t i = r->begin; i < r->lines.count; i++) {
        if (!r->lines.items[i].marked) continue;
        if (!marks++) first = i;
    }
    return marks >= LEAST_MARKS && first - r->begin <= LONGEST_HEADING ? first : r->begin;
}

static bool number_only(sv s)
{
    if (s.n == 0 || s.n > PAGE_NUMBER_BYTES) return false;
    for (size_t i = 0; i < s.n; i++)
        if (!sv_digit_byte(s.p[i])) return false;
    return true;
}

/* The number of pages that ends an exported document. */
static size_t last_turn_end(struct reading *r, size_t begin)
{
    size_t end = r->lines.count;
    while (end > begin && blank(&r->lines.items[end - 1])) end--;
    if (end - begin > 1 && number_only(r->lines.items[end - 1].text) && blank(&r->lines.items[end - 2]))
        set_aside(r, --end, r->lines.count, MESSAGE_TXT_PAGE_NUMBER);
    return end;
}

/* Without blank lines between turns, lines that nobody broke by hand are the paragraphs. */
static bool line_is_paragraph(const struct reading *r, size_t begin, size_t end)
{
    size_t filled = 0, paragraphs = 0, longest = 0;
    for (size_t i = begin; i < end; i++) {
        const struct line *l = &r->lines.items[i];
        if (blank(l)) continue;
        filled++;
        paragraphs += i == begin || blank(l - 1);
        if (l->source.n > longest) longest = l->source.n;
    }
    return longest > UNWRAPPED_BYTES && 10 * paragraphs < filled;
}

static void read_paragraphs(struct reading *r)
{
    size_t begin = first_turn(r);
    set_aside(r, r->begin, begin, MESSAGE_TXT_HEADING);
    size_t end = last_turn_end(r, begin);
    bool by_line = line_is_paragraph(r, begin, end);
    if (by_line)
        problem_add(r->problems, (struct place){ r->t->file, r->lines.items[begin].number, 1 },
                    MESSAGE_TXT_LINES, NO_ARGS);
    for (size_t i = begin; i < end;) {
        size_t from = i++;
        if (blank(&r->lines.items[from])) continue;
        while (!by_line && i < end && !blank(&r->lines.items[i])) i++;
        add_turn(r, from, i, r->t->count % 2 ? SV("2") : SV("1"));
    }
}

static bool read(struct arena *a, struct transcript *t, struct problems *problems, struct err *err)
{
    struct reading r = { .a = a, .t = t, .problems = problems };
    cut_lines(&r);
    if (t->turns != TURNS_BLANK_LINES) find_labels(&r);
    bool labels = t->turns == TURNS_LABELS || (t->turns == TURNS_DETECT && labels_tell(&r));
    for (size_t i = r.begin; !labels && i < r.lines.count; i++) r.lines.items[i].labelled = false;
    take_times(&r);
    t->found = labels ? FOUND_LABELS : FOUND_BLANK_LINES;
    if (labels)
        read_labels(&r);
    else
        read_paragraphs(&r);
    if (t->count) return true;
    if (labels && t->rejected_count)
        return err_at(err, (struct place){ t->file, 1, 1 }, MESSAGE_TXT_NO_LABELS, NO_ARGS);
    return err_at(err, (struct place){ t->file, 1, 1 }, MESSAGE_TRANSCRIPT_EMPTY, NO_ARGS);
}

const struct reader reader_txt = {
    .name = "txt",
    .extension = ".txt",
    .help = { "platte tekst, beurten met 'Naam:' of met lege regels",
              "plain text, turns by 'Name:' or by blank lines" },
    .keeps = { "blijft: sprekers, tijden als (12:03), woorden; valt weg: '# '-regels bovenaan, "
               "inspringen",
               "kept: speakers, times such as (12:03), words; dropped: '# ' lines at the top, "
               "indentation" },
    .probe = probe,
    .read = read,
};
