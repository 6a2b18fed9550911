#include "2_ingest/passage.h"

enum {
    LEAST_MARKS = 3,        /* so many time marks show that what stands before the first is a heading */
    LONGEST_HEADING = 30,   /* lines */
    UNWRAPPED_BYTES = 160,  /* a longer line was not broken by hand, so every line is a paragraph */
    PAGE_NUMBER_BYTES = 4,
};

static bool blank(const struct passage_line *l) { return l->text.n == 0 && !l->marked; }

/* ---- lines and labels ---------------------------------------------------------------------- */

static bool comment(sv line) { return line.n && line.p[0] == '#' && (line.n == 1 || line.p[1] == ' '); }

void passage_add(struct passage *p, struct passage_line line)
{
    line.text = sv_trim(line.source);
    line.turn = SIZE_MAX;
    bool heading = p->begin == p->count && comment(line.text);
    *ARENA_PUSH(p->a, p->items, p->count, p->capacity) = line;
    if (heading || (p->begin + 1 == p->count && line.text.n == 0)) p->begin = p->count;
}

void passage_add_text(struct passage *p, sv text, size_t offset)
{
    sv rest = text, one;
    for (size_t number = 1; sv_cut(&rest, '\n', &one); number++)
        passage_add(p, (struct passage_line){ .source = one, .number = number,
                                              .offset = offset + (size_t)(one.p - text.p) });
}

static bool known(const struct transcript *t, sv name) { return t->knows && t->knows(t->who, name); }

/* A label counts over the whole transcript, so the lines are gone through twice. */
static void find_labels(struct passage *p)
{
    struct arena scratch = { 0 };
    struct label_votes votes = { 0 };
    for (size_t i = p->begin; i < p->count; i++) {
        struct passage_line *l = &p->items[i];
        l->labelled = label_parse(&scratch, l->text, &l->label);
        if (l->labelled) label_vote(&scratch, &votes, &l->label);
    }
    for (size_t i = p->begin; i < p->count; i++) {
        struct passage_line *l = &p->items[i];
        l->labelled = l->labelled && label_accepted(&votes, &l->label, known(p->t, l->label.name));
    }
    arena_free(&scratch);
}

