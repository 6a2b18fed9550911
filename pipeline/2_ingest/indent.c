#include "2_ingest/indent.h"

enum { FULL_PERCENT = 75 };

static bool set_in(const struct passage_line *l) { return l->source.n && sv_blank_byte(l->source.p[0]); }

static size_t longest_of(const struct passage *p, size_t begin, size_t end)
{
    size_t longest = 0;
    for (size_t i = begin; i < end; i++)
        if (p->items[i].source.n > longest) longest = p->items[i].source.n;
    return longest;
}

bool indent_tells(const struct passage *p, size_t begin, size_t end)
{
    size_t filled = 0, paragraphs = 0, in = 0;
    for (size_t i = begin; i < end; i++) {
        const struct passage_line *l = &p->items[i];
        if (l->place != PLACE_LINE) return false;
        if (passage_blank(l)) continue;
        filled++;
        paragraphs += i == begin || passage_blank(l - 1);
        in += set_in(l);
    }
    return longest_of(p, begin, end) <= PASSAGE_WRAPPED_BYTES && 10 * paragraphs <= filled + 10 &&
           10 * in >= filled && 10 * in <= 9 * filled;
}

enum indent indent_find(const struct passage *p, size_t begin, size_t end)
{
    size_t inner = 0, inner_full = 0; /* set-in lines before another such line */
    size_t out = 0, out_full = 0;     /* lines at the margin before one that is set in */
    size_t full = longest_of(p, begin, end) * FULL_PERCENT / 100;
    const struct passage_line *before = NULL;
    for (size_t i = begin; i < end; i++) {
        const struct passage_line *l = &p->items[i];
        if (passage_blank(l)) continue;
        if (before && set_in(l)) {
            bool filled = before->source.n >= full;
            if (set_in(before)) inner++, inner_full += filled;
            else out++, out_full += filled;
        }
        before = l;
    }
    if (out && 2 * out_full > out) return INDENT_HANGING;
    return inner && 2 * inner_full >= inner ? INDENT_BLOCKS : INDENT_FIRST;
}

bool indent_begins(enum indent indent, const struct passage_line *before, const struct passage_line *line)
{
    if (!before) return true;
    switch (indent) {
    case INDENT_BLOCKS: return set_in(line) != set_in(before);
    case INDENT_HANGING: return !set_in(line);
    case INDENT_FIRST: return set_in(line);
    }
    return true;
}
