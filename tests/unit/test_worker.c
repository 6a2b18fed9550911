/* worker : this program plays both parts. Called with "worker-test ROLE LEFT-OUT" it is a worker
 * that does six items, one of which may go wrong in the way that ROLE says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>

#include "0_base/arena.h"
#include "0_base/num.h"
#include "0_base/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
enum { SANITIZED = 1 };
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
enum { SANITIZED = 1 };
#else
enum { SANITIZED = 0 };
#endif
#else
enum { SANITIZED = 0 };
#endif

enum { ITEMS = 6 };

/* --- the worker --------------------------------------------------------------------------------
 */

static int fail_with(const char *what)
{
    fprintf(stderr, "worker: %s (%s)\n", what, strerror(errno));
    return 2;
}

static void eat_memory(void)
{
    /* without the limit on addresses, the arena's own one stands in for it */
    struct arena a = { .limit_bytes = SANITIZED ? 64u << 20 : 0 };
    for (;;) memset(ARENA_NEW(&a, char, 1 << 20), 1, 1 << 20);
}

static void spin(void)
{
    volatile unsigned n = 0;
    for (;;) n++;
}

static int check_surroundings(void)
{
    char byte;
    if (read(0, &byte, 1) != 0) return fail_with("descriptor 0 is not empty");
    for (int fd = 4; fd < 64; fd++)
        if (fcntl(fd, F_GETFD) != -1) return fail_with("a descriptor was inherited");
    struct stat out, err;
    if (fstat(1, &out) || fstat(2, &err) || out.st_ino != err.st_ino)
        return fail_with("standard output is not standard error");
    static const char *const gone[] = { "TZ", "LC_ALL", "LD_PRELOAD", "WEEFSEL_TEST_SECRET",
                                        "HOME" };
    for (size_t i = 0; i < WF_COUNT(gone); i++)
        if (getenv(gone[i])) return fail_with(gone[i]);
    const char *threads = getenv("OMP_NUM_THREADS"), *folder = getenv("WEEFSEL_DATA");
    if (!threads || strcmp(threads, "1") != 0) return fail_with("OMP_NUM_THREADS");
    if (!folder || strcmp(folder, "/some/folder") != 0) return fail_with("WEEFSEL_DATA");
    struct rlimit core;
    if (getrlimit(RLIMIT_CORE, &core) || core.rlim_cur || core.rlim_max)
        return fail_with("core dumps");
    sigset_t blocked;
    sigprocmask(SIG_BLOCK, NULL, &blocked);
    struct sigaction pipe_action;
    sigaction(SIGPIPE, NULL, &pipe_action);
    if (sigismember(&blocked, SIGTERM) || pipe_action.sa_handler != SIG_DFL)
        return fail_with("signals");
    return 0;
}

static void *add_one(void *n)
{
    ++*(int *)n;
    return NULL;
}

/* What must go on working under the strictest sandbox, and what must fail with EPERM. */
static int check_parser_sandbox(int already_open)
{
    struct err err = { .status = STATUS_OK };
    if (!worker_sandbox(SANDBOX_PARSER, &err)) return fail_with(err.args[0]);
    errno = 0;
    if (open("/dev/null", O_RDONLY) != -1 || errno != EPERM) return fail_with("open");
    errno = 0;
    if (rename("/tmp/weefsel-none", "/tmp/weefsel-none2") != -1 || errno != EPERM)
        return fail_with("rename");
    errno = 0;
    if (unlink("/tmp/weefsel-none") != -1 || errno != EPERM) return fail_with("unlink");
    errno = 0;
    if (mkdir("/tmp/weefsel-none", 0700) != -1 || errno != EPERM) return fail_with("mkdir");
    errno = 0;
    if (fork() != -1 || errno != EPERM) return fail_with("fork");
    errno = 0;
    if (kill(getppid(), 0) != -1 || errno != EPERM) return fail_with("kill");
    if (kill(getpid(), 0) != 0) return fail_with("kill of itself");
    if (write(already_open, "x", 1) != 1) return fail_with("write");
    struct arena a = { .limit_bytes = 0 };
    memset(ARENA_NEW(&a, char, 4 << 20), 1, 4 << 20);
    arena_free(&a);
    int n = 0;
    pthread_t thread;
    if (pthread_create(&thread, NULL, add_one, &n) || pthread_join(thread, NULL) || n != 1)
        return fail_with("threads");
    return 0;
}

static int check_stage_sandbox(void)
{
    struct err err = { .status = STATUS_OK };
    if (!worker_sandbox(SANDBOX_STAGE, &err)) return fail_with(err.args[0]);
    int fd = open("/dev/null", O_RDONLY);
    if (fd < 0) return fail_with("open");
    close(fd);
    errno = 0;
    if (fork() != -1 || errno != EPERM) return fail_with("fork");
    return 0;
}

