/* Who and what: what went in, and who is not there. */
#include "6_report/presence.h"
#include "6_report/say.h"

#include <stdlib.h>

struct span {
    struct maybe_date first, last;
};

static void widen(struct span *span, struct maybe_date date)
{
    if (!date.has) return;
    if (!span->first.has || date.days < span->first.days) span->first = date;
    if (!span->last.has || date.days > span->last.days) span->last = date;
}

static sv say_span(struct arena *a, enum language language, enum label label,
                   const struct span *span)
{
    return text_label_fill(a, label, language,
                           ARGS(ARG_SV(say_date(a, language, span->first)),
                                ARG_SV(say_date(a, language, span->last))));
}

static void add_talks(struct arena *a, const struct section_input *in, struct document *d)
{
    const struct corpus *corpus = in->corpus;
    enum language language = in->study->language;
    int64_t words = 0, interviewer = 0;
    struct span span = { 0 };
    if (corpus->documents.count == 0) {
        document_paragraph(d, say_label(language, LABEL_OVERVIEW_NO_TALKS));
        return;
    }
    for (size_t i = 0; i < corpus->utterances.count; i++) {
        const struct utterances_row *u = utterances_at(&corpus->utterances, i);
        words += u->words;
        if (sv_is(u->role, study_role_name(ROLE_INTERVIEWER))) interviewer += u->words;
    }
    for (size_t i = 0; i < corpus->documents.count; i++)
        widen(&span, documents_at(&corpus->documents, i)->date);
    int64_t talks = (int64_t)corpus->documents.count, turns = (int64_t)corpus->utterances.count;
    sv text = text_label_fill(
        a, LABEL_OVERVIEW_TALKS, language,
        ARGS(ARG_SV(say_some(a, language, talks, LABEL_SOME_TALKS)),
             ARG_SV(say_some(a, language, turns, LABEL_SOME_TURNS)),
             ARG_SV(say_some(a, language, words, LABEL_SOME_WORDS))));
    if (span.first.has)
        text = text_fill(
            a, "{0} {1}",
            ARGS(ARG_SV(text), ARG_SV(say_span(a, language, LABEL_OVERVIEW_TALKS_PERIOD, &span))));
    document_paragraph(d, text);
    if (interviewer == 0) return;
    enum label label = in->study->include_interviewer ? LABEL_OVERVIEW_INTERVIEWER_IN
                                                      : LABEL_OVERVIEW_INTERVIEWER_OUT;
    sv count = say_count(a, language, interviewer);
    document_paragraph(d, text_label_fill(a, label, language, ARGS(ARG_SV(count))));
}

static void add_activities(struct arena *a, const struct section_input *in, struct document *d)
{
    const struct corpus *corpus = in->corpus;
    enum language language = in->study->language;
    struct span span = { 0 };
    if (corpus->activities.count == 0) {
        document_paragraph(d, say_label(language, LABEL_OVERVIEW_NO_ACTIVITIES));
        return;
    }
    for (size_t i = 0; i < corpus->activities.count; i++)
        widen(&span, activities_at(&corpus->activities, i)->date);
    int64_t activities = (int64_t)corpus->activities.count;
    sv text = text_label_fill(
        a, LABEL_OVERVIEW_ACTIVITIES, language,
        ARGS(ARG_SV(say_some(a, language, activities, LABEL_SOME_ACTIVITIES)),
             ARG_SV(say_count(a, language, (int64_t)corpus->attendance.count))));
    if (span.first.has)
        text =
            text_fill(a, "{0} {1}",
                      ARGS(ARG_SV(text),
                           ARG_SV(say_span(a, language, LABEL_OVERVIEW_ACTIVITIES_PERIOD, &span))));
    document_paragraph(d, text);
}

/* ---- people -------------------------------------------------------------------------------- */

static const struct say_column people_columns[] = {
    { LABEL_HEAD_ROLE, false }, { LABEL_HEAD_LISTED, true }, { LABEL_HEAD_HEARD, true },
    { LABEL_HEAD_SEEN, true },  { LABEL_HEAD_ABSENT, true },
};

static void add_counts(struct document *d, struct cell *cells, const struct presence_counts *n)
{
    enum language language = d->language;
    cells[0].text = say_count(d->a, language, n->listed);
    cells[1].text = say_count(d->a, language, n->heard);
    cells[2].text = say_count(d->a, language, n->seen);
    cells[3].text = say_count(d->a, language, n->absent);
}

