/* study : what is read from study.xml, and where each mistake is said to stand. */
#include "study_text.h"

static void smallest(void **state)
{
    (void)state;
    struct study_text *t = study_text_read("<study xmlns=\"urn:weefsel:study:1\" id=\"klein\" language=\"nl\">\n"
                                           "  <transcripts files=\"transcripts/*\"/>\n"
                                           "  <lexicon file=\"map/mijn lijst.csv\"/>\n"
                                           "</study>\n");
    const struct study *s = &t->study;
    assert_true(t->read);
    assert_int_equal(t->problems.rows.count, 0);
    assert_int_equal(t->problems.language, LANGUAGE_NL);
    TEXT_IS(s->id, "klein");
    TEXT_IS(s->title, "klein");
    assert_int_equal(s->language, LANGUAGE_NL);
    assert_int_equal(s->seed, 1);
    assert_false(s->include_interviewer);
    assert_int_equal(s->transcripts_count, 1);
    TEXT_IS(s->transcripts[0].files, "transcripts/*");
    TEXT_IS(s->transcripts[0].language, "nl");
    assert_int_equal(s->transcripts[0].turns, TURNS_DETECT);
    assert_int_equal(s->transcripts[0].encoding, ENCODING_DETECT);
    assert_int_equal(s->transcripts[0].place.line, 2);
    assert_int_equal(s->transcripts[0].place.column, 3);
    assert_int_equal(s->lexicon_count, 1);
    TEXT_IS(s->lexicons[0].id, "mijn-lijst");
    assert_int_equal(s->lexicons[0].overlap, OVERLAP_KEY);
    assert_int_equal(s->network_count, 0);
    assert_int_equal(s->group_count, 1);
    TEXT_IS(s->groups[0], "role");
    assert_true(s->privacy.pseudonyms);
    TEXT_IS(s->privacy.key, "pseudonym.key");
    assert_int_equal(s->privacy.minimum_cell, 5);
    arena_free(&t->a);
}

static const char full[] =
    "<study xmlns='urn:weefsel:study:1' id='Wijk_2-b' language='nl' seed='20200116' include-interviewer='ja'>\n"
    "<title> Onze wijk </title>\n"
    "<people file='p.csv' encoding='cp1252' delimiter='tab' dates='dmy' decimal=','>\n"
    "  <column name='person' from='Nr'/><column name='role' from='Rol'/>\n"
    "</people>\n"
    "<transcripts files='a/*.txt' setting='buurthuis' language='tr' turns='blank-lines' encoding='utf-8'/>\n"
    "<transcripts files='b/*.txt'/>\n"
    "<activities file='l.csv'/>\n"
    "<ties file='h.csv' network='help' directed='yes'/><ties file='k.csv'/>\n"
    "<speaker label='I' role='interviewer'/><speaker label='I' person='P1' document='G1'/>\n"
    "<human-codings file='c.csv' coder='anna'/>\n"
    "<lexicon file='x.csv' id='eigen' delimiter=';'/>\n"
    "<network id='samen' from='activities' projection='newman' include='bewoner Vrijwilliger'/>\n"
    "<network id='help' from='ties'/><network id='alles' from='ties'/><network id='ander' from='ties' kind='ties'/>\n"
    "<network id='regel' from='ties' rule='help'/>\n"
    "<group attribute='leeftijd'/><group attribute='role'/><group attribute='leeftijd'/>\n"
    "<privacy pseudonyms='no' key='../k.key' minimum-cell='10'/>\n"
    "</study>\n";

