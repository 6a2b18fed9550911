/* bold : a talk in a document in which what is asked stands in bold type, and no label tells who speaks.
 *
 *   **Hoe lang woont u hier?**
 *   Nu twintig jaar.
 *   Eerst kende ik niemand.
 *   **Wat doet u in de buurt?**
 */
#ifndef WF_BOLD_H
#define WF_BOLD_H

#include "2_ingest/passage.h"

/* Whether the lines from p->begin on are such a talk: some are bold as a whole and some not at all, and
 * most of the bold ones ask. */
bool bold_tells(const struct passage *p);

/* Where it begins: what stands above the first question is a title, when it is short. */
size_t bold_begin(const struct passage *p);

/* Whether a line that is not blank is bold as a whole. */
bool bold_line(const struct passage_line *l);

#endif
