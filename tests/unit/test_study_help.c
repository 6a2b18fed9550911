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
        const char *help = print(&a, study_help, l), *table = print(&a, study_help_markdown, l);
        size_t count;
        const struct element_row *elements = element_rows(&count);
        for (size_t i = 0; i < count; i++) {
            assert_non_null(strstr(help, arena_cstr(&a, arena_format(&a, "\n  <%s>  %s", elements[i].name,
                                                                     elements[i].meaning[l]))));
            assert_non_null(strstr(table, arena_cstr(&a, arena_format(&a, "\n| `%s` | | | | ", elements[i].name))));
        }
        const struct attribute_row *rows = element_attribute_rows(&count);
        for (size_t i = 0; i < count; i++) {
            assert_non_null(strstr(help, arena_cstr(&a, arena_format(&a, "\n    %s=\"", rows[i].name))));
            assert_non_null(strstr(help, rows[i].meaning[l]));
            assert_non_null(strstr(table, arena_cstr(&a, arena_format(&a, "| `%s` | ", rows[i].name))));
        }
        assert_non_null(strstr(table, "; , tab \\| |"));
    }
    arena_free(&a);
}

/* Every row of the table has five cells. */
static void table_is_square(void **state)
{
    (void)state;
    struct arena a = { 0 };
    sv rest = sv_from_cstr(print(&a, study_help_markdown, LANGUAGE_EN)), line;
    size_t lines = 0;
    for (; sv_cut(&rest, '\n', &line); lines++) {
        size_t bars = 0;
        for (size_t i = 0; i < line.n; i++) bars += line.p[i] == '|' && (i == 0 || line.p[i - 1] != '\\');
        assert_int_equal(bars, 6);
    }
    assert_true(lines > 60);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_is_named),
        cmocka_unit_test(table_is_square),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
