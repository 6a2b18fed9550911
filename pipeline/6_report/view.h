/* view : one network as the report shows it: its people and ties, with what each tie rests on.
 * Private to 6_report.
 */
#ifndef WF_VIEW_H
#define WF_VIEW_H

#include "6_report/document.h"
#include "6_report/section.h"

struct view_tie {
    const struct ties_row *row;
    size_t a, b; /* in view.people */
};

struct view {
    const struct networks_row *network;
    const struct network_people_row **people; /* by id */
    size_t person_count;
    struct view_tie *ties; /* strongest first, then by the ids */
    size_t tie_count;
    double strongest, most; /* the greatest weight, the greatest number of ties */
    int digits;             /* of weights: none when all are whole numbers */
};

/* The whole period of one network. */
struct view view_of(struct arena *a, const struct section_input *in, size_t network);

/* "Koffie (12 maart 2025); Taalcafé; en nog 7": at most `limit` activities or rows behind a tie. */
sv view_evidence(struct arena *a, const struct section_input *in, const struct ties_row *tie,
                 size_t limit);

/* A table of ties with what they rest on: those of `person` (or of anybody: SIZE_MAX), at most
 * `limit`, the strongest first. */
void view_add_ties(struct arena *a, const struct section_input *in, const struct view *view,
                   size_t person, size_t limit, sv caption, struct document *d);

#endif
