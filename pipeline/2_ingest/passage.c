#include "2_ingest/bold.h"
#include "2_ingest/heading.h"
#include "2_ingest/indent.h"

enum {
    LEAST_MARKS = 3,        /* so many time marks show that what stands before the first is a heading */
    LONGEST_HEADING = 30,   /* lines */
    PAGE_NUMBER_BYTES = 4,
};

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

/* Few people put an empty paragraph between two speakers, and many speak several paragraphs; a label that
 * is set apart by signs or by bold type needs to stand in front of fewer of them. */
static size_t least_firsts(const struct passage *p, enum convention convention, size_t paragraphs)
{
    bool document = p->begin < p->count && p->items[p->begin].place == PLACE_PARAGRAPH;
    return document && convention < CONVENTION_ALONE ? (paragraphs + 3) / 4 : (paragraphs + 1) / 2;
}

/* Takes the lines apart in one convention, and counts its labels; true when they tell the turns. */
static bool try_convention(struct passage *p, enum convention convention, struct convention_tally *tally,
                           size_t *paragraphs)
{
    bool headed = false; /* the label of this paragraph stands alone above it */
    *paragraphs = 0;
    for (size_t i = p->begin; i < p->count; i++) {
        struct passage_line *l = &p->items[i];
        struct label_line label;
        if (passage_blank(l)) continue;
        bool first = (i == p->begin || l->place != PLACE_LINE || passage_blank(l - 1)) && !headed;
        size_t bold = l->bold_bytes, lead = (size_t)(l->text.p - l->source.p);
        bool is = convention_parse(convention, tally->a, l->text, bold > lead ? bold - lead : 0, &label);
        if (l->inner) first = is; /* a talk may be typed as one paragraph */
        headed = is && !label.rest.n && !label.remark.n;
        *paragraphs += first;
        if (is) convention_add(tally, &label, first, lead > 0);
    }
    convention_close(tally, p->t->knows, p->t->who);
    return (tally->distinct >= 2 || tally->known) && tally->firsts >= least_firsts(p, convention, *paragraphs);
}

static void take_labels(struct passage *p, enum convention convention, const struct convention_tally *tally,
                        struct arena *scratch)
{
    for (size_t i = p->begin; i < p->count; i++) {
        struct passage_line *l = &p->items[i];
        size_t bold = l->bold_bytes, lead = (size_t)(l->text.p - l->source.p);
        l->labelled = convention_parse(convention, scratch, l->text, bold > lead ? bold - lead : 0, &l->label) &&
                      convention_counts(tally, l->label.name);
    }
}

/* Finds the convention whose labels tell the turns: they stand at the front of at least half of the
 * paragraphs, and there are two or one that the study knows. Of several it is the one with most
 * lines; then the one that is tried first. 'Naam:' also tells when the study knows two such names.
 * `must`: the study says that there are labels. A label counts over the whole transcript, so the
 * lines are gone through more than once. */
enum convention passage_convention(struct passage *p, bool must)
{
    struct arena scratch = { 0 };
    struct convention_tally best = { 0 };
    enum convention chosen = CONVENTION_COUNT;
    for (enum convention c = CONVENTION_COLON; c < CONVENTION_COUNT; c++) {
        struct convention_tally tally = { .a = &scratch };
        size_t paragraphs;
        bool surely = try_convention(p, c, &tally, &paragraphs);
        bool tells = surely || must || (c == CONVENTION_COLON && tally.known >= 2);
        if (tells && tally.lines > best.lines) {
            best = tally;
            chosen = c;
        }
        if (c == CONVENTION_COLON && surely) break; /* no other can have more */
    }
    if (chosen != CONVENTION_COUNT) take_labels(p, chosen, &best, &scratch);
    arena_free(&scratch);
    return chosen;
}

/* Times are no words. */
static void take_times(struct passage *p)
{
    for (size_t i = p->begin; i < p->count; i++) {
        struct passage_line *l = &p->items[i];
        int64_t end;
        if (!l->labelled) {
            sv untrimmed = l->source;
            while (untrimmed.n && untrimmed.p[0] == ' ') untrimmed = sv_from(untrimmed, 1);
            l->marked = label_cut_time(&untrimmed, &l->ms);
            if (l->marked) l->text = untrimmed;
        }
        if (label_cut_end_time(l->labelled ? &l->label.rest : &l->text, &end)) l->end_ms = SOME_INTEGER(end);
    }
}

