#include "reader_sample.h"

static void read_srt(struct reading *r, const char *text) { read_text(r, &reader_srt, text); }

static void assert_turn(const struct reading *r, size_t i, const char *label, const char *text, int64_t from, bool joins)
{
    assert_true(i < r->t.count);
    assert_sv(r->t.items[i].label, label);
    assert_sv(r->t.items[i].text, text);
    assert_int_equal(r->t.items[i].start_ms.value, from);
    assert_int_equal(r->t.items[i].joins, joins);
}

static void times_are_looked_for(void **state)
{
    (void)state;
    static const struct probe_case cases[] = {
        { "1\n00:00:01,000 --> 00:00:02,000\nja\n", 2 },
        { "\n\n1\n00:00:01.000-->00:00:02.000\n", 2 },
        { "00:01,0 --> 00:02,0\n", 2 },
        { "Ann: zo --> zo\n", 0 },
        { "Ann: ja\n1\n2\n3\n00:00:01,000 --> 00:00:02,000\n", 0 }, /* a text that quotes subtitles */
        { "", 0 },
    };
    assert_probes(&reader_srt, cases, WF_COUNT(cases));
}

static void tags_are_dropped_and_text_is_not(void **state)
{
    (void)state;
    struct reading r;
    read_srt(&r, "1\n00:00:01,000 --> 00:00:02,000 X1:1\n{\\an8}<font color=\"#fff\">Ann: <i>ja</i></font>\n\n"
                  "2\n00:00:02,000 --> 00:00:03,000\nAnn: 3 < 4 > 2 {zo} &lt;b&gt; a<b\n");
    assert_int_equal(r.t.count, 2);
    assert_turn(&r, 0, "Ann", "ja", 1000, true);
    assert_turn(&r, 1, "Ann", "3 < 4 > 2 {zo} <b> a<b", 2000, true);
    assert_int_equal(r.problems.rows.count, 0);
    arena_free(&r.a);
}

static void blocks_may_run_together(void **state)
{
    (void)state;
    struct reading r;
    read_srt(&r, "1\n00:00:01,000 --> 00:00:02,000\nAnn: een\n2\n00:00:02,000 --> 00:00:03,000\nAnn: 12\n \nen drie\n"
                  " \n3\n00:00:03,000 --> 00:00:04,000\nBob: vier\n\n00:00:04,000 --> 00:00:05,000\nBob: 5");
    assert_int_equal(r.t.count, 4);
    assert_turn(&r, 0, "Ann", "een", 1000, true);
    assert_turn(&r, 1, "Ann", "12\nen drie", 2000, true);
    assert_turn(&r, 2, "Bob", "vier", 3000, true);
    assert_turn(&r, 3, "Bob", "5", 4000, true);
    assert_int_equal(r.t.items[3].line, 14);
    assert_int_equal(r.problems.rows.count, 0);
    arena_free(&r.a);
}

static void dashes_are_someone_else(void **state)
{
    (void)state;
    struct reading r;
    read_srt(&r, "1\n00:00:01,000 --> 00:00:02,000\n- Ann: hoi\n- Bob: ja\n\n2\n00:00:02,000 --> 00:00:03,000\n-Goed.\n-Nee.\n\n"
                  "3\n00:00:03,000 --> 00:00:04,000\n>> Ann: dag\n\n4\n00:00:04,000 --> 00:00:05,000\n-5 graden\n\n5\n00:00:05,000 --> 00:00:06,000\nBob: o\n");
    assert_turn(&r, 0, "Ann", "hoi", 1000, true);
    assert_turn(&r, 1, "Bob", "ja", 1000, true);
    assert_int_equal(r.t.count, 7);
    assert_turn(&r, 2, "", "Goed.", 2000, false);
    assert_turn(&r, 3, "", "Nee.", 2000, false);
    assert_turn(&r, 4, "Ann", "dag", 3000, true);
    assert_turn(&r, 5, "Ann", "-5 graden", 4000, true);
    arena_free(&r.a);
}