/* What the role does in its third item (number 2); others do it in another one. */
static int do_item(const char *role, size_t item)
{
    struct err err = { .status = STATUS_OK };
    if (strcmp(role, "crash-twice") == 0 && (item == 1 || item == 4)) abort();
    if (strcmp(role, "crash-all") == 0) abort();
    if (item != 2) return 0;
    if (strcmp(role, "crash") == 0) abort();
    if (strcmp(role, "memory") == 0) eat_memory();
    if (strcmp(role, "loop") == 0) spin();
    if (strcmp(role, "status") == 0) return 65;
    if (strcmp(role, "surroundings") == 0) return check_surroundings();
    if (strcmp(role, "parser") == 0) return check_parser_sandbox(open("/dev/null", O_WRONLY));
    if (strcmp(role, "stage") == 0) return check_stage_sandbox();
    static char *const none[] = { NULL };
    bool lethal =
        strcmp(role, "socket") == 0 || strcmp(role, "exec") == 0 || strcmp(role, "ptrace") == 0;
    if (lethal && !worker_sandbox(SANDBOX_STAGE, &err)) return 2;
    if (strcmp(role, "socket") == 0) return socket(AF_INET, SOCK_STREAM, 0) < 0 ? 3 : 4;
    if (strcmp(role, "exec") == 0) return execve("/bin/true", none, none);
    if (strcmp(role, "ptrace") == 0) return ptrace(PTRACE_TRACEME, 0, NULL, NULL) < 0 ? 3 : 4;
    return 0;
}

static bool is_in(sv list, size_t item)
{
    sv one;
    int64_t n;
    struct err err;
    while (sv_cut(&list, ',', &one))
        if (num_i64(one, 0, ITEMS, &n, &err) && (size_t)n == item) return true;
    return false;
}

static int play_worker(const char *role, const char *left_out)
{
    struct err err = { .status = STATUS_OK };
    if (!worker_limit(&err)) return fail_with(err.args[0]);
    if (strcmp(role, "before") == 0) abort();
    static const char lies[] = "b 9\nb -1\nx\nb 2zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz\nb ";
    if (strcmp(role, "liar") == 0 && write(3, lies, sizeof lies - 1) < 0) return 2;
    for (size_t i = 0; i < ITEMS; i++) {
        if (is_in(sv_from_cstr(left_out), i) && strcmp(role, "deaf") != 0) continue;
        if (strcmp(role, "early") == 0 && i == 4) return 0;
        worker_begin(i);
        if (strcmp(role, "deaf") == 0) abort();
        int status = do_item(role, i);
        if (status) return status;
    }
    return 0;
}

/* --- the parent ----------------------------------------------------------------------------------
 */

static const struct worker_limits usual = { .memory_bytes = 192u << 20, .cpu_seconds = 20 };

static void run_roles(struct arena *a, const char *const *roles, size_t count, size_t jobs,
                      const struct worker_limits *limits, struct worker_failure **failures,
                      size_t *n)
{
    struct worker_task *tasks = ARENA_NEW(a, struct worker_task, count);
    struct err err = { .status = STATUS_OK };
    for (size_t i = 0; i < count; i++) {
        const char **argv = ARENA_NEW(a, const char *, 3);
        argv[0] = "worker-test";
        argv[1] = roles[i];
        tasks[i] = (struct worker_task){ argv, ITEMS };
    }
    assert_true(worker_run(a, tasks, count, jobs, limits, failures, n, &err));
    assert_int_equal(err.status, STATUS_OK);
}

/* One task with this role must give exactly this failure. */
static void assert_fails(const char *role, size_t item, enum message message, int64_t detail,
                         const struct worker_limits *limits)
{
    struct arena a = { .limit_bytes = 0 };
    struct worker_failure *f;
    size_t n;
    run_roles(&a, &role, 1, 1, limits, &f, &n);
    assert_int_equal(n, 1);
    assert_int_equal(f[0].task, 0);
    assert_int_equal(f[0].item, item);
    assert_int_equal(f[0].message, message);
    assert_int_equal(f[0].detail, detail);
    arena_free(&a);
}

static void assert_succeeds(const char *role)
{
    struct arena a = { .limit_bytes = 0 };
    struct worker_failure *f;
    size_t n;
    run_roles(&a, &role, 1, 1, &usual, &f, &n);
    assert_int_equal(n, 0);
    arena_free(&a);
}

static void all_goes_well(void **state)
{
    (void)state;
    assert_succeeds("good");
}

