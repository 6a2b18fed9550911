/* writer_notebook : a document built by hand, cell by cell. That Jupyter takes it and can run it is
 * shown by tests/tools/notebook.sh.
 */
#include "check.h"

#include "6_report/writer.h"

/* The notebook of these blocks, in `a`. */
static sv notebook_of(struct arena *a, enum language language, struct block *blocks, size_t count)
{
    struct err err = { 0 };
    struct buffer out = { .a = a };
    struct document d = { .a = a, .language = language, .title = SV("Buurt & <b>co</b>") };
    d.root.children = blocks;
    d.root.child_count = count;
    assert_true(writer_notebook.write(a, &d, &out, &err));
    assert_int_equal(err.status, STATUS_OK);
    return buffer_sv(&out);
}

static size_t occurrences(sv text, const char *part)
{
    size_t n = 0, length = strlen(part);
    for (size_t i = 0; i + length <= text.n; i++) n += memcmp(text.p + i, part, length) == 0;
    return n;
}

/* Asserts that `part` stands in the text once. */
static void assert_once(sv text, const char *part)
{
    size_t n = occurrences(text, part);
    if (n != 1) fail_msg("%zu times '%s' in:\n%.*s", n, part, SV_ARG(text));
}

static struct grid *small_grid(sv source)
{
    static sv heads[] = { { "thema", 5 }, { "aantal", 6 } };
    static bool numbers[] = { false, true };
    static struct cell cells[] = { { .text = { "a|b", 3 } }, { .text = { "3", 1 } },
                                   { .text = { "$c$", 3 } }, { .text = { "", 0 } } };
    static struct grid grid;
    grid = (struct grid){ .caption = SV("Thema's"), .heads = heads, .numbers = numbers, .column_count = 2,
                          .cells = cells, .row_count = 2, .source = source };
    return &grid;
}

/* Keys are sorted, so that the same document gives the same bytes. */
static void an_empty_document_opens_and_makes_the_helper(void **state)
{
    (void)state;
    struct arena a = { 0 };
    sv text = notebook_of(&a, LANGUAGE_NL, NULL, 0);
    assert_int_equal(occurrences(text, "\"cell_type\""), 2);
    assert_once(text, "\n   \"id\": \"s0-c1\",\n");
    assert_once(text, "\n   \"id\": \"s0-c2\",\n");
    assert_once(text, "    \"# Buurt &#38; &#60;b&#62;co&#60;/b&#62;\\n\",\n");
    assert_once(text, "    \"ROWS = \\\"{0} van {1} rijen uit {2}\\\"\\n\",\n");
    assert_once(text, "   \"execution_count\": null,\n");
    assert_once(text, "   \"outputs\": [],\n");
    assert_true(sv_ends(text, SV(" \"metadata\": {\n  \"kernelspec\": {\n   \"display_name\": \"Python 3\",\n"
                                 "   \"language\": \"python\",\n   \"name\": \"python3\"\n  },\n"
                                 "  \"language_info\": {\n   \"name\": \"python\"\n  }\n },\n"
                                 " \"nbformat\": 4,\n \"nbformat_minor\": 5\n}\n")));
    assert_once(notebook_of(&a, LANGUAGE_EN, NULL, 0), "{0} of {1} rows of {2}");
    arena_free(&a);
}

static void text_is_gathered_in_one_cell_per_heading(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct block blocks[] = {
        { .kind = BLOCK_HEADING, .level = 2, .text = SV("Thema's #1") },
        { .kind = BLOCK_PARAGRAPH, .text = SV("1. Een <i>zin</i>.") },
        { .kind = BLOCK_NOTE, .text = SV("weinig gesprekken") },
        { .kind = BLOCK_NOTE, .text = SV("één *groep*") },
        { .kind = BLOCK_HEADING, .level = 3, .text = SV("Stemmen") },
    };
    sv text = notebook_of(&a, LANGUAGE_NL, blocks, WF_COUNT(blocks));
    assert_int_equal(occurrences(text, "\"cell_type\""), 4);
    assert_once(text, "   \"id\": \"s1-c1\",\n   \"metadata\": {},\n   \"source\": [\n"
                      "    \"## Thema's &#35;1\\n\",\n    \"\\n\",\n"
                      "    \"1&#46; Een &#60;i&#62;zin&#60;/i&#62;.\\n\",\n    \"\\n\",\n"
                      "    \"> **Let op:** weinig gesprekken\\n\",\n    \"\\n\",\n"
                      "    \"<!-- -->\\n\",\n    \"\\n\",\n"
                      "    \"> **Let op:** één &#42;groep&#42;\"\n   ]\n");
    assert_once(text, "   \"id\": \"s2-c1\",\n   \"metadata\": {},\n   \"source\": [\n    \"### Stemmen\"\n   ]\n");
    arena_free(&a);
}

static void a_table_is_shown_and_loaded(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct block blocks[] = { { .kind = BLOCK_TABLE, .grid = small_grid(SV("tables/theme_frequency.csv")) } };
    sv text = notebook_of(&a, LANGUAGE_NL, blocks, 1);
    assert_once(text, "    \"**Thema's**\\n\",\n    \"\\n\",\n"
                      "    \"| thema | aantal |\\n\",\n    \"|---|---:|\\n\",\n"
                      "    \"| a&#124;b | 3 |\\n\",\n"
                      "    \"| <span>&#36;</span>c<span>&#36;</span> | &nbsp; |\"\n");
    assert_once(text, "    \"rows = show(\\\"tables/theme_frequency.csv\\\")\"\n");
    /* a table that stands in no file has no code cell, and no more than the helper is run */
    blocks[0].grid = small_grid(SV(""));
    text = notebook_of(&a, LANGUAGE_NL, blocks, 1);
    assert_int_equal(occurrences(text, "\"cell_type\": \"code\""), 1);
    assert_once(text, "a&#124;b");
    arena_free(&a);
}

