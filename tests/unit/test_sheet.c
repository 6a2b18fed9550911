#include "sample.h"

#include "0_base/export.h"
#include "0_base/sheet.h"

struct read {
    struct arena a;
    struct problems problems;
    struct sheet sheet;
    struct err err;
    bool ok;
};

static void read_with(struct read *r, sv bytes, struct sheet_options options)
{
    *r = (struct read){ 0 };
    r->problems = problem_list(&r->a, LANGUAGE_EN);
    r->ok = sheet_read(&r->a, SV("log.csv"), bytes, &options, &r->problems, &r->sheet, &r->err);
    assert_int_equal(r->ok, r->err.message == MESSAGE_NONE);
}

static void read_text(struct read *r, const char *text)
{
    read_with(r, sv_from_cstr(text), (struct sheet_options){ 0 });
}

/* "name,name" and each row as "line:cell,cell", parted by '/'. */
static const char *shown(struct read *r)
{
    struct buffer b = { .a = &r->a };
    for (size_t i = 0; i < r->sheet.column_count; i++)
        buffer_printf(&b, "%s%.*s", i ? "," : "", SV_ARG(r->sheet.names[i]));
    for (size_t k = 0; k < r->sheet.row_count; k++) {
        buffer_printf(&b, "/%zu:", r->sheet.rows[k].line);
        for (size_t i = 0; i < r->sheet.column_count; i++)
            buffer_printf(&b, "%s%.*s", i ? "," : "", SV_ARG(r->sheet.rows[k].cells[i]));
    }
    return arena_cstr(&r->a, buffer_sv(&b));
}

static void sheets_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        char delimiter;
        const char *shown;
    } examples[] = {
        { "a;b\n1;2\n", ';', "a,b/2:1,2" },
        { "a,b;c,d\n1,2;3,4\n", ',', "a,b;c,d/2:1,2;3,4" }, /* two commas, one semicolon */
        { "a;b,c\n1;2,3\n", ';', "a,b,c/2:1,2,3" },          /* a tie: ; comes first      */
        { "\"x,y,z\";b\n1;2\n", ';', "x,y,z,b/2:1,2" },      /* quoted commas do not count */
        { "a\tb\n1\t\n", '\t', "a,b/2:1," },
        { "a|b\n1|2", '|', "a,b/2:1,2" },
        { "naam\nJan; Piet\n\nOma, opa\n", '\0', "naam/2:Jan; Piet/4:Oma, opa" },
        { "sep=|\r\na|b;c;d\r\n1|2\r\n", '|', "a,b;c;d/3:1,2" },
        { "\xef\xbb\xbfsep=;\na;b\n1;2\n", ';', "a,b/3:1,2" },
        { "\n \n;;\na;b\n;\n 1 ; \xc2\xa0 2\t\xc2\xa0\n", ';', "a,b/6:1,2" }, /* blank rows, blanks */
        { "a;b;;\n1;2;;\n3;4\n5;6;;;;\n", ';', "a,b/2:1,2/3:3,4/4:5,6" },
        { "a;b\n\"1\n2\";x\n3;4\n", ';', "a,b/2:1\n2,x/4:3,4" },
        { "a;b\r\n\"1\r\n2\";x\r\n3;4\r\n", ';', "a,b/2:1\n2,x/4:3,4" },
        { "a;b\n\"zei \"\"ja\"\"\";\" 2 \"\n", ';', "a,b/2:zei \"ja\",2" },
        { "cafe\xcc\x81;b\ne\xcc\x81;2\n", ';', "caf\xc3\xa9,b/2:\xc3\xa9,2" }, /* NFC */
        { "a;b\n", ';', "a,b" },
        { ";a;;b\n;1;;2\n", ';', "a,b/2:1,2" },             /* empty columns between others */
        { "a;b\r1;2\r\r3;4\r", ';', "a,b/2:1,2/4:3,4" },   /* line ends of old Macs */
        /* titles above the header: they have a comma, or nothing */
        { "Namen, 2024\nnr;naam;rol\n1;x;y\n2;y;z\n", ';', "nr,naam,rol/3:1,x,y/4:2,y,z" },
        { "naam\nVelde, Jan\nBakker, Ton\n", '\0', "naam/2:Velde, Jan/3:Bakker, Ton" },
    };
    for (size_t i = 0; i < WF_COUNT(examples); i++) {
        struct read r;
        read_text(&r, examples[i].text);
        assert_true(r.ok);
        assert_string_equal(shown(&r), examples[i].shown);
        assert_int_equal(r.sheet.delimiter, examples[i].delimiter);
        assert_int_equal(r.sheet.source_row_count, r.sheet.row_count);
        assert_int_equal(r.problems.warning_count, 0);
        arena_free(&r.a);
    }
}

