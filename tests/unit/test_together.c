#include "ingest.h"

#include "2_ingest/tables_task.h"
#include "2_ingest/together.h"

/* A street with three people, of whom one withdrew, and a transcript to put turns in. */
struct sample {
    struct arena a;
    struct study study;
    struct roster roster;
    struct listed_row document;
    struct speakers speakers;
    struct problems problems;
    struct transcript t;
};

static void person(struct sample *s, const char *id, const char *name, bool withdrawn)
{
    size_t at = roster_add(&s->roster, (struct roster_person){ .id = sv_from_cstr(id), .role = ROLE_RESIDENT,
                                                               .roster = true, .quotable = true,
                                                               .withdrawn = withdrawn });
    roster_add_name(&s->roster, at, "name", sv_from_cstr(name));
}

static void begin(struct sample *s)
{
    *s = (struct sample){ .document = { .document = SV("G1") }, .t = { .file = SV("g.txt") } };
    s->roster = roster_new(&s->a, NULL, false);
    person(s, "B1", "Sjaan Pietersen", false);
    person(s, "B2", "Omar el Idrissi", false);
    person(s, "B3", "Wies Dekker", true);
    roster_show(&s->roster);
    s->speakers = (struct speakers){ .a = &s->a, .study = &s->study, .roster = &s->roster, .document = &s->document };
    s->problems = problem_list(&s->a, LANGUAGE_EN);
}

static void turn(struct sample *s, const char *label, const char *text, bool joins)
{
    assert_true(reader_add(&s->a, &s->t, (struct turn){ .label = sv_from_cstr(label), .text = sv_from_cstr(text),
                                                        .line = s->t.count + 1, .joins = joins }));
}

/* "label=text label=text…", a + where a turn goes on with the one before. */
static void assert_turns(struct sample *s, const char *expected)
{
    struct buffer b = { .a = &s->a };
    together_split(&s->a, &s->t, &s->speakers, &s->problems);
    for (size_t i = 0; i < s->t.count; i++) {
        const struct turn *turn = &s->t.items[i];
        buffer_printf(&b, "%s%s%.*s=%.*s", i ? " " : "", reader_goes_on(turn, i ? turn - 1 : NULL) ? "+" : "",
                      SV_ARG(turn->label), SV_ARG(turn->text));
        assert_int_equal(turn->other_count, 0);
    }
    assert_sv(buffer_sv(&b), expected);
}

static void each_gets_the_whole_turn(void **state)
{
    (void)state;
    struct sample s;
    begin(&s);
    turn(&s, "Sjaan", "a", false);
    turn(&s, "Sjaan en Omar", "b", false);
    turn(&s, "Sjaan en Omar", "c", true); /* a cue that goes on */
    turn(&s, "Omar", "d", true);
    turn(&s, "Omar, Sjaan", "e", false);
    reader_note(&s.a, &s.t, (struct turn_note){ .turn = 3, .text = SV("at d") });
    reader_note(&s.a, &s.t, (struct turn_note){ .turn = 4, .text = SV("at e") });
    reader_note(&s.a, &s.t, (struct turn_note){ .turn = SIZE_MAX, .text = SV("at all") });
    assert_turns(&s, "Sjaan=a Sjaan=b +Sjaan=c Omar=b +Omar=c Omar=d Omar=e Sjaan=e");
    assert_int_equal(s.t.notes[0].turn, 5);
    assert_int_equal(s.t.notes[1].turn, 6);
    assert_true(s.t.notes[2].turn == SIZE_MAX);
    const struct problems_row *told = problem_of(&s.problems, MESSAGE_SPEAKERS_TOGETHER);
    assert_int_equal(told->line.value, 2);
    assert_int_equal(problem_times(&s.problems, MESSAGE_SPEAKERS_TOGETHER), 1);
    arena_free(&s.a);
}

/* The turns that would have been are all hers, so what follows keeps its number; nothing is told. */
static void the_turn_goes_when_one_withdrew(void **state)
{
    (void)state;
    struct sample s;
    begin(&s);
    turn(&s, "Sjaan & Wies", "a", false);
    turn(&s, "Wies en dochter", "b", false);
    turn(&s, "Sjaan", "c", false);
    assert_turns(&s, "Wies=a Wies=a Wies=b Wies=b Sjaan=c");
    assert_int_equal(s.problems.rows.count, 0);
    arena_free(&s.a);
}

static void labels_that_are_no_joint_ones_stay(void **state)
{
    (void)state;
    struct sample s;
    begin(&s);
    roster_add_name(&s.roster, 1, "alias", SV("Omar en Ria"));
    turn(&s, "Omar en Ria", "a", false);      /* an alias              */
    turn(&s, "Sjaan en dochter", "b", false); /* of one it is not known */
    turn(&s, "Pietersen, Sjaan", "c", false); /* her surname first      */
    turn(&s, "Sjaan/Sjaan Pietersen", "d", false);
    turn(&s, "", "e", false);
    assert_turns(&s, "Omar en Ria=a Sjaan en dochter=b Pietersen, Sjaan=c Sjaan=d =e");
    assert_int_equal(s.problems.rows.count, 0);
    arena_free(&s.a);
}