/* Speakers whom no label leads to a person. */
static size_t count_unlabelled(struct arena *a, const struct corpus *corpus)
{
    size_t count, unknown = 0;
    size_t *speakers = coding_speakers(a, corpus, &count);
    bool *seen = ARENA_NEW(a, bool, count + 1);
    for (size_t i = 0; i < corpus->utterances.count; i++) {
        if (utterances_at(&corpus->utterances, i)->person.n || seen[speakers[i]]) continue;
        seen[speakers[i]] = true;
        unknown++;
    }
    return unknown;
}

static void add_people(struct arena *a, const struct section_input *in, const struct presence *p,
                       struct document *d)
{
    const struct corpus *corpus = in->corpus;
    enum language language = in->study->language;
    struct presence_counts by_role[ROLE_COUNT] = { 0 }, all = { 0 };
    for (size_t i = 0; i < corpus->people.count; i++) {
        enum role role;
        if (!study_role_parse(people_at(&corpus->people, i)->role, &role)) WF_BUG("role");
        presence_count(p, corpus, i, &by_role[role]);
        presence_count(p, corpus, i, &all);
    }
    struct grid *grid = say_table(d, say_label(language, LABEL_OVERVIEW_PEOPLE), people_columns,
                                  WF_COUNT(people_columns), SV("tables/people.csv"));
    for (int role = 0; role < ROLE_COUNT; role++) {
        if (by_role[role].people == 0) continue;
        struct cell *cells = document_row(d, grid);
        cells[0].text = sv_from_cstr(study_role_label((enum role)role, language));
        add_counts(d, cells + 1, &by_role[role]);
    }
    struct cell *cells = document_row(d, grid);
    cells[0].text = say_label(language, LABEL_TOTAL);
    add_counts(d, cells + 1, &all);
    document_paragraph(d, say_label(language, LABEL_OVERVIEW_PEOPLE_TEXT));
    size_t unknown = count_unlabelled(a, corpus);
    if (unknown == 0) return;
    sv speakers = say_some(a, language, (int64_t)unknown, LABEL_SOME_SPEAKERS);
    document_paragraph(
        d, text_label_fill(a, LABEL_OVERVIEW_UNLABELLED, language, ARGS(ARG_SV(speakers))));
}

static void add_consent(struct arena *a, const struct section_input *in, struct document *d)
{
    static const char *const kinds[] = { "full", "no-quotes", "no-archive" };
    static const struct say_column columns[] = { { LABEL_HEAD_CONSENT, false },
                                                 { LABEL_HEAD_PEOPLE, true } };
    enum language language = in->study->language;
    document_heading(d, 3, SV("consent"), say_label(language, LABEL_OVERVIEW_CONSENT));
    struct grid *grid = say_table(d, say_label(language, LABEL_OVERVIEW_CONSENT_TABLE), columns,
                                  WF_COUNT(columns), SV("tables/people.csv"));
    for (size_t k = 0; k < WF_COUNT(kinds); k++) {
        int64_t count = 0;
        for (size_t i = 0; i < in->corpus->people.count; i++)
            count += sv_is(people_at(&in->corpus->people, i)->consent, kinds[k]);
        if (count == 0) continue;
        struct cell *cells = document_row(d, grid);
        const char *label = study_value_label("consent", sv_from_cstr(kinds[k]), language);
        cells[0].text = sv_from_cstr(label ? label : kinds[k]);
        cells[1].text = say_count(a, language, count);
    }
    document_paragraph(d, say_label(language, LABEL_OVERVIEW_CONSENT_TEXT));
}

/* ---- who is not there ---------------------------------------------------------------------- */

/* One value of an attribute, with the people who have it. */
struct value {
    sv name;
    struct presence_counts counts;
    int64_t inhabitants;
};

struct values {
    struct value *items;
    size_t count, capacity;
    int64_t heard, seen, inhabitants; /* of all values together */
};

static struct value *value_of(struct arena *a, struct values *values, sv name)
{
    for (size_t i = 0; i < values->count; i++)
        if (sv_eq(values->items[i].name, name)) return &values->items[i];
    struct value *value = ARENA_PUSH(a, values->items, values->count, values->capacity);
    *value = (struct value) { .name = name };
    return value;
}

/* Not filled in comes last. */
static int by_name(const void *p, const void *q)
{
    const struct value *x = p, *y = q;
    if (!x->name.n != !y->name.n) return x->name.n ? -1 : 1;
    return sv_cmp(x->name, y->name);
}

/* Whom one may expect in talks and at activities: not who asks, nor organisations. */
static bool is_expected(const struct corpus *corpus, size_t person)
{
    sv role = people_at(&corpus->people, person)->role;
    return !sv_is(role, study_role_name(ROLE_INTERVIEWER)) &&
           !sv_is(role, study_role_name(ROLE_ORGANISATION));
}

