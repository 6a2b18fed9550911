#include "4_network/measure.h"

#include <math.h>
#include <stdlib.h>

const struct measure *const *measure_all(size_t *count)
{
#define MEASURE(id) &measure_##id,
    static const struct measure *const all[] = {
#include "4_network/measures.def"
    };
#undef MEASURE
    *count = WF_COUNT(all);
    return all;
}

static size_t find(const char *id)
{
    size_t count;
    const struct measure *const *all = measure_all(&count);
    size_t i = 0;
    while (i < count && strcmp(all[i]->id, id) != 0) i++;
    return i;
}

struct measure_input measure_begin(struct arena *a, const struct network *network, int64_t seed)
{
    size_t count;
    measure_all(&count);
    return (struct measure_input){
        .a = a,
        .network = network,
        .seed = seed,
        .done = ARENA_NEW(a, struct measure_values *, count),
    };
}

static size_t value_count(const struct measure *measure, const struct network *network)
{
    return measure->level == MEASURE_PERSON ? network->person_count : 1;
}

/* A measure that leaves a value out owes a reason, and no NaN gets out. */
static void check_values(const struct measure_values *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        WF_ASSERT(values->values[i].has == (values->why[i] == LABEL_NONE));
        WF_ASSERT(!values->values[i].has || isfinite(values->values[i].value));
    }
}

bool measure_get(struct measure_input *in, const struct measure *measure,
                 const struct measure_values **values, struct err *err)
{
    struct measure_values **done = &in->done[find(measure->id)];
    if (!*done) {
        size_t count = value_count(measure, in->network);
        struct measure_values *made = ARENA_NEW(in->a, struct measure_values, 1);
        *made = (struct measure_values){
            .values = ARENA_NEW(in->a, struct maybe_real, count),
            .why = ARENA_NEW(in->a, enum label, count),
            .n = (int64_t)in->network->person_count,
        };
        if (!measure->compute(in, made, err)) {
            WF_ASSERT(err->status != STATUS_OK);
            return false;
        }
        check_values(made, count);
        *done = made;
    }
    *values = *done;
    return true;
}

bool measure_compute(struct arena *a, const struct network *network, const char *measure,
                     int64_t seed, struct measure_values *values, struct err *err)
{
    size_t all_count, which = find(measure);
    const struct measure *const *all = measure_all(&all_count);
    if (which == all_count) return err_set(err, MESSAGE_MEASURE_UNKNOWN, ARGS(ARG_CSTR(measure)));
    struct arena scratch = { 0 };
    struct measure_input in = measure_begin(&scratch, network, seed);
    const struct measure_values *made;
    bool ok = measure_get(&in, all[which], &made, err);
    if (ok) {
        size_t count = value_count(all[which], network);
        *values = *made;
        values->values = ARENA_NEW(a, struct maybe_real, count);
        values->why = ARENA_NEW(a, enum label, count);
        if (count) memcpy(values->values, made->values, count * sizeof *values->values);
        if (count) memcpy(values->why, made->why, count * sizeof *values->why);
    }
    arena_free(&scratch);
    return ok;
}

/* ---- what several measures need ------------------------------------------------------------ */

static int by_ends(const void *x, const void *y)
{
    const struct tie *s = x, *t = y;
    if (s->a != t->a) return s->a < t->a ? -1 : 1;
    if (s->b != t->b) return s->b < t->b ? -1 : 1;
    /* the two directions of one pair */
    return s->first_reason < t->first_reason ? -1 : s->first_reason > t->first_reason;
}

