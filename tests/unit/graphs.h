/* graphs : networks drawn by hand for the tests of 4_network, and what holds for every measure. */
#ifndef WF_TEST_GRAPHS_H
#define WF_TEST_GRAPHS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <math.h>

#include "4_network/measure.h"
#include "0_base/stream.h"

struct line {
    size_t a, b;
    double weight;
};

static inline int graph_by_ends(const void *x, const void *y)
{
    const struct tie *s = x, *t = y;
    if (s->a != t->a) return s->a < t->a ? -1 : 1;
    return s->b < t->b ? -1 : s->b > t->b;
}

/* A network as network_build() makes it: ties turned and sorted. */
static inline struct network graph_new(struct arena *a, size_t people, bool directed,
                                       const struct line *lines, size_t count)
{
    struct network n = { .id = SV("drawn"), .window = SV("all"), .directed = directed };
    n.people = ARENA_NEW(a, size_t, people);
    n.person_count = people;
    n.ties = ARENA_NEW(a, struct tie, count);
    n.tie_count = n.tie_capacity = count;
    for (size_t i = 0; i < people; i++) n.people[i] = i;
    for (size_t i = 0; i < count; i++) {
        bool turn = !directed && lines[i].a > lines[i].b;
        n.ties[i] = (struct tie){ .a = turn ? lines[i].b : lines[i].a,
                                  .b = turn ? lines[i].a : lines[i].b,
                                  .weight = lines[i].weight };
    }
    if (count) qsort(n.ties, count, sizeof *n.ties, graph_by_ends);
    return n;
}
#define GRAPH(a, people, directed, lines) graph_new((a), (people), (directed), (lines), WF_COUNT(lines))

/* The house: a triangle 0 1 2, a path 2 3 4, and 5 alone.
 *
 *    0 --2-- 1
 *     \     /
 *      4   1
 *       \ /
 *        2 --4-- 3 --1-- 4        5                                                          */
static inline struct network graph_house(struct arena *a)
{
    static const struct line lines[] = { { 0, 1, 2 }, { 1, 2, 1 }, { 2, 0, 4 }, { 2, 3, 4 }, { 3, 4, 1 } };
    return GRAPH(a, 6, false, lines);
}

/* The same ties, each with weight 1. */
static inline struct network graph_plain_house(struct arena *a)
{
    struct network n = graph_house(a);
    for (size_t i = 0; i < n.tie_count; i++) n.ties[i].weight = 1;
    return n;
}

/* The street, with direction: 0 and 1 both ways (weights 2 and 1), 1 to 2, 2 to 3, and 4 alone. */
static inline struct network graph_street(struct arena *a)
{
    static const struct line lines[] = { { 0, 1, 2 }, { 1, 0, 1 }, { 1, 2, 1 }, { 2, 3, 1 } };
    return GRAPH(a, 5, true, lines);
}

/* Two triangles 0 1 2 and 3 4 5 with a tie 2 3. */
static inline struct network graph_barbell(struct arena *a)
{
    static const struct line lines[] = { { 0, 1, 1 }, { 0, 2, 1 }, { 1, 2, 1 }, { 2, 3, 1 },
                                         { 3, 4, 1 }, { 3, 5, 1 }, { 4, 5, 1 } };
    return GRAPH(a, 6, false, lines);
}

static inline struct network graph_without_ties(struct arena *a, size_t people)
{
    return graph_new(a, people, false, NULL, 0);
}

/* Every pair tied with probability `chance`, weights 1 to 4. */
static inline struct network graph_random(struct arena *a, size_t people, bool directed, double chance,
                                          int64_t seed)
{
    struct stream s = stream_open(seed, SV("test/graph"), 0);
    struct line *lines = ARENA_NEW(a, struct line, people * people);
    size_t count = 0;
    for (size_t i = 0; i < people; i++)
        for (size_t j = directed ? 0 : i + 1; j < people; j++)
            if (i != j && stream_unit(&s) < chance)
                lines[count++] = (struct line){ i, j, 1 + (double)stream_below(&s, 4) };
    return graph_new(a, people, directed, lines, count);
}

static inline struct network graph_complete(struct arena *a, size_t people)
{
    struct line *lines = ARENA_NEW(a, struct line, people * people);
    size_t count = 0;
    for (size_t i = 0; i < people; i++)
        for (size_t j = i + 1; j < people; j++) lines[count++] = (struct line){ i, j, 1 };
    return graph_new(a, people, false, lines, count);
}

