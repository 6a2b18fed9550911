#include "3_code/match.h"

#include "0_base/glob.h"
#include "0_base/token.h"

#include <stdlib.h>

/* A list of numbers for each of `count` owners: those of owner i stand at [first[i], first[i+1]).
 */
struct lists {
    size_t *first, *items;
};

/* One distinct word form of the texts, and the patterns it fits. */
struct form {
    size_t exact; /* number of the pattern that is this very word, or SIZE_MAX */
    size_t *wild; /* numbers of patterns with wildcards, ascending */
    size_t wild_count;
    bool word; /* no punctuation */
};

/* A span of the text at hand that a term fits. */
struct candidate {
    size_t first, length; /* tokens */
    size_t theme, term;
    bool wild;
};

/* Which themes have used a token, as a chain. */
struct use {
    size_t theme, next; /* next: index + 1, or 0 */
};

struct matcher {
    struct arena *a;
    const struct lexicon *lexicon;
    struct intern patterns; /* the distinct parts of all terms */
    struct lists parts;     /* of each term: patterns */
    struct lists starts;    /* of each pattern: the terms that begin with it */
    struct lists buckets;   /* of each byte: patterns with wildcards that begin with it; of 0: with
                               a wildcard */
    bool *wild;             /* of each term */
    size_t any;             /* the pattern "*", or SIZE_MAX */

    struct intern words; /* as they stand in the texts */
    struct form *forms;
    size_t form_count, form_capacity;

    /* for the text at hand, kept from call to call */
    struct token *tokens;
    size_t token_count, token_capacity;
    size_t *token_forms;
    size_t token_form_count, token_form_capacity;
    size_t *used; /* of each token: index in uses + 1, or 0 */
    size_t used_count, used_capacity;
    struct use *uses;
    size_t use_count, use_capacity;
    struct candidate *candidates;
    size_t candidate_count, candidate_capacity;
    struct matches found;
};

/* ---- the terms -------------------------------------------------------------------------- */

/* The piece with letters (or digits, in a number) for its wildcards, so that these do not part
 * words; the same length. */
static sv filled(struct arena *a, sv piece)
{
    bool letters = false, digits = false;
    for (size_t i = 0; i < piece.n; i++) {
        letters |= sv_high_byte(piece.p[i]) || sv_letter_byte(piece.p[i]);
        digits |= sv_digit_byte(piece.p[i]);
    }
    char filler = digits && !letters ? '0' : 'x';
    char *bytes = ARENA_NEW(a, char, piece.n + 1);
    for (size_t i = 0; i < piece.n; i++)
        bytes[i] = piece.p[i] == '*' || piece.p[i] == '?' ? filler : piece.p[i];
    return (sv) { bytes, piece.n };
}

/* Adds the tokens of one term as patterns; returns how many there are. */
static size_t add_parts(struct matcher *m, sv text, size_t **parts, size_t *count, size_t *capacity)
{
    size_t before = *count;
    sv rest = token_fold(m->a, text), piece;
    while (sv_cut(&rest, ' ', &piece)) {
        sv shape = filled(m->a, piece);
        struct token token;
        for (size_t at = 0; token_next(shape, &at, &token);)
            *ARENA_PUSH(m->a, *parts, *count, *capacity) =
                intern_add(&m->patterns, sv_slice(piece, token.begin, token.end));
    }
    return *count - before;
}

/* Turns owner[i] (SIZE_MAX: none) of item i into the lists of each owner, items ascending. */
static struct lists gather(struct arena *a, const size_t *owner, size_t item_count,
                           size_t owner_count)
{
    struct lists l = { ARENA_NEW(a, size_t, owner_count + 1),
                       ARENA_NEW(a, size_t, item_count + 1) };
    for (size_t i = 0; i < item_count; i++)
        if (owner[i] != SIZE_MAX) l.first[owner[i] + 1]++;
    for (size_t o = 0; o < owner_count; o++) l.first[o + 1] += l.first[o];
    size_t *next = ARENA_NEW(a, size_t, owner_count + 1);
    memcpy(next, l.first, (owner_count + 1) * sizeof *next);
    for (size_t i = 0; i < item_count; i++)
        if (owner[i] != SIZE_MAX) l.items[next[owner[i]]++] = i;
    return l;
}

