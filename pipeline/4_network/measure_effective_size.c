#include "4_network/measure.h"

/* The ties of person i stand at starts[i] up to starts[i + 1]. With M = A + A', which for a network
 * without direction doubles every weight, only quotients of weights are used, so the skeleton
 * serves for both. */
struct neighbours {
    size_t *starts, *who;
    double *weight, *sum, *greatest; /* of a tie; of each person's ties */
};

static void add(struct neighbours *n, size_t *next, size_t i, size_t j, double weight)
{
    n->who[next[i]] = j;
    n->weight[next[i]++] = weight;
    n->sum[i] += weight;
    if (weight > n->greatest[i]) n->greatest[i] = weight;
}

static struct neighbours gather(struct arena *a, const struct network *network)
{
    size_t count = network->person_count;
    struct neighbours n = {
        .starts = ARENA_NEW(a, size_t, count + 1),
        .who = ARENA_NEW(a, size_t, 2 * network->tie_count),
        .weight = ARENA_NEW(a, double, 2 * network->tie_count),
        .sum = ARENA_NEW(a, double, count),
        .greatest = ARENA_NEW(a, double, count),
    };
    size_t *next = ARENA_NEW(a, size_t, count + 1);
    for (size_t t = 0; t < network->tie_count; t++) {
        n.starts[network->ties[t].a + 1]++;
        n.starts[network->ties[t].b + 1]++;
    }
    for (size_t i = 0; i < count; i++) n.starts[i + 1] += n.starts[i];
    memcpy(next, n.starts, (count + 1) * sizeof *next);
    for (size_t t = 0; t < network->tie_count; t++) {
        const struct tie *tie = &network->ties[t];
        add(&n, next, tie->a, tie->b, tie->weight);
        add(&n, next, tie->b, tie->a, tie->weight);
    }
    return n;
}

/* E_i = Σ_j [1 − Σ_q p_iq m_jq]: each contact counts less for as far as the others that i has ties
 * with, reach it too. `share` is 0 everywhere, before and after. */
static double size_of(const struct neighbours *n, size_t i, double *share)
{
    double size = 0;
    for (size_t t = n->starts[i]; t < n->starts[i + 1]; t++)
        share[n->who[t]] = n->weight[t] / n->sum[i];
    for (size_t t = n->starts[i]; t < n->starts[i + 1]; t++) {
        size_t j = n->who[t];
        double redundant = 0;
        for (size_t u = n->starts[j]; u < n->starts[j + 1]; u++)
            redundant += share[n->who[u]] * (n->weight[u] / n->greatest[j]); /* share[i] is 0 */
        size += 1 - redundant;
    }
    for (size_t t = n->starts[i]; t < n->starts[i + 1]; t++) share[n->who[t]] = 0;
    return size;
}

static bool compute(struct measure_input *in, struct measure_values *values, struct err *err)
{
    (void)err;
    const struct network *skeleton = measure_skeleton(in);
    size_t count = skeleton->person_count;
    struct neighbours around = gather(in->a, skeleton);
    double *share = ARENA_NEW(in->a, double, count); /* p_iq, 0 between two persons */
    for (size_t i = 0; i < count; i++) {
        if (around.starts[i] == around.starts[i + 1])
            values->why[i] = LABEL_WHY_NO_OWN_TIES;
        else
            values->values[i] = SOME_REAL(size_of(&around, i, share));
    }
    return true;
}

const struct measure measure_effective_size = {
    .id = "effective_size",
    .level = MEASURE_PERSON,
    .name = { "effectieve grootte (Burt)", "effective size (Burt)" },
    .definition = { "Het aantal buren dat niet via een andere buur te bereiken is: Σ_j (1 − Σ_q "
                    "p_iq m_jq), waarin p_iq het deel is van de gewichten van i dat naar q gaat en "
                    "m_jq het gewicht van j met q gedeeld door het grootste gewicht van j; zonder "
                    "gewichten n − 2t/n, met n buren en t banden tussen hen.",
                    "The number of neighbours that cannot be reached through another neighbour: "
                    "Σ_j (1 − Σ_q p_iq m_jq), where p_iq is the share of i's weights that goes to "
                    "q and m_jq the weight of j with q over the greatest weight of j; without "
                    "weights n − 2t/n, with n neighbours and t ties among them." },
    .range = LABEL_RANGE_EFFECTIVE_SIZE,
    .undefined = LABEL_WHY_NO_OWN_TIES,
    .method = LABEL_NONE,
    .source = "Burt 1992, Structural Holes, Harvard University Press; Borgatti 1997, Connections "
              "20(1):35-38",
    .compute = compute,
};
