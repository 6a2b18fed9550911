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
    .name = LABEL_MEASURE_DEGREE,
    .definition = LABEL_MEASURE_DEGREE_DEFINITION,
    .range = LABEL_RANGE_COUNT,
    .undefined = LABEL_UNDEFINED_NEVER,
    .method = LABEL_NONE,
    .source = "Freeman 1978, Social Networks 1:215-239",
    .compute = compute,
};
