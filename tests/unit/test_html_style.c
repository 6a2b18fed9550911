/* html_style : contrast of every pair of colours, and a style sheet that loads nothing. */
#include "colours.h"

#include "6_report/html_style.h"

static sv style(struct arena *a)
{
    struct buffer b = { .a = a };
    html_style_add(&b);
    return buffer_sv(&b);
}

static bool has(sv text, const char *part)
{
    sv wanted = sv_from_cstr(part);
    for (size_t i = 0; i + wanted.n <= text.n; i++)
        if (sv_starts(sv_from(text, i), wanted)) return true;
    return false;
}

/* #767676 on white is the textbook limit: 4.54. */
static void the_measure_itself(void **state)
{
    (void)state;
    assert_true(fabs(colour_contrast("#000000", "#ffffff") - 21) < 1e-9);
    assert_true(fabs(colour_contrast("#ffffff", "#ffffff") - 1) < 1e-9);
    assert_true(fabs(colour_contrast("#767676", "#ffffff") - 4.54) < 0.005);
}

static void pair(const char *name, const char *front, const char *ground, double least)
{
    double contrast = colour_contrast(front, ground);
    if (contrast < least)
        fail_msg("%s: %s on %s has %.2f, want %.1f", name, front, ground, contrast, least);
}

static void pairs_have_contrast(void **state)
{
    (void)state;
    enum { LIGHT, DARK, BOTH };
    struct {
        const char *page[BOTH], *text[BOTH], *soft[BOTH], *link[BOTH], *rule[BOTH], *panel[BOTH],
            *warn[BOTH], *mark[BOTH], *marked[BOTH];
    } colours = {
#define COLOUR(name, on_light, on_dark) .name = { on_light, on_dark },
#define PAIR(front, ground, least)
#include "6_report/html_colours.def"
#undef COLOUR
#undef PAIR
    };
    assert_true(colour_luminance(colours.rule[LIGHT]) > colour_luminance(colours.rule[DARK]));
    for (int side = LIGHT; side < BOTH; side++) {
#define COLOUR(name, on_light, on_dark)
#define PAIR(front, ground, least)                                                                 \
    pair(#front " on " #ground, colours.front[side], colours.ground[side], least);
#include "6_report/html_colours.def"
#undef COLOUR
#undef PAIR
    }
}

static void loads_nothing(void **state)
{
    (void)state;
    struct arena a = { 0 };
    sv css = style(&a);
    assert_false(has(css, "url("));
    assert_false(has(css, "@import"));
    assert_false(has(css, "@font-face"));
    for (size_t i = 0; i < css.n; i++) assert_true(css.p[i] != '<' && css.p[i] != '&');
    arena_free(&a);
}

static void is_whole(void **state)
{
    (void)state;
    struct arena a = { 0 };
    sv css = style(&a);
    int depth = 0;
    for (size_t i = 0; i < css.n; i++) {
        depth += (css.p[i] == '{') - (css.p[i] == '}');
        assert_true(depth >= 0 && depth <= 2);
    }
    assert_int_equal(depth, 0);
    assert_true(has(css, "@media print"));
    assert_true(has(css, "size:A4"));
    assert_true(has(css, "prefers-color-scheme:dark"));
    assert_true(has(css, "--text:#1d1d1f;"));
    arena_free(&a);
}

/* Every colour that is used is one of the list. */
static void colours_are_known(void **state)
{
    (void)state;
    struct arena a = { 0 };
    sv css = style(&a);
    size_t used = 0;
    for (size_t i = 0; i + 6 < css.n; i++) {
        sv rest = sv_from(css, i), name = rest;
        if (!sv_starts(rest, SV("var(--")) || !sv_cut(&name, ')', &rest)) continue;
        used++;
        assert_true(has(css, arena_format(&a, "%.*s:#", SV_ARG(sv_from(rest, 4))).p));
    }
    assert_true(used > 10);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_measure_itself), cmocka_unit_test(pairs_have_contrast),
        cmocka_unit_test(loads_nothing),      cmocka_unit_test(is_whole),
        cmocka_unit_test(colours_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
