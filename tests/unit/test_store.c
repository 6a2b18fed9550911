#include "sample.h"

#include "0_base/file.h"
#include "0_base/out.h"
#include "0_base/store.h"
#include "folder.h"

#include <sys/wait.h>

static char folder[128];

static struct store open_store(struct arena *a)
{
    struct store store;
    struct err err = { 0 };
    assert_true(store_open(a, folder, &store, &err));
    return store;
}

static sv stored_bytes(struct arena *a, const struct store *store, const char *part)
{
    struct err err = { 0 };
    sv bytes;
    assert_true(file_read(a, file_join(a, sv_from_cstr(store->folder), sv_from_cstr(part)), SV("x"),
                          FILE_LIMIT_BYTES, &bytes, &err));
    return bytes;
}

static void folder_is_private(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct store store = open_store(&a);
    struct stat st;
    assert_int_equal(stat(store.folder, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0700);
    open_store(&a); /* twice is fine */
    arena_free(&a);
}

/* Property: what is read equals what was written, extras and internal columns too. */
static void tables_come_back_equal(void **state)
{
    (void)state;
    static const size_t sizes[][2] = { { 0, 0 }, { 0, 3 }, { 1, 0 }, { 1, 1 }, { 50, 2 }, { 2000, 1 } };
    for (size_t i = 0; i < WF_COUNT(sizes); i++) {
        struct arena a = { 0 };
        struct store store = open_store(&a);
        struct table t = sample_table(&a, i, sizes[i][0], sizes[i][1]), back;
        struct err err = { 0 };
        assert_true(store_write(&a, &store, "ingest/0001/sample", &t, &err));
        assert_true(store_read(&a, &store, "ingest/0001/sample", table_sample(), &back, &err));
        sample_assert_equal(&t, &back, true);
        for (size_t n = 0; n < 3; n++) { /* a table that was read can grow */
            sample_add(&a, &t)->note = SV("nieuw");
            sample_add(&a, &back)->note = SV("nieuw");
        }
        sample_assert_equal(&t, &back, true);
        table_sort(&t);
        table_sort(&back);
        sample_assert_equal(&t, &back, true);
        arena_free(&a);
    }
}

/* The same rows give the same bytes, whatever lies in their padding and wherever the texts are. */
static void bytes_do_not_depend_on_memory(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct store store = open_store(&a);
    struct err err = { 0 };
    struct table x = sample_table(&a, 9, 40, 2), y = table_new(table_sample());
    table_extras(&a, &y, x.extra_names, 2);
    for (size_t i = 0; i < x.count; i++) {
        struct sample_row *row = sample_add(&a, &y);
        memset(row, 0xa5, sizeof *row);
        const struct sample_row *from = sample_at(&x, i);
        row->place = arena_copy(&a, from->place);
        row->number = from->number;
        row->kind = arena_copy(&a, from->kind);
        row->note = arena_copy(&a, from->note);
        row->minutes.has = from->minutes.has;
        row->minutes.value = from->minutes.has ? from->minutes.value : 99;
        row->score.has = from->score.has;
        row->score.value = from->score.has ? from->score.value : 9.9;
        row->held_on.has = from->held_on.has;
        row->held_on.days = from->held_on.has ? from->held_on.days : 999;
        row->open = from->open;
        row->secret = arena_copy(&a, from->secret);
        for (size_t e = 0; e < 2; e++) table_set_extra(&y, i, e, arena_copy(&a, table_extra(&x, i, e)));
    }
    assert_true(store_write(&a, &store, "x", &x, &err));
    assert_true(store_write(&a, &store, "y", &y, &err));
    assert_sv(stored_bytes(&a, &store, "y"), stored_bytes(&a, &store, "x"));
    arena_free(&a);
}

static void repeated_texts_are_kept_once(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct store store = open_store(&a);
    struct err err = { 0 };
    struct table t = table_new(table_single()), back;
    sv word = SV("een lange tekst die in elke rij terugkomt");
    for (int i = 0; i < 100; i++) single_add(&a, &t)->word = word;
    assert_true(store_write(&a, &store, "words", &t, &err));
    /* 100 rows of one view, a multiple of 16 already, the text once, and the footer of 96 */
    assert_int_equal(stored_bytes(&a, &store, "words").n, 100 * sizeof(sv) + word.n + 96);
    assert_true(store_read(&a, &store, "words", table_single(), &back, &err));
    for (size_t i = 0; i < 100; i++) assert_sv(single_at(&back, i)->word, word);
    arena_free(&a);
}

/* Property: a table made row by row is the same file as when it is written at once, and its rows come
 * back one by one as they are. 3,000 rows are more than one block of the checksum. */
static void row_by_row_is_the_same(void **state)
{
    (void)state;
    static const size_t sizes[] = { 0, 1, 7, 3000 };
    for (size_t i = 0; i < WF_COUNT(sizes); i++) {
        struct arena a = { 0 };
        struct store store = open_store(&a);
        struct err err = { 0 };
        struct table t = sample_table(&a, i, sizes[i], 0), back = table_new(table_sample());
        struct store_rows rows;
        struct store_view view;
        const char *part = arena_format(&a, "rows/%zu", sizes[i]).p;
        assert_true(store_write(&a, &store, "once", &t, &err));
        assert_true(store_rows_open(&a, &store, part, table_sample(), &rows, &err));
        for (size_t k = 0; k < t.count; k++) store_rows_add(&rows, sample_at(&t, k));
        assert_false(file_exists(file_join(&a, sv_from_cstr(store.folder), sv_from_cstr(part))));
        assert_true(store_rows_close(&rows, &err));
        assert_sv(stored_bytes(&a, &store, part), stored_bytes(&a, &store, "once"));
        for (int known = 0; known < 2; known++) {
            assert_true(store_view(&a, &store, part, table_sample(), known, &view, &err));
            assert_int_equal(view.records.count, t.count);
            back = table_new(table_sample());
            for (size_t k = 0; k < t.count; k++)
                assert_true(store_view_row(&view, k, sample_add(&a, &back), &err));
            sample_assert_equal(&t, &back, true);
        }
        arena_free(&a);
    }
}

static enum message view_message(const struct store *store, const char *part, const struct table_type *type)
{
    struct arena a = { 0 };
    struct store_view view;
    struct err err = { 0 };
    char *row = arena_alloc(&a, type->row_size, 1, 16);
    bool ok = store_view(&a, store, part, type, false, &view, &err);
    for (size_t i = 0; ok && i < view.records.count; i++) ok = store_view_row(&view, i, row, &err);
    assert_int_equal(ok, err.message == MESSAGE_NONE);
    arena_free(&a);
    return err.message;
}

static enum message read_message(const struct store *store, const char *part,
                                 const struct table_type *type)
{
    struct arena a = { 0 };
    struct table t;
    struct err err = { 0 };
    bool ok = store_read(&a, store, part, type, &t, &err);
    assert_int_equal(ok, err.message == MESSAGE_NONE);
    if (ok) { /* whatever was read can be walked through */
        size_t n = 0;
        for (size_t i = 0; i < t.count; i++)
            for (size_t c = 0; c < type->column_count; c++) {
                char buf[64];
                sv cell = table_cell_print(&type->columns[c], table_at(&t, type, i), buf);
                for (size_t k = 0; k < cell.n; k++) n += (unsigned char)cell.p[k];
            }
        assert_true(n < SIZE_MAX);
    }
    arena_free(&a);
    return err.message;
}

static void missing_and_stale_parts_are_named(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct store store = open_store(&a);
    struct err err = { 0 };
    struct table t = table_new(table_single());
    assert_int_equal(read_message(&store, "nowhere/at/all", table_single()), MESSAGE_STORE_MISSING);
    sv bytes;
    assert_false(store_read_bytes(&a, &store, "nowhere/text", &bytes, &err));
    assert_int_equal(err.status, STATUS_INPUT);
    err = (struct err){ 0 };
    assert_false(file_exists(file_join(&a, sv_from_cstr(store.folder), SV("nowhere"))));
    assert_true(store_write(&a, &store, "single", &t, &err));
    assert_int_equal(read_message(&store, "single", table_single()), MESSAGE_NONE);
    assert_int_equal(read_message(&store, "single", table_sample()), MESSAGE_STORE_STALE);
    arena_free(&a);
}

/* A table with the same name and columns, but another order in the row. */
static void another_layout_is_stale(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct store store = open_store(&a);
    struct err err = { 0 };
    struct column columns[9];
    memcpy(columns, table_sample()->columns, sizeof columns);
    size_t offset = columns[0].offset;
    columns[0].offset = columns[2].offset;
    columns[2].offset = offset;
    const struct table_type other = { "sample", { "", "" }, columns, 9, sizeof(struct sample_row) };
    struct table t = sample_table(&a, 1, 4, 0);
    assert_true(store_write(&a, &store, "part", &t, &err));
    assert_int_equal(read_message(&store, "part", &other), MESSAGE_STORE_STALE);
    assert_int_equal(read_message(&store, "part", table_sample()), MESSAGE_NONE);
    arena_free(&a);
}

static void every_damaged_byte_is_seen(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct store store = open_store(&a);
    struct err err = { 0 };
    struct table t = sample_table(&a, 4, 3, 1);
    assert_true(store_write(&a, &store, "good", &t, &err));
    sv good = stored_bytes(&a, &store, "good");
    for (size_t i = 0; i < good.n; i++) {
        sv bad = arena_copy(&a, good);
        char *byte = arena_alloc(&a, bad.n, 1, 1);
        memcpy(byte, bad.p, bad.n);
        byte[i] = (char)(byte[i] ^ (1 << (i % 8)));
        assert_true(store_write_bytes(&a, &store, "bad", (sv){ byte, bad.n }, &err));
        enum message message = read_message(&store, "bad", table_sample());
        assert_true(message == MESSAGE_STORE_DAMAGED || message == MESSAGE_STORE_STALE);
        assert_int_equal(view_message(&store, "bad", table_sample()), message);
    }
    for (size_t n = 0; n < good.n; n++) { /* cut off */
        assert_true(store_write_bytes(&a, &store, "bad", (sv){ good.p, n }, &err));
        assert_int_equal(read_message(&store, "bad", table_sample()), MESSAGE_STORE_DAMAGED);
    }
    arena_free(&a);
}

/* The last 96 bytes: magic 8, descriptor 32, checksum 32, counts 24; the checksum is taken over what
 * stands before them (less than a block here) and the counts. */
static void sign(char *bytes, size_t n)
{
    struct digest_state sum;
    int64_t counts[3];
    digest_begin(&sum);
    digest_add(&sum, (sv){ bytes, n - 96 });
    memcpy(counts, bytes + n - 24, sizeof counts);
    for (size_t i = 0; i < 3; i++) digest_add_int(&sum, counts[i]);
    struct digest checksum = digest_end(&sum);
    memcpy(bytes + n - 56, checksum.bytes, sizeof checksum.bytes);
}

/* A file that somebody made on purpose has a right checksum: then offsets, counts, truth values
 * and numbers are all that stand between it and a crash. */
static void hostile_files_do_not_crash(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct store store = open_store(&a);
    struct err err = { 0 };
    struct table t = sample_table(&a, 4, 3, 1);
    assert_true(store_write(&a, &store, "good", &t, &err));
    sv good = stored_bytes(&a, &store, "good");
    static const unsigned char values[] = { 0x01, 0x02, 0x7f, 0x80, 0xff };
    size_t refused = 0;
    for (size_t i = 0; i < good.n; i++) {
        if (i == good.n - 96) i = good.n - 24; /* not the magic, the descriptor and the checksum itself */
        struct arena round = { 0 };
        char *bytes = arena_alloc(&round, good.n, 1, 1);
        memcpy(bytes, good.p, good.n);
        size_t run = i % 3 == 0 ? 8 : 1;
        size_t end = i < good.n - 96 ? good.n - 96 : good.n;
        for (size_t k = i; k < end && k < i + run; k++) bytes[k] = (char)values[i % sizeof values];
        sign(bytes, good.n);
        assert_true(store_write_bytes(&round, &store, "bad", (sv){ bytes, good.n }, &err));
        enum message message = read_message(&store, "bad", table_sample());
        assert_true(message == MESSAGE_NONE || message == MESSAGE_STORE_DAMAGED);
        refused += message == MESSAGE_STORE_DAMAGED;
        enum message viewed = view_message(&store, "bad", table_sample());
        assert_true(viewed == message || viewed == MESSAGE_NONE); /* extras are not looked at */
        arena_free(&round);
    }
    assert_true(refused > 50);
    arena_free(&a);
}

static void plain_bytes_come_back(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct store store = open_store(&a);
    struct err err = { 0 };
    sv bytes;
    assert_true(store_write_bytes(&a, &store, "ingest/0001/text", SV("hallo\n"), &err));
    assert_true(store_read_bytes(&a, &store, "ingest/0001/text", &bytes, &err));
    assert_sv(bytes, SV("hallo\n"));
    assert_true(store_write_bytes(&a, &store, "empty", SV(""), &err));
    assert_true(store_read_bytes(&a, &store, "empty", &bytes, &err));
    assert_int_equal(bytes.n, 0);
    arena_free(&a);
}

static void slots_show_when_published(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct store store = open_store(&a);
    struct err err = { 0 };
    struct store_slot table_slot, text_slot;
    struct table t = sample_table(&a, 8, 5, 1), back;
    sv bytes;
    assert_true(store_prepare(&a, &store, "work/0007/sample", &table_slot, &err));
    assert_true(store_prepare(&a, &store, "work/0007/texts/één", &text_slot, &err));
    assert_true(store_fill(&a, &table_slot, &t, &err));
    assert_true(store_fill_bytes(&text_slot, SV("tekst"), &err));
    assert_int_equal(read_message(&store, "work/0007/sample", table_sample()), MESSAGE_STORE_MISSING);
    assert_true(store_publish(&a, &store, "work/0007", &err));
    assert_true(store_read(&a, &store, "work/0007/sample", table_sample(), &back, &err));
    sample_assert_equal(&t, &back, true);
    assert_true(store_read_bytes(&a, &store, "work/0007/texts/één", &bytes, &err));
    assert_sv(bytes, SV("tekst"));
    assert_false(store_publish(&a, &store, "work/0008", &err));
    assert_int_equal(err.message, MESSAGE_STORE_MISSING);
    arena_free(&a);
}

static void stamps_vouch_for_what_they_cover(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct store store = open_store(&a);
    struct err err = { 0 };
    struct digest one = digest_of(SV("1")), two = digest_of(SV("2"));
    assert_false(store_fresh(&a, &store, "code/0001", &one));
    assert_true(store_write_bytes(&a, &store, "code/0001/text", SV("x"), &err));
    assert_true(store_stamp(&a, &store, "code/0001", &one, &err));
    assert_true(store_stamp(&a, &store, "code/0002", &one, &err));
    assert_true(store_fresh(&a, &store, "code/0001", &one));
    assert_false(store_fresh(&a, &store, "code/0001", &two));
    char hex[DIGEST_HEX];
    digest_hex(&one, hex);
    assert_sv(stored_bytes(&a, &store, "code/0001.stamp"), arena_format(&a, "%s\n", hex));
    /* writing below a stamp takes it away, and no other */
    assert_true(store_write_bytes(&a, &store, "code/0001/text", SV("y"), &err));
    assert_false(store_fresh(&a, &store, "code/0001", &one));
    assert_true(store_fresh(&a, &store, "code/0002", &one));
    assert_true(store_unstamp(&a, &store, "code/0002", &err));
    assert_false(store_fresh(&a, &store, "code/0002", &one));
    assert_true(store_unstamp(&a, &store, "code/0002", &err)); /* none is fine */
    arena_free(&a);
}

static void parts_that_climb_are_a_bug(void **state)
{
    (void)state;
    static const char *const parts[] = { "", "/etc/x", "a/", "a//b", "../x", "a/../../x", "a/./b",
                                         ".x", "a/.x", "x.stamp", "x.part" };
    struct arena a = { 0 };
    struct store store = open_store(&a);
    for (size_t i = 0; i < WF_COUNT(parts); i++) {
        fflush(NULL);
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            fclose(stderr);
            struct err err = { 0 };
            bool ok = store_write_bytes(&a, &store, parts[i], SV("x"), &err);
            _exit(ok ? 0 : 1);
        }
        int status;
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) > 1);
    }
    arena_free(&a);
}

