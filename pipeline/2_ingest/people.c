/* people : the lists of people, and who of them withdrew. */
#include "2_ingest/periods.h"
#include "2_ingest/columns.h"
#include "2_ingest/tables_task.h"

static const char *const names[] = { "person", "name", "aliases", "role", "organisation", "street",
                                     "consent", "from", "until", NULL };

struct file {
    struct source s;
    ptrdiff_t person, name, aliases, role, organisation, street, consent;
    struct source_dates from, until;
    ptrdiff_t *extra; /* the file's column of each extra column, or -1 */
    bool *twice;
};

struct files {
    struct tables *t;
    struct file *items;
    size_t count, capacity;
    sv *extras;
    size_t extra_count, extra_capacity;
    struct keys withdrawn;   /* ids */
    struct keys lines;       /* id to the line where it stands */
    struct keys rows;        /* id to the row of people */
    bool partial;            /* someone's names or consent are not known */
    sv partial_file;
};

static void be_partial(struct files *files, sv file)
{
    if (!files->partial) files->partial_file = file;
    files->partial = true;
}

static void find_columns(struct file *f)
{
    struct source *s = &f->s;
    f->person = source_needed(s, "person");
    f->name = source_column(s, "name");
    f->aliases = source_column(s, "aliases");
    f->role = source_column(s, "role");
    f->organisation = source_column(s, "organisation");
    f->street = source_column(s, "street");
    f->consent = source_column(s, "consent");
    f->from = source_dates(s, "from");
    f->until = source_dates(s, "until");
}

static bool standard(sv name)
{
    for (size_t i = 0; names[i]; i++)
        if (sv_is(name, names[i])) return true;
    return false;
}

/* Every column that is none of ours is an attribute. */
static void collect_extras(struct files *files, const struct file *f)
{
    for (size_t c = 0; c < f->s.sheet.column_count; c++) {
        sv name = source_attribute(&f->s, c);
        bool known = standard(name);
        for (size_t i = 0; i < files->extra_count && !known; i++) known = sv_eq(files->extras[i], name);
        if (!known) *ARENA_PUSH(files->t->a, files->extras, files->extra_count, files->extra_capacity) = name;
    }
}

static void map_extras(struct files *files, struct file *f)
{
    f->extra = ARENA_NEW(files->t->a, ptrdiff_t, files->extra_count);
    for (size_t i = 0; i < files->extra_count; i++) {
        f->extra[i] = -1;
        for (size_t c = 0; c < f->s.sheet.column_count; c++)
            if (sv_eq(source_attribute(&f->s, c), files->extras[i])) f->extra[i] = (ptrdiff_t)c;
    }
}

/* What a row says of consent; NULL when it says nothing we know. */
static const char *consent_in(const struct file *f, const struct sheet_row *row, const char **choices)
{
    sv header = f->consent < 0 ? (sv){ "", 0 } : f->s.sheet.names[f->consent];
    return columns_consent(header, source_cell(row, f->consent), choices);
}

static bool says_withdrawn(const struct file *f, const struct sheet_row *row)
{
    const char *choices, *consent = consent_in(f, row, &choices);
    return consent && strcmp(consent, "withdrawn") == 0;
}

/* One row that says so is enough, wherever it stands. */
static void find_withdrawn(struct files *files, const struct file *f)
{
    bool fresh;
    int64_t refused = 0;
    const char *choices;
    sv word = { "", 0 };
    for (size_t i = 0; i < f->s.sheet.row_count; i++) {
        const struct sheet_row *row = &f->s.sheet.rows[i];
        if (!says_withdrawn(f, row)) continue;
        sv cell = source_cell(row, f->consent);
        if (study_value("flag", cell, &choices)) {
            word = cell;
            refused++;
        }
        keys_put(files->t->a, &files->withdrawn, source_cell(row, f->person), 1, &fresh);
    }
    if (refused)
        problem_add(files->t->problems, (struct place){ f->s.sheet.file, 0, 0 }, MESSAGE_CONSENT_NO,
                    ARGS(ARG_INT(refused), ARG_SV(f->s.sheet.names[f->consent]), ARG_SV(word)));
}