static struct values list_values(struct arena *a, const struct corpus *corpus,
                                 const struct presence *p, sv attribute)
{
    struct values values = { 0 };
    for (size_t i = 0; i < corpus->people.count; i++) {
        if (!is_expected(corpus, i)) continue;
        struct value *value = value_of(a, &values, corpus_attribute(corpus, i, attribute));
        presence_count(p, corpus, i, &value->counts);
        values.heard += p->heard[i];
        values.seen += p->seen[i];
    }
    for (size_t i = 0; i < corpus->population.count; i++) {
        const struct population_row *row = population_at(&corpus->population, i);
        if (!sv_eq(row->attribute, attribute)) continue;
        value_of(a, &values, row->value)->inhabitants += row->count;
        values.inhabitants += row->count;
    }
    if (values.count) qsort(values.items, values.count, sizeof *values.items, by_name);
    return values;
}

/* "12 (30%)" */
static sv with_share(struct arena *a, enum language language, int64_t part, int64_t whole)
{
    if (whole == 0) return say_count(a, language, part);
    return text_fill(a, "{0} ({1})",
                     ARGS(ARG_SV(say_count(a, language, part)),
                          ARG_SV(say_share(a, language, (double)part, (double)whole, 0))));
}

static void add_attribute(struct arena *a, const struct section_input *in, const struct presence *p,
                          sv attribute, struct document *d)
{
    enum language language = in->study->language;
    struct values values = list_values(a, in->corpus, p, attribute);
    const struct {
        sv head;
        bool number;
    } all[] = {
        { attribute, false },
        { say_label(language, LABEL_HEAD_INHABITANTS), true },
        { say_label(language, LABEL_HEAD_LISTED), true },
        { say_label(language, LABEL_HEAD_HEARD), true },
        { say_label(language, LABEL_HEAD_SEEN), true },
        { say_label(language, LABEL_HEAD_ABSENT), true },
    };
    sv heads[WF_COUNT(all)];
    bool numbers[WF_COUNT(all)];
    size_t count = 0;
    for (size_t i = 0; i < WF_COUNT(all); i++) {
        if (i == 1 && values.inhabitants == 0) continue;
        heads[count] = all[i].head;
        numbers[count++] = all[i].number;
    }
    sv caption = text_label_fill(a, LABEL_OVERVIEW_BY_ATTRIBUTE, language, ARGS(ARG_SV(attribute)));
    struct grid *grid = document_table(d, caption, heads, numbers, count, SV("tables/people.csv"));
    for (size_t i = 0; i < values.count; i++) {
        const struct value *v = &values.items[i];
        struct cell *cell = document_row(d, grid);
        cell++->text = v->name.n ? v->name : say_label(language, LABEL_NOT_FILLED);
        if (values.inhabitants)
            cell++->text = v->inhabitants
                               ? with_share(a, language, v->inhabitants, values.inhabitants)
                               : SV("–");
        cell++->text = say_count(a, language, v->counts.listed);
        cell++->text = with_share(a, language, v->counts.heard, values.heard);
        cell++->text = with_share(a, language, v->counts.seen, values.seen);
        cell->text = say_count(a, language, v->counts.absent);
    }
    if (values.inhabitants)
        document_paragraph(d, say_label(language, LABEL_OVERVIEW_POPULATION_TEXT));
}

static void add_absent(struct arena *a, const struct section_input *in, const struct presence *p,
                       struct document *d)
{
    enum language language = in->study->language;
    struct presence_counts all = { 0 };
    for (size_t i = 0; i < in->corpus->people.count; i++)
        if (is_expected(in->corpus, i)) presence_count(p, in->corpus, i, &all);
    if (all.listed == 0) return;
    document_heading(d, 3, SV("absent"), say_label(language, LABEL_OVERVIEW_ABSENT));
    sv listed = say_some(a, language, all.listed, LABEL_SOME_PEOPLE);
    sv absent = say_some(a, language, all.absent, LABEL_SOME_PEOPLE);
    if (all.absent)
        document_paragraph(d, text_label_fill(a, LABEL_OVERVIEW_ABSENT_TEXT, language,
                                              ARGS(ARG_SV(listed), ARG_SV(absent))));
    else
        document_paragraph(
            d, text_label_fill(a, LABEL_OVERVIEW_EVERYBODY_THERE, language, ARGS(ARG_SV(listed))));
    for (size_t i = 0; i < in->study->group_count; i++)
        if (!sv_is(in->study->groups[i], "role")) add_attribute(a, in, p, in->study->groups[i], d);
}

/* ---- what went in -------------------------------------------------------------------------- */

