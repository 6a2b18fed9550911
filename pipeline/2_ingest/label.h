/* label : the name of a speaker in front of what is said, and the times beside it.
 *
 * A name has at most 40 characters and 4 words, and begins with a letter. The ways in which it is set
 * apart from the words are the conventions of convention.h; here is the one that every subtitle and
 * most transcripts use:
 *
 *   Naam: woorden            Naam (12:03): woorden       Naam [12.03]: woorden
 *   [00:12:03] Naam: woorden (12.03) Naam: woorden       00:12:03 Naam: woorden
 *   #Naam: woorden           Naam (lacht): woorden       Naam: [12:03] woorden
 *   Naam 12:03: woorden              Naam en Naam: woorden   (and what label_parts() lists)
 *   - Naam: woorden                  >> Naam: woorden        ♪ Naam: woorden
 *   (lacht) Naam: woorden
 */
#ifndef WF_LABEL_H
#define WF_LABEL_H

#include "0_base/keys.h"
#include "0_base/num.h"

struct label_line {
    sv name;   /* without # and blanks                                   */
    sv remark; /* "(lacht)", goes before the words; empty when a time     */
    sv rest;   /* the words after the label                               */
    struct maybe_integer time_ms;
    bool capital; /* the name begins with an upper-case letter or a digit */
    bool unsure;  /* a label only when each of its names is: "Fatma, Kees", "Fatma Benali en Kees van Dam",
                   * "(Fatma)" */
};

/* Signs that may stand in front of a label, and the blanks behind them: a dash, ">>", "♪", "•". */
sv label_without_signs(sv line);

/* Takes a line "Naam: woorden" apart; false when it has not this shape. */
bool label_parse(struct arena *scratch, sv line, struct label_line *out) WF_MUST_USE;

/* Whether a text (trimmed) can be a speaker's name. */
bool label_name(sv text) WF_MUST_USE;

/* The names in a joint label: "Fatma en Kees", "Fatma, Kees & Omar", "Fatma/Kees", "Fatma + Kees". Their
 * number: 1 where nothing joins, 0 where there are too many or one is no name. Whether they are those of
 * speakers is for who knows them: speakers_parts(). */
enum { LABEL_PARTS_MAX = 8 };
size_t label_parts(sv label, sv parts[LABEL_PARTS_MAX]) WF_MUST_USE;

/* Whether a text is one name, or several that are too long for one or joined by signs that no name has;
 * fills name, capital and unsure. */
bool label_take_name(struct arena *scratch, sv text, struct label_line *out) WF_MUST_USE;

/* Whether a name begins with an upper-case letter or a digit. */
bool label_capital(struct arena *scratch, sv name) WF_MUST_USE;

/* Bytes at the front of a text that names are written with. */
size_t label_name_bytes(sv text);

/* Whether words end as a sentence does, so that a label may follow on their line. */
bool label_ends_sentence(sv words);

/* As much of a text as a label with its time and remark may take. */
sv label_front(sv text);

/* "mm:ss", "mm.ss", "hh:mm:ss", each with up to three decimals of a second; false when the text is
 * no time. */
bool label_time(sv text, int64_t *ms) WF_MUST_USE;

/* Takes a time off the front of a line: "[12:03]", "(12.03)", "{12:03}", "<00:12:03>", "#00:12:03-5#",
 * "[00:01 - 00:09]" (its begin), "00:12:03", and a mark that a tab sets apart ("0.39<tab>"; a tape
 * counter "005<tab>" is taken off too, but is no time). */
bool label_cut_time(sv *line, struct maybe_integer *ms) WF_MUST_USE;

/* The same for a time in brackets only. */
bool label_cut_bracketed_time(sv *line, int64_t *ms) WF_MUST_USE;

/* Takes a time off the front of a line that holds little else: "12:03", "0:03 - 0:10", "[12:03]". */
bool label_cut_clock(sv *line, int64_t *ms) WF_MUST_USE;

/* Takes a time in brackets off the end of a line: "woorden #00:12:03-5#", "woorden [12:03]". */
bool label_cut_end_time(sv *line, int64_t *ms) WF_MUST_USE;

#endif