static void nothing_to_do(void **state)
{
    (void)state;
    struct arena a = { .limit_bytes = 0 };
    struct err err = { .status = STATUS_OK };
    struct worker_failure *f;
    size_t n = 9;
    static const char *const argv[] = { "worker-test", "crash", NULL };
    const struct worker_task empty = { argv, 0 };
    assert_true(worker_run(&a, NULL, 0, 0, &usual, &f, &n, &err));
    assert_int_equal(n, 0);
    assert_true(worker_run(&a, &empty, 1, 3, &usual, &f, &n, &err));
    assert_int_equal(n, 0);
    arena_free(&a);
}

static void a_crash_costs_one_item(void **state)
{
    (void)state;
    assert_fails("crash", 2, MESSAGE_WORKER_KILLED, SIGABRT, &usual);
}

static void memory_runs_out(void **state)
{
    (void)state;
    assert_fails("memory", 2, MESSAGE_WORKER_MEMORY, 0, &usual);
}

static void an_endless_loop_ends(void **state)
{
    (void)state;
    const struct worker_limits short_time = { .memory_bytes = 0, .cpu_seconds = 1 };
    assert_fails("loop", 2, MESSAGE_WORKER_TIME, 0, &short_time);
}

static void another_status_fails_the_task(void **state)
{
    (void)state;
    assert_fails("status", SIZE_MAX, MESSAGE_WORKER_FAILED, 65, &usual);
}

static void not_all_items_is_no_success(void **state)
{
    (void)state;
    assert_fails("early", SIZE_MAX, MESSAGE_WORKER_FAILED, STATUS_BUG, &usual);
}

static void death_before_the_first_item(void **state)
{
    (void)state;
    assert_fails("before", SIZE_MAX, MESSAGE_WORKER_FAILED, STATUS_BUG, &usual);
}

static void every_item_may_fail(void **state)
{
    (void)state;
    struct arena a = { .limit_bytes = 0 };
    struct worker_failure *f;
    size_t n;
    const char *role = "crash-all";
    run_roles(&a, &role, 1, 2, &usual, &f, &n);
    assert_int_equal(n, ITEMS);
    for (size_t i = 0; i < ITEMS; i++) assert_int_equal(f[i].item, i);
    arena_free(&a);
}

/* A worker that does its first item though it was told to leave it out must not go on for ever. */
static void a_worker_that_does_not_listen(void **state)
{
    (void)state;
    struct arena a = { .limit_bytes = 0 };
    struct worker_failure *f;
    size_t n;
    const char *role = "deaf";
    run_roles(&a, &role, 1, 1, &usual, &f, &n);
    assert_int_equal(n, 2);
    assert_int_equal(f[0].item, 0);
    assert_int_equal(f[0].message, MESSAGE_WORKER_KILLED);
    assert_int_equal(f[1].item, SIZE_MAX);
    assert_int_equal(f[1].message, MESSAGE_WORKER_FAILED);
    arena_free(&a);
}

/* Lines that make no sense are passed over; the last of them swallows "b 0". */
static void a_worker_that_talks_nonsense(void **state)
{
    (void)state;
    assert_fails("liar", SIZE_MAX, MESSAGE_WORKER_FAILED, STATUS_BUG, &usual);
}

static void failures_come_in_task_order(void **state)
{
    (void)state;
    static const char *const roles[] = { "crash-twice", "good",   "memory",
                                         "crash",       "status", "crash-twice" };
    static const struct {
        size_t task, item;
    } want[] = { { 0, 1 }, { 0, 4 }, { 2, 2 }, { 3, 2 }, { 4, SIZE_MAX }, { 5, 1 }, { 5, 4 } };
    for (size_t jobs = 0; jobs <= 6; jobs += 2) {
        struct arena a = { .limit_bytes = 0 };
        struct worker_failure *f;
        size_t n;
        run_roles(&a, roles, WF_COUNT(roles), jobs, &usual, &f, &n);
        assert_int_equal(n, WF_COUNT(want));
        for (size_t i = 0; i < n; i++) {
            assert_int_equal(f[i].task, want[i].task);
            assert_int_equal(f[i].item, want[i].item);
        }
        arena_free(&a);
    }
}

