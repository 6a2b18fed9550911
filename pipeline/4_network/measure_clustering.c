#include "4_network/measure.h"

static bool compute(struct measure_input *in, struct measure_values *values, struct err *err)
{
    size_t count = in->network->person_count;
    const struct igraph_box *graph;
    if (!measure_skeleton_graph(in, &graph, err)) return false;
    if (!igraph_box_clustering(in->a, graph, values->values, err)) return false;
    for (size_t i = 0; i < count; i++)
        if (!values->values[i].has) values->why[i] = LABEL_WHY_FEWER_THAN_TWO_NEIGHBOURS;
    return true;
}

const struct measure measure_clustering = {
    .id = "clustering",
    .level = MEASURE_PERSON,
    .name = { "clustering", "clustering" },
    .definition = { "Welk deel van de paren buren van de persoon onderling een band heeft: "
                    "t/(k(k−1)/2), met k buren en t banden tussen hen, zonder richting.",
                    "Which share of the pairs of the person's neighbours has a tie: t/(k(k−1)/2), "
                    "with k neighbours and t ties among them, without direction." },
    .range = LABEL_RANGE_SHARE,
    .undefined = LABEL_WHY_FEWER_THAN_TWO_NEIGHBOURS,
    .method = LABEL_NONE,
    .source = "Watts and Strogatz 1998, Nature 393:440-442",
    .compute = compute,
};
