#include "7_command/run.h"

#include "0_base/file.h"
#include "0_base/num.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#define TABLE TABLE_SOURCE_TABLE
#define COLUMN TABLE_SOURCE_COLUMN
#include "7_command/tables.def"
#undef TABLE
#undef COLUMN

static const char *const no_choices[] = { NULL };

const struct opt run_options[RUN_OPTION_COUNT] = {
    { "output", 'o', OPT_TEXT, offsetof(struct run_settings, output), "DIR", LABEL_OPT_OUTPUT, 0, 0,
      no_choices },
    { "jobs", 'j', OPT_INT, offsetof(struct run_settings, jobs), "N", LABEL_OPT_JOBS, 0, 1024, no_choices },
    { "strict", 0, OPT_FLAG, offsetof(struct run_settings, strict), NULL, LABEL_OPT_STRICT, 0, 0, no_choices },
    { "force", 0, OPT_FLAG, offsetof(struct run_settings, force), NULL, LABEL_OPT_FORCE, 0, 0, no_choices },
    { "quiet", 'q', OPT_FLAG, offsetof(struct run_settings, quiet), NULL, LABEL_OPT_QUIET, 0, 0, no_choices },
    { "dry-run", 0, OPT_FLAG, offsetof(struct run_settings, dry_run), NULL, LABEL_OPT_DRY_RUN, 0, 0,
      no_choices },
    { "why", 0, OPT_FLAG, offsetof(struct run_settings, why), NULL, LABEL_OPT_WHY, 0, 0, no_choices },
};
const struct run_settings run_defaults = { 0 };

void run_say(const struct run *run, sv line)
{
    if (!run->settings->quiet && line.n) fprintf(stderr, "%.*s\n", SV_ARG(line));
}

void run_print_problems(struct run *run)
{
    if (run->settings->silent) return;
    run->printed = problem_print(&run->problems, run->printed, stderr);
}

static void unlock(void *object)
{
    close(*(int *)object); /* closing lets the lock go */
}

/* One run at a time may write in an output folder. */
static bool lock(struct arena *a, const struct run *run, struct err *err)
{
    const char *path;
    if (!store_path(a, &run->store, "lock", &path, err)) return false;
    int *descriptor = ARENA_NEW(a, int, 1);
    *descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (*descriptor < 0)
        return file_unwritable(sv_from_cstr(path), errno, err);
    arena_defer(a, descriptor, unlock);
    struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    if (fcntl(*descriptor, F_SETLK, &whole) == 0) return true;
    return err_set(err, MESSAGE_RUN_BUSY, ARGS(ARG_CSTR(run->output_folder)));
}

size_t run_processors(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 0 ? (size_t)n : 1;
}

bool run_open(struct arena *a, const char *study_path, const struct run_settings *settings,
              struct run *run, enum language *language, struct err *err)
{
    sv bytes;
    if (file_is_folder(study_path)) { /* a folder stands for the study in it */
        const char *inside = file_join(a, sv_from_cstr(study_path), SV("study.xml"));
        if (!file_exists(inside)) return err_set(err, MESSAGE_RUN_NO_STUDY, ARGS(ARG_CSTR(study_path)));
        study_path = inside;
    }
    *run = (struct run){ .settings = settings, .study_path = study_path };
    run->jobs = settings->jobs ? (size_t)settings->jobs : run_processors();
    if (!file_read(a, study_path, sv_from_cstr(study_path), FILE_LIMIT_BYTES, &bytes, err)) return false;
    *language = study_language(bytes);
    run->problems = problem_list(a, *language);
    bool ok = study_read(a, study_path, &run->problems, &run->study, err);
    run_print_problems(run);
    if (!ok) return false;
    run->output_folder = settings->output
                             ? settings->output
                             : file_join(a, SV("notebooks-output"), run->study.id);
    return file_make_folder(a, run->output_folder, false, err) &&
           store_open(a, run->output_folder, &run->store, err) && lock(a, run, err);
}

/* Rows of a problem table from `begin` on, as a table of their own. */
static struct table tail(const struct table *t, size_t begin)
{
    struct table rest = *t;
    rest.rows = t->count ? (char *)t->rows + begin * t->type->row_size : NULL;
    rest.count -= begin;
    rest.capacity = rest.count;
    return rest;
}

bool run_keep_problems(struct arena *a, struct run *run, const char *stage, size_t problem_begin,
                       size_t rejected_begin, struct err *err)
{
    struct table rows = tail(&run->problems.rows, problem_begin);
    struct table rejected = tail(&run->problems.rejected, rejected_begin);
    const char *at = arena_format(a, "problems/%s/problems", stage).p;
    if (!store_write(a, &run->store, at, &rows, err)) return false;
    at = arena_format(a, "problems/%s/rejected", stage).p;
    return store_write(a, &run->store, at, &rejected, err);
}

bool run_merge_problems(struct arena *a, struct run *run, const char *part, struct err *err)
{
    struct table rows, rejected;
    const char *at = arena_format(a, "%s/problems", part).p;
    if (!store_read(a, &run->store, at, table_problems(), &rows, err)) return false;
    at = arena_format(a, "%s/rejected", part).p;
    if (!store_read(a, &run->store, at, table_rejected(), &rejected, err)) return false;
    problem_merge(&run->problems, &rows, &rejected);
    return true;
}

bool run_gather(struct arena *a, struct run *run, const struct stage *const *stages, size_t count,
                struct err *err)
{
    for (size_t i = 0; i < count; i++)
        if (!run_merge_problems(a, run, arena_format(a, "problems/%s", stages[i]->name).p, err)) return false;
    run->printed = run->problems.rows.count; /* they were shown when they were found */
    return true;
}

/* ---- what a worker gets -------------------------------------------------------------------- */

bool run_write_items(struct arena *a, const struct store *store, const char *part, const struct stage_task *task,
                     struct err *err)
{
    struct table items = table_new(table_task_items());
    for (size_t i = 0; i < task->item_count; i++)
        *task_items_add(a, &items) = (struct task_items_row){ task->items[i].name, task->items[i].path };
    return store_write(a, store, arena_format(a, "%s/items", part).p, &items, err);
}

bool run_parse_skip(struct arena *a, const char *text, size_t count, bool **skip, struct err *err)
{
    *skip = ARENA_NEW(a, bool, count);
    sv rest = sv_from_cstr(text), one;
    if (sv_is(rest, "-")) return true;
    while (sv_cut(&rest, ',', &one)) {
        int64_t n;
        if (!num_i64(one, 0, (int64_t)count - 1, &n, err)) return false;
        (*skip)[n] = true;
    }
    return true;
}

bool run_read_items(struct arena *a, const struct store *store, const char *part, sv name, struct stage_task *task,
                    struct err *err)
{
    struct table items;
    *task = (struct stage_task){ .name = name };
    if (!store_read(a, store, arena_format(a, "%s/items", part).p, table_task_items(), &items, err))
        return false;
    for (size_t i = 0; i < items.count; i++) {
        const struct task_items_row *row = task_items_at(&items, i);
        *ARENA_PUSH(a, task->items, task->item_count, task->item_capacity) =
            (struct stage_item){ row->name, row->path };
    }
    return true;
}
