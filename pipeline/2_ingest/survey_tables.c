/* The tables of a folder: which kind each is, and which of its columns is which of ours. */
#include "2_ingest/survey_found.h"

#include "0_base/date.h"
#include "0_base/file.h"
#include "2_ingest/tables_task.h"

#include <stdlib.h>

enum { LIKELY_KIND = 40, TOLD_MISSING = 5 };

/* In this order they are known: what comes later names what comes before. */
static const char *const kinds[] = { "people",     "documents", "activities",    "attendance",    "ties",
                                     "population", "lexicon",   "human-codings", "coder-coverage" };

/* ---- sheets -------------------------------------------------------------------------------- */

static void add_column(struct survey_sheet *s, const struct found_columns_row *row)
{
    sv rest = row->cells, cell;
    size_t column = (size_t)row->position;
    s->sheet.names[column] = row->name;
    for (size_t i = 0; i < s->sheet.row_count; i++) {
        if (!sv_cut(&rest, '\n', &cell)) cell = (sv){ "", 0 };
        s->sheet.rows[i].cells[column] = cell;
    }
}

/* The rows [begin, end) of the columns' table are one sheet. */
static void add_sheet(struct proposing *p, size_t begin, size_t end)
{
    const struct found_columns_row *first = found_columns_at(&p->tables[SURVEY_COLUMNS], begin);
    struct survey_sheet *s = ARENA_PUSH(p->a, p->sheets, p->sheet_count, p->sheet_capacity);
    size_t rows = (size_t)first->rows < SURVEY_ROWS_MAX ? (size_t)first->rows : SURVEY_ROWS_MAX;
    *s = (struct survey_sheet){ .file = first->file, .name = first->sheet };
    s->sheet.file = first->file;
    s->sheet.column_count = end - begin;
    s->sheet.row_count = rows;
    s->sheet.source_row_count = (size_t)first->rows;
    s->sheet.names = ARENA_NEW(p->a, sv, end - begin);
    s->sheet.rows = ARENA_NEW(p->a, struct sheet_row, rows);
    for (size_t i = 0; i < rows; i++) {
        unsigned char *kind_of = ARENA_NEW(p->a, unsigned char, end - begin);
        s->sheet.rows[i].cells = ARENA_NEW(p->a, sv, end - begin);
        for (size_t c = begin; c < end; c++) {
            sv kinds_text = found_columns_at(&p->tables[SURVEY_COLUMNS], c)->kinds;
            if (i < kinds_text.n) kind_of[c - begin] = (unsigned char)(kinds_text.p[i] - '0');
        }
        s->sheet.rows[i].kinds = kind_of;
    }
    for (size_t c = begin; c < end; c++) add_column(s, found_columns_at(&p->tables[SURVEY_COLUMNS], c));
}

static void rebuild_sheets(struct proposing *p)
{
    struct table *t = &p->tables[SURVEY_COLUMNS];
    table_sort(t);
    for (size_t i = 0; i < t->count;) {
        const struct found_columns_row *row = found_columns_at(t, i);
        size_t end = i + 1;
        while (end < t->count && sv_eq(found_columns_at(t, end)->file, row->file) &&
               sv_eq(found_columns_at(t, end)->sheet, row->sheet))
            end++;
        add_sheet(p, i, end);
        i = end;
    }
}

ptrdiff_t survey_column_of(const struct survey_sheet *s, const char *name)
{
    for (size_t i = 0; i < s->match_count; i++)
        if (strcmp(s->matches[i].name, name) == 0) return s->matches[i].column;
    return -1;
}

sv survey_cell(struct arena *a, const struct survey_sheet *s, const char *name, size_t row)
{
    for (size_t i = 0; i < s->match_count; i++) {
        const struct columns_match *m = &s->matches[i];
        if (strcmp(m->name, name) != 0 || m->column < 0) continue;
        const sv *cells = s->sheet.rows[row].cells;
        if (m->second < 0) return cells[m->column];
        return sv_trim(arena_format(a, "%.*s %.*s", SV_ARG(cells[m->column]), SV_ARG(cells[m->second])));
    }
    return (sv){ "", 0 };
}

