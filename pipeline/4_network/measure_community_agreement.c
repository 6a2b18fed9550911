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
    .name = { "overeenstemming tussen indelingen", "agreement of partitions" },
    .definition = { "Hoe zeer de runs dezelfde gemeenschappen vinden: de gemiddelde genormeerde "
                    "wederzijdse informatie 2I(x,y)/(H(x)+H(y)) over alle paren runs, over de "
                    "mensen met banden; laag en hoog zijn de uitersten. Bij een lage waarde liggen "
                    "de grenzen tussen gemeenschappen niet vast.",
                    "How far the runs find the same communities: the mean normalised mutual "
                    "information 2I(x,y)/(H(x)+H(y)) over all pairs of runs, over the people with "
                    "ties; low and high are the extremes. With a small value the boundaries "
                    "between communities are not firm." },
    .range = LABEL_RANGE_SHARE,
    .undefined = LABEL_WHY_NO_TIES,
    .method = LABEL_MEASURE_METHOD_LEIDEN,
    .source = "Danon, Díaz-Guilera, Duch and Arenas 2005, Journal of Statistical Mechanics P09008",
    .compute = compute,
};
