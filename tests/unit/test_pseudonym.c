#include "ingest.h"

#include "2_ingest/pseudonym.h"

/* 0x00 01 02 … : in fives 00000 00000 00000 10000 00100 00000 11000 00100 00000 10100 00011 0… */
static void digits_are_crockfords(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct digest d;
    for (size_t i = 0; i < DIGEST_BYTES; i++) d.bytes[i] = (unsigned char)i;
    assert_sv(pseudonym_of(&a, &d, 10), "p000g40r40m");
    assert_sv(pseudonym_of(&a, &d, 12), "p000g40r40m30");
    memset(d.bytes, 0xff, DIGEST_BYTES);
    assert_sv(pseudonym_of(&a, &d, 10), "pzzzzzzzzzz");
    assert_int_equal(pseudonym_of(&a, &d, PSEUDONYM_LONGEST).n, PSEUDONYM_LONGEST + 1);
    arena_free(&a);
}

static void who_would_be_alike_gets_more(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct digest d[4];
    sv out[4];
    memset(d, 0, sizeof d);
    d[0].bytes[7] = 1;    /* the first 50 bits are those of d[1]; bit 64 differs */
    d[2].bytes[0] = 0x80; /* another person                                      */
    d[3] = d[2];          /* the same person again                               */
    pseudonym_assign(&a, d, 4, out);
    assert_false(sv_eq(out[0], out[1]));
    assert_true(out[0].n > PSEUDONYM_CHARACTERS + 1);
    assert_int_equal(out[0].n, out[1].n);
    assert_sv(out[2], "pg000000000");
    assert_true(sv_eq(out[2], out[3]));
    pseudonym_assign(&a, d, 0, out);
    arena_free(&a);
}

static void labels_are_the_shortest_that_tell_apart(void **state)
{
    (void)state;
    const sv ids[] = { SV("p00aaa"), SV("p00abb"), SV("p1"), SV("p23456"), SV("p2é") };
    sv out[5];
    pseudonym_shorten(ids, 5, out);
    assert_sv(out[0], "p00aa");
    assert_sv(out[1], "p00ab");
    assert_sv(out[2], "p1");
    assert_sv(out[3], "p234");
    assert_sv(out[4], "p2é");
    pseudonym_shorten(ids, 0, out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digits_are_crockfords),
        cmocka_unit_test(who_would_be_alike_gets_more),
        cmocka_unit_test(labels_are_the_shortest_that_tell_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
