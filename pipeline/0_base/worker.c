/* for posix_spawn_file_actions_addclosefrom_np */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier) */

#include "0_base/worker.h"

#include "0_base/num.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <linux/sched.h>
#include <poll.h>
#include <seccomp.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define UNDER_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define UNDER_ADDRESS_SANITIZER 1
#endif
#endif
#ifndef UNDER_ADDRESS_SANITIZER
#define UNDER_ADDRESS_SANITIZER 0
#endif

enum { STATUS_PIPE = 3, FIRST_FREE = 4, LINE_BYTES = 32, SPAWN_TRIES = 5, SPAWN_WAIT_MS = 100, LOOK_UP_MS = 200 };

#define LIMITS_NAME "WEEFSEL_WORKER_LIMITS"
#define FILE_BYTES_MAX (UINT64_C(4) << 30)

/* --- the parent: what it knows ------------------------------------------------------------- */

enum state { STATE_WAITING, STATE_RUNNING, STATE_DONE };

struct job {
    const struct worker_task *task;
    enum state state;
    size_t *left_out; /* items that killed a worker */
    size_t left_out_count, left_out_capacity;
};

struct slot {
    pid_t pid; /* 0: idle */
    int from;  /* our end of the status pipe */
    size_t task;
    size_t begun, begun_count; /* begun: the item last begun, SIZE_MAX before the first */
    char line[LINE_BYTES];     /* a line of the pipe that is not yet whole */
    size_t line_bytes;
};

struct pool {
    struct arena *a, *scratch;
    struct job *jobs;
    size_t job_count;
    struct slot *slots;
    size_t slot_count;
    char **environment;
    struct worker_failure *failures; /* in `a` */
    size_t failure_count, failure_capacity;
};

static char *own(struct arena *a, sv s)
{
    char *p = ARENA_NEW(a, char, s.n + 1);
    if (s.n) memcpy(p, s.p, s.n);
    return p;
}

static void keep(struct arena *a, char **environment, const char *name)
{
    const char *value = getenv(name);
    if (!value) return;
    while (*environment) environment++;
    *environment = own(a, arena_format(a, "%s=%s", name, value));
}

/* Nothing of the user's surroundings (time zone, language, preloaded libraries) but this. */
static char **environment(struct arena *a, const struct worker_limits *limits)
{
    enum { MOST = 8 };
    char **e = ARENA_NEW(a, char *, MOST);
    size_t n = 0;
    e[n++] = own(
        a, arena_format(a, LIMITS_NAME "=%zu %" PRId64, limits->memory_bytes, limits->cpu_seconds));
    e[n++] = own(a, SV("OMP_NUM_THREADS=1"));
    /* the search for leaks at the end would need processes of its own */
    if (UNDER_ADDRESS_SANITIZER) e[n++] = own(a, SV("ASAN_OPTIONS=detect_leaks=0"));
    keep(a, e, "PATH");
    keep(a, e, "WEEFSEL_DATA");
    keep(a, e, "WEEFSEL_FAIL_ALLOC");
    return e;
}

/* --- the parent: starting ------------------------------------------------------------------- */

static sv left_out_list(struct arena *a, const struct job *job)
{
    sv list = { "", 0 };
    for (size_t i = 0; i < job->left_out_count; i++)
        list = arena_format(a, "%.*s%s%zu", SV_ARG(list), i ? "," : "", job->left_out[i]);
    return list.n ? list : SV("-");
}

static char **arguments(struct arena *a, const struct job *job)
{
    size_t n = 0;
    while (job->task->argv[n]) n++;
    char **argv = ARENA_NEW(a, char *, n + 3);
    argv[0] = own(a, SV("weefsel"));
    for (size_t i = 0; i < n; i++) argv[i + 1] = own(a, sv_from_cstr(job->task->argv[i]));
    argv[n + 1] = own(a, left_out_list(a, job));
    return argv;
}

