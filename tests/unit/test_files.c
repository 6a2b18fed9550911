#include "check.h"

#include "0_base/file.h"
#include "6_report/files.h"

#include <sys/stat.h>

static struct store open_store(struct arena *a)
{
    struct store store;
    struct err err = { 0 };
    assert_true(store_open(a, "out", &store, &err));
    return store;
}

static void write_all(struct arena *a, const char *const *paths, size_t count)
{
    struct files files = { .a = a };
    struct store store = open_store(a);
    struct err err = { 0 };
    for (size_t i = 0; i < count; i++)
        files_add(&files, sv_from_cstr(paths[i]), sv_from_cstr(paths[i]));
    assert_true(files_write(a, &files, &store, "out", &err));
}

static unsigned mode_of(const char *path)
{
    struct stat st;
    assert_int_equal(stat(path, &st), 0);
    return st.st_mode & 0777u;
}

/* "abc": the first test vector of FIPS 180-4 */
static void files_have_their_digest(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct files files = { .a = &a };
    files_add(&files, SV("x"), SV("abc"));
    assert_string_equal(files_find(&files, SV("x"))->sha256,
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_null(files_find(&files, SV("y")));
    arena_free(&a);
}

static void only_the_owner_reads_them(void **state)
{
    (void)state;
    struct arena a = { 0 };
    write_all(&a, (const char *const[]){ "report.html", "tables/people.csv" }, 2);
    assert_true(check_holds("out/report.html", SV("report.html")));
    assert_true(check_holds("out/tables/people.csv", SV("tables/people.csv")));
    assert_int_equal(mode_of("out/report.html"), 0600);
    assert_int_equal(mode_of("out/tables/people.csv"), 0600);
    assert_int_equal(mode_of("out/tables"), 0700);
    arena_free(&a);
}

/* Files of others in the folder stay. */
static void what_is_not_written_again_goes(void **state)
{
    (void)state;
    struct arena a = { 0 };
    write_all(&a, (const char *const[]){ "a.txt", "figures/b.svg", "c.txt" }, 3);
    check_write("out/mine.txt", SV("of the user"));
    write_all(&a, (const char *const[]){ "a.txt", "d.txt" }, 2);
    assert_true(file_exists("out/a.txt") && file_exists("out/d.txt"));
    assert_false(file_exists("out/figures/b.svg"));
    assert_false(file_exists("out/c.txt"));
    assert_true(check_holds("out/mine.txt", SV("of the user")));
    write_all(&a, NULL, 0);
    assert_false(file_exists("out/a.txt"));
    assert_true(file_exists("out/mine.txt"));
    arena_free(&a);
}

/* A run that stops halfway: the next one still knows of its files. */
static void a_run_that_stops_leaves_nothing_unknown(void **state)
{
    (void)state;
    struct arena a = { 0 };
    write_all(&a, (const char *const[]){ "a.txt" }, 1);
    struct files files = { .a = &a };
    struct store store = open_store(&a);
    struct err err = { 0 };
    files_add(&files, SV("b.txt"), SV("b"));
    files_add(&files, SV("a.txt/no"), SV("a file is no folder"));
    assert_false(files_write(&a, &files, &store, "out", &err));
    assert_true(file_exists("out/b.txt"));
    write_all(&a, (const char *const[]){ "c.txt" }, 1);
    assert_false(file_exists("out/a.txt"));
    assert_false(file_exists("out/b.txt"));
    assert_true(file_exists("out/c.txt"));
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_have_their_digest),
        cmocka_unit_test_setup_teardown(only_the_owner_reads_them, check_folder, check_folder_gone),
        cmocka_unit_test_setup_teardown(what_is_not_written_again_goes, check_folder,
                                        check_folder_gone),
        cmocka_unit_test_setup_teardown(a_run_that_stops_leaves_nothing_unknown, check_folder,
                                        check_folder_gone),
    };
    return cmocka_run_group_tests_name("files", tests, NULL, NULL);
}
