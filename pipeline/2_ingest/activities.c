/* activities : what was done, and who was there, in its three forms: a column `person` with one row
 * per person, a list `participants` in a cell, or a table of its own. */
#include "2_ingest/tables_task.h"

static const char *const names[] = { "activity", "date", "title", "type", "setting", "formality",
                                     "started_by", "led_by", "origin", "asked_on", "person",
                                     "participants", "role_there", "hours", NULL };
static const char *const attendance_names[] = { "activity", "person", "role_there", "hours", NULL };

struct columns {
    ptrdiff_t activity, title, type, setting, formality, started_by, led_by, origin, person,
        participants, role_there;
    struct source_dates date, asked_on;
    struct source_reals hours;
};

struct reading {
    struct tables *t;
    struct source *s;
    struct columns c;
    struct keys activities; /* id to row */
    struct keys present;    /* "activity\npeople" */
    int64_t unknown_count;  /* people who were present and are not known */
    bool partial;           /* a log could not be read: an unknown activity is no wonder */
    int64_t astray_count;   /* rows of such activities */
};

static void find_columns(struct reading *r)
{
    struct source *s = r->s;
    struct columns *c = &r->c;
    *c = (struct columns){ .activity = source_needed(s, "activity") };
    c->title = source_column(s, "title");
    c->type = source_column(s, "type");
    c->setting = source_column(s, "setting");
    c->formality = source_column(s, "formality");
    c->started_by = source_column(s, "started_by");
    c->led_by = source_column(s, "led_by");
    c->origin = source_column(s, "origin");
    c->person = source_column(s, "person");
    c->participants = source_column(s, "participants");
    c->role_there = source_column(s, "role_there");
    c->hours = source_reals(s, "hours");
    c->asked_on = source_dates(s, "asked_on");
}

/* ---- who ----------------------------------------------------------------------------------- */

/* "V01;vrijwilliger": people as they are shown, and English roles. */
static sv actors(struct reading *r, const struct sheet_row *row, ptrdiff_t column)
{
    struct buffer b = { .a = r->t->a };
    sv rest = source_cell(row, column), one;
    while (sv_cut(&rest, ';', &one)) {
        size_t person = 0;
        enum role role;
        one = sv_trim(one);
        if (!one.n) continue;
        sv shown = { "", 0 };
        if (!roster_find_id(&r->t->roster, one, &person) && study_role_parse(one, &role))
            shown = sv_from_cstr(study_role_name(role));
        else if (source_person(r->s, row, column, one, &r->t->roster, &person))
            shown = r->t->roster.people[person].shown;
        if (!shown.n) continue;
        if (b.n) buffer_cstr(&b, ";");
        buffer_add(&b, shown);
    }
    return buffer_sv(&b);
}

/* False when she is present there already. */
static bool add_presence(struct reading *r, const struct sheet_row *row, sv activity, size_t person,
                         sv role_there, struct maybe_real hours)
{
    struct tables *t = r->t;
    sv shown = t->roster.people[person].shown;
    bool fresh;
    keys_put(t->a, &r->present, arena_format(t->a, "%.*s\n%.*s", SV_ARG(activity), SV_ARG(shown)), 0, &fresh);
    if (!fresh) return false;
    *attendance_add(t->a, &t->attendance) = (struct attendance_row){
        .activity = activity, .person = shown, .role_there = role_there, .hours = hours,
        .source = source_row_key(r->s, row),
    };
    return true;
}

static void add_participants(struct reading *r, const struct sheet_row *row, sv activity)
{
    sv rest = source_cell(row, r->c.participants), one;
    while (sv_cut(&rest, ';', &one)) {
        size_t person;
        one = sv_trim(one);
        if (!one.n) continue;
        if (!source_person(r->s, row, r->c.participants, one, &r->t->roster, &person)) {
            r->unknown_count++;
            continue;
        }
        if (!add_presence(r, row, activity, person, (sv){ "", 0 }, NO_REAL))
            source_warn(r->s, row, r->c.participants, MESSAGE_PARTICIPANT_TWICE, ARGS(ARG_SV(one)));
    }
}

