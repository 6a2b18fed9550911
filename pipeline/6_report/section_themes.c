/* How often each theme is heard, and the words behind it. */
#include "6_report/figure.h"
#include "6_report/quotes.h"
#include "6_report/say.h"

#include <stdlib.h>

enum {
    TERMS_SHOWN = 5,
    NAMED = 3,
    BARS_SHOWN = 40,  /* a longer figure is no overview; the table has all */
    GROUPS_SHOWN = 8, /* as many columns as a page is wide */
};

/* One theme, with its rows in theme_frequency. */
struct theme {
    size_t row;                            /* in coding.themes */
    const struct theme_frequency_row *all; /* of everybody */
    size_t begin, end;                     /* rows of theme_frequency, all groupings */
    sv anchor;
};

struct lexicon {
    sv id;
    struct theme *themes; /* most heard first */
    size_t count;
    int digits;
};

struct speech {
    struct quotes_hits hits;
    size_t *speakers;
    size_t speaker_count;
};

/* The most heard first, then the order of the lexicon. */
static int by_rate(const void *p, const void *q)
{
    const struct theme *x = p, *y = q;
    double rate = x->all->rate_per_1000.value, other = y->all->rate_per_1000.value;
    if (rate > other || rate < other) return rate > other ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

/* The rows of a theme stand together. */
static bool find_rows(const struct section_input *in, struct theme *theme)
{
    const struct themes_row *of = themes_at(&in->coding->themes, theme->row);
    const struct table *t = &in->results->theme_frequency;
    size_t i = 0;
    while (i < t->count && !(sv_eq(theme_frequency_at(t, i)->lexicon, of->lexicon) &&
                             sv_eq(theme_frequency_at(t, i)->theme, of->theme)))
        i++;
    theme->begin = i;
    while (i < t->count && sv_eq(theme_frequency_at(t, i)->lexicon, of->lexicon) &&
           sv_eq(theme_frequency_at(t, i)->theme, of->theme))
        i++;
    theme->end = i;
    if (theme->begin == theme->end) return false; /* nobody says a word */
    theme->all = theme_frequency_at(t, theme->begin);
    WF_ASSERT(sv_is(theme->all->by, "all"));
    return true;
}

static struct lexicon read_lexicon(struct arena *a, const struct section_input *in, sv id)
{
    struct lexicon lexicon = { .id = id, .digits = 2 };
    const struct table *themes = &in->coding->themes;
    lexicon.themes = ARENA_NEW(a, struct theme, themes->count + 1);
    for (size_t t = 0; t < themes->count; t++) {
        struct theme theme = { .row = t, .anchor = arena_format(a, "theme-%zu", t + 1) };
        if (!sv_eq(themes_at(themes, t)->lexicon, id) || !find_rows(in, &theme)) continue;
        if (theme.all->rate_per_1000.value >= 10) lexicon.digits = 1;
        lexicon.themes[lexicon.count++] = theme;
    }
    if (lexicon.count > 1) qsort(lexicon.themes, lexicon.count, sizeof *lexicon.themes, by_rate);
    return lexicon;
}

static sv link_of(const struct theme *theme) { return theme->all->hits ? theme->anchor : SV(""); }

/* ---- everybody ----------------------------------------------------------------------------- */

static struct grid *twin_of(struct arena *a, const struct lexicon *lexicon, sv caption,
                            struct document *d)
{
    static const struct say_column columns[] = {
        { LABEL_HEAD_THEME, false },   { LABEL_HEAD_HITS, true },     { LABEL_HEAD_TALKS, true },
        { LABEL_HEAD_SPEAKERS, true }, { LABEL_HEAD_PER_1000, true }, { LABEL_HEAD_INTERVAL, true },
        { LABEL_HEAD_REMARK, false },
    };
    struct grid *grid =
        say_grid(d, caption, columns, WF_COUNT(columns), SV("tables/theme_frequency.csv"));
    for (size_t i = 0; i < lexicon->count; i++) {
        const struct theme_frequency_row *row = lexicon->themes[i].all;
        struct cell *cells = document_row(d, grid);
        cells[0].text = row->theme;
        cells[0].link = link_of(&lexicon->themes[i]);
        cells[1].text = say_count(a, d->language, row->hits);
        cells[2].text = say_count(a, d->language, row->documents);
        cells[3].text = say_count(a, d->language, row->speakers);
        cells[4].text = say_maybe(a, d->language, row->rate_per_1000, lexicon->digits);
        cells[5].text = say_interval(a, d->language, row->low, row->high, lexicon->digits);
        cells[6].text = row->undefined;
    }
    return grid;
}

/* "ontmoeten (0,45), helpen (0,30) en …": the most heard, for the description of the figure. */
static sv name_most_heard(struct arena *a, const struct lexicon *lexicon, enum language language)
{
    struct buffer b = { .a = a };
    for (size_t i = 0; i < lexicon->count && i < NAMED && lexicon->themes[i].all->hits; i++) {
        const struct theme_frequency_row *row = lexicon->themes[i].all;
        sv rate = say_maybe(a, language, row->rate_per_1000, lexicon->digits);
        if (i) buffer_cstr(&b, ", ");
        buffer_printf(&b, "%.*s (%.*s)", SV_ARG(row->theme), SV_ARG(rate));
    }
    return buffer_sv(&b);
}

static void add_figure(struct arena *a, const struct lexicon *lexicon, struct document *d)
{
    enum language language = d->language;
    struct figure figure;
    size_t shown = lexicon->count < BARS_SHOWN ? lexicon->count : BARS_SHOWN;
    struct figure_bar *bars = ARENA_NEW(a, struct figure_bar, shown);
    for (size_t i = 0; i < shown; i++) {
        const struct theme_frequency_row *row = lexicon->themes[i].all;
        bars[i] = (struct figure_bar) { .label = row->theme,
                                        .link = link_of(&lexicon->themes[i]),
                                        .value = row->rate_per_1000,
                                        .low = row->low,
                                        .high = row->high,
                                        .note = row->undefined };
    }
    sv most = name_most_heard(a, lexicon, language);
    const struct figure_frame frame = {
        .name = arena_format(a, "themes-%.*s", SV_ARG(say_slug(a, lexicon->id))),
        .title = text_label_fill(a, LABEL_THEMES_FIGURE, language, ARGS(ARG_SV(lexicon->id))),
        .description = most.n ? text_label_fill(a, LABEL_THEMES_MOST, language, ARGS(ARG_SV(most)))
                              : say_label(language, LABEL_THEMES_NO_HITS),
        .language = language,
    };
    figure_bars(a, &frame, say_label(language, LABEL_THEMES_UNIT), lexicon->digits, bars, shown,
                &figure);
    document_figure(d, &figure, twin_of(a, lexicon, frame.title, d));
    document_paragraph(d, frame.description);
}

/* ---- groups -------------------------------------------------------------------------------- */

static const char *const marks[] = { "¹", "²", "³", "⁴", "⁵", "⁶" };

struct reasons {
    sv items[WF_COUNT(marks)];
    size_t count;
};

/* The mark of a reason; a new reason gets the next one. */
static const char *mark_of(struct reasons *reasons, sv reason)
{
    size_t i = 0;
    while (i < reasons->count && !sv_eq(reasons->items[i], reason)) i++;
    if (i == WF_COUNT(marks)) return "*";
    if (i == reasons->count) reasons->items[reasons->count++] = reason;
    return marks[i];
}

static sv say_rate(struct arena *a, enum language language, const struct theme_frequency_row *row,
                   int digits, struct reasons *reasons)
{
    sv rate = say_maybe(a, language, row->rate_per_1000, digits);
    if (row->undefined.n)
        return arena_format(a, "%.*s %s", SV_ARG(rate), mark_of(reasons, row->undefined));
    sv interval = say_interval(a, language, row->low, row->high, digits);
    return arena_format(a, "%.*s (%.*s)", SV_ARG(rate), SV_ARG(interval));
}

/* The heads: the theme, then each group with its words. Rows [begin, end) are of one grouping. */
static struct grid *begin_groups(struct arena *a, const struct table *t, size_t begin, size_t end,
                                 struct document *d)
{
    enum language language = d->language;
    size_t count = end - begin + 1;
    sv *heads = ARENA_NEW(a, sv, count);
    bool *numbers = ARENA_NEW(a, bool, count);
    heads[0] = say_label(language, LABEL_HEAD_THEME);
    for (size_t i = 1; i < count; i++) {
        const struct theme_frequency_row *row = theme_frequency_at(t, begin + i - 1);
        sv words = say_some(a, language, row->words, LABEL_SOME_WORDS);
        heads[i] = text_fill(a, "{0} ({1})",
                             ARGS(ARG_SV(say_group(language, row->by, row->group)), ARG_SV(words)));
        numbers[i] = true;
    }
    sv by = theme_frequency_at(t, begin)->by;
    sv caption = text_label_fill(
        a, LABEL_THEMES_BY, language,
        ARGS(ARG_SV(sv_is(by, "role") ? say_label(language, LABEL_ROLE_WORD) : by)));
    return document_table(d, caption, heads, numbers, count, SV("tables/theme_frequency.csv"));
}

static void add_groups(struct arena *a, const struct section_input *in,
                       const struct lexicon *lexicon, size_t offset, size_t groups,
                       struct document *d)
{
    const struct table *t = &in->results->theme_frequency;
    struct reasons reasons = { .count = 0 };
    size_t begin = lexicon->themes[0].begin + offset;
    struct grid *grid = begin_groups(a, t, begin, begin + groups, d);
    for (size_t i = 0; i < lexicon->count; i++) {
        struct cell *cells = document_row(d, grid);
        cells[0].text = lexicon->themes[i].all->theme;
        cells[0].link = link_of(&lexicon->themes[i]);
        for (size_t g = 0; g < groups; g++)
            cells[g + 1].text = say_rate(
                a, d->language, theme_frequency_at(t, lexicon->themes[i].begin + offset + g),
                lexicon->digits, &reasons);
    }
    struct buffer b = { .a = a };
    for (size_t i = 0; i < reasons.count; i++)
        buffer_printf(&b, "%s%s %.*s", i ? "; " : "", marks[i], SV_ARG(reasons.items[i]));
    if (reasons.count) document_paragraph(d, arena_format(a, "%.*s.", SV_ARG(buffer_sv(&b))));
}

/* Each grouping but everybody; all themes have the same groups in the same order. */
static void add_groupings(struct arena *a, const struct section_input *in,
                          const struct lexicon *lexicon, struct document *d)
{
    const struct table *t = &in->results->theme_frequency;
    const struct theme *first = &lexicon->themes[0];
    bool compared = false;
    for (size_t i = first->begin + 1, end; i < first->end; i = end) {
        sv by = theme_frequency_at(t, i)->by;
        for (end = i; end < first->end && sv_eq(theme_frequency_at(t, end)->by, by);) end++;
        if (theme_frequency_at(t, i)->words == first->all->words) continue; /* one group is all */
        if (end - i > GROUPS_SHOWN) {
            sv groups = say_count(a, d->language, (int64_t)(end - i));
            document_paragraph(d, text_label_fill(a, LABEL_THEMES_MANY_GROUPS, d->language,
                                                  ARGS(ARG_SV(by), ARG_SV(groups))));
            continue;
        }
        add_groups(a, in, lexicon, i - first->begin, end - i, d);
        compared = true;
    }
    if (compared) document_paragraph(d, say_label(d->language, LABEL_THEMES_COMPARE));
}

/* ---- one theme ----------------------------------------------------------------------------- */

/* The terms that were found most: "samen (23), buren (12)". */
static sv name_terms(struct arena *a, const struct section_input *in, size_t theme,
                     const struct quotes_hits *hits)
{
    const struct table *terms = &in->coding->lexicon_terms;
    struct buffer b = { .a = a };
    struct arena scratch = { 0 };
    int64_t *found = ARENA_NEW(&scratch, int64_t, terms->count + 1);
    for (size_t k = hits->first[theme]; k < hits->first[theme + 1]; k++)
        found[codings_at(&in->coding->codings, hits->rows[k])->term_row]++;
    for (size_t n = 0; n < TERMS_SHOWN; n++) {
        size_t best = 0;
        for (size_t i = 1; i < terms->count; i++)
            if (found[i] > found[best]) best = i;
        if (found[best] == 0) break;
        sv count = say_count(a, in->study->language, found[best]);
        sv term = lexicon_terms_at(terms, best)->term;
        buffer_printf(&b, "%s%.*s (%.*s)", n ? ", " : "", SV_ARG(term), SV_ARG(count));
        found[best] = 0;
    }
    arena_free(&scratch);
    return buffer_sv(&b);
}

static sv summary_of(struct arena *a, enum language language, const struct quotes *quotes)
{
    sv shown = say_count(a, language, (int64_t)quotes->count);
    sv places = say_count(a, language, (int64_t)quotes->places);
    if (quotes->count == quotes->places)
        return quotes->count == 1
                   ? say_label(language, LABEL_QUOTES_ONE)
                   : text_label_fill(a, LABEL_QUOTES_ALL, language, ARGS(ARG_SV(shown)));
    return text_label_fill(a, LABEL_QUOTES_SOME, language, ARGS(ARG_SV(shown), ARG_SV(places)));
}

static void add_theme(struct arena *a, const struct section_input *in, const struct theme *theme,
                      const struct speech *speech, struct document *d)
{
    enum language language = d->language;
    const struct theme_frequency_row *row = theme->all;
    sv prefix = arena_format(a, "%.*s-quote", SV_ARG(theme->anchor));
    struct quotes quotes = quotes_choose(a, in, &speech->hits, theme->row, speech->speakers,
                                         speech->speaker_count, prefix, QUOTES_SHOWN);
    WF_ASSERT((int64_t)quotes.hits == row->hits); /* what is shown is what was counted */
    document_heading(d, 4, theme->anchor, row->theme);
    document_paragraph(
        d, text_label_fill(
               a, LABEL_THEME_COUNTS, language,
               ARGS(ARG_SV(say_some(a, language, row->hits, LABEL_SOME_HITS)),
                    ARG_SV(say_some(a, language, row->documents, LABEL_SOME_TALKS)),
                    ARG_SV(say_some(a, language, row->speakers, LABEL_SOME_SPEAKERS)),
                    ARG_SV(name_terms(a, in, theme->row, &speech->hits)))));
    if (quotes.silent)
        document_paragraph(d,
                           text_label_fill(a, LABEL_QUOTES_SILENT, language,
                                           ARGS(ARG_SV(say_some(a, language, (int64_t)quotes.silent,
                                                                LABEL_SOME_HITS)))));
    if (quotes.count == 0) return;
    document_open_details(d, summary_of(a, language, &quotes));
    document_quotes(d, quotes.items, quotes.count);
    document_close_details(d);
}

static void add_silent_themes(struct arena *a, const struct lexicon *lexicon, struct document *d)
{
    struct buffer b = { .a = a };
    for (size_t i = 0; i < lexicon->count; i++) {
        if (lexicon->themes[i].all->hits) continue;
        if (b.n) buffer_cstr(&b, ", ");
        buffer_add(&b, lexicon->themes[i].all->theme);
    }
    if (b.n)
        document_paragraph(
            d, text_label_fill(a, LABEL_THEMES_SILENT, d->language, ARGS(ARG_SV(buffer_sv(&b)))));
}

static void add_lexicon(struct arena *a, const struct section_input *in, sv id,
                        const struct speech *speech, struct document *d)
{
    struct lexicon lexicon = read_lexicon(a, in, id);
    if (lexicon.count == 0) return;
    sv anchor = arena_format(a, "lexicon-%.*s", SV_ARG(say_slug(a, id)));
    document_heading(d, 3, anchor,
                     text_label_fill(a, LABEL_THEMES_LEXICON, d->language, ARGS(ARG_SV(id))));
    add_figure(a, &lexicon, d);
    add_groupings(a, in, &lexicon, d);
    document_note(d, say_label(d->language, LABEL_THEMES_CAUTION));
    for (size_t i = 0; i < lexicon.count; i++)
        if (lexicon.themes[i].all->hits) add_theme(a, in, &lexicon.themes[i], speech, d);
    add_silent_themes(a, &lexicon, d);
}

static void explain_wildcards(struct arena *a, const struct section_input *in, struct document *d)
{
    const struct table *terms = &in->coding->lexicon_terms;
    for (size_t i = 0; i < terms->count; i++) {
        sv term = lexicon_terms_at(terms, i)->term;
        if (!memchr(term.p, '*', term.n)) continue;
        document_paragraph(
            d, text_label_fill(a, LABEL_THEMES_WILDCARD, d->language, ARGS(ARG_SV(term))));
        return;
    }
}

static bool write(struct arena *a, const struct section_input *in, struct document *document,
                  struct err *err)
{
    const struct table *themes = &in->coding->themes;
    struct speech speech = { .hits = quotes_hits(a, in) };
    (void)err;
    if (themes->count == 0 || in->results->theme_frequency.count == 0) return true;
    speech.speakers = coding_speakers(a, in->corpus, &speech.speaker_count);
    document_paragraph(document, say_label(in->study->language, LABEL_THEMES_INTRO));
    explain_wildcards(a, in, document);
    document_paragraph(document, say_label(in->study->language, LABEL_THEMES_INTERVAL));
    for (size_t t = 0; t < themes->count; t++) {
        sv id = themes_at(themes, t)->lexicon;
        if (t == 0 || !sv_eq(themes_at(themes, t - 1)->lexicon, id))
            add_lexicon(a, in, id, &speech, document);
    }
    return true;
}

const struct section section_themes = {
    .id = "themes",
    .title = { "Waar mensen over praten", "What people talk about" },
    .write = write,
};
