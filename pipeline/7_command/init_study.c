/* The text of a first study.xml: what was found, with a comment that says what it is. */
#include "7_command/init.h"

#include "0_base/file.h"

enum {
    WIDTH = 110,
    SPEAKERS_MAX = 60, /* lines; check names the others */
    ID_BYTES = 40,
    EXAMPLE_TERMS = 3,
};

struct writing {
    struct init *init;
    struct arena *a;
    enum language language;
    struct buffer b;
    size_t number; /* of the next section */
};

/* ---- pieces -------------------------------------------------------------------------------- */

static void add_attribute(struct writing *w, const char *name, sv value)
{
    if (!value.n) return;
    buffer_printf(&w->b, " %s=\"", name);
    buffer_attribute(&w->b, value);
    buffer_cstr(&w->b, "\"");
}

/* A comment may not hold two hyphens, nor end with one. */
static void add_comment_text(struct buffer *b, sv text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '-' && b->n && b->bytes[b->n - 1] == '-') buffer_cstr(b, " ");
        unsigned char c = (unsigned char)text.p[i];
        if (c < 0x20 || c == 0x7F) buffer_cstr(b, " ");
        else buffer_add(b, sv_slice(text, i, i + 1));
    }
    if (b->n && b->bytes[b->n - 1] == '-') buffer_cstr(b, " ");
}

/* "  <!-- words that are broken at WIDTH -->" */
static void add_comment(struct writing *w, const char *indent, sv text)
{
    sv rest = text, word;
    size_t column = strlen(indent) + 5;
    buffer_printf(&w->b, "%s<!--", indent);
    while (sv_cut(&rest, ' ', &word)) {
        if (!word.n) continue;
        if (column + word.n > WIDTH) {
            buffer_printf(&w->b, "\n%s    ", indent);
            column = strlen(indent) + 4;
        }
        buffer_cstr(&w->b, " ");
        size_t before = w->b.n;
        add_comment_text(&w->b, word);
        column += 1 + (w->b.n - before);
    }
    buffer_cstr(&w->b, " -->\n");
}

static void say(struct writing *w, enum label label, struct args args)
{
    add_comment(w, "  ", text_label_fill(w->a, label, w->language, args));
}

/* "  <!-- 3. … -->", after an empty line. */
static void open_section(struct writing *w, enum label label, struct args args)
{
    sv text = text_label_fill(w->a, label, w->language, args);
    buffer_cstr(&w->b, "\n");
    add_comment(w, "  ", arena_format(w->a, "%zu. %.*s", w->number++, SV_ARG(text)));
}

static size_t lines_of(const struct buffer *b)
{
    size_t n = 1;
    for (size_t i = 0; i < b->n; i++) n += b->bytes[i] == '\n';
    return n;
}

/* The mark that can be searched for, and a line in the list of what to decide; `told` is said there
 * only, since names of people should stand in as few files as can be. */
static void decide_telling(struct writing *w, const char *indent, enum label label, struct args args, sv told)
{
    struct init *init = w->init;
    sv text = text_label_fill(w->a, label, w->language, args);
    sv said = told.n ? arena_format(w->a, "%.*s %.*s", SV_ARG(text), SV_ARG(told)) : text;
    *ARENA_PUSH(w->a, init->decisions, init->decision_count, init->decision_capacity) =
        (struct init_decision){ lines_of(&w->b), said };
    add_comment(w, indent, text_label_fill(w->a, LABEL_INIT_DECIDE, w->language, ARGS(ARG_SV(text))));
}

static void decide(struct writing *w, const char *indent, enum label label, struct args args)
{
    decide_telling(w, indent, label, args, (sv){ "", 0 });
}

sv init_slug(struct arena *a, sv text)
{
    sv plain = utf8_without_marks(a, text);
    struct buffer b = { .a = a };
    for (size_t i = 0; i < plain.n && b.n < ID_BYTES; i++) {
        char c = sv_lowered_byte(plain.p[i]);
        bool good = sv_letter_byte(c) || sv_digit_byte(c) || c == '_';
        if (good) buffer_add(&b, (sv){ &c, 1 });
        else if (b.n && b.bytes[b.n - 1] != '-') buffer_cstr(&b, "-");
    }
    while (b.n && b.bytes[b.n - 1] == '-') b.n--;
    return buffer_sv(&b);
}

