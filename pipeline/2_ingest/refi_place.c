/* refi_place : where the positions of a project are in its texts. The standard says code points from 0,
 * end exclusive; programs count otherwise, and none says how. So each way is tried, and scored. */
#include "2_ingest/refi.h"

#include "0_base/num.h"
#include "0_base/utf8.h"

#include <stdlib.h>

struct refi_convention refi_convention(size_t number)
{
    return (struct refi_convention){ .breaks = (enum refi_breaks)(number / 2 % REFI_BREAKS_COUNT),
                                     .utf16 = number / 2 / REFI_BREAKS_COUNT % 2 == 1,
                                     .mark = number % 2 == 1 };
}

sv refi_convention_name(struct arena *a, size_t number, enum language language)
{
    static const enum label breaks[] = { [REFI_BREAKS_STORED] = LABEL_REFI_BREAKS_STORED,
                                         [REFI_BREAKS_ONE] = LABEL_REFI_BREAKS_ONE,
                                         [REFI_BREAKS_TWO] = LABEL_REFI_BREAKS_TWO };
    struct refi_convention c = refi_convention(number);
    return text_fill(a, "{0}, {1}, {2}",
                     ARGS(ARG_CSTR(text_label(c.utf16 ? LABEL_REFI_UTF16 : LABEL_REFI_POINTS, language)),
                          ARG_CSTR(text_label(breaks[c.breaks], language)),
                          ARG_CSTR(text_label(c.mark ? LABEL_REFI_MARK : LABEL_REFI_NO_MARK, language))));
}

/* ---- selections ---------------------------------------------------------------------------- */

static bool position(const struct xml_element *e, const char *name, int64_t *out)
{
    struct err ignored = { 0 };
    const sv *value = e ? xml_box_attribute(e, name) : NULL;
    return value && num_i64(sv_trim(*value), 0, INT32_MAX, out, &ignored);
}

static void add(const struct refi *r, size_t text, const struct xml_element *e, struct refi_selections *to)
{
    struct refi_selection s = { .text = text, .element = e };
    if (sv_is(e->name, "PlainTextSelection")) {
        s.placed = position(e, "startPosition", &s.start) && position(e, "endPosition", &s.end);
    } else if (sv_is(e->name, "TranscriptSelection")) {
        s.placed = position(refi_find(r, xml_box_attribute(e, "fromSyncPoint"), "SyncPoint"), "position", &s.start) &&
                   position(refi_find(r, xml_box_attribute(e, "toSyncPoint"), "SyncPoint"), "position", &s.end);
    } else {
        return;
    }
    *ARENA_PUSH(r->a, to->items, to->count, to->capacity) = s;
}

void refi_select(const struct refi *r, size_t text, struct refi_selections *to)
{
    const struct xml_element *holder = r->texts[text].holder;
    for (size_t i = 0; i < holder->child_count; i++) add(r, text, holder->children[i], to);
}

/* ---- counting ------------------------------------------------------------------------------ */

/* A place that is looked for while the text is counted through. */
struct mark {
    int64_t position;
    size_t selection;
    bool end;
};

static int by_position(const void *x, const void *y)
{
    const struct mark *p = x, *q = y;
    if (p->position != q->position) return p->position < q->position ? -1 : 1;
    if (p->selection != q->selection) return p->selection < q->selection ? -1 : 1;
    return (int)p->end - (int)q->end;
}

/* The bytes of the next character, or of a line end that counts as one; *units what it counts for. */
static size_t next(sv text, size_t at, struct refi_convention c, int64_t *units)
{
    unsigned char byte = (unsigned char)text.p[at];
    size_t n = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    *units = n == 4 && c.utf16 ? 2 : 1;
    if (byte != '\r' && byte != '\n') return n;
    bool pair = byte == '\r' && at + 1 < text.n && text.p[at + 1] == '\n';
    if (c.breaks == REFI_BREAKS_TWO) *units = 2;
    return pair && c.breaks != REFI_BREAKS_STORED ? 2 : 1;
}

