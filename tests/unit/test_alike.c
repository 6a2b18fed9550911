#include "ingest.h"

#include "2_ingest/alike.h"

static struct alike compare(const char *x, const char *y)
{
    struct arena a = { 0 };
    struct name one = name_parse(&a, sv_from_cstr(x)), other = name_parse(&a, sv_from_cstr(y));
    struct alike there = alike_compare(&one, &other), back = alike_compare(&other, &one);
    if (there.score != back.score || there.reasons != back.reasons)
        fail_msg("'%s' and '%s': %d (%x) one way, %d (%x) the other", x, y, there.score, there.reasons,
                 back.score, back.reasons);
    arena_free(&a);
    return there;
}

/* What must score from `low` to `high`, and for which reasons; worked out by hand from the points in
 * alike.h. */
static void pairs_of_names(void **state)
{
    (void)state;
    static const struct {
        const char *x, *y;
        int low, high;
        unsigned reasons;
    } pairs[] = {
        /* the same */
        { "Fatma Bouali", "fatma  BOUALI", 100, 100, 0 },
        { "Hülya Demir", "Hülya Demir", 100, 100, 0 },
        { "", "", 0, 0, 0 },
        { "Fatma", "", 0, 0, 0 },
        /* initials */
        { "Fatma B.", "Fatma Bouali", 85, 85, ALIKE_INITIAL },
        { "Fatma B", "Fatma Bouali", 85, 85, ALIKE_INITIAL },
        { "F. Bouali", "Fatma Bouali", 88, 88, ALIKE_INITIAL },
        { "F.B.", "Fatma Bouali", 73, 73, ALIKE_INITIAL },
        { "FB", "Fatma Bouali", 73, 73, ALIKE_INITIAL },
        { "S. Bouali", "Fatma Bouali", 0, 0, 0 },
        { "Fatma D.", "Fatma Bouali", 0, 0, 0 },
        { "J.W. de Graaf", "Jan-Willem de Graaf", 86, 86, ALIKE_INITIAL },
        { "JW de Graaf", "Jan-Willem de Graaf", 86, 86, ALIKE_INITIAL },
        { "J. de Graaf", "Jan-Willem de Graaf", 80, 80, ALIKE_INITIAL | ALIKE_PART },
        { "F.", "Fatma Bouali", 0, 0, 0 },
        { "Th. Wolters", "Thijs Wolters", 88, 88, ALIKE_INITIAL },
        { "J.v.d. Velde", "Jan van der Velde", 85, 85, ALIKE_INITIAL | ALIKE_PARTICLE },
        /* double first names */
        { "Anne Marie Smit", "Anne-Marie Smit", 98, 98, ALIKE_SPACING },
        { "Annemarie Smit", "Anne-Marie Smit", 98, 98, ALIKE_SPACING },
        { "Jan Willem", "Jan-Willem", 98, 98, ALIKE_SPACING },
        { "Janwillem de Graaf", "Jan Willem de Graaf", 98, 98, ALIKE_SPACING },
        { "Jan de Graaf", "Jan-Willem de Graaf", 92, 92, ALIKE_PART },
        { "Mohammed Haddou", "Mohammed Amin Haddou", 92, 92, ALIKE_PART },
        { "Jan Piet Bakker", "Jan Kees Bakker", 0, 59, ALIKE_PART },
        /* particles */
        { "Jan v.d. Velde", "Jan van der Velde", 97, 97, ALIKE_PARTICLE },
        { "Jan vd Velde", "Jan van der Velde", 97, 97, ALIKE_PARTICLE },
        { "Jan v/d Velde", "Jan van der Velde", 97, 97, ALIKE_PARTICLE },
        { "Jan Van Der Velde", "Jan van der Velde", 100, 100, 0 },
        { "Jan van de Velde", "Jan van der Velde", 97, 97, ALIKE_PARTICLE },
        { "Jan Velde", "Jan van der Velde", 94, 94, ALIKE_PARTICLE },
        { "Jan ter Velde", "Jan van der Velde", 88, 88, ALIKE_PARTICLE },
        { "Jan Vandervelde", "Jan van der Velde", 98, 98, ALIKE_SPACING },
        { "Jan vander Velde", "Jan van der Velde", 98, 98, ALIKE_SPACING },
        { "Fatima Elamrani", "Fatima El Amrani", 98, 98, ALIKE_SPACING },
        { "Fatima El-Amrani", "Fatima El Amrani", 98, 98, ALIKE_SPACING },
        { "Fatima Benali", "Fatima Ben Ali", 98, 98, ALIKE_SPACING },
        { "Piet in het Veld", "Piet in 't Veld", 98, 98, ALIKE_SPACING },
        /* surname first */
        { "Jong, de, Piet", "Piet de Jong", 98, 98, ALIKE_SPACING },
        { "Jong, Piet de", "Piet de Jong", 98, 98, ALIKE_SPACING },
        { "de Jong, Piet", "Piet de Jong", 98, 98, ALIKE_SPACING },
        { "Velde van der, Jan", "Jan van der Velde", 98, 98, ALIKE_SPACING },
        { "Velde, J. van der", "Jan van der Velde", 88, 88, ALIKE_INITIAL },
        { "Bouali Fatma", "Fatma Bouali", 90, 90, ALIKE_ORDER },
        { "Bakker, Ben", "Ben Bakker", 98, 98, ALIKE_SPACING },
        /* married names */
        { "Sanne de Vries-de Boer", "Sanne de Boer", 88, 88, ALIKE_PART },
        { "Sanne Vries-de Boer", "Sanne de Boer", 88, 88, ALIKE_PART },
        { "Adriana Verhoeven", "Adriana Verhoeven-Prins", 88, 88, ALIKE_PART },
        { "Adriana Verhoeven-Smit", "Adriana Verhoeven-Prins", 0, 59, ALIKE_PART },
        /* accents, spelling, typing errors */
        { "Hulya Demir", "Hülya Demir", 98, 98, ALIKE_MARKS },
        { "Andre Lambert", "André Lambert", 98, 98, ALIKE_MARKS },
        { "Anna Kuijper", "Anna Kuyper", 96, 96, ALIKE_SPELLING },
        { "Fatima Bouali", "Fatma Bouali", 90, 90, ALIKE_TYPING },
        { "Fatma Boauli", "Fatma Bouali", 90, 90, ALIKE_TYPING },
        { "Agnieska Nowak", "Agnieszka Nowak", 90, 90, ALIKE_TYPING },
        { "Agniska Nowak", "Agnieszka Nowak", 82, 82, ALIKE_TYPING },
        { "Fatm Boual", "Fatma Bouali", 80, 80, ALIKE_TYPING },
        { "Jan Smit", "Jen Smit", 75, 75, ALIKE_TYPING },
        { "Ali Yildiz", "Eli Kaya", 0, 0, 0 },
        { "Fatima Bouali", "Fatima Benali", 0, 0, 0 },
        { "Jan Bakker", "Jan Dekker", 0, 0, 0 },
        { "Ton Jansma", "Ton Jansen", 0, 0, 0 },
        { "Ria", "Ton", 0, 0, 0 },
        /* a part */
        { "Fatma", "Fatma Bouali", 78, 78, ALIKE_PART },
        { "Fatm", "Fatma Bouali", 68, 68, ALIKE_PART | ALIKE_TYPING },
        { "Bouali", "Fatma Bouali", 65, 65, ALIKE_PART },
        { "mevrouw Bouali", "Fatma Bouali", 63, 63, ALIKE_PART | ALIKE_TITLE },
        { "van der Velde", "Jan van der Velde", 65, 65, ALIKE_PART },
        { "Fatma Bouali", "Fatma Yildiz", 0, 59, 0 },
        /* titles and what stands in brackets */
        { "mevrouw Fatma Bouali", "Fatma Bouali", 98, 98, ALIKE_TITLE },
        { "De heer Jan Smit", "Jan Smit", 98, 98, ALIKE_TITLE },
        { "dr. Jan Smit", "mw. Jan Smit", 98, 98, ALIKE_SPACING },
        { "Sanne (gemeente)", "Sanne", 97, 97, ALIKE_REMARK },
        { "Sanne de Wit [gemeente]", "Sanne de Wit", 97, 97, ALIKE_REMARK },
        /* nothing but particles */
        { "El", "El Amrani", 0, 100, ALIKE_PART },
        { "Van Le", "Van Le", 100, 100, 0 },
    };
    for (size_t i = 0; i < WF_COUNT(pairs); i++) {
        struct alike seen = compare(pairs[i].x, pairs[i].y);
        if (seen.score < pairs[i].low || seen.score > pairs[i].high ||
            (pairs[i].low > 0 && seen.reasons != pairs[i].reasons))
            fail_msg("'%s' and '%s': %d (%x), not %d to %d (%x)", pairs[i].x, pairs[i].y, seen.score, seen.reasons,
                     pairs[i].low, pairs[i].high, pairs[i].reasons);
    }
}

