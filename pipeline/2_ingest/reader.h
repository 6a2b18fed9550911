/* reader : how one transcript format gets into the corpus. Private to 2_ingest.
 *
 * To add a format: write reader_<name>.c, add READER(<name>) to readers.def, and put typical,
 * awkward and broken examples in tests/cli/reader_<name>/. It is fuzzed without another line.
 */
#ifndef WF_READER_H
#define WF_READER_H

#include "0_base/keys.h"
#include "0_base/zip_box.h"
#include "2_ingest/corpus.h"

/* What the number of a place counts: utterances.place. */
enum place_kind {
    PLACE_LINE,      /* of a text, also of XML                                                     */
    PLACE_PARAGRAPH, /* of a document, those in tables and empty ones included, those in notes not */
    PLACE_ROW,       /* of the tables in a document, all of them one after another                 */
    PLACE_COUNT
};

/* A stretch of a turn's text that stands letter for letter in transcript.text. */
struct turn_span {
    size_t at, source, length; /* bytes: in turn.text, in transcript.text */
};

/* A word as the source analysed it. */
struct turn_word {
    size_t begin, end; /* bytes, in turn.text */
    sv lemma, tag;     /* "" when not given   */
};

/* One turn as the source has it. */
struct turn {
    sv label; /* who speaks, as written; "1", "2" by turns where the source has no labels */
    sv text;  /* NFC, LF; inner line breaks are kept */
    enum place_kind place;
    size_t line; /* 1-based, counted as `place` says */
    struct maybe_integer start_ms, end_ms;
    bool joins; /* a piece (a cue) that goes on with the turn before when the label is the same */
    bool in_line; /* and in the same line */
    struct turn_span *spans; /* in order; none where the source has no plain text */
    size_t span_count;
    struct turn_word *words; /* in order */
    size_t word_count;
    sv *others; /* labels of who says it together with `label`, where the source says so apart */
    size_t other_count;
    sv language; /* a tag ("nl") when the source says so of the turn; else "" */
};

/* Something beside the talk: a comment in the margin, a footnote, a memo. */
enum note_kind { NOTE_COMMENT, NOTE_FOOTNOTE, NOTE_MEMO, NOTE_COUNT };
struct turn_note {
    enum note_kind kind;
    size_t turn; /* index of the turn it stands at; SIZE_MAX: at the document as a whole */
    sv author;   /* "" when not said */
    sv text;
    sv voice;    /* see reader_voice() */
};

/* What a source has and the corpus has no place for: the table `losses`. Elements of one kind, in the
 * words of one speaker, are added up. */
struct turn_loss {
    sv element;  /* as the format calls it: "PictureSource", "w:drawing" */
    sv voice;    /* see reader_voice() */
    size_t line; /* of the first; 0 when there is no line */
    size_t count;
};

/* From which problem and which rejected row on a reader was in the words of a speaker. */
struct turn_voice {
    sv label;
    size_t problem, rejected;
};

/* How turns were told apart: documents.turns. */
#define FOUND(id, name, seen, counts) FOUND_##id,
enum turns_found {
#include "2_ingest/turns_found.def"
    FOUND_COUNT
};
#undef FOUND

/* As tables call them: "labels", "paragraph", "comment". */
sv reader_found_name(enum turns_found found);
sv reader_place_name(enum place_kind place);
sv reader_note_name(enum note_kind kind);
/* What `check` says of such a name; LABEL_NONE for another. */
enum label reader_found_label(sv name);
/* Of such a name: the labels are not of the source, but 1 and 2 by turns. */
bool reader_found_counts(sv name);

struct transcript {
    /* what the reader gets */
    sv file;  /* how messages call it */
    sv part;  /* which of the documents in the file ("" where a file is one): reader_part.key */
    sv bytes; /* as they lie on disk */
    sv text;  /* the same as UTF-8, NFC, LF; empty when they are no text */
    const struct zip_archive *zip; /* of an archive; else NULL */
    sv root, space; /* of XML: local name and namespace of the first element; else "" */
    enum turns turns;                         /* what the study says */
    bool (*knows)(const void *who, sv label); /* is this a speaker of the study? May be NULL */
    const void *who;
    struct reader_kept *kept; /* of a file that holds several documents; else NULL */
    const struct problems *problems; /* those that read() adds to; NULL: nobody asks whose they are */

