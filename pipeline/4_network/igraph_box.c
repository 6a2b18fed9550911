#include "4_network/igraph_box.h"

#include <igraph.h>
#include <math.h>

/* ---- errors ------------------------------------------------------------------------------ */

static void keep_quiet(const char *reason, const char *file, int line)
{
    (void)reason, (void)file, (void)line;
}

/* igraph's own assertions: only a bug, here or there, gets this far. */
static WF_NORETURN void end_fatal(const char *reason, const char *file, int line)
{
    bug_at(file, line, reason);
}

static void install_handlers(void)
{
    igraph_set_error_handler(igraph_error_handler_ignore); /* frees igraph's half-made objects */
    igraph_set_warning_handler(keep_quiet);
    igraph_set_fatal_handler(end_fatal);
}

static bool check(igraph_error_t code, const char *what, struct err *err)
{
    if (code == IGRAPH_SUCCESS) return true;
    IGRAPH_FINALLY_FREE();
    if (code == IGRAPH_ENOMEM) return err_set(err, MESSAGE_NETWORK_MEMORY, ARGS(ARG_CSTR(what)));
    return err_set(err, MESSAGE_NETWORK_LIBRARY,
                   ARGS(ARG_CSTR(what), ARG_CSTR(igraph_strerror(code))));
}

static struct maybe_real real_or_none(double value)
{
    return isfinite(value) ? SOME_REAL(value) : NO_REAL;
}

/* ---- objects of igraph, tied to the arena -------------------------------------------------- */

static void destroy_graph(void *object) { igraph_destroy(object); }
static void destroy_vector(void *object) { igraph_vector_destroy(object); }
static void destroy_integers(void *object) { igraph_vector_int_destroy(object); }
static void destroy_matrix(void *object) { igraph_matrix_destroy(object); }

static bool make_vector(struct arena *a, size_t n, igraph_vector_t **vector, struct err *err)
{
    *vector = ARENA_NEW(a, igraph_vector_t, 1);
    if (!check(igraph_vector_init(*vector, (igraph_integer_t)n), "vector", err)) return false;
    arena_defer(a, *vector, destroy_vector);
    return true;
}

static bool make_integers(struct arena *a, size_t n, igraph_vector_int_t **vector, struct err *err)
{
    *vector = ARENA_NEW(a, igraph_vector_int_t, 1);
    if (!check(igraph_vector_int_init(*vector, (igraph_integer_t)n), "vector", err)) return false;
    arena_defer(a, *vector, destroy_integers);
    return true;
}

bool igraph_box_open(struct arena *a, const struct network *network, struct igraph_box *box,
                     struct err *err)
{
    install_handlers();
    *box = (struct igraph_box){
        .people = network->person_count,
        .ties = network->tie_count,
        .directed = network->directed,
    };
    /* 2^31: far above what memory holds, far below what igraph's 64-bit products hold. */
    if (network->person_count >= (size_t)1 << 31 || network->tie_count >= (size_t)1 << 31)
        return err_set(err, MESSAGE_NETWORK_LIBRARY,
                       ARGS(ARG_CSTR("graph"), ARG_CSTR(igraph_strerror(IGRAPH_EOVERFLOW))));
    struct arena scratch = { 0 };
    igraph_vector_int_t *ends;
    bool ok = make_integers(&scratch, 2 * network->tie_count, &ends, err);
    for (size_t i = 0; ok && i < network->tie_count; i++) {
        /* igraph would add the people that are missing */
        WF_ASSERT(network->ties[i].a < box->people && network->ties[i].b < box->people);
        VECTOR(*ends)[2 * i] = (igraph_integer_t)network->ties[i].a;
        VECTOR(*ends)[2 * i + 1] = (igraph_integer_t)network->ties[i].b;
    }
    igraph_t *graph = ARENA_NEW(a, igraph_t, 1);
    ok = ok && check(igraph_create(graph, ends, (igraph_integer_t)network->person_count,
                                   network->directed),
                     "graph", err);
    if (ok) arena_defer(a, graph, destroy_graph);
    box->graph = graph;
    arena_free(&scratch);
    return ok;
}

