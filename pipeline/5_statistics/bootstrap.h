/* bootstrap : an interval for a rate of hits per word over documents. Private to 5_statistics.
 *
 * People in one conversation are alike, so documents are drawn, not words. With hits h and words w
 * of n documents: r = sum h / sum w, and its linearised variance
 * s^2 = n / (n - 1) * sum (h - r w)^2 / (sum w)^2. Each replicate draws n documents with
 * replacement and gives t = (r* - r) / s*; the interval is [r - t(.975) s, r - t(.025) s], its
 * lower bound not below 0. Quantiles of t as in Hyndman and Fan (1996), type 6.
 *
 * Source: Davison and Hinkley (1997), Bootstrap Methods and their Application, 5.2.1 and 2.4;
 *         Cochran (1977), Sampling Techniques, 6.4 (variance of a ratio).
 */
#ifndef WF_BOOTSTRAP_H
#define WF_BOOTSTRAP_H

#include "0_base/err.h"
#include "0_base/stream.h"
#include "5_statistics/results.h"

enum { BOOTSTRAP_REPLICATES = 2000, BOOTSTRAP_CLUSTERS_LEAST = RESULTS_CLUSTERS_LEAST };
#define BOOTSTRAP_LEVEL 0.95

struct cluster {
    int64_t hits, words; /* words > 0 */
};

struct bootstrap {
    bool has;           /* an interval */
    enum label why;     /* when not: the reason */
    double rate, error; /* r and s */
    double low, high;
    size_t redrawn; /* replicates without spread, drawn again */
};

/* A replicate without spread (s* = 0) has no t and is drawn again; when more than one in ten must
 * be, the hits stand in too few documents and there is no interval. */
struct bootstrap bootstrap_rate(struct arena *scratch, const struct cluster *clusters, size_t count,
                                size_t replicates, struct stream *stream);

#endif
