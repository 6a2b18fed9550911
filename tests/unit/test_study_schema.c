/* study_schema : schemas/study.rng is what the list of elements makes of it, and agrees with
 * study_read. WEEFSEL_UPDATE=1 in the environment writes it anew.
 */
#include "study_text.h"

#include "0_base/file.h"
#include "0_base/xml_box.h"

#define SCHEMA "schemas/study.rng"

static void committed_schema_is_up_to_date(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err = { 0 };
    sv schema = study_schema(&a), committed;
    if (getenv("WEEFSEL_UPDATE")) assert_true(out_file(&a, SCHEMA, schema, &err));
    assert_true(file_read(&a, SCHEMA, SV(SCHEMA), FILE_LIMIT_BYTES, &committed, &err));
    assert_int_equal(committed.n, schema.n);
    assert_memory_equal(committed.p, schema.p, schema.n);
    arena_free(&a);
}

static bool validates(struct arena *a, const char *text)
{
    struct err err = { 0 };
    return xml_box_validate(a, SV("study.xml"), sv_from_cstr(text), study_schema(a), &err);
}

static void every_shipped_study_is_valid(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err = { 0 };
    sv *paths;
    size_t count;
    assert_true(file_glob(&a, "datasets", SV("*/study.xml"), &paths, &count, &err));
    assert_true(count >= 2);
    for (size_t i = 0; i < count; i++) {
        struct problems problems = problem_list(&a, LANGUAGE_EN);
        struct study study;
        const char *path = file_join(&a, SV("datasets"), paths[i]);
        bool read = study_read(&a, path, &problems, &study, &err);
        problem_print(&problems, 0, stderr);
        assert_true(read);
        if (!validates(&a, arena_cstr(&a, study.bytes))) fail_msg("%s is not valid", path);
    }
    arena_free(&a);
}

#define STUDY(inside) "<study xmlns='urn:weefsel:study:1' id='s' language='nl'>" inside "</study>"

/* What the schema takes study_read takes, and what it refuses study_read refuses (but for case). */
static void schema_and_reader_agree(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool good;
    } cases[] = {
        { STUDY("<ties file='t'/>"), true },
        { STUDY("<title>Wij</title><ties file='t' directed='ja' delimiter=';' decimal=','/>"), true },
        { STUDY("<transcripts files='t'/><people file='p'/><transcripts files='u'/>"), true },
        { STUDY("<ties file='t' delimiter='tab' dates='dd-mm-yyyy' encoding='windows-1252'/>"), true },
        { STUDY("<ties file='t'><column name='a' from='b'/></ties>"), true },
        { STUDY("<ties file='t'/><speaker label='1' role='sociaal werker'/>"), true },
        { STUDY("<activities file='t'/><network id='n' from='activities' include='bewoner other'/>"), true },
        { STUDY("<ties/>"), false },
        { STUDY("<ties file='t'>x</ties>"), false },
        { STUDY("<ties file='t' zebra='1'/>"), false },
        { STUDY("<ties file='t' directed='jaja'/>"), false },
        { STUDY("<ties file='t'/><privacy/><privacy/>"), false },
        { STUDY("<ties file='t'/><privacy minimum-cell='2'/>"), false },
        { STUDY("<ties file='t'/><column name='a' from='b'/>"), false },
        { STUDY("<ties file='t'/><transcripts files='t' language='nld-x'/>"), false },
        { STUDY("<activities file='t'/><network id='n' from='activities' include='bewoner zebra'/>"), false },
        { STUDY("<ties file='t' network='a b'/>"), false },
        { STUDY("<ties file=''/>"), false },
        { "<study id='s' language='nl'><ties file='t'/></study>", false },
    };
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        struct study_text *t = study_text_read(cases[i].text);
        if (t->read != cases[i].good) problem_print(&t->problems, 0, stderr);
        assert_int_equal(t->read, cases[i].good);
        if (validates(&t->a, cases[i].text) != cases[i].good) fail_msg("schema: %s", cases[i].text);
        arena_free(&t->a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(committed_schema_is_up_to_date),
        cmocka_unit_test(every_shipped_study_is_valid),
        cmocka_unit_test(schema_and_reader_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
