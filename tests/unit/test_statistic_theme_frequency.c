#include "statistic_sample.h"

static const struct theme_frequency_row *row_of(const struct statistic_sample *s, const char *theme,
                                                const char *by, const char *group)
{
    for (size_t i = 0; i < s->results.theme_frequency.count; i++) {
        const struct theme_frequency_row *row = theme_frequency_at(&s->results.theme_frequency, i);
        if (sv_is(row->theme, theme) && sv_is(row->by, by) && sv_is(row->group, group)) return row;
    }
    return NULL;
}

static void check(const struct theme_frequency_row *row, const int64_t counts[6], double rate)
{
    assert_non_null(row);
    assert_int_equal(row->hits, counts[0]);
    assert_int_equal(row->utterances, counts[1]);
    assert_int_equal(row->documents, counts[2]);
    assert_int_equal(row->speakers, counts[3]);
    assert_int_equal(row->words, counts[4]);
    assert_int_equal(row->clusters, counts[5]);
    assert_real(row->rate_per_1000, rate);
}

/* By hand from corpus_sample.h, without the interviewer:
 *   all          hits 2 + 1 + 1 + 3 = 7, words 100 + 50 + 60 + 40 + 150 + 50 + 30 = 480
 *   resident     hits 2 + 1 + 3 = 6 of Aicha and Bram, words 430, spoken in D1, D2, D3
 *   Turks        hits 2 + 1, words 160, in D1 and D2
 *   Nederl.&Fr.  hits 3, words 240, spoken in D2 and D3, hit in D3 */
static void counts_by_hand(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct statistic_sample s =
        statistic_sample_new(&a, corpus_sample_said, WF_COUNT(corpus_sample_said));
    statistic_sample_run(&a, &s, &statistic_theme_frequency);
    assert_int_equal(s.results.theme_frequency.count, 2 * 5);
    check(row_of(&s, "x", "all", "all"), (int64_t[]) { 7, 4, 3, 3, 480, 3 }, 7000.0 / 480);
    check(row_of(&s, "x", "role", "resident"), (int64_t[]) { 6, 3, 3, 2, 430, 3 }, 6000.0 / 430);
    check(row_of(&s, "x", "role", "professional"), (int64_t[]) { 1, 1, 1, 1, 50, 1 }, 20);
    check(row_of(&s, "x", "achtergrond", "Turks"), (int64_t[]) { 3, 2, 2, 1, 160, 2 },
          3000.0 / 160);
    check(row_of(&s, "x", "achtergrond", "Nederlands & Fries"), (int64_t[]) { 3, 1, 1, 1, 240, 2 },
          12.5);
    check(row_of(&s, "y", "all", "all"), (int64_t[]) { 0, 0, 0, 0, 480, 3 }, 0);
    assert_null(row_of(&s, "x", "role", "interviewer"));
    assert_false(row_of(&s, "x", "all", "all")->low.has);
    assert_sv(row_of(&s, "x", "all", "all")->undefined,
              SV("fewer than 8 documents in which this group speaks: no interval"));
    assert_sv(row_of(&s, "y", "all", "all")->undefined, SV("no hits: no interval"));
    assert_evidence(&a, &s);
    arena_free(&a);
}

static void the_interviewer_counts_when_asked(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct statistic_sample s =
        statistic_sample_new(&a, corpus_sample_said, WF_COUNT(corpus_sample_said));
    s.study.include_interviewer = true;
    statistic_sample_run(&a, &s, &statistic_theme_frequency);
    check(row_of(&s, "x", "all", "all"), (int64_t[]) { 8, 5, 3, 4, 500, 3 }, 16);
    check(row_of(&s, "x", "role", "interviewer"), (int64_t[]) { 1, 1, 1, 1, 20, 1 }, 50);
    check(row_of(&s, "x", "achtergrond", "Nederlands & Fries"), (int64_t[]) { 4, 2, 2, 2, 260, 3 },
          4000.0 / 260);
    assert_evidence(&a, &s);
    arena_free(&a);
}

static void each_row_is_a_result_with_its_filter(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct statistic_sample s =
        statistic_sample_new(&a, corpus_sample_said, WF_COUNT(corpus_sample_said));
    statistic_sample_run(&a, &s, &statistic_theme_frequency);
    assert_int_equal(s.results.results.count, s.results.theme_frequency.count);
    const struct results_row *r = results_at(&s.results.results, 3);
    assert_sv(r->result, SV("theme_rate:wijk/x:achtergrond=Nederlands & Fries"));
    assert_sv(r->group, SV("achtergrond=Nederlands & Fries"));
    assert_int_equal(r->n, 2);
    assert_false(r->seed.has);
    assert_sv(r->method, SV("hits per 1000 words in the 2 documents in which the group speaks, "
                            "interviewers left out"));
    assert_sv(evidence_at(&s.results.evidence, 3)->filter,
              SV("lexicon=wijk&theme=x&role!=interviewer&people.achtergrond=Nederlands %26 Fries"));
    assert_sv(evidence_at(&s.results.evidence, 0)->filter,
              SV("lexicon=wijk&theme=x&role!=interviewer"));
    assert_sv(evidence_at(&s.results.evidence, 1)->filter,
              SV("lexicon=wijk&theme=x&role=resident"));
    arena_free(&a);
}