/* 100 rows: 40 are shown when the others can be loaded, all when they stand nowhere else. */
static void a_long_table_is_cut_when_it_can_be_loaded(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct grid *grid = small_grid(SV("tables/x.csv"));
    struct block blocks[] = { { .kind = BLOCK_TABLE, .grid = grid } };
    grid->row_count = 100;
    grid->cells = ARENA_NEW(&a, struct cell, 200);
    for (size_t i = 0; i < 200; i++) grid->cells[i].text = SV("rij");
    sv text = notebook_of(&a, LANGUAGE_EN, blocks, 1);
    assert_int_equal(occurrences(text, "| rij | rij |"), 40);
    assert_once(text, "60 more rows; all rows stand in tables/x.csv.");
    grid->source = SV("");
    assert_int_equal(occurrences(notebook_of(&a, LANGUAGE_EN, blocks, 1), "| rij | rij |"), 100);
    arena_free(&a);
}

/* A network's id can stand in the name of a figure; it stays within the string. */
static void a_figure_is_named_and_displayed(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct figure figure = { .name = SV("net\"); import os #é"), .title = SV("Banden"),
                             .description = SV("Wie met wie."), .svg = SV("<svg/>") };
    struct block blocks[] = { { .kind = BLOCK_FIGURE, .figure = &figure, .grid = small_grid(SV("tables/ties.csv")) } };
    sv text = notebook_of(&a, LANGUAGE_NL, blocks, 1);
    assert_once(text, "    \"**Banden**\\n\",\n    \"\\n\",\n    \"Wie met wie.\\n\",\n    \"\\n\",\n"
                      "    \"*figures/net\\\"); import os &#35;é.svg*\"\n");
    assert_once(text, "    \"display(SVG(filename=\\\"figures/net\\\\U00000022); import os #\\\\U000000e9.svg\\\"))\\n\",\n"
                      "    \"rows = show(\\\"tables/ties.csv\\\")\"\n");
    assert_int_equal(occurrences(text, "<svg"), 0); /* the drawing is a file of its own */
    arena_free(&a);
}

static void quotes_have_their_place_and_mark(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct quote quotes[] = {
        { .text = SV("Wij gaan samen\neten, toch?"), .hit_begin = 9, .hit_end = 14,
          .speaker = SV("kat-7, bewoner"), .place = SV("G03, beurt 12") },
        { .text = SV("<img src=x onerror=alert(1)>"), .speaker = SV("*"), .place = SV("") },
    };
    struct block inner[] = { { .kind = BLOCK_QUOTES, .quotes = quotes, .quote_count = 2 } };
    struct block blocks[] = {
        { .kind = BLOCK_DETAILS, .text = SV("Citaten bij _eten_"), .children = inner, .child_count = 1 },
    };
    sv text = notebook_of(&a, LANGUAGE_NL, blocks, 1);
    assert_once(text, "    \"**Citaten bij &#95;eten&#95;**\\n\",\n    \"\\n\",\n"
                      "    \"> Wij gaan <mark>samen</mark> eten, toch?\\n\",\n    \">\\n\",\n"
                      "    \"> — kat-7, bewoner, G03, beurt 12\\n\",\n    \"\\n\",\n"
                      "    \"<!-- -->\\n\",\n    \"\\n\",\n"
                      "    \"> &#60;img src=x onerror=alert(1)&#62;\\n\",\n    \">\\n\",\n    \"> — &#42;\"\n");
    arena_free(&a);
}

/* Every id once, and of the form that nbformat asks for: it holds the section and the cell. */
static void ids_are_unique(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct block *blocks = ARENA_NEW(&a, struct block, 300);
    for (size_t i = 0; i < 300; i++) {
        blocks[i].kind = i % 10 ? BLOCK_TABLE : BLOCK_HEADING;
        blocks[i].text = SV("zelfde");
        blocks[i].grid = small_grid(SV("tables/x.csv"));
    }
    sv text = notebook_of(&a, LANGUAGE_NL, blocks, 300);
    size_t cells = occurrences(text, "\"cell_type\"");
    assert_int_equal(cells, 2 + 30 * 18); /* the heading stands in the cell of the first table */
    for (size_t section = 1; section <= 30; section++)
        for (size_t cell = 1; cell <= 18; cell++)
            assert_once(text, arena_format(&a, "\"id\": \"s%zu-c%zu\"", section, cell).p);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_document_opens_and_makes_the_helper),
        cmocka_unit_test(text_is_gathered_in_one_cell_per_heading),
        cmocka_unit_test(a_table_is_shown_and_loaded),
        cmocka_unit_test(a_long_table_is_cut_when_it_can_be_loaded),
        cmocka_unit_test(a_figure_is_named_and_displayed),
        cmocka_unit_test(quotes_have_their_place_and_mark),
        cmocka_unit_test(ids_are_unique),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
