#include "stage_sample.h"

#include "0_base/utf8.h"
#include "3_code/coding.h"

static const char study_two[] = "<study xmlns='urn:weefsel:study:1' id='klein' language='en'>\n"
                                "  <transcripts files='*.txt' language='nl'/>\n"
                                "  <speaker label='Bewoner' role='resident'/>\n"
                                "  <speaker label='Vraag' role='interviewer'/>\n"
                                "  <lexicon file='een.csv' id='een'/>\n"
                                "  <lexicon file='twee.xml' id='twee'/>\n"
                                "  <privacy pseudonyms='no'/>\n"
                                "</study>\n";
static const char lexicon_one[] = "theme,term,language\n"
                                  "plek,plein,nl\nplek,café,\nhulp,hulp vragen,\nhulp,h?lp*,\n"
                                  "stil,nooit gezegd,\nplek,square,en\n";
static const char lexicon_two[] = "<lexicon xmlns='urn:weefsel:lexicon:1'><theme name='eten'>"
                                  "<theme name='warm'><term>soep</term></theme></theme>"
                                  "<theme name='plek'><term>plein</term></theme></lexicon>";

/* The folder must stay until the sample is closed. */
static void open_sample(struct stage_sample *s, const char *study)
{
    *s = (struct stage_sample) { 0 };
    assert_int_equal(folder_make(s->folder), 0);
    stage_sample_write(s, "study.xml", study);
    stage_sample_write(s, "een.csv", lexicon_one);
    stage_sample_write(s, "twee.xml", lexicon_two);
    stage_sample_write(s, "a.txt",
                       "Vraag: Hulp vragen, wat is dat?\n"
                       "Bewoner: Op het plein, bij het caf\xc3\xa9. \xe2\x82\xac 5 soep!\n"
                       "Bewoner: Hulp. Vragen durf ik niet, helpen wel op de square.\n");
    stage_sample_write(s, "b.txt", "Bewoner: Het plein was van ons, het PLEIN.\n");
    stage_sample_open(s, arena_format(&s->a, "%s/study.xml", s->folder).p);
}

static void run_both(struct stage_sample *s, struct corpus *corpus, struct coding *coding)
{
    struct err err = { 0 };
    stage_sample_run(s, &stage_ingest);
    stage_sample_run(s, &stage_code);
    assert_true(corpus_read(&s->a, &s->store, corpus, &err));
    assert_true(coding_read(&s->a, &s->store, coding, &err));
    assert_true(table_check(&coding->codings, &err));
}

static sv listed(struct arena *a, const struct coding *coding)
{
    sv s = SV("");
    for (size_t i = 0; i < coding->codings.count; i++) {
        const struct codings_row *row = codings_at(&coding->codings, i);
        s = arena_format(a, "%.*s%.*s %.*s/%.*s %.*s\n", SV_ARG(s), SV_ARG(row->utterance),
                         SV_ARG(row->lexicon), SV_ARG(row->theme), SV_ARG(row->text));
    }
    return s;
}

/* Phrases do not cross an utterance or a full stop; "square" is an English term, the talk Dutch. */
static void hits_stand_in_their_place(void **state)
{
    (void)state;
    struct stage_sample s;
    struct corpus corpus;
    struct coding coding;
    open_sample(&s, study_two);
    run_both(&s, &corpus, &coding);
    assert_sv(listed(&s.a, &coding), SV("a:1 een/hulp Hulp vragen\n"
                                        "a:2 een/plek plein\n"
                                        "a:2 twee/plek plein\n"
                                        "a:2 een/plek caf\xc3\xa9\n"
                                        "a:2 twee/eten/warm soep\n"
                                        "a:3 een/hulp Hulp\n"
                                        "a:3 een/hulp helpen\n"
                                        "b:1 een/plek plein\n"
                                        "b:1 twee/plek plein\n"
                                        "b:1 een/plek PLEIN\n"
                                        "b:1 twee/plek PLEIN\n"));
    assert_sv(s.line, SV("code: 5 themes, 8 terms, 11 hits in 2 documents"));
    assert_int_equal(s.problems.rows.count, 0);
    stage_sample_close(&s);
}

