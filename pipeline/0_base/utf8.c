#include "0_base/utf8.h"

#include "0_base/out.h"

#include <utf8proc.h>

static const struct {
    const char *name;
    enum encoding encoding;
} encodings[] = {
    { "utf-8", ENCODING_UTF8 },        { "windows-1252", ENCODING_WINDOWS1252 },
    { "iso-8859-1", ENCODING_LATIN1 }, { "utf-16", ENCODING_UTF16 },
    { "utf8", ENCODING_UTF8 },         { "cp1252", ENCODING_WINDOWS1252 },
    { "latin1", ENCODING_LATIN1 },     { "latin-1", ENCODING_LATIN1 },
    { "utf16", ENCODING_UTF16 },
};

/* Windows-1252 from 0x80 to 0x9F; 0: not in use. (Source: unicode.org, CP1252.TXT.) */
static const uint16_t windows1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static const uint64_t high_bits = UINT64_C(0x8080808080808080);

static unsigned byte_at(sv s, size_t at) { return (unsigned char)s.p[at]; }

static uint64_t eight_bytes(const char *p)
{
    uint64_t w;
    memcpy(&w, p, sizeof w);
    return w;
}

static size_t ascii_until(sv s, size_t at)
{
    while (s.n - at >= 8 && !(eight_bytes(s.p + at) & high_bits)) at += 8;
    while (at < s.n && byte_at(s, at) < 0x80) at++;
    return at;
}

/* Bytes of the valid sequence at `at`, or 0. The second byte alone tells overlong forms,
 * surrogates and what lies beyond U+10FFFF (Unicode, table 3-7). */
static size_t sequence_bytes(sv s, size_t at)
{
    unsigned lead = byte_at(s, at), low = 0x80, high = 0xBF;
    size_t n = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    if (s.n - at < n) return 0;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
    for (size_t i = 1; i < n; i++) {
        unsigned next = byte_at(s, at + i);
        if (next < low || next > high) return 0;
        low = 0x80;
        high = 0xBF;
    }
    return n;
}

size_t utf8_invalid_at(sv s)
{
    size_t at = 0;
    while ((at = ascii_until(s, at)) < s.n) {
        size_t n = sequence_bytes(s, at);
        if (n == 0) return at;
        at += n;
    }
    return s.n;
}

uint32_t utf8_next(sv s, size_t *at)
{
    uint32_t lead = byte_at(s, *at);
    size_t n = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    WF_ASSERT(s.n - *at >= n);
    uint32_t cp = n == 1 ? lead : lead & (0xFFu >> (n + 1));
    for (size_t i = 1; i < n; i++) cp = cp << 6 | (byte_at(s, *at + i) & 0x3Fu);
    *at += n;
    return cp;
}

