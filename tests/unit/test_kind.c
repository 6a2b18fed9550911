/* kind : which values an attribute takes, and what is said of others. */
#include "study_text.h"

#include "1_study/element.h"

static void refused_values(void **state)
{
    (void)state;
    static const struct {
        const char *inside, *code;
        int64_t column;
        const char *hint;
    } cases[] = {
        { "<ties file=''/>", "W-STU-024", 7, "leave" },
        { "<ties file=' '/>", "W-STU-024", 7, "leave" },
        { "<ties file='a' network='naar huis'/>", "W-STU-028", 16, "64" },
        { "<ties file='a' network='-x'/>", "W-STU-028", 16, "64" },
        { "<ties file='a' network='x/y'/>", "W-STU-028", 16, "64" },
        { "<ties file='a' network='caf\xc3\xa9'/>", "W-STU-028", 16, "64" },
        { "<ties file='a\\b'/>", "W-STU-029", 7, "/" },
        { "<ties file='a' directed='yep'/>", "W-STU-026", 16, "'yes'" },
        { "<ties file='a' directed='whatever'/>", "W-STU-025", 16, "yes/ja, no/nee" },
        { "<ties file='a' dates='dd-mm-yyy'/>", "W-STU-026", 16, "'dd-mm-yyyy'" },
        { "<ties file='a' encoding='windows-1251'/>", "W-STU-026", 16, "'windows-1252'" },
        { "<ties file='a' delimiter='x'/>", "W-STU-025", 16, "; , tab |" },
        { "<ties file='a' decimal=';'/>", "W-STU-025", 16, ". ," },
        { "<transcripts files='a' turns='label'/>", "W-STU-026", 24, "'labels'" },
        { "<transcripts files='a' language='Dutch'/>", "W-STU-030", 24, "nl" },
        { "<transcripts files='a' language='n'/>", "W-STU-030", 24, "nl" },
        { "<lexicon file='a' overlap='dictionary'/>", "W-STU-025", 19, "Choose one of: key." },
        { "<privacy minimum-cell='2'/>", "W-STU-027", 10, "whole" },
        { "<privacy minimum-cell='1001'/>", "W-STU-027", 10, "whole" },
        { "<privacy minimum-cell='5,0'/>", "W-STU-027", 10, "whole" },
        { "<activities file='a'/><network id='n' from='activities' include='bewoner vrijwiliger'/>",
          "W-STU-026", 57, "'vrijwilliger'" },
    };
    for (size_t i = 0; i < WF_COUNT(cases); i++)
        study_text_expect_only(study_text_inside(cases[i].inside), cases[i].code, 2, cases[i].column,
                               cases[i].hint);
}

static void ids_name_a_folder(void **state)
{
    (void)state;
    static const char *const bad[] = { "a b", "../a", ".", "a.b", "a/b", "_a",
                                       "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" };
    for (size_t i = 0; i < WF_COUNT(bad); i++) {
        struct arena a = { 0 };
        sv text = arena_format(&a, "<study xmlns='urn:weefsel:study:1' id='%s' language='en'>"
                                   "<ties file='t'/></study>", bad[i]);
        study_text_expect_only(study_text_read(arena_cstr(&a, text)), "W-STU-028", 1, 36, "letter");
        arena_free(&a);
    }
}

/* The longest and the smallest that pass, and values in both languages. */
static void accepted_values(void **state)
{
    (void)state;
    static const char *const good[] = {
        "<ties file='a' network='aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'/>",
        "<ties file='map/mijn bestand.csv' network='A-1_b' directed='NEE'/>",
        "<privacy minimum-cell=' 3 '/>",
        "<privacy minimum-cell='1000' pseudonyms='0'/>",
        "<speaker label='Tante Fatma' role='Sociaal werker'/>",
        "<lexicon file='a' encoding='UTF-8' delimiter='|' overlap='key'/>",
        "<transcripts files='a' language='tur'/>",
    };
    for (size_t i = 0; i < WF_COUNT(good); i++) {
        struct study_text *t = study_text_inside(good[i]);
        problem_print(&t->problems, 0, stderr);
        assert_true(t->read);
        arena_free(&t->a);
    }
}

