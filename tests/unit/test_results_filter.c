#include "statistic_sample.h"

static size_t count_rows(const struct corpus *corpus, const struct table *t, const char *text)
{
    struct arena a = { 0 };
    struct err err = { 0 };
    struct results_filter filter;
    size_t rows = 0;
    assert_true(results_filter_parse(&a, corpus, t, sv_from_cstr(text), &filter, &err));
    for (size_t i = 0; i < t->count; i++) rows += results_filter_fits(&filter, i);
    arena_free(&a);
    return rows;
}

static void clauses_choose_rows(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct corpus c = corpus_sample_build(&a, corpus_sample_said, WF_COUNT(corpus_sample_said));
    assert_int_equal(count_rows(&c, &c.utterances, ""), 8);
    assert_int_equal(count_rows(&c, &c.utterances, "role=resident"), 6);
    assert_int_equal(count_rows(&c, &c.utterances, "role!=resident"), 2);
    assert_int_equal(count_rows(&c, &c.utterances, "role=resident&words=50"), 1);
    assert_int_equal(count_rows(&c, &c.utterances, "person="), 1);
    assert_int_equal(count_rows(&c, &c.utterances, "documents.setting=thuis"), 3);
    assert_int_equal(count_rows(&c, &c.utterances, "people.achtergrond=Turks"), 2);
    assert_int_equal(
        count_rows(&c, &c.utterances, "people.achtergrond=Nederlands %26 Fries&role!=interviewer"),
        3);
    assert_int_equal(count_rows(&c, &c.utterances, "people.achtergrond="),
                     2);                                                 /* Piet, and nobody */
    assert_int_equal(count_rows(&c, &c.people, "achtergrond=Turks"), 1); /* an extra column  */
    arena_free(&a);
}

static void unknown_columns_are_an_error(void **state)
{
    (void)state;
    static const char *const wrong[] = { "rol=resident", "role", "=x", "person.x=y", "&role=x" };
    struct arena a = { 0 };
    struct corpus c = corpus_sample_build(&a, corpus_sample_said, WF_COUNT(corpus_sample_said));
    for (size_t i = 0; i < WF_COUNT(wrong); i++) {
        struct err err = { 0 };
        struct results_filter filter;
        assert_false(
            results_filter_parse(&a, &c, &c.utterances, sv_from_cstr(wrong[i]), &filter, &err));
        assert_int_equal(err.message, MESSAGE_RESULTS_FILTER);
    }
    arena_free(&a);
}

/* What is added comes back, whatever signs it holds. */
static void any_text_goes_to_and_fro(void **state)
{
    (void)state;
    static const char *const pieces[] = { "%",  "&", "=", "!", "!=", "%26",
                                          "%2", "é", "a", " ", "%%", "25" };
    struct arena a = { 0 };
    struct corpus c = corpus_sample_build(&a, corpus_sample_said, WF_COUNT(corpus_sample_said));
    uint64_t seed = 8;
    for (int i = 0; i < 2000; i++) {
        sv label = SV("");
        for (size_t n = sample_below(&seed, 6); n > 0; n--)
            label = arena_format(&a, "%.*s%s", SV_ARG(label),
                                 pieces[sample_below(&seed, WF_COUNT(pieces))]);
        utterances_at(&c.utterances, 4)->label = label;
        struct buffer b = { .a = &a };
        results_filter_add(&b, SV("label"), true, label);
        results_filter_add(&b, SV("document"), true, SV("D2"));
        results_filter_add(&b, SV("person"), false, SV("aicha"));
        assert_int_equal(count_rows(&c, &c.utterances, arena_cstr(&a, buffer_sv(&b))), 1);
    }
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clauses_choose_rows),
        cmocka_unit_test(unknown_columns_are_an_error),
        cmocka_unit_test(any_text_goes_to_and_fro),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