/* One row that says that one person was there. False: the row was rejected. */
static bool add_attender(struct reading *r, const struct sheet_row *row, sv activity)
{
    struct err err = { 0 };
    struct maybe_real hours;
    size_t person;
    sv cell = source_cell(row, r->c.person);
    if (!cell.n) {
        source_reject(r->s, row, r->c.person, MESSAGE_ROW_EMPTY, ARGS(ARG_CSTR("person")));
        return false;
    }
    if (!source_real(row, &r->c.hours, 0, &hours, &err)) {
        source_reject_err(r->s, row, r->c.hours.column, &err);
        return false;
    }
    if (!source_person(r->s, row, r->c.person, cell, &r->t->roster, &person)) {
        r->unknown_count++;
        problem_reject(r->s->problems, r->s->sheet.file, row->line, MESSAGE_PERSON_UNKNOWN, row->source);
        r->s->rejected++;
        return false;
    }
    sv role = source_value(r->s, row, r->c.role_there, "role_there");
    if (add_presence(r, row, activity, person, role, hours)) return true;
    source_reject(r->s, row, r->c.person, MESSAGE_PARTICIPANT_TWICE, ARGS(ARG_SV(cell)));
    return false;
}

/* ---- activities ---------------------------------------------------------------------------- */

/* A date beside the main one is left out when it is wrong; the row stays. */
static struct maybe_date asked_on(struct reading *r, const struct sheet_row *row)
{
    struct err err = { 0 };
    struct maybe_date date;
    if (!source_date(row, &r->c.asked_on, &date, &err))
        source_warn(r->s, row, r->c.asked_on.column, MESSAGE_DATE_LEFT_OUT,
                    ARGS(ARG_SV(err_text(r->t->a, &err, r->s->problems->language))));
    return date;
}

static struct activities_row activity_of(struct reading *r, const struct sheet_row *row, sv id,
                                         struct maybe_date date)
{
    return (struct activities_row){
        .activity = id,
        .date = date,
        .title = source_cell(row, r->c.title),
        .type = source_cell(row, r->c.type),
        .setting = source_cell(row, r->c.setting),
        .formality = source_value(r->s, row, r->c.formality, "formality"),
        .started_by = actors(r, row, r->c.started_by),
        .led_by = actors(r, row, r->c.led_by),
        .origin = source_cell(row, r->c.origin),
        .asked_on = asked_on(r, row),
        .source = source_row_key(r->s, row),
    };
}

/* An empty cell says nothing; another value says that it is another activity. */
static bool merge_text(sv *into, sv from)
{
    if (!into->n) *into = from;
    return !from.n || sv_eq(*into, from);
}

static bool merge_date(struct maybe_date *into, struct maybe_date from)
{
    if (!into->has) *into = from;
    return !from.has || into->days == from.days;
}

/* One row per person: what the rows of an activity say of it must agree. */
static bool merge(struct activities_row *into, const struct activities_row *from)
{
    struct activities_row merged = *into;
    bool alike = merge_date(&merged.date, from->date) && merge_text(&merged.title, from->title) &&
                 merge_text(&merged.type, from->type) && merge_text(&merged.setting, from->setting) &&
                 merge_text(&merged.formality, from->formality) &&
                 merge_text(&merged.started_by, from->started_by) &&
                 merge_text(&merged.led_by, from->led_by) && merge_text(&merged.origin, from->origin) &&
                 merge_date(&merged.asked_on, from->asked_on);
    if (alike) *into = merged;
    return alike;
}

/* The id and the date of a row; false: the row was rejected. */
static bool identify(struct reading *r, const struct sheet_row *row, sv *id, struct maybe_date *date)
{
    struct err err = { 0 };
    *id = source_cell(row, r->c.activity);
    if (!id->n) {
        source_reject(r->s, row, r->c.activity, MESSAGE_ROW_EMPTY, ARGS(ARG_CSTR("activity")));
        return false;
    }
    if (source_date(row, &r->c.date, date, &err)) return true;
    source_reject_err(r->s, row, r->c.date.column, &err);
    return false;
}

static int64_t line_of(const struct activities_row *row)
{
    int64_t line = 0;
    struct err ignored;
    size_t n = row->source.n;
    while (n && row->source.p[n - 1] != ':') n--;
    return num_i64(sv_from(row->source, n), 0, INT64_MAX, &line, &ignored) ? line : 0;
}

static void take_row(struct reading *r, const struct sheet_row *row)
{
    struct tables *t = r->t;
    sv id;
    struct maybe_date date;
    bool fresh;
    if (!identify(r, row, &id, &date)) return;
    struct activities_row activity = activity_of(r, row, id, date);
    size_t *place = keys_put(t->a, &r->activities, id, t->activities.count, &fresh);
    if (fresh) {
        *activities_add(t->a, &t->activities) = activity;
    } else if (r->c.person < 0 || !merge(activities_at(&t->activities, *place), &activity)) {
        source_reject(r->s, row, r->c.activity, MESSAGE_ROW_TWICE,
                      ARGS(ARG_SV(id), ARG_INT(line_of(activities_at(&t->activities, *place)))));
        return;
    }
    if (r->c.person >= 0)
        (void)add_attender(r, row, id);
    else
        add_participants(r, row, id);
}

