#include "0_base/table.h"

#include <float.h>
#include <inttypes.h>
#include <math.h>

#define TABLE TABLE_SOURCE_TABLE
#define COLUMN TABLE_SOURCE_COLUMN
#include "0_base/tables.def"
#undef TABLE
#undef COLUMN

struct table table_new(const struct table_type *type) { return (struct table){ .type = type }; }

void table_extras(struct arena *a, struct table *t, const sv *names, size_t count)
{
    WF_ASSERT(t->count == 0 && t->extra_count == 0);
    if (count == 0) return;
    sv *own = ARENA_NEW(a, sv, count);
    memcpy(own, names, count * sizeof *own);
    t->extra_names = own;
    t->extra_count = count;
}

static char *row_at(const struct table *t, size_t row)
{
    return (char *)t->rows + row * t->type->row_size;
}

void *table_at(const struct table *t, const struct table_type *type, size_t row)
{
    WF_ASSERT(t->type == type);
    WF_ASSERT(row < t->count);
    return row_at(t, row);
}

void *table_add(struct arena *a, struct table *t, const struct table_type *type)
{
    WF_ASSERT(type && t->type == type);
    if (t->count == t->capacity)
        t->rows = arena_grow(a, t->rows, t->count, &t->capacity, type->row_size);
    size_t used = t->count * t->extra_count;
    while (t->extra_capacity < used + t->extra_count)
        t->extra_values = arena_grow(a, t->extra_values, used, &t->extra_capacity, sizeof(sv));
    t->count++;
    return row_at(t, t->count - 1);
}

sv table_extra(const struct table *t, size_t row, size_t extra)
{
    WF_ASSERT(row < t->count && extra < t->extra_count);
    return t->extra_values[row * t->extra_count + extra];
}

void table_set_extra(struct table *t, size_t row, size_t extra, sv value)
{
    WF_ASSERT(row < t->count && extra < t->extra_count);
    t->extra_values[row * t->extra_count + extra] = value;
}

ptrdiff_t table_extra_find(const struct table *t, sv name)
{
    for (size_t i = 0; i < t->extra_count; i++)
        if (sv_eq(t->extra_names[i], name)) return (ptrdiff_t)i;
    return -1;
}

void table_append(struct arena *a, struct table *t, const struct table *from)
{
    WF_ASSERT(from->type == t->type && from->extra_count == t->extra_count);
    for (size_t i = 0; i < t->extra_count; i++)
        WF_ASSERT(sv_eq(t->extra_names[i], from->extra_names[i]));
    size_t count = from->count; /* `from` may be `t` itself */
    for (size_t i = 0; i < count; i++) {
        void *row = table_add(a, t, t->type);
        memcpy(row, row_at(from, i), t->type->row_size);
        for (size_t x = 0; x < t->extra_count; x++)
            table_set_extra(t, t->count - 1, x, table_extra(from, i, x));
    }
}

/* ---- order ------------------------------------------------------------------------------- */

static int compare_integers(int64_t x, int64_t y) { return x < y ? -1 : x > y; }

/* Absent values come first; 0 when both are there and must be compared. */
static int compare_has(bool x, bool y) { return x == y ? 0 : x ? 1 : -1; }

static int compare_cells(const struct column *column, const void *x, const void *y)
{
    const void *p = (const char *)x + column->offset, *q = (const char *)y + column->offset;
    switch (column->type) {
    case COLUMN_TEXT: return sv_cmp(*(const sv *)p, *(const sv *)q);
    case COLUMN_COUNT: return compare_integers(*(const int64_t *)p, *(const int64_t *)q);
    case COLUMN_FLAG: return *(const bool *)p - *(const bool *)q;
    case COLUMN_INTEGER: {
        const struct maybe_integer *m = p, *n = q;
        int c = compare_has(m->has, n->has);
        return c || !m->has ? c : compare_integers(m->value, n->value);
    }
    case COLUMN_DATE: {
        const struct maybe_date *m = p, *n = q;
        int c = compare_has(m->has, n->has);
        return c || !m->has ? c : compare_integers(m->days, n->days);
    }
    case COLUMN_REAL: {
        const struct maybe_real *m = p, *n = q;
        int c = compare_has(m->has, n->has);
        return c || !m->has ? c : m->value < n->value ? -1 : m->value > n->value;
    }
    }
    WF_BUG("unknown column type");
}

int table_compare_keys(const struct table_type *type, const void *x, const void *y)
{
    for (size_t i = 0; i < type->column_count; i++) {
        if (!(type->columns[i].flags & COLUMN_KEY)) continue;
        int c = compare_cells(&type->columns[i], x, y);
        if (c) return c;
    }
    return 0;
}

