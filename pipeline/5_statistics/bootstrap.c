#include "5_statistics/bootstrap.h"

#include <math.h>
#include <stdlib.h>

/* Differences below this share of the hits are rounding: h = r w in every document. */
static const double rounding = 1e-12;

/* Rate and standard error of the documents that `drawn` names; false when there is no spread. */
static bool estimate(const struct cluster *clusters, const size_t *drawn, size_t count,
                     double *rate, double *error)
{
    double hits = 0, words = 0, squares = 0;
    for (size_t i = 0; i < count; i++) {
        hits += (double)clusters[drawn[i]].hits;
        words += (double)clusters[drawn[i]].words;
    }
    *rate = hits / words;
    for (size_t i = 0; i < count; i++) {
        double e = (double)clusters[drawn[i]].hits - *rate * (double)clusters[drawn[i]].words;
        squares += e * e;
    }
    double n = (double)count;
    *error = sqrt(n / (n - 1) * squares) / words;
    return sqrt(squares) > rounding * hits;
}

static int by_value(const void *p, const void *q)
{
    double x = *(const double *)p, y = *(const double *)q;
    return (x > y) - (x < y);
}

/* Type 6: the point at (n + 1) p between the sorted values. */
static double quantile(const double *sorted, size_t count, double p)
{
    double at = ((double)count + 1) * p;
    if (at <= 1) return sorted[0];
    if (at >= (double)count) return sorted[count - 1];
    size_t below = (size_t)at;
    return sorted[below - 1] + (at - (double)below) * (sorted[below] - sorted[below - 1]);
}

/* Fills t; false when too many replicates had no spread. */
static bool replicate(const struct cluster *clusters, size_t count, size_t *drawn, double *t,
                      size_t replicates, struct bootstrap *b, struct stream *stream)
{
    for (size_t k = 0; k < replicates;) {
        double rate, error;
        for (size_t i = 0; i < count; i++) drawn[i] = (size_t)stream_below(stream, count);
        if (estimate(clusters, drawn, count, &rate, &error))
            t[k++] = (rate - b->rate) / error;
        else if (++b->redrawn > replicates / 10)
            return false;
    }
    return true;
}

struct bootstrap bootstrap_rate(struct arena *scratch, const struct cluster *clusters, size_t count,
                                size_t replicates, struct stream *stream)
{
    struct bootstrap b = { 0 };
    size_t *drawn = ARENA_NEW(scratch, size_t, count + 1);
    double *t = ARENA_NEW(scratch, double, replicates);
    int64_t hits = 0;
    WF_ASSERT(replicates > 0);
    for (size_t i = 0; i < count; i++) {
        WF_ASSERT(clusters[i].words > 0 && clusters[i].hits >= 0);
        hits += clusters[i].hits;
        drawn[i] = i;
    }
    b.why = hits == 0                          ? LABEL_WHY_NO_HITS
            : count < BOOTSTRAP_CLUSTERS_LEAST ? LABEL_WHY_FEW_CLUSTERS
                                               : LABEL_NONE;
    if (count < 2) return b;
    bool spread = estimate(clusters, drawn, count, &b.rate, &b.error);
    if (b.why != LABEL_NONE) return b;
    if (!spread) return b.why = LABEL_WHY_NO_SPREAD, b;
    if (!replicate(clusters, count, drawn, t, replicates, &b, stream))
        return b.why = LABEL_WHY_FEW_HIT_CLUSTERS, b;
    qsort(t, replicates, sizeof *t, by_value);
    b.low = fmax(0, b.rate - quantile(t, replicates, 0.5 + BOOTSTRAP_LEVEL / 2) * b.error);
    b.high = b.rate - quantile(t, replicates, 0.5 - BOOTSTRAP_LEVEL / 2) * b.error;
    b.has = true;
    return b;
}
