/* utf8 : Unicode text as UTF-8: validity, code points, normal form, legacy encodings. */
#ifndef WF_UTF8_H
#define WF_UTF8_H

#include "0_base/err.h"

/* The byte offset of the first invalid sequence (overlong, surrogate, cut off), or s.n. */
size_t utf8_invalid_at(sv s);

/* Decodes one code point of valid UTF-8 at `at` and moves it on. */
uint32_t utf8_next(sv s, size_t *at);

/* Writes 1 to 4 bytes; returns how many. */
size_t utf8_put(uint32_t code_point, char out[4]);

/* Code points in valid UTF-8. Cost: one pass, eight bytes at a time. */
size_t utf8_count(sv s);

/* Line and column (1-based; the column in code points) of a byte offset in a text. */
struct place utf8_place(sv file, sv text, size_t at);

enum encoding { ENCODING_DETECT, ENCODING_UTF8, ENCODING_WINDOWS1252, ENCODING_LATIN1, ENCODING_UTF16 };
bool utf8_encoding_parse(sv s, enum encoding *encoding) WF_MUST_USE; /* "utf-8", "windows-1252", … */
const char *utf8_encoding_name(enum encoding encoding);

/* The bytes of a file as UTF-8 in `a`, without a byte order mark. With ENCODING_DETECT: BOM, else
 * valid UTF-8, else Windows-1252; *used says which. NUL bytes are an error.
 *
 * Errors: UTF8_INVALID at its place when the encoding was fixed as UTF-8 (or a BOM says so);
 *         UTF8_NUL (the file is no text). */
bool utf8_from_bytes(struct arena *a, sv file, sv bytes, enum encoding encoding, enum encoding *used,
                     sv *text, struct err *err) WF_MUST_USE;

/* NFC, CRLF or CR as LF, and no-break blanks as blanks: Word and French typing put them in names and
 * before colons ("Naam :"), where nobody sees them. One character stays one. Text that is already so
 * is returned as it is, without a copy. */
sv utf8_normalise(struct arena *a, sv text);

/* Letters without accents and other marks: ë is e, ş is s; also ı, ł, ø and đ, which do not come
 * apart. For comparing, not for showing. Text without any is returned as it is. */
sv utf8_without_marks(struct arena *a, sv text);

#endif
