/* lexicon_store : lexicons as the tables themes and lexicon_terms, and back. Private to 3_code. */
#ifndef WF_LEXICON_STORE_H
#define WF_LEXICON_STORE_H

#include "3_code/coding.h"
#include "3_code/lexicon.h"

/* Adds one lexicon; counts are left at zero. */
void lexicon_store_add(struct arena *a, const struct lexicon *lexicon, struct table *themes,
                       struct table *terms);

/* A lexicon from the tables, and the rows where its themes and terms begin. */
struct lexicon_stored {
    struct lexicon lexicon;
    size_t first_theme, first_term;
};

/* All lexicons in the tables, in their order. */
struct lexicon_stored *lexicon_store_get(struct arena *a, const struct table *themes,
                                         const struct table *terms, size_t *count);

#endif
