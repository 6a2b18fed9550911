#include "corpus_sample.h"

#include "3_code/term_counts.h"

static void speakers_are_people_or_labels_in_a_document(void **state)
{
    (void)state;
    struct arena a = { 0 };
    static const struct said said[] = {
        { "D1", "aicha", "A", "resident", 1, 0, 0 },
        { "D1", "", "1", "resident", 1, 0, 0 },
        { "D1", "", "2", "resident", 1, 0, 0 },
        { "D1", "", "1", "resident", 1, 0, 0 },
        { "D2", "aicha", "Mevrouw A.", "resident", 1, 0, 0 },
        { "D2", "", "1", "resident", 1, 0, 0 },
    };
    struct corpus c = corpus_sample_build(&a, said, WF_COUNT(said));
    size_t count;
    size_t *speakers = coding_speakers(&a, &c, &count);
    static const size_t expected[] = { 0, 1, 2, 1, 0, 3 };
    assert_int_equal(count, 4);
    for (size_t i = 0; i < WF_COUNT(said); i++) assert_int_equal(speakers[i], expected[i]);
    struct corpus none = corpus_sample_build(&a, said, 0);
    coding_speakers(&a, &none, &count);
    assert_int_equal(count, 0);
    arena_free(&a);
}

/* From the sample: theme x has 8 hits (the interviewer's too) in 3 documents by 4 speakers. */
static void terms_are_counted_over_all_hits(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct corpus c = corpus_sample_build(&a, corpus_sample_said, WF_COUNT(corpus_sample_said));
    struct coding coding = corpus_sample_code(&a, &c, corpus_sample_said);
    term_counts_fill(&a, &c, &coding);
    const struct lexicon_terms_row *x = lexicon_terms_at(&coding.lexicon_terms, 0),
                                   *y = lexicon_terms_at(&coding.lexicon_terms, 1);
    assert_int_equal(x->hits, 8);
    assert_int_equal(x->documents, 3);
    assert_int_equal(x->speakers, 4);
    assert_true(x->share.has && x->share.value == 1);
    assert_sv(x->verdict, SV("ambiguous")); /* the same term stands in both themes */
    assert_int_equal(y->hits, 0);
    assert_false(y->share.has);
    assert_sv(y->verdict, SV("never"));
    arena_free(&a);
}

/* Ten or more hits of the theme and more than half of them: dominating. */
static void verdicts_have_their_borders(void **state)
{
    (void)state;
    static const struct {
        int64_t first, second;
        const char *verdict;
    } cases[] = {
        { 5, 4, "" }, { 6, 3, "" }, { 6, 4, "dominating" }, { 5, 5, "" }, { 10, 0, "dominating" }
    };
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        struct arena a = { 0 };
        struct said said[] = { { "D1", "aicha", "A", "resident", 99, 0,
                                 cases[i].first + cases[i].second } };
        struct corpus c = corpus_sample_build(&a, said, 1);
        struct coding coding = corpus_sample_code(&a, &c, said);
        lexicon_terms_at(&coding.lexicon_terms, 1)->theme_row = 0; /* both terms in theme x */
        lexicon_terms_at(&coding.lexicon_terms, 1)->term = SV("ander");
        for (int64_t h = cases[i].first; h < said[0].hits; h++)
            codings_at(&coding.codings, (size_t)h)->term_row = 1;
        term_counts_fill(&a, &c, &coding);
        assert_sv(lexicon_terms_at(&coding.lexicon_terms, 0)->verdict,
                  sv_from_cstr(cases[i].verdict));
        arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(speakers_are_people_or_labels_in_a_document),
        cmocka_unit_test(terms_are_counted_over_all_hits),
        cmocka_unit_test(verdicts_have_their_borders),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