/* ---- tables -------------------------------------------------------------------------------- */

static sv joined(struct arena *a, const struct survey_source *s, enum columns_how how)
{
    struct buffer b = { .a = a };
    for (size_t i = 0; i < s->column_count; i++) {
        if (s->columns[i].how != how) continue;
        if (b.n) buffer_cstr(&b, ", ");
        buffer_add(&b, s->columns[i].from);
    }
    return buffer_sv(&b);
}

static sv all_columns(struct arena *a, const struct survey_source *s)
{
    struct buffer b = { .a = a };
    for (size_t i = 0; i < s->column_count; i++) {
        if (i) buffer_cstr(&b, ", ");
        buffer_add(&b, s->columns[i].from);
    }
    return buffer_sv(&b);
}

static void add_columns(struct writing *w, const struct survey_source *s)
{
    for (size_t i = 0; i < s->column_count; i++) {
        const struct survey_column *c = &s->columns[i];
        if (!c->line.n || c->how == COLUMNS_SAME) continue;
        buffer_printf(&w->b, "    %.*s", SV_ARG(c->line));
        if (c->how == COLUMNS_PROPOSED)
            buffer_printf(&w->b, " <!-- %s -->", text_label(LABEL_INIT_PROPOSED, w->language));
        buffer_cstr(&w->b, "\n");
    }
    for (size_t i = 0; i < s->missing_count; i++) {
        w->init->open = true;
        decide(w, "    ", LABEL_INIT_COLUMN_MISSING,
               ARGS(ARG_CSTR(s->missing[i]), ARG_SV(s->file), ARG_SV(all_columns(w->a, s))));
        buffer_printf(&w->b, "    <column name=\"%s\" from=\"?\"/>\n", s->missing[i]);
    }
    for (size_t i = 0; i < s->telling_count; i++)
        decide(w, "    ", LABEL_INIT_COLUMN_TELLING, ARGS(ARG_SV(s->telling[i]), ARG_SV(s->file)));
}

static void add_notes(struct writing *w, const struct survey_source *s)
{
    sv attributes = joined(w->a, s, COLUMNS_ATTRIBUTE), ignored = joined(w->a, s, COLUMNS_IGNORED);
    if (attributes.n) say(w, LABEL_INIT_ATTRIBUTES, ARGS(ARG_SV(attributes)));
    if (ignored.n) say(w, LABEL_INIT_IGNORED, ARGS(ARG_SV(ignored)));
    for (size_t i = 0; i < s->number_count; i++) say(w, LABEL_INIT_NUMBERS, ARGS(ARG_SV(s->numbers[i])));
    for (size_t i = 0; i < s->tie_count; i++) {
        const struct survey_tie *t = &s->ties[i];
        if (t->found < t->count)
            say(w, LABEL_INIT_TIE, ARGS(ARG_CSTR(t->column), ARG_INT(t->found), ARG_INT(t->count)));
    }
    if (s->dates_column.n && s->dates != DATE_UNKNOWN)
        say(w, LABEL_INIT_DATES_ELSEWHERE, ARGS(ARG_SV(s->dates_column), ARG_SV(s->dates_example)));
    else if (s->dates_column.n)
        decide(w, "  ", LABEL_INIT_DATES, ARGS(ARG_SV(s->dates_column), ARG_SV(s->file), ARG_SV(s->dates_example)));
    if (s->dates_column.n && s->dates == DATE_UNKNOWN) w->init->open = true;
}

static bool has_column(const struct survey_source *s, const char *name)
{
    for (size_t i = 0; i < s->column_count; i++)
        if (sv_is(s->columns[i].name, name)) return true;
    return false;
}

static void add_table(struct writing *w, const struct survey_source *s)
{
    add_notes(w, s);
    buffer_printf(&w->b, "  <%s", s->kind);
    add_attribute(w, "file", s->file);
    add_attribute(w, "sheet", s->sheet);
    if (s->dates_column.n)
        add_attribute(w, "dates", s->dates == DATE_UNKNOWN ? SV("?") : sv_from_cstr(date_format_name(s->dates)));
    if (strcmp(s->kind, "ties") == 0) add_attribute(w, "network", init_slug(w->a, file_stem(s->file)));
    if (strcmp(s->kind, "human-codings") == 0 && !has_column(s, "coder"))
        add_attribute(w, "coder", file_stem(s->file));
    buffer_cstr(&w->b, ">\n");
    size_t before = w->b.n;
    add_columns(w, s);
    if (w->b.n > before) {
        buffer_printf(&w->b, "  </%s>\n", s->kind);
    } else {
        w->b.n = before - 2;
        buffer_cstr(&w->b, "/>\n");
    }
}

