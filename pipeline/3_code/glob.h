/* glob : words with wildcards. Private to 3_code. */
#ifndef WF_GLOB_H
#define WF_GLOB_H

#include "0_base/sv.h"

/* Whether the text has a * or ?. */
bool glob_wild(sv pattern);

/* Whether the pattern takes the whole word: * none or more code points, ? exactly one, anything
 * else itself. Valid UTF-8. Cost: length of the pattern times that of the word at most. */
bool glob_fits(sv pattern, sv word);

#endif
