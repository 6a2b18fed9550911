/* source : one table of the user while it is read: its columns, and what became of each row.
 *
 * Every row under the header is used, or rejected with a problem at its place and whole in
 * rejected.csv, or belongs to someone who withdrew: then it counts as if it were not there.
 */
#ifndef WF_SOURCE_H
#define WF_SOURCE_H

#include "2_ingest/columns.h"
#include "2_ingest/ingest.h"
#include "2_ingest/nobody.h"
#include "2_ingest/roster.h"

struct source {
    struct arena *a;
    struct problems *problems;
    const char *kind; /* intake.kind */
    const struct study_source *from;
    sv study_file;
    struct sheet sheet;
    const char *const *names;        /* of this kind of table, NULL-terminated      */
    const struct columns_known *known; /* for proposals                             */
    sv *ours;                        /* our name of each of the file's columns, or "" */
    enum columns_how *how;           /* and by what                                 */
    struct table *mappings;          /* where source_map() has put them             */
    size_t first_mapping;
    bool attributes;                 /* columns that are none of ours are kept      */
    bool usable;  /* false: a needed column is missing           */
    bool pseudonyms;
    struct nobody *nobody; /* names that are nobody's go there */
    bool *forgot; /* of each cell, row by row: who withdrew was taken out of it (forget.h) */
    int64_t rejected, withdrawn;
};

/* Finds the table and its header; false, with a problem, when it cannot be read. `names`: the
 * columns of this kind of table, NULL-terminated; other names in <column> are attributes when
 * `attributes`, and a warning otherwise. A header that is a plain translation of a name of ours
 * (columns.def) is read as that, which is told. */
bool source_open(struct arena *a, const char *kind, const struct study_source *from, sv study_file, sv bytes,
                 const char *const *names, bool attributes, bool pseudonyms, const struct columns_known *known,
                 struct problems *problems, struct source *s) WF_MUST_USE;

/* The number of the column that has this name, or -1. */
ptrdiff_t source_column(struct source *s, const char *name);
/* The same; a missing one is an error, and makes the table unusable. */
ptrdiff_t source_needed(struct source *s, const char *name);
/* The line for study.xml that says the column is that of ours; with a last name beside a first name. */
sv source_line(struct source *s, const char *name, size_t column);
/* Our name of the column, else what it is called among the attributes: by the file. */
sv source_attribute(const struct source *s, size_t column);

sv source_cell(const struct sheet_row *row, ptrdiff_t column);
/* Whether someone who withdrew was in that cell; column -1: no. */
bool source_forgot(const struct source *s, const struct sheet_row *row, ptrdiff_t column);
/* "log.csv:12" */
sv source_row_key(const struct source *s, const struct sheet_row *row);

/* A problem at a cell (column -1: at the row), and the row is not used. */
void source_reject(struct source *s, const struct sheet_row *row, ptrdiff_t column, enum message why,
                   struct args args);
void source_reject_err(struct source *s, const struct sheet_row *row, ptrdiff_t column, const struct err *err);
/* A problem at a cell; the row goes on. */
void source_warn(struct source *s, const struct sheet_row *row, ptrdiff_t column, enum message what,
                 struct args args);

/* How a column writes its dates: as the study says, else as its cells show, else as the other dates of
 * the file do. Where nothing shows whether the day or the month comes first, that is an error, and the
 * dates for which it matters are not used; the others are. */
struct source_dates {
    ptrdiff_t column;
    enum date_format format; /* DATE_UNKNOWN: only dates that leave no doubt     */
    bool refused;            /* some leave doubt, and that is told of the column */
};
struct source_dates source_dates(struct source *s, const char *name);
/* False: no such date; `err` says why. */
bool source_date(const struct sheet_row *row, const struct source_dates *dates, struct maybe_date *out,
                 struct err *err) WF_MUST_USE;

/* The decimal sign of a column: as the study says, else a comma when only commas occur. */
struct source_reals {
    ptrdiff_t column;
    char decimal;
    bool hours; /* a time of 1:30 is one and a half */
};
struct source_reals source_reals(struct source *s, const char *name);
bool source_real(const struct sheet_row *row, const struct source_reals *reals, double low, struct maybe_real *out,
                 struct err *err) WF_MUST_USE;

/* A whole number, in which thousands may be parted. */
bool source_whole(const struct sheet_row *row, ptrdiff_t column, int64_t low, int64_t high, int64_t *out,
                  struct err *err) WF_MUST_USE;

/* The English value of a kind ("role", "consent"); an unknown one is a warning and "". */
sv source_value(struct source *s, const struct sheet_row *row, ptrdiff_t column, const char *kind);

/* Whom a cell names; unknown and ambiguous people are told in the end (nobody.h). */
bool source_person(struct source *s, const struct sheet_row *row, ptrdiff_t column, sv text, struct roster *roster,
                   size_t *person) WF_MUST_USE;

/* Rows that stand in the file twice, letter for letter: true for the later ones. */
bool *source_doubles(const struct source *s);

/* Adds what each of the file's columns was taken for. What its dates or numbers look like follows when
 * they are asked for. */
void source_map(struct source *s, struct table *mappings);

/* Adds what became of the rows; those of a table that is not usable are all rejected. */
void source_count(struct source *s, struct table *intake);

#endif
