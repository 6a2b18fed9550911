/* check : what several unit tests share: views, what a child says, a folder of one's own. */
#ifndef WF_TEST_CHECK_H
#define WF_TEST_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "0_base/err.h"

#include <dirent.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#ifndef assert_sv
#define assert_sv(view, expected)                                                                  \
    do {                                                                                           \
        sv assert_seen_ = (view), assert_want_ = (expected);                                       \
        if (!sv_eq(assert_seen_, assert_want_))                                                    \
            fail_msg("'%.*s' is not '%.*s'", SV_ARG(assert_seen_), SV_ARG(assert_want_));          \
    } while (0)
#endif

#define assert_cstr(view, expected) assert_sv((view), sv_from_cstr(expected))

/* Asserts that a call failed with this message. */
#define assert_fails(call, wanted)                                                                 \
    do {                                                                                           \
        assert_false(call);                                                                        \
        assert_string_equal(text_message(err.message)->id, #wanted);                               \
        assert_int_equal(err.status, text_message(err.message)->status);                           \
    } while (0)

/* Runs `run` in a child; its exit status, and the beginning of what it said on standard error. */
static inline int check_child(void (*run)(void *object), void *object, char *said, size_t size)
{
    int ends[2], status = 0;
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        close(ends[1]);
        run(object);
        _exit(0);
    }
    close(ends[1]);
    size_t n = 0;
    for (ssize_t got; n < size - 1 && (got = read(ends[0], said + n, size - 1 - n)) > 0;) n += (size_t)got;
    said[n] = '\0';
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static inline void check_remove(const char *path)
{
    struct arena a = { 0 };
    DIR *dir = opendir(path);
    for (struct dirent *e; dir && (e = readdir(dir));) {
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0) continue;
        const char *inner = arena_format(&a, "%s/%s", path, e->d_name).p;
        struct stat st;
        if (lstat(inner, &st) == 0 && S_ISDIR(st.st_mode))
            check_remove(inner);
        else
            unlink(inner);
    }
    if (dir) closedir(dir);
    rmdir(path);
    arena_free(&a);
}

/* cmocka setup and teardown: *state is the path of a new, empty folder, and it is the working
 * folder. */
static inline int check_folder(void **state)
{
    static char path[64];
    const char *base = getenv("TMPDIR");
    snprintf(path, sizeof path, "%.40s/weefsel-XXXXXX", base ? base : "/tmp");
    if (!mkdtemp(path) || chdir(path) != 0) return -1;
    *state = path;
    return 0;
}

static inline int check_folder_gone(void **state)
{
    if (chdir("/") != 0) return -1;
    check_remove(*state);
    return 0;
}

static inline void check_write(const char *path, sv bytes)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes.p, 1, bytes.n, f), bytes.n);
    assert_int_equal(fclose(f), 0);
}

/* Whether a file holds exactly this. */
static inline bool check_holds(const char *path, sv bytes)
{
    char seen[4096];
    FILE *f = fopen(path, "rb");
    if (!f) return false;
    size_t n = fread(seen, 1, sizeof seen, f);
    fclose(f);
    return sv_eq((sv){ seen, n }, bytes);
}

/* A small generator of numbers for property tests; every run draws the same. */
static inline uint32_t check_random(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*state >> 33);
}

#endif
