#include "sample.h"

#include "0_base/serial.h"

/* What Excel and LibreOffice show of a cell with these formats. */
static void codes_of_formats(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        enum serial_style style;
    } examples[] = {
        { "General", SERIAL_NUMBER },      { "0.00", SERIAL_NUMBER },
        { "#,##0.00 \"dagen\"", SERIAL_NUMBER }, { "[Red]-0.0", SERIAL_NUMBER },
        { "\"dd-mm\" 0", SERIAL_NUMBER },  { "0\\d", SERIAL_NUMBER },
        { "0_m", SERIAL_NUMBER },          { "0.00E+00", SERIAL_NUMBER },
        { "[>100]0;@", SERIAL_NUMBER },    { "0;dd", SERIAL_NUMBER },
        { "@", SERIAL_NUMBER },            { "", SERIAL_NUMBER },
        { "dd-mm-yyyy", SERIAL_DATE },     { "D/M/YY", SERIAL_DATE },
        { "[$-413]d mmmm yyyy;@", SERIAL_DATE }, { "[Red]dd-mm", SERIAL_DATE },
        { "mmm-yy", SERIAL_DATE },         { "mm", SERIAL_DATE },
        { "\"op\" d\\ m", SERIAL_DATE },   { "yyyy\\-mm\\-dd hh:mm", SERIAL_MOMENT },
        { "d-m-yy h:mm AM/PM", SERIAL_MOMENT }, { "hh:mm", SERIAL_TIME },
        { "h:mm AM/PM", SERIAL_TIME },     { "mm:ss.0", SERIAL_TIME },
        { "[h]:mm", SERIAL_DURATION },     { "[mm]:ss", SERIAL_DURATION },
        { "[HH]:MM:SS;@", SERIAL_DURATION }, { "\"", SERIAL_NUMBER },
        { "[", SERIAL_NUMBER },            { "\\", SERIAL_NUMBER },
    };
    for (size_t i = 0; i < WF_COUNT(examples); i++)
        assert_int_equal(serial_code(sv_from_cstr(examples[i].code)), examples[i].style);
    assert_int_equal(serial_builtin(0), SERIAL_NUMBER);
    assert_int_equal(serial_builtin(13), SERIAL_NUMBER);
    assert_int_equal(serial_builtin(14), SERIAL_DATE);
    assert_int_equal(serial_builtin(20), SERIAL_TIME);
    assert_int_equal(serial_builtin(22), SERIAL_MOMENT);
    assert_int_equal(serial_builtin(31), SERIAL_DATE);
    assert_int_equal(serial_builtin(46), SERIAL_DURATION);
    assert_int_equal(serial_builtin(49), SERIAL_NUMBER);
    assert_int_equal(serial_builtin(58), SERIAL_DATE);
    assert_int_equal(serial_builtin(59), SERIAL_NUMBER);
}

static void texts_of_values(void **state)
{
    (void)state;
    static const struct {
        double value;
        enum serial_style style;
        bool from_1904;
        const char *text;
        enum cell_kind kind;
    } examples[] = {
        { 45717, SERIAL_DATE, false, "2025-03-01", CELL_DATE },
        { 45717.75, SERIAL_DATE, false, "2025-03-01", CELL_DATE },
        { 45717.75, SERIAL_MOMENT, false, "2025-03-01T18:00", CELL_DATE },
        { 45717, SERIAL_MOMENT, false, "2025-03-01", CELL_DATE },
        { 45717.750011574074, SERIAL_MOMENT, false, "2025-03-01T18:00:01", CELL_DATE },
        { 45717.999999999, SERIAL_MOMENT, false, "2025-03-02", CELL_DATE }, /* rounded to the second */
        { 1, SERIAL_DATE, false, "1900-01-01", CELL_DATE },
        { 59, SERIAL_DATE, false, "1900-02-28", CELL_DATE },
        { 61, SERIAL_DATE, false, "1900-03-01", CELL_DATE },
        { 0, SERIAL_DATE, true, "1904-01-01", CELL_DATE },
        { 44255, SERIAL_DATE, true, "2025-03-01", CELL_DATE },
        { 0.5, SERIAL_TIME, false, "12:00", CELL_TIME },
        { 0.0625, SERIAL_DATE, false, "01:30", CELL_TIME },
        { 1.0625, SERIAL_DURATION, false, "25:30", CELL_TIME },
        { 45717.5, SERIAL_TIME, false, "2025-03-01T12:00", CELL_DATE }, /* the day is not thrown away */
        { 2958465, SERIAL_DATE, false, "9999-12-31", CELL_DATE },
        { 2958466, SERIAL_DATE, false, "2958466", CELL_NUMBER },
        { -1, SERIAL_DATE, false, "-1", CELL_NUMBER },
        { 1e300, SERIAL_DURATION, false, "1e+300", CELL_NUMBER },
        { 1e300, SERIAL_MOMENT, false, "1e+300", CELL_NUMBER },
        { 0.1, SERIAL_NUMBER, false, "0.1", CELL_NUMBER },
    };
    struct arena a = { 0 };
    for (size_t i = 0; i < WF_COUNT(examples); i++) {
        enum cell_kind kind = CELL_FLAG;
        sv text = serial_text(&a, examples[i].value, examples[i].style, examples[i].from_1904, &kind);
        assert_sv(text, sv_from_cstr(examples[i].text));
        assert_int_equal(kind, examples[i].kind);
    }
    arena_free(&a);
}

static void moments_and_lengths_of_xml(void **state)
{
    (void)state;
    static const char *const moments[][2] = {
        { "2025-03-12", "2025-03-12" },           { "2025-03-12T00:00:00", "2025-03-12" },
        { "2025-03-12T14:30:00", "2025-03-12T14:30" }, { "2025-03-12T14:30:05.25", "2025-03-12T14:30:05" },
        { "2025-03-12T00:00:00.000", "2025-03-12" }, { "nooit", "nooit" }, { "", "" },
    };
    for (size_t i = 0; i < WF_COUNT(moments); i++)
        assert_sv(serial_moment(sv_from_cstr(moments[i][0])), sv_from_cstr(moments[i][1]));
    static const struct {
        const char *text;
        int64_t seconds; /* -1: none */
    } lengths[] = { { "PT14H30M00S", 52200 }, { "PT90M", 5400 }, { "PT1H", 3600 },  { "PT0.6S", 1 }, { "PT1M2H", -1 },
                    { "PT", 0 },              { "14:30", -1 },   { "PT1H30", -1 }, { "PTH", -1 },   { "", -1 } };
    for (size_t i = 0; i < WF_COUNT(lengths); i++) {
        int64_t seconds = -1;
        bool ok = serial_length(sv_from_cstr(lengths[i].text), &seconds);
        assert_int_equal(ok, lengths[i].seconds >= 0);
        if (ok) assert_int_equal(seconds, lengths[i].seconds);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_of_formats),
        cmocka_unit_test(texts_of_values),
        cmocka_unit_test(moments_and_lengths_of_xml),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
