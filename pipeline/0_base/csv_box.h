/* csv_box : the only door to libcsv. Rows of cells from a text in memory, strictly (RFC 4180, with
 * any delimiter and any line end), each row with its place and as it stands in the text.
 * For sheet.c and export.c; others read sheets.
 */
#ifndef WF_CSV_BOX_H
#define WF_CSV_BOX_H

#include "0_base/err.h"

/* Cells of one row that are kept; as many columns as a spreadsheet has. */
enum { CSV_BOX_CELLS = 16384 };

struct csv_box; /* opaque; owned by the arena it was made in */

struct csv_box_options {
    char delimiter;           /* '\0': the rows have one cell, nothing parts them */
    size_t first_line;        /* number of the text's first line                  */
    size_t field_limit_bytes; /* of one cell, without its quotes                  */
};

struct csv_box_row {
    size_t line; /* of its first byte */
    sv source;   /* without its line end */
    size_t cell_count;
    sv *cells; /* the first CSV_BOX_CELLS at most; blanks around a quoted or bare cell are gone */
};

struct csv_box *csv_box_open(struct arena *a, sv file, sv text, const struct csv_box_options *options);

/* The next row; lines without anything but blanks are passed over.
 *
 * Owns:   the cells are put in `a`; they point into the text where they can.
 * Errors: SHEET_QUOTE where the quote stands (or where the field that it ends was opened);
 *         SHEET_FIELD_LONG where the field begins. */
enum step csv_box_next(struct arena *a, struct csv_box *box, struct csv_box_row *row, struct err *err)
    WF_MUST_USE;

#endif
