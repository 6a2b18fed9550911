#include "graphs.h"

static void drawn_by_hand(void **state)
{
    (void)state;
    struct arena a = { 0 };
    /* p_01 1/3, p_02 2/3; p_10 2/3, p_12 1/3; p_20 4/9, p_21 1/9, p_23 4/9; p_32 4/5, p_34 1/5; p_43 1
     * 0: (1/3 + 2/3 1/9)^2 + (2/3 + 1/3 1/3)^2 = (11/27)^2 + (7/9)^2
     * 1: (2/3 + 1/3 4/9)^2 + (1/3 + 2/3 2/3)^2 = (22/27)^2 + (7/9)^2
     * 2: (4/9 + 1/9 2/3)^2 + (1/9 + 4/9 1/3)^2 + (4/9)^2 = (14/27)^2 + (7/27)^2 + (4/9)^2
     * 3: (4/5)^2 + (1/5)^2; 4: 1 */
    struct network n = graph_house(&a);
    struct measure_values v = graph_measure(&a, &n, "constraint");
    assert_near(v.values[0].value, (121.0 + 441.0) / 729, 1e-12);
    assert_near(v.values[1].value, (484.0 + 441.0) / 729, 1e-12);
    assert_near(v.values[2].value, (196.0 + 49.0 + 144.0) / 729, 1e-12);
    assert_near(v.values[3].value, 0.68, 1e-12);
    assert_near(v.values[4].value, 1, 1e-12);
    graph_expect_none(&n, "constraint", 5, LABEL_WHY_NO_OWN_TIES);
    arena_free(&a);
}

static void with_direction(void **state)
{
    (void)state;
    struct arena a = { 0 };
    /* weights of both directions: 01 3, 12 1, 23 1; no two contacts of anyone are tied */
    struct network n = graph_street(&a);
    struct measure_values v = graph_measure(&a, &n, "constraint");
    assert_near(v.values[0].value, 1, 1e-12);
    assert_near(v.values[1].value, 0.75 * 0.75 + 0.25 * 0.25, 1e-12);
    assert_near(v.values[2].value, 0.5, 1e-12);
    assert_near(v.values[3].value, 1, 1e-12);
    assert_false(v.values[4].has);
    arena_free(&a);
}

static void complete_and_without_ties(void **state)
{
    (void)state;
    struct arena a = { 0 };
    /* 2 (1/2 + 1/2 1/2)^2 */
    {
        struct network n = graph_complete(&a, 3);
        const double expected[] = { 1.125, 1.125, 1.125 };
        graph_expect(&n, "constraint", expected);
    }
    {
        struct network n = graph_complete(&a, 2);
        const double expected[] = { 1, 1 };
        graph_expect(&n, "constraint", expected);
    }
    {
        struct network n = graph_without_ties(&a, 3);
        graph_expect_none(&n, "constraint", 1, LABEL_WHY_NO_OWN_TIES);
    }
    arena_free(&a);
}

static void smallest(void **state)
{
    (void)state;
    graph_check_smallest("constraint");
}

static void numbers_do_not_matter(void **state)
{
    (void)state;
    graph_check_renumbering("constraint", true);
}

static void a_newcomer_changes_nothing(void **state)
{
    (void)state;
    graph_check_newcomer("constraint");
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
