/* figure_bars : lengths as the numbers are, whiskers, marks for what is not there, and no way in
 * for markup. */
#include "page.h"

#include "6_report/svg.h"

#include <math.h>

static struct figure_frame frame_in(enum language language)
{
    return (struct figure_frame) { SV("thema"), SV("Titel"), SV("Uitleg"), language };
}

static struct xml_element *draw(struct arena *a, enum language language, int digits,
                                const struct figure_bar *bars, size_t count)
{
    struct figure figure;
    struct figure_frame frame = frame_in(language);
    figure_bars(a, &frame, SV("per 1.000 woorden"), digits, bars, count, &figure);
    struct xml_element *root = page_read(a, figure.svg);
    page_is_harmless(root);
    assert_int_equal(root->children[2]->attribute_count, 3); /* the ground */
    return root;
}

static struct xml_element *nth(struct xml_element *root, const char *name, size_t n)
{
    PAGE_EACH(e, root, name) if (n-- == 0) return e;
    fail_msg("no such <%s>", name);
    return NULL;
}

/* The ground is the first <rect>, then one a bar. */
static struct xml_element *bar_rect(struct xml_element *root, size_t i)
{
    return nth(root, "rect", i + 1);
}

static bool says(struct xml_element *root, const char *text)
{
    return page_with_text(root, "text", sv_from_cstr(text)) != NULL;
}

/* By hand: "twee" is 0.42 + 1 + 2 * 0.63 = 2.68 of 15 = 40.2 wide, "8,0" 0.63 + 0.34 + 0.63 = 24.
 * So the bars begin at 6 + 40.2 + 8 = 54.2 and end at 480 - 6 - 24 - 8 = 442. In steps of 2 from 0
 * to 8, 4 is at 54.2 + 387.8 / 2 = 248.1, 2 at 151.15 and 6 at 345.05. */
static void the_whole_drawing(void **state)
{
    (void)state;
    struct arena a = { 0 };
    const struct figure_bar bars[] = {
        { .label = SV("een"), .value = SOME_REAL(4), .low = SOME_REAL(2), .high = SOME_REAL(6) },
        { .label = SV("twee"), .value = SOME_REAL(8), .link = SV("t 2") },
    };
    struct figure figure;
    struct figure_frame frame = frame_in(LANGUAGE_NL);
    figure_bars(&a, &frame, SV("aantal"), 1, bars, 2, &figure);
    assert_cstr(figure.svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\""
                " aria-labelledby=\"thema~title thema~text\" lang=\"nl\" viewBox=\"0 0 480 136\""
                " width=\"480\" height=\"136\" font-family=\"system-ui, -apple-system, 'Segoe UI',"
                " Roboto, Helvetica, Arial, sans-serif\" font-size=\"15\" fill=\"#1b1b1b\">\n"
                "<title id=\"thema~title\">Titel</title>\n"
                "<desc id=\"thema~text\">Uitleg</desc>\n"
                "<rect width=\"480\" height=\"136\" fill=\"#ffffff\" />\n"
                "<g stroke=\"#d5d5d5\">\n"
                "<line x1=\"54.2\" y1=\"6.0\" x2=\"54.2\" y2=\"67.0\" />\n"
                "<line x1=\"151.2\" y1=\"6.0\" x2=\"151.2\" y2=\"67.0\" />\n"
                "<line x1=\"248.1\" y1=\"6.0\" x2=\"248.1\" y2=\"67.0\" />\n"
                "<line x1=\"345.1\" y1=\"6.0\" x2=\"345.1\" y2=\"67.0\" />\n"
                "<line x1=\"442.0\" y1=\"6.0\" x2=\"442.0\" y2=\"67.0\" />\n"
                "</g>\n"
                "<g stroke=\"#1b1b1b\" stroke-width=\"1.5\">\n"
                "<line x1=\"54.2\" y1=\"6.0\" x2=\"54.2\" y2=\"67.0\" />\n"
                "</g>\n"
                "<text x=\"54.2\" y=\"82.0\" text-anchor=\"middle\">0</text>\n"
                "<text x=\"151.2\" y=\"82.0\" text-anchor=\"middle\">2</text>\n"
                "<text x=\"248.1\" y=\"82.0\" text-anchor=\"middle\">4</text>\n"
                "<text x=\"345.1\" y=\"82.0\" text-anchor=\"middle\">6</text>\n"
                "<text x=\"442.0\" y=\"82.0\" text-anchor=\"middle\">8</text>\n"
                "<text x=\"248.1\" y=\"102.0\" text-anchor=\"middle\">aantal</text>\n"
                "<g><title>een: 4,0 (2,0 – 6,0)</title>\n"
                "<text x=\"6.0\" y=\"25.0\">een</text>\n"
                "<rect x=\"54.2\" y=\"12.0\" width=\"193.9\" height=\"16.0\" fill=\"#0072b2\""
                " stroke=\"#1b1b1b\" />\n"
                "<g stroke=\"#ffffff\" stroke-width=\"4.5\">\n"
                "<line x1=\"151.2\" y1=\"20.0\" x2=\"345.1\" y2=\"20.0\" />\n"
                "<line x1=\"151.2\" y1=\"15.0\" x2=\"151.2\" y2=\"25.0\" />\n"
                "<line x1=\"345.1\" y1=\"15.0\" x2=\"345.1\" y2=\"25.0\" />\n"
                "</g>\n"
                "<g stroke=\"#1b1b1b\" stroke-width=\"1.8\">\n"
                "<line x1=\"151.2\" y1=\"20.0\" x2=\"345.1\" y2=\"20.0\" />\n"
                "<line x1=\"151.2\" y1=\"15.0\" x2=\"151.2\" y2=\"25.0\" />\n"
                "<line x1=\"345.1\" y1=\"15.0\" x2=\"345.1\" y2=\"25.0\" />\n"
                "</g>\n"
                "<text x=\"353.1\" y=\"25.0\">4,0</text>\n"
                "</g>\n"
                "<a tabindex=\"-1\" href=\"#t~202\">\n"
                "<g><title>twee: 8,0</title>\n"
                "<g fill=\"#00527f\" text-decoration=\"underline\">"
                "<text x=\"6.0\" y=\"53.0\">twee</text>\n"
                "</g>\n"
                "<rect x=\"54.2\" y=\"40.0\" width=\"387.8\" height=\"16.0\" fill=\"#0072b2\""
                " stroke=\"#1b1b1b\" />\n"
                "<text x=\"450.0\" y=\"53.0\">8,0</text>\n"
                "</g>\n"
                "</a>\n"
                "<g stroke=\"#ffffff\" stroke-width=\"4.5\">\n"
                "<line x1=\"6.0\" y1=\"125.0\" x2=\"32.0\" y2=\"125.0\" />\n"
                "<line x1=\"6.0\" y1=\"120.0\" x2=\"6.0\" y2=\"130.0\" />\n"
                "<line x1=\"32.0\" y1=\"120.0\" x2=\"32.0\" y2=\"130.0\" />\n"
                "</g>\n"
                "<g stroke=\"#1b1b1b\" stroke-width=\"1.8\">\n"
                "<line x1=\"6.0\" y1=\"125.0\" x2=\"32.0\" y2=\"125.0\" />\n"
                "<line x1=\"6.0\" y1=\"120.0\" x2=\"6.0\" y2=\"130.0\" />\n"
                "<line x1=\"32.0\" y1=\"120.0\" x2=\"32.0\" y2=\"130.0\" />\n"
                "</g>\n"
                "<text x=\"40.0\" y=\"130.0\">lijn: interval, hoe zeker het getal is</text>\n"
                "</svg>\n");
    arena_free(&a);
}

