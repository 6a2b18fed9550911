#include "2_ingest/tables_task.h"

#include "0_base/file.h"
#include "0_base/utf8.h"
#include "2_ingest/forget.h"
#include "2_ingest/periods.h"
#include "2_ingest/projects.h"
#include "2_ingest/redact.h"
#include "2_ingest/speakers.h"

#include <stdlib.h>

enum part {
    PART_NAMES, PART_PEOPLE, PART_LISTED, PART_ACTIVITIES, PART_ATTENDANCE, PART_TIES, PART_POPULATION,
    PART_CODED, PART_COVERED, PART_INTAKE, PART_MAPPINGS, PART_PROPOSALS, PART_LOSSES, PART_ROLES,
    PART_COUNT
};

static const char *const part_names[] = { "names", "people", "listed", "activities", "attendance",
                                          "reported_ties", "population", "coded", "covered", "intake",
                                          "mappings", "proposals", "losses", "roles" };

/* ---- files of the study -------------------------------------------------------------------- */

/* In the order in which they are read. */
static void list_files(struct tables *t)
{
    const struct study_sources *sources;
    const char *kind;
    for (size_t at = 0; study_next_table(t->study, &at, &kind, &sources);)
        for (size_t i = 0; i < sources->count; i++) {
            struct tables_file file = { .kind = kind, .from = &sources->items[i], .item = t->file_count };
            *ARENA_PUSH(t->a, t->files, t->file_count, t->file_capacity) = file;
        }
}

void tables_task_items(struct arena *a, const struct study *study, struct stage_task *task)
{
    struct tables t = { .a = a, .study = study };
    list_files(&t);
    for (size_t i = 0; i < t.file_count; i++) {
        sv file = t.files[i].from->file;
        *ARENA_PUSH(a, task->items, task->item_count, task->item_capacity) =
            (struct stage_item){ file, sv_from_cstr(study_path(a, study, file)) };
    }
    if (!t.file_count) /* a study of transcripts only */
        *ARENA_PUSH(a, task->items, task->item_count, task->item_capacity) =
            (struct stage_item){ study->file, study->path };
    projects_items(a, study, task);
}

static void read_files(struct tables *t, const bool *skip)
{
    for (size_t i = 0; i < t->file_count; i++) {
        struct tables_file *f = &t->files[i];
        struct err err = { 0 };
        f->skipped = skip[i];
        if (f->skipped) continue;
        f->readable = file_read(t->a, study_path(t->a, t->study, f->from->file), f->from->file, FILE_LIMIT_BYTES,
                                &f->bytes, &err);
        if (f->readable) continue;
        err_place(&err, f->from->place); /* where the study names it */
        problem_add_err(t->problems, &err);
    }
}

const struct tables_file *tables_next(struct tables *t, const char *kind, size_t *at)
{
    while (*at < t->file_count) {
        const struct tables_file *f = &t->files[(*at)++];
        if (f->skipped || strcmp(f->kind, kind) != 0) continue;
        worker_begin(f->item);
        if (f->readable) return f;
    }
    return NULL;
}

/* What the people of the study are called, once their list is read. */
static const struct columns_known *known_people(struct tables *t)
{
    bool fresh;
    for (; t->known_count < t->roster.count; t->known_count++) {
        const struct roster_person *p = &t->roster.people[t->known_count];
        keys_put(t->a, &t->known_names, columns_fold(t->a, p->id), 0, &fresh);
        if (p->name.n) keys_put(t->a, &t->known_names, columns_fold(t->a, p->name), 0, &fresh);
    }
    t->known = (struct columns_known){ .people = &t->known_names };
    return &t->known;
}

/* A sheet may be called after who is in it; then it is shown by a number. */
static sv safe_file(struct tables *t, sv file, size_t number)
{
    sv workbook, sheet;
    if (!t->roster.key || !sv_split(file, '#', &workbook, &sheet)) return file;
    struct redactor r = redact_new(t->a, &t->roster, t->study->language);
    if (sv_eq(redact_text(t->a, &r, sheet, NULL), sheet)) return file;
    return arena_format(t->a, "%.*s#%zu", SV_ARG(workbook), number);
}

