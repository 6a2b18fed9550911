#include "check.h"

#include "0_base/file.h"
#include "0_base/out.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>

static void appears_whole(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err;
    struct out out;
    struct stat st;
    assert_true(out_open(&a, "uit.csv", &out, &err));
    out_sv(&out, SV("a,"));
    out_sv(&out, SV("b\0c"));
    out_sv(&out, (sv){ NULL, 0 });
    out_printf(&out, ",%d\n", 7);
    assert_false(file_exists("uit.csv"));
    assert_true(file_exists("uit.csv.part"));
    assert_true(out_close(&out, &err));
    assert_true(check_holds("uit.csv", SV("a,b\0c,7\n")));
    assert_false(file_exists("uit.csv.part"));
    assert_int_equal(stat("uit.csv", &st), 0);
    assert_int_equal(st.st_mode & 07777, 0600);
    arena_free(&a);
}

static void replaces_and_cancels(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err;
    struct out out;
    assert_true(out_file(&a, "uit", SV("oud"), &err));
    assert_true(out_open(&a, "uit", &out, &err));
    out_sv(&out, SV("nieuw"));
    out_cancel(&out);
    out_cancel(&out);
    assert_true(check_holds("uit", SV("oud")));
    assert_false(file_exists("uit.part"));
    assert_true(out_file(&a, "uit", SV("nieuw"), &err));
    assert_true(check_holds("uit", SV("nieuw")));
    assert_true(out_file(&a, "leeg", SV(""), &err));
    assert_true(check_holds("leeg", SV("")));
    arena_free(&a);
}

static void out_of_memory_while_open(void *object)
{
    struct arena a = { 0 };
    struct err err;
    struct out out;
    (void)object;
    if (!out_open(&a, "uit", &out, &err)) _exit(1);
    out_sv(&out, SV("half"));
    a.fail_countdown = 1;
    (void)ARENA_NEW(&a, char, 1);
}

static void what_stays_open_is_taken_away(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err;
    struct out out, done;
    char said[100];
    assert_true(out_open(&a, "uit", &out, &err));
    assert_true(out_open(&a, "klaar", &done, &err));
    assert_true(out_close(&done, &err));
    assert_true(file_exists("uit.part"));
    arena_free(&a);
    assert_false(file_exists("uit.part") || file_exists("uit"));
    assert_true(check_holds("klaar", SV("")));
    assert_int_equal(check_child(out_of_memory_while_open, NULL, said, sizeof said), 71);
    assert_false(file_exists("uit.part") || file_exists("uit"));
}

/* What a killed run left is in nobody's way, also when it is a link to something else. */
static void leftovers_are_replaced(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err;
    check_write("uit.part", SV("half"));
    assert_true(out_file(&a, "uit", SV("heel"), &err));
    assert_true(check_holds("uit", SV("heel")));
    check_write("kostbaar", SV("blijft"));
    assert_int_equal(symlink("kostbaar", "uit.part"), 0);
    assert_true(out_file(&a, "uit", SV("weer"), &err));
    assert_true(check_holds("uit", SV("weer")));
    assert_true(check_holds("kostbaar", SV("blijft")));
    arena_free(&a);
}

static void what_cannot_be_written(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err;
    struct out out;
    assert_int_equal(mkdir("map", 0700), 0);
    assert_fails(out_open(&a, "weg/uit", &out, &err), OUT_WRITE);
    assert_int_equal(err.status, 74);
    assert_fails(out_open(&a, "map", &out, &err), OUT_WRITE);
    assert_int_equal(mkdir("vol.part", 0700), 0);
    assert_fails(out_open(&a, "vol", &out, &err), OUT_WRITE);
    arena_free(&a);
}

/* A full disk is noticed, whether the text is larger or smaller than the buffer of stdio. */
static void a_full_disk_is_noticed(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err;
    struct stat st;
    static char large[200000];
    memset(large, 'x', sizeof large);
    assert_fails(out_file(&a, "/dev/full", SV("x"), &err), OUT_WRITE);
    assert_int_equal(err.reasons[1], ENOSPC);
    assert_fails(out_file(&a, "/dev/full", (sv){ large, sizeof large }, &err), OUT_WRITE);
    assert_int_equal(stat("/dev/full", &st), 0);
    assert_true(S_ISCHR(st.st_mode)); /* no file has come in its place */
    assert_false(file_exists("/dev/full.part"));
    arena_free(&a);
}