struct both {
    int before; /* a set need not be all there is in the struct */
    struct table single, sample;
};

static void a_set_goes_and_comes_whole(void **state)
{
    (void)state;
    static const struct store_part parts[] = { STORE_PART(both, sample) STORE_PART(both, single) };
    const struct store_set set = { parts, WF_COUNT(parts) };
    struct arena a = { 0 };
    struct store store = open_store(&a);
    struct err err = { 0 };
    struct both made = { .before = 7 }, back = { .before = 8 };
    store_new_set(&set, &made);
    assert_int_equal(made.before, 7);
    assert_ptr_equal(made.single.type, table_single());
    assert_ptr_equal(made.sample.type, table_sample());
    made.sample = sample_table(&a, 3, 20, 2);
    assert_true(store_write_set(&a, &store, "set/all", &set, &made, &err));
    assert_true(store_read_set(&a, &store, "set/all", &set, &back, &err));
    sample_assert_equal(&made.sample, &back.sample, true);
    assert_int_equal(back.single.count, 0);
    assert_int_equal(back.before, 8);
    assert_false(store_read_set(&a, &store, "set/other", &set, &back, &err));
    assert_int_equal(err.message, MESSAGE_STORE_MISSING);
    table_append(&a, &made.sample, &made.sample); /* keys twice */
    assert_false(store_write_set(&a, &store, "set/all", &set, &made, &err));
    assert_int_equal(err.message, MESSAGE_TABLE_KEY_TWICE);
    made.sample = (struct table){ 0 }; /* made by itself: what was written before stays */
    assert_true(store_write_set(&a, &store, "set/all", &set, &made, &err));
    assert_true(store_read_set(&a, &store, "set/all", &set, &back, &err));
    assert_int_equal(back.sample.count, 20);
    arena_free(&a);
}

static int make(void **state)
{
    (void)state;
    return folder_make(folder);
}

static int clear(void **state)
{
    (void)state;
    folder_remove(folder);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folder_is_private),
        cmocka_unit_test(tables_come_back_equal),
        cmocka_unit_test(bytes_do_not_depend_on_memory),
        cmocka_unit_test(repeated_texts_are_kept_once),
        cmocka_unit_test(row_by_row_is_the_same),
        cmocka_unit_test(missing_and_stale_parts_are_named),
        cmocka_unit_test(another_layout_is_stale),
        cmocka_unit_test(every_damaged_byte_is_seen),
        cmocka_unit_test(hostile_files_do_not_crash),
        cmocka_unit_test(plain_bytes_come_back),
        cmocka_unit_test(slots_show_when_published),
        cmocka_unit_test(stamps_vouch_for_what_they_cover),
        cmocka_unit_test(parts_that_climb_are_a_bug),
        cmocka_unit_test(a_set_goes_and_comes_whole),
    };
    return cmocka_run_group_tests(tests, make, clear);
}
