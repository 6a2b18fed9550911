/* together : turns that several speakers say together.
 *
 * The source says so (TEI: who="#a #b"), or the label does: "Fatma en Kees", "Fatma/Kees", when each of
 * them is a speaker, by the list of people or by other turns of the transcript. Each of them gets the
 * whole turn. Where one of them withdrew it is nobody's: the words are hers too. A label of which one
 * name is unknown stays as it is, so that it is told like any label that is nobody.
 *
 * Works on what a reader found, so that it holds for every format.
 *
 * And turns in which somebody else seems to speak: "Goed hoor. Fatma: ik niet".
 */
#ifndef WF_TOGETHER_H
#define WF_TOGETHER_H

#include "2_ingest/reader.h"
#include "2_ingest/speakers.h"

void together_split(struct arena *a, struct transcript *t, const struct speakers *s, struct problems *problems);

/* Tells of turns that hold, behind a sentence, the label of someone whom the list of people knows. It may
 * also be someone who is quoted, so the words stay where they are. */
void together_tell_inside(const struct turn *turns, size_t count, const struct speakers *s, sv file,
                          struct problems *problems);

#endif
