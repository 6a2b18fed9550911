/* opt : one table row for each option: it parses, checks, explains and records itself. */
#ifndef WF_OPT_H
#define WF_OPT_H

#include "0_base/err.h"

enum opt_kind { OPT_FLAG, OPT_INT, OPT_REAL, OPT_TEXT, OPT_CHOICE };

struct opt {
    const char *name; /* "jobs": --jobs N */
    char letter;      /* 0: none */
    enum opt_kind kind;
    size_t offset;     /* of a bool, int64_t, double, const char * or int64_t (choice index) */
    const char *value; /* "N", "DIR" in the help */
    enum label help;   /* one line, unit included */
    double low, high;  /* OPT_INT and OPT_REAL */
    const char *const *choices; /* OPT_CHOICE, NULL-terminated */
};

/* Fills *settings (already holding the defaults) and moves the operands to the front of args.
 * "--name=value" and "--name value" are alike; "--" ends the options. No abbreviations.
 *
 * Errors: 64 for an unknown option (with the nearest name), a missing, malformed or superfluous
 *         value, a repeated option. */
bool opt_parse(struct arena *a, const struct opt *table, size_t rows, void *settings,
               const char **args, size_t *count, struct err *err) WF_MUST_USE;

/* One line for each row; `defaults` supplies what is printed between brackets. */
void opt_help(const struct opt *table, size_t rows, const void *defaults, enum language language,
              FILE *to);

/* The value of one row as text: what the run really used, for run.json. */
sv opt_value(struct arena *a, const struct opt *row, const void *settings);

#endif
