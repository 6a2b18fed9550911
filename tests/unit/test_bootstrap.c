#include "sample.h"

#include "5_statistics/bootstrap.h"

#include <math.h>

/* Hits and words of twelve and of eight documents; the expected values are those that R's package
 * boot gave for them: tests/peers/bootstrap_rate.R. */
static const struct cluster twelve[] = { { 3, 812 },  { 0, 640 },  { 5, 1105 }, { 2, 930 },
                                         { 7, 1480 }, { 1, 455 },  { 0, 700 },  { 4, 1210 },
                                         { 2, 615 },  { 6, 1390 }, { 3, 980 },  { 1, 505 } };
static const struct cluster eight[] = { { 0, 310 }, { 2, 420 }, { 0, 150 }, { 1, 600 },
                                        { 0, 275 }, { 4, 510 }, { 1, 330 }, { 0, 95 } };

static struct bootstrap of(const struct cluster *clusters, size_t count, size_t replicates,
                           int64_t seed)
{
    struct arena a = { 0 };
    struct stream stream = stream_open(seed, SV("bootstrap/test"), 0);
    struct bootstrap b = bootstrap_rate(&a, clusters, count, replicates, &stream);
    arena_free(&a);
    return b;
}

static void near(double seen, double expected, double tolerance)
{
    if (!(fabs(seen - expected) <= tolerance)) fail_msg("%.9f, expected %.9f", seen, expected);
}

static void rate_and_error_are_those_of_R(void **state)
{
    (void)state;
    struct bootstrap b = of(twelve, WF_COUNT(twelve), 100, 1);
    near(b.rate, 0.003141748, 5e-10);
    near(b.error, 0.000442654, 5e-10);
    b = of(eight, WF_COUNT(eight), 100, 1);
    near(b.rate, 0.002973978, 5e-10);
    near(b.error, 0.001201730, 5e-10);
}

/* With 200,000 replicates on both sides the bounds differ by Monte Carlo error only: about
 * 0.003 s for a bound, five times that is allowed; more in the long tail of the eight. */
static void the_interval_is_that_of_R(void **state)
{
    (void)state;
    struct bootstrap b = of(twelve, WF_COUNT(twelve), 200000, 7);
    assert_true(b.has);
    assert_int_equal(b.redrawn, 0);
    near(b.low, 0.001977, 1e-5);
    near(b.high, 0.004041, 1e-5);
    b = of(eight, WF_COUNT(eight), 200000, 7);
    assert_true(b.has);
    near(b.low, 0.000590, 2e-5);
    near(b.high, 0.009093, 2e-4);
    assert_in_range(b.redrawn, 700, 930); /* R: 811 of 200,000; the standard error is 28 */
}

/* With the 2,000 of a run, five seeds of R gave lows from .00188 to .00206, highs .00396 to .00408.
 */
static void the_usual_number_comes_close(void **state)
{
    (void)state;
    for (int64_t seed = 1; seed <= 20; seed++) {
        struct bootstrap b = of(twelve, WF_COUNT(twelve), BOOTSTRAP_REPLICATES, seed);
        near(b.low, 0.001977, 2.5e-4);
        near(b.high, 0.004041, 2.5e-4);
    }
}

static void the_same_stream_gives_the_same_interval(void **state)
{
    (void)state;
    struct bootstrap b = of(twelve, 12, 2000, 3), same = of(twelve, 12, 2000, 3),
                     other = of(twelve, 12, 2000, 4);
    assert_true(b.low == same.low && b.high == same.high);
    assert_true(b.low != other.low && b.high != other.high);
}

static void no_interval_has_a_reason(void **state)
{
    (void)state;
    struct cluster c[20];
    struct bootstrap b = of(twelve, 7, 2000, 1);
    assert_false(b.has);
    assert_int_equal(b.why, LABEL_WHY_FEW_CLUSTERS);
    for (size_t i = 0; i < 20; i++) c[i] = (struct cluster) { 0, 100 + (int64_t)i };
    b = of(c, 20, 2000, 1);
    assert_false(b.has);
    assert_int_equal(b.why, LABEL_WHY_NO_HITS);
    assert_int_equal(of(c, 0, 2000, 1).why, LABEL_WHY_NO_HITS);
    assert_int_equal(of(twelve, 1, 2000, 1).why, LABEL_WHY_FEW_CLUSTERS);
    c[3].hits = 5; /* 36 in 100 replicates miss the one document with hits */
    b = of(c, 20, 2000, 1);
    assert_false(b.has);
    assert_int_equal(b.why, LABEL_WHY_FEW_HIT_CLUSTERS);
    for (size_t i = 0; i < 20; i++)
        c[i] = (struct cluster) { 1 + (int64_t)i, 7 * (1 + (int64_t)i) };
    b = of(c, 20, 2000, 1);
    assert_false(b.has);
    assert_int_equal(b.why, LABEL_WHY_NO_SPREAD);
    near(b.rate, 1.0 / 7, 1e-15);
}

/* Properties: c times as many words is 1/c of rate and bounds; the lower bound is not below 0 and
 * the rate lies within. */
static void it_scales_and_holds_the_rate(void **state)
{
    (void)state;
    uint64_t seed = 5;
    size_t with = 0;
    for (int round = 0; round < 100; round++) {
        struct cluster c[30], wide[30];
        size_t n = 8 + sample_below(&seed, 23);
        for (size_t i = 0; i < n; i++) {
            c[i] = (struct cluster) { (int64_t)sample_below(&seed, 6),
                                      50 + (int64_t)sample_below(&seed, 900) };
            wide[i] = (struct cluster) { c[i].hits, 4 * c[i].words };
        }
        struct bootstrap b = of(c, n, 500, 11), w = of(wide, n, 500, 11);
        assert_int_equal(b.has, w.has);
        near(b.rate, 4 * w.rate, 1e-12);
        if (!b.has) continue;
        with++;
        near(b.low, 4 * w.low, 1e-9);
        near(b.high, 4 * w.high, 1e-9);
        assert_true(b.low >= 0 && b.low <= b.rate && b.rate <= b.high);
    }
    assert_in_range(with, 90, 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rate_and_error_are_those_of_R),
        cmocka_unit_test(the_interval_is_that_of_R),
        cmocka_unit_test(the_usual_number_comes_close),
        cmocka_unit_test(the_same_stream_gives_the_same_interval),
        cmocka_unit_test(no_interval_has_a_reason),
        cmocka_unit_test(it_scales_and_holds_the_rate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
