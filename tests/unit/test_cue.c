#include "reader_sample.h"

#include "2_ingest/cue.h"

/* Who is on the list of people. */
static bool knows(const void *who, sv label)
{
    static const char *const names[] = { "Ann Bos", "ANN BOS", "Ann", "Bob", "BOB", "tante Cor", "interviewer",
                                         "Ann en Bob", "vraag" };
    (void)who;
    for (size_t i = 0; i < WF_COUNT(names); i++)
        if (sv_is(label, names[i])) return true;
    return false;
}

/* Cues of a second each, parted by "|", read as SubRip; all turns as assert_turns() writes them. */
static void assert_cues(const char *cues, bool (*who)(const void *, sv), const char *expected)
{
    struct arena a = { 0 };
    struct buffer b = { .a = &a };
    struct reading r;
    sv rest = sv_from_cstr(cues), cue;
    for (unsigned at = 1; sv_cut(&rest, '|', &cue); at++)
        buffer_printf(&b, "%u\n00:00:%02u,000 --> 00:00:%02u,000\n%.*s\n\n", at, at, at + 1, SV_ARG(cue));
    read_known(&r, &reader_srt, arena_cstr(&a, buffer_sv(&b)), who);
    if (r.ok) assert_turns(&r, expected);
    else assert_string_equal(expected, "");
    arena_free(&r.a);
    arena_free(&a);
}

static void a_label_begins_a_turn_at_any_line(void **state)
{
    (void)state;
    assert_cues("Ann: a|Ann: b\nBob: c|d", knows, "Ann=a|Ann=b|Bob=c|Bob=d");
    assert_cues("Ann: a|Ann: b\n- Bob: c", knows, "Ann=a|Ann=b|Bob=c");
    assert_cues("Ann: a|Ann: b\n[Bob] c", knows, "Ann=a|Ann=b|Bob=c");
    assert_cues("Ann: a|Ann: b\n–Bob: c", knows, "Ann=a|Ann=b|Bob=c");
    assert_cues("Ann: a|b\ntante Cor: c\nnog iets", knows, "Ann=a|Ann=b|tante Cor=c\nnog iets");
    assert_cues("Ann: a|Ann: b\ntante: c\nann en bob: d", knows, "Ann=a|Ann=b\ntante: c\nann en bob: d");
    assert_cues("Ann:\na|Bob:\nb\nc", knows, "Ann=a|Bob=b\nc");
    /* names that nobody gave, when they come back in front of cues */
    assert_cues("Els: a|Dirk: b|Els: c\nDirk: d|Dirk: e", NULL, "Els=a|Dirk=b|Els=c|Dirk=d|Dirk=e");
}

static void a_wrapped_line_with_a_colon_does_not(void **state)
{
    (void)state;
    assert_cues("Ann: a|Ann: ik keek\nen toen zei ik: nee", knows, "Ann=a|Ann=ik keek\nen toen zei ik: nee");
    assert_cues("Ann: a|Ann: wat geeft u als\nvraag: nee", knows, "Ann=a|Ann=wat geeft u als\nvraag: nee");
    assert_cues("Ann: dit\nKijk: zo|Bob: dat\nKijk: zo", knows, "Ann=dit\nKijk: zo|Bob=dat\nKijk: zo");
    assert_cues("Ann: om 12:30\nof later: 13:00", knows, "Ann=om 12:30\nof later: 13:00");
    assert_cues("Ann: de Markt\nhttp://x.nl", knows, "Ann=de Markt\nhttp://x.nl");
}

/* A dash in front of a later line is someone else, without a name. */
static void a_dash_is_someone_else(void **state)
{
    (void)state;
    assert_cues("Ann: Hoe gaat het?\n-Goed.", knows, "Ann=Hoe gaat het?|=Goed.");
    assert_cues("Ann: Dag\n- Ik kom|Bob: b", knows, "Ann=Dag|=Ik kom|Bob=b");
    assert_cues("Ann: ik ging - zoals\n- altijd - naar huis", knows, "Ann=ik ging - zoals\n- altijd - naar huis");
    assert_cues("Ann: het was\n-5 graden", knows, "Ann=het was\n-5 graden");
    assert_cues("Ann: Ja >> Nee >> Bob: Wel", knows, "Ann=Ja|=Nee|Bob=Wel");
    assert_cues("Ann: Ja >> >>", knows, "Ann=Ja >> >>");
}

