/* label : the name of a speaker in front of what is said, and the times beside it.
 *
 *   Naam: woorden            Naam (12:03): woorden       Naam [12.03]: woorden
 *   [00:12:03] Naam: woorden (12.03) Naam: woorden       00:12:03 Naam: woorden
 *   #Naam: woorden           Naam (lacht): woorden
 *
 * A label has at most 40 characters and 4 words, and begins with an upper-case letter or, when the
 * study knows the speaker, with any letter. So that "Kijk: zo gaat dat" is no speaker, a label counts
 * only when the study knows it, or when the transcript uses it at least twice.
 */
#ifndef WF_LABEL_H
#define WF_LABEL_H

#include "0_base/keys.h"
#include "0_base/num.h"

struct label_line {
    sv name;   /* without # and blanks                                   */
    sv remark; /* "(lacht)", goes before the words; empty when a time     */
    sv rest;   /* the words after the colon                               */
    struct maybe_integer time_ms;
    bool capital; /* the name begins with an upper-case letter or a digit */
};

/* Takes a line apart; false when it has no label's shape. */
bool label_parse(struct arena *scratch, sv line, struct label_line *out) WF_MUST_USE;

/* "mm:ss", "mm.ss", "hh:mm:ss", each with up to three decimals of a second; false when the text is
 * no time. */
bool label_time(sv text, int64_t *ms) WF_MUST_USE;

/* Takes a time off the front of a line: "[12:03]", "(12.03)", "00:12:03", and a mark that a tab sets
 * apart ("0.39<tab>"; a tape counter "005<tab>" is taken off too, but is no time). */
bool label_cut_time(sv *line, struct maybe_integer *ms) WF_MUST_USE;

/* How often each label stands in a transcript. */
struct label_votes {
    struct keys counts;
};
void label_vote(struct arena *a, struct label_votes *votes, const struct label_line *line);
/* `known`: the study names this speaker. */
bool label_accepted(const struct label_votes *votes, const struct label_line *line, bool known);

#endif
