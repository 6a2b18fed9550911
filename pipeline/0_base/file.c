#include "0_base/file.h"

#include "0_base/glob.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* More than this is no study but a folder that holds itself (a link to above). */
enum { MATCHES_MAX = 100000 };

struct mapping {
    void *start;
    size_t bytes;
};

struct matches {
    sv *items;
    size_t count, capacity;
};

static bool unreadable(sv shown, int why, struct err *err)
{
    if (why == ENOENT || why == ENOTDIR)
        return err_set(err, MESSAGE_FILE_MISSING, ARGS(ARG_SV(shown)));
    if (why == EISDIR) return err_set(err, MESSAGE_FILE_IS_FOLDER, ARGS(ARG_SV(shown)));
    return err_set(err, MESSAGE_FILE_UNREADABLE, ARGS(ARG_SV(shown), ARG_REASON(why)));
}

bool file_unwritable(sv shown, int why, struct err *err)
{
    return err_set(err, MESSAGE_OUT_WRITE, ARGS(ARG_SV(shown), ARG_REASON(why)));
}

/* Opens a regular file for reading; -1 and *err for anything else. O_NONBLOCK: a pipe in the
 * place of a file must not make us wait for its other end. */
static int open_regular(const char *path, sv shown, size_t *bytes, struct err *err)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    int why = errno;
    if (fd >= 0 && fstat(fd, &st) == 0) {
        if (S_ISREG(st.st_mode)) {
            *bytes = (size_t)st.st_size;
            return fd;
        }
        why = S_ISDIR(st.st_mode) ? EISDIR : EINVAL;
    }
    if (fd >= 0) close(fd);
    unreadable(shown, why, err);
    return -1;
}

bool file_read(struct arena *a, const char *path, sv shown, size_t limit_bytes, sv *bytes,
               struct err *err)
{
    size_t size = 0, n = 0;
    if (limit_bytes == 0 || limit_bytes > FILE_LIMIT_BYTES) limit_bytes = FILE_LIMIT_BYTES;
    int fd = open_regular(path, shown, &size, err);
    if (fd < 0) return false;
    if (size > limit_bytes) {
        close(fd);
        return err_set(err, MESSAGE_FILE_TOO_LARGE, ARGS(ARG_SV(shown), ARG_INT(limit_bytes)));
    }
    char *to = ARENA_NEW(a, char, size + 1);
    while (n < size) {
        ssize_t got = read(fd, to + n, size - n);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) {
            int why = errno;
            close(fd);
            return unreadable(shown, why, err);
        }
        if (got == 0) break; /* became shorter meanwhile: what is there now is the file */
        n += (size_t)got;
    }
    close(fd);
    *bytes = (sv){ to, n };
    return true;
}

static void unmap(void *object)
{
    struct mapping *m = object;
    munmap(m->start, m->bytes);
}

bool file_map(struct arena *a, const char *path, bool writable, sv *bytes, struct err *err)
{
    size_t size = 0;
    sv shown = sv_from_cstr(path);
    int fd = open_regular(path, shown, &size, err);
    if (fd < 0) return false;
    if (size == 0) {
        close(fd);
        *bytes = (sv){ "", 0 };
        return true;
    }
    int access = PROT_READ | (writable ? PROT_WRITE : 0);
    void *start = mmap(NULL, size, access, MAP_PRIVATE, fd, 0);
    int why = errno;
    close(fd);
    if (start == MAP_FAILED) return unreadable(shown, why, err);
    struct mapping *m = ARENA_NEW(a, struct mapping, 1);
    *m = (struct mapping){ start, size };
    arena_defer(a, m, unmap);
    *bytes = (sv){ start, size };
    return true;
}

bool file_exists(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0;
}

bool file_is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

const char *file_join(struct arena *a, sv folder, sv name)
{
    while (sv_starts(name, SV("./"))) name = sv_from(name, 2);
    if (sv_starts(name, SV("/")) || folder.n == 0 || sv_is(folder, ".")) return arena_cstr(a, name);
    if (name.n == 0 || sv_is(name, ".")) return arena_cstr(a, folder);
    const char *between = sv_ends(folder, SV("/")) ? "" : "/";
    return arena_format(a, "%.*s%s%.*s", SV_ARG(folder), between, SV_ARG(name)).p;
}

/* The byte after the last slash; 0 when there is none. */
static size_t name_begin(sv path)
{
    size_t at = path.n;
    while (at && path.p[at - 1] != '/') at--;
    return at;
}

sv file_folder(sv path)
{
    size_t at = name_begin(path);
    if (at == 0) return SV(".");
    return sv_slice(path, 0, at > 1 ? at - 1 : 1);
}

sv file_name(sv path) { return sv_from(path, name_begin(path)); }

