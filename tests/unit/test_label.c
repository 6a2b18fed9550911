#include "ingest.h"

#include "2_ingest/label.h"

static void times_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t ms; /* -1: no time */
    } cases[] = {
        { "0.39", 39000 },           { "12:03", 723000 },         { "1:02:03", 3723000 },
        { "00:12:03", 723000 },      { "00:00:02.500", 2500 },    { "00:02,5", 2500 },
        { "100:00", 6000000 },       { "12.03.25", 43405000 },    { "12:60", -1 },
        { "12", -1 },                { "", -1 },                  { "1:2", -1 },
        { "12:03x", -1 },            { "01:99:00", -1 },          { "-1:00", -1 },
        { "12:03:", -1 },            { "1.2500", -1 },
    };
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        int64_t ms = -1;
        bool is = label_time(sv_from_cstr(cases[i].text), &ms);
        if (cases[i].ms < 0) assert_false(is);
        else {
            assert_true(is);
            assert_int_equal(ms, cases[i].ms);
        }
    }
}

static void times_are_cut_off_the_front(void **state)
{
    (void)state;
    static const struct {
        const char *line, *rest;
        int64_t ms; /* -1: a mark that is no time; -2: nothing is cut */
    } cases[] = {
        { "0.39\tMy name", "My name", 39000 },
        { "27 .54\tWhat about", "What about", 1674000 },
        { "4,04\tDid she", "Did she", -1 },
        { "005\tMy name", "My name", -1 },
        { "[00:12:03] Ja.", "Ja.", 723000 },
        { "(12.03) Ja.", "Ja.", 723000 },
        { "00:12:03 Ja.", "Ja.", 723000 },
        { "00:12:03", "", 723000 },
        { "{12:03} Ja.", "Ja.", 723000 },
        { "<00:12:03> Ja.", "Ja.", 723000 },
        { "#00:12:03-5# Ja.", "Ja.", 723500 },
        { "#00:12:03# Ja.", "Ja.", 723000 },
        { "00:12:03,500 Ja.", "Ja.", 723500 },
        { "0:12:03.5 Ja.", "Ja.", 723500 },
        { "[00:00.000 --> 00:05.000]  Ja.", "Ja.", 0 },
        { "[0:01 - 0:05] Ja.", "Ja.", 1000 },
        { "[12] Ja.", "", -2 },
        { "#buurt Ja.", "", -2 },
        { "14.30 uur was het", "", -2 },
        { "14:30 was het", "", -2 },
        { "12\tbroden", "", -2 },
        { "1991 was een goed jaar", "", -2 },
        { "(lacht) Ja", "", -2 },
        { "", "", -2 },
    };
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        sv line = sv_from_cstr(cases[i].line);
        struct maybe_integer ms = NO_INTEGER;
        bool is = label_cut_time(&line, &ms);
        assert_int_equal(is, cases[i].ms != -2);
        if (!is) continue;
        assert_int_equal(ms.has, cases[i].ms >= 0);
        if (ms.has) assert_int_equal(ms.value, cases[i].ms);
        assert_true(sv_is(line, cases[i].rest));
    }
}

