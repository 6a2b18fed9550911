#include "2_ingest/name.h"

#include "0_base/token.h"
#include "0_base/utf8.h"
#include "2_ingest/roster.h"

enum { SHORT_LETTERS = 4, RUN_LETTERS = 3 };

struct piece {
    sv text;
    bool dotted;   /* a point follows                        */
    bool hyphened; /* a hyphen stands between it and the one before */
    size_t section; /* how many commas stand before it */
};

struct parsing {
    struct arena *a;
    struct name *name;
    struct piece *pieces;
    size_t piece_count, piece_capacity;
    size_t section_count;
    struct buffer particles; /* that wait for their surname */
    bool chained;            /* they stand after a hyphen   */
    size_t chain;            /* where the words that hyphens join began */
    size_t surname_count;    /* of the section before the first comma: they come first in words */
};

/* "van", "el", "'t": written before a surname. `word` is in lower case. */
static bool particle(sv word)
{
    static const char *const particles[] = {
        "van", "de",  "der", "den", "het", "'t",  "t",   "ten", "ter", "te",  "in",  "op",    "aan", "bij", "onder",
        "uit", "'s",  "s",   "vd",  "v",   "d",   "vh",  "vande", "vander", "vanden", "el", "al", "ben", "bin", "ibn",
        "ait", "von", "zu",  "zum", "zur", "le",  "la",  "les", "du",  "des", "di",  "da",    "do",  "dos", "del",
        "della",
    };
    for (size_t i = 0; i < WF_COUNT(particles); i++)
        if (sv_is(word, particles[i])) return true;
    return false;
}

/* ---- pieces -------------------------------------------------------------------------------- */

/* Without what stands in brackets, with a plain blank for one that does not break. */
static sv without_brackets(struct arena *a, sv text, bool *remarked)
{
    struct buffer b = { .a = a };
    int depth = 0;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        bool closes = c == ')' || c == ']';
        if (c == '(' || c == '[') depth++;
        if (depth == 0 && c == '\xc2' && i + 1 < text.n && text.p[i + 1] == '\xa0') {
            buffer_cstr(&b, " ");
            i++;
        } else if (depth == 0 && !closes) {
            buffer_add(&b, (sv){ text.p + i, 1 });
        } else if (closes) {
            depth -= depth > 0;
            buffer_cstr(&b, " ");
            *remarked = true;
        }
    }
    return sv_trim(buffer_sv(&b));
}

static bool name_byte(char c) { return sv_high_byte(c) || sv_letter_byte(c) || sv_digit_byte(c) || c == '\''; }

/* A hyphen or an apostrophe as Unicode has them, as ASCII. */
static sv plain_signs(struct arena *a, sv text)
{
    static const char *const signs[][2] = { { "\xe2\x80\x90", "-" }, { "\xe2\x80\x91", "-" }, { "\xe2\x80\x93", "-" },
                                            { "\xe2\x80\x99", "'" }, { "\xe2\x80\x98", "'" }, { "`", "'" } };
    struct buffer b = { .a = a };
    for (size_t i = 0; i < text.n;) {
        size_t k = 0;
        while (k < WF_COUNT(signs) && !sv_starts(sv_from(text, i), sv_from_cstr(signs[k][0]))) k++;
        buffer_add(&b, k < WF_COUNT(signs) ? sv_from_cstr(signs[k][1]) : sv_slice(text, i, i + 1));
        i += k < WF_COUNT(signs) ? strlen(signs[k][0]) : 1;
    }
    return buffer_sv(&b);
}

static void cut_pieces(struct parsing *p, sv text)
{
    bool hyphened = false;
    for (size_t i = 0; i < text.n;) {
        size_t end = i;
        while (end < text.n && name_byte(text.p[end])) end++;
        if (end > i) {
            *ARENA_PUSH(p->a, p->pieces, p->piece_count, p->piece_capacity) =
                (struct piece){ .text = sv_slice(text, i, end), .dotted = end < text.n && text.p[end] == '.',
                                .hyphened = hyphened, .section = p->section_count };
            hyphened = false;
            i = end;
            continue;
        }
        hyphened = hyphened || text.p[i] == '-';
        if (text.p[i] == ',' && p->piece_count) p->section_count++;
        i++;
    }
}

/* ---- words --------------------------------------------------------------------------------- */

static sv without_apostrophes(struct arena *a, sv text)
{
    struct buffer b = { .a = a };
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] != '\'') buffer_add(&b, (sv){ text.p + i, 1 });
    return buffer_sv(&b);
}

static void add_particle(struct parsing *p, sv word)
{
    static const char *const long_forms[][2] = { { "vd", "v d" },        { "vh", "v h" },         { "'t", "het" },
                                                 { "t", "het" },         { "'s", "des" },         { "s", "des" },
                                                 { "vande", "van de" },  { "vander", "van der" },
                                                 { "vanden", "van den" } };
    for (size_t i = 0; i < WF_COUNT(long_forms); i++)
        if (sv_is(word, long_forms[i][0])) word = sv_from_cstr(long_forms[i][1]);
    if (p->particles.n) buffer_cstr(&p->particles, " ");
    buffer_add(&p->particles, word);
}

static sv take_particles(struct parsing *p)
{
    sv particles = buffer_sv(&p->particles);
    p->particles = (struct buffer){ .a = p->a };
    return particles;
}

static sv join(struct arena *a, sv particles, sv plain)
{
    struct buffer b = { .a = a };
    sv word;
    while (sv_cut(&particles, ' ', &word)) buffer_add(&b, word);
    buffer_add(&b, plain);
    return buffer_sv(&b);
}

static void set_particles(struct parsing *p, struct name_word *w, sv particles)
{
    w->particles = particles;
    w->joined = join(p->a, particles, w->plain);
}

