#include "2_ingest/join_codings.h"

static struct intake_row *intake_of(const struct join_codings *j, const char *kind, sv file)
{
    for (size_t i = 0; i < j->intake->count; i++) {
        struct intake_row *row = intake_at(j->intake, i);
        if (sv_is(row->kind, kind) && sv_eq(row->file, file)) return row;
    }
    WF_BUG("a coded row of no source");
}

static void reject(const struct join_codings *j, const char *kind, const struct coded_row *row, enum message why,
                   struct args args)
{
    struct intake_row *intake = intake_of(j, kind, row->file);
    intake->used--;
    intake->rejected++;
    problem_add(j->problems, (struct place){ row->file, (size_t)row->line, 0 }, why, args);
    problem_reject(j->problems, row->file, (size_t)row->line, why, row->source);
}

/* The row belongs to someone who withdrew. */
static void forget(const struct join_codings *j, const char *kind, const struct coded_row *row)
{
    struct intake_row *intake = intake_of(j, kind, row->file);
    intake->used--;
    intake->read--;
}

static void add_coding(const struct join_codings *j, const struct coded_row *row, struct maybe_integer sequence,
                       struct table *human_codings)
{
    *human_codings_add(j->a, human_codings) = (struct human_codings_row){
        .row = row->row, .coder = row->coder, .document = row->document, .theme = row->theme,
        .sequence = sequence, .start = row->start, .end = row->end,
    };
}

/* Which spans are of a document. */
struct stretch {
    size_t first, count;
};
struct stretches {
    struct stretch *items;
    size_t count, capacity;
    struct keys by_document;
};

static struct stretches find_stretches(const struct join_codings *j)
{
    struct stretches s = { 0 };
    for (size_t i = 0; i < j->spans->count; i++) {
        bool fresh;
        size_t at = *keys_put(j->a, &s.by_document, spans_at(j->spans, i)->document, s.count, &fresh);
        if (fresh) *ARENA_PUSH(j->a, s.items, s.count, s.capacity) = (struct stretch){ i, 0 };
        s.items[at].count++;
    }
    return s;
}

/* A coding at a stretch of a source's text, or of the whole document. */
static void take_source(const struct join_codings *j, const struct numbering_document *d, const struct stretches *s,
                        const struct coded_row *row, struct table *human_codings)
{
    static const char kind[] = "human-codings";
    const size_t *at = keys_find(&s->by_document, row->document);
    const struct stretch none = { 0, 0 }, *in = at ? &s->items[*at] : &none;
    struct coded_row placed = *row;
    if (d->gone) {
        forget(j, kind, row);
        return;
    }
    if (sv_is(row->place, "whole")) {
        placed.start = SOME_INTEGER(0);
        placed.end = SOME_INTEGER(d->characters);
        add_coding(j, &placed, NO_INTEGER, human_codings);
        return;
    }
    struct spans_place place = spans_find(j->spans, in->first, in->count, row->start.value, row->end.value);
    placed.start = SOME_INTEGER(place.start);
    placed.end = SOME_INTEGER(place.end);
    if (place.found)
        add_coding(j, &placed, place.first == place.last ? SOME_INTEGER(place.first) : NO_INTEGER, human_codings);
    else if (place.gone)
        forget(j, kind, row);
    else
        reject(j, kind, row, MESSAGE_REFI_CODING_OUTSIDE, NO_ARGS);
}

