#include "check.h"

#include "0_base/date.h"

/* Days from 1970-01-01, from GNU date: date -u -d 2000-03-01 +%s, divided by 86400. */
static void known_days(void **state)
{
    (void)state;
    static const struct {
        int64_t year, month, day, days;
    } cases[] = {
        { 1970, 1, 1, 0 },       { 1969, 12, 31, -1 },   { 2000, 2, 29, 11016 }, { 2000, 3, 1, 11017 },
        { 2025, 3, 12, 20159 },  { 1900, 3, 1, -25508 }, { 1000, 1, 1, -354285 }, { 9999, 12, 31, 2932896 },
        { 2024, 12, 31, 20088 },
    };
    for (size_t i = 0; i < WF_COUNT(cases); i++)
        assert_int_equal(date_from_civil(cases[i].year, cases[i].month, cases[i].day), cases[i].days);
}

/* Property: every day from 1000 to 9999 comes back, and the next day is the next. */
static void round_trip(void **state)
{
    (void)state;
    int64_t y0 = 999, m0 = 12, d0 = 31;
    for (int64_t days = -354285; days <= 2932896; days++) {
        int64_t y, m, d;
        date_to_civil(days, &y, &m, &d);
        assert_true(date_from_civil(y, m, d) == days);
        bool next = (y == y0 && m == m0 && d == d0 + 1) || (y == y0 && m == m0 + 1 && d == 1) ||
                    (y == y0 + 1 && m == 1 && m0 == 12 && d == 1 && d0 == 31);
        assert_true(next);
        y0 = y, m0 = m, d0 = d;
    }
    assert_true(y0 == 9999 && m0 == 12 && d0 == 31);
}

static const char *parsed(const char *text, enum date_format format)
{
    static char buf[16];
    struct maybe_date date;
    struct err err;
    if (!date_parse(sv_from_cstr(text), format, &date, &err)) return text_message(err.message)->id;
    date_print(date, buf);
    return buf;
}

static void every_format(void **state)
{
    (void)state;
    assert_string_equal(parsed("2025-03-12", DATE_ISO), "2025-03-12");
    assert_string_equal(parsed("2025/3/2", DATE_ISO), "2025-03-02");
    assert_string_equal(parsed("12-03-2025", DATE_DMY), "2025-03-12");
    assert_string_equal(parsed(" 1.3.2025 ", DATE_DMY), "2025-03-01");
    assert_string_equal(parsed("03/12/2025", DATE_MDY), "2025-03-12");
    assert_string_equal(parsed("20250312", DATE_YMD_COMPACT), "2025-03-12");
    assert_string_equal(parsed("29-02-2024", DATE_DMY), "2024-02-29");
    assert_string_equal(parsed("29-02-2000", DATE_DMY), "2000-02-29");
    assert_string_equal(parsed("", DATE_DMY), "");
    assert_string_equal(parsed("  ", DATE_ISO), "");
}

