#include "graphs.h"

static void drawn_by_hand(void **state)
{
    (void)state;
    struct arena a = { 0 };
    /* one triangle, and 1 + 1 + 3 + 1 paths of two ties: 3/6 */
    {
        struct network n = graph_house(&a);
        graph_expect_one(&n, "transitivity", 0.5);
    }
    {
        struct network n = graph_street(&a);
        graph_expect_one(&n, "transitivity", 0);
    }
    {
        struct network n = graph_complete(&a, 4);
        graph_expect_one(&n, "transitivity", 1);
    }
    arena_free(&a);
}

static void needs_somebody_with_two_neighbours(void **state)
{
    (void)state;
    struct arena a = { 0 };
    {
        struct network n = graph_without_ties(&a, 4);
        graph_expect_none(&n, "transitivity", 0, LABEL_WHY_NOBODY_HAS_TWO_NEIGHBOURS);
    }
    {
        struct network n = graph_complete(&a, 2);
        graph_expect_none(&n, "transitivity", 0, LABEL_WHY_NOBODY_HAS_TWO_NEIGHBOURS);
    }
    {
        struct network n = graph_without_ties(&a, 0);
        graph_expect_none(&n, "transitivity", 0, LABEL_WHY_NOBODY_HAS_TWO_NEIGHBOURS);
    }
    arena_free(&a);
}

static void smallest(void **state)
{
    (void)state;
    graph_check_smallest("transitivity");
}

static void numbers_do_not_matter(void **state)
{
    (void)state;
    graph_check_renumbering("transitivity", false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drawn_by_hand),
        cmocka_unit_test(needs_somebody_with_two_neighbours),
        cmocka_unit_test(smallest),
        cmocka_unit_test(numbers_do_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
