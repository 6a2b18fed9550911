/* join_codings : what coders coded and read, held against the transcripts. */
#ifndef WF_JOIN_CODINGS_H
#define WF_JOIN_CODINGS_H

#include "2_ingest/numbering.h"
#include "2_ingest/spans.h"

struct join_codings {
    struct arena *a;
    const struct numbering *numbering;
    struct problems *problems;
    struct table *intake; /* rows of these sources move from used to rejected, or away */
    const struct table *spans; /* of documents that a project codes; of one document together */
};

/* Fills human_codings: rows on places that do not exist are rejected, those on utterances of people
 * who withdrew are as if they were not there. */
void join_codings_take(const struct join_codings *j, const struct table *coded, struct table *human_codings);

/* Fills coder_coverage; a coder without rows read every document in which she coded. */
void join_codings_cover(const struct join_codings *j, const struct table *covered, const struct table *human_codings,
                        struct table *coder_coverage);

#endif
