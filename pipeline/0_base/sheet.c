#include "0_base/csv_box.h"
#include "0_base/keys.h"
#include "0_base/out.h"
#include "0_base/sheet_format.h"
#include "0_base/token.h"

_Static_assert((int)CSV_BOX_CELLS == (int)GRID_COLUMNS, "every format has as many columns");

enum {
    TITLE_WIDTH = 3,  /* a narrower table has no title: its header may be as narrow */
    TITLE_ROWS = 24,  /* in which the header is looked for */
    TOTAL_COLUMNS = 3 /* of a table that may end with a total */
};

struct reading {
    struct arena *a;
    const struct sheet_options *options;
    struct sheet *sheet;
    struct grid grid;
    struct problems *problems;
    size_t width;     /* of the header, unnamed columns included */
    bool *named;      /* the columns that are the sheet's        */
    size_t *stray;    /* cells under each column without a name  */
    size_t *stray_line;
};

/* ---- which row is the header ------------------------------------------------------------- */

static size_t filled_cells(const struct grid_row *row)
{
    size_t n = 0;
    for (size_t i = 0; i < row->filled; i++) n += row->cells[i].n > 0;
    return n;
}

/* Names are texts, and differ. */
static bool looks_like_header(const struct grid_row *row)
{
    for (size_t i = 0; i < row->filled; i++) {
        sv cell = row->cells[i];
        bool ambiguous;
        if (!cell.n) continue;
        if (row->kinds && row->kinds[i] != CELL_TEXT) return false;
        if (sv_digit_byte(cell.p[0]) || date_detect(&cell, 1, &ambiguous) != DATE_UNKNOWN) return false;
        for (size_t k = 0; k < i; k++)
            if (sv_eq(row->cells[k], cell)) return false;
    }
    return true;
}

/* The number of rows above the header that are a title: they have far fewer cells than what is
 * below them. 0 when there is any doubt. */
static size_t title_rows(const struct grid *g)
{
    size_t sample = g->row_count < TITLE_ROWS ? g->row_count : TITLE_ROWS, width = 0, n = 0;
    for (size_t i = 0; i < sample; i++) {
        size_t filled = filled_cells(&g->rows[i]);
        if (filled > width) width = filled;
    }
    if (width < TITLE_WIDTH) return 0;
    while (n < sample && filled_cells(&g->rows[n]) <= width / TITLE_WIDTH) n++;
    return n < sample && looks_like_header(&g->rows[n]) ? n : 0;
}

/* The index of the header among the grid's rows. */
static bool find_header(struct reading *r, size_t *at, struct err *err)
{
    const struct grid *g = &r->grid;
    size_t wanted = (size_t)r->options->header;
    *at = 0;
    if (wanted) {
        while (*at < g->row_count && g->rows[*at].line < wanted) ++*at;
        if (*at < g->row_count && g->rows[*at].line == wanted) return true;
        return err_at(err, (struct place){ g->file, wanted, 0 }, MESSAGE_SHEET_HEADER_ROW, ARGS(ARG_INT(wanted)));
    }
    if (!g->row_count) return err_at(err, (struct place){ g->file, 1, 0 }, MESSAGE_SHEET_EMPTY, NO_ARGS);
    *at = title_rows(g);
    if (*at)
        problem_add(r->problems, (struct place){ g->file, g->rows[*at].line, 0 }, MESSAGE_SHEET_TITLE,
                    ARGS(ARG_INT(g->rows[*at].line), ARG_INT(*at), ARG_INT(g->rows[0].line)));
    return true;
}

/* ---- names of columns -------------------------------------------------------------------- */

/* Columns without a name and without anything in them are none: spreadsheets leave them between
 * others and beside the table. */
static void find_columns(struct reading *r, const struct grid_row *header, size_t first)
{
    struct sheet *sheet = r->sheet;
    r->named = ARENA_NEW(r->a, bool, r->width);
    for (size_t c = 0; c < header->filled; c++) r->named[c] = header->cells[c].n > 0;
    for (size_t i = first; i < r->grid.row_count; i++) {
        const struct grid_row *row = &r->grid.rows[i];
        for (size_t c = 0; c < header->filled && c < row->filled; c++)
            if (row->cells[c].n) r->named[c] = true; /* or it must have one: check_names */
    }
    sheet->names = ARENA_NEW(r->a, sv, header->filled);
    sheet->numbers = ARENA_NEW(r->a, size_t, header->filled);
    for (size_t c = 0; c < header->filled; c++) {
        if (!r->named[c]) continue;
        sheet->names[sheet->column_count] = header->cells[c];
        sheet->numbers[sheet->column_count++] = c + 1;
    }
}