void refi_place(struct arena *scratch, const struct refi_text *text, struct refi_convention c,
                struct refi_selection *items, size_t count, bool *fits)
{
    struct mark *marks = ARENA_NEW(scratch, struct mark, 2 * count);
    size_t mark_count = 0, m = 0, at = 0;
    int64_t position = c.mark && text->mark ? 1 : 0;
    sv stored = text->stored;
    for (size_t i = 0; i < count; i++) {
        fits[i] = items[i].placed && items[i].start < items[i].end;
        if (!items[i].placed) continue;
        marks[mark_count++] = (struct mark){ items[i].start, i, false };
        marks[mark_count++] = (struct mark){ items[i].end, i, true };
    }
    if (mark_count) qsort(marks, mark_count, sizeof *marks, by_position);
    while (m < mark_count) {
        int64_t units = 0;
        for (; m < mark_count && (marks[m].position <= position || at == stored.n); m++) {
            struct refi_selection *s = &items[marks[m].selection];
            *(marks[m].end ? &s->finish : &s->begin) = at;
            if (marks[m].position != position && !(position == 1 && at == 0)) fits[marks[m].selection] = false;
        }
        if (at == stored.n) break;
        at += next(stored, at, c, &units);
        position += units;
    }
}

/* ---- scoring ------------------------------------------------------------------------------- */

enum { QUOTE_BYTES = 400 }; /* so much of a quote tells enough */

/* Blanks as one, none at the ends, NFC; as far as it is compared. */
static sv collapsed(struct arena *a, sv text)
{
    struct buffer b = { .a = a };
    if (text.n > 4 * QUOTE_BYTES) {
        text.n = 4 * QUOTE_BYTES;
        while (text.n && sv_inner_byte(text.p[text.n])) text.n--;
    }
    for (size_t i = 0; i < text.n; i++) {
        bool blank = sv_blank_byte(text.p[i]);
        if (blank && (!b.n || b.bytes[b.n - 1] == ' ')) continue;
        buffer_add(&b, blank ? SV(" ") : sv_slice(text, i, i + 1));
    }
    return utf8_normalise(a, sv_trim(buffer_sv(&b)));
}

/* "I'm a single mum with…": what stands before the sign that something was left out. */
static bool cut_ellipsis(sv *name)
{
    static const char *const signs[] = { "…", "...", "[…]", "[...]" };
    for (size_t i = WF_COUNT(signs); i-- > 0;)
        if (sv_ends(*name, sv_from_cstr(signs[i]))) {
            name->n -= strlen(signs[i]);
            *name = sv_trim(*name);
            return true;
        }
    return false;
}

/* 2: the name is the whole of what is selected; 1: it is how that begins. */
static size_t quotes(struct arena *scratch, sv name, sv selected)
{
    enum { TELLING_BYTES = 8 };
    name = collapsed(scratch, name);
    bool cut = cut_ellipsis(&name);
    sv text = collapsed(scratch, selected);
    if (!name.n) return 0;
    if (sv_eq(name, text)) return 2;
    if (!sv_starts(text, name)) return 0;
    return cut ? 2 : name.n >= TELLING_BYTES;
}

static bool word_byte(char c) { return sv_high_byte(c) || sv_letter_byte(c) || sv_digit_byte(c); }

/* Signs that are no part of words: general punctuation, no-break space and quotes, emoji. */
static bool sign_at(sv text, size_t at)
{
    while (at && sv_inner_byte(text.p[at])) at--;
    sv rest = sv_from(text, at);
    return sv_starts(rest, SV("\xE2\x80")) || sv_starts(rest, SV("\xC2\xA0")) || sv_starts(rest, SV("\xC2\xAB")) ||
           sv_starts(rest, SV("\xC2\xBB")) || sv_starts(rest, SV("\xF0\x9F"));
}

static bool in_word(sv text, size_t at) { return at < text.n && word_byte(text.p[at]) && !sign_at(text, at); }

/* Whether a stretch begins, and whether it ends, where a word or a sign does. */
static size_t edges(sv text, size_t begin, size_t end)
{
    bool first = !(begin && in_word(text, begin - 1) && in_word(text, begin)) && !sv_blank_byte(text.p[begin]);
    bool last = !(in_word(text, end - 1) && in_word(text, end)) && !sv_blank_byte(text.p[end - 1]);
    return (size_t)first + (size_t)last;
}

