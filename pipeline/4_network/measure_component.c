#include "4_network/measure.h"

#include "4_network/partition.h"

static bool compute(struct measure_input *in, struct measure_values *values, struct err *err)
{
    size_t count = in->network->person_count;
    const struct igraph_box *graph;
    size_t *members = ARENA_NEW(in->a, size_t, count);
    if (!measure_skeleton_graph(in, &graph, err)) return false;
    if (!igraph_box_components(in->a, graph, members, err)) return false;
    partition_by_size(in->a, members, count);
    for (size_t i = 0; i < count; i++) values->values[i] = SOME_REAL((double)members[i] + 1);
    return true;
}

const struct measure measure_component = {
    .id = "component",
    .level = MEASURE_PERSON,
    .name = { "samenhangend deel", "component" },
    .definition = { "Het nummer van het deel van het netwerk waarbinnen ieder elk ander langs "
                    "banden kan bereiken, zonder richting; 1 is het grootste, en bij gelijke "
                    "grootte gaat het deel met de eerste persoon voor.",
                    "The number of the part of the network within which everyone can reach "
                    "everyone along ties, without direction; 1 is the largest, and of equal sizes "
                    "the one with the first person comes first." },
    .range = LABEL_RANGE_NUMBER,
    .undefined = LABEL_UNDEFINED_NEVER,
    .method = LABEL_NONE,
    .source = "Wasserman and Faust 1994, Social Network Analysis, Cambridge University Press",
    .compute = compute,
};
