/* periods : what role somebody had when. A person may stand on the list in several rows, each with a role
 * and the days from which and until which she had it.
 *
 * A missing `from` is the beginning, a missing `until` is the day on which her next role begins, or
 * the end. On a day on which one role ends and the next begins, the next counts.
 */
#ifndef WF_PERIODS_H
#define WF_PERIODS_H

#include "2_ingest/roster.h"

/* Takes a period that does not contradict those she has; else false, with the line of the other and
 * why: ROLE_UNDATED when neither says when it begins, ROLE_OVERLAP. */
bool periods_add(struct roster *r, const struct roster_period *period, enum message *why, size_t *line) WF_MUST_USE;

/* Her role on a day: that of the period, else of the nearest before it, else her last. */
enum role periods_role(const struct roster *r, size_t person, struct maybe_date day);

/* Whether the list gives her times and the day is in none of them. */
bool periods_outside(const struct roster *r, size_t person, struct maybe_date day);

/* The period that begins last; NULL when she has none. */
const struct roster_period *periods_last(const struct roster *r, size_t person);

/* To and from the store; nobody who withdrew is in it. People are called by what they are shown as. */
void periods_save(struct arena *a, const struct roster *r, struct table *roles);
void periods_load(struct roster *r, const struct table *roles);

#endif
