/* office_cell : the cells of a table in a document: their words, and what those are: a label, a time, a number. */
#include "2_ingest/office.h"

/* ---- text --------------------------------------------------------------------------------------- */

static void add_text(struct office *o, struct buffer *to, const struct office_cell *cell)
{
    for (size_t i = 0; i < cell->count; i++) {
        const struct office_table *table = cell->blocks[i].table;
        if (!table) {
            sv text = sv_trim(o->paragraphs[cell->blocks[i].paragraph].text);
            if (to->n && text.n) buffer_cstr(to, "\n");
            buffer_add(to, text);
        } else {
            for (size_t r = 0; r < table->count; r++)
                for (size_t c = 0; c < table->rows[r].count; c++) add_text(o, to, table->rows[r].cells[c]);
        }
    }
}

sv office_cell_text(struct office *o, struct arena *a, const struct office_cell *cell)
{
    struct buffer to = { .a = a };
    if (cell) add_text(o, &to, cell);
    return sv_trim(buffer_sv(&to));
}

sv office_row_text(struct office *o, struct arena *a, const struct office_row *row)
{
    struct buffer all = { .a = a };
    for (size_t c = 0; c < row->count; c++) {
        sv text = office_cell_text(o, a, row->cells[c]);
        if (!text.n) continue;
        if (all.n) buffer_cstr(&all, " | ");
        buffer_add(&all, text);
    }
    return buffer_sv(&all);
}

const struct office_cell *office_cell_at(const struct office_row *row, size_t column)
{
    size_t at = 0;
    for (size_t i = 0; i < row->count && at <= column; i++) {
        if (at == column) return row->cells[i];
        at += row->cells[i]->span;
    }
    return NULL;
}

/* ---- what it is --------------------------------------------------------------------------------- */

/* "12:03 - 12:10" */
static bool from_until(sv text, int64_t *from, int64_t *to)
{
    static const char *const until[] = { "-->", "–", "-" };
    for (size_t i = 1; i < text.n; i++)
        for (size_t k = 0; k < WF_COUNT(until); k++) {
            sv sign = sv_from_cstr(until[k]), rest = sv_from(text, i);
            if (!sv_starts(rest, sign)) continue;
            return label_time(sv_slice(text, 0, i), from) && label_time(sv_from(rest, sign.n), to);
        }
    return false;
}

bool office_times(sv text, struct maybe_integer *start, struct maybe_integer *end)
{
    int64_t from, to;
    text = sv_trim(text);
    *start = *end = NO_INTEGER;
    if (text.n > 2 && (text.p[0] == '[' || text.p[0] == '(')) text = sv_trim(sv_slice(text, 1, text.n - 1));
    if (label_time(text, &from)) {
        *start = SOME_INTEGER(from);
        return true;
    }
    if (!from_until(text, &from, &to)) return false;
    *start = SOME_INTEGER(from);
    if (to >= from) *end = SOME_INTEGER(to);
    return true;
}

bool office_is_number(sv text)
{
    if (text.n && text.p[text.n - 1] == '.') text.n--;
    for (size_t i = 0; i < text.n; i++)
        if (!sv_digit_byte(text.p[i])) return false;
    return text.n > 0;
}

/* "Ans:", "R1." and "3. Ans" are Ans, R1 and Ans. */
static sv bare_name(sv name)
{
    size_t digits = 0;
    name = sv_trim(name);
    while (digits < name.n && sv_digit_byte(name.p[digits])) digits++;
    if (digits && digits < name.n && memchr(".)", name.p[digits], 2)) name = sv_trim(sv_from(name, digits + 1));
    while (name.n && name.p[name.n - 1] == ':') name = sv_trim(sv_slice(name, 0, name.n - 1));
    if (name.n > 2 && sv_digit_byte(name.p[name.n - 2]) && name.p[name.n - 1] == '.') name.n--;
    return name;
}

/* The lines of a cell that are no time, as one; several are several people. */
static sv names_of(struct arena *a, sv text, struct office_named *named)
{
    struct buffer names = { .a = a };
    struct maybe_integer start, end;
    sv line;
    while (sv_cut(&text, '\n', &line)) {
        if (office_times(line, &start, &end)) {
            named->ms = start;
        } else if (bare_name(line).n) {
            if (names.n) buffer_cstr(&names, ", ");
            buffer_add(&names, bare_name(line));
        }
    }
    return buffer_sv(&names);
}

/* "[Ans]", "12:03 Ans": as they stand in front of words, in a cell of their own. */
static bool set_apart(struct arena *a, sv text, struct label_line *label)
{
    static const enum convention ways[] = { CONVENTION_BRACKETS, CONVENTION_ANGLES, CONVENTION_BOLD, CONVENTION_TIMED };
    for (size_t i = 0; i < WF_COUNT(ways); i++)
        if (convention_parse(ways[i], a, text, 0, label) && !label->rest.n) return true;
    return false;
}

bool office_name(struct arena *a, sv text, struct office_named *named)
{
    struct label_line label;
    *named = (struct office_named){ .ms = NO_INTEGER };
    sv names = names_of(a, text, named);
    if (!names.n || office_is_number(names)) return false;
    bool is = label_parse(a, arena_format(a, "%.*s: -", SV_ARG(names)), &label) && sv_is(label.rest, "-");
    if (!is && !set_apart(a, names, &label)) return false;
    named->name = label.name;
    named->remark = label.remark;
    if (label.time_ms.has) named->ms = label.time_ms;
    return true;
}
