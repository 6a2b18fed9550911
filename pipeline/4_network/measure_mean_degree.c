#include "4_network/measure.h"

static bool compute(struct measure_input *in, struct measure_values *values, struct err *err)
{
    (void)err;
    const struct network *n = in->network;
    if (n->person_count == 0)
        measure_fill_none(values, 1, LABEL_WHY_NO_PEOPLE);
    else
        values->values[0] = SOME_REAL(2 * (double)n->tie_count / (double)n->person_count);
    return true;
}

const struct measure measure_mean_degree = {
    .id = "mean_degree",
    .level = MEASURE_NETWORK,
    .name = { "gemiddeld aantal banden", "mean degree" },
    .definition = { "Het gemiddelde aantal banden per persoon: 2m/n.",
                    "The mean number of ties of a person: 2m/n." },
    .range = LABEL_RANGE_FROM_ZERO,
    .undefined = LABEL_WHY_NO_PEOPLE,
    .method = LABEL_NONE,
    .source = "Wasserman and Faust 1994, Social Network Analysis, Cambridge University Press",
    .compute = compute,
};
