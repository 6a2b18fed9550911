#include "0_base/zip_box.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <zip.h>

enum {
    SMALLEST_BYTES = 22, /* the end record of an archive without members */
    ZLIB_MEM_ERROR = -4  /* Z_MEM_ERROR of zlib.h */
};

static struct place place_of(sv file) { return (struct place){ .file = file }; }

/* Not every want of memory is called so by libzip; `errno` was 0 before the call. */
static bool broken(sv file, zip_error_t *why, struct err *err)
{
    bool zlib_without_memory =
        zip_error_code_zip(why) == ZIP_ER_ZLIB && zip_error_code_system(why) == ZLIB_MEM_ERROR;
    if (zip_error_code_zip(why) == ZIP_ER_MEMORY || zlib_without_memory || errno == ENOMEM)
        arena_exhausted(NULL, 0);
    return err_at(err, place_of(file), MESSAGE_ZIP_BROKEN, ARGS(ARG_CSTR(zip_error_strerror(why))));
}

/* Names of members as other programs might use them to write outside a folder. */
static bool is_forbidden(sv name)
{
    if (!name.n || name.p[0] == '/' || name.p[0] == '\\') return true;
    if (name.n >= 2 && name.p[1] == ':') return true;
    size_t begin = 0;
    for (size_t i = 0; i <= name.n; i++) {
        if (i < name.n && name.p[i] != '/' && name.p[i] != '\\') continue;
        if (sv_is(sv_slice(name, begin, i), "..")) return true;
        begin = i + 1;
    }
    return false;
}

static bool is_link(zip_t *archive, zip_uint64_t index)
{
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes(archive, index, 0, &system, &attributes) != 0)
        return false;
    return system == ZIP_OPSYS_UNIX && S_ISLNK((mode_t)(attributes >> 16));
}

static int by_name(const void *x, const void *y) { return sv_cmp(*(const sv *)x, *(const sv *)y); }

static bool names_are_single(const struct zip_archive *zip, struct err *err)
{
    struct arena scratch = { .limit_bytes = 0 };
    sv *names = ARENA_NEW(&scratch, sv, zip->member_count);
    bool ok = true;
    for (size_t i = 0; i < zip->member_count; i++) names[i] = zip->members[i].name;
    qsort(names, zip->member_count, sizeof *names, by_name);
    for (size_t i = 1; i < zip->member_count && ok; i++)
        if (sv_eq(names[i - 1], names[i]))
            ok = err_at(err, place_of(zip->file), MESSAGE_ZIP_TWICE, ARGS(ARG_SV(names[i])));
    arena_free(&scratch);
    return ok;
}

/* libzip gives names up to their first NUL, so that what it shows may be another name than the one
 * that stands there. Entries of the directory begin with a signature, the lengths of three texts at
 * 28, and the name at 46 (APPNOTE 4.3.12); the directory's place stands at 16 of the end record. */
static bool names_are_whole(sv bytes)
{
    enum { ENTRY = 46, LENGTHS = 28, PLACE = 16 };
    size_t end = bytes.n - SMALLEST_BYTES, at = 0;
    while (end > 0 && !sv_starts(sv_from(bytes, end), SV("PK\5\6"))) end--;
    for (int i = 4; i-- > 0;) at = at << 8 | (unsigned char)bytes.p[end + PLACE + (size_t)i];
    while (at < bytes.n && bytes.n - at > ENTRY && sv_starts(sv_from(bytes, at), SV("PK\1\2"))) {
        size_t lengths[3], name = at + ENTRY;
        for (size_t i = 0; i < 3; i++) {
            const char *p = bytes.p + at + LENGTHS + 2 * i;
            lengths[i] = (size_t)(unsigned char)p[0] | (size_t)(unsigned char)p[1] << 8;
        }
        if (lengths[0] > bytes.n - name || memchr(bytes.p + name, '\0', lengths[0])) return false;
        at = name + lengths[0] + lengths[1] + lengths[2];
    }
    return true;
}

/* What has been added up over the members so far. */
struct sums {
    uint64_t size, packed;
};

static bool add_member(struct arena *a, struct zip_archive *zip, zip_uint64_t index,
                       struct sums *sums, struct err *err)
{
    zip_stat_t st;
    zip_stat_init(&st);
    errno = 0;
    if (zip_stat_index(zip->handle, index, 0, &st) != 0)
        return broken(zip->file, zip_get_error(zip->handle), err);
    sv name = arena_copy(a, sv_from_cstr(st.name));
    struct place place = place_of(zip->file);
    if (is_forbidden(name) || is_link(zip->handle, index))
        return err_at(err, place, MESSAGE_ZIP_PATH, ARGS(ARG_SV(name)));
    if (!(st.valid & ZIP_STAT_SIZE) || !(st.valid & ZIP_STAT_COMP_SIZE))
        return err_at(err, place, MESSAGE_ZIP_BROKEN, ARGS(ARG_SV(name)));
    if (st.size > ZIP_BYTES_MAX || (sums->size += st.size) > ZIP_BYTES_MAX)
        return err_at(err, place, MESSAGE_ZIP_TOO_LARGE,
                      ARGS(ARG_INT(ZIP_BYTES_MAX), ARG_SV(name)));
    sums->packed += st.comp_size < ZIP_BYTES_MAX ? st.comp_size : ZIP_BYTES_MAX;
    if (sv_ends(name, SV("/"))) return true;
    zip->members[zip->member_count++] = (struct zip_member){ name, (size_t)st.size };
    return true;
}

