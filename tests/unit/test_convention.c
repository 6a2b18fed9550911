#include "ingest.h"

#include "2_ingest/convention.h"

struct example {
    enum convention convention;
    const char *line;
    size_t bold;
    const char *name, *rest; /* name NULL: not this shape */
    int64_t ms;              /* -1: none */
};

/* Every convention with what belongs to it and what looks like it. */
static const struct example examples[] = {
    { CONVENTION_COLON, "Sjaan: ja", 0, "Sjaan", "ja", -1 },
    { CONVENTION_COLON, "[Sjaan]: ja", 0, NULL, "", -1 },
    { CONVENTION_BRACKETS, "[id1] hello", 0, "id1", "hello", -1 },
    { CONVENTION_BRACKETS, "[Sjaan]: ja", 0, "Sjaan", "ja", -1 },
    { CONVENTION_BRACKETS, "[Sjaan]", 0, "Sjaan", "", -1 },
    { CONVENTION_BRACKETS, "[SPEAKER_00]: ja", 0, "SPEAKER_00", "ja", -1 },
    { CONVENTION_BRACKETS, "[Sjaan 00:12:03] ja", 0, "Sjaan", "ja", 723000 },
    { CONVENTION_BRACKETS, "[Sjaan] (12:03) ja", 0, "Sjaan", "ja", 723000 },
    { CONVENTION_BRACKETS, "[00:12:03] [Sjaan] ja", 0, "Sjaan", "ja", 723000 },
    { CONVENTION_BRACKETS, "[00:12:03] ja", 0, NULL, "", -1 },
    { CONVENTION_BRACKETS, "[?] ja", 0, NULL, "", -1 },
    { CONVENTION_BRACKETS, "[Sjaan ja", 0, NULL, "", -1 },
    { CONVENTION_BRACKETS, "[1] een noot", 0, NULL, "", -1 },
    { CONVENTION_ANGLES, "<Sjaan> ja", 0, "Sjaan", "ja", -1 },
    { CONVENTION_ANGLES, "<Sjaan>: ja", 0, "Sjaan", "ja", -1 },
    { CONVENTION_ANGLES, "</p> ja", 0, NULL, "", -1 },
    { CONVENTION_BOLD, "**Sjaan:** ja", 0, "Sjaan", "ja", -1 },
    { CONVENTION_BOLD, "**Sjaan**: ja", 0, "Sjaan", "ja", -1 },
    { CONVENTION_BOLD, "**Sjaan** ja", 0, "Sjaan", "ja", -1 },
    { CONVENTION_BOLD, "**Sjaan**", 0, "Sjaan", "", -1 },
    { CONVENTION_BOLD, "__Sjaan__ ja", 0, "Sjaan", "ja", -1 },
    { CONVENTION_BOLD, "*Sjaan:* ja", 0, "Sjaan", "ja", -1 },
    { CONVENTION_BOLD, "***Sjaan*** ja", 0, "Sjaan", "ja", -1 },
    { CONVENTION_BOLD, "**Sjaan** (12:03) ja", 0, "Sjaan", "ja", 723000 },
    { CONVENTION_BOLD, "**Sjaan** 0:03", 0, "Sjaan", "", 3000 },
    { CONVENTION_BOLD, "**Sjaan (12:03):** ja", 0, "Sjaan", "ja", 723000 },
    { CONVENTION_BOLD, "Sjaan ja", 5, "Sjaan", "ja", -1 },
    { CONVENTION_BOLD, "Sjaan: ja", 6, "Sjaan", "ja", -1 },
    { CONVENTION_BOLD, "Fatma B.", 8, "Fatma B.", "", -1 },
    { CONVENTION_BOLD, "Ja.", 3, NULL, "", -1 },
    { CONVENTION_BOLD, "Hoe lang woont u hier al?", 25, NULL, "", -1 },
    { CONVENTION_BOLD, "**heel** mooi", 0, "heel", "mooi", -1 }, /* no capital: does not count */
    { CONVENTION_BOLD, "**Sjaan", 0, NULL, "", -1 },
    { CONVENTION_BOLD, "* Sjaan", 0, NULL, "", -1 },
    { CONVENTION_TIMED, "Sjaan (12:03)", 0, "Sjaan", "", 723000 },
    { CONVENTION_TIMED, "Sjaan (12:03) ja", 0, "Sjaan", "ja", 723000 },
    { CONVENTION_TIMED, "Sjaan  12:03", 0, "Sjaan", "", 723000 },
    { CONVENTION_TIMED, "Sjaan\t00:12:03", 0, "Sjaan", "", 723000 },
    { CONVENTION_TIMED, "Speaker 1  0:03 - 0:10", 0, "Speaker 1", "", 3000 },
    { CONVENTION_TIMED, "Spreker 2 (00:00:03 - 00:00:10)", 0, "Spreker 2", "", 3000 },
    { CONVENTION_TIMED, "Sjaan | 12:03", 0, "Sjaan", "", 723000 },
    { CONVENTION_TIMED, "Sjaan, 12:03", 0, "Sjaan", "", 723000 },
    { CONVENTION_TIMED, "Sjaan • 12:03", 0, "Sjaan", "", 723000 },
    { CONVENTION_TIMED, "12:03 • Sjaan", 0, "Sjaan", "", 723000 },
    { CONVENTION_TIMED, "Sjaan · 12:03", 0, "Sjaan", "", 723000 },
    { CONVENTION_TIMED, "00:12:03 Sjaan", 0, "Sjaan", "", 723000 },
    { CONVENTION_TIMED, "12:03 Sjaan de Vries", 0, "Sjaan de Vries", "", 723000 },
    { CONVENTION_TIMED, "[00:12:03] Sjaan", 0, "Sjaan", "", 723000 },
    { CONVENTION_TIMED, "0:03 – 0:10 Sjaan", 0, "Sjaan", "", 3000 },
    { CONVENTION_TIMED, "Sjaan 12:03 ja", 0, NULL, "", -1 },
    { CONVENTION_TIMED, "Sjaan (12:03): ja", 0, NULL, "", -1 }, /* the colon's */
    { CONVENTION_TIMED, "Om 12.30", 0, NULL, "", -1 },
    { CONVENTION_TIMED, "Sjaan (lacht)", 0, NULL, "", -1 },
    { CONVENTION_TIMED, "Sjaan", 0, NULL, "", -1 },
    { CONVENTION_ALONE, "SJAAN", 0, "SJAAN", "", -1 },
    { CONVENTION_ALONE, "R1", 0, "R1", "", -1 },
    { CONVENTION_ALONE, "HÜLYA KAYA", 0, "HÜLYA KAYA", "", -1 },
    { CONVENTION_ALONE, "WAT IS DAT?", 0, NULL, "", -1 },
    { CONVENTION_CODE, "R1 ja", 0, "R1", "ja", -1 },
    { CONVENTION_CODE, "R1. ja", 0, "R1", "ja", -1 },
    { CONVENTION_CODE, "R1 - ja", 0, "R1", "ja", -1 },
    { CONVENTION_CODE, "R1", 0, "R1", "", -1 },
    { CONVENTION_CODE, "I. ja", 0, "I", "ja", -1 },
    { CONVENTION_CODE, "I - ja", 0, "I", "ja", -1 },
    { CONVENTION_CODE, "I think", 0, NULL, "", -1 },
    { CONVENTION_CODE, "1. ja", 0, NULL, "", -1 },
    { CONVENTION_CODE, "NAVO. ja", 0, NULL, "", -1 },
    { CONVENTION_DASH, "Sjaan - ja", 0, "Sjaan", "ja", -1 },
    { CONVENTION_DASH, "Sjaan – ja", 0, "Sjaan", "ja", -1 },
    { CONVENTION_DASH, "Jan-Willem — ja - nee", 0, "Jan-Willem", "ja - nee", -1 },
    { CONVENTION_DASH, "- ja", 0, NULL, "", -1 },
    { CONVENTION_DASH, "een kop-hals-rompboerderij", 0, NULL, "", -1 },
    { CONVENTION_TAB, "Sjaan\tja", 0, "Sjaan", "ja", -1 },
    { CONVENTION_TAB, "Sjaan\t12:03\tja", 0, "Sjaan", "12:03\tja", -1 },
    { CONVENTION_TAB, "12\tbroden", 0, NULL, "", -1 },
    { CONVENTION_TAB, "", 0, NULL, "", -1 },
};

