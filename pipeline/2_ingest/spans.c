#include "2_ingest/spans.h"

#include "0_base/utf8.h"

/* ---- writing ------------------------------------------------------------------------------- */

/* Characters of the source before a byte; bytes mostly come in order. */
static int64_t source_characters(struct spans_writer *w, size_t byte)
{
    if (byte < w->byte) w->byte = 0, w->characters = 0;
    w->characters += (int64_t)utf8_count(sv_slice(w->source, w->byte, byte));
    w->byte = byte;
    return w->characters;
}

/* Counts characters of the turn's new text; bytes come in order. */
struct counter {
    sv text;
    size_t byte;
    int64_t characters;
};

static int64_t count_to(struct counter *c, size_t byte)
{
    c->characters += (int64_t)utf8_count(sv_slice(c->text, c->byte, byte));
    c->byte = byte;
    return c->characters;
}

static void add(struct spans_writer *w, int64_t begin, int64_t finish, int64_t start, int64_t end, int64_t sequence)
{
    if (begin == finish) return;
    *spans_add(w->a, w->spans) = (struct spans_row){
        .document = w->document, .position = ++w->position, .begin = begin, .finish = finish, .start = start,
        .end = end, .sequence = sequence,
    };
}

/* A span falls apart at what was replaced in it. */
static void add_span(struct spans_writer *w, const struct turn_span *span, const struct redact_edits *edits, size_t *e,
                     struct counter *new, int64_t sequence)
{
    size_t at = span->at, end = span->at + span->length;
    while (at < end) {
        while (*e < edits->count && edits->items[*e].end <= at) ++*e;
        const struct redact_edit *edit = *e < edits->count ? &edits->items[*e] : NULL;
        bool replaced = edit && edit->begin <= at;
        size_t stop = replaced ? edit->end : edit ? edit->begin : end;
        if (stop > end) stop = end;
        size_t from = replaced ? edit->at : redact_moved(edits, at, false);
        size_t to = replaced ? edit->at + edit->length : redact_moved(edits, stop, true);
        int64_t begin = source_characters(w, span->source + (at - span->at));
        int64_t finish = source_characters(w, span->source + (stop - span->at));
        /* what was replaced may go on in the next span: then it is counted from its start again */
        if (from < new->byte) *new = (struct counter){ .text = new->text };
        int64_t start = count_to(new, from);
        add(w, begin, finish, start, count_to(new, to), sequence);
        at = stop;
    }
}

void spans_write(struct spans_writer *w, const struct turn *turn, sv text, const struct redact_edits *edits,
                 int64_t start, int64_t sequence)
{
    struct counter new = { .text = text };
    size_t e = 0, before = w->spans->count;
    for (size_t i = 0; i < turn->span_count; i++) add_span(w, &turn->spans[i], edits, &e, &new, sequence);
    for (size_t i = before; i < w->spans->count; i++) {
        struct spans_row *row = spans_at(w->spans, i);
        row->start += start;
        row->end += start;
    }
}

/* ---- finding ------------------------------------------------------------------------------- */

/* Whether the span was taken over letter for letter. */
static bool same(const struct spans_row *row) { return row->finish - row->begin == row->end - row->start; }

static void take(struct spans_place *p, const struct spans_row *row, int64_t begin, int64_t end)
{
    int64_t start = row->start, finish = row->end;
    if (same(row) && begin > row->begin) start += begin - row->begin;
    if (same(row) && end < row->finish) finish -= row->finish - end;
    if (!p->found) {
        p->start = start;
        p->first = row->sequence;
    }
    p->found = true;
    p->end = finish;
    p->last = row->sequence;
}

struct spans_place spans_find(const struct table *spans, size_t first, size_t count, int64_t begin, int64_t end)
{
    struct spans_place p = { 0 };
    size_t low = first, high = first + count; /* the first span that ends behind the beginning */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (spans_at(spans, middle)->finish <= begin)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i < first + count; i++) {
        const struct spans_row *row = spans_at(spans, i);
        if (row->begin >= end) break;
        if (row->sequence)
            take(&p, row, begin, end);
        else
            p.gone = true;
    }
    return p;
}
