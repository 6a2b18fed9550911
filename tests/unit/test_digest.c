/* digest : against b2sum -l 256, sha256sum and Python's hashlib, and the key file on a real disk.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>

#include "0_base/digest.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *hex_of(struct digest d, char hex[DIGEST_HEX])
{
    digest_hex(&d, hex);
    return hex;
}

/* printf 'abc' | b2sum -l 256, and of nothing */
static void unkeyed_is_what_b2sum_says(void **state)
{
    (void)state;
    char hex[DIGEST_HEX];
    assert_string_equal(hex_of(digest_of(SV("abc")), hex),
                        "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    assert_string_equal(hex_of(digest_of(SV("")), hex),
                        "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    assert_string_equal(hex_of(digest_of((sv){ NULL, 0 }), hex),
                        "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
}

/* FIPS 180-4, example "abc" */
static void sha256_is_the_standard_one(void **state)
{
    (void)state;
    char hex[DIGEST_HEX];
    digest_sha256_hex(SV("abc"), hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

/* hashlib.blake2b(b"P07", digest_size=32, key=bytes(range(32))) */
static void keyed_depends_on_the_key(void **state)
{
    (void)state;
    unsigned char key[DIGEST_KEY_BYTES];
    char hex[DIGEST_HEX];
    for (size_t i = 0; i < sizeof key; i++) key[i] = (unsigned char)i;
    struct digest first = digest_keyed(key, SV("P07"));
    assert_string_equal(hex_of(first, hex),
                        "041f9ddf46b235df54d59e90a2dea6eaf401d3602a99796113deb4b906ffff12");
    key[31] ^= 1;
    struct digest other = digest_keyed(key, SV("P07"));
    assert_false(digest_eq(&first, &other));
    digest_key_forget(key);
    for (size_t i = 0; i < sizeof key; i++) assert_int_equal(key[i], 0);
}

/* hashlib.blake2b over each piece after its length as 8 little-endian bytes: "ab", "c", -2 */
static void pieces_do_not_run_together(void **state)
{
    (void)state;
    char hex[DIGEST_HEX];
    struct digest_state s;
    digest_begin(&s);
    digest_add(&s, SV("ab"));
    digest_add(&s, SV("c"));
    digest_add_int(&s, -2);
    struct digest first = digest_end(&s);
    assert_string_equal(hex_of(first, hex),
                        "53b3e93077192b2be0b68efc6e9e4ed80dc63acf63dc45a161b9c75f94e4d047");
    digest_begin(&s);
    digest_add(&s, SV("a"));
    digest_add(&s, SV("bc"));
    digest_add_int(&s, -2);
    struct digest other = digest_end(&s);
    assert_false(digest_eq(&first, &other));
    assert_true(digest_eq(&first, &first));
}

/* --- the key file -------------------------------------------------------------------------- */

struct place_on_disk {
    char folder[64], path[96];
    struct arena a;
};

static int make_folder(void **state)
{
    struct place_on_disk *d = calloc(1, sizeof *d);
    if (!d) return -1;
    strcpy(d->folder, "/tmp/weefsel-digest-XXXXXX");
    if (!mkdtemp(d->folder)) return -1;
    snprintf(d->path, sizeof d->path, "%s/key", d->folder);
    *state = d;
    return 0;
}

static int remove_folder(void **state)
{
    struct place_on_disk *d = *state;
    chmod(d->folder, 0700);
    unlink(d->path);
    int bad = rmdir(d->folder); /* fails when something else was left behind */
    arena_free(&d->a);
    free(d);
    return bad;
}

static void put_file(const char *path, const char *text, mode_t mode)
{
    unlink(path);
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    assert_int_equal(fchmod(fd, mode), 0);
    close(fd);
}

static void a_new_key_is_private_and_stays(void **state)
{
    struct place_on_disk *d = *state;
    unsigned char first[DIGEST_KEY_BYTES], second[DIGEST_KEY_BYTES];
    struct err err = { .status = STATUS_OK };
    bool open_wide = true;
    assert_true(digest_key_read(&d->a, d->path, SV("sleutel"), true, &open_wide, first, &err));
    assert_false(open_wide);
    struct stat st;
    assert_int_equal(stat(d->path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_int_equal(st.st_size, 2 * DIGEST_KEY_BYTES + 1);
    assert_int_equal(st.st_nlink, 1);
    assert_true(digest_key_read(&d->a, d->path, SV("sleutel"), true, &open_wide, second, &err));
    assert_memory_equal(first, second, sizeof first);
    unlink(d->path);
    assert_true(digest_key_read(&d->a, d->path, SV("sleutel"), true, &open_wide, second, &err));
    assert_memory_not_equal(first, second, sizeof first);
}

static void a_missing_key_is_not_made_unasked(void **state)
{
    struct place_on_disk *d = *state;
    unsigned char key[DIGEST_KEY_BYTES];
    struct err err = { .status = STATUS_OK };
    bool open_wide = false;
    assert_false(digest_key_read(&d->a, d->path, SV("sleutel"), false, &open_wide, key, &err));
    assert_int_equal(err.message, MESSAGE_FILE_MISSING);
    assert_int_equal(err.status, STATUS_INPUT);
    assert_string_equal(err.args[0], "sleutel");
    assert_int_not_equal(access(d->path, F_OK), 0);
}

static void a_wide_key_is_told(void **state)
{
    struct place_on_disk *d = *state;
    unsigned char key[DIGEST_KEY_BYTES];
    struct err err = { .status = STATUS_OK };
    bool open_wide = false;
    /* capitals and a DOS line end are as good */
    put_file(d->path, "000102030405060708090A0B0C0D0E0F101112131415161718191a1b1c1d1e1f\r\n", 0640);
    assert_true(digest_key_read(&d->a, d->path, SV("sleutel"), false, &open_wide, key, &err));
    assert_true(open_wide);
    for (size_t i = 0; i < sizeof key; i++) assert_int_equal(key[i], i);
}

static void what_is_no_key_is_refused(void **state)
{
    struct place_on_disk *d = *state;
    static const char *const wrong[] = {
        "",
        "\n",
        "00\n",
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1\n",
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1g\n",
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20\n",
        "000102030405060708090a0b0c0d0e0f 01112131415161718191a1b1c1d1e1f\n",
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\nmeer tekst\n",
    };
    for (size_t i = 0; i < WF_COUNT(wrong); i++) {
        unsigned char key[DIGEST_KEY_BYTES];
        struct err err = { .status = STATUS_OK };
        bool open_wide;
        put_file(d->path, wrong[i], 0600);
        assert_false(digest_key_read(&d->a, d->path, SV("sleutel"), true, &open_wide, key, &err));
        assert_int_equal(err.message, MESSAGE_DIGEST_KEY_FORM);
        assert_string_equal(err.file, "sleutel");
    }
}

static void a_key_that_cannot_be_made(void **state)
{
    struct place_on_disk *d = *state;
    unsigned char key[DIGEST_KEY_BYTES];
    struct err err = { .status = STATUS_OK };
    bool open_wide;
    const char *path = arena_format(&d->a, "%s/no/such/key", d->folder).p;
    assert_false(digest_key_read(&d->a, path, SV("sleutel"), true, &open_wide, key, &err));
    assert_int_equal(err.message, MESSAGE_OUT_WRITE);
    assert_int_equal(err.status, STATUS_IO);
    assert_false(digest_key_read(&d->a, d->folder, SV("sleutel"), true, &open_wide, key, &err));
    assert_int_equal(err.message, MESSAGE_FILE_UNREADABLE);
}

/* Eight programs make the key at the same moment: all must end up with the same one. */
static void two_makers_share_one_key(void **state)
{
    struct place_on_disk *d = *state;
    int results[2];
    assert_int_equal(pipe(results), 0);
    enum { MAKERS = 8 };
    for (int i = 0; i < MAKERS; i++) {
        pid_t pid = fork();
        assert_true(pid >= 0);
        if (pid) continue;
        unsigned char key[DIGEST_KEY_BYTES] = { 0 };
        struct err err = { .status = STATUS_OK };
        bool open_wide;
        bool ok = digest_key_read(&d->a, d->path, SV("sleutel"), true, &open_wide, key, &err) &&
                  write(results[1], key, sizeof key) == (ssize_t)sizeof key;
        _exit(ok ? 0 : 1);
    }
    unsigned char first[DIGEST_KEY_BYTES], next[DIGEST_KEY_BYTES];
    for (int i = 0; i < MAKERS; i++) {
        int how;
        assert_true(wait(&how) > 0);
        assert_true(WIFEXITED(how) && WEXITSTATUS(how) == 0);
    }
    assert_int_equal(read(results[0], first, sizeof first), sizeof first);
    for (int i = 1; i < MAKERS; i++) {
        assert_int_equal(read(results[0], next, sizeof next), sizeof next);
        assert_memory_equal(first, next, sizeof first);
    }
    close(results[0]);
    close(results[1]);
}

#define ON_DISK(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unkeyed_is_what_b2sum_says),
        cmocka_unit_test(sha256_is_the_standard_one),
        cmocka_unit_test(keyed_depends_on_the_key),
        cmocka_unit_test(pieces_do_not_run_together),
        ON_DISK(a_new_key_is_private_and_stays),
        ON_DISK(a_missing_key_is_not_made_unasked),
        ON_DISK(a_wide_key_is_told),
        ON_DISK(what_is_no_key_is_refused),
        ON_DISK(a_key_that_cannot_be_made),
        ON_DISK(two_makers_share_one_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
