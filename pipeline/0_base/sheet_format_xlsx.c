/* sheet_format_xlsx : workbooks of Excel (Office Open XML), also those that other programs write. */
#include "0_base/num.h"
#include "0_base/out.h"
#include "0_base/serial.h"
#include "0_base/sheet_format.h"
#include "0_base/xml_box.h"
#include "0_base/zip_box.h"

enum { STYLES_MAX = 65536, ESCAPE = 7 /* _x000D_ */ };

struct book {
    struct arena *a, *scratch;
    const struct sheet_source *source;
    struct zip_archive zip;
    struct problems *problems;
    sv folder;         /* of the workbook in the archive: "xl/" */
    sv styles, shared; /* names of members, "" when there are none */
    struct grid_sheet *sheets;
    sv *members; /* of the sheets */
    size_t sheet_count, sheet_capacity, member_capacity;
    bool from_1904;
    enum serial_style *styles_of; /* by the number of a cell's format */
    size_t style_count, style_capacity;
    sv *strings;
    size_t string_count, string_capacity, string_bytes;
};

static int probe(sv bytes)
{
    if (!sv_starts(bytes, SV("PK\x03\x04")) || sheet_format_has_member(bytes, "xl/workbook.bin")) return 0;
    if (sheet_format_has_member(bytes, "word/document.xml")) return 0; /* a sheet may lie inside it */
    return sheet_format_has_member(bytes, "xl/work") ? 2 : 0;
}

static bool broken(const struct book *b, const char *what, struct err *err)
{
    return err_at(err, (struct place){ b->source->file, 0, 0 }, MESSAGE_SHEET_BROKEN, ARGS(ARG_CSTR(what)));
}

/* ---- members ------------------------------------------------------------------------------- */

static bool has_member(const struct book *b, sv name)
{
    for (size_t i = 0; i < b->zip.member_count; i++)
        if (sv_eq(b->zip.members[i].name, name)) return true;
    return false;
}

/* A member's bytes; `shown` is what messages call it. */
static bool get_member(struct book *b, sv name, sv *bytes, sv *shown, struct err *err)
{
    *shown = arena_format(b->scratch, "%.*s/%.*s", SV_ARG(b->source->file), SV_ARG(name));
    return zip_box_member(b->scratch, &b->zip, name, bytes, err);
}

static bool get_tree(struct book *b, sv name, struct xml_element **root, struct err *err)
{
    sv bytes, shown;
    if (!get_member(b, name, &bytes, &shown, err)) return false;
    return xml_box_read(b->scratch, shown, bytes, root, err) || sheet_format_inside(b->source->file, shown, err);
}

/* A target is seen from the folder of what names it, or from the top. */
static sv member_of(struct book *b, sv folder, sv target)
{
    if (sv_starts(target, SV("/"))) return sv_from(target, 1);
    while (sv_starts(target, SV("../"))) {
        target = sv_from(target, 3);
        if (folder.n) folder.n--;
        while (folder.n && folder.p[folder.n - 1] != '/') folder.n--;
    }
    return arena_format(b->scratch, "%.*s%.*s", SV_ARG(folder), SV_ARG(target));
}

/* The root of the relations of a part, or NULL when it has none. */
static bool get_relations(struct book *b, sv folder, sv name, struct xml_element **root, struct err *err)
{
    sv member = arena_format(b->scratch, "%.*s_rels/%.*s.rels", SV_ARG(folder), SV_ARG(name));
    *root = NULL;
    return !has_member(b, member) || get_tree(b, member, root, err);
}

/* The member of the workbook itself. */
static bool find_workbook(struct book *b, sv *member, struct err *err)
{
    struct xml_element *root;
    *member = SV("xl/workbook.xml");
    if (!get_relations(b, SV(""), SV(""), &root, err)) return false;
    for (size_t i = 0; root && i < root->child_count; i++)
        if (sv_ends(xml_box_value(root->children[i], "Type"), SV("/officeDocument")))
            *member = member_of(b, SV(""), xml_box_value(root->children[i], "Target"));
    return has_member(b, *member) || broken(b, "xl/workbook.xml", err);
}

/* ---- the workbook: sheets, and where the rest is -------------------------------------------- */

static const struct xml_element *relation(const struct xml_element *relations, sv id)
{
    for (size_t i = 0; relations && id.n && i < relations->child_count; i++)
        if (sv_eq(xml_box_value(relations->children[i], "Id"), id)) return relations->children[i];
    return NULL;
}

