#include "graphs.h"

static void drawn_by_hand(void **state)
{
    (void)state;
    struct arena a = { 0 };
    {
        struct network n = graph_house(&a);
        graph_expect_one(&n, "people", 6);
    }
    {
        struct network n = graph_without_ties(&a, 0);
        graph_expect_one(&n, "people", 0);
    }
    arena_free(&a);
}

static void smallest(void **state)
{
    (void)state;
    graph_check_smallest("people");
}

static void numbers_do_not_matter(void **state)
{
    (void)state;
    graph_check_renumbering("people", false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drawn_by_hand),
        cmocka_unit_test(smallest),
        cmocka_unit_test(numbers_do_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
