/* reader_qde : the texts in a REFI-QDA project whose XML stands alone. */
#include "2_ingest/refi.h"

static int probe(const struct transcript *t)
{
    if (!sv_is(t->root, "Project")) return 0;
    return sv_starts(t->space, SV("urn:QDA-XML:project")) ? 2 : 1;
}

const struct reader reader_qde = {
    .name = "qde",
    .extension = ".qde",
    .help = { "REFI-QDA-project zonder bestanden erbij", "REFI-QDA project without its files" },
    .keeps = { "als qdpx, van teksten die in de XML zelf staan", "as qdpx, of texts that stand in the XML itself" },
    .drops = { "als qdpx, en teksten in andere bestanden", "as qdpx, and texts in other files" },
    .probe = probe,
    .read = refi_read,
    .parts = refi_parts,
};
