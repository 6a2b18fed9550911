#include "4_network/measure.h"

static bool compute(struct measure_input *in, struct measure_values *values, struct err *err)
{
    size_t count = in->network->person_count;
    if (count < 3) {
        measure_fill_none(values, count, LABEL_WHY_FEWER_THAN_THREE_PEOPLE);
        return true;
    }
    const struct measure_values *raw;
    if (!measure_get(in, &measure_betweenness, &raw, err)) return false;
    double pairs = (double)(count - 1) * (double)(count - 2);
    measure_share(raw, count, in->network->directed ? pairs : pairs / 2, values);
    return true;
}

const struct measure measure_betweenness_normalised = {
    .id = "betweenness_normalised",
    .level = MEASURE_PERSON,
    .name = { "genormeerde tussenpositie", "normalised betweenness" },
    .definition = { "De tussenpositie gedeeld door het aantal paren anderen: (n−1)(n−2)/2, met "
                    "richting (n−1)(n−2); n telt ook wie geen banden heeft.",
                    "Betweenness over the number of pairs of others: (n−1)(n−2)/2, with direction "
                    "(n−1)(n−2); n also counts who has no ties." },
    .range = LABEL_RANGE_SHARE,
    .undefined = LABEL_WHY_FEWER_THAN_THREE_PEOPLE,
    .method = LABEL_NONE,
    .source = "Freeman 1978, Social Networks 1:215-239",
    .compute = compute,
};
