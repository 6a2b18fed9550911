#include "2_ingest/projects.h"

#include "0_base/file.h"
#include "0_base/utf8.h"
#include "0_base/worker.h"
#include "2_ingest/redact.h"

/* ---- files --------------------------------------------------------------------------------- */

void projects_items(struct arena *a, const struct study *study, struct stage_task *task)
{
    for (size_t i = 0; i < study->transcripts_count; i++) {
        struct err ignored = { 0 }; /* whoever lists the transcripts says it */
        sv *paths;
        size_t count;
        if (!file_glob(a, study->folder, study->transcripts[i].files, &paths, &count, &ignored)) continue;
        for (size_t k = 0; k < count; k++)
            if (reader_of_parts(paths[k]) && utf8_invalid_at(paths[k]) == paths[k].n)
                *ARENA_PUSH(a, task->items, task->item_count, task->item_capacity) =
                    (struct stage_item){ paths[k], sv_from_cstr(study_path(a, study, paths[k])) };
    }
}

/* Two <transcripts> may name one file: its items are alike, and each of them stands for it. */
static bool skipped(const struct tables *t, sv file, size_t first, const bool *skip, size_t count, size_t *item)
{
    bool any = false;
    *item = count;
    for (size_t i = first; i < count; i++) {
        if (!sv_eq(t->items[i].name, file)) continue;
        if (*item == count) *item = i;
        any = any || skip[i];
    }
    return any || *item == count;
}

void projects_read(struct tables *t, size_t first_item, const bool *skip, size_t item_count)
{
    for (size_t i = 0; i < t->transcript_count; i++) {
        struct err err = { 0 };
        struct project p = { .file = t->transcripts[i], .from = t->transcripts_from[i] };
        if (!reader_of_parts(p.file)) continue;
        p.skipped = skipped(t, p.file, first_item, skip, item_count, &p.item);
        if (!p.skipped)
            p.readable = file_read(t->a, study_path(t->a, t->study, p.file), p.file, FILE_LIMIT_BYTES, &p.bytes, &err);
        if (err.status != STATUS_OK) problem_add_err(t->problems, &err);
        *ARENA_PUSH(t->a, t->projects, t->project_count, t->project_capacity) = p;
    }
}

struct project *projects_find(struct tables *t, sv file)
{
    while (sv_starts(file, SV("./"))) file = sv_from(file, 2);
    for (size_t i = 0; i < t->project_count; i++)
        if (sv_eq(t->projects[i].file, file)) return &t->projects[i];
    return NULL;
}

/* ---- what is wrong ------------------------------------------------------------------------- */

static struct place at(const struct project *p, const struct xml_element *e)
{
    return (struct place){ p->file, e->line, e->column };
}

static void say_fit(struct tables *t, const struct project *p)
{
    const struct refi_fit *fit = &p->fit;
    if (!fit->selections) return;
    size_t edges = fit->inside ? 50 * fit->edges / fit->inside : 0; /* per cent */
    bool quoted = 2 * fit->quoted >= fit->named && fit->quoted;
    bool poor = fit->inside < fit->selections || (!quoted && edges < 90);
    struct args args = ARGS(ARG_SV(refi_convention_name(t->a, fit->convention, t->study->language)),
                            ARG_INT(fit->quoted), ARG_INT(fit->named), ARG_INT(edges));
    problem_add(t->problems, (struct place){ .file = p->file }, poor ? MESSAGE_REFI_FIT_POOR : MESSAGE_REFI_FIT, args);
    if (fit->unsure)
        problem_add(t->problems, (struct place){ .file = p->file }, MESSAGE_REFI_FIT_UNSURE,
                    ARGS(ARG_INT(fit->unsure)));
}

/* References that lead nowhere. */
struct astray {
    size_t count;
    const struct xml_element *first;
};

static void find_astray(const struct refi *r, const struct xml_element *e, struct astray *astray)
{
    static const char *const to[][2] = { { "CodeRef", "Code" },         { "VariableRef", "Variable" },
                                         { "NoteRef", "Note" },         { "MemberCode", "Code" },
                                         { "MemberNote", "Note" } };
    for (size_t i = 0; i < WF_COUNT(to); i++) {
        if (!sv_is(e->name, to[i][0]) || refi_find(r, xml_box_attribute(e, "targetGUID"), to[i][1])) continue;
        if (!astray->count++) astray->first = e;
    }
    for (size_t i = 0; i < e->child_count; i++) find_astray(r, e->children[i], astray);
}

