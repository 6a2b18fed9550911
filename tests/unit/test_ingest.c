#include "ingest.h"

#include "folder.h"

#include "0_base/file.h"
#include "0_base/utf8.h"

/* A study in a temporary folder, taken through the stage in this process. */
struct run {
    struct arena a;
    char folder[128];
    struct problems problems;
    struct study study;
    struct store store;
    struct corpus corpus;
    struct err err;
    sv line;
    bool ok;
};

static void run_open(struct run *r)
{
    *r = (struct run){ .ok = false };
    assert_int_equal(folder_make(r->folder), 0);
}

static void run_file(struct run *r, const char *name, const char *text)
{
    struct err err = { 0 };
    const char *path = file_join(&r->a, sv_from_cstr(r->folder), sv_from_cstr(name));
    assert_true(file_make_folder(&r->a, arena_cstr(&r->a, file_folder(sv_from_cstr(path))), false, &err));
    assert_true(out_file(&r->a, path, sv_from_cstr(text), &err));
}

static bool run_phase(struct run *r, const struct stage_context *c, size_t phase)
{
    struct stage_tasks tasks = { 0 };
    if (!stage_ingest.plan(&r->a, c, phase, &tasks, &r->err)) return false;
    for (size_t i = 0; i < tasks.count; i++) {
        const bool *skip = ARENA_NEW(&r->a, bool, tasks.items[i].item_count);
        if (!stage_ingest.work(&r->a, c, phase, &tasks.items[i], skip, &r->err)) return false;
        const char *part = arena_format(&r->a, "ingest/%.*s", SV_ARG(tasks.items[i].name)).p;
        if (!store_publish(&r->a, &r->store, part, &r->err)) return false;
    }
    return true;
}

/* `inside`: what stands between <study> and </study>. */
static void run_study(struct run *r, const char *language, const char *inside)
{
    sv text = arena_format(&r->a, "<study xmlns=\"urn:weefsel:study:1\" id=\"t\" language=\"%s\">%s</study>", language,
                           inside);
    run_file(r, "study.xml", text.p);
    r->problems = problem_list(&r->a, LANGUAGE_EN);
    const char *path = file_join(&r->a, sv_from_cstr(r->folder), SV("study.xml"));
    assert_true(study_read(&r->a, path, &r->problems, &r->study, &r->err));
    r->problems = problem_list(&r->a, r->study.language);
    assert_true(store_open(&r->a, file_join(&r->a, sv_from_cstr(r->folder), SV("out")), &r->store, &r->err));
    struct stage_context c = { .study = &r->study, .store = &r->store, .problems = &r->problems };
    r->ok = run_phase(r, &c, 0) && run_phase(r, &c, 1) && stage_ingest.reduce(&r->a, &c, &r->line, &r->err) &&
            corpus_read(&r->a, &r->store, &r->corpus, &r->err);
    if (!r->ok) fail_msg("%.*s", SV_ARG(err_text(&r->a, &r->err, LANGUAGE_EN)));
    for (size_t i = 0; i < r->corpus.intake.count; i++) {
        const struct intake_row *row = intake_at(&r->corpus.intake, i);
        assert_int_equal(row->read, row->used + row->rejected);
        assert_true(row->used >= 0 && row->rejected >= 0);
    }
}

/* Does the study's list of people stop the stage, and on which file? */
static bool refuses(const char *list, const char *inside, enum message *first)
{
    struct run r;
    run_open(&r);
    if (list) run_file(&r, "people.csv", list);
    sv text = arena_format(&r.a, "<study xmlns=\"urn:weefsel:study:1\" id=\"t\" language=\"nl\">"
                                 "<transcripts files=\"*.txt\"/>%s</study>", inside);
    run_file(&r, "talk.txt", "Sjaan: Dag.\n");
    run_file(&r, "study.xml", text.p);
    r.problems = problem_list(&r.a, LANGUAGE_NL);
    assert_true(study_read(&r.a, file_join(&r.a, sv_from_cstr(r.folder), SV("study.xml")), &r.problems, &r.study, &r.err));
    assert_true(store_open(&r.a, file_join(&r.a, sv_from_cstr(r.folder), SV("out")), &r.store, &r.err));
    struct stage_context c = { .study = &r.study, .store = &r.store, .problems = &r.problems };
    bool done = run_phase(&r, &c, 0);
    if (!done) {
        assert_int_equal(r.err.message, MESSAGE_PEOPLE_PARTIAL);
        assert_int_equal(r.err.status, STATUS_REFUSED);
        assert_string_equal(r.err.file, "people.csv");
    }
    *first = MESSAGE_NONE;
    for (enum message m = 0; r.problems.rows.count && m < MESSAGE_COUNT; m++)
        if (sv_is(problems_at(&r.problems.rows, 0)->code, text_message(m)->code)) *first = m;
    folder_remove(r.folder);
    arena_free(&r.a);
    return !done;
}

