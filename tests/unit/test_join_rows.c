#include "stage_sample.h"

#include "2_ingest/join_rows.h"

/* Documents of three shards whose ids go criss-cross through them; "leeg" has no rows. */
static const struct {
    const char *document;
    size_t shard; /* from 1 */
    int64_t rows;
} placed[] = {
    { "D9", 1, 2 }, { "A", 1, 3 }, { "leeg", 2, 0 }, { "D10", 3, 1 }, { "B", 3, 4 }, { "C", 3, 1 },
};
static const char *const order[] = { "A", "B", "C", "D10", "D9", "leeg" };

static const struct join_rows rows = { "renumbered", NULL, offsetof(struct renumbered_row, document) };

static void write_shard(struct stage_sample *s, size_t shard, int64_t twice)
{
    struct table t = table_new(table_renumbered());
    struct err err = { 0 };
    for (size_t d = 0; d < WF_COUNT(placed); d++)
        for (int64_t i = 1; placed[d].shard == shard && i <= placed[d].rows; i++)
            *renumbered_add(&s->a, &t) =
                (struct renumbered_row){ sv_from_cstr(placed[d].document), i == twice ? 1 : i, 10 * i };
    const char *part = arena_format(&s->a, "ingest/%s/renumbered", stage_task_name(&s->a, (int64_t)shard).p).p;
    assert_true(store_write(&s->a, &s->store, part, &t, &err));
}

static struct table documents_of(struct arena *a)
{
    struct table t = table_new(table_documents());
    for (size_t i = 0; i < WF_COUNT(order); i++) documents_add(a, &t)->document = sv_from_cstr(order[i]);
    return t;
}

static struct stage_sample sample(int64_t twice)
{
    struct stage_sample s = { .line = { "", 0 } };
    struct err err = { 0 };
    assert_int_equal(folder_make(s.folder), 0);
    assert_true(store_open(&s.a, s.folder, &s.store, &err));
    for (size_t shard = 1; shard <= 3; shard++) write_shard(&s, shard, twice);
    return s;
}

/* Each document's rows stand together, as in its shard, in the order of the documents. */
static void rows_follow_their_documents(void **state)
{
    (void)state;
    struct stage_sample s = sample(0);
    const struct stage_context c = { .store = &s.store };
    struct table documents = documents_of(&s.a), t;
    struct join_rows these = rows;
    int64_t counts[WF_COUNT(order)];
    struct err err = { 0 };
    these.type = table_renumbered();
    assert_true(join_rows_write(&c, &these, 3, &documents, counts, &err));
    assert_true(store_read(&s.a, &s.store, "ingest/all/renumbered", table_renumbered(), &t, &err));
    assert_int_equal(t.count, 2 + 3 + 0 + 1 + 4 + 1);
    static const int64_t want[] = { 3, 4, 1, 1, 2, 0 };
    size_t at = 0;
    for (size_t d = 0; d < WF_COUNT(order); d++) {
        assert_int_equal(counts[d], want[d]);
        for (int64_t i = 1; i <= counts[d]; i++) {
            const struct renumbered_row *row = renumbered_at(&t, at++);
            assert_sv(row->document, sv_from_cstr(order[d]));
            assert_int_equal(row->source, i);
            assert_int_equal(row->sequence, 10 * i);
        }
    }
    stage_sample_close(&s);
}

/* What breaks the type is seen, and a shard that is not there. */
static void wrong_rows_are_not_joined(void **state)
{
    (void)state;
    struct stage_sample s = sample(2);
    const struct stage_context c = { .store = &s.store };
    struct table documents = documents_of(&s.a);
    struct join_rows these = rows;
    int64_t counts[WF_COUNT(order)];
    struct err err = { 0 };
    these.type = table_renumbered();
    assert_false(join_rows_write(&c, &these, 3, &documents, counts, &err));
    assert_int_equal(err.message, MESSAGE_TABLE_KEY_TWICE);
    err = (struct err){ 0 };
    assert_false(join_rows_write(&c, &these, 4, &documents, counts, &err));
    assert_int_equal(err.message, MESSAGE_STORE_MISSING);
    assert_false(file_exists(file_join(&s.a, sv_from_cstr(s.store.folder), SV("ingest/all/renumbered"))));
    stage_sample_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_follow_their_documents),
        cmocka_unit_test(wrong_rows_are_not_joined),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
