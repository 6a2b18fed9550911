/* writer_html : well-formed, harmless whatever the study says, and every link leads somewhere. */
#include "page.h"

#include "6_report/figure.h"
#include "6_report/writer.h"

static struct xml_element *write_page(struct arena *a, const struct document *document)
{
    struct buffer out = { .a = a };
    struct err err = { .status = STATUS_OK };
    assert_true(writer_html.write(a, document, &out, &err));
    sv bytes = buffer_sv(&out);
    assert_true(sv_starts(bytes, SV("<!DOCTYPE html>\n<html lang=\"")));
    struct xml_element *root = page_read(a, bytes);
    page_is_harmless(root);
    PAGE_EACH(e, root, "a")
    {
        if (sv_starts(page_value(e, "href"), SV("#"))) (void)page_target(root, e);
    }
    return root;
}

static struct document new_document(struct arena *a, enum language language)
{
    return document_new(a, language, SV("Titel"), SV("Ondertitel"));
}

/* A document with `text` in every field that a section can fill. */
static struct document full(struct arena *a, sv text)
{
    struct document d = document_new(a, LANGUAGE_NL, text, text);
    const sv heads[] = { text, text };
    const bool numbers[] = { false, true };
    document_heading(&d, 2, text, text);
    document_paragraph(&d, text);
    document_note(&d, text);
    struct grid *grid = document_table(&d, text, heads, numbers, 2, text);
    struct cell *row = document_row(&d, grid);
    row[0] = (struct cell) { text, text, false };
    row[1] = (struct cell) { text, SV("javascript:alert(1)"), true };
    const struct figure_frame frame = { text, text, text, LANGUAGE_NL };
    const struct figure_bar bar = {
        .label = text, .link = text, .value = SOME_REAL(1), .note = text
    };
    struct figure figure;
    figure_bars(a, &frame, text, 1, &bar, 1, &figure);
    document_figure(&d, &figure, grid);
    document_open_details(&d, text);
    document_heading(&d, 3, SV(""), text);
    const struct quote quotes[] = {
        { .text = text,
          .hit_begin = 0,
          .hit_end = text.n,
          .speaker = text,
          .place = text,
          .anchor = text },
        { .text = text,
          .speaker = text,
          .place = text,
          .anchor = arena_format(a, "%.*s2", SV_ARG(text)) },
    };
    document_quotes(&d, quotes, 2);
    document_close_details(&d);
    return d;
}

static void nothing_gets_in(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "]]><!-- --><![CDATA[",
        "</style></title></svg><script>",
        "&lt;&amp;&#60;script&#62;",
        "javascript:alert(1)",
        "{{x}} ${x} %s%n",
        "data:text/html,<b>x</b>",
        "//evil.example/x.css",
        "tables/x.csv\" onclick=\"alert(1)",
    };
    for (size_t i = 0; i < WF_COUNT(texts); i++) {
        struct arena a = { 0 };
        sv text = sv_from_cstr(texts[i]);
        struct document d = full(&a, text);
        struct xml_element *root = write_page(&a, &d);
        static const char *const where[] = { "title", "h1",   "h2",     "h3",
                                             "p",     "th",   "td",     "summary",
                                             "desc",  "mark", "footer", "figcaption" };
        for (size_t k = 0; k < WF_COUNT(where); k++) { /* the reader sees what was written */
            bool seen = false;
            PAGE_EACH(e, root, where[k])
            {
                struct xml_element *inner = e->child_count ? e->children[0] : e;
                seen |=
                    sv_starts(e->text, text) || sv_ends(e->text, text) || sv_eq(inner->text, text);
            }
            if (!seen) fail_msg("'%s' is not in <%s>", texts[i], where[k]);
        }
        arena_free(&a);
    }
}

