#include "graphs.h"

#include "4_network/partition.h"

static void hand_drawn(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err = { 0 };
    struct ensemble e;
    struct network n = graph_barbell(&a);
    assert_true(ensemble_build(&a, &n, 1, &e, &err));
    assert_int_equal(e.count, 1);
    assert_int_equal(e.times[0], ENSEMBLE_RUNS);
    assert_near(e.high, 6.0 / 7 - 0.5, 1e-12);
    assert_near(e.agreement, 1, 1e-12);
    assert_near(e.agreement_low, 1, 0);
    arena_free(&a);
}

static void runs_are_ordered_and_counted(void **state)
{
    (void)state;
    for (int64_t seed = 0; seed < 6; seed++) {
        struct arena a = { 0 };
        struct err err = { 0 };
        struct ensemble e, again;
        struct network n = graph_random(&a, 40, false, 0.12, seed);
        assert_true(ensemble_build(&a, &n, seed, &e, &err));
        assert_true(ensemble_build(&a, &n, seed, &again, &err));
        size_t runs = 0;
        for (size_t i = 0; i < e.count; i++) {
            runs += e.times[i];
            size_t copy[40];
            memcpy(copy, e.partitions[i], sizeof copy);
            partition_canonical(&a, copy, 40);
            assert_memory_equal(copy, e.partitions[i], sizeof copy);
            assert_near(e.qualities[i], partition_modularity(&a, &n, e.partitions[i]), 1e-15);
            assert_true(e.qualities[i] >= e.low && e.qualities[i] <= e.high);
            if (i == 0) continue;
            size_t p = 0;
            while (e.partitions[i - 1][p] == e.partitions[i][p]) p++;
            assert_true(p < 40 && e.partitions[i - 1][p] < e.partitions[i][p]);
        }
        assert_int_equal(runs, ENSEMBLE_RUNS);
        assert_true(e.qualities[e.best] >= e.high - 1e-12);
        for (size_t i = 0; i < e.best; i++) assert_true(e.qualities[i] < e.high - 1e-12);
        /* the same seed, the same ensemble */
        assert_int_equal(again.count, e.count);
        assert_int_equal(again.best, e.best);
        assert_true(again.agreement == e.agreement);
        assert_memory_equal(again.times, e.times, e.count * sizeof *e.times);
        arena_free(&a);
    }
}

/* The mean over pairs of runs, counted one by one. */
static void agreement_is_the_mean_over_pairs(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err = { 0 };
    struct ensemble e;
    struct network n = graph_random(&a, 30, false, 0.2, 11);
    assert_true(ensemble_build(&a, &n, 3, &e, &err));
    assert_true(e.count > 1); /* else this shows nothing */
    bool tied[30] = { false };
    for (size_t t = 0; t < n.tie_count; t++) tied[n.ties[t].a] = tied[n.ties[t].b] = true;
    size_t which[ENSEMBLE_RUNS], run = 0;
    for (size_t i = 0; i < e.count; i++)
        for (size_t k = 0; k < e.times[i]; k++) which[run++] = i;
    double sum = 0, low = 1, high = 0;
    size_t pairs = 0;
    for (size_t r = 0; r < ENSEMBLE_RUNS; r++)
        for (size_t q = r + 1; q < ENSEMBLE_RUNS; q++, pairs++) {
            const size_t *x = e.partitions[which[r]], *y = e.partitions[which[q]];
            double agreement = partition_agreement(&a, x, y, 30, tied);
            sum += agreement;
            low = fmin(low, agreement);
            high = fmax(high, agreement);
        }
    assert_near(e.agreement_low, low, 1e-12);
    assert_near(e.agreement_high, high, 1e-12);
    assert_near(e.agreement, sum / (double)pairs, 1e-9);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hand_drawn),
        cmocka_unit_test(runs_are_ordered_and_counted),
        cmocka_unit_test(agreement_is_the_mean_over_pairs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