/* A time on a line of its own above a label is that of the label's turn. */
static void move_times(struct passage *p)
{
    size_t above = SIZE_MAX;
    for (size_t i = p->begin; i < p->count; i++) {
        struct passage_line *l = &p->items[i];
        if (passage_blank(l)) continue;
        if (l->labelled && above != SIZE_MAX && !l->label.time_ms.has && !l->ms.has) {
            l->ms = p->items[above].ms;
            p->items[above].ms = NO_INTEGER;
            p->items[above].marked = false; /* nothing is left of that line */
        }
        above = l->marked && !l->text.n && l->ms.has ? i : SIZE_MAX;
    }
}

/* ---- turns --------------------------------------------------------------------------------- */

static void set_aside(struct passage *p, size_t begin, size_t end, enum message why)
{
    struct buffer piece = { .a = p->a };
    while (begin < end && passage_blank(&p->items[begin])) begin++;
    while (begin < end && passage_blank(&p->items[end - 1])) end--;
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
        else if (ms.has) reader_lose(p->a, p->t, SV("time"), l->number);
        if (b.turn.end_ms.has && l->end_ms.has) reader_lose(p->a, p->t, SV("time"), l->number);
        if (l->end_ms.has) b.turn.end_ms = l->end_ms;
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

/* The lines of one speaker. */
static void add_labelled(struct passage *p, size_t begin, size_t end)
{
    size_t before = p->t->count;
    sv label = p->items[begin].label.name;
    reader_voice(p->a, p->t, label);
    for (size_t i = begin; i < end; i++) p->items[i].voice = label;
    add_turn(p, begin, end, label);
    if (p->t->count == before) set_aside(p, begin, end, MESSAGE_TXT_TURN_EMPTY);
}

static void read_labels(struct passage *p)
{
    size_t i = p->begin;
    while (i < p->count && !p->items[i].labelled) i++;
    set_aside(p, p->begin, i, MESSAGE_TXT_BEFORE_LABEL);
    while (i < p->count) {
        size_t begin = i++;
        while (i < p->count && !p->items[i].labelled) i++;
        add_labelled(p, begin, i);
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

struct passage_look passage_look(const struct passage *p, size_t begin, size_t end)
{
    struct passage_look look = { 0 };
    for (size_t i = begin; i < end; i++) {
        const struct passage_line *l = &p->items[i];
        if (passage_blank(l)) continue;
        look.filled++;
        look.paragraphs += i == begin || passage_blank(l - 1);
        if (l->source.n > look.longest) look.longest = l->source.n;
    }
    return look;
}

/* Lines that nobody broke by hand, without blank lines between turns. */
static bool unbroken_lines(const struct passage *p, size_t begin, size_t end)
{
    struct passage_look look = passage_look(p, begin, end);
    return look.longest > PASSAGE_WRAPPED_BYTES && 10 * look.paragraphs < look.filled;
}

static void read_paragraphs(struct passage *p)
{
    size_t begin = first_turn(p);
    set_aside(p, p->begin, begin, MESSAGE_TXT_HEADING);
    size_t end = p->count;
    bool document = begin < end && p->items[begin].place != PLACE_LINE; /* its paragraphs are turns */
    bool by_line = document || unbroken_lines(p, begin, end);
    if (by_line && !document)
        problem_add(p->problems, (struct place){ p->t->file, p->items[begin].number, 1 }, MESSAGE_TXT_LINES, NO_ARGS);
    for (size_t i = begin; i < end;) {
        size_t from = i++;
        if (passage_blank(&p->items[from])) continue;
        while (i < end && (by_line ? p->items[i].inner : !passage_blank(&p->items[i]))) i++;
        add_turn(p, from, i, p->t->count % 2 ? SV("2") : SV("1"));
    }
}

/* Turns by indents; without names they alternate, as those by blank lines do. */
static void read_indents(struct passage *p)
{
    size_t begin = first_turn(p);
    set_aside(p, p->begin, begin, MESSAGE_TXT_HEADING);
    size_t end = p->count;
    enum indent indent = indent_find(p, begin, end);
    const struct passage_line *before = NULL;
    size_t from = begin;
    for (size_t i = begin; i < end; i++) {
        const struct passage_line *l = &p->items[i];
        if (passage_blank(l)) continue;
        if (before && indent_begins(indent, before, l)) {
            add_turn(p, from, i, p->t->count % 2 ? SV("2") : SV("1"));
            from = i;
        }
        if (!before) from = i;
        before = l;
    }
    if (before) add_turn(p, from, end, p->t->count % 2 ? SV("2") : SV("1"));
}

static enum turns_found find_turns(struct passage *p)
{
    switch (p->t->turns) {
    case TURNS_LABELS: (void)passage_convention(p, true); return FOUND_LABELS;
    case TURNS_BLANK_LINES: return FOUND_BLANK_LINES;
    case TURNS_INDENTS: return FOUND_INDENTS;
    case TURNS_DETECT: break;
    }
    if (passage_convention(p, false) != CONVENTION_COUNT) return FOUND_LABELS;
    if (bold_tells(p)) return FOUND_BOLD;
    return indent_tells(p, p->begin, p->count) ? FOUND_INDENTS : FOUND_BLANK_LINES;
}

void passage_lose(struct passage *p, sv element, size_t number)
{
    *ARENA_PUSH(p->a, p->losses, p->loss_count, p->loss_capacity) =
        (struct passage_loss){ arena_copy(p->a, element), number };
}

/* In the words of whoever spoke there. */
static void count_losses(struct passage *p)
{
    for (size_t k = 0, i = 0; k < p->loss_count; k++) {
        while (i < p->count && p->items[i].number < p->losses[k].number) i++;
        reader_voice(p->a, p->t, i < p->count ? p->items[i].voice : (sv){ "", 0 });
        reader_lose(p->a, p->t, p->losses[k].element, p->losses[k].number);
    }
    reader_voice(p->a, p->t, (sv){ "", 0 });
}

/* What is bold asks and is labelled 1, what is not answers and is labelled 2. */
static void read_bold(struct passage *p)
{
    size_t begin = bold_begin(p), from = begin;
    set_aside(p, p->begin, begin, MESSAGE_TXT_HEADING);
    const struct passage_line *before = NULL;
    for (size_t i = begin; i < p->count; i++) {
        const struct passage_line *l = &p->items[i];
        if (passage_blank(l)) continue;
        if (before && bold_line(before) != bold_line(l)) {
            add_turn(p, from, i, bold_line(before) ? SV("1") : SV("2"));
            from = i;
        }
        if (!before) from = i;
        before = l;
    }
    if (before) add_turn(p, from, p->count, bold_line(before) ? SV("1") : SV("2"));
}

/* Each line by itself, as of whom it names; the note as well when every line names someone. */
static void reject_heading(struct passage *p, size_t end)
{
    size_t first = SIZE_MAX;
    for (size_t i = p->begin; i < end; i++) {
        const struct passage_line *l = &p->items[i];
        if (passage_blank(l)) continue;
        sv named = heading_names(p->a, l->text);
        if (first == SIZE_MAX || (!named.n && heading_names(p->a, p->items[first].text).n)) first = i;
        reader_voice(p->a, p->t, named);
        reader_set_aside(p->t, p->problems, l->number, MESSAGE_TXT_HEADING, l->source);
    }
    if (first == SIZE_MAX) return;
    reader_voice(p->a, p->t, heading_names(p->a, p->items[first].text));
    problem_add(p->problems, (struct place){ p->t->file, p->items[first].number, 1 }, MESSAGE_TXT_HEADING, NO_ARGS);
    reader_voice(p->a, p->t, (sv){ "", 0 });
}

/* What stands above the talk is no turn, however much it looks like one. */
static void take_heading(struct passage *p)
{
    size_t end = heading_end(p);
    reject_heading(p, end);
    p->begin = end;
}

static bool number_only(sv s)
{
    if (s.n == 0 || s.n > PAGE_NUMBER_BYTES) return false;
    for (size_t i = 0; i < s.n; i++)
        if (!sv_digit_byte(s.p[i])) return false;
    return true;
}

/* Nor is what stands below it: the number of pages that ends an exported document, "Einde opname". */
static void take_ending(struct passage *p)
{
    for (bool number = false;;) {
        size_t end = p->count;
        while (end > p->begin && passage_blank(&p->items[end - 1])) end--;
        if (end < p->begin + 2) return;
        const struct passage_line *last = &p->items[end - 1];
        bool page = !number && number_only(last->text) && passage_blank(last - 1);
        if (!page && !heading_closes(p->a, last->text)) return;
        number |= page;
        set_aside(p, end - 1, p->count, page ? MESSAGE_TXT_PAGE_NUMBER : MESSAGE_TXT_CLOSING);
        p->count = end - 1;
    }
}

bool passage_turns(struct passage *p, struct err *err)
{
    struct transcript *t = p->t;
    take_heading(p);
    take_ending(p);
    t->found = find_turns(p);
    take_times(p);
    if (t->found == FOUND_LABELS) {
        move_times(p);
        read_labels(p);
    } else if (t->found == FOUND_INDENTS) {
        read_indents(p);
    } else if (t->found == FOUND_BOLD) {
        read_bold(p);
    } else {
        read_paragraphs(p);
    }
    count_losses(p);
    if (t->count) return true;
    if (t->found == FOUND_LABELS && t->rejected_count)
        return err_at(err, (struct place){ t->file, 1, 1 }, MESSAGE_TXT_NO_LABELS, NO_ARGS);
    return err_at(err, (struct place){ t->file, 1, 1 }, MESSAGE_TRANSCRIPT_EMPTY, NO_ARGS);
}
