#include "logs.h"

/* a b c d e f; E1 a b c, E2 a b, E3 d alone, E4 c d e. f came nowhere. */
static struct corpus hand(struct arena *a)
{
    struct corpus corpus = log_corpus();
    const char *const people[] = { "a", "b", "c", "d", "e", "f" };
    for (size_t i = 0; i < 6; i++) log_person(a, &corpus, people[i], i == 4 ? "professional" : "resident");
    log_visits(a, &corpus, "E1", "abc");
    log_visits(a, &corpus, "E2", "ab");
    log_visits(a, &corpus, "E3", "d");
    log_visits(a, &corpus, "E4", "cde");
    return corpus;
}

static void counts_shared_activities(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct corpus corpus = hand(&a);
    struct study_network spec = log_spec(FROM_ACTIVITIES);
    struct network n = log_build(&a, &corpus, &spec);
    assert_int_equal(n.person_count, 6); /* f too */
    assert_int_equal(n.tie_count, 6);
    assert_false(n.directed);
    log_assert_tie(&n, 0, 0, 1, 2, 2); /* a b: E1 E2 */
    log_assert_tie(&n, 1, 0, 2, 1, 1);
    log_assert_tie(&n, 2, 1, 2, 1, 1);
    log_assert_tie(&n, 3, 2, 3, 1, 1);
    log_assert_tie(&n, 4, 2, 4, 1, 1);
    log_assert_tie(&n, 5, 3, 4, 1, 1);
    const struct tie_reason *reasons = &n.reasons[n.ties[0].first_reason];
    assert_sv(reasons[0].activity, SV("E1"));
    assert_sv(reasons[1].activity, SV("E2"));
    assert_sv(reasons[1].row, SV("E2"));
    arena_free(&a);
}

static void newman_shares_each_activity_out(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct corpus corpus = hand(&a);
    struct study_network spec = log_spec(FROM_ACTIVITIES);
    spec.projection = PROJECTION_NEWMAN;
    struct network n = log_build(&a, &corpus, &spec);
    assert_int_equal(n.tie_count, 6);
    log_assert_tie(&n, 0, 0, 1, 0.5 + 1, 2); /* E1 has two others, E2 one */
    for (size_t t = 1; t < 6; t++) assert_near(n.ties[t].weight, 0.5, 0);
    arena_free(&a);
}

static void double_rows_count_once_and_order_does_not_matter(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct corpus corpus = log_corpus();
    log_person(&a, &corpus, "b", "resident");
    log_person(&a, &corpus, "a", "resident");
    log_visits(&a, &corpus, "E2", "ba");
    log_visits(&a, &corpus, "E1", "abba");
    struct study_network spec = log_spec(FROM_ACTIVITIES);
    for (int newman = 0; newman < 2; newman++) {
        spec.projection = newman ? PROJECTION_NEWMAN : PROJECTION_COUNT;
        struct network n = log_build(&a, &corpus, &spec);
        assert_int_equal(n.tie_count, 1);
        log_assert_tie(&n, 0, 0, 1, 2, 2);
        assert_sv(people_at(&corpus.people, n.people[0])->person, SV("a"));
        assert_sv(n.reasons[0].activity, SV("E1"));
    }
    arena_free(&a);
}

static void those_left_out_are_not_present(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct corpus corpus = hand(&a);
    log_visits(&a, &corpus, "E2", "x"); /* nobody of the roster */
    struct study_network spec = log_spec(FROM_ACTIVITIES);
    spec.include[ROLE_PROFESSIONAL] = false;
    spec.projection = PROJECTION_NEWMAN;
    struct network n = log_build(&a, &corpus, &spec);
    assert_int_equal(n.person_count, 5);
    assert_int_equal(n.tie_count, 4);
    log_assert_tie(&n, 0, 0, 1, 1.5, 2); /* x changes nothing */
    log_assert_tie(&n, 3, 2, 3, 1, 1); /* c d at E4: without e, one other */
    arena_free(&a);
}

static void nobody_and_nothing(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct corpus corpus = log_corpus();
    struct study_network spec = log_spec(FROM_ACTIVITIES);
    struct network n = log_build(&a, &corpus, &spec);
    assert_int_equal(n.person_count, 0);
    assert_int_equal(n.tie_count, 0);
    log_person(&a, &corpus, "a", "resident");
    log_visits(&a, &corpus, "E1", "a");
    n = log_build(&a, &corpus, &spec);
    assert_int_equal(n.person_count, 1);
    assert_int_equal(n.tie_count, 0);
    arena_free(&a);
}

