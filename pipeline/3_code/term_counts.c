#include "3_code/term_counts.h"

#include "0_base/token.h"
#include "3_code/intern.h"

#include <stdlib.h>

/* A term is dominating when it makes more than half of this many hits or more of its theme. */
enum { DOMINATING_HITS = 10 };

struct pair {
    int64_t term, other;
};

static int by_pair(const void *p, const void *q)
{
    const struct pair *x = p, *y = q;
    if (x->term != y->term) return x->term < y->term ? -1 : 1;
    return (x->other > y->other) - (x->other < y->other);
}

/* Sorts the pairs and keeps one of each; returns how many are left. */
static size_t distinct(struct pair *pairs, size_t count)
{
    size_t kept = 0;
    if (count > 1) qsort(pairs, count, sizeof *pairs, by_pair);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || by_pair(&pairs[kept - 1], &pairs[i]) != 0) pairs[kept++] = pairs[i];
    return kept;
}

static void count_spread(struct arena *a, const struct corpus *corpus, struct coding *coding)
{
    size_t n = coding->codings.count, speaker_count;
    size_t *speakers = coding_speakers(a, corpus, &speaker_count);
    struct pair *documents = ARENA_NEW(a, struct pair, n + 1),
                *people = ARENA_NEW(a, struct pair, n + 1);
    for (size_t i = 0; i < n; i++) {
        const struct codings_row *row = codings_at(&coding->codings, i);
        lexicon_terms_at(&coding->lexicon_terms, (size_t)row->term_row)->hits++;
        documents[i] = (struct pair) { row->term_row, row->document_row };
        people[i] = (struct pair) { row->term_row, (int64_t)speakers[row->utterance_row] };
    }
    size_t left = distinct(documents, n);
    for (size_t i = 0; i < left; i++)
        lexicon_terms_at(&coding->lexicon_terms, (size_t)documents[i].term)->documents++;
    left = distinct(people, n);
    for (size_t i = 0; i < left; i++)
        lexicon_terms_at(&coding->lexicon_terms, (size_t)people[i].term)->speakers++;
}

/* Which terms stand, in the same form, in more than one theme of their lexicon. */
static bool *find_ambiguous(struct arena *a, const struct table *terms)
{
    struct intern forms = intern_new(a);
    size_t *form = ARENA_NEW(a, size_t, terms->count + 1);
    int64_t *theme = ARENA_NEW(a, int64_t, terms->count + 1);
    bool *several = ARENA_NEW(a, bool, terms->count + 1),
         *ambiguous = ARENA_NEW(a, bool, terms->count + 1);
    for (size_t i = 0; i < terms->count; i++) {
        const struct lexicon_terms_row *row = lexicon_terms_at(terms, i);
        size_t before = forms.count;
        form[i] = intern_add(&forms, arena_format(a, "%.*s\n%.*s", SV_ARG(row->lexicon),
                                                  SV_ARG(token_fold(a, row->term))));
        if (form[i] == before) theme[before] = row->theme_row;
        if (theme[form[i]] != row->theme_row) several[form[i]] = true;
    }
    for (size_t i = 0; i < terms->count; i++) ambiguous[i] = several[form[i]];
    return ambiguous;
}

void term_counts_fill(struct arena *a, const struct corpus *corpus, struct coding *coding)
{
    struct table *terms = &coding->lexicon_terms;
    int64_t *theme_hits = ARENA_NEW(a, int64_t, coding->themes.count + 1);
    count_spread(a, corpus, coding);
    bool *ambiguous = find_ambiguous(a, terms);
    for (size_t i = 0; i < terms->count; i++)
        theme_hits[lexicon_terms_at(terms, i)->theme_row] += lexicon_terms_at(terms, i)->hits;
    for (size_t i = 0; i < terms->count; i++) {
        struct lexicon_terms_row *row = lexicon_terms_at(terms, i);
        int64_t all = theme_hits[row->theme_row];
        if (all) row->share = SOME_REAL((double)row->hits / (double)all);
        if (row->hits == 0)
            row->verdict = SV("never");
        else if (all >= DOMINATING_HITS && 2 * row->hits > all)
            row->verdict = SV("dominating");
        else if (ambiguous[i])
            row->verdict = SV("ambiguous");
    }
}
