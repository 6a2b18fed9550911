/* study_text : reads a study.xml that a test holds as text. */
#ifndef WF_TEST_STUDY_TEXT_H
#define WF_TEST_STUDY_TEXT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "0_base/out.h"
#include "1_study/study.h"
#include "folder.h"

struct study_text {
    struct arena a;
    struct problems problems;
    struct study study;
    struct err err;
    bool read;
};

static struct study_text *study_text_read(const char *text)
{
    static struct study_text t;
    char folder[128];
    struct err err = { 0 };
    t = (struct study_text){ 0 };
    t.problems = problem_list(&t.a, LANGUAGE_EN);
    assert_int_equal(folder_make(folder), 0);
    const char *path = arena_cstr(&t.a, arena_format(&t.a, "%s/study.xml", folder));
    assert_true(out_file(&t.a, path, sv_from_cstr(text), &err));
    t.read = study_read(&t.a, path, &t.problems, &t.study, &t.err);
    folder_remove(folder);
    return &t;
}

/* With the smallest study around it; `inside` starts on line 2. */
static inline struct study_text *study_text_inside(const char *inside)
{
    struct arena a = { 0 };
    sv text = arena_format(&a, "<study xmlns=\"urn:weefsel:study:1\" id=\"s\" language=\"en\">"
                               "<transcripts files=\"t/*\"/>\n%s\n</study>\n", inside);
    struct study_text *t = study_text_read(arena_cstr(&a, text));
    arena_free(&a);
    return t;
}

static inline struct problems_row *study_text_problem(struct study_text *t, size_t i)
{
    assert_true(i < t->problems.rows.count);
    return problems_at(&t->problems.rows, i);
}

/* Problem i has that code, at that place, and its hint holds that text. */
static inline void study_text_expect(struct study_text *t, size_t i, const char *code, int64_t line,
                                     int64_t column, const char *hint)
{
    const struct problems_row *row = study_text_problem(t, i);
    assert_string_equal(arena_cstr(&t->a, row->code), code);
    assert_int_equal(row->line.value, line);
    assert_int_equal(row->column.value, column);
    if (!strstr(arena_cstr(&t->a, row->hint), hint)) assert_string_equal(arena_cstr(&t->a, row->hint), hint);
}

/* The study was refused with exactly this one problem. */
static inline void study_text_expect_only(struct study_text *t, const char *code, int64_t line,
                                          int64_t column, const char *hint)
{
    assert_false(t->read);
    assert_int_equal(t->err.message, MESSAGE_STUDY_BROKEN);
    study_text_expect(t, 0, code, line, column, hint);
    assert_int_equal(t->problems.rows.count, 1);
    arena_free(&t->a);
}

#define TEXT_IS(view, want) assert_string_equal(arena_cstr(&t->a, (view)), (want))

#endif