static void both_forms_may_stand_in_one_file(void **state)
{
    (void)state;
    assert_cues("[Ann] a|BOB: b|[Ann] c|BOB: d", knows, "Ann=a|BOB=b|Ann=c|BOB=d");
    assert_cues("BOB: a|BOB: b|[Ann] c|[lacht]|[Muziek] d|[onverstaanbaar]", knows,
                "BOB=a|BOB=b|Ann=c|Ann=[lacht]|Ann=[Muziek] d|Ann=[onverstaanbaar]");
    /* whom nobody gave: in brackets with words behind them; a sound has none */
    assert_cues("ELS: a|ELS: b|[Dirk] c|[Dirk] d|[Deurbel]|ELS: e|[Deurbel]", NULL,
                "ELS=a|ELS=b|Dirk=c|Dirk=d|Dirk=[Deurbel]|ELS=e|ELS=[Deurbel]");
    /* between round brackets who is known */
    assert_cues("[Ann] a|(Bob) b|(lacht) c|(lacht) d", knows, "Ann=a|Bob=b|Bob=(lacht) c|Bob=(lacht) d");
    assert_cues("[Ann] a|<Bob> b|<i>c</i>|<x> d", knows, "Ann=a|Bob=b|Bob=c|Bob=d");
}

static void labels_have_signs_and_remarks(void **state)
{
    (void)state;
    assert_cues("♪ Ann: a|>> BOB: b|- Ann: c|-Bob: d", knows, "Ann=a|BOB=b|Ann=c|Bob=d");
    assert_cues("Ann (zacht): a|Bob (off): b|ANN BOS (V.O.): c", knows, "Ann=(zacht) a|Bob=(off) b|ANN BOS=(V.O.) c");
    assert_cues("(lacht) Ann: a|Bob: b", knows, "Ann=(lacht) a|Bob=b");
    assert_cues("♪ la la la|♪ la la", knows, "=♪ la la la|=♪ la la"); /* the signs are no label's */
    /* a meeting program writes a name in front of every cue; where someone comes from is part of it */
    assert_cues("Ann (zacht): a|Bob (Gemeente): b|Els & co.: c|Ann (V.O.): d", knows,
                "Ann=(zacht) a|Bob (Gemeente)=b|Els & co.=c|Ann=(V.O.) d");
    assert_cues("Ann(: a|Bob [x: b|Ann (): c", knows, "Ann(=a|Bob [x=b|Ann ()=c"); /* broken off */
}

/* Behind a sentence, on its line: only who is known. */
static void labels_may_have_words_before_them(void **state)
{
    (void)state;
    assert_cues("Ann: a|Goed hoor. Bob: b", knows, "Ann=a|Ann=Goed hoor.|Bob=b");
    assert_cues("Ann: a|Goed hoor. - Bob: b", knows, "Ann=a|Ann=Goed hoor.|Bob=b");
    assert_cues("Ann: a|Ik zei. Dirk: kom", knows, "Ann=a|Ann=Ik zei. Dirk: kom");
    assert_cues("Ann: a|Ik zei tegen Bob: kom", knows, "Ann=a|Ann=Ik zei tegen Bob: kom");
    assert_cues("Ann: a|Dat is mevr. Bob: b", knows, "Ann=a|Ann=Dat is mevr. Bob: b");
    assert_cues("Ann: a|Goed hoor. Bob: b|Ann: c|Bob: d", knows, "Ann=a|Ann=Goed hoor.|Bob=b|Ann=c|Bob=d"); /* all named */
    assert_cues("Ann: a|Dr. Bob: b|Ann: c|Bob: d", knows, "Ann=a|Dr. Bob=b|Ann=c|Bob=d");
    assert_cues("[Ann] a [Bob] b|[Bob] c", knows, "Ann=a|Bob=b|Bob=c");
    assert_cues("[Ann] Goed. [Bob] b", knows, "Ann=Goed.|Bob=b");
    assert_cues("[Ann] toen zij [Bob] kwam", knows, "Ann=toen zij [Bob] kwam");
}

static void a_label_without_words_goes_for_what_follows(void **state)
{
    (void)state;
    assert_cues("BOB:|a|b|Ann: c", knows, "BOB=a|BOB=b|Ann=c");
    struct reading r;
    read_known(&r, &reader_srt, "00:01,0 --> 00:02,0\nAnn: a\n\n00:02,0 --> 00:03,0\nBob:\n\n00:03,0 --> 00:04,0\nAnn: b\n"
               "\n00:04,0 --> 00:05,0\nBob:\n", knows);
    assert_turns(&r, "Ann=a|Ann=b");
    assert_int_equal(problem_times(&r.problems, MESSAGE_TXT_TURN_EMPTY), 2);
    assert_int_equal(problem_of(&r.problems, MESSAGE_TXT_TURN_EMPTY)->line.value, 4);
    assert_int_equal(r.t.rejected_count, 2);
    assert_sv(rejected_at(&r.problems.rejected, 0)->row, "Bob:");
    arena_free(&r.a);
}