enum { TALKS = 12 };

/* Twelve talks with hits in each; `order` says which talk stands where. */
static struct statistic_sample many(struct arena *a, const size_t *order, int64_t times)
{
    struct said *said = ARENA_NEW(a, struct said, 2 * TALKS);
    for (size_t i = 0; i < TALKS; i++) {
        int64_t k = (int64_t)order[i];
        const char *document = arena_format(a, "D%02zu", i).p;
        said[2 * i] = (struct said) { document, "aicha",  "A", "resident", times * (80 + 13 * k),
                                      0,        1 + k % 4 };
        said[2 * i + 1] =
            (struct said) { document, "piet", "P", "professional", times * 40, 0, k % 2 };
    }
    struct statistic_sample s = statistic_sample_new(a, said, 2 * TALKS);
    statistic_sample_run(a, &s, &statistic_theme_frequency);
    return s;
}

static const size_t in_order[TALKS] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 };

static void eight_documents_get_an_interval(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct statistic_sample s = many(&a, in_order, 1), again = many(&a, in_order, 1);
    const struct theme_frequency_row *all = row_of(&s, "x", "all", "all");
    assert_true(all->low.has && all->high.has && all->undefined.n == 0);
    assert_true(all->low.value < all->rate_per_1000.value &&
                all->rate_per_1000.value < all->high.value);
    assert_real(row_of(&again, "x", "all", "all")->low, all->low.value); /* the same seed */
    const struct results_row *r = results_at(&s.results.results, 0);
    assert_true(r->seed.has && r->seed.value == 42);
    assert_real(r->level, 0.95);
    assert_sv(r->method, SV("hits per 1000 words, interviewers left out; 95% interval from a "
                            "studentised bootstrap over "
                            "the 12 documents in which the group speaks (2000 replicates, 0 drawn "
                            "again; quantiles of "
                            "Hyndman and Fan, type 6)"));
    arena_free(&a);
}

/* Properties: twice the words is half of rate and bounds; the order of the documents changes no
 * count and no rate. */
static void words_scale_and_order_does_not_matter(void **state)
{
    (void)state;
    static const size_t shuffled[TALKS] = { 7, 2, 11, 0, 9, 4, 1, 10, 5, 3, 8, 6 };
    struct arena a = { 0 };
    struct statistic_sample s = many(&a, in_order, 1), wide = many(&a, in_order, 2),
                            other = many(&a, shuffled, 1);
    assert_int_equal(s.results.theme_frequency.count, other.results.theme_frequency.count);
    for (size_t i = 0; i < s.results.theme_frequency.count; i++) {
        const struct theme_frequency_row *x = theme_frequency_at(&s.results.theme_frequency, i),
                                         *w = theme_frequency_at(&wide.results.theme_frequency, i),
                                         *o = theme_frequency_at(&other.results.theme_frequency, i);
        assert_real(w->rate_per_1000, x->rate_per_1000.value / 2);
        assert_int_equal(w->low.has, x->low.has);
        if (x->low.has) assert_real(w->low, x->low.value / 2);
        if (x->low.has) assert_real(w->high, x->high.value / 2);
        check(o,
              (int64_t[]) { x->hits, x->utterances, x->documents, x->speakers, x->words,
                            x->clusters },
              x->rate_per_1000.value);
    }
    arena_free(&a);
}

static void nothing_coded_gives_no_rows(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct statistic_sample s =
        statistic_sample_new(&a, corpus_sample_said, WF_COUNT(corpus_sample_said));
    s.coding = (struct coding) { table_new(table_themes()), table_new(table_codings()),
                                 table_new(table_lexicon_terms()) };
    statistic_sample_run(&a, &s, &statistic_theme_frequency);
    assert_int_equal(s.results.results.count, 0);
    s = statistic_sample_new(&a, corpus_sample_said, 0); /* themes, but nobody speaks */
    statistic_sample_run(&a, &s, &statistic_theme_frequency);
    assert_int_equal(s.results.results.count, 0);
    static const struct said wordless[] = { { "D1", "aicha", "A", "resident", 0, 0, 0 } };
    s = statistic_sample_new(&a, wordless, 1);
    statistic_sample_run(&a, &s, &statistic_theme_frequency);
    const struct theme_frequency_row *row = row_of(&s, "x", "all", "all");
    assert_non_null(row);
    assert_false(row->rate_per_1000.has);
    assert_sv(row->undefined, SV("no words"));
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_by_hand),
        cmocka_unit_test(the_interviewer_counts_when_asked),
        cmocka_unit_test(each_row_is_a_result_with_its_filter),
        cmocka_unit_test(eight_documents_get_an_interval),
        cmocka_unit_test(words_scale_and_order_does_not_matter),
        cmocka_unit_test(nothing_coded_gives_no_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