/* Whoever's names or consent are not known may have withdrawn. */
static void a_list_of_people_is_whole_or_nothing_is_done(void **state)
{
    (void)state;
    static const char plain[] = "<people file=\"people.csv\"/>";
    static const char mapped[] = "<people file=\"people.csv\"><column name=\"name\" from=\"Naam\"/></people>";
    static const struct {
        const char *list, *inside;
        enum message why;
    } cases[] = {
        { NULL, plain, MESSAGE_FILE_MISSING },
        { "", plain, MESSAGE_SHEET_EMPTY },
        { "person;name\nB1;\"Sjaan\n", plain, MESSAGE_SHEET_QUOTE },
        { "kleur;name\nB1;Sjaan\n", plain, MESSAGE_COLUMN_NEEDED_NEAR },
        { "kleur;maat\nB1;2\n", plain, MESSAGE_COLUMN_NEEDED },
        { "person;name\nB1;Sjaan;x\n", plain, MESSAGE_SHEET_CELLS },
        { "person;name\n;Sjaan\n", plain, MESSAGE_ROW_EMPTY },
        { "person;name\nB1;Sjaan\nB1;Kees\n", plain, MESSAGE_ROW_TWICE },
        { "person;consent\nB1;misschien\n", plain, MESSAGE_CONSENT_UNKNOWN },
        { "person;Name of her\nB1;Sjaan\n", mapped, MESSAGE_COLUMN_FROM },
        { "person;Voornaam\nB1;Sjaan\n", plain, MESSAGE_PEOPLE_COLUMN },
        { "person;name;Telefoon\nB1;Sjaan;06\n", plain, MESSAGE_PEOPLE_IDENTIFIER },
    };
    enum message first;
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        assert_true(refuses(cases[i].list, cases[i].inside, &first));
        assert_int_equal(first, cases[i].why);
    }
    /* a row twice, another attribute, an identifier that the study asks for */
    assert_false(refuses("person;name\nB1;Sjaan\nB1;Sjaan\n", plain, &first));
    assert_false(refuses("person;Naam;wijk\nB1;Sjaan;Noord\n", mapped, &first));
    assert_false(refuses("person;name;Postcode\nB1;Sjaan;1234\n",
                         "<people file=\"people.csv\"><column name=\"pc4\" from=\"Postcode\"/></people>", &first));
    /* nobody is hidden in a study without pseudonyms */
    assert_false(refuses("person;Naam\nB1;Sjaan\n;Kees\n",
                         "<people file=\"people.csv\"/><privacy pseudonyms=\"no\"/>", &first));
}

static void run_close(struct run *r)
{
    folder_remove(r->folder);
    arena_free(&r->a);
}

static const struct intake_row *intake_of(const struct run *r, const char *kind)
{
    for (size_t i = 0; i < r->corpus.intake.count; i++)
        if (sv_is(intake_at(&r->corpus.intake, i)->kind, kind)) return intake_at(&r->corpus.intake, i);
    fail_msg("no intake of %s", kind);
    return intake_at(&r->corpus.intake, 0);
}

static const struct activities_row *activity(const struct run *r, const char *id)
{
    ptrdiff_t at = corpus_activity(&r->corpus, sv_from_cstr(id));
    assert_true(at >= 0);
    return activities_at(&r->corpus.activities, (size_t)at);
}

static bool present(const struct run *r, const char *id, const char *person)
{
    for (size_t i = 0; i < r->corpus.attendance.count; i++) {
        const struct attendance_row *row = attendance_at(&r->corpus.attendance, i);
        if (sv_is(row->activity, id) && sv_is(row->person, person)) return true;
    }
    return false;
}

static const char people[] = "Nr;Naam;aliases;role;consent;from;wijk\n"
                             "B1;Sjaan Prins;Sjaantje;bewoner;volledig;13-05-2001;Noord\n"
                             "B2;Kees Blom;;vrijwilliger;geen citaten;31-02-2020;Zuid\n"
                             "B3;Kees Smit;;kapper;misschien;;Noord\n"
                             "B1;Sjaan Prins;Sjaantje;bewoner;volledig;13-05-2001;Noord\n"
                             "B2;Kees Blok;;;;;\n"
                             ";Niemand;;;;;\n"
                             "B4;te weinig\n";
