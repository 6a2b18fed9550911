/* projects_losses : what a project holds and the corpus has no place for. What belongs to one document
 * is told by its reader (refi_read.c). */
#include "2_ingest/projects.h"

struct losing {
    struct tables *t;
    struct project *p;
    struct keys rows;  /* of t->losses, by element */
    struct keys noted; /* addresses of notes that stand at a document, as text */
    size_t count;
};

static void lose(struct losing *l, sv element, const struct xml_element *e)
{
    bool fresh;
    element = arena_copy(l->t->a, element);
    size_t row = *keys_put(l->t->a, &l->rows, element, l->t->losses.count, &fresh);
    l->count++;
    if (fresh)
        *losses_add(l->t->a, &l->t->losses) = (struct losses_row){
            .file = l->p->file, .element = element, .line = SOME_INTEGER((int64_t)e->line)
        };
    losses_at(&l->t->losses, row)->count++;
}

/* "Code/Description": the child is told with what it belongs to. */
static void lose_child(struct losing *l, const struct xml_element *child)
{
    lose(l, arena_format(l->t->a, "%.*s/%.*s", SV_ARG(child->parent->name), SV_ARG(child->name)), child);
}

/* The element and all that is in it. */
static void lose_all(struct losing *l, const struct xml_element *e)
{
    lose(l, e->name, e);
    for (size_t i = 0; i < e->child_count; i++) lose_all(l, e->children[i]);
}

static bool among(sv name, const char *const *names)
{
    for (size_t i = 0; names[i]; i++)
        if (sv_is(name, names[i])) return true;
    return false;
}

/* Children of `e` that have one of these names go on; all else is lost. */
static void lose_others(struct losing *l, const struct xml_element *e, const char *const *kept)
{
    for (size_t i = 0; i < e->child_count; i++)
        if (!among(e->children[i]->name, kept)) lose_child(l, e->children[i]);
}

/* ---- rooms of the project -------------------------------------------------------------------- */

static void lose_codes(struct losing *l, const struct xml_element *e)
{
    static const char *const kept[] = { "Code", "Codes", NULL };
    lose_others(l, e, kept);
    if (xml_box_attribute(e, "color")) lose(l, SV("Code@color"), e);
    for (size_t i = 0; i < e->child_count; i++)
        if (among(e->children[i]->name, kept)) lose_codes(l, e->children[i]);
}

static void lose_each(struct losing *l, const struct xml_element *room, const char *const *kept)
{
    for (size_t i = 0; i < room->child_count; i++) lose_others(l, room->children[i], kept);
}

/* A case without a document has nowhere to leave its values. */
static void lose_cases(struct losing *l, const struct xml_element *cases)
{
    static const char *const kept[] = { "VariableValue", "SourceRef", NULL };
    for (size_t i = 0; i < cases->child_count; i++) {
        const struct xml_element *e = cases->children[i];
        if (xml_box_child(e, "SourceRef"))
            lose_others(l, e, kept);
        else
            lose_all(l, e);
    }
}

/* Codings without a text are told one by one where codings are asked for. */
static void lose_source(struct losing *l, const struct xml_element *e)
{
    if (sv_is(e->name, "Coding") && l->p->coded) return;
    lose(l, e->name, e);
    for (size_t i = 0; i < e->child_count; i++)
        if (!sv_is(e->name, "Coding")) lose_source(l, e->children[i]);
}

static bool has_document(const struct project *p, const struct xml_element *source)
{
    for (size_t i = 0; i < p->refi.text_count; i++)
        if (p->refi.texts[i].source == source && p->parts[i]) return true;
    return false;
}

static void note_notes(struct losing *l, const struct xml_element *e)
{
    bool fresh;
    const struct xml_element *note = NULL;
    if (sv_is(e->name, "NoteRef")) note = refi_find(&l->p->refi, xml_box_attribute(e, "targetGUID"), "Note");
    if (note) keys_put(l->t->a, &l->noted, arena_format(l->t->a, "%p", (const void *)note), 0, &fresh);
    for (size_t i = 0; i < e->child_count; i++) note_notes(l, e->children[i]);
}

static size_t count_codings(const struct xml_element *e)
{
    size_t count = sv_is(e->name, "Coding");
    for (size_t i = 0; i < e->child_count; i++) count += count_codings(e->children[i]);
    return count;
}

static void lose_sources(struct losing *l, const struct xml_element *sources)
{
    for (size_t i = 0; i < sources->child_count; i++) {
        const struct xml_element *source = sources->children[i];
        if (has_document(l->p, source))
            note_notes(l, source);
        else
            lose_source(l, source);
    }
}

/* A note at nothing but codes or the project. */
static void lose_notes(struct losing *l, const struct xml_element *notes)
{
    for (size_t i = 0; i < notes->child_count; i++)
        if (!keys_find(&l->noted, arena_format(l->t->a, "%p", (const void *)notes->children[i])))
            lose(l, notes->children[i]->name, notes->children[i]);
}

static void lose_room(struct losing *l, const struct xml_element *e)
{
    static const char *const nothing[] = { NULL };
    if (sv_is(e->name, "Users"))
        lose_each(l, e, nothing);
    else if (sv_is(e->name, "Variables"))
        lose_each(l, e, nothing);
    else if (sv_is(e->name, "CodeBook"))
        lose_codes(l, e);
    else if (sv_is(e->name, "Cases"))
        lose_cases(l, e);
    else if (sv_is(e->name, "Links") || sv_is(e->name, "Sets") || sv_is(e->name, "Graphs"))
        for (size_t i = 0; i < e->child_count; i++) lose_all(l, e->children[i]);
    else if (!sv_is(e->name, "Sources") && !sv_is(e->name, "Notes"))
        lose_child(l, e);
}

static void lose_project(struct losing *l)
{
    const struct xml_element *root = l->p->refi.root, *sources = xml_box_child(root, "Sources"),
                             *notes = xml_box_child(root, "Notes");
    if (sources) lose_sources(l, sources);
    if (notes) lose_notes(l, notes);
    for (size_t i = 0; i < root->child_count; i++) lose_room(l, root->children[i]);
}

/* Codings in the texts, when the study does not ask for them. */
static void tell_codings(struct losing *l)
{
    const struct xml_element *sources = xml_box_child(l->p->refi.root, "Sources");
    size_t count = sources ? count_codings(sources) : 0;
    if (l->p->coded || !count) return;
    problem_add(l->t->problems, (struct place){ .file = l->p->file }, MESSAGE_REFI_CODINGS_UNUSED,
                ARGS(ARG_INT(count), ARG_SV(l->p->file)));
}

void projects_losses(struct tables *t)
{
    for (size_t i = 0; i < t->project_count; i++) {
        struct losing l = { .t = t, .p = &t->projects[i] };
        if (!l.p->usable) continue;
        lose_project(&l);
        tell_codings(&l);
        if (l.count)
            problem_add(t->problems, (struct place){ .file = l.p->file }, MESSAGE_REFI_LOSSES, ARGS(ARG_INT(l.count)));
    }
}