/* ---- rows ---------------------------------------------------------------------------------- */

static sv consent_of(struct files *files, struct file *f, const struct sheet_row *row)
{
    sv cell = source_cell(row, f->consent);
    const char *choices = "";
    if (!cell.n) return SV("full");
    const char *consent = consent_in(f, row, &choices);
    if (consent) return sv_from_cstr(consent);
    be_partial(files, f->s.sheet.file);
    source_warn(&f->s, row, f->consent, MESSAGE_CONSENT_UNKNOWN, ARGS(ARG_SV(cell), ARG_CSTR(choices)));
    return SV("no-quotes");
}

/* A wrong date of someone's arrival is no reason to lose her. */
static struct maybe_date date_of(struct file *f, const struct sheet_row *row, const struct source_dates *dates)
{
    struct maybe_date date;
    struct err err = { 0 };
    if (source_date(row, dates, &date, &err)) return date;
    source_warn(&f->s, row, dates->column, MESSAGE_DATE_LEFT_OUT,
                ARGS(ARG_SV(err_text(f->s.a, &err, f->s.problems->language))));
    return date;
}

static void add_names(struct tables *t, const struct file *f, const struct sheet_row *row, size_t person)
{
    sv rest = source_cell(row, f->aliases), alias, name = source_cell(row, f->name);
    if (!name.n && roster_names_by_id(&t->roster, person)) name = t->roster.people[person].id;
    if (name.n && !sv_eq(name, t->roster.people[person].name)) roster_add_name(&t->roster, person, "name", name);
    while (sv_cut(&rest, ';', &alias)) {
        alias = sv_trim(alias);
        if (alias.n) roster_add_name(&t->roster, person, "alias", alias);
    }
}

/* In rejected.csv a row of people stands without who it is. */
static void reject(struct files *files, struct file *f, const struct sheet_row *row, ptrdiff_t column,
                   enum message why, struct args args)
{
    struct sheet_row masked = *row;
    struct buffer b = { .a = files->t->a };
    for (size_t c = 0; f->s.pseudonyms && c < f->s.sheet.column_count; c++) {
        sv ours = f->s.ours[c]; /* also of the parts of a joined name */
        bool who = sv_is(ours, "person") || sv_is(ours, "name") || sv_is(ours, "aliases");
        if (c) buffer_add(&b, (sv){ f->s.sheet.delimiter ? &f->s.sheet.delimiter : ";", 1 });
        if (who && row->cells[c].n)
            buffer_cstr(&b, text_label(LABEL_REDACT_NAME, f->s.problems->language));
        else
            buffer_add(&b, row->cells[c]);
    }
    if (f->s.pseudonyms) masked.source = buffer_sv(&b);
    source_reject(&f->s, &masked, column, why, args);
    bool known = why == MESSAGE_ROW_DOUBLE || why == MESSAGE_ROLE_UNDATED || why == MESSAGE_ROLE_OVERLAP;
    if (!known) be_partial(files, f->s.sheet.file);
}

static bool refuse(struct files *files, struct file *f, size_t i)
{
    const struct sheet_row *row = &f->s.sheet.rows[i];
    if (!source_cell(row, f->person).n)
        reject(files, f, row, f->person, MESSAGE_ROW_EMPTY, ARGS(ARG_CSTR("person")));
    else if (f->twice[i])
        reject(files, f, row, -1, MESSAGE_ROW_DOUBLE, NO_ARGS);
    else
        return false;
    return true;
}

static struct roster_period period_of(struct file *f, const struct sheet_row *row, size_t person)
{
    struct roster_period period = { .person = person, .role = ROLE_OTHER, .line = row->line };
    sv role = source_value(&f->s, row, f->role, "role");
    if (role.n) WF_ASSERT(study_role_parse(role, &period.role));
    period.from = date_of(f, row, &f->from);
    period.until = date_of(f, row, &f->until);
    return period;
}