/* Every default and every word of every list is taken, and lists follow the base's own names. */
static void registry_is_sound(void **state)
{
    (void)state;
    struct arena a = { 0 };
    size_t count, words_count;
    const struct attribute_row *rows = element_attribute_rows(&count);
    assert_true(count > 30);
    for (size_t i = 0; i < count; i++) {
        _Alignas(16) unsigned char field[64] = { 0 };
        const char *const *words;
        if (rows[i].preset[0]) assert_true(kind_parse(&rows[i], sv_from_cstr(rows[i].preset), field));
        kind_words(&a, &rows[i], &words, &words_count);
        for (size_t j = 0; j < words_count; j++) {
            bool list = rows[i].kind == KIND_ROLES && strchr(words[j], ' ');
            assert_true(list || kind_parse(&rows[i], sv_from_cstr(words[j]), field));
            if (rows[i].kind == KIND_CHOICE) assert_int_equal(*(unsigned *)(void *)field, j);
            if (rows[i].kind == KIND_DATES)
                assert_string_equal(date_format_name(*(enum date_format *)(void *)field), words[j]);
            if (rows[i].kind == KIND_ENCODING)
                assert_string_equal(utf8_encoding_name(*(enum encoding *)(void *)field), words[j]);
        }
        for (enum language l = LANGUAGE_NL; l <= LANGUAGE_EN; l++) {
            assert_true(rows[i].meaning[l][0] != '\0');
            assert_true(kind_describe(&a, &rows[i], l).n > 0);
        }
        assert_false(rows[i].needed && rows[i].preset[0]);
    }
    arena_free(&a);
}

/* Choices stand in the order of their enums. */
static void choices_follow_the_enums(void **state)
{
    (void)state;
    static const struct {
        const char *element, *attribute, *value;
        unsigned want;
    } cases[] = {
        { "study", "language", "nl", LANGUAGE_NL },
        { "study", "language", "en", LANGUAGE_EN },
        { "transcripts", "turns", "detect", TURNS_DETECT },
        { "transcripts", "turns", "labels", TURNS_LABELS },
        { "transcripts", "turns", "blank-lines", TURNS_BLANK_LINES },
        { "transcripts", "turns", "indents", TURNS_INDENTS },
        { "lexicon", "overlap", "key", OVERLAP_KEY },
        { "network", "from", "activities", FROM_ACTIVITIES },
        { "network", "from", "ties", FROM_TIES },
        { "network", "projection", "count", PROJECTION_COUNT },
        { "network", "projection", "newman", PROJECTION_NEWMAN },
    };
    size_t count, rows_count, said = 0;
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        const struct element_row *rows = element_rows(&count), *row = NULL;
        for (size_t j = 0; j < count; j++)
            if (strcmp(rows[j].name, cases[i].element) == 0) row = &rows[j];
        assert_non_null(row);
        unsigned got = 99;
        assert_true(kind_parse(element_find_attribute(row, sv_from_cstr(cases[i].attribute)),
                               sv_from_cstr(cases[i].value), &got));
        assert_int_equal(got, cases[i].want);
    }
    const struct attribute_row *rows = element_attribute_rows(&rows_count);
    for (size_t i = 0; i < rows_count; i++) {
        sv rest = sv_from_cstr(rows[i].choices), choice;
        while (rows[i].kind == KIND_CHOICE && sv_cut(&rest, ' ', &choice)) said++;
    }
    assert_int_equal(said, WF_COUNT(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refused_values),
        cmocka_unit_test(ids_name_a_folder),
        cmocka_unit_test(accepted_values),
        cmocka_unit_test(registry_is_sound),
        cmocka_unit_test(choices_follow_the_enums),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
