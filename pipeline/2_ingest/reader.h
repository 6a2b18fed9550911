/* reader : how one transcript format gets into the corpus. Private to 2_ingest.
 *
 * To add a format: write reader_<name>.c, add READER(<name>) to readers.def, and put typical,
 * empty and broken examples in tests/cli/reader_<name>/.
 */
#ifndef WF_READER_H
#define WF_READER_H

#include "2_ingest/corpus.h"

/* One turn as the source has it. */
struct turn {
    sv label;    /* who speaks, as written; "1", "2" by turns where the source has no labels */
    sv text;     /* NFC, LF; inner line breaks are kept */
    size_t line; /* 1-based, in the source */
    struct maybe_integer start_ms, end_ms;
    bool joins;  /* a piece (a cue) that goes on with the turn before when the label is the same */
};

/* How turns were told apart: documents.turns. */
enum turns_found { FOUND_LABELS, FOUND_BLANK_LINES, FOUND_CUES };

struct transcript {
    sv file;          /* how messages call it */
    sv text;          /* in: the whole file as UTF-8, NFC, LF */
    enum turns turns; /* in: what the study says */
    bool (*knows)(const void *who, sv label); /* in: is this a speaker of the study? May be NULL */
    const void *who;
    enum turns_found found;
    struct turn *items;
    size_t count, capacity;
    size_t rejected_count; /* pieces that could not be used, each with a problem and a rejected row */
};

struct reader {
    const char *name;
    const char *extension; /* ".vtt" */
    const char *help[2];   /* by language; one line: what it is */
    const char *keeps[2];  /* what is kept, what is dropped */

    /* 0: surely not; 1: possible; 2: surely. Looks at content, never at the name. */
    int (*probe)(sv text);

    /* Errors: a transcript that breaks its format as a whole. Pieces that do are problems. */
    bool (*read)(struct arena *a, struct transcript *transcript, struct problems *problems,
                 struct err *err);
};

#define READER(name) extern const struct reader reader_##name;
#include "2_ingest/readers.def"
#undef READER

#endif
