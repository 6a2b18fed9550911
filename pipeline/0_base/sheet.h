/* sheet : a table as a user brings it (CSV now, spreadsheets later): a header and rows of texts,
 * each with its place.
 */
#ifndef WF_SHEET_H
#define WF_SHEET_H

#include "0_base/problem.h"
#include "0_base/utf8.h"

struct sheet_options {
    enum encoding encoding; /* ENCODING_DETECT: BOM, else valid UTF-8, else Windows-1252 */
    char delimiter;         /* 0: "sep=;" above the header, else the most frequent of ; , TAB |
                               outside quotes in the header, the first of these on a tie   */
};

/* What a spreadsheet says of a cell. Dates are yyyy-mm-dd or yyyy-mm-ddThh:mm(:ss), times h:mm(:ss),
 * numbers have a point, flags are TRUE or FALSE. */
enum cell_kind { CELL_TEXT, CELL_NUMBER, CELL_DATE, CELL_TIME, CELL_FLAG };

struct sheet_row {
    size_t line;  /* 1-based, of its first byte; of a spreadsheet the number of the row */
    sv source;    /* the row as it stands in the file, for rejected.csv */
    sv *cells;    /* column_count of them, NFC, trimmed of blanks (also no-break ones) */
    const unsigned char *kinds; /* enum cell_kind of each cell; NULL: all are texts */
};

struct sheet {
    sv file;
    enum encoding encoding; /* what was used */
    char delimiter; /* what was used; 0: one column, nothing parts the cells */
    size_t column_count;
    sv *names;
    struct sheet_row *rows; /* only rows with exactly column_count cells */
    size_t row_count, row_capacity;
    size_t source_row_count; /* rows in the file under the header, blank ones left out */
};

/* Reads CSV strictly (libcsv). Rows with too many or too few cells become a problem and a
 * rejected row; cells too many that are empty are none, as spreadsheets add them. An empty or
 * double column name is an error. Rows of empty cells only are skipped. A note says when
 * Windows-1252 was assumed.
 *
 * Owns:   everything in `a`; the sheet points into the text, which is `bytes` or in `a` too.
 * Errors: SHEET_EMPTY no header; SHEET_QUOTE an unclosed or stray quote, at its line;
 *         SHEET_FIELD_LONG a field over 1 MiB; SHEET_COLUMNS over 16384 columns;
 *         SHEET_NAME_EMPTY, SHEET_NAME_TWICE; those of utf8_from_bytes. */
bool sheet_read_csv(struct arena *a, sv file, sv bytes, const struct sheet_options *options,
                    struct problems *problems, struct sheet *sheet, struct err *err) WF_MUST_USE;

/* Column index by exact name, else by name without regard to case, else -1. */
ptrdiff_t sheet_column(const struct sheet *sheet, sv name);

/* Place of a cell (line of its row, number of its column as column). */
struct place sheet_place(const struct sheet *sheet, const struct sheet_row *row, size_t column);

#endif
