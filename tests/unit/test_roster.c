#include "ingest.h"

#include "2_ingest/redact.h"
#include "2_ingest/roster.h"

static const unsigned char key[DIGEST_KEY_BYTES] = { 1, 2, 3 };

static size_t add(struct roster *r, const char *id, const char *name, const char *alias, bool withdrawn)
{
    size_t person = roster_add(r, (struct roster_person){ .id = sv_from_cstr(id), .role = ROLE_RESIDENT,
                                                          .roster = true, .quotable = true,
                                                          .withdrawn = withdrawn });
    if (*name) roster_add_name(r, person, "name", sv_from_cstr(name));
    if (*alias) roster_add_name(r, person, "alias", sv_from_cstr(alias));
    return person;
}

static struct roster street(struct arena *a, const unsigned char *with)
{
    struct roster r = roster_new(a, with, false);
    add(&r, "B01", "Fatima Benali", "mevrouw Benali", false);
    add(&r, "B02", "Fatima El Amrani", "", false);
    add(&r, "B03", "Jan van der Velde", "Jan", false);
    add(&r, "B04", "Jan-Willem de Graaf", "JW", false);
    add(&r, "B05", "Roos Bakker", "", false);
    add(&r, "B06", "Willem Dekker", "", true);
    add(&r, "B07", "Fatma Yildiz", "tante Fatma", false);
    add(&r, "B08", "Ali Yildiz", "", false);
    roster_show(&r);
    return r;
}

static void assert_is(const struct roster *r, const char *text, const char *id)
{
    size_t person = 0;
    assert_int_equal(roster_find(r, sv_from_cstr(text), &person), ROSTER_ONE);
    assert_sv(r->people[person].id, id);
}

static void names_find_people(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct roster r = street(&a, key);
    size_t person;
    assert_is(&r, "B01", "B01");
    assert_is(&r, "fatima  benali", "B01");
    assert_is(&r, "MEVROUW BENALI", "B01");
    assert_is(&r, "Jan", "B03");
    assert_is(&r, "Roos", "B05");
    assert_is(&r, "tante fatma", "B07");
    assert_int_equal(roster_find(&r, SV("Fatima"), &person), ROSTER_SEVERAL);
    assert_int_equal(roster_find(&r, SV("Benali"), &person), ROSTER_NONE);
    assert_int_equal(roster_find(&r, SV("b01x"), &person), ROSTER_NONE);
    assert_int_equal(roster_find(&r, SV(""), &person), ROSTER_NONE);
    arena_free(&a);
}

static void an_open_roster_makes_people(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct roster r = roster_new(&a, NULL, true);
    size_t x, y;
    roster_show(&r);
    assert_int_equal(roster_take(&r, SV("Sjaan"), &x), ROSTER_ONE);
    assert_int_equal(roster_take(&r, SV(" sjaan "), &y), ROSTER_ONE);
    assert_int_equal(x, y);
    assert_int_equal(r.count, 1);
    assert_sv(r.people[0].shown, "Sjaan");
    assert_false(r.people[0].roster);
    arena_free(&a);
}

static void the_store_brings_the_same_people_back(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct table names;
    struct roster r = street(&a, key);
    roster_save(&a, &r, &names);
    struct roster back = roster_load(&a, key, false, &names);
    assert_int_equal(back.count, r.count);
    for (size_t i = 0; i < r.count; i++) {
        assert_true(sv_eq(back.people[i].id, r.people[i].id));
        assert_true(sv_eq(back.people[i].shown, r.people[i].shown));
        assert_int_equal(back.people[i].withdrawn, r.people[i].withdrawn);
    }
    assert_is(&back, "Jan", "B03");
    assert_is(&back, "mevrouw benali", "B01");
    size_t person;
    assert_int_equal(roster_find(&back, SV("Fatima"), &person), ROSTER_SEVERAL);
    arena_free(&a);
}

/* ---- redaction ----------------------------------------------------------------------------- */

/* In `want` a digit after @ is the person of street() whose pseudonym stands there. */
static void assert_redacted(const struct roster *r, const struct redactor *redactor, const char *text,
                            const char *want)
{
    struct arena a = { 0 };
    struct buffer b = { .a = &a };
    for (const char *c = want; *c; c++) {
        if (c[0] != '@' || c[1] < '1' || c[1] > '8') {
            buffer_add(&b, (sv){ c, 1 });
            continue;
        }
        sv shown = r->people[*++c - '1'].shown;
        buffer_printf(&b, "[%.*s]", SV_ARG(shown));
    }
    struct redact_words words = { 0 };
    redact_note_words(&a, redactor, sv_from_cstr(text), &words);
    sv got = redact_text(&a, redactor, sv_from_cstr(text), &words);
    assert_sv(got, arena_cstr(&a, buffer_sv(&b)));
    arena_free(&a);
}

