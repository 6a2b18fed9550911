/* A folder of ours that is gone at the end. */
#include "7_command/run.h"

#include "0_base/file.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

static void close_folder(void *folder) { closedir(folder); }
/* A part and its stamp belong together. */
static bool kept(sv name, const sv *names, size_t count)
{
    if (sv_ends(name, SV(".stamp"))) name.n -= SV(".stamp").n;
    for (size_t i = 0; i < count; i++)
        if (sv_eq(names[i], name)) return true;
    return false;
}

/* A folder of ours and everything in it (the temporary store of `check`). */
static bool remove_folder(struct arena *a, const char *path, struct err *err)
{
    DIR *folder = opendir(path);
    if (!folder) return file_unwritable(sv_from_cstr(path), errno, err);
    struct arena scratch = { 0 };
    bool ok = true;
    arena_defer(&scratch, folder, close_folder);
    for (struct dirent *entry; ok && (entry = readdir(folder));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        const char *inside = arena_format(a, "%s/%s", path, entry->d_name).p;
        ok = file_is_folder(inside) ? remove_folder(a, inside, err) : file_remove(inside, err);
    }
    arena_free(&scratch);
    if (!ok) return false;
    return rmdir(path) == 0 || file_unwritable(sv_from_cstr(path), errno, err);
}

bool run_prune_folder(struct arena *a, const char *path, const sv *names, size_t count, struct err *err)
{
    DIR *folder = opendir(path);
    if (!folder) return errno == ENOENT || file_unwritable(sv_from_cstr(path), errno, err);
    struct arena scratch = { 0 };
    bool ok = true;
    arena_defer(&scratch, folder, close_folder);
    for (struct dirent *entry; ok && (entry = readdir(folder));) {
        if (entry->d_name[0] == '.' || kept(sv_from_cstr(entry->d_name), names, count)) continue;
        const char *inside = arena_format(a, "%s/%s", path, entry->d_name).p;
        ok = file_is_folder(inside) ? remove_folder(a, inside, err) : file_remove(inside, err);
    }
    arena_free(&scratch);
    return ok;
}

/* What is left when memory ran out in between. */
static void remove_quietly(void *path)
{
    struct arena scratch = { 0 };
    struct err gone = { 0 };
    if (file_exists(path) && !remove_folder(&scratch, path, &gone)) err_print(&gone, LANGUAGE_EN, stderr);
    arena_free(&scratch);
}

static bool make_temporary(struct arena *a, const char **path, struct err *err)
{
    const char *under = getenv("TMPDIR");
    sv pattern = arena_format(a, "%s/weefsel-XXXXXX", under ? under : "/tmp");
    char *name = ARENA_NEW(a, char, pattern.n + 1);
    memcpy(name, pattern.p, pattern.n);
    if (!mkdtemp(name)) return file_unwritable(pattern, errno, err);
    *path = name;
    arena_defer(a, name, remove_quietly);
    return true;
}

static void hold_signals(sigset_t *before)
{
    sigset_t stops;
    sigemptyset(&stops);
    sigaddset(&stops, SIGINT);
    sigaddset(&stops, SIGTERM);
    sigaddset(&stops, SIGHUP);
    WF_ASSERT(sigprocmask(SIG_BLOCK, &stops, before) == 0);
}

bool run_in_temporary(struct arena *a, bool (*work)(void *what, const char *folder, struct err *err), void *what,
                      struct err *err)
{
    const char *folder = NULL;
    struct err gone = { 0 };
    sigset_t before;
    hold_signals(&before);
    bool ok = make_temporary(a, &folder, err);
    if (ok) {
        ok = work(what, folder, err);
        ok = remove_folder(a, folder, ok ? err : &gone) && ok;
    }
    WF_ASSERT(sigprocmask(SIG_SETMASK, &before, NULL) == 0);
    return ok;
}
