#include "sample.h"

#include "0_base/keys.h"
#include "0_base/out.h"
#include "2_ingest/columns.h"

struct seen {
    struct arena a;
    struct problems problems;
    struct sheet sheet;
    struct columns_match *matches;
    size_t count;
};

static void open_text(struct seen *s, const char *text)
{
    struct err err = { 0 };
    *s = (struct seen){ 0 };
    s->problems = problem_list(&s->a, LANGUAGE_NL);
    assert_true(sheet_read(&s->a, SV("log.csv"), sv_from_cstr(text), &(struct sheet_options){ 0 }, &s->problems,
                               &s->sheet, &err));
}

/* "person=Nr same; name=Naam synonym 100" of the columns that were found. */
static const char *matched(struct seen *s, const char *kind, const bool *taken, const struct columns_known *known)
{
    struct buffer b = { .a = &s->a };
    columns_match(&s->a, kind, &s->sheet, taken, known, &s->matches, &s->count);
    for (size_t i = 0; i < s->count; i++) {
        const struct columns_match *m = &s->matches[i];
        if (m->column < 0) continue;
        buffer_printf(&b, "%s%s=%.*s", b.n ? " " : "", m->name, SV_ARG(s->sheet.names[m->column]));
        if (m->second >= 0) buffer_printf(&b, "+%.*s", SV_ARG(s->sheet.names[m->second]));
        buffer_printf(&b, ":%s", columns_how_name(m->how));
    }
    return arena_cstr(&s->a, buffer_sv(&b));
}

static void names_are_matched(void **state)
{
    (void)state;
    static const struct {
        const char *kind, *text, *expected;
    } examples[] = {
        /* our own names, in any case */
        { "attendance", "Activity;PERSON\nA1;P1\n", "activity=Activity:same person=PERSON:same" },
        /* plain translations */
        { "people", "Nr;Naam;Rol;Toestemming\nB1;Ria;bewoner;volledig\n",
          "person=Nr:synonym name=Naam:synonym role=Rol:synonym consent=Toestemming:synonym" },
        { "attendance", "Activiteit;Persoon;Rol;Uren\nA1;B1;bezoeker;2\n",
          "activity=Activiteit:synonym person=Persoon:synonym role_there=Rol:synonym hours=Uren:synonym" },
        /* two translations of one name: that is for the researcher to say */
        { "people", "Nr;Persoon\nB1;x\n", "person=Nr:proposed" },
        /* our own name goes before a translation */
        { "people", "Nr;person\nB1;x\n", "person=person:same" },
        /* a header with more words, a misspelling, a word that is near */
        { "activities", "Activiteit;Datum bijeenkomst\nA1;3-3-2025\n",
          "activity=Activiteit:synonym date=Datum bijeenkomst:proposed" },
        { "activities", "Activteit;Dagtekening;Wanneer\nA1;x;13-3-2025\n",
          "activity=Activteit:proposed date=Wanneer:proposed" },
        /* cells that are no dates speak against a name */
        { "activities", "Activiteit;Dag;Wat\nA1;maandag;13-3-2025\n",
          "activity=Activiteit:synonym date=Wat:proposed" },
        /* first and last name; accents and hyphens do not matter */
        { "people", "Code;Voornaam;Achternaam\nB1;Ria;Smit\n",
          "person=Code:proposed name=Voornaam+Achternaam:proposed" },
        { "documents", "Bestands-naam;Ge\xc3\xafnterviewde\ng1.txt;B1\n",
          "file=Bestands-naam:proposed respondent=Ge\xc3\xafnterviewde:synonym" },
        { "documents", "Stuk;Dag\ng1.docx;3-3-2025\n", "file=Stuk:proposed date=Dag:proposed" },
        /* numbers are not people, whatever the column is called; people and nothing are */
        { "activities", "Activiteit;Datum;Aanwezig\nA1;3-3-2025;12\nA2;13-3-2025;8\n",
          "activity=Activiteit:synonym date=Datum:synonym" },
        { "activities", "activity;participants\nA1;12\nA2;\n", "activity=activity:same" },
        { "activities", "Activiteit;Aantal aanwezigen\nA1;12\n", "activity=Activiteit:synonym" },
        { "activities", "Activiteit;Aanwezig;Deelnemers\nA1;12;B1\n",
          "activity=Activiteit:synonym participants=Deelnemers:synonym" },
        { "activities", "Activiteit;Aanwezig\nA1;12\nA2;\"B1;B2\"\n",
          "activity=Activiteit:synonym participants=Aanwezig:synonym" },
        { "activities", "Activiteit;Aanwezig\nA1;\n", "activity=Activiteit:synonym participants=Aanwezig:synonym" },
        { "attendance", "Activiteit;Persoon\nA1;12\n", "activity=Activiteit:synonym person=Persoon:synonym" },
        /* a list of names alone */
        { "people", "Naam;Leeftijd\nRia;67\n", "person=Naam:proposed" },
        { "people", "Kleur;Leeftijd\nblauw;67\n", "" },
        { "nothing", "Naam\nRia\n", "" },
        { "people", "naam\n", "person=naam:proposed" },
    };
    for (size_t i = 0; i < WF_COUNT(examples); i++) {
        struct seen s;
        open_text(&s, examples[i].text);
        assert_string_equal(matched(&s, examples[i].kind, NULL, NULL), examples[i].expected);
        arena_free(&s.a);
    }
}