struct score {
    bool tried;
    size_t quotes, quoted, inside, edges;
    struct refi_selection *items;
};

/* A name that says what is selected; QualCoder and others may give a number instead. */
static bool telling(sv name)
{
    for (size_t i = 0; i < name.n; i++)
        if (!sv_digit_byte(name.p[i]) && !memchr(" :.,-", name.p[i], 5)) return true;
    return false;
}

static void add_score(const struct refi_text *text, const struct refi_selection *items, const bool *fits, size_t count,
                      struct score *s)
{
    struct arena scratch = { 0 };
    for (size_t i = 0; i < count; i++) {
        if (!items[i].placed || !fits[i]) continue;
        sv selected = sv_slice(text->stored, items[i].begin, items[i].finish);
        sv name = refi_value(items[i].element, "name");
        size_t quote = telling(name) ? quotes(&scratch, name, selected) : 0;
        s->quotes += quote;
        s->quoted += quote > 0;
        s->inside++;
        s->edges += edges(text->stored, items[i].begin, items[i].finish);
        arena_free(&scratch);
    }
}

/* Which differences there are to find. */
struct traits {
    bool pairs, marks, wide;
};

static void add_traits(const struct refi_text *text, struct traits *traits)
{
    traits->marks = traits->marks || text->mark;
    for (size_t i = 0; i < text->stored.n; i++) {
        unsigned char byte = (unsigned char)text->stored.p[i];
        traits->wide = traits->wide || byte >= 0xF0;
        traits->pairs = traits->pairs || byte == '\r';
    }
}

static bool worth_trying(struct refi_convention c, const struct traits *traits)
{
    return (!c.utf16 || traits->wide) && (!c.mark || traits->marks) &&
           (c.breaks != REFI_BREAKS_ONE || traits->pairs);
}

/* All selections of the project, those of one text together. */
static void try(struct refi *r, size_t number, const struct refi_selections *all, struct arena *scratch,
                struct score *s)
{
    bool *fits = ARENA_NEW(scratch, bool, all->count);
    s->tried = true;
    s->items = ARENA_NEW(scratch, struct refi_selection, all->count);
    if (all->count) memcpy(s->items, all->items, all->count * sizeof *all->items);
    for (size_t begin = 0, end; begin < all->count; begin = end) {
        const struct refi_text *text = &r->texts[all->items[begin].text];
        for (end = begin; end < all->count && all->items[end].text == all->items[begin].text;) end++;
        refi_place(scratch, text, refi_convention(number), s->items + begin, end - begin, fits + begin);
        add_score(text, s->items + begin, fits + begin, end - begin, s);
    }
}

/* < 0: x fits less. */
static int compare(const struct score *x, const struct score *y)
{
    if (x->quotes != y->quotes) return x->quotes < y->quotes ? -1 : 1;
    if (x->inside != y->inside) return x->inside < y->inside ? -1 : 1;
    if (x->edges != y->edges) return x->edges < y->edges ? -1 : 1;
    return 0;
}

static bool says(sv text, const char *word)
{
    sv what = sv_from_cstr(word);
    for (size_t i = 0; i + what.n <= text.n; i++) {
        size_t n = 0;
        while (n < what.n && sv_lowered_byte(text.p[i + n]) == what.p[n]) n++;
        if (n == what.n) return true;
    }
    return false;
}

/* What is tried first: the program's own way where it is known. */
static size_t first_choice(const struct refi *r)
{
    sv origin = refi_value(r->root, "origin");
    for (size_t i = 0; i < REFI_CONVENTIONS; i++) {
        struct refi_convention c = refi_convention(i);
        if (c.mark) continue;
        if (says(origin, "atlas") && !c.utf16 && c.breaks == REFI_BREAKS_ONE) return i;
        if (says(origin, "nvivo") && c.utf16 && c.breaks == REFI_BREAKS_STORED) return i;
    }
    return 0;
}

