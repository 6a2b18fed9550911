/* cue : subtitles, one piece of text with a begin and an end after another. For WebVTT and SubRip.
 *
 * A cue says who speaks by a voice tag (<v Naam>), or as cue_speakers.h says, or not at all; then it
 * goes on with the speaker before it. A label without words goes for the cues behind it. Where no cue
 * names anybody, a turn ends at a pause, or with a sentence after a minute. Captions that roll (each
 * cue repeats the line before) are read once.
 */
#ifndef WF_CUE_H
#define WF_CUE_H

#include "2_ingest/reader.h"

/* Whether a text has a line of times among its first lines that are not empty. */
bool cue_probe(sv text);

/* Reads the cues of t->text into turns, by blocks parted by empty lines: comments and styles where
 * `webvtt`, else an optional number or name, times, and text.
 *
 * Errors: TRANSCRIPT_EMPTY. */
bool cue_read(struct arena *a, struct transcript *t, struct problems *problems, bool webvtt, struct err *err)
    WF_MUST_USE;

#endif
