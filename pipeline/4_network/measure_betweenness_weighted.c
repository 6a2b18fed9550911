#include "4_network/measure.h"

static bool compute(struct measure_input *in, struct measure_values *values, struct err *err)
{
    size_t count = in->network->person_count;
    const struct igraph_box *graph;
    double *numbers = ARENA_NEW(in->a, double, count);
    if (!measure_graph(in, &graph, err)) return false;
    const double *lengths = measure_lengths(in->a, in->network);
    if (!igraph_box_betweenness(in->a, graph, lengths, numbers, err)) return false;
    measure_fill(values, count, numbers);
    return true;
}

const struct measure measure_betweenness_weighted = {
    .id = "betweenness_weighted",
    .level = MEASURE_PERSON,
    .name = { "gewogen tussenpositie", "weighted betweenness" },
    .definition = { "Als tussenpositie, maar een band heeft lengte 1/gewicht: een sterke band is "
                    "een korte weg.",
                    "As betweenness, but a tie has length 1/weight: a strong tie is a short way." },
    .range = LABEL_RANGE_FROM_ZERO,
    .undefined = LABEL_UNDEFINED_NEVER,
    .method = LABEL_NONE,
    .source = "Brandes 2001, Journal of Mathematical Sociology 25:163-177; Newman 2001, Physical "
              "Review E 64:016132",
    .compute = compute,
};
