#include "0_base/store.h"

#include "0_base/file.h"
#include "0_base/out.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <math.h>

/* The file's first bytes. Everything after `checksum` is what it is taken over. */
struct header {
    char magic[8];
    struct digest descriptor, checksum;
    uint64_t row_count, extra_count, heap_bytes;
    uint64_t zero[4]; /* the rows begin at a multiple of 16 */
};
_Static_assert(sizeof(struct header) == 128, "the header has no padding");

/* What stands in the file in the place of an sv. */
struct text_ref {
    size_t offset, n; /* in the heap, bytes */
};
_Static_assert(sizeof(struct text_ref) == sizeof(sv), "a view is relocated in place");

static const char magic[8] = { 'w', 'e', 'e', 'f', 's', 't', 'o', '1' };

/* Folders still to go through. */
struct folders {
    const char **items;
    size_t count, capacity;
};

/* Rounded up, so that the views after the rows are aligned. */
static size_t align_16(size_t n) { return (n + 15) / 16 * 16; }

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

/* ---- descriptor -------------------------------------------------------------------------- */

static struct digest descriptor_digest(const struct table_type *type)
{
    const uint64_t byte_order = UINT64_C(0x0102030405060708);
    struct digest_state state;
    digest_begin(&state);
    digest_add(&state, (sv){ (const char *)&byte_order, sizeof byte_order });
    digest_add_int(&state, (int64_t)sizeof(sv));
    digest_add(&state, sv_from_cstr(type->name));
    digest_add_int(&state, (int64_t)type->row_size);
    digest_add_int(&state, (int64_t)type->column_count);
    for (size_t i = 0; i < type->column_count; i++) {
        const struct column *column = &type->columns[i];
        digest_add(&state, sv_from_cstr(column->name));
        digest_add_int(&state, (int64_t)column->type);
        digest_add_int(&state, (int64_t)column->flags);
        digest_add_int(&state, (int64_t)column->offset);
    }
    return digest_end(&state);
}

/* Where everything stands in a file. */
struct layout {
    size_t rows, names, values, heap, total; /* offsets in bytes */
};

static struct layout layout_of(size_t row_size, size_t rows, size_t extras, size_t heap_bytes)
{
    struct layout l = { .rows = sizeof(struct header) };
    l.names = align_16(l.rows + rows * row_size);
    l.values = l.names + extras * sizeof(struct text_ref);
    l.heap = l.values + rows * extras * sizeof(struct text_ref);
    l.total = l.heap + heap_bytes;
    return l;
}

/* ---- writing ----------------------------------------------------------------------------- */

/* A text that stands in the row above too (sorted keys, documents) is kept once. */
static bool is_repeated(const sv *above, sv text) { return above && sv_eq(*above, text); }

static const sv *text_at(const struct table *t, size_t row, const struct column *column)
{
    const char *at = table_at(t, t->type, row);
    return (const sv *)(const void *)(at + column->offset);
}

static size_t heap_size(const struct table *t)
{
    size_t n = 0;
    for (size_t x = 0; x < t->extra_count; x++) n += t->extra_names[x].n;
    for (size_t i = 0; i < t->count; i++) {
        for (size_t c = 0; c < t->type->column_count; c++) {
            const struct column *column = &t->type->columns[c];
            if (column->type != COLUMN_TEXT) continue;
            sv text = *text_at(t, i, column);
            if (!is_repeated(i ? text_at(t, i - 1, column) : NULL, text)) n += text.n;
        }
        for (size_t x = 0; x < t->extra_count; x++) {
            sv text = table_extra(t, i, x);
            sv above = i ? table_extra(t, i - 1, x) : SV("");
            if (!is_repeated(i ? &above : NULL, text)) n += text.n;
        }
    }
    return n;
}

struct heap {
    char *bytes;
    size_t n;
};

/* Writes a reference to `text` at `at`; `stride` is how far back the row above stands. */
static void put_text(struct heap *heap, char *at, size_t stride, const sv *above, sv text)
{
    struct text_ref ref = { heap->n, text.n };
    if (is_repeated(above, text)) {
        memcpy(&ref, at - stride, sizeof ref);
    } else if (text.n) {
        memcpy(heap->bytes + heap->n, text.p, text.n);
        heap->n += text.n;
    }
    memcpy(at, &ref, sizeof ref);
}

