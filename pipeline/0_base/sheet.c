#include "0_base/sheet.h"

#include "0_base/csv_box.h"
#include "0_base/token.h"

enum { FIELD_LIMIT_BYTES = 1024 * 1024 };

struct reading {
    struct arena *a;
    struct sheet *sheet;
    struct csv_box *box;
    struct problems *problems;
    size_t unnamed_count; /* empty names at the end of the header */
};

/* ---- delimiter --------------------------------------------------------------------------- */

/* Excel's own first line, "sep=;": cut off the text, and what it says. */
static bool cut_separator_line(sv *text, char *delimiter)
{
    sv rest = *text;
    if (rest.n < 5 || !(sv_starts(rest, SV("sep=")) || sv_starts(rest, SV("SEP=")))) return false;
    char named = rest.p[4];
    rest = sv_from(rest, 5);
    if (rest.n && rest.p[0] != '\r' && rest.p[0] != '\n') return false;
    if (named == '\r' || named == '\n' || named == '"') return false;
    rest = sv_from(rest, sv_starts(rest, SV("\r\n")) ? 2 : rest.n ? 1 : 0);
    *delimiter = named;
    *text = rest;
    return true;
}

/* The first line that is not blank, up to a line end outside quotes. */
static sv header_text(sv text)
{
    while (text.n && sv_blank_byte(text.p[0])) text = sv_from(text, 1);
    bool quoted = false;
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '"') quoted = !quoted;
        if (!quoted && (text.p[i] == '\n' || text.p[i] == '\r')) return sv_slice(text, 0, i);
    }
    return text;
}

/* '\0' when there is none: then the file has one column. */
static char detect_delimiter(sv text)
{
    static const char candidates[] = { ';', ',', '\t', '|' };
    size_t counts[WF_COUNT(candidates)] = { 0 }, best = 0;
    sv header = header_text(text);
    bool quoted = false;
    for (size_t i = 0; i < header.n; i++) {
        if (header.p[i] == '"') quoted = !quoted;
        for (size_t k = 0; !quoted && k < WF_COUNT(candidates); k++)
            if (header.p[i] == candidates[k]) counts[k]++;
    }
    for (size_t k = 1; k < WF_COUNT(candidates); k++)
        if (counts[k] > counts[best]) best = k;
    return counts[best] ? candidates[best] : '\0';
}

/* ---- cells ------------------------------------------------------------------------------- */

/* Without blanks at both ends, also the no-break space (C2 A0) that comes along from web pages. */
static sv trimmed(sv s)
{
    for (size_t before = s.n + 1; s.n < before;) {
        before = s.n;
        s = sv_trim(s);
        if (sv_starts(s, SV("\xC2\xA0"))) s = sv_from(s, 2);
        if (sv_ends(s, SV("\xC2\xA0"))) s.n -= 2;
    }
    return s;
}

/* The number of cells up to and with the last that is not empty; cleans the cells. */
static size_t clean_cells(struct arena *a, struct csv_box_row *row)
{
    size_t kept = row->cell_count < CSV_BOX_CELLS ? row->cell_count : CSV_BOX_CELLS, filled = 0;
    for (size_t i = 0; i < kept; i++) {
        row->cells[i] = utf8_normalise(a, trimmed(row->cells[i]));
        if (row->cells[i].n) filled = i + 1;
    }
    return filled;
}

/* The next row with a cell that is not empty. */
static enum step next_filled(struct reading *r, struct csv_box_row *row, size_t *filled,
                             struct err *err)
{
    enum step step;
    while ((step = csv_box_next(r->a, r->box, row, err)) == STEP_ITEM) {
        *filled = clean_cells(r->a, row);
        if (*filled) break;
    }
    return step;
}

/* ---- header ------------------------------------------------------------------------------ */

static bool name_error(const struct sheet *sheet, size_t line, size_t column, enum message message,
                       struct arg arg, struct err *err)
{
    return err_at(err, (struct place){ sheet->file, line, column + 1 }, message, ARGS(arg));
}

static bool check_names(const struct sheet *sheet, size_t line, struct err *err)
{
    for (size_t i = 0; i < sheet->column_count; i++) {
        if (sheet->names[i].n == 0)
            return name_error(sheet, line, i, MESSAGE_SHEET_NAME_EMPTY, ARG_INT(i + 1), err);
        for (size_t k = 0; k < i; k++)
            if (sv_eq(sheet->names[k], sheet->names[i]))
                return name_error(sheet, line, i, MESSAGE_SHEET_NAME_TWICE,
                                  ARG_SV(sheet->names[i]), err);
    }
    return true;
}

