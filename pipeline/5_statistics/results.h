/* results : one row for each estimate, with its interval or the reason there is none. Produced by
 * 5_statistics.
 */
#ifndef WF_RESULTS_H
#define WF_RESULTS_H

#include "0_base/out.h"
#include "4_network/network.h"

#define TABLE TABLE_HEADER_TABLE
#define COLUMN TABLE_HEADER_COLUMN
#include "5_statistics/tables.def"
#undef TABLE
#undef COLUMN

/* A group that speaks in fewer documents gets no interval. */
enum { RESULTS_CLUSTERS_LEAST = 8 };

struct results {
    struct table results, theme_frequency, voices, evidence;
};

extern const struct store_set results_set;

bool results_read(struct arena *a, const struct store *store, struct results *results,
                  struct err *err) WF_MUST_USE;

/* A filter says which rows of a table a result rests on: clauses "column=value" or "column!=value",
 * joined with &. "people.x" and "documents.x" are the column or attribute x of the person or the
 * document that the row names. In names and values % & = ! are written %25 %26 %3D %21. */
void results_filter_add(struct buffer *filter, sv column, bool equal, sv value);

struct results_clause {
    const struct column *column; /* of the table itself, or the one that names person or document */
    ptrdiff_t extra;             /* or an extra column of the table, else -1 */
    enum clause_of { CLAUSE_ROW, CLAUSE_PERSON, CLAUSE_DOCUMENT } of;
    sv name, value;
    bool equal;
};
struct results_filter {
    const struct corpus *corpus;
    const struct table *table;
    struct results_clause *clauses;
    size_t clause_count, clause_capacity;
};

/* Errors: RESULTS_FILTER a column that the table has not (70). */
bool results_filter_parse(struct arena *a, const struct corpus *corpus, const struct table *table,
                          sv text, struct results_filter *filter, struct err *err) WF_MUST_USE;
bool results_filter_fits(const struct results_filter *filter, size_t row);

/* For `weefsel measures`. */
void results_measures(enum language language, FILE *to);

#endif
