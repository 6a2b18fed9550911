#include "5_statistics/statistic.h"

/* Ties of a network in a window. */
static int64_t count_ties(const struct table *ties, const struct network_summary_row *row)
{
    int64_t count = 0;
    for (size_t i = 0; i < ties->count; i++) {
        const struct ties_row *tie = ties_at(ties, i);
        count += sv_eq(tie->network, row->network) && sv_eq(tie->window, row->window);
    }
    return count;
}

static bool compute(struct arena *a, const struct statistic_input *in, struct results *results,
                    struct err *err)
{
    (void)err;
    const struct table *summary = &in->networks->network_summary;
    sv otherwise = sv_from_cstr(text_label(LABEL_NETWORK_SUMMARY_METHOD, in->study->language));
    for (size_t i = 0; i < summary->count; i++) {
        const struct network_summary_row *row = network_summary_at(summary, i);
        struct results_row result = {
            .result = arena_format(a, "network:%.*s:%.*s:%.*s", SV_ARG(row->network),
                                   SV_ARG(row->window), SV_ARG(row->measure)),
            .measure = row->measure,
            .network = row->network,
            .window = row->window,
            .estimate = row->estimate,
            .low = row->low,
            .high = row->high,
            .n = row->n,
            .undefined = row->undefined,
            .method = row->method.n ? row->method : otherwise,
            .seed = row->low.has ? SOME_INTEGER(in->study->seed) : NO_INTEGER,
        };
        struct buffer filter = { .a = a };
        results_filter_add(&filter, SV("network"), true, row->network);
        results_filter_add(&filter, SV("window"), true, row->window);
        statistic_add(a, results, &result,
                      &(struct statistic_support) { "ties", buffer_sv(&filter),
                                                    count_ties(&in->networks->ties, row) });
    }
    return true;
}

const struct statistic statistic_network_summary = {
    .id = "network_summary",
    .name = { "maten per netwerk", "measures per network" },
    .definition = { "elke maat van een heel netwerk als resultaat, met de banden waarop zij rust; "
                    "low en high zijn de uitersten van een ensemble",
                    "each measure of a whole network as a result, with the ties it rests on; low "
                    "and high are the extremes of an ensemble" },
    .range = { "zie de maat", "see the measure" },
    .undefined = { "zie de maat", "see the measure" },
    .source = "igraph 0.10 (Csardi and Nepusz 2006)",
    .compute = compute,
};
