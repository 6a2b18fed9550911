#include "check.h"

static const char *printed(const struct err *err, enum language language)
{
    static char text[2000];
    memset(text, 0, sizeof text);
    FILE *to = fmemopen(text, sizeof text - 1, "w");
    assert_non_null(to);
    err_print(err, language, to);
    fclose(to);
    return text;
}

static void compiler_form(void **state)
{
    (void)state;
    struct err err;
    struct place place = { SV("log.csv"), 12, 3 };
    assert_false(err_at(&err, place, MESSAGE_NUM_COMMA, ARGS(ARG_SV(SV("0,5")))));
    assert_int_equal(err.status, 65);
    assert_string_equal(printed(&err, LANGUAGE_EN),
                        "log.csv:12:3: error: '0,5' is not a number [W-NUM-003]\n"
                        "hint: Write the decimal sign as a point here, for example 0.5.\n");
    assert_string_equal(printed(&err, LANGUAGE_NL),
                        "log.csv:12:3: fout: '0,5' is geen getal [W-NUM-003]\n"
                        "tip: Schrijf het decimaalteken hier als punt, bijvoorbeeld 0.5.\n");
}

static void place_may_be_partly_unknown(void **state)
{
    (void)state;
    struct err err;
    err_at(&err, (struct place){ SV("a.txt"), 7, 0 }, MESSAGE_NUM_NOT_WHOLE, ARGS(ARG_SV(SV("x"))));
    assert_string_equal(printed(&err, LANGUAGE_EN), "a.txt:7: error: 'x' is not a whole number [W-NUM-001]\n");
    err_at(&err, (struct place){ SV("a.txt"), 0, 4 }, MESSAGE_NUM_NOT_WHOLE, ARGS(ARG_SV(SV("x"))));
    assert_string_equal(printed(&err, LANGUAGE_EN), "a.txt: error: 'x' is not a whole number [W-NUM-001]\n");
    assert_false(err_set(&err, MESSAGE_NUM_NOT_WHOLE, ARGS(ARG_SV(SV("x")))));
    assert_string_equal(printed(&err, LANGUAGE_EN), "error: 'x' is not a whole number [W-NUM-001]\n");
}

static void numbers_and_texts_fill(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err;
    err_set(&err, MESSAGE_NUM_OUTSIDE, ARGS(ARG_CSTR("9"), ARG_INT(INT64_MIN), ARG_INT(8)));
    assert_sv(err_text(&a, &err, LANGUAGE_EN), SV("9 is outside -9223372036854775808 to 8"));
    assert_sv(err_hint(&a, &err, LANGUAGE_EN), SV(""));
    arena_free(&a);
}

/* 192 bytes hold 188 of the text, the three of the ellipsis and a NUL; é takes two, and is not
 * cut in half: 'x' and 93 times é make 187. */
static void long_arguments_are_cut_whole(void **state)
{
    (void)state;
    struct err err;
    char x[1001];
    x[0] = 'x';
    for (size_t i = 1; i < 1001; i += 2) memcpy(x + i, "\xC3\xA9", 2);
    err_at(&err, (struct place){ { x, 1001 }, 1, 1 }, MESSAGE_NUM_NOT_WHOLE, ARGS(ARG_SV(((sv){ x, 1001 }))));
    assert_int_equal(strlen(err.args[0]), 187 + 3);
    assert_string_equal(err.args[0] + 185, "\xC3\xA9\xE2\x80\xA6");
    assert_int_equal(strlen(err.file), 251 + 3);
    err_set(&err, MESSAGE_NUM_NOT_WHOLE, ARGS(ARG_SV(((sv){ x, 191 }))));
    assert_int_equal(strlen(err.args[0]), 191); /* just fits */
}

static void control_characters_are_not_sent(void **state)
{
    (void)state;
    struct err err;
    sv evil = SV("a\033[31mb\nc\td\177e\xC2\x9B" "f\xE2\x80\xAEg\xE2\x81\xA6h\xC3\xA9");
    err_at(&err, (struct place){ SV("x\ny"), 1, 1 }, MESSAGE_NUM_NOT_WHOLE, ARGS(ARG_SV(evil)));
    assert_string_equal(printed(&err, LANGUAGE_EN),
                        "x?y:1:1: error: 'a?[31mb?c?d?e?f?g?h\xC3\xA9' is not a whole number [W-NUM-001]\n");
}

static void a_bug(void *object)
{
    (void)object;
    WF_ASSERT(object != NULL);
}

static void bugs_end_with_70(void **state)
{
    (void)state;
    char said[300];
    assert_int_equal(check_child(a_bug, NULL, said, sizeof said), 70);
    assert_non_null(strstr(said, "internal error at"));
    assert_non_null(strstr(said, "assertion failed: object != "));
    assert_int_equal(check_child(a_bug, said, said, sizeof said), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compiler_form),
        cmocka_unit_test(place_may_be_partly_unknown),
        cmocka_unit_test(numbers_and_texts_fill),
        cmocka_unit_test(long_arguments_are_cut_whole),
        cmocka_unit_test(control_characters_are_not_sent),
        cmocka_unit_test(bugs_end_with_70),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