/* Bytes point at the words, code points too, and the id holds the code points. */
static void places_point_at_the_words(void **state)
{
    (void)state;
    struct stage_sample s;
    struct corpus corpus;
    struct coding coding;
    open_sample(&s, study_two);
    run_both(&s, &corpus, &coding);
    for (size_t i = 0; i < coding.codings.count; i++) {
        const struct codings_row *row = codings_at(&coding.codings, i);
        sv text = corpus_text(&corpus, (size_t)row->document_row);
        assert_sv(sv_slice(text, (size_t)row->begin, (size_t)row->finish), row->text);
        assert_int_equal(utf8_count(sv_slice(text, 0, (size_t)row->begin)), row->start);
        assert_int_equal(utf8_count(sv_slice(text, 0, (size_t)row->finish)), row->end);
        assert_sv(row->coding,
                  arena_format(&s.a, "%.*s:%d-%d:%.*s/%.*s", SV_ARG(row->document), (int)row->start,
                               (int)row->end, SV_ARG(row->lexicon), SV_ARG(row->theme)));
        assert_sv(documents_at(&corpus.documents, (size_t)row->document_row)->document,
                  row->document);
        assert_sv(utterances_at(&corpus.utterances, (size_t)row->utterance_row)->utterance,
                  row->utterance);
        assert_sv(themes_at(&coding.themes, (size_t)row->theme_row)->theme, row->theme);
        assert_sv(lexicon_terms_at(&coding.lexicon_terms, (size_t)row->term_row)->term, row->term);
    }
    stage_sample_close(&s);
}

static void terms_say_what_they_did(void **state)
{
    (void)state;
    static const struct {
        const char *term;
        int64_t hits, documents, speakers;
        const char *verdict;
    } expected[] = {
        { "plein", 3, 2, 1, "" },
        { "café", 1, 1, 1, "" },
        { "hulp vragen", 1, 1, 1, "" },
        { "h?lp*", 2, 1, 1, "" },
        { "nooit gezegd", 0, 0, 0, "never" },
        { "square", 0, 0, 0, "never" },
        { "soep", 1, 1, 1, "" },
        { "plein", 3, 2, 1, "" },
    };
    struct stage_sample s;
    struct corpus corpus;
    struct coding coding;
    open_sample(&s, study_two);
    run_both(&s, &corpus, &coding);
    assert_int_equal(coding.lexicon_terms.count, WF_COUNT(expected));
    int64_t hits = 0;
    for (size_t i = 0; i < WF_COUNT(expected); i++) {
        const struct lexicon_terms_row *row = lexicon_terms_at(&coding.lexicon_terms, i);
        assert_sv(row->term, sv_from_cstr(expected[i].term));
        assert_int_equal(row->hits, expected[i].hits);
        assert_int_equal(row->documents, expected[i].documents);
        assert_sv(row->verdict, sv_from_cstr(expected[i].verdict));
        hits += row->hits;
    }
    assert_int_equal(hits, coding.codings.count); /* each hit is decided by one term */
    stage_sample_close(&s);
}

/* One lexicon that is not there and one that is broken: two errors with their places, and the run
 * goes on with what is left. */
