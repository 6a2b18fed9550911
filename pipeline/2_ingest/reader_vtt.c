/* reader_vtt : WebVTT subtitles, one cue after another, speakers by voice tag or label. */
#include "2_ingest/cue.h"

static int probe(const struct transcript *t)
{
    sv text = t->text, line;
    return sv_cut(&text, '\n', &line) && sv_starts(line, SV("WEBVTT")) && (line.n == 6 || sv_blank_byte(line.p[6]))
               ? 2 : 0;
}

static bool read(struct arena *a, struct transcript *t, struct problems *problems, struct err *err)
{
    return cue_read(a, t, problems, true, err);
}

const struct reader reader_vtt = {
    .name = "vtt",
    .extension = ".vtt",
    .help = { "WebVTT-ondertitels (Zoom, Teams, YouTube, Whisper)",
              "WebVTT subtitles (Zoom, Teams, YouTube, Whisper)" },
    .keeps = { "sprekers (<v Naam>, 'Naam:' of '[Naam]'), tijden, woorden",
               "speakers (<v Name>, 'Name:' or '[Name]'), times, words" },
    .drops = { "opmaak, NOTE, STYLE, REGION, herhaalde regels", "layout, NOTE, STYLE, REGION, repeated lines" },
    .probe = probe,
    .read = read,
};
