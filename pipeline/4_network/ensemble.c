#include "4_network/ensemble.h"

#include "0_base/stream.h"
#include "4_network/igraph_box.h"
#include "4_network/partition.h"

#include <stdlib.h>

struct run {
    size_t *members, people;
};

static int compare_members(const struct run *x, const struct run *y)
{
    for (size_t i = 0; i < x->people; i++)
        if (x->members[i] != y->members[i]) return x->members[i] < y->members[i] ? -1 : 1;
    return 0;
}

/* Equal runs are interchangeable, so this order is total as far as anything shows. */
static int by_members(const void *x, const void *y) { return compare_members(x, y); }

static bool run_all(struct arena *a, const struct network *network, int64_t seed, struct run *runs,
                    struct err *err)
{
    struct arena scratch = { 0 };
    struct igraph_box box;
    bool ok = igraph_box_open(&scratch, network, &box, err);
    double *weights = ARENA_NEW(&scratch, double, network->tie_count);
    for (size_t i = 0; i < network->tie_count; i++) weights[i] = network->ties[i].weight;
    sv id = arena_format(&scratch, "network/leiden/%.*s/%.*s", SV_ARG(network->id),
                         SV_ARG(network->window));
    for (size_t r = 0; ok && r < ENSEMBLE_RUNS; r++) {
        struct arena once = { 0 };
        struct stream stream = stream_open(seed, id, (int64_t)r);
        runs[r] =
            (struct run){ ARENA_NEW(a, size_t, network->person_count), network->person_count };
        ok = igraph_box_leiden(&once, &box, weights, stream_next(&stream), runs[r].members, err);
        if (ok) partition_canonical(&once, runs[r].members, network->person_count);
        arena_free(&once);
    }
    arena_free(&scratch);
    return ok;
}

static void add_agreement(struct ensemble *e, double agreement, size_t pairs)
{
    if (pairs == 0) return;
    if (agreement < e->agreement_low) e->agreement_low = agreement;
    if (agreement > e->agreement_high) e->agreement_high = agreement;
    e->agreement += (double)pairs * agreement / (ENSEMBLE_RUNS * (ENSEMBLE_RUNS - 1) / 2.0);
}

/* Over the pairs of runs; two runs that ended alike agree wholly. */
static void compare_runs(const struct network *network, struct ensemble *e)
{
    struct arena scratch = { 0 };
    bool *tied = ARENA_NEW(&scratch, bool, network->person_count);
    for (size_t i = 0; i < network->tie_count; i++)
        tied[network->ties[i].a] = tied[network->ties[i].b] = true;
    e->agreement_low = 1;
    for (size_t i = 0; i < e->count; i++) {
        add_agreement(e, 1, e->times[i] * (e->times[i] - 1) / 2);
        for (size_t j = i + 1; j < e->count; j++) {
            struct arena once = { 0 };
            double agreement = partition_agreement(&once, e->partitions[i], e->partitions[j],
                                                   network->person_count, tied);
            add_agreement(e, agreement, e->times[i] * e->times[j]);
            arena_free(&once);
        }
    }
    if (e->agreement > 1) e->agreement = 1; /* rounding */
    arena_free(&scratch);
}

/* Equal modularity is often reached by several partitions; rounding must not choose. */
static void choose_best(struct ensemble *e)
{
    e->low = e->high = e->qualities[0];
    for (size_t i = 1; i < e->count; i++) {
        if (e->qualities[i] < e->low) e->low = e->qualities[i];
        if (e->qualities[i] > e->high) e->high = e->qualities[i];
    }
    e->best = 0;
    while (e->qualities[e->best] < e->high - 1e-12) e->best++;
}

bool ensemble_build(struct arena *a, const struct network *network, int64_t seed,
                    struct ensemble *ensemble, struct err *err)
{
    WF_ASSERT(network->tie_count > 0 && !network->directed);
    struct arena scratch = { 0 };
    struct run *runs = ARENA_NEW(&scratch, struct run, ENSEMBLE_RUNS);
    bool ok = run_all(a, network, seed, runs, err);
    if (ok) {
        qsort(runs, ENSEMBLE_RUNS, sizeof *runs, by_members);
        *ensemble = (struct ensemble){
            .partitions = ARENA_NEW(a, size_t *, ENSEMBLE_RUNS),
            .times = ARENA_NEW(a, size_t, ENSEMBLE_RUNS),
            .qualities = ARENA_NEW(a, double, ENSEMBLE_RUNS),
        };
        for (size_t r = 0; r < ENSEMBLE_RUNS; r++) {
            if (r == 0 || compare_members(&runs[r - 1], &runs[r]) != 0) {
                ensemble->partitions[ensemble->count] = runs[r].members;
                ensemble->qualities[ensemble->count++] =
                    partition_modularity(&scratch, network, runs[r].members);
            }
            ensemble->times[ensemble->count - 1]++;
        }
        choose_best(ensemble);
        compare_runs(network, ensemble);
    }
    arena_free(&scratch);
    return ok;
}
