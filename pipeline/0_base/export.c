#include "0_base/export.h"

#include "0_base/csv_box.h"
#include "0_base/json_box.h"

/* Rows are put together up to this size before they are written. */
enum { CHUNK_BYTES = 64 * 1024 };

/* ---- CSV --------------------------------------------------------------------------------- */

static bool is_shown(const struct column *column) { return !(column->flags & COLUMN_INTERNAL); }

/* Blanks at the ends are kept by quotes only: many readers drop them from a bare cell. */
static bool needs_quotes(sv cell)
{
    if (cell.n == 0) return false;
    char first = cell.p[0], last = cell.p[cell.n - 1];
    if (first == ' ' || first == '\t' || last == ' ' || last == '\t') return true;
    for (size_t i = 0; i < cell.n; i++)
        if (cell.p[i] == '"' || cell.p[i] == ',' || cell.p[i] == '\n' || cell.p[i] == '\r') return true;
    return false;
}

static void add_quoted(struct buffer *b, sv cell)
{
    sv part, rest = cell;
    buffer_cstr(b, "\"");
    while (sv_split(rest, '"', &part, &rest)) {
        buffer_add(b, part);
        buffer_cstr(b, "\"\"");
    }
    buffer_add(b, rest);
    buffer_cstr(b, "\"");
}

static void add_cell(struct buffer *b, sv cell)
{
    if (needs_quotes(cell))
        add_quoted(b, cell);
    else
        buffer_add(b, cell);
}

/* What a spreadsheet would run as a formula. */
static bool is_executable(sv cell) { return cell.n && memchr("=+-@\t\r", cell.p[0], 6); }

static void add_text(struct buffer *b, sv cell, const struct export_options *options)
{
    if (!options->neutralise || !is_executable(cell)) {
        add_cell(b, cell);
        return;
    }
    struct buffer tamed = { .a = b->a };
    buffer_cstr(&tamed, "'");
    buffer_add(&tamed, cell);
    add_cell(b, buffer_sv(&tamed));
}

/* Ends a row that began at `begin`. A row of one empty cell would be a blank line, which is no row
 * to many readers. */
static void end_row(struct buffer *b, size_t begin)
{
    if (b->n == begin) buffer_cstr(b, "\"\"");
    buffer_cstr(b, "\n");
}

static void separate(struct buffer *b, size_t *cells)
{
    if ((*cells)++) buffer_cstr(b, ",");
}

static void add_header(struct buffer *b, const struct table *t, const struct export_options *options)
{
    size_t begin = b->n, cells = 0;
    for (size_t c = 0; c < t->type->column_count; c++) {
        if (!is_shown(&t->type->columns[c])) continue;
        separate(b, &cells);
        add_cell(b, sv_from_cstr(t->type->columns[c].name));
    }
    for (size_t x = 0; x < t->extra_count; x++) {
        separate(b, &cells);
        add_text(b, t->extra_names[x], options);
    }
    end_row(b, begin);
}

static void add_row(struct buffer *b, const struct table *t, size_t row,
                    const struct export_options *options)
{
    size_t begin = b->n, cells = 0;
    for (size_t c = 0; c < t->type->column_count; c++) {
        const struct column *column = &t->type->columns[c];
        if (!is_shown(column)) continue;
        char buf[64];
        sv cell = table_cell_print(column, table_at(t, t->type, row), buf);
        separate(b, &cells);
        if (column->type == COLUMN_TEXT)
            add_text(b, cell, options);
        else
            add_cell(b, cell);
    }
    for (size_t x = 0; x < t->extra_count; x++) {
        separate(b, &cells);
        add_text(b, table_extra(t, row, x), options);
    }
    end_row(b, begin);
}

void export_csv_text(struct buffer *b, const struct table *t, const struct export_options *options)
{
    add_header(b, t, options);
    for (size_t i = 0; i < t->count; i++) add_row(b, t, i, options);
}

bool export_csv(struct arena *scratch, const struct table *t, const char *path,
                const struct export_options *options, struct err *err)
{
    struct out out;
    if (!out_open(scratch, path, &out, err)) return false;
    struct buffer b = { .a = scratch };
    add_header(&b, t, options);
    for (size_t i = 0; i < t->count; i++) {
        add_row(&b, t, i, options);
        if (b.n < CHUNK_BYTES) continue;
        out_sv(&out, buffer_sv(&b));
        b.n = 0;
    }
    out_sv(&out, buffer_sv(&b));
    return out_close(&out, err);
}

/* ---- back -------------------------------------------------------------------------------- */

struct reading {
    struct arena *a;
    sv file;
    const struct table_type *type;
    struct csv_box *box;
    size_t shown; /* columns of the type that stand in CSV */
};