static void drop_archive(void *archive) { zip_discard(archive); }

static bool open_archive(struct arena *a, sv bytes, struct zip_archive *zip, struct err *err)
{
    zip_error_t why;
    zip_error_init(&why);
    errno = 0;
    zip_source_t *source = zip_source_buffer_create(bytes.p, bytes.n, 0, &why);
    zip->handle = source ? zip_open_from_source(source, ZIP_RDONLY, &why) : NULL;
    bool ok = zip->handle != NULL || broken(zip->file, &why, err);
    if (ok)
        arena_defer(a, zip->handle, drop_archive);
    else if (source)
        zip_source_free(source);
    zip_error_fini(&why);
    return ok;
}

bool zip_box_open(struct arena *a, sv file, sv bytes, struct zip_archive *zip, struct err *err)
{
    *zip = (struct zip_archive){ .file = file };
    if (sv_starts(bytes, SV("\xD0\xCF\x11\xE0")))
        return err_at(err, place_of(file), MESSAGE_ZIP_OLD, NO_ARGS);
    if (bytes.n < SMALLEST_BYTES)
        return err_at(err, place_of(file), MESSAGE_ZIP_BROKEN, ARGS(ARG_CSTR("Not a zip archive")));
    if (!open_archive(a, bytes, zip, err)) return false;
    if (!names_are_whole(bytes))
        return err_at(err, place_of(file), MESSAGE_ZIP_BROKEN, ARGS(ARG_CSTR("NUL in a name")));
    zip_int64_t count = zip_get_num_entries(zip->handle, 0);
    if (count > ZIP_MEMBERS_MAX)
        return err_at(err, place_of(file), MESSAGE_ZIP_TOO_MANY, ARGS(ARG_INT(ZIP_MEMBERS_MAX)));
    struct sums sums = { 0, 0 };
    zip->members = ARENA_NEW(a, struct zip_member, count > 0 ? (size_t)count : 1);
    for (zip_int64_t i = 0; i < count; i++)
        if (!add_member(a, zip, (zip_uint64_t)i, &sums, err)) return false;
    if (sums.packed > bytes.n) /* members that share their bytes: a bomb without a large ratio */
        return err_at(err, place_of(file), MESSAGE_ZIP_BROKEN, ARGS(ARG_CSTR("overlap")));
    return names_are_single(zip, err);
}

/* Exactly as many bytes as the archive has said, and the right checksum, which libzip looks at
 * when it comes to the end. */
static bool read_member(struct arena *a, sv file, zip_file_t *member, size_t size, sv *bytes,
                        struct err *err)
{
    char *to = ARENA_NEW(a, char, size + 1);
    size_t n = 0;
    for (;;) {
        zip_int64_t got = zip_fread(member, to + n, size + 1 - n);
        if (got < 0) return broken(file, zip_file_get_error(member), err);
        if (got == 0) break;
        n += (size_t)got;
        if (n > size) break;
    }
    if (n != size) return err_at(err, place_of(file), MESSAGE_ZIP_BROKEN, ARGS(ARG_CSTR("size")));
    *bytes = (sv){ to, size };
    return true;
}

bool zip_box_member(struct arena *a, const struct zip_archive *zip, sv name, sv *bytes,
                    struct err *err)
{
    struct place place = place_of(zip->file);
    zip_stat_t st;
    zip_stat_init(&st);
    errno = 0;
    zip_int64_t index = zip_name_locate(zip->handle, arena_cstr(a, name), 0);
    if (index < 0 || memchr(name.n ? name.p : "", '\0', name.n))
        return err_at(err, place, MESSAGE_ZIP_MEMBER_MISSING, ARGS(ARG_SV(name)));
    if (zip_stat_index(zip->handle, (zip_uint64_t)index, 0, &st) != 0)
        return broken(zip->file, zip_get_error(zip->handle), err);
    if ((st.valid & ZIP_STAT_ENCRYPTION_METHOD) && st.encryption_method != ZIP_EM_NONE)
        return err_at(err, place, MESSAGE_ZIP_LOCKED, ARGS(ARG_SV(name)));
    if (st.size > ZIP_RATIO_FREE_BYTES &&
        st.comp_size < (st.size + ZIP_RATIO_MAX - 1) / ZIP_RATIO_MAX)
        return err_at(err, place, MESSAGE_ZIP_RATIO, ARGS(ARG_SV(name), ARG_INT(ZIP_RATIO_MAX)));
    errno = 0;
    zip_file_t *member = zip_fopen_index(zip->handle, (zip_uint64_t)index, 0);
    if (!member) return broken(zip->file, zip_get_error(zip->handle), err);
    bool ok = read_member(a, zip->file, member, (size_t)st.size, bytes, err);
    (void)zip_fclose(member);
    return ok;
}
