#include "4_network/measure.h"

static bool compute(struct measure_input *in, struct measure_values *values, struct err *err)
{
    (void)err;
    values->values[0] = SOME_REAL((double)in->network->person_count);
    return true;
}

const struct measure measure_people = {
    .id = "people",
    .level = MEASURE_NETWORK,
    .name = { "mensen", "people" },
    .definition = { "Het aantal mensen n in het netwerk: ieder met een opgenomen rol, ook wie geen "
                    "banden heeft.",
                    "The number of people n in the network: everyone with an included role, also "
                    "who has no ties." },
    .range = LABEL_RANGE_COUNT,
    .undefined = LABEL_UNDEFINED_NEVER,
    .method = LABEL_NONE,
    .source = "Wasserman and Faust 1994, Social Network Analysis, Cambridge University Press",
    .compute = compute,
};
