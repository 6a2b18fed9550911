#include "4_network/measure.h"

static bool compute(struct measure_input *in, struct measure_values *values, struct err *err)
{
    (void)err;
    measure_tally(in->network, MEASURE_BOTH, true, values);
    return true;
}

const struct measure measure_strength = {
    .id = "strength",
    .level = MEASURE_PERSON,
    .name = { "sterkte", "strength" },
    .definition = { "De som van de gewichten van de banden van de persoon: s_i = Σ_j w_ij; met "
                    "richting inkomend plus uitgaand.",
                    "The sum of the weights of the person's ties: s_i = Σ_j w_ij; with direction "
                    "incoming plus outgoing." },
    .range = LABEL_RANGE_FROM_ZERO,
    .undefined = LABEL_UNDEFINED_NEVER,
    .method = LABEL_NONE,
    .source = "Barrat, Barthélemy, Pastor-Satorras and Vespignani 2004, PNAS 101:3747-3752",
    .compute = compute,
};