static void split_terms(struct matcher *m)
{
    const struct lexicon *lexicon = m->lexicon;
    size_t part_count = 0, part_capacity = 0;
    m->parts.first = ARENA_NEW(m->a, size_t, lexicon->term_count + 1);
    m->wild = ARENA_NEW(m->a, bool, lexicon->term_count + 1);
    size_t *start = ARENA_NEW(m->a, size_t, lexicon->term_count + 1);
    for (size_t i = 0; i < lexicon->term_count; i++) {
        m->parts.first[i] = part_count;
        size_t n =
            add_parts(m, lexicon->terms[i].text, &m->parts.items, &part_count, &part_capacity);
        start[i] = n ? m->parts.items[part_count - n] : SIZE_MAX;
        m->wild[i] = glob_wild(lexicon->terms[i].text);
    }
    m->parts.first[lexicon->term_count] = part_count;
    m->starts = gather(m->a, start, lexicon->term_count, m->patterns.count);
}

static void sort_wildcards(struct matcher *m)
{
    size_t *bucket = ARENA_NEW(m->a, size_t, m->patterns.count + 1);
    for (size_t i = 0; i < m->patterns.count; i++) {
        sv pattern = m->patterns.names[i];
        bucket[i] = SIZE_MAX;
        if (sv_is(pattern, "*"))
            m->any = i;
        else if (glob_wild(pattern))
            bucket[i] = glob_wild((sv) { pattern.p, 1 }) ? 0 : (unsigned char)pattern.p[0];
    }
    m->buckets = gather(m->a, bucket, m->patterns.count, 256);
}

struct matcher *match_build(struct arena *a, const struct lexicon *lexicon)
{
    struct matcher *m = ARENA_NEW(a, struct matcher, 1);
    *m = (struct matcher) { .a = a,
                            .lexicon = lexicon,
                            .patterns = intern_new(a),
                            .any = SIZE_MAX,
                            .words = intern_new(a) };
    split_terms(m);
    sort_wildcards(m);
    return m;
}

/* ---- the words -------------------------------------------------------------------------- */

static void try_bucket(struct matcher *m, size_t bucket, sv folded, struct form *form,
                       size_t *capacity)
{
    for (size_t i = m->buckets.first[bucket]; i < m->buckets.first[bucket + 1]; i++) {
        size_t pattern = m->buckets.items[i];
        if (glob_fits(m->patterns.names[pattern], folded))
            *ARENA_PUSH(m->a, form->wild, form->wild_count, *capacity) = pattern;
    }
}

static struct form judge(struct matcher *m, sv word, enum token_kind kind)
{
    struct form form = { .exact = SIZE_MAX, .word = kind != TOKEN_PUNCTUATION };
    sv folded = token_fold(m->a, word);
    size_t exact = intern_find(&m->patterns, folded);
    if (exact != SIZE_MAX && !glob_wild(folded)) form.exact = exact;
    if (kind == TOKEN_PUNCTUATION || kind == TOKEN_REDACTED || folded.n == 0) return form;
    size_t capacity = 0;
    try_bucket(m, 0, folded, &form, &capacity);
    try_bucket(m, (unsigned char)folded.p[0], folded, &form, &capacity);
    return form;
}

static size_t form_of(struct matcher *m, sv word, enum token_kind kind)
{
    size_t number = intern_add(&m->words, word);
    if (number == m->form_count) {
        struct form form = judge(m, word, kind);
        *ARENA_PUSH(m->a, m->forms, m->form_count, m->form_capacity) = form;
    }
    return number;
}

static bool fits(const struct matcher *m, const struct form *form, size_t pattern)
{
    if (pattern == form->exact) return true;
    if (pattern == m->any) return form->word;
    for (size_t i = 0; i < form->wild_count; i++)
        if (form->wild[i] == pattern) return true;
    return false;
}

/* ---- the text at hand ------------------------------------------------------------------- */