const struct network *measure_skeleton(struct measure_input *in)
{
    if (!in->network->directed) return in->network;
    if (in->skeleton) return in->skeleton;
    struct network *n = in->skeleton = ARENA_NEW(in->a, struct network, 1);
    *n = *in->network;
    n->directed = false;
    n->ties = ARENA_NEW(in->a, struct tie, n->tie_count);
    n->tie_capacity = n->tie_count;
    for (size_t i = 0; i < n->tie_count; i++) {
        n->ties[i] = in->network->ties[i];
        n->ties[i].first_reason = i; /* where it stood; reasons are not used here */
        n->ties[i].reason_count = 0;
        if (n->ties[i].a < n->ties[i].b) continue;
        n->ties[i].a = in->network->ties[i].b;
        n->ties[i].b = in->network->ties[i].a;
    }
    if (n->tie_count) qsort(n->ties, n->tie_count, sizeof *n->ties, by_ends);
    size_t kept = 0;
    for (size_t i = 0; i < n->tie_count; i++) {
        if (kept && n->ties[kept - 1].a == n->ties[i].a && n->ties[kept - 1].b == n->ties[i].b)
            n->ties[kept - 1].weight += n->ties[i].weight;
        else
            n->ties[kept++] = n->ties[i];
    }
    n->tie_count = kept;
    return n;
}

static bool open_once(struct measure_input *in, const struct network *network,
                      struct igraph_box **made, const struct igraph_box **graph, struct err *err)
{
    if (!*made) {
        struct igraph_box *box = ARENA_NEW(in->a, struct igraph_box, 1);
        if (!igraph_box_open(in->a, network, box, err)) return false;
        *made = box;
    }
    *graph = *made;
    return true;
}

bool measure_graph(struct measure_input *in, const struct igraph_box **graph, struct err *err)
{
    return open_once(in, in->network, &in->graph, graph, err);
}

bool measure_skeleton_graph(struct measure_input *in, const struct igraph_box **graph,
                            struct err *err)
{
    if (!in->network->directed) return measure_graph(in, graph, err);
    return open_once(in, measure_skeleton(in), &in->skeleton_graph, graph, err);
}

bool measure_ensemble(struct measure_input *in, const struct ensemble **ensemble, struct err *err)
{
    if (!in->ensemble) {
        struct ensemble *made = ARENA_NEW(in->a, struct ensemble, 1);
        if (!ensemble_build(in->a, measure_skeleton(in), in->seed, made, err)) return false;
        in->ensemble = made;
    }
    *ensemble = in->ensemble;
    return true;
}

double *measure_weights(struct arena *a, const struct network *network)
{
    double *weights = ARENA_NEW(a, double, network->tie_count);
    for (size_t i = 0; i < network->tie_count; i++) weights[i] = network->ties[i].weight;
    return weights;
}

double *measure_lengths(struct arena *a, const struct network *network)
{
    double *lengths = ARENA_NEW(a, double, network->tie_count);
    for (size_t i = 0; i < network->tie_count; i++) lengths[i] = 1 / network->ties[i].weight;
    return lengths;
}

void measure_tally(const struct network *network, enum measure_side side, bool weighted,
                   struct measure_values *values)
{
    for (size_t i = 0; i < network->person_count; i++) values->values[i] = SOME_REAL(0);
    for (size_t i = 0; i < network->tie_count; i++) {
        const struct tie *t = &network->ties[i];
        double amount = weighted ? t->weight : 1;
        if (side != MEASURE_IN) values->values[t->a].value += amount;
        if (side != MEASURE_OUT) values->values[t->b].value += amount;
    }
}

void measure_fill(struct measure_values *values, size_t count, const double *numbers)
{
    for (size_t i = 0; i < count; i++) values->values[i] = SOME_REAL(numbers[i]);
}

void measure_fill_none(struct measure_values *values, size_t count, enum label why)
{
    for (size_t i = 0; i < count; i++) {
        values->values[i] = NO_REAL;
        values->why[i] = why;
    }
}

void measure_share(const struct measure_values *raw, size_t count, double possible,
                   struct measure_values *values)
{
    for (size_t i = 0; i < count; i++) {
        values->values[i] = raw->values[i];
        values->values[i].value /= possible;
        values->why[i] = raw->why[i];
    }
}
