#include "2_ingest/source.h"

#include <stdlib.h>

enum { NAMES_LIMIT = 256 };

static struct place at_row(const struct source *s, const struct sheet_row *row, ptrdiff_t column)
{
    if (column < 0) return (struct place){ s->sheet.file, row->line, 0 };
    return sheet_place(&s->sheet, row, (size_t)column);
}

/* ---- columns ------------------------------------------------------------------------------- */

/* The name among the sheet's nearest to a wrong one, or "". */
static sv nearest_name(const struct source *s, sv wrong)
{
    const char **names = ARENA_NEW(s->a, const char *, s->sheet.column_count);
    for (size_t i = 0; i < s->sheet.column_count; i++) names[i] = arena_cstr(s->a, s->sheet.names[i]);
    return sv_from_cstr(text_nearest(wrong, names, s->sheet.column_count));
}

static sv all_names(const struct source *s)
{
    struct buffer b = { .a = s->a };
    for (size_t i = 0; i < s->sheet.column_count && b.n < NAMES_LIMIT; i++) {
        if (i) buffer_cstr(&b, ", ");
        buffer_add(&b, s->sheet.names[i]);
    }
    return buffer_sv(&b);
}

static bool listed(const char *const *names, sv name)
{
    for (; *names; names++)
        if (sv_is(name, *names)) return true;
    return false;
}

/* <column name="…" from="…"/>: `from` must be in the file, `name` be one of ours. */
static void check_columns(struct source *s, const char *const *names, bool attributes)
{
    size_t count = 0;
    while (names[count]) count++;
    for (size_t i = 0; i < s->from->column_count; i++) {
        const struct study_column *c = &s->from->columns[i];
        ptrdiff_t at = sheet_column(&s->sheet, c->from);
        if (at >= 0) s->mapped[at] = true;
        if (at < 0) {
            sv near = nearest_name(s, c->from);
            problem_add(s->problems, c->place, near.n ? MESSAGE_COLUMN_FROM_NEAR : MESSAGE_COLUMN_FROM,
                        ARGS(ARG_SV(c->from), ARG_SV(s->sheet.file), ARG_SV(near.n ? near : all_names(s))));
        }
        if (attributes || listed(names, c->name)) continue;
        const char *known = text_nearest(c->name, names, count);
        problem_add(s->problems, c->place, known ? MESSAGE_COLUMN_NAME_NEAR : MESSAGE_COLUMN_NAME,
                    ARGS(ARG_SV(c->name), ARG_CSTR(known ? known : "")));
    }
    for (size_t i = 0; i < count; i++) (void)source_column(s, names[i]);
}

bool source_open(struct arena *a, const char *kind, const struct study_source *from, sv study_file, sv bytes,
                 const char *const *names, bool attributes, bool pseudonyms, struct problems *problems,
                 struct source *s)
{
    struct err err = { 0 };
    *s = (struct source){ .a = a, .kind = kind, .from = from, .study_file = study_file,
                          .problems = problems, .usable = true, .pseudonyms = pseudonyms };
    size_t before = problems->rejected.count;
    if (!sheet_read(a, from->file, bytes, &from->sheet, problems, &s->sheet, &err)) {
        problem_add_err(problems, &err);
        return false;
    }
    s->rejected = (int64_t)(problems->rejected.count - before);
    s->mapped = ARENA_NEW(a, bool, s->sheet.column_count);
    check_columns(s, names, attributes);
    return true;
}

ptrdiff_t source_column(struct source *s, const char *name)
{
    ptrdiff_t at = -1;
    bool mapped = false;
    for (size_t i = 0; i < s->from->column_count; i++) {
        if (!sv_is(s->from->columns[i].name, name)) continue;
        at = sheet_column(&s->sheet, s->from->columns[i].from);
        mapped = true;
    }
    if (!mapped) at = sheet_column(&s->sheet, sv_from_cstr(name));
    if (at >= 0) s->mapped[at] = true;
    return at;
}

ptrdiff_t source_needed(struct source *s, const char *name)
{
    ptrdiff_t at = source_column(s, name);
    if (at >= 0) return at;
    s->usable = false;
    for (size_t i = 0; i < s->from->column_count; i++)
        if (sv_is(s->from->columns[i].name, name)) return at; /* told already: `from` is not there */
    sv near = nearest_name(s, sv_from_cstr(name));
    problem_add(s->problems, (struct place){ s->sheet.file, 1, 0 },
                near.n ? MESSAGE_COLUMN_NEEDED_NEAR : MESSAGE_COLUMN_NEEDED,
                ARGS(ARG_CSTR(name), ARG_SV(near.n ? near : all_names(s))));
    return at;
}

