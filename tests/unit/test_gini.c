#include "sample.h"

#include "5_statistics/gini.h"

#include <math.h>

static void near(struct maybe_real seen, double expected)
{
    assert_true(seen.has);
    if (!(fabs(seen.value - expected) < 1e-12))
        fail_msg("%.12f, expected %.12f", seen.value, expected);
}

/* 50, 160, 240 by hand: (-2 * 50 + 0 * 160 + 2 * 240) / (3 * 450) = 380 / 1350. */
static void values_by_hand(void **state)
{
    (void)state;
    near(gini_compute((int64_t[]) { 240, 50, 160 }, 3), 380.0 / 1350);
    near(gini_compute((int64_t[]) { 7, 7, 7, 7 }, 4), 0);
    near(gini_compute((int64_t[]) { 0, 0, 0, 9 }, 4), 0.75); /* (n - 1) / n */
    near(gini_compute((int64_t[]) { 1, 2, 3, 4 }, 4), 0.25);
}

static void no_value_where_there_is_nothing_to_share(void **state)
{
    (void)state;
    assert_false(gini_compute(NULL, 0).has);
    assert_false(gini_compute((int64_t[]) { 5 }, 1).has);
    assert_false(gini_compute((int64_t[]) { 0, 0, 0 }, 3).has);
}

/* The same as half the mean difference between all pairs over the mean; not changed by order or by
 * multiplying; between 0 and (n - 1) / n. */
static void it_is_half_the_mean_difference(void **state)
{
    (void)state;
    uint64_t seed = 3;
    for (int round = 0; round < 200; round++) {
        int64_t x[40], y[40];
        size_t n = 2 + sample_below(&seed, 39);
        double difference = 0, sum = 1;
        x[0] = 1;
        for (size_t i = 1; i < n; i++) sum += (double)(x[i] = (int64_t)sample_below(&seed, 500));
        for (size_t i = 0; i < n; i++)
            for (size_t k = 0; k < n; k++) difference += fabs((double)(x[i] - x[k]));
        for (size_t i = 0; i < n; i++) y[i] = 3 * x[n - 1 - i];
        double expected = difference / (2 * (double)n * sum);
        near(gini_compute(x, n), expected);
        near(gini_compute(y, n), expected);
        assert_true(expected >= 0 && expected <= ((double)n - 1) / (double)n + 1e-12);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_by_hand),
        cmocka_unit_test(no_value_where_there_is_nothing_to_share),
        cmocka_unit_test(it_is_half_the_mean_difference),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
