#include "sample.h"

#include <math.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static void new_table_is_empty(void **state)
{
    (void)state;
    struct table t = table_new(table_sample());
    struct err err = { 0 };
    assert_ptr_equal(t.type, table_sample());
    assert_int_equal(t.count, 0);
    table_sort(&t);
    assert_true(table_check(&t, &err));
    assert_string_equal(t.type->name, "sample");
    assert_int_equal(t.type->column_count, 9);
    assert_int_equal(t.type->row_size, sizeof(struct sample_row));
    assert_string_equal(t.type->meaning[LANGUAGE_NL], "voorbeeld");
    assert_string_equal(t.type->columns[4].unit, "minutes");
}

static void ground_floor_tables_are_there(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct table t = table_new(table_problems());
    *problems_add(&a, &t) = (struct problems_row){ .severity = SV("error"), .code = SV("W-XXX-001"),
                                                   .message = SV("mis") };
    struct err err = { 0 };
    assert_true(table_check(&t, &err));
    problems_at(&t, 0)->severity = SV("fatal");
    assert_false(table_check(&t, &err));
    assert_int_equal(err.message, MESSAGE_TABLE_CELL_VALUE);
    assert_string_equal(table_rejected()->columns[3].name, "row");
    arena_free(&a);
}

static void rows_and_extras_survive_growth(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct table t = sample_table(&a, 1, 1000, 3);
    assert_int_equal(t.count, 1000);
    for (size_t i = 0; i < t.count; i++) assert_int_equal(sample_at(&t, i)->number, i);
    assert_int_equal(table_extra_find(&t, SV("extra, \"2\"")), 2);
    assert_int_equal(table_extra_find(&t, SV("extra")), -1);
    sample_add(&a, &t);
    assert_int_equal(sample_at(&t, 1000)->place.n, 0);
    assert_int_equal(table_extra(&t, 1000, 2).n, 0);
    arena_free(&a);
}

/* Keys as (place, number); the remark says which row it was. */
static struct sample_row keyed(const char *place, int64_t number, const char *note)
{
    return (struct sample_row){ .place = sv_from_cstr(place), .number = number,
                                .note = sv_from_cstr(note) };
}

static void sort_orders_keys_and_keeps_ties(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct table t = table_new(table_sample());
    table_extras(&a, &t, (sv[]){ SV("x") }, 1);
    static const char *const places[] = { "b", "a", "\xc3\xa9", "a", "b", "ab" };
    static const int64_t numbers[] = { 2, 10, -1, 9, 2, 0 };
    static const char *const notes[] = { "0", "1", "2", "3", "4", "5" };
    for (size_t i = 0; i < 6; i++) {
        *sample_add(&a, &t) = keyed(places[i], numbers[i], notes[i]);
        table_set_extra(&t, i, 0, sv_from_cstr(notes[i]));
    }
    table_sort(&t);
    /* bytes: "a" < "ab" < "b" < "é" (0xC3); 9 < 10 by value; the two (b, 2) stay 0 before 4 */
    static const char *const expected = "315042";
    for (size_t i = 0; i < 6; i++) {
        assert_sv(sample_at(&t, i)->note, ((sv){ expected + i, 1 }));
        assert_sv(table_extra(&t, i, 0), ((sv){ expected + i, 1 }));
    }
    arena_free(&a);
}

static void sort_orders_every_type_absent_first(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct table t = table_new(table_ordered());
    const struct maybe_date day = { .days = 7, .has = true };
    const struct ordered_row rows[] = {
        { SOME_INTEGER(1), SOME_REAL(0.5), day, true, 7 },
        { SOME_INTEGER(1), SOME_REAL(0.5), day, false, 6 },
        { SOME_INTEGER(1), SOME_REAL(0.5), { 6, true }, true, 5 },
        { SOME_INTEGER(1), SOME_REAL(0.5), { 0, false }, true, 4 },
        { SOME_INTEGER(1), SOME_REAL(-0.5), day, true, 3 },
        { SOME_INTEGER(1), NO_REAL, day, true, 2 },
        { SOME_INTEGER(-1), NO_REAL, day, true, 1 },
        { NO_INTEGER, NO_REAL, { 0, false }, true, 0 },
    };
    for (size_t i = 0; i < WF_COUNT(rows); i++) *ordered_add(&a, &t) = rows[i];
    table_sort(&t);
    for (size_t i = 0; i < t.count; i++) assert_int_equal(ordered_at(&t, i)->label, i);
    arena_free(&a);
}

