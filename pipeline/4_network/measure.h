/* measure : how one number is computed. Private to 4_network.
 *
 * To add one: write measure_<id>.c, add MEASURE(<id>) to measures.def, its texts to texts.def,
 * and put a hand-worked example in tests/unit/test_measure_<id>.c. A measure per person whose id
 * is a column of network_people fills that column.
 */
#ifndef WF_MEASURE_H
#define WF_MEASURE_H

#include "4_network/network.h"

enum measure_level { MEASURE_PERSON, MEASURE_NETWORK };

struct measure {
    const char *id;
    enum measure_level level;
    enum label name;       /* "tussenpositie" */
    enum label definition; /* one sentence, with the formula */
    enum label range;      /* "0 tot 1", "0 of meer" */
    enum label undefined;  /* when there is no value */
    const char *source;    /* who defined it */
    bool (*compute)(struct arena *a, const struct network *network, int64_t seed,
                    struct measure_values *values, struct err *err);
};

#define MEASURE(id) extern const struct measure measure_##id;
#include "4_network/measures.def"
#undef MEASURE

#endif
