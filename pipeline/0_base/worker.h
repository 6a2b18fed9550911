/* worker : tasks in processes of their own.
 *
 * A worker is this program started anew (posix_spawn of /proc/self/exe), so that nothing of the
 * parent's state (igraph's threads, open files) is inherited. It is limited in memory, processor
 * time and file size, makes no core dump, and is cut off from network and new programs (seccomp).
 * It writes its results to files and reports on a pipe (descriptor 3) the item it has begun.
 * When it is killed, runs out of memory or of time, that item is named, and a new worker does the
 * task again without it; when it ends with another status, the task has failed.
 */
#ifndef WF_WORKER_H
#define WF_WORKER_H

#include "0_base/problem.h"

struct worker_task {
    const char *const *argv; /* arguments after the program's name, NULL-terminated: how main()
                                finds the task again; the numbers of the items to leave out are appended
                                as last argument ("-" or "3,7")                        */
    size_t item_count;
};

struct worker_limits {
    size_t memory_bytes; /* address space; 0: none */
    int64_t cpu_seconds; /* per item; 0: none      */
};

/* What ended an item: called in the parent, in task order. */
struct worker_failure {
    size_t task, item; /* item: SIZE_MAX when the task as a whole failed */
    enum message message; /* WORKER_KILLED {0} signal, WORKER_MEMORY, WORKER_TIME, WORKER_FAILED */
    int64_t detail;       /* signal or exit status */
};

/* Runs the tasks on up to `jobs` workers. Failures are returned sorted by (task, item), whatever
 * the order in which they happened. A worker ends with 0 when all its items are done.
 *
 * Errors: WORKER_SPAWN (71/74) only when no worker could be started at all. */
bool worker_run(struct arena *a, const struct worker_task *tasks, size_t count, size_t jobs,
                const struct worker_limits *limits, struct worker_failure **failures,
                size_t *failure_count, struct err *err) WF_MUST_USE;

/* --- in the worker ------------------------------------------------------------------------ */

/* Tells the parent that item `item` begins. */
void worker_begin(size_t item);

/* How far the worker is shut in. SANDBOX_STAGE: no network, no new programs or processes.
 * SANDBOX_PARSER: also no file may be opened any more (read all inputs and open all outputs
 * before). What is forbidden fails with EPERM; network and exec kill the worker. */
enum sandbox { SANDBOX_STAGE, SANDBOX_PARSER };
bool worker_sandbox(enum sandbox level, struct err *err) WF_MUST_USE;

/* Limits for items, from the environment the parent gave ("WEEFSEL_WORKER_LIMITS"). */
bool worker_limit(const struct worker_limits *limits, struct err *err) WF_MUST_USE;

#endif
