/* seen : how the files of a study were read, for the researcher who checks it: she sees names.
 *
 * The transcripts task keeps labels and names only in a store where somebody looks (STAGE_LOOK).
 */
#ifndef WF_SEEN_H
#define WF_SEEN_H

#include "2_ingest/corpus.h"

struct speakers;

/* Says on `to` how the transcripts and tables of the study were read, after the ingest stage. `all`:
 * every document with its speakers, however many there are.
 *
 * Errors: those of store_read. */
bool seen_print(struct arena *a, const struct stage_context *c, bool all, FILE *to, struct err *err) WF_MUST_USE;

/* The same as a value, every document with its speakers, for programs that read the answer. */
struct json_value;
bool seen_value(struct arena *a, const struct stage_context *c, struct json_value **value, struct err *err)
    WF_MUST_USE;

/* For the transcripts task: whether somebody looks, and who speaks in one transcript. */
bool seen_asked(struct arena *a, const struct store *store);
void seen_speakers(struct arena *a, const struct speakers *s, struct table *heard);

#endif
