#include "0_base/grid.h"

#include "0_base/out.h"
#include "0_base/token.h"

static const char delimiter = ';';

sv grid_trim(sv s)
{
    for (size_t before = s.n + 1; s.n < before;) {
        before = s.n;
        s = sv_trim(s);
        if (sv_starts(s, SV("\xC2\xA0"))) s = sv_from(s, 2);
        if (sv_ends(s, SV("\xC2\xA0"))) s.n -= 2;
    }
    return s;
}

sv grid_column_name(struct arena *a, size_t column)
{
    char letters[4];
    size_t at = sizeof letters;
    if (column >= GRID_COLUMNS) return (sv){ "", 0 };
    for (size_t n = column + 1; n; n = (n - 1) / 26) letters[--at] = (char)('A' + (n - 1) % 26);
    return arena_copy(a, (sv){ letters + at, sizeof letters - at });
}

/* ---- rows ---------------------------------------------------------------------------------- */

static struct place cell_place(const struct grid_builder *b, size_t column)
{
    return (struct place){ b->grid->file, b->line, column + 1 };
}

void grid_warn(struct grid_builder *b, size_t column, enum message message, struct args args)
{
    problem_add(b->problems, cell_place(b, column), message, args);
}

void grid_begin_row(struct grid_builder *b, size_t line)
{
    b->line = line;
    b->filled = b->pool_bytes = 0;
}

bool grid_put(struct grid_builder *b, size_t column, sv text, enum cell_kind kind, struct err *err)
{
    text = grid_trim(utf8_normalise(b->scratch, text));
    if (!text.n) return true;
    if (column >= GRID_COLUMNS)
        return err_at(err, cell_place(b, column), MESSAGE_SHEET_COLUMNS,
                      ARGS(ARG_INT(column + 1), ARG_INT(GRID_COLUMNS)));
    if (text.n > GRID_CELL_BYTES)
        return err_at(err, cell_place(b, column), MESSAGE_SHEET_FIELD_LONG, ARGS(ARG_INT(GRID_CELL_BYTES)));
    if (b->byte_total + b->pool_bytes + text.n > GRID_BYTES)
        return err_at(err, cell_place(b, column), MESSAGE_SHEET_CELLS_MANY,
                      ARGS(ARG_INT(GRID_CELLS), ARG_INT(GRID_BYTES)));
    while (b->filled <= column)
        *ARENA_PUSH(b->scratch, b->cells, b->filled, b->cell_capacity) = (struct grid_cell){ 0, 0, CELL_TEXT };
    while (b->pool_capacity - b->pool_bytes < text.n)
        b->pool = arena_grow(b->scratch, b->pool, b->pool_bytes, &b->pool_capacity, 1);
    memcpy(b->pool + b->pool_bytes, text.p, text.n);
    b->cells[column] = (struct grid_cell){ b->pool_bytes, text.n, kind };
    b->pool_bytes += text.n;
    return true;
}

static sv cell_text(const struct grid_builder *b, size_t i)
{
    return (sv){ b->pool + b->cells[i].begin, b->cells[i].n };
}

static bool needs_quotes(sv text)
{
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] == delimiter || text.p[i] == '"' || text.p[i] == '\n') return true;
    return false;
}

/* Writes one cell at `to`, and sets *cell to where it stands there, or to a copy; returns the end. */
static char *write_cell(struct arena *a, char *to, sv text, sv *cell)
{
    bool quoted = needs_quotes(text), inner = text.n && memchr(text.p, '"', text.n);
    if (quoted) *to++ = '"';
    *cell = inner ? arena_copy(a, text) : (sv){ to, text.n };
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '"') *to++ = '"';
        *to++ = text.p[i];
    }
    if (quoted) *to++ = '"';
    return to;
}

/* The row as CSV, and its cells as views of that where they can be. */
static struct grid_row build_row(struct grid_builder *b)
{
    struct grid_row row = { .line = b->line, .cell_count = b->filled, .filled = b->filled };
    size_t bytes = 0;
    for (size_t i = 0; i < b->filled; i++) {
        sv text = cell_text(b, i);
        bytes += text.n + 3; /* two quotes and a delimiter */
        for (size_t k = 0; k < text.n; k++) bytes += text.p[k] == '"';
    }
    char *begin = ARENA_NEW(b->a, char, bytes + 1), *to = begin;
    row.cells = ARENA_NEW(b->a, sv, b->filled);
    row.kinds = ARENA_NEW(b->a, unsigned char, b->filled);
    for (size_t i = 0; i < b->filled; i++) {
        if (i) *to++ = delimiter;
        to = write_cell(b->a, to, cell_text(b, i), &row.cells[i]);
        row.kinds[i] = (unsigned char)b->cells[i].kind;
    }
    row.source = (sv){ begin, (size_t)(to - begin) };
    return row;
}