static const char people_element[] =
    "<people file=\"people.csv\"><column name=\"person\" from=\"Nr\"/><column name=\"name\" from=\"Naam\"/></people>"
    "<privacy pseudonyms=\"no\"/>";

static sv study_with(struct run *r, const char *more)
{
    return arena_format(&r->a, "%s%s", people_element, more);
}

static void people_are_read_or_rejected(void **state)
{
    (void)state;
    struct run r;
    run_open(&r);
    run_file(&r, "people.csv", people);
    run_file(&r, "log.csv", "activity,date\n");
    run_study(&r, "nl", study_with(&r, "<activities file=\"log.csv\"/>").p);
    assert_int_equal(r.corpus.people.count, 3);
    assert_int_equal(intake_of(&r, "people")->read, 7);
    assert_int_equal(intake_of(&r, "people")->rejected, 4);
    const struct people_row *p = people_at(&r.corpus.people, 0);
    assert_sv(p->person, "B1");
    assert_sv(p->role, "resident");
    assert_int_equal(p->from.days, date_from_civil(2001, 5, 13));
    assert_sv(corpus_attribute(&r.corpus, 0, SV("wijk")), "Noord");
    assert_sv(corpus_attribute(&r.corpus, 0, SV("role")), "resident");
    assert_sv(corpus_attribute(&r.corpus, 0, SV("onbekend")), "");
    p = people_at(&r.corpus.people, 1);
    assert_sv(p->consent, "no-quotes");
    assert_false(p->from.has); /* 31 February: the date goes, the person stays */
    p = people_at(&r.corpus.people, 2);
    assert_sv(p->role, "other");
    assert_sv(p->consent, "no-quotes"); /* an unknown consent is the safe one */
    assert_int_equal(problem_times(&r.problems, MESSAGE_DATE_LEFT_OUT), 1);
    assert_int_equal(problem_times(&r.problems, MESSAGE_CONSENT_UNKNOWN), 1);
    assert_int_equal(problem_of(&r.problems, MESSAGE_ROW_DOUBLE)->line.value, 5);
    assert_int_equal(problem_of(&r.problems, MESSAGE_ROW_TWICE)->line.value, 6);
    assert_sv(problem_of(&r.problems, MESSAGE_ROW_TWICE)->severity, "error");
    assert_int_equal(problem_of(&r.problems, MESSAGE_ROW_EMPTY)->line.value, 7);
    assert_int_equal(r.problems.rejected.count, 4);
    run_close(&r);
}

