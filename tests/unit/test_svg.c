/* svg : the frame of a drawing, colours, and room for text. */
#include "colours.h"
#include "page.h"

#include "6_report/svg.h"

static void places_have_a_point(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct buffer b = { .a = &a };
    svg_at(&b, "x", -3.26);
    svg_text(&b, 1, 2.5, "end", SV("a<b & \"c\""));
    assert_cstr(buffer_sv(&b), " x=\"-3.3\"<text x=\"1.0\" y=\"2.5\" text-anchor=\"end\">a&lt;b "
                               "&amp; &quot;c&quot;</text>\n");
    arena_free(&a);
}

/* A text that fits stays; one that does not ends in an ellipsis, fits, and is cut between letters.
 */
static void cut_texts_fit(void **state)
{
    (void)state;
    struct arena a = { 0 };
    sv name = SV("caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9");
    assert_sv(svg_shorten(&a, name, svg_text_width(name)), name);
    size_t before = name.n;
    for (double width = svg_text_width(name) - 1; width > 20; width -= 3) {
        sv cut = svg_shorten(&a, name, width);
        assert_true(svg_text_width(cut) <= width + 1);
        assert_true(sv_ends(cut, SV("\xE2\x80\xA6")));
        assert_true(cut.n - 3 <= before);
        assert_true(((unsigned char)name.p[cut.n - 3] & 0xC0) != 0x80);
        before = cut.n - 3;
    }
    arena_free(&a);
}

static void width_grows_with_the_text(void **state)
{
    (void)state;
    assert_true(svg_text_width(SV("")) == 0);
    assert_true(svg_text_width(SV("iii")) < svg_text_width(SV("mmm")));
    /* two bytes, one letter */
    assert_true(svg_text_width(SV("\xC3\xA9")) < svg_text_width(SV("ee")));
}

static void the_frame(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct buffer b = { .a = &a };
    struct figure figure;
    const struct figure_frame frame = { SV("a \"b\""), SV("<T>"), SV("D & d"), LANGUAGE_NL };
    svg_begin(&b, &frame, 99.5);
    svg_end(&b, &frame, 99.5, &figure);
    assert_int_equal(figure.width, 480);
    assert_int_equal(figure.height, 100);
    assert_sv(figure.name, frame.name);
    struct xml_element *root = page_read(&a, figure.svg);
    page_is_harmless(root);
    assert_cstr(root->space, "http://www.w3.org/2000/svg");
    assert_cstr(page_value(root, "role"), "img");
    assert_cstr(page_value(root, "lang"), "nl");
    assert_cstr(page_value(root, "viewBox"), "0 0 480 100");
    assert_cstr(page_value(root, "aria-labelledby"), "a~20~22b~22~title a~20~22b~22~text");
    assert_cstr(page_first(root, "title")->text, "<T>");
    assert_cstr(page_first(root, "desc")->text, "D & d");
    arena_free(&a);
}

static void colours_have_contrast(void **state)
{
    (void)state;
    static const char *const fills[] = { SVG_BLUE,   SVG_VERMILLION, SVG_GREEN,
                                         SVG_PURPLE, SVG_BLACK,      SVG_TIE };
    for (size_t i = 0; i < WF_COUNT(fills); i++)
        assert_true(colour_contrast(fills[i], SVG_GROUND) >= 3);
    assert_true(colour_contrast(SVG_INK, SVG_GROUND) >= 7);
    assert_true(colour_contrast(SVG_LINK, SVG_GROUND) >= 4.5);
    assert_true(colour_contrast(SVG_INK, SVG_BLUE) >= 3); /* a whisker upon a bar */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_have_a_point),       cmocka_unit_test(cut_texts_fit),
        cmocka_unit_test(width_grows_with_the_text), cmocka_unit_test(the_frame),
        cmocka_unit_test(colours_have_contrast),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
