#include "5_statistics/statistic.h"

void statistic_add(struct arena *a, struct results *results, const struct results_row *row,
                   const struct statistic_support *support)
{
    *results_add(a, &results->results) = *row;
    *evidence_add(a, &results->evidence) = (struct evidence_row) {
        .result = row->result,
        .table = sv_from_cstr(support->table),
        .filter = support->filter,
        .rows = support->rows,
    };
}