/* A pipe away from the descriptors that the worker gets, not inherited by others. */
static bool open_pipe(int ends[2])
{
    int low[2];
    if (pipe(low) != 0) return false;
    for (int i = 0; i < 2; i++) ends[i] = fcntl(low[i], F_DUPFD_CLOEXEC, FIRST_FREE);
    int why = errno;
    close(low[0]);
    close(low[1]);
    if (ends[0] >= 0 && ends[1] >= 0) return true;
    if (ends[0] >= 0) close(ends[0]);
    if (ends[1] >= 0) close(ends[1]);
    errno = why;
    return false;
}

/* What the worker finds when it starts: its descriptors, and signals as they are by default. */
static int prepare(posix_spawn_file_actions_t *files, posix_spawnattr_t *attributes, int status_end)
{
    /* what the user had us ignore (nohup, a job in the background), the worker ignores too */
    static const int stops[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM };
    sigset_t every, none;
    sigfillset(&every);
    for (size_t i = 0; i < WF_COUNT(stops); i++) sigdelset(&every, stops[i]);
    sigemptyset(&none);
    bool no_stderr = fcntl(STDERR_FILENO, F_GETFD) < 0;
    int rc = posix_spawn_file_actions_adddup2(files, status_end, STATUS_PIPE);
    if (!rc) rc = posix_spawn_file_actions_addopen(files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    if (!rc && no_stderr)
        rc = posix_spawn_file_actions_addopen(files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    if (!rc) rc = posix_spawn_file_actions_adddup2(files, STDERR_FILENO, STDOUT_FILENO);
    if (!rc) rc = posix_spawn_file_actions_addclosefrom_np(files, FIRST_FREE);
    if (!rc) rc = posix_spawnattr_setsigdefault(attributes, &every);
    if (!rc) rc = posix_spawnattr_setsigmask(attributes, &none);
    if (!rc)
        rc = posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    return rc;
}

/* Returns an error number, or 0. Waits a little when the machine is full for the moment. */
static int spawn(const struct pool *p, const struct job *job, int status_end, pid_t *pid)
{
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    const struct timespec pause = { .tv_nsec = SPAWN_WAIT_MS * 1000000L };
    char **argv = arguments(p->scratch, job);
    if (posix_spawn_file_actions_init(&files) || posix_spawnattr_init(&attributes)) return ENOMEM;
    int rc = prepare(&files, &attributes, status_end);
    bool ready = rc == 0;
    for (int i = 0; ready && i < SPAWN_TRIES; i++) {
        if (i) nanosleep(&pause, NULL);
        rc = posix_spawn(pid, "/proc/self/exe", &files, &attributes, argv, p->environment);
        if (rc != EAGAIN && rc != ENOMEM) break;
    }
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    return rc;
}

static int start(struct pool *p, struct slot *slot, size_t task)
{
    int ends[2];
    if (!open_pipe(ends)) return errno;
    pid_t pid = 0;
    int rc = spawn(p, &p->jobs[task], ends[1], &pid);
    close(ends[1]);
    if (rc) {
        close(ends[0]);
        return rc;
    }
    *slot = (struct slot){ .pid = pid, .from = ends[0], .task = task, .begun = SIZE_MAX };
    p->jobs[task].state = STATE_RUNNING;
    return 0;
}

/* --- the parent: listening ------------------------------------------------------------------- */

/* "b 12": the worker begins item 12. Anything else is not for us to understand. */
static void take_line(const struct pool *p, struct slot *slot)
{
    sv line = { slot->line, slot->line_bytes };
    size_t count = p->jobs[slot->task].task->item_count;
    struct err ignored;
    int64_t item;
    if (!sv_starts(line, SV("b ")) || line.n >= LINE_BYTES) return;
    if (!num_i64(sv_from(line, 2), 0, (int64_t)count - 1, &item, &ignored)) return;
    slot->begun = (size_t)item;
    slot->begun_count++;
}

/* False at the end of the pipe: the worker has ended. */
static bool listen_to(const struct pool *p, struct slot *slot)
{
    char bytes[512];
    ssize_t got = read(slot->from, bytes, sizeof bytes);
    if (got < 0) return errno == EINTR || errno == EAGAIN;
    for (ssize_t i = 0; i < got; i++) {
        if (bytes[i] == '\n') {
            take_line(p, slot);
            slot->line_bytes = 0;
        } else if (slot->line_bytes < LINE_BYTES) {
            slot->line[slot->line_bytes++] = bytes[i];
        }
    }
    return got > 0;
}

static void add_failure(struct pool *p, struct worker_failure failure)
{
    *ARENA_PUSH(p->a, p->failures, p->failure_count, p->failure_capacity) = failure;
}

static bool is_left_out(const struct job *job, size_t item)
{
    for (size_t i = 0; i < job->left_out_count; i++)
        if (job->left_out[i] == item) return true;
    return false;
}

/* What an item did to its worker, or MESSAGE_NONE when it is not the item's doing. */
static enum message judge(int status)
{
    if (WIFSIGNALED(status))
        return WTERMSIG(status) == SIGXCPU ? MESSAGE_WORKER_TIME : MESSAGE_WORKER_KILLED;
    return WEXITSTATUS(status) == STATUS_MEMORY ? MESSAGE_WORKER_MEMORY : MESSAGE_NONE;
}

/* After the end of a worker: its task is done, has failed, or must be done again. */
static void settle(struct pool *p, struct slot *slot)
{
    struct job *job = &p->jobs[slot->task];
    int status = 0;
    close(slot->from);
    while (waitpid(slot->pid, &status, 0) < 0) WF_ASSERT(errno == EINTR);
    slot->pid = 0;
    job->state = STATE_DONE;
    size_t item_count = job->task->item_count - job->left_out_count;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0 && slot->begun_count >= item_count) return;
    enum message message = judge(status);
    if (message != MESSAGE_NONE && slot->begun != SIZE_MAX && !is_left_out(job, slot->begun)) {
        int64_t detail = message == MESSAGE_WORKER_KILLED ? WTERMSIG(status) : 0;
        add_failure(p, (struct worker_failure){ slot->task, slot->begun, message, detail });
        *ARENA_PUSH(p->scratch, job->left_out, job->left_out_count, job->left_out_capacity) =
            slot->begun;
        job->state = STATE_WAITING;
        return;
    }
    int64_t end = WIFEXITED(status) && WEXITSTATUS(status) ? WEXITSTATUS(status) : STATUS_BUG;
    add_failure(p, (struct worker_failure){ slot->task, SIZE_MAX, MESSAGE_WORKER_FAILED, end });
}

/* --- the parent: the loop --------------------------------------------------------------------- */

static size_t running(const struct pool *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->slot_count; i++) n += p->slots[i].pid != 0;
    return n;
}

