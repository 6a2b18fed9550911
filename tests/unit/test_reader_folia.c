#include "xml_sample.h"

#define FOLIA(meta, inside) \
    "<FoLiA xmlns='http://ilk.uvt.nl/folia' version='2.0'><metadata>" meta "</metadata>" inside "</FoLiA>"
#define W(text) "<w><t>" text "</t></w>"

static void its_first_element_tells(void **state)
{
    (void)state;
    assert_int_equal(xml_sample_probe(&reader_folia, FOLIA("", "")), 2);
    assert_int_equal(xml_sample_probe(&reader_folia, "<FoLiA/>"), 1);
    assert_int_equal(xml_sample_probe(&reader_folia, "<TEI/>"), 0);
}

static void utterances_events_and_sentences_have_speakers(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_folia,
                    FOLIA("<meta id='language'>nld</meta>",
                          "<speech><utt speaker='A' begintime='00:00:01.000' endtime='00:00:02.500'><t>een</t></utt>"
                          "<s speaker='B'>" W("twee") "<w space='no'><t>drie</t></w>" W(".") "</s>"
                          "<event actor='C'><p><t>vier</t></p><p><t>vijf</t></p>"
                          "<utt speaker='A'><t>zes</t></utt><s><t>zeven</t></s></event></speech>"));
    assert_true(s.ok);
    assert_int_equal(s.t.count, 5);
    assert_turn(&s, 0, "A", "een");
    assert_times(&s, 0, 1000, 2500);
    assert_true(s.t.items[0].joins);
    assert_turn(&s, 1, "B", "twee drie.");
    assert_turn(&s, 2, "C", "vier\nvijf"); /* a message of two paragraphs */
    assert_false(s.t.items[2].joins);
    assert_turn(&s, 3, "A", "zes");
    assert_turn(&s, 4, "C", "zeven");
    assert_sv(s.t.language, "nl");
    assert_int_equal(s.t.found, FOUND_ELEMENTS);
    arena_free(&s.a);
}

static void paragraphs_are_turns_where_nobody_speaks(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_folia,
                    FOLIA("", "<text><lang class='nl'/><div><head><t>Kop</t></head><p><s>" W("Een") W("zin") "</s><s>"
                              "<t>En nog\n een.</t></s><br/><quote>" W("Ja") "</quote></p>"
                              "<list><item><t>punt</t></item></list></div></text>"));
    assert_int_equal(s.t.count, 3);
    assert_turn(&s, 0, "", "Kop");
    assert_turn(&s, 1, "", "Een zin En nog een.\nJa");
    assert_turn(&s, 2, "", "punt");
    assert_sv(s.t.language, "nl");
    arena_free(&s.a);
}

static void words_have_lemma_and_tag(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_folia,
                    FOLIA("", "<speech><utt speaker='A'><w><t>café</t><pos class='N'/><lemma class='café'/><ph>x</ph></w>"
                              "<w space='no'><t>is</t><lemma class='_'/><pos class='WW'/><pos class='V'/></w>"
                              "<w><t>.</t></w><w><ph>hm</ph></w>"
                              "<w><t class='ocr'>0pen</t><t>open</t><lemma class='open'/></w></utt></speech>"));
    assert_turn(&s, 0, "A", "café is. open");
    assert_int_equal(s.t.items[0].word_count, 3);
    assert_word(&s, 0, 0, "café", "café", "N");
    assert_word(&s, 0, 1, "is", "", "WW");
    assert_word(&s, 0, 2, "open", "open", "");
    assert_int_equal(losses_of(&s, "ph"), 2);
    assert_int_equal(losses_of(&s, "pos"), 1);
    assert_int_equal(losses_of(&s, "w"), 1);
    assert_int_equal(losses_of(&s, "t"), 1);
    arena_free(&s.a);
}

/* The new one; else the current one beside a suggestion; else what was there. */
static void corrections_give_what_now_stands(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_folia,
                    FOLIA("", "<text><p>"
                              "<correction><new>" W("PvdA-huize") "</new><original>" W("PvdA") W("-huize")
                              "</original><suggestion>" W("x") "</suggestion></correction>"
                              "<w><correction><original><t>zeit</t></original><new><t>zei</t></new></correction></w>"
                              "<correction><current>" W("nou") "</current><suggestion>" W("nu") "</suggestion></correction>"
                              "<correction><new/><original>" W("weg") "</original></correction>"
                              "<correction><original>" W("oud") "</original></correction></p></text>"));
    assert_turn(&s, 0, "", "PvdA-huize zei nou oud");
    assert_int_equal(losses_of(&s, "original"), 2);
    assert_int_equal(losses_of(&s, "suggestion"), 2);
    arena_free(&s.a);
}

static void words_with_speakers_of_their_own_make_turns(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_folia,
                    FOLIA("", "<speech><s speaker='A'>" W("een") "<w speaker='B'><t>twee</t></w>"
                              "<w speaker='B'><t>drie</t></w>" W("vier") "</s></speech>"));
    assert_int_equal(s.t.count, 3);
    assert_turn(&s, 0, "A", "een");
    assert_turn(&s, 1, "B", "twee drie");
    assert_turn(&s, 2, "A", "vier");
    arena_free(&s.a);
}

