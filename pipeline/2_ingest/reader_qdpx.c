/* reader_qdpx : the texts in a REFI-QDA project, an archive. */
#include "2_ingest/refi.h"

static int probe(const struct transcript *t) { return t->zip && refi_archive(t->zip) ? 2 : 0; }

const struct reader reader_qdpx = {
    .name = "qdpx",
    .extension = ".qdpx",
    .help = { "REFI-QDA-project (NVivo, ATLAS.ti, MAXQDA, QualCoder)",
              "REFI-QDA project (NVivo, ATLAS.ti, MAXQDA, QualCoder)" },
    .keeps = { "alle teksten, tijden, coderingen met codeur, variabelen, cases, memo's en opmerkingen",
               "all texts, times, codings with coder, variables, cases, memos and annotations" },
    .drops = { "beeld, geluid, PDF, opmaak, kleuren, links, verzamelingen, netwerktekeningen",
               "pictures, sound, PDF, layout, colours, links, sets, graphs" },
    .probe = probe,
    .read = refi_read,
    .parts = refi_parts,
};
