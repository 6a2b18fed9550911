#include "graphs.h"

static void drawn_by_hand(void **state)
{
    (void)state;
    struct arena a = { 0 };
    /* ten pairs of others */
    {
        struct network n = graph_house(&a);
        const double expected[] = { 0, 0, 0.4, 0.3, 0, 0 };
        graph_expect(&n, "betweenness_normalised", expected);
    }
    arena_free(&a);
}

static void with_direction(void **state)
{
    (void)state;
    struct arena a = { 0 };
    /* 4 x 3 pairs of others, each in two directions */
    {
        struct network n = graph_street(&a);
        const double expected[] = { 0, 2.0 / 12, 2.0 / 12, 0, 0 };
        graph_expect(&n, "betweenness_normalised", expected);
    }
    arena_free(&a);
}

static void the_middle_of_a_star_has_all(void **state)
{
    (void)state;
    struct arena a = { 0 };
    {
        static const struct line star[] = { { 2, 0, 1 }, { 2, 1, 1 }, { 2, 3, 1 }, { 2, 4, 1 } };
        struct network n = GRAPH(&a, 5, false, star);
        const double expected[] = { 0, 0, 1, 0, 0 };
        graph_expect(&n, "betweenness_normalised", expected);
    }
    arena_free(&a);
}

static void needs_three_people(void **state)
{
    (void)state;
    struct arena a = { 0 };
    {
        struct network n = graph_complete(&a, 2);
        graph_expect_none(&n, "betweenness_normalised", 0, LABEL_WHY_FEWER_THAN_THREE_PEOPLE);
    }
    {
        struct network n = graph_without_ties(&a, 3);
        const double expected[] = { 0, 0, 0 };
        graph_expect(&n, "betweenness_normalised", expected);
    }
    arena_free(&a);
}

static void smallest(void **state)
{
    (void)state;
    graph_check_smallest("betweenness_normalised");
}

static void numbers_do_not_matter(void **state)
{
    (void)state;
    graph_check_renumbering("betweenness_normalised", true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drawn_by_hand),
        cmocka_unit_test(with_direction),
        cmocka_unit_test(the_middle_of_a_star_has_all),
        cmocka_unit_test(needs_three_people),
        cmocka_unit_test(smallest),
        cmocka_unit_test(numbers_do_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
