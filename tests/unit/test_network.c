#include "logs.h"

static void people_are_sorted_and_found(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct corpus corpus = log_corpus();
    const char *const people[] = { "P9", "P10", "p1", "P1", "é" };
    for (size_t i = 0; i < 5; i++) log_person(&a, &corpus, people[i], i == 2 ? "interviewer" : "resident");
    struct study_network spec = log_spec(FROM_ACTIVITIES);
    spec.include[ROLE_INTERVIEWER] = false;
    struct network n = log_build(&a, &corpus, &spec);
    const char *const order[] = { "P1", "P10", "P9", "é" }; /* by bytes */
    assert_int_equal(n.person_count, 4);
    for (size_t i = 0; i < 4; i++) {
        size_t index = 99;
        assert_sv(people_at(&corpus.people, n.people[i])->person, sv_from_cstr(order[i]));
        assert_true(network_find(&corpus, &n, sv_from_cstr(order[i]), &index));
        assert_int_equal(index, i);
    }
    size_t index;
    assert_false(network_find(&corpus, &n, SV("p1"), &index)); /* the interviewer */
    assert_false(network_find(&corpus, &n, SV(""), &index));
    assert_false(network_find(&corpus, &n, SV("zz"), &index));
    assert_sv(n.id, SV("net"));
    assert_sv(n.window, SV("all"));
    arena_free(&a);
}

static void a_rule_has_its_source(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct corpus corpus = log_corpus();
    struct study_network spec = log_spec(FROM_ACTIVITIES);
    struct network n;
    struct err err = { 0 };
    assert_string_equal(network_rule(&spec), "together");
    spec.rule = SV("together");
    assert_true(network_build(&a, &corpus, &spec, &n, &err));
    spec.rule = SV("reported");
    spec.place = (struct place){ SV("study.xml"), 7, 3 };
    assert_null(network_rule(&spec));
    assert_false(network_build(&a, &corpus, &spec, &n, &err));
    assert_int_equal(err.message, MESSAGE_NETWORK_RULE);
    assert_int_equal(err.status, STATUS_DATA);
    assert_int_equal(err.line, 7);
    assert_sv(err_text(&a, &err, LANGUAGE_NL), SV("netwerk 'net': regel 'reported' is er niet voor deze bron"));
    assert_sv(err_hint(&a, &err, LANGUAGE_EN), SV("Choose one of: together."));
    arena_free(&a);
}

/* Every measure stands in the list, in both languages, with all that is said of it. */
static void lists_every_measure(void **state)
{
    (void)state;
    for (int language = 0; language < 2; language++) {
        char *text = NULL;
        size_t size = 0, count, fields = 0;
        FILE *to = open_memstream(&text, &size);
        network_measures((enum language)language, to);
        fclose(to);
        const struct measure *const *all = measure_all(&count);
        for (size_t i = 0; i < count; i++) {
            assert_non_null(strstr(text, all[i]->source));
            assert_non_null(strstr(text, all[i]->definition[language]));
        }
        assert_non_null(strstr(text, "together  "));
        assert_non_null(strstr(text, "reported  "));
        for (const char *p = text; (p = strchr(p, '\n')); p++) fields++;
        /* two rules of two lines, measures of five, a line between */
        assert_int_equal(fields, 2 * 2 + count * 5 + 2 + count - 1);
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_are_sorted_and_found),
        cmocka_unit_test(a_rule_has_its_source),
        cmocka_unit_test(lists_every_measure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
