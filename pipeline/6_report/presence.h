/* presence : who of the people is heard in the talks, and who is seen at the activities.
 * Private to 6_report.
 */
#ifndef WF_PRESENCE_H
#define WF_PRESENCE_H

#include "2_ingest/corpus.h"

struct presence {
    bool *heard, *seen; /* for each row of corpus.people */
};

struct presence presence_of(struct arena *a, const struct corpus *corpus);

/* People of one kind. */
struct presence_counts {
    int64_t people, listed; /* listed: on the study's list of people          */
    int64_t heard, seen;    /* of all people                                  */
    int64_t absent;         /* on the list, but neither heard nor seen        */
};
void presence_count(const struct presence *p, const struct corpus *corpus, size_t person,
                    struct presence_counts *counts);

#endif