/* ---- kinds --------------------------------------------------------------------------------- */

static bool has_header(struct arena *a, const struct sheet *sheet, const char *const *words)
{
    for (size_t c = 0; c < sheet->column_count; c++) {
        sv folded = columns_fold(a, sheet->names[c]);
        for (const char *const *w = words; *w; w++)
            if (sv_is(folded, *w)) return true;
    }
    return false;
}

static bool is_lexicon(struct arena *a, const struct sheet *sheet)
{
    static const char *const themes[] = { "theme", "thema", "code", "categorie", NULL };
    static const char *const terms[] = { "term", "termen", "woord", "word", "zoekterm", "zoekwoord", NULL };
    return has_header(a, sheet, themes) && has_header(a, sheet, terms);
}

static void guess_kind(struct proposing *p, struct survey_sheet *s)
{
    int score;
    s->kind = NULL;
    s->match_count = 0;
    if (is_lexicon(p->a, &s->sheet)) {
        s->kind = "lexicon";
        return;
    }
    const char *kind = columns_kind(p->a, &s->sheet, &p->known, &score);
    if (!kind || score < LIKELY_KIND) return;
    s->kind = kind;
    columns_match(p->a, kind, &s->sheet, NULL, &p->known, &s->matches, &s->match_count);
}

static void know(struct proposing *p, struct keys *keys, sv value)
{
    bool fresh;
    sv folded = columns_fold(p->a, value);
    if (folded.n) keys_put(p->a, keys, folded, 0, &fresh);
}

static void know_cells(struct proposing *p, const struct survey_sheet *s, const char *name, struct keys *keys)
{
    for (size_t i = 0; i < s->sheet.row_count; i++) {
        sv rest = survey_cell(p->a, s, name, i), one;
        while (sv_cut(&rest, ';', &one)) know(p, keys, one);
    }
}

/* The people are known from the likeliest list of them, then the activities, then the rest. */
static void guess_kinds(struct proposing *p)
{
    p->known = (struct columns_known){ .documents = &p->documents };
    for (size_t i = 0; i < p->sheet_count; i++) guess_kind(p, &p->sheets[i]);
    for (size_t i = 0; i < p->sheet_count; i++) {
        const struct survey_sheet *s = &p->sheets[i];
        if (!s->kind || strcmp(s->kind, "people") != 0) continue;
        know_cells(p, s, "person", &p->people);
        know_cells(p, s, "name", &p->people);
        know_cells(p, s, "aliases", &p->people);
    }
    if (p->people.count) p->known.people = &p->people;
    for (size_t i = 0; i < p->sheet_count; i++)
        if (!p->sheets[i].kind || strcmp(p->sheets[i].kind, "people") != 0) guess_kind(p, &p->sheets[i]);
    for (size_t i = 0; i < p->sheet_count; i++)
        if (p->sheets[i].kind && strcmp(p->sheets[i].kind, "activities") == 0)
            know_cells(p, &p->sheets[i], "activity", &p->activities);
    if (p->activities.count) p->known.activities = &p->activities;
    for (size_t i = 0; i < p->sheet_count; i++) {
        const char *kind = p->sheets[i].kind;
        if (!kind || (strcmp(kind, "people") != 0 && strcmp(kind, "activities") != 0)) guess_kind(p, &p->sheets[i]);
    }
}

/* ---- sources ------------------------------------------------------------------------------- */

