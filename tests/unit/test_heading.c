#include "ingest.h"

#include "2_ingest/heading.h"

static bool knows(const void *who, sv label)
{
    (void)who;
    static const char *const names[] = { "Fatma", "Kees", "I", "R", "Interviewer", "Respondent", "Anna de Boer" };
    for (size_t i = 0; i < WF_COUNT(names); i++)
        if (sv_is(label, names[i])) return true;
    return false;
}

/* A transcript, and how many of its lines are its heading. */
struct example {
    const char *text;
    size_t lines;
};

static const struct example examples[] = {
    { "Interview 01\nDatum: 12 maart 2025\nLocatie: De Hoek\nInterviewer: Anna de Boer\nRespondent: Fatma Bouali\n"
      "Duur: 43 minuten\n\nI: Kunt u iets vertellen?\nR: Ja.\n", 6 },
    { "Transcriptie gesprek 2\nGeïnterviewde: Kees de Wit (KW)\nInterviewer: Anna de Boer (AB)\n\nAB: Wat doet u?\nKW: Ja\n", 3 },
    { "AB: Anna de Boer\nKW = Kees de Wit\nKW: Kees de Wit\n\nAB: Hoi.\nKW: Hoi.\n", 3 },
    { "Aanwezig: Fatma, Kees en Omar Haddad\nNotulist: Jan v.d. Velde\n\nFatma: Welkom.\n", 2 },
    { "Datum interview: 19-03-2025\nRespondent: vrouw, 54 jaar\nDuur van het gesprek: 1 uur\nR: ja\n", 3 },
    { "Datum:\nPlaats:\n\nI: Hoi\n", 2 },
    { "Interviewer: Anna\nDatum: 12 maart\nI: Hoi\n", 2 },
    { "Respondent: Kees\nI: Hoi\nR: hoi\n", 1 }, /* one word, but of the list */
    /* nobody speaks of it afterwards */
    { "Datum: 12 maart\n\nEr was eens.\n\nEn toen.\n", 1 },
    /* turns that look like it */
    { "Interviewer: Goedemorgen\nRespondent: Goedemorgen\nInterviewer: Hoe gaat het?\n", 0 },
    { "Interviewer: Hoe heet u?\nRespondent: Fatma Bouali\nInterviewer: Dank.\n", 0 },
    { "Interviewer: Goedemorgen mevrouw\nRespondent: Dag Anna\n", 0 },
    { "I: Hoi\nDatum: 12 maart\nR: dat was de datum\n", 0 },
    { "Fatma: ja\nDatum: 12 maart\n", 0 },
    { "[Fatma] ja\nDatum: dat weet ik niet\n[Kees] nee\n", 0 },
    { "Let op: dit is geheim.\n\nBron: de krant.\n", 0 },
    { "OK: Goed Zo\nKees: ja\n", 0 },
    { "Interviewer:\nAnna de Boer\n", 0 }, /* the words stand below the label */
    { "Een\nTwee\nDrie\nVier\nVijf\nZes\nZeven\nAcht\nDatum: 12 maart\n", 0 },
    { "", 0 },
    { "\n\n", 0 },
};

static size_t heading_lines(struct arena *a, const char *text)
{
    struct transcript t = { .file = { "x.txt", 5 }, .knows = knows };
    struct passage p = { .a = a, .t = &t };
    passage_add_text(&p, sv_from_cstr(text), 0);
    size_t end = heading_end(&p), lines = 0;
    for (size_t i = p.begin; i < end; i++) lines += !passage_blank(&p.items[i]);
    return lines;
}

static void headings(void **state)
{
    (void)state;
    struct arena a = { 0 };
    for (size_t i = 0; i < WF_COUNT(examples); i++) {
        size_t lines = heading_lines(&a, examples[i].text);
        if (lines != examples[i].lines)
            fail_msg("%zu lines of heading, not %zu: '%s'", lines, examples[i].lines, examples[i].text);
    }
    arena_free(&a);
}

/* Above any talk whose first line is a turn, the same heading is found as above any other. */
static void what_follows_does_not_matter(void **state)
{
    (void)state;
    static const char *const talks[] = { "I: Hoi\nR: Ja\n", "Fatma: Datum is vandaag\nKees: Plaats hier\n", "[Kees] Duur: een uur\n" };
    struct arena a = { 0 };
    for (size_t i = 0; i < WF_COUNT(talks); i++) {
        struct buffer b = { .a = &a };
        buffer_printf(&b, "Datum: 12 maart\nRespondent: Fatma Bouali\n%s", talks[i]);
        assert_int_equal(heading_lines(&a, buffer_sv(&b).p), 2);
        assert_int_equal(heading_lines(&a, talks[i]), 0);
    }
    arena_free(&a);
}

static void who_takes_part(void **state)
{
    (void)state;
    struct arena a = { 0 };
    assert_sv(heading_names(&a, SV("Respondent: Kees de Wit (KW)")), "Kees de Wit");
    assert_sv(heading_names(&a, SV("Aanwezig: Fatma, Kees en Omar Haddad")), "Fatma, Kees en Omar Haddad");
    assert_sv(heading_names(&a, SV("KW: Kees de Wit")), "Kees de Wit");
    assert_sv(heading_names(&a, SV("Datum: 12 maart 2025")), "");
    assert_sv(heading_names(&a, SV("Interview 01")), "");
    arena_free(&a);
}

static void closing_lines(void **state)
{
    (void)state;
    static const char *const closing[] = { "Einde opname", "[einde interview]", "--- Einde van het gesprek ---",
                                           "END OF RECORDING", "(Einde opname 43:12)", "Einde geluidsopname deel 2." };
    static const char *const talk[] = { "Einde", "Eind goed, al goed", "stop de opname", "R: einde gesprek",
                                        "Het einde van het gesprek", "Aan het einde van de band", "", "12:03" };
    struct arena a = { 0 };
    for (size_t i = 0; i < WF_COUNT(closing); i++)
        if (!heading_closes(&a, sv_from_cstr(closing[i]))) fail_msg("'%s'", closing[i]);
    for (size_t i = 0; i < WF_COUNT(talk); i++)
        if (heading_closes(&a, sv_from_cstr(talk[i]))) fail_msg("'%s'", talk[i]);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings),
        cmocka_unit_test(what_follows_does_not_matter),
        cmocka_unit_test(who_takes_part),
        cmocka_unit_test(closing_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