static void fixed_options_win(void **state)
{
    (void)state;
    struct read r;
    read_with(&r, SV("a;b,c\n1;2,3\n"), (struct sheet_options){ .delimiter = ',' });
    assert_string_equal(shown(&r), "a;b,c/2:1;2,3");
    arena_free(&r.a);
    read_with(&r, SV("caf\xe9\n"), (struct sheet_options){ .encoding = ENCODING_UTF8 });
    assert_int_equal(r.err.message, MESSAGE_UTF8_INVALID);
    arena_free(&r.a);
}

static void windows_1252_is_assumed_with_a_note(void **state)
{
    (void)state;
    struct read r;
    read_text(&r, "na\xefve;prijs\r\ncaf\xe9;\x80 5\r\n"); /* ï, é and the euro sign */
    assert_string_equal(shown(&r), "naïve,prijs/2:café,€ 5");
    assert_int_equal(r.sheet.encoding, ENCODING_WINDOWS1252);
    assert_int_equal(r.problems.rows.count, 1);
    assert_sv(problems_at(&r.problems.rows, 0)->code, sv_from_cstr(text_message(MESSAGE_UTF8_ASSUMED)->code));
    assert_int_equal(problem_status(&r.problems, true), 0);
    arena_free(&r.a);
    read_text(&r, "naïve;prijs\n");
    assert_int_equal(r.sheet.encoding, ENCODING_UTF8);
    assert_int_equal(r.problems.rows.count, 0);
    arena_free(&r.a);
}

static void rows_that_do_not_fit_are_rejected_whole(void **state)
{
    (void)state;
    struct read r;
    read_text(&r, "a;b\n1;2\n \"x\ny\" ; 2 ; 3\r\n\n4\n5;6\n");
    assert_true(r.ok);
    assert_string_equal(shown(&r), "a,b/2:1,2/7:5,6");
    assert_int_equal(r.sheet.source_row_count, 4);
    assert_int_equal(r.problems.warning_count, 2);
    assert_int_equal(r.problems.rejected.count, 2);
    assert_int_equal(problems_at(&r.problems.rows, 0)->line.value, 3);
    assert_sv(problems_at(&r.problems.rows, 0)->message, SV("the row has 3 cells, the header 2"));
    const struct rejected_row *first = rejected_at(&r.problems.rejected, 0);
    assert_sv(first->row, SV(" \"x\ny\" ; 2 ; 3"));
    assert_sv(first->reason, SV("W-CSV-004"));
    assert_sv(first->file, SV("log.csv"));
    assert_int_equal(first->line, 3);
    assert_sv(rejected_at(&r.problems.rejected, 1)->row, SV("4"));
    assert_int_equal(rejected_at(&r.problems.rejected, 1)->line, 6);
    arena_free(&r.a);
}

static void broken_sheets_are_errors_at_their_place(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum message message;
        size_t line, column;
    } broken[] = {
        { "", MESSAGE_SHEET_EMPTY, 1, 0 },
        { "\n ; \n", MESSAGE_SHEET_EMPTY, 1, 0 },
        { "sep=;", MESSAGE_SHEET_EMPTY, 1, 0 },
        { "a;;b\n1;;2\n1;2;3\n", MESSAGE_SHEET_NAME_EMPTY, 1, 2 },
        { "\n;a\n1;2\n", MESSAGE_SHEET_NAME_EMPTY, 2, 1 },
        { "a;b;a \n", MESSAGE_SHEET_NAME_TWICE, 1, 3 },
        { "a;b;;\n1;2;;\n1;2;;3\n", MESSAGE_SHEET_NAME_EMPTY, 3, 4 },
        { "a;b\n1;2\n3;\"4\n5;6\n7;8\n", MESSAGE_SHEET_QUOTE, 3, 3 },
        { "a;b\n1;2\n3;4\"5\n", MESSAGE_SHEET_QUOTE, 3, 4 },
        { "sep=;\na;b\n1;\"2\n", MESSAGE_SHEET_QUOTE, 3, 3 },
        { "\"a;b\n1;2\n", MESSAGE_SHEET_QUOTE, 1, 1 },
    };
    for (size_t i = 0; i < WF_COUNT(broken); i++) {
        struct read r;
        read_text(&r, broken[i].text);
        assert_int_equal(r.err.message, broken[i].message);
        assert_int_equal(r.err.line, broken[i].line);
        assert_int_equal(r.err.column, broken[i].column);
        assert_int_equal(r.err.status, STATUS_DATA);
        assert_string_equal(r.err.file, "log.csv");
        arena_free(&r.a);
    }
}

