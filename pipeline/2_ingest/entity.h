/* entity : &amp; and the like, in subtitles and HTML. */
#ifndef WF_ENTITY_H
#define WF_ENTITY_H

#include "0_base/arena.h"

/* The text with entities replaced by what they stand for; a lone & stays, and so does one that is not
 * known. Text without & is returned as it is. */
sv entity_decode(struct arena *a, sv text);

#endif