/* Counts equal a walk over all pairs of people and activities; Newman's weights of a person sum to
 * the activities at which she was not alone (Newman 2001). */
static void sums_are_right(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct stream s = stream_open(7, SV("test/log"), 0);
    bool present[30][20] = { { false } };
    struct corpus corpus = log_corpus();
    for (size_t i = 0; i < 20; i++)
        log_person(&a, &corpus, arena_format(&a, "p%02zu", i).p, "resident");
    for (size_t e = 0; e < 30; e++)
        for (size_t i = 0; i < 20; i++) {
            present[e][i] = stream_unit(&s) < 0.12;
            if (!present[e][i]) continue;
            log_visit(&a, &corpus, arena_format(&a, "e%02zu", e).p, arena_format(&a, "p%02zu", i).p);
        }
    struct study_network spec = log_spec(FROM_ACTIVITIES);
    struct network n = log_build(&a, &corpus, &spec);
    size_t t = 0;
    for (size_t i = 0; i < 20; i++)
        for (size_t j = i + 1; j < 20; j++) {
            size_t shared = 0;
            for (size_t e = 0; e < 30; e++) shared += present[e][i] && present[e][j];
            if (shared) log_assert_tie(&n, t++, i, j, (double)shared, shared);
        }
    assert_int_equal(t, n.tie_count);
    spec.projection = PROJECTION_NEWMAN;
    n = log_build(&a, &corpus, &spec);
    struct measure_values strength = graph_measure(&a, &n, "strength");
    for (size_t i = 0; i < 20; i++) {
        double in_company = 0;
        for (size_t e = 0; e < 30; e++) {
            size_t others = 0;
            for (size_t j = 0; j < 20; j++) others += j != i && present[e][j];
            in_company += present[e][i] && others > 0;
        }
        assert_near(strength.values[i].value, in_company, 1e-9);
    }
    arena_free(&a);
}

/* Davis, Gardner and Gardner's 18 women and 14 events; the weights of all 139 pairs as networkx
 * 2.8.8 gives them (tests/fixtures/networks/make.py). */
static void southern_women(void **state)
{
    (void)state;
    struct arena a = { 0 };
    size_t rows, pairs;
    sv (*log)[16] = log_read(&a, "datasets/southern-women/attendance.csv", &rows);
    sv (*expected)[16] = log_read(&a, "tests/fixtures/networks/southern_women_pairs.csv", &pairs);
    assert_int_equal(rows - 1, 89);
    assert_int_equal(pairs - 1, 139);
    struct corpus corpus = log_corpus();
    for (size_t r = 1; r < rows; r++) {
        const char *activity = arena_cstr(&a, log[r][0]), *person = arena_cstr(&a, log[r][1]);
        bool known = false;
        for (size_t i = 0; i < corpus.people.count; i++)
            known = known || sv_is(people_at(&corpus.people, i)->person, person);
        if (!known) log_person(&a, &corpus, person, "resident");
        log_visit(&a, &corpus, activity, person);
    }
    assert_int_equal(corpus.people.count, 18);
    for (int newman = 0; newman < 2; newman++) {
        struct study_network spec = log_spec(FROM_ACTIVITIES);
        spec.projection = newman ? PROJECTION_NEWMAN : PROJECTION_COUNT;
        struct network n = log_build(&a, &corpus, &spec);
        assert_int_equal(n.tie_count, 139);
        for (size_t t = 0; t < 139; t++) {
            const struct tie *tie = &n.ties[t];
            assert_sv(people_at(&corpus.people, n.people[tie->a])->person, expected[t + 1][0]);
            assert_sv(people_at(&corpus.people, n.people[tie->b])->person, expected[t + 1][1]);
            assert_near(tie->weight, log_number(expected[t + 1][newman ? 3 : 2]), 1e-11);
            assert_near((double)tie->reason_count, log_number(expected[t + 1][2]), 0);
        }
        graph_expect_one(&n, "density", 139.0 / 153);
        /* Optimal modularity as igraph's exact method gives it (igraph 0.10.2 with GLPK). */
        struct measure_values q = graph_measure(&a, &n, "modularity");
        assert_near(q.values[0].value, newman ? 0.26414397 : 0.15186528, 1e-8);
    }
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_shared_activities),
        cmocka_unit_test(newman_shares_each_activity_out),
        cmocka_unit_test(double_rows_count_once_and_order_does_not_matter),
        cmocka_unit_test(those_left_out_are_not_present),
        cmocka_unit_test(nobody_and_nothing),
        cmocka_unit_test(sums_are_right),
        cmocka_unit_test(southern_women),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
