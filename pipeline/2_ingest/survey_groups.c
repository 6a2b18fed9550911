/* What else a study.xml could have: attributes to compare by, and words for a first lexicon. */
#include "2_ingest/survey_found.h"

#include "0_base/token.h"
#include "0_base/utf8.h"

#include <stdlib.h>

enum {
    FEWEST_VALUES = 2, MOST_VALUES = 6, FILLED_PERCENT = 50, SMALLEST_GROUP = 2,
    GROUPS_MAX = 3,
    CANDIDATES_MAX = 40, SEVERAL_DOCUMENTS = 2, RARE_PART = 10, /* a word of fewer than a tenth of the talks is rare */
};

/* ---- groups -------------------------------------------------------------------------------- */

/* A column with a few values, each of some people, that most people have. */
static bool groups_by(struct proposing *p, const struct survey_sheet *s, size_t column, sv *values)
{
    struct keys known = { 0 };
    struct buffer b = { .a = p->a };
    size_t counts[MOST_VALUES] = { 0 }, filled = 0;
    for (size_t i = 0; i < s->sheet.row_count; i++) {
        sv cell = s->sheet.rows[i].cells[column];
        bool fresh;
        if (!cell.n) continue;
        size_t at = *keys_put(p->a, &known, cell, known.count, &fresh);
        if (at >= MOST_VALUES) return false;
        if (fresh && at) buffer_cstr(&b, ", ");
        if (fresh) buffer_add(&b, cell);
        counts[at]++;
        filled++;
    }
    *values = buffer_sv(&b);
    for (size_t i = 0; i < known.count; i++)
        if (counts[i] < SMALLEST_GROUP) return false;
    return known.count >= FEWEST_VALUES && 100 * filled >= FILLED_PERCENT * s->sheet.row_count;
}

void survey_find_groups(struct proposing *p)
{
    struct proposal *out = p->out;
    for (size_t i = 0; i < out->source_count; i++) {
        const struct survey_source *source = &out->sources[i];
        const struct survey_sheet *s = NULL;
        if (!source->kind || strcmp(source->kind, "people") != 0) continue;
        for (size_t k = 0; k < p->sheet_count; k++)
            if (sv_eq(p->sheets[k].file, source->file) && sv_eq(p->sheets[k].name, source->sheet)) s = &p->sheets[k];
        for (size_t c = 0; s && c < source->column_count && out->group_count < GROUPS_MAX; c++) {
            sv name = source->columns[c].from, values;
            ptrdiff_t at = sheet_column(&s->sheet, name);
            if (source->columns[c].how != COLUMNS_ATTRIBUTE || at < 0) continue;
            if (groups_by(p, s, (size_t)at, &values))
                *ARENA_PUSH(p->a, out->groups, out->group_count, out->group_capacity) =
                    (struct survey_group){ name, values };
        }
    }
}

/* ---- words --------------------------------------------------------------------------------- */

static void add_name(struct proposing *p, struct keys *names, sv text)
{
    struct token token;
    bool fresh;
    for (size_t at = 0; token_next(text, &at, &token);)
        if (token.kind == TOKEN_WORD)
            keys_put(p->a, names, columns_fold(p->a, sv_slice(text, token.begin, token.end)), 0, &fresh);
}

/* Every word of every name that the tables and labels have. */
static void collect_names(struct proposing *p, struct keys *names)
{
    for (size_t i = 0; i < p->roster.name_count; i++) add_name(p, names, p->roster.names[i].text);
    for (size_t i = 0; i < p->tables[SURVEY_LABELS].count; i++)
        add_name(p, names, found_labels_at(&p->tables[SURVEY_LABELS], i)->label);
    for (size_t i = 0; i < p->sheet_count; i++) {
        const struct survey_sheet *s = &p->sheets[i];
        static const char *const columns[] = { "person", "participants", "from", "to", "street", "organisation",
                                               "interviewer", "respondent" };
        for (size_t c = 0; c < WF_COUNT(columns); c++)
            for (size_t k = 0; survey_column_of(s, columns[c]) >= 0 && k < s->sheet.row_count; k++)
                add_name(p, names, survey_cell(p->a, s, columns[c], k));
    }
}

/* A name, also with 's, s, je or tje behind it, or in a compound with a hyphen. */
static bool is_name(struct proposing *p, const struct keys *names, sv word)
{
    static const char *const ends[] = { "", "s", "je", "tje", "tjes", "jes" };
    sv folded = columns_fold(p->a, word), part;
    for (size_t i = 0; i < WF_COUNT(ends); i++) {
        sv end = sv_from_cstr(ends[i]);
        if (!sv_ends(folded, end) || folded.n == end.n) continue;
        if (keys_find(names, (sv){ folded.p, folded.n - end.n })) return true;
    }
    if (!memchr(folded.p, ' ', folded.n)) return false;
    for (sv rest = folded; sv_cut(&rest, ' ', &part);)
        if (keys_find(names, part)) return true;
    return false;
}

static int by_times(const void *x, const void *y)
{
    const struct survey_word *p = x, *q = y;
    if (p->times != q->times) return p->times < q->times ? 1 : -1;
    if (p->documents != q->documents) return p->documents < q->documents ? 1 : -1;
    return sv_cmp(p->word, q->word);
}

/* Only what is written with a small letter and never, within a sentence, with a capital. */
void survey_find_words(struct proposing *p)
{
    struct keys names = { 0 }, known = { 0 };
    const struct table *t = &p->tables[SURVEY_WORDS];
    struct found_words_row *sums = ARENA_NEW(p->a, struct found_words_row, t->count);
    struct survey_word *words = ARENA_NEW(p->a, struct survey_word, t->count);
    size_t sum_count = 0, count = 0, least = p->talk_count / RARE_PART;
    if (least < SEVERAL_DOCUMENTS) least = p->talk_count > SEVERAL_DOCUMENTS ? SEVERAL_DOCUMENTS : 1;
    for (size_t i = 0; i < t->count; i++) {
        const struct found_words_row *row = found_words_at(t, i);
        bool fresh;
        size_t at = *keys_put(p->a, &known, row->word, sum_count, &fresh);
        if (fresh) sums[sum_count++] = (struct found_words_row){ .word = row->word };
        sums[at].lower += row->lower;
        sums[at].inner += row->inner;
        sums[at].documents += row->documents;
    }
    collect_names(p, &names);
    for (size_t i = 0; i < sum_count; i++) {
        const struct found_words_row *row = &sums[i];
        if (row->inner || row->lower < SEVERAL_DOCUMENTS || (size_t)row->documents < least) continue;
        if (is_name(p, &names, row->word)) continue;
        words[count++] = (struct survey_word){ row->word, (size_t)row->documents, (size_t)row->lower };
    }
    if (count) qsort(words, count, sizeof *words, by_times);
    p->out->words = words;
    p->out->word_count = count < CANDIDATES_MAX ? count : CANDIDATES_MAX;
}
