/* projects_codings : what people coded in a project, as rows to be held against the documents when
 * these have been read (join_codings.c). */
#include "0_base/utf8.h"
#include "2_ingest/projects.h"
#include "2_ingest/redact.h"

#include <stdlib.h>

struct codings {
    struct tables *t;
    struct project *p;
    const struct study_source *from;
    struct redactor redactor;
    int64_t read, rejected;
    size_t nameless;    /* codings of which nobody is said to be the coder */
    sv nameless_coder;
    size_t text;        /* that is being gone through */
    sv document;        /* its id; "" when it is none */
};

/* ---- who, and what --------------------------------------------------------------------------- */

/* A coder who is on the list of people goes by her pseudonym. */
static sv shown_coder(struct codings *c, sv name)
{
    size_t person;
    name = sv_trim(utf8_normalise(c->t->a, name));
    if (roster_find(&c->t->roster, name, &person) != ROSTER_ONE) return redact_text(c->t->a, &c->redactor, name, NULL);
    if (!c->t->roster.people[person].withdrawn) return c->t->roster.people[person].shown;
    return sv_from_cstr(text_label(LABEL_REDACT_NAME, c->t->study->language));
}

/* Who is said to have made the coding, or the selection; else as the study says; else who made the
 * project. */
static sv coder_of(struct codings *c, const struct xml_element *coding)
{
    const struct refi *r = &c->p->refi;
    sv name = refi_user(r, coding);
    if (!name.n && coding->parent) name = refi_user(r, coding->parent);
    if (name.n) return shown_coder(c, name);
    if (c->from->coder.n) return c->from->coder;
    const struct xml_element *user = refi_find(r, xml_box_attribute(r->root, "creatingUserGUID"), "User");
    name = user ? refi_value(user, "name") : name;
    c->nameless++;
    c->nameless_coder = name.n ? shown_coder(c, name)
                               : sv_from_cstr(text_label(LABEL_REFI_NOBODY, c->t->study->language));
    return c->nameless_coder;
}

/* ---- rows ---------------------------------------------------------------------------------- */

static void reject(struct codings *c, const struct coded_row *row, const struct xml_element *e, enum message why,
                   struct args args)
{
    struct problems *problems = c->t->problems;
    c->rejected++;
    problem_add(problems, (struct place){ c->p->file, e->line, e->column }, why, args);
    problem_reject(problems, c->p->file, e->line, why, row->source);
}

/* What is kept of a coding that cannot be used: who, what and where, without the words. */
static sv described(struct codings *c, const struct coded_row *row)
{
    sv where = { "", 0 };
    if (row->start.has)
        where = arena_format(c->t->a, ";%lld;%lld", (long long)row->start.value, (long long)row->end.value);
    return arena_format(c->t->a, "%.*s;%.*s;%.*s%.*s", SV_ARG(row->document), SV_ARG(row->coder), SV_ARG(row->theme),
                        SV_ARG(where));
}

static struct coded_row row_of(struct codings *c, const struct xml_element *coding, const struct xml_element *code)
{
    struct coded_row row = { .file = c->p->file, .line = (int64_t)coding->line, .document = c->document,
                             .coder = coder_of(c, coding) };
    if (code) row.theme = redact_text(c->t->a, &c->redactor, refi_code_path(c->t->a, code), NULL);
    row.row = arena_format(c->t->a, "%.*s#%lld", SV_ARG(c->p->file), (long long)++c->read);
    return row;
}

/* One coding at a stretch; `s` NULL: of the whole text. */
static void take_coding(struct codings *c, const struct xml_element *e, const struct refi_selection *s, bool fits)
{
    const struct xml_element *ref = xml_box_child(e, "CodeRef");
    const struct xml_element *code = ref ? refi_find(&c->p->refi, xml_box_attribute(ref, "targetGUID"), "Code") : NULL;
    struct coded_row row = row_of(c, e, code);
    const char *wrong = c->document.n ? NULL : arena_cstr(c->t->a, e->parent->name);
    row.place = s ? SV("source") : SV("whole");
    if (s && s->placed) {
        row.start = SOME_INTEGER(s->start);
        row.end = SOME_INTEGER(s->end);
    }
    row.source = described(c, &row);
    if (!code || !row.theme.n) {
        reject(c, &row, e, MESSAGE_REFI_CODE_MISSING, NO_ARGS);
    } else if (wrong) {
        reject(c, &row, e, MESSAGE_REFI_CODING_MEDIA, ARGS(ARG_CSTR(wrong)));
    } else if (s && !fits) {
        reject(c, &row, e, MESSAGE_REFI_CODING_PLACE, ARGS(ARG_SV(refi_value(s->element, "startPosition")),
                                                           ARG_SV(refi_value(s->element, "endPosition"))));
    } else {
        if (s) {
            row.start = SOME_INTEGER((int64_t)s->begin);
            row.end = SOME_INTEGER((int64_t)s->finish);
        }
        *coded_add(c->t->a, &c->t->coded) = row;
    }
}

