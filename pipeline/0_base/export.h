/* export : typed tables as files for people: CSV, CSVW metadata, the data dictionary, and back.
 *
 * CSV: UTF-8, RFC 4180 quoting, LF, header, numbers with a point and fixed digits.
 */
#ifndef WF_EXPORT_H
#define WF_EXPORT_H

#include "0_base/out.h"
#include "0_base/table.h"

struct export_options {
    bool neutralise; /* a text that a spreadsheet would execute gets an apostrophe before it */
};

bool export_csv(struct arena *scratch, const struct table *t, const char *path,
                const struct export_options *options, struct err *err) WF_MUST_USE;
void export_csv_text(struct buffer *b, const struct table *t, const struct export_options *options);

/* Reads back what export_csv wrote (not neutralised), internal columns left at zero. */
bool export_csv_read(struct arena *a, sv file, sv bytes, const struct table_type *type,
                     struct table *t, struct err *err) WF_MUST_USE;

/* CSVW metadata (W3C Tabular Data Model) of one table: columns, types, keys, units, meanings in
 * both languages. `extras`: names of extra columns, or NULL. */
sv export_csvw(struct arena *a, const struct table_type *type, const sv *extras, size_t extra_count);

#endif