bool grid_end_row(struct grid_builder *b, size_t repeat, struct err *err)
{
    struct grid *g = b->grid;
    if (!b->filled) return true;
    struct place place = { g->file, b->line, 0 };
    if (b->line > GRID_ROWS || repeat > GRID_ROWS - b->line + 1)
        return err_at(err, place, MESSAGE_SHEET_ROWS, ARGS(ARG_INT(GRID_ROWS)));
    b->repeat_total += repeat - 1;
    if (b->repeat_total > GRID_REPEATS)
        return err_at(err, place, MESSAGE_SHEET_REPEATS, ARGS(ARG_INT(repeat), ARG_INT(GRID_REPEATS)));
    b->cell_total += b->filled * repeat; /* rows that repeat share their cells, but whoever reads them does not */
    b->byte_total += b->pool_bytes * repeat;
    if (b->cell_total > GRID_CELLS || b->byte_total > GRID_BYTES)
        return err_at(err, place, MESSAGE_SHEET_CELLS_MANY, ARGS(ARG_INT(GRID_CELLS), ARG_INT(GRID_BYTES)));
    struct grid_row row = build_row(b);
    for (size_t i = 0; i < repeat; i++, row.line++)
        *ARENA_PUSH(b->a, g->rows, g->row_count, g->row_capacity) = row;
    return true;
}

/* ---- which sheet --------------------------------------------------------------------------- */

/* The sheet of that name, else of that name but for case; `count` when there is none. */
static size_t find_sheet(const struct grid_sheet *sheets, size_t count, sv wanted)
{
    for (size_t i = 0; i < count; i++)
        if (sv_eq(sheets[i].name, wanted)) return i;
    struct arena scratch = { 0 };
    sv folded = token_fold(&scratch, wanted);
    size_t found = 0;
    while (found < count && !sv_eq(token_fold(&scratch, sheets[found].name), folded)) found++;
    arena_free(&scratch);
    return found;
}

/* "Blad1, Blad2": all but one, or only those with something in them. */
static sv sheet_names(struct arena *a, const struct grid_sheet *sheets, size_t count, size_t but, bool filled)
{
    struct buffer b = { .a = a };
    for (size_t i = 0; i < count; i++) {
        if (i == but || (filled && !sheets[i].filled)) continue;
        if (b.n) buffer_cstr(&b, ", ");
        buffer_add(&b, sheets[i].name);
    }
    return buffer_sv(&b);
}

bool grid_pick(struct arena *a, sv file, const struct grid_sheet *sheets, size_t count, sv wanted,
               struct problems *problems, struct grid *grid, size_t *picked, struct err *err)
{
    struct place place = { file, 0, 0 };
    size_t at = 0;
    grid->file = file;
    if (wanted.n) {
        at = find_sheet(sheets, count, wanted);
        if (at == count)
            return err_at(err, place, MESSAGE_SHEET_UNKNOWN,
                          ARGS(ARG_SV(wanted), ARG_SV(sheet_names(a, sheets, count, count, false))));
    } else {
        while (at < count && (sheets[at].hidden || !sheets[at].filled)) at++;
        if (at == count) return err_at(err, place, MESSAGE_SHEET_NONE, NO_ARGS);
    }
    sv others = wanted.n ? (sv){ "", 0 } : sheet_names(a, sheets, count, at, true);
    if (wanted.n || others.n) grid->file = arena_format(a, "%.*s#%.*s", SV_ARG(file), SV_ARG(sheets[at].name));
    if (wanted.n || others.n) grid->name = sheets[at].name;
    grid->others = ARENA_NEW(a, sv, count);
    for (size_t i = 0; others.n && i < count; i++)
        if (i != at && sheets[i].filled) grid->others[grid->other_count++] = sheets[i].name;
    if (others.n)
        problem_add(problems, place, MESSAGE_SHEET_OTHERS, ARGS(ARG_SV(sheets[at].name), ARG_SV(others)));
    *picked = at;
    return true;
}
