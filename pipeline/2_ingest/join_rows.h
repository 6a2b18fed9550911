/* join_rows : a long table of all shards, made without having it in memory. */
#ifndef WF_JOIN_ROWS_H
#define WF_JOIN_ROWS_H

#include "2_ingest/ingest.h"

/* A table whose rows belong to a document each; those of one document stand together. */
struct join_rows {
    const char *part;               /* "utterances": in each shard, and in "ingest/all" */
    const struct table_type *type;
    size_t document;                /* offset of that column */
};

/* Writes "ingest/all/<part>": the rows of each document as they stand in its shard, in the order of
 * `documents`; each document's are held against their type. `counts` gets how many each has.
 *
 * Errors: those of the store and of table_check. */
bool join_rows_write(const struct stage_context *c, const struct join_rows *rows, size_t shard_count,
                     const struct table *documents, int64_t *counts, struct err *err) WF_MUST_USE;

#endif
