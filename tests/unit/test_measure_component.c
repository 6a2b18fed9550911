#include "graphs.h"

static void drawn_by_hand(void **state)
{
    (void)state;
    struct arena a = { 0 };
    {
        struct network n = graph_house(&a);
        const double expected[] = { 1, 1, 1, 1, 1, 2 };
        graph_expect(&n, "component", expected);
    }
    {
        struct network n = graph_street(&a);
        const double expected[] = { 1, 1, 1, 1, 2 };
        graph_expect(&n, "component", expected);
    }
    arena_free(&a);
}

static void largest_first_then_first_person(void **state)
{
    (void)state;
    struct arena a = { 0 };
    /* 0 alone, 1 2, 3 4 5 and 6 7: by size 3 4 5, then 1 2 before 6 7, then 0 */
    static const struct line lines[] = { { 1, 2, 1 }, { 3, 4, 1 }, { 4, 5, 1 }, { 6, 7, 1 } };
    struct network n = GRAPH(&a, 8, false, lines);
    const double expected[] = { 4, 2, 2, 1, 1, 1, 3, 3 };
    graph_expect(&n, "component", expected);
    arena_free(&a);
}

static void complete_and_without_ties(void **state)
{
    (void)state;
    struct arena a = { 0 };
    {
        struct network n = graph_complete(&a, 3);
        const double expected[] = { 1, 1, 1 };
        graph_expect(&n, "component", expected);
    }
    {
        struct network n = graph_without_ties(&a, 3);
        const double expected[] = { 1, 2, 3 };
        graph_expect(&n, "component", expected);
    }
    arena_free(&a);
}

static void smallest(void **state)
{
    (void)state;
    graph_check_smallest("component");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drawn_by_hand),
        cmocka_unit_test(largest_first_then_first_person),
        cmocka_unit_test(complete_and_without_ties),
        cmocka_unit_test(smallest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
