#include "2_ingest/periods.h"

/* Without a date of beginning it began before all that have one. */
static int compare_from(const struct roster_period *x, const struct roster_period *y)
{
    if (x->from.has != y->from.has) return x->from.has ? 1 : -1;
    if (!x->from.has || x->from.days == y->from.days) return 0;
    return x->from.days < y->from.days ? -1 : 1;
}

bool periods_add(struct roster *r, const struct roster_period *period, enum message *why, size_t *line)
{
    for (size_t i = 0; i < r->period_count; i++) {
        const struct roster_period *other = &r->periods[i];
        if (other->person != period->person) continue;
        int order = compare_from(other, period);
        const struct roster_period *early = order < 0 ? other : period, *late = order < 0 ? period : other;
        *line = other->line;
        *why = order == 0 && !period->from.has ? MESSAGE_ROLE_UNDATED : MESSAGE_ROLE_OVERLAP;
        if (order == 0 || (early->until.has && early->until.days > late->from.days)) return false;
    }
    *ARENA_PUSH(r->a, r->periods, r->period_count, r->period_capacity) = *period;
    return true;
}

/* The period of hers that begins last, no later than `day` when that is known. */
static const struct roster_period *begun_by(const struct roster *r, size_t person, struct maybe_date day)
{
    const struct roster_period *last = NULL;
    for (size_t i = 0; i < r->period_count; i++) {
        const struct roster_period *p = &r->periods[i];
        if (p->person != person || (day.has && p->from.has && p->from.days > day.days)) continue;
        if (!last || compare_from(last, p) < 0) last = p;
    }
    return last;
}

enum role periods_role(const struct roster *r, size_t person, struct maybe_date day)
{
    const struct roster_period *p = begun_by(r, person, day);
    return p ? p->role : r->people[person].role;
}

bool periods_outside(const struct roster *r, size_t person, struct maybe_date day)
{
    const struct roster_period *p = begun_by(r, person, day);
    if (!day.has) return false;
    return p ? p->until.has && p->until.days < day.days : periods_last(r, person) != NULL;
}

const struct roster_period *periods_last(const struct roster *r, size_t person)
{
    return begun_by(r, person, (struct maybe_date){ 0, false });
}

/* ---- the store ----------------------------------------------------------------------------- */

void periods_save(struct arena *a, const struct roster *r, struct table *roles)
{
    *roles = table_new(table_roles());
    for (size_t i = 0; i < r->period_count; i++) {
        const struct roster_period *p = &r->periods[i];
        if (r->people[p->person].withdrawn) continue;
        *roles_add(a, roles) = (struct roles_row){ r->people[p->person].shown, p->from, p->until,
                                                       sv_from_cstr(study_role_name(p->role)) };
    }
    table_sort(roles);
}

void periods_load(struct roster *r, const struct table *roles)
{
    for (size_t i = 0; i < roles->count; i++) {
        const struct roles_row *row = roles_at(roles, i);
        struct roster_period p = { .from = row->from, .until = row->until };
        const size_t *person = keys_find(&r->shown, row->person);
        WF_ASSERT(person && study_role_parse(row->role, &p.role));
        p.person = *person;
        *ARENA_PUSH(r->a, r->periods, r->period_count, r->period_capacity) = p;
    }
}
