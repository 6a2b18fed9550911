#include "xml_sample.h"

#define TEI(header, body)                                                                    \
    "<TEI xmlns='http://www.tei-c.org/ns/1.0' xml:lang='nl'><teiHeader>" header "</teiHeader>" \
    "<text><body>" body "</body></text></TEI>"

static void its_first_element_tells(void **state)
{
    (void)state;
    assert_int_equal(xml_sample_probe(&reader_tei, "<?xml version='1.0'?>\n<!-- a > b -->\n<TEI/>"), 2);
    assert_int_equal(xml_sample_probe(&reader_tei, "<TEI xmlns='http://www.tei-c.org/ns/1.0'/>"), 2);
    assert_int_equal(xml_sample_probe(&reader_tei, "<t:teiCorpus xmlns:t='http://www.tei-c.org/ns/1.0'/>"), 2);
    assert_int_equal(xml_sample_probe(&reader_tei, "<TEI xmlns='urn:x'/>"), 1);
    assert_int_equal(xml_sample_probe(&reader_tei, "<FoLiA/>"), 0);
}

static void utterances_have_the_names_of_their_persons(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_tei,
                    TEI("<listPerson><person xml:id='ka'><persName><surname>Arib</surname>\n"
                        "<forename>Khadija</forename></persName></person>"
                        "<person xml:id='jv'><persName><forename>Joost</forename> <nameLink>van den</nameLink>"
                        "<surname>Vondel</surname></persName></person><person xml:id='leeg'/>"
                        "<person xml:id='p1'><persName>Onbekende</persName></person>"
                        "<personGrp xml:id='koor'><name>Het  koor</name></personGrp></listPerson>",
                        "<u who='#ka'>a</u><u who='#jv'>b</u><u who='x.xml#leeg'>c</u><u who='#elders'>d</u>"
                        "<u who='#koor'>e</u><u who='#p1'>f</u><u>g</u>"));
    assert_true(s.ok);
    assert_int_equal(s.t.count, 7);
    assert_turn(&s, 0, "Khadija Arib", "a");
    assert_turn(&s, 1, "Joost van den Vondel", "b");
    assert_turn(&s, 2, "leeg", "c");
    assert_turn(&s, 3, "elders", "d");
    assert_turn(&s, 4, "Het koor", "e");
    assert_turn(&s, 5, "p1", "f"); /* the study knows the id, not the name */
    assert_turn(&s, 6, "", "g");
    assert_sv(s.t.language, "nl");
    assert_int_equal(s.t.found, FOUND_ELEMENTS);
    arena_free(&s.a);
}

static void what_is_not_said_is_lost_and_counted(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_tei,
                    TEI("", "<head>kop</head><note>De voorzitter</note>"
                            "<u who='#a'>Ja<note>n1</note>, <vocal><desc>kucht</desc></vocal>  dat\n <gap/>kan.</u>"
                            "<div><p>proza</p></div>los<u who='#b'><kinesic/></u>"));
    assert_int_equal(s.t.count, 1);
    assert_turn(&s, 0, "a", "Ja , dat kan.");
    assert_int_equal(losses_of(&s, "note"), 2);
    assert_int_equal(losses_of(&s, "vocal"), 1);
    assert_int_equal(losses_of(&s, "desc"), 0); /* it went with the vocal */
    assert_int_equal(losses_of(&s, "gap"), 1);
    assert_int_equal(losses_of(&s, "head"), 1);
    assert_int_equal(losses_of(&s, "div"), 1);
    assert_int_equal(losses_of(&s, "u"), 1);
    assert_int_equal(losses_of(&s, "text()"), 1);
    assert_int_equal(losses_of(&s, "teiHeader"), 1);
    arena_free(&s.a);
}

/* @who points, but people write names in it: a name is not two pointers. */
static void a_name_in_full_is_one_speaker(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_tei,
                    TEI("", "<u who='Thijs Kramer'>een</u><u who='Thijs Krammer'>twee</u><u who='p1 p1'>drie</u>"
                            "<u who='#Thijs #Kramer'>vier</u><u who=' Thijs '>vijf</u>"));
    assert_int_equal(s.t.count, 5);
    assert_turn(&s, 0, "Thijs Kramer", "een");
    assert_turn(&s, 1, "Thijs Krammer", "twee"); /* nobody's: told as such */
    assert_turn(&s, 2, "p1", "drie");
    assert_int_equal(s.t.items[2].other_count, 1);
    assert_turn(&s, 3, "Thijs", "vier");
    assert_sv(s.t.items[3].others[0], "Kramer");
    assert_turn(&s, 4, "Thijs", "vijf");
    arena_free(&s.a);
}

static size_t lost_by(const struct xml_sample *s, const char *element, const char *voice)
{
    size_t count = 0;
    for (size_t i = 0; i < s->t.loss_count; i++)
        if (sv_is(s->t.losses[i].element, element) && sv_is(s->t.losses[i].voice, voice)) count += s->t.losses[i].count;
    return count;
}

