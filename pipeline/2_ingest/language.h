/* language : whether a text looks like another language than it is said to be, by its function words.
 *
 * The most frequent words of Dutch, English, French, German and Turkish that hardly occur in the
 * others are counted. A text is taken for another language when
 *   - it has 100 words or more,
 *   - one word in ten or more is such a word of the other language, and
 *   - those are at least three times as many as the words of its own.
 * So a short talk, a talk in two languages and a dialect stay as they are; a language without a list
 * (Berber, Arabic in Latin letters, Frisian, Papiamentu) hardly has such words, and a talk of which it
 * is said to be the language is not held against the lists. Counting function words is the oldest way
 * and does well on running text; libraries that identify a language from letter sequences fail on short
 * turns (Baldwin and Lui 2010, NAACL HLT: 229-237).
 */
#ifndef WF_LANGUAGE_H
#define WF_LANGUAGE_H

#include "0_base/problem.h"

enum { LANGUAGE_LISTS = 5, LANGUAGE_WORDS_NEEDED = 100, LANGUAGE_PERCENT = 10, LANGUAGE_TIMES = 3 };

/* The places of two of the lists. */
enum { LANGUAGE_LIST_NL, LANGUAGE_LIST_EN };

struct language_count {
    size_t words;
    size_t hits[LANGUAGE_LISTS]; /* function words of each list */
};

/* Adds the words of a text. */
void language_add(struct language_count *count, sv text);

/* The tag ("en") of the language that a text looks like, when that is surely not `tag`; else "". */
const char *language_seems(const struct language_count *count, sv tag);

/* Talks that look like another language: one group for each pair of languages. */
struct language_group {
    sv said;           /* a tag */
    const char *seems; /* a tag */
    sv file;           /* of the first */
    size_t documents;
};
struct language_groups {
    struct language_group *items;
    size_t count, capacity;
};
void language_check(struct arena *a, struct language_groups *groups, const struct language_count *count, sv said,
                    sv file);
void language_tell(const struct language_groups *groups, struct problems *problems);

#endif