static sv say_kind(enum language language, sv kind)
{
    static const struct {
        const char *kind;
        enum label label;
    } kinds[] = {
        { "people", LABEL_KIND_PEOPLE },
        { "documents", LABEL_KIND_DOCUMENTS },
        { "transcripts", LABEL_KIND_TRANSCRIPTS },
        { "activities", LABEL_KIND_ACTIVITIES },
        { "attendance", LABEL_KIND_ATTENDANCE },
        { "ties", LABEL_KIND_TIES },
        { "population", LABEL_KIND_POPULATION },
        { "human-codings", LABEL_KIND_HUMAN_CODINGS },
        { "coder-coverage", LABEL_KIND_CODER_COVERAGE },
    };
    for (size_t i = 0; i < WF_COUNT(kinds); i++)
        if (sv_is(kind, kinds[i].kind)) return say_label(language, kinds[i].label);
    return kind;
}

static void add_intake_row(struct document *d, struct grid *grid, sv kind,
                           const struct intake_row *row)
{
    struct cell *cells = document_row(d, grid);
    cells[0].text = kind;
    cells[1].text = row->file;
    cells[2].text = say_count(d->a, d->language, row->read);
    cells[3].text = say_count(d->a, d->language, row->used);
    cells[4].text = say_count(d->a, d->language, row->rejected);
}

static const struct say_column intake_columns[] = {
    { LABEL_HEAD_SOURCE, false }, { LABEL_HEAD_FILE, false },    { LABEL_HEAD_READ, true },
    { LABEL_HEAD_USED, true },    { LABEL_HEAD_REJECTED, true },
};

static void add_up(struct intake_row *sum, const struct intake_row *row)
{
    sum->read += row->read;
    sum->used += row->used;
    sum->rejected += row->rejected;
}

static bool is_talk(const struct intake_row *row) { return sv_is(row->kind, "transcripts"); }

/* The talks are many: together in the table, and each by itself behind a click. */
static void add_talks_intake(const struct section_input *in, struct document *d)
{
    enum language language = in->study->language;
    document_open_details(d, say_label(language, LABEL_OVERVIEW_EACH_TALK));
    struct grid *grid =
        say_table(d, say_label(language, LABEL_OVERVIEW_INTAKE_TALKS), intake_columns,
                  WF_COUNT(intake_columns), SV("tables/intake.csv"));
    for (size_t i = 0; i < in->corpus->intake.count; i++) {
        const struct intake_row *row = intake_at(&in->corpus->intake, i);
        if (is_talk(row)) add_intake_row(d, grid, say_kind(language, row->kind), row);
    }
    document_close_details(d);
}

static void add_intake(struct arena *a, const struct section_input *in, struct document *d)
{
    enum language language = in->study->language;
    struct intake_row all = { .file = SV("") }, talks = { .file = SV("") };
    int64_t talk_count = 0;
    if (in->corpus->intake.count == 0) return;
    document_heading(d, 3, SV("intake"), say_label(language, LABEL_OVERVIEW_INTAKE));
    document_paragraph(d, say_label(language, LABEL_OVERVIEW_INTAKE_TEXT));
    struct grid *grid =
        say_table(d, say_label(language, LABEL_OVERVIEW_INTAKE_TABLE), intake_columns,
                  WF_COUNT(intake_columns), SV("tables/intake.csv"));
    for (size_t i = 0; i < in->corpus->intake.count; i++) {
        const struct intake_row *row = intake_at(&in->corpus->intake, i);
        WF_ASSERT(row->read == row->used + row->rejected);
        add_up(&all, row);
        if (is_talk(row)) {
            add_up(&talks, row);
            talk_count++;
        } else {
            add_intake_row(d, grid, say_kind(language, row->kind), row);
        }
    }
    talks.file = say_some(a, language, talk_count, LABEL_SOME_FILES);
    if (talk_count) add_intake_row(d, grid, say_label(language, LABEL_KIND_TRANSCRIPTS), &talks);
    add_intake_row(d, grid, say_label(language, LABEL_TOTAL), &all);
    if (talk_count) add_talks_intake(in, d);
}

static bool write(struct arena *a, const struct section_input *in, struct document *document,
                  struct err *err)
{
    (void)err;
    struct presence p = presence_of(a, in->corpus);
    add_talks(a, in, document);
    add_activities(a, in, document);
    if (in->corpus->people.count) {
        add_people(a, in, &p, document);
        add_consent(a, in, document);
        add_absent(a, in, &p, document);
    }
    add_intake(a, in, document);
    return true;
}

const struct section section_overview = {
    .id = "overview",
    .title = { "Wie en wat", "Who and what" },
    .write = write,
};
