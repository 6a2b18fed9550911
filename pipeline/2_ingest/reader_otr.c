/* reader_otr : oTranscribe: JSON that holds the talk as HTML, with times as links into the recording. */
#include "2_ingest/html_lines.h"

#include "0_base/json_box.h"
#include "0_base/utf8.h"

static bool holds(sv text, sv part)
{
    for (size_t i = 0; i + part.n <= text.n; i++)
        if (text.p[i] == part.p[0] && sv_starts(sv_from(text, i), part)) return true;
    return false;
}

static int probe(const struct transcript *t)
{
    sv text = sv_trim(t->text);
    return text.n && text.p[0] == '{' && (holds(text, SV("\"text\"")) || holds(text, SV("\"media"))) ? 2 : 0;
}

/* The recording's name and where its playing stopped are no talk. */
static void lose_others(struct arena *a, struct transcript *t, const struct json_value *whole)
{
    static const char *const known[] = { "media", "media-source", "media-time" };
    sv *keys;
    size_t count = json_box_keys(a, whole, &keys);
    for (size_t i = 0; i < count; i++) {
        size_t k = 0;
        while (k < WF_COUNT(known) && !sv_is(keys[i], known[k])) k++;
        if (k < WF_COUNT(known)) reader_lose(a, t, keys[i], 0);
        else if (!sv_is(keys[i], "text")) reader_lose(a, t, SV("other"), 0);
    }
}

static bool read(struct arena *a, struct transcript *t, struct problems *problems, struct err *err)
{
    const struct json_value *whole;
    sv html;
    struct passage p = { .a = a, .t = t, .problems = problems };
    if (!json_box_parse(a, t->file, t->text, &whole, err)) return false;
    if (!json_box_find_sv(a, whole, "text", &html))
        return err_at(err, (struct place){ t->file, 1, 1 }, MESSAGE_OTR_TEXT, NO_ARGS);
    lose_others(a, t, whole);
    html_lines_add(&p, utf8_normalise(a, html));
    return passage_turns(&p, err);
}

const struct reader reader_otr = {
    .name = "otr",
    .extension = ".otr",
    .help = { "oTranscribe, beurten als in platte tekst", "oTranscribe, turns as in plain text" },
    .keeps = { "sprekers, tijden, woorden", "speakers, times, words" },
    .drops = { "opmaak, naam en stand van de opname, tijden midden in een beurt",
               "layout, name and position of the recording, times inside a turn" },
    .probe = probe,
    .read = read,
};
