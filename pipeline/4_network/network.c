#include "4_network/network.h"

#include "4_network/measure.h"
#include "4_network/rule.h"

#include <math.h>
#include <stdlib.h>

#define TABLE TABLE_SOURCE_TABLE
#define COLUMN TABLE_SOURCE_COLUMN
#include "4_network/tables.def"
#undef TABLE
#undef COLUMN

#define TABLE(name, nl, en, ...) STORE_PART(networks, name)
static const struct store_part parts[] = {
#include "4_network/tables.def"
};
#undef TABLE
const struct store_set networks_set = { parts, WF_COUNT(parts) };

/* ---- people -------------------------------------------------------------------------------- */

struct person {
    sv id;
    size_t row;
};

static int by_id(const void *x, const void *y)
{
    return sv_cmp(((const struct person *)x)->id, ((const struct person *)y)->id);
}

static void add_people(struct arena *a, const struct corpus *corpus, const bool *include,
                       struct network *network)
{
    struct arena scratch = { 0 };
    struct person *people = ARENA_NEW(&scratch, struct person, corpus->people.count);
    for (size_t row = 0; row < corpus->people.count; row++) {
        const struct people_row *p = people_at(&corpus->people, row);
        enum role role;
        if (!study_role_parse(p->role, &role)) WF_BUG("a role that the corpus cannot hold");
        if (include[role]) people[network->person_count++] = (struct person){ p->person, row };
    }
    qsort(people, network->person_count, sizeof *people, by_id);
    network->people = ARENA_NEW(a, size_t, network->person_count);
    for (size_t i = 0; i < network->person_count; i++) network->people[i] = people[i].row;
    arena_free(&scratch);
}

bool network_find(const struct corpus *corpus, const struct network *network, sv person,
                  size_t *index)
{
    size_t low = 0, high = network->person_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int c = sv_cmp(people_at(&corpus->people, network->people[middle])->person, person);
        if (c == 0) {
            *index = middle;
            return true;
        }
        if (c < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

/* ---- ties ---------------------------------------------------------------------------------- */

static int by_ends(const void *x, const void *y)
{
    const struct tie *s = x, *t = y;
    if (s->a != t->a) return s->a < t->a ? -1 : 1;
    return s->b < t->b ? -1 : s->b > t->b;
}

static int by_row(const void *x, const void *y)
{
    const struct tie_reason *r = x, *s = y;
    int c = sv_cmp(r->row, s->row);
    return c ? c : sv_cmp(r->activity, s->activity);
}

/* Puts what a rule made in order, and holds it against what network.h promises. */
static void settle(struct network *n)
{
    if (n->tie_count) qsort(n->ties, n->tie_count, sizeof *n->ties, by_ends);
    for (size_t i = 0; i < n->tie_count; i++) {
        const struct tie *t = &n->ties[i];
        WF_ASSERT(t->a < n->person_count && t->b < n->person_count && t->a != t->b);
        WF_ASSERT(n->directed || t->a < t->b);
        WF_ASSERT(i == 0 || by_ends(t - 1, t) < 0);
        WF_ASSERT(isfinite(t->weight) && t->weight > 0);
        WF_ASSERT(t->reason_count > 0 && t->first_reason <= n->reason_count &&
                  t->reason_count <= n->reason_count - t->first_reason);
        qsort(n->reasons + t->first_reason, t->reason_count, sizeof *n->reasons, by_row);
    }
}

/* ---- rules --------------------------------------------------------------------------------- */

#define RULE(id) &rule_##id,
static const struct rule *const rules[] = {
#include "4_network/rules.def"
};
#undef RULE

/* The names of the rules for a source, for a hint. */
static sv rule_names(struct arena *a, enum network_from from)
{
    sv names = SV("");
    for (size_t i = 0; i < WF_COUNT(rules); i++)
        if (rules[i]->from == from)
            names = arena_format(a, "%.*s%s%s", SV_ARG(names), names.n ? ", " : "", rules[i]->id);
    return names;
}

static const struct rule *find_rule(const struct study_network *spec)
{
    for (size_t i = 0; i < WF_COUNT(rules); i++)
        if (rules[i]->from == spec->from && (spec->rule.n == 0 || sv_is(spec->rule, rules[i]->id)))
            return rules[i];
    return NULL;
}

const char *network_rule(const struct study_network *spec)
{
    const struct rule *rule = find_rule(spec);
    return rule ? rule->id : NULL;
}

bool network_build(struct arena *a, const struct corpus *corpus, const struct study_network *spec,
                   struct network *network, struct err *err)
{
    const struct rule *rule = find_rule(spec);
    if (!rule)
        return err_at(
            err, spec->place, MESSAGE_NETWORK_RULE,
            ARGS(ARG_SV(spec->rule), ARG_SV(spec->id), ARG_SV(rule_names(a, spec->from))));
    *network = (struct network){ .id = spec->id, .window = SV("all"), .directed = spec->directed };
    add_people(a, corpus, spec->include, network);
    if (!rule->build(a, corpus, spec, network, err)) {
        WF_ASSERT(err->status != STATUS_OK);
        return false;
    }
    settle(network);
    return true;
}

/* ---- what others read ---------------------------------------------------------------------- */

bool networks_read(struct arena *a, const struct store *store, struct networks *networks,
                   struct err *err)
{
    return store_read_set(a, store, "network/all", &networks_set, networks, err);
}

const char *network_rule_definition(sv rule, enum language language)
{
    for (size_t i = 0; i < WF_COUNT(rules); i++)
        if (sv_is(rule, rules[i]->id)) return rules[i]->definition[language];
    return NULL;
}

const char *network_measure_name(sv measure, enum language language)
{
    size_t count;
    const struct measure *const *all = measure_all(&count);
    for (size_t i = 0; i < count; i++)
        if (sv_is(measure, all[i]->id)) return all[i]->name[language];
    return NULL;
}

static void print_field(enum label name, const char *text, enum language language, FILE *to)
{
    fprintf(to, "    %s: %s\n", text_label(name, language), text);
}

void network_measures(enum language language, FILE *to)
{
    size_t count;
    const struct measure *const *all = measure_all(&count);
    for (size_t i = 0; i < WF_COUNT(rules); i++)
        fprintf(to, "%s  %s\n    %s\n\n", rules[i]->id, text_label(LABEL_MEASURE_TIE_RULE, language),
                rules[i]->definition[language]);
    for (size_t i = 0; i < count; i++) {
        const struct measure *m = all[i];
        enum label level =
            m->level == MEASURE_PERSON ? LABEL_MEASURE_PER_PERSON : LABEL_MEASURE_PER_NETWORK;
        fprintf(to, "%s%s  %s (%s)\n", i ? "\n" : "", m->id, m->name[language],
                text_label(level, language));
        fprintf(to, "    %s\n", m->definition[language]);
        print_field(LABEL_MEASURE_RANGE, text_label(m->range, language), language, to);
        print_field(LABEL_MEASURE_NO_VALUE, text_label(m->undefined, language), language, to);
        print_field(LABEL_MEASURE_SOURCE, m->source, language, to);
    }
}
