#include "4_network/partition.h"

#include <math.h>
#include <stdlib.h>

size_t partition_canonical(struct arena *scratch, size_t *members, size_t count)
{
    size_t *renamed = ARENA_NEW(scratch, size_t, count + 1); /* new number + 1; 0: none yet */
    size_t groups = 0;
    for (size_t i = 0; i < count; i++) {
        WF_ASSERT(members[i] < count);
        size_t *name = &renamed[members[i]];
        if (!*name) *name = ++groups;
        members[i] = *name - 1;
    }
    return groups;
}

struct group {
    size_t number, size; /* number: canonical, so by first person */
};

static int by_size(const void *x, const void *y)
{
    const struct group *g = x, *h = y;
    if (g->size != h->size) return g->size > h->size ? -1 : 1;
    return g->number < h->number ? -1 : g->number > h->number;
}

size_t partition_by_size(struct arena *scratch, size_t *members, size_t count)
{
    size_t groups = partition_canonical(scratch, members, count);
    struct group *order = ARENA_NEW(scratch, struct group, groups + 1);
    size_t *rank = ARENA_NEW(scratch, size_t, groups + 1);
    for (size_t g = 0; g < groups; g++) order[g].number = g;
    for (size_t i = 0; i < count; i++) order[members[i]].size++;
    qsort(order, groups, sizeof *order, by_size);
    for (size_t g = 0; g < groups; g++) rank[order[g].number] = g;
    for (size_t i = 0; i < count; i++) members[i] = rank[members[i]];
    return groups;
}

double partition_modularity(struct arena *scratch, const struct network *network,
                            const size_t *members)
{
    WF_ASSERT(network->tie_count > 0 && !network->directed);
    double *inside = ARENA_NEW(scratch, double, network->person_count);
    double *strength = ARENA_NEW(scratch, double, network->person_count);
    double whole = 0;
    for (size_t i = 0; i < network->tie_count; i++) {
        const struct tie *t = &network->ties[i];
        size_t a = members[t->a], b = members[t->b];
        if (a == b) inside[a] += t->weight;
        strength[a] += t->weight;
        strength[b] += t->weight;
        whole += t->weight;
    }
    double quality = 0;
    for (size_t g = 0; g < network->person_count; g++) {
        double share = strength[g] / (2 * whole);
        quality += inside[g] / whole - share * share;
    }
    return quality;
}

/* People in the order of their group in `x`, and where each group starts; only those counted. */
static size_t *sort_by_group(struct arena *scratch, const size_t *x, size_t count,
                             const bool *counted, size_t *starts)
{
    size_t *order = ARENA_NEW(scratch, size_t, count + 1);
    size_t *next = ARENA_NEW(scratch, size_t, count + 1);
    for (size_t i = 0; i < count; i++) starts[x[i] + 1] += counted[i];
    for (size_t g = 0; g < count; g++) starts[g + 1] += starts[g];
    memcpy(next, starts, count * sizeof *next);
    for (size_t i = 0; i < count; i++)
        if (counted[i]) order[next[x[i]]++] = i;
    return order;
}

static double entropy(const size_t *starts, size_t count, double whole)
{
    double sum = 0;
    for (size_t g = 0; g < count; g++) {
        double share = (double)(starts[g + 1] - starts[g]) / whole;
        if (share > 0) sum -= share * log(share);
    }
    return sum;
}

double partition_agreement(struct arena *scratch, const size_t *x, const size_t *y, size_t count,
                           const bool *counted)
{
    size_t *x_starts = ARENA_NEW(scratch, size_t, count + 1);
    size_t *y_starts = ARENA_NEW(scratch, size_t, count + 1);
    size_t *both =
        ARENA_NEW(scratch, size_t, count + 1); /* of one group in x: sizes by group in y */
    const size_t *order = sort_by_group(scratch, x, count, counted, x_starts);
    sort_by_group(scratch, y, count, counted, y_starts);
    double whole = (double)x_starts[count], shared = 0;
    for (size_t g = 0; g < count; g++) {
        for (size_t i = x_starts[g]; i < x_starts[g + 1]; i++) both[y[order[i]]]++;
        for (size_t i = x_starts[g]; i < x_starts[g + 1]; i++) {
            size_t h = y[order[i]], n = both[h];
            both[h] = 0;
            if (n == 0) continue; /* this pair of groups has been added */
            double expected =
                (double)(x_starts[g + 1] - x_starts[g]) * (double)(y_starts[h + 1] - y_starts[h]);
            shared += (double)n / whole * log((double)n * whole / expected);
        }
    }
    double entropies = entropy(x_starts, count, whole) + entropy(y_starts, count, whole);
    if (entropies <= 0) return 1;
    double agreement = 2 * shared / entropies;
    return agreement < 0 ? 0 : agreement > 1 ? 1 : agreement; /* rounding */
}
