/* listing : the transcripts of the study, and what the list of documents says of them. */
#include "2_ingest/projects.h"

#include "0_base/file.h"
#include "0_base/utf8.h"

static const char *const names[] = { "file", "document", "date", "setting", "interviewer", "respondent",
                                     "language", NULL };

struct columns {
    ptrdiff_t file, document, setting, interviewer, respondent, language;
    struct source_dates date;
};

void listing_ids(struct arena *a, const sv *paths, size_t count, sv *ids)
{
    struct keys stems = { 0 }, whole = { 0 };
    bool fresh;
    for (size_t i = 0; i < count; i++) {
        (*keys_put(a, &stems, utf8_normalise(a, file_stem(paths[i])), 0, &fresh))++;
        (*keys_put(a, &whole, utf8_normalise(a, file_name(paths[i])), 0, &fresh))++;
    }
    for (size_t i = 0; i < count; i++) {
        sv name = utf8_normalise(a, file_name(paths[i]));
        ids[i] = utf8_normalise(a, file_stem(paths[i]));
        if (*keys_find(&stems, ids[i]) > 1) ids[i] = name;
        if (*keys_find(&whole, name) > 1) ids[i] = paths[i];
    }
}

sv listing_shown(struct arena *a, const struct listed_row *row)
{
    if (!row->part.n) return row->file;
    return arena_format(a, "%.*s#%.*s", SV_ARG(row->file), SV_ARG(row->document));
}

/* ---- people in cells ----------------------------------------------------------------------- */

/* "I01;Nienke" as the names under which they are shown; who is unknown is left out. */
static sv shown_people(struct tables *t, struct source *s, const struct sheet_row *row, ptrdiff_t column,
                       bool interviewer)
{
    struct buffer b = { .a = t->a };
    sv rest = source_cell(row, column), one;
    while (sv_cut(&rest, ';', &one)) {
        size_t person;
        one = sv_trim(one);
        if (!one.n || !source_person(s, row, column, one, &t->roster, &person)) continue;
        struct roster_person *p = &t->roster.people[person];
        if (interviewer && !p->roster && p->role == ROLE_OTHER) p->role = ROLE_INTERVIEWER;
        if (b.n) buffer_cstr(&b, ";");
        buffer_add(&b, p->shown);
    }
    return buffer_sv(&b);
}

/* ---- rows ---------------------------------------------------------------------------------- */

/* A name from a Mac has its accents apart, a cell has them composed. */
static bool same_name(const struct tables *t, sv file, sv cell)
{
    return sv_eq(file, cell) || sv_eq(utf8_normalise(t->a, file), cell);
}

static sv named(const struct tables *t, size_t row) { return listing_shown(t->a, listed_at(&t->listed, row)); }

/* A document in a project may be called by its id alone. */
static bool is_part(const struct tables *t, size_t row, sv cell)
{
    const struct listed_row *l = listed_at(&t->listed, row);
    return l->part.n && same_name(t, l->document, cell);
}

/* The row of a file, by its path, else by its name when no other file has it; -1: none. */
static ptrdiff_t find_file(const struct tables *t, sv cell)
{
    ptrdiff_t found = -1;
    for (size_t i = 0; i < t->listed.count; i++)
        if (same_name(t, named(t, i), cell)) return (ptrdiff_t)i;
    for (size_t i = 0; i < t->listed.count; i++) {
        if (!same_name(t, file_name(named(t, i)), cell) && !is_part(t, i, cell)) continue;
        if (found >= 0) return -1;
        found = (ptrdiff_t)i;
    }
    return found;
}

static void take_row(struct tables *t, struct source *s, const struct columns *c, const struct sheet_row *row,
                     size_t *lines)
{
    struct err err = { 0 };
    struct maybe_date date;
    sv cell = source_cell(row, c->file);
    if (!cell.n) {
        source_reject(s, row, c->file, MESSAGE_ROW_EMPTY, ARGS(ARG_CSTR("file")));
        return;
    }
    ptrdiff_t at = find_file(t, cell);
    if (at < 0) {
        source_reject(s, row, c->file, MESSAGE_DOCUMENT_FILE, ARGS(ARG_SV(cell)));
        return;
    }
    if (lines[at]) {
        source_reject(s, row, c->file, MESSAGE_ROW_TWICE, ARGS(ARG_SV(cell), ARG_INT(lines[at])));
        return;
    }
    if (!source_date(row, &c->date, &date, &err)) {
        source_reject_err(s, row, c->date.column, &err);
        return;
    }
    lines[at] = row->line;
    struct listed_row *l = listed_at(&t->listed, (size_t)at);
    sv document = source_cell(row, c->document), setting = source_cell(row, c->setting),
       language = source_cell(row, c->language);
    if (document.n) l->document = document;
    if (setting.n) l->setting = setting;
    if (language.n) l->language = language;
    l->date = date;
    l->source = s->sheet.file;
    l->interviewer = shown_people(t, s, row, c->interviewer, true);
    l->respondent = shown_people(t, s, row, c->respondent, false);
    l->interviewer_gone = source_forgot(s, row, c->interviewer);
    l->respondent_gone = source_forgot(s, row, c->respondent);
    for (size_t x = 0; x < t->listed.extra_count; x++)
        for (size_t k = 0; k < s->sheet.column_count; k++)
            if (sv_eq(source_attribute(s, k), t->listed.extra_names[x]))
                table_set_extra(&t->listed, (size_t)at, x, row->cells[k]);
}