/* U+FFFD stands for each control character; tab and line feed stay. */
static void control_characters(void **state)
{
    (void)state;
    struct arena a = { 0 };
    char all[34] = "x";
    for (int c = 1; c < 32; c++) all[c] = (char)c;
    all[32] = 0x7F;
    struct document d = full(&a, (sv) { all, 33 });
    struct xml_element *root = write_page(&a, &d);
    sv title = page_first(root, "title")->text;
    size_t replaced = 0, rest = 0;
    for (size_t i = 0; i < title.n; i++) {
        if (sv_starts(sv_from(title, i), SV("\xEF\xBF\xBD")))
            replaced++, i += 2;
        else
            rest++;
    }
    assert_int_equal(replaced, 30); /* 1 to 31 without tab and line feed, and 127 */
    assert_int_equal(rest, 3);      /* x, tab, line feed */
    arena_free(&a);
}

/* Whatever bytes of ASCII stand in it, the page can be read as XML and is harmless. */
static void any_text(void **state)
{
    (void)state;
    uint64_t seed = 11;
    for (int turn = 0; turn < 200; turn++) {
        struct arena a = { 0 };
        char text[24];
        size_t n = 1 + check_random(&seed) % (sizeof text - 1);
        static const char often[] = "<>&\"'/!-[]#~;= ";
        for (size_t i = 0; i < n; i++)
            text[i] = check_random(&seed) % 2 ? often[check_random(&seed) % (sizeof often - 1)]
                                              : (char)(1 + check_random(&seed) % 127);
        struct document d = full(&a, (sv) { text, n });
        write_page(&a, &d);
        arena_free(&a);
    }
}

static void the_head(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct document d = new_document(&a, LANGUAGE_EN);
    struct xml_element *root = write_page(&a, &d);
    assert_cstr(page_value(root, "lang"), "en");
    bool policy = false, viewport = false;
    PAGE_EACH(e, root, "meta")
    {
        if (sv_is(page_value(e, "http-equiv"), "Content-Security-Policy")) {
            policy = true;
            assert_cstr(page_value(e, "content"),
                        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri "
                        "'none'; form-action 'none'");
        }
        viewport |= sv_is(page_value(e, "name"), "viewport");
    }
    assert_true(policy && viewport);
    assert_cstr(page_first(root, "title")->text, "Titel");
    assert_cstr(page_first(root, "h1")->text, "Titel");
    struct xml_element *skip = page_first(root, "a"); /* the first thing the keyboard reaches */
    assert_cstr(skip->text, "Skip to the content");
    assert_cstr(page_target(root, skip)->name, "main");
    assert_int_equal(page_count(root, "nav"), 0); /* no headings, no contents */
    arena_free(&a);
}

/* The contents hold the headings of the highest level, in their order. */
static void the_contents(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct document d = new_document(&a, LANGUAGE_NL);
    document_heading(&d, 2, SV("themes"), SV("Thema's"));
    document_heading(&d, 3, SV("care"), SV("Zorg"));
    document_heading(&d, 2, SV("themes"), SV("Nog eens")); /* the same anchor */
    document_heading(&d, 2, SV(""), SV("Zonder"));
    struct xml_element *root = write_page(&a, &d);
    struct xml_element *nav = page_first(root, "nav");
    static const char *const want[] = { "Thema's", "Nog eens", "Zonder" };
    size_t n = 0;
    PAGE_EACH(e, nav, "a")
    {
        assert_true(n < WF_COUNT(want));
        assert_cstr(e->text, want[n]);
        struct xml_element *heading = page_target(root, e);
        assert_cstr(heading->name, "h2");
        assert_cstr(heading->text, want[n++]);
    }
    assert_int_equal(n, 3);
    assert_cstr(page_first(root, "h3")->text, "Zorg");
    assert_cstr(page_value(page_first(root, "h3"), "id"), "care");
    assert_ptr_equal(page_with_id(root, SV("themes")), page_with_text(root, "h2", SV("Thema's")));
    arena_free(&a);
}