/* What a row says beside the role; an empty cell says nothing. */
static void fill_row(struct files *files, struct file *f, const struct sheet_row *row, size_t at)
{
    struct table *people = &files->t->people;
    struct people_row *p = people_at(people, at);
    sv organisation = source_cell(row, f->organisation), street = source_cell(row, f->street);
    if (organisation.n) p->organisation = organisation;
    if (street.n) p->street = street;
    for (size_t x = 0; x < files->extra_count; x++) {
        sv value = source_cell(row, f->extra[x]);
        if (value.n) table_set_extra(people, at, x, value);
    }
}

static void add_new(struct files *files, struct file *f, const struct sheet_row *row, sv id, bool gone)
{
    struct tables *t = files->t;
    enum message why;
    size_t line;
    bool fresh;
    sv consent = gone ? SV("withdrawn") : consent_of(files, f, row);
    struct roster_person person = { .id = id, .role = ROLE_OTHER, .roster = true, .withdrawn = gone,
                                    .quotable = !sv_is(consent, "no-quotes") };
    size_t index = roster_add(&t->roster, person);
    add_names(t, f, row, index);
    if (gone) return;
    struct roster_period period = period_of(f, row, index);
    WF_ASSERT(periods_add(&t->roster, &period, &why, &line)); /* her first */
    t->roster.people[index].role = period.role;
    keys_put(t->a, &files->rows, id, t->people.count, &fresh);
    *people_add(t->a, &t->people) = (struct people_row){
        .person = id, /* shown later */
        .role = sv_from_cstr(study_role_name(period.role)),
        .consent = consent,
        .from = period.from,
        .until = period.until,
        .roster = true,
    };
    fill_row(files, f, row, t->people.count - 1);
}

/* The strictest consent holds; one that does not want to be quoted is not, whatever else is said. */
static void merge_consent(struct files *files, struct file *f, const struct sheet_row *row, size_t person,
                          struct people_row *p)
{
    static const char *const stricter[] = { "full", "no-quotes", "no-archive" };
    sv here = source_cell(row, f->consent).n ? consent_of(files, f, row) : p->consent;
    size_t rank[2] = { 0, 0 };
    if (sv_eq(here, p->consent)) return;
    if (sv_is(here, "no-quotes")) files->t->roster.people[person].quotable = false;
    for (size_t i = 0; i < WF_COUNT(stricter); i++) {
        if (sv_is(here, stricter[i])) rank[0] = i;
        if (sv_is(p->consent, stricter[i])) rank[1] = i;
    }
    if (rank[0] > rank[1]) p->consent = here;
    source_warn(&f->s, row, f->consent, MESSAGE_CONSENT_CONTRADICTS,
                ARGS(ARG_SV(p->person), ARG_INT(*keys_find(&files->lines, p->person))));
}

/* One more row of somebody: another role of hers. */
static void add_role(struct files *files, struct file *f, const struct sheet_row *row, size_t person)
{
    struct tables *t = files->t;
    sv id = t->roster.people[person].id, name = source_cell(row, f->name), known = t->roster.people[person].name;
    size_t at = *keys_find(&files->rows, id), line = *keys_find(&files->lines, id);
    struct people_row *p = people_at(&t->people, at);
    enum message why;
    if (name.n && known.n && !sv_eq(roster_fold(t->a, name), roster_fold(t->a, known))) {
        reject(files, f, row, f->person, MESSAGE_ROW_TWICE, ARGS(ARG_SV(id), ARG_INT(line)));
        return;
    }
    merge_consent(files, f, row, person, p);
    add_names(t, f, row, person);
    struct roster_period period = period_of(f, row, person);
    if (!periods_add(&t->roster, &period, &why, &line)) {
        reject(files, f, row, f->person, why, ARGS(ARG_SV(id), ARG_INT(line)));
        return;
    }
    const struct roster_period *last = periods_last(&t->roster, person);
    if (last == &t->roster.periods[t->roster.period_count - 1]) fill_row(files, f, row, at);
    t->roster.people[person].role = last->role;
    p->role = sv_from_cstr(study_role_name(last->role));
    p->until = last->until;
    if (!period.from.has || (p->from.has && period.from.days < p->from.days)) p->from = period.from;
}

