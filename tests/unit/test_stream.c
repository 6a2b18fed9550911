/* stream : against the published generator, and the properties of what is drawn from it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "0_base/stream.h"

/* The reference algorithm (prng.di.unimi.it, xoshiro256starstar.c, public domain) from the state
 * {1, 2, 3, 4}. The first by hand: rotl(2 * 5, 7) * 9 = 1280 * 9 = 11520; then the state is
 * s2 = 3^1 = 2, s3 = 4^2 = 6, s1 = 2^2 = 0, so the second is 0. The others were computed with a
 * separate Python program that writes out the definition with integers modulo 2^64. */
static void next_is_the_published_generator(void **state)
{
    (void)state;
    static const uint64_t want[] = {
        UINT64_C(11520),
        UINT64_C(0),
        UINT64_C(1509978240),
        UINT64_C(1215971899390074240),
        UINT64_C(1216172134540287360),
        UINT64_C(607988272756665600),
        UINT64_C(16172922978634559625),
        UINT64_C(8476171486693032832),
        UINT64_C(10595114339597558777),
        UINT64_C(2904607092377533576),
    };
    struct stream s = { { 1, 2, 3, 4 } };
    for (size_t i = 0; i < WF_COUNT(want); i++) assert_int_equal(stream_next(&s), want[i]);
}

/* hashlib.blake2b(pack("<Q", 8) + pack("<q", 1) + pack("<Q", 7) + b"shuffle" + pack("<Q", 8) +
 * pack("<q", 0), digest_size=32), read as four little-endian words */
static void open_seeds_with_the_digest(void **state)
{
    (void)state;
    struct stream s = stream_open(1, SV("shuffle"), 0);
    assert_int_equal(s.s[0], UINT64_C(0x417659debe4fcad0));
    assert_int_equal(s.s[1], UINT64_C(0x657bd030dbe1a9aa));
    assert_int_equal(s.s[2], UINT64_C(0x2ce1ad63724490ae));
    assert_int_equal(s.s[3], UINT64_C(0x21e8d2c485d4688e));
    assert_int_equal(stream_next(&s), UINT64_C(0x61cc4b5355697565));
    assert_int_equal(stream_next(&s), UINT64_C(0xc136669a266e22c6));
}

static void streams_differ_by_seed_id_and_chunk(void **state)
{
    (void)state;
    struct stream s[] = {
        stream_open(1, SV("a"), 0), stream_open(2, SV("a"), 0),  stream_open(1, SV("b"), 0),
        stream_open(1, SV("a"), 1), stream_open(-1, SV("a"), 0), stream_open(1, SV(""), 0),
    };
    uint64_t first[WF_COUNT(s)];
    for (size_t i = 0; i < WF_COUNT(s); i++) {
        first[i] = stream_next(&s[i]);
        for (size_t j = 0; j < i; j++) assert_int_not_equal(first[i], first[j]);
    }
    struct stream again = stream_open(1, SV("a"), 0);
    assert_int_equal(stream_next(&again), first[0]);
}

/* From {1, 2, 3, 4} the first word is 11520. Below 2^63: 11520 * 2^63 = 5760 * 2^64, so 5760.
 * Below n = 2^63 + 1: the low half of x * n is x for an even x and x - 2^63 (mod 2^64) for an odd
 * one; it must be at least 2^64 mod n = 2^63 - 1. Of the words above the first ten miss that (the
 * seventh and ninth, odd, give 6949550941779783817 and 1371742302742782969). The eleventh word,
 * 14472116193441429536, is even and passes: x * n / 2^64 = 7236058096720714768. */
static void below_refuses_what_would_be_biased(void **state)
{
    (void)state;
    struct stream s = { { 1, 2, 3, 4 } };
    assert_int_equal(stream_below(&s, UINT64_C(1) << 63), 5760);
    s = (struct stream){ { 1, 2, 3, 4 } };
    assert_int_equal(stream_below(&s, (UINT64_C(1) << 63) + 1), UINT64_C(7236058096720714768));
}

static void below_one_is_always_zero(void **state)
{
    (void)state;
    struct stream s = stream_open(1, SV("one"), 0);
    for (int i = 0; i < 100; i++) assert_int_equal(stream_below(&s, 1), 0);
    assert_true(stream_below(&s, UINT64_MAX) < UINT64_MAX);
}