static void no_text_file_is_an_error(void **state)
{
    (void)state;
    struct read r;
    read_with(&r, SV("a;b\n\0;2\n"), (struct sheet_options){ 0 });
    assert_int_equal(r.err.message, MESSAGE_UTF8_NUL);
    arena_free(&r.a);
}

static void huge_things_are_bounded(void **state)
{
    (void)state;
    struct arena a = { 0 };
    enum { MEBIBYTE = 1024 * 1024 };
    char *text = arena_alloc(&a, MEBIBYTE + 10, 1, 1);
    struct read r;
    memset(text, 'x', MEBIBYTE + 10);
    memcpy(text, "a\n", 2);
    read_with(&r, (sv){ text, MEBIBYTE + 2 }, (struct sheet_options){ 0 });
    assert_true(r.ok);
    assert_int_equal(r.sheet.rows[0].cells[0].n, MEBIBYTE);
    arena_free(&r.a);
    read_with(&r, (sv){ text, MEBIBYTE + 3 }, (struct sheet_options){ 0 });
    assert_int_equal(r.err.message, MESSAGE_SHEET_FIELD_LONG);
    assert_int_equal(r.err.line, 2);
    arena_free(&r.a);

    for (size_t i = 0; i < 40000; i++) text[i] = i % 2 ? ';' : 'x';
    text[40000] = '\n';
    read_with(&r, (sv){ text, 40001 }, (struct sheet_options){ 0 });
    assert_int_equal(r.err.message, MESSAGE_SHEET_COLUMNS);
    arena_free(&r.a);
    memcpy(text, "a;b\n", 4); /* a row with more cells than any header can have */
    read_with(&r, (sv){ text, 40001 }, (struct sheet_options){ 0 });
    assert_true(r.ok);
    assert_int_equal(r.sheet.row_count, 0);
    assert_int_equal(r.problems.rejected.count, 1);
    arena_free(&r.a);
    arena_free(&a);
}

static void columns_are_found_by_name(void **state)
{
    (void)state;
    struct read r;
    read_text(&r, "Naam;naam;ÉÉN\n1;2;3\n");
    assert_int_equal(sheet_column(&r.sheet, SV("naam")), 1);
    assert_int_equal(sheet_column(&r.sheet, SV("Naam")), 0);
    assert_int_equal(sheet_column(&r.sheet, SV("NAAM")), 0);
    assert_int_equal(sheet_column(&r.sheet, SV("één")), 2);
    assert_int_equal(sheet_column(&r.sheet, SV("naa")), -1);
    struct place place = sheet_place(&r.sheet, &r.sheet.rows[0], 2);
    assert_sv(place.file, SV("log.csv"));
    assert_int_equal(place.line, 2);
    assert_int_equal(place.column, 3);
    arena_free(&r.a);
}

/* Without the blanks and no-break spaces at the ends, one by one. */
static sv bare(sv s)
{
    for (;;) {
        if (sv_starts(s, SV("\xc2\xa0"))) s = sv_from(s, 2);
        else if (sv_ends(s, SV("\xc2\xa0"))) s.n -= 2;
        else if (s.n && strchr(" \t\r\n", s.p[0])) s = sv_from(s, 1);
        else if (s.n && strchr(" \t\r\n", s.p[s.n - 1])) s.n--;
        else return s;
    }
}

/* Property: what export writes, a sheet reads, but for blanks at the ends and line ends; each
 * source, read with the header, gives its row again. */
