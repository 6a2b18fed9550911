/* stage : what the stages have in common: their inputs, and how their work is cut into tasks.
 *
 * A stage works in one or more phases. In each, plan() cuts the work into tasks (a shard of
 * documents, or everything at once); each task runs in a worker and writes parts of the store;
 * reduce() then joins the shards in the parent. A task whose stamp equals the digest of its
 * inputs is not run again.
 */
#ifndef WF_STAGE_H
#define WF_STAGE_H

#include "0_base/store.h"
#include "0_base/worker.h"
#include "1_study/study.h"

/* A key of this name in the store stands in for the study's: `check` writes it where the study has
 * none yet, since it must not make one. */
#define STAGE_STAND_IN_KEY "stand-in.key"

/* Where a file of this name stands in the store, somebody looks at what was read (`check`): then what
 * only she may see, the labels as they are written, is kept too. That store is gone afterwards. */
#define STAGE_LOOK "look"

struct stage_context {
    const struct study *study;
    const struct store *store;
    struct problems *problems; /* where a task or a reduce tells what is wrong with the data */
    bool shut_in;              /* in a worker: true; work() then calls worker_sandbox() */
};

struct stage_item {
    sv name; /* how messages call it: a file of the user, or "" */
    sv path; /* what the worker reads, or ""                     */
};

struct stage_task {
    sv name; /* "all", or a number as stage_task_name() writes it: a folder of the store below the stage */
    struct stage_item *items; /* at least one */
    size_t item_count, item_capacity;
    struct digest inputs; /* of everything the task's output depends on but the program's version */
};

struct stage_tasks {
    struct stage_task *items;
    size_t count, capacity;
};

struct stage {
    const char *name; /* "ingest" */
    size_t phase_count;

    /* In the parent. May add problems (a file that is missing). */
    bool (*plan)(struct arena *a, const struct stage_context *c, size_t phase,
                 struct stage_tasks *tasks, struct err *err);

    /* In a worker: does every item of the task but those with skip[i], and writes the task's
     * parts "<stage>/<task name>/…". Calls worker_begin() before each item. The problems it
     * adds are written by the caller as the parts "problems" and "rejected". */
    bool (*work)(struct arena *a, const struct stage_context *c, size_t phase,
                 const struct stage_task *task, const bool *skip, struct err *err);

    /* In the parent, after the last phase. May be NULL. `line` gets what the run says of this
     * stage: counts in, out and dropped. */
    bool (*reduce)(struct arena *a, const struct stage_context *c, sv *line, struct err *err);
};

/* "0001": the name of a task that has a number (a shard of documents), and back. */
sv stage_task_name(struct arena *a, int64_t number);
bool stage_task_number(sv name, int64_t *number, struct err *err) WF_MUST_USE;

extern const struct stage stage_ingest, stage_code, stage_network, stage_statistics;

#endif
