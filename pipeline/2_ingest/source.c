#include "2_ingest/source.h"

#include "0_base/out.h"

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
static void check_columns(struct source *s)
{
    size_t count = 0;
    while (s->names[count]) count++;
    for (size_t i = 0; i < s->from->column_count; i++) {
        const struct study_column *c = &s->from->columns[i];
        if (sheet_column(&s->sheet, c->from) < 0) {
            sv near = nearest_name(s, c->from);
            problem_add(s->problems, c->place, near.n ? MESSAGE_COLUMN_FROM_NEAR : MESSAGE_COLUMN_FROM,
                        ARGS(ARG_SV(c->from), ARG_SV(s->sheet.file), ARG_SV(near.n ? near : all_names(s))));
        }
        if (s->attributes || listed(s->names, c->name)) continue;
        const char *known = text_nearest(c->name, s->names, count);
        problem_add(s->problems, c->place, known ? MESSAGE_COLUMN_NAME_NEAR : MESSAGE_COLUMN_NAME,
                    ARGS(ARG_SV(c->name), ARG_CSTR(known ? known : "")));
    }
}

/* from="Voornaam + Achternaam": the columns that it names, when they all are there. */
static size_t *parts_of(struct source *s, sv from, size_t *count)
{
    size_t *parts = NULL, capacity = 0;
    sv part;
    *count = 0;
    if (sheet_column(&s->sheet, from) >= 0 || !memchr(from.p, '+', from.n)) return NULL;
    while (sv_cut(&from, '+', &part)) {
        ptrdiff_t at = sheet_column(&s->sheet, sv_trim(part));
        if (at < 0) return NULL;
        *ARENA_PUSH(s->a, parts, *count, capacity) = (size_t)at;
    }
    return parts;
}

static void use(struct source *s, size_t column, sv name, enum columns_how how)
{
    s->ours[column] = name;
    s->how[column] = how;
}

/* What the study says of the columns. The parts of a joined one are not read by themselves. */
static void map_by_study(struct source *s)
{
    const struct study_source *from = s->from;
    size_t most = s->sheet.column_count + from->column_count, count;
    s->ours = ARENA_NEW(s->a, sv, most);
    s->how = ARENA_NEW(s->a, enum columns_how, most);
    for (size_t i = 0; i < most; i++) s->how[i] = s->attributes ? COLUMNS_ATTRIBUTE : COLUMNS_IGNORED;
    for (size_t i = 0; i < from->column_count; i++) {
        const size_t *parts = parts_of(s, from->columns[i].from, &count);
        for (size_t k = 0; parts && k < count; k++) use(s, parts[k], from->columns[i].name, COLUMNS_STUDY);
        if (parts) sheet_join(s->a, &s->sheet, from->columns[i].from, parts, count);
    }
    for (size_t i = 0; i < from->column_count; i++) {
        ptrdiff_t at = sheet_column(&s->sheet, from->columns[i].from);
        bool known = s->attributes || listed(s->names, from->columns[i].name);
        if (at >= 0 && known) use(s, (size_t)at, from->columns[i].name, COLUMNS_STUDY);
    }
}

static bool named_by_study(const struct source *s, const char *name)
{
    for (size_t i = 0; i < s->from->column_count; i++)
        if (sv_is(s->from->columns[i].name, name)) return true;
    return false;
}

static void match(const struct source *s, struct columns_match **matches, size_t *count)
{
    bool *taken = ARENA_NEW(s->a, bool, s->sheet.column_count + 1);
    for (size_t c = 0; c < s->sheet.column_count; c++) taken[c] = s->ours[c].n > 0;
    columns_match(s->a, s->kind, &s->sheet, taken, s->known, matches, count);
}

/* A column that is called as if people are in it, and holds numbers. */
static void tell_numbers(struct source *s, const struct columns_match *m)
{
    const struct columns_match line = { .name = m->name, .column = m->numbers, .second = -1 };
    if (m->numbers < 0 || s->ours[m->numbers].n) return;
    problem_add(s->problems, sheet_name_place(&s->sheet, (size_t)m->numbers), MESSAGE_COLUMN_NUMBERS,
                ARGS(ARG_SV(s->sheet.names[m->numbers]), ARG_CSTR(m->name),
                     ARG_SV(columns_line(s->a, &s->sheet, &line))));
}