static void attendance_comes_in_three_forms(void **state)
{
    (void)state;
    struct run r;
    run_open(&r);
    run_file(&r, "people.csv", people);
    run_file(&r, "list.csv",
             "activity,date,title,formality,started_by,led_by,participants,origin,asked_on\n"
             "L1,2025-01-13,Koffie,informeel,vrijwilliger,B1;Kees,\"B1;Sjaantje;Kees Blom;Piet\",,\n"
             "L2,2025-02-31,Nooit,,,,B1,,\n"
             "L3,2025-03-01,Tuin,,B1,,,L1,2024-12-01\n"
             "L3,2025-03-01,Tuin,,B1,,,L1,2024-12-01\n"
             "L3,2025-03-01,Andere tuin,,B1,,,L1,2024-12-01\n"
             "L4,2025-03-02,,,,,B2,nergens,\n");
    run_file(&r, "rows.csv", "activity,date,title,person,role_there,hours\n"
                             "R1,2025-04-13,Feest,B1,bezoeker,\"1,5\"\n"
                             "R1,2025-04-13,,B2,koning,2\n"
                             "R1,2025-04-14,,B3,,\n"
                             "R1,2025-04-13,,B1,organisator,\n"
                             "R1,2025-04-13,,B3,,veel\n");
    run_file(&r, "own.csv", "activity,person\nL3,B2\nL3,B3\nL9,B2\nL3,\nL3,Kees\n");
    run_study(&r, "nl", study_with(&r, "<activities file=\"list.csv\"/><activities file=\"rows.csv\"/>"
                                       "<attendance file=\"own.csv\"/>").p);
    assert_int_equal(r.corpus.activities.count, 4);
    assert_int_equal(activity(&r, "L1")->participants, 2);
    assert_sv(activity(&r, "L1")->started_by, "volunteer");
    assert_sv(activity(&r, "L1")->led_by, "B1"); /* two people are called Kees */
    assert_sv(activity(&r, "L1")->formality, "informal");
    assert_sv(activity(&r, "L1")->source, "list.csv:2");
    assert_true(present(&r, "L1", "B1") && present(&r, "L1", "B2"));
    assert_int_equal(activity(&r, "L3")->participants, 2);
    assert_int_equal(activity(&r, "R1")->participants, 2);
    assert_true(present(&r, "R1", "B1") && present(&r, "R1", "B2") && present(&r, "L3", "B3"));
    assert_int_equal(r.corpus.attendance.count, 7);
    const struct attendance_row *first = attendance_at(&r.corpus.attendance, 5);
    assert_sv(first->activity, "R1");
    assert_true(first->hours.has && first->hours.value > 1.49 && first->hours.value < 1.51);
    assert_int_equal(first->date.days, date_from_civil(2025, 4, 13));
    assert_sv(first->role_there, "visitor");
    assert_int_equal(problem_times(&r.problems, MESSAGE_ROW_TWICE), 3); /* L3, R1 on two dates, and B2 */
    assert_int_equal(problem_times(&r.problems, MESSAGE_ROW_DOUBLE), 2);
    assert_int_equal(problem_times(&r.problems, MESSAGE_PARTICIPANT_TWICE), 2);
    assert_int_equal(problem_times(&r.problems, MESSAGE_PERSON_SEVERAL), 2);
    assert_int_equal(problem_times(&r.problems, MESSAGE_PERSON_UNKNOWN), 1);
    assert_int_equal(problem_times(&r.problems, MESSAGE_VALUE_UNKNOWN), 2); /* kapper, koning */
    assert_sv(problem_of(&r.problems, MESSAGE_ACTIVITY_UNKNOWN)->file, "own.csv");
    assert_int_equal(problem_of(&r.problems, MESSAGE_ORIGIN_UNKNOWN)->line.value, 7);
    run_close(&r);
}

static void ties_population_and_columns(void **state)
{
    (void)state;
    struct run r;
    run_open(&r);
    run_file(&r, "people.csv", people);
    run_file(&r, "ties.csv", "from;to;date;weight\nB1;B2;13-01-2025;2,5\nB2;B2;;1\nB1;Jan;;1\nB2;Sjaantje;;-1\nB2;B1;;\n");
    run_file(&r, "pop.csv", "attribute;value;count\nwijk;Noord;12\nwijk;Zuid;veel\nwijk;Noord;13\n");
    run_file(&r, "log.csv", "activty;datum\nA1;13-01-2025\n");
    run_study(&r, "nl", study_with(&r, "<ties file=\"ties.csv\" network=\"help\"/><population file=\"pop.csv\"/>"
                                       "<activities file=\"log.csv\"><column name=\"date\" from=\"datums\"/>"
                                       "<column name=\"tittle\" from=\"activty\"/></activities>"
                                       "<activities file=\"gone.csv\"/>").p);
    assert_int_equal(r.corpus.reported_ties.count, 2);
    const struct reported_ties_row *tie = reported_ties_at(&r.corpus.reported_ties, 0);
    assert_sv(tie->row, "ties.csv:2");
    assert_sv(tie->network, "help");
    assert_true(tie->weight.has && tie->weight.value > 2.49 && tie->weight.value < 2.51);
    assert_false(reported_ties_at(&r.corpus.reported_ties, 1)->weight.has);
    assert_sv(reported_ties_at(&r.corpus.reported_ties, 1)->to, "B1");
    assert_int_equal(intake_of(&r, "ties")->rejected, 3);
    assert_int_equal(r.corpus.population.count, 1);
    assert_int_equal(population_at(&r.corpus.population, 0)->count, 12);
    assert_int_equal(intake_of(&r, "population")->rejected, 2);
    assert_int_equal(problem_times(&r.problems, MESSAGE_COLUMN_FROM_NEAR), 1);
    assert_int_equal(problem_times(&r.problems, MESSAGE_COLUMN_NAME_NEAR), 1);
    assert_sv(problem_of(&r.problems, MESSAGE_COLUMN_NEEDED_NEAR)->hint,
              "Is het 'activty'? Zet dan bij deze tabel in study.xml: <column name=\"activity\" from=\"activty\"/>");
    assert_int_equal(intake_of(&r, "activities")->rejected, 1);
    assert_int_equal(problem_of(&r.problems, MESSAGE_FILE_MISSING)->line.value, 1);
    run_close(&r);
}