/* What igraph may read as a vector without a copy; NULL stays NULL. */
static const igraph_vector_t *view(const struct igraph_box *box, const double *numbers,
                                   igraph_vector_t *vector)
{
    return numbers ? igraph_vector_view(vector, numbers, (igraph_integer_t)box->ties) : NULL;
}

static void copy_reals(const igraph_vector_t *from, double *to)
{
    for (igraph_integer_t i = 0; i < igraph_vector_size(from); i++) to[i] = VECTOR(*from)[i];
}

static void copy_maybe(const igraph_vector_t *from, struct maybe_real *to)
{
    for (igraph_integer_t i = 0; i < igraph_vector_size(from); i++)
        to[i] = real_or_none(VECTOR(*from)[i]);
}

/* ---- measures ------------------------------------------------------------------------------ */

bool igraph_box_betweenness(struct arena *scratch, const struct igraph_box *box,
                            const double *lengths, double *values, struct err *err)
{
    igraph_vector_t *result, lengths_view;
    if (!make_vector(scratch, 0, &result, err)) return false;
    if (!check(igraph_betweenness(box->graph, result, igraph_vss_all(), box->directed,
                                  view(box, lengths, &lengths_view)),
               "betweenness", err))
        return false;
    copy_reals(result, values);
    return true;
}

bool igraph_box_harmonic(struct arena *scratch, const struct igraph_box *box, const double *lengths,
                         double *values, struct err *err)
{
    igraph_vector_t *result, lengths_view;
    if (!make_vector(scratch, 0, &result, err)) return false;
    /* The mean of 1/distance over the others is what igraph calls normalised; the sum is asked
     * for, since with one person there is no mean. */
    if (!check(igraph_harmonic_centrality(box->graph, result, igraph_vss_all(), IGRAPH_OUT,
                                          view(box, lengths, &lengths_view), false),
               "harmonic centrality", err))
        return false;
    copy_reals(result, values);
    return true;
}

bool igraph_box_constraint(struct arena *scratch, const struct igraph_box *box,
                           const double *weights, struct maybe_real *values, struct err *err)
{
    igraph_vector_t *result, weights_view;
    if (!make_vector(scratch, 0, &result, err)) return false;
    if (!check(igraph_constraint(box->graph, result, igraph_vss_all(),
                                 view(box, weights, &weights_view)),
               "constraint", err))
        return false;
    copy_maybe(result, values);
    return true;
}

bool igraph_box_clustering(struct arena *scratch, const struct igraph_box *box,
                           struct maybe_real *values, struct err *err)
{
    igraph_vector_t *result;
    if (!make_vector(scratch, 0, &result, err)) return false;
    if (!check(igraph_transitivity_local_undirected(box->graph, result, igraph_vss_all(),
                                                    IGRAPH_TRANSITIVITY_NAN),
               "clustering", err))
        return false;
    copy_maybe(result, values);
    return true;
}

bool igraph_box_transitivity(const struct igraph_box *box, struct maybe_real *value,
                             struct err *err)
{
    igraph_real_t result;
    if (!check(igraph_transitivity_undirected(box->graph, &result, IGRAPH_TRANSITIVITY_NAN),
               "transitivity", err))
        return false;
    *value = real_or_none(result);
    return true;
}

bool igraph_box_coreness(struct arena *scratch, const struct igraph_box *box, double *values,
                         struct err *err)
{
    igraph_vector_int_t *result;
    if (!make_integers(scratch, 0, &result, err)) return false;
    if (!check(igraph_coreness(box->graph, result, IGRAPH_ALL), "coreness", err)) return false;
    for (size_t i = 0; i < box->people; i++) values[i] = (double)VECTOR(*result)[i];
    return true;
}

bool igraph_box_components(struct arena *scratch, const struct igraph_box *box, size_t *members,
                           struct err *err)
{
    igraph_vector_int_t *result;
    if (!make_integers(scratch, 0, &result, err)) return false;
    if (!check(igraph_connected_components(box->graph, result, NULL, NULL, IGRAPH_WEAK),
               "components", err))
        return false;
    for (size_t i = 0; i < box->people; i++) members[i] = (size_t)VECTOR(*result)[i];
    return true;
}

