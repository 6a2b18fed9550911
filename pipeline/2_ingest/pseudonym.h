/* pseudonym : the names under which people appear: keyed fingerprints of their ids. */
#ifndef WF_PSEUDONYM_H
#define WF_PSEUDONYM_H

#include "0_base/digest.h"

enum { PSEUDONYM_CHARACTERS = 10, PSEUDONYM_LONGEST = 51 };

/* "p" and the first `characters` of the digest in Crockford's base 32, in lower case. */
sv pseudonym_of(struct arena *a, const struct digest *digest, size_t characters);

/* One for each digest: 10 characters (50 bits), and longer for those that would be alike. Equal
 * digests keep equal pseudonyms. */
void pseudonym_assign(struct arena *a, const struct digest *digests, size_t count, sv *out);

/* For each of the sorted, distinct ids the shortest beginning, of 4 characters at least, that no
 * other has; never within a UTF-8 sequence. */
void pseudonym_shorten(const sv *ids, size_t count, sv *out);

#endif