static void a_lost_lexicon_is_a_problem(void **state)
{
    (void)state;
    struct stage_sample s;
    struct corpus corpus;
    struct coding coding;
    open_sample(&s, "<study xmlns='urn:weefsel:study:1' id='klein' language='en'>\n"
                    "  <transcripts files='*.txt' language='nl'/>\n"
                    "  <speaker label='Bewoner' role='resident'/>\n"
                    "  <speaker label='Vraag' role='interviewer'/>\n"
                    "  <lexicon file='nergens.csv' id='nul'/>\n"
                    "  <lexicon file='stuk.xml' id='stuk'/>\n"
                    "  <lexicon file='twee.xml' id='twee'/>\n"
                    "  <privacy pseudonyms='no'/>\n"
                    "</study>\n");
    stage_sample_write(&s, "stuk.xml",
                       "<lexicon xmlns='urn:weefsel:lexicon:1'>\n<theme name='x'></lexicon>");
    run_both(&s, &corpus, &coding);
    assert_int_equal(s.problems.error_count, 2);
    assert_sv(problems_at(&s.problems.rows, 0)->code, SV("W-FIL-001"));
    assert_int_equal(problems_at(&s.problems.rows, 0)->line.value, 5); /* in study.xml */
    assert_sv(problems_at(&s.problems.rows, 1)->code, SV("W-XML-011"));
    assert_sv(problems_at(&s.problems.rows, 1)->file, SV("stuk.xml"));
    assert_int_equal(problems_at(&s.problems.rows, 1)->line.value, 2);
    assert_int_equal(coding.themes.count, 2);
    assert_int_equal(coding.codings.count, 4);
    stage_sample_close(&s);
}

static void no_lexicon_is_fine(void **state)
{
    (void)state;
    struct stage_sample s;
    struct corpus corpus;
    struct coding coding;
    open_sample(&s, "<study xmlns='urn:weefsel:study:1' id='klein' language='en'>\n"
                    "  <transcripts files='*.txt'/>\n"
                    "  <speaker label='Bewoner' role='resident'/>\n"
                    "  <speaker label='Vraag' role='interviewer'/>\n"
                    "  <privacy pseudonyms='no'/>\n"
                    "</study>\n");
    run_both(&s, &corpus, &coding);
    assert_int_equal(coding.themes.count + coding.codings.count + coding.lexicon_terms.count, 0);
    assert_sv(s.line, SV("code: the study names no lexicon"));
    stage_sample_close(&s);
}

static struct digest planned(struct stage_sample *s)
{
    const struct stage_context c = { &s->study, &s->store, &s->problems, false };
    struct stage_tasks tasks = { 0 };
    struct err err = { 0 };
    assert_true(stage_code.plan(&s->a, &c, 1, &tasks, &err));
    assert_true(tasks.count >= 1);
    return tasks.items[0].inputs;
}

static struct digest inputs_of_the_first_shard(struct stage_sample *s)
{
    stage_sample_run(s, &stage_code); /* its lexicons */
    return planned(s);
}

/* The stamp follows what the codings depend on, and nothing else. */
static void inputs_follow_lexicon_and_text(void **state)
{
    (void)state;
    struct stage_sample s;
    open_sample(&s, study_two);
    stage_sample_run(&s, &stage_ingest);
    struct digest first = inputs_of_the_first_shard(&s);
    stage_sample_run(&s, &stage_ingest);
    struct digest again = inputs_of_the_first_shard(&s);
    assert_true(digest_eq(&first, &again));
    stage_sample_write(&s, "een.csv", "theme,term\nplek,plein\n");
    struct digest other_lexicon = inputs_of_the_first_shard(&s);
    assert_false(digest_eq(&first, &other_lexicon));
    stage_sample_write(&s, "een.csv", lexicon_one);
    struct digest whole = inputs_of_the_first_shard(&s);
    assert_true(digest_eq(&first, &whole));
    /* the worker that read the lexicons was killed: what it would have said is not there */
    struct err err = { 0 };
    const struct table none = table_new(table_themes());
    assert_true(store_write(&s.a, &s.store, "code/lexicons/themes", &none, &err));
    struct digest without = planned(&s);
    assert_false(digest_eq(&first, &without));
    stage_sample_write(&s, "a.txt", "Bewoner: Heel iets anders.\n");
    stage_sample_run(&s, &stage_ingest);
    struct digest other_text = inputs_of_the_first_shard(&s);
    assert_false(digest_eq(&first, &other_text));
    stage_sample_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hits_stand_in_their_place),
        cmocka_unit_test(places_point_at_the_words),
        cmocka_unit_test(terms_say_what_they_did),
        cmocka_unit_test(a_lost_lexicon_is_a_problem),
        cmocka_unit_test(no_lexicon_is_fine),
        cmocka_unit_test(inputs_follow_lexicon_and_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
