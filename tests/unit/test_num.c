#include "check.h"

#include "0_base/num.h"

#include <inttypes.h>
#include <math.h>

static void whole_numbers(void **state)
{
    (void)state;
    struct err err;
    int64_t n = 7;
    assert_true(num_i64(SV("42"), 0, 100, &n, &err) && n == 42);
    assert_true(num_i64(SV("-0"), -1, 1, &n, &err) && n == 0);
    assert_true(num_i64(SV("007"), 0, 100, &n, &err) && n == 7);
    assert_true(num_i64(SV("100"), 0, 100, &n, &err) && n == 100);
    assert_true(num_i64(SV("-9223372036854775808"), INT64_MIN, INT64_MAX, &n, &err) && n == INT64_MIN);
    assert_true(num_i64(SV("9223372036854775807"), INT64_MIN, INT64_MAX, &n, &err) && n == INT64_MAX);
}

static void what_is_no_whole_number(void **state)
{
    (void)state;
    static const char *const wrong[] = { "", "-", "+5", " 4", "4 ", "4x", "abc", "1.0", "1e3", "0x10", "1_0", "--1",
                                         "\xD9\xA1" };
    struct err err;
    int64_t n = 7;
    for (size_t i = 0; i < WF_COUNT(wrong); i++)
        assert_fails(num_i64(sv_from_cstr(wrong[i]), -100, 100, &n, &err), NUM_NOT_WHOLE);
    assert_fails(num_i64(SV("4\0005"), 0, 100, &n, &err), NUM_NOT_WHOLE);
    assert_fails(num_i64(SV("101"), 0, 100, &n, &err), NUM_OUTSIDE);
    assert_fails(num_i64(SV("-1"), 0, 100, &n, &err), NUM_OUTSIDE);
    assert_fails(num_i64(SV("9223372036854775808"), INT64_MIN, INT64_MAX, &n, &err), NUM_OUTSIDE);
    char digits[1000];
    memset(digits, '1', sizeof digits);
    assert_fails(num_i64((sv){ digits, sizeof digits }, 0, 100, &n, &err), NUM_NOT_WHOLE);
    assert_int_equal(n, 7); /* untouched */
}

/* The view ends where it ends, also in the middle of digits. */
static void the_view_alone_counts(void **state)
{
    (void)state;
    struct err err;
    int64_t n;
    double x;
    assert_true(num_i64((sv){ "123456", 3 }, 0, 1000, &n, &err) && n == 123);
    assert_true(num_f64((sv){ "1.2599", 4 }, 0, 1000, &x, &err) && x == 1.25);
}

static void reals(void **state)
{
    (void)state;
    struct err err;
    double x;
    assert_true(num_f64(SV("0.5"), 0, 1, &x, &err) && x == 0.5);
    assert_true(num_f64(SV("-12.5e-1"), -2, 0, &x, &err) && x == -1.25);
    assert_true(num_f64(SV(".05"), 0, 1, &x, &err) && x == 0.05);
    assert_true(num_f64(SV("1E+2"), 0, 100, &x, &err) && x == 100);
    assert_true(num_f64(SV("3"), 0, 3, &x, &err) && x == 3);
    assert_true(num_f64(SV("1e-400"), 0, 1, &x, &err) && x == 0);
}

static void what_is_no_real(void **state)
{
    (void)state;
    static const char *const wrong[] = { "",    "-",   ".",    "5.",   "+1",  " 1",  "1 ",   "nan",  "inf", "-inf",
                                         "0x1", "1e",  "1e+",  "e5",   "1.2.3", "1 000", "1..2", "--1", "NaN" };
    struct err err;
    double x = 7;
    for (size_t i = 0; i < WF_COUNT(wrong); i++)
        assert_fails(num_f64(sv_from_cstr(wrong[i]), -1e9, 1e9, &x, &err), NUM_NOT_NUMBER);
    assert_fails(num_f64(SV("1.250,50"), 0, 1e9, &x, &err), NUM_NOT_NUMBER);
    assert_fails(num_f64(SV("0,5"), 0, 1, &x, &err), NUM_COMMA);
    assert_fails(num_f64(SV("1e999"), 0, 1, &x, &err), NUM_OUTSIDE);
    assert_fails(num_f64(SV("1.5"), 0, 1, &x, &err), NUM_OUTSIDE);
    assert_true(x == 7);
    struct arena a = { 0 };
    assert_sv(err_text(&a, &err, LANGUAGE_EN), SV("1.5 is outside 0 to 1"));
    arena_free(&a);
}

static void decimal_comma(void **state)
{
    (void)state;
    struct err err;
    double x;
    assert_true(num_decimal(SV("0,5"), ',', 0, 1, &x, &err) && x == 0.5);
    assert_true(num_decimal(SV("-1250,25"), ',', -2000, 0, &x, &err) && x == -1250.25);
    assert_true(num_decimal(SV("12"), ',', 0, 12, &x, &err) && x == 12);
    assert_fails(num_decimal(SV("0.5"), ',', 0, 1, &x, &err), NUM_NOT_NUMBER);
    assert_fails(num_decimal(SV("0,5"), '.', 0, 1, &x, &err), NUM_NOT_NUMBER);
    assert_fails(num_decimal(SV("1.250,50"), ',', 0, 1e9, &x, &err), NUM_NOT_NUMBER);
}