static void write_beyond_quota(void *object)
{
    struct arena a = { 0 };
    struct err err;
    struct rlimit limit = { 1000, 1000 };
    static char large[200000];
    signal(SIGXFSZ, SIG_IGN);
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0) _exit(1);
    sv bytes = { large, *(size_t *)object };
    _exit(out_file(&a, "uit", bytes, &err) ? 2 : (int)err.status);
}

static void failure_leaves_what_was_there(void **state)
{
    (void)state;
    char said[100];
    size_t sizes[] = { 200000, 1001, 1000 };
    check_write("uit", SV("oud"));
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(check_child(write_beyond_quota, &sizes[i], said, sizeof said), 74);
        assert_true(check_holds("uit", SV("oud")));
        assert_false(file_exists("uit.part"));
    }
    assert_int_equal(check_child(write_beyond_quota, &sizes[2], said, sizeof said), 2);
    assert_false(check_holds("uit", SV("oud")));
}

static void standard_output_full(void *object)
{
    struct arena a = { 0 };
    struct err err;
    struct out out;
    (void)object;
    if (!freopen("/dev/full", "w", stdout) || !out_open(&a, "-", &out, &err)) _exit(1);
    out_sv(&out, SV("x\n"));
    _exit(out_close(&out, &err) ? 2 : (int)err.status);
}

static void standard_output_is_checked(void **state)
{
    (void)state;
    char said[100];
    assert_int_equal(check_child(standard_output_full, NULL, said, sizeof said), 74);
}

static void buffers_grow(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct buffer b = { .a = &a };
    assert_sv(buffer_sv(&b), SV(""));
    buffer_add(&b, (sv){ NULL, 0 });
    buffer_printf(&b, "%s", "");
    assert_int_equal(b.n, 0);
    for (int i = 0; i < 1000; i++) {
        buffer_printf(&b, "%04d", i);
        buffer_cstr(&b, ",");
        buffer_add(&b, SV("\0"));
    }
    sv all = buffer_sv(&b);
    assert_int_equal(all.n, 6000);
    for (size_t i = 0; i < 1000; i++) {
        char want[6];
        snprintf(want, sizeof want, "%04zu,", i);
        assert_memory_equal(all.p + 6 * i, want, 6);
    }
    arena_free(&a);
}

static void html_is_escaped(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        { "", "" },
        { "oma's <b>\"x\" & y</b>", "oma&#39;s &lt;b&gt;&quot;x&quot; &amp; y&lt;/b&gt;" },
        { "a\tb\nc", "a\tb\nc" },
        { "a\001b\033c\177d\re", "a\xEF\xBF\xBD" "b\xEF\xBF\xBD" "c\xEF\xBF\xBD" "d\xEF\xBF\xBD" "e" },
        { "x\xC2\x9Fy\xC2\xA0z", "x\xEF\xBF\xBDy\xC2\xA0z" },                         /* U+009F, U+00A0 */
        { "\xEF\xBF\xBF|\xEF\xBF\xBE|\xEF\xBF\xBD", "\xEF\xBF\xBD|\xEF\xBF\xBD|\xEF\xBF\xBD" },
        { "caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x99\x82", "caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x99\x82" },
    };
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        struct arena a = { 0 };
        struct buffer b = { .a = &a };
        buffer_html(&b, sv_from_cstr(cases[i][0]));
        assert_cstr(buffer_sv(&b), cases[i][1]);
        arena_free(&a);
    }
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, check_folder, check_folder_gone)

/* Worked by hand: on one line, with only what must be escaped escaped; it is what it was when it is read. */
static void an_attribute_to_paste(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct buffer b = { .a = &a };
    buffer_attribute(&b, SV("Jan & Els <\"'t Hooft\"> \xC3\xA9\n\tx\x01"));
    assert_string_equal(arena_cstr(&a, buffer_sv(&b)),
                        "Jan &amp; Els &lt;&quot;'t Hooft&quot;> \xC3\xA9&#10;&#9;x\xEF\xBF\xBD");
    b.n = 0;
    buffer_attribute(&b, (sv){ NULL, 0 });
    assert_int_equal(b.n, 0);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(appears_whole),
        IN_FOLDER(replaces_and_cancels),
        IN_FOLDER(what_stays_open_is_taken_away),
        IN_FOLDER(leftovers_are_replaced),
        IN_FOLDER(what_cannot_be_written),
        cmocka_unit_test(a_full_disk_is_noticed),
        IN_FOLDER(failure_leaves_what_was_there),
        cmocka_unit_test(standard_output_is_checked),
        cmocka_unit_test(buffers_grow),
        cmocka_unit_test(html_is_escaped),
        cmocka_unit_test(an_attribute_to_paste),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
