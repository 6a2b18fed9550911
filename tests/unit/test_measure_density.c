#include "graphs.h"

static void drawn_by_hand(void **state)
{
    (void)state;
    struct arena a = { 0 };
    /* 5 of 15 */
    {
        struct network n = graph_house(&a);
        graph_expect_one(&n, "density", 1.0 / 3);
    }
    /* 4 of 20 */
    {
        struct network n = graph_street(&a);
        graph_expect_one(&n, "density", 0.2);
    }
    {
        struct network n = graph_complete(&a, 6);
        graph_expect_one(&n, "density", 1);
    }
    {
        struct network n = graph_without_ties(&a, 4);
        graph_expect_one(&n, "density", 0);
    }
    arena_free(&a);
}

static void needs_two_people(void **state)
{
    (void)state;
    struct arena a = { 0 };
    {
        struct network n = graph_without_ties(&a, 1);
        graph_expect_none(&n, "density", 0, LABEL_WHY_FEWER_THAN_TWO_PEOPLE);
    }
    arena_free(&a);
}

static void of_the_complement_is_the_rest(void **state)
{
    (void)state;
    struct arena a = { 0 };
    for (int64_t seed = 0; seed < 8; seed++) {
        bool directed = seed % 2 == 1;
        struct network n = graph_random(&a, 12, directed, 0.4, seed);
        struct line *lines = ARENA_NEW(&a, struct line, 12 * 12);
        size_t count = 0;
        for (size_t i = 0; i < 12; i++)
            for (size_t j = directed ? 0 : i + 1; j < 12; j++) {
                bool tied = i == j;
                for (size_t t = 0; t < n.tie_count; t++)
                    tied = tied || (n.ties[t].a == i && n.ties[t].b == j);
                if (!tied) lines[count++] = (struct line){ i, j, 1 };
            }
        struct network complement = graph_new(&a, 12, directed, lines, count);
        graph_expect_one(&complement, "density", 1 - graph_measure(&a, &n, "density").values[0].value);
    }
    arena_free(&a);
}

static void smallest(void **state)
{
    (void)state;
    graph_check_smallest("density");
}

static void numbers_do_not_matter(void **state)
{
    (void)state;
    graph_check_renumbering("density", false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drawn_by_hand),
        cmocka_unit_test(needs_two_people),
        cmocka_unit_test(of_the_complement_is_the_rest),
        cmocka_unit_test(smallest),
        cmocka_unit_test(numbers_do_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