/* The columns of the type, in its order, then extra ones. */
static bool read_header(struct reading *r, struct table *t, struct err *err)
{
    struct csv_box_row row = { 0 };
    enum step step = csv_box_next(r->a, r->box, &row, err);
    if (step == STEP_FAIL) return false;
    struct place place = { r->file, 1, 0 };
    for (size_t c = 0; c < r->type->column_count; c++) {
        const char *name = r->type->columns[c].name;
        if (!is_shown(&r->type->columns[c])) continue;
        if (r->shown >= row.cell_count || !sv_is(row.cells[r->shown], name))
            return err_at(err, place, MESSAGE_TABLE_HEADER,
                          ARGS(ARG_CSTR(name), ARG_CSTR(r->type->name)));
        r->shown++;
    }
    if (row.cell_count > CSV_BOX_CELLS)
        return err_at(err, place, MESSAGE_SHEET_COLUMNS,
                      ARGS(ARG_INT(row.cell_count), ARG_INT(CSV_BOX_CELLS)));
    if (row.cell_count > r->shown)
        table_extras(r->a, t, row.cells + r->shown, row.cell_count - r->shown);
    return true;
}

static bool read_row(struct reading *r, const struct csv_box_row *row, struct table *t,
                     struct err *err)
{
    size_t want = r->shown + t->extra_count;
    if (row->cell_count != want)
        return err_at(err, (struct place){ r->file, row->line, 0 }, MESSAGE_SHEET_CELLS,
                      ARGS(ARG_INT(row->cell_count), ARG_INT(want)));
    void *to = table_add(r->a, t, r->type);
    for (size_t c = 0, cell = 0; c < r->type->column_count; c++)
        if (is_shown(&r->type->columns[c]) &&
            !table_cell_parse(&r->type->columns[c], row->cells[cell++], to, err))
            return err_place(err, (struct place){ r->file, row->line, 0 });
    for (size_t x = 0; x < t->extra_count; x++)
        table_set_extra(t, t->count - 1, x, row->cells[r->shown + x]);
    return true;
}

bool export_csv_read(struct arena *a, sv file, sv bytes, const struct table_type *type,
                     struct table *t, struct err *err)
{
    struct csv_box_options options = { ',', 1, bytes.n };
    struct reading r = { a, file, type, csv_box_open(a, file, bytes, &options), 0 };
    *t = table_new(type);
    if (!read_header(&r, t, err)) return false;
    struct csv_box_row row;
    enum step step;
    while ((step = csv_box_next(a, r.box, &row, err)) == STEP_ITEM)
        if (!read_row(&r, &row, t, err)) return false;
    return step == STEP_END;
}

/* ---- CSVW -------------------------------------------------------------------------------- */

static const char *const languages[] = { [LANGUAGE_NL] = "nl", [LANGUAGE_EN] = "en" };

/* [{"@value": …, "@language": …}, …] */
static void set_description(struct arena *a, struct json_value *object, const char *const meaning[2])
{
    struct json_value *both = json_box_array(a);
    for (size_t i = 0; i < WF_COUNT(languages); i++) {
        struct json_value *one = json_box_object(a);
        json_box_set_sv(a, one, "@value", sv_from_cstr(meaning[i]));
        json_box_set_sv(a, one, "@language", sv_from_cstr(languages[i]));
        json_box_push(a, both, one);
    }
    json_box_set(a, object, "dc:description", both);
}

/* A validator compares the header with the titles, so the name itself is one in each language. */
static void set_titles(struct arena *a, struct json_value *object, const struct column *column)
{
    struct json_value *titles = json_box_object(a);
    for (size_t i = 0; i < WF_COUNT(languages); i++) {
        struct json_value *list = json_box_array(a);
        json_box_push_sv(a, list, sv_from_cstr(column->name));
        if (strcmp(column->name, column->meaning[i]) != 0)
            json_box_push_sv(a, list, sv_from_cstr(column->meaning[i]));
        json_box_set(a, titles, languages[i], list);
    }
    json_box_set(a, object, "titles", titles);
}

static const char *datatype_name(enum column_type type)
{
    switch (type) {
    case COLUMN_TEXT: return "string";
    case COLUMN_COUNT:
    case COLUMN_INTEGER: return "integer";
    case COLUMN_REAL: return "number";
    case COLUMN_DATE: return "date";
    case COLUMN_FLAG: return "boolean";
    }
    WF_BUG("unknown column type");
}

static bool has_list(const struct column *column) { return strchr(column->reference, '|'); }