static bool check_names(struct reading *r, struct err *err)
{
    const struct sheet *sheet = r->sheet;
    struct arena scratch = { 0 };
    struct keys seen = { 0 };
    bool fresh = true, ok = true;
    for (size_t i = 0; i < sheet->column_count && ok; i++) {
        struct place place = sheet_name_place(sheet, i);
        sv name = sheet->names[i];
        if (!name.n)
            ok = err_at(err, place, MESSAGE_SHEET_NAME_EMPTY, ARGS(ARG_INT(sheet->numbers[i])));
        else if (keys_put(&scratch, &seen, name, i, &fresh) && !fresh)
            ok = err_at(err, place, MESSAGE_SHEET_NAME_TWICE, ARGS(ARG_SV(name)));
    }
    arena_free(&scratch);
    return ok;
}

/* ---- merged cells ------------------------------------------------------------------------ */

static sv merge_name(struct arena *a, const struct grid_merge *m)
{
    sv from = grid_column_name(a, m->first_column - 1), to = grid_column_name(a, m->last_column - 1);
    return arena_format(a, "%.*s%zu:%.*s%zu", SV_ARG(from), m->first_row, SV_ARG(to), m->last_row);
}

static bool check_merges(struct reading *r, struct err *err)
{
    const struct grid *g = &r->grid;
    size_t header = r->sheet->header_line, last = g->row_count ? g->rows[g->row_count - 1].line : 0;
    for (size_t i = 0; i < g->merge_count; i++) {
        const struct grid_merge *m = &g->merges[i];
        struct place place = { g->file, m->first_row, m->first_column };
        if (m->last_row < header || m->first_row > last || m->first_column > r->width) continue;
        sv name = merge_name(r->a, m);
        if (m->first_row <= header)
            return err_at(err, place, MESSAGE_SHEET_MERGED_HEADER, ARGS(ARG_SV(name), ARG_INT(header)));
        problem_add(r->problems, place, MESSAGE_SHEET_MERGED, ARGS(ARG_SV(name)));
    }
    return true;
}

static bool read_header(struct reading *r, size_t *next, struct err *err)
{
    struct sheet *sheet = r->sheet;
    size_t at;
    if (!find_header(r, &at, err)) return false;
    const struct grid_row *header = &r->grid.rows[at];
    sheet->header_line = header->line;
    if (header->cell_count > GRID_COLUMNS)
        return err_at(err, (struct place){ sheet->file, header->line, 0 }, MESSAGE_SHEET_COLUMNS,
                      ARGS(ARG_INT(header->cell_count), ARG_INT(GRID_COLUMNS)));
    r->width = header->cell_count;
    *next = at + 1;
    if (!check_merges(r, err)) return false;
    find_columns(r, header, *next);
    if (!check_names(r, err)) return false;
    r->stray = ARENA_NEW(r->a, size_t, GRID_COLUMNS);
    r->stray_line = ARENA_NEW(r->a, size_t, GRID_COLUMNS);
    return true;
}

/* ---- rows -------------------------------------------------------------------------------- */

static void reject_row(struct reading *r, const struct grid_row *row, enum message why, struct args args)
{
    problem_add(r->problems, (struct place){ r->sheet->file, row->line, 0 }, why, args);
    problem_reject(r->problems, r->sheet->file, row->line, why, row->source);
}

/* The cells of a row under the columns that are the sheet's. */
static struct sheet_row row_of(struct reading *r, const struct grid_row *row)
{
    const struct sheet *sheet = r->sheet;
    struct sheet_row out = { row->line, row->source, row->cells, row->kinds };
    size_t columns = sheet->column_count, last = columns ? sheet->numbers[columns - 1] : 0;
    bool plain = last == columns && (!r->grid.spread || row->cell_count >= columns);
    if (plain) return out;
    size_t kept = row->cell_count < GRID_COLUMNS ? row->cell_count : GRID_COLUMNS;
    unsigned char *kinds = row->kinds ? ARENA_NEW(r->a, unsigned char, columns) : NULL;
    out.cells = ARENA_NEW(r->a, sv, columns);
    for (size_t i = 0; i < columns; i++) {
        size_t c = sheet->numbers[i] - 1;
        out.cells[i] = c < kept ? row->cells[c] : (sv){ "", 0 };
        if (kinds) kinds[i] = c < kept ? row->kinds[c] : CELL_TEXT;
    }
    out.kinds = kinds;
    return out;
}

/* In a spreadsheet people write beside their table; that is told once for each column. */
static void count_stray(struct reading *r, const struct grid_row *row, size_t header_filled)
{
    for (size_t c = header_filled; c < row->filled; c++) {
        if (!row->cells[c].n) continue;
        if (!r->stray[c]++) r->stray_line[c] = row->line;
    }
}

static bool take_row(struct reading *r, const struct grid_row *row, size_t columns, struct err *err)
{
    struct sheet *sheet = r->sheet;
    sheet->source_row_count++;
    if (r->grid.spread) {
        count_stray(r, row, columns);
    } else if (row->filled > columns && row->filled <= r->width) {
        return err_at(err, (struct place){ sheet->file, row->line, row->filled }, MESSAGE_SHEET_NAME_EMPTY,
                      ARGS(ARG_INT(row->filled)));
    } else if (row->cell_count < columns || row->filled > columns || row->cell_count > GRID_COLUMNS) {
        reject_row(r, row, MESSAGE_SHEET_CELLS, ARGS(ARG_INT(row->cell_count), ARG_INT(columns)));
        return true;
    }
    *ARENA_PUSH(r->a, sheet->rows, sheet->row_count, sheet->row_capacity) = row_of(r, row);
    return true;
}

