#include "graphs.h"

static void drawn_by_hand(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct network n = graph_house(&a);
    struct measure_values v = graph_measure(&a, &n, "clustering");
    const double expected[] = { 1, 1, 1.0 / 3, 0 }; /* of the pairs 01, 03 and 13 only 01 is tied */
    for (size_t i = 0; i < 4; i++) assert_near(v.values[i].value, expected[i], 1e-12);
    graph_expect_none(&n, "clustering", 4, LABEL_WHY_FEWER_THAN_TWO_NEIGHBOURS);
    graph_expect_none(&n, "clustering", 5, LABEL_WHY_FEWER_THAN_TWO_NEIGHBOURS);
    arena_free(&a);
}

static void both_directions_are_one_neighbour(void **state)
{
    (void)state;
    struct arena a = { 0 };
    /* 0 and 1 are tied both ways: 0 has one neighbour, 1 has two */
    struct network n = graph_street(&a);
    graph_expect_none(&n, "clustering", 0, LABEL_WHY_FEWER_THAN_TWO_NEIGHBOURS);
    struct measure_values v = graph_measure(&a, &n, "clustering");
    assert_near(v.values[1].value, 0, 0);
    arena_free(&a);
}

static void complete_and_without_ties(void **state)
{
    (void)state;
    struct arena a = { 0 };
    {
        struct network n = graph_complete(&a, 4);
        const double expected[] = { 1, 1, 1, 1 };
        graph_expect(&n, "clustering", expected);
    }
    {
        struct network n = graph_without_ties(&a, 3);
        graph_expect_none(&n, "clustering", 1, LABEL_WHY_FEWER_THAN_TWO_NEIGHBOURS);
    }
    arena_free(&a);
}

static void smallest(void **state)
{
    (void)state;
    graph_check_smallest("clustering");
}

static void numbers_do_not_matter(void **state)
{
    (void)state;
    graph_check_renumbering("clustering", true);
}

static void a_newcomer_changes_nothing(void **state)
{
    (void)state;
    graph_check_newcomer("clustering");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drawn_by_hand),
        cmocka_unit_test(both_directions_are_one_neighbour),
        cmocka_unit_test(complete_and_without_ties),
        cmocka_unit_test(smallest),
        cmocka_unit_test(numbers_do_not_matter),
        cmocka_unit_test(a_newcomer_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
