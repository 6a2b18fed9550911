#include "sample.h"

#include "3_code/intern.h"

static void numbers_follow_first_appearance(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct intern in = intern_new(&a);
    assert_int_equal(intern_find(&in, SV("plein")), SIZE_MAX);
    assert_int_equal(intern_add(&in, SV("plein")), 0);
    assert_int_equal(intern_add(&in, SV("")), 1);
    assert_int_equal(intern_add(&in, SV("plein")), 0);
    assert_int_equal(intern_add(&in, SV("pleinen")), 2);
    assert_int_equal(intern_find(&in, SV("")), 1);
    assert_int_equal(intern_find(&in, SV("plei")), SIZE_MAX);
    assert_int_equal(in.count, 3);
    arena_free(&a);
}

/* Property: as many numbers as distinct texts, each found again, through every widening. */
static void every_text_keeps_its_number(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct intern in = intern_new(&a);
    for (size_t i = 0; i < 20000; i++)
        assert_int_equal(intern_add(&in, arena_format(&a, "w%zu", i / 2)), i / 2);
    assert_int_equal(in.count, 10000);
    for (size_t i = 0; i < 10000; i++) {
        assert_int_equal(intern_find(&in, arena_format(&a, "w%zu", i)), i);
        assert_sv(in.names[i], arena_format(&a, "w%zu", i));
    }
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_follow_first_appearance),
        cmocka_unit_test(every_text_keeps_its_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
