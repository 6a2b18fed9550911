#include "lexicon_sample.h"

#include "0_base/file.h"
#include "0_base/xml_box.h"
#include "3_code/lexicon_store.h"

static const struct problems_row *problem(const struct lexicon_sample *s, size_t i)
{
    return problems_at(&s->problems.rows, i);
}

/* The place of problem i as "line:column code". */
static sv placed(struct arena *a, const struct lexicon_sample *s, size_t i)
{
    const struct problems_row *p = problem(s, i);
    return arena_format(a, "%lld:%lld %.*s", (long long)p->line.value, (long long)p->column.value,
                        SV_ARG(p->code));
}

static void csv_becomes_themes_and_terms(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct lexicon_sample s =
        lexicon_sample_read(&a, "theme;term;kind;language;note\n"
                                "helpen/gevraagd;hulp vragen;;nl;\n"
                                " helpen / gevraagd / ;help*;wildcard;;open\n"
                                "groen;\"plein\";woord;NL;\n"
                                "helpen/gevraagd;  om \t hulp\xc2\xa0vragen ;Woordgroep;;\n");
    assert_true(s.read);
    assert_int_equal(s.problems.rows.count, 0);
    assert_int_equal(s.lexicon.theme_count, 2);
    assert_sv(s.lexicon.themes[0].path, SV("helpen/gevraagd"));
    assert_int_equal(s.lexicon.themes[0].term_count, 3);
    assert_sv(s.lexicon.themes[1].path, SV("groen"));
    assert_int_equal(s.lexicon.term_count, 4);
    assert_int_equal(s.lexicon.terms[0].kind, TERM_PHRASE);
    assert_int_equal(s.lexicon.terms[1].kind, TERM_WILDCARD);
    assert_int_equal(s.lexicon.terms[2].kind, TERM_WORD);
    assert_sv(s.lexicon.terms[2].language, SV("nl"));
    assert_sv(s.lexicon.terms[1].note, SV("open"));
    assert_sv(s.lexicon.terms[3].text, SV("om hulp vragen"));
    arena_free(&a);
}

static void each_bad_row_has_its_place(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct lexicon_sample s =
        lexicon_sample_read(&a, "theme,term,kind,language,kleur\n" /* 1: kleur is not used  */
                                "groen,plein,,,\n"
                                " / ,plein,,,\n" /* 3: no theme           */
                                "groen,,,,\n"    /* 4: no term            */
                                "groen,*,,,\n"   /* 5: hits every word    */
                                "groen,? !,,,\n"
                                "groen,PLEIN,,,\n"          /* 7: stands there       */
                                "groen,park,wildkard,,\n"   /* 8: near wildcard      */
                                "groen,park,bestek,,\n"     /* 9: no kind            */
                                "groen,park,,Nederlands,\n" /* 10: no language code  */
                                "groen,boom*,word,,\n"      /* 11: is a wildcard     */
                                "stil,,,,\n");              /* 12, and a bare theme  */
    assert_true(s.read);
    static const char *const expected[] = { "1:5 W-LEX-002",  "3:1 W-LEX-003",  "4:2 W-LEX-004",
                                            "5:2 W-LEX-005",  "6:2 W-LEX-005",  "7:2 W-LEX-006",
                                            "8:2 W-LEX-008",  "9:2 W-LEX-007",  "10:2 W-LEX-010",
                                            "11:2 W-LEX-009", "12:2 W-LEX-004", "12:1 W-LEX-012" };
    assert_int_equal(s.problems.rows.count, WF_COUNT(expected));
    for (size_t i = 0; i < WF_COUNT(expected); i++)
        assert_sv(placed(&a, &s, i), sv_from_cstr(expected[i]));
    assert_sv(problem(&s, 5)->message,
              SV("term 'PLEIN' stands under theme 'groen' already, on line 2"));
    assert_sv(problem(&s, 6)->hint, SV("Did you mean 'wildcard'? The term was not used."));
    assert_int_equal(s.problems.error_count, 0);
    /* rows in = terms + rejected rows: 11 = 2 + 9 */
    assert_int_equal(s.lexicon.term_count, 2);
    assert_int_equal(s.problems.rejected.count, 9);
    assert_sv(rejected_at(&s.problems.rejected, 0)->row, SV(" / ,plein,,,"));
    arena_free(&a);
}

/* The same word in two languages, or in two themes, is no double. */
static void doubles_are_of_one_theme_and_language(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct lexicon_sample s =
        lexicon_sample_read(&a, "theme,term,language\na,arm,nl\na,arm,en\nb,arm,nl\nb,Arm,nl\n");
    assert_int_equal(s.lexicon.term_count, 3);
    assert_int_equal(s.problems.rows.count, 1);
    assert_sv(placed(&a, &s, 0), SV("5:2 W-LEX-006"));
    arena_free(&a);
}