static void everything_is_read(void **state)
{
    (void)state;
    struct study_text *t = study_text_read(full);
    const struct study *s = &t->study;
    problem_print(&t->problems, 0, stderr);
    assert_true(t->read);
    TEXT_IS(s->title, "Onze wijk");
    assert_int_equal(s->seed, 20200116);
    assert_true(s->include_interviewer);
    const struct study_source *people = &s->people.items[0];
    assert_int_equal(people->column_count, 2);
    TEXT_IS(people->columns[1].name, "role");
    TEXT_IS(people->columns[1].from, "Rol");
    assert_int_equal(people->columns[1].place.line, 4);
    assert_int_equal(people->columns[1].place.column, 36);
    assert_int_equal(people->sheet.encoding, ENCODING_WINDOWS1252);
    assert_int_equal(people->sheet.delimiter, '\t');
    assert_int_equal(people->dates, DATE_DMY);
    assert_int_equal(people->decimal, ',');
    assert_int_equal(s->transcripts_count, 2);
    assert_int_equal(s->transcripts[0].turns, TURNS_BLANK_LINES);
    assert_int_equal(s->transcripts[0].encoding, ENCODING_UTF8);
    TEXT_IS(s->transcripts[0].language, "tr");
    TEXT_IS(s->transcripts[0].setting, "buurthuis");
    TEXT_IS(s->transcripts[1].files, "b/*.txt");
    TEXT_IS(s->ties.items[0].network, "help");
    assert_true(s->ties.items[0].directed);
    TEXT_IS(s->ties.items[1].network, "ties");
    assert_false(s->ties.items[1].directed);
    TEXT_IS(s->human_codings.items[0].coder, "anna");
    assert_int_equal(s->lexicons[0].sheet.delimiter, ';');
    assert_int_equal(s->group_count, 2);
    TEXT_IS(s->groups[1], "leeftijd");
    assert_false(s->privacy.pseudonyms);
    assert_int_equal(s->privacy.minimum_cell, 10);
    arena_free(&t->a);
}

static void speakers_and_networks_are_completed(void **state)
{
    (void)state;
    struct study_text *t = study_text_read(full);
    const struct study *s = &t->study;
    assert_true(s->speakers[0].has_role);
    assert_int_equal(s->speakers[0].role, ROLE_INTERVIEWER);
    assert_false(s->speakers[1].has_role);
    assert_int_equal(s->speakers[1].role, ROLE_COUNT);
    TEXT_IS(s->speakers[1].document, "G1");
    const struct study_network *n = s->networks;
    assert_int_equal(s->network_count, 5);
    assert_int_equal(n[0].projection, PROJECTION_NEWMAN);
    assert_true(n[0].include[ROLE_RESIDENT] && n[0].include[ROLE_VOLUNTEER]);
    assert_false(n[0].include[ROLE_PROFESSIONAL] || n[0].include[ROLE_OTHER]);
    TEXT_IS(n[1].kind, "help"); /* its own id */
    assert_true(n[1].directed);
    assert_true(n[1].include[ROLE_OTHER]);
    assert_false(n[1].include[ROLE_INTERVIEWER]);
    TEXT_IS(n[2].kind, ""); /* all, and one of them has a direction */
    assert_true(n[2].directed);
    TEXT_IS(n[3].kind, "ties");
    assert_false(n[3].directed);
    TEXT_IS(n[4].kind, "help"); /* as its rule says */
    TEXT_IS(n[4].rule, "");
    arena_free(&t->a);
}

static void networks_come_from_the_data_when_none_is_named(void **state)
{
    (void)state;
    struct study_text *t = study_text_inside("<activities file='a.csv'/>\n<ties file='1' network='help'/>"
                                             "<ties file='2'/><ties file='3' network='help' directed='1'/>");
    const struct study_network *n = t->study.networks;
    assert_true(t->read);
    assert_int_equal(t->study.network_count, 3);
    TEXT_IS(n[0].id, "together");
    assert_int_equal(n[0].from, FROM_ACTIVITIES);
    assert_int_equal(n[0].projection, PROJECTION_COUNT);
    assert_true(n[0].include[ROLE_RESIDENT]);
    assert_false(n[0].include[ROLE_INTERVIEWER]);
    TEXT_IS(n[1].id, "help");
    TEXT_IS(n[1].kind, "help");
    assert_true(n[1].directed);
    TEXT_IS(n[2].id, "ties");
    assert_false(n[2].directed);
    arena_free(&t->a);
}

