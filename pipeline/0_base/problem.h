/* problem : the list of everything that is wrong with the user's data, with its place and a hint.
 *
 * Errors stop a step (struct err); problems are collected, and the run goes on where it can.
 * The text is rendered in the study's language when the problem is added.
 */
#ifndef WF_PROBLEM_H
#define WF_PROBLEM_H

#include "0_base/err.h"
#include "0_base/table.h"

struct problems {
    struct arena *a;
    enum language language;
    struct table rows;     /* table_problems, in the order in which they were found */
    struct table rejected; /* table_rejected: source rows that were not used, whole */
    size_t error_count, warning_count;
};

struct problems problem_list(struct arena *a, enum language language);

void problem_add(struct problems *p, struct place place, enum message message, struct args args);

/* Says at once on `to`, and keeps nothing: for what is about this machine and not about the study
 * (a key that was made just now), so that outputs do not depend on it. */
void problem_tell(const struct problems *p, struct place place, enum message message, struct args args,
                  FILE *to);

/* A struct err that did not stop the run. */
void problem_add_err(struct problems *p, const struct err *err);

/* The source row stands whole in rejected.csv; `reason` is the code of the problem. */
void problem_reject(struct problems *p, sv file, size_t line, enum message reason, sv row);

/* Takes out the rejected rows from `rejected` on that `is` says, and the problems from `row` on that they were
 * rejected for; returns how many rows. */
size_t problem_take_out(struct problems *p, size_t row, size_t rejected, bool (*is)(void *what, sv row), void *what);

/* Appends the rows of another list (a worker's), given as its two tables. */
void problem_merge(struct problems *p, const struct table *rows, const struct table *rejected);

/* Prints rows [from, end) in the compiler's form, with hints; at most 20 of one code and file, of notes
 * at most 3 of one code,
 * then one line with how many more there are. Returns the new end. */
size_t problem_print(const struct problems *p, size_t from, FILE *to);

/* 0; 65 when there is an error, or a warning and `strict`; 66 when every error is a missing file. */
enum status problem_status(const struct problems *p, bool strict);

#endif