/* Times are no words. A line with a label has its own (label_parse took it). */
static void take_times(struct passage *p)
{
    for (size_t i = p->begin; i < p->count; i++) {
        struct passage_line *l = &p->items[i];
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
static bool labels_tell(struct passage *p)
{
    struct arena scratch = { 0 };
    struct keys names = { 0 };
    size_t paragraphs = 0, labelled = 0, known_count = 0;
    for (size_t i = p->begin; i < p->count; i++) {
        const struct passage_line *l = &p->items[i];
        bool fresh = false;
        if (l->labelled) keys_put(&scratch, &names, l->label.name, 0, &fresh);
        known_count += fresh && known(p->t, l->label.name);
        bool first = !blank(l) && (i == p->begin || blank(l - 1));
        paragraphs += first;
        labelled += first && l->labelled;
    }
    size_t distinct = names.count;
    arena_free(&scratch);
    return known_count >= 2 || ((distinct >= 2 || known_count) && 2 * labelled >= paragraphs);
}

/* ---- turns --------------------------------------------------------------------------------- */

static void set_aside(struct passage *p, size_t begin, size_t end, enum message why)
{
    struct buffer piece = { .a = p->a };
    while (begin < end && blank(&p->items[begin])) begin++;
    while (begin < end && blank(&p->items[end - 1])) end--;
    if (begin == end) return;
    for (size_t i = begin; i < end; i++) {
        if (i > begin) buffer_cstr(&piece, "\n");
        buffer_add(&piece, p->items[i].source);
    }
    reader_reject(p->t, p->problems, p->items[begin].number, why, ARGS(ARG_INT(end - begin)), buffer_sv(&piece));
}

/* A turn on its way: its words, and where they stand in the source. */
struct building {
    struct passage *p;
    struct buffer text;
    struct turn turn;
    size_t capacity;
};

/* Words that stand in this line. */
static void add_words(struct building *b, const struct passage_line *l, sv words)
{
    if (l->offset != SIZE_MAX && words.n)
        *ARENA_PUSH(b->p->a, b->turn.spans, b->turn.span_count, b->capacity) =
            (struct turn_span){ b->text.n, l->offset + (size_t)(words.p - l->source.p), words.n };
    buffer_add(&b->text, words);
}

/* The lines [begin, end) as one turn; blank ones and bare times leave no words. */
static void add_turn(struct passage *p, size_t begin, size_t end, sv label)
{
    struct building b = { .p = p, .text = { .a = p->a },
                          .turn = { .label = label, .line = p->items[begin].number, .place = p->items[begin].place } };
    for (size_t i = begin; i < end; i++) {
        const struct passage_line *l = &p->items[i];
        bool opens = i == begin && l->labelled;
        struct maybe_integer ms = opens && l->label.time_ms.has ? l->label.time_ms : l->ms;
        if (ms.has && !b.turn.start_ms.has && !b.text.n) b.turn.start_ms = ms;
        sv words = opens ? l->label.rest : l->text;
        if (opens && l->label.remark.n) {
            add_words(&b, l, l->label.remark);
            if (words.n) buffer_cstr(&b.text, " ");
        }
        if (!words.n) continue;
        if (b.text.n && !opens) buffer_cstr(&b.text, "\n");
        add_words(&b, l, words);
    }
    b.turn.text = buffer_sv(&b.text);
    if (!reader_add(p->a, p->t, b.turn)) return;
    for (size_t i = begin; i < end; i++) p->items[i].turn = p->t->count - 1;
}

static void read_labels(struct passage *p)
{
    size_t i = p->begin;
    while (i < p->count && !p->items[i].labelled) i++;
    set_aside(p, p->begin, i, MESSAGE_TXT_BEFORE_LABEL);
    while (i < p->count) {
        size_t begin = i++;
        while (i < p->count && !p->items[i].labelled) i++;
        size_t before = p->t->count;
        add_turn(p, begin, i, p->items[begin].label.name);
        if (p->t->count == before) set_aside(p, begin, i, MESSAGE_TXT_TURN_EMPTY);
    }
}

/* Where the talk begins: at the first time mark, when the transcript has such marks. What stands
 * above it is a heading (number, name, address, date). */
static size_t first_turn(const struct passage *p)
{
    size_t marks = 0, first = p->begin;
    for (size_t i = p->begin; i < p->count; i++) {
        if (!p->items[i].marked) continue;
        if (!marks++) first = i;
    }
    return marks >= LEAST_MARKS && first - p->begin <= LONGEST_HEADING ? first : p->begin;
}

static bool number_only(sv s)
{
    if (s.n == 0 || s.n > PAGE_NUMBER_BYTES) return false;
    for (size_t i = 0; i < s.n; i++)
        if (!sv_digit_byte(s.p[i])) return false;
    return true;
}

/* The number of pages that ends an exported document. */
static size_t last_turn_end(struct passage *p, size_t begin)
{
    size_t end = p->count;
    while (end > begin && blank(&p->items[end - 1])) end--;
    if (end - begin > 1 && number_only(p->items[end - 1].text) && blank(&p->items[end - 2]))
        set_aside(p, --end, p->count, MESSAGE_TXT_PAGE_NUMBER);
    return end;
}

/* Without blank lines between turns, lines that nobody broke by hand are the paragraphs; and those
 * of a document always are. */
static bool line_is_paragraph(const struct passage *p, size_t begin, size_t end)
{
    size_t filled = 0, paragraphs = 0, longest = 0;
    if (begin < end && p->items[begin].place != PLACE_LINE) return true;
    for (size_t i = begin; i < end; i++) {
        const struct passage_line *l = &p->items[i];
        if (blank(l)) continue;
        filled++;
        paragraphs += i == begin || blank(l - 1);
        if (l->source.n > longest) longest = l->source.n;
    }
    bool is = longest > UNWRAPPED_BYTES && 10 * paragraphs < filled;
    if (is)
        problem_add(p->problems, (struct place){ p->t->file, p->items[begin].number, 1 }, MESSAGE_TXT_LINES, NO_ARGS);
    return is;
}

static void read_paragraphs(struct passage *p)
{
    size_t begin = first_turn(p);
    set_aside(p, p->begin, begin, MESSAGE_TXT_HEADING);
    size_t end = last_turn_end(p, begin);
    bool by_line = line_is_paragraph(p, begin, end);
    for (size_t i = begin; i < end;) {
        size_t from = i++;
        if (blank(&p->items[from])) continue;
        while (!by_line && i < end && !blank(&p->items[i])) i++;
        add_turn(p, from, i, p->t->count % 2 ? SV("2") : SV("1"));
    }
}

bool passage_turns(struct passage *p, struct err *err)
{
    struct transcript *t = p->t;
    if (t->turns != TURNS_BLANK_LINES) find_labels(p);
    bool labels = t->turns == TURNS_LABELS || (t->turns == TURNS_DETECT && labels_tell(p));
    for (size_t i = p->begin; !labels && i < p->count; i++) p->items[i].labelled = false;
    take_times(p);
    t->found = labels ? FOUND_LABELS : FOUND_BLANK_LINES;
    if (labels)
        read_labels(p);
    else
        read_paragraphs(p);
    if (t->count) return true;
    if (labels && t->rejected_count)
        return err_at(err, (struct place){ t->file, 1, 1 }, MESSAGE_TXT_NO_LABELS, NO_ARGS);
    return err_at(err, (struct place){ t->file, 1, 1 }, MESSAGE_TRANSCRIPT_EMPTY, NO_ARGS);
}
