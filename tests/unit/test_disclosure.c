#include "check.h"

#include "0_base/file.h"
#include "0_base/num.h"
#include "6_report/disclosure.h"

static size_t unique(const struct disclosure_tie *ties, size_t tie_count, size_t people)
{
    struct arena scratch = { 0 };
    size_t n = disclosure_unique(&scratch, ties, tie_count, people);
    arena_free(&scratch);
    return n;
}

static void small_networks_by_hand(void **state)
{
    (void)state;
    /* nobody, one, and people without ties */
    assert_int_equal(unique(NULL, 0, 0), 0);
    assert_int_equal(unique(NULL, 0, 1), 1);
    assert_int_equal(unique(NULL, 0, 5), 0);
    /* a ring: all alike */
    const struct disclosure_tie ring[] = { { 0, 1 }, { 1, 2 }, { 2, 3 }, { 3, 0 } };
    assert_int_equal(unique(ring, WF_COUNT(ring), 4), 0);
    /* a star with three: the middle alone is unique */
    const struct disclosure_tie star[] = { { 0, 1 }, { 0, 2 }, { 0, 3 } };
    assert_int_equal(unique(star, WF_COUNT(star), 4), 1);
    /* a path of three and one alone: the middle and the one alone; the ends are alike */
    const struct disclosure_tie path[] = { { 0, 1 }, { 1, 2 } };
    assert_int_equal(unique(path, WF_COUNT(path), 4), 2);
    /* a triangle 0 1 2 with a tail 2 3 4: 0 and 1 are alike (2: 2 3), 2 (3: 2 2 2), 3 (2: 1 3),
     * 4 (1: 2) */
    const struct disclosure_tie house[] = { { 0, 1 }, { 1, 2 }, { 2, 0 }, { 2, 3 }, { 3, 4 } };
    assert_int_equal(unique(house, WF_COUNT(house), 5), 3);
}

static void directions_and_doubles_do_not_matter(void **state)
{
    (void)state;
    const struct disclosure_tie once[] = { { 0, 1 }, { 1, 2 } };
    const struct disclosure_tie both[] = { { 1, 0 }, { 0, 1 }, { 2, 1 }, { 1, 2 }, { 1, 2 } };
    assert_int_equal(unique(once, WF_COUNT(once), 3), unique(both, WF_COUNT(both), 3));
}

/* Zachary's karate club (1977): 23 of 34, as counted with networkx. */
static void karate_club(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err = { 0 };
    struct disclosure_tie ties[100];
    size_t count = 0;
    sv rest, line, from, to;
    assert_true(file_read(&a, "tests/fixtures/networks/karate_ties.csv", SV("karate"),
                          FILE_LIMIT_BYTES, &rest, &err));
    assert_true(sv_cut(&rest, '\n', &line)); /* the header */
    while (sv_cut(&rest, '\n', &line)) { /* from, to, weight */
        int64_t x, y;
        assert_true(sv_split(line, ',', &from, &line) && sv_split(line, ',', &to, &line));
        assert_true(num_i64(from, 1, 34, &x, &err) && num_i64(to, 1, 34, &y, &err));
        assert_true(count < WF_COUNT(ties));
        ties[count++] = (struct disclosure_tie){ (size_t)x - 1, (size_t)y - 1 };
    }
    assert_int_equal(count, 78);
    assert_int_equal(unique(ties, count, 34), 23);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_networks_by_hand),
        cmocka_unit_test(directions_and_doubles_do_not_matter),
        cmocka_unit_test(karate_club),
    };
    return cmocka_run_group_tests_name("disclosure", tests, NULL, NULL);
}
