/* run : takes a study through the stages. Private to 7_command.
 *
 * For each stage and phase: plan, leave out the tasks whose stamp equals their inputs, run the
 * others in workers, publish and stamp what came out, reduce. The problems of all tasks are
 * gathered in task order and kept in the store, so that a later stage or the report has them.
 */
#ifndef WF_RUN_H
#define WF_RUN_H

#include "7_command/command.h"

struct run_settings {
    const char *output; /* NULL: notebooks-output/<study id> */
    int64_t jobs;       /* 0: one for each processor */
    bool strict, force, quiet, dry_run, why;
    bool verbose, json; /* check only */
    bool silent;        /* problems are gathered and not printed: init, which tells of them itself */
};

enum { RUN_OPTION_COUNT = 7 };
extern const struct opt run_options[RUN_OPTION_COUNT];
extern const struct run_settings run_defaults;

/* The stages that read what a person wrote; the later ones only compute. */
enum { RUN_READING_STAGES = 2 };

/* One study on its way. */
struct run {
    const struct run_settings *settings;
    const char *study_path;
    const char *output_folder;
    struct study study;
    struct store store;
    struct problems problems; /* of this process, in order */
    size_t printed;           /* how many of them stand on the terminal */
    size_t jobs;
    bool before; /* dry_run: a stage before would change something */
};

/* Reads the study and opens the output folder (locked against a second run).
 *
 * Errors: those of study_read; RUN_BUSY another run writes there. */
bool run_open(struct arena *a, const char *study_path, const struct run_settings *settings,
              struct run *run, enum language *language, struct err *err) WF_MUST_USE;

/* Does one stage, or says what would be done (dry_run). */
bool run_stage(struct arena *a, struct run *run, const struct stage *stage, struct err *err) WF_MUST_USE;

/* All problems of the stages so far, from the store, after those of study.xml. */
bool run_gather(struct arena *a, struct run *run, const struct stage *const *stages, size_t count,
                struct err *err) WF_MUST_USE;

/* Adds the problems and rejected rows that a task or stage left in the store at `part`. */
bool run_merge_problems(struct arena *a, struct run *run, const char *part, struct err *err) WF_MUST_USE;

/* Keeps in the store what a stage found: the problems from the given rows on. */
bool run_keep_problems(struct arena *a, struct run *run, const char *stage, size_t problem_begin,
                       size_t rejected_begin, struct err *err) WF_MUST_USE;

/* Says one line on stderr unless --quiet. */
void run_say(const struct run *run, sv line);
/* Prints the problems that are not yet on the terminal. */
void run_print_problems(struct run *run);

/* What a task reads, handed to its worker through the store; and the items it leaves out: "3,7" or "-". */
bool run_write_items(struct arena *a, const struct store *store, const char *part, const struct stage_task *task,
                     struct err *err) WF_MUST_USE;
bool run_read_items(struct arena *a, const struct store *store, const char *part, sv name, struct stage_task *task,
                    struct err *err) WF_MUST_USE;
bool run_parse_skip(struct arena *a, const char *text, size_t count, bool **skip, struct err *err) WF_MUST_USE;

extern const struct worker_limits run_limits;
size_t run_processors(void);

/* Does something in a folder of mode 0700 that nobody else knows and that is gone afterwards, talks
 * and all: signals to stop wait for that. */
bool run_in_temporary(struct arena *a, bool (*work)(void *what, const char *folder, struct err *err), void *what,
                      struct err *err) WF_MUST_USE;

/* Removes what stands in a folder of ours under other names, stamps included. */
bool run_prune_folder(struct arena *a, const char *path, const sv *names, size_t count,
                      struct err *err) WF_MUST_USE;

/* The table of a task's items, kept in the store for its worker. */
#define TABLE TABLE_HEADER_TABLE
#define COLUMN TABLE_HEADER_COLUMN
#include "7_command/tables.def"
#undef TABLE
#undef COLUMN

#endif
