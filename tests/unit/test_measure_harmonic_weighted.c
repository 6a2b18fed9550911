#include "graphs.h"

static void drawn_by_hand(void **state)
{
    (void)state;
    struct arena a = { 0 };
    /* distances: 01 1/2, 02 1/4, 03 1/2, 04 3/2, 12 3/4, 13 1, 14 2, 23 1/4, 24 5/4, 34 1 */
    {
        struct network n = graph_house(&a);
        const double expected[] = { 2 + 4 + 2 + 2.0 / 3, 2 + 4.0 / 3 + 1 + 0.5, 4 + 4.0 / 3 + 4 + 0.8, 2 + 1 + 4 + 1, 2.0 / 3 + 0.5 + 0.8 + 1, 0 };
        graph_expect(&n, "harmonic_weighted", expected);
    }
    arena_free(&a);
}

static void with_direction(void **state)
{
    (void)state;
    struct arena a = { 0 };
    /* 0 to 1 has length 1/2 */
    {
        struct network n = graph_street(&a);
        const double expected[] = { 2 + 1 / 1.5 + 1 / 2.5, 1 + 1 + 0.5, 1, 0, 0 };
        graph_expect(&n, "harmonic_weighted", expected);
    }
    arena_free(&a);
}

static void is_harmonic_where_weights_are_one(void **state)
{
    (void)state;
    struct arena a = { 0 };
    {
        struct network n = graph_complete(&a, 4);
        const double expected[] = { 3, 3, 3, 3 };
        graph_expect(&n, "harmonic_weighted", expected);
    }
    {
        struct network n = graph_without_ties(&a, 3);
        const double expected[] = { 0, 0, 0 };
        graph_expect(&n, "harmonic_weighted", expected);
    }
    arena_free(&a);
}

static void smallest(void **state)
{
    (void)state;
    graph_check_smallest("harmonic_weighted");
}

static void numbers_do_not_matter(void **state)
{
    (void)state;
    graph_check_renumbering("harmonic_weighted", true);
}

static void a_newcomer_changes_nothing(void **state)
{
    (void)state;
    graph_check_newcomer("harmonic_weighted");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drawn_by_hand),
        cmocka_unit_test(with_direction),
        cmocka_unit_test(is_harmonic_where_weights_are_one),
        cmocka_unit_test(smallest),
        cmocka_unit_test(numbers_do_not_matter),
        cmocka_unit_test(a_newcomer_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
