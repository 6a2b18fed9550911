/* statistic_sample : the sample corpus, coded, as the input of a statistic. */
#ifndef WF_TEST_STATISTIC_SAMPLE_H
#define WF_TEST_STATISTIC_SAMPLE_H

#include "corpus_sample.h"

#include "5_statistics/statistic.h"

#include <math.h>

struct statistic_sample {
    struct study study;
    struct corpus corpus;
    struct coding coding;
    struct networks networks;
    struct results results;
};

static inline void statistic_sample_run(struct arena *a, struct statistic_sample *s,
                                        const struct statistic *statistic)
{
    struct err err = { 0 };
    s->results = (struct results) { table_new(table_results()), table_new(table_theme_frequency()),
                                    table_new(table_voices()), table_new(table_evidence()) };
    struct statistic_input in = { &s->study, &s->corpus, &s->coding, &s->networks };
    assert_true(statistic->compute(a, &in, &s->results, &err));
    assert_true(table_check(&s->results.results, &err) &&
                table_check(&s->results.theme_frequency, &err) &&
                table_check(&s->results.voices, &err) && table_check(&s->results.evidence, &err));
}

static inline struct statistic_sample statistic_sample_new(struct arena *a, const struct said *said,
                                                           size_t count)
{
    sv *groups = ARENA_NEW(a, sv, 2);
    groups[0] = SV("role");
    groups[1] = SV("achtergrond");
    struct statistic_sample s = {
        .study = { .language = LANGUAGE_EN, .seed = 42, .groups = groups, .group_count = 2 },
        .corpus = corpus_sample_build(a, said, count)
    };
    s.coding = corpus_sample_code(a, &s.corpus, said);
    s.networks =
        (struct networks) { table_new(table_networks()), table_new(table_ties()),
                            table_new(table_tie_evidence()), table_new(table_network_people()),
                            table_new(table_network_summary()) };
    return s;
}

static inline void assert_real(struct maybe_real seen, double expected)
{
    assert_true(seen.has);
    if (!(fabs(seen.value - expected) < 1e-9))
        fail_msg("%.12f, expected %.12f", seen.value, expected);
}

/* The invariant of evidence: the filter, applied to its table, gives as many rows as it says. */
static inline void assert_evidence(struct arena *a, const struct statistic_sample *s)
{
    const struct table *const tables[] = { &s->coding.codings, &s->corpus.utterances,
                                           &s->networks.ties };
    struct err err = { 0 };
    assert_int_equal(s->results.evidence.count, s->results.results.count);
    for (size_t i = 0; i < s->results.evidence.count; i++) {
        const struct evidence_row *row = evidence_at(&s->results.evidence, i);
        const struct table *t = NULL;
        for (size_t k = 0; k < WF_COUNT(tables); k++)
            if (sv_is(row->table, tables[k]->type->name)) t = tables[k];
        assert_non_null(t);
        struct results_filter filter;
        assert_true(results_filter_parse(a, &s->corpus, t, row->filter, &filter, &err));
        int64_t rows = 0;
        for (size_t k = 0; k < t->count; k++) rows += results_filter_fits(&filter, k);
        if (rows != row->rows)
            fail_msg("%.*s: %lld rows, says %lld", SV_ARG(row->filter), (long long)rows,
                     (long long)row->rows);
    }
}

#endif
