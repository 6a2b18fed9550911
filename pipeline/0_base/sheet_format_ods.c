/* sheet_format_ods : spreadsheets of LibreOffice and others (OpenDocument). */
#include "0_base/keys.h"
#include "0_base/num.h"
#include "0_base/out.h"
#include "0_base/serial.h"
#include "0_base/sheet_format.h"
#include "0_base/xml_box.h"
#include "0_base/zip_box.h"

static const char office[] = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
static const char drawing[] = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";

struct listing {
    struct arena *a, *scratch;
    struct keys hidden_styles;
    sv style; /* that is being told of */
    struct grid_sheet *sheets;
    size_t count, capacity;
    size_t depth, sheets_depth; /* of what is inside <office:spreadsheet>; 0: not there */
};

static int probe(sv bytes)
{
    if (!sv_starts(bytes, SV("PK\x03\x04"))) return 0;
    return sheet_format_has_member(bytes, "opendocument.spreadsheet") ? 2 : 0;
}

static sv value_in(const struct xml_tag *tag, const char *space, const char *name)
{
    for (size_t i = 0; i < tag->attribute_count; i++) {
        const struct xml_attribute *at = &tag->attributes[i];
        if (sv_is(at->name, name) && (!space || sv_is(at->space, space))) return at->value;
    }
    return (sv){ "", 0 };
}

/* ---- which sheets there are ------------------------------------------------------------------ */

static void add_sheet(struct listing *l, const struct xml_tag *tag)
{
    sv style = value_in(tag, NULL, "style-name"), name = arena_copy(l->a, value_in(tag, NULL, "name"));
    *ARENA_PUSH(l->scratch, l->sheets, l->count, l->capacity) = (struct grid_sheet){
        .name = utf8_normalise(l->a, sv_trim(name)), .hidden = keys_find(&l->hidden_styles, style) != NULL,
    };
}

static bool listing_open(void *user, const struct xml_tag *tag, struct err *err)
{
    struct listing *l = user;
    bool fresh;
    (void)err;
    l->depth++;
    if (sv_is(tag->name, "spreadsheet")) l->sheets_depth = l->depth + 1;
    if (l->sheets_depth) {
        if (sv_is(tag->name, "table") && l->depth == l->sheets_depth) add_sheet(l, tag);
        if (l->count && sv_is(tag->name, "table-cell") && value_in(tag, office, "value-type").n)
            l->sheets[l->count - 1].filled = true;
        return true;
    }
    if (sv_is(tag->name, "style")) l->style = arena_copy(l->scratch, value_in(tag, NULL, "name"));
    if (sv_is(tag->name, "table-properties") && sv_is(value_in(tag, NULL, "display"), "false"))
        keys_put(l->scratch, &l->hidden_styles, l->style, 1, &fresh);
    return true;
}

static bool listing_text(void *user, sv text, struct err *err)
{
    (void)user, (void)text, (void)err;
    return true;
}

static bool listing_close(void *user, sv name, struct err *err)
{
    (void)name, (void)err;
    ((struct listing *)user)->depth--;
    return true;
}

/* ---- rows ------------------------------------------------------------------------------------ */

struct cell {
    bool open, covered, formula, error;
    size_t repeat;
    sv type, value; /* in the telling's own buffers */
};

struct telling {
    struct grid_builder *builder;
    size_t wanted, seen; /* sheets */
    size_t depth, sheets_depth, skip_depth; /* skip: of an element whose text is not the cell's */
    size_t line, repeat, column, hidden;
    struct cell cell;
    struct buffer text, type, value;
    size_t paragraphs;
    bool in_sheet, row_hidden, in_paragraph;
};

static sv keep(struct buffer *b, sv text)
{
    b->n = 0;
    buffer_add(b, text);
    return buffer_sv(b);
}

/* A number in the mark-up; nonsense counts as one. */
static size_t times(const struct xml_tag *tag, const char *name)
{
    int64_t n;
    struct err ignored;
    sv value = value_in(tag, NULL, name);
    if (!value.n) return 1;
    return num_i64(value, 1, INT32_MAX, &n, &ignored) ? (size_t)n : value.n > 9 ? INT32_MAX : 1;
}

/* How often a row or a cell stands there. No program writes none or a negative number: with a guess
 * in its place, rows would be read that are not there. */
static bool repeats(const struct telling *t, const struct xml_tag *tag, const char *name, size_t *count,
                    struct err *err)
{
    int64_t n = 1;
    struct err ignored;
    sv value = value_in(tag, NULL, name);
    *count = 1;
    if (!value.n) return true;
    if (!num_i64(value, INT64_MIN, INT64_MAX, &n, &ignored) || n < 1)
        return err_at(err, (struct place){ t->builder->grid->file, t->line, 0 }, MESSAGE_SHEET_TIMES,
                      ARGS(ARG_CSTR(name), ARG_SV(value)));
    *count = n < INT32_MAX ? (size_t)n : INT32_MAX;
    return true;
}