static size_t count_unsure(const struct score *scores, size_t best, size_t count)
{
    size_t unsure = 0;
    for (size_t i = 0; i < count; i++) {
        bool differs = false;
        const struct refi_selection *here = &scores[best].items[i];
        for (size_t k = 0; k < REFI_CONVENTIONS; k++) {
            if (!scores[k].tried || k == best || compare(&scores[k], &scores[best])) continue;
            const struct refi_selection *there = &scores[k].items[i];
            differs = differs || here->begin != there->begin || here->finish != there->finish;
        }
        unsure += differs;
    }
    return unsure;
}

static void choose(const struct refi *r, const struct score *scores, size_t count, struct refi_fit *fit)
{
    size_t best = first_choice(r);
    if (!scores[best].tried) best = 0;
    for (size_t i = 0; i < REFI_CONVENTIONS; i++)
        if (scores[i].tried && compare(&scores[best], &scores[i]) < 0) best = i;
    fit->convention = best;
    fit->inside = scores[best].inside;
    fit->quoted = scores[best].quoted;
    fit->edges = scores[best].edges;
    fit->unsure = count_unsure(scores, best, count);
}

void refi_detect(struct refi *r, struct refi_fit *fit)
{
    struct arena scratch = { 0 };
    struct score scores[REFI_CONVENTIONS] = { 0 };
    struct refi_selections all = { 0 };
    struct traits traits = { 0 };
    *fit = (struct refi_fit){ 0 };
    for (size_t i = 0; i < r->text_count; i++) {
        struct err ignored = { 0 };
        if (!refi_load(r, &r->texts[i], &ignored)) continue;
        size_t before = all.count;
        refi_select(r, i, &all);
        if (all.count > before) add_traits(&r->texts[i], &traits);
    }
    for (size_t i = 0; i < all.count; i++) {
        if (!all.items[i].placed) continue;
        fit->selections++;
        fit->named += telling(refi_value(all.items[i].element, "name"));
    }
    for (size_t i = 0; i < REFI_CONVENTIONS; i++)
        if (worth_trying(refi_convention(i), &traits)) try(r, i, &all, &scratch, &scores[i]);
    choose(r, scores, all.count, fit);
    arena_free(&scratch);
}

/* ---- normal form --------------------------------------------------------------------------- */

/* What ends a line in a text of a project: also the separators of Unicode, which ATLAS.ti has used. */
static size_t break_at(sv text, size_t at)
{
    unsigned char byte = (unsigned char)text.p[at];
    if (byte != '\r' && byte != '\n' && byte != 0xE2) return 0;
    sv rest = sv_from(text, at);
    if (sv_starts(rest, SV("\r\n"))) return 2;
    if (rest.p[0] == '\r' || rest.p[0] == '\n') return 1;
    if (sv_starts(rest, SV("\xE2\x80\xA8")) || sv_starts(rest, SV("\xE2\x80\xA9"))) return 3;
    return 0;
}

struct refi_lines refi_lines(struct arena *a, sv stored)
{
    struct refi_lines l = { .stored = stored };
    struct buffer normal = { .a = a };
    for (size_t at = 0; at < stored.n;) {
        size_t end = at, skip = 0;
        while (end < stored.n && !(skip = break_at(stored, end))) end++;
        sv line = utf8_normalise(a, sv_slice(stored, at, end));
        *ARENA_PUSH(a, l.items, l.count, l.capacity) =
            (struct refi_line){ at, normal.n, end - at, line.p == stored.p + at };
        buffer_add(&normal, line);
        if (end < stored.n) buffer_cstr(&normal, "\n");
        at = end + skip;
    }
    l.normal = buffer_sv(&normal);
    return l;
}

size_t refi_lines_at(struct arena *scratch, const struct refi_lines *l, size_t stored)
{
    size_t low = 0, high = l->count; /* the last line that begins at or before the place */
    if (!l->count) return 0;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (l->items[middle].stored <= stored)
            low = middle;
        else
            high = middle;
    }
    const struct refi_line *line = &l->items[low];
    size_t inside = stored - line->stored < line->length ? stored - line->stored : line->length;
    if (!line->same) inside = utf8_normalise(scratch, sv_slice(l->stored, line->stored, line->stored + inside)).n;
    return line->normal + inside;
}
