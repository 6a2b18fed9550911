/* coding : each hit of a lexicon in the corpus, and what each term did. Produced by 3_code. */
#ifndef WF_CODING_H
#define WF_CODING_H

#include "2_ingest/corpus.h"

#define TABLE TABLE_HEADER_TABLE
#define COLUMN TABLE_HEADER_COLUMN
#include "3_code/tables.def"
#undef TABLE
#undef COLUMN

/* Themes and lexicon_terms stand in the order of the study and of the lexicon; codings are sorted
 * by (document row, begin, lexicon order, theme order). The invariant no figure may break: the rows
 * here are the counts everywhere. */
struct coding {
    struct table themes, codings, lexicon_terms;
};

extern const struct store_set coding_set;

bool coding_read(struct arena *a, const struct store *store, struct coding *coding,
                 struct err *err) WF_MUST_USE;

/* Who speaks in each utterance of the corpus, as numbers from 0: a person, or where the label names
 * nobody that label within its document. *count: how many there are. */
size_t *coding_speakers(struct arena *a, const struct corpus *corpus, size_t *count);

/* `weefsel formats`: every lexicon format with what is kept, from lexicon_formats.def. */
void coding_formats(enum format_style style, enum language language, FILE *to);

#endif
