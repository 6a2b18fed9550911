#include "4_network/measure.h"

static bool compute(struct measure_input *in, struct measure_values *values, struct err *err)
{
    size_t count = in->network->person_count;
    const struct igraph_box *graph;
    if (!measure_graph(in, &graph, err)) return false;
    const double *weights = measure_weights(in->a, in->network);
    if (!igraph_box_constraint(in->a, graph, weights, values->values, err)) return false;
    for (size_t i = 0; i < count; i++)
        if (!values->values[i].has) values->why[i] = LABEL_WHY_NO_OWN_TIES;
    return true;
}

const struct measure measure_constraint = {
    .id = "constraint",
    .level = MEASURE_PERSON,
    .name = LABEL_MEASURE_CONSTRAINT,
    .definition = LABEL_MEASURE_CONSTRAINT_DEFINITION,
    .range = LABEL_RANGE_CONSTRAINT,
    .undefined = LABEL_WHY_NO_OWN_TIES,
    .method = LABEL_NONE,
    .source = "Burt 1992, Structural Holes, Harvard University Press; Burt 2004, American Journal "
              "of Sociology 110:349-399",
    .compute = compute,
};