static void exported_tables_are_read(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct table t = sample_table(&a, 77, 500, 2);
    struct buffer b = { .a = &a };
    export_csv_text(&b, &t, &(struct export_options){ 0 });
    sv header = { b.bytes, (size_t)((const char *)memchr(b.bytes, '\n', b.n) - b.bytes) };
    struct read r;
    read_with(&r, buffer_sv(&b), (struct sheet_options){ 0 });
    assert_true(r.ok);
    assert_int_equal(r.sheet.delimiter, ',');
    assert_int_equal(r.sheet.row_count, 500);
    assert_int_equal(r.sheet.column_count, 10);
    size_t line = 2;
    for (size_t i = 0; i < 500; i++) {
        const struct sheet_row *row = &r.sheet.rows[i];
        assert_sv(row->cells[0], utf8_normalise(&a, bare(sample_at(&t, i)->place)));
        assert_sv(row->cells[3], utf8_normalise(&a, bare(sample_at(&t, i)->note)));
        assert_sv(row->cells[9], utf8_normalise(&a, bare(table_extra(&t, i, 1))));
        assert_int_equal(row->line, line);
        struct read one;
        read_with(&one, arena_format(&a, "%.*s\n%.*s", SV_ARG(header), SV_ARG(row->source)),
                  (struct sheet_options){ 0 });
        assert_int_equal(one.sheet.row_count, 1);
        for (size_t c = 0; c < 10; c++) assert_sv(one.sheet.rows[0].cells[c], row->cells[c]);
        arena_free(&one.a);
        line++;
        for (size_t k = 0; k < row->source.n; k++) {
            bool pair = row->source.p[k] == '\r' && k + 1 < row->source.n && row->source.p[k + 1] == '\n';
            line += row->source.p[k] == '\n' || (row->source.p[k] == '\r' && !pair);
        }
    }
    arena_free(&r.a);
    arena_free(&a);
}

/* Property: rows in = rows used + rows rejected, or one error with a line, whatever the bytes. */
static void any_bytes_end_well(void **state)
{
    (void)state;
    static const char letters[] = "ab;;\n\n\"\r \xe9\xc3\xa9,\t";
    uint64_t seed = 5;
    for (int round = 0; round < 3000; round++) {
        char text[60];
        size_t n = sample_below(&seed, sizeof text);
        for (size_t i = 0; i < n; i++) text[i] = letters[sample_below(&seed, sizeof letters - 1)];
        struct read r;
        read_with(&r, (sv){ text, n }, (struct sheet_options){ 0 });
        if (r.ok)
            assert_int_equal(r.sheet.source_row_count, r.sheet.row_count + r.problems.rejected.count);
        else
            assert_true(r.err.line > 0);
        arena_free(&r.a);
    }
}

static void the_header_is_found_below_a_title(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t header;
        const char *shown;
        int64_t notes;
    } examples[] = {
        { "Logboek 2025;;;\n\nnr;naam;rol;uren\n1;x;y;2\n", 3, "nr,naam,rol,uren/4:1,x,y,2", 1 },
        { "Logboek;;;\nOost;;;\nnr;naam;rol;uren\n1;x;y;2\n", 3, "nr,naam,rol,uren/4:1,x,y,2", 1 },
        /* a narrow table, and rows that are no header, are left as they are */
        { "naam;rol\nx;y\n", 1, "naam,rol/2:x,y", 0 },
        { "naam;rol;x\n1;;\n2;y;z\n", 1, "naam,rol,x/2:1,,/3:2,y,z", 0 },
    };
    for (size_t i = 0; i < WF_COUNT(examples); i++) {
        struct read r;
        read_text(&r, examples[i].text);
        assert_true(r.ok);
        assert_int_equal(r.sheet.header_line, examples[i].header);
        assert_string_equal(shown(&r), examples[i].shown);
        assert_int_equal(r.problems.rows.count, examples[i].notes);
        arena_free(&r.a);
    }
    struct read r;
    read_with(&r, SV("a;b\n1;2\nc;d\n3;4\n"), (struct sheet_options){ .header = 3 });
    assert_true(r.ok);
    assert_string_equal(shown(&r), "c,d/4:3,4");
    assert_int_equal(sheet_place(&r.sheet, &r.sheet.rows[0], 1).column, 2);
    arena_free(&r.a);
    read_with(&r, SV("a;b\n\n3;4\n"), (struct sheet_options){ .header = 2 });
    assert_int_equal(r.err.message, MESSAGE_SHEET_HEADER_ROW);
    arena_free(&r.a);
}

