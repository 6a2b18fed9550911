/* datasets : what is entered from publications adds up as it does there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "0_base/file.h"
#include "1_study/study.h"

static struct sheet read_sheet(struct arena *a, const char *path)
{
    struct problems problems = problem_list(a, LANGUAGE_EN);
    struct sheet sheet;
    struct err err = { 0 };
    sv bytes, file = sv_from_cstr(path);
    assert_true(file_read(a, path, file, FILE_LIMIT_BYTES, &bytes, &err));
    assert_true(sheet_read(a, file, bytes, &(struct sheet_options){ 0 }, &problems, &sheet, &err));
    assert_int_equal(problems.error_count + problems.warning_count, 0);
    return sheet;
}

static sv cell(const struct sheet *sheet, size_t row, const char *column)
{
    ptrdiff_t c = sheet_column(sheet, sv_from_cstr(column));
    assert_true(c >= 0);
    return sheet->rows[row].cells[c];
}

static size_t count_cells(const struct sheet *sheet, const char *column, sv value)
{
    size_t n = 0;
    for (size_t i = 0; i < sheet->row_count; i++) n += sv_eq(cell(sheet, i, column), value);
    return n;
}

/* The margins of the figure in Davis, Gardner and Gardner (1941), as Breiger (1974) prints them. */
static void southern_women_add_up(void **state)
{
    (void)state;
    static const size_t of_women[] = { 8, 7, 8, 7, 4, 4, 4, 3, 4, 4, 4, 6, 7, 8, 5, 2, 2, 2 };
    static const size_t of_events[] = { 3, 3, 6, 4, 8, 8, 10, 14, 12, 5, 4, 6, 3, 3 };
    struct arena a = { 0 };
    struct sheet people = read_sheet(&a, "datasets/southern-women/people.csv");
    struct sheet activities = read_sheet(&a, "datasets/southern-women/activities.csv");
    struct sheet attendance = read_sheet(&a, "datasets/southern-women/attendance.csv");
    assert_int_equal(people.row_count, WF_COUNT(of_women));
    assert_int_equal(activities.row_count, WF_COUNT(of_events));
    assert_int_equal(attendance.row_count, 89);
    for (size_t i = 0; i < people.row_count; i++) {
        sv person = cell(&people, i, "person");
        assert_int_equal(count_cells(&people, "person", person), 1);
        assert_int_equal(count_cells(&attendance, "person", person), of_women[i]);
    }
    for (size_t i = 0; i < activities.row_count; i++) {
        struct maybe_date date;
        struct err err = { 0 };
        sv activity = cell(&activities, i, "activity");
        assert_int_equal(count_cells(&attendance, "activity", activity), of_events[i]);
        assert_true(date_parse(cell(&activities, i, "date"), DATE_ISO, &date, &err));
    }
    for (size_t i = 0; i < attendance.row_count; i++)
        for (size_t j = 0; j < i; j++)
            assert_false(sv_eq(cell(&attendance, i, "person"), cell(&attendance, j, "person")) &&
                         sv_eq(cell(&attendance, i, "activity"), cell(&attendance, j, "activity")));
    arena_free(&a);
}

/* 34 interviews, each with its own resident; both labels of each are somebody of the list. */
static void western_sydney_joins(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct problems problems = problem_list(&a, LANGUAGE_EN);
    struct study study;
    struct err err = { 0 };
    struct sheet people = read_sheet(&a, "datasets/western-sydney/people.csv");
    struct sheet documents = read_sheet(&a, "datasets/western-sydney/documents.csv");
    assert_true(study_read(&a, "datasets/western-sydney/study.xml", &problems, &study, &err));
    assert_int_equal(documents.row_count, 34);
    assert_int_equal(people.row_count, 35);
    assert_int_equal(study.speaker_count, 68);
    for (size_t i = 0; i < documents.row_count; i++) {
        size_t rows = 0;
        sv document = cell(&documents, i, "document"), respondent = cell(&documents, i, "respondent");
        assert_int_equal(count_cells(&documents, "document", document), 1);
        assert_int_equal(count_cells(&documents, "file", cell(&documents, i, "file")), 1);
        assert_int_equal(count_cells(&documents, "respondent", respondent), 1);
        assert_int_equal(count_cells(&people, "person", respondent), 1);
        assert_int_equal(count_cells(&people, "person", cell(&documents, i, "interviewer")), 1);
        for (size_t j = 0; j < study.speaker_count; j++) {
            const struct study_speaker *speaker = &study.speakers[j];
            if (!sv_eq(speaker->document, document)) continue;
            rows++;
            assert_int_equal(count_cells(&people, "person", speaker->person), 1);
            if (sv_is(speaker->label, "1")) assert_true(sv_eq(speaker->person, respondent));
        }
        assert_int_equal(rows, 2);
    }
    arena_free(&a);
}

static void western_sydney_lexicon_has_themes(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct sheet lexicon = read_sheet(&a, "datasets/western-sydney/lexicon.csv");
    size_t themes = 0;
    for (size_t i = 0; i < lexicon.row_count; i++) {
        sv theme = cell(&lexicon, i, "theme"), term = cell(&lexicon, i, "term");
        assert_true(term.n > 0);
        for (size_t j = 0; j < i; j++)
            assert_false(sv_eq(cell(&lexicon, j, "theme"), theme) && sv_eq(cell(&lexicon, j, "term"), term));
        if (i && sv_eq(cell(&lexicon, i - 1, "theme"), theme)) continue;
        size_t terms = count_cells(&lexicon, "theme", theme);
        assert_in_range(terms, 8, 25);
        themes++;
    }
    assert_int_equal(themes, 18);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(southern_women_add_up),
        cmocka_unit_test(western_sydney_joins),
        cmocka_unit_test(western_sydney_lexicon_has_themes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
