/* results : one row for each estimate, with its interval or the reason there is none. Produced by
 * 5_statistics.
 */
#ifndef WF_RESULTS_H
#define WF_RESULTS_H

#include "4_network/network.h"

#define TABLE TABLE_HEADER_TABLE
#define COLUMN TABLE_HEADER_COLUMN
#include "5_statistics/tables.def"
#undef TABLE
#undef COLUMN

struct results {
    struct table results, theme_frequency, voices, evidence;
};

bool results_read(struct arena *a, const struct store *store, struct results *results, struct err *err)
    WF_MUST_USE;

/* For `weefsel measures`. */
void results_measures(enum language language, FILE *to);

#endif
