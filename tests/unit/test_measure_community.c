#include "graphs.h"

static void drawn_by_hand(void **state)
{
    (void)state;
    struct arena a = { 0 };
    {
        struct network n = graph_barbell(&a);
        const double expected[] = { 1, 1, 1, 2, 2, 2 };
        graph_expect(&n, "community", expected);
    }
    arena_free(&a);
}

static void those_alone_are_alone(void **state)
{
    (void)state;
    struct arena a = { 0 };
    static const struct line lines[] = { { 1, 2, 1 }, { 3, 4, 5 }, { 4, 5, 5 }, { 3, 5, 5 } };
    struct network n = GRAPH(&a, 7, false, lines);
    const double expected[] = { 3, 2, 2, 1, 1, 1, 4 };
    graph_expect(&n, "community", expected);
    arena_free(&a);
}

static void weights_decide(void **state)
{
    (void)state;
    struct arena a = { 0 };
    /* a square with two strong sides, opposite each other */
    static const struct line lines[] = { { 0, 1, 9 }, { 1, 2, 1 }, { 2, 3, 9 }, { 3, 0, 1 } };
    struct network n = GRAPH(&a, 4, false, lines);
    const double expected[] = { 1, 1, 2, 2 };
    graph_expect(&n, "community", expected);
    arena_free(&a);
}

static void the_same_every_time(void **state)
{
    (void)state;
    struct arena a = { 0 };
    for (int64_t seed = 0; seed < 3; seed++) {
        struct network n = graph_random(&a, 30, seed == 2, 0.12, seed);
        struct measure_values x = graph_measure(&a, &n, "community");
        struct measure_values y = graph_measure(&a, &n, "community");
        for (size_t i = 0; i < 30; i++) assert_true(x.values[i].value == y.values[i].value);
    }
    arena_free(&a);
}

static void complete_and_without_ties(void **state)
{
    (void)state;
    struct arena a = { 0 };
    {
        struct network n = graph_complete(&a, 4);
        const double expected[] = { 1, 1, 1, 1 };
        graph_expect(&n, "community", expected);
    }
    {
        struct network n = graph_without_ties(&a, 3);
        graph_expect_none(&n, "community", 1, LABEL_WHY_NO_TIES);
    }
    arena_free(&a);
}

static void smallest(void **state)
{
    (void)state;
    graph_check_smallest("community");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drawn_by_hand),
        cmocka_unit_test(those_alone_are_alone),
        cmocka_unit_test(weights_decide),
        cmocka_unit_test(the_same_every_time),
        cmocka_unit_test(complete_and_without_ties),
        cmocka_unit_test(smallest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
