/* sv : a string view, pointer + length in bytes. It never owns and is never NUL-terminated.
 *
 * A view stays valid as long as the arena (or mapping) that holds the text it points into.
 * The one typedef of the project, since it is passed by value like an int.
 */
#ifndef WF_SV_H
#define WF_SV_H

#include "0_base/attr.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct sv {
    const char *p;
    size_t n; /* bytes */
} sv;

#define SV(literal) ((sv){ "" literal, sizeof(literal) - 1 })

/* printf("%.*s", SV_ARG(v)); no view is longer than INT_MAX: file_read() refuses such files. */
#define SV_ARG(v) (int)(v).n, (v).p

static inline sv sv_from_cstr(const char *s) { return s ? (sv){ s, strlen(s) } : (sv){ "", 0 }; }

static inline bool sv_eq(sv a, sv b)
{
    return a.n == b.n && (a.n == 0 || (a.p[0] == b.p[0] && memcmp(a.p, b.p, a.n) == 0));
}

static inline bool sv_is(sv a, const char *b) { return sv_eq(a, sv_from_cstr(b)); }

/* Total order on bytes, the only string order used for output. Never strcoll(). */
static inline int sv_cmp(sv a, sv b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int c = n ? memcmp(a.p, b.p, n) : 0;
    if (c) return c;
    return a.n < b.n ? -1 : a.n > b.n;
}

/* A view of nothing may have no address, and then nothing may be added to it. */
static inline sv sv_slice(sv s, size_t begin, size_t end) { return (sv){ begin ? s.p + begin : s.p, end - begin }; }
static inline sv sv_from(sv s, size_t begin) { return sv_slice(s, begin, s.n); }

static inline bool sv_starts(sv s, sv prefix)
{
    return s.n >= prefix.n && sv_eq((sv){ s.p, prefix.n }, prefix);
}

static inline bool sv_ends(sv s, sv suffix)
{
    return s.n >= suffix.n && sv_eq(sv_from(s, s.n - suffix.n), suffix);
}

/* Cuts the text up to the first `sep` off `*rest`, for loops; false when nothing is left. */
WF_MUST_USE static inline bool sv_cut(sv *rest, char sep, sv *head)
{
    if (rest->n == 0) return false;
    const char *q = memchr(rest->p, sep, rest->n);
    size_t n = q ? (size_t)(q - rest->p) : rest->n;
    *head = (sv){ rest->p, n };
    size_t skip = q ? n + 1 : n;
    *rest = sv_from(*rest, skip);
    return true;
}

/* Splits at the first `sep`; false, and nothing set, when there is none. */
WF_MUST_USE static inline bool sv_split(sv s, char sep, sv *left, sv *right)
{
    const char *q = s.n ? memchr(s.p, sep, s.n) : NULL;
    if (!q) return false;
    size_t n = (size_t)(q - s.p);
    *left = (sv){ s.p, n };
    *right = sv_from(s, n + 1);
    return true;
}

/* Bytes of ASCII; none of these depends on a locale. */
static inline bool sv_blank_byte(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
static inline bool sv_digit_byte(char c) { return c >= '0' && c <= '9'; }
static inline bool sv_upper_byte(char c) { return c >= 'A' && c <= 'Z'; }
static inline bool sv_lower_byte(char c) { return c >= 'a' && c <= 'z'; }
static inline bool sv_letter_byte(char c) { return sv_upper_byte(c) || sv_lower_byte(c); }
static inline char sv_lowered_byte(char c) { return sv_upper_byte(c) ? (char)(c - 'A' + 'a') : c; }

/* A byte of UTF-8 that goes on with the character before it: 10xxxxxx. */
static inline bool sv_inner_byte(char c) { return ((unsigned char)c & 0xC0u) == 0x80u; }
/* A byte of a character beyond ASCII. */
static inline bool sv_high_byte(char c) { return (unsigned char)c >= 0x80u; }

/* Equal when capitals of ASCII do not count. */
static inline bool sv_alike(sv a, sv b)
{
    if (a.n != b.n) return false;
    for (size_t i = 0; i < a.n; i++)
        if (sv_lowered_byte(a.p[i]) != sv_lowered_byte(b.p[i])) return false;
    return true;
}

/* Without the ASCII blanks at both ends. */
static inline sv sv_trim(sv s)
{
    while (s.n && sv_blank_byte(s.p[0])) s = sv_from(s, 1);
    while (s.n && sv_blank_byte(s.p[s.n - 1])) s.n--;
    return s;
}

#endif
