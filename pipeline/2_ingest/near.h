/* near : who of the roster may be meant by a name that is nobody's, or several people's.
 *
 * Proposed with a score and its reasons (alike.h), never taken. Nobody who withdrew is proposed, and
 * ids that hold a digit are no names: B07 and B09 are no neighbours.
 */
#ifndef WF_NEAR_H
#define WF_NEAR_H

#include "2_ingest/alike.h"
#include "2_ingest/roster.h"

enum { NEAR_MOST = 3 };

struct near_candidate {
    size_t person;
    int score; /* 0 to 100 */
    unsigned reasons;
};

struct near {
    struct near_candidate items[NEAR_MOST]; /* the best of each person, the highest score first; of
                                               equals the lowest id in byte order */
    size_t count, more; /* more: how many others score enough */
    int withdrawn;      /* the best score of someone who withdrew; not to be told */
};

/* Cost: one comparison for each name of the roster. */
struct near near_find(struct roster *r, sv text);

/* "P07 Fatma Bouali (0,85: voorletter), P09 …"; "" when there is nobody. */
sv near_text(struct arena *a, const struct roster *r, const struct near *near, enum language language);

/* Two people of the list whose names are nearly one, the lower place in the roster first. */
struct near_pair {
    size_t x, y;
    int score;
    unsigned reasons;
};

/* Those that share a word of their names, in the order of the roster. Titles, and surnames alone,
 * make nobody the same. */
void near_pairs(struct arena *a, struct roster *r, struct near_pair **pairs, size_t *count);

#endif