/* The same network with person i under the number places[i], and `more` people without ties. */
static inline struct network graph_renumbered(struct arena *a, const struct network *n,
                                              const size_t *places, size_t more)
{
    struct line *lines = ARENA_NEW(a, struct line, n->tie_count);
    for (size_t t = 0; t < n->tie_count; t++)
        lines[t] = (struct line){ places[n->ties[t].a], places[n->ties[t].b], n->ties[t].weight };
    return graph_new(a, n->person_count + more, n->directed, lines, n->tie_count);
}

static inline struct measure_values graph_measure(struct arena *a, const struct network *n,
                                                  const char *measure)
{
    struct measure_values values;
    struct err err = { 0 };
    bool ok = measure_compute(a, n, measure, 20200116, &values, &err);
    if (!ok) err_print(&err, LANGUAGE_EN, stderr);
    assert_true(ok);
    return values;
}

#define assert_near(seen, expected, tolerance)                                                     \
    do {                                                                                           \
        double seen_ = (seen), expected_ = (expected);                                             \
        if (!(fabs(seen_ - expected_) <= (tolerance)))                                             \
            fail_msg("%.17g is not %.17g", seen_, expected_);                                      \
    } while (0)

/* Every person has a value, and these are the values. */
static inline void graph_expect(const struct network *n, const char *measure, const double *expected)
{
    struct arena a = { 0 };
    struct measure_values values = graph_measure(&a, n, measure);
    for (size_t i = 0; i < n->person_count; i++) {
        assert_true(values.values[i].has);
        assert_int_equal(values.why[i], LABEL_NONE);
        assert_near(values.values[i].value, expected[i], 1e-12);
    }
    assert_int_equal(values.n, n->person_count);
    arena_free(&a);
}

/* A measure per network has this value. */
static inline void graph_expect_one(const struct network *n, const char *measure, double expected)
{
    struct arena a = { 0 };
    struct measure_values values = graph_measure(&a, n, measure);
    assert_true(values.values[0].has);
    assert_near(values.values[0].value, expected, 1e-12);
    arena_free(&a);
}

/* Person i (or the network: 0) has no value, and this is why. */
static inline void graph_expect_none(const struct network *n, const char *measure, size_t i,
                                     enum label why)
{
    struct arena a = { 0 };
    struct measure_values values = graph_measure(&a, n, measure);
    assert_false(values.values[i].has);
    assert_int_equal(values.why[i], why);
    arena_free(&a);
}

static inline void graph_assert_same(struct maybe_real x, struct maybe_real y)
{
    assert_int_equal(x.has, y.has);
    if (x.has) assert_near(x.value, y.value, 1e-9 * (1 + fabs(x.value)));
}

/* Nobody's value depends on the number that she bears: random networks, sparse and dense, with and
 * without direction, are renumbered at random. */
static inline void graph_check_renumbering(const char *measure, bool per_person)
{
    for (int64_t seed = 0; seed < 12; seed++) {
        struct arena a = { 0 };
        struct stream s = stream_open(seed, SV("test/renumber"), 0);
        struct network n = graph_random(&a, 23, seed % 2 == 1, seed < 6 ? 0.08 : 0.3, seed);
        size_t places[23];
        for (size_t i = 0; i < 23; i++) places[i] = i;
        stream_shuffle(&s, places, 23);
        struct network m = graph_renumbered(&a, &n, places, 0);
        struct measure_values x = graph_measure(&a, &n, measure), y = graph_measure(&a, &m, measure);
        for (size_t i = 0; i < (per_person ? 23 : 1); i++)
            graph_assert_same(x.values[i], y.values[per_person ? places[i] : 0]);
        arena_free(&a);
    }
}

/* Somebody new without ties changes nobody's value. */
static inline void graph_check_newcomer(const char *measure)
{
    for (int64_t seed = 0; seed < 6; seed++) {
        struct arena a = { 0 };
        struct network n = graph_random(&a, 17, seed % 2 == 1, 0.15, seed);
        size_t places[17];
        for (size_t i = 0; i < 17; i++) places[i] = i;
        struct network m = graph_renumbered(&a, &n, places, 1);
        struct measure_values x = graph_measure(&a, &n, measure), y = graph_measure(&a, &m, measure);
        for (size_t i = 0; i < 17; i++) graph_assert_same(x.values[i], y.values[i]);
        arena_free(&a);
    }
}

/* No people, one person: every measure has an answer, if only a reason. */
static inline void graph_check_smallest(const char *measure)
{
    struct arena a = { 0 };
    for (size_t people = 0; people < 3; people++)
        for (int directed = 0; directed < 2; directed++) {
            struct network n = graph_without_ties(&a, people);
            n.directed = directed == 1;
            graph_measure(&a, &n, measure); /* measure_get() holds each value or reason to the rules */
        }
    arena_free(&a);
}

#endif
