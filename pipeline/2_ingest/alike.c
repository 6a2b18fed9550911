#include "2_ingest/alike.h"

#include "0_base/out.h"
#include "0_base/utf8.h"

/* What each difference takes from 100; see alike.h. */
enum {
    COST_MARKS = 2, COST_SPACING = 2, COST_TITLE = 2, COST_REMARK = 3, COST_ORDER = 10, COST_SPELLING = 4,
    COST_PARTICLE_WRITTEN = 3, COST_PARTICLE_MISSING = 6, COST_PARTICLE_OTHER = 12,
    COST_INITIAL = 12, COST_INITIAL_SURNAME = 15, COST_INITIAL_MORE = 2,
    COST_GIVEN_LESS = 8, COST_SURNAME_LESS = 12, COST_BOTH_LESS = 40,
    COST_GIVEN_ALONE = 22, COST_SURNAME_ALONE = 35, COST_NEVER = 1000,
};
enum { LETTERS = 32 };

struct cost {
    int points; /* COST_NEVER and more: these cannot be one */
    unsigned reasons;
};

static const struct cost never = { COST_NEVER, 0 };

static struct cost plus(struct cost x, int points, unsigned reasons)
{
    if (x.points >= COST_NEVER) return never;
    return (struct cost){ x.points + points, x.reasons | reasons };
}

static struct cost both(struct cost x, struct cost y)
{
    return y.points >= COST_NEVER ? never : plus(x, y.points, y.reasons);
}

/* The lower; of equals the one with the least reasons, so that it does not matter which came first. */
static struct cost lower(struct cost x, struct cost y)
{
    if (x.points != y.points) return x.points < y.points ? x : y;
    return x.reasons <= y.reasons ? x : y;
}

/* ---- letters ------------------------------------------------------------------------------- */

struct letters {
    uint32_t at[LETTERS];
    size_t n; /* LETTERS + 1: too long for typing errors */
};

static void add_letters(struct letters *l, sv text)
{
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        if (l->n >= LETTERS) {
            l->n = LETTERS + 1;
            return;
        }
        l->at[l->n++] = c;
    }
}

static struct letters letters_of(sv text, sv more)
{
    struct letters l = { .n = 0 };
    add_letters(&l, text);
    if (l.n <= LETTERS) add_letters(&l, more);
    return l;
}

static bool equal(const struct letters *x, const struct letters *y)
{
    return x->n == y->n && x->n <= LETTERS && memcmp(x->at, y->at, x->n * sizeof *x->at) == 0;
}

/* Kuijper is Kuyper. */
static struct letters with_y(const struct letters *x)
{
    struct letters l = { .n = 0 };
    for (size_t i = 0; i < x->n; i++) {
        bool ij = x->at[i] == 'i' && i + 1 < x->n && x->at[i + 1] == 'j';
        l.at[l.n++] = ij ? 'y' : x->at[i];
        i += ij;
    }
    return l;
}

static size_t least(size_t x, size_t y) { return x < y ? x : y; }