static void known_people_tell_a_column(void **state)
{
    (void)state;
    struct seen s;
    struct keys people = { 0 };
    bool fresh;
    open_text(&s, "Activiteit;Opm;Kolom1\nA1;mooi;Ria Smit\nA1;;b07\nA2;laat;Ton\n");
    const char *names[] = { "Ria Smit", "B07", "Ton", "Fatma" };
    for (size_t i = 0; i < WF_COUNT(names); i++)
        keys_put(&s.a, &people, columns_fold(&s.a, sv_from_cstr(names[i])), i, &fresh);
    struct columns_known known = { .people = &people };
    assert_string_equal(matched(&s, "attendance", NULL, &known), "activity=Activiteit:synonym person=Kolom1:proposed");
    assert_string_equal(matched(&s, "attendance", NULL, NULL), "activity=Activiteit:synonym");
    bool taken[] = { true, false, true };
    assert_string_equal(matched(&s, "attendance", taken, &known), "");
    arena_free(&s.a);
}

/* "12" is how many there were, unless someone on the list is called that. */
static void numbers_may_be_people(void **state)
{
    (void)state;
    struct seen s;
    struct keys people = { 0 };
    bool fresh;
    const char *const ids[] = { "12", "8", "9" };
    open_text(&s, "Activiteit;Aanwezig\nA1;12\nA2;8\nA3;15\n");
    struct columns_known known = { .people = &people };
    keys_put(&s.a, &people, SV("b07"), 0, &fresh);
    assert_string_equal(matched(&s, "activities", NULL, &known), "activity=Activiteit:synonym");
    for (size_t i = 0; i < s.count; i++)
        assert_int_equal(s.matches[i].numbers, strcmp(s.matches[i].name, "participants") == 0 ? 1 : -1);
    for (size_t i = 0; i < WF_COUNT(ids); i++) keys_put(&s.a, &people, sv_from_cstr(ids[i]), 1 + i, &fresh);
    assert_string_equal(matched(&s, "activities", NULL, &known),
                        "activity=Activiteit:synonym participants=Aanwezig:synonym");
    arena_free(&s.a);
}

