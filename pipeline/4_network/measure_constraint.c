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
    .name = { "beperking (Burt)", "constraint (Burt)" },
    .definition = { "In hoeverre de banden van de persoon bij dezelfde mensen uitkomen: Σ_j (p_ij "
                    "+ Σ_q p_iq p_qj)², waarin p_ij het deel is van de gewichten van i, in beide "
                    "richtingen, dat naar j gaat, gerekend in het hele netwerk; laag: een "
                    "bruggenbouwer.",
                    "How far the person's ties lead to the same people: Σ_j (p_ij + Σ_q p_iq "
                    "p_qj)², where p_ij is the share of i's weights, in both directions, that goes "
                    "to j, computed in the whole network; low: a bridge builder." },
    .range = LABEL_RANGE_CONSTRAINT,
    .undefined = LABEL_WHY_NO_OWN_TIES,
    .method = LABEL_NONE,
    .source = "Burt 1992, Structural Holes, Harvard University Press; Burt 2004, American Journal "
              "of Sociology 110:349-399",
    .compute = compute,
};
