#include "check.h"

#include "2_ingest/reader.h"

/* Those of one kind in the words of one speaker are added up; many kinds take no longer. */
static void losses_are_added_up(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct transcript t = { .file = SV("f") };
    for (size_t i = 0; i < 3; i++) reader_lose(&a, &t, SV("w:drawing"), 4 + i);
    reader_lose(&a, &t, SV("w:object"), 9);
    assert_int_equal(t.loss_count, 2);
    assert_int_equal(t.losses[0].count, 3);
    assert_int_equal(t.losses[0].line, 4);
    for (size_t i = 0; i < 100000; i++) reader_lose(&a, &t, arena_format(&a, "x%zu", i), 10);
    assert_int_equal(t.loss_count, 100002);
    reader_lose(&a, &t, SV("w:object"), 9);
    assert_int_equal(t.losses[1].count, 2);
    reader_voice(&a, &t, SV(" Fatma "));
    reader_lose(&a, &t, SV("w:object"), 11);
    assert_int_equal(t.losses[1].count, 2);
    assert_sv(t.losses[100002].voice, SV("Fatma"));
    assert_sv(t.losses[100002].element, SV("w:object"));
    assert_int_equal(t.losses[100002].line, 11);
    arena_free(&a);
}

/* What is added is NFC, trimmed, and not empty. */
static void turns_are_normal(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct transcript t = { .file = SV("f") };
    assert_true(reader_add(&a, &t, (struct turn){ .label = SV(" Ans "), .text = SV(" e\xCC\x81\xC3\xA9n ") }));
    assert_false(reader_add(&a, &t, (struct turn){ .label = SV("Ans"), .text = SV(" \n") }));
    assert_int_equal(t.count, 1);
    assert_sv(t.items[0].label, SV("Ans"));
    assert_sv(t.items[0].text, SV("\xC3\xA9\xC3\xA9n"));
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(losses_are_added_up),
        cmocka_unit_test(turns_are_normal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
