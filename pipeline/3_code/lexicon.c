#include "3_code/lexicon.h"

#include "0_base/out.h"
#include "0_base/token.h"
#include "0_base/utf8.h"

static const char *const kind_names[] = {
    [TERM_WORD] = "word", [TERM_WILDCARD] = "wildcard", [TERM_PHRASE] = "phrase"
};

/* As people may write them, Dutch and English, three for each kind. */
static const char *const kind_words[] = { "word",       "woord",  "exact",      "wildcard", "joker",
                                          "jokerteken", "phrase", "woordgroep", "frase" };
enum { WORDS_PER_KIND = 3 };

const char *lexicon_kind_name(enum term_kind kind) { return kind_names[kind]; }

struct lexicon lexicon_new(struct arena *a, sv id)
{
    return (struct lexicon) { .id = id, .paths = intern_new(a), .identities = intern_new(a) };
}

static bool blank_at(sv s, size_t at, size_t *end)
{
    *end = at;
    uint32_t cp = utf8_next(s, end);
    return cp <= ' ' || cp == 0xA0 || cp == 0x2007 || cp == 0x202F;
}

/* NFC, with one blank for each run of blanks and line breaks, none at the ends. */
static sv clean(struct arena *a, sv text)
{
    sv whole = utf8_normalise(a, text);
    struct buffer b = { .a = a };
    bool gap = false;
    for (size_t at = 0, end; at < whole.n; at = end) {
        if (blank_at(whole, at, &end)) {
            gap = b.n > 0;
            continue;
        }
        if (gap) buffer_add(&b, SV(" "));
        gap = false;
        buffer_add(&b, sv_slice(whole, at, end));
    }
    return buffer_sv(&b);
}

size_t lexicon_add_theme(struct arena *a, struct lexicon *lexicon, sv path, struct place place,
                         struct problems *problems)
{
    struct buffer b = { .a = a };
    sv rest = clean(a, path), level;
    while (sv_cut(&rest, '/', &level)) {
        level = sv_trim(level);
        if (level.n == 0) continue;
        if (b.n) buffer_add(&b, SV("/"));
        buffer_add(&b, level);
    }
    if (b.n == 0) {
        problem_add(problems, place, MESSAGE_LEXICON_THEME_EMPTY, NO_ARGS);
        return SIZE_MAX;
    }
    size_t theme = intern_add(&lexicon->paths, buffer_sv(&b));
    if (theme == lexicon->theme_count)
        *ARENA_PUSH(a, lexicon->themes, lexicon->theme_count, lexicon->theme_capacity) =
            (struct lexicon_theme) { .path = buffer_sv(&b), .place = place };
    return theme;
}

static bool holds_word(sv text)
{
    struct token token;
    for (size_t at = 0; token_next(text, &at, &token);)
        if (token.kind != TOKEN_PUNCTUATION) return true;
    return false;
}

static enum term_kind kind_of(sv text)
{
    if (memchr(text.p, ' ', text.n)) return TERM_PHRASE;
    if (memchr(text.p, '*', text.n) || memchr(text.p, '?', text.n)) return TERM_WILDCARD;
    return TERM_WORD;
}

/* What the term is, by its text; a word for it that says otherwise is a problem, one that says
 * nothing is the reason not to use the term. */
static enum message find_kind(struct arena *a, const struct lexicon_entry *entry, sv text,
                              struct problems *problems, enum term_kind *kind)
{
    *kind = kind_of(text);
    sv word = token_fold(a, sv_trim(entry->kind));
    if (word.n == 0) return MESSAGE_NONE;
    for (size_t i = 0; i < WF_COUNT(kind_words); i++) {
        if (!sv_is(word, kind_words[i])) continue;
        if (i / WORDS_PER_KIND != (size_t)*kind)
            problem_add(problems, entry->place, MESSAGE_LEXICON_KIND_MISFIT,
                        ARGS(ARG_SV(text), ARG_CSTR(kind_names[i / WORDS_PER_KIND]),
                             ARG_CSTR(kind_names[*kind])));
        return MESSAGE_NONE;
    }
    const char *near = text_nearest(word, kind_words, WF_COUNT(kind_words));
    enum message reason = near ? MESSAGE_LEXICON_KIND_NEAR : MESSAGE_LEXICON_KIND;
    problem_add(problems, entry->place, reason, ARGS(ARG_SV(entry->kind), ARG_CSTR(near)));
    return reason;
}

