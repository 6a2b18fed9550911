#include "2_ingest/forget.h"

#include "0_base/out.h"

/* Columns of ours with several people in a cell, ';' between. */
static bool lists_people(sv name)
{
    static const char *const lists[] = { "participants", "started_by", "led_by", "interviewer", "respondent" };
    for (size_t i = 0; i < WF_COUNT(lists); i++)
        if (sv_is(name, lists[i])) return true;
    return false;
}

static bool is_gone(const struct roster *roster, sv one)
{
    size_t person;
    one = sv_trim(one);
    return one.n && roster_find(roster, one, &person) == ROSTER_ONE && roster->people[person].withdrawn;
}

/* The list without who withdrew; itself when nobody did. */
static sv without_gone(struct arena *a, const struct roster *roster, sv list)
{
    struct buffer b = { .a = a };
    sv rest = list, one;
    size_t kept = 0, gone = 0;
    while (sv_cut(&rest, ';', &one)) {
        if (is_gone(roster, one)) {
            gone++;
            continue;
        }
        if (kept++) buffer_cstr(&b, ";");
        buffer_add(&b, one);
    }
    if (!gone) return list;
    return kept ? sv_trim(buffer_sv(&b)) : (sv){ "", 0 };
}

/* ---- the row as it stands in the file ------------------------------------------------------- */

/* Bytes of the field at the front, its quotes and all. */
static size_t field_bytes(sv text, char delimiter)
{
    bool quoted = false;
    size_t n = 0;
    for (; n < text.n && (quoted || text.p[n] != delimiter); n++) quoted ^= text.p[n] == '"';
    return n;
}

/* As a program for tables writes it. */
static void add_field(struct buffer *to, sv text, char delimiter)
{
    bool quotes = false;
    for (size_t i = 0; i < text.n; i++) quotes = quotes || text.p[i] == delimiter || memchr("\"\n\r", text.p[i], 3);
    if (quotes) buffer_cstr(to, "\"");
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '"') buffer_cstr(to, "\"");
        buffer_add(to, sv_slice(text, i, i + 1));
    }
    if (quotes) buffer_cstr(to, "\"");
}

/* The row's source with another text in the field of this number, from 1. */
static sv with_field(struct arena *a, sv source, char delimiter, size_t number, sv text)
{
    struct buffer b = { .a = a };
    size_t begin = 0;
    for (size_t i = 1; i < number; i++) {
        begin += field_bytes(sv_from(source, begin), delimiter) + 1;
        if (begin > source.n) return source; /* cells that are empty up to the end need not stand there */
    }
    size_t end = begin + field_bytes(sv_from(source, begin), delimiter);
    buffer_add(&b, sv_slice(source, 0, begin));
    add_field(&b, text, delimiter);
    buffer_add(&b, sv_from(source, end));
    return buffer_sv(&b);
}

/* ---- rows ----------------------------------------------------------------------------------- */

/* Columns of ours with one person in a cell, whose row it is. */
static bool is_person(const struct source *s, size_t column)
{
    static const char *const persons[][2] = { { "activities", "person" }, { "attendance", "person" },
                                              { "ties", "from" },         { "ties", "to" } };
    for (size_t i = 0; i < WF_COUNT(persons); i++)
        if (strcmp(s->kind, persons[i][0]) == 0 && sv_is(s->ours[column], persons[i][1])) return true;
    return false;
}

static bool has_person(const struct source *s)
{
    for (size_t c = 0; c < s->sheet.column_count; c++)
        if (is_person(s, c)) return true;
    return false;
}

static void forget_rows(struct source *s, const struct roster *roster)
{
    struct sheet *sheet = &s->sheet;
    size_t kept = 0;
    for (size_t i = 0; i < sheet->row_count; i++) {
        bool gone = false;
        for (size_t c = 0; c < sheet->column_count; c++)
            gone = gone || (is_person(s, c) && is_gone(roster, sheet->rows[i].cells[c]));
        s->withdrawn += gone;
        if (!gone) sheet->rows[kept++] = sheet->rows[i];
    }
    sheet->row_count = kept;
}

static void forget_cells(struct source *s, const struct roster *roster)
{
    struct sheet *sheet = &s->sheet;
    s->forgot = ARENA_NEW(s->a, bool, sheet->row_count * sheet->column_count);
    for (size_t c = 0; c < sheet->column_count; c++) {
        if (!lists_people(s->ours[c])) continue;
        for (size_t i = 0; i < sheet->row_count; i++) {
            struct sheet_row *row = &sheet->rows[i];
            sv left = without_gone(s->a, roster, row->cells[c]);
            if (left.n == row->cells[c].n) continue;
            row->source = with_field(s->a, row->source, sheet->delimiter, sheet->numbers[c], left);
            row->cells[c] = left;
            s->forgot[i * sheet->column_count + c] = true;
        }
    }
}

/* ---- rows that were rejected ------------------------------------------------------------------ */

/* The text in a field, without its quotes. */
static sv field_text(struct arena *a, sv field)
{
    struct buffer b = { .a = a };
    field = sv_trim(field);
    if (field.n < 2 || field.p[0] != '"' || field.p[field.n - 1] != '"') return field;
    field = sv_slice(field, 1, field.n - 1);
    for (size_t i = 0; i < field.n; i++) {
        buffer_add(&b, sv_slice(field, i, i + 1));
        if (field.p[i] == '"' && i + 1 < field.n && field.p[i + 1] == '"') i++;
    }
    return b.n ? buffer_sv(&b) : (sv){ "", 0 };
}

/* A row with too few or too many cells: which of them are people nobody can tell. False: where a row is one
 * person's, one that has her in a cell is hers. */
static bool forget_fields(const struct source *s, const struct roster *roster, sv *row)
{
    bool single = has_person(s);
    size_t begin = 0;
    for (size_t number = 1; begin <= row->n; number++) {
        size_t end = begin + field_bytes(sv_from(*row, begin), s->sheet.delimiter);
        sv text = field_text(s->a, sv_slice(*row, begin, end)), left = without_gone(s->a, roster, text);
        if (left.n < text.n && single) return false;
        if (left.n < text.n) *row = with_field(s->a, *row, s->sheet.delimiter, number, left);
        begin += field_bytes(sv_from(*row, begin), s->sheet.delimiter) + 1;
    }
    return true;
}

static void keep_found(struct source *s, const struct roster *roster, const struct problems *found)
{
    struct table rows = table_new(table_problems()), rejected = table_new(table_rejected());
    struct keys gone = { 0 };
    bool fresh;
    for (size_t i = 0; i < found->rejected.count; i++) {
        struct rejected_row row = *rejected_at(&found->rejected, i);
        if (forget_fields(s, roster, &row.row)) {
            *rejected_add(s->a, &rejected) = row;
            continue;
        }
        sv key = arena_format(s->a, "%lld %.*s", (long long)row.line, SV_ARG(row.reason));
        keys_put(s->a, &gone, key, 1, &fresh);
        s->rejected--;
        s->withdrawn++;
    }
    for (size_t i = 0; i < found->rows.count; i++) {
        const struct problems_row *row = problems_at(&found->rows, i);
        sv key = arena_format(s->a, "%lld %.*s", (long long)row->line.value, SV_ARG(row->code));
        if (!keys_find(&gone, key)) *problems_add(s->a, &rows) = *row;
    }
    problem_merge(s->problems, &rows, &rejected);
}

void forget_people(struct source *s, const struct roster *roster, const struct problems *found)
{
    forget_rows(s, roster);
    forget_cells(s, roster);
    keep_found(s, roster, found);
}