static void labels_are_told_from_sentences(void **state)
{
    (void)state;
    static const struct {
        const char *line, *name, *rest, *remark; /* name NULL: no label's shape */
        int64_t ms;
    } cases[] = {
        { "Sjaan: Ja hoor.", "Sjaan", "Ja hoor.", "", -1 },
        { "  Sjaan:   Ja", "Sjaan", "Ja", "", -1 },
        { "Jan-Willem de Graaf: Goedenavond", "Jan-Willem de Graaf", "Goedenavond", "", -1 },
        { "Corrie (00:19): Nou", "Corrie", "Nou", "", 19000 },
        { "Corrie [00:19]: Nou", "Corrie", "Nou", "", 19000 },
        { "[00:00:08] Nienke: Ik", "Nienke", "Ik", "", 8000 },
        { "(12.03) Naam: x", "Naam", "x", "", 723000 },
        { "00:12:03 Naam: x", "Naam", "x", "", 723000 },
        { "Sjaan (lacht): Nee!", "Sjaan", "Nee!", "(lacht)", -1 },
        { "#Sjaan: Ja", "Sjaan", "Ja", "", -1 },
        { "I: Ja", "I", "Ja", "", -1 },
        { "R1: Ja", "R1", "Ja", "", -1 },
        { "Sjaan:", "Sjaan", "", "", -1 },
        { "Sjaan 12:03: Ja", "Sjaan", "Ja", "", 723000 },
        { "Sjaan 00:12:03: Ja", "Sjaan", "Ja", "", 723000 },
        { "Sjaan: [00:12:03] Ja", "Sjaan", "Ja", "", 723000 },
        { "Sjaan: (12:03)", "Sjaan", "", "", 723000 },
        { "Sjaan:12:03", NULL, "", "", -1 },
        { "tante Fatma: Kom", "tante Fatma", "Kom", "", -1 },
        { "Hülya: Ja", "Hülya", "Ja", "", -1 },
        { "Ik zei toen tegen haar: ga weg", NULL, "", "", -1 }, /* five words before the colon */
        { "Kijk, zo: ja", "Kijk, zo", "ja", "", -1 }, /* who knows nobody of that name lets it be */
        { "Om 12:30 ging ik", NULL, "", "", -1 },
        { "http://example.org", NULL, "", "", -1 },
        { "Zonder dubbele punt", NULL, "", "", -1 },
        { ": niets", NULL, "", "", -1 },
        { "", NULL, "", "", -1 },
        { "Sjaan en Omar: Ja", "Sjaan en Omar", "Ja", "", -1 },
        { "Sjaan Pietersen en Omar el Idrissi (lacht): Ja", "Sjaan Pietersen en Omar el Idrissi", "Ja", "(lacht)", -1 },
        { "Sjaan, Omar & Ali: Ja", "Sjaan, Omar & Ali", "Ja", "", -1 },
        { "Sjaan + Omar: Ja", "Sjaan + Omar", "Ja", "", -1 },
        { "[12:03] Sjaan/Omar: Ja", "Sjaan/Omar", "Ja", "", 723000 },
        { "En toen kwam Sjaan naar ons toe, Omar: ja", NULL, "", "", -1 },
        { "Eenwoorddatlangerisdanveertigletterslangmag: x", NULL, "", "", -1 },
    };
    struct arena a = { 0 };
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        struct label_line line;
        bool is = label_parse(&a, sv_from_cstr(cases[i].line), &line);
        assert_int_equal(is, cases[i].name != NULL);
        if (!is) continue;
        assert_true(sv_is(line.name, cases[i].name));
        assert_true(sv_is(line.rest, cases[i].rest));
        assert_true(sv_is(line.remark, cases[i].remark));
        assert_int_equal(line.time_ms.has, cases[i].ms >= 0);
        if (line.time_ms.has) assert_int_equal(line.time_ms.value, cases[i].ms);
    }
    arena_free(&a);
}

