#include "ingest.h"

#include "2_ingest/conceal.h"

static const unsigned char key[DIGEST_KEY_BYTES] = { 4 };

static void add(struct roster *r, const char *id, const char *name, bool withdrawn)
{
    size_t person = roster_add(r, (struct roster_person){ .id = sv_from_cstr(id), .role = ROLE_RESIDENT, .roster = true,
                                                          .quotable = true, .withdrawn = withdrawn });
    roster_add_name(r, person, "name", sv_from_cstr(name));
}

static struct roster street(struct arena *a, const unsigned char *with)
{
    struct roster r = roster_new(a, with, false);
    add(&r, "B01", "Sjaan Pietersen", false);
    add(&r, "B02", "Halima Chaouki", true);
    roster_show(&r);
    return r;
}

static void tell(struct problems *p, enum message message, struct args args, const char *row)
{
    const struct place place = { SV("log.xlsx#Halima Chaouki"), 3, 1 };
    problem_add(p, place, message, args);
    problem_reject(p, place.file, place.line, message, sv_from_cstr(row));
}

/* What is kept names nobody: who is listed goes by her pseudonym, who withdrew and who is nobody's by
 * none; ids go too, and so does the name of a sheet. */
static void names_go_out_of_what_is_kept(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct roster r = street(&a, key);
    struct problems p = problem_list(&a, LANGUAGE_NL);
    const char *shown = arena_cstr(&a, r.people[0].shown);
    tell(&p, MESSAGE_ROW_TWICE, ARGS(ARG_SV(SV("B01;B02;x")), ARG_INT(2)), "B01;Halima Chaouki;B02;soep");
    tell(&p, MESSAGE_PERSON_UNKNOWN_NEAR, ARGS(ARG_SV(SV("Kees in 't Veld")), ARG_SV(SV("B01 Sjaan Pietersen"))),
         "Kees;Sjaans tuin");
    conceal_problems(&a, &r, LANGUAGE_NL, &p);
    for (size_t i = 0; i < p.rows.count; i++) {
        const struct problems_row *row = problems_at(&p.rows, i);
        assert_sv(row->file, "log.xlsx#[naam]");
        static const char *const names[] = { "B01", "B02", "Sjaan", "Halima", "Veld", "Kees" };
        for (size_t k = 0; k < WF_COUNT(names); k++) {
            assert_null(strstr(arena_cstr(&a, row->message), names[k]));
            assert_null(strstr(arena_cstr(&a, row->hint), names[k]));
        }
    }
    assert_non_null(strstr(arena_cstr(&a, problem_of(&p, MESSAGE_ROW_TWICE)->message),
                           arena_format(&a, "'%s;[naam];x'", shown).p));
    assert_sv(problem_of(&p, MESSAGE_PERSON_UNKNOWN_NEAR)->hint, "");
    assert_sv(rejected_at(&p.rejected, 0)->row, arena_format(&a, "%s;[naam];[naam];soep", shown).p);
    assert_sv(rejected_at(&p.rejected, 1)->row, arena_format(&a, "Kees;[%s] tuin", shown).p); /* Kees is on no list */
    arena_free(&a);
}

/* Without pseudonyms only who withdrew is taken out. */
static void without_pseudonyms_others_stay(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct roster r = street(&a, NULL);
    struct problems p = problem_list(&a, LANGUAGE_EN);
    tell(&p, MESSAGE_PERSON_UNKNOWN, ARGS(ARG_SV(SV("Kees"))), "B01;Sjaan Pietersen;B02;Halima Chaouki");
    conceal_problems(&a, &r, LANGUAGE_EN, &p);
    assert_non_null(strstr(arena_cstr(&a, problems_at(&p.rows, 0)->message), "Kees"));
    assert_sv(rejected_at(&p.rejected, 0)->row, "B01;Sjaan Pietersen;[name];[name]");
    arena_free(&a);
}

static void nothing_to_conceal(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct roster r = street(&a, key);
    struct problems p = problem_list(&a, LANGUAGE_NL);
    conceal_problems(&a, &r, LANGUAGE_NL, &p);
    assert_int_equal(p.rows.count + p.rejected.count, 0);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_go_out_of_what_is_kept),
        cmocka_unit_test(without_pseudonyms_others_stay),
        cmocka_unit_test(nothing_to_conceal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
