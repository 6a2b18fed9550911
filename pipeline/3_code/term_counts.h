/* term_counts : what each term of the lexicons does in the corpus. Private to 3_code. */
#ifndef WF_TERM_COUNTS_H
#define WF_TERM_COUNTS_H

#include "3_code/coding.h"

/* Fills hits, documents, speakers, share and verdict of coding->lexicon_terms from the codings;
 * every hit counts, whoever speaks. Term and theme rows of the codings must be right. */
void term_counts_fill(struct arena *a, const struct corpus *corpus, struct coding *coding);

#endif
