/* lexicon_sample : lexicons for the tests of lexicon, match and code. */
#ifndef WF_TEST_LEXICON_SAMPLE_H
#define WF_TEST_LEXICON_SAMPLE_H

#include "sample.h"

#include "3_code/lexicon_format.h"

struct lexicon_sample {
    struct lexicon lexicon;
    struct problems problems;
    struct err err;
    bool read;
};

/* Reads a text as a lexicon file, in whatever format it has. */
static inline struct lexicon_sample lexicon_sample_read(struct arena *a, const char *text)
{
    struct lexicon_sample s = { .problems = problem_list(a, LANGUAGE_EN),
                                .lexicon = lexicon_new(a, SV("wijk")) };
    struct lexicon_source source = { SV("wijk.csv"), sv_from_cstr(text), { 0 } };
    s.read = lexicon_format_find(source.bytes)->read(a, &source, &s.problems, &s.lexicon, &s.err);
    assert_int_equal(s.read, s.err.status == STATUS_OK);
    if (s.read) lexicon_check(&s.lexicon, source.file, &s.problems);
    return s;
}

/* "theme=term|term;theme=term" : one that must be without problems. */
static inline struct lexicon lexicon_sample_of(struct arena *a, const char *text)
{
    struct problems problems = problem_list(a, LANGUAGE_EN);
    struct lexicon lexicon = lexicon_new(a, SV("wijk"));
    sv rest = sv_from_cstr(text), one, path, terms, term;
    while (sv_cut(&rest, ';', &one)) {
        assert_true(sv_split(one, '=', &path, &terms));
        size_t theme = lexicon_add_theme(a, &lexicon, path, (struct place) { 0 }, &problems);
        assert_int_not_equal(theme, SIZE_MAX);
        while (sv_cut(&terms, '|', &term))
            lexicon_add_term(a, &lexicon, theme, &(struct lexicon_entry) { .text = term },
                             &problems);
    }
    assert_int_equal(problems.rows.count, 0);
    return lexicon;
}

#endif