static void each_convention_has_its_shape(void **state)
{
    (void)state;
    struct arena a = { 0 };
    for (size_t i = 0; i < WF_COUNT(examples); i++) {
        const struct example *e = &examples[i];
        struct label_line out;
        bool is = convention_parse(e->convention, &a, sv_from_cstr(e->line), e->bold, &out);
        if (is != (e->name != NULL)) print_error("%zu: %s\n", i, e->line);
        assert_int_equal(is, e->name != NULL);
        if (!is) continue;
        assert_sv(out.name, e->name);
        assert_sv(out.rest, e->rest);
        assert_int_equal(out.time_ms.has, e->ms >= 0);
        if (out.time_ms.has) assert_int_equal(out.time_ms.value, e->ms);
    }
    arena_free(&a);
}

/* Names and words are looked at where they stand, so that they can be found again in the source. */
static void what_is_found_stands_in_the_line(void **state)
{
    (void)state;
    struct arena a = { 0 };
    for (size_t i = 0; i < WF_COUNT(examples); i++)
        for (enum convention c = CONVENTION_COLON; c < CONVENTION_COUNT; c++) {
            sv line = sv_from_cstr(examples[i].line);
            struct label_line out;
            if (!convention_parse(c, &a, line, 0, &out)) continue;
            assert_true(out.name.n > 0 && out.name.p >= line.p && out.name.p + out.name.n <= line.p + line.n);
            assert_true(!out.rest.n || (out.rest.p >= line.p && out.rest.p + out.rest.n <= line.p + line.n));
        }
    arena_free(&a);
}

