/* ensemble : many runs of a method that draws random numbers, so that its spread can be told.
 * Private to 4_network.
 */
#ifndef WF_ENSEMBLE_H
#define WF_ENSEMBLE_H

#include "4_network/network.h"

enum { ENSEMBLE_RUNS = 100 };

/* Partitions are in canonical form, no two alike, in lexicographic order. */
struct ensemble {
    size_t **partitions;
    size_t *times;     /* how many runs ended in it; together ENSEMBLE_RUNS */
    double *qualities; /* modularity */
    size_t count;
    size_t best;      /* highest modularity; of those within 1e-12 of it, the first */
    double low, high; /* modularity */
    double agreement; /* mean over the pairs of runs, over the people with ties */
    double agreement_low, agreement_high;
};

/* ENSEMBLE_RUNS times Leiden, on people in their order, each run with its own random numbers. The
 * network is undirected and has ties.
 *
 * Errors: those of igraph_box. */
bool ensemble_build(struct arena *a, const struct network *network, int64_t seed,
                    struct ensemble *ensemble, struct err *err) WF_MUST_USE;

#endif
