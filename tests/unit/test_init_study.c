#include "check.h"

#include "0_base/xml_box.h"
#include "7_command/init.h"

#define AWKWARD "Jan & Els <\"'t Hoekje\"> -- a\n\tb"

static struct init begin(struct arena *a)
{
    return (struct init){ .a = a, .language = LANGUAGE_NL, .folder = "wijk", .title = SV(AWKWARD), .id = SV("wijk") };
}

static const struct xml_element *read_back(struct arena *a, sv text)
{
    struct xml_element *root;
    struct err err = { 0 };
    if (!xml_box_read(a, SV("study.xml"), text, &root, &err)) {
        err_print(&err, LANGUAGE_EN, stderr);
        fail_msg("%.*s", SV_ARG(text));
    }
    return root;
}

static sv line_of(sv text, size_t number)
{
    sv line = { "", 0 };
    for (size_t i = 0; i < number; i++) assert_true(sv_cut(&text, '\n', &line));
    return line;
}

static bool holds(sv text, sv what)
{
    for (size_t i = 0; i + what.n <= text.n; i++)
        if (sv_starts(sv_from(text, i), what)) return true;
    return false;
}

/* Whatever stands in a folder, the file can be read, and says what stood there. */
static void what_is_written_is_what_was_found(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct init init = begin(&a);
    struct survey_talks talks = { .pattern = SV(AWKWARD), .setting = SV("--"), .count = 2 };
    struct survey_group group = { .attribute = SV(AWKWARD), .values = SV("a--b, -->, c-") };
    init.proposal.talks = &talks;
    init.proposal.talks_count = 1;
    init.proposal.talk_count = 2;
    init.proposal.groups = &group;
    init.proposal.group_count = 1;
    const struct xml_element *root = read_back(&a, init_study(&init));
    const struct xml_element *found = xml_box_child(root, "transcripts");
    assert_non_null(found);
    assert_true(sv_is(xml_box_value(found, "files"), AWKWARD));
    assert_true(sv_is(xml_box_value(found, "setting"), "--"));
    found = xml_box_child(root, "group");
    assert_non_null(found);
    assert_true(sv_is(xml_box_value(found, "attribute"), AWKWARD));
    assert_non_null(xml_box_child(root, "title"));
    arena_free(&a);
}

/* Each decision names the line on which its mark stands, whatever stands above it. */
static void decisions_are_where_they_say(void **state)
{
    (void)state;
    for (size_t kinds = 0; kinds < 3; kinds++) {
        struct arena a = { 0 };
        struct init init = begin(&a);
        struct survey_source sources[] = { { .kind = "people", .file = SV("mensen.csv"), .rows = 3 },
                                           { .kind = "activities", .file = SV("logboek.csv"), .rows = 2 } };
        const char *missing[] = { "activity", "date" };
        sources[1].missing = missing;
        sources[1].missing_count = WF_COUNT(missing);
        init.proposal.sources = sources;
        init.proposal.source_count = kinds;
        sv text = init_study(&init);
        assert_true(kinds == 1 || init.decision_count > 0);
        for (size_t i = 0; i < init.decision_count; i++) {
            assert_true(init.decisions[i].text.n > 0);
            assert_true(holds(line_of(text, init.decisions[i].line), SV("BESLIS")));
        }
        arena_free(&a);
    }
}

/* Sections are numbered 1, 2, 3, … without a gap, and stand in the order of the file. */
static void sections_are_numbered(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct init init = begin(&a);
    init.lexicon_name = "woorden.csv";
    sv text = init_study(&init), rest = text, line;
    size_t next = 1;
    while (sv_cut(&rest, '\n', &line)) {
        sv number = arena_format(&a, "  <!-- %zu. ", next);
        next += sv_starts(line, number);
    }
    assert_int_equal(next - 1, 3); /* people, lexicon, privacy */
    assert_true(sv_is(xml_box_value(xml_box_child(read_back(&a, text), "lexicon"), "file"), "woorden.csv"));
    arena_free(&a);
}

static void an_id_of_a_name(void **state)
{
    (void)state;
    struct arena a = { 0 };
    assert_true(sv_is(init_slug(&a, SV("  Wijk Zuid (2025)! ")), "wijk-zuid-2025"));
    assert_true(sv_is(init_slug(&a, SV("Caf\xC3\xA9 _De Brug_")), "cafe-_de-brug_"));
    assert_true(sv_is(init_slug(&a, SV("!?")), ""));
    assert_true(sv_is(init_slug(&a, SV("")), ""));
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_what_was_found),
        cmocka_unit_test(decisions_are_where_they_say),
        cmocka_unit_test(sections_are_numbered),
        cmocka_unit_test(an_id_of_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