sv file_stem(sv path)
{
    sv name = file_name(path);
    size_t end = name.n;
    while (end && name.p[end - 1] != '.') end--;
    return end > 1 ? sv_slice(name, 0, end - 1) : name;
}

/* Hidden files, and the copies and locks that editors and Word leave ("#x#", "x~", "~$x"). */
static bool leftover(sv name)
{
    return sv_starts(name, SV(".")) || sv_starts(name, SV("#")) || sv_starts(name, SV("~")) ||
           sv_ends(name, SV("~"));
}

static int by_bytes(const void *x, const void *y) { return sv_cmp(*(const sv *)x, *(const sv *)y); }

static size_t extension_at(sv name)
{
    for (size_t i = name.n; i-- > 1;)
        if (name.p[i] == '.') return i;
    return name.n;
}

bool file_fits(sv pattern, sv name)
{
    size_t p = extension_at(pattern), n = extension_at(name);
    sv extension = sv_from(pattern, p);
    return glob_fits(pattern, name) ||
           (!glob_wild(extension) && sv_alike(extension, sv_from(name, n)) &&
            glob_fits(sv_slice(pattern, 0, p), sv_slice(name, 0, n)));
}

/* Adds what in `parent` (a path relative to `folder`, "" for folder itself) matches one level. */
static bool match_level(struct arena *a, const char *folder, sv parent, sv pattern,
                        struct matches *found, struct err *err)
{
    const char *path = parent.n ? file_join(a, sv_from_cstr(folder), parent) : folder;
    DIR *dir = opendir(path);
    if (!dir) {
        if (errno == ENOENT || errno == ENOTDIR) return true;
        return unreadable(sv_from_cstr(path), errno, err);
    }
    bool hidden = sv_starts(pattern, SV("."));
    for (;;) {
        errno = 0;
        struct dirent *entry = readdir(dir);
        if (!entry) break;
        sv name = sv_from_cstr(entry->d_name);
        if (sv_is(name, ".") || sv_is(name, "..") || (leftover(name) && !hidden)) continue;
        if (!file_fits(pattern, name)) continue;
        sv whole = parent.n ? sv_from_cstr(file_join(a, parent, name)) : arena_copy(a, name);
        *ARENA_PUSH(a, found->items, found->count, found->capacity) = whole;
    }
    int why = errno;
    closedir(dir);
    return why == 0 || unreadable(sv_from_cstr(path), why, err);
}

bool file_glob(struct arena *a, const char *folder, sv pattern, sv **paths, size_t *count,
               struct err *err)
{
    struct matches now = { 0 };
    sv rest = pattern, level;
    bool absolute = sv_starts(pattern, SV("/"));
    *ARENA_PUSH(a, now.items, now.count, now.capacity) = absolute ? SV("/") : SV("");
    while (sv_cut(&rest, '/', &level)) {
        struct matches next = { 0 };
        if (level.n == 0 || sv_is(level, ".")) continue;
        for (size_t i = 0; i < now.count; i++) {
            if (glob_wild(level)) {
                if (!match_level(a, folder, now.items[i], level, &next, err)) return false;
                if (next.count > MATCHES_MAX) break;
                continue;
            }
            sv joined = sv_from_cstr(file_join(a, now.items[i], level));
            if (file_exists(file_join(a, sv_from_cstr(folder), joined)))
                *ARENA_PUSH(a, next.items, next.count, next.capacity) = joined;
        }
        if (next.count > MATCHES_MAX)
            return err_set(err, MESSAGE_FILE_MATCHES, ARGS(ARG_SV(pattern), ARG_INT(MATCHES_MAX)));
        now = next;
    }
    size_t kept = 0;
    for (size_t i = 0; i < now.count; i++)
        if (now.items[i].n && !file_is_folder(file_join(a, sv_from_cstr(folder), now.items[i])))
            now.items[kept++] = now.items[i];
    if (kept) qsort(now.items, kept, sizeof *now.items, by_bytes);
    *paths = now.items;
    *count = kept;
    return true;
}

bool file_make_folder(struct arena *a, const char *path, bool open, struct err *err)
{
    sv whole = sv_from_cstr(path);
    for (size_t end = 1; end <= whole.n; end++) {
        if (end < whole.n && whole.p[end] != '/') continue;
        const char *part = arena_cstr(a, sv_slice(whole, 0, end));
        if (mkdir(part, open ? 0755 : 0700) == 0) continue;
        int why = errno;
        if (file_is_folder(part)) continue; /* there already, perhaps read-only */
        return file_unwritable(sv_from_cstr(part), why, err);
    }
    return true;
}

bool file_remove(const char *path, struct err *err)
{
    if (unlink(path) == 0 || errno == ENOENT) return true;
    return file_unwritable(sv_from_cstr(path), errno, err);
}
