/* alike : whether two names may be one person's: a score, and why it is not 1.
 *
 * The score is 100 when the names are equal after folding (lower case, blanks as one), and never
 * otherwise. From 100 each difference takes its points; what contradicts leaves 0:
 *
 *   accents (Hulya)                                       2 a word
 *   written apart, joined or with a hyphen (Janwillem)    2
 *   a title, something in brackets                        2, 3
 *   surname first without a comma (Bouali Fatma)         10
 *   ij for y                                              4
 *   particle written otherwise (v.d., van de) | left out | another      3 | 6 | 12
 *   initial for a given name | for a surname             12, each further one 2 | 15
 *   one given name less | one surname less                8 | 12, for each
 *   a given name alone | a surname alone                 22 | 35
 *   one letter wrong in a word of 5 or more | 4 | 3      10 | 16 | 25
 *   two letters wrong in a word of 8 or more | 7         18 | 26
 *   both have a part that the other has not             40 more
 *
 * The typing error is measured by optimal string alignment (insert, delete, replace, swap neighbours;
 * Damerau 1964, Communications of the ACM 7(3):171-176: four in five misspellings are one of these),
 * and not by Jaro-Winkler (Winkler 1990, ASA Survey Research Methods: 354-359): that rewards an equal
 * beginning, which sets families of names apart too little (Jansen and Jansma, Bouali and Bouazza, and
 * all of El), and what it says of short names changes much with one letter. The points are ours: they
 * put the candidates in order, and are no probability. The table in the test says what must score
 * above and below what.
 */
#ifndef WF_ALIKE_H
#define WF_ALIKE_H

#include "0_base/text.h"
#include "2_ingest/name.h"

enum alike_reason {
    ALIKE_MARKS = 1, ALIKE_SPACING = 2, ALIKE_TITLE = 4, ALIKE_REMARK = 8, ALIKE_ORDER = 16, ALIKE_SPELLING = 32,
    ALIKE_PARTICLE = 64, ALIKE_INITIAL = 128, ALIKE_PART = 256, ALIKE_TYPING = 512,
};

/* From this score on a name is worth proposing; from the other, two people of the list are worth a
 * second look. */
enum { ALIKE_PROPOSED = 60, ALIKE_LISTED = 80, ALIKE_EQUAL = 100 };

struct alike {
    int score;        /* 0 to 100; 0: nothing alike, or too much that contradicts */
    unsigned reasons; /* of enum alike_reason; 0 when the score is 100            */
};

/* Symmetric. Cost: at most the product of their words, for each way to split them. */
struct alike alike_compare(const struct name *x, const struct name *y);

/* "voorletter, tussenvoegsel"; "dezelfde naam" when there are none. */
sv alike_reasons(struct arena *a, unsigned reasons, enum language language);

/* "0,88" or "0.88": the score as a share, as the language writes it. */
sv alike_score(struct arena *a, int score, enum language language);

#endif
