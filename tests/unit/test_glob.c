#include "sample.h"

#include "0_base/glob.h"
#include "0_base/utf8.h"

static bool fits(const char *pattern, const char *word)
{
    return glob_fits(sv_from_cstr(pattern), sv_from_cstr(word));
}

static void star_takes_none_or_more(void **state)
{
    (void)state;
    assert_true(fits("buur*", "buur"));
    assert_true(fits("buur*", "buurvrouw"));
    assert_true(fits("*huis", "buurthuis"));
    assert_true(fits("*huis*", "buurthuiskamer"));
    assert_true(fits("*", "x"));
    assert_true(fits("*", ""));
    assert_true(fits("**a**", "a"));
    assert_true(fits("a*b*c", "aXbXbXc"));
    assert_false(fits("buur*", "bure"));
    assert_false(fits("*huis", "huiskamer"));
    assert_false(fits("a*b*c", "acb"));
}

static void question_mark_takes_one_code_point(void **state)
{
    (void)state;
    assert_true(fits("b?r", "bar"));
    assert_true(fits("caf?", "café"));          /* é is two bytes, one character  */
    assert_true(fits("?", "€"));                /* three bytes                    */
    assert_true(fits("?", "\xf0\x9f\x8f\xa1")); /* four bytes             */
    assert_false(fits("caf??", "café"));
    assert_false(fits("bewoner?", "bewoner"));
    assert_true(fits("bewoner?", "bewoners"));
    assert_false(fits("bewoner?", "bewonersgroep"));
    assert_true(fits("*?é", "café"));
}

static void the_rest_is_literal_and_whole(void **state)
{
    (void)state;
    assert_true(fits("t.m", "t.m"));
    assert_false(fits("t.m", "t/m"));
    assert_false(fits("[ab]", "a"));
    assert_false(fits("werk", "buurtwerk"));
    assert_false(fits("werk", "werken"));
    assert_false(fits("", "x"));
    assert_true(fits("", ""));
    assert_true(glob_wild(SV("a*")));
    assert_true(glob_wild(SV("?")));
    assert_false(glob_wild(SV("a")));
    assert_false(glob_wild(SV("")));
}

/* The definition itself, on code points: slow, and obviously right. */
static bool slow(sv pattern, sv word)
{
    if (pattern.n == 0) return word.n == 0;
    size_t p = 0, w = 0;
    uint32_t c = utf8_next(pattern, &p);
    if (c == '*' && slow(sv_from(pattern, p), word)) return true;
    if (word.n == 0) return false;
    uint32_t d = utf8_next(word, &w);
    if (c == '*') return slow(pattern, sv_from(word, w));
    return (c == '?' || c == d) && slow(sv_from(pattern, p), sv_from(word, w));
}

static sv draw(struct arena *a, uint64_t *seed, const char *const *pieces, size_t count,
               size_t most)
{
    sv s = SV("");
    for (size_t n = sample_below(seed, most + 1); n > 0; n--)
        s = arena_format(a, "%.*s%s", SV_ARG(s), pieces[sample_below(seed, count)]);
    return s;
}

static void agrees_with_the_definition(void **state)
{
    (void)state;
    static const char *const in_pattern[] = { "a", "b", "é", "*", "?", "*" }, *const in_word[] = {
        "a", "b", "é", "ë"
    };
    struct arena a = { 0 };
    uint64_t seed = 20200116;
    size_t yes = 0;
    for (int i = 0; i < 20000; i++) {
        sv pattern = draw(&a, &seed, in_pattern, WF_COUNT(in_pattern), 7);
        sv word = draw(&a, &seed, in_word, WF_COUNT(in_word), 7);
        bool expected = slow(pattern, word);
        yes += expected;
        if (glob_fits(pattern, word) != expected)
            fail_msg("'%.*s' against '%.*s'", SV_ARG(pattern), SV_ARG(word));
    }
    assert_in_range(yes, 2000, 18000); /* both answers occur often */
    arena_free(&a);
}

/* Many stars must not take exponential time. */
static void many_stars_are_quick(void **state)
{
    (void)state;
    char word[2001], pattern[201];
    memset(word, 'a', 2000);
    word[2000] = 0;
    for (int i = 0; i < 200; i += 2) pattern[i] = '*', pattern[i + 1] = 'a';
    pattern[199] = 'b';
    pattern[200] = 0;
    assert_false(fits(pattern, word));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(star_takes_none_or_more),
        cmocka_unit_test(question_mark_takes_one_code_point),
        cmocka_unit_test(the_rest_is_literal_and_whole),
        cmocka_unit_test(agrees_with_the_definition),
        cmocka_unit_test(many_stars_are_quick),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