sv source_attribute(const struct source *s, size_t column)
{
    for (size_t i = 0; i < s->from->column_count; i++)
        if (sheet_column(&s->sheet, s->from->columns[i].from) == (ptrdiff_t)column)
            return s->from->columns[i].name;
    return s->sheet.names[column];
}

/* ---- rows ---------------------------------------------------------------------------------- */

sv source_cell(const struct sheet_row *row, ptrdiff_t column)
{
    return column < 0 ? (sv){ "", 0 } : row->cells[column];
}

sv source_row_key(const struct source *s, const struct sheet_row *row)
{
    return arena_format(s->a, "%.*s:%zu", SV_ARG(s->sheet.file), row->line);
}

static void reject(struct source *s, const struct sheet_row *row, enum message why)
{
    problem_reject(s->problems, s->sheet.file, row->line, why, row->source);
    s->rejected++;
}

void source_reject(struct source *s, const struct sheet_row *row, ptrdiff_t column, enum message why,
                   struct args args)
{
    problem_add(s->problems, at_row(s, row, column), why, args);
    reject(s, row, why);
}

/* An error in one row is no more than a warning: the rest goes on. */
void source_reject_err(struct source *s, const struct sheet_row *row, ptrdiff_t column, const struct err *err)
{
    sv what = err_text(s->a, err, s->problems->language), hint = err_hint(s->a, err, s->problems->language);
    source_reject(s, row, column, hint.n ? MESSAGE_ROW_WRONG_HINT : MESSAGE_ROW_WRONG,
                  ARGS(ARG_SV(what), ARG_SV(hint)));
}

void source_warn(struct source *s, const struct sheet_row *row, ptrdiff_t column, enum message what,
                 struct args args)
{
    problem_add(s->problems, at_row(s, row, column), what, args);
}

/* Numbers of rows, sorted by what stands in them. */
static int by_source(const void *x, const void *y)
{
    const struct sheet_row *p = *(const struct sheet_row *const *)x, *q = *(const struct sheet_row *const *)y;
    int c = sv_cmp(p->source, q->source);
    if (c) return c;
    return p->line < q->line ? -1 : p->line > q->line;
}

bool *source_doubles(const struct source *s, const bool *keep)
{
    bool *twice = ARENA_NEW(s->a, bool, s->sheet.row_count);
    const struct sheet_row **rows = ARENA_NEW(s->a, const struct sheet_row *, s->sheet.row_count);
    size_t count = 0;
    for (size_t i = 0; i < s->sheet.row_count; i++)
        if (!keep || keep[i]) rows[count++] = &s->sheet.rows[i];
    if (count) qsort(rows, count, sizeof *rows, by_source);
    for (size_t i = 1; i < count; i++)
        if (sv_eq(rows[i]->source, rows[i - 1]->source)) twice[rows[i] - s->sheet.rows] = true;
    return twice;
}

/* Nothing of a table without a needed column is used. Lists of people are not repeated. */
static void reject_all(struct source *s)
{
    for (size_t i = 0; strcmp(s->kind, "people") != 0 && i < s->sheet.row_count; i++)
        problem_reject(s->problems, s->sheet.file, s->sheet.rows[i].line, MESSAGE_COLUMN_NEEDED,
                       s->sheet.rows[i].source);
    s->rejected = (int64_t)s->sheet.source_row_count - s->withdrawn;
}

void source_count(struct source *s, struct table *intake)
{
    if (!s->usable) reject_all(s);
    sv kind = sv_from_cstr(s->kind);
    int64_t read = (int64_t)s->sheet.source_row_count - s->withdrawn;
    if (!read) problem_add(s->problems, (struct place){ s->sheet.file, 1, 0 }, MESSAGE_SHEET_ROWLESS, NO_ARGS);
    struct intake_row *row = NULL;
    for (size_t i = 0; i < intake->count && !row; i++) {
        struct intake_row *r = intake_at(intake, i);
        if (sv_eq(r->kind, kind) && sv_eq(r->file, s->sheet.file)) row = r;
    }
    if (!row) {
        row = intake_add(s->a, intake);
        *row = (struct intake_row){ .kind = kind, .file = s->sheet.file };
    }
    row->read += read;
    row->rejected += s->rejected;
    row->used += read - s->rejected;
}

