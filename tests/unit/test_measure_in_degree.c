#include "graphs.h"

static void drawn_by_hand(void **state)
{
    (void)state;
    struct arena a = { 0 };
    {
        struct network n = graph_street(&a);
        const double expected[] = { 1, 1, 1, 1, 0 };
        graph_expect(&n, "in_degree", expected);
    }
    arena_free(&a);
}

static void without_direction_there_is_none(void **state)
{
    (void)state;
    struct arena a = { 0 };
    {
        struct network n = graph_house(&a);
        graph_expect_none(&n, "in_degree", 2, LABEL_WHY_NO_DIRECTION);
    }
    arena_free(&a);
}

static void smallest(void **state)
{
    (void)state;
    graph_check_smallest("in_degree");
}

static void numbers_do_not_matter(void **state)
{
    (void)state;
    graph_check_renumbering("in_degree", true);
}

static void a_newcomer_changes_nothing(void **state)
{
    (void)state;
    graph_check_newcomer("in_degree");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drawn_by_hand),
        cmocka_unit_test(without_direction_there_is_none),
        cmocka_unit_test(smallest),
        cmocka_unit_test(numbers_do_not_matter),
        cmocka_unit_test(a_newcomer_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