/* Property: a sort is a permutation in key order, whatever the order before, and extras go along. */
static void sort_of_any_shuffle_is_the_same(void **state)
{
    (void)state;
    struct arena a = { 0 };
    uint64_t seed = 42;
    struct table sorted = sample_table(&a, 7, 777, 2);
    table_sort(&sorted);
    for (size_t i = 1; i < sorted.count; i++)
        assert_true(table_compare_keys(sorted.type, sample_at(&sorted, i - 1),
                                       sample_at(&sorted, i)) < 0);
    for (int round = 0; round < 5; round++) {
        struct table t = table_new(table_sample());
        table_extras(&a, &t, sorted.extra_names, 2);
        table_append(&a, &t, &sorted);
        for (size_t i = t.count - 1; i > 0; i--) {
            size_t j = sample_below(&seed, i + 1);
            struct sample_row row = *sample_at(&t, i);
            *sample_at(&t, i) = *sample_at(&t, j);
            *sample_at(&t, j) = row;
            for (size_t x = 0; x < 2; x++) {
                sv value = table_extra(&t, i, x);
                table_set_extra(&t, i, x, table_extra(&t, j, x));
                table_set_extra(&t, j, x, value);
            }
        }
        table_sort(&t);
        sample_assert_equal(&t, &sorted, true);
    }
    arena_free(&a);
}

static void append_adds_all_rows(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct table x = sample_table(&a, 3, 10, 1), y = sample_table(&a, 3, 10, 1);
    struct table empty = sample_table(&a, 3, 0, 1);
    table_append(&a, &x, &empty);
    sample_assert_equal(&x, &y, true);
    table_append(&a, &x, &x);
    assert_int_equal(x.count, 20);
    for (size_t i = 0; i < 10; i++) {
        assert_sv(sample_at(&x, i + 10)->note, sample_at(&y, i)->note);
        assert_sv(table_extra(&x, i + 10, 0), table_extra(&y, i, 0));
    }
    arena_free(&a);
}

static sv cell(struct arena *a, size_t column, const struct sample_row *row)
{
    return table_cell(a, &table_sample()->columns[column], row);
}

static void cells_print_fixed_forms(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct sample_row row = { .place = SV("hier"), .number = INT64_MIN,
                              .minutes = SOME_INTEGER(-3), .score = SOME_REAL(2.0 / 3),
                              .held_on = { 0, true }, .open = true };
    assert_sv(cell(&a, 0, &row), SV("hier"));
    assert_sv(cell(&a, 1, &row), SV("-9223372036854775808"));
    assert_sv(cell(&a, 4, &row), SV("-3"));
    assert_sv(cell(&a, 5, &row), SV("0.666667"));
    assert_sv(cell(&a, 6, &row), SV("1970-01-01"));
    assert_sv(cell(&a, 7, &row), SV("1"));
    struct sample_row none = { 0 };
    for (size_t c = 0; c < 9; c++)
        assert_sv(cell(&a, c, &none), c == 1 || c == 7 ? SV("0") : SV(""));
    arena_free(&a);
}

