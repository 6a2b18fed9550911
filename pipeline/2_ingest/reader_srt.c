/* reader_srt : SubRip subtitles: a number, times with a comma, text. */
#include "2_ingest/cue.h"

static int probe(const struct transcript *t) { return !t->root.n && cue_probe(t->text) ? 2 : 0; }

static bool read(struct arena *a, struct transcript *t, struct problems *problems, struct err *err)
{
    return cue_read(a, t, problems, false, err);
}

const struct reader reader_srt = {
    .name = "srt",
    .extension = ".srt",
    .help = { "SubRip-ondertitels (Whisper, YouTube, Premiere, Amberscript)",
              "SubRip subtitles (Whisper, YouTube, Premiere, Amberscript)" },
    .keeps = { "sprekers ('Naam:', '[Naam]', streepjes), tijden, woorden",
               "speakers ('Name:', '[Name]', dashes), times, words" },
    .drops = { "nummers, opmaak, plaats in beeld, herhaalde regels",
               "numbers, layout, place on screen, repeated lines" },
    .probe = probe,
    .read = read,
};
