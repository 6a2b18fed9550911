#include "4_network/measure.h"

static bool compute(struct measure_input *in, struct measure_values *values, struct err *err)
{
    if (in->network->tie_count == 0) {
        measure_fill_none(values, 1, LABEL_WHY_NO_TIES);
        return true;
    }
    const struct ensemble *ensemble;
    if (!measure_ensemble(in, &ensemble, err)) return false;
    values->values[0] = SOME_REAL(ensemble->agreement);
    values->low = SOME_REAL(ensemble->agreement_low);
    values->high = SOME_REAL(ensemble->agreement_high);
    values->n = ENSEMBLE_RUNS;
    return true;
}

const struct measure measure_community_agreement = {
    .id = "community_agreement",
    .level = MEASURE_NETWORK,
    .name = LABEL_MEASURE_COMMUNITY_AGREEMENT,
    .definition = LABEL_MEASURE_COMMUNITY_AGREEMENT_DEFINITION,
    .range = LABEL_RANGE_SHARE,
    .undefined = LABEL_WHY_NO_TIES,
    .method = LABEL_MEASURE_METHOD_LEIDEN,
    .source = "Danon, Díaz-Guilera, Duch and Arenas 2005, Journal of Statistical Mechanics P09008",
    .compute = compute,
};
