#include "4_network/rule.h"

#include <stdlib.h>

struct visit {
    sv activity;
    size_t person;
};

static int by_activity(const void *x, const void *y)
{
    const struct visit *v = x, *w = y;
    int c = sv_cmp(v->activity, w->activity);
    if (c) return c;
    return v->person < w->person ? -1 : v->person > w->person;
}

/* Who was where: visits sorted by activity id and person, each once, and from the side of the
 * people, in the same order of activities. */
struct log {
    struct visit *visits;
    size_t visit_count;
    size_t *begins, *ends;     /* per visit: the visits of its activity */
    size_t *first, *of_person; /* first[i] up to first[i + 1] in of_person: the visits of i */
};

static void add_visits(struct arena *a, const struct corpus *corpus, const struct network *network,
                       struct log *log)
{
    log->visits = ARENA_NEW(a, struct visit, corpus->attendance.count);
    for (size_t row = 0; row < corpus->attendance.count; row++) {
        const struct attendance_row *at = attendance_at(&corpus->attendance, row);
        struct visit visit = { .activity = at->activity };
        if (network_find(corpus, network, at->person, &visit.person))
            log->visits[log->visit_count++] = visit;
    }
    qsort(log->visits, log->visit_count, sizeof *log->visits, by_activity);
    size_t kept = 0;
    for (size_t v = 0; v < log->visit_count; v++)
        if (kept == 0 || by_activity(&log->visits[kept - 1], &log->visits[v]) != 0)
            log->visits[kept++] = log->visits[v];
    log->visit_count = kept;
}

static struct log gather(struct arena *a, const struct corpus *corpus,
                         const struct network *network)
{
    struct log log = { 0 };
    add_visits(a, corpus, network, &log);
    log.begins = ARENA_NEW(a, size_t, log.visit_count);
    log.ends = ARENA_NEW(a, size_t, log.visit_count);
    log.first = ARENA_NEW(a, size_t, network->person_count + 1);
    log.of_person = ARENA_NEW(a, size_t, log.visit_count);
    size_t *next = ARENA_NEW(a, size_t, network->person_count + 1);
    for (size_t begin = 0, end; begin < log.visit_count; begin = end) {
        end = begin + 1;
        while (end < log.visit_count && sv_eq(log.visits[end].activity, log.visits[begin].activity))
            end++;
        for (size_t v = begin; v < end; v++) log.begins[v] = begin, log.ends[v] = end;
    }
    for (size_t v = 0; v < log.visit_count; v++) log.first[log.visits[v].person + 1]++;
    for (size_t i = 0; i < network->person_count; i++) log.first[i + 1] += log.first[i];
    memcpy(next, log.first, (network->person_count + 1) * sizeof *next);
    for (size_t v = 0; v < log.visit_count; v++) log.of_person[next[log.visits[v].person]++] = v;
    return log;
}

/* What person i shares with each later person, while i is being done. */
struct shared {
    size_t *activities; /* how many */
    double *weight;
    size_t *at; /* where the next reason goes */
};

/* Both passes walk activities in order of their ids, so Newman's sums do not depend on the order of
 * the log. */
static void count_shared(const struct log *log, size_t i, enum projection projection,
                         struct shared *shared)
{
    for (size_t s = log->first[i]; s < log->first[i + 1]; s++) {
        size_t own = log->of_person[s];
        size_t present = log->ends[own] - log->begins[own];
        for (size_t v = own + 1; v < log->ends[own]; v++) {
            size_t j = log->visits[v].person;
            shared->activities[j]++;
            shared->weight[j] += projection == PROJECTION_NEWMAN ? 1 / (double)(present - 1) : 1;
        }
    }
}

static void add_ties(struct arena *a, size_t i, struct network *network, struct shared *shared)
{
    for (size_t j = i + 1; j < network->person_count; j++) {
        if (shared->activities[j] == 0) continue;
        struct tie tie = {
            .a = i,
            .b = j,
            .weight = shared->weight[j],
            .first_reason = network->reason_count,
            .reason_count = shared->activities[j],
        };
        *ARENA_PUSH(a, network->ties, network->tie_count, network->tie_capacity) = tie;
        shared->at[j] = network->reason_count;
        for (size_t r = 0; r < tie.reason_count; r++)
            *ARENA_PUSH(a, network->reasons, network->reason_count, network->reason_capacity) =
                (struct tie_reason){ 0 };
        shared->activities[j] = 0;
        shared->weight[j] = 0;
    }
}

static void fill_reasons(const struct log *log, size_t i, struct network *network,
                         struct shared *shared)
{
    for (size_t s = log->first[i]; s < log->first[i + 1]; s++) {
        size_t own = log->of_person[s];
        for (size_t v = own + 1; v < log->ends[own]; v++) {
            sv activity = log->visits[v].activity;
            network->reasons[shared->at[log->visits[v].person]++] =
                (struct tie_reason){ .activity = activity, .row = activity };
        }
    }
}

static bool build(struct arena *a, const struct corpus *corpus, const struct study_network *spec,
                  struct network *network, struct err *err)
{
    (void)err;
    network->directed = false; /* being at the same place has no direction */
    struct arena scratch = { 0 };
    struct log log = gather(&scratch, corpus, network);
    struct shared shared = {
        .activities = ARENA_NEW(&scratch, size_t, network->person_count),
        .weight = ARENA_NEW(&scratch, double, network->person_count),
        .at = ARENA_NEW(&scratch, size_t, network->person_count),
    };
    for (size_t i = 0; i < network->person_count; i++) {
        count_shared(&log, i, spec->projection, &shared);
        add_ties(a, i, network, &shared);
        fill_reasons(&log, i, network, &shared);
    }
    arena_free(&scratch);
    return true;
}

const struct rule rule_together = {
    .id = "together",
    .from = FROM_ACTIVITIES,
    .definition = { "Twee mensen hebben een band als zij bij dezelfde activiteit waren. Gewicht: "
                    "het aantal gedeelde activiteiten (count), of de som over die activiteiten van "
                    "1 gedeeld door het aantal andere aanwezigen (newman). Dubbele aanwezigheid "
                    "telt één keer; alleen wie een opgenomen rol heeft telt als aanwezige.",
                    "Two people have a tie when both were at the same activity. Weight: the number "
                    "of shared activities (count), or the sum over those activities of 1 over the "
                    "number of other people present (newman). Double attendance counts once; only "
                    "people with an included role count as present." },
    .build = build,
};