static void cells_parse_back_or_fail(void **state)
{
    (void)state;
    const struct column *columns = table_sample()->columns;
    struct sample_row row = { 0 };
    struct err err = { 0 };
    assert_true(table_cell_parse(&columns[1], SV("-12"), &row, &err) && row.number == -12);
    assert_true(table_cell_parse(&columns[4], SV("12"), &row, &err) && row.minutes.has &&
                row.minutes.value == 12);
    assert_true(table_cell_parse(&columns[4], SV(""), &row, &err) && !row.minutes.has);
    assert_true(table_cell_parse(&columns[5], SV("0.25"), &row, &err) && row.score.has &&
                row.score.value == 0.25);
    assert_true(table_cell_parse(&columns[6], SV("1970-01-03"), &row, &err) && row.held_on.has &&
                row.held_on.days == 2);
    assert_true(table_cell_parse(&columns[7], SV("1"), &row, &err) && row.open);
    assert_int_equal(err.status, STATUS_OK);
    static const struct {
        size_t column;
        const char *text;
    } wrong[] = { { 1, "" }, { 1, "x" }, { 4, "1.5" }, { 5, "nan" }, { 5, "1,5" },
                  { 6, "03-01-1970" }, { 6, "2025-02-30" }, { 7, "2" }, { 7, "" }, { 7, "ja" } };
    for (size_t i = 0; i < WF_COUNT(wrong); i++) {
        err = (struct err){ 0 };
        assert_false(table_cell_parse(&columns[wrong[i].column], sv_from_cstr(wrong[i].text), &row,
                                      &err));
        assert_int_equal(err.status, STATUS_DATA);
    }
}

static enum message check_one(void (*change)(struct sample_row *row))
{
    struct arena a = { 0 };
    struct table t = sample_table(&a, 5, 20, 0);
    for (size_t i = 0; i < 20; i++) sample_at(&t, i)->place = SV("x");
    change(sample_at(&t, 13));
    struct err err = { 0 };
    bool ok = table_check(&t, &err);
    assert_int_equal(ok, err.message == MESSAGE_NONE);
    if (!ok) assert_int_equal(err.status, STATUS_BUG);
    arena_free(&a);
    return err.message;
}

static void change_nothing(struct sample_row *row) { row->note = SV("x"); }
static void change_key(struct sample_row *row) { row->number = 19; }
static void change_list(struct sample_row *row) { row->kind = SV("form"); }
static void change_real(struct sample_row *row) { row->score = SOME_REAL((double)NAN); }

static void check_finds_what_is_wrong(void **state)
{
    (void)state;
    assert_int_equal(check_one(change_nothing), MESSAGE_NONE);
    assert_int_equal(check_one(change_key), MESSAGE_TABLE_KEY_TWICE);
    assert_int_equal(check_one(change_list), MESSAGE_TABLE_CELL_VALUE);
    assert_int_equal(check_one(change_real), MESSAGE_TABLE_CELL_VALUE);
}

static void check_wants_needed_cells_and_keys(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err = { 0 };
    struct table t = table_new(table_single());
    single_add(&a, &t)->word = SV("x");
    single_add(&a, &t);
    assert_false(table_check(&t, &err));
    assert_int_equal(err.message, MESSAGE_TABLE_CELL_EMPTY);
    assert_string_equal(err.args[1], "word");
    assert_string_equal(err.args[2], "2");
    single_at(&t, 1)->word = SV("x"); /* no key: doubles are fine */
    assert_true(table_check(&t, &err));
    arena_free(&a);
}

static void another_type_is_a_bug(void **state)
{
    (void)state;
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        fclose(stderr);
        struct table t = table_new(table_single());
        struct arena a = { 0 };
        single_add(&a, &t);
        sample_at(&t, 0);
        _exit(0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_false(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_table_is_empty),
        cmocka_unit_test(ground_floor_tables_are_there),
        cmocka_unit_test(rows_and_extras_survive_growth),
        cmocka_unit_test(sort_orders_keys_and_keeps_ties),
        cmocka_unit_test(sort_orders_every_type_absent_first),
        cmocka_unit_test(sort_of_any_shuffle_is_the_same),
        cmocka_unit_test(append_adds_all_rows),
        cmocka_unit_test(cells_print_fixed_forms),
        cmocka_unit_test(cells_parse_back_or_fail),
        cmocka_unit_test(check_finds_what_is_wrong),
        cmocka_unit_test(check_wants_needed_cells_and_keys),
        cmocka_unit_test(another_type_is_a_bug),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
