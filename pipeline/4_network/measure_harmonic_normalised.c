#include "4_network/measure.h"

static bool compute(struct measure_input *in, struct measure_values *values, struct err *err)
{
    size_t count = in->network->person_count;
    if (count < 2) {
        measure_fill_none(values, count, LABEL_WHY_FEWER_THAN_TWO_PEOPLE);
        return true;
    }
    const struct measure_values *raw;
    if (!measure_get(in, &measure_harmonic, &raw, err)) return false;
    measure_share(raw, count, (double)(count - 1), values);
    return true;
}

const struct measure measure_harmonic_normalised = {
    .id = "harmonic_normalised",
    .level = MEASURE_PERSON,
    .name = { "genormeerde nabijheid (harmonisch)", "normalised harmonic closeness" },
    .definition = { "Het gemiddelde van 1/afstand tot ieder ander: Σ_j 1/d_ij gedeeld door n−1.",
                    "The mean of 1/distance to everyone else: Σ_j 1/d_ij over n−1." },
    .range = LABEL_RANGE_SHARE,
    .undefined = LABEL_WHY_FEWER_THAN_TWO_PEOPLE,
    .method = LABEL_NONE,
    .source = "Marchiori and Latora 2000, Physica A 285:539-546; Boldi and Vigna 2014, Internet "
              "Mathematics 10:222-262",
    .compute = compute,
};
