/* passage : turns in a text that has none of its own: lines of plain text, paragraphs of a document.
 *
 * Turns begin at the label of a speaker (in one of the conventions of convention.h), or after a blank
 * line, or at an indent (indent.h), as the study says or as the text shows. For the readers of plain
 * text, of Word and LibreOffice, of oTranscribe, and of projects that hold plain text.
 */
#ifndef WF_PASSAGE_H
#define WF_PASSAGE_H

#include "2_ingest/convention.h"
#include "2_ingest/reader.h"

/* One line of a text, or paragraph of a document. */
struct passage_line {
    /* what the reader gives */
    sv source;       /* as it stands there, NFC */
    size_t number;   /* 1-based */
    enum place_kind place;
    size_t bold_bytes; /* of the start, where a document shows that much in bold; else 0 */
    bool inner;      /* of a document: not the first line of its paragraph */
    size_t offset;   /* of source in transcript.text; SIZE_MAX: it does not stand there */
    struct maybe_integer ms; /* a time that the source keeps beside the text */
    struct maybe_integer end_ms; /* of a mark at its end                     */

    /* what passage_turns() fills */
    sv text;         /* after the time         */
    bool marked;     /* a time mark was taken off                   */
    bool labelled;   /* begins with a label that counts             */
    struct label_line label;
    size_t turn;     /* the turn it became part of; SIZE_MAX: none */
    sv voice;        /* its speaker's label, also where that turn has no words; else "" */
};

/* What was dropped on the way to a line (reader_lose). */
struct passage_loss {
    sv element;
    size_t number; /* of the line */
};

struct passage {
    struct arena *a;
    struct transcript *t;
    struct problems *problems;
    struct passage_line *items;
    size_t count, capacity;
    size_t begin; /* first line after the "# " lines at the top */
    struct passage_loss *losses; /* in the order of the lines */
    size_t loss_count, loss_capacity;
};

/* A longer line was not broken by hand. */
enum { PASSAGE_WRAPPED_BYTES = 160 };

/* Without words and without a time. */
static inline bool passage_blank(const struct passage_line *l) { return l->text.n == 0 && !l->marked; }

void passage_add(struct passage *p, struct passage_line line);

/* The lines of a text, numbered from 1; `offset`: of the text in transcript.text. */
void passage_add_text(struct passage *p, sv text, size_t offset);

/* The convention whose labels tell who speaks in these lines; CONVENTION_COUNT: none does. `must`: the study
 * says that there are labels. */
enum convention passage_convention(struct passage *p, bool must);

/* What lines [begin, end) look like, blank ones left out. */
struct passage_look {
    size_t filled;     /* lines                            */
    size_t paragraphs; /* that blank lines set apart       */
    size_t longest;    /* bytes of a line, its blanks too  */
};
struct passage_look passage_look(const struct passage *p, size_t begin, size_t end);

/* Counts something that is dropped, in the line of this number, which may be yet to come. */
void passage_lose(struct passage *p, sv element, size_t number);

/* Cuts the lines into turns.
 *
 * Errors: TRANSCRIPT_EMPTY, TXT_NO_LABELS. */
bool passage_turns(struct passage *p, struct err *err) WF_MUST_USE;

#endif
