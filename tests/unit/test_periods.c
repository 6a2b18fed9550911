#include "ingest.h"

#include "2_ingest/periods.h"

static struct maybe_date day(int64_t year, int64_t month, int64_t of_month)
{
    return (struct maybe_date){ year ? date_from_civil(year, month, of_month) : 0, year != 0 };
}

static bool add(struct roster *r, enum role role, struct maybe_date from, struct maybe_date until, enum message *why)
{
    struct roster_period p = { .person = 0, .from = from, .until = until, .role = role, .line = r->period_count + 2 };
    size_t line = 0;
    *why = MESSAGE_NONE;
    bool ok = periods_add(r, &p, why, &line);
    if (!ok) assert_true(line >= 2);
    return ok;
}

static struct roster one_person(struct arena *a)
{
    struct roster r = roster_new(a, NULL, false);
    roster_add(&r, (struct roster_person){ .id = SV("P1"), .role = ROLE_OTHER, .roster = true });
    roster_show(&r);
    return r;
}

/* A resident until the first of June 2024, a volunteer from then, a professional from 2025. */
static void a_role_holds_on_its_days(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct roster r = one_person(&a);
    enum message why;
    assert_int_equal(periods_role(&r, 0, day(2024, 1, 1)), ROLE_OTHER); /* nothing is known yet */
    assert_false(periods_outside(&r, 0, day(2024, 1, 1)));
    assert_true(add(&r, ROLE_PROFESSIONAL, day(2025, 1, 1), day(2025, 6, 30), &why));
    assert_true(add(&r, ROLE_RESIDENT, day(0, 0, 0), day(2024, 6, 1), &why));
    assert_true(add(&r, ROLE_VOLUNTEER, day(2024, 6, 1), day(0, 0, 0), &why));
    static const struct {
        int64_t year, month, of_month;
        enum role role;
        bool outside;
    } days[] = {
        { 1990, 1, 1, ROLE_RESIDENT, false },     { 2024, 5, 31, ROLE_RESIDENT, false },
        { 2024, 6, 1, ROLE_VOLUNTEER, false },    { 2024, 12, 31, ROLE_VOLUNTEER, false },
        { 2025, 1, 1, ROLE_PROFESSIONAL, false }, { 2025, 6, 30, ROLE_PROFESSIONAL, false },
        { 2025, 7, 1, ROLE_PROFESSIONAL, true },
    };
    for (size_t i = 0; i < WF_COUNT(days); i++) {
        struct maybe_date d = day(days[i].year, days[i].month, days[i].of_month);
        assert_int_equal(periods_role(&r, 0, d), days[i].role);
        assert_int_equal(periods_outside(&r, 0, d), days[i].outside);
    }
    assert_int_equal(periods_role(&r, 0, day(0, 0, 0)), ROLE_PROFESSIONAL); /* no date: the last */
    assert_false(periods_outside(&r, 0, day(0, 0, 0)));
    arena_free(&a);
}

static void what_contradicts_is_refused(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct roster r = one_person(&a);
    enum message why;
    assert_true(add(&r, ROLE_RESIDENT, day(2020, 1, 1), day(2022, 1, 1), &why));
    assert_false(add(&r, ROLE_VOLUNTEER, day(2021, 12, 31), day(0, 0, 0), &why));
    assert_int_equal(why, MESSAGE_ROLE_OVERLAP);
    assert_false(add(&r, ROLE_VOLUNTEER, day(0, 0, 0), day(2020, 1, 2), &why));
    assert_int_equal(why, MESSAGE_ROLE_OVERLAP);
    assert_false(add(&r, ROLE_VOLUNTEER, day(2020, 1, 1), day(2020, 2, 1), &why));
    assert_int_equal(why, MESSAGE_ROLE_OVERLAP);
    assert_true(add(&r, ROLE_VOLUNTEER, day(0, 0, 0), day(2019, 1, 1), &why));
    assert_false(add(&r, ROLE_OTHER, day(0, 0, 0), day(2018, 1, 1), &why));
    assert_int_equal(why, MESSAGE_ROLE_UNDATED);
    assert_true(periods_outside(&r, 0, day(2019, 6, 1))); /* between two times */
    assert_int_equal(r.period_count, 2);
    arena_free(&a);
}

static void the_store_brings_them_back(void **state)
{
    (void)state;
    static const unsigned char key[DIGEST_KEY_BYTES] = { 4 };
    struct arena a = { 0 };
    struct roster r = roster_new(&a, key, false);
    struct table roles, names;
    enum message why;
    roster_add(&r, (struct roster_person){ .id = SV("P1"), .roster = true });
    size_t gone = roster_add(&r, (struct roster_person){ .id = SV("P2"), .roster = true, .withdrawn = true });
    roster_show(&r);
    assert_true(add(&r, ROLE_VOLUNTEER, day(2024, 6, 1), day(0, 0, 0), &why));
    assert_true(add(&r, ROLE_RESIDENT, day(0, 0, 0), day(0, 0, 0), &why));
    struct roster_period hers = { .person = gone, .role = ROLE_RESIDENT };
    size_t line;
    assert_true(periods_add(&r, &hers, &why, &line));
    periods_save(&a, &r, &roles);
    assert_int_equal(roles.count, 2); /* nothing of who withdrew */
    roster_save(&a, &r, &names);
    struct roster back = roster_load(&a, key, false, &names);
    periods_load(&back, &roles);
    assert_int_equal(periods_role(&back, 0, day(2024, 5, 1)), ROLE_RESIDENT);
    assert_int_equal(periods_role(&back, 0, day(2024, 6, 1)), ROLE_VOLUNTEER);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_role_holds_on_its_days),
        cmocka_unit_test(what_contradicts_is_refused),
        cmocka_unit_test(the_store_brings_them_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
