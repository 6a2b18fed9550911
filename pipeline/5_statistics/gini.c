#include "5_statistics/gini.h"

#include <stdlib.h>

static int by_value(const void *p, const void *q)
{
    int64_t x = *(const int64_t *)p, y = *(const int64_t *)q;
    return (x > y) - (x < y);
}

struct maybe_real gini_compute(int64_t *x, size_t count)
{
    double weighted = 0, sum = 0, n = (double)count;
    if (count < 2) return NO_REAL;
    qsort(x, count, sizeof *x, by_value);
    for (size_t i = 0; i < count; i++) {
        WF_ASSERT(x[i] >= 0);
        weighted += (2 * ((double)i + 1) - n - 1) * (double)x[i];
        sum += (double)x[i];
    }
    return sum > 0 ? SOME_REAL(weighted / (n * sum)) : NO_REAL;
}
