/* records : the file of a table as it lies in the store. For store.c.
 *
 * First the rows as records of one size, in which a text is a reference (offset, length) into the
 * heap behind them, so that the file can be mapped and used as it is; then the extra columns, the
 * heap, and a footer (magic, digest of the descriptor, counts, BLAKE2b of all that stands before).
 * Everything but the heap is written as it comes: a table of any length can be made row by row. A
 * text that was written shortly before is kept once. The digest of the descriptor also holds the
 * machine's word size and byte order, so a file is never misread. The same rows give the same
 * bytes: padding is zero.
 */
#ifndef WF_RECORDS_H
#define WF_RECORDS_H

#include "0_base/out.h"
#include "0_base/table.h"

struct records_writer;

/* Writes to `out`, which the caller closes after records_end(). `names`: of the extra columns. */
struct records_writer *records_begin(struct arena *a, struct out *out, const struct table_type *type,
                                     const sv *names, size_t name_count);
/* `extras`: as many as there are names. */
void records_add(struct records_writer *w, const void *row, const sv *extras);
void records_end(struct records_writer *w);

/* A file of records that is mapped, and stays as it is. */
struct records {
    const struct table_type *type;
    sv image, heap;
    size_t count, extra_count;
};

/* MESSAGE_NONE, STORE_STALE (another descriptor) or STORE_DAMAGED; `known`: it was held against its
 * checksum before. */
enum message records_open(const struct table_type *type, sv image, bool known, struct records *r);
/* A row, with views into the heap. False: it does not fit. */
bool records_row(const struct records *r, size_t row, void *to) WF_MUST_USE;

/* The whole table in place: the references become views. `image` may be written. */
enum message records_table(const struct table_type *type, char *image, size_t n, struct table *t);

#endif
