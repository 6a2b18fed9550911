/* token : words of a text.
 *
 * A word is a run of letters, digits and the combining marks behind them. Inside a word, between
 * two of these, an apostrophe (' or ’), a hyphen (-, ‐, ‑) and a middle point keep it whole:
 * oma's, zo'n, buurt-app, WMO-loket, col·lega; a point or comma keeps digits whole: 1.250,50 and
 * 14.30; soft hyphens and other invisible characters do not part it. An apostrophe (also ‘, which
 * word processors put there) before s, t, k, n, m or r that stands alone opens a word: 's avonds,
 * 't, 'k, 'n, and 's-Gravenhage. A bracketed token of redaction, of letters, digits, - and _
 * ("[naam]", "[p3kq-2]"), is one word of its own kind. Everything else that is not blank is
 * punctuation, one code point a token.
 */
#ifndef WF_TOKEN_H
#define WF_TOKEN_H

#include "0_base/arena.h"

enum token_kind { TOKEN_WORD, TOKEN_NUMBER, TOKEN_PUNCTUATION, TOKEN_REDACTED };

struct token {
    size_t begin, end; /* bytes in the text */
    enum token_kind kind;
};

/* The next token at or after *at (valid UTF-8); false at the end of the text. ASCII goes a fast
 * way; the result is the same as the plain way's. */
bool token_next(sv text, size_t *at, struct token *token);
bool token_next_plain(sv text, size_t *at, struct token *token); /* for the test that compares them */

/* The form under which words are compared: lower case (Unicode simple folding), ’ as ',
 * ‐ and ‑ as -, the ligature ij (U+0133) as ij, soft hyphens and other invisible characters
 * dropped; accents stay. `text` is NFC. The result is put in `a`. */
sv token_fold(struct arena *a, sv text);

/* Words (TOKEN_WORD, TOKEN_NUMBER and TOKEN_REDACTED) in the text. */
size_t token_count_words(sv text);

/* Question marks that end a question: a run of ?, also mixed with !, counts once; not the ? inside
 * a web address, nor "(?)" and "[?]", with which a transcriber marks what was hard to hear. */
size_t token_count_questions(sv text);

#endif