static bool open_row(struct telling *t, const struct xml_tag *tag, struct err *err)
{
    sv visible = value_in(tag, NULL, "visibility");
    t->line += t->repeat;
    if (!repeats(t, tag, "number-rows-repeated", &t->repeat, err)) return false;
    t->row_hidden = sv_is(visible, "collapse") || sv_is(visible, "filter");
    t->column = 0;
    grid_begin_row(t->builder, t->line);
    return true;
}

static void add_merge(struct telling *t, size_t rows, size_t columns)
{
    struct grid *g = t->builder->grid;
    if ((rows == 1 && columns == 1) || t->column >= GRID_COLUMNS) return;
    *ARENA_PUSH(t->builder->a, g->merges, g->merge_count, g->merge_capacity) =
        (struct grid_merge){ t->line, t->line + rows - 1, t->column + 1, t->column + columns };
}

static bool open_cell(struct telling *t, const struct xml_tag *tag, struct err *err)
{
    size_t repeat;
    sv type = value_in(tag, office, "value-type"), value = { "", 0 };
    if (sv_is(type, "date")) value = value_in(tag, office, "date-value");
    else if (sv_is(type, "time")) value = value_in(tag, office, "time-value");
    else if (sv_is(type, "boolean")) value = value_in(tag, office, "boolean-value");
    else if (sv_is(type, "string")) value = value_in(tag, office, "string-value");
    else value = value_in(tag, office, "value");
    if (!repeats(t, tag, "number-columns-repeated", &repeat, err)) return false;
    t->cell = (struct cell){ .open = true, .covered = sv_is(tag->name, "covered-table-cell"),
                             .formula = value_in(tag, NULL, "formula").n > 0,
                             .repeat = repeat, .type = keep(&t->type, type), .value = keep(&t->value, value) };
    for (size_t i = 0; i < tag->attribute_count; i++)
        if (sv_is(tag->attributes[i].name, "value-type") && sv_is(tag->attributes[i].value, "error"))
            t->cell.error = true;
    t->text.n = t->paragraphs = 0;
    add_merge(t, times(tag, "number-rows-spanned"), times(tag, "number-columns-spanned"));
    return true;
}

/* Blanks, tabs and line ends have elements of their own. */
static void open_in_cell(struct telling *t, const struct xml_tag *tag)
{
    enum { BLANKS_MAX = 1000 };
    if (sv_is(tag->name, "annotation") || sv_is(tag->name, "ruby-text") || sv_is(tag->space, drawing)) {
        t->skip_depth = t->depth;
    } else if (sv_is(tag->name, "p") || sv_is(tag->name, "h")) {
        if (t->paragraphs++) buffer_cstr(&t->text, "\n");
        t->in_paragraph = true;
    } else if (sv_is(tag->name, "s")) {
        for (size_t n = times(tag, "c"), i = 0; i < n && i < BLANKS_MAX; i++) buffer_cstr(&t->text, " ");
    } else if (sv_is(tag->name, "tab")) {
        buffer_cstr(&t->text, "\t");
    } else if (sv_is(tag->name, "line-break")) {
        buffer_cstr(&t->text, "\n");
    }
}

static bool rows_open(void *user, const struct xml_tag *tag, struct err *err)
{
    struct telling *t = user;
    t->depth++;
    if (t->skip_depth) return true;
    if (sv_is(tag->name, "spreadsheet")) t->sheets_depth = t->depth + 1;
    if (t->sheets_depth && t->depth == t->sheets_depth && sv_is(tag->name, "table"))
        t->in_sheet = t->seen++ == t->wanted;
    if (!t->in_sheet) return true;
    if (t->cell.open) open_in_cell(t, tag);
    else if (sv_is(tag->name, "table-row")) return open_row(t, tag, err);
    else if (sv_is(tag->name, "table-cell") || sv_is(tag->name, "covered-table-cell")) return open_cell(t, tag, err);
    return true;
}

static bool rows_text(void *user, sv text, struct err *err)
{
    struct telling *t = user;
    if (!t->cell.open || !t->in_paragraph || t->skip_depth) return true;
    if (t->text.n + text.n > 2 * GRID_CELL_BYTES)
        return err_at(err, (struct place){ t->builder->grid->file, t->line, t->column + 1 },
                      MESSAGE_SHEET_FIELD_LONG, ARGS(ARG_INT(GRID_CELL_BYTES)));
    buffer_add(&t->text, text);
    return true;
}

/* What the cell holds, and what kind it is. */
static sv cell_text(struct telling *t, enum cell_kind *kind)
{
    const struct cell *c = &t->cell;
    struct err ignored;
    double value;
    int64_t seconds;
    *kind = CELL_TEXT;
    if (sv_is(c->type, "date")) {
        *kind = CELL_DATE;
        return serial_moment(c->value);
    }
    if (sv_is(c->type, "time") && serial_length(c->value, &seconds)) {
        *kind = CELL_TIME;
        return serial_clock(t->builder->scratch, seconds);
    }
    if (sv_is(c->type, "boolean")) {
        *kind = CELL_FLAG;
        return sv_is(c->value, "true") ? SV("TRUE") : SV("FALSE");
    }
    if (c->value.n && !sv_is(c->type, "string") && num_decimal(c->value, '.', -1e308, 1e308, &value, &ignored))
        return serial_text(t->builder->scratch, value, SERIAL_NUMBER, false, kind);
    return t->paragraphs || !c->value.n ? buffer_sv(&t->text) : c->value;
}