static void losses_are_in_the_words_of_who_speaks(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_tei,
                    TEI("", "<gap/><u who='#a'>een <vocal/><u who='#b'>twee <vocal/><vocal/></u> drie <vocal/></u><gap/>"
                            "<u who='#a #b'>samen <pause/></u><annotationBlock who='#b'><u>vier</u><spanGrp/>"
                            "</annotationBlock><u who='#c'><vocal/></u>"));
    assert_int_equal(lost_by(&s, "gap", ""), 2);
    assert_int_equal(lost_by(&s, "vocal", "a"), 2);
    assert_int_equal(lost_by(&s, "vocal", "b"), 2);
    assert_int_equal(lost_by(&s, "pause", "a\nb"), 1);
    assert_int_equal(lost_by(&s, "spanGrp", "b"), 1);
    assert_int_equal(lost_by(&s, "vocal", "c"), 1); /* who says no word */
    assert_true(s.t.items[2].joins && s.t.items[2].in_line);
    assert_sv(s.t.voice, "");
    arena_free(&s.a);
}

static void a_play_has_speeches_in_verse_and_prose(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_tei,
                    TEI("<listPerson><person xml:id='a'><persName>Aart</persName></person></listPerson>",
                        "<sp who='#a'><speaker>AART.</speaker><lg><l>een <stage>af</stage></l><l>twee</l></lg>"
                        "<p>drie</p></sp><sp><speaker> Els  Kals: </speaker><p>vier</p></sp>"
                        "<sp who='#a #b'><l>samen</l></sp>"));
    assert_int_equal(s.t.count, 3);
    assert_turn(&s, 0, "Aart", "een\ntwee\ndrie");
    assert_turn(&s, 1, "Els Kals", "vier");
    assert_turn(&s, 2, "Aart", "samen"); /* together.c makes a turn of each */
    assert_int_equal(s.t.items[2].other_count, 1);
    assert_sv(s.t.items[2].others[0], "b");
    assert_int_equal(losses_of(&s, "stage"), 1);
    arena_free(&s.a);
}

/* 2.1 s after the origin; 1 min after that; a clock that runs from 12:30. */
static void times_come_from_the_timeline(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_tei,
                    TEI("", "<timeline unit='s'><when xml:id='T0'/><when xml:id='T1' interval='2.1' since='#T0'/>"
                            "<when xml:id='T2' interval='1' unit='min' since='#T1'/><when xml:id='T3' interval='4'/>"
                            "<when xml:id='T4' interval='unknown' since='#T3'/></timeline>"
                            "<timeline><when xml:id='K0' absolute='2025-03-12T12:30:00'/>"
                            "<when xml:id='K1' absolute='12:31:30.5'/></timeline>"
                            "<u who='#a' start='#T1' end='#T2'>a</u><u who='#a' synch='#T3'>b</u>"
                            "<u who='#a' start='#T4'>c</u><u who='#a' start='#K0' end='#K1'>d</u>"
                            "<u who='#a' start='#T2' end='#T1'>e</u><u who='#a' start='#T9'>f</u>"
                            "<u who='#a'><anchor synch='#T0'/>g<anchor synch='#T1'/></u>"
                            "<annotationBlock who='#b' start='#T0' end='#T1'><u>h</u></annotationBlock>"));
    assert_int_equal(s.t.count, 8);
    assert_times(&s, 0, 2100, 62100);
    assert_times(&s, 1, 4000, -1);
    assert_times(&s, 2, -1, -1);
    assert_times(&s, 3, 0, 90500);
    assert_times(&s, 4, -1, -1);
    assert_times(&s, 5, -1, -1);
    assert_times(&s, 6, 0, 2100);
    assert_times(&s, 7, 0, 2100);
    assert_turn(&s, 7, "b", "h");
    assert_int_equal(problem_times(&s.problems, MESSAGE_MARKUP_TIMES), 1);
    assert_int_equal(problem_times(&s.problems, MESSAGE_MARKUP_POINTER), 1);
    arena_free(&s.a);
}

static void tokens_stand_together_as_they_say(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_tei,
                    TEI("", "<u who='#a'><seg><s>\n<w lemma='zijn' msd='V' join='right'>Is</w>\n<pc>,</pc>"
                            "<w lemma='Aïcha' pos='N' ana='x'>Aïcha</w><w lemma='er' ana='mte:R'>er</w></s>\n"
                            "<s><w>Ja</w><pc join='left'>.</pc></s></seg><seg><w lemma='o'>O</w></seg></u>"));
    assert_int_equal(s.t.count, 1);
    assert_turn(&s, 0, "a", "Is, Aïcha er Ja.\nO");
    assert_int_equal(s.t.items[0].word_count, 4);
    assert_word(&s, 0, 0, "Is", "zijn", "V");
    assert_word(&s, 0, 1, "Aïcha", "Aïcha", "N");
    assert_word(&s, 0, 2, "er", "er", "mte:R");
    assert_word(&s, 0, 3, "O", "o", "");
    arena_free(&s.a);
    /* without @join the source's own blanks count */
    xml_sample_read(&s, &reader_tei, TEI("", "<u who='#a'><w lemma='ja'>ja</w><pc>,</pc> <w lemma='u'>u</w></u>"));
    assert_turn(&s, 0, "a", "ja, u");
    assert_word(&s, 0, 1, "u", "u", "");
    arena_free(&s.a);
}

