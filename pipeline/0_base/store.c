#include "0_base/store.h"

#include "0_base/file.h"

#include <dirent.h>
#include <errno.h>

/* Folders still to go through. */
struct folders {
    const char **items;
    size_t count, capacity;
};

/* ---- names of parts ---------------------------------------------------------------------- */

static void assert_part(sv part)
{
    WF_ASSERT(part.n && part.p[0] != '/' && part.p[part.n - 1] != '/');
    WF_ASSERT(!memchr(part.p, '\0', part.n));
    WF_ASSERT(!sv_ends(part, SV(".stamp")) && !sv_ends(part, SV(".part")));
    sv rest = part, name;
    while (sv_cut(&rest, '/', &name)) WF_ASSERT(name.n && name.p[0] != '.');
}

static const char *part_path(struct arena *a, const struct store *store, const char *part)
{
    assert_part(sv_from_cstr(part));
    return file_join(a, sv_from_cstr(store->folder), sv_from_cstr(part));
}

bool store_open(struct arena *a, const char *output_folder, struct store *store, struct err *err)
{
    store->folder = file_join(a, sv_from_cstr(output_folder), SV(".weefsel"));
    return file_make_folder(a, store->folder, false, err);
}

bool store_path(struct arena *a, const struct store *store, const char *part, const char **path,
                struct err *err)
{
    *path = part_path(a, store, part);
    return file_make_folder(a, arena_cstr(a, file_folder(sv_from_cstr(*path))), false, err);
}

static const char *stamp_path(struct arena *a, const struct store *store, sv part)
{
    sv path = arena_format(a, "%s/%.*s.stamp", store->folder, SV_ARG(part));
    return arena_cstr(a, path);
}

/* The path to write a part to, its stamps taken away. */
static bool open_part(struct arena *scratch, const struct store *store, const char *part,
                      const char **path, struct err *err)
{
    if (!store_path(scratch, store, part, path, err)) return false;
    sv all = sv_from_cstr(part);
    for (size_t end = 1; end <= all.n; end++) {
        if (end < all.n && all.p[end] != '/') continue;
        if (!file_remove(stamp_path(scratch, store, sv_slice(all, 0, end)), err)) return false;
    }
    return true;
}

/* ---- writing ----------------------------------------------------------------------------- */

static void write_table(struct arena *scratch, struct out *out, const struct table *t)
{
    struct records_writer *w = records_begin(scratch, out, t->type, t->extra_names, t->extra_count);
    for (size_t i = 0; i < t->count; i++)
        records_add(w, table_at(t, t->type, i), t->extra_count ? t->extra_values + i * t->extra_count : NULL);
    records_end(w);
}

bool store_write(struct arena *scratch, const struct store *store, const char *part,
                 const struct table *t, struct err *err)
{
    struct arena a = { .limit_bytes = scratch->limit_bytes };
    const char *path;
    struct out out;
    bool ok = open_part(&a, store, part, &path, err) && out_open(&a, path, &out, err);
    if (ok) {
        write_table(&a, &out, t);
        ok = out_close(&out, err);
    }
    arena_free(&a);
    return ok;
}

bool store_write_bytes(struct arena *scratch, const struct store *store, const char *part, sv bytes,
                       struct err *err)
{
    const char *path;
    return open_part(scratch, store, part, &path, err) && out_file(scratch, path, bytes, err);
}

/* ---- reading ----------------------------------------------------------------------------- */

static bool map_part(struct arena *a, const struct store *store, const char *part, bool writable,
                     sv *bytes, struct err *err)
{
    const char *path = part_path(a, store, part);
    if (!file_exists(path)) return err_set(err, MESSAGE_STORE_MISSING, ARGS(ARG_CSTR(part)));
    return file_map(a, path, writable, bytes, err);
}

bool store_read(struct arena *a, const struct store *store, const char *part,
                const struct table_type *type, struct table *t, struct err *err)
{
    sv bytes;
    if (!map_part(a, store, part, true, &bytes, err)) return false;
    char *image; /* a private copy that may be written, though a view says const */
    memcpy(&image, &bytes.p, sizeof image);
    enum message message = records_table(type, image, bytes.n, t);
    return message == MESSAGE_NONE || err_set(err, message, ARGS(ARG_CSTR(part)));
}

bool store_read_bytes(struct arena *a, const struct store *store, const char *part, sv *bytes,
                      struct err *err)
{
    return map_part(a, store, part, false, bytes, err);
}

/* ---- row by row -------------------------------------------------------------------------- */

bool store_rows_open(struct arena *a, const struct store *store, const char *part, const struct table_type *type,
                     struct store_rows *rows, struct err *err)
{
    const char *path;
    if (!open_part(a, store, part, &path, err) || !out_open(a, path, &rows->out, err)) return false;
    rows->writer = records_begin(a, &rows->out, type, NULL, 0);
    return true;
}

void store_rows_add(struct store_rows *rows, const void *row) { records_add(rows->writer, row, NULL); }

bool store_rows_close(struct store_rows *rows, struct err *err)
{
    records_end(rows->writer);
    return out_close(&rows->out, err);
}

bool store_view(struct arena *a, const struct store *store, const char *part, const struct table_type *type,
                bool known, struct store_view *view, struct err *err)
{
    sv image;
    *view = (struct store_view){ .part = part };
    if (!map_part(a, store, part, false, &image, err)) return false;
    enum message message = records_open(type, image, known, &view->records);
    return message == MESSAGE_NONE || err_set(err, message, ARGS(ARG_CSTR(part)));
}

