/* study_help : names every element and attribute, in both languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "1_study/element.h"

static const char *print(struct arena *a, void (*help)(enum language, FILE *), enum language language)
{
    FILE *to = tmpfile();
    assert_non_null(to);
    help(language, to);
    long n = ftell(to);
    assert_true(n > 0);
    char *text = ARENA_NEW(a, char, (size_t)n + 1);
    rewind(to);
    assert_int_equal(fread(text, 1, (size_t)n, to), n);
    fclose(to);
    return text;
}

static void everything_is_named(void **state)
{
    (void)state;
    struct arena a = { 0 };
    for (enum language l = LANGUAGE_NL; l <= LANGUAGE_EN; l++) {
        const char *help = print(&a, study_help, l);
        size_t count;
        const struct element_row *elements = element_rows(&count);
        for (size_t i = 0; i < count; i++) {
            assert_non_null(strstr(help, arena_cstr(&a, arena_format(&a, "\n  <%s>  %s", elements[i].name,
                                                                     elements[i].meaning[l]))));
        }
        const struct attribute_row *rows = element_attribute_rows(&count);
        for (size_t i = 0; i < count; i++) {
            assert_non_null(strstr(help, arena_cstr(&a, arena_format(&a, "\n    %s=\"", rows[i].name))));
            assert_non_null(strstr(help, rows[i].meaning[l]));
        }
    }
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
