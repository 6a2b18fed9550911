#include "3_code/lexicon_store.h"

void lexicon_store_add(struct arena *a, const struct lexicon *lexicon, struct table *themes,
                       struct table *terms)
{
    size_t first_theme = themes->count;
    for (size_t i = 0; i < lexicon->theme_count; i++)
        *themes_add(a, themes) = (struct themes_row) {
            .lexicon = lexicon->id,
            .theme = lexicon->themes[i].path,
            .position = (int64_t)i + 1,
            .terms = (int64_t)lexicon->themes[i].term_count,
        };
    for (size_t i = 0; i < lexicon->term_count; i++) {
        const struct lexicon_term *term = &lexicon->terms[i];
        *lexicon_terms_add(a, terms) = (struct lexicon_terms_row) {
            .lexicon = lexicon->id,
            .theme = lexicon->themes[term->theme].path,
            .term = term->text,
            .language = term->language,
            .kind = sv_from_cstr(lexicon_kind_name(term->kind)),
            .note = term->note,
            .theme_row = (int64_t)(first_theme + term->theme),
        };
    }
}

static enum term_kind kind_of(sv name)
{
    for (int kind = TERM_WORD; kind <= TERM_PHRASE; kind++)
        if (sv_is(name, lexicon_kind_name((enum term_kind)kind))) return (enum term_kind)kind;
    WF_BUG("kind of term in the store");
}

static void add_terms(struct arena *a, struct lexicon_stored *stored, const struct table *terms)
{
    struct lexicon *lexicon = &stored->lexicon;
    for (size_t i = stored->first_term; i < terms->count; i++) {
        const struct lexicon_terms_row *row = lexicon_terms_at(terms, i);
        if (!sv_eq(row->lexicon, lexicon->id)) return;
        *ARENA_PUSH(a, lexicon->terms, lexicon->term_count, lexicon->term_capacity) =
            (struct lexicon_term) { .theme = (size_t)row->theme_row - stored->first_theme,
                                    .text = row->term,
                                    .language = row->language,
                                    .note = row->note,
                                    .kind = kind_of(row->kind) };
    }
}

struct lexicon_stored *lexicon_store_get(struct arena *a, const struct table *themes,
                                         const struct table *terms, size_t *count)
{
    struct lexicon_stored *items = NULL;
    size_t capacity = 0, term = 0;
    *count = 0;
    for (size_t i = 0; i < themes->count; i++) {
        const struct themes_row *row = themes_at(themes, i);
        if (*count == 0 || !sv_eq(items[*count - 1].lexicon.id, row->lexicon))
            *ARENA_PUSH(a, items, *count, capacity) =
                (struct lexicon_stored) { { .id = row->lexicon }, i, 0 };
        struct lexicon *lexicon = &items[*count - 1].lexicon;
        *ARENA_PUSH(a, lexicon->themes, lexicon->theme_count, lexicon->theme_capacity) =
            (struct lexicon_theme) { .path = row->theme, .term_count = (size_t)row->terms };
    }
    for (size_t i = 0; i < *count; i++) {
        items[i].first_term = term;
        add_terms(a, &items[i], terms);
        term += items[i].lexicon.term_count;
    }
    return items;
}
