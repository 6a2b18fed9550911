#include "2_ingest/bold.h"

enum {
    LEAST = 2,         /* questions, and answers                                */
    TITLE_LINES = 6,   /* above the first question                              */
    TITLE_BYTES = 100, /* a longer line says something                          */
};

bool bold_line(const struct passage_line *l)
{
    size_t lead = (size_t)(l->text.p - l->source.p);
    return l->text.n && l->bold_bytes >= lead + l->text.n;
}

static bool asks(const struct passage_line *l) { return l->text.p[l->text.n - 1] == '?'; }

bool bold_tells(const struct passage *p)
{
    size_t bold = 0, plain = 0, asking = 0;
    for (size_t i = p->begin; i < p->count; i++) {
        const struct passage_line *l = &p->items[i];
        if (!l->text.n) continue;
        bool is = bold_line(l);
        bold += is;
        plain += !is;
        asking += is && asks(l);
    }
    return bold >= LEAST && plain >= LEAST && 2 * asking >= bold;
}

size_t bold_begin(const struct passage *p)
{
    size_t lines = 0;
    for (size_t i = p->begin; i < p->count; i++) {
        const struct passage_line *l = &p->items[i];
        if (!l->text.n) continue;
        if (bold_line(l) && asks(l)) return i;
        if (++lines > TITLE_LINES || l->text.n > TITLE_BYTES || memchr(".!?", l->text.p[l->text.n - 1], 3)) break;
    }
    return p->begin;
}
