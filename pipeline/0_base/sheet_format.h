/* sheet_format : how one file format becomes rows of cells. Private to 0_base.
 *
 * To add a format: write sheet_format_<name>.c, add SHEET_FORMAT(<name>) to sheet_formats.def, and
 * put typical, awkward and broken examples in tests/cli/sheet_format_<name>/.
 */
#ifndef WF_SHEET_FORMAT_H
#define WF_SHEET_FORMAT_H

#include "0_base/grid.h"

struct sheet_source {
    sv file, bytes; /* as they stand on disk */
    const struct sheet_options *options;
    struct problems *problems;
};

struct sheet_format {
    const char *name;
    const char *extension; /* ".csv" */
    const char *help[2];   /* by language; one line: what it is */
    const char *keeps[2];  /* what is kept, without a verb */
    const char *drops[2];  /* what is dropped */

    /* 0: surely not; 1: possible; 2: surely. Looks at content, never at the name. */
    int (*probe)(sv bytes);

    /* Fills a grid that is empty.
     *
     * Errors: a file that breaks its format as a whole. Cells that do are problems. */
    bool (*read)(struct arena *a, const struct sheet_source *source, struct grid *grid, struct err *err);
};

/* The format that fits the content best, the first of equals.
 *
 * Errors: what is surely no table, with what to do about it: SHEET_OLD, SHEET_LOCKED, SHEET_NUMBERS,
 *         SHEET_BINARY, SHEET_DOCUMENT, SHEET_ZIP, SHEET_MARKUP. */
bool sheet_format_find(sv file, sv bytes, const struct sheet_format **format, struct err *err) WF_MUST_USE;

/* An error in a member ("log.xlsx/content.xml") is one of the file; its line and column say nothing to
 * who has a spreadsheet before her. Returns false. */
bool sheet_format_inside(sv file, sv member, struct err *err);

/* Whether a zip file has a member of that name, by the names in it alone. */
bool sheet_format_has_member(sv bytes, const char *name);

#define SHEET_FORMAT(name) extern const struct sheet_format sheet_format_##name;
#include "0_base/sheet_formats.def"
#undef SHEET_FORMAT

#endif
