/* convention : the ways in which a transcript says who speaks, and which of them this one uses.
 *
 *   colon     Naam: woorden            and what label.h lists
 *   brackets  [Naam] woorden           [Naam]: woorden      [Naam 12:03] woorden    (Naam) woorden
 *   angles    <Naam> woorden           <Naam>: woorden
 *   bold      **Naam:** woorden        __Naam__ woorden     *Naam*, and bold type in a document
 *   timed     Naam (12:03)             00:12:03 Naam        Naam  12:03 - 12:09, the words below it
 *   alone     NAAM                     the words below it; a known name need not be in capitals
 *   code      R1 woorden               R1. woorden          I. woorden       R1 - woorden
 *   dash      Naam - woorden           Naam – woorden
 *   tab       Naam<tab>woorden
 *
 * A transcript uses one of them. So that "Kijk: zo gaat dat" is no speaker, a label counts only when
 * the study knows it, or when the transcript uses it at least twice, with a capital, and not only at
 * indented lines while the others stand at the margin (someone who is quoted), and when it is no word
 * as "Let op" or "lacht". One that is unsure (label.h) counts when each of its names does.
 */
#ifndef WF_CONVENTION_H
#define WF_CONVENTION_H

#include "2_ingest/label.h"

enum convention {
    CONVENTION_COLON, CONVENTION_BRACKETS, CONVENTION_ANGLES, CONVENTION_BOLD, CONVENTION_TIMED, CONVENTION_ALONE,
    CONVENTION_CODE, CONVENTION_DASH, CONVENTION_TAB, CONVENTION_COUNT
};

/* Takes a trimmed line apart; `bold`: so many bytes of its start are bold; false when it has not this
 * shape. */
bool convention_parse(enum convention convention, struct arena *scratch, sv line, size_t bold, struct label_line *out)
    WF_MUST_USE;

/* A label that a transcript seems to use. */
struct convention_label {
    sv name;
    size_t lines, firsts, indented; /* at its front; those that begin a paragraph; those that are indented */
    bool capital, unsure, known, counts;
};

/* The labels of one convention, counted over a transcript. */
struct convention_tally {
    struct arena *a;
    struct keys names;
    struct convention_label *items;
    size_t count, capacity;
    size_t lines, firsts, distinct, known; /* of labels that count; convention_close() fills them */
};

void convention_add(struct convention_tally *tally, const struct label_line *line, bool first, bool indented);

/* Settles which labels count. `knows`: is this a speaker of the study? May be NULL. */
void convention_close(struct convention_tally *tally, bool (*knows)(const void *who, sv label), const void *who);

bool convention_counts(const struct convention_tally *tally, sv name);

#endif