/* What could not be started waits as long as another worker runs, whose end makes room. */
static bool fill_slots(struct pool *p, struct err *err)
{
    size_t task = 0;
    for (size_t i = 0; i < p->slot_count; i++) {
        if (p->slots[i].pid) continue;
        while (task < p->job_count && p->jobs[task].state != STATE_WAITING) task++;
        if (task == p->job_count) return true;
        int rc = start(p, &p->slots[i], task);
        if (rc && running(p)) return true;
        if (rc) return err_set(err, MESSAGE_WORKER_SPAWN, ARGS(ARG_REASON(rc)));
    }
    return true;
}

static void wait_for_news(struct pool *p, struct pollfd *watched)
{
    for (size_t i = 0; i < p->slot_count; i++)
        watched[i] =
            (struct pollfd){ .fd = p->slots[i].pid ? p->slots[i].from : -1, .events = POLLIN };
    while (poll(watched, (nfds_t)p->slot_count, LOOK_UP_MS) < 0)
        WF_ASSERT(errno == EINTR || errno == EAGAIN);
}

/* Whether someone wants us to stop, where the caller blocked these to clean up first. */
static bool interrupted(void)
{
    sigset_t pending;
    if (sigpending(&pending) != 0) return false;
    return sigismember(&pending, SIGINT) == 1 || sigismember(&pending, SIGTERM) == 1 ||
           sigismember(&pending, SIGHUP) == 1;
}

