#include "folder.h"
#include "sample.h"

#include "0_base/fingerprint.h"

static struct digest of(const struct table *t)
{
    struct digest_state state;
    digest_begin(&state);
    fingerprint_table(&state, t);
    return digest_end(&state);
}

/* The digest depends on what stands in the table, not on where: two tables drawn from the same seed
 * are equal, and one of another seed is not. */
static void equal_tables_have_equal_digests(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct table x = sample_table(&a, 5, 50, 2), y = sample_table(&a, 5, 50, 2),
                 z = sample_table(&a, 6, 50, 2);
    struct digest dx = of(&x), dy = of(&y), dz = of(&z);
    assert_true(digest_eq(&dx, &dy));
    assert_false(digest_eq(&dx, &dz));
    arena_free(&a);
}

static void any_changed_cell_changes_the_digest(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct table t = sample_table(&a, 9, 5, 1);
    struct sample_row *row = sample_at(&t, 3), before = *row;
    struct digest old = of(&t);
    for (int what = 0; what < 9; what++) {
        *row = before;
        switch (what) {
        case 0: row->place = SV("elders in de wijk"); break;
        case 1: row->number++; break;
        case 2: row->kind = SV("?"); break;
        case 3: row->note = SV("elders in de wijk"); break;
        case 4: row->minutes.has = !row->minutes.has; break;
        case 5: row->score = SOME_REAL(before.score.value + 1); break;
        case 6: row->held_on = (struct maybe_date){ before.held_on.days + 1, true }; break;
        case 7: row->open = !row->open; break;
        default: row->secret = SV("elders in de wijk");
        }
        struct digest now = of(&t);
        assert_false(digest_eq(&old, &now));
    }
    *row = before;
    table_set_extra(&t, 0, 0, SV("elders in de wijk"));
    struct digest now = of(&t);
    assert_false(digest_eq(&old, &now));
    arena_free(&a);
}

static void an_empty_table_has_one_too(void **state)
{
    (void)state;
    struct table x = table_new(table_sample()), y = table_new(table_single());
    struct digest dx = of(&x), dy = of(&y), again = of(&x);
    assert_true(digest_eq(&dx, &again));
    assert_false(digest_eq(&dx, &dy));
}

static struct digest of_file(const char *path)
{
    struct digest_state state;
    digest_begin(&state);
    fingerprint_file(&state, path, SV("lijst.csv"));
    return digest_end(&state);
}

static void write_text(const char *path, const char *text)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
}

/* Nothing there, nothing in it, something in it, something else: four files. */
static void a_file_is_its_bytes_or_why_it_has_none(void **state)
{
    (void)state;
    char folder[128], path[160];
    static const char *const texts[] = { "", "a", "b" };
    struct digest digests[WF_COUNT(texts) + 1];
    assert_int_equal(folder_make(folder), 0);
    snprintf(path, sizeof path, "%s/x", folder);
    digests[0] = of_file(path);
    for (size_t i = 0; i < WF_COUNT(texts); i++) {
        write_text(path, texts[i]);
        digests[i + 1] = of_file(path);
        for (size_t k = 0; k <= i; k++) assert_false(digest_eq(&digests[k], &digests[i + 1]));
    }
    write_text(path, texts[0]);
    struct digest again = of_file(path);
    assert_true(digest_eq(&again, &digests[1]));
    folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_tables_have_equal_digests),
        cmocka_unit_test(any_changed_cell_changes_the_digest),
        cmocka_unit_test(an_empty_table_has_one_too),
        cmocka_unit_test(a_file_is_its_bytes_or_why_it_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