/* Of these the nearer comes first. */
static void orders(void **state)
{
    (void)state;
    static const char *const chains[][5] = {
        { "Fatma Bouali", "Fatma Boualli", "Fatma B.", "F.B.", "Bouali" },
        { "Jan van der Velde", "Jan v.d. Velde", "Jan Velde", "J. v.d. Velde", "Jan" },
        { "Jan-Willem de Graaf", "Janwillem de Graaf", "Jan de Graaf", "J.W. de Graaf", "J. de Graaf" },
    };
    for (size_t c = 0; c < WF_COUNT(chains); c++)
        for (size_t i = 1; i < 5; i++)
            assert_true(compare(chains[c][0], chains[c][i]).score < compare(chains[c][0], chains[c][i - 1]).score);
}

/* Symmetric (compare() looks), from 0 to 100, 100 only when equal after folding, on any text. */
static void any_text(void **state)
{
    (void)state;
    static const char *const bits[] = { "Jan", "jan", "Willem", "van", "der", "de", " ", " ", " ", "-", ".", ",", "(", ")",
                                        "'t", "F", "ë", "ş", "Ĳ", "É", "漢", "\xcc\x81", "\xc2\xa0", "B.", "El", "v.d.", "9" };
    struct arena a = { 0 };
    uint64_t x = 11;
    for (int round = 0; round < 4000; round++) {
        struct buffer b[2] = { { .a = &a }, { .a = &a } };
        for (int i = 0; i < 2; i++)
            for (int k = 0, n = (int)((x >> 35) % 12); k < n; k++) {
                x = x * UINT64_C(6364136223846793005) + 1442695040888963407u;
                buffer_cstr(&b[i], bits[(x >> 33) % WF_COUNT(bits)]);
            }
        const char *one = arena_cstr(&a, buffer_sv(&b[0])), *other = arena_cstr(&a, buffer_sv(&b[1]));
        struct alike seen = compare(one, other);
        bool same = name_parse(&a, buffer_sv(&b[0])).folded.n &&
                    sv_eq(name_parse(&a, buffer_sv(&b[0])).folded, name_parse(&a, buffer_sv(&b[1])).folded);
        assert_true(seen.score >= 0 && seen.score <= 100);
        assert_int_equal(seen.score == 100, same);
        assert_int_equal(seen.score == 100 || seen.score == 0, seen.reasons == 0);
        x += 1;
    }
    char huge[5000];
    memset(huge, 'a', sizeof huge - 1);
    huge[sizeof huge - 1] = '\0';
    assert_int_equal(compare(huge, "Jan").score, 0);
    for (size_t i = 1; i < sizeof huge - 1; i += 2) huge[i] = ' ';
    assert_int_equal(compare(huge, "Jan").score, 0);
    assert_int_equal(compare(huge, huge).score, 100);
    arena_free(&a);
}

static void said_in_words(void **state)
{
    (void)state;
    struct arena a = { 0 };
    assert_sv(alike_reasons(&a, ALIKE_INITIAL | ALIKE_PARTICLE, LANGUAGE_NL), "tussenvoegsel, voorletter");
    assert_sv(alike_reasons(&a, ALIKE_TYPING, LANGUAGE_EN), "typing error");
    assert_sv(alike_reasons(&a, 0, LANGUAGE_EN), "the same name");
    assert_sv(alike_score(&a, 88, LANGUAGE_NL), "0,88");
    assert_sv(alike_score(&a, 100, LANGUAGE_EN), "1.00");
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_of_names),
        cmocka_unit_test(orders),
        cmocka_unit_test(any_text),
        cmocka_unit_test(said_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
