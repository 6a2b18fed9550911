/* packed : a document made of members, for the tests of readers that open archives. */
#ifndef WF_TEST_PACKED_H
#define WF_TEST_PACKED_H

#include "ingest.h"

#include <zip.h>

struct packed_member {
    const char *name, *content;
};

/* The members as one archive; the list ends with a member without a name. */
static inline sv packed_bytes(struct arena *a, const struct packed_member *members)
{
    zip_error_t error;
    zip_stat_t st;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_source_keep(source);
    zip_t *z = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    assert_non_null(z);
    for (; members->name; members++)
        assert_true(zip_file_add(z, members->name,
                                 zip_source_buffer(z, members->content, strlen(members->content), 0),
                                 ZIP_FL_ENC_UTF_8) >= 0);
    assert_int_equal(zip_close(z), 0);
    assert_int_equal(zip_source_stat(source, &st), 0);
    char *bytes = ARENA_NEW(a, char, st.size);
    assert_int_equal(zip_source_open(source), 0);
    assert_int_equal(zip_source_read(source, bytes, st.size), st.size);
    zip_source_close(source);
    zip_source_free(source);
    return (sv){ bytes, st.size };
}

/* What came of reading an archive. */
struct packed_reading {
    struct arena a;
    struct problems problems;
    struct transcript t;
    struct err err;
    bool ok;
};

/* A study that knows these two. */
static inline bool packed_knows(const void *who, sv label)
{
    (void)who;
    return sv_is(label, "Ans") || sv_is(label, "Bilal");
}

static inline void packed_read(struct packed_reading *r, const char *file, const struct packed_member *members,
                               enum turns turns)
{
    enum encoding used;
    const struct reader *reader;
    *r = (struct packed_reading){ 0 };
    r->problems = problem_list(&r->a, LANGUAGE_EN);
    r->t = (struct transcript){ .file = sv_from_cstr(file), .bytes = packed_bytes(&r->a, members),
                                .knows = packed_knows, .turns = turns };
    r->ok = reader_look(&r->a, ENCODING_DETECT, &used, &r->t, &r->err) && reader_find(&r->t, &reader, &r->err) &&
            reader->read(&r->a, &r->t, &r->problems, &r->err);
    assert_int_equal(r->ok, r->err.message == MESSAGE_NONE);
}

/* The turns as "label: text" on a line each, line breaks in them as "/". */
static inline sv packed_turns(struct packed_reading *r)
{
    size_t n = 1;
    for (size_t i = 0; i < r->t.count; i++) n += r->t.items[i].label.n + r->t.items[i].text.n + 3;
    char *bytes = ARENA_NEW(&r->a, char, n);
    size_t at = 0;
    for (size_t i = 0; i < r->t.count; i++) {
        sv all = arena_format(&r->a, "%.*s: %.*s", SV_ARG(r->t.items[i].label), SV_ARG(r->t.items[i].text));
        for (size_t k = 0; k < all.n; k++) bytes[at++] = all.p[k] == '\n' ? '/' : all.p[k];
        bytes[at++] = '\n';
    }
    return (sv){ bytes, at };
}

/* How often an element was counted as lost. */
static inline size_t packed_lost(const struct packed_reading *r, const char *element)
{
    size_t count = 0; /* in whosever words */
    for (size_t i = 0; i < r->t.loss_count; i++)
        if (sv_is(r->t.losses[i].element, element)) count += r->t.losses[i].count;
    return count;
}

#endif