/* All tables of a kind, under one heading. */
static size_t add_kind(struct writing *w, const char *kind, enum label heading)
{
    size_t count = 0;
    for (size_t i = 0; i < w->init->proposal.source_count; i++) {
        const struct survey_source *s = &w->init->proposal.sources[i];
        if (!s->kind || strcmp(s->kind, kind) != 0) continue;
        if (!count++) open_section(w, heading, NO_ARGS);
        add_table(w, s);
    }
    return count;
}

static void add_unknown(struct writing *w)
{
    for (size_t i = 0; i < w->init->proposal.source_count; i++) {
        const struct survey_source *s = &w->init->proposal.sources[i];
        if (s->kind) continue;
        buffer_cstr(&w->b, "\n");
        say(w, LABEL_INIT_UNKNOWN_TABLE, ARGS(ARG_SV(s->file), ARG_INT(s->rows)));
    }
}

/* ---- talks --------------------------------------------------------------------------------- */

static void add_talks(struct writing *w)
{
    const struct proposal *p = &w->init->proposal;
    bool settings = false;
    if (!p->talk_count) return;
    open_section(w, LABEL_INIT_TALKS, ARGS(ARG_INT(p->talk_count)));
    for (size_t i = 0; i < p->talks_count; i++) settings = settings || p->talks[i].setting.n;
    if (settings) say(w, LABEL_INIT_SETTINGS, NO_ARGS);
    for (size_t i = 0; i < p->talks_count; i++) {
        buffer_cstr(&w->b, "  <transcripts");
        add_attribute(w, "files", p->talks[i].pattern);
        add_attribute(w, "setting", p->talks[i].setting);
        buffer_cstr(&w->b, "/>\n");
    }
}

/* ---- speakers ------------------------------------------------------------------------------ */

static void add_speaker(struct writing *w, const struct survey_speaker *s, sv person, const char *role)
{
    buffer_cstr(&w->b, "<speaker");
    add_attribute(w, "label", s->label);
    add_attribute(w, "document", s->document);
    add_attribute(w, "person", person);
    add_attribute(w, "role", sv_from_cstr(role));
    buffer_cstr(&w->b, "/>");
}

/* A guess that counts until the researcher changes it. */
static void add_role(struct writing *w, const struct survey_speaker *s)
{
    enum role role = s->guess == SURVEY_GUESS_INTERVIEWER ? ROLE_INTERVIEWER : ROLE_RESIDENT;
    sv why = text_label_fill(w->a, role == ROLE_INTERVIEWER ? LABEL_INIT_SPEAKER_ASKS : LABEL_INIT_SPEAKER_ANSWERS,
                             w->language, ARGS(ARG_INT(s->turns), ARG_INT(s->documents), ARG_INT(s->questions)));
    buffer_cstr(&w->b, "  ");
    add_speaker(w, s, s->person, s->person.n ? "" : study_role_label(role, w->language));
    buffer_printf(&w->b, " <!-- %.*s -->\n", SV_ARG(why));
}

/* A line that the researcher completes and takes out of the comment. */
static void add_open(struct writing *w, const struct survey_speaker *s)
{
    struct buffer line = { .a = w->a };
    struct args args = ARGS(ARG_SV(s->label), ARG_INT(s->turns), ARG_INT(s->documents), ARG_SV(s->document));
    enum label label = s->guess == SURVEY_GUESS_SEVERAL ? LABEL_INIT_SPEAKER_SEVERAL
                       : s->guess == SURVEY_GUESS_NEAR  ? LABEL_INIT_SPEAKER_NEAR
                                                        : LABEL_INIT_SPEAKER_NONE;
    sv near = { "", 0 };
    if (s->near.n)
        near = text_label_fill(w->a, s->guess == SURVEY_GUESS_SEVERAL ? LABEL_INIT_SAY_SEVERAL : LABEL_INIT_SAY_NEAR,
                               w->language, ARGS(ARG_SV(s->near)));
    decide_telling(w, "  ", label, args, near);
    struct buffer before = w->b;
    w->b = line;
    add_speaker(w, s, s->person.n ? s->person : SV("?"), "");
    line = w->b;
    w->b = before;
    buffer_cstr(&w->b, "  <!-- ");
    add_comment_text(&w->b, buffer_sv(&line));
    buffer_cstr(&w->b, " -->\n");
}