/* Chi-square with 6 degrees of freedom over 70,000 draws; the 0.999 quantile is 22.46. */
static void below_is_even(void **state)
{
    (void)state;
    enum { SIDES = 7, DRAWS = 70000 };
    struct stream s = stream_open(7, SV("die"), 0);
    double counts[SIDES] = { 0 }, chi2 = 0;
    for (int i = 0; i < DRAWS; i++) {
        uint64_t side = stream_below(&s, SIDES);
        assert_true(side < SIDES);
        counts[side] += 1;
    }
    for (int i = 0; i < SIDES; i++) chi2 += (counts[i] - 10000) * (counts[i] - 10000) / 10000;
    assert_true(chi2 < 22.46);
}

/* Mean of 100,000: 0.5 with standard error sqrt(1/12/100000) = 0.000913; four of them. */
static void unit_lies_in_its_interval(void **state)
{
    (void)state;
    struct stream s = stream_open(1, SV("unit"), 0);
    double sum = 0, low = 1, high = 0;
    for (int i = 0; i < 100000; i++) {
        double x = stream_unit(&s);
        assert_true(x >= 0 && x < 1);
        sum += x;
        low = x < low ? x : low;
        high = x > high ? x : high;
    }
    assert_true(sum / 100000 > 0.5 - 4 * 0.000913 && sum / 100000 < 0.5 + 4 * 0.000913);
    assert_true(low < 0.001 && high > 0.999);
    s = (struct stream){ { 0, 0, 0, 0 } };
    assert_true(stream_unit(&s) == 0);
    s = (struct stream){ { 1, 2, 3, 4 } };
    /* 11520 >> 11 = 5, so 5 / 2^53 */
    assert_true(stream_unit(&s) == 5.0 / 9007199254740992.0);
}

/* The same Python program, from the seed of open_seeds_with_the_digest. */
static void shuffle_is_fisher_yates(void **state)
{
    (void)state;
    static const size_t want[] = { 6, 0, 7, 4, 1, 2, 5, 3 };
    size_t items[] = { 0, 1, 2, 3, 4, 5, 6, 7 };
    struct stream s = stream_open(1, SV("shuffle"), 0);
    stream_shuffle(&s, items, WF_COUNT(items));
    for (size_t i = 0; i < WF_COUNT(items); i++) assert_int_equal(items[i], want[i]);
    stream_shuffle(&s, items, 0);
    stream_shuffle(&s, items, 1);
    for (size_t i = 0; i < WF_COUNT(items); i++) assert_int_equal(items[i], want[i]);
}

/* All 24 orders of four, 24,000 times: chi-square with 23 degrees of freedom, 0.999: 49.73. */
static void shuffle_gives_every_order_as_often(void **state)
{
    (void)state;
    struct stream s = stream_open(3, SV("orders"), 0);
    double counts[256] = { 0 }, chi2 = 0;
    size_t seen = 0;
    for (int i = 0; i < 24000; i++) {
        size_t items[] = { 0, 1, 2, 3 };
        stream_shuffle(&s, items, 4);
        counts[items[0] * 64 + items[1] * 16 + items[2] * 4 + items[3]] += 1;
    }
    for (size_t i = 0; i < WF_COUNT(counts); i++) {
        if (counts[i] == 0) continue;
        seen++;
        chi2 += (counts[i] - 1000) * (counts[i] - 1000) / 1000;
    }
    assert_int_equal(seen, 24);
    assert_true(chi2 < 49.73);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(next_is_the_published_generator),
        cmocka_unit_test(open_seeds_with_the_digest),
        cmocka_unit_test(streams_differ_by_seed_id_and_chunk),
        cmocka_unit_test(below_refuses_what_would_be_biased),
        cmocka_unit_test(below_one_is_always_zero),
        cmocka_unit_test(below_is_even),
        cmocka_unit_test(unit_lies_in_its_interval),
        cmocka_unit_test(shuffle_is_fisher_yates),
        cmocka_unit_test(shuffle_gives_every_order_as_often),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