/* As people write them, and as programs add times to them. */
static void dates_in_words(void **state)
{
    (void)state;
    static const struct {
        const char *text, *date;
    } examples[] = {
        { "3 maart 2025", "2025-03-03" },      { "3 mrt. 2025", "2025-03-03" },  { "3-mrt-25", "2025-03-03" },
        { "12 Mei 2024", "2024-05-12" },       { "1 okt 1958", "1958-10-01" },   { "March 3, 2025", "2025-03-03" },
        { "maandag 3 maart 2025", "2025-03-03" }, { "ma 3-3-2025", "2025-03-03" }, { "wo. 12/3/2025", "2025-03-12" },
        { "Di, 4-3-2025", "2025-03-04" },      { "31 februari 2025", "DATE_NONE" },
        { "3 maart 2025 14:30", "2025-03-03" }, { "12-03-2025 14:30", "2025-03-12" },
        { "12-03-2025 14.30 uur", "2025-03-12" }, { "12-03-2025 9 uur", "2025-03-12" },
        { "12-03-2025 0:00:00", "2025-03-12" }, { "12/03/2025 2:30 PM", "2025-03-12" },
        { "3/4/25", "2025-04-03" },            { "3-4-68", "2068-04-03" },       { "3-4-69", "1969-04-03" },
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        assert_string_equal(parsed(examples[i].text, DATE_DMY), examples[i].date);
    assert_string_equal(parsed("2025-03-12T14:30", DATE_ISO), "2025-03-12");
    assert_string_equal(parsed("2025-03-12T14:30:00.125Z", DATE_ISO), "2025-03-12");
    assert_string_equal(parsed("2025-03-12T14:30:00+01:00", DATE_ISO), "2025-03-12");
    assert_string_equal(parsed("2025-03-12 00:00:00", DATE_ISO), "2025-03-12");
    assert_string_equal(parsed("20250312T1430", DATE_YMD_COMPACT), "DATE_FORM");
    /* a month in words fits every format, and says nothing of it */
    assert_string_equal(parsed("3 maart 2025", DATE_ISO), "2025-03-03");
    sv column[] = { SV("3 mrt 2025"), SV("13-4-2025"), SV("ma 3-3-2025 10:00") }, words[] = { SV("3 mrt 2025") };
    bool ambiguous;
    assert_int_equal(date_detect(column, 3, &ambiguous), DATE_DMY);
    assert_false(ambiguous);
    assert_int_equal(date_detect(words, 1, &ambiguous), DATE_UNKNOWN);
    assert_false(ambiguous);
}

static void what_is_no_date(void **state)
{
    (void)state;
    static const char *const shapeless[] = { "12-03-125", "12-03/2025", "maart", "12-03-2025 14",
                                             "12-03-2025 verzet", "12-03-2025 25:00", "11 feb", "maart 2025",
                                             "3 blauw 2025", "12-03-2025T", "ma", "12 maart 125",
                                             "12--2025", "123-03-2025", "12-03-20256", "-1-03-2025", "12 03 2025",
                                             "12-03-", "1", "12032025" };
    static const char *const impossible[] = { "31-02-2025", "29-02-2025", "29-02-1900", "31-04-2025", "00-01-2025",
                                              "01-00-2025", "01-13-2025", "32-01-2025", "01-01-0999" };
    for (size_t i = 0; i < WF_COUNT(shapeless); i++)
        assert_string_equal(parsed(shapeless[i], DATE_DMY), "DATE_FORM");
    for (size_t i = 0; i < WF_COUNT(impossible); i++)
        assert_string_equal(parsed(impossible[i], DATE_DMY), "DATE_NONE");
    assert_string_equal(parsed("2025312", DATE_YMD_COMPACT), "DATE_FORM");
    assert_string_equal(parsed("202503123", DATE_YMD_COMPACT), "DATE_FORM");
    assert_string_equal(parsed("20250231", DATE_YMD_COMPACT), "DATE_NONE");
    assert_string_equal(parsed("25-03-12", DATE_ISO), "DATE_FORM");
}

/* What can be read in one way only is read that way, whatever the others look like. */
static void what_leaves_no_doubt(void **state)
{
    (void)state;
    static const enum date_format any[] = { DATE_UNKNOWN, DATE_ISO, DATE_DMY, DATE_MDY, DATE_YMD_COMPACT };
    for (size_t i = 0; i < WF_COUNT(any); i++) {
        assert_string_equal(parsed("2024-03-01", any[i]), "2024-03-01");
        assert_string_equal(parsed("2024-03-01T09:30", any[i]), "2024-03-01");
        assert_string_equal(parsed("20240301", any[i]), "2024-03-01");
        assert_string_equal(parsed("2024-02-30", any[i]), "DATE_NONE");
        assert_string_equal(parsed("2024-13-01", any[i]), "DATE_NONE"); /* no format has the month last */
    }
    assert_string_equal(parsed("13-04-2025", DATE_UNKNOWN), "2025-04-13");
    assert_string_equal(parsed("04/13/2025", DATE_UNKNOWN), "2025-04-13");
    assert_string_equal(parsed("5-5-25", DATE_UNKNOWN), "2025-05-05");
    assert_string_equal(parsed("03-04-2025", DATE_UNKNOWN), "DATE_FORM"); /* there is the doubt */
    assert_string_equal(parsed("31-02-2025", DATE_UNKNOWN), "DATE_NONE");
    assert_string_equal(parsed("13-13-2025", DATE_UNKNOWN), "DATE_FORM");
    assert_string_equal(parsed("", DATE_UNKNOWN), "");
    /* the study has said what comes first: then a month 13 is a mistake */
    assert_string_equal(parsed("04-13-2025", DATE_DMY), "DATE_NONE");
    assert_string_equal(parsed("13-04-2025", DATE_ISO), "DATE_FORM");
    assert_true(date_open(SV("03-04-2025")));
    assert_true(date_open(SV(" ma 3/4/25 10:00")));
    static const char *const sure[] = { "13-04-2025", "04-13-2025", "05-05-2025", "2025-03-04", "3 april 2025",
                                        "20250304", "", "gisteren", "3-4" };
    for (size_t i = 0; i < WF_COUNT(sure); i++) assert_false(date_open(sv_from_cstr(sure[i])));
}

static void message_names_the_form(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err;
    struct maybe_date date;
    assert_false(date_parse(SV("gisteren"), DATE_DMY, &date, &err));
    assert_sv(err_text(&a, &err, LANGUAGE_EN), SV("'gisteren' is not a date of the form dd-mm-yyyy"));
    arena_free(&a);
}

static enum date_format detect(const char *values, bool *ambiguous)
{
    sv list[16], rest = sv_from_cstr(values);
    size_t count = 0;
    while (count < 16 && sv_cut(&rest, ';', &list[count])) count++;
    return date_detect(list, count, ambiguous);
}

static void a_column_decides(void **state)
{
    (void)state;
    bool ambiguous = true;
    assert_int_equal(detect("2025-03-12;2025-13-01;2024-01-31", &ambiguous), DATE_ISO);
    assert_false(ambiguous);
    assert_int_equal(detect("03-04-2025;13-04-2025", &ambiguous), DATE_DMY);
    assert_int_equal(detect("03-04-2025;04/13/2025", &ambiguous), DATE_MDY);
    assert_int_equal(detect("20250312;20240131", &ambiguous), DATE_YMD_COMPACT);
    assert_int_equal(detect("05-05-2025;6.6.2025", &ambiguous), DATE_DMY); /* both give the same days */
    assert_false(ambiguous);
    /* a year in front, or a month in a word, says nothing of the others, and is no contradiction */
    assert_int_equal(detect("03-04-2025;2024-03-01;13-04-2025;3 mrt 2025;20240301", &ambiguous), DATE_DMY);
    assert_false(ambiguous);
    assert_int_equal(detect("2024-03-01;04/13/2025;03/04/2025", &ambiguous), DATE_MDY);
    assert_false(ambiguous);
    assert_int_equal(detect("2024-03-01;05-05-2025", &ambiguous), DATE_DMY);
    /* a slip, a word and an empty cell do not leave the column unread */
    assert_int_equal(detect("03-04-2025;31-02-2025;onbekend;;99-99-2025", &ambiguous), DATE_DMY);
    assert_false(ambiguous);
}

static void a_column_that_does_not_decide(void **state)
{
    (void)state;
    bool ambiguous = false;
    assert_int_equal(detect("03-04-2025;05-06-2025;05-05-2025", &ambiguous), DATE_UNKNOWN);
    assert_true(ambiguous);
    assert_int_equal(detect("13-04-2025;04-13-2025", &ambiguous), DATE_UNKNOWN); /* both ways in one column */
    assert_false(ambiguous);
    assert_int_equal(detect("13-04-2025;04-13-2025;03-04-2025", &ambiguous), DATE_UNKNOWN);
    assert_true(ambiguous);
    assert_int_equal(detect("2025-03-12;12-03-2025", &ambiguous), DATE_UNKNOWN);
    assert_true(ambiguous);
    assert_int_equal(detect("", &ambiguous), DATE_UNKNOWN);
    assert_int_equal(detect("voorjaar;2025", &ambiguous), DATE_UNKNOWN);
    assert_int_equal(date_detect(NULL, 0, &ambiguous), DATE_UNKNOWN);
    assert_false(ambiguous);
}

static void names_of_formats(void **state)
{
    (void)state;
    enum date_format f = DATE_UNKNOWN;
    for (int i = DATE_ISO; i <= DATE_YMD_COMPACT; i++) {
        assert_true(date_format_parse(sv_from_cstr(date_format_name((enum date_format)i)), &f));
        assert_int_equal(f, i);
    }
    assert_true(date_format_parse(SV("dmy"), &f) && f == DATE_DMY);
    assert_true(date_format_parse(SV("dd-mm-jjjj"), &f) && f == DATE_DMY);
    assert_true(date_format_parse(SV("iso"), &f) && f == DATE_ISO);
    assert_false(date_format_parse(SV(""), &f));
    assert_false(date_format_parse(SV("dym"), &f));
    char buf[16] = "x";
    date_print((struct maybe_date){ 0, false }, buf);
    assert_string_equal(buf, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_days),
        cmocka_unit_test(round_trip),
        cmocka_unit_test(every_format),
        cmocka_unit_test(dates_in_words),
        cmocka_unit_test(what_is_no_date),
        cmocka_unit_test(what_leaves_no_doubt),
        cmocka_unit_test(message_names_the_form),
        cmocka_unit_test(a_column_decides),
        cmocka_unit_test(a_column_that_does_not_decide),
        cmocka_unit_test(names_of_formats),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
