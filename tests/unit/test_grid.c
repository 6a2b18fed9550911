#include "sample.h"

#include "0_base/grid.h"

struct filling {
    struct arena a, scratch;
    struct problems problems;
    struct grid grid;
    struct grid_builder b;
    struct err err;
};

static void begin(struct filling *f)
{
    *f = (struct filling){ .grid = { .file = SV("log.xlsx") } };
    f->problems = problem_list(&f->a, LANGUAGE_EN);
    f->b = (struct grid_builder){ .a = &f->a, .scratch = &f->scratch, .grid = &f->grid, .problems = &f->problems };
}

static void end(struct filling *f)
{
    arena_free(&f->a);
    arena_free(&f->scratch);
}

static void put(struct filling *f, size_t column, const char *text)
{
    assert_true(grid_put(&f->b, column, sv_from_cstr(text), CELL_TEXT, &f->err));
}

/* A row as CSV must read back as its cells. */
static void rows_are_csv(void **state)
{
    (void)state;
    struct filling f;
    begin(&f);
    grid_begin_row(&f.b, 3);
    put(&f, 1, "koffie; thee");
    put(&f, 2, " zei \"ja\"\xc2\xa0");
    put(&f, 4, "twee\nregels");
    put(&f, 6, "  "); /* no cell */
    assert_true(grid_end_row(&f.b, 1, &f.err));
    grid_begin_row(&f.b, 4);
    assert_true(grid_end_row(&f.b, 5, &f.err)); /* nothing */
    grid_begin_row(&f.b, 9);
    put(&f, 0, "cafe\xcc\x81");
    assert_true(grid_end_row(&f.b, 2, &f.err));
    assert_int_equal(f.grid.row_count, 3);
    const struct grid_row *row = &f.grid.rows[0];
    assert_sv(row->source, SV(";\"koffie; thee\";\"zei \"\"ja\"\"\";;\"twee\nregels\""));
    assert_int_equal(row->line, 3);
    assert_int_equal(row->filled, 5);
    assert_sv(row->cells[0], SV(""));
    assert_sv(row->cells[1], SV("koffie; thee"));
    assert_sv(row->cells[2], SV("zei \"ja\""));
    assert_sv(row->cells[4], SV("twee\nregels"));
    assert_sv(f.grid.rows[1].cells[0], SV("caf\xc3\xa9"));
    assert_int_equal(f.grid.rows[1].line, 9);
    assert_int_equal(f.grid.rows[2].line, 10);
    end(&f);
}

static void limits_are_named(void **state)
{
    (void)state;
    struct filling f;
    begin(&f);
    grid_begin_row(&f.b, GRID_ROWS);
    put(&f, GRID_COLUMNS - 1, "x");
    assert_true(grid_end_row(&f.b, 1, &f.err));
    grid_begin_row(&f.b, GRID_ROWS);
    put(&f, 0, "x");
    assert_false(grid_end_row(&f.b, 2, &f.err));
    assert_int_equal(f.err.message, MESSAGE_SHEET_ROWS);
    f.err = (struct err){ 0 };
    assert_false(grid_put(&f.b, GRID_COLUMNS, SV("x"), CELL_TEXT, &f.err));
    assert_int_equal(f.err.message, MESSAGE_SHEET_COLUMNS);
    f.err = (struct err){ 0 };
    grid_begin_row(&f.b, 1);
    put(&f, GRID_COLUMNS - 1, "x");
    assert_false(grid_end_row(&f.b, GRID_CELLS / GRID_COLUMNS + 1, &f.err));
    assert_int_equal(f.err.message, MESSAGE_SHEET_CELLS_MANY);
    f.err = (struct err){ 0 };
    grid_begin_row(&f.b, 1);
    put(&f, 0, "x");
    assert_false(grid_end_row(&f.b, GRID_REPEATS + 2, &f.err));
    assert_int_equal(f.err.message, MESSAGE_SHEET_REPEATS);
    f.err = (struct err){ 0 };
    char *text = ARENA_NEW(&f.a, char, GRID_CELL_BYTES + 1);
    memset(text, 'x', GRID_CELL_BYTES + 1);
    grid_begin_row(&f.b, 7);
    assert_true(grid_put(&f.b, 0, (sv){ text, GRID_CELL_BYTES }, CELL_TEXT, &f.err));
    assert_false(grid_put(&f.b, 2, (sv){ text, GRID_CELL_BYTES + 1 }, CELL_TEXT, &f.err));
    assert_int_equal(f.err.message, MESSAGE_SHEET_FIELD_LONG);
    assert_int_equal(f.err.line, 7);
    assert_int_equal(f.err.column, 3);
    end(&f);
}