static void read_tokens(struct matcher *m, sv text)
{
    m->token_count = m->token_form_count = m->used_count = m->use_count = m->candidate_count = 0;
    m->found.count = 0;
    struct token token;
    for (size_t at = 0; token_next(text, &at, &token);) {
        *ARENA_PUSH(m->a, m->tokens, m->token_count, m->token_capacity) = token;
        *ARENA_PUSH(m->a, m->token_forms, m->token_form_count, m->token_form_capacity) =
            form_of(m, sv_slice(text, token.begin, token.end), token.kind);
        *ARENA_PUSH(m->a, m->used, m->used_count, m->used_capacity) = 0;
    }
}

/* The candidates at token `at` among the terms that begin with `pattern`. */
static void try_terms(struct matcher *m, size_t at, size_t pattern, sv language)
{
    for (size_t s = m->starts.first[pattern]; s < m->starts.first[pattern + 1]; s++) {
        size_t term = m->starts.items[s], begin = m->parts.first[term];
        size_t length = m->parts.first[term + 1] - begin;
        const struct lexicon_term *t = &m->lexicon->terms[term];
        if (length > m->token_count - at || (t->language.n && !sv_eq(t->language, language)))
            continue;
        size_t n = 1;
        while (n < length && fits(m, &m->forms[m->token_forms[at + n]], m->parts.items[begin + n]))
            n++;
        if (n < length) continue;
        *ARENA_PUSH(m->a, m->candidates, m->candidate_count, m->candidate_capacity) =
            (struct candidate) { at, length, t->theme, term, m->wild[term] };
    }
}

static void find_candidates(struct matcher *m, sv language)
{
    for (size_t at = 0; at < m->token_count; at++) {
        const struct form *form = &m->forms[m->token_forms[at]];
        if (form->exact != SIZE_MAX) try_terms(m, at, form->exact, language);
        for (size_t i = 0; i < form->wild_count; i++) try_terms(m, at, form->wild[i], language);
        if (form->word && m->any != SIZE_MAX) try_terms(m, at, m->any, language);
    }
}

static int order(size_t x, size_t y) { return (x > y) - (x < y); }

/* Longest, leftmost, then theme, without wildcards, first in the lexicon. */
static int by_claim(const void *p, const void *q)
{
    const struct candidate *x = p, *y = q;
    int c = order(y->length, x->length);
    if (!c) c = order(x->first, y->first);
    if (!c) c = order(x->theme, y->theme);
    if (!c) c = x->wild - y->wild;
    return c ? c : order(x->term, y->term);
}

static int by_place(const void *p, const void *q)
{
    const struct match *x = p, *y = q;
    int c = order(x->begin, y->begin);
    return c ? c : order(x->theme, y->theme);
}

static bool used_by(const struct matcher *m, size_t token, size_t theme)
{
    for (size_t i = m->used[token]; i; i = m->uses[i - 1].next)
        if (m->uses[i - 1].theme == theme) return true;
    return false;
}

static bool free_for(const struct matcher *m, const struct candidate *c)
{
    for (size_t i = 0; i < c->length; i++)
        if (used_by(m, c->first + i, c->theme)) return false;
    return true;
}

static void accept(struct matcher *m, const struct candidate *c)
{
    for (size_t i = 0; i < c->length; i++) {
        size_t before = m->used[c->first + i];
        *ARENA_PUSH(m->a, m->uses, m->use_count, m->use_capacity) =
            (struct use) { c->theme, before };
        m->used[c->first + i] = m->use_count;
    }
    *ARENA_PUSH(m->a, m->found.items, m->found.count, m->found.capacity) =
        (struct match) { m->tokens[c->first].begin, m->tokens[c->first + c->length - 1].end,
                         c->theme, c->term };
}

const struct matches *match_find(struct matcher *m, sv text, sv language)
{
    read_tokens(m, text);
    find_candidates(m, language);
    if (m->candidate_count > 1)
        qsort(m->candidates, m->candidate_count, sizeof *m->candidates, by_claim);
    for (size_t i = 0; i < m->candidate_count; i++)
        if (free_for(m, &m->candidates[i])) accept(m, &m->candidates[i]);
    if (m->found.count > 1) qsort(m->found.items, m->found.count, sizeof *m->found.items, by_place);
    return &m->found;
}
