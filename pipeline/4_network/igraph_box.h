/* igraph_box : the only door to igraph, which is used as a calculator on people and ties.
 *
 * Numbers go in and out; NaN becomes "no value". igraph's messages are kept quiet and its error
 * codes become NETWORK_LIBRARY or NETWORK_MEMORY. Its random numbers are seeded in every function
 * that draws any. igraph has state of its own and is built without thread safety: one process uses
 * it at a time, and never the parent of the workers.
 */
#ifndef WF_IGRAPH_BOX_H
#define WF_IGRAPH_BOX_H

#include "4_network/network.h"

struct igraph_box {
    void *graph; /* igraph_t, destroyed with the arena */
    size_t people, ties;
    bool directed;
};

/* Vertices are indices in network.people, edges those in network.ties.
 *
 * Errors: NETWORK_LIBRARY, NETWORK_MEMORY, here and in every function below. */
bool igraph_box_open(struct arena *a, const struct network *network, struct igraph_box *box,
                     struct err *err) WF_MUST_USE;

/* `lengths` and `weights` hold one positive number a tie; lengths may be NULL: all are 1. `values`
 * and `members` have room for one item a person. `scratch` is for the time of the call. */

/* Raw counts of shortest paths, along the direction of the ties. */
bool igraph_box_betweenness(struct arena *scratch, const struct igraph_box *box,
                            const double *lengths, double *values, struct err *err) WF_MUST_USE;
/* Sum of 1/distance to the others along outgoing ties; who is out of reach adds 0. */
bool igraph_box_harmonic(struct arena *scratch, const struct igraph_box *box, const double *lengths,
                         double *values, struct err *err) WF_MUST_USE;
/* Burt's constraint in the whole network; no value for isolates. */
bool igraph_box_constraint(struct arena *scratch, const struct igraph_box *box,
                           const double *weights, struct maybe_real *values,
                           struct err *err) WF_MUST_USE;

/* Those below take the ties without their direction; pairs must not be double. */

/* No value with fewer than two neighbours. */
bool igraph_box_clustering(struct arena *scratch, const struct igraph_box *box,
                           struct maybe_real *values, struct err *err) WF_MUST_USE;
/* No value when nobody has two neighbours. */
bool igraph_box_transitivity(const struct igraph_box *box, struct maybe_real *value,
                             struct err *err) WF_MUST_USE;
bool igraph_box_coreness(struct arena *scratch, const struct igraph_box *box, double *values,
                         struct err *err) WF_MUST_USE;
bool igraph_box_components(struct arena *scratch, const struct igraph_box *box, size_t *members,
                           struct err *err) WF_MUST_USE;
bool igraph_box_articulation(struct arena *scratch, const struct igraph_box *box, bool *values,
                             struct err *err) WF_MUST_USE;

/* One run of Leiden for modularity (node weights: strength; resolution 1/(2W)), repeated from where
 * it ended until modularity grows no more. Needs at least one tie. */
bool igraph_box_leiden(struct arena *scratch, const struct igraph_box *box, const double *weights,
                       uint64_t seed, size_t *members, struct err *err) WF_MUST_USE;

/* Kamada and Kawai's drawing, which draws no random numbers; for a connected network. */
bool igraph_box_layout(struct arena *scratch, const struct igraph_box *box, const double *lengths,
                       double *x, double *y, struct err *err) WF_MUST_USE;

#endif
