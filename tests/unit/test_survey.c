#include "ingest.h"

#include "folder.h"

#include "0_base/file.h"
#include "2_ingest/survey_found.h"

#include <sys/stat.h>
#include <unistd.h>

/* A folder that is surveyed in this process. */
struct visit {
    struct arena a;
    char folder[128];
    struct survey survey;
    struct proposal proposal;
    struct err err;
};

static void visit_open(struct visit *v)
{
    *v = (struct visit){ .proposal = { 0 } };
    assert_int_equal(folder_make(v->folder), 0);
}

static void visit_file(struct visit *v, const char *name, const char *text)
{
    const char *path = file_join(&v->a, sv_from_cstr(v->folder), sv_from_cstr(name));
    assert_true(file_make_folder(&v->a, arena_cstr(&v->a, file_folder(sv_from_cstr(path))), false, &v->err));
    assert_true(out_file(&v->a, path, sv_from_cstr(text), &v->err));
}

static void visit_work(struct visit *v, const struct store *store, const struct stage_tasks *tasks, size_t begin)
{
    for (size_t i = begin; i < tasks->count; i++) {
        const bool *skip = ARENA_NEW(&v->a, bool, tasks->items[i].item_count);
        assert_true(survey_work(&v->a, store, LANGUAGE_NL, &tasks->items[i], skip, false, &v->err));
        assert_true(store_publish(&v->a, store, arena_cstr(&v->a, tasks->items[i].name), &v->err));
    }
}

static void visit_look(struct visit *v)
{
    struct store store;
    struct stage_tasks tasks = { 0 };
    char output[128];
    assert_int_equal(folder_make(output), 0);
    assert_true(survey_list(&v->a, v->folder, &v->survey, &v->err));
    assert_true(store_open(&v->a, output, &store, &v->err));
    survey_tasks(&v->a, &v->survey, true, &tasks);
    size_t tables = tasks.count;
    visit_work(v, &store, &tasks, 0);
    assert_true(survey_know(&v->a, &store, &tasks, &v->survey, &v->err));
    survey_tasks(&v->a, &v->survey, false, &tasks);
    visit_work(v, &store, &tasks, tables);
    assert_true(survey_propose(&v->a, &store, &tasks, &v->survey, &v->proposal, &v->err));
    folder_remove(output);
}

static void visit_close(struct visit *v)
{
    folder_remove(v->folder);
    arena_free(&v->a);
}

static enum survey_why why_of(const struct visit *v, const char *path)
{
    for (size_t i = 0; i < v->survey.count; i++)
        if (sv_is(v->survey.files[i].path, path)) return v->survey.files[i].why;
    fail_msg("%s is not listed", path);
    return SURVEY_LOOK;
}

static const struct survey_source *source_of(const struct visit *v, const char *file)
{
    for (size_t i = 0; i < v->proposal.source_count; i++)
        if (sv_is(v->proposal.sources[i].file, file)) return &v->proposal.sources[i];
    fail_msg("%s is no source", file);
    return v->proposal.sources;
}

static const struct survey_speaker *speaker_of(const struct visit *v, const char *label)
{
    for (size_t i = 0; i < v->proposal.speaker_count; i++)
        if (sv_is(v->proposal.speakers[i].label, label)) return &v->proposal.speakers[i];
    fail_msg("no line for %s", label);
    return v->proposal.speakers;
}

/* ---- listing ------------------------------------------------------------------------------- */

static void what_is_no_talk_is_known_by_its_name(void **state)
{
    (void)state;
    struct visit v;
    visit_open(&v);
    static const char *const gone[] = { ".DS_Store", "Thumbs.db", "~$talk.docx", "#x#", "talk.txt~", ".git/config" };
    for (size_t i = 0; i < WF_COUNT(gone); i++) visit_file(&v, gone[i], "x");
    visit_file(&v, "a/Talk.PDF", "x");
    visit_file(&v, "a/b/sound.Mp3", "x");
    visit_file(&v, "README.txt", "x");
    visit_file(&v, "out/.weefsel/lock", "");
    visit_file(&v, "out/tables/people.csv", "person\n");
    visit_file(&v, "talk.txt", "x");
    const char *ring = file_join(&v.a, sv_from_cstr(v.folder), SV("a/ring"));
    assert_int_equal(symlink("..", ring), 0);
    assert_true(survey_list(&v.a, v.folder, &v.survey, &v.err));
    assert_int_equal(v.survey.count, 6);
    assert_int_equal(why_of(&v, "a/Talk.PDF"), SURVEY_PDF);
    assert_int_equal(why_of(&v, "a/b/sound.Mp3"), SURVEY_SOUND);
    assert_int_equal(why_of(&v, "a/ring"), SURVEY_LINK);
    assert_int_equal(why_of(&v, "README.txt"), SURVEY_NOTES);
    assert_int_equal(why_of(&v, "out"), SURVEY_OUTPUT);
    assert_int_equal(why_of(&v, "talk.txt"), SURVEY_LOOK);
    for (size_t i = 1; i < v.survey.count; i++)
        assert_true(sv_cmp(v.survey.files[i - 1].path, v.survey.files[i].path) < 0);
    visit_close(&v);
}

