/* fingerprint : the digest of what stands in a table or a file, for the stamps of tasks. */
#ifndef WF_FINGERPRINT_H
#define WF_FINGERPRINT_H

#include "0_base/digest.h"
#include "0_base/table.h"

/* Every cell of the rows, the internal columns and the extras too: equal tables give equal digests,
 * in whatever file or place of memory they stand. */
void fingerprint_row(struct digest_state *state, const struct table *t, size_t row);
void fingerprint_table(struct digest_state *state, const struct table *t);

/* The name and bytes of a file, or its name and why it cannot be read. */
void fingerprint_file(struct digest_state *state, const char *path, sv shown);

#endif
