#include "2_ingest/join_rows.h"

#include "0_base/keys.h"

/* The rows of one document. */
struct stretch {
    size_t shard, begin, end; /* shard: from 1 */
};

struct joining {
    struct arena *a;
    const struct stage_context *c;
    const struct join_rows *rows;
    struct stretch *stretches;
    size_t count, capacity;
    struct keys by_document;
    struct arena open_arena; /* of the shard that is open */
    size_t open_shard;       /* 0: none */
    struct store_view open;
    char *row; /* room for one */
};

static bool open_shard(struct joining *j, size_t shard, bool known, struct err *err)
{
    if (shard == j->open_shard) return true;
    arena_free(&j->open_arena);
    j->open_shard = shard;
    sv task = stage_task_name(&j->open_arena, (int64_t)shard);
    const char *part = arena_format(&j->open_arena, "ingest/%.*s/%s", SV_ARG(task), j->rows->part).p;
    return store_view(&j->open_arena, j->c->store, part, j->rows->type, known, &j->open, err);
}

/* Where the rows of each document stand. */
static bool find_stretches(struct joining *j, size_t shard, struct err *err)
{
    struct stretch *last = NULL;
    sv document = { "", 0 };
    bool fresh;
    if (!open_shard(j, shard, false, err)) return false;
    for (size_t i = 0; i < j->open.records.count; i++) {
        if (!store_view_row(&j->open, i, j->row, err)) return false;
        const sv *here = (const sv *)(const void *)(j->row + j->rows->document);
        if (!last || !sv_eq(*here, document)) {
            document = arena_copy(j->a, *here);
            keys_put(j->a, &j->by_document, document, j->count, &fresh);
            WF_ASSERT(fresh); /* they stand together, and a document is of one shard */
            last = ARENA_PUSH(j->a, j->stretches, j->count, j->capacity);
            *last = (struct stretch){ shard, i, i };
        }
        last->end++;
    }
    return true;
}

/* One document's rows go through a table of their own, to be checked. */
static bool copy_document(struct joining *j, const struct stretch *s, struct store_rows *to, struct err *err)
{
    struct arena a = { 0 };
    struct table t = table_new(j->rows->type);
    bool ok = open_shard(j, s->shard, true, err);
    for (size_t i = s->begin; i < s->end && ok; i++)
        ok = store_view_row(&j->open, i, table_add(&a, &t, t.type), err);
    ok = ok && table_check(&t, err);
    for (size_t i = 0; i < t.count && ok; i++) store_rows_add(to, table_at(&t, t.type, i));
    arena_free(&a);
    return ok;
}

static bool write_documents(struct joining *j, const struct table *documents, int64_t *counts, struct err *err)
{
    struct store_rows to;
    const char *part = arena_format(j->a, "ingest/all/%s", j->rows->part).p;
    if (!store_rows_open(j->a, j->c->store, part, j->rows->type, &to, err)) return false;
    for (size_t d = 0; d < documents->count; d++) {
        const size_t *place = keys_find(&j->by_document, documents_at(documents, d)->document);
        counts[d] = 0;
        if (!place) continue;
        const struct stretch *s = &j->stretches[*place];
        counts[d] = (int64_t)(s->end - s->begin);
        if (!copy_document(j, s, &to, err)) return false;
    }
    return store_rows_close(&to, err);
}

bool join_rows_write(const struct stage_context *c, const struct join_rows *rows, size_t shard_count,
                     const struct table *documents, int64_t *counts, struct err *err)
{
    struct arena a = { 0 };
    struct joining j = { .a = &a, .c = c, .rows = rows };
    bool ok = true;
    j.row = arena_alloc(&a, rows->type->row_size, 1, _Alignof(max_align_t));
    for (size_t shard = 1; shard <= shard_count && ok; shard++) ok = find_stretches(&j, shard, err);
    ok = ok && write_documents(&j, documents, counts, err);
    arena_free(&j.open_arena);
    arena_free(&a);
    return ok;
}