static void add_word(struct parsing *p, sv folded, bool initial)
{
    struct name *n = p->name;
    if (n->count >= NAME_WORDS) {
        n->count = NAME_WORDS + 1; /* too long to compare */
        return;
    }
    struct name_word w = { .text = folded, .initial = initial };
    w.plain = without_apostrophes(p->a, utf8_without_marks(p->a, folded));
    if (!w.plain.n) return;
    n->words[n->count++] = w;
}

/* "JW", "PJM" before a surname, "FB" alone: letters that each begin a name. */
static bool run_of_initials(const struct parsing *p, size_t i, bool mixed)
{
    sv text = p->pieces[i].text;
    if (text.n < 2 || text.n > (mixed ? (size_t)RUN_LETTERS : 2)) return false;
    if (i && p->pieces[i].section == p->pieces[i - 1].section) return false;
    if (!mixed && p->piece_count > 1) return false;
    for (size_t k = 0; k < text.n; k++)
        if (!sv_upper_byte(text.p[k])) return false;
    return true;
}

/* A word of its own all the same: Ben and Al are given names where nothing stands before them. */
static bool particle_here(const struct parsing *p, size_t i, sv folded)
{
    const struct piece *piece = &p->pieces[i];
    bool first = i == 0 || p->pieces[i - 1].section != piece->section;
    if (!particle(folded)) return false;
    if (folded.n == 1) return !first && sv_lower_byte(piece->text.p[0]);
    return !first || (!sv_is(folded, "ben") && !sv_is(folded, "al"));
}

static void take_word(struct parsing *p, size_t i, sv folded, bool mixed)
{
    const struct piece *piece = &p->pieces[i];
    struct name *n = p->name;
    size_t before = n->count;
    bool surname = p->section_count && piece->section == 0;
    if (run_of_initials(p, i, mixed)) {
        for (size_t k = 0; k < folded.n; k++) add_word(p, sv_slice(folded, k, k + 1), true);
    } else {
        size_t letters = utf8_count(folded);
        add_word(p, folded, letters == 1 || (piece->dotted && letters <= SHORT_LETTERS));
    }
    if (n->count > NAME_WORDS || n->count == before) return;
    if (p->particles.n && (surname || !p->section_count)) {
        set_particles(p, &n->words[before], take_particles(p));
        if (n->split == SIZE_MAX && !p->section_count) n->split = p->chained ? p->chain : before;
        p->chained = false;
    }
    if (!piece->hyphened) p->chain = before;
    p->surname_count += surname ? n->count - before : 0;
}

static void take_pieces(struct parsing *p, bool mixed, bool particles)
{
    for (size_t i = 0; i < p->piece_count && p->name->count <= NAME_WORDS; i++) {
        sv folded = token_fold(p->a, p->pieces[i].text);
        if (particles && particle_here(p, i, folded)) {
            p->chained = p->chained || (p->pieces[i].hyphened && p->name->count);
            add_particle(p, folded);
        } else {
            take_word(p, i, folded, mixed);
        }
    }
}

/* ---- order --------------------------------------------------------------------------------- */

/* The first `k` words to the end. */
static void rotate(struct name *n, size_t k)
{
    struct name_word words[NAME_WORDS];
    for (size_t i = 0; i < n->count; i++) words[i] = n->words[(i + k) % n->count];
    memcpy(n->words, words, n->count * sizeof *words);
}

/* "Velde, Jan van der": the particles behind belong to the surname before the comma. Without a comma
 * ("Velde Jan van der", "Velde van der") that is the first word. */
static void order(struct parsing *p)
{
    struct name *n = p->name;
    bool late = p->particles.n > 0;
    if (!p->section_count && !late) return;
    size_t k = p->section_count ? p->surname_count : 1;
    if (k == 0) return;
    if (late) {
        struct name_word *w = &n->words[0];
        sv particles = take_particles(p);
        if (w->particles.n) particles = arena_format(p->a, "%.*s %.*s", SV_ARG(particles), SV_ARG(w->particles));
        set_particles(p, w, particles);
    }
    rotate(n, k);
    n->split = n->count - k;
}

static bool has_both_cases(struct arena *a, sv text)
{
    bool upper = false, lower = false;
    for (size_t at = 0; at < text.n;) {
        size_t begin = at;
        uint32_t c = utf8_next(text, &at);
        sv one = sv_slice(text, begin, at);
        bool folds = !sv_eq(token_fold(a, one), one);
        upper = upper || folds;
        lower = lower || (!folds && ((c >= 'a' && c <= 'z') || c > 0xbf));
    }
    return upper && lower;
}

struct name name_parse(struct arena *a, sv text)
{
    struct name n = { .folded = roster_fold(a, text), .split = SIZE_MAX };
    struct parsing p = { .a = a, .name = &n, .particles = { .a = a } };
    sv bare = without_brackets(a, text, &n.remarked);
    if (!bare.n) bare = text;
    sv named = roster_without_title(a, bare);
    n.titled = named.n < bare.n;
    named = plain_signs(a, named);
    cut_pieces(&p, named);
    if (p.piece_count && p.pieces[p.piece_count - 1].section < p.section_count) /* a comma at the end */
        p.section_count = p.pieces[p.piece_count - 1].section;
    bool mixed = has_both_cases(a, named);
    take_pieces(&p, mixed, true);
    if (n.count == 0) { /* "El", "Van Le": nothing but particles */
        p.particles = (struct buffer){ .a = a };
        take_pieces(&p, mixed, false);
    }
    if (n.count > NAME_WORDS) n.count = 0;
    if (n.count) order(&p);
    for (size_t i = 0; i < n.count; i++)
        if (!n.words[i].joined.p) set_particles(&p, &n.words[i], n.words[i].particles);
    return n;
}
