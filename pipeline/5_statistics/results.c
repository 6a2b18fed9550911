#include "5_statistics/results.h"

#include "5_statistics/statistic.h"

#define TABLE TABLE_SOURCE_TABLE
#define COLUMN TABLE_SOURCE_COLUMN
#include "5_statistics/tables.def"
#undef TABLE
#undef COLUMN

#define TABLE(name, nl, en, ...) STORE_PART(results, name)
static const struct store_part parts[] = {
#include "5_statistics/tables.def"
};
#undef TABLE
const struct store_set results_set = { parts, WF_COUNT(parts) };

bool results_read(struct arena *a, const struct store *store, struct results *results,
                  struct err *err)
{
    return store_read_set(a, store, "statistics/all", &results_set, results, err);
}

#define STATISTIC(id) &statistic_##id,
static const struct statistic *const statistics[] = {
#include "5_statistics/statistics.def"
};
#undef STATISTIC

static void print_field(enum label field, const char *text, enum language language, FILE *to)
{
    fprintf(to, "    %s: %s\n", text_label(field, language), text);
}

void results_measures(enum language language, FILE *to)
{
    for (size_t i = 0; i < WF_COUNT(statistics); i++) {
        const struct statistic *s = statistics[i];
        fprintf(to, "\n%s  %s\n", s->id, s->name[language]);
        fprintf(to, "    %s\n", s->definition[language]);
        print_field(LABEL_MEASURE_RANGE, s->range[language], language, to);
        print_field(LABEL_MEASURE_NO_VALUE, s->undefined[language], language, to);
        print_field(LABEL_MEASURE_SOURCE, s->source, language, to);
    }
}