static void all_problems_are_reported_at_once(void **state)
{
    (void)state;
    struct study_text *t = study_text_inside("<lexikon file='x'/>\n"           /* 2 */
                                             "<transcripts file='y'/>\n"       /* 3, twice */
                                             "<network id='n' from='ties' projection='neuman'/>\n" /* 4 */
                                             "<column name='a' from='b'/>\n"   /* 5 */
                                             "<people file='p\\q.csv'>tekst<person/></people>\n"); /* 6 */
    assert_false(t->read);
    assert_int_equal(t->err.message, MESSAGE_STUDY_BROKEN);
    assert_int_equal(t->err.status, STATUS_DATA);
    study_text_expect(t, 0, "W-STU-011", 2, 1, "<lexicon>");
    study_text_expect(t, 1, "W-STU-021", 3, 14, "'files'");
    study_text_expect(t, 2, "W-STU-023", 3, 1, "files=\"…\"");
    study_text_expect(t, 3, "W-STU-026", 4, 29, "'newman'");
    study_text_expect(t, 4, "W-STU-013", 5, 1, "<people>, <documents>");
    study_text_expect(t, 5, "W-STU-029", 6, 9, "/");
    study_text_expect(t, 6, "W-STU-016", 6, 1, "<!--");
    study_text_expect(t, 7, "W-STU-010", 6, 29, "<column>");
    assert_int_equal(t->problems.rows.count, 8);
    assert_int_equal(t->problems.error_count, 8);
    arena_free(&t->a);
}

static void unknown_names_get_the_nearest(void **state)
{
    (void)state;
    study_text_expect_only(study_text_inside("<ativities file='a'/>"), "W-STU-011", 2, 1, "<activities>");
    study_text_expect_only(study_text_inside("<xyzzyxyzzy/>"), "W-STU-010", 2, 1, "<privacy>");
    study_text_expect_only(study_text_inside("<privacy minimumcell='5'/>"), "W-STU-021", 2, 10,
                           "'minimum-cell'");
    study_text_expect_only(study_text_inside("<privacy zebra='5'/>"), "W-STU-020", 2, 10, "pseudonyms");
    study_text_expect_only(study_text_inside("<title taal='nl'>T</title>"), "W-STU-022", 2, 8, "");
    study_text_expect_only(study_text_inside("<privacy><zebra/></privacy>"), "W-STU-012", 2, 10, "/>");
    study_text_expect_only(study_text_inside("<x:people xmlns:x='urn:other' file='p'/>"), "W-STU-013", 2, 1,
                           "<study>");
}

static void what_may_stand_once(void **state)
{
    (void)state;
    study_text_expect_only(study_text_inside("<privacy/>\n<group attribute='a'/><privacy/>"), "W-STU-014", 3,
                           23, "line 2");
    study_text_expect_only(study_text_inside("<title>a</title><title>a</title>"), "W-STU-014", 2, 17, "line 2");
}

static void roots_and_name_spaces(void **state)
{
    (void)state;
    study_text_expect_only(study_text_read("<studie xmlns='urn:weefsel:study:1'/>"), "W-STU-002", 1, 1,
                           "urn:weefsel:study:1");
    study_text_expect_only(study_text_read("<study id='s' language='en'><ties file='t'/></study>"),
                           "W-STU-004", 1, 1, "xmlns=\"urn:weefsel:study:1\"");
    study_text_expect_only(
        study_text_read("<study xmlns='urn:weefsel:study' id='s' language='en'><ties file='t'/></study>"),
        "W-STU-003", 1, 1, "xmlns=\"urn:weefsel:study:1\"");
}