bool igraph_box_articulation(struct arena *scratch, const struct igraph_box *box, bool *values,
                             struct err *err)
{
    igraph_vector_int_t *result;
    if (!make_integers(scratch, 0, &result, err)) return false;
    if (!check(igraph_articulation_points(box->graph, result), "articulation points", err))
        return false;
    memset(values, 0, box->people * sizeof *values);
    for (igraph_integer_t i = 0; i < igraph_vector_int_size(result); i++)
        values[VECTOR(*result)[i]] = true;
    return true;
}

/* ---- communities --------------------------------------------------------------------------- */

/* How large the random steps of the refinement are; igraph's own default and that of the paper. */
static const double leiden_randomness = 0.01;

/* igraph 0.10.2 ends after one pass when asked to go on until nothing changes, so that loop is
 * here. Two passes at a time: one pass can bring nothing where the next, which is refined
 * otherwise, does. */
static bool run_leiden(const struct igraph_box *box, const igraph_vector_t *weights,
                       const igraph_vector_t *strengths, double resolution,
                       igraph_vector_int_t *members, struct err *err)
{
    enum { PASSES = 2, ROUNDS = 1000 };
    double before = -HUGE_VAL;
    for (int round = 0; round < ROUNDS; round++) {
        igraph_real_t quality;
        igraph_integer_t count;
        if (!check(igraph_community_leiden(box->graph, weights, strengths, resolution,
                                           leiden_randomness, round > 0, PASSES, members, &count,
                                           &quality),
                   "Leiden", err))
            return false;
        if (!isfinite(quality) || quality <= before + 1e-12) return true;
        before = quality;
    }
    return true;
}

bool igraph_box_leiden(struct arena *scratch, const struct igraph_box *box, const double *weights,
                       uint64_t seed, size_t *members, struct err *err)
{
    WF_ASSERT(box->ties > 0 && !box->directed);
    igraph_vector_t weights_view, *strengths;
    igraph_vector_int_t *result;
    if (!make_vector(scratch, box->people, &strengths, err) ||
        !make_integers(scratch, box->people, &result, err))
        return false;
    double twice = 0;
    for (size_t i = 0; i < box->ties; i++) {
        VECTOR(*strengths)[IGRAPH_FROM((igraph_t *)box->graph, (igraph_integer_t)i)] += weights[i];
        VECTOR(*strengths)[IGRAPH_TO((igraph_t *)box->graph, (igraph_integer_t)i)] += weights[i];
        twice += 2 * weights[i];
    }
    if (!check(igraph_rng_seed(igraph_rng_default(), seed), "random numbers", err)) return false;
    if (!run_leiden(box, view(box, weights, &weights_view), strengths, 1 / twice, result, err))
        return false;
    for (size_t i = 0; i < box->people; i++) members[i] = (size_t)VECTOR(*result)[i];
    return true;
}

/* ---- drawing ------------------------------------------------------------------------------- */

bool igraph_box_layout(struct arena *scratch, const struct igraph_box *box, const double *lengths,
                       double *x, double *y, struct err *err)
{
    igraph_vector_t lengths_view;
    igraph_matrix_t *places = ARENA_NEW(scratch, igraph_matrix_t, 1);
    if (!check(igraph_matrix_init(places, 0, 0), "matrix", err)) return false;
    arena_defer(scratch, places, destroy_matrix);
    igraph_integer_t n = (igraph_integer_t)box->people;
    if (!check(igraph_layout_kamada_kawai(box->graph, places, false, 50 * n, 0, (double)n,
                                          view(box, lengths, &lengths_view), NULL, NULL, NULL,
                                          NULL),
               "layout", err))
        return false;
    for (igraph_integer_t i = 0; i < n; i++) {
        x[i] = MATRIX(*places, i, 0);
        y[i] = MATRIX(*places, i, 1);
        if (!isfinite(x[i]) || !isfinite(y[i])) return check(IGRAPH_FAILURE, "layout", err);
    }
    return true;
}
