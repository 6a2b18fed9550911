#include "check.h"

#include "0_base/opt.h"

struct settings {
    bool quiet;
    int64_t jobs;
    double share;
    const char *output;
    int64_t overlap;
};

static const char *const overlaps[] = { "key", "dictionary", "longest", NULL };

/* The labels stand for help texts: the list of texts is the program's own. */
static const struct opt table[] = {
    { "quiet", 'q', OPT_FLAG, offsetof(struct settings, quiet), NULL, LABEL_YES, 0, 0, NULL },
    { "jobs", 'j', OPT_INT, offsetof(struct settings, jobs), "N", LABEL_NO, 1, 64, NULL },
    { "share", 0, OPT_REAL, offsetof(struct settings, share), "X", LABEL_HINT, 0, 1, NULL },
    { "output", 'o', OPT_TEXT, offsetof(struct settings, output), "DIR", LABEL_HINT, 0, 0, NULL },
    { "overlap", 0, OPT_CHOICE, offsetof(struct settings, overlap), "RULE", LABEL_HINT, 0, 0, overlaps },
};

static const struct settings defaults = { false, 1, 0.25, "uit", 0 };

struct call {
    struct arena a;
    struct settings settings;
    const char *args[16];
    size_t count;
    struct err err;
};

/* Parses words with blanks between them. */
static bool parse(struct call *c, const char *words)
{
    *c = (struct call){ .settings = defaults };
    sv rest = sv_from_cstr(words), word;
    while (sv_cut(&rest, ' ', &word)) c->args[c->count++] = arena_cstr(&c->a, word);
    return opt_parse(&c->a, table, WF_COUNT(table), &c->settings, c->args, &c->count, &c->err);
}

static void every_kind(void **state)
{
    (void)state;
    struct call c;
    assert_true(parse(&c, "study.xml --jobs 4 -q --share=0.5 rest -o map --overlap longest"));
    assert_true(c.settings.quiet);
    assert_int_equal(c.settings.jobs, 4);
    assert_true(c.settings.share == 0.5);
    assert_string_equal(c.settings.output, "map");
    assert_int_equal(c.settings.overlap, 2);
    assert_int_equal(c.count, 2);
    assert_string_equal(c.args[0], "study.xml");
    assert_string_equal(c.args[1], "rest");
    arena_free(&c.a);
}

static void defaults_stay(void **state)
{
    (void)state;
    struct call c;
    assert_true(parse(&c, ""));
    assert_int_equal(c.count, 0);
    assert_memory_equal(&c.settings, &defaults, sizeof defaults);
    arena_free(&c.a);
}

static void ends_and_odd_words(void **state)
{
    (void)state;
    struct call c;
    assert_true(parse(&c, "- -- --jobs -x"));
    assert_int_equal(c.count, 3);
    assert_string_equal(c.args[0], "-");
    assert_string_equal(c.args[1], "--jobs");
    assert_string_equal(c.args[2], "-x");
    arena_free(&c.a);
    assert_true(parse(&c, "--output=--x=y --share 0"));
    assert_string_equal(c.settings.output, "--x=y");
    arena_free(&c.a);
    assert_true(parse(&c, "--output= -j 2"));
    assert_string_equal(c.settings.output, "");
    arena_free(&c.a);
    assert_true(parse(&c, "-o -"));
    assert_string_equal(c.settings.output, "-");
    arena_free(&c.a);
}

