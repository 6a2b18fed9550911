/* sample : the tables of sample.def, and random rows for them. */
#ifndef WF_TEST_SAMPLE_H
#define WF_TEST_SAMPLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "0_base/table.h"

#define TABLE TABLE_HEADER_TABLE
#define COLUMN TABLE_HEADER_COLUMN
#include "sample.def"
#undef TABLE
#undef COLUMN
#define TABLE TABLE_SOURCE_TABLE
#define COLUMN TABLE_SOURCE_COLUMN
#include "sample.def"
#undef TABLE
#undef COLUMN

#define assert_sv(view, expected)                                                                  \
    do {                                                                                           \
        sv assert_seen_ = (view), assert_want_ = (expected);                                       \
        assert_int_equal(assert_seen_.n, assert_want_.n);                                          \
        if (assert_want_.n) assert_memory_equal(assert_seen_.p, assert_want_.p, assert_want_.n);   \
    } while (0)

/* Random bits for tests that do not depend on stream.c: SplitMix64 (Steele, Lea and Flood 2014). */
static inline uint64_t sample_next(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static inline size_t sample_below(uint64_t *state, size_t n)
{
    return (size_t)(sample_next(state) % n);
}

/* A text put together from pieces that trouble CSV: quotes, delimiters, line ends, blanks, signs
 * that spreadsheets execute, letters outside ASCII. Often empty. */
static inline sv sample_text(struct arena *a, uint64_t *state)
{
    static const char *const pieces[] = { "\"", "\"\"", ",", ";", "\n", "\r\n", "\r", " ", "\t",
                                          "=1+1", "-", "+", "@", "'", "#", "oma's", "café", "ĳ",
                                          "€", "𝛑", "buurt", "0", "\xc2\xa0" };
    sv text = SV("");
    for (size_t n = sample_below(state, 6); n > 0; n--)
        text = arena_format(a, "%.*s%s", SV_ARG(text), pieces[sample_below(state, WF_COUNT(pieces))]);
    return text;
}

/* `count` rows with unique keys and, per row, `extras` extra texts. */
static inline struct table sample_table(struct arena *a, uint64_t seed, size_t count, size_t extras)
{
    static const char *const kinds[] = { "", "formal", "informal", "half-open" };
    struct table t = table_new(table_sample());
    sv *names = ARENA_NEW(a, sv, extras + 1);
    for (size_t x = 0; x < extras; x++) names[x] = arena_format(a, "extra, \"%zu\"", x);
    table_extras(a, &t, names, extras);
    for (size_t i = 0; i < count; i++) {
        bool some = sample_below(&seed, 2) == 1;
        *sample_add(a, &t) = (struct sample_row){
            .place = sample_text(a, &seed),
            .number = (int64_t)i,
            .kind = sv_from_cstr(kinds[sample_below(&seed, WF_COUNT(kinds))]),
            .note = sample_text(a, &seed),
            .minutes = some ? SOME_INTEGER((int64_t)sample_next(&seed)) : NO_INTEGER,
            /* multiples of 2^-6 below 2^30 are exact in six decimals and in a double */
            .score = some ? SOME_REAL((double)sample_below(&seed, (size_t)1 << 36) / 64.0 - 1e6)
                          : NO_REAL,
            .held_on = { .days = (int64_t)(some ? sample_below(&seed, 20000) : 0), .has = some },
            .open = sample_below(&seed, 2) == 1,
            .secret = sample_text(a, &seed),
        };
        for (size_t x = 0; x < extras; x++)
            table_set_extra(&t, i, x, sample_text(a, &seed));
    }
    return t;
}

/* Equal cell by cell; internal columns only when `internal`. */
static inline void sample_assert_equal(const struct table *x, const struct table *y, bool internal)
{
    assert_ptr_equal(x->type, y->type);
    assert_int_equal(x->count, y->count);
    assert_int_equal(x->extra_count, y->extra_count);
    for (size_t e = 0; e < x->extra_count; e++) assert_sv(x->extra_names[e], y->extra_names[e]);
    for (size_t i = 0; i < x->count; i++) {
        for (size_t c = 0; c < x->type->column_count; c++) {
            const struct column *column = &x->type->columns[c];
            if (column->flags & COLUMN_INTERNAL && !internal) continue;
            char p[64], q[64];
            assert_sv(table_cell_print(column, table_at(x, x->type, i), p),
                      table_cell_print(column, table_at(y, y->type, i), q));
        }
        for (size_t e = 0; e < x->extra_count; e++)
            assert_sv(table_extra(x, i, e), table_extra(y, i, e));
    }
}

#endif
