/* worker : tasks in processes of their own.
 *
 * A worker is this program started anew (posix_spawn of /proc/self/exe), so that nothing of the
 * parent's state (igraph's threads, open files) is inherited. It is limited in memory, processor
 * time and file size, makes no core dump, and is cut off from network and new programs (seccomp).
 * It writes its results to files and reports on a pipe (descriptor 3) the item it has begun.
 * When it is killed, runs out of memory or of time, that item is named, and a new worker does the
 * task again without it; when it ends with another status, or before its first item, the task has
 * failed.
 *
 * A worker gets descriptors 0 (empty), 1 and 2 (both the parent's standard error) and 3, and only
 * these of the environment: PATH, WEEFSEL_DATA, WEEFSEL_FAIL_ALLOC, and what is set here.
 */
#ifndef WF_WORKER_H
#define WF_WORKER_H

#include "0_base/err.h"

struct worker_task {
    const char *const *argv; /* arguments after the program's name, NULL-terminated: how main()
                                finds the task again; the numbers of the items to leave out are
                                appended as last argument ("-" or "3,7")                        */
    size_t item_count;
};

struct worker_limits {
    size_t memory_bytes; /* address space; 0: none */
    int64_t cpu_seconds; /* per item; 0: none      */
};

/* What ended an item, or a task. */
struct worker_failure {
    size_t task, item; /* item: SIZE_MAX when the task as a whole failed */
    enum message
        message; /* an item: WORKER_KILLED, WORKER_MEMORY or WORKER_TIME; a task: WORKER_FAILED */
    int64_t detail; /* WORKER_KILLED: the signal. WORKER_FAILED: what the program should end with,
                       70 when the worker left no status of its own. Else 0. */
};

/* Runs the tasks on up to `jobs` workers. Failures are returned sorted by (task, item), whatever
 * the order in which they happened. A worker ends with 0 when it has begun and done all its items;
 * 0 before that is a failure of the task (a library has called exit).
 *
 * Errors: WORKER_SPAWN (71) when no worker can be started; WORKER_INTERRUPTED when a signal to stop
 * waits, which the caller blocked. */
bool worker_run(struct arena *a, const struct worker_task *tasks, size_t count, size_t jobs,
                const struct worker_limits *limits, struct worker_failure **failures,
                size_t *failure_count, struct err *err) WF_MUST_USE;

/* --- in the worker ------------------------------------------------------------------------ */

/* Tells the parent that item `item` begins, and gives it its processor time. In a process that is
 * no worker it does nothing. */
void worker_begin(size_t item);

/* How far the worker is shut in. SANDBOX_STAGE: no network, no new programs or processes.
 * SANDBOX_PARSER: also no file may be opened any more (read all inputs and open all outputs
 * before). What is forbidden fails with EPERM; network and exec kill the worker.
 *
 * Errors: SANDBOX (74). */
enum sandbox { SANDBOX_STAGE, SANDBOX_PARSER };
bool worker_sandbox(enum sandbox level, struct err *err) WF_MUST_USE;

/* First thing in a worker: sets the limits that the parent has put in the environment
 * ("WEEFSEL_WORKER_LIMITS"), and ends the worker when its parent ends.
 *
 * Errors: SANDBOX (74). */
bool worker_limit(struct err *err) WF_MUST_USE;

#endif
