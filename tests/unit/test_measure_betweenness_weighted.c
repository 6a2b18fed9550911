#include "graphs.h"

static void drawn_by_hand(void **state)
{
    (void)state;
    struct arena a = { 0 };
    /* lengths 1/2, 1, 1/4, 1/4, 1: from 1 to 2 by way of 0 takes 3/4, straight takes 1; so 0
     * lies between 1 and {2, 3, 4} */
    /* and 2 and 3 as without weights */
    {
        struct network n = graph_house(&a);
        const double expected[] = { 3, 0, 4, 3, 0, 0 };
        graph_expect(&n, "betweenness_weighted", expected);
    }
    arena_free(&a);
}

static void with_direction(void **state)
{
    (void)state;
    struct arena a = { 0 };
    {
        struct network n = graph_street(&a);
        const double expected[] = { 0, 2, 2, 0, 0 };
        graph_expect(&n, "betweenness_weighted", expected);
    }
    arena_free(&a);
}

static void is_betweenness_where_weights_are_equal(void **state)
{
    (void)state;
    struct arena a = { 0 };
    {
        struct network n = graph_plain_house(&a);
        const double expected[] = { 0, 0, 4, 3, 0, 0 };
        graph_expect(&n, "betweenness_weighted", expected);
    }
    {
        struct network n = graph_complete(&a, 4);
        const double expected[] = { 0, 0, 0, 0 };
        graph_expect(&n, "betweenness_weighted", expected);
    }
    {
        struct network n = graph_without_ties(&a, 3);
        const double expected[] = { 0, 0, 0 };
        graph_expect(&n, "betweenness_weighted", expected);
    }
    arena_free(&a);
}

static void smallest(void **state)
{
    (void)state;
    graph_check_smallest("betweenness_weighted");
}

static void numbers_do_not_matter(void **state)
{
    (void)state;
    graph_check_renumbering("betweenness_weighted", true);
}

static void a_newcomer_changes_nothing(void **state)
{
    (void)state;
    graph_check_newcomer("betweenness_weighted");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drawn_by_hand),
        cmocka_unit_test(with_direction),
        cmocka_unit_test(is_betweenness_where_weights_are_equal),
        cmocka_unit_test(smallest),
        cmocka_unit_test(numbers_do_not_matter),
        cmocka_unit_test(a_newcomer_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
