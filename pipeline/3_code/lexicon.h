/* lexicon : themes and the terms that stand for them, as a researcher wrote them down. Private to
 * 3_code.
 *
 * A term is a word, a word with wildcards (* none or more characters, ? exactly one) or a phrase
 * of such words. Words are compared in the form of token_fold, so capitals do not matter.
 */
#ifndef WF_LEXICON_H
#define WF_LEXICON_H

#include "0_base/problem.h"
#include "3_code/intern.h"

enum term_kind { TERM_WORD, TERM_WILDCARD, TERM_PHRASE };

struct lexicon_theme {
    sv path; /* "helpen/gevraagd" */
    size_t term_count;
    struct place place;
};

struct lexicon_term {
    size_t theme;
    sv text;     /* NFC, single blanks */
    sv language; /* "" : of every language */
    sv note;
    enum term_kind kind;
    struct place place;
};

/* Themes in order of first appearance, terms in the order of the file. */
struct lexicon {
    sv id;
    struct lexicon_theme *themes;
    size_t theme_count, theme_capacity;
    struct lexicon_term *terms;
    size_t term_count, term_capacity;
    struct intern paths;      /* theme paths, by theme number     */
    struct intern identities; /* language, theme and folded text of each term */
};

struct lexicon lexicon_new(struct arena *a, sv id);

/* The number of the theme with this path; blanks around the levels are dropped. SIZE_MAX, and a
 * problem, when no level is left. */
size_t lexicon_add_theme(struct arena *a, struct lexicon *lexicon, sv path, struct place place,
                         struct problems *problems);

/* One term as the source has it. */
struct lexicon_entry {
    sv text, kind, language, note; /* kind and language may be empty */
    struct place place;
    sv source; /* what stands in rejected.csv when it cannot be used */
};

/* Adds the term to the theme; one that cannot be used becomes a problem and a rejected row. */
void lexicon_add_term(struct arena *a, struct lexicon *lexicon, size_t theme,
                      const struct lexicon_entry *entry, struct problems *problems);

/* Warns of themes and of a whole lexicon without terms; called when everything has been added. */
void lexicon_check(const struct lexicon *lexicon, sv file, struct problems *problems);

const char *lexicon_kind_name(enum term_kind kind); /* "word", as in the tables */

#endif