/* Empty names at the end are left out, as long as no row has anything under them. */
static bool read_header(struct reading *r, struct err *err)
{
    struct csv_box_row row;
    struct sheet *sheet = r->sheet;
    size_t filled = 0;
    enum step step = next_filled(r, &row, &filled, err);
    if (step == STEP_FAIL) return false;
    if (step == STEP_END)
        return err_at(err, (struct place){ sheet->file, 1, 0 }, MESSAGE_SHEET_EMPTY, NO_ARGS);
    if (row.cell_count > CSV_BOX_CELLS)
        return err_at(err, (struct place){ sheet->file, row.line, 0 }, MESSAGE_SHEET_COLUMNS,
                      ARGS(ARG_INT(row.cell_count), ARG_INT(CSV_BOX_CELLS)));
    sheet->names = row.cells;
    sheet->column_count = filled;
    r->unnamed_count = row.cell_count - filled;
    return check_names(sheet, row.line, err);
}

/* ---- rows -------------------------------------------------------------------------------- */

static void reject_row(struct reading *r, const struct csv_box_row *row)
{
    struct place place = { r->sheet->file, row->line, 0 };
    problem_add(r->problems, place, MESSAGE_SHEET_CELLS,
                ARGS(ARG_INT(row->cell_count), ARG_INT(r->sheet->column_count)));
    problem_reject(r->problems, r->sheet->file, row->line, MESSAGE_SHEET_CELLS, row->source);
}

/* `filled`: cells up to and with the last that is not empty. */
static bool take_row(struct reading *r, const struct csv_box_row *row, size_t filled,
                     struct err *err)
{
    struct sheet *sheet = r->sheet;
    size_t columns = sheet->column_count;
    sheet->source_row_count++;
    if (filled > columns && filled <= columns + r->unnamed_count)
        return name_error(sheet, row->line, filled - 1, MESSAGE_SHEET_NAME_EMPTY, ARG_INT(filled),
                          err);
    if (row->cell_count < columns || filled > columns || row->cell_count > CSV_BOX_CELLS) {
        reject_row(r, row);
        return true;
    }
    *ARENA_PUSH(r->a, sheet->rows, sheet->row_count, sheet->row_capacity) =
        (struct sheet_row){ row->line, row->source, row->cells, NULL };
    return true;
}

static bool read_rows(struct reading *r, struct err *err)
{
    struct csv_box_row row;
    size_t filled = 0;
    enum step step;
    while ((step = next_filled(r, &row, &filled, err)) == STEP_ITEM)
        if (!take_row(r, &row, filled, err)) return false;
    return step == STEP_END;
}

bool sheet_read_csv(struct arena *a, sv file, sv bytes, const struct sheet_options *options,
                    struct problems *problems, struct sheet *sheet, struct err *err)
{
    sv text;
    *sheet = (struct sheet){ .file = file };
    if (!utf8_from_bytes(a, file, bytes, options->encoding, &sheet->encoding, &text, err))
        return false;
    if (options->encoding == ENCODING_DETECT && sheet->encoding == ENCODING_WINDOWS1252)
        problem_add(problems, (struct place){ file, 0, 0 }, MESSAGE_UTF8_ASSUMED,
                    ARGS(ARG_CSTR(utf8_encoding_name(sheet->encoding))));
    bool said = cut_separator_line(&text, &sheet->delimiter);
    if (!said) sheet->delimiter = detect_delimiter(text);
    if (options->delimiter) sheet->delimiter = options->delimiter;

    struct arena scratch = { 0 };
    struct csv_box_options csv = { sheet->delimiter, said ? 2 : 1, FIELD_LIMIT_BYTES };
    struct reading r = { .a = a, .sheet = sheet, .problems = problems,
                         .box = csv_box_open(&scratch, file, text, &csv) };
    bool ok = read_header(&r, err) && read_rows(&r, err);
    arena_free(&scratch);
    return ok;
}

/* ---- looking up -------------------------------------------------------------------------- */

ptrdiff_t sheet_column(const struct sheet *sheet, sv name)
{
    for (size_t i = 0; i < sheet->column_count; i++)
        if (sv_eq(sheet->names[i], name)) return (ptrdiff_t)i;
    struct arena scratch = { 0 };
    sv folded = token_fold(&scratch, name);
    ptrdiff_t found = -1;
    for (size_t i = 0; i < sheet->column_count && found < 0; i++)
        if (sv_eq(token_fold(&scratch, sheet->names[i]), folded)) found = (ptrdiff_t)i;
    arena_free(&scratch);
    return found;
}

struct place sheet_place(const struct sheet *sheet, const struct sheet_row *row, size_t column)
{
    return (struct place){ sheet->file, row->line, column + 1 };
}