size_t utf8_put(uint32_t cp, char out[4])
{
    if (cp < 0x80) return out[0] = (char)cp, 1;
    size_t n = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    static const uint32_t leads[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
    for (size_t i = n - 1; i > 0; i--, cp >>= 6) out[i] = (char)(0x80u | (cp & 0x3Fu));
    out[0] = (char)(leads[n] | cp);
    return n;
}

/* A code point has one byte that does not begin with the bits 10. */
size_t utf8_count(sv s)
{
    size_t at = 0, continuations = 0;
    for (; s.n - at >= 8; at += 8) {
        uint64_t w = eight_bytes(s.p + at);
        uint64_t marks = w & ~(w << 1) & high_bits; /* bit 7 set and bit 6 clear, in each byte */
        continuations += (size_t)(((marks >> 7) * UINT64_C(0x0101010101010101)) >> 56);
    }
    for (; at < s.n; at++) continuations += sv_inner_byte(s.p[at]);
    return s.n - continuations;
}

struct place utf8_place(sv file, sv text, size_t at)
{
    size_t line = 1, begin = 0;
    if (at > text.n) at = text.n;
    for (size_t i = 0; i < at; i++) {
        bool lone_return = text.p[i] == '\r' && !(i + 1 < text.n && text.p[i + 1] == '\n');
        if (text.p[i] != '\n' && !lone_return) continue;
        line++;
        begin = i + 1;
    }
    return (struct place){ file, line, utf8_count(sv_slice(text, begin, at)) + 1 };
}

bool utf8_encoding_parse(sv s, enum encoding *encoding)
{
    char lower[16];
    if (s.n >= sizeof lower) return false;
    for (size_t i = 0; i < s.n; i++)
        lower[i] = sv_lowered_byte(s.p[i]);
    for (size_t i = 0; i < WF_COUNT(encodings); i++) {
        if (!sv_is((sv){ lower, s.n }, encodings[i].name)) continue;
        *encoding = encodings[i].encoding;
        return true;
    }
    return false;
}

const char *utf8_encoding_name(enum encoding encoding)
{
    for (size_t i = 0; i < WF_COUNT(encodings); i++)
        if (encodings[i].encoding == encoding) return encodings[i].name;
    return "";
}

/* One byte, one character: Windows-1252 and Latin-1. */
static bool from_single_bytes(struct arena *a, sv file, sv bytes, enum encoding encoding, sv *text,
                              struct err *err)
{
    size_t room = bytes.n, n = 0;
    for (size_t i = 0; i < bytes.n; i++) room += byte_at(bytes, i) < 0x80 ? 0u : 2u;
    char *to = ARENA_NEW(a, char, room + 1);
    for (size_t i = 0; i < bytes.n; i++) {
        uint32_t cp = byte_at(bytes, i);
        if (encoding == ENCODING_WINDOWS1252 && cp >= 0x80 && cp < 0xA0)
            cp = windows1252[cp - 0x80];
        if (cp == 0) {
            struct place place = utf8_place(file, (sv){ to, n }, n);
            bool nul = bytes.p[i] == '\0';
            return err_at(err, place, nul ? MESSAGE_UTF8_NUL : MESSAGE_UTF8_INVALID, NO_ARGS);
        }
        n += utf8_put(cp, to + n);
    }
    *text = (sv){ to, n };
    return true;
}

static uint32_t utf16_unit(sv bytes, size_t at, bool big)
{
    return big ? byte_at(bytes, at) << 8 | byte_at(bytes, at + 1)
               : byte_at(bytes, at + 1) << 8 | byte_at(bytes, at);
}

static bool from_utf16(struct arena *a, sv file, sv bytes, sv *text, struct err *err)
{
    bool unmarked = bytes.n > 1 && !bytes.p[0] && bytes.p[1]; /* a text begins with ASCII */
    bool big = unmarked || sv_starts(bytes, SV("\xFE\xFF"));
    if (sv_starts(bytes, SV("\xFE\xFF")) || sv_starts(bytes, SV("\xFF\xFE"))) bytes = sv_from(bytes, 2);
    char *to = ARENA_NEW(a, char, bytes.n / 2 * 3 + 4); /* two bytes become three at most */
    size_t n = 0, at = 0;
    while (at < bytes.n) {
        bool whole = bytes.n - at >= 2, valid = whole;
        uint32_t cp = whole ? utf16_unit(bytes, at, big) : 1;
        at += 2;
        if (cp >= 0xD800 && cp < 0xE000) {
            uint32_t low = bytes.n >= at + 2 ? utf16_unit(bytes, at, big) : 0;
            valid = cp < 0xDC00 && low >= 0xDC00 && low < 0xE000;
            cp = 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
            at += 2;
        }
        if (!valid || cp == 0) {
            struct place place = utf8_place(file, (sv){ to, n }, n);
            return err_at(err, place, cp ? MESSAGE_UTF8_INVALID : MESSAGE_UTF8_NUL, NO_ARGS);
        }
        n += utf8_put(cp, to + n);
    }
    *text = (sv){ to, n };
    return true;
}

bool utf8_from_bytes(struct arena *a, sv file, sv bytes, enum encoding encoding,
                     enum encoding *used, sv *text, struct err *err)
{
    bool marked = sv_starts(bytes, SV("\xEF\xBB\xBF"));
    bool wide = sv_starts(bytes, SV("\xFF\xFE")) || sv_starts(bytes, SV("\xFE\xFF"));
    *used = encoding;
    if (encoding == ENCODING_UTF16 || (encoding == ENCODING_DETECT && wide)) {
        *used = ENCODING_UTF16;
        return from_utf16(a, file, bytes, text, err);
    }
    if (marked) { /* nothing else begins with these bytes, whatever the study says */
        bytes = sv_from(bytes, 3);
        *used = encoding = ENCODING_UTF8;
    }
    const char *nul = bytes.n ? memchr(bytes.p, '\0', bytes.n) : NULL;
    if (nul)
        return err_at(err, utf8_place(file, bytes, (size_t)(nul - bytes.p)), MESSAGE_UTF8_NUL,
                      NO_ARGS);
    bool asked = encoding == ENCODING_UTF8 || encoding == ENCODING_DETECT;
    size_t bad = asked ? utf8_invalid_at(bytes) : 0;
    if (encoding == ENCODING_DETECT) *used = bad == bytes.n ? ENCODING_UTF8 : ENCODING_WINDOWS1252;
    if (*used != ENCODING_UTF8) return from_single_bytes(a, file, bytes, *used, text, err);
    *text = bytes;
    if (bad == bytes.n) return true;
    return err_at(err, utf8_place(file, bytes, bad), MESSAGE_UTF8_INVALID, NO_ARGS);
}

/* Code points that are in NFC whatever stands beside them: they neither decompose, nor combine
 * with what comes before, nor move. Not all of them, but all that are common in our texts:
 * Latin, Greek and Cyrillic without marks, general punctuation, currency, symbols and emoji. */
static bool stands_alone(uint32_t cp)
{
    if (cp < 0x300) return true;
    if (cp >= 0x388 && cp <= 0x482) return true;
    if (cp >= 0x2010 && cp <= 0x205E) return true;
    if (cp >= 0x20A0 && cp <= 0x20C0) return true;
    if (cp >= 0x2190 && cp <= 0x2199) return true;
    if (cp >= 0x2500 && cp <= 0x27BF) return true;
    return cp >= 0x1F300 && cp <= 0x1FAFF;
}

/* NFC of a piece that stands between two characters that stand alone. */
static void compose(struct buffer *to, struct arena *a, sv piece)
{
    const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)piece.p;
    utf8proc_ssize_t n = utf8proc_decompose(p, (utf8proc_ssize_t)piece.n, NULL, 0, options);
    WF_ASSERT(n > 0);
    utf8proc_int32_t *points = ARENA_NEW(a, utf8proc_int32_t, (size_t)n + 1);
    n = utf8proc_decompose(p, (utf8proc_ssize_t)piece.n, points, n, options);
    n = utf8proc_reencode(points, n, options); /* writes its bytes over the code points */
    WF_ASSERT(n > 0);
    buffer_add(to, (sv){ (const char *)points, (size_t)n });
}

