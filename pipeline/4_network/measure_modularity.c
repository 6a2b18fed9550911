#include "4_network/measure.h"

static bool compute(struct measure_input *in, struct measure_values *values, struct err *err)
{
    if (in->network->tie_count == 0) {
        measure_fill_none(values, 1, LABEL_WHY_NO_TIES);
        return true;
    }
    const struct ensemble *ensemble;
    if (!measure_ensemble(in, &ensemble, err)) return false;
    values->values[0] = SOME_REAL(ensemble->qualities[ensemble->best]);
    values->low = SOME_REAL(ensemble->low);
    values->high = SOME_REAL(ensemble->high);
    values->n = ENSEMBLE_RUNS;
    return true;
}

const struct measure measure_modularity = {
    .id = "modularity",
    .level = MEASURE_NETWORK,
    .name = LABEL_MEASURE_MODULARITY,
    .definition = LABEL_MEASURE_MODULARITY_DEFINITION,
    .range = LABEL_RANGE_MODULARITY,
    .undefined = LABEL_WHY_NO_TIES,
    .method = LABEL_MEASURE_METHOD_LEIDEN,
    .source = "Newman and Girvan 2004, Physical Review E 69:026113; Traag, Waltman and van Eck "
              "2019, Scientific Reports 9:5233",
    .compute = compute,
};
