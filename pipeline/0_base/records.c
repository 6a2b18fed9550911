#include "0_base/records.h"

#include "0_base/digest.h"
#include "0_base/keys.h"

#include <limits.h>
#include <math.h>

/* The file's last bytes. */
struct footer {
    char magic[8];
    struct digest descriptor, checksum;
    uint64_t row_count, extra_count, heap_bytes;
};
_Static_assert(sizeof(struct footer) == 96, "the footer has no padding");

/* What stands in the file in the place of an sv. */
struct text_ref {
    size_t offset, n; /* in the heap, bytes */
};
_Static_assert(sizeof(struct text_ref) == sizeof(sv), "a view is relocated in place");

static const char magic[8] = { 'w', 'e', 'e', 'f', 's', 't', 'o', '2' };

enum {
    BLOCK_BYTES = 64 * 1024, /* the checksum is taken over pieces of this size */
    PIECE_BYTES = 256 * 1024,
    RECENT_COUNT = 1024, /* a power of two */
    RECENT_TEXT_BYTES = 256,
};

/* Rounded up, so that the views after the rows are aligned. */
static size_t align_16(size_t n) { return (n + 15) / 16 * 16; }

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

static void add_counts(struct digest_state *sum, const struct footer *f)
{
    digest_add_int(sum, (int64_t)f->row_count);
    digest_add_int(sum, (int64_t)f->extra_count);
    digest_add_int(sum, (int64_t)f->heap_bytes);
}

/* ---- writing ----------------------------------------------------------------------------- */

/* Bytes that wait until all rows are written, in pieces: nothing is moved when there are more. */
struct piece {
    char *bytes;
    size_t used, size;
};

struct pile {
    struct piece *items;
    size_t count, capacity;
    size_t n; /* in all */
};

/* A text of the heap that may come again. */
struct recent {
    sv text;
    struct text_ref ref;
};

struct records_writer {
    struct arena *a;
    struct out *out;
    const struct table_type *type;
    size_t count, extra_count;
    struct text_ref *names;
    struct pile heap, values; /* values: references of the extra columns */
    struct recent *recent;    /* by hash */
    char *record;             /* of one row */
    char *block;              /* what is not yet written */
    size_t block_bytes, written_bytes;
    struct digest_state sum;
};

static void write_block(struct records_writer *w)
{
    sv block = { w->block, w->block_bytes };
    if (!block.n) return;
    digest_add(&w->sum, block);
    out_sv(w->out, block);
    w->block_bytes = 0;
}

static void write_bytes(struct records_writer *w, const char *bytes, size_t n)
{
    w->written_bytes += n;
    while (n) {
        size_t room = BLOCK_BYTES - w->block_bytes, part = n < room ? n : room;
        memcpy(w->block + w->block_bytes, bytes, part);
        w->block_bytes += part;
        if (w->block_bytes == BLOCK_BYTES) write_block(w);
        bytes += part;
        n -= part;
    }
}

/* Where the bytes lie from now on. */
static const char *pile_add(struct arena *a, struct pile *pile, const void *bytes, size_t n)
{
    struct piece *last = pile->count ? &pile->items[pile->count - 1] : NULL;
    if (!last || n > last->size - last->used) {
        size_t size = n > PIECE_BYTES ? n : PIECE_BYTES;
        last = ARENA_PUSH(a, pile->items, pile->count, pile->capacity);
        *last = (struct piece){ ARENA_NEW(a, char, size), 0, size };
    }
    char *at = last->bytes + last->used;
    memcpy(at, bytes, n);
    last->used += n;
    pile->n += n;
    return at;
}

static void write_pile(struct records_writer *w, const struct pile *pile)
{
    for (size_t i = 0; i < pile->count; i++) write_bytes(w, pile->items[i].bytes, pile->items[i].used);
}

static struct text_ref put_text(struct records_writer *w, sv text)
{
    if (!text.n) return (struct text_ref){ 0, 0 };
    bool may_return = text.n <= RECENT_TEXT_BYTES;
    struct recent *slot = &w->recent[may_return ? keys_hash(text) & (RECENT_COUNT - 1) : 0];
    if (may_return && sv_eq(slot->text, text)) return slot->ref;
    struct text_ref ref = { w->heap.n, text.n };
    const char *at = pile_add(w->a, &w->heap, text.p, text.n);
    if (may_return) *slot = (struct recent){ { at, text.n }, ref };
    return ref;
}

