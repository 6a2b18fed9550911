#include "sample.h"

#include "0_base/csv_box.h"
#include "0_base/out.h"

/* Reads all and writes each row as "line:[cell][cell]|source" and a newline, or the error as
 * "line:column W-CSV-…". */
static sv read_all(struct arena *a, sv text, char delimiter, size_t limit)
{
    struct csv_box_options options = { delimiter, 1, limit };
    struct csv_box *box = csv_box_open(a, SV("file.csv"), text, &options);
    struct csv_box_row row;
    struct err err = { 0 };
    struct buffer b = { .a = a };
    enum step step;
    while ((step = csv_box_next(a, box, &row, &err)) == STEP_ITEM) {
        buffer_printf(&b, "%zu:", row.line);
        for (size_t i = 0; i < row.cell_count; i++) buffer_printf(&b, "[%.*s]", SV_ARG(row.cells[i]));
        buffer_printf(&b, "|%.*s\n", SV_ARG(row.source));
    }
    if (step == STEP_FAIL)
        buffer_printf(&b, "%zu:%zu %s", err.line, err.column, text_message(err.message)->code);
    return buffer_sv(&b);
}

struct example {
    char delimiter;
    const char *text, *rows;
};

static void rows_and_places(void **state)
{
    (void)state;
    static const struct example examples[] = {
        { ',', "", "" },
        { ',', "\n \n\t\r\n", "" },
        { ',', "a,b\n1,2\n", "1:[a][b]|a,b\n2:[1][2]|1,2\n" },
        { ',', "a,b\r\n1,2", "1:[a][b]|a,b\n2:[1][2]|1,2\n" },
        { ',', "a,b\r1,2\r", "1:[a][b]|a,b\n2:[1][2]|1,2\n" },
        { ',', "\n\n  \na,b\n\n1,\n", "4:[a][b]|a,b\n6:[1][]|1,\n" },
        { ',', ",\n", "1:[][]|,\n" },
        { ',', "\"\"\n", "1:[]|\"\"\n" },
        { ';', "a;b,c\n", "1:[a][b,c]|a;b,c\n" },
        { '\t', "\ta\t\n", "1:[][a][]|\ta\t\n" },
        { '\t', "\"x\"\t y \n", "1:[x][y]|\"x\"\t y \n" },
        { '|', "a|\"|\"\n", "1:[a][|]|a|\"|\"\n" },
        { '\0', "a;b,c\td|e\nf\n", "1:[a;b,c\td|e]|a;b,c\td|e\n2:[f]|f\n" },
        { ',', "\"x\"\"y\",\"\"\"\"\n", "1:[x\"y][\"]|\"x\"\"y\",\"\"\"\"\n" },
        { ',', " \" a \" ,b\n", "1:[ a ][b]| \" a \" ,b\n" },
        { ',', "\"1\n2\r\n3\r4\",b\nc,d\n", "1:[1\n2\r\n3\r4][b]|\"1\n2\r\n3\r4\",b\n5:[c][d]|c,d\n" },
        { ',', "a\n\"b\"", "1:[a]|a\n2:[b]|\"b\"\n" },
        { ',', "a,", "1:[a][]|a,\n" },
        { ',', "é,ĳ\n", "1:[é][ĳ]|é,ĳ\n" },
    };
    for (size_t i = 0; i < WF_COUNT(examples); i++) {
        struct arena a = { 0 };
        sv seen = read_all(&a, sv_from_cstr(examples[i].text), examples[i].delimiter, 100);
        assert_string_equal(arena_cstr(&a, seen), examples[i].rows);
        arena_free(&a);
    }
}

static void wrong_quotes_are_errors_at_their_place(void **state)
{
    (void)state;
    static const struct example examples[] = {
        { ',', "\"", "1:1 W-CSV-002" },
        { ',', "a,b\nc,\"d\ne,f\n", "1:[a][b]|a,b\n2:3 W-CSV-002" },
        { ',', "a,b\nc,d\"e\n", "1:[a][b]|a,b\n2:4 W-CSV-002" },
        { ',', "é,ë\"\n", "1:4 W-CSV-002" },
        /* opened on line 2, and only seen on line 4, where the next field's quote ends it */
        { ',', "a,b\nc,\"d\ne,f\ng,\"h\"\n", "1:[a][b]|a,b\n2:3 W-CSV-002" },
        { ',', "\"a\"b\n", "1:1 W-CSV-002" },
        { ',', "\"a\" \"b\"\n", "1:1 W-CSV-002" },
        { ',', "a\r\n\r\n \"b\r\n", "1:[a]|a\n3:2 W-CSV-002" },
    };
    for (size_t i = 0; i < WF_COUNT(examples); i++) {
        struct arena a = { 0 };
        sv seen = read_all(&a, sv_from_cstr(examples[i].text), examples[i].delimiter, 100);
        assert_string_equal(arena_cstr(&a, seen), examples[i].rows);
        arena_free(&a);
    }
}