static void printing(void **state)
{
    (void)state;
    static const struct {
        double value;
        int digits;
        const char *text;
    } cases[] = {
        { 0, 0, "0" },          { -0.0, 0, "0" },    { -0.0, 6, "0.000000" },  { -0.0000001, 6, "0.000000" },
        { -0.4, 0, "0" },       { 2.5, 0, "2" },     { 0.125, 2, "0.12" },     { -1.5, 3, "-1.500" },
        { 1e15, 0, "1000000000000000" },             { 1.0 / 3, 6, "0.333333" }, { 1e300, 3, "1.000e+300" },
        { -1e300, 6, "-1.000000e+300" },
    };
    char buf[64];
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        num_print(cases[i].value, cases[i].digits, buf);
        assert_string_equal(buf, cases[i].text);
    }
}

static void print_nan(void *object)
{
    char buf[64];
    num_print(*(double *)object, 2, buf);
}

static void what_is_no_number_is_a_bug(void **state)
{
    (void)state;
    char said[300];
    double values[] = { nan(""), HUGE_VAL, -HUGE_VAL, 1 };
    for (size_t i = 0; i < 3; i++) assert_int_equal(check_child(print_nan, &values[i], said, sizeof said), 70);
    assert_int_equal(check_child(print_nan, &values[3], said, sizeof said), 0);
}

/* Property: what is printed with n digits is read back, and printed again the same. */
static void round_trip(void **state)
{
    (void)state;
    uint64_t seed = 1;
    struct err err;
    char once[64], twice[64];
    for (int i = 0; i < 2000; i++) {
        double back, x = ((double)check_random(&seed) - 1e9) / (1 + check_random(&seed) % 1000);
        num_print(x, i % 10, once);
        assert_true(num_f64(sv_from_cstr(once), -1e12, 1e12, &back, &err));
        assert_true(fabs(back - x) <= 0.5000001 * pow(10, -(i % 10)) + 1e-15 * fabs(x));
        num_print(back, i % 10, twice);
        assert_string_equal(once, twice);
    }
}

/* As Python's repr() writes them, but for the exponents. */
static void shortest_texts(void **state)
{
    (void)state;
    static const struct {
        double value;
        const char *text;
    } cases[] = {
        { 0, "0" },         { -0.0, "0" },       { 12.0, "12" },          { 0.1, "0.1" },
        { -2.5, "-2.5" },   { 0.1 + 0.2, "0.30000000000000004" },         { 1.0 / 3, "0.3333333333333333" },
        { 100, "100" },     { 1234567890123456, "1234567890123456" },     { 1e16, "1e+16" },
        { 1.5e300, "1.5e+300" }, { 0.001, "0.001" }, { 1e-7, "0.0000001" }, { 1.25e-8, "1.25e-8" },
        { 123.456, "123.456" }, { 0.5, "0.5" },     { 0.05, "0.05" },
    };
    char buf[64];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        num_print_shortest(cases[i].value, buf);
        assert_string_equal(buf, cases[i].text);
    }
    uint64_t seed = 7;
    for (int i = 0; i < 2000; i++) {
        double back, x = ((double)check_random(&seed) - 1e9) * pow(10, (int)(check_random(&seed) % 40) - 20);
        struct err err;
        num_print_shortest(x, buf);
        assert_true(num_f64(sv_from_cstr(buf), -1e308, 1e308, &back, &err) && back == x);
    }
}

static void parted_thousands(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        char decimal;
        const char *alone;
    } cases[] = {
        { "1.250,50", ',', "1250,50" }, { "1.250.000", ',', "1250000" },  { "1,250.50", '.', "1250.50" },
        { "1 250", ',', "1250" },       { "-12\xc2\xa0" "345,6", ',', "-12345,6" }, { "1.250", '\0', "1250" },
        { "1,250", '\0', "1250" },      { "1.250", '.', "1.250" },        { "1,25", '.', "1,25" },
        { "12.5", ',', "12.5" },        { "1.2345", ',', "1.2345" },      { "1.250.00", ',', "1.250.00" },
        { "1234.567", ',', "1234.567" }, { "1.250 km", ',', "1.250 km" }, { "", ',', "" },
        { "12", ',', "12" },            { "-", ',', "-" },                { ".250", ',', ".250" },
        { "1.250,", '\0', "1.250," },
    };
    struct arena a = { 0 };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(arena_cstr(&a, num_ungroup(&a, sv_from_cstr(cases[i].text), cases[i].decimal)),
                            cases[i].alone);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_numbers),
        cmocka_unit_test(what_is_no_whole_number),
        cmocka_unit_test(the_view_alone_counts),
        cmocka_unit_test(reals),
        cmocka_unit_test(what_is_no_real),
        cmocka_unit_test(decimal_comma),
        cmocka_unit_test(printing),
        cmocka_unit_test(what_is_no_number_is_a_bug),
        cmocka_unit_test(round_trip),
        cmocka_unit_test(shortest_texts),
        cmocka_unit_test(parted_thousands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