void join_codings_take(const struct join_codings *j, const struct table *coded, struct table *human_codings)
{
    static const char kind[] = "human-codings";
    struct stretches stretches = find_stretches(j);
    for (size_t i = 0; i < coded->count; i++) {
        const struct coded_row *row = coded_at(coded, i);
        const struct numbering_document *d = numbering_find(j->numbering, row->document);
        struct maybe_integer sequence = row->utterance;
        if (!d) {
            reject(j, kind, row, MESSAGE_DOCUMENT_UNKNOWN, ARGS(ARG_SV(row->document)));
            continue;
        }
        if (row->place.n) {
            take_source(j, d, &stretches, row, human_codings);
            continue;
        }
        if (sequence.has && sequence.value > d->sources) {
            reject(j, kind, row, MESSAGE_UTTERANCE_UNKNOWN,
                   ARGS(ARG_SV(row->document), ARG_INT(sequence.value)));
            continue;
        }
        bool spans = row->start.has && row->end.has;
        if (spans && !d->gone && (row->start.value >= row->end.value || row->end.value > d->characters)) {
            reject(j, kind, row, MESSAGE_OFFSET_UNKNOWN,
                   ARGS(ARG_SV(row->document), ARG_INT(row->start.value), ARG_INT(row->end.value)));
            continue;
        }
        if (sequence.has) sequence.value = numbering_sequence(d, sequence.value);
        if (d->gone || (sequence.has && sequence.value == 0))
            forget(j, kind, row);
        else
            add_coding(j, row, sequence, human_codings);
    }
}

/* The first utterance that is left from `from` on, the last one up to `to`. */
static bool shrink(const struct numbering_document *d, struct maybe_integer *from, struct maybe_integer *to)
{
    int64_t first = from->has ? from->value : 1, last = to->has ? to->value : d->sources;
    while (first <= last && numbering_sequence(d, first) == 0) first++;
    while (first <= last && numbering_sequence(d, last) == 0) last--;
    if (first > last) return false;
    if (from->has) from->value = numbering_sequence(d, first);
    if (to->has) to->value = numbering_sequence(d, last);
    return true;
}

static bool has_coder(const struct table *coder_coverage, sv coder)
{
    for (size_t i = 0; i < coder_coverage->count; i++)
        if (sv_eq(coder_coverage_at(coder_coverage, i)->coder, coder)) return true;
    return false;
}

/* What nobody said: each coder read what she coded. */
static void add_defaults(const struct join_codings *j, const struct table *human_codings,
                         struct table *coder_coverage)
{
    struct table said = *coder_coverage;
    struct keys added = { 0 };
    bool fresh;
    for (size_t i = 0; i < human_codings->count; i++) {
        const struct human_codings_row *row = human_codings_at(human_codings, i);
        if (has_coder(&said, row->coder)) continue;
        sv key = arena_format(j->a, "%.*s\n%.*s", SV_ARG(row->coder), SV_ARG(row->document));
        keys_put(j->a, &added, key, i, &fresh);
        if (fresh)
            *coder_coverage_add(j->a, coder_coverage) =
                (struct coder_coverage_row){ .coder = row->coder, .document = row->document };
    }
}

void join_codings_cover(const struct join_codings *j, const struct table *covered, const struct table *human_codings,
                        struct table *coder_coverage)
{
    static const char kind[] = "coder-coverage";
    for (size_t i = 0; i < covered->count; i++) {
        const struct coded_row *row = coded_at(covered, i);
        const struct numbering_document *d = numbering_find(j->numbering, row->document);
        struct maybe_integer from = row->start, to = row->end;
        int64_t highest = to.has && to.value > (from.has ? from.value : 0) ? to.value : from.has ? from.value : 0;
        if (!d) {
            reject(j, kind, row, MESSAGE_DOCUMENT_UNKNOWN, ARGS(ARG_SV(row->document)));
        } else if (highest > d->sources) {
            reject(j, kind, row, MESSAGE_UTTERANCE_UNKNOWN,
                   ARGS(ARG_SV(row->document), ARG_INT(highest)));
        } else if (d->gone || !shrink(d, &from, &to)) {
            forget(j, kind, row);
        } else {
            *coder_coverage_add(j->a, coder_coverage) =
                (struct coder_coverage_row){ row->coder, row->document, from, to };
        }
    }
    add_defaults(j, human_codings, coder_coverage);
}