static void files_that_are_no_study(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum message message;
    } cases[] = {
        { "", MESSAGE_XML_EMPTY },
        { "<study", MESSAGE_XML_CUT },
        { "<!DOCTYPE study><study/>", MESSAGE_XML_DOCTYPE },
        { "<study a='1' a='2'/>", MESSAGE_XML_BROKEN },
    };
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        struct study_text *t = study_text_read(cases[i].text);
        assert_false(t->read);
        assert_int_equal(t->err.message, cases[i].message);
        arena_free(&t->a);
    }
    struct arena a = { 0 };
    struct problems problems = problem_list(&a, LANGUAGE_NL);
    struct study study;
    struct err err = { 0 };
    assert_false(study_read(&a, "/nowhere/study.xml", &problems, &study, &err));
    assert_int_equal(err.message, MESSAGE_FILE_MISSING);
    assert_int_equal(err.status, STATUS_INPUT);
    arena_free(&a);
}

static void a_list_has_an_end(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct buffer b = { .a = &a };
    buffer_cstr(&b, "<study xmlns='urn:weefsel:study:1' id='s' language='nl'>");
    for (int i = 0; i < 10002; i++) buffer_printf(&b, "<ties file='%d'/>", i);
    buffer_cstr(&b, "</study>");
    struct study_text *t = study_text_read(arena_cstr(&a, buffer_sv(&b)));
    assert_false(t->read);
    assert_int_equal(t->problems.rows.count, 2);
    TEXT_IS(study_text_problem(t, 0)->code, "W-STU-015");
    assert_int_equal(t->study.ties.count, 10000);
    arena_free(&t->a);
    arena_free(&a);
}

static void the_language_before_parsing(void **state)
{
    (void)state;
    assert_int_equal(study_language(SV("<study language=\"nl\"")), LANGUAGE_NL);
    assert_int_equal(study_language(SV("<?xml?>\n<study id='x'\n\tlanguage = 'nl' seed='1'>")), LANGUAGE_NL);
    assert_int_equal(study_language(SV("<study language='en'><transcripts language='nl'/>")), LANGUAGE_EN);
    assert_int_equal(study_language(SV("<study><transcripts language='nl'/>")), LANGUAGE_EN);
    assert_int_equal(study_language(SV("<study language='fr'>")), LANGUAGE_EN);
    assert_int_equal(study_language(SV("<study language='nl")), LANGUAGE_EN);
    assert_int_equal(study_language(SV("<study language")), LANGUAGE_EN);
    assert_int_equal(study_language(SV("")), LANGUAGE_EN);
}

static void problems_speak_the_study_language(void **state)
{
    (void)state;
    struct study_text *t = study_text_read("<study xmlns='urn:weefsel:study:1' id='s' language='nl'/>");
    assert_int_equal(t->problems.rows.count, 1);
    assert_non_null(strstr(arena_cstr(&t->a, study_text_problem(t, 0)->message), "er valt niets te doen"));
    arena_free(&t->a);
}

static struct digest digest_inside(const char *inside)
{
    struct study_text *t = study_text_inside(inside);
    assert_true(t->read);
    struct digest digest = study_digest(&t->study);
    arena_free(&t->a);
    return digest;
}

/* Settings change the digest; files, layout and defaults written out do not. */
static void digest_holds_settings_only(void **state)
{
    (void)state;
    static const char *const same[] = { "<people file='b.csv'/>", "<people\n file='a.csv' />",
                                        "<people file='a.csv'/><privacy key='x'/>",
                                        "<people file='a.csv'/><privacy minimum-cell='5' pseudonyms='ja'/>" };
    static const char *const other[] = {
        "", "<people file='a.csv'/><people file='a.csv'/>", "<people file='a.csv'/><privacy minimum-cell='6'/>",
        "<people file='a.csv' decimal=','/>", "<people file='a.csv'><column name='a' from='b'/></people>",
        "<people file='a.csv'/><title>T</title>", "<people file='a.csv'/><group attribute='x'/>",
        "<people file='a.csv'/><speaker label='1' person='x'/>",
        "<people file='a.csv'/><speaker label='1' person='x' role='resident'/>",
        "<documents file='a.csv'/>",
    };
    struct digest want = digest_inside("<people file='a.csv'/>");
    for (size_t i = 0; i < WF_COUNT(same); i++) {
        struct digest got = digest_inside(same[i]);
        assert_true(digest_eq(&got, &want));
    }
    for (size_t i = 0; i < WF_COUNT(other); i++) {
        struct digest got = digest_inside(other[i]);
        assert_false(digest_eq(&got, &want));
        for (size_t j = 0; j < i; j++) {
            struct digest before = digest_inside(other[j]);
            assert_false(digest_eq(&got, &before));
        }
    }
}

