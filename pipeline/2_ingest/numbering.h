/* numbering : which utterance a coder's number is, now that who withdrew is gone. */
#ifndef WF_NUMBERING_H
#define WF_NUMBERING_H

#include "0_base/keys.h"
#include "2_ingest/ingest.h"

struct numbering_document {
    sv document;
    int64_t sources;     /* utterances in the source                                            */
    int64_t characters;  /* of the text that is left                                             */
    int64_t *sequences;  /* of each source number, from 1; 0: gone; NULL: the numbers are the same */
    bool gone;           /* nobody is left to speak                                              */
};

struct numbering {
    struct numbering_document *items;
    size_t count, capacity;
    struct keys by_id;
};

/* `renumbered` is sorted by its key. */
struct numbering numbering_of(struct arena *a, const struct table *documents, const struct table *renumbered);

/* NULL: there is no such document. */
const struct numbering_document *numbering_find(const struct numbering *n, sv document);

/* The sequence of a source number; 0: gone. The number must be 1 to `sources`. */
int64_t numbering_sequence(const struct numbering_document *d, int64_t source);

#endif