static void stop_all(struct pool *p)
{
    for (size_t i = 0; i < p->slot_count; i++) {
        if (!p->slots[i].pid) continue;
        (void)kill(p->slots[i].pid, SIGKILL);
        close(p->slots[i].from);
        while (waitpid(p->slots[i].pid, NULL, 0) < 0 && errno == EINTR) continue;
        p->slots[i].pid = 0;
    }
}

static bool run_all(struct pool *p, struct err *err)
{
    struct pollfd *watched = ARENA_NEW(p->scratch, struct pollfd, p->slot_count);
    for (;;) {
        if (!fill_slots(p, err)) return false;
        if (!running(p)) return true;
        wait_for_news(p, watched);
        if (interrupted()) return err_set(err, MESSAGE_WORKER_INTERRUPTED, NO_ARGS);
        for (size_t i = 0; i < p->slot_count; i++) {
            struct slot *slot = &p->slots[i];
            if (slot->pid && watched[i].revents && !listen_to(p, slot)) settle(p, slot);
        }
    }
}

static int by_task_and_item(const void *x, const void *y)
{
    const struct worker_failure *a = x, *b = y;
    if (a->task != b->task) return a->task < b->task ? -1 : 1;
    return a->item < b->item ? -1 : a->item > b->item;
}

bool worker_run(struct arena *a, const struct worker_task *tasks, size_t count, size_t jobs,
                const struct worker_limits *limits, struct worker_failure **failures,
                size_t *failure_count, struct err *err)
{
    struct arena scratch = { 0 };
    struct pool p = { .a = a, .scratch = &scratch, .job_count = count };
    p.jobs = ARENA_NEW(&scratch, struct job, count);
    for (size_t i = 0; i < count; i++)
        p.jobs[i] = (struct job){ .task = &tasks[i],
                                   .state = tasks[i].item_count ? STATE_WAITING : STATE_DONE };
    p.slot_count = jobs < count ? jobs : count;
    if (!p.slot_count) p.slot_count = 1;
    p.slots = ARENA_NEW(&scratch, struct slot, p.slot_count);
    p.environment = environment(&scratch, limits);
    /* a caller that ignored it would leave us without the workers' statuses */
    struct sigaction plain = { .sa_handler = SIG_DFL }, kept;
    sigaction(SIGCHLD, &plain, &kept);
    bool ok = run_all(&p, err);
    stop_all(&p);
    sigaction(SIGCHLD, &kept, NULL);
    if (p.failure_count) qsort(p.failures, p.failure_count, sizeof *p.failures, by_task_and_item);
    *failures = p.failures;
    *failure_count = p.failure_count;
    arena_free(&scratch);
    return ok;
}

/* --- the worker: limits ------------------------------------------------------------------------
 */

/* False in a process that is no worker. */
static bool own_limits(struct worker_limits *limits)
{
    struct err ignored;
    sv memory, cpu;
    int64_t bytes;
    const char *given = getenv(LIMITS_NAME);
    if (!given || !sv_split(sv_from_cstr(given), ' ', &memory, &cpu)) return false;
    if (!num_i64(memory, 0, INT64_MAX, &bytes, &ignored)) return false;
    limits->memory_bytes = (size_t)bytes;
    return num_i64(cpu, 0, INT32_MAX, &limits->cpu_seconds, &ignored);
}

/* Lowers the soft limit, and the hard one too when `for_good`. */
static bool lower(__rlimit_resource_t resource, rlim_t to, bool for_good)
{
    struct rlimit now;
    if (getrlimit(resource, &now) != 0) return false;
    if (now.rlim_max != RLIM_INFINITY && to > now.rlim_max) to = now.rlim_max;
    now.rlim_cur = to;
    if (for_good) now.rlim_max = to;
    return setrlimit(resource, &now) == 0;
}

