/* statistics : the stage that makes estimates, as one task. */
#include "5_statistics/statistic.h"

#include "0_base/fingerprint.h"

#define STATISTIC(id) &statistic_##id,
static const struct statistic *const statistics[] = {
#include "5_statistics/statistics.def"
};
#undef STATISTIC

/* Everything the stages before have made. */
struct inputs {
    struct corpus corpus;
    struct coding coding;
    struct networks networks;
};

static bool read_inputs(struct arena *a, const struct store *store, struct inputs *in,
                        struct err *err)
{
    return corpus_read(a, store, &in->corpus, err) && coding_read(a, store, &in->coding, err) &&
           networks_read(a, store, &in->networks, err);
}

static bool plan(struct arena *a, const struct stage_context *c, size_t phase,
                 struct stage_tasks *tasks, struct err *err)
{
    struct inputs in;
    struct digest_state state;
    (void)phase; /* there is one */
    if (!read_inputs(a, c->store, &in, err)) return false;
    const struct table *const used[] = {
        &in.corpus.people,  &in.corpus.documents, &in.corpus.utterances,        &in.coding.themes,
        &in.coding.codings, &in.networks.ties,    &in.networks.network_summary,
    };
    struct digest study = study_digest(c->study);
    digest_begin(&state);
    digest_add_digest(&state, &study);
    for (size_t i = 0; i < WF_COUNT(used); i++) fingerprint_table(&state, used[i]);
    struct stage_task task = { .name = SV("all"), .inputs = digest_end(&state) };
    *ARENA_PUSH(a, task.items, task.item_count, task.item_capacity) =
        (struct stage_item) { SV(""), SV("") };
    *ARENA_PUSH(a, tasks->items, tasks->count, tasks->capacity) = task;
    return true;
}

static bool has_attribute(const struct corpus *corpus, sv name)
{
    return sv_is(name, "role") || sv_is(name, "organisation") || sv_is(name, "street") ||
           table_extra_find(&corpus->people, name) >= 0;
}

/* A group that the people have no column for would stand nowhere, without a word. */
static void check_groups(struct arena *a, const struct stage_context *c,
                         const struct corpus *corpus)
{
    const char **known = ARENA_NEW(a, const char *, corpus->people.extra_count + 3);
    size_t count = 0;
    known[count++] = "role";
    known[count++] = "organisation";
    known[count++] = "street";
    for (size_t i = 0; i < corpus->people.extra_count; i++)
        known[count++] = arena_cstr(a, corpus->people.extra_names[i]);
    for (size_t i = 0; i < c->study->group_count; i++) {
        sv name = c->study->groups[i];
        if (has_attribute(corpus, name)) continue;
        const char *near = text_nearest(name, known, count);
        problem_add(c->problems, (struct place) { .file = c->study->file },
                    near ? MESSAGE_STATISTICS_GROUP_NEAR : MESSAGE_STATISTICS_GROUP,
                    ARGS(ARG_SV(name), ARG_CSTR(near)));
    }
}

static bool work(struct arena *a, const struct stage_context *c, size_t phase,
                 const struct stage_task *task, const bool *skip, struct err *err)
{
    struct inputs in;
    struct results results;
    store_new_set(&results_set, &results);
    (void)phase, (void)task;
    if (c->shut_in && !worker_sandbox(SANDBOX_STAGE, err)) return false;
    if (!read_inputs(a, c->store, &in, err)) return false;
    if (c->shut_in && !skip[0]) worker_begin(0);
    check_groups(a, c, &in.corpus);
    const struct statistic_input input = { c->study, &in.corpus, &in.coding, &in.networks };
    for (size_t i = 0; i < WF_COUNT(statistics) && !skip[0]; i++) {
        bool ok = statistics[i]->compute(a, &input, &results, err);
        WF_ASSERT(ok == (err->status == STATUS_OK));
        if (!ok) return false;
    }
    return store_write_set(a, c->store, "statistics/all", &results_set, &results, err);
}

static bool reduce(struct arena *a, const struct stage_context *c, sv *line, struct err *err)
{
    struct results results;
    int64_t without = 0;
    if (!results_read(a, c->store, &results, err)) return false;
    for (size_t i = 0; i < results.results.count; i++)
        without += results_at(&results.results, i)->undefined.n > 0;
    *line = text_label_fill(a, LABEL_STATISTICS_LINE, c->study->language,
                            ARGS(ARG_INT(results.results.count), ARG_INT(without)));
    return true;
}

const struct stage stage_statistics = {
    .name = "statistics",
    .phase_count = 1,
    .plan = plan,
    .work = work,
    .reduce = reduce,
};
