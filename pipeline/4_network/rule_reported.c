#include "4_network/rule.h"

#include <stdlib.h>

struct report {
    size_t a, b;
    double weight;
    sv row;
};

static int by_pair(const void *x, const void *y)
{
    const struct report *r = x, *s = y;
    if (r->a != s->a) return r->a < s->a ? -1 : 1;
    if (r->b != s->b) return r->b < s->b ? -1 : 1;
    return sv_cmp(r->row, s->row);
}

/* The row as a report, or false when it makes no tie in this network. */
static bool take(const struct corpus *corpus, const struct study_network *spec,
                 const struct network *network, const struct reported_ties_row *row,
                 struct report *report)
{
    if (spec->kind.n && !sv_eq(row->network, spec->kind)) return false;
    size_t from, to;
    if (!network_find(corpus, network, row->from, &from) ||
        !network_find(corpus, network, row->to, &to) || from == to)
        return false;
    bool turn = !spec->directed && from > to;
    *report = (struct report){
        .a = turn ? to : from,
        .b = turn ? from : to,
        .weight = row->weight.has ? row->weight.value : 1,
        .row = row->row,
    };
    return report->weight > 0;
}

static bool build(struct arena *a, const struct corpus *corpus, const struct study_network *spec,
                  struct network *network, struct err *err)
{
    (void)err;
    struct arena scratch = { 0 };
    struct report *reports = ARENA_NEW(&scratch, struct report, corpus->reported_ties.count);
    size_t count = 0;
    for (size_t row = 0; row < corpus->reported_ties.count; row++)
        count += take(corpus, spec, network, reported_ties_at(&corpus->reported_ties, row),
                      &reports[count]);
    qsort(reports, count, sizeof *reports, by_pair); /* so weights are summed in order of rows */
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || reports[i].a != reports[i - 1].a || reports[i].b != reports[i - 1].b)
            *ARENA_PUSH(a, network->ties, network->tie_count, network->tie_capacity) =
                (struct tie){ .a = reports[i].a,
                               .b = reports[i].b,
                               .first_reason = network->reason_count };
        struct tie *tie = &network->ties[network->tie_count - 1];
        tie->weight += reports[i].weight;
        tie->reason_count++;
        *ARENA_PUSH(a, network->reasons, network->reason_count, network->reason_capacity) =
            (struct tie_reason){ .row = reports[i].row };
    }
    arena_free(&scratch);
    return true;
}

const struct rule rule_reported = {
    .id = "reported",
    .from = FROM_TIES,
    .definition = { "Twee mensen hebben een band als dat in de lijst met banden staat. Gewicht: de "
                    "som van de gewichten in de lijst, leeg telt als 1 en 0 is geen band; zonder "
                    "richting tellen beide richtingen bij elkaar op. Een band met zichzelf telt "
                    "niet.",
                    "Two people have a tie when the list of ties says so. Weight: the sum of the "
                    "weights in the list, empty counts as 1 and 0 is no tie; without direction "
                    "both directions add up. A tie with oneself does not count." },
    .build = build,
};