static void ambiguous_dates_are_asked_for(void **state)
{
    (void)state;
    struct run r;
    run_open(&r);
    run_file(&r, "a.csv", "activity,date\nA,01-02-2025\nB,03-04-2025\n");
    run_file(&r, "b.csv", "activity,date\nC,01-02-2025\n");
    run_file(&r, "c.csv", "activity,date,asked_on\nD,01-02-2025,13-01-2025\n");
    run_study(&r, "nl", "<activities file=\"a.csv\"/><activities file=\"b.csv\" dates=\"mm-dd-yyyy\"/>"
                        "<activities file=\"c.csv\"/><privacy pseudonyms=\"no\"/>");
    assert_int_equal(problem_times(&r.problems, MESSAGE_DATES_AMBIGUOUS), 1);
    assert_false(activity(&r, "A")->date.has);
    assert_int_equal(activity(&r, "C")->date.days, date_from_civil(2025, 1, 2));
    assert_int_equal(activity(&r, "D")->date.days, date_from_civil(2025, 2, 1)); /* as the other column shows */
    run_close(&r);
}

/* ---- transcripts --------------------------------------------------------------------------- */

static void check_offsets(const struct run *r)
{
    const struct corpus *c = &r->corpus;
    for (size_t d = 0; d < c->documents.count; d++) {
        const struct documents_row *row = documents_at(&c->documents, d);
        sv text = corpus_text(c, d);
        char hex[DIGEST_HEX];
        digest_sha256_hex(text, hex);
        assert_sv(row->sha256, hex);
        assert_int_equal(row->characters, utf8_count(text));
        int64_t words = 0, at = 0;
        for (size_t u = c->first_utterance[d]; u < c->first_utterance[d + 1]; u++) {
            const struct utterances_row *utterance = utterances_at(&c->utterances, u);
            sv said = corpus_utterance_text(c, d, u);
            assert_int_equal(utterance->sequence, u - c->first_utterance[d] + 1);
            assert_int_equal(utterance->start, at);
            assert_int_equal(utterance->end - utterance->start, utf8_count(said));
            assert_int_equal(utf8_count((sv){ text.p, (size_t)utterance->begin }), utterance->start);
            at = utterance->end + 1;
            words += utterance->words;
        }
        assert_int_equal(words, row->words);
        assert_int_equal(row->utterances, c->first_utterance[d + 1] - c->first_utterance[d]);
    }
}

static const struct utterances_row *utterance(const struct run *r, const char *document, int64_t sequence)
{
    ptrdiff_t d = corpus_document(&r->corpus, sv_from_cstr(document));
    assert_true(d >= 0);
    return utterances_at(&r->corpus.utterances, r->corpus.first_utterance[d] + (size_t)sequence - 1);
}

