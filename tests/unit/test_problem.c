#include "check.h"

#include "0_base/problem.h"

static const char *printed(const struct problems *p, size_t from)
{
    static char text[20000];
    memset(text, 0, sizeof text);
    FILE *to = fmemopen(text, sizeof text - 1, "w");
    assert_non_null(to);
    assert_int_equal(problem_print(p, from, to), p->rows.count);
    fclose(to);
    return text;
}

static struct place at(const char *file, size_t line, size_t column)
{
    return (struct place){ sv_from_cstr(file), line, column };
}

static void rows_are_filled(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err;
    struct problems p = problem_list(&a, LANGUAGE_NL);
    char file[] = "log.csv";
    problem_add(&p, at(file, 3, 5), MESSAGE_NUM_COMMA, ARGS(ARG_CSTR("0,5")));
    file[0] = 'X'; /* the list keeps a copy */
    problem_add(&p, at("t.txt", 0, 0), MESSAGE_UTF8_ASSUMED, ARGS(ARG_CSTR("windows-1252")));
    assert_int_equal(p.rows.count, 2);
    assert_int_equal(p.error_count, 1);
    assert_int_equal(p.warning_count, 0);
    const struct problems_row *row = problems_at(&p.rows, 0);
    assert_cstr(row->severity, "error");
    assert_cstr(row->code, "W-NUM-003");
    assert_cstr(row->file, "log.csv");
    assert_true(row->line.has && row->line.value == 3 && row->column.has && row->column.value == 5);
    assert_cstr(row->message, "'0,5' is geen getal");
    assert_cstr(row->hint, "Schrijf het decimaalteken hier als punt, bijvoorbeeld 0.5.");
    row = problems_at(&p.rows, 1);
    assert_cstr(row->severity, "note");
    assert_false(row->line.has || row->column.has);
    assert_true(table_check(&p.rows, &err));
    arena_free(&a);
}

static void an_err_becomes_a_problem(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err;
    struct problems p = problem_list(&a, LANGUAGE_EN);
    err_at(&err, at("a.vtt", 14, 1), MESSAGE_DATE_NONE, ARGS(ARG_CSTR("31-02-2025")));
    problem_add_err(&p, &err);
    assert_string_equal(printed(&p, 0), "a.vtt:14:1: error: '31-02-2025' is not on the calendar [W-DAT-002]\n"
                                        "hint: Check the date in the source.\n");
    assert_int_equal(p.error_count, 1);
    arena_free(&a);
}

static void rejected_rows_stand_whole(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err;
    struct problems p = problem_list(&a, LANGUAGE_EN);
    char row[] = "a;\"b\nc\";31-02-2025";
    problem_reject(&p, SV("log.csv"), 12, MESSAGE_DATE_NONE, sv_from_cstr(row));
    row[0] = 'X';
    assert_int_equal(p.rejected.count, 1);
    const struct rejected_row *r = rejected_at(&p.rejected, 0);
    assert_cstr(r->file, "log.csv");
    assert_int_equal(r->line, 12);
    assert_cstr(r->reason, "W-DAT-002");
    assert_cstr(r->row, "a;\"b\nc\";31-02-2025");
    assert_true(table_check(&p.rejected, &err));
    assert_int_equal(p.rows.count, 0);
    arena_free(&a);
}

static void what_the_run_ends_with(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct problems p = problem_list(&a, LANGUAGE_EN);
    assert_int_equal(problem_status(&p, true), 0);
    problem_add(&p, at("t", 1, 1), MESSAGE_UTF8_ASSUMED, ARGS(ARG_CSTR("x")));
    assert_int_equal(problem_status(&p, true), 0);
    problem_add(&p, at("t", 1, 1), MESSAGE_SHEET_CELLS, ARGS(ARG_INT(3), ARG_INT(4)));
    assert_int_equal(p.warning_count, 1);
    assert_int_equal(problem_status(&p, false), 0);
    assert_int_equal(problem_status(&p, true), 65);
    problem_add(&p, at("t", 1, 1), MESSAGE_SHEET_EMPTY, NO_ARGS);
    assert_int_equal(problem_status(&p, false), 65);
    arena_free(&a);
}

static void a_merged_list_outlives_the_other(void **state)
{
    (void)state;
    struct arena a = { 0 }, other = { 0 };
    struct problems p = problem_list(&a, LANGUAGE_EN), q = problem_list(&other, LANGUAGE_EN);
    problem_add(&p, at("a", 1, 0), MESSAGE_SHEET_EMPTY, NO_ARGS);
    problem_add(&q, at("b", 2, 0), MESSAGE_SHEET_CELLS, ARGS(ARG_INT(3), ARG_INT(4)));
    problem_add(&q, at("c", 3, 0), MESSAGE_SHEET_QUOTE, NO_ARGS);
    problem_reject(&q, SV("b"), 2, MESSAGE_SHEET_CELLS, SV("x;y;z"));
    problem_merge(&p, &q.rows, &q.rejected);
    arena_free(&other);
    assert_int_equal(p.rows.count, 3);
    assert_int_equal(p.error_count, 2);
    assert_int_equal(p.warning_count, 1);
    assert_cstr(problems_at(&p.rows, 1)->message, "the row has 3 cells, the header 4");
    assert_cstr(problems_at(&p.rows, 2)->file, "c");
    assert_cstr(rejected_at(&p.rejected, 0)->row, "x;y;z");
    arena_free(&a);
}

