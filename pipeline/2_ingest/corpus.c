#include "2_ingest/corpus.h"

#define TABLE TABLE_SOURCE_TABLE
#define COLUMN TABLE_SOURCE_COLUMN
#include "2_ingest/tables.def"
#undef TABLE
#undef COLUMN

#define TABLE(name, nl, en, ...) STORE_PART(corpus, name)
static const struct store_part parts[] = {
#include "2_ingest/tables.def"
};
#undef TABLE
const struct store_set corpus_set = { parts, WF_COUNT(parts) };

bool corpus_read(struct arena *a, const struct store *store, struct corpus *corpus, struct err *err)
{
    *corpus = (struct corpus){ 0 };
    if (!store_read_set(a, store, "ingest/all", &corpus_set, corpus, err)) return false;
    size_t document_count = corpus->documents.count, at = 0;
    corpus->first_utterance = ARENA_NEW(a, size_t, document_count + 1);
    for (size_t i = 0; i < document_count; i++) {
        const struct documents_row *row = documents_at(&corpus->documents, i);
        corpus->first_utterance[i] = at;
        at += (size_t)row->utterances;
        if ((size_t)row->shard > corpus->shard_count) corpus->shard_count = (size_t)row->shard;
    }
    WF_ASSERT(at == corpus->utterances.count);
    corpus->first_utterance[document_count] = at;
    corpus->texts = ARENA_NEW(a, sv, corpus->shard_count + 1);
    for (size_t i = 0; i < corpus->shard_count; i++) {
        const char *part = arena_format(a, "ingest/%s/text", stage_task_name(a, (int64_t)i + 1).p).p;
        if (!store_read_bytes(a, store, part, &corpus->texts[i], err)) return false;
    }
    return true;
}

sv corpus_text(const struct corpus *corpus, size_t document)
{
    const struct documents_row *row = documents_at(&corpus->documents, document);
    return sv_slice(corpus->texts[row->shard - 1], (size_t)row->begin, (size_t)row->finish);
}

sv corpus_utterance_text(const struct corpus *corpus, size_t document, size_t utterance)
{
    const struct utterances_row *row = utterances_at(&corpus->utterances, utterance);
    return sv_slice(corpus_text(corpus, document), (size_t)row->begin, (size_t)row->finish);
}

/* The tables are sorted by their key, of which the first column is a text. */
static ptrdiff_t find(const struct table *t, sv key)
{
    size_t low = 0, high = t->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const sv *id = (const sv *)table_at(t, t->type, middle);
        int c = sv_cmp(*id, key);
        if (c == 0) return (ptrdiff_t)middle;
        if (c < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return -1;
}

ptrdiff_t corpus_person(const struct corpus *corpus, sv person) { return find(&corpus->people, person); }
ptrdiff_t corpus_document(const struct corpus *corpus, sv document) { return find(&corpus->documents, document); }
ptrdiff_t corpus_activity(const struct corpus *corpus, sv activity) { return find(&corpus->activities, activity); }

sv corpus_attribute(const struct corpus *corpus, size_t person, sv attribute)
{
    const struct people_row *row = people_at(&corpus->people, person);
    if (sv_is(attribute, "role")) return row->role;
    if (sv_is(attribute, "organisation")) return row->organisation;
    if (sv_is(attribute, "street")) return row->street;
    ptrdiff_t extra = table_extra_find(&corpus->people, attribute);
    return extra < 0 ? (sv){ "", 0 } : table_extra(&corpus->people, person, (size_t)extra);
}