/* Columns that have our name, or a plain translation of it: those are told. */
static void map_by_name(struct source *s)
{
    struct columns_match *matches;
    struct buffer told = { .a = s->a };
    size_t count;
    match(s, &matches, &count);
    for (size_t i = 0; i < count; i++) {
        const struct columns_match *m = &matches[i];
        if (m->column < 0 || m->how == COLUMNS_PROPOSED || named_by_study(s, m->name)) continue;
        use(s, (size_t)m->column, sv_from_cstr(m->name), m->how);
        if (m->how == COLUMNS_SAME) continue;
        buffer_printf(&told, "%s%s = %.*s", told.n ? ", " : "", m->name, SV_ARG(s->sheet.names[m->column]));
    }
    for (size_t i = 0; i < count; i++)
        if (!named_by_study(s, matches[i].name)) tell_numbers(s, &matches[i]);
    if (told.n)
        problem_add(s->problems, (struct place){ s->sheet.file, s->sheet.header_line, 0 }, MESSAGE_COLUMNS_TRANSLATED,
                    ARGS(ARG_SV(buffer_sv(&told))));
}

bool source_open(struct arena *a, const char *kind, const struct study_source *from, sv study_file, sv bytes,
                 const char *const *names, bool attributes, bool pseudonyms, const struct columns_known *known,
                 struct problems *problems, struct source *s)
{
    struct err err = { 0 };
    *s = (struct source){ .a = a, .kind = kind, .from = from, .study_file = study_file, .names = names,
                          .attributes = attributes, .known = known, .problems = problems, .usable = true,
                          .pseudonyms = pseudonyms };
    size_t before = problems->rejected.count;
    if (!sheet_read(a, from->file, bytes, &from->sheet, problems, &s->sheet, &err)) {
        problem_add_err(problems, &err);
        return false;
    }
    s->rejected = (int64_t)(problems->rejected.count - before);
    map_by_study(s);
    check_columns(s);
    map_by_name(s);
    return true;
}

ptrdiff_t source_column(struct source *s, const char *name)
{
    ptrdiff_t found = -1;
    for (size_t c = 0; c < s->sheet.column_count; c++)
        if (sv_is(s->ours[c], name)) found = (ptrdiff_t)c; /* a joined one comes last */
    return found;
}

/* What to say of a needed column that is not there: the line to paste, the nearest name, or all. */
static void propose(struct source *s, const char *name)
{
    struct columns_match *matches;
    size_t count;
    struct place place = { s->sheet.file, s->sheet.header_line, 0 };
    match(s, &matches, &count);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(matches[i].name, name) != 0 || matches[i].column < 0) continue;
        problem_add(s->problems, place, MESSAGE_COLUMN_NEEDED_NEAR,
                    ARGS(ARG_CSTR(name), ARG_SV(s->sheet.names[matches[i].column]),
                         ARG_SV(columns_line(s->a, &s->sheet, &matches[i]))));
        return;
    }
    problem_add(s->problems, place, MESSAGE_COLUMN_NEEDED, ARGS(ARG_CSTR(name), ARG_SV(all_names(s))));
}

ptrdiff_t source_needed(struct source *s, const char *name)
{
    ptrdiff_t at = source_column(s, name);
    if (at >= 0) return at;
    s->usable = false;
    if (!named_by_study(s, name)) propose(s, name); /* else it is told already: `from` is not there */
    return at;
}

sv source_line(struct source *s, const char *name, size_t column)
{
    struct columns_match *matches, alone = { .name = name, .column = (ptrdiff_t)column, .second = -1 };
    size_t count;
    match(s, &matches, &count);
    for (size_t i = 0; i < count; i++) {
        bool joined = matches[i].second >= 0 && strcmp(matches[i].name, name) == 0;
        if (joined && (matches[i].column == alone.column || matches[i].second == alone.column))
            return columns_line(s->a, &s->sheet, &matches[i]);
    }
    return columns_line(s->a, &s->sheet, &alone);
}

sv source_attribute(const struct source *s, size_t column)
{
    return s->ours[column].n ? s->ours[column] : s->sheet.names[column];
}