    /* what it fills */
    enum turns_found found;
    sv language; /* a tag ("nl") when the source says so; else "" */
    struct turn *items;
    size_t count, capacity;
    struct turn_note *notes;
    size_t note_count, note_capacity;
    struct turn_loss *losses;
    size_t loss_count, loss_capacity;
    struct keys loss_kinds;
    sv voice; /* in whose words the reader is */
    struct turn_voice *voices;
    size_t voice_count, voice_capacity;
    size_t rejected_count; /* pieces that could not be used, each with a problem and a rejected row */
};

/* What is kept of a file that holds several documents, from one of them to the next. */
struct reader_kept {
    struct arena a;
    struct transcript look; /* what reader_look() saw; bytes.p NULL: nothing is kept */
    void *project;          /* what the reader made of it; NULL: nothing yet         */
};

/* One document in a file that holds several (a QDA project). */
struct reader_part {
    sv key;  /* by which the reader finds it again */
    sv name; /* as people call it; becomes the document's id */
};
struct reader_parts {
    struct reader_part *items;
    size_t count, capacity;
};

struct reader {
    const char *name;
    const char *extension; /* ".vtt" */
    const char *help[2];   /* by language; one line: what it is */
    const char *keeps[2];  /* what is kept, without a verb: "sprekers, tijden, woorden" */
    const char *drops[2];  /* what is dropped */

    /* 0: surely not; 1: possible; 2: surely. Looks at content (bytes, text, zip, root), never at the
     * name. */
    int (*probe)(const struct transcript *transcript);

    /* Fills the transcript by the functions below. Errors: a transcript that breaks its format as a
     * whole. Pieces that do are problems. */
    bool (*read)(struct arena *a, struct transcript *transcript, struct problems *problems,
                 struct err *err);

    /* The documents in a file of this format, in the order of the file; NULL: a file is one. */
    bool (*parts)(struct arena *a, sv file, sv bytes, struct reader_parts *parts, struct problems *problems,
                  struct err *err);
};

#define READER(name) extern const struct reader reader_##name;
#include "2_ingest/readers.def"
#undef READER

/* The bytes as text where they are one, the archive opened, the first element of XML.
 *
 * Errors: those of utf8_from_bytes and zip_box_open. */
bool reader_look(struct arena *a, enum encoding want, enum encoding *used, struct transcript *t, struct err *err)
    WF_MUST_USE;

/* The reader of a transcript that reader_look() has seen: by content; a tie goes to the name's
 * extension, then to the first.
 *
 * Errors: TRANSCRIPT_EMPTY, TRANSCRIPT_KIND (a PDF, an old Word file, a recording, …, with what to do),
 * TRANSCRIPT_XML, TRANSCRIPT_FORMAT. */
bool reader_find(const struct transcript *t, const struct reader **reader, struct err *err) WF_MUST_USE;

/* The reader of files that hold several documents, by the file's extension; NULL: none. */
const struct reader *reader_of_parts(sv file);

/* Whether a turn goes on with the one before it (NULL: there is none). */
bool reader_goes_on(const struct turn *turn, const struct turn *before);

/* Whether the study knows this speaker. */
bool reader_knows(const struct transcript *t, sv label);

/* ---- for readers ---------------------------------------------------------------------------- */

/* From here on the reader is in the words of the speaker with this label ("": of nobody; a line for each
 * of several). What is lost, noted, rejected or told as a problem meanwhile belongs to them: it goes with
 * the words of someone who withdrew, also where these were none. */
void reader_voice(struct arena *a, struct transcript *t, sv label);

/* Adds a turn; label and text become NFC, LF and trimmed (not where there are spans or words, which
 * count bytes in it). A turn without text is not added: false. */
bool reader_add(struct arena *a, struct transcript *t, struct turn turn);

/* A note at a turn, its text made NFC. One without text is not added. */
void reader_note(struct arena *a, struct transcript *t, struct turn_note note);

/* Counts something that is dropped. */
void reader_lose(struct arena *a, struct transcript *t, sv element, size_t line);

/* A piece that cannot be used: a problem at its line, and a rejected row. */
void reader_reject(struct transcript *t, struct problems *problems, size_t line, enum message why, struct args args,
                   sv piece);
/* The rejected row alone, where one problem tells of several. */
void reader_set_aside(struct transcript *t, struct problems *problems, size_t line, enum message why, sv piece);

#endif
