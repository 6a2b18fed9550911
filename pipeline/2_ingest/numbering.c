#include "2_ingest/numbering.h"

static struct numbering_document *document_of(struct arena *a, struct numbering *n, sv id)
{
    bool fresh;
    size_t i = *keys_put(a, &n->by_id, id, n->count, &fresh);
    if (fresh)
        *ARENA_PUSH(a, n->items, n->count, n->capacity) =
            (struct numbering_document){ .document = id, .gone = true };
    return &n->items[i];
}

struct numbering numbering_of(struct arena *a, const struct table *documents, const struct table *renumbered)
{
    struct numbering n = { 0 };
    for (size_t i = 0; i < documents->count; i++) {
        const struct documents_row *row = documents_at(documents, i);
        struct numbering_document *d = document_of(a, &n, row->document);
        d->sources = row->utterances;
        d->characters = row->characters;
        d->gone = false;
    }
    for (size_t begin = 0, end; begin < renumbered->count; begin = end) {
        sv id = renumbered_at(renumbered, begin)->document;
        for (end = begin; end < renumbered->count; end++)
            if (!sv_eq(renumbered_at(renumbered, end)->document, id)) break;
        struct numbering_document *d = document_of(a, &n, id);
        d->sources = (int64_t)(end - begin);
        d->sequences = ARENA_NEW(a, int64_t, end - begin + 1);
        for (size_t i = begin; i < end; i++) {
            const struct renumbered_row *row = renumbered_at(renumbered, i);
            WF_ASSERT(row->source == (int64_t)(i - begin) + 1);
            d->sequences[row->source] = row->sequence;
        }
    }
    return n;
}

const struct numbering_document *numbering_find(const struct numbering *n, sv document)
{
    const size_t *place = keys_find(&n->by_id, document);
    return place ? &n->items[*place] : NULL;
}

int64_t numbering_sequence(const struct numbering_document *d, int64_t source)
{
    WF_ASSERT(source >= 1 && source <= d->sources);
    return d->sequences ? d->sequences[source] : source;
}
