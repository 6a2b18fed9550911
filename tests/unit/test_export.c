#include "sample.h"

#include "0_base/export.h"
#include "0_base/file.h"
#include "0_base/store.h"
#include "folder.h"

static char folder[128];
static const struct export_options plain = { 0 }, tame = { .neutralise = true };

static sv csv(struct arena *a, const struct table *t, const struct export_options *options)
{
    struct buffer b = { .a = a };
    export_csv_text(&b, t, options);
    return buffer_sv(&b);
}

static void a_table_is_written_as_rfc_4180(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct table t = table_new(table_sample());
    table_extras(&a, &t, (sv[]){ SV("straat"), SV("a,b") }, 2);
    assert_sv(csv(&a, &t, &plain),
              SV("place,number,kind,note,minutes,score,held_on,open,straat,\"a,b\"\n"));
    *sample_add(&a, &t) = (struct sample_row){ .place = SV("buurthuis"), .number = 1,
                                               .kind = SV("formal"), .note = SV("zei \"ja\", en\ntoen nee"),
                                               .minutes = SOME_INTEGER(90), .score = SOME_REAL(0.5),
                                               .held_on = { 0, true }, .open = true,
                                               .secret = SV("geheim") };
    table_set_extra(&t, 0, 1, SV(" x"));
    sample_add(&a, &t);
    assert_sv(csv(&a, &t, &plain),
              SV("place,number,kind,note,minutes,score,held_on,open,straat,\"a,b\"\n"
                 "buurthuis,1,formal,\"zei \"\"ja\"\", en\ntoen nee\",90,0.500000,1970-01-01,1,,\" x\"\n"
                 ",0,,,,,,0,,\n"));
    arena_free(&a);
}

static void a_row_of_one_empty_cell_is_no_blank_line(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err = { 0 };
    struct table t = table_new(table_single()), back;
    single_add(&a, &t)->word = SV("x");
    single_add(&a, &t);
    single_add(&a, &t)->word = SV("#y");
    sv text = csv(&a, &t, &plain);
    assert_sv(text, SV("word\nx\n\"\"\n#y\n"));
    assert_true(export_csv_read(&a, SV("f"), text, table_single(), &back, &err));
    sample_assert_equal(&t, &back, false);
    arena_free(&a);
}

static void executable_texts_get_an_apostrophe(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct table t = table_new(table_sample());
    table_extras(&a, &t, (sv[]){ SV("=kop") }, 1);
    *sample_add(&a, &t) = (struct sample_row){ .place = SV("=1+1"), .number = -5, .kind = SV("@x"),
                                               .note = SV("-a,\"b\""), .score = SOME_REAL(-2) };
    table_set_extra(&t, 0, 0, SV("\tx"));
    *sample_add(&a, &t) = (struct sample_row){ .place = SV("+31"), .kind = SV("\rx"),
                                               .note = SV("a=b"), .number = 2 };
    assert_sv(csv(&a, &t, &tame),
              SV("place,number,kind,note,minutes,score,held_on,open,'=kop\n"
                 "'=1+1,-5,'@x,\"'-a,\"\"b\"\"\",,-2.000000,,0,'\tx\n"
                 "'+31,2,\"'\rx\",a=b,,,,0,\n"));
    arena_free(&a);
}

/* Property: what is read back equals what was written, whatever the texts hold; so does what went
 * through the store in between; and writing it again gives the same bytes. */
static void any_table_comes_back_equal(void **state)
{
    (void)state;
    static const size_t sizes[][2] = { { 0, 0 }, { 0, 2 }, { 1, 0 }, { 30, 1 }, { 3000, 3 } };
    for (size_t i = 0; i < WF_COUNT(sizes); i++) {
        struct arena a = { 0 };
        struct err err = { 0 };
        struct store store;
        struct table t = sample_table(&a, 100 + i, sizes[i][0], sizes[i][1]), stored, back;
        sv bytes;
        assert_true(store_open(&a, folder, &store, &err));
        assert_true(store_write(&a, &store, "sample", &t, &err));
        assert_true(store_read(&a, &store, "sample", table_sample(), &stored, &err));
        const char *path = file_join(&a, sv_from_cstr(folder), SV("sample.csv"));
        assert_true(export_csv(&a, &stored, path, &plain, &err));
        assert_true(file_read(&a, path, SV("sample.csv"), FILE_LIMIT_BYTES, &bytes, &err));
        assert_sv(bytes, csv(&a, &t, &plain));
        assert_true(export_csv_read(&a, SV("sample.csv"), bytes, table_sample(), &back, &err));
        sample_assert_equal(&t, &back, false);
        for (size_t r = 0; r < back.count; r++) assert_int_equal(sample_at(&back, r)->secret.n, 0);
        assert_sv(csv(&a, &back, &plain), bytes);
        arena_free(&a);
    }
}

