/* zip_box : archives made by libzip, and archives made by hand that no program would make.
 * Layout by hand: APPNOTE.TXT 6.3.10, sections 4.3.7 (local header), 4.3.12 (central directory),
 * 4.3.16 (end record). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "0_base/out.h"
#include "0_base/zip_box.h"

#include <zip.h>

static int make_arena(void **state)
{
    static struct arena a;
    *state = &a;
    return 0;
}

static int drop_arena(void **state)
{
    arena_free(*state);
    return 0;
}

/* --- archives by libzip --------------------------------------------------------------------------
 */

static sv pack(struct arena *a, const char *const *names, const sv *contents, size_t count)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_source_keep(source);
    zip_t *z = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    assert_non_null(z);
    for (size_t i = 0; i < count; i++) {
        if (contents[i].p == NULL)
            assert_true(zip_dir_add(z, names[i], ZIP_FL_ENC_UTF_8) >= 0);
        else
            assert_true(zip_file_add(z, names[i],
                                     zip_source_buffer(z, contents[i].p, contents[i].n, 0),
                                     ZIP_FL_ENC_UTF_8) >= 0);
    }
    assert_int_equal(zip_close(z), 0);
    zip_stat_t st;
    assert_int_equal(zip_source_stat(source, &st), 0);
    char *bytes = ARENA_NEW(a, char, st.size);
    assert_int_equal(zip_source_open(source), 0);
    assert_int_equal(zip_source_read(source, bytes, st.size), st.size);
    zip_source_close(source);
    zip_source_free(source);
    return (sv){ bytes, st.size };
}

/* --- archives by hand
 * ------------------------------------------------------------------------------ */

struct entry {
    const char *name;
    const char *content; /* stored, not deflated */
    uint32_t said_size;  /* 0: the true one */
    uint32_t attributes; /* external */
    unsigned flags;
    bool wrong_sum, shared; /* shared: its bytes are those of the first entry */
};

static uint32_t crc32_of(sv s)
{
    uint32_t crc = 0xFFFFFFFFu;
    for (size_t i = 0; i < s.n; i++) {
        crc ^= (unsigned char)s.p[i];
        for (int bit = 0; bit < 8; bit++) crc = crc & 1u ? crc >> 1 ^ 0xEDB88320u : crc >> 1;
    }
    return crc ^ 0xFFFFFFFFu;
}

static void put(struct buffer *b, uint64_t n, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++) {
        char c = (char)(unsigned char)(n >> (8 * i));
        buffer_add(b, (sv){ &c, 1 });
    }
}

/* The fields that local header and central directory have in common. */
static void put_common(struct buffer *b, const struct entry *e)
{
    sv content = sv_from_cstr(e->content);
    put(b, 20, 2);
    put(b, e->flags, 2);
    put(b, 0, 2); /* stored */
    put(b, 0, 4); /* time */
    put(b, crc32_of(content) ^ (e->wrong_sum ? 1u : 0u), 4);
    put(b, content.n, 4);
    put(b, e->said_size ? e->said_size : content.n, 4);
    put(b, strlen(e->name), 2);
    put(b, 0, 2);
}

static sv build(struct arena *a, const struct entry *entries, size_t count)
{
    struct buffer b = { .a = a };
    size_t *at = ARENA_NEW(a, size_t, count);
    for (size_t i = 0; i < count; i++) {
        if (entries[i].shared) continue;
        at[i] = b.n;
        put(&b, 0x04034b50, 4);
        put_common(&b, &entries[i]);
        buffer_cstr(&b, entries[i].name);
        buffer_cstr(&b, entries[i].content);
    }
    size_t directory = b.n;
    for (size_t i = 0; i < count; i++) {
        put(&b, 0x02014b50, 4);
        put(&b, 3 << 8 | 20, 2); /* made on Unix */
        put_common(&b, &entries[i]);
        put(&b, 0, 6); /* comment, disk, internal attributes */
        put(&b, entries[i].attributes, 4);
        put(&b, entries[i].shared ? at[0] : at[i], 4);
        buffer_cstr(&b, entries[i].name);
    }
    size_t directory_bytes = b.n - directory;
    put(&b, 0x06054b50, 4);
    put(&b, 0, 4);
    put(&b, count, 2);
    put(&b, count, 2);
    put(&b, directory_bytes, 4);
    put(&b, directory, 4);
    put(&b, 0, 2);
    return buffer_sv(&b);
}