static void a_total_is_told(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t totals;
    } examples[] = {
        { "a;b;c;d\n1;2;3;4\nTotaal;;;4\n", 1 },  { "a;b;c;d\n1;2;3;4\n;totaal:;;4\n", 1 },
        { "a;b;c;d\nTotaal;;;4\n1;2;3;4\n", 0 },  { "a;b;c;d\n1;2;3;4\nTotaal;x;y;4\n", 0 },
        { "a;b\n1;2\nTotaal;2\n", 0 },            { "a;b;c;d\n1;2;3;4\nTotaal;;;\n", 0 },
    };
    for (size_t i = 0; i < WF_COUNT(examples); i++) {
        struct read r;
        read_text(&r, examples[i].text);
        assert_true(r.ok);
        assert_int_equal(r.sheet.total_count, examples[i].totals);
        assert_int_equal(r.problems.rejected.count, examples[i].totals);
        assert_int_equal(r.sheet.row_count + r.problems.rejected.count, r.sheet.source_row_count);
        arena_free(&r.a);
    }
}

static void columns_are_joined(void **state)
{
    (void)state;
    struct read r;
    const size_t columns[] = { 0, 2 };
    read_text(&r, "voor;x;na\nRia;1;Smit\nTon;2;\n;3;\n");
    assert_true(r.ok);
    sheet_join(&r.a, &r.sheet, SV("naam"), columns, 2);
    assert_string_equal(shown(&r), "voor,x,na,naam/2:Ria,1,Smit,Ria Smit/3:Ton,2,,Ton/4:,3,,");
    assert_int_equal(sheet_name_place(&r.sheet, 3).column, 1);
    arena_free(&r.a);
}

static void what_is_no_table_is_refused(void **state)
{
    (void)state;
    static const struct {
        sv bytes;
        enum message why;
    } examples[] = {
        { { "\xD0\xCF\x11\xE0 oud", 8 }, MESSAGE_SHEET_OLD },
        { { "\xD0\xCF\x11\xE0 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 36 }, MESSAGE_SHEET_LOCKED },
        { { "%PDF-1.7", 8 }, MESSAGE_SHEET_DOCUMENT },
        { { " <HTML><table>", 14 }, MESSAGE_SHEET_MARKUP },
        { { "\xEF\xBB\xBF<?xml version", 17 }, MESSAGE_SHEET_MARKUP },
        { { "PK\x03\x04 word/document.xml", 22 }, MESSAGE_SHEET_DOCUMENT },
        { { "PK\x03\x04 xl/workbook.bin", 20 }, MESSAGE_SHEET_BINARY },
        { { "PK\x03\x04 Index/Document.iwa", 23 }, MESSAGE_SHEET_NUMBERS },
        { { "PK\x03\x04 iets", 9 }, MESSAGE_SHEET_ZIP },
        { { "\x1F\x8B iets", 7 }, MESSAGE_SHEET_ZIP },
        { { "PK\x03\x04 xl/workbook.xml en niet meer", 33 }, MESSAGE_ZIP_BROKEN },
    };
    for (size_t i = 0; i < WF_COUNT(examples); i++) {
        struct read r;
        read_with(&r, examples[i].bytes, (struct sheet_options){ 0 });
        assert_int_equal(r.err.message, examples[i].why);
        assert_int_equal(r.err.status, STATUS_DATA);
        arena_free(&r.a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_header_is_found_below_a_title),
        cmocka_unit_test(a_total_is_told),
        cmocka_unit_test(columns_are_joined),
        cmocka_unit_test(what_is_no_table_is_refused),
        cmocka_unit_test(sheets_are_read),
        cmocka_unit_test(fixed_options_win),
        cmocka_unit_test(windows_1252_is_assumed_with_a_note),
        cmocka_unit_test(rows_that_do_not_fit_are_rejected_whole),
        cmocka_unit_test(broken_sheets_are_errors_at_their_place),
        cmocka_unit_test(no_text_file_is_an_error),
        cmocka_unit_test(huge_things_are_bounded),
        cmocka_unit_test(columns_are_found_by_name),
        cmocka_unit_test(exported_tables_are_read),
        cmocka_unit_test(any_bytes_end_well),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
