#include "4_network/measure.h"

static bool compute(struct measure_input *in, struct measure_values *values, struct err *err)
{
    (void)err;
    if (in->network->directed)
        measure_tally(in->network, MEASURE_IN, false, values);
    else
        measure_fill_none(values, in->network->person_count, LABEL_WHY_NO_DIRECTION);
    return true;
}

const struct measure measure_in_degree = {
    .id = "in_degree",
    .level = MEASURE_PERSON,
    .name = { "inkomende banden", "in-degree" },
    .definition = { "Het aantal banden naar de persoon toe: Σ_j a_ji.",
                    "The number of ties towards the person: Σ_j a_ji." },
    .range = LABEL_RANGE_COUNT,
    .undefined = LABEL_WHY_NO_DIRECTION,
    .method = LABEL_NONE,
    .source = "Wasserman and Faust 1994, Social Network Analysis, Cambridge University Press",
    .compute = compute,
};