bool tables_open(struct tables *t, const struct tables_file *file, const char *const *names, bool attributes,
                 struct source *s)
{
    struct problems found = problem_list(t->a, t->problems->language);
    if (!source_open(t->a, file->kind, file->from, t->study->file, file->bytes, names, attributes,
                     t->roster.key != NULL, known_people(t), &found, s)) {
        problem_merge(t->problems, &found.rows, &found.rejected);
        return false;
    }
    s->problems = t->problems;
    s->nobody = &t->nobody;
    source_map(s, &t->mappings);
    s->sheet.file = safe_file(t, s->sheet.file, file->item + 1);
    forget_people(s, &t->roster, &found);
    return true;
}

/* ---- transcripts --------------------------------------------------------------------------- */

struct path {
    sv path;
    size_t from;
};

static int by_path(const void *x, const void *y)
{
    const struct path *p = x, *q = y;
    int c = sv_cmp(p->path, q->path);
    if (c) return c;
    return p->from < q->from ? -1 : p->from > q->from;
}

/* A name with a question mark for each byte that is not ASCII. */
static sv readable(struct arena *a, sv name)
{
    struct buffer b = { .a = a };
    for (size_t i = 0; i < name.n; i++)
        buffer_add(&b, (unsigned char)name.p[i] < 0x80 ? sv_slice(name, i, i + 1) : SV("?"));
    return buffer_sv(&b);
}

/* A file that two elements name belongs to the first. */
static bool list_transcripts(struct tables *t, struct err *err)
{
    struct path *found = NULL;
    size_t count = 0, capacity = 0;
    for (size_t i = 0; i < t->study->transcripts_count; i++) {
        const struct study_transcripts *from = &t->study->transcripts[i];
        sv *paths;
        size_t n;
        if (!file_glob(t->a, t->study->folder, from->files, &paths, &n, err)) return false;
        if (!n) problem_add(t->problems, from->place, MESSAGE_TRANSCRIPT_NONE, ARGS(ARG_SV(from->files)));
        for (size_t k = 0; k < n; k++) {
            if (utf8_invalid_at(paths[k]) == paths[k].n)
                *ARENA_PUSH(t->a, found, count, capacity) = (struct path){ paths[k], i };
            else
                problem_add(t->problems, from->place, MESSAGE_TRANSCRIPT_NAME,
                            ARGS(ARG_SV(readable(t->a, paths[k]))));
        }
    }
    if (count) qsort(found, count, sizeof *found, by_path);
    t->transcripts = ARENA_NEW(t->a, sv, count);
    t->transcripts_from = ARENA_NEW(t->a, size_t, count);
    for (size_t i = 0; i < count; i++) {
        if (i && sv_eq(found[i].path, found[i - 1].path)) continue;
        t->transcripts[t->transcript_count] = found[i].path;
        t->transcripts_from[t->transcript_count++] = found[i].from;
    }
    return true;
}

/* Names in the names of files: those stand in the tables. */
static bool names_someone(const struct tables *t, sv file, bool *withdrawn)
{
    sv rest = file_stem(file), word;
    struct buffer b = { .a = t->a };
    for (size_t i = 0; i < rest.n; i++)
        buffer_add(&b, memchr("_-. ", rest.p[i], 4) ? SV(" ") : sv_slice(rest, i, i + 1));
    bool someone = false;
    for (rest = buffer_sv(&b); sv_cut(&rest, ' ', &word);) {
        size_t person;
        bool digits = false;
        for (size_t i = 0; i < word.n; i++) digits = digits || sv_digit_byte(word.p[i]);
        if (word.n < 3 || digits || roster_find(&t->roster, word, &person) == ROSTER_NONE) continue;
        if (t->roster.people[person].role == ROLE_ORGANISATION) continue;
        someone = true;
        *withdrawn = *withdrawn || t->roster.people[person].withdrawn;
    }
    return someone;
}

static void check_file_names(struct tables *t)
{
    size_t count = 0;
    sv first = { "", 0 };
    for (size_t i = 0; t->roster.key && i < t->listed.count; i++) {
        sv file = listed_at(&t->listed, i)->file;
        bool withdrawn = false;
        if (!names_someone(t, file, &withdrawn)) continue;
        if (withdrawn)
            problem_add(t->problems, (struct place){ file, 0, 0 }, MESSAGE_TRANSCRIPT_NAMED_WITHDRAWN, NO_ARGS);
        else if (!count++)
            first = file;
    }
    if (count)
        problem_add(t->problems, (struct place){ t->study->file, 0, 0 }, MESSAGE_TRANSCRIPT_NAMED,
                    ARGS(ARG_INT(count), ARG_SV(first)));
}

