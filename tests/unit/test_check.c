/* check : double names, and things that need each other. */
#include "study_text.h"

static void double_names(void **state)
{
    (void)state;
    study_text_expect_only(study_text_inside("<lexicon file='a.csv'/>\n<lexicon file='b/a.csv'/>"),
                           "W-STU-040", 3, 1, "line 2");
    study_text_expect_only(study_text_inside("<lexicon file='a' id='x'/><lexicon file='b' id='x'/>"),
                           "W-STU-040", 2, 27, "line 2");
    study_text_expect_only(study_text_inside("<activities file='a'/><network id='n' from='activities'/>"
                                             "<network id='n' from='activities' projection='newman'/>"),
                           "W-STU-040", 2, 58, "line 2");
    study_text_expect_only(study_text_inside("<speaker label='1' role='resident'/><speaker label='1' person='p'/>"),
                           "W-STU-040", 2, 37, "line 2");
    study_text_expect_only(study_text_inside("<people file='p'><column name='a' from='b'/>"
                                             "<column name='a' from='c'/></people>"),
                           "W-STU-040", 2, 45, "line 2");
}

static void alike_but_not_double(void **state)
{
    (void)state;
    struct study_text *t = study_text_inside("<speaker label='1' role='resident'/>"
                                             "<speaker label='1' document='d' person='p'/>"
                                             "<people file='p'><column name='a' from='b'/></people>"
                                             "<people file='p'><column name='a' from='b'/></people>");
    assert_true(t->read);
    arena_free(&t->a);
}

/* "together" is the name that a network from activities gets by itself. */
static void names_of_their_own_networks_count(void **state)
{
    (void)state;
    study_text_expect_only(study_text_inside("<activities file='a'/><ties file='t' network='together'/>"),
                           "W-STU-040", 2, 23, "line 2");
}

static void nobody(void **state)
{
    (void)state;
    study_text_expect_only(study_text_inside("<speaker label='X'/>"), "W-STU-042", 2, 1, "person=");
    /* a wrong role is one mistake, not two */
    study_text_expect_only(study_text_inside("<speaker label='X' role='resdent'/>"), "W-STU-026", 2, 20,
                           "'resident'");
}

static void nothing_to_do(void **state)
{
    (void)state;
    study_text_expect_only(study_text_read("<study xmlns='urn:weefsel:study:1' id='s' language='en'>"
                                           "<people file='p'/></study>"),
                           "W-STU-041", 0, 0, "<transcripts");
    /* when a misspelt element may have been it, that is enough said */
    study_text_expect_only(study_text_read("<study xmlns='urn:weefsel:study:1' id='s' language='en'>"
                                           "<transcript files='p'/></study>"),
                           "W-STU-011", 1, 57, "<transcripts>");
}

static void what_needs_something_else(void **state)
{
    (void)state;
    study_text_expect_only(study_text_inside("<attendance file='a'/>"), "W-STU-043", 2, 1, "<activities");
    study_text_expect_only(study_text_inside("<network id='n' from='activities'/>"), "W-STU-043", 2, 1,
                           "<activities");
    study_text_expect_only(study_text_inside("<network id='n' from='ties'/>"), "W-STU-043", 2, 1, "<ties");
    study_text_expect_only(study_text_inside("<ties file='t' network='a'/><ties file='t'/>"
                                             "<network id='n' from='ties' kind='b'/>"),
                           "W-STU-044", 2, 45, "a, ties");
}

static void what_means_nothing(void **state)
{
    (void)state;
    study_text_expect_only(study_text_inside("<activities file='a'/>"
                                             "<network id='n' from='activities' directed='yes'/>"),
                           "W-STU-045", 2, 23, "directed");
    study_text_expect_only(study_text_inside("<activities file='a'/>"
                                             "<network id='n' from='activities' kind='x'/>"),
                           "W-STU-045", 2, 23, "kind");
    study_text_expect_only(study_text_inside("<ties file='a'/><network id='n' from='ties' projection='newman'/>"),
                           "W-STU-045", 2, 17, "projection");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(double_names),
        cmocka_unit_test(alike_but_not_double),
        cmocka_unit_test(names_of_their_own_networks_count),
        cmocka_unit_test(nobody),
        cmocka_unit_test(nothing_to_do),
        cmocka_unit_test(what_needs_something_else),
        cmocka_unit_test(what_means_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
