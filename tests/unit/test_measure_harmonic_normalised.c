#include "graphs.h"

static void drawn_by_hand(void **state)
{
    (void)state;
    struct arena a = { 0 };
    /* the sum over the five others */
    {
        struct network n = graph_house(&a);
        const double expected[] = { (2.5 + 1.0 / 3) / 5, (2.5 + 1.0 / 3) / 5, 0.7, 0.6, (1.5 + 2.0 / 3) / 5, 0 };
        graph_expect(&n, "harmonic_normalised", expected);
    }
    arena_free(&a);
}

static void complete_is_one(void **state)
{
    (void)state;
    struct arena a = { 0 };
    {
        struct network n = graph_complete(&a, 4);
        const double expected[] = { 1, 1, 1, 1 };
        graph_expect(&n, "harmonic_normalised", expected);
    }
    arena_free(&a);
}

static void needs_two_people(void **state)
{
    (void)state;
    struct arena a = { 0 };
    {
        struct network n = graph_without_ties(&a, 1);
        graph_expect_none(&n, "harmonic_normalised", 0, LABEL_WHY_FEWER_THAN_TWO_PEOPLE);
    }
    {
        struct network n = graph_without_ties(&a, 2);
        const double expected[] = { 0, 0 };
        graph_expect(&n, "harmonic_normalised", expected);
    }
    arena_free(&a);
}

static void smallest(void **state)
{
    (void)state;
    graph_check_smallest("harmonic_normalised");
}

static void numbers_do_not_matter(void **state)
{
    (void)state;
    graph_check_renumbering("harmonic_normalised", true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drawn_by_hand),
        cmocka_unit_test(complete_is_one),
        cmocka_unit_test(needs_two_people),
        cmocka_unit_test(smallest),
        cmocka_unit_test(numbers_do_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
