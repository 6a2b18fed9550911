/* forget : who withdrew, out of a table as soon as it is open, so that nothing that reads it meets her. */
#ifndef WF_FORGET_H
#define WF_FORGET_H

#include "2_ingest/source.h"

/* Rows that are hers go: those with her in a column of one person. From cells that list people ("B01;B07")
 * she alone goes, and from the row as it stands in the file (rejected.csv): what is left is the table in
 * which she was never written. Fills s->forgot.
 *
 * `found` is what opening the table found; what of that is not hers is added to s->problems. */
void forget_people(struct source *s, const struct roster *roster, const struct problems *found);

#endif
