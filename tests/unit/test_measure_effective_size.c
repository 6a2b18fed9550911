#include "graphs.h"

static void drawn_by_hand(void **state)
{
    (void)state;
    struct arena a = { 0 };
    /* p as for constraint; m_jq over j's greatest weight: m_01 1/2, m_02 1; m_10 1, m_12 1/2;
     * m_20 1, m_21 1/4
     * 0: (1 - 2/3 1/2) + (1 - 1/3 1/4) = 19/12; 1: (1 - 1/3 1) + (1 - 2/3 1) = 1
     * 2: (1 - 1/9 1/2) + (1 - 4/9 1) + 1 = 5/2; 3: 2; 4: 1 */
    struct network n = graph_house(&a);
    struct measure_values v = graph_measure(&a, &n, "effective_size");
    assert_near(v.values[0].value, 19.0 / 12, 1e-12);
    assert_near(v.values[1].value, 1, 1e-12);
    assert_near(v.values[2].value, 2.5, 1e-12);
    assert_near(v.values[3].value, 2, 1e-12);
    assert_near(v.values[4].value, 1, 1e-12);
    graph_expect_none(&n, "effective_size", 5, LABEL_WHY_NO_OWN_TIES);
    arena_free(&a);
}

static void without_weights_it_is_borgattis_formula(void **state)
{
    (void)state;
    struct arena a = { 0 };
    /* n - 2t/n, with n neighbours and t ties among them */
    for (int64_t seed = 0; seed < 8; seed++) {
        struct network n = graph_random(&a, 19, false, 0.3, seed);
        for (size_t t = 0; t < n.tie_count; t++) n.ties[t].weight = 1;
        struct measure_values size = graph_measure(&a, &n, "effective_size");
        struct measure_values degree = graph_measure(&a, &n, "degree");
        struct measure_values clustering = graph_measure(&a, &n, "clustering");
        for (size_t i = 0; i < 19; i++) {
            double k = degree.values[i].value;
            double t = clustering.values[i].has ? clustering.values[i].value * k * (k - 1) / 2 : 0;
            assert_int_equal(size.values[i].has, k > 0);
            if (k > 0) assert_near(size.values[i].value, k - 2 * t / k, 1e-9);
        }
    }
    arena_free(&a);
}

static void with_direction(void **state)
{
    (void)state;
    struct arena a = { 0 };
    /* weights of both directions; no two contacts of anyone are tied */
    struct network n = graph_street(&a);
    struct measure_values v = graph_measure(&a, &n, "effective_size");
    assert_near(v.values[0].value, 1, 1e-12);
    assert_near(v.values[1].value, 2, 1e-12);
    assert_near(v.values[2].value, 2, 1e-12);
    assert_near(v.values[3].value, 1, 1e-12);
    assert_false(v.values[4].has);
    arena_free(&a);
}

static void complete_and_without_ties(void **state)
{
    (void)state;
    struct arena a = { 0 };
    /* 3 - 2 3/3 */
    {
        struct network n = graph_complete(&a, 4);
        const double expected[] = { 1, 1, 1, 1 };
        graph_expect(&n, "effective_size", expected);
    }
    {
        struct network n = graph_without_ties(&a, 3);
        graph_expect_none(&n, "effective_size", 1, LABEL_WHY_NO_OWN_TIES);
    }
    arena_free(&a);
}

static void smallest(void **state)
{
    (void)state;
    graph_check_smallest("effective_size");
}

static void numbers_do_not_matter(void **state)
{
    (void)state;
    graph_check_renumbering("effective_size", true);
}

static void a_newcomer_changes_nothing(void **state)
{
    (void)state;
    graph_check_newcomer("effective_size");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drawn_by_hand),
        cmocka_unit_test(without_weights_it_is_borgattis_formula),
        cmocka_unit_test(with_direction),
        cmocka_unit_test(complete_and_without_ties),
        cmocka_unit_test(smallest),
        cmocka_unit_test(numbers_do_not_matter),
        cmocka_unit_test(a_newcomer_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
