/* speakers : who the labels in one transcript are.
 *
 * First what the study says (<speaker>), then ids, names and aliases, then words for a role
 * ("Interviewer", "I", "V", "R", "Bewoner 2"). A label that is nobody is told once, with the number
 * of its turns; in a study without a list of people it becomes a person.
 */
#ifndef WF_SPEAKERS_H
#define WF_SPEAKERS_H

#include "2_ingest/label.h"
#include "2_ingest/nobody.h"

/* How it is known who a label is. */
enum speaker_how {
    SPEAKER_NOBODY, /* it is not                                          */
    SPEAKER_LIST,   /* an id, name or alias                               */
    SPEAKER_STUDY,  /* <speaker>                                          */
    SPEAKER_WORD,   /* "Interviewer", "R1"; perhaps with the list of documents */
    SPEAKER_NEW,    /* there is no list: the label is a person            */
};

struct speaker {
    sv label;      /* as written              */
    sv shown;      /* as it stands in a table */
    size_t person; /* in the roster; SIZE_MAX: nobody */
    enum role role;
    bool withdrawn, quotable;
    bool unknown;  /* to be told */
    enum speaker_how how;
    size_t turns;
    size_t kept_turns; /* after pieces were joined */
    int64_t words;
};

struct speakers {
    struct arena *a;
    const struct study *study;
    struct roster *roster;
    const struct listed_row *document;
    bool counted; /* the labels are not of the source: "1" and "2" by turns, which are nobody's ids */
    struct speaker *items;
    size_t count, capacity;
    struct keys by_label;
};

/* The index of the speaker of this label; counts a turn. */
size_t speakers_take(struct speakers *s, sv label);

/* Whether a label that is used once is surely a speaker. */
bool speakers_knows(const void *speakers, sv label); /* as transcript.knows wants it */
/* The names in a joint label ("Fatma en Kees", "Fatma/Kees") that is itself nobody's; else 0. Who they
 * are is not looked at. */
size_t speakers_parts(const struct speakers *s, sv label, sv parts[LABEL_PARTS_MAX]) WF_MUST_USE;

/* Whether a label is a word for who speaks ("Bewoner", "Vraag", "Spreker 2"), which may also be a word that
 * somebody says. */
bool speakers_word(sv label);

/* Whether it is the label of somebody who withdrew. */
bool speakers_withdrawn(const struct speakers *s, sv label);
/* The same of one of several: in a joint label, or with line breaks between (reader_voice). */
bool speakers_one_withdrew(const struct speakers *s, sv labels);

/* Gathers the labels that are nobody; a transcript without labels is told at once. */
void speakers_tell(const struct speakers *s, sv file, struct nobody *nobody, struct problems *problems);

/* Everyone whom <speaker person="…"> names must be known; told once for the study. */
void speakers_check(const struct study *study, struct roster *roster, struct problems *problems);

#endif