static void without_names_pauses_end_turns(void **state)
{
    (void)state;
    struct reading r;
    read_srt(&r, "1\n00:00:01,000 --> 00:00:02,000\neen\n\n2\n00:00:03,900 --> 00:00:05,000\ntwee\n\n"
                  "3\n00:00:07,000 --> 00:01:10,000\ndrie.\n\n4\n00:01:10,000 --> 00:01:11,000\nvier\n");
    assert_int_equal(r.t.count, 4);
    assert_turn(&r, 1, "", "twee", 3900, true);
    assert_turn(&r, 2, "", "drie.", 7000, false);
    assert_turn(&r, 3, "", "vier", 70000, false);
    assert_int_equal(problem_times(&r.problems, MESSAGE_CUE_NAMELESS), 1);
    arena_free(&r.a);
}

static void rolling_captions_are_read_once(void **state)
{
    (void)state;
    struct reading r;
    read_srt(&r, "00:01,0 --> 00:02,0\na b\n\n00:02,0 --> 00:03,0\na b\nc\n\n00:03,0 --> 00:04,0\nc\n\n"
                  "00:04,0 --> 00:05,0\nc\nc\n\n00:05,0 --> 00:06,0\nc\nd\n");
    assert_int_equal(r.t.count, 4);
    assert_sv(r.t.items[0].text, "a b");
    assert_sv(r.t.items[1].text, "c");
    assert_sv(r.t.items[2].text, "c");
    assert_sv(r.t.items[3].text, "d");
    assert_int_equal(problem_times(&r.problems, MESSAGE_CUE_ROLLING), 1);
    arena_free(&r.a);
    /* who says the same twice does not roll */
    read_srt(&r, "00:01,0 --> 00:02,0\nja\n\n00:02,0 --> 00:03,0\nja\n\n00:03,0 --> 00:04,0\nnee\n\n"
                  "00:04,0 --> 00:05,0\nnu\n\n00:05,0 --> 00:06,0\nd\n");
    assert_int_equal(r.t.count, 5);
    assert_int_equal(problem_times(&r.problems, MESSAGE_CUE_ROLLING), 0);
    arena_free(&r.a);
}

static void names_of_a_meeting_count_as_they_stand(void **state)
{
    (void)state;
    struct reading r;
    read_srt(&r, "00:01,0 --> 00:02,0\npotuz: a\n\n00:02,0 --> 00:03,0\nFelix (Geth): b: c\n\n00:03,0 --> 00:04,0\n"
                  "Ann | Buurtraad: d\n\n00:04,0 --> 00:05,0\n[SPREKER_1]: e\n");
    assert_turn(&r, 0, "potuz", "a", 1000, true);
    assert_turn(&r, 1, "Felix (Geth)", "b: c", 2000, true);
    assert_turn(&r, 2, "Ann | Buurtraad", "d", 3000, true);
    assert_turn(&r, 3, "SPREKER_1", "e", 4000, true);
    arena_free(&r.a);
}

/* A file cut off anywhere is read or refused, and never read beyond its end. */
static void a_file_cut_off_anywhere_is_read(void **state)
{
    (void)state;
    static const char text[] = "1\n00:00:02,000 --> 00:00:09,500\n{\\an8}- <i>Ann: a</i>\n- &amp; b\n\n \n"
                               "00:10.000 --> 00:11.000\n- &amp; b\nBob: &#x41; c < d\n";
    read_cut_off(&reader_srt, text, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_are_looked_for),
        cmocka_unit_test(tags_are_dropped_and_text_is_not),
        cmocka_unit_test(blocks_may_run_together),
        cmocka_unit_test(dashes_are_someone_else),
        cmocka_unit_test(without_names_pauses_end_turns),
        cmocka_unit_test(rolling_captions_are_read_once),
        cmocka_unit_test(names_of_a_meeting_count_as_they_stand),
        cmocka_unit_test(a_file_cut_off_anywhere_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