static void a_file_without_its_columns_is_an_error(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct lexicon_sample s = lexicon_sample_read(&a, "theme;words\ngroen;plein\n");
    assert_false(s.read);
    assert_int_equal(s.err.message, MESSAGE_LEXICON_COLUMN);
    assert_int_equal(s.err.line, 1);
    assert_string_equal(s.err.args[0], "term");
    s = lexicon_sample_read(&a, "");
    assert_false(s.read);
    assert_int_equal(s.err.message, MESSAGE_SHEET_EMPTY);
    s = lexicon_sample_read(&a, "Thema;Woord\ngroen;plein\n"); /* Dutch names, any case */
    assert_true(s.read);
    assert_int_equal(s.lexicon.term_count, 1);
    s = lexicon_sample_read(&a, "theme;term\n");
    assert_true(s.read);
    assert_int_equal(s.problems.rows.count, 1);
    assert_sv(problem(&s, 0)->code, SV("W-LEX-011"));
    arena_free(&a);
}

static const char good_xml[] =
    "<?xml version='1.0'?>\n"
    "<lexicon xmlns='urn:weefsel:lexicon:1' language='nl'>\n"
    "  <title>Wijk</title>\n"
    "  <theme name='helpen'>\n"
    "    <theme name='gevraagd'>\n"
    "      <term note='open'>help*</term>\n"
    "      <term kind='phrase' language='en'>ask\n for help</term>\n"
    "    </theme>\n"
    "  </theme>\n"
    "  <theme name='groen'><term>plein</term><theme name='water'/></theme>\n"
    "</lexicon>\n";

static void xml_becomes_themes_and_terms(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct lexicon_sample s = lexicon_sample_read(&a, good_xml);
    assert_true(s.read);
    assert_int_equal(s.lexicon.theme_count, 3); /* helpen is a level only; water is bare */
    assert_sv(s.lexicon.themes[0].path, SV("helpen/gevraagd"));
    assert_sv(s.lexicon.themes[1].path, SV("groen"));
    assert_sv(s.lexicon.themes[2].path, SV("groen/water"));
    assert_int_equal(s.lexicon.term_count, 3);
    assert_sv(s.lexicon.terms[1].text, SV("ask for help"));
    assert_sv(s.lexicon.terms[1].language, SV("en"));
    assert_sv(s.lexicon.terms[2].language, SV("nl")); /* of the whole lexicon */
    assert_int_equal(s.problems.rows.count, 1);
    assert_sv(placed(&a, &s, 0), SV("11:41 W-LEX-012"));
    arena_free(&a);
}

static void each_bad_element_has_its_place(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct lexicon_sample s =
        lexicon_sample_read(&a, "<lexicon xmlns='urn:weefsel:lexicon:1' lang='nl'>\n" /* 1:41 */
                                "  <thema name='groen'/>\n"    /* near theme       */
                                "  <theme nam='groen'/>\n"     /* near name, none  */
                                "  <theme name='groen'>boom\n" /* loose text       */
                                "    <term>plein</term>\n"
                                "    <exclude>GroenLinks</exclude>\n"      /* unknown          */
                                "    <term soort='word'>park<b/></term>\n" /* both             */
                                "  </theme>\n"
                                "</lexicon>");
    assert_true(s.read);
    static const char *const expected[] = { "1:40 W-LEX-016", "2:3 W-LEX-015", "3:10 W-LEX-017",
                                            "3:3 W-LEX-018",  "4:3 W-LEX-019", "6:5 W-LEX-014",
                                            "7:11 W-LEX-016", "7:28 W-LEX-014" };
    assert_int_equal(s.problems.rows.count, WF_COUNT(expected));
    for (size_t i = 0; i < WF_COUNT(expected); i++)
        assert_sv(placed(&a, &s, i), sv_from_cstr(expected[i]));
    assert_int_equal(s.lexicon.term_count, 2);
    assert_int_equal(s.problems.error_count, 7);
    arena_free(&a);
}

static void other_xml_is_no_lexicon(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct lexicon_sample s = lexicon_sample_read(&a, "<dictionary/>");
    assert_false(s.read);
    assert_int_equal(s.err.message, MESSAGE_LEXICON_ROOT);
    s = lexicon_sample_read(&a, "<lexicon/>"); /* without its namespace */
    assert_false(s.read);
    assert_int_equal(s.err.message, MESSAGE_LEXICON_ROOT);
    s = lexicon_sample_read(&a, " \n<!DOCTYPE x><lexicon xmlns='urn:weefsel:lexicon:1'/>");
    assert_false(s.read);
    assert_int_equal(s.err.message, MESSAGE_XML_DOCTYPE);
    s = lexicon_sample_read(&a, "\xEF\xBB\xBF<lexicon xmlns='urn:weefsel:lexicon:1'/>");
    assert_true(s.read);
    assert_int_equal(s.problems.rows.count, 1); /* no terms */
    arena_free(&a);
}