static void add_columns(struct proposing *p, const struct survey_sheet *s, struct survey_source *source)
{
    size_t capacity = 0, missing_capacity = 0, telling_capacity = 0, number_capacity = 0;
    bool *used = ARENA_NEW(p->a, bool, s->sheet.column_count);
    bool people = strcmp(s->kind, "people") == 0, attributes = people || strcmp(s->kind, "documents") == 0;
    for (size_t i = 0; i < s->match_count; i++) {
        const struct columns_match *m = &s->matches[i];
        if (m->column < 0) {
            if (m->needed)
                *ARENA_PUSH(p->a, source->missing, source->missing_count, missing_capacity) = m->name;
            continue;
        }
        used[m->column] = true;
        if (m->second >= 0) used[m->second] = true;
        sv from = s->sheet.names[m->column];
        if (m->second >= 0)
            from = arena_format(p->a, "%.*s + %.*s", SV_ARG(from), SV_ARG(s->sheet.names[m->second]));
        *ARENA_PUSH(p->a, source->columns, source->column_count, capacity) =
            (struct survey_column){ sv_from_cstr(m->name), from, m->how, m->score, columns_line(p->a, &s->sheet, m) };
    }
    for (size_t i = 0; i < s->match_count; i++) {
        ptrdiff_t c = s->matches[i].numbers;
        if (c < 0 || used[c]) continue;
        used[c] = true;
        *ARENA_PUSH(p->a, source->numbers, source->number_count, number_capacity) = s->sheet.names[c];
    }
    for (size_t c = 0; c < s->sheet.column_count; c++) {
        if (used[c]) continue;
        if (people && people_tells(s->sheet.names[c])) {
            *ARENA_PUSH(p->a, source->telling, source->telling_count, telling_capacity) = s->sheet.names[c];
            continue;
        }
        *ARENA_PUSH(p->a, source->columns, source->column_count, capacity) = (struct survey_column){
            .from = s->sheet.names[c], .how = attributes ? COLUMNS_ATTRIBUTE : COLUMNS_IGNORED
        };
    }
}

static bool is_date_column(const char *name)
{
    static const char *const names[] = { "date", "asked_on", "from", "until" };
    for (size_t i = 0; i < WF_COUNT(names); i++)
        if (strcmp(name, names[i]) == 0) return true;
    return false;
}

static enum date_format detect(struct proposing *p, const struct survey_sheet *s, ptrdiff_t column, bool *open,
                               sv *example)
{
    sv *values = ARENA_NEW(p->a, sv, s->sheet.row_count * s->sheet.column_count);
    size_t count = 0;
    for (size_t i = 0; i < s->sheet.row_count; i++)
        for (size_t c = 0; c < s->sheet.column_count; c++) {
            sv cell = s->sheet.rows[i].cells[c];
            if (!cell.n || (column >= 0 && (size_t)column != c)) continue;
            if (s->sheet.rows[i].kinds[c] == CELL_DATE) continue; /* the spreadsheet knows */
            if (!example->n && date_open(cell)) *example = cell;
            values[count++] = cell;
        }
    return date_detect(values, count, open);
}

/* What the tables that leave no doubt show; DATE_UNKNOWN when they differ or there are none. */
static enum date_format dates_elsewhere(struct proposing *p)
{
    enum date_format all = DATE_UNKNOWN;
    for (size_t i = 0; i < p->sheet_count; i++) {
        const struct survey_sheet *s = &p->sheets[i];
        for (size_t k = 0; k < s->match_count; k++) {
            bool open;
            sv ignored = { "", 0 };
            if (s->matches[k].column < 0 || strcmp(s->matches[k].name, "date") != 0) continue;
            enum date_format own = detect(p, s, s->matches[k].column, &open, &ignored);
            if (own != DATE_DMY && own != DATE_MDY) continue;
            if (all != DATE_UNKNOWN && all != own) return DATE_UNKNOWN;
            all = own;
        }
    }
    return all;
}

/* A column that leaves open whether the day or the month comes first, and other dates of the table do
 * not say either: as the tables task will find. */
static void find_dates(struct proposing *p, const struct survey_sheet *s, struct survey_source *source)
{
    bool dated = strcmp(s->kind, "coder-coverage") != 0 && strcmp(s->kind, "ties") != 0;
    for (size_t i = 0; i < s->match_count; i++) {
        const struct columns_match *m = &s->matches[i];
        bool open = false;
        sv example = { "", 0 }, ignored = example;
        if (m->column < 0 || !is_date_column(m->name) || (!dated && strcmp(m->name, "date") != 0)) continue;
        detect(p, s, m->column, &open, &example);
        if (open) detect(p, s, -1, &open, &ignored);
        if (!open) continue;
        source->dates_column = s->sheet.names[m->column];
        source->dates_example = example;
        source->dates = dates_elsewhere(p);
        return;
    }
}

