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
    .name = { "kern", "coreness" },
    .definition = { "De grootste k waarvoor de persoon bij een groep hoort waarin ieder ten minste "
                    "k banden heeft met anderen in die groep, zonder richting.",
                    "The greatest k for which the person is in a group where everyone has at least "
                    "k ties with others in that group, without direction." },
    .range = LABEL_RANGE_COUNT,
    .undefined = LABEL_UNDEFINED_NEVER,
    .method = LABEL_NONE,
    .source = "Seidman 1983, Social Networks 5:269-287",
    .compute = compute,
};
