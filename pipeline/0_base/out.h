/* out : an output file that either appears whole or not at all. */
#ifndef WF_OUT_H
#define WF_OUT_H

#include "0_base/err.h"

#include <errno.h>

struct out_part; /* the open file, as the arena knows it */

struct out {
    FILE *to;               /* write with out_* or stdio                       */
    const char *path, *part; /* part: the temporary name; NULL: `path` is written as it is */
    struct out_part *open;
    int why; /* errno of the first write that failed, or 0 */
};

/* Opens "<path>.part" beside `path` with mode 0600; "-" is standard output, and a device or a
 * pipe is written to as it is. Parent folders must exist. What is still open when the arena ends
 * is cancelled. */
bool out_open(struct arena *a, const char *path, struct out *out, struct err *err) WF_MUST_USE;

/* Flushes, checks, syncs and renames. After false no file of that name has been made or changed,
 * and the .part file is gone.
 *
 * Errors: OUT_WRITE (74). */
bool out_close(struct out *out, struct err *err) WF_MUST_USE;

/* As out_close, but the file keeps its temporary name: somebody else renames it. */
bool out_leave(struct out *out, struct err *err) WF_MUST_USE;

/* Drops what was written. */
void out_cancel(struct out *out);

static inline void out_sv(struct out *out, sv s)
{
    if (s.n && fwrite(s.p, 1, s.n, out->to) != s.n && !out->why) out->why = errno;
}
void out_printf(struct out *out, const char *fmt, ...) WF_PRINTF(2, 3);

/* The whole text as one file. */
bool out_file(struct arena *a, const char *path, sv bytes, struct err *err) WF_MUST_USE;

/* Prints a text for people, as err_shown() makes it, in lines of at most `width` characters; what goes
 * on stands four blanks further in. */
void out_wrap(FILE *to, const char *indent, sv text, size_t width);

/* A growing text in an arena, for what is put together before it is written. */
struct buffer {
    struct arena *a;
    char *bytes;
    size_t n, capacity;
};
void buffer_add(struct buffer *b, sv s);
void buffer_cstr(struct buffer *b, const char *s);
void buffer_printf(struct buffer *b, const char *fmt, ...) WF_PRINTF(2, 3);
sv buffer_sv(const struct buffer *b);

/* Escaped for element content and double-quoted attributes; control characters become U+FFFD. */
void buffer_html(struct buffer *b, sv s);

/* The same for one attribute in double quotes, to be read by people too: on one line, and what need not
 * be escaped is not. */
void buffer_attribute(struct buffer *b, sv s);

#endif
