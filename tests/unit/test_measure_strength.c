#include "graphs.h"

static void drawn_by_hand(void **state)
{
    (void)state;
    struct arena a = { 0 };
    {
        struct network n = graph_house(&a);
        const double expected[] = { 6, 3, 9, 5, 1, 0 };
        graph_expect(&n, "strength", expected);
    }
    arena_free(&a);
}

static void with_direction(void **state)
{
    (void)state;
    struct arena a = { 0 };
    {
        struct network n = graph_street(&a);
        const double expected[] = { 3, 4, 2, 1, 0 };
        graph_expect(&n, "strength", expected);
    }
    arena_free(&a);
}

static void is_degree_where_weights_are_one(void **state)
{
    (void)state;
    struct arena a = { 0 };
    {
        struct network n = graph_plain_house(&a);
        const double expected[] = { 2, 2, 3, 2, 1, 0 };
        graph_expect(&n, "strength", expected);
    }
    {
        struct network n = graph_complete(&a, 4);
        const double expected[] = { 3, 3, 3, 3 };
        graph_expect(&n, "strength", expected);
    }
    {
        struct network n = graph_without_ties(&a, 2);
        const double expected[] = { 0, 0 };
        graph_expect(&n, "strength", expected);
    }
    arena_free(&a);
}

static void smallest(void **state)
{
    (void)state;
    graph_check_smallest("strength");
}

static void numbers_do_not_matter(void **state)
{
    (void)state;
    graph_check_renumbering("strength", true);
}

static void a_newcomer_changes_nothing(void **state)
{
    (void)state;
    graph_check_newcomer("strength");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drawn_by_hand),
        cmocka_unit_test(with_direction),
        cmocka_unit_test(is_degree_where_weights_are_one),
        cmocka_unit_test(smallest),
        cmocka_unit_test(numbers_do_not_matter),
        cmocka_unit_test(a_newcomer_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
