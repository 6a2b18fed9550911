/* sheet : a table as a user brings it (CSV, or a sheet of a workbook): a header and rows of texts,
 * each with its place. The formats are listed in sheet_formats.def.
 */
#ifndef WF_SHEET_H
#define WF_SHEET_H

#include "0_base/format.h"
#include "0_base/problem.h"
#include "0_base/utf8.h"

struct sheet_options {
    enum encoding encoding; /* ENCODING_DETECT: BOM, else valid UTF-8, else Windows-1252 */
    char delimiter;         /* 0: "sep=;" above the header, else the most frequent of ; , TAB |
                               outside quotes in the header, the first of these on a tie   */
    sv name;                /* of a sheet in a workbook; "": the first that is visible and filled */
    int64_t header;         /* the number of the row with the names of columns; 0: the first that is
                               filled, below a title */
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
    sv file; /* with the sheet's name where there are several: "log.xlsx#Presentie" */
    sv name;         /* of the sheet, where a workbook has several */
    sv *others;      /* the other filled ones, when none was asked for */
    size_t other_count;
    enum encoding encoding; /* what was used */
    char delimiter; /* of the rows' source; 0: one column, nothing parts the cells */
    size_t header_line;
    size_t column_count;
    sv *names;
    size_t *numbers; /* of the columns in the file, from 1 */
    struct sheet_row *rows; /* only rows with exactly column_count cells */
    size_t row_count, row_capacity;
    size_t source_row_count; /* rows in the file under the header, blank ones left out */
    size_t total_count;      /* of those, rejected as they are a total: 1 at most */
};

/* Reads a table of any format, by its content. Rows of CSV with too many or too few cells become a
 * problem and a rejected row; cells too many that are empty are none, as spreadsheets add them. A
 * last row that is a total is rejected. An empty name of a column with something in it or a double
 * one is an error. Rows and nameless columns of empty cells only are skipped. What was assumed is
 * told: Windows-1252, rows of title above the header, one sheet of several. Merged cells below the
 * header are a problem, as only the first has the value.
 *
 * Owns:   everything in `a`; the sheet points into the text, which is `bytes` or in `a` too.
 * Errors: SHEET_EMPTY no header; SHEET_QUOTE an unclosed or stray quote, at its line;
 *         SHEET_FIELD_LONG a field over 1 MiB; SHEET_COLUMNS over 16384 columns; SHEET_ROWS,
 *         SHEET_CELLS_MANY; SHEET_NAME_EMPTY, SHEET_NAME_TWICE; SHEET_MERGED_HEADER;
 *         SHEET_HEADER_ROW, SHEET_UNKNOWN, SHEET_NONE; those of sheet_format_find for what is no
 *         table; those of utf8_from_bytes, zip_box and xml_box; SHEET_BROKEN. */
bool sheet_read(struct arena *a, sv file, sv bytes, const struct sheet_options *options,
                struct problems *problems, struct sheet *sheet, struct err *err) WF_MUST_USE;

/* Column index by exact name, else by name without regard to case, else -1. */
ptrdiff_t sheet_column(const struct sheet *sheet, sv name);

/* Adds a column, with the cells of others joined by a blank: a first and a last name. */
void sheet_join(struct arena *a, struct sheet *sheet, sv name, const size_t *columns, size_t count);

/* Place of a cell, and of the name of a column (line of its row, number of its column as column). */
struct place sheet_place(const struct sheet *sheet, const struct sheet_row *row, size_t column);
struct place sheet_name_place(const struct sheet *sheet, size_t column);

/* Every format, for people: its name, extension, what it is and what is kept of it. */
void sheet_formats(enum format_style style, enum language language, FILE *to);

#endif
