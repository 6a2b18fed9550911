/* reader_sample : what the tests of the readers of subtitles and oTranscribe have in common. */
#ifndef WF_TEST_READER_SAMPLE_H
#define WF_TEST_READER_SAMPLE_H

#include "ingest.h"

/* A text, read. */
struct reading {
    struct arena a;
    struct problems problems;
    struct transcript t;
    struct err err;
    bool ok;
};

/* `knows`: speakers of the study; NULL: none. */
static inline void read_known(struct reading *r, const struct reader *reader, const char *text,
                              bool (*knows)(const void *who, sv label))
{
    *r = (struct reading){ 0 };
    r->problems = problem_list(&r->a, LANGUAGE_EN);
    r->t = (struct transcript){ .file = SV("t"), .text = sv_from_cstr(text), .knows = knows };
    r->ok = reader->read(&r->a, &r->t, &r->problems, &r->err);
    assert_int_equal(r->ok, r->err.message == MESSAGE_NONE);
}

static inline void read_text(struct reading *r, const struct reader *reader, const char *text)
{
    read_known(r, reader, text, NULL);
}

/* "label=text|label=text": all turns. */
static inline void assert_turns(struct reading *r, const char *expected)
{
    struct buffer b = { .a = &r->a };
    for (size_t i = 0; i < r->t.count; i++)
        buffer_printf(&b, "%s%.*s=%.*s", i ? "|" : "", SV_ARG(r->t.items[i].label), SV_ARG(r->t.items[i].text));
    assert_sv(buffer_sv(&b), expected);
}

/* The score that the reader gives each text. */
struct probe_case {
    const char *text;
    int score;
};

static inline void assert_probes(const struct reader *reader, const struct probe_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct transcript t = { .text = sv_from_cstr(cases[i].text) };
        assert_int_equal(reader->probe(&t), cases[i].score);
    }
}

/* A file cut off anywhere is read or refused, and never read beyond its end (which is guarded under
 * the sanitizer); whole, it has so many turns. */
static inline void read_cut_off(const struct reader *reader, const char *text, size_t turns)
{
    for (size_t n = 0; n <= strlen(text); n++) {
        char *copy = test_malloc(n + 1);
        memcpy(copy, text, n);
        copy[n] = '\0';
        struct reading r;
        read_text(&r, reader, copy);
        if (n == strlen(text)) assert_int_equal(r.t.count, turns);
        arena_free(&r.a);
        test_free(copy);
    }
}

#endif