/* Writes the bytes of a value, never the padding around it. */
static void put_cell(enum column_type type, const void *from, char *at)
{
    switch (type) {
    case COLUMN_TEXT: WF_BUG("texts go through put_text");
    case COLUMN_COUNT: memcpy(at, from, sizeof(int64_t)); return;
    case COLUMN_FLAG: *at = *(const bool *)from; return;
    case COLUMN_INTEGER: {
        const struct maybe_integer *m = from;
        if (m->has) memcpy(at, &m->value, sizeof m->value);
        at[offsetof(struct maybe_integer, has)] = m->has;
        return;
    }
    case COLUMN_REAL: {
        const struct maybe_real *m = from;
        WF_ASSERT(!m->has || isfinite(m->value));
        if (m->has) memcpy(at, &m->value, sizeof m->value);
        at[offsetof(struct maybe_real, has)] = m->has;
        return;
    }
    case COLUMN_DATE: {
        const struct maybe_date *m = from;
        if (m->has) memcpy(at, &m->days, sizeof m->days);
        at[offsetof(struct maybe_date, has)] = m->has;
        return;
    }
    }
}

static void put_row(const struct table *t, size_t row, struct heap *heap, char *record)
{
    const struct table_type *type = t->type;
    for (size_t c = 0; c < type->column_count; c++) {
        const struct column *column = &type->columns[c];
        char *at = record + column->offset;
        if (column->type == COLUMN_TEXT)
            put_text(heap, at, type->row_size, row ? text_at(t, row - 1, column) : NULL,
                     *text_at(t, row, column));
        else
            put_cell(column->type, (const char *)table_at(t, type, row) + column->offset, at);
    }
}

static void put_extras(const struct table *t, size_t row, struct heap *heap, char *values)
{
    size_t stride = t->extra_count * sizeof(struct text_ref);
    for (size_t x = 0; x < t->extra_count; x++) {
        sv above = row ? table_extra(t, row - 1, x) : SV("");
        put_text(heap, values + row * stride + x * sizeof(struct text_ref), stride,
                 row ? &above : NULL, table_extra(t, row, x));
    }
}

/* The whole file of a table, in `scratch`. */
static sv table_image(struct arena *scratch, const struct table *t)
{
    size_t heap_bytes = heap_size(t), row_size = t->type->row_size;
    struct layout l = layout_of(row_size, t->count, t->extra_count, heap_bytes);
    char *image = arena_alloc(scratch, l.total, 1, 16);
    struct heap heap = { image + l.heap, 0 };
    for (size_t x = 0; x < t->extra_count; x++)
        put_text(&heap, image + l.names + x * sizeof(struct text_ref), 0, NULL, t->extra_names[x]);
    for (size_t i = 0; i < t->count; i++) {
        put_row(t, i, &heap, image + l.rows + i * row_size);
        put_extras(t, i, &heap, image + l.values);
    }
    WF_ASSERT(heap.n == heap_bytes);

    struct header header = {
        .descriptor = descriptor_digest(t->type),
        .row_count = t->count,
        .extra_count = t->extra_count,
        .heap_bytes = heap_bytes,
    };
    memcpy(header.magic, magic, sizeof magic);
    memcpy(image, &header, sizeof header);
    size_t from = offsetof(struct header, row_count);
    header.checksum = digest_of((sv){ image + from, l.total - from });
    memcpy(image, &header, sizeof header);
    return (sv){ image, l.total };
}

bool store_write(struct arena *scratch, const struct store *store, const char *part,
                 const struct table *t, struct err *err)
{
    return store_write_bytes(scratch, store, part, table_image(scratch, t), err);
}

bool store_write_bytes(struct arena *scratch, const struct store *store, const char *part, sv bytes,
                       struct err *err)
{
    const char *path;
    return open_part(scratch, store, part, &path, err) && out_file(scratch, path, bytes, err);
}

/* ---- reading ----------------------------------------------------------------------------- */

/* Reads the header and holds it against the file's size: after true, `l` lies within the bytes. */
static bool read_header(sv bytes, size_t row_size, struct header *header, struct layout *l)
{
    size_t left = bytes.n - sizeof *header;
    uint64_t rows = header->row_count, extras = header->extra_count;
    if (rows > left / row_size) return false;
    size_t refs = left / sizeof(struct text_ref);
    if (extras > refs || (extras && rows + 1 > refs / extras)) return false;
    if (header->heap_bytes > left) return false;
    *l = layout_of(row_size, (size_t)rows, (size_t)extras, (size_t)header->heap_bytes);
    return l->total == bytes.n;
}

