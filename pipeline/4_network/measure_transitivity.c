#include "4_network/measure.h"

static bool compute(struct measure_input *in, struct measure_values *values, struct err *err)
{
    const struct igraph_box *graph;
    if (!measure_skeleton_graph(in, &graph, err)) return false;
    if (!igraph_box_transitivity(graph, &values->values[0], err)) return false;
    if (!values->values[0].has) values->why[0] = LABEL_WHY_NOBODY_HAS_TWO_NEIGHBOURS;
    return true;
}

const struct measure measure_transitivity = {
    .id = "transitivity",
    .level = MEASURE_NETWORK,
    .name = { "transitiviteit", "transitivity" },
    .definition = { "Hoe vaak twee buren van iemand ook elkaar als buur hebben: 3 × "
                    "driehoeken/paden van twee banden, zonder richting.",
                    "How often two neighbours of someone are also neighbours of each other: 3 × "
                    "triangles/paths of two ties, without direction." },
    .range = LABEL_RANGE_SHARE,
    .undefined = LABEL_WHY_NOBODY_HAS_TWO_NEIGHBOURS,
    .method = LABEL_NONE,
    .source = "Luce and Perry 1949, Psychometrika 14:95-116; Newman, Strogatz and Watts 2001, "
              "Physical Review E 64:026118",
    .compute = compute,
};
