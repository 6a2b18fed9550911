#include "logs.h"

static void unknown(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct network n = graph_house(&a);
    struct measure_values values;
    struct err err = { 0 };
    assert_false(measure_compute(&a, &n, "popularity", 1, &values, &err));
    assert_int_equal(err.message, MESSAGE_MEASURE_UNKNOWN);
    assert_int_equal(err.status, STATUS_BUG);
    arena_free(&a);
}

static void every_measure_is_told_in_full(void **state)
{
    (void)state;
    size_t count;
    const struct measure *const *all = measure_all(&count);
    assert_int_equal(count, 26);
    for (size_t i = 0; i < count; i++) {
        assert_true(all[i]->name && all[i]->definition && all[i]->range && all[i]->undefined);
        assert_true(all[i]->source[0] != '\0');
        for (size_t j = 0; j < i; j++) assert_string_not_equal(all[i]->id, all[j]->id);
    }
}

/* Each measure per person has its column, and each column that is no key its measure. */
static void columns_and_measures_belong_together(void **state)
{
    (void)state;
    size_t count, columns = 0, people = 0;
    const struct measure *const *all = measure_all(&count);
    const struct table_type *type = table_network_people();
    for (size_t c = 0; c < type->column_count; c++) {
        const struct column *column = &type->columns[c];
        if (column->type != COLUMN_REAL || column->flags & COLUMN_INTERNAL) continue;
        columns++;
        size_t found = 0;
        for (size_t i = 0; i < count; i++)
            found += strcmp(all[i]->id, column->name) == 0 && all[i]->level == MEASURE_PERSON;
        assert_int_equal(found, 1);
    }
    for (size_t i = 0; i < count; i++) people += all[i]->level == MEASURE_PERSON;
    assert_int_equal(people, columns);
}

static void the_skeleton_joins_both_directions(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct network n = graph_street(&a);
    struct measure_input in = measure_begin(&a, &n, 1);
    const struct network *skeleton = measure_skeleton(&in);
    assert_false(skeleton->directed);
    assert_int_equal(skeleton->tie_count, 3);
    assert_int_equal(skeleton->ties[0].a, 0);
    assert_int_equal(skeleton->ties[0].b, 1);
    assert_near(skeleton->ties[0].weight, 3, 0);
    assert_ptr_equal(skeleton, measure_skeleton(&in));
    struct network m = graph_house(&a);
    struct measure_input same = measure_begin(&a, &m, 1);
    assert_ptr_equal(measure_skeleton(&same), &m);
    arena_free(&a);
}

struct published {
    const char *measure;
    size_t column, plain_column; /* in <name>_people.csv; plain: without weights */
};

/* One data set against what networkx 2.8.8 and igraph 0.10.2 say (tests/fixtures/networks/make.py);
 * `plain`: every weight is 1. */
static void compare(const char *name, bool plain)
{
    static const struct published all[] = {
        { "degree", 1, 1 },           { "strength", 2, 1 },           { "betweenness", 3, 3 },
        { "betweenness_weighted", 4, 3 }, { "harmonic", 5, 5 },       { "harmonic_weighted", 6, 5 },
        { "constraint", 7, 9 },       { "effective_size", 8, 10 },    { "clustering", 11, 11 },
        { "coreness", 12, 12 },       { "articulation", 13, 13 },
    };
    struct arena a = { 0 };
    size_t rows, ties;
    sv (*people)[16] = log_read(&a, arena_format(&a, "tests/fixtures/networks/%s_people.csv", name).p, &rows);
    sv (*pairs)[16] = log_read(&a, arena_format(&a, "tests/fixtures/networks/%s_ties.csv", name).p, &ties);
    struct corpus corpus = log_corpus();
    for (size_t r = 1; r < rows; r++) log_person(&a, &corpus, arena_cstr(&a, people[r][0]), "resident");
    for (size_t t = 1; t < ties; t++)
        log_tie(&a, &corpus, arena_format(&a, "t.csv:%zu", t).p, "", arena_cstr(&a, pairs[t][0]),
                arena_cstr(&a, pairs[t][1]), plain ? NO_REAL : SOME_REAL(log_number(pairs[t][2])));
    struct study_network spec = log_spec(FROM_TIES);
    struct network n = log_build(&a, &corpus, &spec);
    assert_int_equal(n.person_count, rows - 1);
    assert_int_equal(n.tie_count, ties - 1);
    for (size_t m = 0; m < WF_COUNT(all); m++) {
        struct measure_values values = graph_measure(&a, &n, all[m].measure);
        for (size_t i = 0; i + 1 < rows; i++) {
            sv expected = people[i + 1][plain ? all[m].plain_column : all[m].column];
            assert_int_equal(values.values[i].has, expected.n > 0);
            if (expected.n) assert_near(values.values[i].value, log_number(expected), 1e-10);
        }
    }
    arena_free(&a);
}

static void krackhardts_kite(void **state)
{
    (void)state;
    compare("kite", true);
}

static void florentine_marriages(void **state)
{
    (void)state;
    compare("florentine_marriage", true);
}

static void zacharys_club(void **state)
{
    (void)state;
    compare("karate", true);
    compare("karate", false);
}

/* Exact optima of modularity with igraph's GLPK method: 0.41978961 without weights (also the value
 * in the literature), 0.44490358 with. */
static void zacharys_communities(void **state)
{
    (void)state;
    struct arena a = { 0 };
    size_t ties;
    sv (*pairs)[16] = log_read(&a, "tests/fixtures/networks/karate_ties.csv", &ties);
    struct line lines[78];
    assert_int_equal(ties - 1, 78);
    for (int plain = 0; plain < 2; plain++) {
        for (size_t t = 0; t < 78; t++)
            lines[t] = (struct line){ (size_t)log_number(pairs[t + 1][0]) - 1,
                                      (size_t)log_number(pairs[t + 1][1]) - 1,
                                      plain ? 1 : log_number(pairs[t + 1][2]) };
        struct network n = GRAPH(&a, 34, false, lines);
        struct measure_values q = graph_measure(&a, &n, "modularity");
        struct measure_values community = graph_measure(&a, &n, "community");
        assert_near(q.values[0].value, plain ? 0.41978961 : 0.44490358, 1e-8);
        double most = 0;
        for (size_t i = 0; i < 34; i++) most = fmax(most, community.values[i].value);
        assert_near(most, 4, 0);
        graph_expect_one(&n, "transitivity", 0.2556818181818182);
    }
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unknown),
        cmocka_unit_test(every_measure_is_told_in_full),
        cmocka_unit_test(columns_and_measures_belong_together),
        cmocka_unit_test(the_skeleton_joins_both_directions),
        cmocka_unit_test(krackhardts_kite),
        cmocka_unit_test(florentine_marriages),
        cmocka_unit_test(zacharys_club),
        cmocka_unit_test(zacharys_communities),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
