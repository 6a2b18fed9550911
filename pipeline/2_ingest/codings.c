/* codings : what human coders coded, and what they read. Whether the places exist is seen when the
 * transcripts have been read (join.c). */
#include "2_ingest/projects.h"

static const char *const names[] = { "document", "theme", "coder", "utterance", "start", "end", NULL };
static const char *const coverage_names[] = { "coder", "document", "from", "to", NULL };

struct columns {
    ptrdiff_t document, theme, coder, utterance, begin, end;
};

/* An empty cell is no number; false: the row was rejected. */
static bool number(struct source *s, const struct sheet_row *row, ptrdiff_t column, int64_t low,
                   struct maybe_integer *out)
{
    struct err err = { 0 };
    int64_t value;
    sv cell = source_cell(row, column);
    *out = NO_INTEGER;
    if (!cell.n) return true;
    if (!num_i64(cell, low, INT64_C(1000000000000), &value, &err)) {
        source_reject_err(s, row, column, &err);
        return false;
    }
    *out = SOME_INTEGER(value);
    return true;
}

static bool filled(struct source *s, const struct sheet_row *row, ptrdiff_t column, const char *name)
{
    if (source_cell(row, column).n) return true;
    source_reject(s, row, column, MESSAGE_ROW_EMPTY, ARGS(ARG_CSTR(name)));
    return false;
}

static sv coder_of(const struct source *s, const struct sheet_row *row, ptrdiff_t column)
{
    sv cell = source_cell(row, column);
    return cell.n ? cell : s->from->coder;
}

static void take_row(struct tables *t, struct source *s, const struct columns *c, const struct sheet_row *row)
{
    struct coded_row coded = {
        .row = source_row_key(s, row), .file = s->sheet.file, .line = (int64_t)row->line,
        .coder = coder_of(s, row, c->coder), .document = source_cell(row, c->document),
        .theme = source_cell(row, c->theme), .source = row->source,
    };
    if (!filled(s, row, c->document, "document") || !filled(s, row, c->theme, "theme")) return;
    if (!coded.coder.n && !filled(s, row, c->coder, "coder")) return;
    if (!number(s, row, c->utterance, 1, &coded.utterance)) return;
    if (!number(s, row, c->begin, 0, &coded.start) || !number(s, row, c->end, 0, &coded.end)) return;
    if (!coded.utterance.has && !(coded.start.has && coded.end.has))
        source_reject(s, row, -1, MESSAGE_CODING_NOWHERE, NO_ARGS);
    else
        *coded_add(t->a, &t->coded) = coded;
}

static void read_codings(struct tables *t, struct source *s)
{
    struct columns c = { .document = source_needed(s, "document") };
    c.theme = source_needed(s, "theme");
    c.coder = s->from->coder.n ? source_column(s, "coder") : source_needed(s, "coder");
    c.utterance = source_column(s, "utterance");
    c.begin = source_column(s, "start");
    c.end = source_column(s, "end");
    const bool *twice = source_doubles(s);
    for (size_t i = 0; s->usable && i < s->sheet.row_count; i++) {
        if (twice[i])
            source_reject(s, &s->sheet.rows[i], -1, MESSAGE_ROW_DOUBLE, NO_ARGS);
        else
            take_row(t, s, &c, &s->sheet.rows[i]);
    }
    source_count(s, &t->intake);
}

static void take_coverage(struct tables *t, struct source *s, const ptrdiff_t c[4], const struct sheet_row *row,
                          struct keys *lines)
{
    struct coded_row read = {
        .row = source_row_key(s, row), .file = s->sheet.file, .line = (int64_t)row->line,
        .coder = coder_of(s, row, c[0]), .document = source_cell(row, c[1]), .source = row->source,
    };
    bool fresh;
    if (!filled(s, row, c[0], "coder") || !filled(s, row, c[1], "document")) return;
    if (!number(s, row, c[2], 1, &read.start) || !number(s, row, c[3], 1, &read.end)) return;
    sv key = arena_format(t->a, "%.*s %.*s", SV_ARG(read.coder), SV_ARG(read.document));
    size_t line = *keys_put(t->a, lines, key, row->line, &fresh);
    if (fresh)
        *coded_add(t->a, &t->covered) = read;
    else
        source_reject(s, row, c[1], MESSAGE_ROW_TWICE, ARGS(ARG_SV(key), ARG_INT(line)));
}

static void read_coverage(struct tables *t, struct source *s, struct keys *lines)
{
    ptrdiff_t c[4] = { source_needed(s, "coder"), source_needed(s, "document"), source_column(s, "from"),
                       source_column(s, "to") };
    const bool *twice = source_doubles(s);
    for (size_t i = 0; s->usable && i < s->sheet.row_count; i++) {
        if (twice[i])
            source_reject(s, &s->sheet.rows[i], -1, MESSAGE_ROW_DOUBLE, NO_ARGS);
        else
            take_coverage(t, s, c, &s->sheet.rows[i], lines);
    }
    source_count(s, &t->intake);
}

void codings_read(struct tables *t)
{
    struct source s;
    struct keys lines = { 0 };
    size_t at = 0;
    for (const struct tables_file *tf; (tf = tables_next(t, "human-codings", &at));) {
        if (reader_of_parts(tf->from->file))
            projects_codings(t, tf);
        else if (tables_open(t, tf, names, false, &s))
            read_codings(t, &s);
    }
    at = 0;
    for (const struct tables_file *tf; (tf = tables_next(t, "coder-coverage", &at));)
        if (tables_open(t, tf, coverage_names, false, &s)) read_coverage(t, &s, &lines);
}
