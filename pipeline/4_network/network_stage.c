/* The network stage: one task a network, then all of them together. */
#include "0_base/fingerprint.h"
#include "4_network/layout.h"
#include "4_network/measure.h"

static struct networks begin_tables(void)
{
    struct networks tables;
    store_new_set(&networks_set, &tables);
    return tables;
}

static struct table *table_of(struct networks *tables, size_t part)
{
    return (void *)((char *)tables + networks_set.parts[part].offset);
}

static const char *folder_of(struct arena *a, sv task)
{
    return arena_format(a, "network/%.*s", SV_ARG(task)).p;
}

static bool write_tables(struct arena *a, const struct store *store, sv task,
                         struct networks *tables, struct err *err)
{
    for (size_t i = 0; i < networks_set.count; i++) table_sort(table_of(tables, i));
    return store_write_set(a, store, folder_of(a, task), &networks_set, tables, err);
}

/* ---- plan ---------------------------------------------------------------------------------- */

/* What a network depends on: people and what they did, its own settings, the seed, and the language
 * of the texts in its tables. */
static struct digest digest_inputs(const struct digest *data, const struct study *study,
                                   size_t position)
{
    struct digest_state s;
    digest_begin(&s);
    digest_add_digest(&s, data);
    digest_add_int(&s, study->seed);
    digest_add_int(&s, study->language);
    digest_add_int(&s, (int64_t)position);
    study_digest_add(&s, "network", &study->networks[position]);
    return digest_end(&s);
}

static bool plan(struct arena *a, const struct stage_context *c, size_t phase,
                 struct stage_tasks *tasks, struct err *err)
{
    WF_ASSERT(phase == 0);
    struct arena scratch = { 0 };
    struct corpus corpus;
    bool ok = corpus_read(&scratch, c->store, &corpus, err);
    if (ok) {
        struct digest_state s;
        digest_begin(&s);
        fingerprint_table(&s, &corpus.people);
        fingerprint_table(&s, &corpus.attendance);
        fingerprint_table(&s, &corpus.reported_ties);
        struct digest data = digest_end(&s);
        for (size_t i = 0; i < c->study->network_count; i++) {
            struct stage_task task = { .name = stage_task_name(a, (int64_t)i + 1),
                                       .inputs = digest_inputs(&data, c->study, i) };
            *ARENA_PUSH(a, task.items, task.item_count, task.item_capacity) =
                (struct stage_item){ .name = c->study->networks[i].id, .path = SV("") };
            *ARENA_PUSH(a, tasks->items, tasks->count, tasks->capacity) = task;
        }
    }
    arena_free(&scratch);
    return ok;
}

/* ---- work ---------------------------------------------------------------------------------- */

static sv person_id(const struct corpus *corpus, const struct network *network, size_t index)
{
    return people_at(&corpus->people, network->people[index])->person;
}

static void add_network(struct arena *a, const struct study_network *spec,
                        const struct network *network, size_t position, struct networks *tables)
{
    bool activities = spec->from == FROM_ACTIVITIES;
    const char *projection = !activities                             ? ""
                             : spec->projection == PROJECTION_NEWMAN ? "newman"
                                                                     : "count";
    *networks_add(a, &tables->networks) = (struct networks_row){
        .network = network->id,
        .source = activities ? SV("activities") : SV("ties"),
        .rule = sv_from_cstr(network_rule(spec)),
        .projection = sv_from_cstr(projection),
        .directed = network->directed,
        .people = (int64_t)network->person_count,
        .ties = (int64_t)network->tie_count,
        .position = (int64_t)position,
    };
}

static void add_ties(struct arena *a, const struct corpus *corpus, const struct network *network,
                     struct networks *tables)
{
    for (size_t i = 0; i < network->tie_count; i++) {
        const struct tie *tie = &network->ties[i];
        sv from = person_id(corpus, network, tie->a), to = person_id(corpus, network, tie->b);
        *ties_add(a, &tables->ties) = (struct ties_row){
            .network = network->id,
            .window = network->window,
            .from = from,
            .to = to,
            .weight = SOME_REAL(tie->weight),
            .evidence = (int64_t)tie->reason_count,
        };
        for (size_t r = 0; r < tie->reason_count; r++) {
            const struct tie_reason *reason = &network->reasons[tie->first_reason + r];
            *tie_evidence_add(a, &tables->tie_evidence) = (struct tie_evidence_row){
                .network = network->id,
                .window = network->window,
                .from = from,
                .to = to,
                .activity = reason->activity,
                .utterance = SV(""),
                .row = reason->row,
            };
        }
    }
}

static const struct column *find_column(const struct table_type *type, const char *name)
{
    for (size_t c = 0; c < type->column_count; c++)
        if (strcmp(type->columns[c].name, name) == 0) return &type->columns[c];
    return NULL;
}

/* Puts the values in the column of network_people that bears the measure's name. */
static void fill_column(const struct measure *measure, const struct measure_values *values,
                        struct table *people)
{
    const struct column *column = find_column(people->type, measure->id);
    if (!column) return;
    WF_ASSERT(column->type == COLUMN_REAL);
    for (size_t i = 0; i < people->count; i++) {
        char *row = table_at(people, people->type, i);
        memcpy(row + column->offset, &values->values[i], sizeof values->values[i]);
    }
}

