#include "xml_sample.h"

#define EAF(times, rest) "<ANNOTATION_DOCUMENT><TIME_ORDER>" times "</TIME_ORDER>" rest "</ANNOTATION_DOCUMENT>"
#define SLOT(id, ms) "<TIME_SLOT TIME_SLOT_ID='" id "' TIME_VALUE='" ms "'/>"
#define TIER(id, attributes, inside) "<TIER TIER_ID='" id "' " attributes ">" inside "</TIER>"
#define ALIGNED(id, from, to, text)                                                                            \
    "<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID='" id "' TIME_SLOT_REF1='" from "' TIME_SLOT_REF2='" to "'>" \
    "<ANNOTATION_VALUE>" text "</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"
#define REF(id, of, text)                                                                             \
    "<ANNOTATION><REF_ANNOTATION ANNOTATION_ID='" id "' ANNOTATION_REF='" of "'>" \
    "<ANNOTATION_VALUE>" text "</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>"
#define SLOTS SLOT("t1", "0") SLOT("t2", "1000") SLOT("t3", "2000") SLOT("t4", "3000")

static void its_first_element_tells(void **state)
{
    (void)state;
    assert_int_equal(xml_sample_probe(&reader_eaf, "<ANNOTATION_DOCUMENT/>"), 2);
    assert_int_equal(xml_sample_probe(&reader_eaf, "<TEI/>"), 0);
    assert_int_equal(xml_sample_probe(&reader_eaf, "Sjaan: ANNOTATION_DOCUMENT"), 0);
}

static void annotations_of_all_tiers_stand_in_the_order_of_time(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_eaf,
                    EAF(SLOTS, TIER("A", "PARTICIPANT='Ans' DEFAULT_LOCALE='nl'",
                                    ALIGNED("a1", "t1", "t3", "een") ALIGNED("a2", "t3", "t4", "drie"))
                                   TIER("B", "DEFAULT_LOCALE='nl'", ALIGNED("a3", "t2", "t4", "twee")
                                                                        ALIGNED("a4", "t3", "t4", "vier"))));
    assert_true(s.ok);
    assert_int_equal(s.t.found, FOUND_ELEMENTS);
    assert_sv(s.t.items[3].language, "nl");
    assert_int_equal(s.t.count, 4);
    assert_turn(&s, 0, "Ans", "een");
    assert_times(&s, 0, 0, 2000);
    assert_turn(&s, 1, "B", "twee"); /* while Ans speaks */
    assert_times(&s, 1, 1000, 3000);
    assert_turn(&s, 2, "Ans", "drie"); /* at the same time: in the order of the tiers */
    assert_turn(&s, 3, "B", "vier");
    assert_true(s.t.items[2].joins);
    assert_int_equal(s.t.loss_count, 0);
    arena_free(&s.a);
}

/* Slots without a time stand after the last one that has a time; nothing is made up for them. */
static void a_slot_without_time_is_no_time(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_eaf,
                    EAF(SLOT("t1", "500") "<TIME_SLOT TIME_SLOT_ID='t2'/>" SLOT("t3", "900"),
                        TIER("A", "", ALIGNED("a1", "t3", "t3", "laat") ALIGNED("a2", "t9", "t3", "zwevend"))
                            TIER("B", "", ALIGNED("a3", "t2", "t3", "midden") ALIGNED("a4", "t1", "t2", "vroeg"))));
    assert_int_equal(s.t.count, 4);
    assert_turn(&s, 0, "B", "midden"); /* both at 500: in the order of the document */
    assert_times(&s, 0, -1, 900);
    assert_turn(&s, 1, "B", "vroeg");
    assert_times(&s, 1, 500, -1);
    assert_turn(&s, 2, "A", "laat");
    assert_turn(&s, 3, "A", "zwevend"); /* behind the one before it in its tier */
    assert_times(&s, 3, -1, 900);
    assert_sv(problem_of(&s.problems, MESSAGE_MARKUP_POINTER)->message, "'t9' points to a time that is not in this file");
    arena_free(&s.a);
}

static void tiers_under_another_are_lost_unless_that_is_empty(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_eaf,
                    EAF(SLOTS,
                        TIER("A", "", ALIGNED("a1", "t1", "t2", "dag"))
                        TIER("Av", "PARENT_REF='A' LINGUISTIC_TYPE_REF='v'", REF("a2", "a1", "bonjour"))
                        TIER("B", "", ALIGNED("a3", "t2", "t3", "") ALIGNED("a4", "t3", "t4", ""))
                        TIER("Bw", "PARENT_REF='B' PARTICIPANT='Bea'", REF("a5", "a3", "ja") REF("a6", "a3", "hoor"))
                        TIER("Bg", "PARENT_REF='Bw'", REF("a7", "a5", "oui"))
                        TIER("rond", "PARENT_REF='rond'", REF("a8", "a8", "weg"))
                        "<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID='v' CONSTRAINTS='Symbolic_Association'/>"));
    assert_int_equal(s.t.count, 3);
    assert_turn(&s, 0, "A", "dag");
    assert_turn(&s, 1, "Bea", "ja");
    assert_times(&s, 1, 1000, 2000); /* of what it hangs under */
    assert_turn(&s, 2, "Bea", "hoor");
    assert_int_equal(losses_of(&s, "TIER Symbolic_Association"), 1);
    assert_int_equal(losses_of(&s, "TIER"), 2);       /* Bg, rond */
    assert_int_equal(losses_of(&s, "ANNOTATION"), 2); /* those without text */
    arena_free(&s.a);
}