static bool valid(struct arena *a, sv schema, const char *text)
{
    struct err err = { 0 };
    return xml_box_validate(a, SV("wijk.xml"), sv_from_cstr(text), schema, &err);
}

/* The hand-written schema takes what the reader takes without a word, and refuses what it refuses.
 */
static void the_schema_agrees_with_the_reader(void **state)
{
    (void)state;
#define LEXICON "<lexicon xmlns='urn:weefsel:lexicon:1'>"
    static const struct {
        const char *text;
        bool good;
    } cases[] = {
        { good_xml, true },
        { LEXICON "</lexicon>", true },
        { LEXICON "<theme name='a'><term kind='woord'>x</term></theme></lexicon>", true },
        { LEXICON "<theme name='a'><term>x</term><theme "
                  "name='b'><term>y</term></theme><term>z</term></theme></lexicon>",
          true },
        { "<lexicon/>", false },
        { LEXICON "<theme/></lexicon>", false },
        { LEXICON "<theme name=''/></lexicon>", false },
        { LEXICON "<term>x</term></lexicon>", false },
        { LEXICON "<theme name='a'>x</theme></lexicon>", false },
        { LEXICON "<theme name='a'><term/></theme></lexicon>", false },
        { LEXICON "<theme name='a'><term kind='soort'>x</term></theme></lexicon>", false },
        { LEXICON "<theme name='a'><term language='Nederlands'>x</term></theme></lexicon>", false },
        { LEXICON "<theme name='a'><term colour='x'>x</term></theme></lexicon>", false },
        { LEXICON "<theme name='a'><term>x<b/></term></theme></lexicon>", false },
    };
#undef LEXICON
    struct arena a = { 0 };
    struct err err = { 0 };
    sv schema;
    assert_true(file_read(&a, "schemas/lexicon.rng", SV("schemas/lexicon.rng"), FILE_LIMIT_BYTES,
                          &schema, &err));
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        struct lexicon_sample s = lexicon_sample_read(&a, cases[i].text);
        bool silent = s.read;
        for (size_t p = 0; p < s.problems.rows.count;
             p++) /* an empty theme or lexicon is allowed */
            silent &= sv_is(problem(&s, p)->code, "W-LEX-011") ||
                      sv_is(problem(&s, p)->code, "W-LEX-012");
        if (valid(&a, schema, cases[i].text) != cases[i].good || silent != cases[i].good)
            fail_msg("schema or reader differ on: %s", cases[i].text);
    }
    arena_free(&a);
}

static void two_lexicons_come_back_from_their_tables(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct lexicon first = lexicon_sample_of(&a, "groen=plein|boom*;helpen=hulp vragen");
    struct lexicon second = lexicon_sample_of(&a, "groen=water");
    second.id = SV("rivier");
    struct table themes = table_new(table_themes()), terms = table_new(table_lexicon_terms());
    lexicon_store_add(&a, &first, &themes, &terms);
    lexicon_store_add(&a, &second, &themes, &terms);
    struct err err = { 0 };
    assert_true(table_check(&themes, &err) && table_check(&terms, &err));
    assert_int_equal(lexicon_terms_at(&terms, 3)->theme_row, 2);
    size_t count;
    struct lexicon_stored *stored = lexicon_store_get(&a, &themes, &terms, &count);
    assert_int_equal(count, 2);
    assert_int_equal(stored[1].first_theme, 2);
    assert_int_equal(stored[1].first_term, 3);
    assert_sv(stored[1].lexicon.id, SV("rivier"));
    assert_int_equal(stored[0].lexicon.term_count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_sv(stored[0].lexicon.terms[i].text, first.terms[i].text);
        assert_int_equal(stored[0].lexicon.terms[i].theme, first.terms[i].theme);
        assert_int_equal(stored[0].lexicon.terms[i].kind, first.terms[i].kind);
    }
    assert_int_equal(stored[1].lexicon.terms[0].theme, 0);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_becomes_themes_and_terms),
        cmocka_unit_test(each_bad_row_has_its_place),
        cmocka_unit_test(doubles_are_of_one_theme_and_language),
        cmocka_unit_test(a_file_without_its_columns_is_an_error),
        cmocka_unit_test(xml_becomes_themes_and_terms),
        cmocka_unit_test(each_bad_element_has_its_place),
        cmocka_unit_test(other_xml_is_no_lexicon),
        cmocka_unit_test(the_schema_agrees_with_the_reader),
        cmocka_unit_test(two_lexicons_come_back_from_their_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
