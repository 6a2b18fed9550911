#include "ingest.h"

#include "2_ingest/near.h"
#include "2_ingest/nobody.h"

static size_t add(struct roster *r, const char *id, const char *name, const char *alias, bool withdrawn)
{
    size_t person = roster_add(r, (struct roster_person){ .id = sv_from_cstr(id), .role = ROLE_RESIDENT,
                                                          .roster = true, .quotable = true,
                                                          .withdrawn = withdrawn });
    if (*name) roster_add_name(r, person, "name", sv_from_cstr(name));
    if (*alias) roster_add_name(r, person, "alias", sv_from_cstr(alias));
    return person;
}

static struct roster street(struct arena *a, const unsigned char *key)
{
    struct roster r = roster_new(a, key, false);
    add(&r, "B01", "Fatima Benali", "mevrouw Benali", false);
    add(&r, "B02", "Fatima El Amrani", "", false);
    add(&r, "B03", "Jan van der Velde", "Jan", false);
    add(&r, "B04", "Jan-Willem de Graaf", "JW", false);
    add(&r, "B06", "Willem Dekker", "", true);
    add(&r, "B07", "Fatma Yildiz", "tante Fatma", false);
    add(&r, "B09", "Fatima Bennali", "", false);
    add(&r, "Sjaan", "", "", false);
    roster_show(&r);
    return r;
}

static void assert_near(struct roster *r, const char *text, const char *want)
{
    struct arena a = { 0 };
    struct near near = near_find(r, sv_from_cstr(text));
    assert_sv(near_text(&a, r, &near, LANGUAGE_NL), want);
    arena_free(&a);
}

static void the_nearest_come_first(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct roster r = street(&a, NULL);
    assert_near(&r, "J. v.d. Velde", "B03 Jan van der Velde (0,85: tussenvoegsel, voorletter)");
    assert_near(&r, "Fatma Y.", "B07 Fatma Yildiz (0,85: voorletter)");
    assert_near(&r, "Fatima", "B01 Fatima Benali (0,78: deel van de naam), B02 Fatima El Amrani (0,78: deel van "
                              "de naam), B09 Fatima Bennali (0,78: deel van de naam)");
    assert_near(&r, "Fatima Benalli", "B01 Fatima Benali (0,90: typefout), B09 Fatima Bennali (0,74: typefout)");
    assert_near(&r, "Sjaa", "Sjaan (0,90: typefout)");
    assert_near(&r, "B08", ""); /* no name */
    assert_near(&r, "Willem Dekkr", "");
    assert_near(&r, "", "");
    assert_int_equal(near_find(&r, SV("Willem Dekkr")).withdrawn, 90);
    assert_int_equal(near_find(&r, SV("Fatma Y.")).withdrawn, 0);
    arena_free(&a);
}

static void who_comes_later_is_found_too(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct roster r = street(&a, NULL);
    assert_near(&r, "Gerard Smid", "");
    add(&r, "V13", "Gerard Smits", "", false);
    assert_near(&r, "Gerard Smit", "V13 Gerard Smits (0,90: typefout)");
    arena_free(&a);
}

static void people_of_the_list_that_may_be_one(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct roster r = street(&a, NULL);
    struct near_pair *pairs;
    size_t count;
    near_pairs(&a, &r, &pairs, &count);
    assert_int_equal(count, 1); /* not with who withdrew, nor those who share a first name */
    assert_sv(r.people[pairs[0].x].id, "B01");
    assert_sv(r.people[pairs[0].y].id, "B09");
    assert_int_equal(pairs[0].score, 90);
    arena_free(&a);
}

/* One name in forty cells is told once; so is one label in several talks, but not "Spreker 2". */
static void each_name_is_told_once(void **state)
{
    (void)state;
    static const unsigned char key[DIGEST_KEY_BYTES] = { 1, 2, 3 };
    struct arena a = { 0 };
    struct roster r = street(&a, key);
    struct problems p = problem_list(&a, LANGUAGE_NL);
    struct table proposals = table_new(table_proposals());
    struct nobody n = { .a = &a, .roster = &r };
    for (size_t i = 0; i < 40; i++)
        nobody_add(&n, &(struct nobody_name){ .kind = NOBODY_ATTENDEE, .text = SV("Fatma Y."), .times = 1,
                                              .place = { SV("log.csv"), i + 2, 3 } });
    nobody_add(&n, &(struct nobody_name){ .kind = NOBODY_TIE, .text = SV("fatma y."), .times = 1,
                                          .place = { SV("ties.csv"), 9, 1 } });
    nobody_add(&n, &(struct nobody_name){ .text = SV("A & \"B\""), .document = SV("G1"), .times = 1,
                                          .place = { SV("g1.txt"), 0, 0 } });
    for (size_t i = 0; i < 3; i++) {
        sv document = arena_format(&a, "G%zu", i);
        nobody_add(&n, &(struct nobody_name){ .text = SV("Jan v.d. Velde"), .document = document, .times = 4,
                                              .place = { SV("g0.txt"), 0, 0 } });
        nobody_add(&n, &(struct nobody_name){ .text = SV("Spreker 2"), .document = document, .times = 4,
                                              .place = { SV("g0.txt"), 0, 0 }, .anonymous = true });
    }
    nobody_tell(&n, &p, &proposals);
    assert_int_equal(p.rows.count, 7);
    const struct problems_row *row = problem_of(&p, MESSAGE_PERSON_UNKNOWN_NEAR);
    assert_sv(row->message, "'Fatma Y.' staat niet op de personenlijst (40×); misschien is het B07 Fatma Yildiz (0,85: "
                            "voorletter)");
    assert_sv(row->file, "log.csv");
    assert_int_equal(row->line.value, 2);
    row = problem_of(&p, MESSAGE_SPEAKER_UNKNOWN);
    assert_sv(row->hint, "Zeg in study.xml wie het is, met <speaker label=\"A &amp; &quot;B&quot;\" document=\"G1\" "
                         "person=\"…\"/> of role=\"…\".");
    row = problem_of(&p, MESSAGE_SPEAKER_UNKNOWN_NEAR);
    assert_sv(row->message, "spreker 'Jan v.d. Velde' staat niet op de personenlijst (12 beurten in 3 gesprekken); "
                            "misschien is het B03 Jan van der Velde (0,97: tussenvoegsel)");
    assert_sv(row->hint, "Is het de eerste? Zet dan <speaker label=\"Jan v.d. Velde\" person=\"B03\"/> in study.xml, "
                         "of zet het label bij de bijnamen.");
    assert_int_equal(problem_times(&p, MESSAGE_SPEAKER_UNKNOWN), 4);
    assert_int_equal(proposals.count, 7);
    for (size_t i = 0; i < proposals.count; i++) { /* no name stands in the table */
        sv label = proposals_at(&proposals, i)->label;
        assert_true(sv_starts(label, SV("Spreker")) || (label.n == 11 && label.p[0] == 'p'));
    }
    assert_sv(proposals_at(&proposals, 0)->person, arena_cstr(&a, r.people[5].shown));
    assert_int_equal(proposals_at(&proposals, 0)->times, 40);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_nearest_come_first),
        cmocka_unit_test(who_comes_later_is_found_too),
        cmocka_unit_test(people_of_the_list_that_may_be_one),
        cmocka_unit_test(each_name_is_told_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
