/* statistic : how estimates come about. Private to 5_statistics.
 *
 * To add one: write statistic_<id>.c, add STATISTIC(<id>) to statistics.def, and a test with a
 * value from outside in tests/unit/test_statistic_<id>.c.
 */
#ifndef WF_STATISTIC_H
#define WF_STATISTIC_H

#include "5_statistics/results.h"

struct statistic_input {
    const struct study *study;
    const struct corpus *corpus;
    const struct coding *coding;
    const struct networks *networks;
};

struct statistic {
    const char *id;
    const char *name[2], *definition[2], *range[2], *undefined[2]; /* by language */
    const char *source;
    bool (*compute)(struct arena *a, const struct statistic_input *in, struct results *results,
                    struct err *err);
};

/* Adds one row to `results` and to `evidence` what it rests on. */
struct statistic_support {
    const char *table;
    sv filter;
    int64_t rows;
};
void statistic_add(struct arena *a, struct results *results, const struct results_row *row,
                   const struct statistic_support *support);

#define STATISTIC(id) extern const struct statistic statistic_##id;
#include "5_statistics/statistics.def"
#undef STATISTIC

#endif
