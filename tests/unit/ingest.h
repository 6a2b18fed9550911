/* ingest : what the tests of 2_ingest have in common. */
#ifndef WF_TEST_INGEST_H
#define WF_TEST_INGEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "2_ingest/reader.h"

#define assert_sv(view, expected)                                                                  \
    do {                                                                                           \
        sv assert_seen_ = (view);                                                                  \
        const char *assert_want_ = (expected);                                                     \
        if (!sv_is(assert_seen_, assert_want_))                                                    \
            fail_msg("'%.*s' is not '%s'", SV_ARG(assert_seen_), assert_want_);                    \
    } while (0)

/* Did a problem with this message arise? */
static inline size_t problem_times(const struct problems *p, enum message message)
{
    size_t n = 0;
    for (size_t i = 0; i < p->rows.count; i++)
        n += sv_is(problems_at(&p->rows, i)->code, text_message(message)->code);
    return n;
}

/* The first problem of this kind; fails when there is none. */
static inline const struct problems_row *problem_of(const struct problems *p, enum message message)
{
    static const struct problems_row none = { .severity = { "", 0 } };
    for (size_t i = 0; i < p->rows.count; i++)
        if (sv_is(problems_at(&p->rows, i)->code, text_message(message)->code))
            return problems_at(&p->rows, i);
    fail_msg("no problem %s", text_message(message)->code);
    return &none;
}

#endif