bool store_view_row(const struct store_view *view, size_t row, void *to, struct err *err)
{
    return records_row(&view->records, row, to) || err_set(err, MESSAGE_STORE_DAMAGED, ARGS(ARG_CSTR(view->part)));
}

/* ---- sets -------------------------------------------------------------------------------- */

static const char *part_in(struct arena *a, const char *folder, const struct store_part *part)
{
    return arena_format(a, "%s/%s", folder, part->type()->name).p;
}

void store_new_set(const struct store_set *set, void *tables)
{
    for (size_t i = 0; i < set->count; i++)
        *(struct table *)(void *)((char *)tables + set->parts[i].offset) = table_new(set->parts[i].type());
}

bool store_read_set(struct arena *a, const struct store *store, const char *folder,
                    const struct store_set *set, void *tables, struct err *err)
{
    for (size_t i = 0; i < set->count; i++) {
        const struct store_part *part = &set->parts[i];
        struct table *t = (void *)((char *)tables + part->offset);
        if (!store_read(a, store, part_in(a, folder, part), part->type(), t, err)) return false;
    }
    return true;
}

bool store_write_set(struct arena *scratch, const struct store *store, const char *folder,
                     const struct store_set *set, const void *tables, struct err *err)
{
    for (size_t i = 0; i < set->count; i++) {
        const struct store_part *part = &set->parts[i];
        const struct table *t = (const void *)((const char *)tables + part->offset);
        if (!t->type) continue; /* made row by row */
        WF_ASSERT(t->type == part->type());
        if (!table_check(t, err)) return false;
        if (!store_write(scratch, store, part_in(scratch, folder, part), t, err)) return false;
    }
    return true;
}

/* ---- slots ------------------------------------------------------------------------------- */

bool store_prepare(struct arena *a, const struct store *store, const char *part,
                   struct store_slot *slot, struct err *err)
{
    const char *path;
    return open_part(a, store, part, &path, err) && out_open(a, path, &slot->out, err);
}

bool store_fill(struct arena *scratch, struct store_slot *slot, const struct table *t,
                struct err *err)
{
    write_table(scratch, &slot->out, t);
    return out_leave(&slot->out, err);
}

bool store_fill_bytes(struct store_slot *slot, sv bytes, struct err *err)
{
    out_sv(&slot->out, bytes);
    return out_leave(&slot->out, err);
}

/* Publishes one name of a folder; a folder is put on the list, to be gone through later. */
static bool publish_name(struct arena *a, struct folders *folders, const char *folder,
                         const char *name, struct err *err)
{
    const char *path = file_join(a, sv_from_cstr(folder), sv_from_cstr(name));
    if (file_is_folder(path)) {
        *ARENA_PUSH(a, folders->items, folders->count, folders->capacity) = path;
        return true;
    }
    sv whole = sv_from_cstr(path);
    if (!sv_ends(whole, SV(".part"))) return true;
    const char *bare = arena_cstr(a, sv_slice(whole, 0, whole.n - SV(".part").n));
    return rename(path, bare) == 0 || file_unwritable(sv_from_cstr(bare), errno, err);
}

static bool publish_folder(struct arena *a, struct folders *folders, const char *folder,
                           struct err *err)
{
    DIR *dir = opendir(folder);
    if (!dir) return file_unwritable(sv_from_cstr(folder), errno, err);
    const struct dirent *entry;
    bool ok = true;
    while (ok && (entry = readdir(dir)))
        if (entry->d_name[0] != '.') ok = publish_name(a, folders, folder, entry->d_name, err);
    closedir(dir);
    return ok;
}

bool store_publish(struct arena *a, const struct store *store, const char *task, struct err *err)
{
    struct folders folders = { 0 };
    const char *top = part_path(a, store, task);
    if (!file_is_folder(top)) return err_set(err, MESSAGE_STORE_MISSING, ARGS(ARG_CSTR(task)));
    *ARENA_PUSH(a, folders.items, folders.count, folders.capacity) = top;
    for (size_t i = 0; i < folders.count; i++)
        if (!publish_folder(a, &folders, folders.items[i], err)) return false;
    return true;
}

/* ---- stamps ------------------------------------------------------------------------------ */

static sv stamp_text(struct arena *a, const struct digest *inputs)
{
    char hex[DIGEST_HEX];
    digest_hex(inputs, hex);
    return arena_format(a, "%s\n", hex);
}

bool store_stamped(struct arena *a, const struct store *store, const char *part)
{
    assert_part(sv_from_cstr(part));
    return file_exists(stamp_path(a, store, sv_from_cstr(part)));
}

bool store_fresh(struct arena *a, const struct store *store, const char *part,
                 const struct digest *inputs)
{
    assert_part(sv_from_cstr(part));
    const char *path = stamp_path(a, store, sv_from_cstr(part));
    struct err ignored = { 0 }; /* a stamp that cannot be read vouches for nothing */
    sv bytes;
    return file_exists(path) && file_map(a, path, false, &bytes, &ignored) &&
           sv_eq(bytes, stamp_text(a, inputs));
}

bool store_stamp(struct arena *a, const struct store *store, const char *part,
                 const struct digest *inputs, struct err *err)
{
    const char *path;
    return store_path(a, store, part, &path, err) &&
           out_file(a, stamp_path(a, store, sv_from_cstr(part)), stamp_text(a, inputs), err);
}

bool store_unstamp(struct arena *a, const struct store *store, const char *part, struct err *err)
{
    assert_part(sv_from_cstr(part));
    return file_remove(stamp_path(a, store, sv_from_cstr(part)), err);
}
