#include "4_network/measure.h"

static bool compute(struct measure_input *in, struct measure_values *values, struct err *err)
{
    (void)err;
    if (in->network->directed)
        measure_tally(in->network, MEASURE_OUT, false, values);
    else
        measure_fill_none(values, in->network->person_count, LABEL_WHY_NO_DIRECTION);
    return true;
}

const struct measure measure_out_degree = {
    .id = "out_degree",
    .level = MEASURE_PERSON,
    .name = { "uitgaande banden", "out-degree" },
    .definition = { "Het aantal banden van de persoon uit: Σ_j a_ij.",
                    "The number of ties from the person: Σ_j a_ij." },
    .range = LABEL_RANGE_COUNT,
    .undefined = LABEL_WHY_NO_DIRECTION,
    .method = LABEL_NONE,
    .source = "Wasserman and Faust 1994, Social Network Analysis, Cambridge University Press",
    .compute = compute,
};
