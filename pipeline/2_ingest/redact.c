#include "2_ingest/redact.h"

#include "0_base/token.h"
#include "2_ingest/identifier.h"

enum { WORDS_LIMIT = 8 };

/* ---- building ------------------------------------------------------------------------------ */

/* A name on its way to the list: whose it is, or of several. */
struct candidate {
    sv folded; /* the words with a blank between them */
    sv text;
    size_t person;
    bool several;
};

struct building {
    struct redactor *r;
    const struct roster *roster;
    struct candidate *items;
    size_t count, capacity;
    struct keys by_folded;
};

static bool wordy(const struct token *t) { return t->kind == TOKEN_WORD || t->kind == TOKEN_NUMBER; }

static sv token_text(sv text, const struct token *t) { return sv_slice(text, t->begin, t->end); }

static bool capital(struct arena *scratch, sv word)
{
    size_t n = 1;
    while (n < word.n && sv_inner_byte(word.p[n])) n++;
    sv first = { word.p, n };
    return !sv_eq(token_fold(scratch, first), first);
}

static sv fold_words(struct arena *a, sv text, size_t *count)
{
    struct buffer b = { .a = a };
    struct token t;
    size_t at = 0;
    for (*count = 0; token_next(text, &at, &t);) {
        if (!wordy(&t)) continue;
        if (b.n) buffer_cstr(&b, " ");
        buffer_add(&b, token_fold(a, token_text(text, &t)));
        ++*count;
    }
    return buffer_sv(&b);
}

static void add_candidate(struct building *b, sv text, size_t person)
{
    size_t words;
    bool fresh;
    sv folded = fold_words(b->r->a, text, &words);
    if (words == 0 || words > WORDS_LIMIT || folded.n < 2) return;
    size_t *place = keys_put(b->r->a, &b->by_folded, folded, b->count, &fresh);
    if (fresh)
        *ARENA_PUSH(b->r->a, b->items, b->count, b->capacity) =
            (struct candidate){ folded, text, person, false };
    else if (b->items[*place].person != person)
        b->items[*place].several = true;
}

/* "Jan van der Velde": the whole, "Jan", "van der Velde" and "Velde"; a particle alone is nobody's
 * name. */
static void add_full_name(struct building *b, sv name, size_t person)
{
    sv first, rest, word;
    add_candidate(b, name, person);
    if (!sv_split(name, ' ', &first, &rest)) return;
    add_candidate(b, first, person);
    rest = sv_trim(rest);
    add_candidate(b, rest, person);
    while (sv_split(rest, ' ', &word, &rest)) {
        rest = sv_trim(rest);
        if (rest.n && capital(b->r->a, rest)) add_candidate(b, rest, person);
    }
}

/* An id that looks like a name ("Sjaan") is one. */
static bool name_like(struct arena *a, sv id)
{
    for (size_t i = 0; i < id.n; i++)
        if (sv_digit_byte(id.p[i]) || id.p[i] == '_') return false;
    return id.n > 2 && capital(a, id);
}

static void add_name(struct building *b, const struct roster_name *n)
{
    sv bare = roster_without_title(b->r->a, n->text);
    if (strcmp(n->kind, "name") == 0)
        add_full_name(b, bare, n->person);
    else if (strcmp(n->kind, "alias") == 0 || name_like(b->r->a, n->text))
        add_candidate(b, bare, n->person);
}

static void put_name(struct building *b, const struct candidate *c)
{
    struct redactor *r = b->r;
    const struct roster_person *p = &b->roster->people[c->person];
    struct redact_name name = { .next = SIZE_MAX };
    struct token t;
    size_t at = 0;
    bool fresh;
    name.words = ARENA_NEW(r->a, sv, WORDS_LIMIT);
    name.capital = ARENA_NEW(r->a, bool, WORDS_LIMIT);
    while (token_next(c->text, &at, &t)) {
        if (!wordy(&t)) continue;
        name.words[name.count] = token_fold(r->a, token_text(c->text, &t));
        name.capital[name.count++] = capital(r->a, token_text(c->text, &t));
    }
    if (c->several || p->withdrawn)
        name.replacement = sv_from_cstr(text_label(LABEL_REDACT_NAME, r->language));
    else
        name.replacement = arena_format(r->a, "[%.*s]", SV_ARG(p->shown));
    *ARENA_PUSH(r->a, r->names, r->count, r->capacity) = name;
    size_t *first = keys_put(r->a, &r->first, name.words[0], r->count - 1, &fresh);
    if (fresh) return;
    /* the longest first, so that "Jan van der Velde" is tried before "Jan" */
    size_t *place = first;
    while (*place != SIZE_MAX && r->names[*place].count >= name.count) place = &r->names[*place].next;
    r->names[r->count - 1].next = *place;
    *place = r->count - 1;
}

