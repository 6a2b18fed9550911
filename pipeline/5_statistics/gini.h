/* gini : how unequally something is shared. Private to 5_statistics. */
#ifndef WF_GINI_H
#define WF_GINI_H

#include "0_base/num.h"

/* G = sum (2i - n - 1) x(i) / (n sum x), x sorted ascending, i from 1: 0 when all have the same,
 * (n - 1) / n when one has all. No value for fewer than two, or when nobody has anything.
 * Sorts `x`, which must not be negative. */
struct maybe_real gini_compute(int64_t *x, size_t count);

#endif