/* --- helpers
 * ----------------------------------------------------------------------------------------- */

static struct zip_archive open_good(struct arena *a, sv bytes)
{
    struct zip_archive zip;
    struct err err = { .status = STATUS_OK };
    if (!zip_box_open(a, SV("x.docx"), bytes, &zip, &err)) err_print(&err, LANGUAGE_EN, stderr);
    assert_int_equal(err.status, STATUS_OK);
    return zip;
}

static void assert_refused(struct arena *a, sv bytes, enum message want)
{
    struct zip_archive zip;
    struct err err = { .status = STATUS_OK };
    assert_false(zip_box_open(a, SV("x.docx"), bytes, &zip, &err));
    if (err.message != want) err_print(&err, LANGUAGE_EN, stderr);
    assert_int_equal(err.message, want);
    assert_int_equal(err.status, STATUS_DATA);
    assert_string_equal(err.file, "x.docx");
}

static void assert_member(struct arena *a, const struct zip_archive *zip, const char *name, sv want)
{
    sv got;
    struct err err = { .status = STATUS_OK };
    assert_true(zip_box_member(a, zip, sv_from_cstr(name), &got, &err));
    assert_int_equal(got.n, want.n);
    assert_memory_equal(got.p, want.p, want.n);
}

static void assert_member_refused(struct arena *a, const struct zip_archive *zip, const char *name,
                                  enum message want)
{
    sv got;
    struct err err = { .status = STATUS_OK };
    assert_false(zip_box_member(a, zip, sv_from_cstr(name), &got, &err));
    if (err.message != want) err_print(&err, LANGUAGE_EN, stderr);
    assert_int_equal(err.message, want);
    assert_string_equal(err.file, "x.docx");
}

/* --- tests
 * -------------------------------------------------------------------------------------------- */

static void members_are_read(void **state)
{
    struct arena *a = *state;
    static const char *const names[] = { "word/document.xml", "[Content_Types].xml", "media/",
                                         "media/caf\xC3\xA9.txt", "leeg" };
    const sv contents[] = {
        SV("<w:document/>"), SV("x\0y"), { NULL, 0 }, SV("\xE2\x82\xAC"), { "", 0 }
    };
    struct zip_archive zip = open_good(a, pack(a, names, contents, WF_COUNT(names)));
    assert_int_equal(zip.member_count, 4);
    assert_true(sv_is(zip.members[0].name, "word/document.xml"));
    assert_int_equal(zip.members[0].size_bytes, 13);
    assert_true(sv_is(zip.members[2].name, "media/caf\xC3\xA9.txt"));
    assert_member(a, &zip, names[0], contents[0]);
    assert_member(a, &zip, names[1], contents[1]);
    assert_member(a, &zip, names[3], contents[3]);
    assert_member(a, &zip, names[4], contents[4]);
    assert_member(a, &zip, names[0], contents[0]);
    assert_member_refused(a, &zip, "word/styles.xml", MESSAGE_ZIP_MEMBER_MISSING);
    assert_member_refused(a, &zip, "WORD/document.xml", MESSAGE_ZIP_MEMBER_MISSING);
    assert_member_refused(a, &zip, "", MESSAGE_ZIP_MEMBER_MISSING);
    sv got;
    struct err err = { .status = STATUS_OK };
    assert_false(zip_box_member(a, &zip, SV("leeg\0meer"), &got, &err));
    assert_int_equal(err.message, MESSAGE_ZIP_MEMBER_MISSING);
}

static void by_hand_is_good_when_it_is_good(void **state)
{
    struct arena *a = *state;
    const struct entry entries[] = { { .name = "a..b/..c", .content = "een" },
                                     { .name = "b", .content = "" } };
    struct zip_archive zip = open_good(a, build(a, entries, 2));
    assert_int_equal(zip.member_count, 2);
    assert_member(a, &zip, "a..b/..c", SV("een"));
    assert_member(a, &zip, "b", SV(""));
    zip = open_good(a, build(a, entries, 0));
    assert_int_equal(zip.member_count, 0);
}

/* CP437 is what names without a flag are in: 0x82 is e acute. */
static void old_names_become_utf8(void **state)
{
    struct arena *a = *state;
    const struct entry entry = { .name = "caf\x82", .content = "x" };
    struct zip_archive zip = open_good(a, build(a, &entry, 1));
    assert_true(sv_is(zip.members[0].name, "caf\xC3\xA9"));
    assert_member(a, &zip, "caf\xC3\xA9", SV("x"));
}