static void say_form(struct tables *t, const struct project *p)
{
    struct astray astray = { 0 };
    const struct refi *r = &p->refi;
    if (!sv_is(r->root->space, "urn:QDA-XML:project:1.0"))
        problem_add(t->problems, at(p, r->root), MESSAGE_REFI_SPACE, ARGS(ARG_SV(r->root->space)));
    if (r->odd_guids)
        problem_add(t->problems, at(p, r->odd_guid), MESSAGE_REFI_GUID,
                    ARGS(ARG_INT(r->odd_guids), ARG_SV(refi_value(r->odd_guid, "guid"))));
    find_astray(r, r->root, &astray);
    if (astray.count)
        problem_add(t->problems, at(p, astray.first), MESSAGE_REFI_REFERENCE,
                    ARGS(ARG_INT(astray.count), ARG_SV(astray.first->name)));
}

/* ---- opening ------------------------------------------------------------------------------- */

static void find_parts(struct tables *t, struct project *p)
{
    struct refi *r = &p->refi;
    p->parts = ARENA_NEW(t->a, const char *, r->text_count);
    for (size_t i = 0; i < r->text_count; i++) {
        struct err err = { 0 };
        struct refi_text *text = &r->texts[i];
        if (refi_load(r, text, &err))
            p->parts[i] = refi_key(t->a, i, p->fit.convention).p;
        else if (err.status != STATUS_OK)
            problem_add_err(t->problems, &err);
        else
            problem_add(t->problems, at(p, text->holder), MESSAGE_REFI_TEXT_MISSING,
                        ARGS(ARG_SV(text->name), ARG_SV(text->path)));
    }
}

static bool open_one(struct tables *t, struct project *p, struct err *err)
{
    struct zip_archive *zip = NULL;
    if (sv_starts(p->bytes, SV("PK"))) {
        zip = ARENA_NEW(t->a, struct zip_archive, 1);
        if (!zip_box_open(t->a, p->file, p->bytes, zip, err)) return false;
    }
    return refi_open(t->a, p->file, p->bytes, zip, &p->refi, err);
}

void projects_open(struct tables *t)
{
    for (size_t i = 0; i < t->project_count; i++) {
        struct project *p = &t->projects[i];
        struct err err = { 0 };
        if (p->skipped) continue;
        worker_begin(p->item);
        if (!p->readable) continue;
        p->usable = open_one(t, p, &err);
        if (!p->usable) {
            problem_add_err(t->problems, &err);
            continue;
        }
        refi_detect(&p->refi, &p->fit);
        find_parts(t, p);
    }
}

void projects_tell(struct tables *t)
{
    for (size_t i = 0; i < t->project_count; i++) {
        const struct project *p = &t->projects[i];
        if (!p->usable) continue;
        say_form(t, p);
        say_fit(t, p);
        if (!p->refi.text_count)
            problem_add(t->problems, (struct place){ .file = p->file }, MESSAGE_REFI_TEXT_NONE, NO_ARGS);
    }
}

ptrdiff_t projects_row(const struct tables *t, const struct project *p, size_t text)
{
    for (size_t i = 0; p->parts[text] && i < t->listed.count; i++) {
        const struct listed_row *row = listed_at(&t->listed, i);
        if (sv_eq(row->file, p->file) && sv_is(row->part, p->parts[text])) return (ptrdiff_t)i;
    }
    return -1;
}

/* ---- names --------------------------------------------------------------------------------- */

/* "Interview 3.docx" is called after the file it was imported from. */
static sv without_ending(sv name)
{
    static const char *const endings[] = { ".txt", ".docx", ".doc", ".rtf", ".odt", ".pdf",
                                           ".mp3", ".mp4",  ".wav", ".m4a", ".mov" };
    for (size_t i = 0; i < WF_COUNT(endings); i++)
        if (name.n > strlen(endings[i]) && sv_ends(name, sv_from_cstr(endings[i])))
            return sv_slice(name, 0, name.n - strlen(endings[i]));
    return name;
}

sv projects_name(struct tables *t, const struct refi_text *text)
{
    struct redactor r = redact_new(t->a, &t->roster, t->study->language);
    struct buffer b = { .a = t->a };
    sv name = redact_text(t->a, &r, without_ending(utf8_normalise(t->a, text->name)), NULL);
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];
        if (c == '[' || c == ']') continue; /* of a pseudonym */
        bool sign = memchr("/\\#:;", c, 5) || (unsigned char)c < ' ';
        buffer_add(&b, sign ? SV("-") : sv_slice(name, i, i + 1));
    }
    name = sv_trim(buffer_sv(&b));
    return name.n ? name : sv_from_cstr(text_label(LABEL_REFI_SOURCE, t->study->language));
}