static void lengths_are_the_numbers(void **state)
{
    (void)state;
    struct arena a = { 0 };
    const struct figure_bar bars[] = { { .label = SV("een"), .value = SOME_REAL(3) },
                                       { .label = SV("twee"), .value = SOME_REAL(12) },
                                       { .label = SV("niets"), .value = SOME_REAL(0) } };
    struct xml_element *root = draw(&a, LANGUAGE_NL, 0, bars, 3);
    double three = page_number(bar_rect(root, 0), "width"),
           twelve = page_number(bar_rect(root, 1), "width");
    assert_true(fabs(twelve - 4 * three) < 0.5);
    assert_true(page_number(bar_rect(root, 2), "width") < 0.05);
    for (size_t i = 0; i < 3; i++)
        assert_true(
            fabs(page_number(bar_rect(root, i), "x") - page_number(bar_rect(root, 0), "x")) < 0.05);
    assert_true(says(root, "12") && says(root, "3") && says(root, "niets") &&
                says(root, "per 1.000 woorden"));
    assert_false(says(root, "lijn: interval, hoe zeker het getal is")); /* nothing has one */
    arena_free(&a);
}

/* A whisker from low to high on the scale of the bars, and a tip in the words of the language. */
static void whiskers(void **state)
{
    (void)state;
    struct arena a = { 0 };
    const struct figure_bar bars[] = {
        { .label = SV("zorg"), .value = SOME_REAL(10), .low = SOME_REAL(5), .high = SOME_REAL(20) }
    };
    struct xml_element *root = draw(&a, LANGUAGE_NL, 1, bars, 1);
    double x = page_number(bar_rect(root, 0), "x"), ten = page_number(bar_rect(root, 0), "width");
    bool seen = false;
    PAGE_EACH(e, root, "line")
    {
        if (fabs(page_number(e, "x1") - (x + ten / 2)) < 0.11 &&
            fabs(page_number(e, "x2") - (x + 2 * ten)) < 0.11)
            seen = true;
    }
    assert_true(seen);
    assert_true(page_with_text(root, "title", SV("zorg: 10,0 (5,0 \xE2\x80\x93 20,0)")) != NULL);
    assert_true(says(root, "lijn: interval, hoe zeker het getal is"));
    assert_true(says(root, "10,0"));
    root = draw(&a, LANGUAGE_EN, 1, bars, 1);
    assert_true(says(root, "10.0") && says(root, "line: interval, how certain the number is"));
    arena_free(&a);
}

