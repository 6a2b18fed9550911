#include "xml_sample.h"

#include "0_base/file.h"
#include "0_base/xml_box.h"

#define TALK "<transcript xmlns='urn:weefsel:transcript:1'>"

static void its_first_element_tells(void **state)
{
    (void)state;
    assert_int_equal(xml_sample_probe(&reader_transcript, TALK "</transcript>"), 2);
    assert_int_equal(xml_sample_probe(&reader_transcript, "<transcript/>"), 1);
    assert_int_equal(xml_sample_probe(&reader_transcript, "<transcript xmlns='urn:weefsel:transcript:2'/>"), 1);
    assert_int_equal(xml_sample_probe(&reader_transcript, "<transcript xmlns='urn:x'/>"), 0);
}

static void everything_in_it_is_kept(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_transcript,
                    "<transcript xmlns='urn:weefsel:transcript:1' language='nl'><speaker id='a' name='Aïcha Bel'/>"
                    "<speaker id='p1' name='Sjaan'/><speaker id='c'/><note kind='memo' author='Els'>Veel\n wind.</note>"
                    "<turn speaker='a' start='0:01' end='1:00:02.5'> Dag  <note>zwaait</note> Sjaan.<br/>Koffie? </turn>"
                    "<turn speaker='p1'>Ja.</turn><turn speaker='c'>Ik ook.</turn></transcript>");
    assert_true(s.ok);
    assert_int_equal(s.problems.rows.count, 0);
    assert_int_equal(s.t.count, 3);
    assert_turn(&s, 0, "Aïcha Bel", "Dag Sjaan.\nKoffie?");
    assert_times(&s, 0, 1000, 3602500);
    assert_turn(&s, 1, "p1", "Ja."); /* the study knows the id, not the name */
    assert_turn(&s, 2, "c", "Ik ook.");
    assert_int_equal(s.t.note_count, 2);
    assert_sv(s.t.notes[0].text, "Veel wind.");
    assert_sv(s.t.notes[0].author, "Els");
    assert_int_equal(s.t.notes[0].kind, NOTE_MEMO);
    assert_int_equal(s.t.notes[0].turn, SIZE_MAX);
    assert_int_equal(s.t.notes[1].turn, 0);
    assert_sv(s.t.language, "nl");
    assert_int_equal(s.t.loss_count, 0);
    arena_free(&s.a);
}

static void mistakes_have_a_place_and_the_nearest_name(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_transcript,
                    TALK "\n <speaker id='buur'/>\n <trun speaker='buur'>weg</trun>\n <turn speaker='buut' strat='0:01'>ja"
                         "</turn>\n</transcript>");
    const struct problems_row *row = problem_of(&s.problems, MESSAGE_TALK_ELEMENT_NEAR);
    assert_int_equal(row->line.value, 3);
    assert_int_equal(row->column.value, 2);
    assert_sv(row->hint, "Did you mean <turn>?");
    assert_sv(problem_of(&s.problems, MESSAGE_TALK_ATTRIBUTE_NEAR)->hint, "Did you mean start=\"…\"?");
    assert_int_equal(problem_of(&s.problems, MESSAGE_TALK_ATTRIBUTE_NEAR)->column.value, 23);
    assert_sv(problem_of(&s.problems, MESSAGE_TALK_SPEAKER_NEAR)->hint, "Did you mean 'buur'?");
    assert_int_equal(s.t.rejected_count, 1);
    assert_sv(rejected_at(&s.problems.rejected, 0)->row, "buur: weg");
    assert_turn(&s, 0, "buut", "ja");
    arena_free(&s.a);
}

/* The schema and the reader must draw the same line. What the schema cannot say (speakers that are
 * not listed, empty turns) is left out. */
