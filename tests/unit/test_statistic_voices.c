#include "statistic_sample.h"

static const struct voices_row *row_of(const struct statistic_sample *s, const char *by,
                                       const char *group)
{
    for (size_t i = 0; i < s->results.voices.count; i++) {
        const struct voices_row *row = voices_at(&s->results.voices, i);
        if (sv_is(row->by, by) && sv_is(row->group, group)) return row;
    }
    return NULL;
}

static void check(const struct voices_row *row, const int64_t counts[4], double share)
{
    assert_non_null(row);
    assert_int_equal(row->people, counts[0]);
    assert_int_equal(row->words, counts[1]);
    assert_int_equal(row->turns, counts[2]);
    assert_int_equal(row->questions, counts[3]);
    assert_real(row->share, share);
}

/* By hand from corpus_sample.h, without the interviewer: Aicha 160 words, Bram 240, Piet 50, the
 * voice without a name 30; 480 in all, 7 turns, 2 questions (Piet, Bram). Gini of all: sorted 30,
 * 50, 160, 240: (-3 * 30 - 1 * 50 + 1 * 160 + 3 * 240) / (4 * 480) = 740 / 1920. Residents: 30,
 * 160, 240:
 * (-2 * 30 + 2 * 240) / (3 * 430) = 420 / 1290. D1 and D2 are in the buurthuis: Aicha 160, Piet 50,
 * Bram 40: (-2 * 40 + 2 * 160) / (3 * 250) = 240 / 750; D3 at home: Bram 200, voice 30: 170 / 460.
 */
static void counts_by_hand(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct statistic_sample s =
        statistic_sample_new(&a, corpus_sample_said, WF_COUNT(corpus_sample_said));
    statistic_sample_run(&a, &s, &statistic_voices);
    assert_int_equal(s.results.voices.count, 7);
    check(row_of(&s, "all", "all"), (int64_t[]) { 4, 480, 7, 2 }, 1);
    assert_real(row_of(&s, "all", "all")->gini, 740.0 / 1920);
    check(row_of(&s, "role", "resident"), (int64_t[]) { 3, 430, 6, 1 }, 430.0 / 480);
    assert_real(row_of(&s, "role", "resident")->gini, 420.0 / 1290);
    check(row_of(&s, "role", "professional"), (int64_t[]) { 1, 50, 1, 1 }, 50.0 / 480);
    assert_false(row_of(&s, "role", "professional")->gini.has);
    assert_sv(row_of(&s, "role", "professional")->undefined, SV("fewer than two speakers"));
    check(row_of(&s, "achtergrond", "Turks"), (int64_t[]) { 1, 160, 2, 0 }, 160.0 / 480);
    check(row_of(&s, "achtergrond", "Nederlands & Fries"), (int64_t[]) { 1, 240, 3, 1 }, 0.5);
    check(row_of(&s, "setting", "buurthuis"), (int64_t[]) { 3, 250, 4, 2 }, 250.0 / 480);
    assert_real(row_of(&s, "setting", "buurthuis")->gini, 240.0 / 750);
    check(row_of(&s, "setting", "thuis"), (int64_t[]) { 2, 230, 3, 0 }, 230.0 / 480);
    assert_real(row_of(&s, "setting", "thuis")->gini, 170.0 / 460);
    assert_null(row_of(&s, "role", "interviewer"));
    assert_int_equal(s.results.results.count, 2 * 7);
    assert_sv(results_at(&s.results.results, 1)->result, SV("voice_gini:all"));
    assert_sv(results_at(&s.results.results, 2)->result, SV("voice_share:role=resident"));
    assert_evidence(&a, &s);
    arena_free(&a);
}

static void the_interviewer_is_heard_when_asked(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct statistic_sample s =
        statistic_sample_new(&a, corpus_sample_said, WF_COUNT(corpus_sample_said));
    s.study.include_interviewer = true;
    statistic_sample_run(&a, &s, &statistic_voices);
    check(row_of(&s, "all", "all"), (int64_t[]) { 5, 500, 8, 4 }, 1);
    check(row_of(&s, "role", "interviewer"), (int64_t[]) { 1, 20, 1, 2 }, 0.04);
    assert_evidence(&a, &s);
    arena_free(&a);
}

/* Roles share all words out between them. */
static void shares_of_the_roles_add_up(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct statistic_sample s =
        statistic_sample_new(&a, corpus_sample_said, WF_COUNT(corpus_sample_said));
    statistic_sample_run(&a, &s, &statistic_voices);
    double sum = 0;
    int64_t turns = 0;
    for (size_t i = 0; i < s.results.voices.count; i++) {
        const struct voices_row *row = voices_at(&s.results.voices, i);
        if (!sv_is(row->by, "role")) continue;
        sum += row->share.value;
        turns += row->turns;
    }
    assert_real(SOME_REAL(sum), 1);
    assert_int_equal(turns, row_of(&s, "all", "all")->turns);
    arena_free(&a);
}

static void silence_has_a_reason(void **state)
{
    (void)state;
    struct arena a = { 0 };
    static const struct said silent[] = { { "D1", "aicha", "A", "resident", 0, 0, 0 },
                                          { "D1", "bram", "B", "resident", 0, 0, 0 } };
    struct statistic_sample s = statistic_sample_new(&a, silent, 2);
    statistic_sample_run(&a, &s, &statistic_voices);
    const struct voices_row *all = row_of(&s, "all", "all");
    assert_non_null(all);
    assert_false(all->share.has || all->gini.has);
    assert_sv(all->undefined, SV("no words"));
    s = statistic_sample_new(&a, silent, 0);
    statistic_sample_run(&a, &s, &statistic_voices);
    assert_int_equal(s.results.voices.count, 0);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_by_hand),
        cmocka_unit_test(the_interviewer_is_heard_when_asked),
        cmocka_unit_test(shares_of_the_roles_add_up),
        cmocka_unit_test(silence_has_a_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
