#include "2_ingest/redact.h"

#include "0_base/token.h"
#include "0_base/utf8.h"
#include "2_ingest/identifier.h"

enum { WORDS_LIMIT = 8 };

/* ---- building ------------------------------------------------------------------------------ */

/* A name on its way to the list: whose it is, or of several. */
struct candidate {
    sv folded; /* the words with a blank between them */
    sv text;
    size_t person;
    bool several;
    bool full; /* a first name with a surname: surely a name, in capitals or not */
    enum redact_how how;
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

/* The form under which a word of a text and of a name are alike: Joelle is Joëlle. */
static sv fold(struct arena *a, sv word) { return utf8_without_marks(a, token_fold(a, word)); }

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
        buffer_add(&b, fold(a, token_text(text, &t)));
        ++*count;
    }
    return buffer_sv(&b);
}

static void add_one(struct building *b, sv text, size_t person, bool full, enum redact_how how)
{
    size_t words;
    bool fresh;
    sv folded = fold_words(b->r->a, text, &words);
    if (words == 0 || words > WORDS_LIMIT || folded.n < 2) return;
    size_t *place = keys_put(b->r->a, &b->by_folded, folded, b->count, &fresh);
    if (fresh)
        *ARENA_PUSH(b->r->a, b->items, b->count, b->capacity) =
            (struct candidate){ folded, text, person, false, full, how };
    else if (b->items[*place].person != person)
        b->items[*place].several = true;
}

static sv with(struct arena *a, sv text, char from, char to)
{
    char *bytes = ARENA_NEW(a, char, text.n + 1);
    for (size_t i = 0; i < text.n; i++) bytes[i] = text.p[i] == from ? to : text.p[i];
    return (sv){ bytes, text.n };
}

/* Also with blanks for hyphens and the other way round: Jan Willem, El-Amrani. */
static void add_candidate(struct building *b, sv text, size_t person, bool full, enum redact_how how)
{
    add_one(b, text, person, full, how);
    if (memchr(text.p, '-', text.n)) add_one(b, with(b->r->a, text, '-', ' '), person, full, how);
    if (memchr(text.p, ' ', text.n)) add_one(b, with(b->r->a, text, ' ', '-'), person, full, how);
}

/* "Jan van der Velde": the whole, "Jan", "van der Velde" and "Velde"; of "López García" also "López".
 * A particle alone is nobody's name. */
