/* reader_txt : plain text, turns by speaker labels, by blank lines or by indents. */
#include "2_ingest/passage.h"

/* "<Naam> woorden" looks like XML; but XML closes what it opens. */
static bool names_in_angles(const struct transcript *t)
{
    for (size_t i = 0; i + 1 < t->text.n; i++)
        if (t->text.p[i] == '<' && (t->text.p[i + 1] == '/' || t->text.p[i + 1] == '!' || t->text.p[i + 1] == '?'))
            return false;
    return !t->space.n;
}

static int probe(const struct transcript *t)
{
    return sv_trim(t->text).n && (!t->root.n || names_in_angles(t)) ? 1 : 0;
}

static bool read(struct arena *a, struct transcript *t, struct problems *problems, struct err *err)
{
    struct passage p = { .a = a, .t = t, .problems = problems };
    passage_add_text(&p, t->text, 0);
    return passage_turns(&p, err);
}

const struct reader reader_txt = {
    .name = "txt",
    .extension = ".txt",
    .help = { "platte tekst, beurten met 'Naam:' en wat daarop lijkt, met lege regels of met inspringen",
              "plain text, turns by 'Name:' and its kin, by blank lines or by indents" },
    .keeps = { "sprekers, tijden als (12:03) en #00:12:03-5#, woorden",
               "speakers, times such as (12:03) and #00:12:03-5#, words" },
    .drops = { "'# '-regels bovenaan, inspringen, tijden midden in een beurt",
               "'# ' lines at the top, indentation, times inside a turn" },
    .probe = probe,
    .read = read,
};
