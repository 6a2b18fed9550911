/* What init tells on the terminal. */
#include "7_command/init.h"

enum { NAMED_MAX = 3, DECISIONS_MAX = 12, BROKEN_MAX = 5, WIDTH = 98 };

static void say(const struct init *init, const char *indent, enum label label, struct args args)
{
    out_wrap(stdout, indent, text_label_fill(init->a, label, init->language, args), WIDTH);
}

static const char *kind_label(const struct init *init, const char *kind)
{
    static const struct {
        const char *kind;
        enum label label;
    } kinds[] = {
        { "people", LABEL_INIT_KIND_PEOPLE },         { "documents", LABEL_INIT_KIND_DOCUMENTS },
        { "activities", LABEL_INIT_KIND_ACTIVITIES }, { "attendance", LABEL_INIT_KIND_ATTENDANCE },
        { "ties", LABEL_INIT_KIND_TIES },             { "population", LABEL_INIT_KIND_POPULATION },
        { "lexicon", LABEL_INIT_KIND_LEXICON },       { "human-codings", LABEL_INIT_KIND_CODINGS },
        { "coder-coverage", LABEL_INIT_KIND_COVERAGE },
    };
    for (size_t i = 0; i < WF_COUNT(kinds); i++)
        if (strcmp(kinds[i].kind, kind) == 0) return text_label(kinds[i].label, init->language);
    WF_BUG("kind of table");
}

static void say_talks(const struct init *init)
{
    const struct proposal *p = &init->proposal;
    struct buffer ways = { .a = init->a };
    for (size_t i = 0; i < p->way_count; i++) {
        size_t count = 0, first = 0;
        while (!sv_eq(p->ways[first].format, p->ways[i].format)) first++;
        for (size_t k = i; first == i && k < p->way_count; k++)
            if (sv_eq(p->ways[k].format, p->ways[i].format)) count += p->ways[k].count;
        if (count) buffer_printf(&ways, "%s%zu %.*s", i ? ", " : "", count, SV_ARG(p->ways[i].format));
    }
    if (!p->talk_count) return;
    say(init, "  ", LABEL_INIT_SAY_TALKS,
        ARGS(ARG_INT(p->talk_count), ARG_SV(buffer_sv(&ways)), ARG_INT(p->turn_count)));
    if (p->label_count)
        say(init, "  ", LABEL_INIT_SAY_SPEAKERS, ARGS(ARG_INT(p->label_count), ARG_INT(p->known_labels)));
}

static void say_table(const struct init *init, const struct survey_source *s)
{
    struct buffer columns = { .a = init->a };
    for (size_t i = 0; i < s->column_count; i++) {
        const struct survey_column *c = &s->columns[i];
        if (!c->name.n || c->how == COLUMNS_SAME) continue;
        if (columns.n) buffer_cstr(&columns, ", ");
        const char *mark = c->how == COLUMNS_PROPOSED ? "?" : "";
        buffer_printf(&columns, "%.*s\xC2\xA0=\xC2\xA0%.*s%s", SV_ARG(c->name), SV_ARG(c->from), mark);
    }
    enum label label = !s->kind ? LABEL_INIT_SAY_TABLE_UNKNOWN : s->rows ? LABEL_INIT_SAY_TABLE : LABEL_INIT_SAY_FILE;
    sv file = s->sheet.n ? arena_format(init->a, "%.*s#%.*s", SV_ARG(s->file), SV_ARG(s->sheet)) : s->file;
    say(init, "  ", label,
        ARGS(ARG_SV(file), ARG_CSTR(s->kind ? kind_label(init, s->kind) : ""), ARG_INT(s->rows)));
    if (columns.n) say(init, "    ", LABEL_INIT_SAY_COLUMNS, ARGS(ARG_SV(buffer_sv(&columns))));
    for (size_t i = 0; i < s->number_count; i++) say(init, "    ", LABEL_INIT_NUMBERS, ARGS(ARG_SV(s->numbers[i])));
    for (size_t i = 0; i < s->tie_count; i++) {
        const struct survey_tie *t = &s->ties[i];
        say(init, "    ", t->found == t->count ? LABEL_INIT_SAY_TIE_ALL : LABEL_INIT_SAY_TIE,
            ARGS(ARG_CSTR(t->column), ARG_INT(t->found), ARG_INT(t->count), ARG_SV(t->missing)));
    }
}

void init_say_found(const struct init *init)
{
    say(init, "", LABEL_INIT_SAY_FOUND, ARGS(ARG_CSTR(init->folder)));
    say_talks(init);
    for (size_t i = 0; i < init->proposal.source_count; i++) say_table(init, &init->proposal.sources[i]);
}

/* "3 PDF (a.pdf, b.pdf, …)", one line for each reason. */
static void say_reason(const struct init *init, enum survey_why why)
{
    struct buffer named = { .a = init->a };
    size_t count = 0;
    for (size_t i = 0; i < init->survey.count; i++) {
        const struct survey_file *f = &init->survey.files[i];
        if (f->why != why) continue;
        if (count++ < NAMED_MAX) {
            if (named.n) buffer_cstr(&named, ", ");
            buffer_add(&named, f->path);
        }
    }
    if (!count) return;
    if (count > NAMED_MAX) buffer_cstr(&named, ", …");
    say(init, "  ", LABEL_INIT_SAY_REASON,
        ARGS(ARG_INT(count), ARG_CSTR(survey_why_label(why, init->language)), ARG_SV(buffer_sv(&named))));
}

static void say_broken(const struct init *init)
{
    size_t count = 0;
    for (size_t i = 0; i < init->survey.count && count < BROKEN_MAX; i++) {
        const struct survey_file *f = &init->survey.files[i];
        if (f->why != SURVEY_BROKEN) continue;
        count++;
        say(init, "    ", LABEL_INIT_SAY_BROKEN, ARGS(ARG_SV(f->path), ARG_SV(f->message)));
        if (f->hint.n) say(init, "      ", LABEL_INIT_SAY_HINT, ARGS(ARG_SV(f->hint)));
    }
}

void init_say_left_alone(const struct init *init)
{
    size_t count = 0;
    for (size_t i = 0; i < init->survey.count; i++) count += init->survey.files[i].why != SURVEY_LOOK;
    if (!count) return;
    say(init, "", LABEL_INIT_SAY_LEFT, NO_ARGS);
    for (enum survey_why why = SURVEY_LOOK + 1; why < SURVEY_WHY_COUNT; why++) {
        say_reason(init, why);
        if (why == SURVEY_BROKEN) say_broken(init);
    }
}

void init_say_decisions(const struct init *init)
{
    if (!init->decision_count) return;
    say(init, "", LABEL_INIT_SAY_DECIDE, ARGS(ARG_INT(init->decision_count)));
    for (size_t i = 0; i < init->decision_count && i < DECISIONS_MAX; i++)
        say(init, "  ", LABEL_INIT_SAY_DECISION,
            ARGS(ARG_CSTR(init->study_name), ARG_INT(init->decisions[i].line), ARG_SV(init->decisions[i].text)));
    if (init->decision_count > DECISIONS_MAX)
        say(init, "  ", LABEL_INIT_SAY_DECIDE_MORE, ARGS(ARG_INT(init->decision_count - DECISIONS_MAX)));
}
