/* partition : who is put together with whom: one group number a person. Private to 4_network. */
#ifndef WF_PARTITION_H
#define WF_PARTITION_H

#include "4_network/network.h"

/* Gives the groups the numbers 0, 1, … in the order in which they first appear, so that equal
 * partitions are equal arrays. Returns the number of groups. Numbers in `members` are < count. */
size_t partition_canonical(struct arena *scratch, size_t *members, size_t count);

/* Gives the groups the numbers 0, 1, … by size, largest first, equal sizes by their first person.
 * Returns the number of groups. */
size_t partition_by_size(struct arena *scratch, size_t *members, size_t count);

/* Newman and Girvan's modularity with weights, for an undirected network with ties:
 * Q = Σ_c [W_c/W − (S_c/2W)²]. */
double partition_modularity(struct arena *scratch, const struct network *network,
                            const size_t *members);

/* Normalised mutual information 2I/(H1 + H2) of two partitions in canonical form, over the people
 * with counted[i]; 1 when both are one group.
 * Source: Danon et al. 2005, J. Stat. Mech. P09008. */
double partition_agreement(struct arena *scratch, const size_t *x, const size_t *y, size_t count,
                           const bool *counted);

#endif