/* How many different values of a column are known elsewhere. */
static void add_tie(struct proposing *p, const struct survey_sheet *s, struct survey_source *source, const char *name,
                    const struct keys *known)
{
    struct keys seen = { 0 };
    struct buffer missing = { .a = p->a };
    struct survey_tie tie = { .column = name };
    bool fresh;
    if (survey_column_of(s, name) < 0 || !known->count) return;
    for (size_t i = 0; i < s->sheet.row_count; i++) {
        sv rest = survey_cell(p->a, s, name, i), one;
        while (sv_cut(&rest, ';', &one)) {
            enum role role;
            one = sv_trim(one);
            sv folded = columns_fold(p->a, one);
            if (!folded.n || study_role_parse(one, &role)) continue;
            keys_put(p->a, &seen, folded, 0, &fresh);
            if (!fresh) continue;
            tie.count++;
            if (keys_find(known, folded)) {
                tie.found++;
            } else if (tie.count - tie.found <= TOLD_MISSING) {
                if (missing.n) buffer_cstr(&missing, ", ");
                buffer_add(&missing, one);
            }
        }
    }
    tie.missing = buffer_sv(&missing);
    if (tie.count) source->ties[source->tie_count++] = tie;
}

static void find_ties(struct proposing *p, const struct survey_sheet *s, struct survey_source *source)
{
    static const struct {
        const char *kind, *name;
        char what; /* p: people, a: activities, d: documents */
    } columns[] = {
        { "documents", "file", 'd' },   { "documents", "interviewer", 'p' }, { "documents", "respondent", 'p' },
        { "activities", "person", 'p' }, { "activities", "participants", 'p' }, { "activities", "led_by", 'p' },
        { "attendance", "activity", 'a' }, { "attendance", "person", 'p' },   { "ties", "from", 'p' },
        { "ties", "to", 'p' },
    };
    source->ties = ARENA_NEW(p->a, struct survey_tie, WF_COUNT(columns));
    for (size_t i = 0; i < WF_COUNT(columns); i++) {
        if (strcmp(columns[i].kind, s->kind) != 0) continue;
        const struct keys *known = columns[i].what == 'p'   ? &p->people
                                   : columns[i].what == 'a' ? &p->activities
                                                            : &p->documents;
        add_tie(p, s, source, columns[i].name, known);
    }
}

static void add_source(struct proposing *p, const struct survey_sheet *s)
{
    struct proposal *out = p->out;
    struct survey_source source = { .kind = s->kind, .file = s->file, .sheet = s->name,
                                    .rows = s->sheet.source_row_count };
    if (s->match_count) {
        add_columns(p, s, &source);
        find_dates(p, s, &source);
        find_ties(p, s, &source);
    }
    if (s->kind && strcmp(s->kind, "documents") == 0 && survey_column_of(s, "setting") >= 0) p->listed_settings = true;
    *ARENA_PUSH(p->a, out->sources, out->source_count, out->source_capacity) = source;
}

static void add_lexicons(struct proposing *p)
{
    for (size_t i = 0; i < p->tables[SURVEY_FILES].count; i++) {
        const struct found_files_row *row = found_files_at(&p->tables[SURVEY_FILES], i);
        if (sv_is(row->kind, "lexicon"))
            *ARENA_PUSH(p->a, p->out->sources, p->out->source_count, p->out->source_capacity) =
                (struct survey_source){ .kind = "lexicon", .file = row->file };
    }
}

void survey_find_tables(struct proposing *p)
{
    rebuild_sheets(p);
    guess_kinds(p);
    for (size_t k = 0; k < WF_COUNT(kinds); k++) {
        for (size_t i = 0; i < p->sheet_count; i++)
            if (p->sheets[i].kind && strcmp(p->sheets[i].kind, kinds[k]) == 0) add_source(p, &p->sheets[i]);
        if (strcmp(kinds[k], "lexicon") == 0) add_lexicons(p);
    }
    for (size_t i = 0; i < p->sheet_count; i++)
        if (!p->sheets[i].kind) add_source(p, &p->sheets[i]);
}