static void read_file(struct tables *t, struct source *s, size_t *lines)
{
    struct columns c = { .file = source_needed(s, "file") };
    c.document = source_column(s, "document");
    c.setting = source_column(s, "setting");
    c.interviewer = source_column(s, "interviewer");
    c.respondent = source_column(s, "respondent");
    c.language = source_column(s, "language");
    c.date = source_dates(s, "date");
    const bool *twice = source_doubles(s);
    for (size_t i = 0; s->usable && i < s->sheet.row_count; i++) {
        if (twice[i])
            source_reject(s, &s->sheet.rows[i], -1, MESSAGE_ROW_DOUBLE, NO_ARGS);
        else
            take_row(t, s, &c, &s->sheet.rows[i], lines);
    }
    source_count(s, &t->intake);
}

/* ---- all ----------------------------------------------------------------------------------- */

/* The paths from which ids are made: a document in a project counts as a file in a folder. */
struct paths {
    sv *items;
    size_t count, capacity;
};

static void add_row(struct tables *t, sv file, size_t from_number, const char *part, sv path, struct paths *paths)
{
    const struct study_transcripts *from = &t->study->transcripts[from_number];
    *listed_add(t->a, &t->listed) = (struct listed_row){
        .file = file, .part = sv_from_cstr(part), .transcripts = (int64_t)from_number, .setting = from->setting,
        .language = from->language.n ? from->language : sv_from_cstr(text_language_name(t->study->language)),
    };
    *ARENA_PUSH(t->a, paths->items, paths->count, paths->capacity) = path;
}

/* Sources of one name get a number. */
static void add_parts(struct tables *t, const struct project *p, struct paths *paths)
{
    struct keys names_seen = { 0 };
    for (size_t i = 0; p->usable && i < p->refi.text_count; i++) {
        bool fresh;
        if (!p->parts[i]) continue;
        sv name = projects_name(t, &p->refi.texts[i]);
        size_t times = ++*keys_put(t->a, &names_seen, name, 0, &fresh);
        if (times > 1) name = arena_format(t->a, "%.*s (%zu)", SV_ARG(name), times);
        add_row(t, p->file, p->from, p->parts[i], arena_format(t->a, "%.*s/%.*s.txt", SV_ARG(p->file), SV_ARG(name)),
                paths);
    }
}

static void add_transcripts(struct tables *t)
{
    struct paths paths = { 0 };
    for (size_t i = 0; i < t->transcript_count; i++) {
        const struct project *p = projects_find(t, t->transcripts[i]);
        if (p)
            add_parts(t, p, &paths);
        else
            add_row(t, t->transcripts[i], t->transcripts_from[i], "", t->transcripts[i], &paths);
    }
    sv *ids = ARENA_NEW(t->a, sv, paths.count);
    listing_ids(t->a, paths.items, paths.count, ids);
    for (size_t i = 0; i < paths.count; i++) listed_at(&t->listed, i)->document = ids[i];
}

/* Two files with one id: the first keeps it, the other is not used. */
static void drop_doubles(struct tables *t)
{
    struct keys ids = { 0 };
    struct table kept = table_new(table_listed());
    table_extras(t->a, &kept, t->listed.extra_names, t->listed.extra_count);
    for (size_t i = 0; i < t->listed.count; i++) {
        struct listed_row *row = listed_at(&t->listed, i);
        bool fresh;
        size_t other = *keys_put(t->a, &ids, row->document, i, &fresh);
        if (!fresh) {
            problem_add(t->problems, (struct place){ row->file, 0, 0 }, MESSAGE_TRANSCRIPT_TWICE,
                        ARGS(ARG_SV(row->document), ARG_SV(listed_at(&t->listed, other)->file)));
            continue;
        }
        *listed_add(t->a, &kept) = *row;
        for (size_t x = 0; x < kept.extra_count; x++)
            table_set_extra(&kept, kept.count - 1, x, table_extra(&t->listed, i, x));
    }
    t->listed = kept;
}

static void collect_extras(struct tables *t, const struct source *sources, size_t count)
{
    sv *extras = NULL;
    size_t extra_count = 0, capacity = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t c = 0; c < sources[i].sheet.column_count; c++) {
            sv name = source_attribute(&sources[i], c);
            bool known = false;
            for (size_t k = 0; names[k] && !known; k++) known = sv_is(name, names[k]);
            for (size_t k = 0; k < extra_count && !known; k++) known = sv_eq(extras[k], name);
            if (!known) *ARENA_PUSH(t->a, extras, extra_count, capacity) = name;
        }
    projects_extras(t, &extras, &extra_count, &capacity);
    table_extras(t->a, &t->listed, extras, extra_count);
}

void listing_read(struct tables *t)
{
    struct source *sources = NULL;
    size_t count = 0, capacity = 0, at = 0;
    for (const struct tables_file *tf; (tf = tables_next(t, "documents", &at));) {
        struct source s;
        if (tables_open(t, tf, names, true, &s)) *ARENA_PUSH(t->a, sources, count, capacity) = s;
    }
    collect_extras(t, sources, count);
    add_transcripts(t);
    projects_attributes(t);
    size_t *lines = ARENA_NEW(t->a, size_t, t->listed.count);
    for (size_t i = 0; i < count; i++) read_file(t, &sources[i], lines);
    drop_doubles(t);
}
