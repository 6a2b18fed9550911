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
    .name = LABEL_MEASURE_STRENGTH,
    .definition = LABEL_MEASURE_STRENGTH_DEFINITION,
    .range = LABEL_RANGE_FROM_ZERO,
    .undefined = LABEL_UNDEFINED_NEVER,
    .method = LABEL_NONE,
    .source = "Barrat, Barthélemy, Pastor-Satorras and Vespignani 2004, PNAS 101:3747-3752",
    .compute = compute,
};