/* ---- cells --------------------------------------------------------------------------------- */

/* What the other dates of the file show, when one column leaves it open. */
static enum date_format detect_in_file(const struct source *s, bool *ambiguous)
{
    sv *cells = ARENA_NEW(s->a, sv, s->sheet.row_count * s->sheet.column_count);
    size_t count = 0;
    for (size_t i = 0; i < s->sheet.row_count; i++)
        for (size_t c = 0; c < s->sheet.column_count; c++) cells[count++] = s->sheet.rows[i].cells[c];
    return date_detect(cells, count, ambiguous);
}

struct source_dates source_dates(struct source *s, const char *name)
{
    struct source_dates d = { source_column(s, name), s->from->dates, false };
    if (d.column < 0 || d.format != DATE_UNKNOWN) return d;
    sv *values = ARENA_NEW(s->a, sv, s->sheet.row_count);
    size_t count = 0, first = 0;
    for (size_t i = 0; i < s->sheet.row_count; i++) {
        sv cell = s->sheet.rows[i].cells[d.column];
        if (!cell.n) continue;
        if (!count) first = i;
        values[count++] = cell;
    }
    d.format = date_detect(values, count, &d.refused);
    if (d.refused) d.format = detect_in_file(s, &d.refused);
    if (d.refused)
        problem_add(s->problems, sheet_place(&s->sheet, &s->sheet.rows[first], (size_t)d.column),
                    MESSAGE_DATES_AMBIGUOUS, ARGS(ARG_SV(s->sheet.names[d.column]), ARG_SV(values[0])));
    if (d.format == DATE_UNKNOWN) d.format = DATE_ISO; /* no cell is a date: each is told what one looks like */
    return d;
}

bool source_date(const struct sheet_row *row, const struct source_dates *dates, struct maybe_date *out,
                 struct err *err)
{
    *out = (struct maybe_date){ 0, false };
    if (dates->column < 0 || dates->refused) return true;
    return date_parse(row->cells[dates->column], dates->format, out, err);
}

struct source_reals source_reals(struct source *s, const char *name)
{
    struct source_reals r = { source_column(s, name), s->from->decimal };
    bool commas = false, points = false;
    for (size_t i = 0; r.column >= 0 && i < s->sheet.row_count; i++) {
        sv cell = s->sheet.rows[i].cells[r.column];
        commas = commas || (cell.n && memchr(cell.p, ',', cell.n));
        points = points || (cell.n && memchr(cell.p, '.', cell.n));
    }
    if (!r.decimal) r.decimal = commas && !points ? ',' : '.';
    return r;
}

bool source_real(const struct sheet_row *row, const struct source_reals *reals, double low, struct maybe_real *out,
                 struct err *err)
{
    sv cell = source_cell(row, reals->column);
    double value;
    *out = NO_REAL;
    if (!cell.n) return true;
    if (!num_decimal(cell, reals->decimal, low, 1e12, &value, err)) return false;
    *out = SOME_REAL(value);
    return true;
}

sv source_value(struct source *s, const struct sheet_row *row, ptrdiff_t column, const char *kind)
{
    sv cell = source_cell(row, column);
    const char *choices = "";
    if (!cell.n) return cell;
    const char *english = study_value(kind, cell, &choices);
    if (!english)
        source_warn(s, row, column, MESSAGE_VALUE_UNKNOWN, ARGS(ARG_SV(cell), ARG_CSTR(choices)));
    return sv_from_cstr(english);
}

bool source_person(struct source *s, const struct sheet_row *row, ptrdiff_t column, sv text, struct roster *roster,
                   size_t *person)
{
    enum roster_found found = roster_take(roster, text, person);
    if (found == ROSTER_ONE) return true;
    sv candidates = roster_candidates(s->a, roster, text);
    enum message what = found == ROSTER_SEVERAL ? MESSAGE_PERSON_SEVERAL
                        : candidates.n          ? MESSAGE_PERSON_UNKNOWN_NEAR
                                                : MESSAGE_PERSON_UNKNOWN;
    source_warn(s, row, column, what, ARGS(ARG_SV(text), ARG_SV(candidates)));
    return false;
}
