/* redact : what tells who someone is, out of a text, before anything is written.
 *
 * Names of the list of people (organisations left out) become "[pseudonym]": full names, aliases,
 * and first names and surnames that one person has. What may be several people, and who withdrew,
 * becomes "[naam]" or "[name]". A name counts as whole words, capitalised as in the list (a first name
 * with a surname in any case), with or without accents, with blanks or hyphens between its words, also
 * with 's, s, je or tje behind it (Sjaans, Fatma's, Omartje) and in a compound (Sjaan-route). A single
 * name that is also an ordinary word (Roos, Bakker) stays at the start of a sentence when the same text
 * has the word in lower case elsewhere. E-mail and web addresses, accounts (@name), telephone numbers,
 * streets and postcodes with house numbers, IBANs and citizen service numbers that pass their checks
 * become "[e-mail]" and so on.
 */
#ifndef WF_REDACT_H
#define WF_REDACT_H

#include "2_ingest/roster.h"

/* By what somebody was named. */
enum redact_how { REDACT_NAME, REDACT_ALIAS, REDACT_FIRST, REDACT_SURNAME };
const char *redact_how_name(enum redact_how how); /* "first-name" */

struct redact_name {
    sv *words;     /* folded                                         */
    bool *capital; /* the word begins with a capital in the list     */
    size_t count;
    sv replacement;
    size_t person; /* whose it is; SIZE_MAX: several people's, or of someone who withdrew */
    enum redact_how how;
    size_t next;   /* the next that begins with the same word, longest first; SIZE_MAX: none */
};

struct redactor {
    struct arena *a;
    enum language language;
    bool everyone; /* pseudonyms are on: not only who withdrew */
    struct redact_name *names;
    size_t count, capacity;
    struct keys first; /* first word, folded, to names */
};

struct redactor redact_new(struct arena *a, const struct roster *roster, enum language language);
/* One that looks for everyone whatever the study says of pseudonyms: to find names, not to replace. */
struct redactor redact_new_finder(struct arena *a, const struct roster *roster, enum language language);

/* Which single names are ordinary words in a text. */
struct redact_words {
    struct keys lower;
};
void redact_note_words(struct arena *a, const struct redactor *r, sv text, struct redact_words *words);

/* One replacement, in bytes. */
struct redact_edit {
    size_t begin, end; /* in the old text */
    size_t at, length; /* in the new text */
    size_t person;     /* whose name it was; SIZE_MAX: no one person's */
    enum redact_how how;
};
struct redact_edits {
    struct redact_edit *items; /* in order, apart from each other */
    size_t count, capacity;
};

/* The text without names; itself when it holds none. `words` may be NULL. */
sv redact_text(struct arena *a, const struct redactor *r, sv text, const struct redact_words *words);
/* The same; what was replaced is added to `edits`. */
sv redact_text_edits(struct arena *a, const struct redactor *r, sv text, const struct redact_words *words,
                     struct redact_edits *edits);

/* Where the place `at` of the old text is in the new one; inside a replacement it is that one's start
 * or, for the end of a stretch, its end. */
size_t redact_moved(const struct redact_edits *edits, size_t at, bool end);

#endif