static void what_is_not_there_is_marked(void **state)
{
    (void)state;
    struct arena a = { 0 };
    const struct figure_bar bars[] = {
        { .label = SV("geen marge"), .value = SOME_REAL(2), .note = SV("te weinig documenten") },
        { .label = SV("geen waarde"), .note = SV("geen woorden") },
        { .label = SV("gewoon"), .value = SOME_REAL(1) }
    };
    struct xml_element *root = draw(&a, LANGUAGE_NL, 1, bars, 3);
    assert_true(says(root, "2,0*") && says(root, "1,0") && says(root, "\xE2\x80\x93"));
    assert_true(says(root, "* zonder interval; de tabel zegt waarom"));
    assert_true(says(root, "\xE2\x80\x93 geen waarde; de tabel zegt waarom"));
    assert_true(page_with_text(root, "title", SV("geen marge: 2,0*; te weinig documenten")) !=
                NULL);
    assert_int_equal(page_count(root, "rect"), 3); /* the ground and two bars */
    arena_free(&a);
}

static void the_axis_is_round(void **state)
{
    (void)state;
    const struct {
        double high;
        const char *last;
    } cases[] = {
        { 0.0031, "0,004" }, { 0.9, "1,0" }, { 7, "8" },
        { 23, "25" },        { 99, "100" },  { 1234, "1.500" },
    };
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        struct arena a = { 0 };
        const struct figure_bar bars[] = { { .label = SV(
                                                 "een lange naam, zodat het boven de balk staat"),
                                             .value = SOME_REAL(cases[i].high) } };
        struct xml_element *root = draw(&a, LANGUAGE_NL, 4, bars, 1);
        sv last = SV("");
        double right = 0;
        PAGE_EACH(e, root, "text")
        {
            if (!sv_is(page_value(e, "text-anchor"), "middle") ||
                !(e->text.n && e->text.p[0] <= '9'))
                continue;
            if (page_number(e, "x") > right) last = e->text, right = page_number(e, "x");
        }
        assert_cstr(last, cases[i].last);
        assert_true(says(root, "0"));
        arena_free(&a);
    }
}

/* Zero stays where it is; what is below goes to the left of it. */
static void negative_values(void **state)
{
    (void)state;
    struct arena a = { 0 };
    const struct figure_bar bars[] = {
        { .label = SV("min"), .value = SOME_REAL(-2), .low = SOME_REAL(-3), .high = SOME_REAL(1) },
        { .label = SV("plus"), .value = SOME_REAL(2) }
    };
    struct xml_element *root = draw(&a, LANGUAGE_NL, 1, bars, 2);
    struct xml_element *below = bar_rect(root, 0), *above = bar_rect(root, 1);
    assert_true(fabs(page_number(below, "x") + page_number(below, "width") -
                     page_number(above, "x")) < 0.11);
    assert_true(fabs(page_number(below, "width") - page_number(above, "width")) < 0.11);
    assert_true(says(root, "\xE2\x88\x92"
                           "2,0"));
    arena_free(&a);
}

/* Everything that is drawn lies within the drawing, whatever the numbers and names. */
static void stays_within_the_drawing(void **state)
{
    (void)state;
    uint64_t seed = 3;
    for (int turn = 0; turn < 60; turn++) {
        struct arena a = { 0 };
        struct figure_bar bars[12] = { 0 };
        size_t count = check_random(&seed) % 13;
        double scale = pow(10, (int)(check_random(&seed) % 9) - 4);
        for (size_t i = 0; i < count; i++) {
            double value =
                scale * ((double)(check_random(&seed) % 1000) - (turn % 3 ? 0 : 300)) / 100;
            bars[i].label = sv_slice(SV("Ontmoeten op straat en in de winkel, elke week opnieuw en "
                                        "met wie er is, ook in de winter en de zomer"),
                                     0, check_random(&seed) % 100);
            if (check_random(&seed) % 5) bars[i].value = SOME_REAL(value);
            if (check_random(&seed) % 2) {
                bars[i].low = SOME_REAL(value - scale);
                bars[i].high = SOME_REAL(value + 2 * scale);
            }
        }
        struct xml_element *root =
            draw(&a, LANGUAGE_NL, (int)(check_random(&seed) % 4), bars, count);
        PAGE_EACH(e, root, "rect")
        if (xml_box_attribute(e, "x"))
            assert_true(page_number(e, "x") >= 0 &&
                        page_number(e, "x") + page_number(e, "width") <= SVG_WIDTH &&
                        page_number(e, "width") >= 0);
        PAGE_EACH(e, root, "line")
        assert_true(page_number(e, "x1") >= 0 && page_number(e, "x2") <= SVG_WIDTH &&
                    page_number(e, "x1") <= page_number(e, "x2"));
        PAGE_EACH(e, root, "text")
        {
            double x = page_number(e, "x"), width = svg_text_width(e->text);
            sv anchor = page_value(e, "text-anchor");
            double left = sv_is(anchor, "end")      ? x - width
                          : sv_is(anchor, "middle") ? x - width / 2
                                                    : x;
            if (left < -8 || left + width > SVG_WIDTH + 8)
                fail_msg("'%.*s' from %g to %g", SV_ARG(e->text), left, left + width);
            assert_true(page_number(e, "y") <= page_number(root, "height"));
        }
        arena_free(&a);
    }
}

