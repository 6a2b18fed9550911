#include "statistic_sample.h"

static void add_tie(struct arena *a, struct table *ties, const char *network, const char *from,
                    const char *to)
{
    *ties_add(a, ties) =
        (struct ties_row) { sv_from_cstr(network), SV("all"),    sv_from_cstr(from),
                            sv_from_cstr(to),      SOME_REAL(1), 1 };
}

static void summary_rows_become_results(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct statistic_sample s =
        statistic_sample_new(&a, corpus_sample_said, WF_COUNT(corpus_sample_said));
    add_tie(&a, &s.networks.ties, "help", "aicha", "bram");
    add_tie(&a, &s.networks.ties, "together", "aicha", "bram");
    add_tie(&a, &s.networks.ties, "together", "aicha", "piet");
    *network_summary_add(&a, &s.networks.network_summary) =
        (struct network_summary_row) { .network = SV("together"),
                                       .window = SV("all"),
                                       .measure = SV("density"),
                                       .estimate = SOME_REAL(2.0 / 3),
                                       .n = 3 };
    *network_summary_add(&a, &s.networks.network_summary) =
        (struct network_summary_row) { .network = SV("together"),
                                       .window = SV("all"),
                                       .measure = SV("modularity"),
                                       .estimate = SOME_REAL(0.1),
                                       .low = SOME_REAL(0),
                                       .high = SOME_REAL(0.2),
                                       .n = 100,
                                       .method = SV("Leiden") };
    *network_summary_add(&a, &s.networks.network_summary) =
        (struct network_summary_row) { .network = SV("help"),
                                       .window = SV("all"),
                                       .measure = SV("transitivity"),
                                       .n = 2,
                                       .undefined = SV("no path of length two") };
    statistic_sample_run(&a, &s, &statistic_network_summary);
    assert_int_equal(s.results.results.count, 3);
    const struct results_row *r = results_at(&s.results.results, 0);
    assert_sv(r->result, SV("network:together:all:density"));
    assert_real(r->estimate, 2.0 / 3);
    assert_sv(r->method, SV("computed on the whole network of this window"));
    assert_false(r->seed.has || r->level.has);
    r = results_at(&s.results.results, 1);
    assert_sv(r->method, SV("Leiden"));
    assert_real(r->high, 0.2);
    assert_true(r->seed.has && r->seed.value == 42);
    r = results_at(&s.results.results, 2);
    assert_false(r->estimate.has);
    assert_sv(r->undefined, SV("no path of length two"));
    assert_int_equal(evidence_at(&s.results.evidence, 0)->rows, 2);
    assert_int_equal(evidence_at(&s.results.evidence, 2)->rows, 1);
    assert_evidence(&a, &s);
    arena_free(&a);
}

static void no_networks_no_rows(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct statistic_sample s =
        statistic_sample_new(&a, corpus_sample_said, WF_COUNT(corpus_sample_said));
    statistic_sample_run(&a, &s, &statistic_network_summary);
    assert_int_equal(s.results.results.count, 0);
    assert_int_equal(s.results.evidence.count, 0);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(summary_rows_become_results),
        cmocka_unit_test(no_networks_no_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
