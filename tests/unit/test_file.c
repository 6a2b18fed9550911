#include "check.h"

#include "0_base/file.h"

static void whole_file(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err;
    sv bytes;
    check_write("a.txt", SV("regel\n\0x"));
    assert_true(file_read(&a, "a.txt", SV("a.txt"), 0, &bytes, &err));
    assert_sv(bytes, SV("regel\n\0x"));
    check_write("leeg.txt", SV(""));
    assert_true(file_read(&a, "leeg.txt", SV("leeg.txt"), 0, &bytes, &err));
    assert_int_equal(bytes.n, 0);
    arena_free(&a);
}

static void what_cannot_be_read(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err;
    sv bytes;
    assert_int_equal(mkdir("map", 0700), 0);
    assert_int_equal(mkfifo("pijp", 0600), 0);
    check_write("a.txt", SV("12345"));
    assert_fails(file_read(&a, "weg.txt", SV("x/weg.txt"), 0, &bytes, &err), FILE_MISSING);
    assert_string_equal(err.args[0], "x/weg.txt");
    assert_fails(file_read(&a, "a.txt/b", SV("b"), 0, &bytes, &err), FILE_MISSING);
    assert_fails(file_read(&a, "map", SV("map"), 0, &bytes, &err), FILE_IS_FOLDER);
    assert_fails(file_read(&a, "pijp", SV("pijp"), 0, &bytes, &err), FILE_UNREADABLE); /* does not wait */
    assert_fails(file_read(&a, "a.txt", SV("a.txt"), 4, &bytes, &err), FILE_TOO_LARGE);
    assert_true(file_read(&a, "a.txt", SV("a.txt"), 5, &bytes, &err));
    assert_int_equal(truncate("a.txt", (off_t)FILE_LIMIT_BYTES + 1), 0);
    assert_fails(file_read(&a, "a.txt", SV("a.txt"), SIZE_MAX, &bytes, &err), FILE_TOO_LARGE);
    if (geteuid() != 0) {
        assert_int_equal(chmod("a.txt", 0), 0);
        assert_fails(file_read(&a, "a.txt", SV("a.txt"), 0, &bytes, &err), FILE_UNREADABLE);
    }
    arena_free(&a);
}

static void mapping(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err;
    sv bytes, again;
    check_write("deel", SV("inhoud"));
    assert_true(file_map(&a, "deel", false, &bytes, &err));
    assert_sv(bytes, SV("inhoud"));
    assert_true(file_map(&a, "deel", true, &again, &err));
    char *page = (char *)(uintptr_t)again.p;
    page[0] = 'I'; /* a private copy: the file and the other mapping stay */
    assert_sv(again, SV("Inhoud"));
    assert_sv(bytes, SV("inhoud"));
    assert_true(check_holds("deel", SV("inhoud")));
    check_write("leeg", SV(""));
    assert_true(file_map(&a, "leeg", false, &bytes, &err));
    assert_int_equal(bytes.n, 0);
    assert_fails(file_map(&a, "weg", false, &bytes, &err), FILE_MISSING);
    assert_fails(file_map(&a, ".", false, &bytes, &err), FILE_IS_FOLDER);
    arena_free(&a);
}

static void paths(void **state)
{
    (void)state;
    struct arena a = { 0 };
    static const char *const joined[][3] = {
        { "a/b", "c", "a/b/c" }, { "a/", "c", "a/c" },   { "", "c", "c" },        { ".", "c", "c" },
        { "a", ".", "a" },       { "a", "", "a" },       { "a", "/c", "/c" },     { "/", "c", "/c" },
        { "a", "./c", "a/c" },   { "a", "../c", "a/../c" }, { ".", ".", "." },
    };
    for (size_t i = 0; i < WF_COUNT(joined); i++)
        assert_string_equal(file_join(&a, sv_from_cstr(joined[i][0]), sv_from_cstr(joined[i][1])), joined[i][2]);
    static const char *const parts[][4] = {
        { "x/y/z.txt", "x/y", "z.txt", "z" },    { "z.txt", ".", "z.txt", "z" }, { "/z", "/", "z", "z" },
        { "z.tar.gz", ".", "z.tar.gz", "z.tar" }, { ".env", ".", ".env", ".env" }, { "", ".", "", "" },
        { "a.b/c", "a.b", "c", "c" },
    };
    for (size_t i = 0; i < WF_COUNT(parts); i++) {
        sv path = sv_from_cstr(parts[i][0]);
        assert_cstr(file_folder(path), parts[i][1]);
        assert_cstr(file_name(path), parts[i][2]);
        assert_cstr(file_stem(path), parts[i][3]);
    }
    arena_free(&a);
}

/* The matches of `pattern`, with commas between them. */
static const char *globbed(const char *folder, const char *pattern)
{
    static char all[500];
    struct arena a = { 0 };
    struct err err;
    sv *found;
    size_t count, n = 0;
    assert_true(file_glob(&a, folder, sv_from_cstr(pattern), &found, &count, &err));
    all[0] = '\0';
    for (size_t i = 0; i < count; i++)
        n += (size_t)snprintf(all + n, sizeof all - n, "%s%.*s", i ? "," : "", SV_ARG(found[i]));
    arena_free(&a);
    return all;
}

