/* identifier : addresses and numbers in a text that belong to one person or household. */
#ifndef WF_IDENTIFIER_H
#define WF_IDENTIFIER_H

#include "0_base/text.h"

/* The length of the identifier that begins at `at`, where a word or sign begins; 0: none. What it
 * is stands in *label. */
size_t identifier_at(sv text, size_t at, enum label *label);

#endif