static size_t lines_with(const char *text, const char *part)
{
    size_t n = 0;
    for (; (text = strstr(text, part)); text++) n++;
    return n;
}

/* 25 of one kind in one file, 21 of the same in another, among others: 20 + 1 line each. */
static void many_of_one_kind_are_summed_up(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct problems p = problem_list(&a, LANGUAGE_EN);
    for (size_t i = 1; i <= 25; i++) {
        problem_add(&p, at("een.csv", i, 0), MESSAGE_NUM_NOT_WHOLE, ARGS(ARG_CSTR("x")));
        if (i <= 21) problem_add(&p, at("twee.csv", i, 0), MESSAGE_NUM_NOT_WHOLE, ARGS(ARG_CSTR("x")));
        if (i <= 3) problem_add(&p, at("een.csv", i, 0), MESSAGE_NUM_NOT_NUMBER, ARGS(ARG_CSTR("x")));
    }
    const char *text = printed(&p, 0);
    assert_int_equal(lines_with(text, "een.csv:"), 20 + 1 + 3);
    assert_int_equal(lines_with(text, "twee.csv:"), 20 + 1);
    assert_int_equal(lines_with(text, "\n"), 20 + 1 + 2 * 3 + 20 + 1); /* three have a hint */
    assert_non_null(strstr(text, "een.csv: note: 5 more of these; they stand in problems.csv [W-NUM-001]\n"));
    assert_non_null(strstr(text, "twee.csv: note: 1 more of these; they stand in problems.csv [W-NUM-001]\n"));
    assert_non_null(strstr(text, "een.csv:20: "));
    assert_null(strstr(text, "een.csv:21: "));
    arena_free(&a);
}

/* Notes of one kind from ten files: three, and one line without a file. A warning beside them stays. */
static void notes_do_not_drown_warnings(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct problems p = problem_list(&a, LANGUAGE_EN);
    for (size_t i = 1; i <= 10; i++)
        problem_add(&p, at(arena_format(&a, "f%zu.csv", i).p, 0, 0), MESSAGE_UTF8_ASSUMED, ARGS(ARG_CSTR("x")));
    problem_add(&p, at("f9.csv", 2, 0), MESSAGE_SHEET_CELLS, ARGS(ARG_INT(1), ARG_INT(2)));
    const char *text = printed(&p, 0);
    assert_int_equal(lines_with(text, "read as x"), 3);
    assert_non_null(strstr(text, "\nnote: 7 more of these; they stand in problems.csv [W-TXT-003]\n"));
    assert_int_equal(lines_with(text, "f9.csv:2: warning: "), 1);
    arena_free(&a);
}

static void printing_goes_on_where_it_was(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct problems p = problem_list(&a, LANGUAGE_EN);
    assert_string_equal(printed(&p, 0), "");
    for (size_t i = 1; i <= 18; i++)
        problem_add(&p, at("f", i, 0), MESSAGE_NUM_NOT_WHOLE, ARGS(ARG_CSTR("x")));
    assert_int_equal(lines_with(printed(&p, 0), "\n"), 18);
    assert_string_equal(printed(&p, 18), "");
    for (size_t i = 19; i <= 25; i++)
        problem_add(&p, at("f", i, 0), MESSAGE_NUM_NOT_WHOLE, ARGS(ARG_CSTR("x")));
    const char *text = printed(&p, 18); /* 19, 20, and 5 more */
    assert_int_equal(lines_with(text, "\n"), 3);
    assert_non_null(strstr(text, "f: note: 5 more of these"));
    for (size_t i = 26; i <= 27; i++)
        problem_add(&p, at("f", i, 0), MESSAGE_NUM_NOT_WHOLE, ARGS(ARG_CSTR("x")));
    assert_string_equal(printed(&p, 25), "f: note: 2 more of these; they stand in problems.csv [W-NUM-001]\n");
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_filled),
        cmocka_unit_test(an_err_becomes_a_problem),
        cmocka_unit_test(rejected_rows_stand_whole),
        cmocka_unit_test(what_the_run_ends_with),
        cmocka_unit_test(a_merged_list_outlives_the_other),
        cmocka_unit_test(many_of_one_kind_are_summed_up),
        cmocka_unit_test(notes_do_not_drown_warnings),
        cmocka_unit_test(printing_goes_on_where_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
