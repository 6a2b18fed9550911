/* network : people and the ties between them, what each tie rests on, and measures. Produced by
 * 4_network.
 */
#ifndef WF_NETWORK_H
#define WF_NETWORK_H

#include "3_code/coding.h"

#define TABLE TABLE_HEADER_TABLE
#define COLUMN TABLE_HEADER_COLUMN
#include "4_network/tables.def"
#undef TABLE
#undef COLUMN

/* One event or row that supports a tie. */
struct tie_reason {
    sv activity, row; /* activity "" when it is a reported tie */
};

struct tie {
    size_t a, b;                       /* indices in network.people; undirected: a < b */
    double weight;                     /* > 0; summed in canonical order */
    size_t first_reason, reason_count; /* in network.reasons */
};

/* People are sorted by the bytes of their shown id; ties by (a, b); the reasons of a tie by (row,
 * activity). No loops, no doubles. People of the roster with an included role are in it, also
 * without ties. */
struct network {
    sv id, window; /* window "all": everything */
    bool directed;
    size_t *people; /* rows in corpus.people */
    size_t person_count;
    struct tie *ties;
    size_t tie_count, tie_capacity;
    struct tie_reason *reasons;
    size_t reason_count, reason_capacity;
};

/* Builds one network of the study by its rule.
 *
 * Owns:   everything in `a`; texts stay those of the corpus.
 * Errors: NETWORK_RULE unknown rule for this kind of source. */
bool network_build(struct arena *a, const struct corpus *corpus, const struct study_network *spec,
                   struct network *network, struct err *err) WF_MUST_USE;

/* The id of the rule that network_build() uses, or NULL when there is none. */
const char *network_rule(const struct study_network *spec);

/* The index of a person in network.people; false when the network does not have that person. */
bool network_find(const struct corpus *corpus, const struct network *network, sv person,
                  size_t *index) WF_MUST_USE;

/* What a measure says: one value a person, or one for the network. */
struct measure_values {
    struct maybe_real *values;   /* person_count of them, or one */
    enum label *why;             /* LABEL_NONE, or why there is no value */
    struct maybe_real low, high; /* of an ensemble, when there is one */
    int64_t n;                   /* people, or runs of the ensemble */
};

/* Errors: MEASURE_UNKNOWN (70), NETWORK_LIBRARY igraph refused, NETWORK_MEMORY (71). */
bool measure_compute(struct arena *a, const struct network *network, const char *measure,
                     int64_t seed, struct measure_values *values, struct err *err) WF_MUST_USE;

/* The tables of this stage. */
struct networks {
    struct table networks, ties, tie_evidence, network_people, network_summary;
};
extern const struct store_set networks_set;

bool networks_read(struct arena *a, const struct store *store, struct networks *networks,
                   struct err *err) WF_MUST_USE;

/* What a tie of this rule means, and the name of a measure, in words for people; NULL when there is
 * none of that id. */
const char *network_rule_definition(sv rule, enum language language);
const char *network_measure_name(sv measure, enum language language);

/* For `weefsel measures`: every rule for ties, and every measure with definition, range, when
 * undefined, source. */
void network_measures(enum language language, FILE *to);

#endif
