/* glob : patterns with wildcards, for words and for names of files. */
#ifndef WF_GLOB_H
#define WF_GLOB_H

#include "0_base/sv.h"

/* Whether the text has a * or ?. */
bool glob_wild(sv pattern);

/* Whether the pattern takes the whole word: * none or more characters of UTF-8, ? exactly one,
 * anything else itself.
 *
 * Cost: length of the pattern times that of the word at most. */
bool glob_fits(sv pattern, sv word);

#endif
