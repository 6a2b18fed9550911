/* fuzz : what the fuzz targets share.
 *
 * A target is one file fuzz_<thing>.c with a function fuzz_one(), built twice: with libFuzzer and the
 * sanitizers (make fuzz), and with replay.c, which only reads files (make fuzz-replay, in make check).
 * A broken promise is a crash: must() ends the program.
 */
#ifndef WF_FUZZ_H
#define WF_FUZZ_H

#include "0_base/problem.h"
#include "0_base/utf8.h"

#include <stdlib.h>
#include <zip.h>

enum { FUZZ_MEMORY_BYTES = 512 * 1024 * 1024 };

/* One input. Everything in `a` is gone afterwards. */
void fuzz_one(struct arena *a, sv bytes);

#define must(condition)                                                                            \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);                \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* Texts that we hand on are valid UTF-8 without NUL. */
static inline void must_be_text(sv s)
{
    must(s.n == 0 || s.p);
    must(utf8_invalid_at(s) == s.n);
    must(s.n == 0 || !memchr(s.p, '\0', s.n));
}

/* And those of a transcript are in NFC, with LF. */
static inline void must_be_normal(struct arena *a, sv s)
{
    must_be_text(s);
    must(sv_eq(utf8_normalise(a, s), s));
}

static inline void must_be_problems(const struct problems *p)
{
    for (size_t i = 0; i < p->rows.count; i++) {
        const struct problems_row *row = problems_at(&p->rows, i);
        must(row->code.n && row->message.n);
        must_be_text(row->message);
        must_be_text(row->hint);
    }
    for (size_t i = 0; i < p->rejected.count; i++) {
        const struct rejected_row *row = rejected_at(&p->rejected, i);
        bool said = false;
        must_be_text(row->row);
        must(row->line >= 0);
        for (size_t k = 0; k < p->rows.count && !said; k++)
            said = sv_eq(problems_at(&p->rows, k)->code, row->reason);
        must(said);
    }
}

static inline void must_be_honest(bool ok, const struct err *err)
{
    must(ok == (err->message == MESSAGE_NONE));
    must(ok == (err->status == STATUS_OK));
}

/* Formats that are archives are fuzzed as the text of their members:
 *
 *   === word/document.xml
 *   <w:document …>
 *
 * Input that begins so becomes an archive here; anything else stays as it is. */
static inline sv fuzz_archive(struct arena *a, sv bytes)
{
    static const char mark[] = "=== ";
    zip_error_t why;
    sv rest = bytes, line;
    if (!sv_starts(bytes, sv_from_cstr(mark))) return bytes;
    zip_error_init(&why);
    zip_source_t *made = zip_source_buffer_create(NULL, 0, 0, &why);
    zip_t *zip = made ? zip_open_from_source(made, ZIP_TRUNCATE, &why) : NULL;
    must(zip);
    zip_source_keep(made);
    while (sv_starts(rest, sv_from_cstr(mark)) && sv_cut(&rest, '\n', &line)) {
        sv name = sv_from(line, 4), member = rest;
        size_t n = 0;
        while (n < rest.n && !((n == 0 || rest.p[n - 1] == '\n') && sv_starts(sv_from(rest, n), sv_from_cstr(mark)))) n++;
        member.n = n;
        rest = sv_from(rest, n);
        if (member.n && member.p[member.n - 1] == '\n') member.n--;
        zip_source_t *source = zip_source_buffer(zip, member.n ? member.p : "", member.n, 0);
        zip_int64_t at = zip_file_add(zip, arena_cstr(a, name), source, ZIP_FL_ENC_UTF_8);
        if (at < 0) zip_source_free(source); /* a double or empty name */
        if (at >= 0) zip_set_file_compression(zip, (zip_uint64_t)at, ZIP_CM_STORE, 0);
        if (at >= 0) zip_file_set_mtime(zip, (zip_uint64_t)at, 0, 0);
    }
    if (zip_close(zip) != 0) { /* names that are no UTF-8 */
        zip_discard(zip);
        zip_source_free(made);
        return bytes;
    }
    zip_stat_t st;
    zip_stat_init(&st);
    sv image = { "", 0 };
    if (zip_source_stat(made, &st) == 0 && st.size && zip_source_open(made) == 0) {
        char *to = ARENA_NEW(a, char, st.size);
        must(zip_source_read(made, to, st.size) == (zip_int64_t)st.size);
        zip_source_close(made);
        image = (sv){ to, (size_t)st.size };
    }
    zip_source_free(made);
    return image;
}

#endif