/* "Totaal;;;34" at the end is no row of the table. */
static bool is_total(const struct reading *r, const struct grid_row *row)
{
    static const char *const words[] = { "totaal", "totalen", "eindtotaal", "total", "totals", "grand total",
                                         "som", "sum" };
    size_t first = 0;
    if (r->sheet->column_count < TOTAL_COLUMNS || 2 * filled_cells(row) > r->sheet->column_count + 1) return false;
    while (first < row->filled && !row->cells[first].n) first++;
    struct arena scratch = { 0 };
    sv folded = token_fold(&scratch, row->cells[first]);
    if (sv_ends(folded, SV(":"))) folded.n--;
    bool total = false;
    for (size_t i = 0; i < WF_COUNT(words); i++) total = total || sv_is(folded, words[i]);
    arena_free(&scratch);
    return total && filled_cells(row) > 1;
}

static bool read_rows(struct reading *r, size_t first, struct err *err)
{
    struct grid *g = &r->grid;
    size_t columns = g->rows[first - 1].filled; /* of the header */
    for (size_t i = first; i < g->row_count; i++) {
        bool last = i + 1 == g->row_count;
        if (last && is_total(r, &g->rows[i])) {
            r->sheet->source_row_count++;
            r->sheet->total_count++;
            reject_row(r, &g->rows[i], MESSAGE_SHEET_TOTAL, NO_ARGS);
        } else if (!take_row(r, &g->rows[i], columns, err)) {
            return false;
        }
    }
    for (size_t c = 0; c < GRID_COLUMNS; c++)
        if (r->stray[c])
            problem_add(r->problems, (struct place){ g->file, r->stray_line[c], c + 1 }, MESSAGE_SHEET_UNNAMED,
                        ARGS(ARG_SV(grid_column_name(r->a, c)), ARG_INT(r->stray[c])));
    return true;
}

bool sheet_read(struct arena *a, sv file, sv bytes, const struct sheet_options *options,
                struct problems *problems, struct sheet *sheet, struct err *err)
{
    const struct sheet_format *format;
    struct sheet_source source = { file, bytes, options, problems };
    struct reading r = { .a = a, .options = options, .sheet = sheet, .problems = problems };
    size_t first = 0;
    *sheet = (struct sheet){ .file = file };
    if (!sheet_format_find(file, bytes, &format, err)) return false;
    if (!format->read(a, &source, &r.grid, err)) return false;
    sheet->file = r.grid.file;
    sheet->name = r.grid.name;
    sheet->others = r.grid.others;
    sheet->other_count = r.grid.other_count;
    sheet->encoding = r.grid.encoding;
    sheet->delimiter = r.grid.delimiter;
    return read_header(&r, &first, err) && read_rows(&r, first, err);
}

/* ---- joining ----------------------------------------------------------------------------- */

static sv joined(struct arena *a, const struct sheet_row *row, const size_t *columns, size_t count)
{
    struct buffer b = { .a = a };
    for (size_t i = 0; i < count; i++) {
        sv cell = row->cells[columns[i]];
        if (cell.n && b.n) buffer_cstr(&b, " ");
        buffer_add(&b, cell);
    }
    return buffer_sv(&b);
}

void sheet_join(struct arena *a, struct sheet *sheet, sv name, const size_t *columns, size_t count)
{
    size_t n = sheet->column_count;
    sv *names = ARENA_NEW(a, sv, n + 1);
    size_t *numbers = ARENA_NEW(a, size_t, n + 1);
    if (n) memcpy(names, sheet->names, n * sizeof *names);
    if (n) memcpy(numbers, sheet->numbers, n * sizeof *numbers);
    names[n] = name;
    numbers[n] = sheet->numbers[columns[0]];
    for (size_t i = 0; i < sheet->row_count; i++) {
        struct sheet_row *row = &sheet->rows[i];
        sv *cells = ARENA_NEW(a, sv, n + 1);
        if (n) memcpy(cells, row->cells, n * sizeof *cells);
        cells[n] = joined(a, row, columns, count);
        if (row->kinds) {
            unsigned char *kinds = ARENA_NEW(a, unsigned char, n + 1);
            memcpy(kinds, row->kinds, n);
            kinds[n] = CELL_TEXT;
            row->kinds = kinds;
        }
        row->cells = cells;
    }
    sheet->names = names;
    sheet->numbers = numbers;
    sheet->column_count = n + 1;
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
    return (struct place){ sheet->file, row->line, sheet->numbers[column] };
}

struct place sheet_name_place(const struct sheet *sheet, size_t column)
{
    return (struct place){ sheet->file, sheet->header_line, sheet->numbers[column] };
}
