/* ingest : what the files of this room share: the tables that stay inside, and its tasks. */
#ifndef WF_INGEST_H
#define WF_INGEST_H

#include "2_ingest/corpus.h"

#define TABLE TABLE_HEADER_TABLE
#define COLUMN TABLE_HEADER_COLUMN
#include "2_ingest/private_tables.def"
#undef TABLE
#undef COLUMN

/* The key of the study's pseudonyms, or its stand-in (stage.h). All zero without pseudonyms. With
 * `make` a missing key is made, and what there is to say of it is said. */
bool ingest_key(struct arena *a, const struct stage_context *c, bool make, unsigned char key[DIGEST_KEY_BYTES],
                struct err *err) WF_MUST_USE;

/* The tables task: everything but the transcripts. */
bool tables_task_work(struct arena *a, const struct stage_context *c, const struct stage_task *task,
                      const bool *skip, struct err *err) WF_MUST_USE;
/* The files of the study that it reads, in a fixed order. */
void tables_task_items(struct arena *a, const struct study *study, struct stage_task *task);

/* One shard of transcripts. */
bool transcripts_work(struct arena *a, const struct stage_context *c, const struct stage_task *task,
                      const bool *skip, struct err *err) WF_MUST_USE;

/* Joins the shards into "ingest/all/…". */
bool join_reduce(struct arena *a, const struct stage_context *c, sv *line, struct err *err) WF_MUST_USE;

/* Cuts the listed transcripts into groups of some 8 MB of source: first[i] is the first listed row of
 * shard i + 1, and first[count] the end. */
void ingest_shards(struct arena *a, const struct study *study, const struct table *listed, size_t **first,
                   size_t *count);

#endif
