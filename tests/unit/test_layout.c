#include "graphs.h"

#include "4_network/layout.h"

static void check_places(const struct network *n, const double *x, const double *y, double nearest)
{
    for (size_t i = 0; i < n->person_count; i++) {
        assert_true(x[i] >= 0 && x[i] <= 1 && y[i] >= 0 && y[i] <= 1);
        assert_near(x[i] * 1e4, round(x[i] * 1e4), 1e-9);
        assert_near(y[i] * 1e4, round(y[i] * 1e4), 1e-9);
        for (size_t j = 0; j < i; j++)
            if (hypot(x[i] - x[j], y[i] - y[j]) < nearest)
                fail_msg("%zu and %zu stand %g apart", i, j, hypot(x[i] - x[j], y[i] - y[j]));
    }
}

static void draw(struct arena *a, const struct network *n, double *x, double *y)
{
    struct err err = { 0 };
    assert_true(layout_compute(a, n, x, y, &err));
}

static void the_smallest(void **state)
{
    (void)state;
    struct arena a = { 0 };
    double x[4], y[4];
    struct network n = graph_without_ties(&a, 0);
    draw(&a, &n, x, y);
    n = graph_without_ties(&a, 1);
    draw(&a, &n, x, y);
    assert_true(x[0] == 0.5 && y[0] == 0.5);
    n = graph_without_ties(&a, 4); /* a grid of two by two */
    draw(&a, &n, x, y);
    check_places(&n, x, y, 0.999);
    n = graph_complete(&a, 2);
    draw(&a, &n, x, y);
    check_places(&n, x, y, 0.999);
    arena_free(&a);
}

/* Nobody hides behind somebody else, whatever the network: about a third of the room there would be
 * on a grid. */
static void nobody_overlaps(void **state)
{
    (void)state;
    for (int64_t seed = 0; seed < 5; seed++) {
        struct arena a = { 0 };
        static double x[120], y[120];
        const double chance[] = { 0, 0.01, 0.03, 0.1, 0.6 };
        struct network n = graph_random(&a, 120, false, chance[seed], seed);
        draw(&a, &n, x, y);
        check_places(&n, x, y, 0.35 / sqrt(120));
        arena_free(&a);
    }
    struct arena a = { 0 };
    static double x[150], y[150];
    struct network n = graph_complete(&a, 150);
    draw(&a, &n, x, y);
    check_places(&n, x, y, 0.35 / sqrt(150));
    arena_free(&a);
}

/* Those alone stand below everybody else, in rows. */
static void those_alone_stand_below(void **state)
{
    (void)state;
    struct arena a = { 0 };
    double x[20], y[20], lowest = 0;
    static const struct line lines[] = { { 3, 7, 1 }, { 7, 9, 1 }, { 9, 11, 2 }, { 11, 3, 1 }, { 0, 19, 1 } };
    struct network n = GRAPH(&a, 20, false, lines);
    draw(&a, &n, x, y);
    check_places(&n, x, y, 0.05);
    const size_t tied[] = { 0, 3, 7, 9, 11, 19 };
    for (size_t t = 0; t < 6; t++) lowest = fmax(lowest, y[tied[t]]);
    for (size_t i = 0; i < 20; i++) {
        bool alone = true;
        for (size_t t = 0; t < 6; t++) alone = alone && tied[t] != i;
        if (alone) assert_true(y[i] > lowest);
    }
    arena_free(&a);
}

static void the_same_every_time(void **state)
{
    (void)state;
    struct arena a = { 0 };
    double x[50], y[50], u[50], v[50];
    struct network n = graph_random(&a, 50, false, 0.06, 2);
    draw(&a, &n, x, y);
    draw(&a, &n, u, v);
    assert_memory_equal(x, u, sizeof x);
    assert_memory_equal(y, v, sizeof y);
    arena_free(&a);
}

/* A path is drawn as a path: neighbours are nearer than others. */
static void neighbours_are_near(void **state)
{
    (void)state;
    struct arena a = { 0 };
    double x[8], y[8];
    static const struct line lines[] = { { 0, 1, 1 }, { 1, 2, 1 }, { 2, 3, 1 }, { 3, 4, 1 },
                                         { 4, 5, 1 }, { 5, 6, 1 }, { 6, 7, 1 } };
    struct network n = GRAPH(&a, 8, false, lines);
    draw(&a, &n, x, y);
    for (size_t i = 1; i + 1 < 8; i++) {
        double before = hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
        double beyond = hypot(x[i + 1] - x[i - 1], y[i + 1] - y[i - 1]);
        assert_true(before < beyond);
    }
    arena_free(&a);
}

/* More people than are drawn by forces: a spiral, the one with most ties in its middle. */
static void very_many(void **state)
{
    (void)state;
    enum { MANY = 1500 };
    struct arena a = { 0 };
    double *x = ARENA_NEW(&a, double, MANY), *y = ARENA_NEW(&a, double, MANY);
    struct line *lines = ARENA_NEW(&a, struct line, MANY);
    for (size_t i = 0; i + 1 < MANY; i++) lines[i] = (struct line){ 700, i < 700 ? i : i + 1, 1 };
    struct network n = graph_new(&a, MANY, false, lines, MANY - 1);
    draw(&a, &n, x, y);
    check_places(&n, x, y, 0.35 / sqrt(MANY));
    assert_near(x[700], 0.5, 0.02);
    assert_near(y[700], 0.5, 0.02);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_smallest),        cmocka_unit_test(nobody_overlaps),
        cmocka_unit_test(those_alone_stand_below), cmocka_unit_test(the_same_every_time),
        cmocka_unit_test(neighbours_are_near), cmocka_unit_test(very_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