static void names_that_climb(void **state)
{
    struct arena *a = *state;
    static const char *const names[] = { "../x",        "a/../../x", "..",       "a/..",
                                         "/etc/passwd", "\\x",       "a\\..\\x", "C:\\x",
                                         "c:x",         "../",       "" };
    for (size_t i = 0; i < WF_COUNT(names); i++) {
        const struct entry entries[] = { { .name = "goed", .content = "x" },
                                         { .name = names[i], .content = "x" } };
        assert_refused(a, build(a, entries, 2), MESSAGE_ZIP_PATH);
    }
}

static void symbolic_links(void **state)
{
    struct arena *a = *state;
    const struct entry entry = { .name = "link",
                                 .content = "/etc/passwd",
                                 .attributes = 0120777u << 16 };
    assert_refused(a, build(a, &entry, 1), MESSAGE_ZIP_PATH);
    const struct entry plain = { .name = "file", .content = "x", .attributes = 0100644u << 16 };
    (void)open_good(a, build(a, &plain, 1));
}

static void double_names(void **state)
{
    struct arena *a = *state;
    const struct entry entries[] = { { .name = "b", .content = "1" },
                                     { .name = "a", .content = "2" },
                                     { .name = "b", .content = "3" } };
    assert_refused(a, build(a, entries, 3), MESSAGE_ZIP_TWICE);
}

static void members_that_share_bytes(void **state)
{
    struct arena *a = *state;
    struct entry entries[20];
    struct buffer big = { .a = a };
    while (big.n < 1000) buffer_cstr(&big, "0123456789");
    const char *content = arena_cstr(a, buffer_sv(&big));
    for (size_t i = 0; i < WF_COUNT(entries); i++)
        entries[i] = (struct entry){ .name = arena_format(a, "m%zu", i).p,
                                      .content = content,
                                      .shared = i > 0 };
    assert_refused(a, build(a, entries, WF_COUNT(entries)), MESSAGE_ZIP_BROKEN);
}

static void too_many_members(void **state)
{
    struct arena *a = *state;
    struct entry *entries = ARENA_NEW(a, struct entry, ZIP_MEMBERS_MAX + 1);
    for (size_t i = 0; i <= ZIP_MEMBERS_MAX; i++)
        entries[i] = (struct entry){ .name = arena_format(a, "m%zu", i).p, .content = "" };
    assert_refused(a, build(a, entries, ZIP_MEMBERS_MAX + 1), MESSAGE_ZIP_TOO_MANY);
    struct zip_archive zip = open_good(a, build(a, entries, ZIP_MEMBERS_MAX));
    assert_int_equal(zip.member_count, ZIP_MEMBERS_MAX);
}

static void too_large_in_all(void **state)
{
    struct arena *a = *state;
    const struct entry one = { .name = "a", .content = "x", .said_size = 512u * 1024 * 1024 + 1 };
    assert_refused(a, build(a, &one, 1), MESSAGE_ZIP_TOO_LARGE);
    const struct entry two[] = { { .name = "a", .content = "x", .said_size = 300u * 1024 * 1024 },
                                 { .name = "b", .content = "x", .said_size = 300u * 1024 * 1024 } };
    assert_refused(a, build(a, two, 2), MESSAGE_ZIP_TOO_LARGE);
}

/* 100 MiB of zeros deflate to about 100 KiB: 1 : 1000. */
static void a_bomb(void **state)
{
    struct arena *a = *state;
    sv zeros = { ARENA_NEW(a, char, 100 << 20), 100 << 20 };
    static const char *const names[] = { "bom", "klein" };
    const sv contents[] = { zeros, { zeros.p, ZIP_RATIO_FREE_BYTES } };
    struct zip_archive zip = open_good(a, pack(a, names, contents, 2));
    size_t before = a->used_bytes;
    assert_member_refused(a, &zip, "bom", MESSAGE_ZIP_RATIO);
    assert_true(a->used_bytes - before < 1 << 20);
    assert_member(a, &zip, "klein", contents[1]);
}

static void a_wrong_checksum(void **state)
{
    struct arena *a = *state;
    const struct entry entry = { .name = "a", .content = "inhoud", .wrong_sum = true };
    struct zip_archive zip = open_good(a, build(a, &entry, 1));
    assert_member_refused(a, &zip, "a", MESSAGE_ZIP_BROKEN);
}

