#include "4_network/measure.h"

static bool compute(struct measure_input *in, struct measure_values *values, struct err *err)
{
    const struct measure_values *component;
    if (!measure_get(in, &measure_component, &component, err)) return false;
    double highest = 0;
    for (size_t i = 0; i < in->network->person_count; i++)
        if (component->values[i].value > highest) highest = component->values[i].value;
    values->values[0] = SOME_REAL(highest);
    return true;
}

const struct measure measure_components = {
    .id = "components",
    .level = MEASURE_NETWORK,
    .name = { "samenhangende delen", "components" },
    .definition = { "Het aantal delen waarin het netwerk uiteenvalt, zonder richting; wie geen "
                    "banden heeft is een deel op zich.",
                    "The number of parts the network falls into, without direction; who has no "
                    "ties is a part alone." },
    .range = LABEL_RANGE_COUNT,
    .undefined = LABEL_UNDEFINED_NEVER,
    .method = LABEL_NONE,
    .source = "Wasserman and Faust 1994, Social Network Analysis, Cambridge University Press",
    .compute = compute,
};