static void a_folder_that_is_not_there(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct survey survey;
    struct err err = { 0 };
    assert_false(survey_list(&a, "/nowhere/at/all", &survey, &err));
    assert_int_equal(err.message, MESSAGE_FILE_MISSING);
    arena_free(&a);
}

/* ---- proposals ----------------------------------------------------------------------------- */

static void an_empty_folder_gives_nothing(void **state)
{
    (void)state;
    struct visit v;
    visit_open(&v);
    visit_look(&v);
    assert_int_equal(v.survey.count, 0);
    assert_int_equal(v.proposal.talk_count + v.proposal.source_count + v.proposal.speaker_count, 0);
    visit_close(&v);
}

/* "*" where a folder has talks only, else the extension, else the name. */
static void patterns_take_talks_and_nothing_else(void **state)
{
    (void)state;
    static const char talk[] = "Interviewer: Hoe?\nAns: Zo.\nInterviewer: En?\nAns: Ja.\n";
    struct visit v;
    visit_open(&v);
    visit_file(&v, "alle/a.txt", talk);
    visit_file(&v, "alle/b.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ans>Dag.\n");
    visit_file(&v, "half/c.txt", talk);
    visit_file(&v, "half/d.pdf", "x");
    visit_file(&v, "mix/e.txt", talk);
    visit_file(&v, "mix/tabel.txt", "a;b;c\n1;2;3\n4;5;6\n");
    visit_look(&v);
    assert_int_equal(v.proposal.talk_count, 4);
    assert_int_equal(v.proposal.talks_count, 3);
    assert_sv(v.proposal.talks[0].pattern, "alle/*");
    assert_sv(v.proposal.talks[0].setting, "alle");
    assert_int_equal(v.proposal.talks[0].count, 2);
    assert_sv(v.proposal.talks[1].pattern, "half/*.txt");
    assert_sv(v.proposal.talks[2].pattern, "mix/e.txt");
    assert_null(source_of(&v, "mix/tabel.txt")->kind);
    visit_close(&v);
}

/* By words and cells: 12-01 could be 1 December, but 31-01 in the other log says what comes first. */
static void tables_know_each_other(void **state)
{
    (void)state;
    struct visit v;
    visit_open(&v);
    visit_file(&v, "wie.csv", "Nr;Naam;Rol;Leeftijd;Kant\nB1;Ans Bos;bewoner;71;oost\nB2;Bea Dal;bewoner;64;west\n"
                              "B3;Cor Eik;vrijwilliger;50;oost\nB4;Dop Fik;bewoner;33;west\n");
    visit_file(&v, "log.csv", "Nummer;Datum;Wat;Aanwezig\n1;31-01-2025;koken;\"B1;B2\"\n2;01-02-2025;lopen;\"B1;Gea\"\n");
    visit_file(&v, "log2.csv", "Nummer;Datum;Wat;Aanwezig\n8;12-01-2025;koken;\"B1;B2\"\n9;01-02-2025;lopen;B3\n");
    visit_file(&v, "log3.csv", "Nummer;Datum;Wat;Aanwezig\nA3;1-2-2025;koken;12\nA4;2025-03-01;lopen;8\nA5;13-2-2025;eten;15\n");
    visit_file(&v, "hulp.csv", "van;naar\nB1;B2\nB2;B3\n");
    visit_file(&v, "woorden.csv", "thema;term\neten;soep\n");
    visit_file(&v, "weer.csv", "temperatuur;regen\n12;3\n");
    visit_look(&v);
    assert_string_equal(source_of(&v, "wie.csv")->kind, "people");
    assert_string_equal(source_of(&v, "log.csv")->kind, "activities");
    assert_string_equal(source_of(&v, "hulp.csv")->kind, "ties");
    assert_string_equal(source_of(&v, "woorden.csv")->kind, "lexicon");
    assert_null(source_of(&v, "weer.csv")->kind);
    assert_sv(source_of(&v, "log.csv")->dates_column, "");
    assert_sv(source_of(&v, "log2.csv")->dates_column, "Datum");
    assert_int_equal(source_of(&v, "log2.csv")->dates, DATE_DMY);
    /* one date with the year in front leaves the others what they are; numbers are not people */
    assert_sv(source_of(&v, "log3.csv")->dates_column, "");
    assert_int_equal(source_of(&v, "log3.csv")->number_count, 1);
    assert_sv(source_of(&v, "log3.csv")->numbers[0], "Aanwezig");
    assert_int_equal(source_of(&v, "log3.csv")->tie_count, 0);
    const struct survey_source *log = source_of(&v, "log.csv");
    assert_int_equal(log->number_count, 0);
    assert_int_equal(log->tie_count, 1);
    assert_int_equal(log->ties[0].count, 3);
    assert_int_equal(log->ties[0].found, 2);
    assert_sv(log->ties[0].missing, "Gea");
    /* two of each side; the ages differ */
    assert_int_equal(v.proposal.group_count, 1);
    assert_sv(v.proposal.groups[0].attribute, "Kant");
    visit_close(&v);
}