static void add_summary(struct arena *a, const struct stage_context *c,
                        const struct network *network, const struct measure *measure,
                        const struct measure_values *values, struct table *summary)
{
    enum language language = c->study->language;
    sv why = SV(""), method = SV("");
    if (values->why[0] != LABEL_NONE) why = sv_from_cstr(text_label(values->why[0], language));
    if (measure->method != LABEL_NONE && values->values[0].has)
        method = text_label_fill(a, measure->method, language,
                                 ARGS(ARG_INT(values->n), ARG_INT(c->study->seed)));
    *network_summary_add(a, summary) = (struct network_summary_row){
        .network = network->id,
        .window = network->window,
        .measure = sv_from_cstr(measure->id),
        .estimate = values->values[0],
        .low = values->low,
        .high = values->high,
        .n = values->n,
        .undefined = why,
        .method = method,
    };
}

static bool add_people(struct arena *a, const struct corpus *corpus, struct measure_input *in,
                       struct table *people, struct err *err)
{
    const struct network *network = in->network;
    double *x = ARENA_NEW(in->a, double, network->person_count);
    double *y = ARENA_NEW(in->a, double, network->person_count);
    if (!layout_compute(in->a, measure_skeleton(in), x, y, err)) return false;
    for (size_t i = 0; i < network->person_count; i++) {
        const struct people_row *person = people_at(&corpus->people, network->people[i]);
        *network_people_add(a, people) = (struct network_people_row){
            .network = network->id,
            .window = network->window,
            .person = person->person,
            .role = person->role,
            .x = SOME_REAL(x[i]),
            .y = SOME_REAL(y[i]),
        };
    }
    return true;
}

static bool add_measures(struct arena *a, const struct stage_context *c,
                         const struct corpus *corpus, const struct network *network,
                         struct networks *tables, struct err *err)
{
    struct arena scratch = { 0 };
    struct measure_input in = measure_begin(&scratch, network, c->study->seed);
    bool ok = add_people(a, corpus, &in, &tables->network_people, err);
    size_t count;
    const struct measure *const *all = measure_all(&count);
    for (size_t i = 0; ok && i < count; i++) {
        const struct measure_values *values;
        ok = measure_get(&in, all[i], &values, err);
        if (!ok) break;
        if (all[i]->level == MEASURE_PERSON)
            fill_column(all[i], values, &tables->network_people);
        else
            add_summary(a, c, network, all[i], values, &tables->network_summary);
    }
    arena_free(&scratch);
    return ok;
}

static size_t find_spec(const struct study *study, sv id)
{
    size_t i = 0;
    while (i < study->network_count && !sv_eq(study->networks[i].id, id)) i++;
    WF_ASSERT(i < study->network_count);
    return i;
}

static bool work(struct arena *a, const struct stage_context *c, size_t phase,
                 const struct stage_task *task, const bool *skip, struct err *err)
{
    WF_ASSERT(phase == 0 && task->item_count == 1);
    struct networks tables = begin_tables();
    if (c->shut_in && !worker_sandbox(SANDBOX_STAGE, err)) return false;
    if (!skip[0]) {
        struct corpus corpus;
        struct network network;
        size_t position = find_spec(c->study, task->items[0].name);
        const struct study_network *spec = &c->study->networks[position];
        worker_begin(0);
        if (!corpus_read(a, c->store, &corpus, err)) return false;
        if (!network_build(a, &corpus, spec, &network, err)) return false;
        add_network(a, spec, &network, position, &tables);
        add_ties(a, &corpus, &network, &tables);
        if (!add_measures(a, c, &corpus, &network, &tables, err)) return false;
    }
    return write_tables(a, c->store, task->name, &tables, err);
}

/* ---- reduce -------------------------------------------------------------------------------- */

static bool append_tables(struct arena *a, const struct store *store, sv task,
                          struct networks *tables, struct err *err)
{
    struct networks made;
    if (!store_read_set(a, store, folder_of(a, task), &networks_set, &made, err)) return false;
    for (size_t i = 0; i < networks_set.count; i++) table_append(a, table_of(tables, i), table_of(&made, i));
    return true;
}

/* What the run says of this stage: the networks in the order of study.xml. */
static sv describe(struct arena *a, const struct table *networks, const struct study *study)
{
    sv list = SV("");
    const struct networks_row **ordered =
        ARENA_NEW(a, const struct networks_row *, study->network_count);
    for (size_t i = 0; i < networks->count; i++)
        ordered[networks_at(networks, i)->position] = networks_at(networks, i);
    for (size_t i = 0; i < study->network_count; i++) {
        const struct networks_row *n = ordered[i];
        if (!n) continue; /* its worker ended on it; that is told elsewhere */
        sv one = text_label_fill(a, LABEL_NETWORK_LINE_ONE, study->language,
                                 ARGS(ARG_SV(n->network), ARG_INT(n->people), ARG_INT(n->ties)));
        list = arena_format(a, "%.*s%s%.*s", SV_ARG(list), list.n ? ", " : "", SV_ARG(one));
    }
    if (list.n == 0) return sv_from_cstr(text_label(LABEL_NETWORK_LINE_NONE, study->language));
    return text_label_fill(a, LABEL_NETWORK_LINE, study->language, ARGS(ARG_SV(list)));
}

static bool reduce(struct arena *a, const struct stage_context *c, sv *line, struct err *err)
{
    struct arena scratch = { 0 };
    struct networks tables = begin_tables();
    bool ok = true;
    for (size_t i = 0; ok && i < c->study->network_count; i++)
        ok = append_tables(&scratch, c->store, stage_task_name(&scratch, (int64_t)i + 1), &tables, err);
    ok = ok && write_tables(&scratch, c->store, SV("all"), &tables, err);
    if (ok) *line = describe(a, &tables.networks, c->study);
    arena_free(&scratch);
    return ok;
}

const struct stage stage_network = {
    .name = "network",
    .phase_count = 1,
    .plan = plan,
    .work = work,
    .reduce = reduce,
};
