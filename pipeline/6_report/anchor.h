/* anchor : names of places in the report that are safe as id and as link. Private to 6_report. */
#ifndef WF_ANCHOR_H
#define WF_ANCHOR_H

#include "0_base/out.h"

/* Letters, digits and . : _ - of ASCII stay; every other byte becomes "~" and two hexadecimal
 * digits. Two names never become the same, and "~" before what is no hexadecimal digit is free for
 * names that the writers make up ("theme~title"). */
void anchor_add(struct buffer *b, sv name);

#endif
