#include "check.h"

#include <errno.h>

enum { ROWS = MESSAGE_COUNT - 1 };

/* "W-ING-012" */
static bool code_form(const char *code)
{
    if (strlen(code) != 9 || strncmp(code, "W-", 2) != 0 || code[5] != '-') return false;
    for (size_t i = 2; i < 5; i++)
        if (code[i] < 'A' || code[i] > 'Z') return false;
    for (size_t i = 6; i < 9; i++)
        if (code[i] < '0' || code[i] > '9') return false;
    return true;
}

static unsigned placeholders(const char *s)
{
    unsigned seen = 0;
    for (; (s = strchr(s, '{')); s++)
        if (s[1] >= '0' && s[1] <= '9' && (s[2] == '}' || s[2] == '?')) seen |= 1u << (s[1] - '0');
    return seen;
}

static char last(const char *s) { return s[strlen(s) - 1]; }

static void codes_are_unique_and_formed(void **state)
{
    (void)state;
    assert_true(ROWS > 50);
    for (size_t i = 1; i < MESSAGE_COUNT; i++) {
        const struct message_row *row = text_message((enum message)i);
        if (!code_form(row->code)) fail_msg("%s: code '%s'", row->id, row->code);
        for (size_t j = 1; j < i; j++) {
            const struct message_row *other = text_message((enum message)j);
            if (strcmp(row->code, other->code) == 0) fail_msg("%s and %s: %s", other->id, row->id, row->code);
        }
    }
}

/* An error ends the program with a status of its own; a note never does. */
static void severity_goes_with_status(void **state)
{
    (void)state;
    for (size_t i = 1; i < MESSAGE_COUNT; i++) {
        const struct message_row *row = text_message((enum message)i);
        if ((row->severity == SEVERITY_ERROR && row->status == STATUS_OK) ||
            (row->severity == SEVERITY_NOTE && row->status != STATUS_OK))
            fail_msg("%s: severity and status", row->id);
    }
}

/* All at once: whoever writes texts wants the whole list. */
static size_t check_message(const char *id, const char *text)
{
    size_t bad = 0;
    if (!text[0]) return print_error("%s: empty\n", id), 1;
    if (text[0] >= 'A' && text[0] <= 'Z' && !(text[1] >= 'A' && text[1] <= 'Z'))
        bad++, print_error("%s: '%s' starts with a capital\n", id, text);
    if (last(text) == '.' || last(text) == ' ') bad++, print_error("%s: '%s' ends with '%c'\n", id, text, last(text));
    if (placeholders(text) > 15) bad++, print_error("%s: '%s' has a placeholder above {3}\n", id, text);
    return bad;
}

static void messages_are_well_written(void **state)
{
    (void)state;
    size_t bad = 0;
    for (size_t i = 1; i < MESSAGE_COUNT; i++) {
        const struct message_row *row = text_message((enum message)i);
        for (size_t l = 0; l < 2; l++) {
            const char *hint = row->hint[l];
            bad += check_message(row->id, row->text[l]);
            /* to be typed over, or the hint of another message passed on */
            if (hint[0] && !strchr(".?", last(hint)) && !strstr(hint, ": ") && hint[0] != '{')
                bad++, print_error("%s: the hint '%s' is no sentence\n", row->id, hint);
            if (hint[0] >= 'a' && hint[0] <= 'z') bad++, print_error("%s: the hint '%s' starts small\n", row->id, hint);
        }
        if (placeholders(row->text[0]) != placeholders(row->text[1]) ||
            placeholders(row->hint[0]) != placeholders(row->hint[1]))
            bad++, print_error("%s: the languages hold other placeholders\n", row->id);
        if (!row->hint[0][0] != !row->hint[1][0]) bad++, print_error("%s: a hint in one language only\n", row->id);
    }
    assert_int_equal(bad, 0);
}

static void reasons_are_in_plain_words(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct args args = ARGS(ARG_CSTR("x.csv"), ARG_REASON(ENOSPC));
    assert_sv(text_message_fill(&a, MESSAGE_OUT_WRITE, LANGUAGE_NL, args),
              SV("kan 'x.csv' niet schrijven: de schijf is vol"));
    assert_sv(text_message_fill(&a, MESSAGE_OUT_WRITE, LANGUAGE_EN, args),
              SV("cannot write 'x.csv': the disk is full"));
    /* a name that looks like a reason stays; for ENOTTY there are no better words */
    args = ARGS(ARG_CSTR(strerror(ENOSPC)), ARG_REASON(ENOTTY));
    assert_sv(text_message_fill(&a, MESSAGE_OUT_WRITE, LANGUAGE_NL, args),
              SV("kan 'No space left on device' niet schrijven: Inappropriate ioctl for device"));
    arena_free(&a);
}

static void labels_match(void **state)
{
    (void)state;
    for (size_t i = 1; i < LABEL_COUNT; i++) {
        const char *nl = text_label((enum label)i, LANGUAGE_NL), *en = text_label((enum label)i, LANGUAGE_EN);
        if (!nl[0] || !en[0]) fail_msg("label %zu ('%s', '%s') is empty", i, nl, en);
        if (placeholders(nl) != placeholders(en)) fail_msg("'%s' and '%s' hold other placeholders", nl, en);
    }
    assert_string_equal(text_label(LABEL_YES, LANGUAGE_NL), "ja");
    assert_string_equal(text_label(LABEL_YES, LANGUAGE_EN), "yes");
}

