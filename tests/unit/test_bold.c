#include "ingest.h"

#include "2_ingest/passage.h"

struct typed {
    const char *text;
    bool bold;
};

/* The turns of paragraphs as "label|text;", a line end in a text as /. */
static sv turns_of(struct arena *a, const struct typed *items, size_t count, enum turns_found *found)
{
    struct transcript t = { .file = { "x.docx", 6 } };
    struct problems problems = problem_list(a, LANGUAGE_EN);
    struct passage p = { .a = a, .t = &t, .problems = &problems };
    t.problems = &problems;
    for (size_t i = 0; i < count; i++) {
        sv text = sv_from_cstr(items[i].text);
        passage_add(&p, (struct passage_line){ .source = text, .number = i + 1, .place = PLACE_PARAGRAPH,
                                               .bold_bytes = items[i].bold ? text.n : 0, .offset = SIZE_MAX });
    }
    struct err err = { 0 };
    assert_true(passage_turns(&p, &err));
    *found = t.found;
    struct buffer b = { .a = a };
    for (size_t i = 0; i < t.count; i++) {
        buffer_printf(&b, "%.*s|", SV_ARG(t.items[i].label));
        for (size_t k = 0; k < t.items[i].text.n; k++)
            buffer_printf(&b, "%c", t.items[i].text.p[k] == '\n' ? '/' : t.items[i].text.p[k]);
        buffer_cstr(&b, ";");
    }
    return buffer_sv(&b);
}

static void questions_in_bold(void **state)
{
    (void)state;
    static const struct typed items[] = {
        { "Gesprek 3", false },           { "De Hoek", true },
        { "Hoe lang woont u hier?", true }, { "Nu twintig jaar.", false },
        { "Eerst kende ik niemand.", false }, { "", false },
        { "Vertel eens.", true },         { "En wat doet u?", true },
        { "De tuin.", false },            { "Met wie?", true },
        { "Kees?", false },
    };
    struct arena a = { 0 };
    enum turns_found found;
    assert_sv(turns_of(&a, items, WF_COUNT(items), &found),
              "1|Hoe lang woont u hier?;2|Nu twintig jaar./Eerst kende ik niemand.;1|Vertel eens./En wat doet u?;"
              "2|De tuin.;1|Met wie?;2|Kees?;");
    assert_int_equal(found, FOUND_BOLD);
    arena_free(&a);
}

/* Titles in bold do not ask, and a sentence above the first question is somebody's. */
static void other_bold_type(void **state)
{
    (void)state;
    static const struct typed titles[] = { { "De tuin", true }, { "Ik kom er graag.", false }, { "De koffie", true },
                                           { "Op dinsdag.", false }, { "Waarom?", true }, { "Gezellig.", false } };
    static const struct typed said[] = { { "Ik begin maar vast.", false }, { "Hoe lang al?", true },
                                         { "Lang.", false }, { "Hoe lang?", true } };
    struct arena a = { 0 };
    enum turns_found found;
    assert_sv(turns_of(&a, titles, WF_COUNT(titles), &found),
              "1|De tuin;2|Ik kom er graag.;1|De koffie;2|Op dinsdag.;1|Waarom?;2|Gezellig.;");
    assert_int_equal(found, FOUND_BLANK_LINES);
    assert_sv(turns_of(&a, said, WF_COUNT(said), &found), "2|Ik begin maar vast.;1|Hoe lang al?;2|Lang.;1|Hoe lang?;");
    assert_int_equal(found, FOUND_BOLD);
    arena_free(&a);
}

static void names_of_ways(void **state)
{
    (void)state;
    for (enum turns_found f = 0; f < FOUND_COUNT; f++) {
        assert_true(reader_found_name(f).n > 0);
        assert_int_not_equal(reader_found_label(reader_found_name(f)), LABEL_NONE);
    }
    assert_true(reader_found_counts(SV("bold")) && reader_found_counts(SV("indents")));
    assert_false(reader_found_counts(SV("labels")) || reader_found_counts(SV("zebra")));
    assert_int_equal(reader_found_label(SV("zebra")), LABEL_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(questions_in_bold),
        cmocka_unit_test(other_bold_type),
        cmocka_unit_test(names_of_ways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
