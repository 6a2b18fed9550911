/* say : numbers, people and tables in the words of the report. Private to 6_report. */
#ifndef WF_SAY_H
#define WF_SAY_H

#include "6_report/section.h"

/* "12.345" in Dutch, "12,345" in English. */
sv say_count(struct arena *a, enum language language, int64_t n);
/* "1 gesprek", "12.345 gesprekken": a label with a number. */
sv say_some(struct arena *a, enum language language, int64_t n, enum label what);
/* "3,10"; a value that is not there is "–". */
sv say_real(struct arena *a, enum language language, double x, int digits);
sv say_maybe(struct arena *a, enum language language, struct maybe_real x, int digits);
/* 0.125: "12,5%" with one digit; without a whole ("of 0"): "–". */
sv say_share(struct arena *a, enum language language, double part, double whole, int digits);
/* "1,2 tot 3,4", or "–" */
sv say_interval(struct arena *a, enum language language, struct maybe_real low,
                struct maybe_real high, int digits);
/* "12 maart 2025", or "–" */
sv say_date(struct arena *a, enum language language, struct maybe_date date);
/* "bewoner"; a word that is no role stays as it is. */
sv say_role(enum language language, sv role);
/* A value of a grouping as people read it: a role in words, others as they are. */
sv say_group(enum language language, sv by, sv group);
/* The short pseudonym of a person. */
sv say_person(const struct corpus *corpus, sv person);

/* A text in which people stand as "[pseudonym]", with their short ones. */
sv say_short(struct arena *a, const struct corpus *corpus, sv text);

sv say_label(enum language language, enum label label);

/* For names of files and anchors: ASCII letters, digits, - and _; others become -. */
sv say_slug(struct arena *a, sv text);

struct say_column {
    enum label head;
    bool number;
};
struct grid *say_table(struct document *d, sv caption, const struct say_column *columns,
                       size_t count, sv source);
struct grid *say_grid(struct document *d, sv caption, const struct say_column *columns,
                      size_t count, sv source);

#endif