/* The kernel counts whole seconds from the worker's start. */
static bool limit_time(int64_t seconds)
{
    struct rusage used;
    if (!seconds) return true;
    if (getrusage(RUSAGE_SELF, &used) != 0) return false;
    int64_t so_far = used.ru_utime.tv_sec + used.ru_stime.tv_sec +
                     (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1000000 + 1;
    return lower(RLIMIT_CPU, (rlim_t)(so_far + seconds), false);
}

void worker_begin(size_t item)
{
    struct worker_limits limits;
    if (!own_limits(&limits)) return;
    char line[LINE_BYTES];
    int n = snprintf(line, sizeof line, "b %zu\n", item);
    while (write(STATUS_PIPE, line, (size_t)n) < 0 && errno == EINTR) continue;
    WF_ASSERT(limit_time(limits.cpu_seconds));
}

bool worker_limit(struct err *err)
{
    struct worker_limits limits;
    if (!own_limits(&limits)) return true;
    bool ok = prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && lower(RLIMIT_CORE, 0, true) &&
              lower(RLIMIT_FSIZE, FILE_BYTES_MAX, true) && limit_time(limits.cpu_seconds);
    /* AddressSanitizer reserves terabytes of addresses */
    if (ok && limits.memory_bytes && !UNDER_ADDRESS_SANITIZER)
        ok = lower(RLIMIT_AS, limits.memory_bytes, true);
    return ok || err_set(err, MESSAGE_SANDBOX, ARGS(ARG_REASON(errno)));
}

/* --- the worker: shut in ------------------------------------------------------------------------
 */

#define DENY SCMP_ACT_ERRNO(EPERM)
#define KILL SCMP_ACT_KILL_PROCESS

/* What is not here is allowed: the libraries need much, and what they must not have is known. */
static const struct forbidden {
    enum sandbox from;
    uint32_t action;
    int call;
} forbidden[] = {
    { SANDBOX_STAGE, KILL, SCMP_SYS(socket) },
    { SANDBOX_STAGE, KILL, SCMP_SYS(socketpair) },
    { SANDBOX_STAGE, KILL, SCMP_SYS(connect) },
    { SANDBOX_STAGE, KILL, SCMP_SYS(bind) },
    { SANDBOX_STAGE, KILL, SCMP_SYS(listen) },
    { SANDBOX_STAGE, KILL, SCMP_SYS(accept) },
    { SANDBOX_STAGE, KILL, SCMP_SYS(accept4) },
    { SANDBOX_STAGE, KILL, SCMP_SYS(execve) },
    { SANDBOX_STAGE, KILL, SCMP_SYS(execveat) },
    { SANDBOX_STAGE, KILL, SCMP_SYS(ptrace) },
    { SANDBOX_STAGE, KILL, SCMP_SYS(process_vm_readv) },
    { SANDBOX_STAGE, KILL, SCMP_SYS(process_vm_writev) },
    { SANDBOX_STAGE, DENY, SCMP_SYS(fork) },
    { SANDBOX_STAGE, DENY, SCMP_SYS(vfork) },
    { SANDBOX_STAGE, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3) },         /* glibc then uses clone */
    { SANDBOX_STAGE, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(io_uring_setup) }, /* goes round all this */
    { SANDBOX_STAGE, DENY, SCMP_SYS(unshare) },
    { SANDBOX_STAGE, DENY, SCMP_SYS(setns) },
    { SANDBOX_STAGE, DENY, SCMP_SYS(mount) },
    { SANDBOX_STAGE, DENY, SCMP_SYS(bpf) },
    { SANDBOX_STAGE, DENY, SCMP_SYS(userfaultfd) },
    { SANDBOX_STAGE, DENY, SCMP_SYS(perf_event_open) },
    { SANDBOX_STAGE, DENY, SCMP_SYS(keyctl) },
    { SANDBOX_STAGE, DENY, SCMP_SYS(add_key) },
    { SANDBOX_STAGE, DENY, SCMP_SYS(pidfd_open) },
    { SANDBOX_STAGE, DENY, SCMP_SYS(tkill) },
    { SANDBOX_PARSER, DENY, SCMP_SYS(open) },
    { SANDBOX_PARSER, DENY, SCMP_SYS(openat) },
    { SANDBOX_PARSER, DENY, SCMP_SYS(openat2) },
    { SANDBOX_PARSER, DENY, SCMP_SYS(open_by_handle_at) },
    { SANDBOX_PARSER, DENY, SCMP_SYS(creat) },
    { SANDBOX_PARSER, DENY, SCMP_SYS(truncate) },
    { SANDBOX_PARSER, DENY, SCMP_SYS(rename) },
    { SANDBOX_PARSER, DENY, SCMP_SYS(renameat) },
    { SANDBOX_PARSER, DENY, SCMP_SYS(renameat2) },
    { SANDBOX_PARSER, DENY, SCMP_SYS(link) },
    { SANDBOX_PARSER, DENY, SCMP_SYS(linkat) },
    { SANDBOX_PARSER, DENY, SCMP_SYS(symlink) },
    { SANDBOX_PARSER, DENY, SCMP_SYS(symlinkat) },
    { SANDBOX_PARSER, DENY, SCMP_SYS(unlink) },
    { SANDBOX_PARSER, DENY, SCMP_SYS(unlinkat) },
    { SANDBOX_PARSER, DENY, SCMP_SYS(mkdir) },
    { SANDBOX_PARSER, DENY, SCMP_SYS(mkdirat) },
    { SANDBOX_PARSER, DENY, SCMP_SYS(rmdir) },
    { SANDBOX_PARSER, DENY, SCMP_SYS(mknod) },
    { SANDBOX_PARSER, DENY, SCMP_SYS(mknodat) },
    { SANDBOX_PARSER, DENY, SCMP_SYS(chmod) },
    { SANDBOX_PARSER, DENY, SCMP_SYS(fchmodat) },
    { SANDBOX_PARSER, DENY, SCMP_SYS(chown) },
    { SANDBOX_PARSER, DENY, SCMP_SYS(lchown) },
    { SANDBOX_PARSER, DENY, SCMP_SYS(fchownat) },
    { SANDBOX_PARSER, DENY, SCMP_SYS(utimensat) },
    { SANDBOX_PARSER, DENY, SCMP_SYS(setxattr) },
    { SANDBOX_PARSER, DENY, SCMP_SYS(lsetxattr) },
    { SANDBOX_PARSER, DENY, SCMP_SYS(memfd_create) },
};

