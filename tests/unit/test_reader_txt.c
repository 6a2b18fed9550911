#include "ingest.h"

struct reading {
    struct arena a;
    struct problems problems;
    struct transcript t;
    struct err err;
    bool ok;
};

static bool knows(const void *who, sv label) { return sv_is(label, (const char *)who); }

static void read_with(struct reading *r, const char *text, enum turns turns, const char *known)
{
    *r = (struct reading){ 0 };
    r->problems = problem_list(&r->a, LANGUAGE_EN);
    r->t = (struct transcript){ .file = SV("t.txt"), .text = sv_from_cstr(text), .turns = turns,
                                .knows = known ? knows : NULL, .who = known };
    r->ok = reader_txt.read(&r->a, &r->t, &r->problems, &r->err);
    assert_int_equal(r->ok, r->err.message == MESSAGE_NONE);
}

static void assert_turn(const struct reading *r, size_t i, const char *label, const char *text, size_t line)
{
    assert_true(i < r->t.count);
    assert_sv(r->t.items[i].label, label);
    assert_sv(r->t.items[i].text, text);
    assert_int_equal(r->t.items[i].line, line);
}

static void labels_begin_turns(void **state)
{
    (void)state;
    struct reading r;
    read_with(&r,
              "# Gesprek 1\n# Sjaan: vrijwilliger\n\nNienke: Hoe lang al?\nSjaan (00:12): Twee jaar.\n"
              "  En een beetje.\n\nKijk: zo gaat dat.\nNienke: Goh.\n[00:01:02] Sjaan (lacht): Ja!\n",
              TURNS_DETECT, NULL);
    assert_true(r.ok);
    assert_int_equal(r.t.found, FOUND_LABELS);
    assert_int_equal(r.t.count, 4);
    assert_turn(&r, 0, "Nienke", "Hoe lang al?", 4);
    assert_turn(&r, 1, "Sjaan", "Twee jaar.\nEn een beetje.\nKijk: zo gaat dat.", 5);
    assert_int_equal(r.t.items[1].start_ms.value, 12000);
    assert_false(r.t.items[0].start_ms.has);
    assert_turn(&r, 2, "Nienke", "Goh.", 9);
    assert_turn(&r, 3, "Sjaan", "(lacht) Ja!", 10);
    assert_int_equal(r.t.items[3].start_ms.value, 62000);
    assert_int_equal(r.problems.rows.count, 0);
    arena_free(&r.a);
}

static void a_known_speaker_may_speak_once(void **state)
{
    (void)state;
    const char *text = "Ann: ja\nBob: nee\nAnn: toch\nOmar: ik ook\n";
    struct reading r;
    read_with(&r, text, TURNS_LABELS, NULL);
    assert_int_equal(r.t.count, 2); /* Bob and Omar are used once, so they are words of Ann */
    assert_turn(&r, 0, "Ann", "ja\nBob: nee", 1);
    arena_free(&r.a);
    read_with(&r, text, TURNS_LABELS, "Omar");
    assert_int_equal(r.t.count, 3);
    assert_turn(&r, 2, "Omar", "ik ook", 4);
    arena_free(&r.a);
}

static void blank_lines_alternate(void **state)
{
    (void)state;
    struct reading r;
    read_with(&r, "# kop\n\nWat ziet u?\n\nBonen.\nEn tomaten.\n\n\n   Ja?\n", TURNS_DETECT, NULL);
    assert_int_equal(r.t.found, FOUND_BLANK_LINES);
    assert_int_equal(r.t.count, 3);
    assert_turn(&r, 0, "1", "Wat ziet u?", 3);
    assert_turn(&r, 1, "2", "Bonen.\nEn tomaten.", 5);
    assert_turn(&r, 2, "1", "Ja?", 9);
    arena_free(&r.a);
}

static void marks_are_times_and_show_the_heading(void **state)
{
    (void)state;
    struct reading r;
    read_with(&r,
              "INTERVIEW NO. 11\tDATE: 18/10/91\nMRS. A. PERSON\n\n0.39\tMy name.\n\n1.09\tHow long?\n\n"
              "\tAlways.\n\n2 .44\tAnd 12.30?\n\n14\n",
              TURNS_BLANK_LINES, NULL);
    assert_true(r.ok);
    assert_int_equal(r.t.count, 4);
    assert_turn(&r, 0, "1", "My name.", 4);
    assert_int_equal(r.t.items[0].start_ms.value, 39000);
    assert_turn(&r, 2, "1", "Always.", 8);
    assert_turn(&r, 3, "2", "And 12.30?", 10);
    assert_int_equal(r.t.items[3].start_ms.value, 164000);
    assert_int_equal(problem_times(&r.problems, MESSAGE_TXT_HEADING), 1);
    assert_int_equal(problem_times(&r.problems, MESSAGE_TXT_PAGE_NUMBER), 1);
    assert_int_equal(r.t.rejected_count, 2);
    assert_int_equal(r.problems.rejected.count, 2);
    assert_sv(rejected_at(&r.problems.rejected, 0)->row, "14");
    assert_sv(rejected_at(&r.problems.rejected, 1)->row, "INTERVIEW NO. 11\tDATE: 18/10/91\nMRS. A. PERSON");
    arena_free(&r.a);
}

