/* measure : how one number is computed. Private to 4_network.
 *
 * To add one: write measure_<id>.c, add MEASURE(<id>) to measures.def, and put a hand-worked
 * example in tests/unit/test_measure_<id>.c. A measure per person whose id is a column of
 * network_people fills that column; one per network gets a row in network_summary.
 */
#ifndef WF_MEASURE_H
#define WF_MEASURE_H

#include "4_network/ensemble.h"
#include "4_network/igraph_box.h"

enum measure_level { MEASURE_PERSON, MEASURE_NETWORK };

/* One network while its measures are computed. What several of them need is made when the first
 * one asks, and lives in `a`. */
struct measure_input {
    struct arena *a;
    const struct network *network;
    int64_t seed;
    struct network *skeleton;
    struct igraph_box *graph, *skeleton_graph;
    struct ensemble *ensemble;
    struct measure_values **done; /* by place in measures.def */
};

struct measure {
    const char *id;
    enum measure_level level;
    const char *name[2];       /* by language: "tussenpositie", "betweenness" */
    const char *definition[2]; /* one sentence, with the formula */
    enum label range;      /* "0 tot 1", "0 of meer" */
    enum label undefined;  /* when there is no value */
    enum label method;     /* LABEL_NONE, or what network_summary says: {0} runs, {1} seed */
    const char *source;    /* who defined it */
    /* `values` has its arrays, its n is the number of people, and nothing has a value yet. Each
     * gets a value or a reason. */
    bool (*compute)(struct measure_input *in, struct measure_values *values, struct err *err);
};

#define MEASURE(id) extern const struct measure measure_##id;
#include "4_network/measures.def"
#undef MEASURE

/* Every measure, in the order of measures.def. */
const struct measure *const *measure_all(size_t *count);

struct measure_input measure_begin(struct arena *a, const struct network *network, int64_t seed);

/* The values of a measure, computed once for each input. */
bool measure_get(struct measure_input *in, const struct measure *measure,
                 const struct measure_values **values, struct err *err) WF_MUST_USE;

/* The network without directions: a pair has one tie, with the weights of both ways summed. */
const struct network *measure_skeleton(struct measure_input *in);
bool measure_graph(struct measure_input *in, const struct igraph_box **graph,
                   struct err *err) WF_MUST_USE;
bool measure_skeleton_graph(struct measure_input *in, const struct igraph_box **graph,
                            struct err *err) WF_MUST_USE;
/* Communities; the network must have ties. */
bool measure_ensemble(struct measure_input *in, const struct ensemble **ensemble,
                      struct err *err) WF_MUST_USE;

/* A number for each tie. */
double *measure_weights(struct arena *a, const struct network *network);
double *measure_lengths(struct arena *a, const struct network *network); /* 1/weight */

/* Sums of ties, or of their weights, at the side that is asked for, in the order of the ties. */
enum measure_side { MEASURE_BOTH, MEASURE_IN, MEASURE_OUT };
void measure_tally(const struct network *network, enum measure_side side, bool weighted,
                   struct measure_values *values);

void measure_fill(struct measure_values *values, size_t count, const double *numbers);
/* No value, for the same reason, for `count` people, or for the network (count 1). */
void measure_fill_none(struct measure_values *values, size_t count, enum label why);
/* Divides by the greatest possible value, which is not 0. */
void measure_share(const struct measure_values *raw, size_t count, double possible,
                   struct measure_values *values);

#endif