static void add_full_name(struct building *b, sv name, size_t person)
{
    enum { PARTICLE_BYTES = 3 };
    sv first, rest, word;
    if (!sv_split(name, ' ', &first, &rest)) {
        add_candidate(b, name, person, false, REDACT_NAME);
        return;
    }
    add_candidate(b, name, person, true, REDACT_NAME);
    add_candidate(b, first, person, false, REDACT_FIRST);
    rest = sv_trim(rest);
    add_candidate(b, rest, person, false, REDACT_SURNAME);
    while (sv_split(rest, ' ', &word, &rest)) {
        rest = sv_trim(rest);
        if (word.n > PARTICLE_BYTES && capital(b->r->a, word)) add_candidate(b, word, person, false, REDACT_SURNAME);
        if (rest.n && capital(b->r->a, rest)) add_candidate(b, rest, person, false, REDACT_SURNAME);
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
    else if (strcmp(n->kind, "alias") == 0)
        add_candidate(b, bare, n->person, false, REDACT_ALIAS);
    else if (name_like(b->r->a, n->text))
        add_candidate(b, bare, n->person, false, REDACT_NAME);
}

static void put_name(struct building *b, const struct candidate *c)
{
    struct redactor *r = b->r;
    const struct roster_person *p = &b->roster->people[c->person];
    struct redact_name name = { .next = SIZE_MAX, .how = c->how };
    struct token t;
    size_t at = 0;
    bool fresh;
    name.words = ARENA_NEW(r->a, sv, WORDS_LIMIT);
    name.capital = ARENA_NEW(r->a, bool, WORDS_LIMIT);
    while (token_next(c->text, &at, &t)) {
        if (!wordy(&t)) continue;
        name.words[name.count] = fold(r->a, token_text(c->text, &t));
        name.capital[name.count++] = !c->full && capital(r->a, token_text(c->text, &t));
    }
    name.person = c->several || p->withdrawn ? SIZE_MAX : c->person;
    if (name.person == SIZE_MAX)
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

static struct redactor build(struct arena *a, const struct roster *roster, enum language language, bool everyone)
{
    struct redactor r = { .a = a, .language = language, .everyone = everyone };
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

struct redactor redact_new(struct arena *a, const struct roster *roster, enum language language)
{
    return build(a, roster, language, roster->key != NULL);
}

struct redactor redact_new_finder(struct arena *a, const struct roster *roster, enum language language)
{
    return build(a, roster, language, true);
}

const char *redact_how_name(enum redact_how how)
{
    static const char *const names[] = { [REDACT_NAME] = "name", [REDACT_ALIAS] = "alias",
                                         [REDACT_FIRST] = "first-name", [REDACT_SURNAME] = "surname" };
    return names[how];
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
        sv word = token_text(text, &t);
        const size_t *name = keys_find(&r->first, fold(&scratch, word));
        if (name && sv_eq(word, token_fold(&scratch, word)))
            keys_put(a, &words->lower, r->names[*name].words[0], 1, &fresh);
    }
    arena_free(&scratch);
}

/* What may stand behind a name: "sjaans", "fatma's", and of names of four letters "omartje". */
static const char *const endings[] = { "", "'s", "s", "'", "tje", "je", "ke", "tjes", "jes", "kes" };
enum { GENITIVES = 4, LETTERS = 4 };

static bool is_word(sv folded, sv name, bool last)
{
    if (sv_eq(folded, name)) return true;
    if (!last || !sv_starts(folded, name)) return false;
    sv rest = sv_from(folded, name.n);
    for (size_t i = 1; i < (name.n < LETTERS ? (size_t)GENITIVES : WF_COUNT(endings)); i++)
        if (sv_is(rest, endings[i])) return true;
    return false;
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
        if (!is_word(fold(l->scratch, word), name->words[i], i + 1 == name->count)) return false;
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
    sv folded = fold(l->scratch, token_text(l->text, t));
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

/* "Sanne-route", "pro-Sanne": the part that is a name, when no other part might be one too
 * (Anne-Marie is not Anne). *part gets where that part stands. */
static const struct redact_name *compound(const struct looking *l, const struct token *t, bool starts,
                                          struct token *part)
{
    sv rest = token_text(l->text, t), one;
    size_t capitals = 0, at = t->begin, end;
    if (!memchr(rest.p, '-', rest.n)) return NULL;
    *part = (struct token){ .kind = TOKEN_WORD };
    for (; sv_cut(&rest, '-', &one); at += one.n + 1) {
        if (!one.n || !capital(l->scratch, one)) continue;
        part->begin = at;
        part->end = at + one.n;
        capitals++;
    }
    if (capitals != 1) return NULL;
    const struct redact_name *found = name_at(l, part, starts && part->begin == t->begin, &end);
    return found && found->count == 1 ? found : NULL;
}

static bool ends_sentence(sv sign)
{
    return sv_is(sign, ".") || sv_is(sign, "!") || sv_is(sign, "?") || sv_is(sign, "…") || sv_is(sign, ":");
}

/* What is to be replaced at this token: false when nothing is. */
static bool find(const struct looking *l, const struct token *t, bool starts, struct redact_edit *edit, sv *instead)
{
    enum label label;
    const struct redactor *r = l->r;
    struct token part;
    size_t n = r->everyone && t->kind != TOKEN_REDACTED ? identifier_at(l->text, t->begin, &label) : 0;
    *edit = (struct redact_edit){ .begin = t->begin, .end = t->begin + n, .person = SIZE_MAX };
    if (n) {
        *instead = sv_from_cstr(text_label(label, r->language));
        return true;
    }
    if (t->kind != TOKEN_WORD || !r->count) return false;
    const struct redact_name *name = name_at(l, t, starts, &edit->end);
    if (!name && (name = compound(l, t, starts, &part))) {
        edit->begin = part.begin;
        edit->end = part.end;
    }
    if (!name) return false;
    edit->person = name->person;
    edit->how = name->how;
    *instead = name->replacement;
    return true;
}

sv redact_text_edits(struct arena *a, const struct redactor *r, sv text, const struct redact_words *words,
                     struct redact_edits *edits)
{
    struct arena scratch = { 0 };
    struct looking l = { r, words, &scratch, text };
    struct buffer b = { .a = a };
    struct token t;
    size_t at = 0, done = 0;
    bool starts = true;
    while (token_next(text, &at, &t)) {
        struct redact_edit edit;
        sv instead;
        bool found = find(&l, &t, starts, &edit, &instead);
        if (found) {
            buffer_add(&b, sv_slice(text, done, edit.begin));
            edit.at = b.n;
            edit.length = instead.n;
            buffer_add(&b, instead);
            done = edit.end;
            if (at < done) at = done;
            if (edits) *ARENA_PUSH(a, edits->items, edits->count, edits->capacity) = edit;
        }
        if (t.kind != TOKEN_PUNCTUATION || found)
            starts = false;
        else if (ends_sentence(token_text(text, &t)))
            starts = true;
    }
    arena_free(&scratch);
    if (!done) return text;
    buffer_add(&b, sv_from(text, done));
    return buffer_sv(&b);
}

sv redact_text(struct arena *a, const struct redactor *r, sv text, const struct redact_words *words)
{
    return redact_text_edits(a, r, text, words, NULL);
}

size_t redact_moved(const struct redact_edits *edits, size_t at, bool end)
{
    size_t low = 0, high = edits->count; /* the first edit that ends at or behind the place */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (edits->items[middle].end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    const struct redact_edit *next = low < edits->count ? &edits->items[low] : NULL;
    if (next && next->begin < at) return end ? next->at + next->length : next->at;
    const struct redact_edit *before = low ? &edits->items[low - 1] : NULL;
    return before ? before->at + before->length + (at - before->end) : at;
}