static void times_span_what_is_timed_inside(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_folia,
                    FOLIA("", "<speech><s speaker='A'>" W("een") W("twee")
                              "<timing><timesegment begintime='00:01:02.500' endtime='00:01:03.000'/>"
                              "<timesegment begintime='00:01:03.000' endtime='00:01:04.250'/></timing></s>"
                              "<utt speaker='B' begintime='00:00:09.000' endtime='00:00:08.000'><t>x</t></utt>"
                              "<utt speaker='B'><t>y</t></utt></speech>"));
    assert_times(&s, 0, 62500, 64250);
    assert_times(&s, 1, -1, -1);
    assert_times(&s, 2, -1, -1);
    assert_int_equal(problem_times(&s.problems, MESSAGE_MARKUP_TIMES), 1);
    assert_int_equal(losses_of(&s, "timing"), 1);
    arena_free(&s.a);
}

static void text_on_two_levels_is_that_of_the_words(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_folia,
                    FOLIA("", "<text><p><t>Een zin.</t><s>" W("Een") "<w space='no'><t>zin</t></w>" W(".") "</s></p>"
                              "<p><t>Iets anders.</t><s><t>Een zin.</t></s></p></text>"));
    assert_int_equal(s.t.count, 2);
    assert_turn(&s, 0, "", "Een zin.");
    assert_turn(&s, 1, "", "Een zin.");
    assert_int_equal(problem_times(&s.problems, MESSAGE_FOLIA_TWICE), 1);
    assert_int_equal(s.t.rejected_count, 1);
    assert_sv(rejected_at(&s.problems.rejected, 0)->row, "Iets anders.");
    arena_free(&s.a);
}

static void notes_stand_at_their_turn(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_folia,
                    FOLIA("", "<speech><utt speaker='A'><note><p><s>" W("Kijk") "<w space='no'><t>hier</t></w>" W(".")
                              "</s></p></note></utt><utt speaker='B'>" W("een")
                              "<w><t>twee</t><comment annotator='Els'>hm</comment></w></utt></speech>"));
    assert_int_equal(s.t.count, 1);
    assert_int_equal(s.t.note_count, 2);
    assert_int_equal(s.t.notes[0].turn, SIZE_MAX); /* at a turn without words */
    assert_int_equal(s.t.notes[0].kind, NOTE_FOOTNOTE);
    assert_sv(s.t.notes[0].text, "Kijk hier.");
    assert_int_equal(s.t.notes[1].turn, 0);
    assert_int_equal(s.t.notes[1].kind, NOTE_COMMENT);
    assert_sv(s.t.notes[1].text, "hm");
    assert_sv(s.t.notes[1].author, "Els");
    arena_free(&s.a);
}

/* What somebody says in a note is hers; a note at a turn without words is of its speaker. */
static void notes_have_the_voices_of_who_speaks(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_folia,
                    FOLIA("", "<speech><event speaker='A'><utt>" W("een") "<comment>bij een</comment></utt>"
                              "<note><utt speaker='B'><t>twee</t></utt><utt><t>drie</t></utt>"
                              "<utt speaker='B'><t>vier</t></utt></note><note><t>vijf</t></note></event>"
                              "<utt speaker='B'><ph>hm</ph><comment>zes</comment></utt></speech>"));
    static const char *const notes[][2] = { { "A", "bij een" }, { "B", "twee vier" }, { "A", "drie" },
                                            { "A", "vijf" },    { "B", "zes" } };
    assert_int_equal(s.t.note_count, WF_COUNT(notes));
    for (size_t i = 0; i < WF_COUNT(notes); i++) {
        assert_sv(s.t.notes[i].voice, notes[i][0]);
        assert_sv(s.t.notes[i].text, notes[i][1]);
    }
    assert_true(s.t.notes[4].turn == SIZE_MAX);
    assert_int_equal(s.t.loss_count, 2); /* the metadata, and ph */
    assert_sv(s.t.losses[0].voice, "");
    assert_sv(s.t.losses[1].voice, "B");
    arena_free(&s.a);
}

static void text_that_stands_loose_is_damage(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_folia, "<FoLiA xmlns='http://ilk.uvt.nl/folia'><metadata/>MEH<text/></FoLiA>");
    assert_int_equal(s.err.message, MESSAGE_FOLIA_STRAY);
    arena_free(&s.a);
    xml_sample_read(&s, &reader_folia, FOLIA("", "<text>\n<p>los</p></text>"));
    assert_int_equal(s.err.message, MESSAGE_FOLIA_STRAY);
    assert_int_equal(s.err.line, 2);
    arena_free(&s.a);
    xml_sample_read(&s, &reader_folia, FOLIA("", "<speech><utt><ph>x</ph></utt></speech>"));
    assert_int_equal(s.err.message, MESSAGE_TRANSCRIPT_EMPTY);
    arena_free(&s.a);
}

static void a_file_cut_off_anywhere_is_read(void **state)
{
    (void)state;
    cut_off_anywhere(&reader_folia,
                     FOLIA("", "<text><s speaker='A'><w><t>x</t><lemma class='y'/></w></s><p><t>z</t></p></text>"), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(its_first_element_tells),
        cmocka_unit_test(utterances_events_and_sentences_have_speakers),
        cmocka_unit_test(paragraphs_are_turns_where_nobody_speaks),
        cmocka_unit_test(words_have_lemma_and_tag),
        cmocka_unit_test(corrections_give_what_now_stands),
        cmocka_unit_test(words_with_speakers_of_their_own_make_turns),
        cmocka_unit_test(times_span_what_is_timed_inside),
        cmocka_unit_test(text_on_two_levels_is_that_of_the_words),
        cmocka_unit_test(notes_stand_at_their_turn),
        cmocka_unit_test(notes_have_the_voices_of_who_speaks),
        cmocka_unit_test(text_that_stands_loose_is_damage),
        cmocka_unit_test(a_file_cut_off_anywhere_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