static void a_worker_inherits_next_to_nothing(void **state)
{
    (void)state;
    int leaked = open("/dev/null", O_RDONLY); /* without O_CLOEXEC */
    sigset_t term, before;
    sigemptyset(&term);
    sigaddset(&term, SIGTERM);
    sigprocmask(SIG_BLOCK, &term, &before);
    void (*pipe_before)(int) = signal(SIGPIPE, SIG_IGN);
    void (*child_before)(int) = signal(SIGCHLD, SIG_IGN);
    setenv("TZ", "Asia/Kathmandu", 1);
    setenv("LC_ALL", "tr_TR.UTF-8", 1);
    setenv("WEEFSEL_TEST_SECRET", "x", 1);
    setenv("WEEFSEL_DATA", "/some/folder", 1);
    assert_succeeds("surroundings");
    unsetenv("WEEFSEL_DATA");
    unsetenv("TZ");
    unsetenv("LC_ALL");
    assert_true(signal(SIGCHLD, child_before) == SIG_IGN);
    signal(SIGPIPE, pipe_before);
    sigprocmask(SIG_SETMASK, &before, NULL);
    close(leaked);
}

static void no_descriptor_or_child_is_left(void **state)
{
    (void)state;
    int before = open("/dev/null", O_RDONLY);
    close(before);
    assert_fails("crash", 2, MESSAGE_WORKER_KILLED, SIGABRT, &usual);
    int after = open("/dev/null", O_RDONLY);
    close(after);
    assert_int_equal(before, after);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

static void the_sandbox_of_a_parser(void **state)
{
    (void)state;
    assert_succeeds("parser");
}

static void the_sandbox_of_a_stage(void **state)
{
    (void)state;
    assert_succeeds("stage");
}

static void network_and_programs_kill(void **state)
{
    (void)state;
    assert_fails("socket", 2, MESSAGE_WORKER_KILLED, SIGSYS, &usual);
    assert_fails("exec", 2, MESSAGE_WORKER_KILLED, SIGSYS, &usual);
    assert_fails("ptrace", 2, MESSAGE_WORKER_KILLED, SIGSYS, &usual);
}

/* In a process that is no worker, the worker's calls leave descriptor 3 and the limits alone. */
static void outside_a_worker(void **state)
{
    (void)state;
    struct err err = { .status = STATUS_OK };
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    int kept = fcntl(3, F_DUPFD, 10);
    if (ends[1] != 3) dup2(ends[1], 3);
    struct rlimit before, after;
    getrlimit(RLIMIT_CPU, &before);
    assert_true(worker_limit(&err));
    worker_begin(1);
    getrlimit(RLIMIT_CPU, &after);
    assert_int_equal(before.rlim_cur, after.rlim_cur);
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    char byte;
    assert_int_equal(read(ends[0], &byte, 1), -1);
    close(ends[0]);
    close(ends[1]);
    if (ends[1] != 3) close(3);
    if (kept >= 0) {
        if (kept != 3 && ends[0] != 3 && ends[1] != 3) dup2(kept, 3);
        close(kept);
    }
}

static void a_worker_that_cannot_be_started(void **state)
{
    (void)state;
    struct arena a = { .limit_bytes = 0 };
    struct err err = { .status = STATUS_OK };
    struct worker_failure *f;
    size_t n;
    char *huge = ARENA_NEW(&a, char, 1 << 20); /* longer than the kernel takes as one argument */
    memset(huge, 'x', (1 << 20) - 1);
    const char *argv[] = { huge, NULL };
    const struct worker_task task = { argv, 1 };
    assert_false(worker_run(&a, &task, 1, 1, &usual, &f, &n, &err));
    assert_int_equal(err.message, MESSAGE_WORKER_SPAWN);
    assert_int_equal(err.status, STATUS_MEMORY);
    arena_free(&a);
}

int main(int argc, char **argv)
{
    if (argc == 4 && strcmp(argv[1], "worker-test") == 0) return play_worker(argv[2], argv[3]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_goes_well),
        cmocka_unit_test(nothing_to_do),
        cmocka_unit_test(a_crash_costs_one_item),
        cmocka_unit_test(memory_runs_out),
        cmocka_unit_test(an_endless_loop_ends),
        cmocka_unit_test(another_status_fails_the_task),
        cmocka_unit_test(not_all_items_is_no_success),
        cmocka_unit_test(death_before_the_first_item),
        cmocka_unit_test(every_item_may_fail),
        cmocka_unit_test(a_worker_that_does_not_listen),
        cmocka_unit_test(a_worker_that_talks_nonsense),
        cmocka_unit_test(failures_come_in_task_order),
        cmocka_unit_test(a_worker_inherits_next_to_nothing),
        cmocka_unit_test(no_descriptor_or_child_is_left),
        cmocka_unit_test(the_sandbox_of_a_parser),
        cmocka_unit_test(the_sandbox_of_a_stage),
        cmocka_unit_test(network_and_programs_kill),
        cmocka_unit_test(outside_a_worker),
        cmocka_unit_test(a_worker_that_cannot_be_started),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