/* It may be a translation of what somebody says, or talk. */
static void a_tier_under_one_that_is_not_there_is_set_aside(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_eaf,
                    EAF(SLOTS, TIER("A", "", ALIGNED("a1", "t1", "t2", "dag"))
                                   TIER("C", "PARENT_REF='weg' PARTICIPANT='Bea'", REF("a4", "a9", "vier"))
                                       TIER("Cw", "PARENT_REF='C'", REF("a5", "a4", "four"))));
    assert_int_equal(s.t.count, 1);
    assert_turn(&s, 0, "A", "dag");
    assert_int_equal(s.t.rejected_count, 1);
    assert_sv(rejected_at(&s.problems.rejected, 0)->row, "Bea:\nvier");
    assert_int_equal(losses_of(&s, "TIER"), 1);
    arena_free(&s.a);
}

static void the_name_that_the_study_knows_is_the_label(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_eaf,
                    EAF(SLOTS, TIER("p1", "PARTICIPANT='Mevrouw'", ALIGNED("a1", "t1", "t2", "a"))
                                   TIER("p2", "PARTICIPANT='Thijs Kramer'", ALIGNED("a2", "t2", "t3", "b"))
                                       TIER("p3", "PARTICIPANT='Buur'", ALIGNED("a3", "t3", "t4", "c"))));
    assert_turn(&s, 0, "p1", "a");
    assert_turn(&s, 1, "Thijs Kramer", "b");
    assert_turn(&s, 2, "Buur", "c");
    arena_free(&s.a);
}

static void a_turn_has_the_language_of_its_tier(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_eaf, EAF(SLOTS, TIER("A", "DEFAULT_LOCALE='nl'", ALIGNED("a1", "t1", "t2", "a"))
                                                    TIER("B", "LANG_REF='deu'", ALIGNED("a2", "t1", "t2", "b"))));
    assert_sv(s.t.items[0].language, "nl");
    assert_sv(s.t.items[1].language, "de");
    arena_free(&s.a);
    xml_sample_read(&s, &reader_eaf,
                    EAF(SLOTS, TIER("B", "DEFAULT_LOCALE='en' LANG_REF='nld'", ALIGNED("a2", "t1", "t2", "b"))));
    assert_sv(s.t.items[0].language, "nl");
    arena_free(&s.a);
}

static void what_stands_around_is_lost(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_eaf,
                    "<ANNOTATION_DOCUMENT><HEADER><MEDIA_DESCRIPTOR/><MEDIA_DESCRIPTOR/><PROPERTY/></HEADER>"
                    "<LICENSE/><TIME_ORDER/>" TIER("A", "ANNOTATOR='x'", ALIGNED("a", "t", "t", "ja"))
                    "</ANNOTATION_DOCUMENT>");
    assert_int_equal(losses_of(&s, "MEDIA_DESCRIPTOR"), 2);
    assert_int_equal(losses_of(&s, "PROPERTY"), 1);
    assert_int_equal(losses_of(&s, "LICENSE"), 1);
    assert_int_equal(losses_of(&s, "TIER@ANNOTATOR"), 1);
    arena_free(&s.a);
}

static void without_text_there_is_no_talk(void **state)
{
    (void)state;
    struct xml_sample s;
    xml_sample_read(&s, &reader_eaf, EAF("", TIER("A", "", ALIGNED("a", "t", "t", " "))));
    assert_int_equal(s.err.message, MESSAGE_TRANSCRIPT_EMPTY);
    arena_free(&s.a);
}

static void a_file_cut_off_anywhere_is_read(void **state)
{
    (void)state;
    cut_off_anywhere(&reader_eaf, EAF(SLOTS, TIER("A", "", ALIGNED("a1", "t1", "t2", "a &amp; b"))), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(its_first_element_tells),
        cmocka_unit_test(annotations_of_all_tiers_stand_in_the_order_of_time),
        cmocka_unit_test(a_slot_without_time_is_no_time),
        cmocka_unit_test(tiers_under_another_are_lost_unless_that_is_empty),
        cmocka_unit_test(the_name_that_the_study_knows_is_the_label),
        cmocka_unit_test(a_turn_has_the_language_of_its_tier),
        cmocka_unit_test(a_tier_under_one_that_is_not_there_is_set_aside),
        cmocka_unit_test(what_stands_around_is_lost),
        cmocka_unit_test(without_text_there_is_no_talk),
        cmocka_unit_test(a_file_cut_off_anywhere_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