static void add_speakers(struct writing *w)
{
    const struct proposal *p = &w->init->proposal;
    if (!p->talk_count) return;
    bool all = p->label_count == p->known_labels;
    open_section(w, !p->label_count ? LABEL_INIT_SPEAKERS_TURNS : all ? LABEL_INIT_SPEAKERS_ALL : LABEL_INIT_SPEAKERS,
                 ARGS(ARG_INT(p->known_labels), ARG_INT(p->label_count)));
    if (!p->interviewer) decide(w, "  ", LABEL_INIT_NO_INTERVIEWER, NO_ARGS);
    for (size_t i = 0; i < p->speaker_count && i < SPEAKERS_MAX; i++) {
        const struct survey_speaker *s = &p->speakers[i];
        if (s->guess == SURVEY_GUESS_INTERVIEWER || s->guess == SURVEY_GUESS_RESPONDENT) add_role(w, s);
        else add_open(w, s);
    }
    if (p->open_talk_count)
        decide(w, "  ", LABEL_INIT_TALKS_OPEN, ARGS(ARG_INT(p->open_talk_count), ARG_SV(p->open_talk)));
    if (p->speaker_count > SPEAKERS_MAX)
        say(w, LABEL_INIT_SPEAKERS_MORE, ARGS(ARG_INT(p->speaker_count - SPEAKERS_MAX)));
}

/* ---- the rest ------------------------------------------------------------------------------ */

static void add_lexicons(struct writing *w)
{
    const struct init *init = w->init;
    bool own = init->lexicon_name != NULL;
    open_section(w, own ? LABEL_INIT_LEXICON_NEW : LABEL_INIT_LEXICON, NO_ARGS);
    for (size_t i = 0; i < init->proposal.source_count; i++) {
        const struct survey_source *s = &init->proposal.sources[i];
        if (!s->kind || strcmp(s->kind, "lexicon") != 0) continue;
        buffer_cstr(&w->b, "  <lexicon");
        add_attribute(w, "file", s->file);
        buffer_cstr(&w->b, "/>\n");
    }
    if (own) buffer_printf(&w->b, "  <lexicon file=\"%s\"/>\n", init->lexicon_name);
}

/* Two tables of one name are one network. */
static bool first_of(const struct writing *w, size_t source, sv id)
{
    for (size_t i = 0; i < source; i++) {
        const struct survey_source *s = &w->init->proposal.sources[i];
        if (s->kind && strcmp(s->kind, "ties") == 0 && sv_eq(init_slug(w->a, file_stem(s->file)), id)) return false;
    }
    return true;
}

static void add_networks(struct writing *w)
{
    const struct proposal *p = &w->init->proposal;
    bool together = false, ties = false;
    for (size_t i = 0; i < p->source_count; i++) {
        const struct survey_source *s = &p->sources[i];
        if (!s->kind) continue;
        bool log = strcmp(s->kind, "activities") == 0;
        together = together || strcmp(s->kind, "attendance") == 0 ||
                   (log && (has_column(s, "person") || has_column(s, "participants")));
        ties = ties || strcmp(s->kind, "ties") == 0;
    }
    if (!together && !ties) return;
    open_section(w, LABEL_INIT_NETWORKS, NO_ARGS);
    if (together) buffer_cstr(&w->b, "  <network id=\"together\" from=\"activities\" projection=\"newman\"/>\n");
    for (size_t i = 0; i < p->source_count; i++) {
        const struct survey_source *s = &p->sources[i];
        if (!s->kind || strcmp(s->kind, "ties") != 0) continue;
        sv id = init_slug(w->a, file_stem(s->file));
        if (first_of(w, i, id)) buffer_printf(&w->b, "  <network id=\"%.*s\" from=\"ties\"/>\n", SV_ARG(id));
    }
}

