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
    .name = { "tussenpositie", "betweenness" },
    .definition = { "Hoe vaak de persoon op een kortste pad tussen twee anderen ligt: Σ_st "
                    "σ_st(i)/σ_st over de paren s, t, waarin σ_st het aantal kortste paden is en "
                    "σ_st(i) het aantal daarvan door i; elke band heeft lengte 1, en met richting "
                    "lopen paden met de banden mee.",
                    "How often the person lies on a shortest path between two others: Σ_st "
                    "σ_st(i)/σ_st over the pairs s, t, where σ_st is the number of shortest paths "
                    "and σ_st(i) the number of those through i; every tie has length 1, and with "
                    "direction paths follow the ties." },
    .range = LABEL_RANGE_FROM_ZERO,
    .undefined = LABEL_UNDEFINED_NEVER,
    .method = LABEL_NONE,
    .source = "Freeman 1977, Sociometry 40:35-41; Brandes 2001, Journal of Mathematical Sociology "
              "25:163-177",
    .compute = compute,
};
