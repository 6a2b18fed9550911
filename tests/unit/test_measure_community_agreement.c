#include "graphs.h"

static void drawn_by_hand(void **state)
{
    (void)state;
    struct arena a = { 0 };
    /* every run finds the two triangles */
    {
        struct network n = graph_barbell(&a);
        graph_expect_one(&n, "community_agreement", 1);
    }
    arena_free(&a);
}

static void between_nothing_and_all(void **state)
{
    (void)state;
    struct arena a = { 0 };
    for (int64_t seed = 0; seed < 4; seed++) {
        struct network n = graph_random(&a, 30, false, 0.2, seed);
        struct measure_values v = graph_measure(&a, &n, "community_agreement");
        assert_true(v.values[0].has && v.values[0].value > 0 && v.values[0].value <= 1);
        assert_true(v.low.value <= v.values[0].value && v.values[0].value <= v.high.value);
        assert_int_equal(v.n, 100);
    }
    arena_free(&a);
}

static void complete_and_without_ties(void **state)
{
    (void)state;
    struct arena a = { 0 };
    {
        struct network n = graph_complete(&a, 4);
        graph_expect_one(&n, "community_agreement", 1);
    }
    {
        struct network n = graph_without_ties(&a, 3);
        graph_expect_none(&n, "community_agreement", 0, LABEL_WHY_NO_TIES);
    }
    arena_free(&a);
}

static void smallest(void **state)
{
    (void)state;
    graph_check_smallest("community_agreement");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drawn_by_hand),
        cmocka_unit_test(between_nothing_and_all),
        cmocka_unit_test(complete_and_without_ties),
        cmocka_unit_test(smallest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