/* Optimal string alignment over code points. */
static size_t distance(const struct letters *x, const struct letters *y)
{
    size_t d[LETTERS + 1][LETTERS + 1];
    for (size_t i = 0; i <= x->n; i++) d[i][0] = i;
    for (size_t j = 0; j <= y->n; j++) d[0][j] = j;
    for (size_t i = 1; i <= x->n; i++)
        for (size_t j = 1; j <= y->n; j++) {
            bool differ = x->at[i - 1] != y->at[j - 1];
            d[i][j] = least(least(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + differ);
            if (i > 1 && j > 1 && x->at[i - 1] == y->at[j - 2] && x->at[i - 2] == y->at[j - 1])
                d[i][j] = least(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[x->n][y->n];
}

static struct cost typing(const struct letters *x, const struct letters *y)
{
    size_t longest = x->n > y->n ? x->n : y->n, shortest = least(x->n, y->n);
    if (longest > LETTERS || longest - shortest > 2 || longest < 3) return never;
    size_t wrong = distance(x, y);
    if (wrong == 1) return (struct cost){ longest >= 5 ? 10 : longest == 4 ? 16 : 25, ALIKE_TYPING };
    if (wrong == 2 && longest >= 7) return (struct cost){ longest >= 8 ? 18 : 26, ALIKE_TYPING };
    return never;
}

static struct cost compare_letters(const struct letters *x, const struct letters *y)
{
    if (equal(x, y)) return (struct cost){ 0, 0 };
    if (x->n > LETTERS || y->n > LETTERS) return never;
    struct letters xy = with_y(x), yy = with_y(y);
    if (equal(&xy, &yy)) return (struct cost){ COST_SPELLING, ALIKE_SPELLING };
    return typing(x, y);
}

static struct cost compare_texts(sv x, sv y)
{
    if (sv_eq(x, y)) return (struct cost){ 0, 0 };
    struct letters a = letters_of(x, (sv){ "", 0 }), b = letters_of(y, (sv){ "", 0 });
    return compare_letters(&a, &b);
}

/* ---- words --------------------------------------------------------------------------------- */

/* "v d" and "van der": each begins the other's. */
static bool abbreviates(sv x, sv y)
{
    sv a, b;
    while (x.n && y.n) {
        if (!sv_cut(&x, ' ', &a) || !sv_cut(&y, ' ', &b) || a.p[0] != b.p[0]) return false;
    }
    return !x.n && !y.n;
}

static struct cost compare_particles(sv x, sv y)
{
    if (sv_eq(x, y)) return (struct cost){ 0, 0 };
    if (!x.n || !y.n) return (struct cost){ COST_PARTICLE_MISSING, ALIKE_PARTICLE };
    return (struct cost){ abbreviates(x, y) ? COST_PARTICLE_WRITTEN : COST_PARTICLE_OTHER, ALIKE_PARTICLE };
}

/* Words of a name: given names or surnames. */
struct part {
    const struct name_word *words;
    size_t count;
    int less, initial; /* points of these */
};

static struct cost compare_words(const struct part *of, const struct name_word *x, const struct name_word *y,
                                 bool first)
{
    const struct cost equal_words = { 0, 0 };
    if (x->initial || y->initial) {
        const struct name_word *brief = x->initial ? x : y, *other = x->initial ? y : x;
        if (x->initial && y->initial && y->plain.n < x->plain.n) {
            brief = y;
            other = x;
        }
        if (!sv_starts(other->plain, brief->plain)) return never;
        if (other->initial) return equal_words;
        return (struct cost){ first ? of->initial : COST_INITIAL_MORE, ALIKE_INITIAL };
    }
    struct cost apart = compare_texts(x->plain, y->plain);
    if (!apart.points && !sv_eq(x->text, y->text)) apart = plus(apart, COST_MARKS, ALIKE_MARKS);
    apart = both(apart, compare_particles(x->particles, y->particles));
    if (!x->particles.n && !y->particles.n) return apart;
    return lower(apart, plus(compare_texts(x->joined, y->joined), COST_SPACING, ALIKE_SPACING));
}

/* Two words of one against one of the other: Jan Willem is Janwillem. */
static struct cost compare_joined(const struct name_word *two, const struct name_word *one)
{
    if (two[0].initial || two[1].initial || one->initial) return never;
    struct letters x = letters_of(two[0].joined, two[1].joined), y = letters_of(one->joined, (sv){ "", 0 });
    return plus(compare_letters(&x, &y), COST_SPACING, ALIKE_SPACING);
}

/* ---- parts --------------------------------------------------------------------------------- */

/* Bits of what a way through two parts met. */
enum { PAIRED = 1, LESS_X = 2, LESS_Y = 4, WAYS = 8 };

struct aligning {
    const struct part *x, *y;
    struct cost best[NAME_WORDS + 1][NAME_WORDS + 1][WAYS];
};

static void offer(struct aligning *g, size_t i, size_t j, unsigned way, struct cost cost)
{
    g->best[i][j][way] = lower(g->best[i][j][way], cost);
}

static void go_on(struct aligning *g, size_t i, size_t j, unsigned way)
{
    const struct part *x = g->x, *y = g->y;
    struct cost here = g->best[i][j][way];
    if (here.points >= COST_NEVER) return;
    if (i < x->count) offer(g, i + 1, j, way | LESS_X, plus(here, x->less, ALIKE_PART));
    if (j < y->count) offer(g, i, j + 1, way | LESS_Y, plus(here, y->less, ALIKE_PART));
    if (i >= x->count || j >= y->count) return;
    bool first = i == 0 || j == 0;
    offer(g, i + 1, j + 1, way | PAIRED, both(here, compare_words(x, &x->words[i], &y->words[j], first)));
    if (i + 1 < x->count)
        offer(g, i + 2, j + 1, way | PAIRED, both(here, compare_joined(&x->words[i], &y->words[j])));
    if (j + 1 < y->count)
        offer(g, i + 1, j + 2, way | PAIRED, both(here, compare_joined(&y->words[j], &x->words[i])));
}

/* What each way through two parts costs at best; a part that one of them has not costs nothing here. */
static void compare_parts(const struct part *x, const struct part *y, struct cost out[WAYS])
{
    struct aligning g = { .x = x, .y = y };
    for (unsigned way = 0; way < WAYS; way++) out[way] = never;
    if (!x->count || !y->count) {
        out[PAIRED] = (struct cost){ 0, 0 };
        return;
    }
    for (size_t i = 0; i <= x->count; i++)
        for (size_t j = 0; j <= y->count; j++)
            for (unsigned way = 0; way < WAYS; way++) g.best[i][j][way] = never;
    g.best[0][0][0] = (struct cost){ 0, 0 };
    for (size_t i = 0; i <= x->count; i++)
        for (size_t j = 0; j <= y->count; j++)
            for (unsigned way = 0; way < WAYS; way++) go_on(&g, i, j, way);
    for (unsigned way = PAIRED; way < WAYS; way += 2) out[way] = g.best[x->count][y->count][way];
}

/* ---- names --------------------------------------------------------------------------------- */

/* One way to read a name: which words are given names, which are the surname. */
struct reading {
    struct part given, surname;
    bool reversed;
    bool guessed; /* several words that are all taken for given names, or all for surnames */
};

enum { READINGS = 2 * NAME_WORDS + 1 };

static struct reading read_as(const struct name *n, size_t k, bool reversed)
{
    struct part front = { n->words, k, 0, 0 }, back = { n->words + k, n->count - k, 0, 0 };
    struct reading r = { reversed ? back : front, reversed ? front : back, reversed, false };
    r.guessed = n->split == SIZE_MAX && n->count > 1 && (k == 0 || k == n->count);
    r.given.less = COST_GIVEN_LESS;
    r.given.initial = COST_INITIAL;
    r.surname.less = COST_SURNAME_LESS;
    r.surname.initial = COST_INITIAL_SURNAME;
    return r;
}

static size_t readings_of(const struct name *n, struct reading out[READINGS])
{
    size_t count = 0;
    if (n->split != SIZE_MAX) {
        out[count++] = read_as(n, n->split, false);
        return count;
    }
    for (size_t k = 0; k <= n->count; k++) out[count++] = read_as(n, k, false);
    for (size_t k = 1; k < n->count; k++) out[count++] = read_as(n, k, true);
    return count;
}

static struct cost compare_readings(const struct reading *x, const struct reading *y)
{
    struct cost given[WAYS], surname[WAYS], best = never;
    bool has_given = x->given.count && y->given.count, has_surname = x->surname.count && y->surname.count;
    if ((!has_given && !has_surname) || (x->guessed && y->guessed)) return never;
    if (x->reversed != y->reversed && !(has_given && has_surname)) return never;
    compare_parts(&x->given, &y->given, given);
    compare_parts(&x->surname, &y->surname, surname);
    for (unsigned i = PAIRED; i < WAYS; i += 2)
        for (unsigned k = PAIRED; k < WAYS; k += 2) {
            unsigned way = i | k;
            struct cost cost = both(given[i], surname[k]);
            if ((way & LESS_X) && (way & LESS_Y)) cost = plus(cost, COST_BOTH_LESS, 0);
            if ((way & (LESS_X | LESS_Y)) && (x->guessed || y->guessed)) continue;
            best = lower(best, cost);
        }
    if (!has_given && x->given.count != y->given.count) best = plus(best, COST_SURNAME_ALONE, ALIKE_PART);
    if (!has_surname && x->surname.count != y->surname.count) best = plus(best, COST_GIVEN_ALONE, ALIKE_PART);
    if (x->reversed != y->reversed) best = plus(best, COST_ORDER, ALIKE_ORDER);
    return best;
}

/* A letter alone says of nobody who it is. */
static bool says_something(const struct name *n) { return n->count > 1 || (n->count == 1 && !n->words[0].initial); }

struct alike alike_compare(const struct name *x, const struct name *y)
{
    struct reading of_x[READINGS], of_y[READINGS];
    struct cost best = never;
    if (sv_eq(x->folded, y->folded)) return (struct alike){ x->folded.n ? ALIKE_EQUAL : 0, 0 };
    if (!says_something(x) || !says_something(y)) return (struct alike){ 0, 0 };
    size_t x_count = readings_of(x, of_x), y_count = readings_of(y, of_y);
    for (size_t i = 0; i < x_count; i++)
        for (size_t k = 0; k < y_count; k++)
            if (!of_x[i].reversed || !of_y[k].reversed) best = lower(best, compare_readings(&of_x[i], &of_y[k]));
    if (x->titled != y->titled) best = plus(best, COST_TITLE, ALIKE_TITLE);
    if (x->remarked || y->remarked) best = plus(best, COST_REMARK, ALIKE_REMARK);
    if (!best.points) best = plus(best, COST_SPACING, ALIKE_SPACING); /* points, hyphens, another title */
    if (best.points >= ALIKE_EQUAL) return (struct alike){ 0, 0 };
    return (struct alike){ ALIKE_EQUAL - best.points, best.reasons };
}

/* ---- words for it -------------------------------------------------------------------------- */

sv alike_reasons(struct arena *a, unsigned reasons, enum language language)
{
    static const enum label words[] = {
        LABEL_ALIKE_MARKS,    LABEL_ALIKE_SPACING,  LABEL_ALIKE_TITLE,   LABEL_ALIKE_REMARK, LABEL_ALIKE_ORDER,
        LABEL_ALIKE_SPELLING, LABEL_ALIKE_PARTICLE, LABEL_ALIKE_INITIAL, LABEL_ALIKE_PART,   LABEL_ALIKE_TYPING,
    };
    struct buffer b = { .a = a };
    if (!reasons) return sv_from_cstr(text_label(LABEL_ALIKE_SAME, language));
    for (size_t i = 0; i < WF_COUNT(words); i++) {
        if (!(reasons & (1u << i))) continue;
        if (b.n) buffer_cstr(&b, ", ");
        buffer_cstr(&b, text_label(words[i], language));
    }
    return buffer_sv(&b);
}

sv alike_score(struct arena *a, int score, enum language language)
{
    return arena_format(a, "%d%c%02d", score / 100, language == LANGUAGE_NL ? ',' : '.', score % 100);
}
