/* reader_txt : plain text, turns by speaker labels or by blank lines. */
#include "2_ingest/passage.h"

static int probe(const struct transcript *t) { return !t->root.n && sv_trim(t->text).n ? 1 : 0; }

static bool read(struct arena *a, struct transcript *t, struct problems *problems, struct err *err)
{
    struct passage p = { .a = a, .t = t, .problems = problems };
    passage_add_text(&p, t->text, 0);
    return passage_turns(&p, err);
}

const struct reader reader_txt = {
    .name = "txt",
    .extension = ".txt",
    .help = { "platte tekst, beurten met 'Naam:' of met lege regels",
              "plain text, turns by 'Name:' or by blank lines" },
    .keeps = { "sprekers, tijden als (12:03), woorden", "speakers, times such as (12:03), words" },
    .drops = { "'# '-regels bovenaan, inspringen", "'# ' lines at the top, indentation" },
    .probe = probe,
    .read = read,
};
