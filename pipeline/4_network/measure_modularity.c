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
    .name = { "modulariteit", "modularity" },
    .definition = { "Hoe veel meer gewicht er binnen gemeenschappen ligt dan bij dezelfde sterktes "
                    "te verwachten is: Q = Σ_c [W_c/W − (S_c/2W)²], met W_c het gewicht binnen c, "
                    "S_c de sterkte van c en W het hele gewicht; de waarde is de hoogste uit de "
                    "runs, laag en hoog zijn hun uitersten.",
                    "How much more weight lies within communities than the same strengths let "
                    "expect: Q = Σ_c [W_c/W − (S_c/2W)²], with W_c the weight within c, S_c the "
                    "strength of c and W the whole weight; the value is the highest of the runs, "
                    "low and high are their extremes." },
    .range = LABEL_RANGE_MODULARITY,
    .undefined = LABEL_WHY_NO_TIES,
    .method = LABEL_MEASURE_METHOD_LEIDEN,
    .source = "Newman and Girvan 2004, Physical Review E 69:026113; Traag, Waltman and van Eck "
              "2019, Scientific Reports 9:5233",
    .compute = compute,
};
