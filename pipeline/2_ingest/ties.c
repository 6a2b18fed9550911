/* ties : ties that people reported, and who lives there. */
#include "2_ingest/tables_task.h"

static const char *const names[] = { "from", "to", "kind", "date", "weight", NULL };
static const char *const population_names[] = { "attribute", "value", "count", NULL };

struct columns {
    ptrdiff_t from, to, kind;
    struct source_dates date;
    struct source_reals weight;
};

/* The row's person; false: the row was rejected. */
static bool find_person(struct tables *t, struct source *s, const struct sheet_row *row, ptrdiff_t column,
                        const char *name, sv *shown)
{
    sv cell = source_cell(row, column);
    size_t person;
    if (!cell.n) {
        source_reject(s, row, column, MESSAGE_ROW_EMPTY, ARGS(ARG_CSTR(name)));
        return false;
    }
    if (!source_person(s, row, column, cell, &t->roster, &person)) {
        problem_reject(s->problems, s->sheet.file, row->line, MESSAGE_PERSON_UNKNOWN, row->source);
        s->rejected++;
        return false;
    }
    *shown = t->roster.people[person].shown;
    return true;
}

static void take_row(struct tables *t, struct source *s, const struct columns *c, const struct sheet_row *row)
{
    struct reported_ties_row tie = { .row = source_row_key(s, row), .network = s->from->network,
                                     .kind = source_cell(row, c->kind) };
    struct err err = { 0 };
    if (!find_person(t, s, row, c->from, "from", &tie.from)) return;
    if (!find_person(t, s, row, c->to, "to", &tie.to)) return;
    if (sv_eq(tie.from, tie.to))
        source_reject(s, row, c->to, MESSAGE_TIE_SELF, ARGS(ARG_SV(source_cell(row, c->to))));
    else if (!source_date(row, &c->date, &tie.date, &err))
        source_reject_err(s, row, c->date.column, &err);
    else if (!source_real(row, &c->weight, 0, &tie.weight, &err))
        source_reject_err(s, row, c->weight.column, &err);
    else
        *reported_ties_add(t->a, &t->reported_ties) = tie;
}

void ties_read(struct tables *t)
{
    struct source s;
    size_t at = 0;
    for (const struct tables_file *tf; (tf = tables_next(t, "ties", &at));) {
        if (!tables_open(t, tf, names, false, &s)) continue;
        struct columns c = { .from = source_needed(&s, "from") };
        c.to = source_needed(&s, "to");
        c.kind = source_column(&s, "kind");
        c.date = source_dates(&s, "date");
        c.weight = source_reals(&s, "weight");
        const bool *twice = source_doubles(&s);
        for (size_t i = 0; s.usable && i < s.sheet.row_count; i++) {
            if (twice[i])
                source_reject(&s, &s.sheet.rows[i], -1, MESSAGE_ROW_DOUBLE, NO_ARGS);
            else
                take_row(t, &s, &c, &s.sheet.rows[i]);
        }
        source_count(&s, &t->intake);
    }
}

/* ---- population ---------------------------------------------------------------------------- */

static void take_group(struct tables *t, struct source *s, const struct sheet_row *row, const ptrdiff_t c[3],
                       struct keys *lines)
{
    struct population_row group = { source_cell(row, c[0]), source_cell(row, c[1]), 0 };
    struct err err = { 0 };
    bool fresh;
    for (int i = 0; i < 2; i++) {
        if (source_cell(row, c[i]).n) continue;
        source_reject(s, row, c[i], MESSAGE_ROW_EMPTY, ARGS(ARG_CSTR(population_names[i])));
        return;
    }
    if (!source_whole(row, c[2], 0, INT64_C(10000000000), &group.count, &err)) {
        source_reject_err(s, row, c[2], &err);
        return;
    }
    sv key = arena_format(t->a, "%.*s %.*s", SV_ARG(group.attribute), SV_ARG(group.value));
    size_t line = *keys_put(t->a, lines, key, row->line, &fresh);
    if (fresh)
        *population_add(t->a, &t->population) = group;
    else
        source_reject(s, row, c[1], MESSAGE_ROW_TWICE, ARGS(ARG_SV(key), ARG_INT(line)));
}

void population_read(struct tables *t)
{
    struct source s;
    struct keys lines = { 0 };
    size_t at = 0;
    for (const struct tables_file *tf; (tf = tables_next(t, "population", &at));) {
        if (!tables_open(t, tf, population_names, false, &s)) continue;
        ptrdiff_t columns[3];
        for (int i = 0; i < 3; i++) columns[i] = source_needed(&s, population_names[i]);
        const bool *twice = source_doubles(&s);
        for (size_t i = 0; s.usable && i < s.sheet.row_count; i++) {
            if (twice[i])
                source_reject(&s, &s.sheet.rows[i], -1, MESSAGE_ROW_DOUBLE, NO_ARGS);
            else
                take_group(t, &s, &s.sheet.rows[i], columns, &lines);
        }
        source_count(&s, &t->intake);
    }
}