struct redactor redact_new(struct arena *a, const struct roster *roster, enum language language)
{
    struct redactor r = { .a = a, .language = language, .everyone = roster->key != NULL };
    struct building b = { .r = &r, .roster = roster };
    for (size_t i = 0; i < roster->name_count; i++) {
        const struct roster_name *n = &roster->names[i];
        const struct roster_person *p = &roster->people[n->person];
        if (p->role == ROLE_ORGANISATION || (!r.everyone && !p->withdrawn)) continue;
        add_name(&b, n);
    }
    for (size_t i = 0; i < b.count; i++) put_name(&b, &b.items[i]);
    return r;
}

/* ---- looking ------------------------------------------------------------------------------- */

struct looking {
    const struct redactor *r;
    const struct redact_words *words;
    struct arena *scratch;
    sv text;
};

void redact_note_words(struct arena *a, const struct redactor *r, sv text, struct redact_words *words)
{
    struct arena scratch = { 0 };
    struct token t;
    size_t at = 0;
    bool fresh;
    while (token_next(text, &at, &t)) {
        if (t.kind != TOKEN_WORD) continue;
        sv word = token_text(text, &t), folded = token_fold(&scratch, word);
        const size_t *name = keys_find(&r->first, folded);
        if (name && sv_eq(word, folded)) keys_put(a, &words->lower, r->names[*name].words[0], 1, &fresh);
    }
    arena_free(&scratch);
}

/* "sjaans", "fatma's": the lengths that may be the name. */
static bool is_word(sv folded, sv name, bool last)
{
    if (sv_eq(folded, name)) return true;
    if (!last || !sv_starts(folded, name)) return false;
    sv rest = sv_from(folded, name.n);
    return sv_is(rest, "s") || sv_is(rest, "'s") || sv_is(rest, "'");
}

static bool only_blanks(sv text, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++)
        if (!sv_blank_byte(text.p[i])) return false;
    return true;
}

/* Whether the name stands at this word; *end gets where it ends. */
static bool stands(const struct looking *l, const struct redact_name *name, struct token t, size_t *end)
{
    size_t at = t.end;
    for (size_t i = 0;; i++) {
        sv word = token_text(l->text, &t);
        if (!is_word(token_fold(l->scratch, word), name->words[i], i + 1 == name->count)) return false;
        if (name->capital[i] && !capital(l->scratch, word)) return false;
        *end = t.end;
        if (i + 1 == name->count) return true;
        if (!token_next(l->text, &at, &t) || !wordy(&t) || !only_blanks(l->text, *end, t.begin)) return false;
    }
}

/* A single name that is an ordinary word too says nothing at the start of a sentence. */
static bool ordinary(const struct looking *l, const struct redact_name *name, bool starts)
{
    return starts && name->count == 1 && name->capital[0] && l->words &&
           keys_find(&l->words->lower, name->words[0]);
}

static const struct redact_name *name_at(const struct looking *l, const struct token *t, bool starts,
                                         size_t *end)
{
    sv folded = token_fold(l->scratch, token_text(l->text, t));
    static const char *const endings[] = { "", "'s", "s" };
    for (size_t i = 0; i < WF_COUNT(endings); i++) {
        sv ending = sv_from_cstr(endings[i]);
        if (!sv_ends(folded, ending)) continue;
        const size_t *first = keys_find(&l->r->first, (sv){ folded.p, folded.n - ending.n });
        for (size_t n = first ? *first : SIZE_MAX; n != SIZE_MAX; n = l->r->names[n].next)
            if (stands(l, &l->r->names[n], *t, end) && !ordinary(l, &l->r->names[n], starts))
                return &l->r->names[n];
    }
    return NULL;
}

static bool ends_sentence(sv sign)
{
    return sv_is(sign, ".") || sv_is(sign, "!") || sv_is(sign, "?") || sv_is(sign, "…") || sv_is(sign, ":");
}

sv redact_text(struct arena *a, const struct redactor *r, sv text, const struct redact_words *words)
{
    struct arena scratch = { 0 };
    struct looking l = { r, words, &scratch, text };
    struct buffer b = { .a = a };
    struct token t;
    size_t at = 0, done = 0, end;
    bool starts = true;
    while (token_next(text, &at, &t)) {
        enum label label;
        sv instead = { "", 0 };
        size_t n = r->everyone && t.kind != TOKEN_REDACTED ? identifier_at(text, t.begin, &label) : 0;
        const struct redact_name *name = NULL;
        if (n) {
            instead = sv_from_cstr(text_label(label, r->language));
            end = t.begin + n;
        } else if (t.kind == TOKEN_WORD && r->count && (name = name_at(&l, &t, starts, &end))) {
            instead = name->replacement;
        }
        if (instead.n) {
            buffer_add(&b, sv_slice(text, done, t.begin));
            buffer_add(&b, instead);
            at = done = end;
        }
        if (t.kind != TOKEN_PUNCTUATION || instead.n)
            starts = false;
        else if (ends_sentence(token_text(text, &t)))
            starts = true;
    }
    arena_free(&scratch);
    if (!done) return text;
    buffer_add(&b, sv_from(text, done));
    return buffer_sv(&b);
}