static void add_person(struct files *files, struct file *f, size_t i)
{
    struct tables *t = files->t;
    const struct sheet_row *row = &f->s.sheet.rows[i];
    sv id = source_cell(row, f->person);
    size_t known;
    bool gone = keys_find(&files->withdrawn, id) != NULL, fresh;
    bool there = roster_find_id(&t->roster, id, &known);
    f->s.withdrawn += gone;
    if (gone && there) add_names(t, f, row, known); /* another name of hers goes too */
    if (!gone && refuse(files, f, i)) return;
    keys_put(t->a, &files->lines, id, row->line, &fresh);
    if (!there)
        add_new(files, f, row, id, gone);
    else if (!gone)
        add_role(files, f, row, known);
}

static void check_groups(const struct files *files)
{
    const struct study *study = files->t->study;
    struct buffer b = { .a = files->t->a };
    buffer_cstr(&b, "role, organisation, street");
    for (size_t i = 0; i < files->extra_count; i++) buffer_printf(&b, ", %.*s", SV_ARG(files->extras[i]));
    for (size_t i = 0; i < study->group_count; i++) {
        sv group = study->groups[i];
        if (sv_is(group, "role") || sv_is(group, "organisation") || sv_is(group, "street")) continue;
        if (table_extra_find(&files->t->people, group) >= 0) continue;
        problem_add(files->t->problems, (struct place){ study->file, 0, 0 }, MESSAGE_GROUP_UNKNOWN,
                    ARGS(ARG_SV(group), ARG_SV(buffer_sv(&b))));
    }
}

/* Columns that say who someone is or what she agreed to, by the name they may have in a file. */
static const struct telling {
    const char *word, *name; /* name: of our column, NULL: there is none */
} telling[] = {
    { "naam", "name" },          { "volledige naam", "name" }, { "voornaam", "name" },
    { "achternaam", "name" },    { "familienaam", "name" },    { "full name", "name" },
    { "first name", "name" },    { "last name", "name" },      { "surname", "name" },
    { "bijnaam", "aliases" },    { "bijnamen", "aliases" },    { "roepnaam", "aliases" },
    { "alias", "aliases" },      { "nickname", "aliases" },    { "toestemming", "consent" },
    { "instemming", "consent" }, { "permission", "consent" },
    { "toestemming gegeven", "consent" },                      { "consent given", "consent" },
    { "geen toestemming", "consent" },                         { "no consent", "consent" },
    { "toestemming ingetrokken", "consent" },                  { "ingetrokken", "consent" },
    { "teruggetrokken", "consent" },                           { "withdrawn", "consent" },
    { "bezwaar", "consent" },    { "objection", "consent" },   { "opt out", "consent" },
    { "e mail", NULL },          { "email", NULL },            { "mail", NULL },
    { "e mailadres", NULL },     { "emailadres", NULL },       { "email adres", NULL },
    { "mailadres", NULL },       { "telefoon", NULL },         { "telefoonnummer", NULL },
    { "telefoonnr", NULL },      { "telefoon nr", NULL },      { "tel", NULL },
    { "tel nr", NULL },          { "mobiel", NULL },           { "mobiele nummer", NULL },
    { "06 nummer", NULL },       { "gsm", NULL },              { "telephone", NULL },
    { "phone", NULL },           { "mobile", NULL },           { "adres", NULL },
    { "address", NULL },         { "postcode", NULL },         { "post code", NULL },
    { "zip code", NULL },        { "geboortedatum", NULL },    { "geboorte datum", NULL },
    { "geb datum", NULL },       { "gebdatum", NULL },         { "date of birth", NULL },
    { "dob", NULL },             { "birthday", NULL },         { "bsn", NULL },
    { "rijksregisternummer", NULL },                           { "iban", NULL },
    { "rekeningnummer", NULL },  { "rekening", NULL },
};

