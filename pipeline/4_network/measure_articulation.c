#include "4_network/measure.h"

static bool compute(struct measure_input *in, struct measure_values *values, struct err *err)
{
    size_t count = in->network->person_count;
    const struct igraph_box *graph;
    bool *cuts = ARENA_NEW(in->a, bool, count);
    if (!measure_skeleton_graph(in, &graph, err)) return false;
    if (!igraph_box_articulation(in->a, graph, cuts, err)) return false;
    for (size_t i = 0; i < count; i++) values->values[i] = SOME_REAL(cuts[i] ? 1 : 0);
    return true;
}

const struct measure measure_articulation = {
    .id = "articulation",
    .level = MEASURE_PERSON,
    .name = { "breekpunt", "articulation point" },
    .definition = { "1 als een samenhangend deel zonder deze persoon uiteenvalt, anders 0, zonder "
                    "richting.",
                    "1 when a component falls apart without this person, else 0, without "
                    "direction." },
    .range = LABEL_RANGE_YES_NO,
    .undefined = LABEL_UNDEFINED_NEVER,
    .method = LABEL_NONE,
    .source = "Hopcroft and Tarjan 1973, Communications of the ACM 16:372-378",
    .compute = compute,
};
