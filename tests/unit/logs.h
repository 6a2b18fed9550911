/* logs : corpora filled by hand, and small CSV files of the fixtures, for the tests of 4_network. */
#ifndef WF_TEST_LOGS_H
#define WF_TEST_LOGS_H

#include "graphs.h"

#include <stdio.h>

#define assert_sv(view, expected)                                                                  \
    do {                                                                                           \
        sv assert_seen_ = (view), assert_want_ = (expected);                                       \
        assert_int_equal(assert_seen_.n, assert_want_.n);                                          \
        if (assert_want_.n) assert_memory_equal(assert_seen_.p, assert_want_.p, assert_want_.n);   \
    } while (0)

static inline struct corpus log_corpus(void)
{
    return (struct corpus){
        .people = table_new(table_people()),
        .attendance = table_new(table_attendance()),
        .reported_ties = table_new(table_reported_ties()),
    };
}

static inline void log_person(struct arena *a, struct corpus *corpus, const char *person, const char *role)
{
    *people_add(a, &corpus->people) = (struct people_row){
        .person = arena_copy(a, sv_from_cstr(person)),
        .role = sv_from_cstr(role),
        .consent = SV("full"),
        .roster = true,
    };
}

static inline void log_visit(struct arena *a, struct corpus *corpus, const char *activity, const char *person)
{
    *attendance_add(a, &corpus->attendance) = (struct attendance_row){
        .activity = arena_copy(a, sv_from_cstr(activity)),
        .person = arena_copy(a, sv_from_cstr(person)),
        .source = SV("log.csv:1"),
    };
}

/* Text views of literals: "E1" is attended by each letter of "abc". */
static inline void log_visits(struct arena *a, struct corpus *corpus, const char *activity,
                              const char *letters)
{
    for (; *letters; letters++) log_visit(a, corpus, activity, (const char[]){ *letters, '\0' });
}

static inline void log_tie(struct arena *a, struct corpus *corpus, const char *row, const char *network,
                           const char *from, const char *to, struct maybe_real weight)
{
    *reported_ties_add(a, &corpus->reported_ties) = (struct reported_ties_row){
        .row = sv_from_cstr(row),
        .network = sv_from_cstr(network),
        .from = sv_from_cstr(from),
        .to = sv_from_cstr(to),
        .weight = weight,
    };
}

/* A network of everybody. */
static inline struct study_network log_spec(enum network_from from)
{
    struct study_network spec = { .id = SV("net"), .from = from };
    for (int role = 0; role < ROLE_COUNT; role++) spec.include[role] = true;
    return spec;
}

static inline struct network log_build(struct arena *a, const struct corpus *corpus,
                                       const struct study_network *spec)
{
    struct network network;
    struct err err = { 0 };
    bool ok = network_build(a, corpus, spec, &network, &err);
    if (!ok) err_print(&err, LANGUAGE_EN, stderr);
    assert_true(ok);
    return network;
}

static inline void log_assert_tie(const struct network *n, size_t t, size_t first, size_t second,
                                  double weight, size_t reasons)
{
    assert_in_range(t, 0, n->tie_count - 1);
    assert_int_equal(n->ties[t].a, first);
    assert_int_equal(n->ties[t].b, second);
    assert_near(n->ties[t].weight, weight, 1e-12);
    assert_int_equal(n->ties[t].reason_count, reasons);
}

/* Cells of a CSV file without quotes, the header first; the tests run in the project's folder. */
static inline sv (*log_read(struct arena *a, const char *path, size_t *rows))[16]
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char line[1024];
    sv (*cells)[16] = arena_alloc(a, 1000, sizeof *cells, _Alignof(sv));
    *rows = 0;
    while (fgets(line, sizeof line, file)) {
        sv rest = arena_copy(a, sv_trim(sv_from_cstr(line))), cell;
        assert_in_range(*rows, 0, 999);
        for (size_t c = 0; c < 16; c++) {
            const char *comma = rest.n ? memchr(rest.p, ',', rest.n) : NULL;
            size_t n = comma ? (size_t)(comma - rest.p) : rest.n;
            cell = sv_slice(rest, 0, n);
            cells[*rows][c] = cell;
            rest = sv_from(rest, comma ? n + 1 : n);
        }
        ++*rows;
    }
    fclose(file);
    return cells;
}

static inline double log_number(sv cell)
{
    double value;
    struct err err = { 0 };
    assert_true(num_f64(cell, -1e12, 1e12, &value, &err));
    return value;
}

#endif
