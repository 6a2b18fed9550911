#include "5_statistics/grouping.h"

#include <stdlib.h>

static bool counts(const struct statistic_input *in, const struct utterances_row *u)
{
    return in->study->include_interviewer || !sv_is(u->role, study_role_name(ROLE_INTERVIEWER));
}

/* The group an utterance belongs to; "" when to none. */
static sv value_of(const struct statistic_input *in, sv by, const struct utterances_row *u)
{
    if (sv_is(by, "all")) return by;
    if (sv_is(by, "role")) return u->role;
    if (sv_is(by, "setting")) {
        ptrdiff_t document = corpus_document(in->corpus, u->document);
        WF_ASSERT(document >= 0);
        return documents_at(&in->corpus->documents, (size_t)document)->setting;
    }
    ptrdiff_t person = u->person.n ? corpus_person(in->corpus, u->person) : -1;
    return person < 0 ? SV("") : corpus_attribute(in->corpus, (size_t)person, by);
}

static sv filter_of(struct arena *a, const struct statistic_input *in, sv by, sv value)
{
    struct buffer b = { .a = a };
    const char *interviewer = study_role_name(ROLE_INTERVIEWER);
    if (sv_is(by, "role")) {
        results_filter_add(&b, SV("role"), true, value);
        return buffer_sv(&b);
    }
    if (!in->study->include_interviewer)
        results_filter_add(&b, SV("role"), false, sv_from_cstr(interviewer));
    if (sv_is(by, "setting"))
        results_filter_add(&b, SV("documents.setting"), true, value);
    else if (!sv_is(by, "all"))
        results_filter_add(&b, arena_format(a, "people.%.*s", SV_ARG(by)), true, value);
    return buffer_sv(&b);
}

/* Roles in the order of the enum (others hold 0 there), then by bytes. */
static int by_name(const void *p, const void *q)
{
    const struct group *x = p, *y = q;
    if (x->role != y->role) return x->role < y->role ? -1 : 1;
    return sv_cmp(x->name, y->name);
}

static size_t find_group(const struct grouping *g, sv name)
{
    for (size_t i = 0; i < g->group_count; i++)
        if (sv_eq(g->groups[i].name, name)) return i;
    return SIZE_MAX;
}

static struct grouping build(struct arena *a, const struct statistic_input *in, sv by)
{
    const struct table *utterances = &in->corpus->utterances;
    struct grouping g = { .by = by, .of = ARENA_NEW(a, size_t, utterances->count + 1) };
    sv *values = ARENA_NEW(a, sv, utterances->count + 1);
    for (size_t i = 0; i < utterances->count; i++) {
        const struct utterances_row *u = utterances_at(utterances, i);
        if (!counts(in, u)) continue;
        values[i] = value_of(in, by, u);
        if (values[i].n == 0 || find_group(&g, values[i]) != SIZE_MAX) continue;
        struct group group = { .name = values[i], .filter = filter_of(a, in, by, values[i]) };
        bool known = !sv_is(by, "role") || study_role_parse(values[i], &group.role);
        WF_ASSERT(known);
        *ARENA_PUSH(a, g.groups, g.group_count, g.group_capacity) = group;
    }
    if (g.group_count > 1) qsort(g.groups, g.group_count, sizeof *g.groups, by_name);
    for (size_t i = 0; i < utterances->count; i++)
        g.of[i] = values[i].n ? find_group(&g, values[i]) : SIZE_MAX;
    return g;
}

struct groupings grouping_list(struct arena *a, const struct statistic_input *in, bool with_setting)
{
    struct groupings list = { 0 };
    struct grouping g = build(a, in, SV("all"));
    *ARENA_PUSH(a, list.items, list.count, list.capacity) = g;
    for (size_t i = 0; i < in->study->group_count; i++) {
        g = build(a, in, in->study->groups[i]);
        *ARENA_PUSH(a, list.items, list.count, list.capacity) = g;
    }
    if (!with_setting) return list;
    g = build(a, in, SV("setting"));
    *ARENA_PUSH(a, list.items, list.count, list.capacity) = g;
    return list;
}

sv grouping_label(struct arena *a, const struct grouping *grouping, size_t group)
{
    if (sv_is(grouping->by, "all")) return grouping->by;
    return arena_format(a, "%.*s=%.*s", SV_ARG(grouping->by), SV_ARG(grouping->groups[group].name));
}