/* U+0308 alone in a token composes with the letter before it: then offsets of words are unsure. */
static void words_that_melt_into_each_other_are_dropped(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_tei, TEI("", "<u who='#a'><w lemma='e'>e</w><w lemma='x'>\xCC\x88n</w></u>"));
    assert_turn(&s, 0, "a", "\xC3\xABn");
    assert_int_equal(s.t.items[0].word_count, 0);
    assert_int_equal(losses_of(&s, "w"), 1);
    arena_free(&s.a);
}

static void editors_choices_and_turns_within_turns(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_tei,
                    TEI("", "<u who='#a'>ik <choice><sic>zeit</sic><corr>zei</corr></choice> <u who='#b'>nou</u> dus</u>"
                            "<u who='#a'><app><rdg>x</rdg><lem>y</lem></app><lb/>z</u>"));
    assert_int_equal(s.t.count, 4);
    assert_turn(&s, 0, "a", "ik zei");
    assert_turn(&s, 1, "b", "nou");
    assert_turn(&s, 2, "a", "dus");
    assert_turn(&s, 3, "a", "y\nz");
    assert_int_equal(losses_of(&s, "sic"), 1);
    arena_free(&s.a);
}

static void a_corpus_without_texts_says_where_they_are(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_tei, "<teiCorpus><xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='a.xml'/>"
                                     "</teiCorpus>");
    assert_int_equal(s.err.message, MESSAGE_TEI_CORPUS);
    arena_free(&s.a);
    xml_sample_read(&s, &reader_tei, "<teiCorpus><teiHeader><person xml:id='a'><persName>Aart</persName></person>"
                                     "</teiHeader><TEI><text><body><u who='#a'>ja</u></body></text></TEI></teiCorpus>");
    assert_turn(&s, 0, "Aart", "ja");
    arena_free(&s.a);
    xml_sample_read(&s, &reader_tei, TEI("", "<p>proza</p>"));
    assert_int_equal(s.err.message, MESSAGE_TRANSCRIPT_EMPTY);
    arena_free(&s.a);
}

static void languages_are_looked_for_from_near_to_far(void **state)
{
    (void)state;
    static const struct {
        const char *text, *language;
    } cases[] = {
        { "<TEI xml:lang='en'><text xml:lang='dut'><u>a</u></text></TEI>", "nl" },
        { "<TEI xml:lang='NL-be'><text><u>a</u></text></TEI>", "nl" },
        { "<TEI><teiHeader><profileDesc><langUsage><language ident='ca'/></langUsage></profileDesc></teiHeader>"
          "<text><u>a</u></text></TEI>", "ca" },
        { "<TEI xml:lang='Nederlands'><text><u>a</u></text></TEI>", "" },
    };
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        struct xml_sample s;
        xml_sample_read(&s, &reader_tei, cases[i].text);
        assert_sv(s.t.language, cases[i].language);
        arena_free(&s.a);
    }
}

static void a_file_cut_off_anywhere_is_read(void **state)
{
    (void)state;
    cut_off_anywhere(&reader_tei,
                     TEI("<person xml:id='a'><persName>Aart</persName></person>",
                         "<u who='#a'><w lemma='x' join='right'>x</w><pc>.</pc></u><sp><speaker>B</speaker>y</sp>"), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(its_first_element_tells),
        cmocka_unit_test(utterances_have_the_names_of_their_persons),
        cmocka_unit_test(what_is_not_said_is_lost_and_counted),
        cmocka_unit_test(a_play_has_speeches_in_verse_and_prose),
        cmocka_unit_test(times_come_from_the_timeline),
        cmocka_unit_test(a_name_in_full_is_one_speaker),
        cmocka_unit_test(losses_are_in_the_words_of_who_speaks),
        cmocka_unit_test(tokens_stand_together_as_they_say),
        cmocka_unit_test(words_that_melt_into_each_other_are_dropped),
        cmocka_unit_test(editors_choices_and_turns_within_turns),
        cmocka_unit_test(a_corpus_without_texts_says_where_they_are),
        cmocka_unit_test(languages_are_looked_for_from_near_to_far),
        cmocka_unit_test(a_file_cut_off_anywhere_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