/* All codings below an element that has no text. */
static void take_without_text(struct codings *c, const struct xml_element *e)
{
    c->document = (sv){ "", 0 };
    if (sv_is(e->name, "Coding")) {
        take_coding(c, e, NULL, false);
        return;
    }
    for (size_t i = 0; i < e->child_count; i++) take_without_text(c, e->children[i]);
}

/* ---- places -------------------------------------------------------------------------------- */

struct mark {
    size_t byte;
    size_t *to;
};

static int by_byte(const void *x, const void *y)
{
    const struct mark *p = x, *q = y;
    return p->byte < q->byte ? -1 : p->byte > q->byte;
}

/* From bytes of the stored text to characters of its normal form. */
static void count_characters(struct arena *a, const struct refi_lines *lines, struct refi_selection *items,
                             size_t count)
{
    struct mark *marks = ARENA_NEW(a, struct mark, 2 * count);
    size_t byte = 0, characters = 0;
    for (size_t i = 0; i < count; i++) {
        marks[2 * i] = (struct mark){ refi_lines_at(a, lines, items[i].begin), &items[i].begin };
        marks[2 * i + 1] = (struct mark){ refi_lines_at(a, lines, items[i].finish), &items[i].finish };
    }
    if (count) qsort(marks, 2 * count, sizeof *marks, by_byte);
    for (size_t i = 0; i < 2 * count; i++) {
        characters += utf8_count(sv_slice(lines->normal, byte, marks[i].byte));
        byte = marks[i].byte;
        *marks[i].to = characters;
    }
}

static bool begin_text(struct codings *c, size_t text)
{
    ptrdiff_t row = projects_row(c->t, c->p, text);
    c->document = row < 0 ? (sv){ "", 0 } : listed_at(&c->t->listed, (size_t)row)->document;
    return row >= 0;
}

/* The selections of a text with their codings, and the codings of the whole text. */
static void take_text(struct codings *c, size_t number)
{
    struct arena scratch = { 0 };
    struct refi_text *text = &c->p->refi.texts[number];
    struct refi_selections found = { 0 };
    refi_select(&c->p->refi, number, &found);
    struct refi_lines lines = refi_lines(&scratch, text->stored);
    bool *fits = ARENA_NEW(&scratch, bool, found.count);
    refi_place(&scratch, text, refi_convention(c->p->fit.convention), found.items, found.count, fits);
    count_characters(&scratch, &lines, found.items, found.count);
    for (size_t i = 0, s = 0; i < text->holder->child_count; i++) {
        const struct xml_element *e = text->holder->children[i];
        if (sv_is(e->name, "Coding")) take_coding(c, e, NULL, true);
        if (s == found.count || found.items[s].element != e) continue;
        for (size_t k = 0; k < e->child_count; k++)
            if (sv_is(e->children[k]->name, "Coding")) take_coding(c, e->children[k], &found.items[s], fits[s]);
        s++;
    }
    arena_free(&scratch);
}

/* Codings beside the text of a source: of the source as a whole, or of a stretch of picture or sound. */
static void take_beside(struct codings *c, const struct xml_element *source, size_t first)
{
    for (size_t i = 0; i < source->child_count; i++) {
        const struct xml_element *e = source->children[i];
        if (sv_is(e->name, "Representation") || sv_is(e->name, "Transcript")) continue;
        if (sv_is(e->name, "Coding") && first != SIZE_MAX && begin_text(c, first))
            take_coding(c, e, NULL, true);
        else
            take_without_text(c, e);
    }
}

static void take_source(struct codings *c, const struct xml_element *source, size_t *text)
{
    const struct refi *r = &c->p->refi;
    size_t first = SIZE_MAX;
    for (; *text < r->text_count && r->texts[*text].source == source; ++*text) {
        if (begin_text(c, *text))
            take_text(c, *text);
        else
            take_without_text(c, r->texts[*text].holder);
        if (first == SIZE_MAX) first = *text;
    }
    if (first == SIZE_MAX || r->texts[first].holder != source) take_beside(c, source, first);
}

/* ---- all ----------------------------------------------------------------------------------- */

static void count_rows(struct codings *c)
{
    *intake_add(c->t->a, &c->t->intake) = (struct intake_row){
        .kind = SV("human-codings"), .file = c->p->file, .read = c->read, .used = c->read - c->rejected,
        .rejected = c->rejected,
    };
}

void projects_codings(struct tables *t, const struct tables_file *file)
{
    struct codings c = { .t = t, .p = projects_find(t, file->from->file), .from = file->from };
    if (!c.p) {
        problem_add(t->problems, file->from->place, MESSAGE_REFI_NOT_LISTED, ARGS(ARG_SV(file->from->file)));
        return;
    }
    if (!c.p->usable || c.p->coded) return;
    c.p->coded = true;
    c.redactor = redact_new(t->a, &t->roster, t->study->language);
    const struct xml_element *sources = xml_box_child(c.p->refi.root, "Sources");
    for (size_t i = 0, text = 0; sources && i < sources->child_count; i++)
        take_source(&c, sources->children[i], &text);
    if (c.nameless)
        problem_add(t->problems, (struct place){ .file = c.p->file }, MESSAGE_REFI_CODER,
                    ARGS(ARG_INT(c.nameless), ARG_SV(c.nameless_coder)));
    count_rows(&c);
}
