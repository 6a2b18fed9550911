#include "7_command/run.h"

#include "0_base/file.h"

const struct worker_limits run_limits = { (size_t)1 << 33, 600 };

/* One task on its way: what the runner knows of it beside the stage's own part. */
struct task_state {
    const struct stage_task *task;
    const char *part; /* "ingest/0001" */
    struct digest inputs; /* the stage's digest, the stage and this build of the program */
    bool stale, failed, hurt; /* hurt: an item was left out, so the task is not stamped */
    enum status status;       /* when failed */
};

/* The tasks of a stage, in all its phases. */
struct names {
    sv *items;
    size_t count, capacity;
};

static bool program_digest(struct arena *a, struct digest *digest, struct err *err)
{
    sv bytes;
    if (!file_map(a, "/proc/self/exe", false, &bytes, err)) return false;
    *digest = digest_of(bytes);
    return true;
}

static struct digest task_digest(const struct digest *program, const struct stage *stage, size_t phase,
                                 const struct stage_task *task)
{
    struct digest_state s;
    digest_begin(&s);
    digest_add_digest(&s, program);
    digest_add(&s, sv_from_cstr(stage->name));
    digest_add_int(&s, (int64_t)phase);
    digest_add(&s, task->name);
    digest_add_digest(&s, &task->inputs);
    return digest_end(&s);
}

/* The worker reads its items from the store. */
static bool hand_over(struct arena *a, const struct run *run, const struct task_state *s, struct err *err)
{
    return store_unstamp(a, &run->store, s->part, err) &&
           run_write_items(a, &run->store, s->part, s->task, err);
}

static struct worker_task worker_call(struct arena *a, const struct run *run, const struct stage *stage,
                                      size_t phase, const struct stage_task *task)
{
    const char **argv = ARENA_NEW(a, const char *, 7);
    argv[0] = "worker";
    argv[1] = stage->name;
    argv[2] = arena_format(a, "%zu", phase).p;
    argv[3] = arena_cstr(a, task->name);
    argv[4] = run->study_path;
    argv[5] = run->output_folder;
    return (struct worker_task){ argv, task->item_count };
}

static void note_failure(struct run *run, struct task_state *s, const struct worker_failure *f)
{
    if (f->item == SIZE_MAX) {
        s->failed = true;
        s->status = (enum status)f->detail;
        return;
    }
    s->hurt = true;
    problem_add(&run->problems, (struct place){ .file = s->task->items[f->item].name }, f->message,
                ARGS(ARG_INT(f->detail)));
}

/* Runs the stale tasks and publishes what came out of them. */
static bool work(struct arena *a, struct run *run, const struct stage *stage, size_t phase,
                 struct task_state *states, size_t count, struct err *err)
{
    struct worker_task *calls = ARENA_NEW(a, struct worker_task, count);
    struct task_state **called = ARENA_NEW(a, struct task_state *, count);
    size_t call_count = 0, failure_count = 0;
    struct worker_failure *failures;
    for (size_t i = 0; i < count; i++) {
        if (!states[i].stale) continue;
        if (!hand_over(a, run, &states[i], err)) return false;
        called[call_count] = &states[i];
        calls[call_count++] = worker_call(a, run, stage, phase, states[i].task);
    }
    if (call_count && !worker_run(a, calls, call_count, run->jobs, &run_limits, &failures, &failure_count, err))
        return false;
    for (size_t i = 0; i < failure_count; i++) note_failure(run, called[failures[i].task], &failures[i]);
    for (size_t i = 0; i < call_count; i++) {
        struct task_state *s = called[i];
        if (!store_publish(a, &run->store, s->part, err)) return false;
        if (!s->failed && !s->hurt && !store_stamp(a, &run->store, s->part, &s->inputs, err)) return false;
    }
    return true;
}

/* The problems of every task, fresh or not, in task order; a task that failed ends the run. */
static bool gather(struct arena *a, struct run *run, const struct task_state *states, size_t count,
                   struct err *err)
{
    enum status failed = STATUS_OK;
    const char *which = NULL;
    for (size_t i = 0; i < count; i++) {
        struct err gone = { 0 };
        bool ok = run_merge_problems(a, run, states[i].part, &gone);
        if ((states[i].failed || !ok) && !which) {
            which = states[i].part;
            failed = states[i].failed ? states[i].status : STATUS_BUG;
        }
    }
    run_print_problems(run);
    if (!which) return true;
    /* what was wrong stands above, unless the task ended without a word */
    err_set(err, failed == STATUS_BUG ? MESSAGE_RUN_TASK : MESSAGE_RUN_STOPPED, ARGS(ARG_CSTR(which)));
    err->status = failed;
    return false;
}

