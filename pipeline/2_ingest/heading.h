/* heading : what a transcript says of itself above the talk and below it: "Datum: 12 maart 2025",
 * "Locatie: Buurthuis", "Interviewer: Anna de Boer", "KW: Kees de Wit", "Einde opname".
 *
 * A line of it looks like a turn ("Naam: woorden"). It is a heading only while nothing has been said yet,
 * and only with a line that cannot be a turn: one about the talk (date, place, length), one that says who
 * takes part by a name of two words or one that the study knows, or one that explains initials.
 */
#ifndef WF_HEADING_H
#define WF_HEADING_H

#include "2_ingest/passage.h"

/* The first line after the heading; p->begin when there is none. */
size_t heading_end(const struct passage *p);

/* Who takes part, as a line of the heading says: "Kees de Wit" of "Respondent: Kees de Wit (KW)"; "" when
 * it says nothing of that. */
sv heading_names(struct arena *scratch, sv line);

/* Whether a line only says that the talk or its recording ends: "[Einde opname]". */
bool heading_closes(struct arena *scratch, sv line);

#endif
