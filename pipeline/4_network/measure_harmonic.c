#include "4_network/measure.h"

static bool compute(struct measure_input *in, struct measure_values *values, struct err *err)
{
    size_t count = in->network->person_count;
    const struct igraph_box *graph;
    double *numbers = ARENA_NEW(in->a, double, count);
    if (!measure_graph(in, &graph, err)) return false;
    if (!igraph_box_harmonic(in->a, graph, NULL, numbers, err)) return false;
    measure_fill(values, count, numbers);
    return true;
}

const struct measure measure_harmonic = {
    .id = "harmonic",
    .level = MEASURE_PERSON,
    .name = { "nabijheid (harmonisch)", "harmonic closeness" },
    .definition = { "De som van 1/afstand tot ieder ander: Σ_j 1/d_ij; wie onbereikbaar is telt "
                    "als 0; elke band heeft lengte 1, en met richting gaat het om uitgaande paden.",
                    "The sum of 1/distance to everyone else: Σ_j 1/d_ij; who is out of reach "
                    "counts as 0; every tie has length 1, and with direction the paths are "
                    "outgoing." },
    .range = LABEL_RANGE_FROM_ZERO,
    .undefined = LABEL_UNDEFINED_NEVER,
    .method = LABEL_NONE,
    .source = "Marchiori and Latora 2000, Physica A 285:539-546; Boldi and Vigna 2014, Internet "
              "Mathematics 10:222-262",
    .compute = compute,
};
