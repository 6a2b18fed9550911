/* talk : one transcript on its way into the corpus: read, told who speaks, without names, written
 * to the tables of its shard.
 */
#ifndef WF_TALK_H
#define WF_TALK_H

#include "2_ingest/language.h"
#include "2_ingest/nobody.h"
#include "2_ingest/reader.h"
#include "2_ingest/redact.h"

/* What the documents of one task fill. */
struct shard {
    struct arena *a;
    const struct stage_context *c;
    int64_t number;
    struct roster roster;
    struct nobody nobody;
    struct redactor redactor, withdrawn, finder;
    struct language_groups languages;
    struct table listed, documents, people, utterances, mentions, notes, words, losses, intake, renumbered,
        heard, proposals, spans;
    struct reader_kept kept; /* of the file read last */
    struct buffer text;
    size_t assumed_count; /* transcripts whose encoding was assumed */
    sv assumed_first;
    enum encoding assumed;
    bool looked; /* by somebody who checks the study */
};

/* The file of a listed row. What is wrong with it becomes problems. */
void talk_take(struct shard *s, size_t listed_row, sv bytes);

#endif
