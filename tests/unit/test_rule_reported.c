#include "logs.h"

/* help: a to b (no weight), b to a (2), a to b again (3), c to c, d to a (0), a to c (1.5);
 * chat: b to c. z is nobody of the roster. */
static struct corpus hand(struct arena *a)
{
    struct corpus corpus = log_corpus();
    log_person(a, &corpus, "a", "resident");
    log_person(a, &corpus, "b", "resident");
    log_person(a, &corpus, "c", "volunteer");
    log_person(a, &corpus, "d", "professional");
    log_tie(a, &corpus, "t.csv:2", "help", "a", "b", NO_REAL);
    log_tie(a, &corpus, "t.csv:3", "help", "b", "a", SOME_REAL(2));
    log_tie(a, &corpus, "t.csv:4", "help", "a", "b", SOME_REAL(3));
    log_tie(a, &corpus, "t.csv:5", "help", "c", "c", SOME_REAL(1));
    log_tie(a, &corpus, "t.csv:6", "help", "d", "a", SOME_REAL(0));
    log_tie(a, &corpus, "t.csv:7", "help", "c", "a", SOME_REAL(1.5));
    log_tie(a, &corpus, "t.csv:8", "chat", "b", "c", NO_REAL);
    log_tie(a, &corpus, "t.csv:9", "help", "z", "a", NO_REAL);
    return corpus;
}

static void with_direction(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct corpus corpus = hand(&a);
    struct study_network spec = log_spec(FROM_TIES);
    spec.directed = true;
    spec.kind = SV("help");
    struct network n = log_build(&a, &corpus, &spec);
    assert_true(n.directed);
    assert_int_equal(n.person_count, 4);
    assert_int_equal(n.tie_count, 3);
    log_assert_tie(&n, 0, 0, 1, 1 + 3, 2);
    log_assert_tie(&n, 1, 1, 0, 2, 1);
    log_assert_tie(&n, 2, 2, 0, 1.5, 1);
    assert_sv(n.reasons[n.ties[0].first_reason].row, SV("t.csv:2"));
    assert_sv(n.reasons[n.ties[0].first_reason + 1].row, SV("t.csv:4"));
    assert_int_equal(n.reasons[0].activity.n, 0);
    arena_free(&a);
}

static void without_direction_both_add_up(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct corpus corpus = hand(&a);
    struct study_network spec = log_spec(FROM_TIES);
    spec.kind = SV("help");
    struct network n = log_build(&a, &corpus, &spec);
    assert_int_equal(n.tie_count, 2);
    log_assert_tie(&n, 0, 0, 1, 6, 3);
    log_assert_tie(&n, 1, 0, 2, 1.5, 1);
    arena_free(&a);
}

static void no_kind_is_every_kind(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct corpus corpus = hand(&a);
    struct study_network spec = log_spec(FROM_TIES);
    struct network n = log_build(&a, &corpus, &spec);
    assert_int_equal(n.tie_count, 3);
    log_assert_tie(&n, 2, 1, 2, 1, 1);
    spec.kind = SV("borrow");
    n = log_build(&a, &corpus, &spec);
    assert_int_equal(n.tie_count, 0);
    assert_int_equal(n.person_count, 4);
    arena_free(&a);
}

static void roles_left_out(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct corpus corpus = hand(&a);
    struct study_network spec = log_spec(FROM_TIES);
    spec.include[ROLE_VOLUNTEER] = false;
    struct network n = log_build(&a, &corpus, &spec);
    assert_int_equal(n.person_count, 3);
    assert_int_equal(n.tie_count, 1);
    log_assert_tie(&n, 0, 0, 1, 6, 3);
    arena_free(&a);
}

/* The sum of two directions does not depend on which row came first. */
static void both_ways_are_equal(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct corpus x = log_corpus(), y = log_corpus();
    struct stream s = stream_open(3, SV("test/reported"), 0);
    const char *const people[] = { "a", "b", "c", "d", "e" };
    for (size_t i = 0; i < 5; i++) {
        log_person(&a, &x, people[i], "resident");
        log_person(&a, &y, people[4 - i], "resident");
    }
    for (size_t r = 0; r < 60; r++) {
        const char *row = arena_format(&a, "t.csv:%02zu", r).p;
        const char *from = people[stream_below(&s, 5)], *to = people[stream_below(&s, 5)];
        struct maybe_real weight = SOME_REAL(stream_unit(&s) + 0.1);
        log_tie(&a, &x, row, "help", from, to, weight);
        log_tie(&a, &y, row, "help", to, from, weight);
    }
    struct study_network spec = log_spec(FROM_TIES);
    struct network m = log_build(&a, &x, &spec), n = log_build(&a, &y, &spec);
    assert_int_equal(m.tie_count, n.tie_count);
    for (size_t t = 0; t < m.tie_count; t++) {
        assert_int_equal(m.ties[t].a, n.ties[t].a);
        assert_int_equal(m.ties[t].b, n.ties[t].b);
        assert_true(m.ties[t].weight == n.ties[t].weight);
    }
    arena_free(&a);
}

static void nobody(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct corpus corpus = log_corpus();
    struct study_network spec = log_spec(FROM_TIES);
    struct network n = log_build(&a, &corpus, &spec);
    assert_int_equal(n.person_count, 0);
    assert_int_equal(n.tie_count, 0);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(with_direction),     cmocka_unit_test(without_direction_both_add_up),
        cmocka_unit_test(no_kind_is_every_kind), cmocka_unit_test(roles_left_out),
        cmocka_unit_test(both_ways_are_equal), cmocka_unit_test(nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