/* Capitals of the extension do not count; those of the name do, and so do those of a folder. */
static void capitals_in_extensions(void **state)
{
    (void)state;
    static const struct {
        const char *pattern, *name;
        bool fits;
    } cases[] = {
        { "*.docx", "T2.DOCX", true },  { "*.DOCX", "t2.docx", true },   { "t*.Docx", "t2.dOCX", true },
        { "T*.docx", "t2.docx", false }, { "*.docx", "t.docx.odt", false }, { "*.docx", "docx", false },
        { "*", "T.DOCX", true },        { "*x", "T.DOCX", false },       { "*.d*x", "T.DOCX", false },
        { "*.d*x", "T.docx", true },    { "", "", true },                { "*.", "a.", true },
        { "*", "plain", true },         { "a", "A", false },
    };
    for (size_t i = 0; i < WF_COUNT(cases); i++)
        assert_int_equal(file_fits(sv_from_cstr(cases[i].pattern), sv_from_cstr(cases[i].name)), cases[i].fits);
}

static void globs(void **state)
{
    (void)state;
    static const char *const files[] = { "t/b.txt", "t/a.txt", "t/B.txt", "t/a.vtt", "t/.x.txt", "t/~$a.txt", "t/a.txt~",
                                         "t/#a.txt#", "t/\xC3\xA9.txt", "t/ab.txt", "t/w1/a.txt", "t/w2/a.txt",
                                         "t/w2/c.txt", "t/[x].txt", "t/b.txt.txt" };
    struct arena a = { 0 };
    struct err err;
    assert_true(file_make_folder(&a, "t/w1", false, &err));
    assert_true(file_make_folder(&a, "t/w2", false, &err));
    for (size_t i = 0; i < WF_COUNT(files); i++) check_write(files[i], SV("x"));
    assert_string_equal(globbed(".", "t/*.txt"),
                        "t/B.txt,t/[x].txt,t/a.txt,t/ab.txt,t/b.txt,t/b.txt.txt,t/\xC3\xA9.txt");
    assert_string_equal(globbed(".", "t/?.txt"), "t/B.txt,t/a.txt,t/b.txt,t/\xC3\xA9.txt"); /* é is one */
    assert_string_equal(globbed("t", "a*"), "a.txt,a.vtt,ab.txt");
    assert_string_equal(globbed("t", "?.TXT"), "B.txt,a.txt,b.txt,\xC3\xA9.txt");
    assert_string_equal(globbed("t", "*/a.txt"), "w1/a.txt,w2/a.txt");
    assert_string_equal(globbed("t", "w?/*"), "w1/a.txt,w2/a.txt,w2/c.txt");
    assert_string_equal(globbed(".", "t/*t.t*t"), "t/b.txt.txt"); /* the star has to go back */
    assert_string_equal(globbed("t", ".x*"), ".x.txt");
    assert_string_equal(globbed("t", "[x].txt"), "[x].txt");
    assert_string_equal(globbed("t", "a.txt"), "a.txt");
    assert_string_equal(globbed("t/w1", "../w2/*"), "../w2/a.txt,../w2/c.txt");
    assert_string_equal(globbed("t", "./a.*"), "a.txt,a.vtt");
    arena_free(&a);
}

static void globs_that_find_nothing(void **state)
{
    struct arena a = { 0 };
    assert_int_equal(mkdir("leeg", 0700), 0);
    check_write("een", SV("x"));
    assert_string_equal(globbed(".", "*.docx"), "");
    assert_string_equal(globbed(".", "leeg/*"), "");
    assert_string_equal(globbed(".", "leeg"), ""); /* a folder is no file */
    assert_string_equal(globbed(".", "weg/*"), "");
    assert_string_equal(globbed("weg", "*"), "");
    assert_string_equal(globbed(".", "een/*"), "");
    assert_string_equal(globbed(".", ""), "");
    assert_string_equal(globbed(".", "/"), "");
    const char *absolute = file_join(&a, sv_from_cstr(*state), SV("e*n"));
    assert_string_equal(globbed("elders", absolute), file_join(&a, sv_from_cstr(*state), SV("een")));
    arena_free(&a);
}

static void folders(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err;
    struct stat st;
    assert_true(file_make_folder(&a, "x/y/z", false, &err));
    assert_true(file_make_folder(&a, "x/y/z/", false, &err));
    assert_true(file_is_folder("x/y/z"));
    assert_int_equal(stat("x/y", &st), 0);
    assert_int_equal(st.st_mode & 07777, 0700);
    assert_true(file_make_folder(&a, "x/open", true, &err));
    assert_int_equal(stat("x/open", &st), 0);
    assert_int_equal(st.st_mode & 0700, 0700);
    check_write("bestand", SV(""));
    assert_fails(file_make_folder(&a, "bestand", false, &err), OUT_WRITE);
    assert_fails(file_make_folder(&a, "bestand/x", false, &err), OUT_WRITE);
    assert_true(file_make_folder(&a, "/", false, &err));
    assert_true(file_exists("bestand") && !file_is_folder("bestand"));
    assert_true(file_remove("bestand", &err));
    assert_false(file_exists("bestand"));
    assert_true(file_remove("bestand", &err));
    assert_fails(file_remove("x", &err), OUT_WRITE);
    arena_free(&a);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, check_folder, check_folder_gone)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(whole_file), IN_FOLDER(what_cannot_be_read),     IN_FOLDER(mapping), cmocka_unit_test(paths),
        IN_FOLDER(globs),      IN_FOLDER(globs_that_find_nothing), IN_FOLDER(folders),
        cmocka_unit_test(capitals_in_extensions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
