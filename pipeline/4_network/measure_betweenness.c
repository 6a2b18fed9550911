#include "4_network/measure.h"

static bool compute(struct measure_input *in, struct measure_values *values, struct err *err)
{
    size_t count = in->network->person_count;
    const struct igraph_box *graph;
    double *numbers = ARENA_NEW(in->a, double, count);
    if (!measure_graph(in, &graph, err)) return false;
    if (!igraph_box_betweenness(in->a, graph, NULL, numbers, err)) return false;
    measure_fill(values, count, numbers);
    return true;
}

const struct measure measure_betweenness = {
    .id = "betweenness",
    .level = MEASURE_PERSON,
    .name = LABEL_MEASURE_BETWEENNESS,
    .definition = LABEL_MEASURE_BETWEENNESS_DEFINITION,
    .range = LABEL_RANGE_FROM_ZERO,
    .undefined = LABEL_UNDEFINED_NEVER,
    .method = LABEL_NONE,
    .source = "Freeman 1977, Sociometry 40:35-41; Brandes 2001, Journal of Mathematical Sociology "
              "25:163-177",
    .compute = compute,
};