static void links_and_markup(void **state)
{
    (void)state;
    struct arena a = { 0 };
    sv evil = SV("\"><script>alert(1)</script>&\x01");
    const struct figure_frame frame = { evil, evil, evil, LANGUAGE_EN };
    const struct figure_bar bars[] = { { .label = evil,
                                         .link = SV("javascript:alert(1) \"x"),
                                         .value = SOME_REAL(1),
                                         .note = evil } };
    struct figure figure;
    figure_bars(&a, &frame, evil, 1, bars, 1, &figure);
    struct xml_element *root = page_read(&a, figure.svg);
    page_is_harmless(root);
    struct xml_element *link = page_first(root, "a");
    assert_cstr(page_value(link, "href"), "#javascript:alert~281~29~20~22x");
    assert_cstr(page_value(link, "tabindex"), "-1");
    assert_cstr(page_first(root, "title")->text, "\"><script>alert(1)</script>&\xEF\xBF\xBD");
    arena_free(&a);
}

/* As a file of its own, a drawing has no links into a report that is not there. */
static void alone(void **state)
{
    (void)state;
    struct arena a = { 0 };
    const struct figure_bar bars[] = {
        { .label = SV("een"), .link = SV("x"), .value = SOME_REAL(1) },
        { .label = SV("twee"), .value = SOME_REAL(2) }
    };
    struct figure figure;
    struct figure_frame frame = frame_in(LANGUAGE_NL);
    figure_bars(&a, &frame, SV("deel"), 1, bars, 2, &figure);
    struct xml_element *linked = page_read(&a, figure.svg), *root = page_read(&a, figure.alone);
    assert_int_equal(page_count(linked, "a"), 1);
    assert_int_equal(page_count(root, "a"), 0);
    assert_int_equal(page_count(root, "text"), page_count(linked, "text"));
    assert_int_equal(page_count(root, "rect"), page_count(linked, "rect"));
    struct figure plain;
    figure_bars(&a, &frame, SV("deel"), 1, bars + 1, 1, &plain);
    assert_sv(plain.alone, plain.svg);
    arena_free(&a);
}

static void nothing_to_draw(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct xml_element *root = draw(&a, LANGUAGE_NL, 1, NULL, 0);
    assert_true(says(root, "0") && says(root, "per 1.000 woorden"));
    arena_free(&a);
}

static void the_same_bytes_again(void **state)
{
    (void)state;
    struct arena a = { 0 }, b = { 0 };
    const struct figure_bar bars[] = { { .label = SV("een"),
                                         .value = SOME_REAL(1.0 / 3),
                                         .low = SOME_REAL(0.1),
                                         .high = SOME_REAL(2.0 / 3) } };
    struct figure one, two;
    struct figure_frame frame = frame_in(LANGUAGE_NL);
    figure_bars(&a, &frame, SV("deel"), 3, bars, 1, &one);
    (void)ARENA_NEW(&b, char, 12345); /* other addresses */
    figure_bars(&b, &frame, SV("deel"), 3, bars, 1, &two);
    assert_sv(one.svg, two.svg);
    arena_free(&a);
    arena_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_whole_drawing),
        cmocka_unit_test(lengths_are_the_numbers),
        cmocka_unit_test(whiskers),
        cmocka_unit_test(what_is_not_there_is_marked),
        cmocka_unit_test(the_axis_is_round),
        cmocka_unit_test(negative_values),
        cmocka_unit_test(stays_within_the_drawing),
        cmocka_unit_test(links_and_markup),
        cmocka_unit_test(alone),
        cmocka_unit_test(nothing_to_draw),
        cmocka_unit_test(the_same_bytes_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