static void wrong_calls(void **state)
{
    (void)state;
    static const struct {
        const char *words;
        enum message message;
        const char *text;
    } cases[] = {
        { "--job 2", MESSAGE_OPT_UNKNOWN_NEAR, "unknown option '--job'" },
        { "--otuput x", MESSAGE_OPT_UNKNOWN_NEAR, "unknown option '--otuput'" },
        { "--watdanook", MESSAGE_OPT_UNKNOWN, "unknown option '--watdanook'" },
        { "-x", MESSAGE_OPT_UNKNOWN, "unknown option '-x'" },
        { "-jobs", MESSAGE_OPT_UNKNOWN, "unknown option '-jobs'" },
        { "-j4", MESSAGE_OPT_UNKNOWN, "unknown option '-j4'" },
        { "-5", MESSAGE_OPT_UNKNOWN, "unknown option '-5'" },
        { "--jobs 2 -j 3", MESSAGE_OPT_TWICE, "--jobs is given twice" },
        { "-q --quiet", MESSAGE_OPT_TWICE, "--quiet is given twice" },
        { "--quiet=yes", MESSAGE_OPT_NO_VALUE, "--quiet takes no value" },
        { "--jobs", MESSAGE_OPT_NEEDS_VALUE, "--jobs needs a value" },
        { "--output --quiet", MESSAGE_OPT_NEEDS_VALUE, "--output needs a value" },
        { "--overlap both", MESSAGE_OPT_CHOICE, "--overlap: 'both' is not a choice" },
        { "--jobs 0", MESSAGE_NUM_OUTSIDE, "0 is outside 1 to 64" },
        { "--jobs four", MESSAGE_NUM_NOT_WHOLE, "'four' is not a whole number" },
        { "--jobs=", MESSAGE_NUM_NOT_WHOLE, "'' is not a whole number" },
        { "--share 0,5", MESSAGE_NUM_COMMA, "'0,5' is not a number" },
        { "--share 2", MESSAGE_NUM_OUTSIDE, "2 is outside 0 to 1" },
    };
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        struct call c;
        assert_false(parse(&c, cases[i].words));
        assert_int_equal(c.err.status, 64);
        assert_int_equal(c.err.message, cases[i].message);
        assert_cstr(err_text(&c.a, &c.err, LANGUAGE_EN), cases[i].text);
        arena_free(&c.a);
    }
}

static void hints_name_what_is_near(void **state)
{
    (void)state;
    struct call c;
    assert_false(parse(&c, "--outputt x"));
    assert_cstr(err_hint(&c.a, &c.err, LANGUAGE_EN), "Did you mean '--output'?");
    arena_free(&c.a);
    assert_false(parse(&c, "--outptu=x"));
    assert_cstr(err_hint(&c.a, &c.err, LANGUAGE_EN), "Did you mean '--output'?");
    arena_free(&c.a);
    assert_false(parse(&c, "--overlap x"));
    assert_cstr(err_hint(&c.a, &c.err, LANGUAGE_NL), "Kies uit: key, dictionary, longest.");
    arena_free(&c.a);
    assert_false(parse(&c, "--jobs x"));
    assert_string_equal(c.err.file, "--jobs");
    arena_free(&c.a);
}

static void values_are_recorded(void **state)
{
    (void)state;
    struct call c;
    assert_true(parse(&c, "--jobs 7 -q --overlap dictionary --share 0.1"));
    static const char *const values[] = { "yes", "7", "0.1", "uit", "dictionary" };
    for (size_t i = 0; i < WF_COUNT(table); i++)
        assert_cstr(opt_value(&c.a, &table[i], &c.settings), values[i]);
    c.settings.output = NULL;
    assert_cstr(opt_value(&c.a, &table[3], &c.settings), "");
    arena_free(&c.a);
}

static void help_is_a_list(void **state)
{
    (void)state;
    char text[2000] = "";
    FILE *to = fmemopen(text, sizeof text - 1, "w");
    assert_non_null(to);
    struct settings none = defaults;
    none.output = NULL;
    opt_help(table, WF_COUNT(table), &none, LANGUAGE_NL, to);
    none.quiet = true;
    opt_help(table, 1, &none, LANGUAGE_NL, to);
    static const struct opt long_one[] = { { "a-rather-long-name", 0, OPT_TEXT, offsetof(struct settings, output), "SOMETHING",
                                             LABEL_YES, 0, 0, NULL } };
    opt_help(long_one, 1, &none, LANGUAGE_EN, to);
    fclose(to);
    assert_string_equal(text, "  -q, --quiet                   ja\n"
                              "  -j, --jobs N                  nee [standaard: 1]\n"
                              "      --share X                 tip [standaard: 0.25]\n"
                              "  -o, --output DIR              tip\n"
                              "      --overlap RULE            tip [standaard: key]\n"
                              "                                key | dictionary | longest\n"
                              "  -q, --quiet                   ja [standaard: ja]\n"
                              "      --a-rather-long-name SOMETHING\n"
                              "                                yes\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind),       cmocka_unit_test(defaults_stay),
        cmocka_unit_test(ends_and_odd_words), cmocka_unit_test(wrong_calls),
        cmocka_unit_test(hints_name_what_is_near), cmocka_unit_test(values_are_recorded),
        cmocka_unit_test(help_is_a_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