static void the_schema_agrees_with_the_reader(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool good;
    } cases[] = {
        { TALK "<turn speaker='a'>x</turn></transcript>", true },
        { TALK "<turn speaker='a' start='0:00' end='999:59.123'>x</turn></transcript>", true },
        { TALK "<turn speaker='a' start='1:00:00'>x<br/>y<note author='b' kind='footnote'>z</note></turn></transcript>", true },
        { TALK "<turn speaker='a'>x</turn><speaker id='a' name='b'/><note kind='memo'>z</note></transcript>", true },
        { "<transcript xmlns='urn:weefsel:transcript:1' language='nld'><turn speaker='a'>x</turn></transcript>", true },
        { "<transcript><turn speaker='a'>x</turn></transcript>", false },
        { "<transcript xmlns='urn:weefsel:transcript:2'><turn speaker='a'>x</turn></transcript>", false },
        { "<transcript xmlns='urn:weefsel:transcript:1' language='NL'><turn speaker='a'>x</turn></transcript>", false },
        { "<transcript xmlns='urn:weefsel:transcript:1' date='x'><turn speaker='a'>x</turn></transcript>", false },
        { TALK "x<turn speaker='a'>x</turn></transcript>", false },
        { TALK "<turn>x</turn></transcript>", false },
        { TALK "<turn speaker=' '>x</turn></transcript>", false },
        { TALK "<turn speaker='a' start='12.03'>x</turn></transcript>", false },
        { TALK "<turn speaker='a' start='0:60'>x</turn></transcript>", false },
        { TALK "<turn speaker='a' end=''>x</turn></transcript>", false },
        { TALK "<turn speaker='a'><b>x</b>y</turn></transcript>", false },
        { TALK "<turn speaker='a'>y<br>x</br></turn></transcript>", false },
        { TALK "<turn speaker='a'>y<br><note/></br></turn></transcript>", false },
        { TALK "<turn speaker='a'>y<note>x<b/></note></turn></transcript>", false },
        { TALK "<turn speaker='a'>y<note kind='iets'>x</note></turn></transcript>", false },
        { TALK "<turn speaker='a'>y<note author=''>x</note></turn></transcript>", false },
        { TALK "<speaker/><turn speaker='a'>y</turn></transcript>", false },
        { TALK "<speaker id='a' name=''/><turn speaker='a'>y</turn></transcript>", false },
        { TALK "<speaker id='a'>z</speaker><turn speaker='a'>y</turn></transcript>", false },
        { TALK "<speaker id='a'><br/></speaker><turn speaker='a'>y</turn></transcript>", false },
        { TALK "<words/><turn speaker='a'>y</turn></transcript>", false },
    };
    struct arena a = { 0 };
    struct err err = { 0 };
    sv schema;
    assert_true(file_read(&a, "schemas/transcript.rng", SV("schemas/transcript.rng"), FILE_LIMIT_BYTES, &schema, &err));
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        struct err why = { 0 };
        struct xml_sample s;
        bool valid = xml_box_validate(&a, SV("t.xml"), sv_from_cstr(cases[i].text), schema, &why);
        xml_sample_read(&s, &reader_transcript, cases[i].text);
        bool silent = s.ok && s.problems.rows.count == 0;
        if (valid != cases[i].good || silent != cases[i].good)
            fail_msg("schema (%d) or reader (%d) differ on: %s", valid, silent, cases[i].text);
        arena_free(&s.a);
    }
    arena_free(&a);
}

static void without_turns_there_is_no_talk(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_transcript, TALK "<speaker id='a'/><turn speaker='a'> <note>stil</note></turn></transcript>");
    assert_int_equal(s.err.message, MESSAGE_TRANSCRIPT_EMPTY);
    assert_int_equal(problem_times(&s.problems, MESSAGE_TXT_TURN_EMPTY), 1);
    arena_free(&s.a);
}

static void a_file_cut_off_anywhere_is_read(void **state)
{
    (void)state;
    cut_off_anywhere(&reader_transcript, TALK "<speaker id='a'/><turn speaker='a'>x<note>y</note></turn></transcript>", 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(its_first_element_tells),
        cmocka_unit_test(everything_in_it_is_kept),
        cmocka_unit_test(mistakes_have_a_place_and_the_nearest_name),
        cmocka_unit_test(the_schema_agrees_with_the_reader),
        cmocka_unit_test(without_turns_there_is_no_talk),
        cmocka_unit_test(a_file_cut_off_anywhere_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