static void placeholders_are_filled(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct args args = ARGS(ARG_CSTR("een"), ARG_INT(-2), ARG_SV(SV("")), ARG_INT(INT64_MIN));
    assert_sv(text_fill(&a, "{0}, {1}, '{2}', {3}; {0}", args), SV("een, -2, '', -9223372036854775808; een"));
    assert_sv(text_fill(&a, "", args), SV(""));
    assert_sv(text_fill(&a, "{4} {x} { {0", args), SV("{4} {x} { {0"));
    assert_sv(text_fill(&a, "a{0}b", NO_ARGS), SV("ab"));
    /* what is filled in is not filled again */
    assert_sv(text_fill(&a, "{0}{1}", ARGS(ARG_CSTR("{1}"), ARG_CSTR("x"))), SV("{1}x"));
    assert_string_equal(text_fill(&a, "x{1}", args).p, "x-2");
    arena_free(&a);
}

static void words_go_with_their_number(void **state)
{
    (void)state;
    struct arena a = { 0 };
    const char *rows = "{0} {0?regel is|regels zijn} weg, {1?een|geen}";
    assert_sv(text_fill(&a, rows, ARGS(ARG_INT(1), ARG_CSTR("1"))), SV("1 regel is weg, een"));
    assert_sv(text_fill(&a, rows, ARGS(ARG_INT(0), ARG_INT(-1))), SV("0 regels zijn weg, geen"));
    assert_sv(text_fill(&a, rows, ARGS(ARG_CSTR("11"), ARG_INT(11))), SV("11 regels zijn weg, geen"));
    /* what is no choice stays as it is */
    assert_sv(text_fill(&a, "{0?x} {0?x|y {4?x|y} {0|x}", ARGS(ARG_INT(1))), SV("{0?x} x {0|x}"));
    arena_free(&a);
}

static void label_is_filled(void **state)
{
    (void)state;
    struct arena a = { 0 };
    assert_sv(text_label_fill(&a, LABEL_HINT, LANGUAGE_NL, NO_ARGS), SV("tip"));
    arena_free(&a);
}

static void languages(void **state)
{
    (void)state;
    enum language l = LANGUAGE_NL;
    assert_true(text_language_parse(SV("en"), &l) && l == LANGUAGE_EN);
    assert_true(text_language_parse(SV("nl"), &l) && l == LANGUAGE_NL);
    assert_false(text_language_parse(SV("NL"), &l));
    assert_false(text_language_parse(SV(""), &l));
    assert_false(text_language_parse(SV("nl-BE"), &l));
    assert_string_equal(text_language_name(LANGUAGE_EN), "en");
    assert_string_equal(text_severity(SEVERITY_ERROR, LANGUAGE_NL), "fout");
    assert_string_equal(text_severity(SEVERITY_WARNING, LANGUAGE_EN), "warning");
    assert_string_equal(text_severity(SEVERITY_NOTE, LANGUAGE_EN), "note");
}

static const char *const names[] = { "people", "transcripts", "activities", "attendance", "ties", "unit" };

static const char *near(const char *wrong) { return text_nearest(sv_from_cstr(wrong), names, WF_COUNT(names)); }

static void nearest_name(void **state)
{
    (void)state;
    assert_string_equal(near("peolpe"), "people");         /* neighbours swapped: 1 */
    assert_string_equal(near("transcript"), "transcripts"); /* 1 of at most 10 / 3 */
}

static void nearest_name_has_bounds(void **state)
{
    (void)state;
    assert_string_equal(near("People"), "people"); /* capitals are no mistake */
    assert_string_equal(near("tie"), "ties");
    assert_string_equal(near("ties"), "ties");
    assert_null(near("xyz"));
    assert_null(near("p"));
    assert_null(near(""));
    assert_null(near("tranxxxxpts")); /* 4 of at most 11 / 3 = 3 */
    assert_string_equal(near("tranxxxipts"), "transcripts");
    char huge[500];
    memset(huge, 'a', sizeof huge);
    assert_null(text_nearest((sv){ huge, sizeof huge }, names, WF_COUNT(names)));
    assert_null(text_nearest(SV("ties"), NULL, 0));
    const char *same[] = { "abcx", "abcy" };
    assert_string_equal(text_nearest(SV("abcz"), same, 2), "abcx"); /* the first of equals */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_are_unique_and_formed),
        cmocka_unit_test(severity_goes_with_status),
        cmocka_unit_test(messages_are_well_written),
        cmocka_unit_test(labels_match),
        cmocka_unit_test(reasons_are_in_plain_words),
        cmocka_unit_test(placeholders_are_filled),
        cmocka_unit_test(words_go_with_their_number),
        cmocka_unit_test(label_is_filled),
        cmocka_unit_test(languages),
        cmocka_unit_test(nearest_name),
        cmocka_unit_test(nearest_name_has_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