static void speakers_are_found_and_texts_add_up(void **state)
{
    (void)state;
    struct run r;
    run_open(&r);
    run_file(&r, "people.csv", people);
    run_file(&r, "documents.csv", "file;document;date;interviewer;respondent;wie\n"
                                  "een.txt;D1;13-03-2025;Kees Smit;B1;ik\nzwei.txt;D3;;;;\nt/twee.vtt;D2;;;Sjaantje;\n");
    run_file(&r, "t/een.txt", "Interviewer: Hé, hoe gaat 't?\nSjaan: Goed — écht goed.\nR: Ja?\nX: Nee\nR: Mm.\nX: Toch?\n"
                              "Kees: Wie?\nBaas: Ik!\n");
    run_file(&r, "t/twee.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Kees Blom>Ik\n\n00:02.000 --> 00:03.000\n"
                               "<v Kees Blom>zei.\n\n00:04.000 --> 00:05.000\n<v I>Goed?\n");
    run_study(&r, "nl", study_with(&r, "<documents file=\"documents.csv\"/><transcripts files=\"t/*\" setting=\"hier\"/>"
                                       "<speaker label=\"baas\" role=\"professional\"/>"
                                       "<speaker label=\"X\" person=\"B9\" document=\"D7\"/>").p);
    check_offsets(&r);
    assert_int_equal(r.corpus.documents.count, 2);
    const struct documents_row *d = documents_at(&r.corpus.documents, 0);
    assert_sv(d->document, "D1");
    assert_sv(d->interviewer, "B3");
    assert_sv(d->setting, "hier");
    assert_sv(table_extra(&r.corpus.documents, 0, 0), "ik");
    assert_sv(utterance(&r, "D1", 1)->person, "B3");
    assert_sv(utterance(&r, "D1", 1)->role, "interviewer");
    assert_int_equal(utterance(&r, "D1", 1)->questions, 1);
    assert_sv(utterance(&r, "D1", 2)->person, "B1");
    assert_sv(utterance(&r, "D1", 3)->person, "B1"); /* R is the only respondent */
    assert_sv(utterance(&r, "D1", 4)->person, "");
    assert_sv(utterance(&r, "D1", 4)->role, "other");
    assert_sv(utterance(&r, "D1", 7)->person, ""); /* two people are called Kees */
    assert_sv(utterance(&r, "D1", 8)->role, "professional");
    assert_int_equal(documents_at(&r.corpus.documents, 1)->utterances, 2);
    assert_sv(corpus_utterance_text(&r.corpus, 1, r.corpus.first_utterance[1]), "Ik\nzei.");
    assert_int_equal(utterance(&r, "D2", 1)->start_ms.value, 1000);
    assert_int_equal(utterance(&r, "D2", 1)->end_ms.value, 3000);
    assert_false(utterance(&r, "D2", 1)->quotable);
    assert_true(utterance(&r, "D1", 2)->quotable);
    assert_int_equal(problem_times(&r.problems, MESSAGE_SPEAKER_UNKNOWN), 1);
    assert_int_equal(problem_times(&r.problems, MESSAGE_SPEAKER_SEVERAL), 1);
    assert_int_equal(problem_times(&r.problems, MESSAGE_SPEAKER_PERSON), 1);
    assert_int_equal(problem_times(&r.problems, MESSAGE_DOCUMENT_FILE), 1);
    assert_int_equal(intake_of(&r, "transcripts")->used, 8);
    run_close(&r);
}

static void without_a_list_speakers_become_people(void **state)
{
    (void)state;
    struct run r;
    run_open(&r);
    run_file(&r, "a.txt", "Ann: ja\nBob: nee\nAnn: ja\nBob: nee\nV: wat?\nV: hoe?\n");
    run_file(&r, "b.txt", "ann: x\nAnn: ja\nR1: nee\nAnn: ja\nR1: nee\n");
    run_file(&r, "x/a.txt", "Wie?\n\nIk.\n");
    run_file(&r, "log.csv", "activity,date,participants\nA,2025-01-01,Ann;Carla\n");
    run_study(&r, "nl", "<transcripts files=\"*.txt\"/><transcripts files=\"x/*.txt\"/><activities file=\"log.csv\"/>"
                        "<speaker label=\"Bob\" role=\"resident\"/><privacy pseudonyms=\"no\"/>");
    static const char *const want[] = { "Ann", "Bob", "Carla", "b/R1", "x/a.txt/1", "x/a.txt/2" };
    assert_int_equal(r.corpus.people.count, WF_COUNT(want));
    for (size_t i = 0; i < WF_COUNT(want); i++) {
        assert_sv(people_at(&r.corpus.people, i)->person, want[i]);
        assert_false(people_at(&r.corpus.people, i)->roster);
    }
    assert_sv(people_at(&r.corpus.people, 1)->role, "resident");
    assert_sv(utterance(&r, "a.txt", 5)->role, "interviewer"); /* two files are called a */
    assert_sv(utterance(&r, "x/a.txt", 2)->person, "x/a.txt/2");
    assert_sv(utterance(&r, "b", 1)->person, "Ann");
    assert_int_equal(r.problems.rows.count, 0);
    check_offsets(&r);
    run_close(&r);
}

static bool holds(sv text, const char *word)
{
    size_t n = strlen(word);
    for (size_t i = 0; i + n <= text.n; i++)
        if (memcmp(text.p + i, word, n) == 0) return true;
    return false;
}