static void add_sheet(struct book *b, const struct xml_element *e, const struct xml_element *relations)
{
    const struct xml_element *target = relation(relations, xml_box_value(e, "id"));
    if (!target || !sv_ends(xml_box_value(target, "Type"), SV("/worksheet"))) return; /* a chart */
    struct grid_sheet sheet = { .name = utf8_normalise(b->a, arena_copy(b->a, sv_trim(xml_box_value(e, "name")))),
                                .number = b->sheet_count };
    sv state = xml_box_value(e, "state");
    sheet.hidden = sv_is(state, "hidden") || sv_is(state, "veryHidden");
    size_t count = b->sheet_count;
    *ARENA_PUSH(b->scratch, b->members, count, b->member_capacity) =
        member_of(b, b->folder, xml_box_value(target, "Target"));
    *ARENA_PUSH(b->scratch, b->sheets, b->sheet_count, b->sheet_capacity) = sheet;
}

static bool read_workbook(struct book *b, struct err *err)
{
    struct xml_element *root, *relations;
    sv member;
    if (!find_workbook(b, &member, err)) return false;
    b->folder = member;
    while (b->folder.n && b->folder.p[b->folder.n - 1] != '/') b->folder.n--;
    if (!get_tree(b, member, &root, err)) return false;
    if (!get_relations(b, b->folder, sv_from(member, b->folder.n), &relations, err)) return false;
    const struct xml_element *properties = xml_box_child(root, "workbookPr"), *sheets = xml_box_child(root, "sheets");
    sv since = properties ? xml_box_value(properties, "date1904") : SV("");
    b->from_1904 = sv_is(since, "1") || sv_is(since, "true") || sv_is(since, "on");
    for (size_t i = 0; sheets && i < sheets->child_count; i++) add_sheet(b, sheets->children[i], relations);
    for (size_t i = 0; relations && i < relations->child_count; i++) {
        const struct xml_element *e = relations->children[i];
        sv type = xml_box_value(e, "Type"), target = member_of(b, b->folder, xml_box_value(e, "Target"));
        if (sv_ends(type, SV("/sharedStrings"))) b->shared = target;
        if (sv_ends(type, SV("/styles"))) b->styles = target;
    }
    return true;
}

/* ---- formats of cells ------------------------------------------------------------------------ */

static bool read_styles(struct book *b, struct err *err)
{
    struct xml_element *root;
    struct err ignored;
    if (!b->styles.n || !has_member(b, b->styles)) return true;
    if (!get_tree(b, b->styles, &root, err)) return false;
    const struct xml_element *codes = xml_box_child(root, "numFmts"), *formats = xml_box_child(root, "cellXfs");
    for (size_t i = 0; formats && i < formats->child_count && b->style_count < STYLES_MAX; i++) {
        sv id = xml_box_value(formats->children[i], "numFmtId");
        int64_t number = 0;
        enum serial_style style = SERIAL_NUMBER;
        if (num_i64(id, 0, INT32_MAX, &number, &ignored)) style = serial_builtin(number);
        for (size_t k = 0; codes && k < codes->child_count; k++)
            if (id.n && sv_eq(xml_box_value(codes->children[k], "numFmtId"), id))
                style = serial_code(xml_box_value(codes->children[k], "formatCode"));
        *ARENA_PUSH(b->scratch, b->styles_of, b->style_count, b->style_capacity) = style;
    }
    return true;
}

/* ---- texts ----------------------------------------------------------------------------------- */

/* What is being told of a string or a cell: its text is gathered here. */
struct gathering {
    struct buffer text;
    size_t phonetic; /* inside <rPh>: how a word sounds is not part of it */
    bool on;
};

static bool gather(struct gathering *g, sv text, sv file, struct err *err)
{
    if (!g->on || g->phonetic) return true;
    if (g->text.n + text.n > 2 * GRID_CELL_BYTES)
        return err_at(err, (struct place){ file, 0, 0 }, MESSAGE_SHEET_FIELD_LONG, ARGS(ARG_INT(GRID_CELL_BYTES)));
    buffer_add(&g->text, text);
    return true;
}

