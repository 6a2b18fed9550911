#include "check.h"

#include "1_study/stage.h"

static void numbers_and_names_go_together(void **state)
{
    (void)state;
    static const struct {
        int64_t number;
        const char *name;
    } cases[] = { { 1, "0001" }, { 42, "0042" }, { 9999, "9999" }, { 10000, "10000" } };
    struct arena a = { 0 };
    struct err err = { 0 };
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        int64_t back = 0;
        sv name = stage_task_name(&a, cases[i].number);
        assert_sv(name, sv_from_cstr(cases[i].name));
        assert_true(stage_task_number(name, &back, &err));
        assert_int_equal(back, cases[i].number);
    }
    arena_free(&a);
}

static void other_names_have_no_number(void **state)
{
    (void)state;
    static const char *const names[] = { "", "all", "0000", "-001", "1x" };
    for (size_t i = 0; i < WF_COUNT(names); i++) {
        struct err err = { 0 };
        int64_t number;
        assert_false(stage_task_number(sv_from_cstr(names[i]), &number, &err));
        assert_int_not_equal(err.status, STATUS_OK);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_and_names_go_together),
        cmocka_unit_test(other_names_have_no_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