static bool close_cell(struct telling *t, struct err *err)
{
    struct cell *c = &t->cell;
    size_t begin = t->column;
    enum cell_kind kind;
    c->open = false;
    t->column = begin + c->repeat;
    if (c->covered) return true;
    sv text = cell_text(t, &kind);
    if (c->error && text.n) {
        if (begin < GRID_COLUMNS) grid_warn(t->builder, begin, MESSAGE_SHEET_CELL_ERROR, ARGS(ARG_SV(text)));
        return true;
    }
    if (c->formula && !c->type.n && !text.n) grid_warn(t->builder, begin, MESSAGE_SHEET_FORMULA, NO_ARGS);
    for (size_t i = 0; i < c->repeat && grid_trim(text).n; i++)
        if (!grid_put(t->builder, begin + i, text, kind, err)) return false;
    return true;
}

static bool rows_close(void *user, sv name, struct err *err)
{
    struct telling *t = user;
    size_t depth = t->depth--;
    if (t->skip_depth) {
        if (t->skip_depth == depth) t->skip_depth = 0;
        return true;
    }
    if (!t->in_sheet) return true;
    if (depth == t->sheets_depth && sv_is(name, "table")) return false; /* the rest is not needed */
    if (sv_is(name, "p") || sv_is(name, "h")) t->in_paragraph = false;
    if (t->cell.open && (sv_is(name, "table-cell") || sv_is(name, "covered-table-cell"))) return close_cell(t, err);
    if (!sv_is(name, "table-row")) return true;
    t->hidden += t->row_hidden && t->builder->filled ? t->repeat : 0;
    return grid_end_row(t->builder, t->repeat, err);
}

/* ---- the document ---------------------------------------------------------------------------- */

static bool is_locked(struct arena *scratch, const struct zip_archive *zip)
{
    struct err ignored = { 0 };
    struct xml_element *root;
    sv bytes;
    if (!zip_box_member(scratch, zip, SV("META-INF/manifest.xml"), &bytes, &ignored)) return false;
    if (!xml_box_read(scratch, SV("manifest"), bytes, &root, &ignored)) return false;
    for (size_t i = 0; i < root->child_count; i++)
        for (size_t k = 0; k < root->children[i]->child_count; k++)
            if (sv_is(root->children[i]->children[k]->name, "encryption-data")) return true;
    return false;
}

static bool read_document(struct arena *a, struct arena *scratch, const struct sheet_source *source,
                          struct grid *grid, struct err *err)
{
    static const struct xml_events listing_events = { listing_open, listing_text, listing_close };
    static const struct xml_events row_events = { rows_open, rows_text, rows_close };
    struct zip_archive zip;
    sv bytes, file = source->file, shown = arena_format(scratch, "%.*s/content.xml", SV_ARG(file));
    struct listing l = { .a = a, .scratch = scratch };
    struct grid_builder builder = { .a = a, .scratch = scratch, .grid = grid, .problems = source->problems };
    struct telling t = { .builder = &builder, .line = 1, .text = { .a = scratch }, .type = { .a = scratch },
                         .value = { .a = scratch } };
    if (!zip_box_open(scratch, file, source->bytes, &zip, err)) return false;
    if (is_locked(scratch, &zip)) return err_at(err, (struct place){ file, 0, 0 }, MESSAGE_SHEET_LOCKED, NO_ARGS);
    if (!zip_box_member(scratch, &zip, SV("content.xml"), &bytes, err)) return false;
    if (!xml_box_tell(shown, bytes, &listing_events, &l, err)) return sheet_format_inside(file, shown, err);
    if (!grid_pick(a, file, l.sheets, l.count, source->options->name, source->problems, grid, &t.wanted, err))
        return false;
    if (!xml_box_tell(shown, bytes, &row_events, &t, err)) return sheet_format_inside(file, shown, err);
    if (t.hidden)
        problem_add(source->problems, (struct place){ grid->file, 0, 0 }, MESSAGE_SHEET_HIDDEN,
                    ARGS(ARG_INT(t.hidden)));
    return true;
}

static bool read(struct arena *a, const struct sheet_source *source, struct grid *grid, struct err *err)
{
    struct arena scratch = { .limit_bytes = a->limit_bytes };
    grid->encoding = ENCODING_UTF8;
    grid->delimiter = ';';
    grid->spread = true;
    bool ok = read_document(a, &scratch, source, grid, err);
    arena_free(&scratch);
    return ok;
}

const struct sheet_format sheet_format_ods = {
    .name = "ods",
    .extension = ".ods",
    .help = { "werkmap van LibreOffice: één werkblad, met zijn datums, tijden en getallen",
              "workbook of LibreOffice: one sheet, with its dates, times and numbers" },
    .keeps = { "de waarde van elke cel, ook uit formules", "the value of every cell, also of formulas" },
    .drops = { "opmaak, opmerkingen, tekeningen", "layout, comments, drawings" },
    .probe = probe,
    .read = read,
};
