/* worker : one task of one stage, called by the runner and not by people. */
#include "7_command/run.h"

#include "0_base/num.h"

struct call {
    const struct stage *stage;
    int64_t phase;
    const char *task, *study_path, *output_folder, *skip;
};

static bool parse(const struct command_call *c, struct call *call, struct err *err)
{
    *call = (struct call){ .task = c->operands[2], .study_path = c->operands[3],
                           .output_folder = c->operands[4], .skip = c->operands[5] };
    for (size_t i = 0; i < c->stage_count; i++)
        if (strcmp(c->stages[i]->name, c->operands[0]) == 0) call->stage = c->stages[i];
    if (!call->stage) return err_set(err, MESSAGE_RUN_TASK_UNKNOWN, ARGS(ARG_CSTR(c->operands[0])));
    return num_i64(sv_from_cstr(c->operands[1]), 0, (int64_t)call->stage->phase_count - 1, &call->phase, err);
}

/* Does the task and keeps its problems, also those that end it: *ended is what the worker ends with.
 * False: they could not be kept, so that nobody knows of them yet. */
static bool do_task(struct arena *a, const struct call *call, const struct stage_context *c,
                    const struct stage_task *task, const bool *skip, const char *part, enum status *ended,
                    struct err *err)
{
    struct store_slot problems, rejected;
    if (!store_prepare(a, c->store, arena_format(a, "%s/problems", part).p, &problems, err)) return false;
    if (!store_prepare(a, c->store, arena_format(a, "%s/rejected", part).p, &rejected, err)) return false;
    struct err stopped = { 0 };
    bool ok = call->stage->work(a, c, (size_t)call->phase, task, skip, &stopped);
    WF_ASSERT(ok == (stopped.status == STATUS_OK)); /* a stage must not lie in either direction */
    if (!ok) problem_add_err(c->problems, &stopped);
    if (!store_fill(a, &problems, &c->problems->rows, err)) return false;
    if (!store_fill(a, &rejected, &c->problems->rejected, err)) return false;
    *ended = stopped.status;
    return true;
}

static bool run_worker(struct arena *a, struct command_call *command, struct err *err)
{
    struct call call;
    struct study study;
    struct store store;
    struct stage_task task;
    bool *skip;
    call.stage = NULL;
    if (!worker_limit(err)) return false;
    if (!parse(command, &call, err)) return false;
    struct problems problems = problem_list(a, LANGUAGE_EN);
    if (!study_read(a, call.study_path, &problems, &study, err)) return false;
    if (!store_open(a, call.output_folder, &store, err)) return false;
    problems = problem_list(a, study.language);
    const char *part = arena_format(a, "%s/%s", call.stage->name, call.task).p;
    if (!run_read_items(a, &store, part, sv_from_cstr(call.task), &task, err)) return false;
    if (!run_parse_skip(a, call.skip, task.item_count, &skip, err)) return false;
    const struct stage_context c = { &study, &store, &problems, true };
    command->language = study.language;
    return do_task(a, &call, &c, &task, skip, part, &command->status, err);
}

const struct command command_worker = {
    .name = "worker",
    .usage = "STAGE PHASE TASK STUDY OUTPUT SKIP",
    .operand_low = 6,
    .operand_high = 6,
    .run = run_worker,
};