static void a_table(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct document d = new_document(&a, LANGUAGE_NL);
    const sv heads[] = { SV("Thema"), SV("Treffers"), SV("Uitleg") };
    const bool numbers[] = { false, true, false };
    struct grid *grid =
        document_table(&d, SV("Hoe vaak"), heads, numbers, 3, SV("tables/theme_frequency.csv"));
    struct cell *row = document_row(&d, grid);
    row[0] = (struct cell) { SV("zorg"), SV("care"), false };
    row[1].text = SV("12");
    row[2].text = SV("een uitleg van meer dan achtenveertig letters, zodat de kolom ruimte krijgt");
    row = document_row(&d, grid);
    row[0] = (struct cell) { SV("wonen"), SV("nergens"), false };
    row[1].text = SV("\xE2\x80\x93");
    document_heading(&d, 3, SV("care"), SV("Zorg"));
    struct xml_element *root = write_page(&a, &d);
    struct xml_element *table = page_first(root, "table");
    assert_cstr(page_first(table, "caption")->children[0]->text, "Hoe vaak");
    assert_cstr(page_value(table->parent, "role"), "group");
    assert_cstr(page_value(table->parent, "tabindex"), "0");
    size_t columns = 0, rows = 0;
    PAGE_EACH(e, table, "th")
    {
        columns += sv_is(page_value(e, "scope"), "col");
        rows += sv_is(page_value(e, "scope"), "row");
    }
    assert_int_equal(columns, 3);
    assert_int_equal(rows, 2);
    assert_int_equal(page_count(table, "td"), 4);
    static const char *const classes[] = { "", "n", "long" };
    for (size_t i = 0; i < 3; i++)
        assert_cstr(page_value(page_first(table, "tr")->children[i], "class"), classes[i]);
    assert_cstr(page_value(page_first(table, "a"), "href"), "#care");
    assert_int_equal(page_count(table, "a"), 1); /* what leads nowhere is no link */
    assert_non_null(page_with_text(table, "th", SV("wonen")));
    bool source = false;
    PAGE_EACH(e, root, "a") source |= sv_is(page_value(e, "href"), "tables/theme_frequency.csv");
    assert_true(source);
    arena_free(&a);
}

/* A long path may be broken at its signs, a short one and plain words not; the text stays. */
static void long_words_may_break(void **state)
{
    (void)state;
    struct arena a = { 0 };
    const struct {
        const char *text;
        size_t breaks;
    } cases[] = { { "transcripts/g01_buurthuis_jan.txt, regel 3", 3 },
                  { "drempels/formulieren en een hele reeks gewone woorden", 0 },
                  { "wonen/wonen_wonen/wonen_wonen/", 4 },
                  { "abcdefghijklmnopqrstuvwxyzabcdefghijklmnop", 0 },
                  { "", 0 } };
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        struct document d = new_document(&a, LANGUAGE_NL);
        const sv head = SV("x");
        const bool number = false;
        struct grid *grid = document_table(&d, SV("x"), &head, &number, 1, SV(""));
        document_row(&d, grid)->text = sv_from_cstr(cases[i].text);
        struct xml_element *body = page_first(write_page(&a, &d), "tbody");
        assert_cstr(page_first(body, "th")->text, cases[i].text);
        assert_int_equal(page_count(body, "wbr"), cases[i].breaks);
    }
    arena_free(&a);
}

static void sources_are_only_tables(void **state)
{
    (void)state;
    static const char *const sources[] = { "../geheim.csv", "https://x.example/", "tables/../x.csv",
                                           "javascript:1", "tables/a b.csv" };
    for (size_t i = 0; i < WF_COUNT(sources); i++) {
        struct arena a = { 0 };
        struct document d = new_document(&a, LANGUAGE_NL);
        const sv head = SV("x");
        const bool number = false;
        document_table(&d, SV("x"), &head, &number, 1, sv_from_cstr(sources[i]));
        struct xml_element *root = write_page(&a, &d);
        assert_int_equal(page_count(root, "a"), 1); /* to skip */
        assert_non_null(page_with_text(root, "code", sv_from_cstr(sources[i])));
        arena_free(&a);
    }
}