/* Within a voice only who is known begins a turn. */
static void voices_hold_labels_too(void **state)
{
    (void)state;
    struct reading r;
    read_known(&r, &reader_vtt, "WEBVTT\n\n00:01.0 --> 00:02.0\n<v Zaal 3>Goed\n- Bob: Ik niet</v>\n\n"
               "00:02.0 --> 00:03.0\n<v Zaal 3>Kijk: zo\n- Ja</v>\n\n00:03.0 --> 00:04.0\n<v Ann>Ann: dag</v>\n", knows);
    assert_turns(&r, "Zaal 3=Goed|Bob=Ik niet|Zaal 3=Kijk: zo\n- Ja|Ann=dag");
    arena_free(&r.a);
}

static void the_times_of_a_cue_go_for_all_in_it(void **state)
{
    (void)state;
    struct reading r;
    read_known(&r, &reader_srt, "00:01,0 --> 00:02,0\nAnn: a\nBob: b\n\n00:02,0 --> 00:03,0\nc\n", knows);
    assert_turns(&r, "Ann=a|Bob=b|Bob=c");
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(r.t.items[i].line, 1);
        assert_int_equal(r.t.items[i].start_ms.value, 1000);
        assert_int_equal(r.t.items[i].end_ms.value, 2000);
    }
    assert_true(r.t.items[2].joins);
    arena_free(&r.a);
}

/* Nothing is lost: all words come out, in order, whatever stands between them. */
static void no_word_is_lost(void **state)
{
    (void)state;
    static const char *const pieces[] = { "w", " ", "\n", "- ", "[Bob] ", "Ann: ", ">> ", ". ", "(x) ", "♪", ":", "<Bob>" };
    struct arena a = { 0 };
    unsigned seed = 7;
    for (int round = 0; round < 3000; round++) {
        struct buffer b = { .a = &a };
        struct reading r;
        size_t said = 0, read = 0;
        buffer_cstr(&b, "00:01,0 --> 00:02,0\nw");
        for (int i = 0; i < 12; i++) {
            seed = seed * 1103515245u + 12345u;
            const char *piece = pieces[(seed >> 16) % WF_COUNT(pieces)];
            if (*piece == '\n' && b.n && buffer_sv(&b).p[b.n - 1] == '\n') continue; /* an empty line ends a cue */
            buffer_cstr(&b, piece);
        }
        sv text = arena_copy(&a, buffer_sv(&b));
        for (size_t i = 0; i < text.n; i++) said += text.p[i] == 'w';
        read_known(&r, &reader_srt, arena_cstr(&a, text), knows);
        for (size_t i = 0; i < r.t.count; i++)
            for (size_t k = 0; k < r.t.items[i].text.n; k++) read += r.t.items[i].text.p[k] == 'w';
        for (size_t i = 0; i < r.problems.rejected.count; i++) {
            sv row = rejected_at(&r.problems.rejected, i)->row;
            for (size_t k = 0; k < row.n; k++) read += row.p[k] == 'w';
        }
        if (said != read) fail_msg("%zu of %zu words: %.*s", read, said, SV_ARG(text));
        arena_free(&r.a);
    }
    arena_free(&a);
}

static void times_are_found_among_the_first_lines(void **state)
{
    (void)state;
    assert_true(cue_probe(SV("1\n00:00:01,000 --> 00:00:02,000\nja\n")));
    assert_true(cue_probe(SV("\n\n\n\n\n00:01,0 --> 00:02,0")));
    assert_false(cue_probe(SV("a\nb\nc\nd\n00:01,0 --> 00:02,0")));
    assert_false(cue_probe(SV("00:01,0 --> later")));
    assert_false(cue_probe(SV("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_label_begins_a_turn_at_any_line),
        cmocka_unit_test(a_wrapped_line_with_a_colon_does_not),
        cmocka_unit_test(a_dash_is_someone_else),
        cmocka_unit_test(both_forms_may_stand_in_one_file),
        cmocka_unit_test(labels_have_signs_and_remarks),
        cmocka_unit_test(labels_may_have_words_before_them),
        cmocka_unit_test(a_label_without_words_goes_for_what_follows),
        cmocka_unit_test(voices_hold_labels_too),
        cmocka_unit_test(the_times_of_a_cue_go_for_all_in_it),
        cmocka_unit_test(no_word_is_lost),
        cmocka_unit_test(times_are_found_among_the_first_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
