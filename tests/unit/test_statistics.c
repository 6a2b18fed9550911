#include "stage_sample.h"

#include "5_statistics/results.h"

/* Everything the stages made, read back. */
struct made {
    struct corpus corpus;
    struct coding coding;
    struct networks networks;
    struct results results;
};

static void run_all(struct stage_sample *s, const char *study, struct made *made)
{
    static const struct stage *const stages[] = { &stage_ingest, &stage_code, &stage_network,
                                                  &stage_statistics };
    struct err err = { 0 };
    *s = (struct stage_sample) { 0 };
    assert_int_equal(folder_make(s->folder), 0);
    stage_sample_open(s, study);
    for (size_t i = 0; i < WF_COUNT(stages); i++) stage_sample_run(s, stages[i]);
    assert_true(corpus_read(&s->a, &s->store, &made->corpus, &err));
    assert_true(coding_read(&s->a, &s->store, &made->coding, &err));
    assert_true(networks_read(&s->a, &s->store, &made->networks, &err));
    assert_true(results_read(&s->a, &s->store, &made->results, &err));
}

static const struct table *table_named(const struct made *made, sv name)
{
    const struct table *const tables[] = { &made->coding.codings, &made->corpus.utterances,
                                           &made->networks.ties };
    for (size_t i = 0; i < WF_COUNT(tables); i++)
        if (sv_is(name, tables[i]->type->name)) return tables[i];
    fail_msg("evidence names table %.*s", SV_ARG(name));
    return tables[0];
}

/* On the demo itself: each result has its evidence, and the filter gives as many rows as it says.
 */
static void filters_give_the_rows_they_promise(void **state)
{
    (void)state;
    struct stage_sample s;
    struct made made;
    run_all(&s, "datasets/voorbeeldbuurt/study.xml", &made);
    assert_true(made.results.results.count > 100);
    assert_int_equal(made.results.evidence.count, made.results.results.count);
    for (size_t i = 0; i < made.results.evidence.count; i++) {
        const struct evidence_row *row = evidence_at(&made.results.evidence, i);
        const struct table *t = table_named(&made, row->table);
        struct results_filter filter;
        struct err err = { 0 };
        int64_t rows = 0;
        assert_true(results_filter_parse(&s.a, &made.corpus, t, row->filter, &filter, &err));
        for (size_t k = 0; k < t->count; k++) rows += results_filter_fits(&filter, k);
        if (rows != row->rows)
            fail_msg("%.*s on %.*s: %lld rows, says %lld", SV_ARG(row->filter), SV_ARG(row->table),
                     (long long)rows, (long long)row->rows);
    }
    stage_sample_close(&s);
}

/* The hits of a row of theme_frequency are the rows its result rests on. */
static void hits_are_evidence(void **state)
{
    (void)state;
    struct stage_sample s;
    struct made made;
    run_all(&s, "datasets/voorbeeldbuurt/study.xml", &made);
    size_t at = 0, with_interval = 0;
    for (size_t i = 0; i < made.results.theme_frequency.count; i++) {
        const struct theme_frequency_row *row =
            theme_frequency_at(&made.results.theme_frequency, i);
        while (!sv_is(results_at(&made.results.results, at)->measure, "theme_rate")) at++;
        assert_sv(results_at(&made.results.results, at)->theme, row->theme);
        assert_int_equal(evidence_at(&made.results.evidence, at)->rows, row->hits);
        assert_true(row->low.has || row->undefined.n > 0);
        if (row->low.has)
            assert_true(row->low.value <= row->rate_per_1000.value &&
                        row->rate_per_1000.value <= row->high.value);
        with_interval += row->low.has;
        at++;
    }
    assert_true(with_interval > 0);
    stage_sample_close(&s);
}

/* A study without words still has its networks. */
static void a_study_without_transcripts_has_results(void **state)
{
    (void)state;
    struct stage_sample s;
    struct made made;
    run_all(&s, "datasets/southern-women/study.xml", &made);
    assert_int_equal(made.results.theme_frequency.count + made.results.voices.count, 0);
    assert_int_equal(made.results.results.count, made.networks.network_summary.count);
    assert_true(made.results.results.count > 5);
    stage_sample_close(&s);
}

static void an_unknown_group_is_reported(void **state)
{
    (void)state;
    struct stage_sample s = { 0 };
    assert_int_equal(folder_make(s.folder), 0);
    stage_sample_write(&s, "people.csv", "person,role,achtergrond\nx,resident,Turks\n");
    stage_sample_write(&s, "a.txt", "x: Hier wonen wij.\n");
    stage_sample_write(&s, "study.xml",
                       "<study xmlns='urn:weefsel:study:1' id='klein' language='en'>\n"
                       "<people file='people.csv'/><transcripts files='*.txt'/>\n"
                       "<group attribute='achtergront'/><privacy pseudonyms='no'/></study>");
    stage_sample_open(&s, arena_format(&s.a, "%s/study.xml", s.folder).p);
    stage_sample_run(&s, &stage_ingest);
    stage_sample_run(&s, &stage_code);
    stage_sample_run(&s, &stage_network);
    size_t before = s.problems.rows.count;
    stage_sample_run(&s, &stage_statistics);
    assert_int_equal(s.problems.rows.count, before + 1);
    assert_sv(problems_at(&s.problems.rows, before)->code, SV("W-STA-002"));
    assert_sv(problems_at(&s.problems.rows, before)->hint, SV("Did you mean 'achtergrond'?"));
    stage_sample_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(filters_give_the_rows_they_promise),
        cmocka_unit_test(hits_are_evidence),
        cmocka_unit_test(a_study_without_transcripts_has_results),
        cmocka_unit_test(an_unknown_group_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