static void labels_are_guessed_from_names_and_questions(void **state)
{
    (void)state;
    struct visit v;
    visit_open(&v);
    visit_file(&v, "wie.csv", "person;name;consent\nB1;Fatma Yildiz;\nB2;Ans Bos;\nB3;Ans Dal;\nB4;Wil Weg;withdrawn\n");
    for (int i = 0; i < 2; i++)
        visit_file(&v, i ? "t/een.txt" : "t/twee.txt",
                   "Nienke: Hoe gaat het?\nFatmah Yildiz: Goed.\nNienke: En dan?\nFatmah Yildiz: Ook goed.\n"
                   "Nienke: En nu?\nAns: Dag.\nNienke: Wie bent u?\nAns: Ans.\nWil: Niets.\nWil: Weg.\n"
                   "R: Ja.\nR: Nee.\n");
    visit_look(&v);
    assert_int_equal(speaker_of(&v, "Nienke")->guess, SURVEY_GUESS_INTERVIEWER);
    assert_int_equal(speaker_of(&v, "Nienke")->documents, 2);
    assert_int_equal(speaker_of(&v, "Fatmah Yildiz")->guess, SURVEY_GUESS_NEAR);
    assert_sv(speaker_of(&v, "Fatmah Yildiz")->person, "B1");
    assert_int_equal(speaker_of(&v, "Ans")->guess, SURVEY_GUESS_SEVERAL);
    assert_true(speaker_of(&v, "Ans")->document.n > 0); /* another Ans perhaps in the other talk */
    assert_int_equal(speaker_of(&v, "R")->guess, SURVEY_GUESS_RESPONDENT);
    for (size_t i = 0; i < v.proposal.speaker_count; i++) /* who withdrew is told nowhere */
        assert_false(sv_is(v.proposal.speakers[i].label, "Wil"));
    assert_true(v.proposal.interviewer);
    visit_close(&v);
}

/* 1 asks five times, 2 never; in the second talk nobody does. */
static void talks_without_labels(void **state)
{
    (void)state;
    struct visit v;
    visit_open(&v);
    visit_file(&v, "een.txt", "Hoe?\n\nZo.\n\nWaar?\n\nDaar.\n\nWie?\n\nIk.\n\nWat?\n\nDat.\n\nEn?\n\nJa.\n");
    visit_file(&v, "twee.txt", "Dag.\n\nDag.\n\nJa.\n\nNee.\n");
    visit_look(&v);
    assert_int_equal(v.proposal.speaker_count, 2);
    assert_sv(v.proposal.speakers[0].document, "een");
    assert_sv(v.proposal.speakers[0].label, "1");
    assert_int_equal(v.proposal.speakers[0].guess, SURVEY_GUESS_INTERVIEWER);
    assert_int_equal(v.proposal.speakers[1].guess, SURVEY_GUESS_RESPONDENT);
    assert_int_equal(v.proposal.open_talk_count, 1);
    assert_sv(v.proposal.open_talk, "twee");
    visit_close(&v);
}

/* Sjaan is on the list, Kees has a capital within a sentence, "niet" is a function word. */
static void candidates_are_no_names(void **state)
{
    (void)state;
    struct visit v;
    visit_open(&v);
    visit_file(&v, "wie.csv", "person;name\nV1;Sjaan de Wit\n");
    visit_file(&v, "a.txt", "I: Wat doet u?\nSjaan: Met sjaan en Kees in de keuken. Kees kookt niet, zegt Kees.\n"
                            "I: En verder?\nSjaan: De keuken, sjaans keuken, kees zijn pannen. Pannen, de pannen!\n");
    visit_look(&v);
    assert_int_equal(v.proposal.word_count, 2);
    assert_sv(v.proposal.words[0].word, "keuken");
    assert_int_equal(v.proposal.words[0].times, 3);
    assert_sv(v.proposal.words[1].word, "pannen");
    visit_close(&v);
}

/* The lists are searched by halves, so they must be in order: the first, the last, some between. */
static void function_words(void **state)
{
    (void)state;
    static const char *const dutch[] = { "aan", "oké", "mevrouw", "zult", "de", "gedaan", "zij" };
    static const char *const english[] = { "a", "you're", "your", "don't", "i", "the", "since" };
    for (size_t i = 0; i < WF_COUNT(dutch); i++) assert_true(survey_word_dutch(sv_from_cstr(dutch[i])));
    for (size_t i = 0; i < WF_COUNT(english); i++) assert_true(survey_word_english(sv_from_cstr(english[i])));
    assert_false(survey_word_dutch(SV("tuin")));
    assert_false(survey_word_english(SV("garden")));
    assert_false(survey_word_dutch(SV("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_talk_is_known_by_its_name),
        cmocka_unit_test(a_folder_that_is_not_there),
        cmocka_unit_test(an_empty_folder_gives_nothing),
        cmocka_unit_test(patterns_take_talks_and_nothing_else),
        cmocka_unit_test(tables_know_each_other),
        cmocka_unit_test(labels_are_guessed_from_names_and_questions),
        cmocka_unit_test(talks_without_labels),
        cmocka_unit_test(candidates_are_no_names),
        cmocka_unit_test(function_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
