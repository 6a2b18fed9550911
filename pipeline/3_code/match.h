/* match : where the terms of a lexicon stand in a text. Private to 3_code.
 *
 * A term fits whole tokens: each of its parts one token, in the form of token_fold. A part with
 * wildcards fits words and numbers, never punctuation; a redacted name fits only a part that is
 * one lone star. What stands between the words of a phrase is a token too, so punctuation blocks
 * it, unless the term has that sign itself. A term with a language counts in texts of that
 * language only.
 *
 * Overlap rule `key` (quanteda's nested_scope="key"): spans are tried longest first, among equal
 * lengths from left to right; a span is refused when one of its tokens is already used by the
 * same theme; themes are free of each other. Where several terms of a theme fit one span, a term
 * without wildcards decides before one with, and then the first of the lexicon.
 */
#ifndef WF_MATCH_H
#define WF_MATCH_H

#include "3_code/lexicon.h"

struct match {
    size_t begin, end; /* bytes in the text */
    size_t theme, term;
};

/* Sorted by (begin, theme). */
struct matches {
    struct match *items;
    size_t count, capacity;
};

struct matcher; /* opaque: the judged terms, and each word form met so far with what it fits */

/* Owns: everything in `a`; the lexicon must stay as it is. */
struct matcher *match_build(struct arena *a, const struct lexicon *lexicon);

/* The hits in one text, which must stay where it is as long as the matcher; `found` is valid until
 * the next call.
 *
 * Cost: each distinct word form is held against the wildcards once. */
const struct matches *match_find(struct matcher *m, sv text, sv language);

#endif
