#include "check.h"

#include "6_report/document.h"

static const sv heads[] = { { "Rol", 3 }, { "Mensen", 6 } };
static const bool numbers[] = { false, true };

static struct document new_document(struct arena *a)
{
    return document_new(a, LANGUAGE_NL, SV("Buurt"), SV("proef"));
}

static void blocks_stand_in_order(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct document d = new_document(&a);
    assert_int_equal(d.root.child_count, 0);
    document_heading(&d, 2, SV("wie"), SV("Wie"));
    document_paragraph(&d, SV("tekst"));
    document_note(&d, SV("let op"));
    assert_int_equal(d.root.child_count, 3);
    assert_int_equal(d.root.children[0].kind, BLOCK_HEADING);
    assert_int_equal(d.root.children[0].level, 2);
    assert_sv(d.root.children[0].anchor, SV("wie"));
    assert_int_equal(d.root.children[1].kind, BLOCK_PARAGRAPH);
    assert_int_equal(d.root.children[2].kind, BLOCK_NOTE);
    assert_sv(d.root.children[2].text, SV("let op"));
    arena_free(&a);
}

/* Details in details, and many blocks in each, so that arrays grow while details are open. */
static void details_hold_what_comes_between(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct document d = new_document(&a);
    enum { MANY = 100 };
    document_open_details(&d, SV("buiten"));
    for (size_t i = 0; i < MANY; i++) document_paragraph(&d, SV("voor"));
    document_open_details(&d, SV("binnen"));
    for (size_t i = 0; i < MANY; i++) document_paragraph(&d, SV("diep"));
    document_close_details(&d);
    document_paragraph(&d, SV("na"));
    document_close_details(&d);
    document_paragraph(&d, SV("los"));
    assert_int_equal(d.open_count, 0);
    assert_int_equal(d.root.child_count, 2);
    const struct block *outer = &d.root.children[0];
    assert_int_equal(outer->kind, BLOCK_DETAILS);
    assert_sv(outer->text, SV("buiten"));
    assert_int_equal(outer->child_count, MANY + 2);
    const struct block *inner = &outer->children[MANY];
    assert_sv(inner->text, SV("binnen"));
    assert_int_equal(inner->child_count, MANY);
    for (size_t i = 0; i < MANY; i++) assert_sv(inner->children[i].text, SV("diep"));
    assert_sv(outer->children[MANY + 1].text, SV("na"));
    assert_sv(d.root.children[1].text, SV("los"));
    arena_free(&a);
}

/* Property: after n rows, every cell still holds what was put in it. */
static void rows_keep_their_cells(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct document d = new_document(&a);
    struct grid *grid = document_table(&d, SV("Mensen"), heads, numbers, 2, SV("tables/people.csv"));
    enum { MANY = 1000 };
    for (int i = 0; i < MANY; i++) {
        struct cell *cells = document_row(&d, grid);
        assert_sv(cells[0].text, SV(""));
        assert_sv(cells[1].link, SV(""));
        cells[0].text = arena_format(&a, "%d", i);
        cells[1].link = arena_format(&a, "a%d", i);
    }
    assert_int_equal(grid->row_count, MANY);
    for (int i = 0; i < MANY; i++) {
        const struct cell *cells = &grid->cells[(size_t)i * 2];
        assert_sv(cells[0].text, arena_format(&a, "%d", i));
        assert_sv(cells[1].link, arena_format(&a, "a%d", i));
        assert_false(cells[0].number);
        assert_true(cells[1].number);
    }
    assert_ptr_equal(d.root.children[0].grid, grid);
    arena_free(&a);
}

/* What the document was given may change afterwards. */
static void what_is_given_is_copied(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct document d = new_document(&a);
    sv changing[] = { SV("Rol"), SV("Mensen") };
    struct grid *grid = document_table(&d, SV(""), changing, numbers, 2, SV(""));
    struct figure figure = { .name = SV("een") };
    struct quote quotes[] = { { .text = SV("ja"), .anchor = SV("q1") } };
    document_figure(&d, &figure, grid);
    document_quotes(&d, quotes, 1);
    changing[0] = SV("anders");
    figure.name = SV("anders");
    quotes[0].text = SV("anders");
    assert_sv(grid->heads[0], SV("Rol"));
    assert_sv(d.root.children[1].figure->name, SV("een"));
    assert_ptr_equal(d.root.children[1].grid, grid);
    assert_sv(d.root.children[2].quotes[0].text, SV("ja"));
    arena_free(&a);
}

static void no_quotes_make_no_block(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct document d = new_document(&a);
    document_quotes(&d, NULL, 0);
    assert_int_equal(d.root.child_count, 0);
    arena_free(&a);
}

/* A grid stands in the document only once it is put there. */
static void a_grid_may_stand_apart(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct document d = new_document(&a);
    struct grid *grid = document_grid(&d, SV("los"), heads, numbers, 2, SV(""));
    assert_int_equal(d.root.child_count, 0);
    assert_ptr_equal(document_add_table(&d, grid), grid);
    assert_ptr_equal(d.root.children[0].grid, grid);
    arena_free(&a);
}

static void close_too_often(void *object) { document_close_details(object); }

static void closing_what_is_not_open_is_a_bug(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct document d = new_document(&a);
    char said[512];
    assert_int_equal(check_child(close_too_often, &d, said, sizeof said), STATUS_BUG);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_stand_in_order),
        cmocka_unit_test(details_hold_what_comes_between),
        cmocka_unit_test(rows_keep_their_cells),
        cmocka_unit_test(what_is_given_is_copied),
        cmocka_unit_test(no_quotes_make_no_block),
        cmocka_unit_test(a_grid_may_stand_apart),
        cmocka_unit_test(closing_what_is_not_open_is_a_bug),
    };
    return cmocka_run_group_tests_name("document", tests, NULL, NULL);
}
