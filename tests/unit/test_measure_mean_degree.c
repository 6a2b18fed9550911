#include "graphs.h"

static void drawn_by_hand(void **state)
{
    (void)state;
    struct arena a = { 0 };
    {
        struct network n = graph_house(&a);
        graph_expect_one(&n, "mean_degree", 10.0 / 6);
    }
    {
        struct network n = graph_street(&a);
        graph_expect_one(&n, "mean_degree", 8.0 / 5);
    }
    {
        struct network n = graph_complete(&a, 6);
        graph_expect_one(&n, "mean_degree", 5);
    }
    {
        struct network n = graph_without_ties(&a, 4);
        graph_expect_one(&n, "mean_degree", 0);
    }
    {
        struct network n = graph_without_ties(&a, 0);
        graph_expect_none(&n, "mean_degree", 0, LABEL_WHY_NO_PEOPLE);
    }
    arena_free(&a);
}

static void is_the_mean_of_degree(void **state)
{
    (void)state;
    struct arena a = { 0 };
    for (int64_t seed = 0; seed < 6; seed++) {
        struct network n = graph_random(&a, 14, seed % 2 == 1, 0.3, seed);
        struct measure_values degree = graph_measure(&a, &n, "degree");
        double sum = 0;
        for (size_t i = 0; i < 14; i++) sum += degree.values[i].value;
        graph_expect_one(&n, "mean_degree", sum / 14);
    }
    arena_free(&a);
}

static void smallest(void **state)
{
    (void)state;
    graph_check_smallest("mean_degree");
}

static void numbers_do_not_matter(void **state)
{
    (void)state;
    graph_check_renumbering("mean_degree", false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drawn_by_hand),
        cmocka_unit_test(is_the_mean_of_degree),
        cmocka_unit_test(smallest),
        cmocka_unit_test(numbers_do_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
