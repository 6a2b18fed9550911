#include "4_network/measure.h"

static bool compute(struct measure_input *in, struct measure_values *values, struct err *err)
{
    (void)err;
    const struct network *n = in->network;
    if (n->person_count < 2) {
        measure_fill_none(values, 1, LABEL_WHY_FEWER_THAN_TWO_PEOPLE);
        return true;
    }
    double pairs = (double)n->person_count * (double)(n->person_count - 1);
    values->values[0] = SOME_REAL((double)n->tie_count / (n->directed ? pairs : pairs / 2));
    return true;
}

const struct measure measure_density = {
    .id = "density",
    .level = MEASURE_NETWORK,
    .name = { "dichtheid", "density" },
    .definition = { "Het deel van de mogelijke banden dat er is: m/(n(n−1)/2), met richting "
                    "m/(n(n−1)).",
                    "The share of the possible ties that is there: m/(n(n−1)/2), with direction "
                    "m/(n(n−1))." },
    .range = LABEL_RANGE_SHARE,
    .undefined = LABEL_WHY_FEWER_THAN_TWO_PEOPLE,
    .method = LABEL_NONE,
    .source = "Wasserman and Faust 1994, Social Network Analysis, Cambridge University Press",
    .compute = compute,
};
