#include "graphs.h"

static void drawn_by_hand(void **state)
{
    (void)state;
    struct arena a = { 0 };
    /* 2 lies between {0, 1} and {3, 4}; 3 between {0, 1, 2} and 4 */
    {
        struct network n = graph_house(&a);
        const double expected[] = { 0, 0, 4, 3, 0, 0 };
        graph_expect(&n, "betweenness", expected);
    }
    arena_free(&a);
}

static void with_direction(void **state)
{
    (void)state;
    struct arena a = { 0 };
    /* 0 to 2 and 0 to 3 go through 1; 0 to 3 and 1 to 3 through 2 */
    {
        struct network n = graph_street(&a);
        const double expected[] = { 0, 2, 2, 0, 0 };
        graph_expect(&n, "betweenness", expected);
    }
    arena_free(&a);
}

static void shared_paths_count_in_part(void **state)
{
    (void)state;
    struct arena a = { 0 };
    /* a square: each pair of opposite corners has two paths, so each corner gets one half */
    {
        static const struct line square[] = { { 0, 1, 1 }, { 1, 2, 1 }, { 2, 3, 1 }, { 3, 0, 1 } };
        struct network n = GRAPH(&a, 4, false, square);
        const double expected[] = { 0.5, 0.5, 0.5, 0.5 };
        graph_expect(&n, "betweenness", expected);
    }
    arena_free(&a);
}

static void complete_and_without_ties(void **state)
{
    (void)state;
    struct arena a = { 0 };
    {
        struct network n = graph_complete(&a, 5);
        const double expected[] = { 0, 0, 0, 0, 0 };
        graph_expect(&n, "betweenness", expected);
    }
    {
        struct network n = graph_without_ties(&a, 3);
        const double expected[] = { 0, 0, 0 };
        graph_expect(&n, "betweenness", expected);
    }
    arena_free(&a);
}

static void smallest(void **state)
{
    (void)state;
    graph_check_smallest("betweenness");
}

static void numbers_do_not_matter(void **state)
{
    (void)state;
    graph_check_renumbering("betweenness", true);
}

static void a_newcomer_changes_nothing(void **state)
{
    (void)state;
    graph_check_newcomer("betweenness");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drawn_by_hand),
        cmocka_unit_test(with_direction),
        cmocka_unit_test(shared_paths_count_in_part),
        cmocka_unit_test(complete_and_without_ties),
        cmocka_unit_test(smallest),
        cmocka_unit_test(numbers_do_not_matter),
        cmocka_unit_test(a_newcomer_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
