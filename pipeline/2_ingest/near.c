#include "2_ingest/near.h"

#include "0_base/out.h"

#include <stdlib.h>

/* Whether a name of the roster is one that people go by. */
static bool is_name(const struct roster_name *n)
{
    if (strcmp(n->kind, "first") == 0) return false; /* part of the whole name */
    if (strcmp(n->kind, "id") != 0) return true;
    for (size_t i = 0; i < n->text.n; i++)
        if (sv_digit_byte(n->text.p[i]) || n->text.p[i] == '_') return false;
    return n->text.n > 2;
}

/* Names are taken apart once. */
static void parse_names(struct roster *r)
{
    while (r->parsed_count < r->name_count) {
        const struct roster_name *n = &r->names[r->parsed_count];
        struct name parsed = { .count = 0 };
        if (is_name(n)) parsed = name_parse(r->a, n->text);
        *ARENA_PUSH(r->a, r->parsed, r->parsed_count, r->parsed_capacity) = parsed;
    }
}

/* The higher score first; of equals the lower id. */
static int compare(const struct roster *r, const struct near_candidate *x, const struct near_candidate *y)
{
    if (x->score != y->score) return x->score < y->score ? 1 : -1;
    return sv_cmp(r->people[x->person].id, r->people[y->person].id);
}

static void put(struct near *near, const struct roster *r, struct near_candidate c)
{
    size_t i = near->count;
    if (near->count < NEAR_MOST)
        near->count++;
    else if (compare(r, &c, &near->items[--i]) > 0)
        return;
    for (; i && compare(r, &c, &near->items[i - 1]) < 0; i--) near->items[i] = near->items[i - 1];
    near->items[i] = c;
}

/* Whose name or first name it is: when several people have it, nobody else is meant. */
static bool *find_owners(struct arena *a, const struct roster *r, sv folded)
{
    bool *owners = ARENA_NEW(a, bool, r->count), any = false;
    for (size_t i = 0; i < r->name_count; i++) {
        if (!sv_eq(r->names[i].folded, folded)) continue;
        owners[r->names[i].person] = true;
        any = true;
    }
    return any ? owners : NULL;
}

/* A first name among the aliases says nothing of a whole name: her own whole name does. */
static bool beside(const struct roster *r, size_t name, const struct name *wanted)
{
    const struct roster_name *n = &r->names[name];
    return strcmp(n->kind, "alias") == 0 && r->people[n->person].name.n && r->parsed[name].count == 1 &&
           wanted->count > 1;
}

struct near near_find(struct roster *r, sv text)
{
    struct arena scratch = { 0 };
    struct near near = { .count = 0 };
    struct name wanted = name_parse(&scratch, text);
    struct near_candidate *best = ARENA_NEW(&scratch, struct near_candidate, r->count);
    const bool *owners = find_owners(&scratch, r, wanted.folded);
    size_t found = 0;
    parse_names(r);
    for (size_t i = 0; i < r->name_count; i++) {
        struct near_candidate *c = &best[r->names[i].person];
        if (!is_name(&r->names[i]) || beside(r, i, &wanted) || (owners && !owners[r->names[i].person])) continue;
        struct alike alike = alike_compare(&wanted, &r->parsed[i]);
        bool better = alike.score > c->score || (alike.score == c->score && alike.reasons < c->reasons);
        if (better) *c = (struct near_candidate){ r->names[i].person, alike.score, alike.reasons };
    }
    for (size_t i = 0; i < r->count; i++) {
        if (best[i].score < ALIKE_PROPOSED) continue;
        if (!r->people[i].withdrawn) {
            found++;
            put(&near, r, best[i]);
        } else if (best[i].score > near.withdrawn) {
            near.withdrawn = best[i].score;
        }
    }
    near.more = found - near.count;
    arena_free(&scratch);
    return near;
}

sv near_text(struct arena *a, const struct roster *r, const struct near *near, enum language language)
{
    struct buffer b = { .a = a };
    for (size_t i = 0; i < near->count; i++) {
        const struct near_candidate *c = &near->items[i];
        const struct roster_person *p = &r->people[c->person];
        if (i) buffer_cstr(&b, ", ");
        buffer_add(&b, p->id);
        if (p->name.n) buffer_printf(&b, " %.*s", SV_ARG(p->name));
        sv score = alike_score(a, c->score, language), why = alike_reasons(a, c->reasons, language);
        buffer_printf(&b, " (%.*s: %.*s)", SV_ARG(score), SV_ARG(why));
    }
    if (near->more) buffer_cstr(&b, ", …");
    return buffer_sv(&b);
}

/* ---- pairs --------------------------------------------------------------------------------- */

/* One word of a name of somebody. */
struct word {
    sv plain;
    size_t name;
};

static int by_word(const void *x, const void *y)
{
    const struct word *p = x, *q = y;
    int c = sv_cmp(p->plain, q->plain);
    return c ? c : (p->name > q->name) - (p->name < q->name);
}

static int by_people(const void *x, const void *y)
{
    const struct near_pair *p = x, *q = y;
    if (p->x != q->x) return p->x < q->x ? -1 : 1;
    if (p->y != q->y) return p->y < q->y ? -1 : 1;
    if (p->score != q->score) return p->score < q->score ? 1 : -1;
    return (p->reasons > q->reasons) - (p->reasons < q->reasons);
}

/* Whole names only: that two are called Fatma says nothing. */
static bool counts(const struct roster *r, size_t name)
{
    const struct roster_name *n = &r->names[name];
    const struct roster_person *p = &r->people[n->person];
    return strcmp(n->kind, "name") == 0 && p->roster && !p->withdrawn && r->parsed[name].count > 1;
}

static void compare_names(struct arena *a, const struct roster *r, size_t one, size_t other, struct near_pair **pairs,
                          size_t *count, size_t *capacity)
{
    size_t x = r->names[one].person, y = r->names[other].person;
    if (x == y || r->people[x].role == ROLE_ORGANISATION || r->people[y].role == ROLE_ORGANISATION) return;
    struct alike alike = alike_compare(&r->parsed[one], &r->parsed[other]);
    if (alike.score < ALIKE_LISTED) return;
    *ARENA_PUSH(a, *pairs, *count, *capacity) =
        (struct near_pair){ x < y ? x : y, x < y ? y : x, alike.score, alike.reasons };
}

void near_pairs(struct arena *a, struct roster *r, struct near_pair **pairs, size_t *count)
{
    struct word *words = NULL;
    size_t word_count = 0, word_capacity = 0, capacity = 0, kept = 0;
    *pairs = NULL;
    *count = 0;
    parse_names(r);
    for (size_t i = 0; i < r->name_count; i++)
        for (size_t k = 0; counts(r, i) && k < r->parsed[i].count; k++)
            *ARENA_PUSH(a, words, word_count, word_capacity) = (struct word){ r->parsed[i].words[k].plain, i };
    if (word_count) qsort(words, word_count, sizeof *words, by_word);
    for (size_t begin = 0, end; begin < word_count; begin = end) {
        for (end = begin; end < word_count && sv_eq(words[end].plain, words[begin].plain); end++)
            for (size_t i = begin; i < end; i++)
                compare_names(a, r, words[i].name, words[end].name, pairs, count, &capacity);
    }
    if (*count) qsort(*pairs, *count, sizeof **pairs, by_people);
    for (size_t i = 0; i < *count; i++) {
        const struct near_pair *p = &(*pairs)[i];
        if (kept && (*pairs)[kept - 1].x == p->x && (*pairs)[kept - 1].y == p->y) continue;
        (*pairs)[kept++] = *p;
    }
    *count = kept;
}