/* A quote with its hit marked; shown twice, it has its id once. */
static void quotes(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct document d = new_document(&a, LANGUAGE_NL);
    const struct quote one = { .text = SV("Koffie \xC3\xA9n taart"),
                               .hit_begin = 7,
                               .hit_end = 10,
                               .speaker = SV("bewoner"),
                               .place = SV("G03, beurt 12"),
                               .anchor = SV("G03:12") };
    document_quotes(&d, &one, 1);
    document_open_details(&d, SV("Meer"));
    document_quotes(&d, &one, 1);
    document_close_details(&d);
    struct xml_element *root = write_page(&a, &d);
    assert_int_equal(page_count(root, "blockquote"), 2);
    struct xml_element *quote = page_first(root, "blockquote");
    assert_cstr(page_value(quote, "id"), "G03:12");
    assert_cstr(page_first(quote, "mark")->text, "\xC3\xA9n");
    assert_cstr(page_first(quote, "p")->text, "Koffie  taart");
    assert_int_equal(page_first(quote, "mark")->text_before, 7);
    assert_cstr(page_first(quote, "footer")->text, "bewoner, ");
    assert_cstr(page_first(page_first(quote, "cite"), "a")->text, "G03, beurt 12");
    struct xml_element *again = page_first(page_first(root, "details"), "blockquote");
    assert_null(xml_box_attribute(again, "id"));
    assert_cstr(page_value(page_first(again, "a"), "href"), "#G03:12");
    arena_free(&a);
}

static void a_figure_with_its_table(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct document d = new_document(&a, LANGUAGE_EN);
    const struct figure_frame frame = { SV("f"), SV("Bars"), SV("What there is to see"),
                                        LANGUAGE_EN };
    const struct figure_bar bar = { .label = SV("x"), .value = SOME_REAL(1) };
    struct figure figure;
    figure_bars(&a, &frame, SV("hits"), 1, &bar, 1, &figure);
    const sv head = SV("Theme");
    const bool number = false;
    struct grid *grid = document_grid(&d, SV("The table"), &head, &number, 1, SV(""));
    document_row(&d, grid)[0].text = SV("x");
    document_figure(&d, &figure, grid);
    document_figure(&d, &(struct figure) { .svg = SV("<svg/>") }, NULL);
    struct xml_element *root = write_page(&a, &d);
    struct xml_element *svg = page_first(root, "svg");
    assert_cstr(page_value(svg, "role"), "img");
    assert_cstr(svg->parent->name, "figure");
    struct xml_element *details = page_first(svg->parent, "details");
    assert_cstr(page_first(details, "summary")->text, "This figure as a table");
    assert_int_equal(page_count(details, "table"), 1);
    assert_int_equal(page_count(root, "table"), 1);
    arena_free(&a);
}

/* The highest level of the document is h2 and none goes below h6. */
static void levels(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct document d = new_document(&a, LANGUAGE_NL);
    for (int level = 1; level <= 4; level++) document_heading(&d, level, SV(""), SV("x"));
    struct xml_element *root = write_page(&a, &d);
    assert_int_equal(page_count(page_first(root, "main"), "h2"), 1);
    assert_int_equal(page_count(root, "h5"), 1);
    assert_int_equal(page_count(root, "h6"), 0);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_gets_in),
        cmocka_unit_test(control_characters),
        cmocka_unit_test(any_text),
        cmocka_unit_test(the_head),
        cmocka_unit_test(the_contents),
        cmocka_unit_test(a_table),
        cmocka_unit_test(long_words_may_break),
        cmocka_unit_test(sources_are_only_tables),
        cmocka_unit_test(quotes),
        cmocka_unit_test(a_figure_with_its_table),
        cmocka_unit_test(levels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
