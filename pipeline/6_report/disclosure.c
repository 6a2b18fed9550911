#include "6_report/disclosure.h"

#include <stdlib.h>

/* What somebody who knows the neighbourhood can count of one person. */
struct signature {
    size_t degree;
    const size_t *neighbours; /* their degrees, ascending */
};

static int by_ends(const void *p, const void *q)
{
    const struct disclosure_tie *x = p, *y = q;
    if (x->a != y->a) return x->a < y->a ? -1 : 1;
    return x->b < y->b ? -1 : x->b > y->b;
}

static int by_size(const void *p, const void *q)
{
    const size_t *x = p, *y = q;
    return *x < *y ? -1 : *x > *y;
}

static int by_signature(const void *p, const void *q)
{
    const struct signature *x = p, *y = q;
    if (x->degree != y->degree) return x->degree < y->degree ? -1 : 1;
    for (size_t i = 0; i < x->degree; i++)
        if (x->neighbours[i] != y->neighbours[i])
            return x->neighbours[i] < y->neighbours[i] ? -1 : 1;
    return 0;
}

/* Every pair once in each direction, sorted; returns how many. */
static size_t list_arcs(const struct disclosure_tie *ties, size_t tie_count,
                        struct disclosure_tie *arcs)
{
    size_t count = 0, kept = 0;
    for (size_t i = 0; i < tie_count; i++) {
        arcs[count++] = ties[i];
        arcs[count++] = (struct disclosure_tie) { ties[i].b, ties[i].a };
    }
    if (count) qsort(arcs, count, sizeof *arcs, by_ends);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || by_ends(&arcs[kept - 1], &arcs[i]) != 0) arcs[kept++] = arcs[i];
    return kept;
}

size_t disclosure_unique(struct arena *scratch, const struct disclosure_tie *ties, size_t tie_count,
                         size_t person_count)
{
    struct disclosure_tie *arcs = ARENA_NEW(scratch, struct disclosure_tie, 2 * tie_count + 1);
    size_t arc_count = list_arcs(ties, tie_count, arcs), unique = 0;
    struct signature *people = ARENA_NEW(scratch, struct signature, person_count + 1);
    size_t *neighbours = ARENA_NEW(scratch, size_t, arc_count + 1);
    for (size_t i = 0; i < arc_count; i++) people[arcs[i].a].degree++;
    for (size_t i = 0; i < arc_count; i++) neighbours[i] = people[arcs[i].b].degree;
    for (size_t i = 0, at = 0; i < person_count; at += people[i++].degree) {
        if (people[i].degree) qsort(neighbours + at, people[i].degree, sizeof *neighbours, by_size);
        people[i].neighbours = neighbours + at;
    }
    if (person_count) qsort(people, person_count, sizeof *people, by_signature);
    for (size_t i = 0; i < person_count; i++) {
        bool before = i > 0 && by_signature(&people[i - 1], &people[i]) == 0;
        bool after = i + 1 < person_count && by_signature(&people[i], &people[i + 1]) == 0;
        unique += !before && !after;
    }
    return unique;
}
