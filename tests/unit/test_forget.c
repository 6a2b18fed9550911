#include "ingest.h"

#include "2_ingest/forget.h"

/* A log as it stands in a file, and as it would be had she never been written in it. */
static const char log_file[] = "activity;led_by;title;participants\n"
                               "A1;Halima Chaouki;\"soep; heet\";B01;\n"
                               "A2;\"B02; B01\";Halima;\"B01;B02;V01\"\n"
                               "A3;\"B01; Halima Chaouki\";\"zei \"\"dag\"\"\";\"B02\"\n"
                               "A4;;;B01\n";

static void add(struct roster *r, const char *id, const char *name, bool withdrawn)
{
    size_t person = roster_add(r, (struct roster_person){ .id = sv_from_cstr(id), .roster = true, .withdrawn = withdrawn });
    roster_add_name(r, person, "name", sv_from_cstr(name));
}

static struct source open_log(struct arena *a, struct problems *problems, const struct study_source *from)
{
    static const char *const names[] = { "activity", "led_by", "title", "participants", NULL };
    struct source s;
    assert_true(source_open(a, "activities", from, SV("study.xml"), sv_from_cstr(log_file), names, false, true, NULL,
                            problems, &s));
    return s;
}

static void lists_lose_who_withdrew(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct roster r = roster_new(&a, NULL, false);
    struct problems problems = problem_list(&a, LANGUAGE_NL), found = problem_list(&a, LANGUAGE_NL);
    const struct study_source from = { .file = SV("log.csv") };
    add(&r, "B01", "Sjaan Pietersen", false);
    add(&r, "B02", "Halima Chaouki", true);
    add(&r, "V01", "Bart Wolthuis", false);
    struct source s = open_log(&a, &found, &from);
    s.problems = &problems;
    forget_people(&s, &r, &found);
    assert_int_equal(s.sheet.row_count, 4);
    const struct sheet_row *rows = s.sheet.rows;
    assert_sv(rows[0].cells[1], "");
    assert_sv(rows[0].source, "A1;;\"soep; heet\";B01;");
    assert_sv(rows[1].cells[1], "B01");
    assert_sv(rows[1].cells[2], "Halima"); /* a title is no list: redact.h looks at it */
    assert_sv(rows[1].cells[3], "B01;V01");
    assert_sv(rows[1].source, "A2;B01;Halima;\"B01;V01\"");
    assert_sv(rows[2].source, "A3;B01;\"zei \"\"dag\"\"\";");
    assert_sv(rows[3].source, "A4;;;B01");
    assert_true(source_forgot(&s, &rows[0], 1));
    assert_false(source_forgot(&s, &rows[0], 3));
    assert_false(source_forgot(&s, &rows[3], 1));
    assert_false(source_forgot(&s, &rows[0], -1));
    arena_free(&a);
}

/* A row of one person is hers; so is one that was rejected, where it may be. */
static void her_rows_go(void **state)
{
    (void)state;
    static const char *const names[] = { "activity", "person", "role_there", NULL };
    static const char file[] = "activity;person;role_there\nA1;B01;\nA1;B02;leider\nA2;\"Halima Chaouki\";\n"
                               "A3;B02;x;y;z\nA4;B01;x;y;z\n";
    struct arena a = { 0 };
    struct roster r = roster_new(&a, NULL, false);
    struct problems problems = problem_list(&a, LANGUAGE_NL), found = problem_list(&a, LANGUAGE_NL);
    const struct study_source from = { .file = SV("log.csv") };
    struct source s;
    add(&r, "B01", "Sjaan Pietersen", false);
    add(&r, "B02", "Halima Chaouki", true);
    assert_true(source_open(&a, "attendance", &from, SV("study.xml"), sv_from_cstr(file), names, false, true, NULL,
                            &found, &s));
    s.problems = &problems;
    forget_people(&s, &r, &found);
    assert_int_equal(s.sheet.row_count, 1);
    assert_sv(s.sheet.rows[0].cells[1], "B01");
    assert_int_equal(s.withdrawn, 3);
    assert_int_equal(s.rejected, 1);
    assert_int_equal(problems.rows.count, 1);
    assert_int_equal(problems.rejected.count, 1);
    assert_sv(rejected_at(&problems.rejected, 0)->row, "A4;B01;x;y;z");
    arena_free(&a);
}

/* Where nobody withdrew every row is as it stands in the file. */
static void nobody_withdrew(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct roster r = roster_new(&a, NULL, false);
    struct problems problems = problem_list(&a, LANGUAGE_NL), found = problem_list(&a, LANGUAGE_NL);
    const struct study_source from = { .file = SV("log.csv") };
    add(&r, "B02", "Halima Chaouki", false);
    struct source s = open_log(&a, &found, &from);
    sv before = s.sheet.rows[2].source;
    s.problems = &problems;
    forget_people(&s, &r, &found);
    assert_ptr_equal(s.sheet.rows[2].source.p, before.p);
    assert_sv(s.sheet.rows[1].cells[3], "B01;B02;V01");
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_lose_who_withdrew),
        cmocka_unit_test(her_rows_go),
        cmocka_unit_test(nobody_withdrew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
