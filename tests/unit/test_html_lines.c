#include "ingest.h"

#include "2_ingest/html_lines.h"

/* HTML and the lines that are seen, parted by /; what is lost behind a |. */
static const struct {
    const char *html, *lines;
} examples[] = {
    { "<p>een</p><p>twee <b>drie</b></p>", "een/twee drie" },
    { "<p>een<br>twee<br/>drie", "een/twee/drie" },
    { "een  \n twee&nbsp;drie &amp; &euml;&hellip;", "een twee drie & ë…" },
    { "<div><div>een<div>twee</div></div>drie</DIV>", "een/twee/drie" },
    { "<ul><li>een<li>twee</ul><table><tr><td>drie<td>vier</table>", "een/twee/drie vier" },
    { "a<b>b</b>c <span>d<span>e</span></span>f", "abc def" },
    { "3 < 4 <3 a<b", "3 < 4 <3 a" },
    { "x<a title='>' b=\"'>\">y</a>z", "xyz" },
    { "een<!-- weg --><!DOCTYPE x>twee", "eentwee" },
    { "een<!-- nooit dicht", "een" },
    { "<script>var a='<p>';</script >een<STYLE>p{}</style>", "een|script 1 style 1" },
    { "een<script>nooit dicht <p>x", "een|script 1" },
    { "een<img src=x>twee", "eentwee|img 1" },
    { "<p><span class=\"timestamp\" data-timestamp=\"12.3456\">0:12</span> Ann: ja</p>", "[0:00:12.346] Ann: ja" },
    { "Ann:&nbsp;<span class=\"timestamp\" data-timestamp=\"3723\">1:02:03</span>ja", "Ann: [1:02:03.000] ja" },
    { "Ann: ja <span class=\"timestamp\" data-timestamp=\"1\">0:01</span></p>", "Ann: ja [0:00:01.000]" },
    { "Ann: ja <span class=\"timestamp\" data-timestamp=\"1\">0:01</span> en nee", "Ann: ja en nee|timestamp 1" },
    { "<span class=\"timestamp\" data-timestamp=\"x\">1:02</span>ja", "[0:01:02.000] ja" },
    { "<span class=\"timestamp\" data-timestamp=\"-1\">nu</span>ja", "nuja" },
    { "<span class=\"timestamp\" data-timestamp=\"1\"><b>0:01</b>ja", "[0:00:01.000] 0:01ja" },
    { "<p> <br>&nbsp;</p>", "" },
    { "</p></p>", "" },
    { "<", "<" },
    { "", "" },
};

static sv shown(struct arena *a, const char *html)
{
    struct problems problems = problem_list(a, LANGUAGE_EN);
    struct transcript t = { .file = SV("t") };
    struct passage p = { .a = a, .t = &t, .problems = &problems };
    struct buffer b = { .a = a };
    html_lines_add(&p, sv_from_cstr(html));
    for (size_t i = 0; i < p.count; i++) {
        assert_int_equal(p.items[i].number, i + 1);
        if (i) buffer_cstr(&b, "/");
        buffer_add(&b, p.items[i].source);
    }
    for (size_t i = 0; i < p.loss_count; i++) reader_lose(a, &t, p.losses[i].element, p.losses[i].number);
    for (size_t i = 0; i < t.loss_count; i++)
        buffer_printf(&b, "%s%.*s %zu", i ? " " : "|", SV_ARG(t.losses[i].element), t.losses[i].count);
    return buffer_sv(&b);
}

static void lines_are_what_people_see(void **state)
{
    (void)state;
    for (size_t i = 0; i < WF_COUNT(examples); i++) {
        struct arena a = { 0 };
        assert_sv(shown(&a, examples[i].html), examples[i].lines);
        arena_free(&a);
    }
}

static void bold_starts_are_known(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        size_t bold;
    } cases[] = {
        { "<b>Ann</b> ja", 3 },          { "<strong>Ann Bos:</strong> ja", 8 }, { "ja <b>nee</b>", 0 },
        { "<b>Ann</b><b> Bos</b> ja", 7 }, { "<b>Ann</b> ja <b>nee</b>", 3 },     { "</b>Ann", 0 },
    };
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        struct arena a = { 0 };
        struct transcript t = { .file = SV("t") };
        struct passage p = { .a = &a, .t = &t };
        html_lines_add(&p, sv_from_cstr(cases[i].html));
        assert_int_equal(p.count, 1);
        assert_int_equal(p.items[0].bold_bytes, cases[i].bold);
        arena_free(&a);
    }
}

/* Cut off anywhere, and with each sign in each place, it ends, and never reads beyond its end. */
static void untidy_html_is_read(void **state)
{
    (void)state;
    static const char text[] = "<p class='a'><span class=\"timestamp\" data-timestamp=\"1\">0:01</span>x<!-- --></p><script></script>";
    static const char signs[] = "<>/\"'&";
    for (size_t n = 0; n < sizeof text; n++)
        for (size_t s = 0; s < sizeof signs; s++) {
            struct arena a = { 0 };
            char *copy = test_malloc(n + 1);
            memcpy(copy, text, n);
            if (n) copy[n / 2] = signs[s] ? signs[s] : copy[n / 2];
            copy[n] = '\0';
            sv lines = shown(&a, copy);
            assert_true(lines.n < 200);
            test_free(copy);
            arena_free(&a);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_what_people_see),
        cmocka_unit_test(bold_starts_are_known),
        cmocka_unit_test(untidy_html_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
