#include "reader_sample.h"

static void read_vtt(struct reading *r, const char *text) { read_text(r, &reader_vtt, text); }

static void assert_turn(const struct reading *r, size_t i, const char *label, const char *text, int64_t from,
                        int64_t to)
{
    assert_true(i < r->t.count);
    assert_sv(r->t.items[i].label, label);
    assert_sv(r->t.items[i].text, text);
    assert_int_equal(r->t.items[i].start_ms.value, from);
    assert_int_equal(r->t.items[i].end_ms.value, to);
    assert_true(r->t.items[i].joins);
}

static void the_magic_word_is_looked_for(void **state)
{
    (void)state;
    static const struct probe_case cases[] = {
        { "WEBVTT\n\n", 2 }, { "WEBVTT - Gesprek 12\n", 2 }, { "WEBVTTX\n", 0 }, { "Sjaan: WEBVTT\n", 0 }, { "", 0 },
    };
    assert_probes(&reader_vtt, cases, WF_COUNT(cases));
}

static void cues_keep_voice_and_times(void **state)
{
    (void)state;
    struct reading r;
    read_vtt(&r, "WEBVTT - Gesprek\nKind: captions\n\nNOTE iets\nnog iets\n\nSTYLE\n::cue {}\n\n"
                  "REGION\nid:a\n\n1\n00:00:02.000 --> 00:00:09.500 align:start\n"
                  "<v Thijs>Ik blijf <b>hier</b> staan.</v>\n\n"
                  "00:10.000 --> 00:11.000\n<v.hard.snel Luc>Jan &amp; Piet &lt;3 &#233;&#xe9; &x;\ntwee "
                  "<00:00:10.500>regels\n");
    assert_true(r.ok);
    assert_int_equal(r.t.found, FOUND_CUES);
    assert_int_equal(r.t.count, 2);
    assert_turn(&r, 0, "Thijs", "Ik blijf hier staan.", 2000, 9500);
    assert_int_equal(r.t.items[0].line, 14);
    assert_turn(&r, 1, "Luc", "Jan & Piet <3 éé &x;\ntwee regels", 10000, 11000);
    assert_int_equal(r.problems.rows.count, 0);
    arena_free(&r.a);
}

static void two_voices_in_a_cue_are_two_turns(void **state)
{
    (void)state;
    struct reading r;
    read_vtt(&r, "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Ja</v> <v Bob>Nee</v>\n");
    assert_int_equal(r.t.count, 2);
    assert_turn(&r, 0, "Ann", "Ja", 1000, 2000);
    assert_turn(&r, 1, "Bob", "Nee", 1000, 2000);
    arena_free(&r.a);
}

static void names_before_a_colon_are_voices(void **state)
{
    (void)state;
    struct reading r;
    read_vtt(&r, "WEBVTT\n\n1\n00:01.000 --> 00:02.000\nAnn: Ja\n\n2\n00:02.000 --> 00:03.000\nen nog\n\n"
                  "3\n00:03.000 --> 00:04.000\nAnn: Kijk: zo\n\n4\n00:05.000 --> 00:06.000\nKijk: dus\n");
    assert_int_equal(r.t.count, 4);
    assert_turn(&r, 0, "Ann", "Ja", 1000, 2000);
    assert_turn(&r, 1, "Ann", "en nog", 2000, 3000);
    assert_turn(&r, 2, "Ann", "Kijk: zo", 3000, 4000);
    assert_turn(&r, 3, "Ann", "Kijk: dus", 5000, 6000);
    arena_free(&r.a);
}

static void broken_cues_are_rejected_with_their_place(void **state)
{
    (void)state;
    struct reading r;
    read_vtt(&r, "WEBVTT\n\n00:03.000 --> 00:02.000\n<v Ann>Ja\n\n00:xx --> 00:02.000\nwat\n\n"
                  "zomaar een regel\nen nog een\n\n00:04.000 --> 00:05.000\n<b></b>\n\n"
                  "00:06.000 --> 00:07.000\n<v Ann>Goed\n");
    assert_true(r.ok);
    assert_int_equal(r.t.count, 1);
    assert_int_equal(problem_of(&r.problems, MESSAGE_VTT_TIMES)->line.value, 3);
    assert_sv(problem_of(&r.problems, MESSAGE_VTT_TIMES)->message,
              "the end 00:02.000 lies before the start 00:03.000");
    assert_int_equal(problem_of(&r.problems, MESSAGE_VTT_TIMING)->line.value, 6);
    assert_int_equal(problem_times(&r.problems, MESSAGE_VTT_STRAY), 2);
    assert_int_equal(problem_of(&r.problems, MESSAGE_VTT_CUE_EMPTY)->line.value, 12);
    assert_int_equal(r.t.rejected_count, 5);
    assert_int_equal(r.problems.rejected.count, 5);
    assert_sv(rejected_at(&r.problems.rejected, 0)->row, "00:03.000 --> 00:02.000\n<v Ann>Ja");
    arena_free(&r.a);
}

static void without_cues_there_is_no_transcript(void **state)
{
    (void)state;
    static const char *const texts[] = { "WEBVTT", "WEBVTT\n\n", "WEBVTT\n\nNOTE niets\n" };
    for (size_t i = 0; i < WF_COUNT(texts); i++) {
        struct reading r;
        read_vtt(&r, texts[i]);
        assert_int_equal(r.err.message, MESSAGE_TRANSCRIPT_EMPTY);
        arena_free(&r.a);
    }
}

/* A file cut off anywhere is read or refused, and never read beyond its end. */
static void a_file_cut_off_anywhere_is_read(void **state)
{
    (void)state;
    static const char text[] = "WEBVTT\n\nNOTE x\n\n1\n00:00:02.000 --> 00:00:09.500\n<v Ann>a &amp; <b>b</b>\n\n"
                               "00:10.000 --> 00:11.000\nBob: &#x41; c < d\n";
    read_cut_off(&reader_vtt, text, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_magic_word_is_looked_for),
        cmocka_unit_test(cues_keep_voice_and_times),
        cmocka_unit_test(two_voices_in_a_cue_are_two_turns),
        cmocka_unit_test(names_before_a_colon_are_voices),
        cmocka_unit_test(broken_cues_are_rejected_with_their_place),
        cmocka_unit_test(without_cues_there_is_no_transcript),
        cmocka_unit_test(a_file_cut_off_anywhere_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