/* The format of a string is a regular expression, that of a boolean its two words. */
static void set_datatype(struct arena *a, struct json_value *object, const struct column *column)
{
    sv base = sv_from_cstr(datatype_name(column->type)), format = SV("");
    if (column->type == COLUMN_FLAG) format = SV("1|0");
    if (column->type == COLUMN_TEXT && has_list(column))
        format = arena_format(a, "(%s)", column->reference);
    if (format.n == 0) {
        json_box_set_sv(a, object, "datatype", base);
        return;
    }
    struct json_value *datatype = json_box_object(a);
    json_box_set_sv(a, datatype, "base", base);
    json_box_set_sv(a, datatype, "format", format);
    json_box_set(a, object, "datatype", datatype);
}

static bool is_required(const struct column *column, size_t key_count)
{
    if (column->type == COLUMN_COUNT || column->type == COLUMN_FLAG) return true;
    return column->flags & COLUMN_NEEDED || (column->flags & COLUMN_KEY && key_count == 1);
}

static struct json_value *column_json(struct arena *a, const struct column *column, size_t key_count)
{
    struct json_value *object = json_box_object(a);
    json_box_set_sv(a, object, "name", sv_from_cstr(column->name));
    set_titles(a, object, column);
    set_description(a, object, column->meaning);
    set_datatype(a, object, column);
    json_box_set_bool(a, object, "required", is_required(column, key_count));
    if (*column->unit) json_box_set_sv(a, object, "schema:unitText", sv_from_cstr(column->unit));
    return object;
}

/* "people.person": the column is a key of another table. False when it is not. */
static bool push_foreign_key(struct arena *a, struct json_value *keys, const struct column *column)
{
    sv table, key;
    if (has_list(column) || !sv_split(sv_from_cstr(column->reference), '.', &table, &key))
        return false;
    struct json_value *reference = json_box_object(a), *object = json_box_object(a);
    json_box_set_sv(a, reference, "resource", arena_format(a, "%.*s.csv", SV_ARG(table)));
    json_box_set_sv(a, reference, "columnReference", key);
    json_box_set_sv(a, object, "columnReference", sv_from_cstr(column->name));
    json_box_set(a, object, "reference", reference);
    json_box_push(a, keys, object);
    return true;
}

static struct json_value *schema_json(struct arena *a, const struct table_type *type,
                                      const sv *extras, size_t extra_count)
{
    struct json_value *schema = json_box_object(a), *columns = json_box_array(a);
    struct json_value *primary = json_box_array(a), *foreign = json_box_array(a);
    size_t key_count = 0, foreign_count = 0;
    for (size_t c = 0; c < type->column_count; c++)
        if (type->columns[c].flags & COLUMN_KEY) key_count++;
    for (size_t c = 0; c < type->column_count; c++) {
        const struct column *column = &type->columns[c];
        if (!is_shown(column)) continue;
        json_box_push(a, columns, column_json(a, column, key_count));
        if (column->flags & COLUMN_KEY) json_box_push_sv(a, primary, sv_from_cstr(column->name));
        if (push_foreign_key(a, foreign, column)) foreign_count++;
    }
    for (size_t x = 0; x < extra_count; x++) { /* without a name: any text may be a title */
        struct json_value *object = json_box_object(a);
        json_box_set_sv(a, object, "titles", extras[x]);
        json_box_set_sv(a, object, "datatype", SV("string"));
        json_box_push(a, columns, object);
    }
    json_box_set(a, schema, "columns", columns);
    if (foreign_count) json_box_set(a, schema, "foreignKeys", foreign);
    if (key_count) json_box_set(a, schema, "primaryKey", primary);
    return schema;
}

/* How export_csv writes, where it differs from what CSVW assumes: rows that begin with # are rows,
 * and nothing is trimmed. */
static struct json_value *dialect_json(struct arena *a)
{
    struct json_value *dialect = json_box_object(a);
    json_box_set_sv(a, dialect, "encoding", SV("utf-8"));
    json_box_set_sv(a, dialect, "lineTerminators", SV("\n"));
    json_box_set_sv(a, dialect, "delimiter", SV(","));
    json_box_set_bool(a, dialect, "header", true);
    json_box_set_bool(a, dialect, "trim", false);
    json_box_set_null(a, dialect, "commentPrefix");
    return dialect;
}

sv export_csvw(struct arena *a, const struct table_type *type, const sv *extras, size_t extra_count)
{
    struct json_value *table = json_box_object(a);
    json_box_set_sv(a, table, "@context", SV("http://www.w3.org/ns/csvw"));
    json_box_set_sv(a, table, "@type", SV("Table"));
    json_box_set_sv(a, table, "url", arena_format(a, "%s.csv", type->name));
    json_box_set_sv(a, table, "dc:title", sv_from_cstr(type->name));
    set_description(a, table, type->meaning);
    json_box_set(a, table, "dialect", dialect_json(a));
    json_box_set(a, table, "tableSchema", schema_json(a, type, extras, extra_count));
    return json_box_text(a, table);
}
