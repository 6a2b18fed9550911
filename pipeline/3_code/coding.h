/* coding : each hit of a lexicon in the corpus, and what each term did. Produced by 3_code. */
#ifndef WF_CODING_H
#define WF_CODING_H

#include "2_ingest/corpus.h"

#define TABLE TABLE_HEADER_TABLE
#define COLUMN TABLE_HEADER_COLUMN
#include "3_code/tables.def"
#undef TABLE
#undef COLUMN

/* codings are sorted by (document row, begin, lexicon order, theme order); the invariant no
 * figure may break: the rows here are the counts everywhere. */
struct coding {
    struct table themes, codings, lexicon_terms;
};

bool coding_read(struct arena *a, const struct store *store, struct coding *coding, struct err *err)
    WF_MUST_USE;


/* `weefsel formats`: every lexicon format, from lexicon_formats.def. */
void coding_formats(enum language language, FILE *to);

#endif
