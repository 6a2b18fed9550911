#include "logs.h"

#include "folder.h"

/* A store as ingest leaves it, in a folder of its own. */
struct place_of_test {
    struct arena a;
    struct store store;
    char folder[128];
};

/* a to d; E1 a b, E2 a b c; d helps a. Every other table of the corpus is empty. */
static struct corpus hand(struct arena *a, const char *visitors)
{
    struct corpus corpus = log_corpus();
    const char *const people[] = { "a", "b", "c", "d" };
    for (size_t i = 0; i < 4; i++) log_person(a, &corpus, people[i], i == 3 ? "professional" : "resident");
    log_visits(a, &corpus, "E1", "ab");
    log_visits(a, &corpus, "E2", visitors);
    log_tie(a, &corpus, "h.csv:2", "help", "d", "a", SOME_REAL(2));
    return corpus;
}

static void write_part(struct place_of_test *p, const char *name, const struct table *t)
{
    struct err err = { 0 };
    const char *at = arena_format(&p->a, "ingest/all/%s", name).p;
    assert_true(store_write(&p->a, &p->store, at, t, &err));
}

static void write_corpus(struct place_of_test *p, const struct corpus *corpus)
{
    /* every table of ingest, and then those that hold something */
#define TABLE(name, nl, en, ...)                                                                   \
    {                                                                                              \
        struct table empty = table_new(table_##name());                                            \
        write_part(p, #name, &empty);                                                              \
    }
#define COLUMN(type, name, flags, unit, reference, nl, en)
#include "2_ingest/tables.def"
#undef TABLE
#undef COLUMN
    write_part(p, "people", &corpus->people);
    write_part(p, "attendance", &corpus->attendance);
    write_part(p, "reported_ties", &corpus->reported_ties);
}

static struct place_of_test open_store(void)
{
    struct place_of_test p = { { 0 }, { 0 }, "" };
    struct err err = { 0 };
    assert_int_equal(folder_make(p.folder), 0);
    assert_true(store_open(&p.a, arena_format(&p.a, "%s", p.folder).p, &p.store, &err));
    return p;
}

static void close_store(struct place_of_test *p)
{
    arena_free(&p->a);
    folder_remove(p->folder);
}

static struct study hand_study(struct arena *a)
{
    struct study study = { .id = SV("test"), .seed = 5, .language = LANGUAGE_NL };
    struct study_network specs[2] = { log_spec(FROM_TIES), log_spec(FROM_ACTIVITIES) };
    specs[0].id = SV("help");
    specs[0].directed = true;
    specs[1].id = SV("all"); /* as awkward as a name can be */
    study.networks = ARENA_NEW(a, struct study_network, 2);
    memcpy(study.networks, specs, sizeof specs);
    study.network_count = 2;
    return study;
}

static struct stage_tasks plan(struct place_of_test *p, const struct study *study)
{
    struct stage_context c = { .study = study, .store = &p->store };
    struct stage_tasks tasks = { 0 };
    struct err err = { 0 };
    bool ok = stage_network.plan(&p->a, &c, 0, &tasks, &err);
    if (!ok) err_print(&err, LANGUAGE_EN, stderr);
    assert_true(ok);
    return tasks;
}

static void tasks_change_with_what_they_depend_on(void **state)
{
    (void)state;
    struct place_of_test p = open_store();
    struct corpus corpus = hand(&p.a, "abc");
    write_corpus(&p, &corpus);
    struct study study = hand_study(&p.a);
    struct stage_tasks before = plan(&p, &study), same = plan(&p, &study);
    assert_int_equal(before.count, 2);
    assert_sv(before.items[1].items[0].name, SV("all"));
    assert_true(digest_eq(&before.items[0].inputs, &same.items[0].inputs));
    assert_false(digest_eq(&before.items[0].inputs, &before.items[1].inputs));
    study.networks[1].projection = PROJECTION_NEWMAN;
    struct stage_tasks other = plan(&p, &study);
    assert_true(digest_eq(&before.items[0].inputs, &other.items[0].inputs));
    assert_false(digest_eq(&before.items[1].inputs, &other.items[1].inputs));
    study.networks[1].projection = PROJECTION_COUNT;
    study.networks[1].include[ROLE_RESIDENT] = false;
    other = plan(&p, &study);
    assert_false(digest_eq(&before.items[1].inputs, &other.items[1].inputs));
    study.networks[1].include[ROLE_RESIDENT] = true;
    study.seed = 6;
    other = plan(&p, &study);
    assert_false(digest_eq(&before.items[0].inputs, &other.items[0].inputs));
    study.seed = 5;
    corpus = hand(&p.a, "ab");
    write_corpus(&p, &corpus);
    other = plan(&p, &study);
    assert_false(digest_eq(&before.items[1].inputs, &other.items[1].inputs));
    close_store(&p);
}

static void run(struct place_of_test *p, const struct study *study, struct networks *made, sv *line)
{
    struct stage_context c = { .study = study, .store = &p->store };
    struct stage_tasks tasks = plan(p, study);
    struct err err = { 0 };
    const bool skip[] = { false };
    bool ok = true;
    for (size_t i = 0; ok && i < tasks.count; i++)
        ok = stage_network.work(&p->a, &c, 0, &tasks.items[i], skip, &err);
    ok = ok && stage_network.reduce(&p->a, &c, line, &err) && networks_read(&p->a, &p->store, made, &err);
    if (!ok) err_print(&err, LANGUAGE_EN, stderr);
    assert_true(ok);
}

static void check_networks(const struct networks *made)
{
    assert_int_equal(made->networks.count, 2);
    const struct networks_row *all = networks_at(&made->networks, 0);
    assert_sv(all->network, SV("all"));
    assert_sv(all->source, SV("activities"));
    assert_sv(all->rule, SV("together"));
    assert_sv(all->projection, SV("count"));
    assert_int_equal(all->people, 4);
    assert_int_equal(all->ties, 3);
    assert_int_equal(all->position, 1);
    const struct networks_row *help = networks_at(&made->networks, 1);
    assert_sv(help->rule, SV("reported"));
    assert_sv(help->projection, SV(""));
    assert_true(help->directed && !all->directed);
}

static void check_ties(const struct networks *made)
{
    assert_int_equal(made->ties.count, 4);
    const struct ties_row *tie = ties_at(&made->ties, 0);
    assert_sv(tie->from, SV("a"));
    assert_sv(tie->to, SV("b"));
    assert_near(tie->weight.value, 2, 0);
    assert_int_equal(tie->evidence, 2);
    tie = ties_at(&made->ties, 3);
    assert_sv(tie->network, SV("help"));
    assert_sv(tie->from, SV("d"));
    assert_int_equal(made->tie_evidence.count, 5);
    const struct tie_evidence_row *reason = tie_evidence_at(&made->tie_evidence, 1);
    assert_sv(reason->activity, SV("E2"));
    assert_sv(reason->row, SV("E2"));
    reason = tie_evidence_at(&made->tie_evidence, 4);
    assert_sv(reason->activity, SV(""));
    assert_sv(reason->row, SV("h.csv:2"));
}

static void tables_hold_networks_and_measures(void **state)
{
    (void)state;
    struct place_of_test p = open_store();
    struct corpus corpus = hand(&p.a, "abc");
    struct study study = hand_study(&p.a);
    struct networks made;
    sv line = { 0 };
    write_corpus(&p, &corpus);
    run(&p, &study, &made, &line);
    assert_sv(line, SV("netwerken: help (mensen: 4, banden: 1), all (mensen: 4, banden: 3)"));
    check_networks(&made);
    check_ties(&made);
    assert_int_equal(made.network_people.count, 8);
    const struct network_people_row *b = network_people_at(&made.network_people, 1);
    assert_sv(b->person, SV("b"));
    assert_near(b->degree.value, 2, 0);
    assert_near(b->strength.value, 3, 0);
    assert_false(b->in_degree.has);
    assert_true(b->x.has && b->y.has);
    const struct network_people_row *d = network_people_at(&made.network_people, 7);
    assert_sv(d->network, SV("help"));
    assert_sv(d->role, SV("professional"));
    assert_near(d->out_degree.value, 1, 0);
    assert_near(d->in_degree.value, 0, 0);
    close_store(&p);
}

static void summaries_tell_why_and_how(void **state)
{
    (void)state;
    struct place_of_test p = open_store();
    struct corpus corpus = hand(&p.a, "abc");
    struct study study = hand_study(&p.a);
    struct networks made;
    sv line = { 0 };
    write_corpus(&p, &corpus);
    run(&p, &study, &made, &line);
    size_t seen = 0;
    for (size_t i = 0; i < made.network_summary.count; i++) {
        const struct network_summary_row *row = network_summary_at(&made.network_summary, i);
        assert_true(row->estimate.has == (row->undefined.n == 0));
        if (sv_is(row->measure, "transitivity") && sv_is(row->network, "help")) {
            assert_sv(row->undefined, SV("niemand heeft twee buren"));
            seen++;
        }
        if (sv_is(row->measure, "modularity") && sv_is(row->network, "all")) {
            assert_int_equal(row->n, 100);
            assert_true(row->low.has && row->high.has);
            assert_true(sv_starts(row->method, SV("Leiden voor modulariteit")));
            assert_non_null(strstr(arena_cstr(&p.a, row->method), "100 runs met zaad 5"));
            seen++;
        }
    }
    assert_int_equal(seen, 2);
    assert_int_equal(made.network_summary.count, 2 * 9);
    close_store(&p);
}

static void a_study_without_networks(void **state)
{
    (void)state;
    struct place_of_test p = open_store();
    struct corpus corpus = hand(&p.a, "abc");
    struct study study = { .id = SV("test"), .language = LANGUAGE_EN };
    struct networks made;
    sv line = { 0 };
    write_corpus(&p, &corpus);
    run(&p, &study, &made, &line);
    assert_int_equal(made.networks.count + made.ties.count + made.network_people.count, 0);
    assert_sv(line, SV("networks: the study has no data for one"));
    close_store(&p);
}

/* What the worker could not do (it was killed on this network) leaves empty tables, no old ones. */
static void a_network_that_is_skipped(void **state)
{
    (void)state;
    struct place_of_test p = open_store();
    struct corpus corpus = hand(&p.a, "abc");
    struct study study = hand_study(&p.a);
    struct networks made;
    struct err err = { 0 };
    sv line = { 0 };
    const bool skip[] = { true };
    struct stage_context c = { .study = &study, .store = &p.store };
    write_corpus(&p, &corpus);
    run(&p, &study, &made, &line);
    struct stage_tasks tasks = plan(&p, &study);
    assert_true(stage_network.work(&p.a, &c, 0, &tasks.items[1], skip, &err));
    assert_true(stage_network.reduce(&p.a, &c, &line, &err));
    assert_true(networks_read(&p.a, &p.store, &made, &err));
    assert_int_equal(made.networks.count, 1);
    assert_int_equal(made.ties.count, 1);
    close_store(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tasks_change_with_what_they_depend_on),
        cmocka_unit_test(tables_hold_networks_and_measures),
        cmocka_unit_test(summaries_tell_why_and_how),
        cmocka_unit_test(a_study_without_networks),
        cmocka_unit_test(a_network_that_is_skipped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
