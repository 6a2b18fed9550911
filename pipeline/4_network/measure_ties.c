#include "4_network/measure.h"

static bool compute(struct measure_input *in, struct measure_values *values, struct err *err)
{
    (void)err;
    values->values[0] = SOME_REAL((double)in->network->tie_count);
    return true;
}

const struct measure measure_ties = {
    .id = "ties",
    .level = MEASURE_NETWORK,
    .name = { "banden", "ties" },
    .definition = { "Het aantal banden m; met richting telt elke richting apart.",
                    "The number of ties m; with direction each direction counts by itself." },
    .range = LABEL_RANGE_COUNT,
    .undefined = LABEL_UNDEFINED_NEVER,
    .method = LABEL_NONE,
    .source = "Wasserman and Faust 1994, Social Network Analysis, Cambridge University Press",
    .compute = compute,
};