/* Writes the bytes of a value, never the padding around it. */
static void put_cell(struct records_writer *w, enum column_type type, const void *from, char *at)
{
    switch (type) {
    case COLUMN_TEXT: {
        struct text_ref ref = put_text(w, *(const sv *)from);
        memcpy(at, &ref, sizeof ref);
        return;
    }
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

struct records_writer *records_begin(struct arena *a, struct out *out, const struct table_type *type,
                                     const sv *names, size_t name_count)
{
    struct records_writer *w = ARENA_NEW(a, struct records_writer, 1);
    *w = (struct records_writer){ .a = a, .out = out, .type = type, .extra_count = name_count };
    w->names = ARENA_NEW(a, struct text_ref, name_count);
    w->recent = ARENA_NEW(a, struct recent, RECENT_COUNT);
    w->record = ARENA_NEW(a, char, type->row_size);
    w->block = ARENA_NEW(a, char, BLOCK_BYTES);
    digest_begin(&w->sum);
    for (size_t x = 0; x < name_count; x++) w->names[x] = put_text(w, names[x]);
    return w;
}

void records_add(struct records_writer *w, const void *row, const sv *extras)
{
    const struct table_type *type = w->type;
    memset(w->record, 0, type->row_size);
    for (size_t c = 0; c < type->column_count; c++) {
        const struct column *column = &type->columns[c];
        put_cell(w, column->type, (const char *)row + column->offset, w->record + column->offset);
    }
    write_bytes(w, w->record, type->row_size);
    for (size_t x = 0; x < w->extra_count; x++) {
        struct text_ref ref = put_text(w, extras[x]);
        pile_add(w->a, &w->values, &ref, sizeof ref);
    }
    w->count++;
}

void records_end(struct records_writer *w)
{
    static const char zero[16] = { 0 };
    struct footer footer = {
        .descriptor = descriptor_digest(w->type),
        .row_count = w->count,
        .extra_count = w->extra_count,
        .heap_bytes = w->heap.n,
    };
    memcpy(footer.magic, magic, sizeof magic);
    write_bytes(w, zero, align_16(w->written_bytes) - w->written_bytes);
    write_bytes(w, (const char *)w->names, w->extra_count * sizeof *w->names);
    write_pile(w, &w->values);
    write_pile(w, &w->heap);
    write_block(w);
    add_counts(&w->sum, &footer);
    footer.checksum = digest_end(&w->sum);
    out_sv(w->out, (sv){ (const char *)&footer, sizeof footer });
}

/* ---- reading ----------------------------------------------------------------------------- */

/* Where everything stands in a file; the rows stand at 0. */
struct layout {
    size_t names, values, heap, total; /* offsets in bytes; total: without the footer */
};

/* Holds the footer against the file's size: after true, the layout lies within the bytes. */
static bool lay_out(sv body, size_t row_size, const struct footer *f, struct layout *l)
{
    size_t refs = body.n / sizeof(struct text_ref);
    if (f->row_count > body.n / row_size) return false;
    if (f->extra_count > refs || (f->extra_count && f->row_count + 1 > refs / f->extra_count)) return false;
    if (f->heap_bytes > body.n) return false;
    size_t rows = (size_t)f->row_count, extras = (size_t)f->extra_count;
    l->names = align_16(rows * row_size);
    l->values = l->names + extras * sizeof(struct text_ref);
    l->heap = l->values + rows * extras * sizeof(struct text_ref);
    l->total = l->heap + (size_t)f->heap_bytes;
    return l->total == body.n;
}

static struct digest checksum_of(sv body, const struct footer *f)
{
    struct digest_state sum;
    digest_begin(&sum);
    for (size_t at = 0; at < body.n; at += BLOCK_BYTES) {
        size_t left = body.n - at;
        digest_add(&sum, sv_slice(body, at, at + (left < BLOCK_BYTES ? left : BLOCK_BYTES)));
    }
    add_counts(&sum, f);
    return digest_end(&sum);
}

static enum message read_footer(const struct table_type *type, sv image, bool known, struct footer *f,
                                struct layout *l)
{
    if (image.n < sizeof *f) return MESSAGE_STORE_DAMAGED;
    sv body = sv_slice(image, 0, image.n - sizeof *f);
    memcpy(f, image.p + body.n, sizeof *f);
    if (memcmp(f->magic, magic, sizeof magic) != 0) return MESSAGE_STORE_DAMAGED;
    struct digest descriptor = descriptor_digest(type);
    if (!digest_eq(&f->descriptor, &descriptor)) return MESSAGE_STORE_STALE;
    if (!known) {
        struct digest checksum = checksum_of(body, f);
        if (!digest_eq(&f->checksum, &checksum)) return MESSAGE_STORE_DAMAGED;
    }
    return lay_out(body, type->row_size, f, l) ? MESSAGE_NONE : MESSAGE_STORE_DAMAGED;
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

static bool take_row(const struct table_type *type, sv heap, char *row)
{
    for (size_t c = 0; c < type->column_count; c++)
        if (!take_cell(type->columns[c].type, heap, row + type->columns[c].offset)) return false;
    return true;
}

static bool take_refs(sv heap, char *refs, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!take_text(heap, refs + i * sizeof(struct text_ref))) return false;
    return true;
}

enum message records_open(const struct table_type *type, sv image, bool known, struct records *r)
{
    struct footer footer;
    struct layout l;
    enum message message = read_footer(type, image, known, &footer, &l);
    if (message != MESSAGE_NONE) return message;
    *r = (struct records){
        .type = type,
        .image = image,
        .heap = sv_slice(image, l.heap, l.total),
        .count = (size_t)footer.row_count,
        .extra_count = (size_t)footer.extra_count,
    };
    return MESSAGE_NONE;
}

bool records_row(const struct records *r, size_t row, void *to)
{
    WF_ASSERT(row < r->count);
    memcpy(to, r->image.p + row * r->type->row_size, r->type->row_size);
    return take_row(r->type, r->heap, to);
}

enum message records_table(const struct table_type *type, char *image, size_t n, struct table *t)
{
    struct footer footer;
    struct layout l;
    enum message message = read_footer(type, (sv){ image, n }, false, &footer, &l);
    if (message != MESSAGE_NONE) return message;
    size_t rows = (size_t)footer.row_count, extras = (size_t)footer.extra_count;
    sv heap = { image + l.heap, (size_t)footer.heap_bytes };
    for (size_t i = 0; i < rows; i++)
        if (!take_row(type, heap, image + i * type->row_size)) return MESSAGE_STORE_DAMAGED;
    if (!take_refs(heap, image + l.names, extras) || !take_refs(heap, image + l.values, rows * extras))
        return MESSAGE_STORE_DAMAGED;
    *t = (struct table){
        .type = type,
        .rows = image,
        .count = rows,
        .capacity = rows,
        .extra_count = extras,
        .extra_capacity = rows * extras,
        .extra_names = (const sv *)(const void *)(image + l.names),
        .extra_values = (sv *)(void *)(image + l.values),
    };
    return MESSAGE_NONE;
}