static void kinds_are_told_apart(void **state)
{
    (void)state;
    static const struct {
        const char *text, *kind;
    } examples[] = {
        { "Nr;Naam;Rol\nB1;Ria;bewoner\n", "people" },
        { "Nr;Datum;Titel;Plek\nA1;3-3-2025;koffie;buurthuis\n", "activities" },
        { "Activiteit;Persoon;Uren\nA1;B1;2\n", "attendance" },
        { "activiteit,datum,titel,persoon\nS1,2024-06-15,feest,P1\n", "activities" },
        { "van;naar;soort;gewicht\nB1;B2;eten;2\n", "ties" },
        { "kenmerk;waarde;aantal\nachtergrond;Turks;2\n", "population" },
        { "bestand;document;datum\ng1.txt;G1;3-3-2025\n", "documents" },
        { "document;thema;codeur\nG1;steun;A\n", "human-codings" },
        { "Kleur;Maat\nblauw;3\n", NULL },
    };
    for (size_t i = 0; i < WF_COUNT(examples); i++) {
        struct seen s;
        int score;
        open_text(&s, examples[i].text);
        const char *kind = columns_kind(&s.a, &s.sheet, NULL, &score);
        if (examples[i].kind) assert_string_equal(kind, examples[i].kind);
        else assert_null(kind);
        assert_true(score >= 0 && score <= 100);
        arena_free(&s.a);
    }
}

static void lines_are_ready_to_paste(void **state)
{
    (void)state;
    struct seen s;
    open_text(&s, "\"Code <id> & \"\"nr\"\"\";Voornaam;Achternaam\nB1;Ria;Smit\n");
    columns_match(&s.a, "people", &s.sheet, NULL, NULL, &s.matches, &s.count);
    assert_true(s.matches[0].column == 0);
    assert_true(sv_is(columns_line(&s.a, &s.sheet, &s.matches[0]),
                      "<column name=\"person\" from=\"Code &lt;id> &amp; &quot;nr&quot;\"/>"));
    assert_true(sv_is(columns_line(&s.a, &s.sheet, &s.matches[1]),
                      "<column name=\"name\" from=\"Voornaam + Achternaam\"/>"));
    assert_int_equal(columns_line(&s.a, &s.sheet, &s.matches[2]).n, 0);
    arena_free(&s.a);
}

/* However wide a sheet: no column is given twice, and it ends soon. */
static void wide_sheets(void **state)
{
    (void)state;
    struct seen s;
    struct arena a = { 0 };
    struct buffer b = { .a = &a };
    for (int i = 0; i < 3000; i++) buffer_printf(&b, "%sdatum %d", i ? ";" : "", i);
    buffer_cstr(&b, "\n");
    open_text(&s, arena_cstr(&a, buffer_sv(&b)));
    columns_match(&s.a, "activities", &s.sheet, NULL, NULL, &s.matches, &s.count);
    for (size_t i = 0; i < s.count; i++)
        for (size_t k = 0; k < i; k++)
            assert_true(s.matches[i].column < 0 || s.matches[i].column != s.matches[k].column);
    arena_free(&s.a);
    arena_free(&a);
}

/* A header that denies turns yes and no round; other values say it themselves. */
static void consent_under_its_header(void **state)
{
    (void)state;
    static const struct {
        const char *header, *cell, *consent;
    } cases[] = {
        { "Toestemming", "ja", "full" },       { "Toestemming", "nee", "withdrawn" },
        { "Ingetrokken", "ja", "withdrawn" },  { "Ingetrokken", "nee", "full" },
        { "Geen-toestemming", "Ja", "withdrawn" }, { "Opt-out", "no", "full" },
        { "Bezwaar", "geen citaten", "no-quotes" }, { "Ingetrokken", "ingetrokken", "withdrawn" },
        { "", "volledig", "full" },
    };
    const char *choices;
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        const char *got = columns_consent(sv_from_cstr(cases[i].header), sv_from_cstr(cases[i].cell), &choices);
        if (!got || strcmp(got, cases[i].consent) != 0)
            fail_msg("%s: %s is '%s'", cases[i].header, cases[i].cell, got ? got : "");
    }
    assert_null(columns_consent(SV("Ingetrokken"), SV("misschien"), &choices));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_matched),    cmocka_unit_test(known_people_tell_a_column),
        cmocka_unit_test(kinds_are_told_apart), cmocka_unit_test(lines_are_ready_to_paste),
        cmocka_unit_test(wide_sheets),          cmocka_unit_test(numbers_may_be_people),
        cmocka_unit_test(consent_under_its_header),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
