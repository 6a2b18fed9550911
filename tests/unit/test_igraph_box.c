#include "graphs.h"

/* Lengths of 0 are refused by igraph; nothing is printed, nothing aborts, and what comes after
 * works. */
static void a_refusal_is_a_named_error(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err = { 0 };
    struct igraph_box box;
    struct network n = graph_house(&a);
    const double lengths[] = { 1, 1, 0, 1, 1 };
    double values[6];
    assert_true(igraph_box_open(&a, &n, &box, &err));
    assert_false(igraph_box_betweenness(&a, &box, lengths, values, &err));
    assert_int_equal(err.message, MESSAGE_NETWORK_LIBRARY);
    assert_int_equal(err.status, STATUS_BUG);
    assert_true(sv_starts(err_text(&a, &err, LANGUAGE_EN),
                          SV("igraph cannot do this network (betweenness): ")));
    err = (struct err){ 0 };
    assert_true(igraph_box_betweenness(&a, &box, NULL, values, &err));
    assert_near(values[2], 4, 0);
    arena_free(&a);
}

static void too_large_is_refused(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err = { 0 };
    struct igraph_box box;
    struct network n = { .person_count = (size_t)1 << 32 };
    assert_false(igraph_box_open(&a, &n, &box, &err));
    assert_int_equal(err.message, MESSAGE_NETWORK_LIBRARY);
    arena_free(&a);
}

static void nan_stays_inside(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err = { 0 };
    struct igraph_box box;
    struct maybe_real values[3], one;
    struct network n = graph_without_ties(&a, 3);
    assert_true(igraph_box_open(&a, &n, &box, &err));
    const double none[1] = { 0 };
    assert_true(igraph_box_constraint(&a, &box, none, values, &err));
    assert_false(values[0].has || values[1].has || values[2].has);
    assert_true(igraph_box_clustering(&a, &box, values, &err));
    assert_false(values[0].has || values[1].has || values[2].has);
    assert_true(igraph_box_transitivity(&box, &one, &err));
    assert_false(one.has);
    arena_free(&a);
}

/* The same seed gives the same run, whatever was drawn before. */
static void leiden_is_seeded(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err = { 0 };
    struct igraph_box box;
    struct network n = graph_random(&a, 60, false, 0.1, 4);
    double *weights = measure_weights(&a, &n);
    size_t first[60], other[60], again[60];
    assert_true(igraph_box_open(&a, &n, &box, &err));
    for (uint64_t seed = 1; seed < 20; seed++) {
        assert_true(igraph_box_leiden(&a, &box, weights, seed, first, &err));
        assert_true(igraph_box_leiden(&a, &box, weights, seed + 100, other, &err));
        assert_true(igraph_box_leiden(&a, &box, weights, seed, again, &err));
        assert_memory_equal(first, again, sizeof first);
    }
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_refusal_is_a_named_error),
        cmocka_unit_test(too_large_is_refused),
        cmocka_unit_test(nan_stays_inside),
        cmocka_unit_test(leiden_is_seeded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
