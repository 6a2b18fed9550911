/* grid : rows of cells as a file has them, before anyone knows which of them is the header. Formats
 * of sheets fill it; sheet.c reads it. Private to 0_base.
 */
#ifndef WF_GRID_H
#define WF_GRID_H

#include "0_base/sheet.h"

/* As many rows and columns as the common spreadsheets have; the rest keeps a hostile file small. */
enum {
    GRID_ROWS = 1048576,
    GRID_COLUMNS = 16384,
    GRID_REPEATS = 10000, /* rows that are written as "the same again": people do not type more of them,
                             and a cell that was filled down to the last row is no list */
    GRID_CELL_BYTES = 1024 * 1024,
    GRID_CELLS = 16 * 1024 * 1024,
    GRID_BYTES = 256 * 1024 * 1024 /* of text in all cells */
};

struct grid_row {
    size_t line;
    sv source;            /* as CSV */
    sv *cells;            /* up to the last that is filled */
    unsigned char *kinds; /* enum cell_kind; NULL: all are texts */
    size_t cell_count;    /* CSV: as many as the row has, though no more than GRID_COLUMNS are kept */
    size_t filled;        /* up to the last that is not empty; never 0 */
};

/* Cells that are one on the screen; rows and columns from 1. */
struct grid_merge {
    size_t first_row, last_row, first_column, last_column;
};

struct grid {
    sv file; /* with the name of the sheet where there are several: "log.xlsx#Presentie" */
    sv name;        /* sheet.name   */
    sv *others;     /* sheet.others */
    size_t other_count;
    enum encoding encoding;
    char delimiter; /* of the rows' source */
    bool spread;    /* a spreadsheet: rows may be short, columns have letters */
    struct grid_row *rows;
    size_t row_count, row_capacity;
    struct grid_merge *merges;
    size_t merge_count, merge_capacity;
};

/* ---- filling it from a spreadsheet ------------------------------------------------------------ */

struct grid_cell {
    size_t begin, n; /* in the pool */
    enum cell_kind kind;
};

/* One row after the other; what a row holds is gathered in arrays that the next one uses again. */
struct grid_builder {
    struct arena *a, *scratch;
    struct grid *grid;
    struct problems *problems;
    size_t line; /* of the row that is being filled */
    struct grid_cell *cells;
    size_t filled, cell_capacity;
    char *pool;
    size_t pool_bytes, pool_capacity;
    size_t cell_total, byte_total, repeat_total;
};

void grid_begin_row(struct grid_builder *b, size_t line);

/* Puts a text in column `column` (from 0) of the row; it is trimmed, and an empty one is no cell.
 *
 * Errors: SHEET_COLUMNS, SHEET_FIELD_LONG. */
bool grid_put(struct grid_builder *b, size_t column, sv text, enum cell_kind kind,
              struct err *err) WF_MUST_USE;

/* The row stands there `repeat` times.
 *
 * Errors: SHEET_ROWS, SHEET_REPEATS, SHEET_CELLS_MANY. */
bool grid_end_row(struct grid_builder *b, size_t repeat, struct err *err) WF_MUST_USE;

/* A warning at a cell of the row that is being filled (column from 0). */
void grid_warn(struct grid_builder *b, size_t column, enum message message, struct args args);

/* Without blanks at both ends, also the no-break space that comes along from web pages. */
sv grid_trim(sv s);

/* The letters of a column from 0: "A", "XFD"; empty beyond GRID_COLUMNS. */
sv grid_column_name(struct arena *a, size_t column);

/* ---- which sheet of several --------------------------------------------------------------------- */

struct grid_sheet {
    sv name;
    bool hidden, filled;
    size_t number; /* of the format's own */
};

/* The sheet that the study names, else the first that is visible and filled; says which others are
 * filled, and sets grid->file.
 *
 * Errors: SHEET_UNKNOWN, SHEET_NONE. */
bool grid_pick(struct arena *a, sv file, const struct grid_sheet *sheets, size_t count, sv wanted,
               struct problems *problems, struct grid *grid, size_t *picked, struct err *err) WF_MUST_USE;

#endif
