/* study_value : Dutch and English words for the same value. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "1_study/study_value.h"

static const char *const kinds[] = { "role", "consent", "formality", "role_there", "flag" };

static void words_mean_what_they_should(void **state)
{
    (void)state;
    static const struct {
        const char *kind, *word, *english;
    } cases[] = {
        { "role", "bewoner", "resident" },
        { "role", " Bewoner ", "resident" },
        { "role", "VRIJWILLIGER", "volunteer" },
        { "role", "opbouwwerker", "professional" },
        { "role", "beroepskracht", "professional" },
        { "role", "organisatie", "organisation" },
        { "role", "anders", "other" },
        { "consent", "volledig", "full" },
        { "consent", "geen citaten", "no-quotes" },
        { "consent", "Geen-Citaten", "no-quotes" },
        { "consent", "geen  citaten", "no-quotes" },
        { "consent", "No quotes", "no-quotes" },
        { "consent", "no_quotes", "no-quotes" },
        { "consent", "niet in archief", "no-archive" },
        { "consent", "ingetrokken", "withdrawn" },
        { "consent", "Ja", "full" },
        { "consent", "nee", "withdrawn" },
        { "formality", "informeel", "informal" },
        { "role_there", "bezoeker", "visitor" },
        { "role_there", "organisator", "organiser" },
        { "flag", "1", "yes" },
        { "flag", "Nee", "no" },
        { "role", "bewoners", NULL },
        { "role", "bewone", NULL },
        { "role", "be-woner", NULL },
        { "role", "", NULL },
        { "role", "-", NULL },
        { "consent", "geencitaten", NULL },
        { "formality", "resident", NULL },
    };
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        const char *choices = NULL, *got = study_value(cases[i].kind, sv_from_cstr(cases[i].word), &choices);
        assert_non_null(choices);
        if (cases[i].english) {
            assert_non_null(got);
            assert_string_equal(got, cases[i].english);
        } else {
            assert_null(got);
        }
    }
    assert_string_equal(study_value("role", SV("other"), NULL), "other");
}

/* No word means two things of one kind, and the hint names every value and nothing else. */
static void lists_agree(void **state)
{
    (void)state;
    for (size_t k = 0; k < WF_COUNT(kinds); k++) {
        const struct study_value_kind *kind = study_value_kind(kinds[k]);
        assert_non_null(kind);
        for (size_t i = 0; i < kind->count; i++) {
            sv word;
            size_t at = 0, words = 0;
            for (; study_value_word(&kind->values[i], &at, &word); words++) {
                assert_int_equal(study_value_find(kind, word), i);
                assert_true(word.n > 0);
            }
            assert_true(words > 0);
        }
        sv rest = sv_from_cstr(kind->choices), choice;
        size_t named = 0;
        for (; sv_cut(&rest, ',', &choice); named++) {
            sv both = sv_trim(choice), word;
            while (sv_cut(&both, '/', &word)) assert_int_equal(study_value_find(kind, word), named);
        }
        assert_int_equal(named, kind->count);
    }
    assert_null(study_value_kind("zebra"));
}

static void roles_have_names_in_both_languages(void **state)
{
    (void)state;
    for (enum role role = 0; role < ROLE_COUNT; role++) {
        enum role back = ROLE_COUNT;
        assert_true(study_role_parse(sv_from_cstr(study_role_name(role)), &back));
        assert_int_equal(back, role);
        for (enum language language = LANGUAGE_NL; language <= LANGUAGE_EN; language++) {
            const char *label = study_role_label(role, language);
            assert_true(study_role_parse(sv_from_cstr(label), &back));
            assert_int_equal(back, role);
            assert_string_equal(study_value_label("role", sv_from_cstr(study_role_name(role)), language),
                                label);
        }
    }
    assert_string_equal(study_role_name(ROLE_RESIDENT), "resident");
    assert_string_equal(study_role_name(ROLE_INTERVIEWER), "interviewer");
    assert_string_equal(study_role_label(ROLE_OTHER, LANGUAGE_NL), "overig");
    assert_string_equal(study_value_label("consent", SV("no-archive"), LANGUAGE_NL), "niet in archief");
    assert_null(study_value_label("consent", SV("ingetrokken"), LANGUAGE_NL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_mean_what_they_should),
        cmocka_unit_test(lists_agree),
        cmocka_unit_test(roles_have_names_in_both_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