static void joint_labels_fall_apart(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        size_t count;
        const char *parts[4];
        bool joint; /* it is no label otherwise */
    } cases[] = {
        { "Sjaan", 1, { "Sjaan" }, false },
        { "Sjaan en Omar", 2, { "Sjaan", "Omar" }, false },
        { "SJAAN EN OMAR", 2, { "SJAAN", "OMAR" }, false },
        { "Sjaan and Omar", 2, { "Sjaan", "Omar" }, false },
        { "Sjaan/Omar", 2, { "Sjaan", "Omar" }, false },
        { "Sjaan & Omar", 2, { "Sjaan", "Omar" }, false },
        { "Sjaan, Omar, en Ali", 3, { "Sjaan", "Omar", "Ali" }, true },
        { "Sjaan + Omar", 2, { "Sjaan", "Omar" }, true },
        { "Jan-Willem de Graaf en Wies van den Berg", 2, { "Jan-Willem de Graaf", "Wies van den Berg" }, true },
        { "Enno Anden", 1, { "Enno Anden" }, false }, /* "en" and "and" within a name */
        { "en Sjaan", 1, { "en Sjaan" }, false },
        { "Sjaan en", 1, { "Sjaan en" }, false },
        { "Sjaan en 12", 0, { NULL }, false },
        { "a,b,c,d,e,f,g,h", 8, { "a", "b", "c", "d" }, true },
        { "a,b,c,d,e,f,g,h,i", 0, { NULL }, false },
        { ", ,", 0, { NULL }, false },
        { "", 0, { NULL }, false },
    };
    struct arena a = { 0 };
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        sv label = sv_from_cstr(cases[i].label), parts[LABEL_PARTS_MAX];
        struct label_line line = { 0 };
        assert_int_equal(label_parts(label, parts), cases[i].count);
        for (size_t k = 0; k < cases[i].count && k < 4; k++) assert_sv(parts[k], cases[i].parts[k]);
        if (cases[i].count < 2) continue;
        assert_true(label_take_name(&a, label, &line));
        assert_int_equal(line.unsure, cases[i].joint);
    }
    arena_free(&a);
}

static void times_are_cut_off_the_end(void **state)
{
    (void)state;
    static const struct {
        const char *line, *rest;
        int64_t ms; /* -1: nothing is cut */
    } cases[] = {
        { "Ja hoor. #00:01:02-3#", "Ja hoor.", 62300 },
        { "Ja hoor.#00:01:02#", "Ja hoor.", 62000 },
        { "Ja [12:03]", "Ja", 723000 },
        { "Ja (0:12:03)", "Ja", 723000 },
        { "Ja {12.03}", "Ja", 723000 },
        { "Ja <00:12:03,5>", "Ja", 723500 },
        { "We gingen om half drie (14.30)", "", -1 }, /* a time of day */
        { "Ja (lacht)", "", -1 },
        { "Artikel [12]", "", -1 },
        { "Ja 12:03", "", -1 },
        { "", "", -1 },
        { "]", "", -1 },
    };
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        sv line = sv_from_cstr(cases[i].line);
        int64_t ms = -1;
        assert_int_equal(label_cut_end_time(&line, &ms), cases[i].ms >= 0);
        assert_int_equal(ms, cases[i].ms);
        if (cases[i].ms >= 0) assert_true(sv_is(line, cases[i].rest));
    }
}

static void keys_keep_every_name(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct keys keys = { 0 };
    bool fresh;
    assert_null(keys_find(&keys, SV("x")));
    for (size_t i = 0; i < 5000; i++) {
        size_t *place = keys_put(&a, &keys, arena_format(&a, "name %zu", i), i, &fresh);
        assert_true(fresh);
        assert_int_equal(*place, i);
    }
    assert_int_equal(*keys_put(&a, &keys, SV("name 77"), 9, &fresh), 77);
    assert_false(fresh);
    for (size_t i = 0; i < 5000; i++) {
        const size_t *place = keys_find(&keys, arena_format(&a, "name %zu", i));
        assert_non_null(place);
        assert_int_equal(*place, i);
    }
    assert_null(keys_find(&keys, SV("name 5000")));
    assert_int_equal(*keys_put(&a, &keys, SV(""), 3, &fresh), 3); /* the empty name is a name */
    assert_non_null(keys_find(&keys, SV("")));
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_are_read),
        cmocka_unit_test(times_are_cut_off_the_front),
        cmocka_unit_test(labels_are_told_from_sentences),
        cmocka_unit_test(joint_labels_fall_apart),
        cmocka_unit_test(times_are_cut_off_the_end),
        cmocka_unit_test(keys_keep_every_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