/* One pass of a bottom-up merge sort: merges each two neighbouring runs of `width`. The left one
 * wins a tie, so the sort is stable. */
static void merge_runs(const struct table *t, size_t width, const size_t *from, size_t *to)
{
    for (size_t begin = 0; begin < t->count; begin += 2 * width) {
        size_t middle = begin + width < t->count ? begin + width : t->count;
        size_t end = middle + width < t->count ? middle + width : t->count;
        size_t left = begin, right = middle;
        for (size_t out = begin; out < end; out++) {
            bool take_left = right == end;
            if (left < middle && right < end)
                take_left = table_compare_keys(t->type, row_at(t, from[left]),
                                               row_at(t, from[right])) <= 0;
            to[out] = take_left ? from[left++] : from[right++];
        }
    }
}

/* Row indices in the order of the keys. */
static const size_t *key_order(struct arena *scratch, const struct table *t)
{
    size_t *order = ARENA_NEW(scratch, size_t, t->count);
    size_t *spare = ARENA_NEW(scratch, size_t, t->count);
    for (size_t i = 0; i < t->count; i++) order[i] = i;
    for (size_t width = 1; width < t->count; width *= 2) {
        merge_runs(t, width, order, spare);
        size_t *other = order;
        order = spare;
        spare = other;
    }
    return order;
}

static bool is_sorted(const struct table *t)
{
    for (size_t i = 1; i < t->count; i++)
        if (table_compare_keys(t->type, row_at(t, i - 1), row_at(t, i)) > 0) return false;
    return true;
}

void table_sort(struct table *t)
{
    if (is_sorted(t)) return;
    struct arena scratch = { 0 };
    size_t row_size = t->type->row_size, extras = t->extra_count;
    const size_t *order = key_order(&scratch, t);
    char *rows = arena_alloc(&scratch, t->count, row_size, _Alignof(max_align_t));
    memcpy(rows, t->rows, t->count * row_size);
    for (size_t i = 0; i < t->count; i++)
        memcpy(row_at(t, i), rows + order[i] * row_size, row_size);
    if (extras) {
        sv *values = ARENA_NEW(&scratch, sv, t->count * extras);
        memcpy(values, t->extra_values, t->count * extras * sizeof(sv));
        for (size_t i = 0; i < t->count; i++)
            memcpy(t->extra_values + i * extras, values + order[i] * extras, extras * sizeof(sv));
    }
    arena_free(&scratch);
}

/* ---- cells ------------------------------------------------------------------------------- */

static sv print_integer(int64_t n, char buf[64])
{
    return (sv){ buf, (size_t)snprintf(buf, 64, "%" PRId64, n) };
}

sv table_cell_print(const struct column *column, const void *row, char buf[64])
{
    const void *p = (const char *)row + column->offset;
    switch (column->type) {
    case COLUMN_TEXT: return *(const sv *)p;
    case COLUMN_COUNT: return print_integer(*(const int64_t *)p, buf);
    case COLUMN_FLAG: return *(const bool *)p ? SV("1") : SV("0");
    case COLUMN_INTEGER: {
        const struct maybe_integer *m = p;
        return m->has ? print_integer(m->value, buf) : SV("");
    }
    case COLUMN_REAL: {
        const struct maybe_real *m = p;
        if (!m->has) return SV("");
        WF_ASSERT(isfinite(m->value));
        num_print(m->value, 6, buf);
        return sv_from_cstr(buf);
    }
    case COLUMN_DATE: {
        const struct maybe_date *m = p;
        if (!m->has) return SV("");
        date_print(*m, buf);
        return sv_from_cstr(buf);
    }
    }
    WF_BUG("unknown column type");
}

sv table_cell(struct arena *a, const struct column *column, const void *row)
{
    char buf[64];
    sv cell = table_cell_print(column, row, buf);
    return cell.p == buf ? arena_copy(a, cell) : cell;
}

bool table_cell_parse(const struct column *column, sv text, void *row, struct err *err)
{
    void *p = (char *)row + column->offset;
    switch (column->type) {
    case COLUMN_TEXT: *(sv *)p = text; return true;
    case COLUMN_COUNT: return num_i64(text, INT64_MIN, INT64_MAX, p, err);
    case COLUMN_FLAG: {
        int64_t n;
        if (!num_i64(text, 0, 1, &n, err)) return false;
        *(bool *)p = n == 1;
        return true;
    }
    case COLUMN_INTEGER: {
        struct maybe_integer *m = p;
        *m = (struct maybe_integer){ .has = text.n > 0 };
        return !m->has || num_i64(text, INT64_MIN, INT64_MAX, &m->value, err);
    }
    case COLUMN_REAL: {
        struct maybe_real *m = p;
        *m = (struct maybe_real){ .has = text.n > 0 };
        return !m->has || num_f64(text, -DBL_MAX, DBL_MAX, &m->value, err);
    }
    case COLUMN_DATE:
        *(struct maybe_date *)p = (struct maybe_date){ 0 };
        return text.n == 0 || date_parse(text, DATE_ISO, p, err);
    }
    WF_BUG("unknown column type");
}

