/* markdown : study text stays text. What CommonMark 0.30, GitHub's tables and autolinks, HTML and
 * MathJax would take for a sign is a character reference (&#35; is '#', &#42; '*', and so on by the
 * ASCII table).
 */
#include "check.h"

#include "6_report/markdown.h"

static void assert_shown(const char *text, const char *want)
{
    struct arena a = { 0 };
    struct buffer b = { .a = &a };
    markdown_text(&b, sv_from_cstr(text));
    assert_cstr(buffer_sv(&b), want);
    arena_free(&a);
}

static void plain_text_stays_as_it_is(void **state)
{
    (void)state;
    assert_shown("", "");
    assert_shown("'t Is één buurt; ja, \"echt\" (zegt Sjaan) - 50% + 1 = meer!",
                 "'t Is één buurt; ja, \"echt\" (zegt Sjaan) - 50% + 1 = meer!");
    assert_shown("om 10.30 uur, zie A. 12) en w.w.w.", "om 10.30 uur, zie A. 12) en w.w.w.");
}

static void blanks_become_one_blank(void **state)
{
    (void)state;
    assert_shown("  \t a \r\n\n    b\tc \n", "a b c");
    assert_shown(" \n\t ", "");
}

static void html_is_shown(void **state)
{
    (void)state;
    assert_shown("<script>alert(1)</script>", "&#60;script&#62;alert(1)&#60;/script&#62;");
    assert_shown("&lt; &amp; R&D", "&#38;lt; &#38;amp; R&#38;D");
}

static void marks_of_emphasis_links_and_tables_are_shown(void **state)
{
    (void)state;
    assert_shown("*a* __b__ `c` ~~d~~", "&#42;a&#42; &#95;&#95;b&#95;&#95; &#96;c&#96; &#126;&#126;d&#126;&#126;");
    assert_shown("![x](y) [^1] {z}", "!&#91;x&#93;(y) &#91;^1&#93; &#123;z&#125;");
    assert_shown("a|b", "a&#124;b");
    assert_shown("jan@buurt.nl", "jan&#64;buurt.nl");
    assert_shown("https://x.nl en WWW.x.nl: ja", "https&#58;//x.nl en WWW&#46;x.nl: ja");
}

/* At the start of a line only: headings, lists, rules, and the underline of a heading. */
static void signs_in_front_are_shown(void **state)
{
    (void)state;
    assert_shown("# kop", "&#35; kop");
    assert_shown("- punt - streep", "&#45; punt - streep");
    assert_shown(" --- ", "&#45;--");
    assert_shown("+ punt", "&#43; punt");
    assert_shown("=== ", "&#61;==");
    assert_shown("1. een 2. twee", "1&#46; een 2. twee");
    assert_shown("2025) jaar", "2025&#41; jaar");
    assert_shown(".5", ".5");
}

/* MathJax reads what is shown, so '$' and '\' stand in an element of their own. */
static void formulas_are_shown(void **state)
{
    (void)state;
    assert_shown("$x$", "<span>&#36;</span>x<span>&#36;</span>");
    assert_shown("\\(x\\)", "<span>&#92;</span>(x<span>&#92;</span>)");
}

static void control_characters_are_replaced(void **state)
{
    (void)state;
    assert_shown("a\x01\x1B[31mb\x7F", "a\xEF\xBF\xBD\xEF\xBF\xBD&#91;31mb\xEF\xBF\xBD");
}

static void a_piece_keeps_its_blanks(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct buffer b = { .a = &a };
    markdown_piece(&b, SV("- wij "), true);
    markdown_piece(&b, SV("- samen"), false);
    markdown_piece(&b, SV(" \n eten"), false);
    assert_cstr(buffer_sv(&b), "&#45; wij - samen eten");
    arena_free(&a);
}

/* Whatever the bytes, none of the signs survives bare: '<' only opens and closes our span. */
static void no_sign_survives(void **state)
{
    (void)state;
    uint64_t seed = 7;
    for (int round = 0; round < 500; round++) {
        struct arena a = { 0 };
        struct buffer b = { .a = &a };
        char text[40];
        size_t n = check_random(&seed) % sizeof text;
        for (size_t i = 0; i < n; i++) text[i] = (char)(check_random(&seed) % 128);
        markdown_text(&b, (sv){ text, n });
        sv shown = buffer_sv(&b);
        for (size_t i = 0; i < shown.n; i++) {
            assert_null(shown.p[i] ? strchr("*_`[]{}~|@$\\\n\t", shown.p[i]) : NULL);
            if (shown.p[i] != '<') continue;
            sv rest = sv_from(shown, i);
            assert_true(sv_starts(rest, SV("<span>&#")) || sv_starts(rest, SV("</span>")));
        }
        arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_stays_as_it_is),
        cmocka_unit_test(blanks_become_one_blank),
        cmocka_unit_test(html_is_shown),
        cmocka_unit_test(marks_of_emphasis_links_and_tables_are_shown),
        cmocka_unit_test(signs_in_front_are_shown),
        cmocka_unit_test(formulas_are_shown),
        cmocka_unit_test(control_characters_are_replaced),
        cmocka_unit_test(a_piece_keeps_its_blanks),
        cmocka_unit_test(no_sign_survives),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