/* ---- files --------------------------------------------------------------------------------- */

/* The rows that count: doubles are rejected. */
static bool *rows_to_take(struct source *s)
{
    bool *keep = source_doubles(s);
    for (size_t i = 0; i < s->sheet.row_count; i++) {
        if (keep[i]) source_reject(s, &s->sheet.rows[i], -1, MESSAGE_ROW_DOUBLE, NO_ARGS);
        keep[i] = !keep[i];
    }
    return keep;
}

static void close_file(struct reading *r)
{
    if (r->unknown_count)
        problem_add(r->t->problems, (struct place){ r->s->sheet.file, 0, 0 }, MESSAGE_PARTICIPANTS_LEFT_OUT,
                    ARGS(ARG_INT(r->unknown_count)));
    if (r->astray_count)
        problem_add(r->t->problems, (struct place){ r->s->sheet.file, 0, 0 }, MESSAGE_ATTENDANCE_ASTRAY,
                    ARGS(ARG_INT(r->astray_count)));
    r->unknown_count = r->astray_count = 0;
    source_count(r->s, &r->t->intake);
}

static void read_activities(struct reading *r)
{
    find_columns(r);
    (void)source_needed(r->s, "date");
    r->c.date = source_dates(r->s, "date");
    const bool *keep = rows_to_take(r->s);
    for (size_t i = 0; r->s->usable && i < r->s->sheet.row_count; i++)
        if (keep[i]) take_row(r, &r->s->sheet.rows[i]);
    close_file(r);
}

static void read_attendance(struct reading *r)
{
    r->c = (struct columns){ .activity = source_needed(r->s, "activity") };
    r->c.person = source_needed(r->s, "person");
    r->c.role_there = source_column(r->s, "role_there");
    r->c.hours = source_reals(r->s, "hours");
    const bool *keep = rows_to_take(r->s);
    for (size_t i = 0; r->s->usable && i < r->s->sheet.row_count; i++) {
        const struct sheet_row *row = &r->s->sheet.rows[i];
        sv id = source_cell(row, r->c.activity);
        if (!keep[i]) continue;
        if (keys_find(&r->activities, id)) {
            (void)add_attender(r, row, id);
        } else if (r->partial) {
            problem_reject(r->s->problems, r->s->sheet.file, row->line, MESSAGE_ACTIVITY_UNKNOWN, row->source);
            r->s->rejected++;
            r->astray_count++;
        } else {
            source_reject(r->s, row, r->c.activity, MESSAGE_ACTIVITY_UNKNOWN, ARGS(ARG_SV(id)));
        }
    }
    close_file(r);
}

/* What the tables say of each other: dates of attendance, numbers of people, known origins. */
static void complete(struct reading *r)
{
    struct tables *t = r->t;
    struct keys documents = { 0 };
    bool fresh;
    for (size_t i = 0; i < t->listed.count; i++)
        keys_put(t->a, &documents, listed_at(&t->listed, i)->document, i, &fresh);
    for (size_t i = 0; i < t->attendance.count; i++) {
        struct attendance_row *present = attendance_at(&t->attendance, i);
        struct activities_row *activity =
            activities_at(&t->activities, *keys_find(&r->activities, present->activity));
        activity->participants++;
        present->date = activity->date;
    }
    for (size_t i = 0; i < t->activities.count; i++) {
        const struct activities_row *activity = activities_at(&t->activities, i);
        sv origin = activity->origin;
        if (!origin.n || keys_find(&documents, origin) || keys_find(&r->activities, origin)) continue;
        int64_t line = line_of(activity);
        sv file = { activity->source.p, activity->source.n };
        while (file.n && file.p[file.n - 1] != ':') file.n--;
        if (file.n) file.n--;
        problem_add(t->problems, (struct place){ file, (size_t)line, 0 }, MESSAGE_ORIGIN_UNKNOWN,
                    ARGS(ARG_SV(origin)));
    }
}

void activities_read(struct tables *t)
{
    struct reading r = { .t = t };
    struct source s;
    size_t at = 0;
    r.s = &s;
    for (size_t i = 0; i < t->file_count; i++)
        r.partial = r.partial || (strcmp(t->files[i].kind, "activities") == 0 && !t->files[i].readable);
    for (const struct tables_file *tf; (tf = tables_next(t, "activities", &at));) {
        bool opened = tables_open(t, tf, names, false, &s);
        if (opened) read_activities(&r);
        if (!opened || !s.usable) r.partial = true;
    }
    at = 0;
    for (const struct tables_file *tf; (tf = tables_next(t, "attendance", &at));)
        if (tables_open(t, tf, attendance_names, false, &s)) read_attendance(&r);
    complete(&r);
}