/* ---- check ------------------------------------------------------------------------------- */

static bool cell_is_empty(const struct column *column, const void *row)
{
    const void *p = (const char *)row + column->offset;
    switch (column->type) {
    case COLUMN_TEXT: return ((const sv *)p)->n == 0;
    case COLUMN_COUNT:
    case COLUMN_FLAG: return false;
    case COLUMN_INTEGER: return !((const struct maybe_integer *)p)->has;
    case COLUMN_REAL: return !((const struct maybe_real *)p)->has;
    case COLUMN_DATE: return !((const struct maybe_date *)p)->has;
    }
    WF_BUG("unknown column type");
}

static bool is_listed(const struct column *column, sv cell)
{
    sv rest = sv_from_cstr(column->reference), value;
    while (sv_cut(&rest, '|', &value))
        if (sv_eq(value, cell)) return true;
    return false;
}

static bool check_cell(const struct table *t, const struct column *column, size_t row,
                       struct err *err)
{
    const void *at = row_at(t, row);
    if (cell_is_empty(column, at))
        return !(column->flags & COLUMN_NEEDED) ||
               err_set(err, MESSAGE_TABLE_CELL_EMPTY,
                       ARGS(ARG_CSTR(t->type->name), ARG_CSTR(column->name), ARG_INT(row + 1)));
    sv wrong = SV("");
    if (column->type == COLUMN_TEXT && strchr(column->reference, '|')) {
        sv cell = *(const sv *)(const void *)((const char *)at + column->offset);
        if (!is_listed(column, cell)) wrong = cell;
    } else if (column->type == COLUMN_REAL) {
        const void *p = (const char *)at + column->offset;
        if (!isfinite(((const struct maybe_real *)p)->value)) wrong = SV("nan/inf");
    }
    return wrong.n == 0 ||
           err_set(err, MESSAGE_TABLE_CELL_VALUE,
                   ARGS(ARG_CSTR(t->type->name), ARG_CSTR(column->name), ARG_SV(wrong)));
}

static size_t key_count(const struct table_type *type, const char **first)
{
    size_t n = 0;
    for (size_t i = 0; i < type->column_count; i++)
        if (type->columns[i].flags & COLUMN_KEY && n++ == 0) *first = type->columns[i].name;
    return n;
}

static bool key_is_empty(const struct table_type *type, const void *row)
{
    for (size_t i = 0; i < type->column_count; i++)
        if (type->columns[i].flags & COLUMN_KEY && !cell_is_empty(&type->columns[i], row))
            return false;
    return true;
}

/* The key as a message shows it: "a, b". */
static sv key_text(struct arena *a, const struct table_type *type, const void *row)
{
    sv text = SV("");
    for (size_t i = 0; i < type->column_count; i++) {
        if (!(type->columns[i].flags & COLUMN_KEY)) continue;
        sv cell = table_cell(a, &type->columns[i], row);
        text = text.n ? arena_format(a, "%.*s, %.*s", SV_ARG(text), SV_ARG(cell)) : cell;
    }
    return text;
}

static bool check_keys(struct arena *scratch, const struct table *t, struct err *err)
{
    const char *first = NULL;
    if (key_count(t->type, &first) == 0 || t->count == 0) return true;
    for (size_t i = 0; i < t->count; i++)
        if (key_is_empty(t->type, row_at(t, i)))
            return err_set(err, MESSAGE_TABLE_CELL_EMPTY,
                           ARGS(ARG_CSTR(t->type->name), ARG_CSTR(first), ARG_INT(i + 1)));
    const size_t *order = key_order(scratch, t);
    for (size_t i = 1; i < t->count; i++) {
        const void *row = row_at(t, order[i]);
        if (table_compare_keys(t->type, row_at(t, order[i - 1]), row) == 0)
            return err_set(err, MESSAGE_TABLE_KEY_TWICE,
                           ARGS(ARG_CSTR(t->type->name), ARG_SV(key_text(scratch, t->type, row))));
    }
    return true;
}

bool table_check(const struct table *t, struct err *err)
{
    for (size_t i = 0; i < t->count; i++)
        for (size_t c = 0; c < t->type->column_count; c++)
            if (!check_cell(t, &t->type->columns[c], i, err)) return false;
    struct arena scratch = { 0 };
    bool ok = check_keys(&scratch, t, err);
    arena_free(&scratch);
    return ok;
}