static void say_plan(struct arena *a, const struct run *run, const struct task_state *s)
{
    enum language language = run->study.language;
    enum label label = LABEL_RUN_CURRENT;
    const char *why = "";
    if (s->stale) {
        label = run->settings->why ? LABEL_RUN_WOULD_WHY : LABEL_RUN_WOULD;
        bool made = store_stamped(a, &run->store, s->part);
        enum label reason = run->settings->force ? LABEL_RUN_WHY_FORCE
                            : made               ? LABEL_RUN_WHY_CHANGED
                                                 : LABEL_RUN_WHY_NEW;
        why = text_label(reason, language);
    }
    sv line = text_label_fill(a, label, language, ARGS(ARG_CSTR(s->part), ARG_CSTR(why)));
    printf("%.*s\n", SV_ARG(line));
}

/* Cuts a phase into tasks and sees which are stale. */
static bool survey(struct arena *a, struct run *run, const struct stage *stage, size_t phase,
                   const struct stage_context *c, struct task_state **states, size_t *count,
                   struct err *err)
{
    struct digest program;
    struct stage_tasks tasks = { 0 };
    if (!stage->plan(a, c, phase, &tasks, err)) return false;
    if (!program_digest(a, &program, err)) return false;
    *count = tasks.count;
    *states = ARENA_NEW(a, struct task_state, tasks.count);
    for (size_t i = 0; i < tasks.count; i++) {
        struct task_state *s = &(*states)[i];
        s->task = &tasks.items[i];
        s->part = arena_format(a, "%s/%.*s", stage->name, SV_ARG(s->task->name)).p;
        s->inputs = task_digest(&program, stage, phase, s->task);
        s->stale = run->settings->force || !store_fresh(a, &run->store, s->part, &s->inputs);
    }
    return true;
}

/* What would be done; when something before it is not up to date, the rest cannot be known. */
static bool foresee(struct arena *a, struct run *run, const struct stage *stage,
                    const struct stage_context *c)
{
    for (size_t phase = 0; phase < stage->phase_count; phase++) {
        struct task_state *states;
        size_t count = 0;
        struct err gone = { 0 };
        bool stale = run->before;
        if (!stale && !survey(a, run, stage, phase, c, &states, &count, &gone)) stale = true;
        for (size_t i = 0; i < count; i++) {
            say_plan(a, run, &states[i]);
            if (states[i].stale) stale = true;
        }
        if (!count && stale) {
            enum label label = run->settings->why ? LABEL_RUN_WOULD_WHY : LABEL_RUN_WOULD;
            const char *why = text_label(LABEL_RUN_WHY_BEFORE, run->study.language);
            sv line = text_label_fill(a, label, run->study.language,
                                      ARGS(ARG_CSTR(stage->name), ARG_CSTR(why)));
            printf("%.*s\n", SV_ARG(line));
        }
        if (stale) {
            run->before = true;
            return true;
        }
    }
    return true;
}

/* What an earlier plan left (a shard less, a network less) may hold what someone took back. */
static bool prune(struct arena *a, const struct run *run, const struct stage *stage, struct names *names,
                  struct err *err)
{
    *ARENA_PUSH(a, names->items, names->count, names->capacity) = SV("all");
    const char *path = file_join(a, sv_from_cstr(run->store.folder), sv_from_cstr(stage->name));
    return run_prune_folder(a, path, names->items, names->count, err);
}

static bool take_stage(struct arena *a, struct run *run, const struct stage *stage, struct err *err)
{
    struct stage_context c = { &run->study, &run->store, &run->problems, false };
    size_t problem_begin = run->problems.rows.count, rejected_begin = run->problems.rejected.count;
    struct names names = { 0 };
    if (run->settings->dry_run) {
        /* Without a key nothing was made yet, and looking must not make one. */
        const struct study_privacy *privacy = &run->study.privacy;
        if (privacy->pseudonyms && !file_exists(study_path(a, &run->study, privacy->key))) run->before = true;
        return foresee(a, run, stage, &c);
    }
    for (size_t phase = 0; phase < stage->phase_count; phase++) {
        struct task_state *states;
        size_t count;
        if (!survey(a, run, stage, phase, &c, &states, &count, err)) return false;
        for (size_t i = 0; i < count; i++)
            *ARENA_PUSH(a, names.items, names.count, names.capacity) = states[i].task->name;
        if (!work(a, run, stage, phase, states, count, err)) return false;
        if (!gather(a, run, states, count, err)) return false;
    }
    if (!prune(a, run, stage, &names, err)) return false;
    sv line = { 0 };
    if (stage->reduce && !stage->reduce(a, &c, &line, err)) return false;
    run_print_problems(run);
    run_say(run, line);
    return run_keep_problems(a, run, stage->name, problem_begin, rejected_begin, err);
}

/* In an arena of its own: what a stage read is not kept for the next. Problems stay, in theirs. */
bool run_stage(struct arena *a, struct run *run, const struct stage *stage, struct err *err)
{
    struct arena own = { .limit_bytes = a->limit_bytes, .fail_countdown = a->fail_countdown };
    bool ok = take_stage(&own, run, stage, err);
    a->fail_countdown = own.fail_countdown;
    arena_free(&own);
    return ok;
}
