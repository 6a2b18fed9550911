/* conceal : names out of problems and rejected rows, once they have been told to the researcher. */
#ifndef WF_CONCEAL_H
#define WF_CONCEAL_H

#include "2_ingest/redact.h"

/* People of the roster become "[pseudonym]" (also by their ids in rejected rows), and what a message
 * calls nobody's name "[naam]". Without pseudonyms only who withdrew is taken out. */
void conceal_problems(struct arena *a, const struct roster *roster, enum language language,
                      struct problems *problems);

#endif