static void names_leave_the_text(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct roster r = street(&a, key);
    struct redactor redactor = redact_new(&a, &r, LANGUAGE_NL);
    static const char *const cases[][2] = {
        { "Ik zag Fatima Benali bij Fatima.", "Ik zag @1 bij [naam]." },
        { "mevrouw Benali en mevrouw van der Velde", "mevrouw @1 en mevrouw @3" },
        { "Jan zei tegen Jan-Willem: Jans fiets", "@3 zei tegen @4: @3 fiets" },
        { "Jan van der Velde's tuin, JANs tuin", "@3 tuin, @3 tuin" },
        { "Fatma’s soep, tante Fatma's soep", "@7 soep, tante @7 soep" },
        { "de familie Yildiz en Ali Yildiz", "de familie [naam] en @8" },
        { "Willem kwam met Dekker", "[naam] kwam met [naam]" },
        { "jan, de bakker, een roos", "jan, de bakker, een roos" },
        { "Januari en Fatimas en Rooseveltlaan", "Januari en [naam] en Rooseveltlaan" },
        { "Een roos. Roos zei niets, zei Roos.", "Een roos. Roos zei niets, zei @5." },
        { "Bloem. Roos zei niets.", "Bloem. @5 zei niets." },
        { "Bel 06-12345678 of jan@buurt.nl", "Bel [telefoon] of [e-mail]" },
        { "al [naam] hier", "al [naam] hier" },
        { "fatima benali, JAN VAN DER VELDE, Fátima Bénali", "@1, @3, @1" },
        { "Jan Willem en Fatima El-Amrani en El-Amrani", "@4 en [naam] @2 en @2" },
        { "de Benali-route en pro-Benali, maar Benali-Smit niet", "de @1-route en pro-@1, maar Benali-Smit niet" },
        { "Benalietje, Benalitje en Jantje", "Benalietje, @1 en Jantje" },
        { "volg @fatima.b of @jan", "volg [account] of [account]" },
        { "", "" },
    };
    for (size_t i = 0; i < WF_COUNT(cases); i++) assert_redacted(&r, &redactor, cases[i][0], cases[i][1]);
    arena_free(&a);
}

static void without_pseudonyms_only_who_withdrew_leaves(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct roster r = street(&a, NULL);
    struct redactor redactor = redact_new(&a, &r, LANGUAGE_EN);
    assert_redacted(&r, &redactor, "Jan rang Willem on 06-12345678", "Jan rang [name] on 06-12345678");
    arena_free(&a);
}

/* Whatever the text, no name of the list is left in it when every word is capitalised. */
static void no_name_is_left(void **state)
{
    (void)state;
    static const char *const words[] = { "Fatima", "Benali", "El", "Amrani", "Jan", "Velde", "Roos", "Bakker",
                                         "Willem", "Dekker", "Fatma", "Yildiz", "Ali", "Huis", ",", ".", "van" };
    static const char *const names[] = { "Benali", "Amrani", "Velde", "Bakker", "Dekker", "Fatma", "Yildiz",
                                         "Fatima", "Willem", "Roos" };
    struct arena a = { 0 };
    struct roster r = street(&a, key);
    struct redactor redactor = redact_new(&a, &r, LANGUAGE_NL);
    uint64_t x = 7;
    for (int round = 0; round < 300; round++) {
        struct buffer b = { .a = &a };
        for (int i = 0; i < 12; i++) {
            x = x * UINT64_C(6364136223846793005) + 1442695040888963407u;
            buffer_printf(&b, "%s ", words[(x >> 33) % WF_COUNT(words)]);
        }
        sv got = redact_text(&a, &redactor, buffer_sv(&b), NULL);
        for (size_t n = 0; n < WF_COUNT(names); n++)
            for (size_t i = 0; i < got.n; i++)
                assert_false(sv_starts(sv_from(got, i), sv_from_cstr(names[n])));
    }
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_find_people),
        cmocka_unit_test(an_open_roster_makes_people),
        cmocka_unit_test(the_store_brings_the_same_people_back),
        cmocka_unit_test(names_leave_the_text),
        cmocka_unit_test(without_pseudonyms_only_who_withdrew_leaves),
        cmocka_unit_test(no_name_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
