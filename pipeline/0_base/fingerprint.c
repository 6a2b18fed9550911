#include "0_base/fingerprint.h"

#include "0_base/file.h"

static void maybe(struct digest_state *state, bool has, const void *value, size_t size)
{
    digest_add(state, has ? (sv){ value, size } : SV(""));
}

static void cell(struct digest_state *state, const struct column *column, const void *row)
{
    const char *at = (const char *)row + column->offset;
    switch (column->type) {
    case COLUMN_TEXT: digest_add(state, *(const sv *)(const void *)at); return;
    case COLUMN_COUNT: digest_add_int(state, *(const int64_t *)(const void *)at); return;
    case COLUMN_INTEGER: {
        const struct maybe_integer *n = (const void *)at;
        maybe(state, n->has, &n->value, sizeof n->value);
        return;
    }
    case COLUMN_REAL: {
        const struct maybe_real *x = (const void *)at;
        maybe(state, x->has, &x->value, sizeof x->value);
        return;
    }
    case COLUMN_DATE: {
        const struct maybe_date *date = (const void *)at;
        maybe(state, date->has, &date->days, sizeof date->days);
        return;
    }
    case COLUMN_FLAG: digest_add_int(state, *(const bool *)(const void *)at); return;
    }
    WF_BUG("column type");
}

void fingerprint_row(struct digest_state *state, const struct table *t, size_t row)
{
    const void *p = table_at(t, t->type, row);
    for (size_t i = 0; i < t->type->column_count; i++) cell(state, &t->type->columns[i], p);
    for (size_t i = 0; i < t->extra_count; i++) digest_add(state, table_extra(t, row, i));
}

void fingerprint_table(struct digest_state *state, const struct table *t)
{
    digest_add(state, sv_from_cstr(t->type->name));
    digest_add_int(state, (int64_t)t->extra_count);
    for (size_t i = 0; i < t->extra_count; i++) digest_add(state, t->extra_names[i]);
    digest_add_int(state, (int64_t)t->count);
    for (size_t i = 0; i < t->count; i++) fingerprint_row(state, t, i);
}

void fingerprint_file(struct digest_state *state, const char *path, sv shown)
{
    struct arena scratch = { 0 };
    struct err err = { 0 };
    sv bytes;
    bool read = file_read(&scratch, path, shown, FILE_LIMIT_BYTES, &bytes, &err);
    digest_add(state, shown);
    digest_add_int(state, read ? MESSAGE_NONE : err.message);
    if (read) digest_add(state, bytes);
    arena_free(&scratch);
}
