/* grouping : whose words count, and how they are split into groups. Private to 5_statistics.
 *
 * What an interviewer says is left out everywhere, unless the study includes it. Who has no value
 * for an attribute stands in none of its groups.
 */
#ifndef WF_GROUPING_H
#define WF_GROUPING_H

#include "5_statistics/statistic.h"

struct group {
    sv name;
    sv filter;      /* of utterances and codings alike, as in the table evidence */
    enum role role; /* of by = role */
};

struct grouping {
    sv by; /* "all", "role", an attribute of people, "setting" */
    struct group *groups;
    size_t group_count, group_capacity;
    size_t *of; /* for each utterance: its group, or SIZE_MAX when it does not count */
};

struct groupings {
    struct grouping *items;
    size_t count, capacity;
};

/* all, then each group attribute of the study, then, when asked for, setting. Roles in the order of
 * enum role, other values by bytes; only groups that say something. */
struct groupings grouping_list(struct arena *a, const struct statistic_input *in,
                               bool with_setting);

/* "by=name", and "all" for everybody: how `results` calls a group. */
sv grouping_label(struct arena *a, const struct grouping *grouping, size_t group);

#endif