static void long_lines_without_blank_ones_are_turns(void **state)
{
    (void)state;
    struct reading r;
    struct buffer b = { .a = &r.a };
    struct arena a = { 0 };
    b.a = &a;
    for (int i = 0; i < 30; i++) {
        for (int k = 0; k < 60; k++) buffer_printf(&b, "w%d ", k);
        buffer_cstr(&b, "\n");
    }
    read_with(&r, arena_cstr(&a, buffer_sv(&b)), TURNS_BLANK_LINES, NULL);
    assert_int_equal(r.t.count, 30);
    assert_int_equal(problem_times(&r.problems, MESSAGE_TXT_LINES), 1);
    arena_free(&r.a);
    /* the same in short lines is one paragraph, wrapped by hand */
    b.n = 0;
    for (int i = 0; i < 30; i++) buffer_cstr(&b, "a line of some words\n");
    read_with(&r, arena_cstr(&a, buffer_sv(&b)), TURNS_BLANK_LINES, NULL);
    assert_int_equal(r.t.count, 1);
    arena_free(&r.a);
    arena_free(&a);
}

static void what_stands_before_the_first_label_is_shown(void **state)
{
    (void)state;
    struct reading r;
    read_with(&r, "Opname van dinsdag.\n\nAnn: ja\nBob: nee\nAnn: ja\nBob: nee\nAnn:\n", TURNS_LABELS, NULL);
    assert_int_equal(r.t.count, 4);
    assert_int_equal(problem_of(&r.problems, MESSAGE_TXT_BEFORE_LABEL)->line.value, 1);
    assert_int_equal(problem_of(&r.problems, MESSAGE_TXT_TURN_EMPTY)->line.value, 7);
    assert_int_equal(r.t.rejected_count, 2);
    assert_sv(rejected_at(&r.problems.rejected, 1)->row, "Ann:");
    arena_free(&r.a);
}

static void nothing_to_read_is_an_error(void **state)
{
    (void)state;
    static const char *const texts[] = { "", "\n \n", "# alleen een kop\n" };
    struct reading r;
    for (size_t i = 0; i < WF_COUNT(texts); i++) {
        read_with(&r, texts[i], TURNS_DETECT, NULL);
        assert_false(r.ok);
        assert_int_equal(r.err.message, MESSAGE_TRANSCRIPT_EMPTY);
        arena_free(&r.a);
    }
    read_with(&r, "Geen label te zien.\n", TURNS_LABELS, NULL);
    assert_int_equal(r.err.message, MESSAGE_TXT_NO_LABELS);
    assert_int_equal(r.t.rejected_count, 1);
    arena_free(&r.a);
}

/* Every word of a transcript without heading comes back, whatever the turns. */
static void no_word_is_lost(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct buffer b = { .a = &a };
    size_t words = 0;
    for (int i = 0; i < 400; i++) {
        const char *line = i % 7 == 0 ? "Ann: w w w" : i % 5 == 0 ? "Bob: w" : i % 3 == 0 ? "" : "w w";
        for (const char *c = line; *c; c++) words += *c == 'w';
        buffer_cstr(&b, line);
        buffer_cstr(&b, "\n");
    }
    static const enum turns turns[] = { TURNS_DETECT, TURNS_LABELS, TURNS_BLANK_LINES };
    for (size_t t = 0; t < WF_COUNT(turns); t++) {
        struct reading r;
        size_t seen = 0;
        read_with(&r, arena_cstr(&a, buffer_sv(&b)), turns[t], NULL);
        for (size_t i = 0; i < r.t.count; i++)
            for (size_t k = 0; k < r.t.items[i].text.n; k++) seen += r.t.items[i].text.p[k] == 'w';
        assert_int_equal(seen, words);
        arena_free(&r.a);
    }
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_begin_turns),
        cmocka_unit_test(a_known_speaker_may_speak_once),
        cmocka_unit_test(blank_lines_alternate),
        cmocka_unit_test(marks_are_times_and_show_the_heading),
        cmocka_unit_test(long_lines_without_blank_ones_are_turns),
        cmocka_unit_test(what_stands_before_the_first_label_is_shown),
        cmocka_unit_test(nothing_to_read_is_an_error),
        cmocka_unit_test(no_word_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
