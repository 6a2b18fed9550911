/* disclosure : how recognisable people are by their place in a network, without any name.
 * Private to 6_report.
 */
#ifndef WF_DISCLOSURE_H
#define WF_DISCLOSURE_H

#include "0_base/arena.h"

struct disclosure_tie {
    size_t a, b; /* people; the direction and double ties do not matter */
};

/* How many people no other has the same number of ties and the same numbers of ties of neighbours.
 *
 * Source: Hay et al. (2008), Resisting structural re-identification in anonymized social networks,
 *         query H2. */
size_t disclosure_unique(struct arena *scratch, const struct disclosure_tie *ties, size_t tie_count,
                         size_t person_count);

#endif