/* Not one of the tables, nor what is kept of problems, holds a name or an id of the source. */
static void names_stay_inside(void **state)
{
    (void)state;
    static const char *const names[] = { "Sjaan", "Prins", "Kees", "Blom", "Piet", "B1", "B2", "Kluizenaar" };
    struct run r;
    run_open(&r);
    run_file(&r, "people.csv", "person;name;note\nB1;Sjaan Prins;bel Kees, 06-12345678\nB2;Kees Blom;\n");
    run_file(&r, "log.csv", "activity;date;title;led_by;participants\nA1;13-01-2025;Bij Sjaan Prins;B1;\"B1;Kees;Pit\"\n"
                            "A2;31-02-2025;Met Kees;B1;B2\n");
    run_file(&r, "talk.txt", "Sjaan: Dag Kees.\nKees: Dag Sjaan!\nKluizenaar: Hoi.\nKluizenaar: Ik ben Blom niet.\n");
    run_study(&r, "nl", "<people file=\"people.csv\"/><transcripts files=\"*.txt\"/><activities file=\"log.csv\"/>");
    assert_int_equal(r.corpus.people.count, 2);
    const struct table *tables[] = { &r.corpus.people,     &r.corpus.utterances,   &r.corpus.activities,
                                     &r.corpus.attendance, &r.corpus.documents,    &r.problems.rows,
                                     &r.problems.rejected };
    for (size_t t = 0; t < WF_COUNT(tables); t++)
        for (size_t i = 0; i < tables[t]->count; i++)
            for (size_t n = 0; n < WF_COUNT(names); n++) {
                for (size_t k = 0; k < tables[t]->type->column_count; k++) {
                    sv cell = table_cell(&r.a, &tables[t]->type->columns[k], table_at(tables[t], tables[t]->type, i));
                    if (holds(cell, names[n]))
                        fail_msg("%s: %s in '%.*s'", tables[t]->type->name, names[n], SV_ARG(cell));
                }
                for (size_t x = 0; x < tables[t]->extra_count; x++)
                    assert_false(holds(table_extra(tables[t], i, x), names[n]));
            }
    for (size_t n = 0; n < WF_COUNT(names); n++) assert_false(holds(corpus_text(&r.corpus, 0), names[n]));
    const struct people_row *p = people_at(&r.corpus.people, 0);
    assert_int_equal(p->person.n, 11);
    assert_int_equal(p->label.n, 4);
    assert_true(sv_starts(p->person, p->label));
    assert_int_equal(problem_times(&r.problems, MESSAGE_KEY_MADE), 0); /* said, not kept */
    assert_true(file_exists(file_join(&r.a, sv_from_cstr(r.folder), SV("pseudonym.key"))));
    run_close(&r);
}

/* The stretch of the text that a mention points at. */
static void assert_mention(const struct run *r, size_t row, const char *said, const char *how)
{
    const struct mentions_row *m = mentions_at(&r->corpus.mentions, row);
    sv text = corpus_text(&r->corpus, (size_t)corpus_document(&r->corpus, m->document));
    size_t begin = 0, end;
    for (int64_t i = 0; i < m->start; i++) (void)utf8_next(text, &begin);
    end = begin;
    for (int64_t i = m->start; i < m->end; i++) (void)utf8_next(text, &end);
    assert_sv(sv_slice(text, begin, end), said);
    assert_sv(m->how, how);
}

static void who_is_named_is_found(void **state)
{
    (void)state;
    static const char list[] = "person,name,aliases,consent\nB1,Fatma Bouali,tante Fatma;Moes,\nB2,Jan van der Velde,,\n"
                               "B3,Jan Smit,,\nB4,Willem Dekker,,withdrawn\nB5,Hülya Demir,,no-quotes\n";
    static const char talk[] = "Fatma: Één keer zag Fatma, ik dus, Hülya.\nWillem: Hülya!\nHülya: Jan zei dat Willem van der Velde "
                               "kent,\nen Jan Smits moeder. En Moes' soep!\nWie: Hülya Demir?\nFatma: Ja.\nWie: O.\n";
    for (int on = 0; on < 2; on++) {
        struct run r;
        run_open(&r);
        run_file(&r, "people.csv", list);
        run_file(&r, "t.txt", talk);
        run_study(&r, "nl", arena_format(&r.a, "<people file=\"people.csv\"/><transcripts files=\"t.txt\"/>"
                                               "<privacy pseudonyms=\"%s\"/>", on ? "yes" : "no").p);
        /* not: Fatma by herself, Jan (two people), Willem and what he says (he withdrew) */
        assert_int_equal(r.corpus.mentions.count, 5);
        static const char *const said[] = { "Hülya", "van der Velde", "Jan Smits", "Moes", "Hülya Demir" };
        static const char *const how[] = { "first-name", "surname", "name", "alias", "name" };
        static const char *const who[] = { "B5", "B2", "B3", "B1", "B5" };
        static const char *const by[] = { "B1", "B5", "B5", "B5", "" };
        for (size_t i = 0; i < WF_COUNT(said); i++) {
            const struct mentions_row *m = mentions_at(&r.corpus.mentions, i);
            sv shown = arena_format(&r.a, "[%.*s]", SV_ARG(m->mentioned));
            assert_mention(&r, i, on ? shown.p : said[i], how[i]);
            if (on) continue;
            assert_sv(m->mentioned, who[i]);
            assert_sv(m->person, by[i]);
        }
        assert_sv(mentions_at(&r.corpus.mentions, 1)->utterance, "t:2");
        run_close(&r);
    }
}

