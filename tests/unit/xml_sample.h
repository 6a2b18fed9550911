/* xml_sample : what the tests of the readers of XML have in common. */
#ifndef WF_TEST_XML_SAMPLE_H
#define WF_TEST_XML_SAMPLE_H

#include "ingest.h"

struct xml_sample {
    struct arena a;
    struct problems problems;
    struct transcript t;
    struct err err;
    bool ok;
};

/* Some people are known by the second name that a source has for them. */
static inline bool xml_sample_knows(const void *who, sv label)
{
    (void)who;
    return sv_is(label, "p1") || sv_is(label, "Thijs Kramer");
}

static inline void xml_sample_bytes(struct xml_sample *s, const struct reader *reader, sv bytes)
{
    enum encoding used;
    *s = (struct xml_sample){ .ok = false };
    s->problems = problem_list(&s->a, LANGUAGE_EN);
    s->t = (struct transcript){ .file = SV("t.xml"), .bytes = bytes, .knows = xml_sample_knows };
    if (!reader_look(&s->a, ENCODING_DETECT, &used, &s->t, &s->err)) return;
    s->ok = reader->read(&s->a, &s->t, &s->problems, &s->err);
    assert_int_equal(s->ok, s->err.message == MESSAGE_NONE);
}

static inline void xml_sample_read(struct xml_sample *s, const struct reader *reader, const char *text)
{
    xml_sample_bytes(s, reader, sv_from_cstr(text));
}

static inline int xml_sample_probe(const struct reader *reader, const char *text)
{
    struct arena a = { 0 };
    struct err err = { 0 };
    enum encoding used;
    struct transcript t = { .file = SV("t.xml"), .bytes = sv_from_cstr(text) };
    assert_true(reader_look(&a, ENCODING_DETECT, &used, &t, &err));
    int score = reader->probe(&t);
    arena_free(&a);
    return score;
}

static inline void assert_turn(const struct xml_sample *s, size_t i, const char *label, const char *text)
{
    assert_true(i < s->t.count);
    assert_sv(s->t.items[i].label, label);
    assert_sv(s->t.items[i].text, text);
    assert_int_equal(s->t.items[i].place, PLACE_LINE);
    assert_true(s->t.items[i].line > 0);
}

/* -1: no time. */
static inline void assert_times(const struct xml_sample *s, size_t i, int64_t from, int64_t to)
{
    const struct turn *turn = &s->t.items[i];
    assert_int_equal(turn->start_ms.has ? turn->start_ms.value : -1, from);
    assert_int_equal(turn->end_ms.has ? turn->end_ms.value : -1, to);
}

static inline void assert_word(const struct xml_sample *s, size_t turn, size_t word, const char *text,
                               const char *lemma, const char *tag)
{
    assert_true(turn < s->t.count && word < s->t.items[turn].word_count);
    const struct turn *t = &s->t.items[turn];
    assert_sv(sv_slice(t->text, t->words[word].begin, t->words[word].end), text);
    assert_sv(t->words[word].lemma, lemma);
    assert_sv(t->words[word].tag, tag);
}

/* How often this element was dropped. */
static inline size_t losses_of(const struct xml_sample *s, const char *element)
{
    size_t count = 0; /* in whosever words */
    for (size_t i = 0; i < s->t.loss_count; i++)
        if (sv_is(s->t.losses[i].element, element)) count += s->t.losses[i].count;
    return count;
}

/* A file cut off anywhere is read or refused, and never read beyond its end (which is guarded under
 * the sanitizer); whole, it has so many turns. */
static inline void cut_off_anywhere(const struct reader *reader, const char *text, size_t turns)
{
    for (size_t n = strlen(text) + 1; n-- > 0;) {
        char *copy = test_malloc(n + 1);
        memcpy(copy, text, n);
        struct xml_sample s;
        xml_sample_bytes(&s, reader, (sv){ copy, n });
        if (n == strlen(text)) assert_int_equal(s.t.count, turns);
        arena_free(&s.a);
        test_free(copy);
    }
}

#endif
