/* nobody : names and labels that are nobody's of the list of people, gathered while the sources are
 * read, and told once each: with how often, the nearest candidates, and the line to paste.
 */
#ifndef WF_NOBODY_H
#define WF_NOBODY_H

#include "0_base/problem.h"
#include "2_ingest/roster.h"

enum nobody_kind { NOBODY_SPEAKER, NOBODY_ATTENDEE, NOBODY_TIE, NOBODY_DOCUMENT };

struct nobody_name {
    enum nobody_kind kind;
    sv text;
    sv document;    /* a label: where it first stands */
    struct place place; /* the first               */
    bool several;   /* it is more than one person's */
    bool anonymous; /* a label such as "Spreker 2"  */
    int64_t times;  /* cells, or turns              */
    int64_t documents;
};

struct nobody {
    struct arena *a;
    struct roster *roster;
    struct nobody_name *items;
    size_t count, capacity;
    struct keys known;
};

/* A name in a cell (times 1), or a label in a document (times: its turns; once for each document).
 * The same name in one file is one; the same label in several documents too, unless it is anonymous or
 * several people's: then it may be another in each. */
void nobody_add(struct nobody *n, const struct nobody_name *name);

/* Tells all, in the order in which they were met, and proposes who it may be. */
void nobody_tell(const struct nobody *n, struct problems *problems, struct table *proposals);

/* Tells people of the list who may be one person. */
void nobody_tell_pairs(struct arena *a, struct roster *roster, sv file, struct problems *problems,
                       struct table *proposals);

/* Under which name a label stands in a table: as it is when it names nobody, else as a pseudonym. */
sv nobody_shown(struct arena *a, const struct roster *roster, sv text, bool anonymous);

#endif