static void a_size_that_is_not_true(void **state)
{
    struct arena *a = *state;
    const struct entry entries[] = { { .name = "meer", .content = "inhoud", .said_size = 60000 },
                                     { .name = "minder", .content = "inhoud", .said_size = 3 } };
    struct zip_archive zip = open_good(a, build(a, entries, 2));
    assert_member_refused(a, &zip, "meer", MESSAGE_ZIP_BROKEN);
    assert_member_refused(a, &zip, "minder", MESSAGE_ZIP_BROKEN);
}

static void a_password(void **state)
{
    struct arena *a = *state;
    const struct entry entry = { .name = "geheim", .content = "0123456789abcdef", .flags = 1 };
    struct zip_archive zip = open_good(a, build(a, &entry, 1));
    assert_member_refused(a, &zip, "geheim", MESSAGE_ZIP_LOCKED);
}

static void no_zip_at_all(void **state)
{
    struct arena *a = *state;
    assert_refused(a, SV(""), MESSAGE_ZIP_BROKEN);
    assert_refused(a, SV("PK\x03\x04"), MESSAGE_ZIP_BROKEN);
    assert_refused(a, SV("dit is gewone tekst en geen zipbestand"), MESSAGE_ZIP_BROKEN);
    assert_refused(a, SV("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 en de rest"), MESSAGE_ZIP_OLD);
}

/* Cut at every byte: never a whole archive. Changed in any one byte: an error or the same bytes as
 * before, never other content, since every member has its checksum. */
static void damaged_anywhere(void **state)
{
    struct arena *a = *state;
    const struct entry entries[] = { { .name = "een", .content = "inhoud van een" },
                                     { .name = "twee", .content = "inhoud van twee" } };
    sv whole = build(a, entries, 2);
    struct zip_archive zip;
    for (size_t n = 0; n < whole.n; n++) {
        struct err err = { .status = STATUS_OK };
        assert_false(zip_box_open(a, SV("x.docx"), sv_slice(whole, 0, n), &zip, &err));
        assert_int_equal(err.status, STATUS_DATA);
    }
    for (size_t i = 0; i < whole.n; i++) {
        char *bytes = ARENA_NEW(a, char, whole.n);
        memcpy(bytes, whole.p, whole.n);
        bytes[i] = (char)(bytes[i] ^ 0x11);
        struct err err = { .status = STATUS_OK };
        sv got;
        if (!zip_box_open(a, SV("x.docx"), (sv){ bytes, whole.n }, &zip, &err)) continue;
        for (size_t m = 0; m < zip.member_count; m++) {
            if (!zip_box_member(a, &zip, zip.members[m].name, &got, &err)) continue;
            assert_true(sv_is(got, "inhoud van een") || sv_is(got, "inhoud van twee"));
        }
    }
}

/* A 64-bit end record that speaks of four thousand million members. */
static void a_count_that_is_not_true(void **state)
{
    struct arena *a = *state;
    struct buffer b = { .a = a };
    put(&b, 0x06064b50, 4);
    put(&b, 44, 8);
    put(&b, 45, 2);
    put(&b, 45, 2);
    put(&b, 0, 8);
    put(&b, UINT64_C(4000000000), 8);
    put(&b, UINT64_C(4000000000), 8);
    put(&b, 0, 8);
    put(&b, 0, 8);
    put(&b, 0x07064b50, 4);
    put(&b, 0, 4);
    put(&b, 0, 8);
    put(&b, 1, 4);
    put(&b, 0x06054b50, 4);
    put(&b, 0, 4);
    put(&b, 0xFFFFFFFF, 4);
    put(&b, 0xFFFFFFFF, 4);
    put(&b, 0xFFFFFFFF, 4);
    put(&b, 0, 2);
    assert_refused(a, buffer_sv(&b), MESSAGE_ZIP_BROKEN);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, make_arena, drop_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(members_are_read),
        TEST(by_hand_is_good_when_it_is_good),
        TEST(old_names_become_utf8),
        TEST(names_that_climb),
        TEST(symbolic_links),
        TEST(double_names),
        TEST(members_that_share_bytes),
        TEST(too_many_members),
        TEST(too_large_in_all),
        TEST(a_bomb),
        TEST(a_wrong_checksum),
        TEST(a_size_that_is_not_true),
        TEST(a_password),
        TEST(no_zip_at_all),
        TEST(damaged_anywhere),
        TEST(a_count_that_is_not_true),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