static void codings_are_held_against_the_talks(void **state)
{
    (void)state;
    struct run r;
    run_open(&r);
    run_file(&r, "t.txt", "Ann: een twee\nBob: drie\nAnn: vier\nBob: vijf\n"); /* 8+1+4+1+4+1+4 = 23 characters */
    run_file(&r, "c.csv", "document,theme,utterance,start,end\nt,a,1,,\nt,a,5,,\nu,a,1,,\nt,b,,0,23\nt,b,,5,24\n"
                          "t,b,,7,7\nt,,1,,\nt,a,nul,,\nt,a,,3,\nt,a,1,,\n");
    run_file(&r, "d.csv", "document,theme,utterance,coder\nt,a,4,bram\n");
    run_file(&r, "read.csv", "coder,document,from,to\nbram,t,1,4\nbram,u,,\ncarla,t,2,9\n");
    run_study(&r, "nl", "<transcripts files=\"*.txt\"/><human-codings file=\"c.csv\" coder=\"anna\"/>"
                        "<human-codings file=\"d.csv\"/><coder-coverage file=\"read.csv\"/><privacy pseudonyms=\"no\"/>");
    assert_int_equal(r.corpus.human_codings.count, 3);
    assert_sv(human_codings_at(&r.corpus.human_codings, 0)->row, "c.csv:2");
    assert_sv(human_codings_at(&r.corpus.human_codings, 0)->coder, "anna");
    assert_int_equal(human_codings_at(&r.corpus.human_codings, 1)->end.value, 23);
    assert_sv(human_codings_at(&r.corpus.human_codings, 2)->coder, "bram");
    assert_int_equal(problem_of(&r.problems, MESSAGE_UTTERANCE_UNKNOWN)->line.value, 3);
    assert_int_equal(problem_of(&r.problems, MESSAGE_DOCUMENT_UNKNOWN)->line.value, 4);
    assert_int_equal(problem_times(&r.problems, MESSAGE_OFFSET_UNKNOWN), 2);
    assert_int_equal(problem_of(&r.problems, MESSAGE_CODING_NOWHERE)->line.value, 10);
    assert_int_equal(problem_of(&r.problems, MESSAGE_ROW_DOUBLE)->line.value, 11);
    assert_int_equal(intake_of(&r, "human-codings")->rejected, 8);
    assert_int_equal(r.corpus.coder_coverage.count, 2); /* anna said nothing: what she coded, she read */
    assert_sv(coder_coverage_at(&r.corpus.coder_coverage, 0)->coder, "anna");
    assert_false(coder_coverage_at(&r.corpus.coder_coverage, 0)->from.has);
    assert_int_equal(coder_coverage_at(&r.corpus.coder_coverage, 1)->to.value, 4);
    assert_int_equal(intake_of(&r, "coder-coverage")->rejected, 2);
    run_close(&r);
}

static void a_study_of_nothing_is_a_corpus_of_nothing(void **state)
{
    (void)state;
    struct run r;
    run_open(&r);
    run_study(&r, "en", "<transcripts files=\"*.txt\"/>");
    assert_int_equal(problem_times(&r.problems, MESSAGE_TRANSCRIPT_NONE), 1);
    assert_int_equal(r.corpus.documents.count + r.corpus.people.count + r.corpus.utterances.count, 0);
    assert_int_equal(corpus_person(&r.corpus, SV("x")), -1);
    assert_sv(r.line, "ingest: 0 documents, 0 utterances, 0 people, 0 activities");
    run_close(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_are_read_or_rejected),
        cmocka_unit_test(a_list_of_people_is_whole_or_nothing_is_done),
        cmocka_unit_test(attendance_comes_in_three_forms),
        cmocka_unit_test(ties_population_and_columns),
        cmocka_unit_test(ambiguous_dates_are_asked_for),
        cmocka_unit_test(speakers_are_found_and_texts_add_up),
        cmocka_unit_test(without_a_list_speakers_become_people),
        cmocka_unit_test(names_stay_inside),
        cmocka_unit_test(who_is_named_is_found),
        cmocka_unit_test(codings_are_held_against_the_talks),
        cmocka_unit_test(a_study_of_nothing_is_a_corpus_of_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
