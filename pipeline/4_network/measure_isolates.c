#include "4_network/measure.h"

static bool compute(struct measure_input *in, struct measure_values *values, struct err *err)
{
    const struct measure_values *degrees;
    if (!measure_get(in, &measure_degree, &degrees, err)) return false;
    double alone = 0;
    for (size_t i = 0; i < in->network->person_count; i++) alone += degrees->values[i].value == 0;
    values->values[0] = SOME_REAL(alone);
    return true;
}

const struct measure measure_isolates = {
    .id = "isolates",
    .level = MEASURE_NETWORK,
    .name = { "mensen zonder banden", "isolates" },
    .definition = { "Het aantal mensen zonder een enkele band.",
                    "The number of people without a single tie." },
    .range = LABEL_RANGE_COUNT,
    .undefined = LABEL_UNDEFINED_NEVER,
    .method = LABEL_NONE,
    .source = "Wasserman and Faust 1994, Social Network Analysis, Cambridge University Press",
    .compute = compute,
};
