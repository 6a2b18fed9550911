/* columns : which column of a user's table is which of ours: by its name, by a synonym
 * (columns.def), or proposed by what it is called and what its cells hold. Public: ingest maps with
 * it, and whoever proposes a study.xml asks it for the lines to write.
 */
#ifndef WF_COLUMNS_H
#define WF_COLUMNS_H

#include "0_base/sheet.h"

/* How a column of the user came to be one of ours. The first three are used; a proposed one is not. */
enum columns_how {
    COLUMNS_STUDY,     /* study.xml says so: <column name="…" from="…"/>       */
    COLUMNS_SAME,      /* it has our name, in any case of letters              */
    COLUMNS_SYNONYM,   /* it has a name that is a plain translation of ours    */
    COLUMNS_PROPOSED,  /* its name or its cells make it likely                 */
    COLUMNS_ATTRIBUTE, /* it is none of ours, and kept as an attribute         */
    COLUMNS_IGNORED,   /* it is none of ours, and not read                     */
};
const char *columns_how_name(enum columns_how how); /* "study", "same", … */

/* What is known outside the sheet; all may be absent. */
struct columns_known {
    const struct keys *people;     /* ids and names of people, as columns_fold() gives them */
    const struct keys *activities; /* ids of activities */
    const struct keys *documents;  /* ids of documents, and names of files  */
};

struct columns_match {
    const char *name; /* ours */
    bool needed;
    ptrdiff_t column; /* of the sheet, -1: none looks like it        */
    ptrdiff_t numbers; /* one that is called so, but holds numbers instead of people, or -1 */
    ptrdiff_t second; /* joined to it by a blank (first and last name), or -1 */
    enum columns_how how; /* SAME, SYNONYM or PROPOSED               */
    int score;        /* 0 to 100; 100: SAME or SYNONYM              */
};

/* For each column of ours of that kind of table ("people", "activities", …), in the order of
 * columns.def, the sheet's column that is most likely it. No column of the sheet is given twice.
 * `taken`: columns that are spoken for (NULL: none). `count` is 0 for an unknown kind. */
void columns_match(struct arena *a, const char *kind, const struct sheet *sheet, const bool *taken,
                   const struct columns_known *known, struct columns_match **matches, size_t *count);

/* The kind of table that the sheet most looks like, with its score from 0 to 100, or NULL when it
 * looks like none: then a needed column of every kind is missing. */
const char *columns_kind(struct arena *a, const struct sheet *sheet, const struct columns_known *known, int *score);

/* The line for study.xml: <column name="date" from="Datum bijeenkomst"/> */
sv columns_line(struct arena *a, const struct sheet *sheet, const struct columns_match *match);

/* The form under which names and ids are compared here: without accents, case and signs. */
sv columns_fold(struct arena *a, sv text);

/* The consent that a cell tells under this header; NULL when it tells none we know. "Ingetrokken: ja" and
 * "Geen toestemming: ja" are that of who withdrew. */
const char *columns_consent(sv header, sv cell, const char **choices);

#endif