static void add(struct convention_tally *tally, const char *line, bool indented)
{
    struct label_line out;
    assert_true(convention_parse(CONVENTION_COLON, tally->a, sv_from_cstr(line), 0, &out));
    convention_add(tally, &out, true, indented);
}

static bool knows(const void *who, sv label) { return sv_is(label, (const char *)who); }

static void a_label_is_known_or_used_twice(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct convention_tally tally = { .a = &a };
    add(&tally, "Kijk eens: zo gaat dat", false);
    for (int i = 0; i < 9; i++) {
        add(&tally, "Piet: ja", false);
        add(&tally, "tante Bea: ja", false);
        add(&tally, "oom Ger: ja", false);
        add(&tally, "Let op: ja", false);
    }
    convention_close(&tally, knows, "tante Bea");
    assert_false(convention_counts(&tally, SV("Kijk eens")));
    assert_true(convention_counts(&tally, SV("Piet")));
    assert_true(convention_counts(&tally, SV("tante Bea")));
    assert_false(convention_counts(&tally, SV("oom Ger"))); /* lower case: only when known */
    assert_false(convention_counts(&tally, SV("Let op")));
    assert_false(convention_counts(&tally, SV("Omar")));
    assert_int_equal(tally.distinct, 2);
    assert_int_equal(tally.known, 1);
    assert_int_equal(tally.lines, 18);
    arena_free(&a);
}

static void who_is_quoted_is_no_speaker(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct convention_tally tally = { .a = &a }, all_in = { .a = &a };
    for (int i = 0; i < 4; i++) {
        add(&tally, "Ann: hij zei", false);
        add(&tally, "Bob: ja", false);
        add(&all_in, "Ann: ja", true);
    }
    for (int i = 0; i < 2; i++) add(&tally, "Omar: ga weg", true);
    convention_close(&tally, NULL, NULL);
    convention_close(&all_in, NULL, NULL);
    assert_false(convention_counts(&tally, SV("Omar")));
    assert_true(convention_counts(&tally, SV("Ann")));
    assert_true(convention_counts(&all_in, SV("Ann")));
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_convention_has_its_shape),
        cmocka_unit_test(what_is_found_stands_in_the_line),
        cmocka_unit_test(a_label_is_known_or_used_twice),
        cmocka_unit_test(who_is_quoted_is_no_speaker),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
