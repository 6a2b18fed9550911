/* Everything that has a line in a registry says in both languages what it is, under a name that
 * stands once in its list.
 */
#include "check.h"

#include "2_ingest/reader.h"
#include "3_code/lexicon_format.h"
#include "4_network/measure.h"
#include "4_network/rule.h"
#include "5_statistics/statistic.h"
#include "6_report/section.h"
#include "6_report/writer.h"

#define READER(id) &reader_##id,
static const struct reader *const readers[] = {
#include "2_ingest/readers.def"
};
#define LEXICON_FORMAT(id) &lexicon_format_##id,
static const struct lexicon_format *const lexicon_formats[] = {
#include "3_code/lexicon_formats.def"
};
#define RULE(id) &rule_##id,
static const struct rule *const rules[] = {
#include "4_network/rules.def"
};
#define STATISTIC(id) &statistic_##id,
static const struct statistic *const statistics[] = {
#include "5_statistics/statistics.def"
};
#define SECTION(id) &section_##id,
static const struct section *const sections[] = {
#include "6_report/sections.def"
};
#define WRITER(id) &writer_##id,
static const struct writer *const writers[] = {
#include "6_report/writers.def"
};

/* Both there, and not one forgotten as a copy of the other: sentences differ, names may not. */
static void assert_pair(const char *id, const char *const pair[2], bool sentence)
{
    for (int i = 0; i < 2; i++)
        if (!pair[i] || !*pair[i]) fail_msg("%s: a text is missing", id);
    if (sentence && strcmp(pair[LANGUAGE_NL], pair[LANGUAGE_EN]) == 0) fail_msg("%s: one language twice", id);
}

static void assert_once(const char *const *ids, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++) assert_string_not_equal(ids[i], ids[j]);
}

static void readers_say_what_they_are(void **state)
{
    (void)state;
    const char *ids[WF_COUNT(readers)];
    for (size_t i = 0; i < WF_COUNT(readers); i++) {
        ids[i] = readers[i]->name;
        assert_int_equal(readers[i]->extension[0], '.');
        assert_pair(ids[i], readers[i]->help, true);
        assert_pair(ids[i], readers[i]->keeps, false);
        assert_pair(ids[i], readers[i]->drops, false);
        assert_int_equal(readers[i]->probe(&(struct transcript){ .text = SV("") }), 0); /* nothing is nobody's format */
    }
    assert_once(ids, WF_COUNT(ids));
}

static void lexicon_formats_say_what_they_are(void **state)
{
    (void)state;
    const char *ids[WF_COUNT(lexicon_formats)];
    for (size_t i = 0; i < WF_COUNT(lexicon_formats); i++) {
        ids[i] = lexicon_formats[i]->name;
        assert_int_equal(lexicon_formats[i]->extension[0], '.');
        assert_pair(ids[i], lexicon_formats[i]->help, true);
        assert_pair(ids[i], lexicon_formats[i]->keeps, false);
        assert_pair(ids[i], lexicon_formats[i]->drops, false);
    }
    assert_once(ids, WF_COUNT(ids));
}

static void rules_say_what_they_are(void **state)
{
    (void)state;
    const char *ids[WF_COUNT(rules)];
    for (size_t i = 0; i < WF_COUNT(rules); i++) {
        ids[i] = rules[i]->id;
        assert_pair(ids[i], rules[i]->definition, true);
    }
    assert_once(ids, WF_COUNT(ids));
}

static void measures_say_what_they_are(void **state)
{
    (void)state;
    size_t count;
    const struct measure *const *all = measure_all(&count);
    const char *ids[64];
    assert_in_range(count, 1, WF_COUNT(ids));
    for (size_t i = 0; i < count; i++) {
        ids[i] = all[i]->id;
        assert_pair(ids[i], all[i]->name, false);
        assert_pair(ids[i], all[i]->definition, true);
        assert_int_not_equal(all[i]->range, LABEL_NONE);
        assert_int_not_equal(all[i]->undefined, LABEL_NONE);
        assert_true(all[i]->source && *all[i]->source);
    }
    assert_once(ids, count);
}

static void statistics_say_what_they_are(void **state)
{
    (void)state;
    const char *ids[WF_COUNT(statistics)];
    for (size_t i = 0; i < WF_COUNT(statistics); i++) {
        const struct statistic *s = statistics[i];
        ids[i] = s->id;
        assert_pair(s->id, s->name, true);
        assert_pair(s->id, s->definition, true);
        assert_pair(s->id, s->range, true);
        assert_pair(s->id, s->undefined, true);
        assert_true(s->source && *s->source);
    }
    assert_once(ids, WF_COUNT(ids));
}

static void sections_say_what_they_are(void **state)
{
    (void)state;
    const char *ids[WF_COUNT(sections)];
    for (size_t i = 0; i < WF_COUNT(sections); i++) {
        ids[i] = sections[i]->id;
        assert_pair(ids[i], sections[i]->title, true);
    }
    assert_once(ids, WF_COUNT(ids));
}

/* Two writers of one file would write over each other. */
static void writers_say_what_they_are(void **state)
{
    (void)state;
    const char *ids[WF_COUNT(writers)], *files[WF_COUNT(writers)];
    for (size_t i = 0; i < WF_COUNT(writers); i++) {
        ids[i] = writers[i]->id;
        files[i] = writers[i]->file;
        assert_pair(ids[i], writers[i]->help, true);
    }
    assert_once(ids, WF_COUNT(ids));
    assert_once(files, WF_COUNT(files));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(readers_say_what_they_are),
        cmocka_unit_test(lexicon_formats_say_what_they_are),
        cmocka_unit_test(rules_say_what_they_are),
        cmocka_unit_test(measures_say_what_they_are),
        cmocka_unit_test(statistics_say_what_they_are),
        cmocka_unit_test(sections_say_what_they_are),
        cmocka_unit_test(writers_say_what_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
