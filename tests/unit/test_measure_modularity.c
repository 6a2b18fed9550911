#include "graphs.h"

static void drawn_by_hand(void **state)
{
    (void)state;
    struct arena a = { 0 };
    /* each triangle: 3/7 - (7/14)^2 */
    struct network n = graph_barbell(&a);
    struct measure_values v = graph_measure(&a, &n, "modularity");
    assert_near(v.values[0].value, 6.0 / 7 - 0.5, 1e-12);
    assert_true(v.low.has && v.high.has && v.low.value <= v.values[0].value);
    assert_near(v.high.value, v.values[0].value, 1e-12);
    assert_int_equal(v.n, 100);
    arena_free(&a);
}

static void with_weights_and_direction(void **state)
{
    (void)state;
    struct arena a = { 0 };
    /* 0 1 2 and 3 4 5 strongly tied, weights of both directions add up: W = 6 x 2 + 1, and
     * 2 (6/13 - (13/26)^2) */
    static const struct line lines[] = { { 0, 1, 1 }, { 1, 0, 1 }, { 0, 2, 2 }, { 1, 2, 2 }, { 2, 3, 1 },
                                         { 3, 4, 2 }, { 3, 5, 2 }, { 5, 4, 1 }, { 4, 5, 1 } };
    struct network n = GRAPH(&a, 6, true, lines);
    graph_expect_one(&n, "modularity", 12.0 / 13 - 0.5);
    arena_free(&a);
}

static void complete_and_without_ties(void **state)
{
    (void)state;
    struct arena a = { 0 };
    /* all together: 1 - 1 */
    {
        struct network n = graph_complete(&a, 4);
        graph_expect_one(&n, "modularity", 0);
    }
    {
        struct network n = graph_without_ties(&a, 3);
        graph_expect_none(&n, "modularity", 0, LABEL_WHY_NO_TIES);
    }
    {
        struct network n = graph_without_ties(&a, 0);
        graph_expect_none(&n, "modularity", 0, LABEL_WHY_NO_TIES);
    }
    arena_free(&a);
}

static void smallest(void **state)
{
    (void)state;
    graph_check_smallest("modularity");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drawn_by_hand),
        cmocka_unit_test(with_weights_and_direction),
        cmocka_unit_test(complete_and_without_ties),
        cmocka_unit_test(smallest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