static void paths_start_from_the_study(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct study study = { .folder = "map/studie" };
    assert_string_equal(study_path(&a, &study, SV("t/a.txt")), "map/studie/t/a.txt");
    assert_string_equal(study_path(&a, &study, SV("/abs/a.txt")), "/abs/a.txt");
    arena_free(&a);
}

/* One element's settings: an attribute of it, or a column in it, is enough to be another one. */
static void digest_of_one_element(void **state)
{
    (void)state;
    static const char *const inside[] = {
        "<people file='a.csv'/>", "<people file='b.csv'/>", "<people file='a.csv' decimal=','/>",
        "<people file='a.csv'><column name='a' from='b'/></people>",
    };
    struct digest digests[WF_COUNT(inside)];
    for (size_t i = 0; i < WF_COUNT(inside); i++) {
        struct study_text *t = study_text_inside(inside[i]);
        struct digest_state s;
        assert_true(t->read);
        digest_begin(&s);
        study_digest_add(&s, "people", &t->study.people.items[0]);
        digests[i] = digest_end(&s);
        arena_free(&t->a);
    }
    assert_true(digest_eq(&digests[0], &digests[1])); /* a path is no setting */
    assert_false(digest_eq(&digests[0], &digests[2]));
    assert_false(digest_eq(&digests[0], &digests[3]));
}

static void tables_come_one_kind_after_another(void **state)
{
    (void)state;
    static const char *const kinds[] = { "people", "documents",  "activities",    "attendance",
                                         "ties",   "population", "human-codings", "coder-coverage" };
    struct study_text *t = study_text_inside("<ties file='a.csv'/><people file='b.csv'/><ties file='c.csv'/>");
    const struct study_sources *sources;
    const char *kind;
    size_t at = 0, i = 0;
    assert_true(t->read);
    for (; study_next_table(&t->study, &at, &kind, &sources); i++) {
        assert_true(i < WF_COUNT(kinds));
        assert_string_equal(kind, kinds[i]);
        assert_int_equal(sources->count, i == 0 ? 1 : i == 4 ? 2 : 0);
        if (i == 4) assert_ptr_equal(sources, &t->study.ties);
    }
    assert_int_equal(i, WF_COUNT(kinds));
    arena_free(&t->a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(smallest),
        cmocka_unit_test(everything_is_read),
        cmocka_unit_test(speakers_and_networks_are_completed),
        cmocka_unit_test(networks_come_from_the_data_when_none_is_named),
        cmocka_unit_test(all_problems_are_reported_at_once),
        cmocka_unit_test(unknown_names_get_the_nearest),
        cmocka_unit_test(what_may_stand_once),
        cmocka_unit_test(roots_and_name_spaces),
        cmocka_unit_test(files_that_are_no_study),
        cmocka_unit_test(a_list_has_an_end),
        cmocka_unit_test(the_language_before_parsing),
        cmocka_unit_test(problems_speak_the_study_language),
        cmocka_unit_test(digest_holds_settings_only),
        cmocka_unit_test(digest_of_one_element),
        cmocka_unit_test(tables_come_one_kind_after_another),
        cmocka_unit_test(paths_start_from_the_study),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