void source_map(struct source *s, struct table *mappings)
{
    struct columns_match *matches;
    size_t count;
    s->mappings = mappings;
    s->first_mapping = mappings->count;
    for (size_t c = 0; c < s->sheet.column_count; c++)
        *mappings_add(s->a, mappings) = (struct mappings_row){
            .kind = sv_from_cstr(s->kind), .file = s->sheet.file, .position = (int64_t)c + 1,
            .header = s->sheet.names[c], .name = s->ours[c], .how = sv_from_cstr(columns_how_name(s->how[c])),
        };
    match(s, &matches, &count);
    for (size_t i = 0; i < count; i++)
        if (matches[i].column >= 0 && matches[i].how == COLUMNS_PROPOSED && !named_by_study(s, matches[i].name) &&
            source_column(s, matches[i].name) < 0)
            mappings_at(mappings, s->first_mapping + (size_t)matches[i].column)->near = sv_from_cstr(matches[i].name);
}

static void note_form(const struct source *s, ptrdiff_t column, sv form)
{
    if (s->mappings && column >= 0) mappings_at(s->mappings, s->first_mapping + (size_t)column)->form = form;
}

/* ---- rows ---------------------------------------------------------------------------------- */

bool source_forgot(const struct source *s, const struct sheet_row *row, ptrdiff_t column)
{
    size_t at = (size_t)(row - s->sheet.rows) * s->sheet.column_count;
    return s->forgot && column >= 0 && s->forgot[at + (size_t)column];
}

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

