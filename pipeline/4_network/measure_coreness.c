#include "4_network/measure.h"

static bool compute(struct measure_input *in, struct measure_values *values, struct err *err)
{
    size_t count = in->network->person_count;
    const struct igraph_box *graph;
    double *numbers = ARENA_NEW(in->a, double, count);
    if (!measure_skeleton_graph(in, &graph, err)) return false;
    if (!igraph_box_coreness(in->a, graph, numbers, err)) return false;
    measure_fill(values, count, numbers);
    return true;
}

const struct measure measure_coreness = {
    .id = "coreness",
    .level = MEASURE_PERSON,
    .name = LABEL_MEASURE_CORENESS,
    .definition = LABEL_MEASURE_CORENESS_DEFINITION,
    .range = LABEL_RANGE_COUNT,
    .undefined = LABEL_UNDEFINED_NEVER,
    .method = LABEL_NONE,
    .source = "Seidman 1983, Social Networks 5:269-287",
    .compute = compute,
};
