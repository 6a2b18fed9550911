#include "check.h"

#include "6_report/say.h"

#define NL LANGUAGE_NL
#define EN LANGUAGE_EN

static void counts_are_grouped_by_three(void **state)
{
    (void)state;
    struct arena a = { 0 };
    assert_sv(say_count(&a, NL, 0), SV("0"));
    assert_sv(say_count(&a, NL, 999), SV("999"));
    assert_sv(say_count(&a, NL, 1000), SV("1.000"));
    assert_sv(say_count(&a, EN, 1234567), SV("1,234,567"));
    assert_sv(say_count(&a, NL, -12345), SV("−12.345"));
    assert_sv(say_count(&a, NL, INT64_MAX), SV("9.223.372.036.854.775.807"));
    arena_free(&a);
}

static void one_is_not_many(void **state)
{
    (void)state;
    struct arena a = { 0 };
    assert_sv(say_some(&a, NL, 0, LABEL_SOME_TALKS), SV("0 gesprekken"));
    assert_sv(say_some(&a, NL, 1, LABEL_SOME_TALKS), SV("1 gesprek"));
    assert_sv(say_some(&a, EN, 1200, LABEL_SOME_TALKS), SV("1,200 talks"));
    arena_free(&a);
}

static void reals_have_the_sign_of_the_language(void **state)
{
    (void)state;
    struct arena a = { 0 };
    assert_sv(say_real(&a, NL, 3.14159, 2), SV("3,14"));
    assert_sv(say_real(&a, EN, 1234.5, 1), SV("1,234.5"));
    assert_sv(say_real(&a, NL, -0.001, 1), SV("0,0"));
    assert_sv(say_real(&a, NL, 2.5, 0), SV("2"));
    assert_sv(say_maybe(&a, NL, NO_REAL, 1), SV("–"));
    assert_sv(say_interval(&a, NL, SOME_REAL(0.1), SOME_REAL(2), 1), SV("0,1 tot 2,0"));
    assert_sv(say_interval(&a, EN, SOME_REAL(0.1), NO_REAL, 1), SV("–"));
    assert_sv(say_share(&a, NL, 1, 8, 1), SV("12,5%"));
    assert_sv(say_share(&a, NL, 0, 8, 0), SV("0%"));
    assert_sv(say_share(&a, NL, 0, 0, 0), SV("–"));
    arena_free(&a);
}

static void dates_are_read_aloud(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct maybe_date date = { date_from_civil(2025, 3, 1), true };
    assert_sv(say_date(&a, NL, date), SV("1 maart 2025"));
    date.days = date_from_civil(2024, 12, 31);
    assert_sv(say_date(&a, EN, date), SV("31 December 2024"));
    assert_sv(say_date(&a, NL, (struct maybe_date){ 0 }), SV("–"));
    arena_free(&a);
}

static void groups_and_roles(void **state)
{
    (void)state;
    assert_sv(say_role(NL, SV("resident")), SV("bewoner"));
    assert_sv(say_role(EN, SV("iets")), SV("iets"));
    assert_sv(say_group(NL, SV("all"), SV("all")), SV("iedereen"));
    assert_sv(say_group(NL, SV("role"), SV("volunteer")), SV("vrijwilliger"));
    assert_sv(say_group(NL, SV("achtergrond"), SV("volunteer")), SV("volunteer"));
}

static void slugs_are_safe_everywhere(void **state)
{
    (void)state;
    struct arena a = { 0 };
    assert_sv(say_slug(&a, SV("Buurt_1-a")), SV("Buurt_1-a"));
    assert_sv(say_slug(&a, SV("../é\"<")), SV("---" "--" "--"));
    assert_sv(say_slug(&a, SV("")), SV(""));
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_are_grouped_by_three),
        cmocka_unit_test(one_is_not_many),
        cmocka_unit_test(reals_have_the_sign_of_the_language),
        cmocka_unit_test(dates_are_read_aloud),
        cmocka_unit_test(groups_and_roles),
        cmocka_unit_test(slugs_are_safe_everywhere),
    };
    return cmocka_run_group_tests_name("say", tests, NULL, NULL);
}