bool *source_doubles(const struct source *s)
{
    bool *twice = ARENA_NEW(s->a, bool, s->sheet.row_count);
    const struct sheet_row **rows = ARENA_NEW(s->a, const struct sheet_row *, s->sheet.row_count);
    size_t count = 0;
    for (size_t i = 0; i < s->sheet.row_count; i++) rows[count++] = &s->sheet.rows[i];
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
    if (!read)
        problem_add(s->problems, (struct place){ s->sheet.file, s->sheet.header_line, 0 }, MESSAGE_SHEET_ROWLESS,
                    NO_ARGS);
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

static unsigned char kind_of(const struct sheet_row *row, size_t column)
{
    return row->kinds ? row->kinds[column] : CELL_TEXT;
}

/* What the other dates of the file show, when one column leaves it open. */
static enum date_format detect_in_file(const struct source *s, bool *ambiguous)
{
    sv *cells = ARENA_NEW(s->a, sv, s->sheet.row_count * s->sheet.column_count);
    size_t count = 0;
    for (size_t i = 0; i < s->sheet.row_count; i++)
        for (size_t c = 0; c < s->sheet.column_count; c++)
            if (kind_of(&s->sheet.rows[i], c) == CELL_TEXT) cells[count++] = s->sheet.rows[i].cells[c];
    return date_detect(cells, count, ambiguous);
}

/* Cells that a spreadsheet knows to be dates say nothing of how others are written. */
struct source_dates source_dates(struct source *s, const char *name)
{
    struct source_dates d = { source_column(s, name), s->from->dates, false };
    if (d.format != DATE_UNKNOWN) note_form(s, d.column, sv_from_cstr(date_format_name(d.format)));
    if (d.column < 0 || d.format != DATE_UNKNOWN) return d;
    sv *values = ARENA_NEW(s->a, sv, s->sheet.row_count);
    size_t count = 0, open = s->sheet.row_count;
    for (size_t i = 0; i < s->sheet.row_count; i++) {
        sv cell = s->sheet.rows[i].cells[d.column];
        if (!cell.n || kind_of(&s->sheet.rows[i], (size_t)d.column) == CELL_DATE) continue;
        if (open == s->sheet.row_count && date_open(cell)) open = i;
        values[count++] = cell;
    }
    d.format = date_detect(values, count, &d.refused);
    if (d.refused) d.format = detect_in_file(s, &d.refused);
    if (d.refused)
        problem_add(s->problems, sheet_place(&s->sheet, &s->sheet.rows[open], (size_t)d.column),
                    MESSAGE_DATES_AMBIGUOUS,
                    ARGS(ARG_SV(s->sheet.names[d.column]), ARG_SV(s->sheet.rows[open].cells[d.column])));
    if (d.format != DATE_UNKNOWN) note_form(s, d.column, sv_from_cstr(date_format_name(d.format)));
    return d;
}

bool source_date(const struct sheet_row *row, const struct source_dates *dates, struct maybe_date *out,
                 struct err *err)
{
    *out = (struct maybe_date){ 0, false };
    if (dates->column < 0) return true;
    sv cell = row->cells[dates->column];
    unsigned char kind = kind_of(row, (size_t)dates->column);
    if (kind == CELL_DATE) return date_parse(cell, DATE_ISO, out, err);
    if (dates->refused && date_open(cell)) return true; /* told of the column */
    if (date_parse(cell, dates->format, out, err)) return true;
    if (kind != CELL_NUMBER) return false;
    *err = (struct err){ 0 };
    return err_set(err, MESSAGE_DATE_NUMBER, ARGS(ARG_SV(cell)));
}

/* The decimal sign of a text, where it shows: the last of a comma and a point, and what stands there
 * once where the other parts thousands. '\0': no telling. */
static char decimal_of(sv cell)
{
    size_t commas = 0, points = 0;
    char last = '\0';
    for (size_t i = 0; i < cell.n; i++) {
        commas += cell.p[i] == ',';
        points += cell.p[i] == '.';
        if (cell.p[i] == ',' || cell.p[i] == '.') last = cell.p[i];
    }
    if (commas && points) return last;
    if (points > 1) return ',';
    return commas > 1 ? '.' : '\0';
}

struct source_reals source_reals(struct source *s, const char *name)
{
    struct source_reals r = { source_column(s, name), s->from->decimal, strcmp(name, "hours") == 0 };
    bool commas = false, points = false;
    for (size_t i = 0; r.column >= 0 && i < s->sheet.row_count && !r.decimal; i++) {
        sv cell = s->sheet.rows[i].cells[r.column];
        if (!cell.n || kind_of(&s->sheet.rows[i], (size_t)r.column) != CELL_TEXT) continue;
        commas = commas || memchr(cell.p, ',', cell.n);
        points = points || memchr(cell.p, '.', cell.n);
        r.decimal = decimal_of(cell);
    }
    bool shows = r.decimal || commas || points;
    if (!r.decimal) r.decimal = commas && !points ? ',' : '.';
    if (shows) note_form(s, r.column, r.decimal == ',' ? SV(",") : SV("."));
    return r;
}

/* "1:30", "01:30:00" as hours. */
static bool parse_clock(sv text, double *hours)
{
    double scale = 1;
    int64_t part;
    struct err ignored;
    sv one;
    *hours = 0;
    if (!memchr(text.p, ':', text.n)) return false;
    for (; sv_cut(&text, ':', &one); scale /= 60) {
        if (!num_i64(one, 0, 1000000, &part, &ignored)) return false;
        *hours += (double)part * scale;
    }
    return true;
}

bool source_real(const struct sheet_row *row, const struct source_reals *reals, double low, struct maybe_real *out,
                 struct err *err)
{
    sv cell = source_cell(row, reals->column);
    struct arena scratch = { 0 };
    double value;
    *out = NO_REAL;
    if (!cell.n) return true;
    bool typed = kind_of(row, (size_t)reals->column) == CELL_NUMBER;
    char decimal = typed ? '.' : reals->decimal;
    bool ok = (reals->hours && parse_clock(cell, &value)) ||
              num_decimal(typed ? cell : num_ungroup(&scratch, cell, decimal), decimal, low, 1e12, &value, err);
    if (ok) *out = SOME_REAL(value);
    arena_free(&scratch);
    return ok;
}

bool source_whole(const struct sheet_row *row, ptrdiff_t column, int64_t low, int64_t high, int64_t *out,
                  struct err *err)
{
    struct arena scratch = { 0 };
    bool ok = num_i64(num_ungroup(&scratch, source_cell(row, column), '\0'), low, high, out, err);
    arena_free(&scratch);
    return ok;
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
    enum nobody_kind kind = strcmp(s->kind, "ties") == 0        ? NOBODY_TIE
                            : strcmp(s->kind, "documents") == 0 ? NOBODY_DOCUMENT
                                                                : NOBODY_ATTENDEE;
    nobody_add(s->nobody, &(struct nobody_name){ .kind = kind, .text = text, .times = 1,
                                                 .place = sheet_place(&s->sheet, row, (size_t)column),
                                                 .several = found == ROSTER_SEVERAL });
    return false;
}