/* Who was present when the list says that she was not there yet, or no more: told once a person. */
static void check_times(struct tables *t)
{
    size_t *counts = ARENA_NEW(t->a, size_t, t->roster.count), *first = ARENA_NEW(t->a, size_t, t->roster.count);
    for (size_t i = 0; i < t->attendance.count; i++) {
        const struct attendance_row *row = attendance_at(&t->attendance, i);
        const size_t *person = keys_find(&t->roster.shown, row->person);
        if (!person || !periods_outside(&t->roster, *person, row->date)) continue;
        if (!counts[*person]++) first[*person] = i;
    }
    for (size_t i = 0; i < t->roster.count; i++) {
        char day[16];
        if (!counts[i]) continue;
        const struct attendance_row *row = attendance_at(&t->attendance, first[i]);
        date_print(row->date, day);
        problem_add(t->problems, (struct place){ t->study->people.items[0].file, 0, 0 }, MESSAGE_OUTSIDE_TIME,
                    ARGS(ARG_SV(t->roster.people[i].id), ARG_CSTR(day), ARG_SV(row->activity), ARG_INT(counts[i])));
    }
}

/* ---- what is written ----------------------------------------------------------------------- */

/* Who is on no list but was named by another table, in a study without lists. */
static void add_named_people(struct tables *t)
{
    for (size_t i = 0; i < t->roster.count; i++) {
        const struct roster_person *p = &t->roster.people[i];
        if (p->roster) continue;
        *people_add(t->a, &t->people) = (struct people_row){
            .person = p->shown, .role = sv_from_cstr(study_role_name(p->role)), .consent = SV("full")
        };
    }
}

static void redact_extras(struct arena *a, const struct redactor *r, struct table *table)
{
    for (size_t i = 0; i < table->count; i++)
        for (size_t x = 0; x < table->extra_count; x++)
            table_set_extra(table, i, x, redact_text(a, r, table_extra(table, i, x), NULL));
}

/* Names in titles and remarks, as in transcripts. */
/* A coder who is on the list of people goes by her pseudonym; a theme may be called after someone. */
static void redact_coded(struct tables *t, const struct redactor *r, struct table *coded)
{
    for (size_t i = 0; i < coded->count; i++) {
        struct coded_row *row = coded_at(coded, i);
        size_t person;
        bool listed = t->roster.key && roster_find(&t->roster, row->coder, &person) == ROSTER_ONE;
        row->coder = listed && !t->roster.people[person].withdrawn ? t->roster.people[person].shown
                                                                   : redact_text(t->a, r, row->coder, NULL);
        row->theme = redact_text(t->a, r, row->theme, NULL);
    }
}

static void redact(struct tables *t)
{
    struct redactor r = redact_new(t->a, &t->roster, t->study->language);
    struct keys known = { 0 };
    bool fresh;
    for (size_t i = 0; i < t->listed.count; i++) {
        struct listed_row *row = listed_at(&t->listed, i);
        row->setting = redact_text(t->a, &r, row->setting, NULL);
        keys_put(t->a, &known, row->document, i, &fresh);
    }
    for (size_t i = 0; i < t->activities.count; i++)
        keys_put(t->a, &known, activities_at(&t->activities, i)->activity, i, &fresh);
    for (size_t i = 0; i < t->activities.count; i++) {
        struct activities_row *row = activities_at(&t->activities, i);
        row->title = redact_text(t->a, &r, row->title, NULL);
        row->type = redact_text(t->a, &r, row->type, NULL);
        row->setting = redact_text(t->a, &r, row->setting, NULL);
        if (!keys_find(&known, row->origin)) row->origin = redact_text(t->a, &r, row->origin, NULL);
    }
    for (size_t i = 0; i < t->people.count; i++) {
        struct people_row *row = people_at(&t->people, i);
        row->organisation = redact_text(t->a, &r, row->organisation, NULL);
        row->street = redact_text(t->a, &r, row->street, NULL);
    }
    for (size_t i = 0; i < t->reported_ties.count; i++) {
        struct reported_ties_row *row = reported_ties_at(&t->reported_ties, i);
        row->kind = redact_text(t->a, &r, row->kind, NULL);
    }
    for (size_t i = 0; i < t->intake.count; i++) { /* the list of people was opened before they were known */
        struct intake_row *row = intake_at(&t->intake, i);
        row->file = safe_file(t, row->file, i + 1);
    }
    redact_coded(t, &r, &t->coded);
    redact_coded(t, &r, &t->covered);
    redact_extras(t->a, &r, &t->people);
    redact_extras(t->a, &r, &t->listed);
}

