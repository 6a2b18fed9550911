#include "graphs.h"

static void drawn_by_hand(void **state)
{
    (void)state;
    struct arena a = { 0 };
    /* 0 is 1 away from 1 and 2, 2 from 3, 3 from 4, and 5 is out of reach */
    {
        struct network n = graph_house(&a);
        const double expected[] = { 2 + 0.5 + 1.0 / 3, 2 + 0.5 + 1.0 / 3, 3.5, 3, 1 + 0.5 + 2.0 / 3, 0 };
        graph_expect(&n, "harmonic", expected);
    }
    arena_free(&a);
}

static void with_direction(void **state)
{
    (void)state;
    struct arena a = { 0 };
    /* along outgoing ties: 3 reaches nobody */
    {
        struct network n = graph_street(&a);
        const double expected[] = { 1 + 0.5 + 1.0 / 3, 2.5, 1, 0, 0 };
        graph_expect(&n, "harmonic", expected);
    }
    arena_free(&a);
}

static void complete_and_without_ties(void **state)
{
    (void)state;
    struct arena a = { 0 };
    {
        struct network n = graph_complete(&a, 4);
        const double expected[] = { 3, 3, 3, 3 };
        graph_expect(&n, "harmonic", expected);
    }
    {
        struct network n = graph_without_ties(&a, 3);
        const double expected[] = { 0, 0, 0 };
        graph_expect(&n, "harmonic", expected);
    }
    arena_free(&a);
}

static void smallest(void **state)
{
    (void)state;
    graph_check_smallest("harmonic");
}

static void numbers_do_not_matter(void **state)
{
    (void)state;
    graph_check_renumbering("harmonic", true);
}

static void a_newcomer_changes_nothing(void **state)
{
    (void)state;
    graph_check_newcomer("harmonic");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drawn_by_hand),
        cmocka_unit_test(with_direction),
        cmocka_unit_test(complete_and_without_ties),
        cmocka_unit_test(smallest),
        cmocka_unit_test(numbers_do_not_matter),
        cmocka_unit_test(a_newcomer_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