static int hex_digit(char c)
{
    if (sv_digit_byte(c)) return c - '0';
    c = sv_lowered_byte(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The code point of "_x000D_" at the start of the text, or -1. */
static int32_t escaped(sv text)
{
    int32_t code = 0;
    if (text.n < ESCAPE || text.p[0] != '_' || text.p[1] != 'x' || text.p[ESCAPE - 1] != '_') return -1;
    for (size_t i = 2; i < ESCAPE - 1; i++) {
        int digit = hex_digit(text.p[i]);
        if (digit < 0) return -1;
        code = 16 * code + digit;
    }
    return code >= 0xD800 && code <= 0xDFFF ? -1 : code;
}

/* Characters that XML does not allow are written as _xHHHH_; of those only line ends and tabs stay. */
static sv unescape(struct arena *a, sv text)
{
    struct buffer b = { .a = a };
    if (!text.n || !memchr(text.p, '_', text.n)) return text;
    for (size_t i = 0; i < text.n;) {
        int32_t code = escaped(sv_from(text, i));
        char bytes[4];
        if (code < 0) {
            buffer_add(&b, sv_slice(text, i, i + 1));
            i++;
            continue;
        }
        if (code >= 0x20 || code == '\n' || code == '\t' || code == '\r')
            buffer_add(&b, (sv){ bytes, utf8_put((uint32_t)code, bytes) });
        i += ESCAPE;
    }
    return buffer_sv(&b);
}

struct strings {
    struct book *b;
    struct gathering g;
};

static bool strings_open(void *user, const struct xml_tag *tag, struct err *err)
{
    struct strings *s = user;
    (void)err;
    if (sv_is(tag->name, "si")) s->g.text.n = 0;
    if (sv_is(tag->name, "rPh")) s->g.phonetic++;
    s->g.on = sv_is(tag->name, "t");
    return true;
}

static bool strings_text(void *user, sv text, struct err *err)
{
    struct strings *s = user;
    return gather(&s->g, text, s->b->source->file, err);
}

static bool strings_close(void *user, sv name, struct err *err)
{
    struct strings *s = user;
    struct book *b = s->b;
    s->g.on = false;
    if (sv_is(name, "rPh")) s->g.phonetic--;
    if (!sv_is(name, "si")) return true;
    b->string_bytes += s->g.text.n;
    if (b->string_count == GRID_CELLS || b->string_bytes > GRID_BYTES)
        return err_at(err, (struct place){ b->source->file, 0, 0 }, MESSAGE_SHEET_CELLS_MANY,
                      ARGS(ARG_INT(GRID_CELLS), ARG_INT(GRID_BYTES)));
    sv text = unescape(b->scratch, buffer_sv(&s->g.text));
    *ARENA_PUSH(b->scratch, b->strings, b->string_count, b->string_capacity) = arena_copy(b->scratch, text);
    return true;
}

static bool read_strings(struct book *b, struct err *err)
{
    static const struct xml_events events = { strings_open, strings_text, strings_close };
    struct strings s = { .b = b, .g = { .text = { .a = b->scratch } } };
    sv bytes, shown;
    if (!b->shared.n || !has_member(b, b->shared)) return true;
    if (!get_member(b, b->shared, &bytes, &shown, err)) return false;
    return xml_box_tell(shown, bytes, &events, &s, err) || sheet_format_inside(b->source->file, shown, err);
}

/* ---- rows ------------------------------------------------------------------------------------ */

struct telling {
    struct book *b;
    struct grid_builder *builder;
    struct gathering g;
    size_t line, column, hidden;
    bool in_cell, value, formula;
    char type; /* of the cell: s(tring), i(nline), t(ext of a formula), b, e, d, n */
    size_t style;
};

/* The number of a reference's column (from 0) and row: "AB12"; false when it is none. */
static bool parse_reference(sv text, size_t *column, size_t *line)
{
    struct err ignored;
    size_t i = 0, letters = 0;
    int64_t row;
    for (; i < text.n && sv_upper_byte(text.p[i]) && i < 4; i++) letters = 26 * letters + (size_t)(text.p[i] - 'A') + 1;
    if (!letters || !num_i64(sv_from(text, i), 1, INT32_MAX, &row, &ignored)) return false;
    *column = letters - 1;
    *line = (size_t)row;
    return true;
}

static const sv *tag_value(const struct xml_tag *tag, const char *name)
{
    for (size_t i = 0; i < tag->attribute_count; i++)
        if (!tag->attributes[i].space.n && sv_is(tag->attributes[i].name, name)) return &tag->attributes[i].value;
    return NULL;
}

static bool open_row(struct telling *t, const struct xml_tag *tag, struct err *err)
{
    const sv *r = tag_value(tag, "r"), *hidden = tag_value(tag, "hidden");
    int64_t line = (int64_t)t->line + 1;
    if (r && !num_i64(*r, (int64_t)t->line + 1, INT32_MAX, &line, err)) return broken(t->b, "row", err);
    t->line = (size_t)line;
    t->column = SIZE_MAX;
    t->hidden += hidden && (sv_is(*hidden, "1") || sv_is(*hidden, "true"));
    grid_begin_row(t->builder, t->line);
    return true;
}

static bool open_cell(struct telling *t, const struct xml_tag *tag, struct err *err)
{
    const sv *r = tag_value(tag, "r"), *type = tag_value(tag, "t"), *style = tag_value(tag, "s");
    size_t column = t->column == SIZE_MAX ? 0 : t->column + 1, line = t->line;
    int64_t number = 0;
    struct err ignored;
    if (r && (!parse_reference(*r, &column, &line) || line != t->line)) return broken(t->b, "cell", err);
    t->column = column;
    t->in_cell = true;
    t->value = t->formula = false;
    t->g.text.n = 0;
    t->type = 'n';
    if (type && type->n) t->type = sv_is(*type, "str") ? 't' : type->p[0];
    t->style = style && num_i64(*style, 0, STYLES_MAX, &number, &ignored) ? (size_t)number : 0;
    return true;
}

/* A reference may name any two corners. */
static void put_in_order(size_t *first, size_t *last)
{
    size_t lower = *first < *last ? *first : *last;
    *last = *first < *last ? *last : *first;
    *first = lower;
}

static bool open_merge(struct telling *t, const struct xml_tag *tag)
{
    const sv *ref = tag_value(tag, "ref");
    sv from, to;
    struct grid *g = t->builder->grid;
    struct grid_merge m;
    if (!ref || !sv_split(*ref, ':', &from, &to)) return true;
    if (!parse_reference(from, &m.first_column, &m.first_row)) return true;
    if (!parse_reference(to, &m.last_column, &m.last_row)) return true;
    m.first_column++;
    m.last_column++;
    put_in_order(&m.first_row, &m.last_row);
    put_in_order(&m.first_column, &m.last_column);
    *ARENA_PUSH(t->b->a, g->merges, g->merge_count, g->merge_capacity) = m;
    return true;
}

static bool rows_open(void *user, const struct xml_tag *tag, struct err *err)
{
    struct telling *t = user;
    t->g.on = false;
    if (sv_is(tag->name, "c")) return open_cell(t, tag, err);
    if (sv_is(tag->name, "row")) return open_row(t, tag, err);
    if (sv_is(tag->name, "mergeCell")) return open_merge(t, tag);
    if (!t->in_cell) return true;
    if (sv_is(tag->name, "rPh")) t->g.phonetic++;
    if (sv_is(tag->name, "f")) t->formula = true;
    t->g.on = sv_is(tag->name, "v") || sv_is(tag->name, "t");
    t->value = t->value || t->g.on;
    return true;
}

static bool rows_text(void *user, sv text, struct err *err)
{
    struct telling *t = user;
    return gather(&t->g, text, t->builder->grid->file, err);
}

static bool put_shared(struct telling *t, sv text, struct err *err)
{
    int64_t at;
    struct err ignored;
    if (!num_i64(sv_trim(text), 0, INT32_MAX, &at, &ignored) || (size_t)at >= t->b->string_count)
        return broken(t->b, "sharedStrings", err);
    return grid_put(t->builder, t->column, t->b->strings[at], CELL_TEXT, err);
}

/* Most numbers are whole and stand there as they are written here. */
static bool is_plain(sv text)
{
    enum { SAFE_DIGITS = 15 };
    size_t i = 0;
    while (i < text.n && sv_digit_byte(text.p[i])) i++;
    return text.n && i == text.n && i <= SAFE_DIGITS && (text.p[0] != '0' || text.n == 1);
}

static bool put_number(struct telling *t, sv text, struct err *err)
{
    const struct book *b = t->b;
    enum serial_style style = t->style < b->style_count ? b->styles_of[t->style] : SERIAL_NUMBER;
    enum cell_kind kind = CELL_NUMBER;
    struct err ignored;
    double value;
    text = sv_trim(text);
    if (style == SERIAL_NUMBER && is_plain(text)) return grid_put(t->builder, t->column, text, kind, err);
    if (!num_decimal(text, '.', -1e308, 1e308, &value, &ignored))
        return grid_put(t->builder, t->column, text, CELL_TEXT, err);
    text = serial_text(b->scratch, value, style, b->from_1904, &kind);
    return grid_put(t->builder, t->column, text, kind, err);
}

static bool put_cell(struct telling *t, struct err *err)
{
    sv text = buffer_sv(&t->g.text);
    if (!t->value || !text.n) {
        if (t->formula && !t->value) grid_warn(t->builder, t->column, MESSAGE_SHEET_FORMULA, NO_ARGS);
        return true;
    }
    switch (t->type) {
    case 's': return put_shared(t, text, err);
    case 'b':
        return grid_put(t->builder, t->column, sv_is(sv_trim(text), "1") ? SV("TRUE") : SV("FALSE"), CELL_FLAG, err);
    case 'e': grid_warn(t->builder, t->column, MESSAGE_SHEET_CELL_ERROR, ARGS(ARG_SV(text))); return true;
    case 'd': return grid_put(t->builder, t->column, serial_moment(sv_trim(text)), CELL_DATE, err);
    case 'i':
    case 't':
        return grid_put(t->builder, t->column, unescape(t->builder->scratch, text), CELL_TEXT, err);
    default: return put_number(t, text, err);
    }
}

static bool rows_close(void *user, sv name, struct err *err)
{
    struct telling *t = user;
    t->g.on = false;
    if (sv_is(name, "c") && t->in_cell) {
        t->in_cell = false;
        return put_cell(t, err);
    }
    if (sv_is(name, "rPh") && t->g.phonetic) t->g.phonetic--;
    return !sv_is(name, "row") || grid_end_row(t->builder, 1, err);
}

static bool read_rows(struct book *b, size_t sheet, struct grid *grid, struct err *err)
{
    static const struct xml_events events = { rows_open, rows_text, rows_close };
    struct grid_builder builder = { .a = b->a, .scratch = b->scratch, .grid = grid, .problems = b->problems };
    struct telling t = { .b = b, .builder = &builder, .g = { .text = { .a = b->scratch } } };
    sv bytes, shown;
    if (!get_member(b, b->members[sheet], &bytes, &shown, err)) return false;
    if (!xml_box_tell(shown, bytes, &events, &t, err)) return sheet_format_inside(b->source->file, shown, err);
    if (t.hidden)
        problem_add(b->problems, (struct place){ grid->file, 0, 0 }, MESSAGE_SHEET_HIDDEN, ARGS(ARG_INT(t.hidden)));
    return true;
}

/* ---- which sheet ----------------------------------------------------------------------------- */

/* Enough has been seen at the first value. */
static bool value_open(void *user, const struct xml_tag *tag, struct err *err)
{
    bool *filled = user;
    (void)err;
    *filled = sv_is(tag->name, "v") || sv_is(tag->name, "is");
    return !*filled;
}
static bool value_text(void *user, sv text, struct err *err)
{
    (void)user, (void)text, (void)err;
    return true;
}
static bool value_close(void *user, sv name, struct err *err)
{
    (void)user, (void)name, (void)err;
    return true;
}

/* A sheet that cannot be read is told of when it is the one to read. */
static bool is_filled(struct book *b, size_t sheet)
{
    static const struct xml_events events = { value_open, value_text, value_close };
    struct arena scratch = { 0 };
    struct err ignored = { 0 };
    bool filled = false;
    sv bytes;
    if (!zip_box_member(&scratch, &b->zip, b->members[sheet], &bytes, &ignored) ||
        !xml_box_tell(b->source->file, bytes, &events, &filled, &ignored))
        filled = true;
    arena_free(&scratch);
    return filled;
}

static bool read_book(struct book *b, struct grid *grid, struct err *err)
{
    const struct sheet_source *source = b->source;
    size_t picked;
    if (!zip_box_open(b->scratch, source->file, source->bytes, &b->zip, err)) return false;
    if (!read_workbook(b, err)) return false;
    for (size_t i = 0; !source->options->name.n && i < b->sheet_count; i++)
        b->sheets[i].filled = b->sheet_count == 1 || is_filled(b, i);
    if (!grid_pick(b->a, source->file, b->sheets, b->sheet_count, source->options->name, b->problems, grid, &picked,
                   err))
        return false;
    return read_styles(b, err) && read_strings(b, err) && read_rows(b, picked, grid, err);
}

static bool read(struct arena *a, const struct sheet_source *source, struct grid *grid, struct err *err)
{
    struct arena scratch = { .limit_bytes = a->limit_bytes };
    struct book b = { .a = a, .scratch = &scratch, .source = source, .problems = source->problems };
    grid->encoding = ENCODING_UTF8;
    grid->delimiter = ';';
    grid->spread = true;
    bool ok = read_book(&b, grid, err);
    arena_free(&scratch);
    return ok;
}

const struct sheet_format sheet_format_xlsx = {
    .name = "xlsx",
    .extension = ".xlsx",
    .help = { "werkmap van Excel: één werkblad, met zijn datums, tijden en getallen",
              "workbook of Excel: one sheet, with its dates, times and numbers" },
    .keeps = { "de waarde van elke cel, ook uit formules", "the value of every cell, also of formulas" },
    .drops = { "opmaak, opmerkingen, tekeningen", "layout, comments, drawings" },
    .probe = probe,
    .read = read,
};
