/* err : the one error type.
 *
 * A function that can fail because of the user, the input or the machine returns false and
 * fills *err. A function that can fail only through a bug calls WF_BUG(). Running out of memory
 * ends the process inside the arena. There is no fourth way.
 */
#ifndef WF_ERR_H
#define WF_ERR_H

#include "0_base/text.h"

#include <stdio.h>

/* Where something stands in a file the user can open. line and column are 1-based, in lines and
 * Unicode code points; 0: unknown. */
struct place {
    sv file;
    size_t line, column;
};

struct err {
    enum status status; /* STATUS_OK: no error */
    enum message message;
    char file[256];
    size_t line, column;
    char args[ARGS_MAX][192]; /* longer arguments are cut with an ellipsis */
    int reasons[ARGS_MAX];    /* the errno where an argument is a reason, else 0 */
};

/* Both always return false, so that callers write: return err_set(err, ...); */
bool err_set(struct err *err, enum message message, struct args args);
bool err_at(struct err *err, struct place place, enum message message, struct args args);

/* Says where it is, of an error that does not know yet; false too. */
bool err_place(struct err *err, struct place place);

/* The rendered message and hint, in `a`. */
sv err_text(struct arena *a, const struct err *err, enum language language);
sv err_hint(struct arena *a, const struct err *err, enum language language);

/* At most two lines: "file:line:column: error: message [W-ING-014]" and "hint: …". Control
 * characters from the data are shown as '?'. */
void err_print(const struct err *err, enum language language, FILE *to);

/* The text as a terminal may show it: control characters as '?'. */
sv err_shown(struct arena *a, sv text);

/* One message in its parts, for the two that print them: err_print and problem_print. */
struct err_line {
    struct place place;
    enum severity severity;
    sv code, text, hint; /* hint: may be empty */
};
void err_print_line(const struct err_line *line, enum language language, FILE *to);

WF_NORETURN void bug_at(const char *file, int line, const char *what);
#define WF_BUG(what) bug_at(__FILE__, __LINE__, what)
#define WF_ASSERT(cond) ((cond) ? (void)0 : bug_at(__FILE__, __LINE__, "assertion failed: " #cond))

/* What an iterator says. End of input and failure are never the same value. */
enum step { STEP_ITEM, STEP_END, STEP_FAIL };

#endif