static void add_groups(struct writing *w)
{
    const struct proposal *p = &w->init->proposal;
    if (!p->group_count) return;
    open_section(w, LABEL_INIT_GROUPS, NO_ARGS);
    for (size_t i = 0; i < p->group_count; i++) {
        buffer_cstr(&w->b, "  <group");
        add_attribute(w, "attribute", p->groups[i].attribute);
        buffer_cstr(&w->b, "/> <!-- ");
        add_comment_text(&w->b, p->groups[i].values);
        buffer_cstr(&w->b, " -->\n");
    }
}

static void add_people(struct writing *w)
{
    if (add_kind(w, "people", LABEL_INIT_PEOPLE)) return;
    open_section(w, LABEL_INIT_PEOPLE_NONE, NO_ARGS);
    decide(w, "  ", LABEL_INIT_PEOPLE_DECIDE, NO_ARGS);
}

sv init_study(struct init *init)
{
    struct writing w = { .init = init, .a = init->a, .language = init->language, .b = { .a = init->a }, .number = 1 };
    init->decision_count = 0;
    init->open = false;
    add_people(&w);
    (void)add_kind(&w, "documents", LABEL_INIT_DOCUMENTS);
    add_talks(&w);
    add_speakers(&w);
    (void)add_kind(&w, "activities", LABEL_INIT_ACTIVITIES);
    (void)add_kind(&w, "attendance", LABEL_INIT_ATTENDANCE);
    (void)add_kind(&w, "ties", LABEL_INIT_TIES);
    (void)add_kind(&w, "population", LABEL_INIT_POPULATION);
    add_lexicons(&w);
    (void)add_kind(&w, "human-codings", LABEL_INIT_CODINGS);
    (void)add_kind(&w, "coder-coverage", LABEL_INIT_COVERAGE);
    add_networks(&w);
    add_groups(&w);
    add_unknown(&w);
    open_section(&w, LABEL_INIT_PRIVACY, NO_ARGS);
    buffer_cstr(&w.b, "  <privacy key=\"pseudonym.key\" minimum-cell=\"5\"/>\n</study>\n");

    /* the report speaks as the talks do, whatever the language of this machine */
    enum language study = init->proposal.talk_count ? init->proposal.language : init->language;
    struct writing head = { .init = init, .a = init->a, .language = init->language, .b = { .a = init->a } };
    buffer_cstr(&head.b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    add_comment(&head, "", sv_from_cstr(text_label(LABEL_INIT_HEAD, init->language)));
    if (init->decision_count)
        add_comment(&head, "", text_label_fill(init->a, LABEL_INIT_HEAD_DECIDE, init->language,
                                               ARGS(ARG_INT(init->decision_count))));
    buffer_printf(&head.b, "<study xmlns=\"urn:weefsel:study:1\" id=\"%.*s\" language=\"%s\">\n  <title>",
                  SV_ARG(init->id), text_language_name(study));
    buffer_html(&head.b, init->title);
    buffer_cstr(&head.b, "</title>\n");
    size_t above = lines_of(&head.b) - 1;
    for (size_t i = 0; i < init->decision_count; i++) init->decisions[i].line += above;
    buffer_add(&head.b, buffer_sv(&w.b));
    return buffer_sv(&head.b);
}

/* ---- lexicon ------------------------------------------------------------------------------- */

sv init_lexicon(const struct init *init)
{
    static const enum label terms[EXAMPLE_TERMS] = { LABEL_INIT_TERM_ONE, LABEL_INIT_TERM_TWO, LABEL_INIT_TERM_THREE };
    const struct proposal *p = &init->proposal;
    struct buffer b = { .a = init->a };
    buffer_cstr(&b, "theme;term;kind;language;note\n");
    for (size_t i = 0; i < EXAMPLE_TERMS; i++) {
        buffer_cstr(&b, text_label(terms[i], init->language));
        buffer_cstr(&b, "\n");
    }
    for (size_t i = 0; i < p->word_count; i++) {
        sv note = text_label_fill(init->a, LABEL_INIT_CANDIDATE_NOTE, init->language,
                                  ARGS(ARG_INT(p->words[i].times), ARG_INT(p->words[i].documents)));
        buffer_printf(&b, "%s;%.*s;;;%.*s\n", text_label(LABEL_INIT_CANDIDATES, init->language),
                      SV_ARG(p->words[i].word), SV_ARG(note));
    }
    return buffer_sv(&b);
}