/* The begin of the next character that does not stand alone, or s.n; *before is the begin of the
 * character before it. */
static size_t unsure_from(sv s, size_t at, size_t *before)
{
    *before = at;
    while (at < s.n) {
        size_t ascii = ascii_until(s, at);
        if (ascii > at) *before = ascii - 1;
        at = ascii;
        if (at == s.n) break;
        size_t next = at;
        if (!stands_alone(utf8_next(s, &next))) return at;
        *before = at;
        at = next;
    }
    return s.n;
}

static size_t sure_from(sv s, size_t at)
{
    while (at < s.n) {
        size_t next = at;
        if (stands_alone(utf8_next(s, &next))) return at;
        at = next;
    }
    return s.n;
}

static sv composed(struct arena *a, sv text)
{
    size_t before, at = unsure_from(text, 0, &before), copied = 0;
    if (at == text.n) return text;
    struct arena scratch = { 0 };
    struct buffer to = { .a = &scratch };
    while (at < text.n) {
        size_t end = sure_from(text, at);
        buffer_add(&to, sv_slice(text, copied, before));
        compose(&to, &scratch, sv_slice(text, before, end));
        copied = end;
        at = unsure_from(text, end, &before);
    }
    buffer_add(&to, sv_from(text, copied));
    sv made = sv_eq(buffer_sv(&to), text) ? text : arena_copy(a, buffer_sv(&to));
    arena_free(&scratch);
    return made;
}

static sv with_line_feeds(struct arena *a, sv text)
{
    if (text.n == 0 || !memchr(text.p, '\r', text.n)) return text;
    char *to = ARENA_NEW(a, char, text.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] != '\r')
            to[n++] = text.p[i];
        else if (!(i + 1 < text.n && text.p[i + 1] == '\n'))
            to[n++] = '\n';
    }
    return (sv){ to, n };
}

/* Bytes of a no-break blank (U+00A0, the narrow U+202F) here; 0 when none begins. */
static size_t no_break_bytes(sv text)
{
    if (sv_starts(text, SV("\xC2\xA0"))) return 2;
    return sv_starts(text, SV("\xE2\x80\xAF")) ? 3 : 0;
}

static size_t no_break_at(sv text, size_t at)
{
    while ((at = ascii_until(text, at)) < text.n && !no_break_bytes(sv_from(text, at))) at++;
    return at;
}

static sv with_plain_blanks(struct arena *a, sv text)
{
    size_t at = no_break_at(text, 0), copied = 0;
    if (at == text.n) return text;
    struct buffer to = { .a = a };
    while (at < text.n) {
        buffer_add(&to, sv_slice(text, copied, at));
        buffer_cstr(&to, " ");
        copied = at + no_break_bytes(sv_from(text, at));
        at = no_break_at(text, copied);
    }
    buffer_add(&to, sv_from(text, copied));
    return buffer_sv(&to);
}

sv utf8_normalise(struct arena *a, sv text) { return composed(a, with_plain_blanks(a, with_line_feeds(a, text))); }

/* Letters with a stroke or without their dot. */
static uint32_t plain_letter(uint32_t cp)
{
    switch (cp) {
    case 0x0131: return 'i';
    case 0x0142: return 'l';
    case 0x0141: return 'L';
    case 0x00F8: return 'o';
    case 0x00D8: return 'O';
    case 0x0111: return 'd';
    case 0x0110: return 'D';
    default: return cp;
    }
}

sv utf8_without_marks(struct arena *a, sv text)
{
    if (ascii_until(text, 0) == text.n) return text;
    const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK;
    const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)text.p;
    utf8proc_ssize_t n = utf8proc_decompose(p, (utf8proc_ssize_t)text.n, NULL, 0, options);
    WF_ASSERT(n >= 0);
    utf8proc_int32_t *points = ARENA_NEW(a, utf8proc_int32_t, (size_t)n + 1);
    n = utf8proc_decompose(p, (utf8proc_ssize_t)text.n, points, n, options);
    struct buffer to = { .a = a };
    for (utf8proc_ssize_t i = 0; i < n; i++) {
        char bytes[4];
        size_t length = utf8_put(plain_letter((uint32_t)points[i]), bytes);
        buffer_add(&to, (sv){ bytes, length });
    }
    return buffer_sv(&to);
}
