/* projects_forget : who withdrew, out of QDA projects: cases that are called after her, what is selected in
 * her words, and what only hangs by these. What is left is the project in which she never was, so that
 * counts, losses and the way in which positions are counted tell nothing of her. */
#include "0_base/out.h"
#include "0_base/worker.h"
#include "2_ingest/passage.h"
#include "2_ingest/projects.h"
#include "2_ingest/speakers.h"

struct forgetting {
    struct tables *t;
    struct project *p;
    struct keys gone;       /* elements, by address */
    struct keys gone_notes; /* notes that those refer to */
    size_t count;
};

static sv address(const struct forgetting *f, const struct xml_element *e)
{
    return arena_format(f->t->a, "%p", (const void *)e);
}

static void mark(struct forgetting *f, const struct xml_element *e)
{
    bool fresh;
    keys_put(f->t->a, &f->gone, address(f, e), 0, &fresh);
    f->count += fresh;
}

static bool anyone_withdrew(const struct roster *roster)
{
    for (size_t i = 0; i < roster->count; i++)
        if (roster->people[i].withdrawn) return true;
    return false;
}

/* ---- what is hers -------------------------------------------------------------------------- */

static void mark_cases(struct forgetting *f)
{
    const struct xml_element *cases = xml_box_child(f->p->refi.root, "Cases");
    for (size_t i = 0; cases && i < cases->child_count; i++) {
        size_t person;
        sv name = refi_value(cases->children[i], "name");
        if (name.n && roster_find(&f->t->roster, name, &person) == ROSTER_ONE && f->t->roster.people[person].withdrawn)
            mark(f, cases->children[i]);
    }
}

/* Whether a stretch of a text is in words of hers, and in nobody else's. */
static bool hers(const struct passage *p, const struct speakers *s, size_t begin, size_t end)
{
    bool any = false;
    for (size_t i = 0; i < p->count; i++) {
        const struct passage_line *l = &p->items[i];
        if (l->offset >= end) break;
        if (l->offset + l->source.n <= begin || !sv_trim(l->source).n) continue;
        if (!speakers_one_withdrew(s, l->voice)) return false;
        any = true;
    }
    return any;
}

/* Finds the turns as the reader of the document will. */
static void mark_selections(struct forgetting *f, size_t number)
{
    struct arena scratch = { 0 };
    struct err ignored = { 0 };
    struct tables *t = f->t;
    struct refi_text *text = &f->p->refi.texts[number];
    const struct listed_row *row = listed_at(&t->listed, (size_t)projects_row(t, f->p, number));
    struct refi_lines lines = refi_lines(&scratch, text->stored);
    struct problems problems = problem_list(&scratch, t->study->language);
    struct speakers speakers = { .a = &scratch, .study = t->study, .roster = &t->roster, .document = row };
    struct transcript talk = { .file = f->p->file, .text = lines.normal, .knows = speakers_knows, .who = &speakers,
                               .turns = t->study->transcripts[row->transcripts].turns };
    struct passage passage = { .a = &scratch, .t = &talk, .problems = &problems };
    struct refi_selections found = { 0 };
    passage_add_text(&passage, talk.text, 0);
    bool read = passage_turns(&passage, &ignored);
    speakers.counted = reader_found_counts(reader_found_name(talk.found));
    refi_select(&f->p->refi, number, &found);
    bool *fits = ARENA_NEW(&scratch, bool, found.count);
    refi_place(&scratch, text, refi_convention(f->p->fit.convention), found.items, found.count, fits);
    for (size_t i = 0; read && i < found.count; i++) {
        const struct refi_selection *s = &found.items[i];
        if (fits[i] && hers(&passage, &speakers, refi_lines_at(&scratch, &lines, s->begin),
                            refi_lines_at(&scratch, &lines, s->finish)))
            mark(f, s->element);
    }
    arena_free(&scratch);
}

/* ---- what hangs by it ------------------------------------------------------------------------ */

static bool is_gone(const struct forgetting *f, const struct xml_element *e)
{
    return e && keys_find(&f->gone, address(f, e)) != NULL;
}

/* Notes that what is gone refers to, or (`gone` false) what stays. */
static void each_note(struct forgetting *f, const struct xml_element *e, bool inside, bool gone)
{
    inside = inside || is_gone(f, e);
    const struct xml_element *note = NULL;
    if (sv_is(e->name, "NoteRef") && inside == gone)
        note = refi_find(&f->p->refi, xml_box_attribute(e, "targetGUID"), "Note");
    if (note) {
        bool fresh;
        *keys_put(f->t->a, &f->gone_notes, address(f, note), 0, &fresh) = gone;
    }
    for (size_t i = 0; i < e->child_count; i++) each_note(f, e->children[i], inside, gone);
}

static void mark_notes(struct forgetting *f)
{
    const struct xml_element *notes = xml_box_child(f->p->refi.root, "Notes");
    each_note(f, f->p->refi.root, false, true);
    each_note(f, f->p->refi.root, false, false); /* one that something else refers to as well stays */
    for (size_t i = 0; notes && i < notes->child_count; i++) {
        const size_t *gone = keys_find(&f->gone_notes, address(f, notes->children[i]));
        if (gone && *gone) mark(f, notes->children[i]);
    }
}

static bool points_at_gone(const struct forgetting *f, const struct xml_element *e)
{
    static const char *const pointers[] = { "targetGUID", "originGUID" };
    for (size_t i = 0; i < WF_COUNT(pointers); i++)
        if (is_gone(f, refi_find_any(&f->p->refi, xml_box_attribute(e, pointers[i])))) return true;
    return false;
}

static void take_out(const struct forgetting *f, struct xml_element *e)
{
    size_t kept = 0;
    for (size_t i = 0; i < e->child_count; i++) {
        struct xml_element *child = e->children[i];
        if (is_gone(f, child) || points_at_gone(f, child)) continue;
        take_out(f, child);
        e->children[kept++] = child;
    }
    e->child_count = kept;
}

/* ---- all ----------------------------------------------------------------------------------- */

/* The documents are found by how positions are counted too. */
static void detect_again(struct tables *t, struct project *p)
{
    refi_detect(&p->refi, &p->fit);
    for (size_t i = 0; i < p->refi.text_count; i++) {
        ptrdiff_t row = projects_row(t, p, i);
        if (!p->parts[i]) continue;
        p->parts[i] = refi_key(t->a, i, p->fit.convention).p;
        if (row >= 0) listed_at(&t->listed, (size_t)row)->part = sv_from_cstr(p->parts[i]);
    }
}

static void forget(struct tables *t, struct project *p, bool selections)
{
    struct forgetting f = { .t = t, .p = p };
    struct refi *r = &p->refi;
    mark_cases(&f);
    for (size_t i = 0; selections && i < r->text_count; i++)
        if (projects_row(t, p, i) >= 0) mark_selections(&f, i);
    if (!f.count) return;
    mark_notes(&f);
    for (size_t i = 0; i < r->root->child_count; i++) take_out(&f, r->root->children[i]);
    refi_name(r);
    detect_again(t, p);
}

void projects_forget(struct tables *t, bool selections)
{
    if (!anyone_withdrew(&t->roster)) return;
    for (size_t i = 0; i < t->project_count; i++) {
        if (!t->projects[i].usable) continue;
        worker_begin(t->projects[i].item);
        forget(t, &t->projects[i], selections);
    }
}