static sv filled(struct arena *a, const char *before, size_t n, const char *after)
{
    char *x = arena_alloc(a, n + 1, 1, 1);
    memset(x, 'x', n);
    return arena_format(a, "%s%s%s", before, x, after);
}

static void long_fields_are_errors_where_they_begin(void **state)
{
    (void)state;
    struct arena a = { 0 };
    static const size_t limit = 200 * 1000; /* more than one piece */
    for (size_t more = 0; more < 4; more++) {
        for (int quoted = 0; quoted < 2; quoted++) {
            sv text = filled(&a, quoted ? "a\nb,\"" : "a\nb,", limit + more, quoted ? "\",c\n" : ",c\n");
            struct csv_box_options options = { ',', 1, limit };
            struct csv_box *box = csv_box_open(&a, SV("f"), text, &options);
            struct csv_box_row row;
            struct err err = { 0 };
            assert_int_equal(csv_box_next(&a, box, &row, &err), STEP_ITEM);
            assert_int_equal(csv_box_next(&a, box, &row, &err), more ? STEP_FAIL : STEP_ITEM);
            if (more) {
                assert_int_equal(err.message, MESSAGE_SHEET_FIELD_LONG);
                assert_int_equal(err.line, 2);
                assert_int_equal(err.column, 3);
            } else {
                assert_int_equal(row.cells[1].n, limit);
                assert_int_equal(row.cell_count, 3);
                assert_int_equal(csv_box_next(&a, box, &row, &err), STEP_END);
                assert_int_equal(csv_box_next(&a, box, &row, &err), STEP_END);
            }
        }
    }
    sv blanks = filled(&a, "", 100, "");
    assert_sv(read_all(&a, blanks, ',', 99), SV("1:1 W-CSV-003")); /* seen at the end of the text */
    arena_free(&a);
}

static void more_cells_than_kept_are_counted(void **state)
{
    (void)state;
    struct arena a = { 0 };
    char *text = arena_alloc(&a, 20001, 1, 1);
    memset(text, ';', 20000);
    struct csv_box_options options = { ';', 7, 10 };
    struct csv_box *box = csv_box_open(&a, SV("f"), (sv){ text, 20000 }, &options);
    struct csv_box_row row;
    struct err err = { 0 };
    assert_int_equal(csv_box_next(&a, box, &row, &err), STEP_ITEM);
    assert_int_equal(row.cell_count, 20001);
    assert_int_equal(row.line, 7);
    assert_int_equal(row.cells[CSV_BOX_CELLS - 1].n, 0);
    arena_free(&a);
}

/* Property: whatever the bytes are, all lines are given, in order, and sources do not overlap. */
static void any_text_ends_well(void **state)
{
    (void)state;
    static const char letters[] = "ab\"\",,;\n\r \t";
    uint64_t seed = 11;
    for (int round = 0; round < 3000; round++) {
        struct arena a = { 0 };
        char text[40];
        size_t n = sample_below(&seed, sizeof text);
        for (size_t i = 0; i < n; i++) text[i] = letters[sample_below(&seed, sizeof letters - 1)];
        struct csv_box_options options = { ",;\t"[round % 3], 1, 20 };
        struct csv_box *box = csv_box_open(&a, SV("f"), (sv){ text, n }, &options);
        struct csv_box_row row;
        struct err err = { 0 };
        const char *end = text;
        size_t line = 0;
        enum step step;
        while ((step = csv_box_next(&a, box, &row, &err)) == STEP_ITEM) {
            assert_true(row.source.p >= end && row.line > line);
            for (const char *p = end; p < row.source.p; p++) assert_non_null(strchr(" \t\r\n", *p));
            end = row.source.p + row.source.n;
            line = row.line;
            assert_true(row.cell_count > 0);
        }
        assert_int_equal(step == STEP_FAIL, err.message != MESSAGE_NONE);
        if (step == STEP_END)
            for (const char *p = end; p < text + n; p++) assert_non_null(strchr(" \t\r\n", *p));
        arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_and_places),
        cmocka_unit_test(wrong_quotes_are_errors_at_their_place),
        cmocka_unit_test(long_fields_are_errors_where_they_begin),
        cmocka_unit_test(more_cells_than_kept_are_counted),
        cmocka_unit_test(any_text_ends_well),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