static bool fill_parts(struct tables *t, struct store_slot *slots, struct err *err)
{
    struct table names, roles;
    roster_save(t->a, &t->roster, &names);
    periods_save(t->a, &t->roster, &roles);
    const struct table *tables[] = {
        [PART_NAMES] = &names,           [PART_PEOPLE] = &t->people,     [PART_LISTED] = &t->listed,
        [PART_ACTIVITIES] = &t->activities, [PART_ATTENDANCE] = &t->attendance,
        [PART_TIES] = &t->reported_ties, [PART_POPULATION] = &t->population, [PART_CODED] = &t->coded,
        [PART_COVERED] = &t->covered,    [PART_INTAKE] = &t->intake,  [PART_MAPPINGS] = &t->mappings,
        [PART_PROPOSALS] = &t->proposals, [PART_LOSSES] = &t->losses,
        [PART_ROLES] = &roles,
    };
    for (size_t i = 0; i < PART_COUNT; i++)
        if (!store_fill(t->a, &slots[i], tables[i], err)) return false;
    return true;
}

static struct tables tables_new(struct arena *a, const struct stage_context *c, const unsigned char *key)
{
    return (struct tables){
        .a = a, .study = c->study, .problems = c->problems,
        .roster = roster_new(a, c->study->privacy.pseudonyms ? key : NULL, c->study->people.count == 0),
        .people = table_new(table_people()), .listed = table_new(table_listed()),
        .activities = table_new(table_activities()), .attendance = table_new(table_attendance()),
        .reported_ties = table_new(table_reported_ties()), .population = table_new(table_population()),
        .coded = table_new(table_coded()), .covered = table_new(table_coded()),
        .intake = table_new(table_intake()), .mappings = table_new(table_mappings()),
        .proposals = table_new(table_proposals()), .losses = table_new(table_losses()),
    };
}

bool tables_task_work(struct arena *a, const struct stage_context *c, const struct stage_task *task,
                      const bool *skip, struct err *err)
{
    unsigned char key[DIGEST_KEY_BYTES] = { 0 };
    struct store_slot slots[PART_COUNT];
    if (!ingest_key(a, c, false, key, err)) return false;
    struct tables t = tables_new(a, c, key);
    t.nobody = (struct nobody){ .a = a, .roster = &t.roster };
    list_files(&t);
    WF_ASSERT(t.file_count <= task->item_count);
    read_files(&t, skip);
    if (!list_transcripts(&t, err)) return false;
    t.items = task->items;
    projects_read(&t, t.file_count ? t.file_count : 1, skip, task->item_count);
    for (size_t i = 0; i < PART_COUNT; i++) {
        sv part = arena_format(a, "ingest/%.*s/%s", SV_ARG(task->name), part_names[i]);
        if (!store_prepare(a, c->store, part.p, &slots[i], err)) return false;
    }
    if (c->shut_in && !worker_sandbox(SANDBOX_PARSER, err)) return false;
    if (!t.file_count) worker_begin(0);
    if (!people_read(&t, err)) return false;
    if (t.study->people.count)
        nobody_tell_pairs(a, &t.roster, t.study->people.items[0].file, t.problems, &t.proposals);
    projects_open(&t);
    projects_forget(&t, false);
    listing_read(&t);
    projects_forget(&t, true);
    projects_tell(&t);
    speakers_check(t.study, &t.roster, t.problems);
    activities_read(&t);
    ties_read(&t);
    population_read(&t);
    codings_read(&t);
    check_times(&t);
    nobody_tell(&t.nobody, t.problems, &t.proposals);
    projects_losses(&t);
    check_file_names(&t);
    add_named_people(&t);
    redact(&t);
    digest_key_forget(key);
    return fill_parts(&t, slots, err);
}