/* Threads are allowed (OpenMP), processes are not; signals only to itself (abort). */
static int add_rules(scmp_filter_ctx filter, enum sandbox level)
{
    const scmp_datum_t self = (scmp_datum_t)getpid();
    int rc = 0;
    for (size_t i = 0; i < WF_COUNT(forbidden) && !rc; i++)
        if (forbidden[i].from <= level)
            rc = seccomp_rule_add(filter, forbidden[i].action, forbidden[i].call, 0);
    if (!rc)
        rc = seccomp_rule_add(filter, DENY, SCMP_SYS(clone), 1,
                              SCMP_A0_64(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
    if (!rc)
        rc = seccomp_rule_add(filter, DENY, SCMP_SYS(kill), 1, SCMP_A0_64(SCMP_CMP_NE, self, 0));
    if (!rc)
        rc = seccomp_rule_add(filter, DENY, SCMP_SYS(tgkill), 1, SCMP_A0_64(SCMP_CMP_NE, self, 0));
    return rc;
}

bool worker_sandbox(enum sandbox level, struct err *err)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    if (!filter) arena_exhausted(NULL, 0);
    int rc = add_rules(filter, level);
    if (!rc) rc = seccomp_load(filter);
    seccomp_release(filter);
    return rc == 0 || err_set(err, MESSAGE_SANDBOX, ARGS(ARG_REASON(-rc)));
}