/* The same again, GRID_REPEATS times and no more, however they are spread; of an empty row any number. */
static void rows_that_repeat_are_counted(void **state)
{
    (void)state;
    struct filling f;
    begin(&f);
    for (size_t i = 0; i < 2; i++) {
        grid_begin_row(&f.b, 1 + i * GRID_REPEATS);
        put(&f, 0, "x");
        assert_true(grid_end_row(&f.b, GRID_REPEATS / 2 + 1, &f.err));
    }
    assert_int_equal(f.grid.row_count, GRID_REPEATS + 2);
    grid_begin_row(&f.b, 3 * GRID_REPEATS);
    assert_true(grid_end_row(&f.b, GRID_ROWS, &f.err));
    grid_begin_row(&f.b, 4 * GRID_REPEATS);
    put(&f, 0, "x");
    assert_true(grid_end_row(&f.b, 1, &f.err));
    grid_begin_row(&f.b, 4 * GRID_REPEATS + 1);
    put(&f, 0, "x");
    assert_false(grid_end_row(&f.b, 2, &f.err));
    assert_int_equal(f.err.message, MESSAGE_SHEET_REPEATS);
    assert_int_equal(f.err.line, 4 * GRID_REPEATS + 1);
    end(&f);
}

static void columns_have_letters(void **state)
{
    (void)state;
    static const struct {
        size_t column;
        const char *name;
    } examples[] = { { 0, "A" },     { 25, "Z" },      { 26, "AA" },      { 51, "AZ" },
                     { 701, "ZZ" }, { 702, "AAA" }, { 16383, "XFD" }, { 16384, "" } };
    struct arena a = { 0 };
    for (size_t i = 0; i < WF_COUNT(examples); i++)
        assert_sv(grid_column_name(&a, examples[i].column), sv_from_cstr(examples[i].name));
    arena_free(&a);
}

static void a_sheet_is_picked(void **state)
{
    (void)state;
    const struct grid_sheet sheets[] = {
        { SV("Uitleg"), true, true, 0 },
        { SV("Leeg"), false, false, 1 },
        { SV("Presentie"), false, true, 2 },
        { SV("presentie"), false, true, 3 },
    };
    static const struct {
        const char *wanted;
        size_t picked;
        const char *file;
        int64_t notes;
    } examples[] = {
        { "", 2, "log.xlsx#Presentie", 1 },
        { "presentie", 3, "log.xlsx#presentie", 0 },
        { "PRESENTIE", 2, "log.xlsx#Presentie", 0 },
        { "Uitleg", 0, "log.xlsx#Uitleg", 0 },
    };
    for (size_t i = 0; i < WF_COUNT(examples); i++) {
        struct filling f;
        size_t picked = SIZE_MAX;
        begin(&f);
        assert_true(grid_pick(&f.a, SV("log.xlsx"), sheets, 4, sv_from_cstr(examples[i].wanted), &f.problems, &f.grid,
                              &picked, &f.err));
        assert_int_equal(picked, examples[i].picked);
        assert_sv(f.grid.file, sv_from_cstr(examples[i].file));
        assert_int_equal(f.problems.rows.count, examples[i].notes);
        end(&f);
    }
    struct filling f;
    size_t picked;
    begin(&f);
    assert_true(grid_pick(&f.a, SV("log.xlsx"), sheets + 2, 1, SV(""), &f.problems, &f.grid, &picked, &f.err));
    assert_sv(f.grid.file, SV("log.xlsx")); /* the only one needs no name */
    assert_false(grid_pick(&f.a, SV("log.xlsx"), sheets, 2, SV(""), &f.problems, &f.grid, &picked, &f.err));
    assert_int_equal(f.err.message, MESSAGE_SHEET_NONE);
    f.err = (struct err){ 0 };
    assert_false(grid_pick(&f.a, SV("log.xlsx"), sheets, 2, SV("Drie"), &f.problems, &f.grid, &picked, &f.err));
    assert_int_equal(f.err.message, MESSAGE_SHEET_UNKNOWN);
    assert_string_equal(f.err.args[1], "Uitleg, Leeg");
    end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_csv),
        cmocka_unit_test(limits_are_named),
        cmocka_unit_test(rows_that_repeat_are_counted),
        cmocka_unit_test(columns_have_letters),
        cmocka_unit_test(a_sheet_is_picked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
