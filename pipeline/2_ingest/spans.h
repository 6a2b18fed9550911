/* spans : where the words of a source stand in a document, for codings that count in the source. */
#ifndef WF_SPANS_H
#define WF_SPANS_H

#include "2_ingest/reader.h"
#include "2_ingest/redact.h"

/* Counts the characters of a source as its spans go by. */
struct spans_writer {
    struct arena *a;
    struct table *spans;
    sv document;
    sv source; /* transcript.text */
    size_t byte;
    int64_t characters;
    int64_t position;
};

/* The spans of a turn, whose text is `text` now that `edits` were made in it. `start`: characters of the
 * document before the turn; `sequence` 0: the turn is gone. */
void spans_write(struct spans_writer *w, const struct turn *turn, sv text, const struct redact_edits *edits,
                 int64_t start, int64_t sequence);

/* A stretch of the source, in characters, as a stretch of the document. */
struct spans_place {
    bool found; /* any of it is in the document  */
    bool gone;  /* any of it was of a turn that is gone */
    int64_t start, end;
    int64_t first, last; /* utterances */
};

/* Among the spans [first, first + count), those of one document in order. */
struct spans_place spans_find(const struct table *spans, size_t first, size_t count, int64_t begin, int64_t end);

#endif