static void other_csv_is_refused_with_its_line(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum message message;
        size_t line;
    } wrong[] = {
        { "", MESSAGE_TABLE_HEADER, 1 },
        { "word\n", MESSAGE_TABLE_HEADER, 1 },
        { "place,number,note,kind,minutes,score,held_on,open\n", MESSAGE_TABLE_HEADER, 1 },
        { "place,number,kind,note,minutes,score,held_on,open\na,b\n", MESSAGE_SHEET_CELLS, 2 },
        { "place,number,kind,note,minutes,score,held_on,open\n\"a\nb\",1,,,,,,0\na,x,,,,,,0\n",
          MESSAGE_NUM_NOT_WHOLE, 4 },
        { "place,number,kind,note,minutes,score,held_on,open\na,1,,,,,31-12-2024,0\n",
          MESSAGE_DATE_FORM, 2 },
        { "place,number,kind,note,minutes,score,held_on,open\na,1,\",,,,,0\n", MESSAGE_SHEET_QUOTE, 2 },
    };
    for (size_t i = 0; i < WF_COUNT(wrong); i++) {
        struct arena a = { 0 };
        struct err err = { 0 };
        struct table t;
        assert_false(export_csv_read(&a, SV("f.csv"), sv_from_cstr(wrong[i].text), table_sample(), &t, &err));
        assert_int_equal(err.message, wrong[i].message);
        assert_int_equal(err.line, wrong[i].line);
        assert_string_equal(err.file, "f.csv");
        arena_free(&a);
    }
}

static void a_disk_that_is_full_is_an_error(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err = { 0 };
    struct table t = sample_table(&a, 1, 10, 0);
    assert_false(export_csv(&a, &t, "/dev/full", &plain, &err));
    assert_int_equal(err.status, STATUS_IO);
    arena_free(&a);
}

static void assert_holds(sv text, const char *part)
{
    struct arena a = { 0 };
    if (!strstr(arena_cstr(&a, text), part)) {
        print_error("not found: %s\nin:\n%.*s\n", part, SV_ARG(text));
        fail();
    }
    arena_free(&a);
}

static void csvw_describes_each_column(void **state)
{
    (void)state;
    struct arena a = { 0 };
    sv json = export_csvw(&a, table_sample(), (sv[]){ SV("straat \"x\"") }, 1);
    assert_holds(json, "\"@context\": \"http://www.w3.org/ns/csvw\"");
    assert_holds(json, "\"url\": \"sample.csv\"");
    assert_holds(json, "\"schema:unitText\": \"minutes\"");
    assert_holds(json, "\"format\": \"(formal|informal|half-open)\"");
    assert_holds(json, "\"titles\": \"straat \\\"x\\\"\"");
    assert_holds(json, "\"resource\": \"spots.csv\"");
    assert_holds(json, "\"@value\": \"duur\"");
    assert_holds(json, "\"@value\": \"how long it took\"");
    assert_null(strstr(arena_cstr(&a, json), "secret"));
    arena_free(&a);
}

/* The whole text for a small table; its keys are sorted. */
static void csvw_of_one_column(void **state)
{
    (void)state;
    struct arena a = { 0 };
    static const char expected[] =
        "{\n"
        " \"@context\": \"http://www.w3.org/ns/csvw\",\n"
        " \"@type\": \"Table\",\n"
        " \"dc:description\": [\n"
        "  {\n   \"@language\": \"nl\",\n   \"@value\": \"één kolom\"\n  },\n"
        "  {\n   \"@language\": \"en\",\n   \"@value\": \"one column\"\n  }\n"
        " ],\n"
        " \"dc:title\": \"single\",\n"
        " \"dialect\": {\n"
        "  \"commentPrefix\": null,\n"
        "  \"delimiter\": \",\",\n"
        "  \"encoding\": \"utf-8\",\n"
        "  \"header\": true,\n"
        "  \"lineTerminators\": \"\\n\",\n"
        "  \"trim\": false\n"
        " },\n"
        " \"tableSchema\": {\n"
        "  \"columns\": [\n"
        "   {\n"
        "    \"datatype\": \"string\",\n"
        "    \"dc:description\": [\n"
        "     {\n      \"@language\": \"nl\",\n      \"@value\": \"woord\"\n     },\n"
        "     {\n      \"@language\": \"en\",\n      \"@value\": \"word\"\n     }\n"
        "    ],\n"
        "    \"name\": \"word\",\n"
        "    \"required\": true,\n"
        "    \"titles\": {\n"
        "     \"en\": [\n      \"word\"\n     ],\n"
        "     \"nl\": [\n      \"word\",\n      \"woord\"\n     ]\n"
        "    }\n"
        "   }\n"
        "  ]\n"
        " },\n"
        " \"url\": \"single.csv\"\n"
        "}\n";
    assert_string_equal(arena_cstr(&a, export_csvw(&a, table_single(), NULL, 0)), expected);
    arena_free(&a);
}

static int make(void **state)
{
    (void)state;
    return folder_make(folder);
}

static int clear(void **state)
{
    (void)state;
    folder_remove(folder);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_is_written_as_rfc_4180),
        cmocka_unit_test(a_row_of_one_empty_cell_is_no_blank_line),
        cmocka_unit_test(executable_texts_get_an_apostrophe),
        cmocka_unit_test(any_table_comes_back_equal),
        cmocka_unit_test(other_csv_is_refused_with_its_line),
        cmocka_unit_test(a_disk_that_is_full_is_an_error),
        cmocka_unit_test(csvw_describes_each_column),
        cmocka_unit_test(csvw_of_one_column),
    };
    return cmocka_run_group_tests(tests, make, clear);
}
