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
    .name = LABEL_MEASURE_COMPONENT,
    .definition = LABEL_MEASURE_COMPONENT_DEFINITION,
    .range = LABEL_RANGE_NUMBER,
    .undefined = LABEL_UNDEFINED_NEVER,
    .method = LABEL_NONE,
    .source = "Wasserman and Faust 1994, Social Network Analysis, Cambridge University Press",
    .compute = compute,
};