static const struct telling *telling_of(sv header)
{
    struct arena scratch = { 0 };
    const struct telling *found = NULL;
    sv folded = columns_fold(&scratch, header);
    for (size_t i = 0; i < WF_COUNT(telling) && !found; i++)
        if (sv_is(folded, telling[i].word)) found = &telling[i];
    arena_free(&scratch);
    return found;
}

bool people_tells(sv header) { return telling_of(header) != NULL; }

static const struct telling *find_telling(const struct source *s, sv header)
{
    for (size_t i = 0; i < s->from->column_count; i++)
        if (sv_eq(s->from->columns[i].from, header)) return NULL; /* the study says what it is */
    return telling_of(header);
}

/* A forgotten <column> must not make an attribute of what people are called or agreed to. */
static void check_telling(struct files *files, struct file *f)
{
    for (size_t c = 0; files->t->roster.key && c < f->s.sheet.column_count; c++) {
        sv header = f->s.sheet.names[c];
        const struct telling *known = find_telling(&f->s, header);
        if (!known || standard(source_attribute(&f->s, c))) continue;
        problem_add(files->t->problems, sheet_name_place(&f->s.sheet, c),
                    known->name ? MESSAGE_PEOPLE_COLUMN : MESSAGE_PEOPLE_IDENTIFIER,
                    ARGS(ARG_SV(header), ARG_CSTR(known->name ? known->name : ""),
                         ARG_SV(known->name ? source_line(&f->s, known->name, c) : SV(""))));
        be_partial(files, f->s.sheet.file);
    }
}

static void check_mapped(struct files *files, const struct file *f)
{
    for (size_t i = 0; i < f->s.from->column_count; i++)
        if (sheet_column(&f->s.sheet, f->s.from->columns[i].from) < 0) be_partial(files, f->s.sheet.file);
    if (!f->s.usable || f->s.rejected > (int64_t)f->s.sheet.total_count) be_partial(files, f->s.sheet.file);
}

static void open_files(struct files *files)
{
    struct tables *t = files->t;
    size_t at = 0;
    for (size_t i = 0; i < t->file_count; i++)
        if (strcmp(t->files[i].kind, "people") == 0 && !t->files[i].readable)
            be_partial(files, t->files[i].from->file);
    for (const struct tables_file *tf; (tf = tables_next(t, "people", &at));) {
        struct file f;
        if (!tables_open(t, tf, names, true, &f.s)) {
            be_partial(files, tf->from->file);
            continue;
        }
        find_columns(&f);
        check_mapped(files, &f);
        if (f.s.usable) check_telling(files, &f);
        if (f.s.usable) collect_extras(files, &f);
        if (f.s.usable) find_withdrawn(files, &f);
        *ARENA_PUSH(t->a, files->items, files->count, files->capacity) = f;
    }
    table_extras(t->a, &t->people, files->extras, files->extra_count);
}

bool people_read(struct tables *t, struct err *err)
{
    struct files files = { .t = t };
    open_files(&files);
    for (size_t i = 0; i < files.count; i++) {
        struct file *f = &files.items[i];
        if (f->s.usable) map_extras(&files, f);
        if (f->s.usable) f->twice = source_doubles(&f->s);
        for (size_t k = 0; f->s.usable && k < f->s.sheet.row_count; k++) add_person(&files, f, k);
        source_count(&f->s, &t->intake);
    }
    if (files.partial && t->roster.key)
        return err_at(err, (struct place){ files.partial_file, 0, 0 }, MESSAGE_PEOPLE_PARTIAL, NO_ARGS);
    if (t->study->people.count) check_groups(&files);
    roster_show(&t->roster);
    for (size_t i = 0; i < t->people.count; i++) {
        size_t person = 0;
        WF_ASSERT(roster_find_id(&t->roster, people_at(&t->people, i)->person, &person));
        people_at(&t->people, i)->person = t->roster.people[person].shown;
    }
    return true;
}
