/* cue_speakers : who speaks in cues whose text is known. Private to cue.c.
 *
 * Another speaker begins in a cue
 *   at a line in front of which stands a label: 'Naam:' or '[Naam]', behind a sign as - or >> or not;
 *   within a line at '>>', and at the label of a speaker that the study knows, behind the end of a
 *     sentence;
 *   at a dash in front of the second line or a later one: that is somebody, nobody says who.
 * Labels of both forms may stand in one file. Whom the study does not know is a speaker when the name
 * comes back in front of cues (convention.h).
 */
#ifndef WF_CUE_SPEAKERS_H
#define WF_CUE_SPEAKERS_H

#include "2_ingest/reader.h"

/* What one speaker says in one cue. */
struct cue_piece {
    struct turn turn; /* label: that of a voice tag; after cue_speakers() whatever says who speaks */
    bool apart;       /* someone else than before, whoever that is */
};

struct cue_pieces {
    struct arena *scratch; /* of all that is in it */
    struct cue_piece *items;
    size_t count, capacity;
};

void cue_pieces_add(struct cue_pieces *pieces, struct cue_piece piece);

/* ">> ", "- ": someone else speaks. `several`: each line of the cue has such a sign, so that a dash
 * needs no blank behind it. */
bool cue_cut_sign(sv *text, bool several);

/* Makes pieces of one speaker each. A piece without words has a label that goes for what follows. */
void cue_speakers(const struct transcript *t, struct cue_pieces *pieces);

#endif