/* Turns a reference into a view. False when it points outside the heap. */
static bool take_text(sv heap, char *at)
{
    struct text_ref ref;
    memcpy(&ref, at, sizeof ref);
    if (ref.offset > heap.n || ref.n > heap.n - ref.offset || ref.n > INT_MAX) return false;
    sv text = ref.n ? (sv){ heap.p + ref.offset, ref.n } : SV("");
    memcpy(at, &text, sizeof text);
    return true;
}

static bool is_bool(const char *at) { return *at == 0 || *at == 1; }

static bool is_date(const char *at)
{
    int64_t days;
    memcpy(&days, at + offsetof(struct maybe_date, days), sizeof days);
    return is_bool(at + offsetof(struct maybe_date, has)) &&
           days >= date_from_civil(1000, 1, 1) && days <= date_from_civil(9999, 12, 31);
}

/* A byte that is no bool, or a number that is none, may not be loaded as one. */
static bool take_cell(enum column_type type, sv heap, char *at)
{
    switch (type) {
    case COLUMN_TEXT: return take_text(heap, at);
    case COLUMN_COUNT: return true;
    case COLUMN_FLAG: return is_bool(at);
    case COLUMN_INTEGER: return is_bool(at + offsetof(struct maybe_integer, has));
    case COLUMN_DATE: return is_date(at);
    case COLUMN_REAL: {
        double value;
        memcpy(&value, at + offsetof(struct maybe_real, value), sizeof value);
        return is_bool(at + offsetof(struct maybe_real, has)) && isfinite(value);
    }
    }
    WF_BUG("unknown column type");
}

static bool take_rows(const struct table_type *type, sv heap, char *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t c = 0; c < type->column_count; c++)
            if (!take_cell(type->columns[c].type, heap,
                           rows + i * type->row_size + type->columns[c].offset))
                return false;
    return true;
}

static bool take_refs(sv heap, char *refs, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!take_text(heap, refs + i * sizeof(struct text_ref))) return false;
    return true;
}

/* MESSAGE_NONE when the table is whole. `image` is the writable mapping. */
static enum message read_table(const struct table_type *type, char *image, size_t n,
                               struct table *t)
{
    struct header header;
    struct layout l;
    if (n < sizeof header) return MESSAGE_STORE_DAMAGED;
    memcpy(&header, image, sizeof header);
    if (memcmp(header.magic, magic, sizeof magic) != 0) return MESSAGE_STORE_DAMAGED;
    struct digest descriptor = descriptor_digest(type);
    if (!digest_eq(&header.descriptor, &descriptor)) return MESSAGE_STORE_STALE;
    size_t from = offsetof(struct header, row_count);
    struct digest checksum = digest_of((sv){ image + from, n - from });
    if (!digest_eq(&header.checksum, &checksum)) return MESSAGE_STORE_DAMAGED;
    if (!read_header((sv){ image, n }, type->row_size, &header, &l)) return MESSAGE_STORE_DAMAGED;

    size_t rows = (size_t)header.row_count, extras = (size_t)header.extra_count;
    sv heap = { image + l.heap, (size_t)header.heap_bytes };
    if (!take_rows(type, heap, image + l.rows, rows) ||
        !take_refs(heap, image + l.names, extras) ||
        !take_refs(heap, image + l.values, rows * extras))
        return MESSAGE_STORE_DAMAGED;
    *t = (struct table){
        .type = type,
        .rows = image + l.rows,
        .count = rows,
        .capacity = rows,
        .extra_count = extras,
        .extra_capacity = rows * extras,
        .extra_names = (const sv *)(const void *)(image + l.names),
        .extra_values = (sv *)(void *)(image + l.values),
    };
    return MESSAGE_NONE;
}

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
    enum message message = read_table(type, image, bytes.n, t);
    return message == MESSAGE_NONE || err_set(err, message, ARGS(ARG_CSTR(part)));
}

bool store_read_bytes(struct arena *a, const struct store *store, const char *part, sv *bytes,
                      struct err *err)
{
    return map_part(a, store, part, false, bytes, err);
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
    return store_fill_bytes(slot, table_image(scratch, t), err);
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
