#include "graphs.h"

#include "4_network/partition.h"

static void canonical(void **state)
{
    (void)state;
    struct arena a = { 0 };
    size_t members[] = { 5, 2, 5, 0, 2, 4 }, expected[] = { 0, 1, 0, 2, 1, 3 };
    assert_int_equal(partition_canonical(&a, members, 6), 4);
    assert_memory_equal(members, expected, sizeof members);
    assert_int_equal(partition_canonical(&a, members, 0), 0);
    arena_free(&a);
}

static void by_size(void **state)
{
    (void)state;
    struct arena a = { 0 };
    size_t members[] = { 3, 1, 1, 0, 0, 2 }, expected[] = { 2, 0, 0, 1, 1, 3 };
    assert_int_equal(partition_by_size(&a, members, 6), 4);
    assert_memory_equal(members, expected, sizeof members);
    assert_int_equal(partition_by_size(&a, members, 0), 0);
    arena_free(&a);
}

static void modularity(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct network n = graph_barbell(&a);
    const size_t triangles[] = { 0, 0, 0, 1, 1, 1 }, one[] = { 0, 0, 0, 0, 0, 0 },
                 each[] = { 0, 1, 2, 3, 4, 5 };
    assert_near(partition_modularity(&a, &n, triangles), 6.0 / 7 - 0.5, 1e-15);
    assert_near(partition_modularity(&a, &n, one), 0, 1e-15);
    /* degrees 2 2 3 3 2 2 of 14: -(4 x 4 + 2 x 9)/196 */
    assert_near(partition_modularity(&a, &n, each), -34.0 / 196, 1e-15);
    arena_free(&a);
}

/* x 0 0 1 1, y 0 1 1 1: H(x) = ln 2, H(y) = ln 4 - 3/4 ln 3,
 * I = 1/4 ln 2 + 1/4 ln(2/3) + 1/2 ln(4/3) */
static void agreement(void **state)
{
    (void)state;
    struct arena a = { 0 };
    const size_t x[] = { 0, 0, 1, 1 }, y[] = { 0, 1, 1, 1 }, one[] = { 0, 0, 0, 0 };
    const bool all[] = { true, true, true, true }, three[] = { true, false, true, true };
    double shared = log(2) / 4 + log(2.0 / 3) / 4 + log(4.0 / 3) / 2;
    double expected = 2 * shared / (log(2) + log(4) - 0.75 * log(3));
    assert_near(partition_agreement(&a, x, y, 4, all), expected, 1e-12);
    assert_near(partition_agreement(&a, y, x, 4, all), expected, 1e-12);
    assert_near(partition_agreement(&a, x, x, 4, all), 1, 1e-12);
    assert_near(partition_agreement(&a, x, one, 4, all), 0, 1e-12);
    assert_near(partition_agreement(&a, one, one, 4, all), 1, 0);
    /* without the second person they are alike */
    assert_near(partition_agreement(&a, x, y, 4, three), 1, 1e-12);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(canonical),
        cmocka_unit_test(by_size),
        cmocka_unit_test(modularity),
        cmocka_unit_test(agreement),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
