#include "4_network/measure.h"

static bool compute(struct measure_input *in, struct measure_values *values, struct err *err)
{
    (void)err;
    measure_tally(in->network, MEASURE_BOTH, false, values);
    return true;
}

const struct measure measure_degree = {
    .id = "degree",
    .level = MEASURE_PERSON,
    .name = { "aantal banden", "degree" },
    .definition = { "Het aantal banden van de persoon: k_i = Σ_j a_ij, waarin a_ij 1 is als er een "
                    "band is; met richting inkomend plus uitgaand.",
                    "The number of ties of the person: k_i = Σ_j a_ij, where a_ij is 1 when there "
                    "is a tie; with direction incoming plus outgoing." },
    .range = LABEL_RANGE_COUNT,
    .undefined = LABEL_UNDEFINED_NEVER,
    .method = LABEL_NONE,
    .source = "Freeman 1978, Social Networks 1:215-239",
    .compute = compute,
};