/* Without a list, those are speakers who have turns of their own. */
static void labels_of_other_turns_are_speakers(void **state)
{
    (void)state;
    struct sample s;
    begin(&s);
    turn(&s, "Spreker A", "a", false);
    turn(&s, "Spreker A en Spreker B", "b", false);
    turn(&s, "Spreker B", "c", false);
    turn(&s, "Spreker A en Spreker C", "d", false);
    assert_turns(&s, "Spreker A=a Spreker A=b Spreker B=b Spreker B=c Spreker A en Spreker C=d");
    arena_free(&s.a);
}

/* A word of the second is its own, so that it can move along with what is left out of the text. */
static void what_the_source_says_apart_needs_no_known_names(void **state)
{
    (void)state;
    struct sample s;
    begin(&s);
    sv others[] = { SV("x1"), SV("x2") };
    struct turn_word word = { 0, 5, SV("samen"), SV("BW") };
    struct turn_span span = { 0, 7, 5 };
    assert_true(reader_add(&s.a, &s.t, (struct turn){ .label = SV("Sjaan"), .text = SV("samen"), .line = 1,
                                                      .words = &word, .word_count = 1, .spans = &span,
                                                      .span_count = 1, .others = others, .other_count = 2 }));
    assert_turns(&s, "Sjaan=samen x1=samen x2=samen");
    assert_int_equal(s.t.items[0].span_count, 1); /* a place in the source is one place in the corpus */
    assert_int_equal(s.t.items[1].span_count + s.t.items[2].span_count, 0);
    assert_int_equal(s.t.items[1].word_count, 1);
    assert_sv(s.t.items[1].words[0].lemma, "samen");
    assert_true(s.t.items[0].words != s.t.items[1].words && s.t.items[1].words != s.t.items[2].words);
    arena_free(&s.a);
}

static void names_that_may_be_joint_are_known(void **state)
{
    (void)state;
    struct sample s;
    begin(&s);
    static const struct {
        const char *label;
        bool known;
    } cases[] = {
        { "Sjaan en Omar", true },      { "Sjaan, Omar", true },         { "Sjaan en Interviewer", true },
        { "Sjaan en dochter", true },   { "Sjaan en Ria Bos", true },    { "Sjaan en toen nog iemand", false },
        { "Nou, Sjaan", false },        { "Vraag en antwoord", false },  { "Pietersen, Sjaan", true },
        { "Ria en Bob", false },        { "Wies/Omar", true },
    };
    for (size_t i = 0; i < WF_COUNT(cases); i++)
        if (speakers_knows(&s.speakers, sv_from_cstr(cases[i].label)) != cases[i].known)
            fail_msg("%s", cases[i].label);
    arena_free(&s.a);
}

static void somebody_else_within_a_turn_is_told(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool told;
    } cases[] = {
        { "Goed hoor. Omar: ik niet", true },
        { "Goed hoor! - Wies Dekker (zacht): ik niet", true },
        { "Goed hoor. Sjaan: ik niet", false }, /* she speaks already */
        { "Toen zei Omar: ik niet", false },
        { "Goed hoor. Omar zei: ik niet", false },
        { "Ik vroeg iets. Vraag: en nu? Nou. Ria: tja", false },
        { "Om 12.30 uur. 13:00 was te laat. ", false },
        { "", false },
    };
    struct sample s;
    begin(&s);
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        struct problems found = problem_list(&s.a, LANGUAGE_EN);
        struct turn turns[] = { { .label = SV("Omar"), .text = SV("Ja."), .line = 4 },
                                { .label = SV("Sjaan"), .text = sv_from_cstr(cases[i].text), .line = 7 },
                                { .label = SV("Sjaan"), .text = sv_from_cstr(cases[i].text), .line = 9 } };
        together_tell_inside(turns, WF_COUNT(turns), &s.speakers, SV("g.txt"), &found);
        if (found.rows.count != cases[i].told) fail_msg("%s", cases[i].text);
        if (!cases[i].told) continue;
        assert_int_equal(problem_of(&found, MESSAGE_SPEAKER_INSIDE)->line.value, 7);
        assert_int_equal(sv_starts(problem_of(&found, MESSAGE_SPEAKER_INSIDE)->message, SV("in 2 turns ")), 1);
    }
    arena_free(&s.a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_gets_the_whole_turn),
        cmocka_unit_test(the_turn_goes_when_one_withdrew),
        cmocka_unit_test(labels_that_are_no_joint_ones_stay),
        cmocka_unit_test(labels_of_other_turns_are_speakers),
        cmocka_unit_test(what_the_source_says_apart_needs_no_known_names),
        cmocka_unit_test(names_that_may_be_joint_are_known),
        cmocka_unit_test(somebody_else_within_a_turn_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