/* Whether the term is the first of its kind in the theme. */
static bool first_time(struct arena *a, struct lexicon *lexicon, const struct lexicon_term *term,
                       struct problems *problems)
{
    sv identity = arena_format(a, "%.*s %zu %.*s", SV_ARG(term->language), term->theme,
                               SV_ARG(token_fold(a, term->text)));
    size_t number = intern_add(&lexicon->identities, identity);
    if (number == lexicon->term_count) return true;
    const struct lexicon_term *first = &lexicon->terms[number];
    problem_add(problems, term->place, MESSAGE_LEXICON_TERM_TWICE,
                ARGS(ARG_SV(term->text), ARG_SV(lexicon->themes[term->theme].path),
                     ARG_INT(first->place.line)));
    return false;
}

/* MESSAGE_NONE when the term was added, else why not. */
static enum message add_term(struct arena *a, struct lexicon *lexicon, size_t theme,
                             const struct lexicon_entry *entry, struct problems *problems)
{
    struct lexicon_term term = { .theme = theme,
                                 .text = clean(a, entry->text),
                                 .language = token_fold(a, sv_trim(entry->language)),
                                 .note = clean(a, entry->note),
                                 .place = entry->place };
    if (term.text.n == 0) {
        problem_add(problems, entry->place, MESSAGE_LEXICON_TERM_EMPTY,
                    ARGS(ARG_SV(lexicon->themes[theme].path)));
        return MESSAGE_LEXICON_TERM_EMPTY;
    }
    if (!holds_word(term.text)) {
        problem_add(problems, entry->place, MESSAGE_LEXICON_TERM_LETTERLESS,
                    ARGS(ARG_SV(term.text)));
        return MESSAGE_LEXICON_TERM_LETTERLESS;
    }
    enum message reason = find_kind(a, entry, term.text, problems, &term.kind);
    if (reason != MESSAGE_NONE) return reason;
    if (term.language.n && !text_language_tag(term.language)) {
        problem_add(problems, entry->place, MESSAGE_LEXICON_LANGUAGE,
                    ARGS(ARG_SV(entry->language)));
        return MESSAGE_LEXICON_LANGUAGE;
    }
    if (!first_time(a, lexicon, &term, problems)) return MESSAGE_LEXICON_TERM_TWICE;
    *ARENA_PUSH(a, lexicon->terms, lexicon->term_count, lexicon->term_capacity) = term;
    lexicon->themes[theme].term_count++;
    return MESSAGE_NONE;
}

void lexicon_add_term(struct arena *a, struct lexicon *lexicon, size_t theme,
                      const struct lexicon_entry *entry, struct problems *problems)
{
    WF_ASSERT(theme < lexicon->theme_count);
    enum message reason = add_term(a, lexicon, theme, entry, problems);
    if (reason != MESSAGE_NONE)
        problem_reject(problems, entry->place.file, entry->place.line, reason, entry->source);
}

void lexicon_check(const struct lexicon *lexicon, sv file, struct problems *problems)
{
    if (lexicon->term_count == 0) {
        problem_add(problems, (struct place) { .file = file }, MESSAGE_LEXICON_EMPTY, NO_ARGS);
        return;
    }
    for (size_t i = 0; i < lexicon->theme_count; i++)
        if (lexicon->themes[i].term_count == 0)
            problem_add(problems, lexicon->themes[i].place, MESSAGE_LEXICON_THEME_BARE,
                        ARGS(ARG_SV(lexicon->themes[i].path)));
}
