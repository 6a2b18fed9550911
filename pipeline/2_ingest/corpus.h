/* corpus : what was said and done, by whom, and where it is written. Produced by 2_ingest.
 *
 * Read from the store, read-only. Nothing of a person who withdrew is in it, and people appear
 * under their pseudonyms.
 */
#ifndef WF_CORPUS_H
#define WF_CORPUS_H

#include "0_base/format.h"
#include "0_base/store.h"
#include "1_study/stage.h"

#define TABLE TABLE_HEADER_TABLE
#define COLUMN TABLE_HEADER_COLUMN
#include "2_ingest/tables.def"
#undef TABLE
#undef COLUMN

/* Every table is sorted by its key; utterances by (document, sequence). */
struct corpus {
    struct table people, roles, documents, utterances, mentions, notes, words, losses, activities, attendance,
        reported_ties, human_codings, coder_coverage, population, intake, proposals;
    sv *texts;               /* of each shard, mapped                                           */
    size_t shard_count;
    size_t *first_utterance; /* of each document, in corpus.utterances; documents.count + 1 long */
};

extern const struct store_set corpus_set;

/* Errors: those of store_read (the ingest stage has not run). */
bool corpus_read(struct arena *a, const struct store *store, struct corpus *corpus, struct err *err)
    WF_MUST_USE;

/* The normalised text of a document, and of one utterance in it (without its label). */
sv corpus_text(const struct corpus *corpus, size_t document);
sv corpus_utterance_text(const struct corpus *corpus, size_t document, size_t utterance);

/* Row number, or -1. */
ptrdiff_t corpus_person(const struct corpus *corpus, sv person);
ptrdiff_t corpus_document(const struct corpus *corpus, sv document);
ptrdiff_t corpus_activity(const struct corpus *corpus, sv activity);

/* The value of a person's attribute: "role", "organisation", "street", or an extra column; ""
 * when there is none. */
sv corpus_attribute(const struct corpus *corpus, size_t person, sv attribute);

/* `weefsel formats`: every transcript format with what is kept, from readers.def. */
void corpus_formats(enum format_style style, enum language language, FILE *to);

#endif
