#include "2_ingest/indent.h"

enum { FULL_PERCENT = 75 };

static bool set_in(const struct passage_line *l) { return l->source.n && sv_blank_byte(l->source.p[0]); }

bool indent_tells(const struct passage *p, size_t begin, size_t end)
{
    struct passage_look look = passage_look(p, begin, end);
    size_t in = 0;
    for (size_t i = begin; i < end; i++) {
        if (p->items[i].place != PLACE_LINE) return false;
        in += !passage_blank(&p->items[i]) && set_in(&p->items[i]);
    }
    return look.longest <= PASSAGE_WRAPPED_BYTES && 10 * look.paragraphs <= look.filled + 10 &&
           10 * in >= look.filled && 10 * in <= 9 * look.filled;
}

enum indent indent_find(const struct passage *p, size_t begin, size_t end)
{
    size_t inner = 0, inner_full = 0; /* set-in lines before another such line */
    size_t out = 0, out_full = 0;     /* lines at the margin before one that is set in */
    size_t full = passage_look(p, begin, end).longest * FULL_PERCENT / 100;
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
