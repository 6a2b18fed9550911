/* refi_read : the documents of a project, for the readers of .qdpx and .qde. */
#include "0_base/num.h"
#include "2_ingest/passage.h"
#include "2_ingest/refi.h"

#include <stdlib.h>

/* ---- parts --------------------------------------------------------------------------------- */

sv refi_key(struct arena *a, size_t text, size_t convention)
{
    return arena_format(a, "%06zu.%zu", text, convention);
}

bool refi_key_parse(sv key, size_t *text, size_t *convention)
{
    sv first, second;
    int64_t x, y;
    struct err ignored = { 0 };
    *text = *convention = 0;
    if (!sv_split(key, '.', &first, &second)) return false;
    while (first.n > 1 && first.p[0] == '0') first = sv_from(first, 1);
    if (!num_i64(first, 0, INT32_MAX, &x, &ignored)) return false;
    if (!num_i64(second, 0, REFI_CONVENTIONS - 1, &y, &ignored)) return false;
    *text = (size_t)x;
    *convention = (size_t)y;
    return true;
}

bool refi_parts(struct arena *a, sv file, sv bytes, struct reader_parts *parts, struct problems *problems,
                struct err *err)
{
    struct zip_archive zip;
    struct refi r;
    struct refi_fit fit;
    bool archive = sv_starts(bytes, SV("PK"));
    (void)problems;
    if (archive && !zip_box_open(a, file, bytes, &zip, err)) return false;
    if (!refi_open(a, file, bytes, archive ? &zip : NULL, &r, err)) return false;
    refi_detect(&r, &fit);
    for (size_t i = 0; i < r.text_count; i++) {
        struct err ignored = { 0 };
        if (refi_load(&r, &r.texts[i], &ignored))
            *ARENA_PUSH(a, parts->items, parts->count, parts->capacity) =
                (struct reader_part){ refi_key(a, i, fit.convention), r.texts[i].name };
    }
    return true;
}

/* ---- one document -------------------------------------------------------------------------- */

struct reading {
    struct arena *a;
    struct transcript *t;
    struct refi *r;
    struct refi_text *text;
    struct refi_convention convention;
    struct refi_lines lines;
    struct refi_selection *syncs; /* SyncPoints: begin is their place in the normal form, start their ms */
    size_t sync_count, sync_capacity;
    struct passage passage;
};

/* The project is parsed once for all its documents. */
static bool open_project(struct arena *a, struct transcript *t, struct refi **project, struct err *err)
{
    struct arena *in = t->kept ? &t->kept->a : a;
    if (t->kept && t->kept->project) {
        *project = t->kept->project;
        return true;
    }
    *project = ARENA_NEW(in, struct refi, 1);
    if (!refi_open(in, t->file, t->bytes, t->zip, *project, err)) return false;
    if (t->kept) t->kept->project = *project;
    return true;
}

static bool open_text(struct reading *r, struct err *err)
{
    size_t text, convention;
    const struct place place = { .file = r->t->file };
    bool known = refi_key_parse(r->t->part, &text, &convention);
    if (text >= r->r->text_count) return err_at(err, place, MESSAGE_REFI_TEXT_NONE, NO_ARGS);
    WF_ASSERT(known || !r->t->part.n);
    r->text = &r->r->texts[text];
    r->convention = refi_convention(convention);
    if (refi_load(r->r, r->text, err)) return true;
    if (err->status != STATUS_OK) return false;
    return err_at(err, (struct place){ r->t->file, r->text->holder->line, r->text->holder->column },
                  MESSAGE_REFI_TEXT_MISSING, ARGS(ARG_SV(r->text->name), ARG_SV(r->text->path)));
}

/* ---- times --------------------------------------------------------------------------------- */

static int by_begin(const void *x, const void *y)
{
    const struct refi_selection *p = x, *q = y;
    if (p->begin != q->begin) return p->begin < q->begin ? -1 : 1;
    return p->end < q->end ? -1 : p->end > q->end; /* their order in the project */
}

static bool time_of(const struct xml_element *sync, int64_t *ms)
{
    struct err ignored = { 0 };
    return num_i64(refi_value(sync, "timeStamp"), 0, INT64_C(1000000000), ms, &ignored);
}

/* Each SyncPoint's place; `start` gets its time. */
static void place_syncs(struct reading *r)
{
    const struct xml_element *holder = r->text->holder;
    struct refi_selection *found = NULL;
    size_t count = 0, capacity = 0;
    for (size_t i = 0; i < holder->child_count; i++) {
        const struct xml_element *e = holder->children[i];
        struct err ignored = { 0 };
        int64_t at, ms;
        if (!sv_is(e->name, "SyncPoint")) continue;
        if (num_i64(refi_value(e, "position"), 0, INT32_MAX, &at, &ignored) && time_of(e, &ms))
            *ARENA_PUSH(r->a, found, count, capacity) =
                (struct refi_selection){ .element = e, .placed = true, .start = at, .end = at };
        else
            reader_lose(r->a, r->t, SV("SyncPoint"), e->line);
    }
    bool *fits = ARENA_NEW(r->a, bool, count);
    refi_place(r->a, r->text, r->convention, found, count, fits);
    for (size_t i = 0; i < count; i++) {
        found[i].begin = refi_lines_at(r->a, &r->lines, found[i].begin);
        WF_ASSERT(time_of(found[i].element, &found[i].start));
        found[i].end = (int64_t)i;
    }
    if (count) qsort(found, count, sizeof *found, by_begin);
    r->syncs = found;
    r->sync_count = count;
}

/* A line's time is that of the first SyncPoint in it. */
static void time_lines(struct reading *r)
{
    struct passage *p = &r->passage;
    for (size_t s = 0, i = 0; s < r->sync_count; s++) {
        while (i + 1 < p->count && p->items[i + 1].offset <= r->syncs[s].begin) i++;
        r->syncs[s].placed = i < p->count && !p->items[i].ms.has;
        if (r->syncs[s].placed) p->items[i].ms = SOME_INTEGER(r->syncs[s].start);
    }
}

/* The others are lost, in the words of whoever speaks in the line. */
static void lose_syncs(struct reading *r)
{
    const struct passage *p = &r->passage;
    for (size_t s = 0, i = 0; s < r->sync_count; s++) {
        while (i + 1 < p->count && p->items[i + 1].offset <= r->syncs[s].begin) i++;
        reader_voice(r->a, r->t, i < p->count ? p->items[i].voice : (sv){ "", 0 });
        if (!r->syncs[s].placed) reader_lose(r->a, r->t, SV("SyncPoint"), r->syncs[s].element->line);
    }
    reader_voice(r->a, r->t, (sv){ "", 0 });
}

static size_t turn_end(const struct turn *turn)
{
    const struct turn_span *last = &turn->spans[turn->span_count - 1];
    return last->source + last->length;
}

/* A turn ends at the next SyncPoint behind its words, and not behind the next turn's start. */
static void time_ends(struct reading *r)
{
    for (size_t i = 0, s = 0; i < r->t->count; i++) {
        struct turn *turn = &r->t->items[i];
        if (!turn->start_ms.has || !turn->span_count || turn->end_ms.has) continue;
        while (s < r->sync_count && r->syncs[s].begin < turn_end(turn)) s++;
        if (s == r->sync_count || r->syncs[s].start < turn->start_ms.value) continue;
        turn->end_ms = SOME_INTEGER(r->syncs[s].start);
    }
}

/* ---- notes --------------------------------------------------------------------------------- */

/* The first turn that has words of a stretch, or SIZE_MAX. */
static size_t turn_at(const struct transcript *t, size_t begin, size_t end)
{
    size_t low = 0, high = t->count; /* the first turn that ends behind the beginning */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (t->items[middle].span_count && turn_end(&t->items[middle]) <= begin)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == t->count || !t->items[low].span_count) return SIZE_MAX;
    return t->items[low].spans[0].source < end ? low : SIZE_MAX;
}

static void add_note(struct reading *r, size_t turn, sv author, sv text)
{
    reader_note(r->a, r->t, (struct turn_note){ .kind = NOTE_MEMO, .turn = turn, .author = author, .text = text });
}

/* The notes that an element refers to. */
static void add_notes(struct reading *r, const struct xml_element *e, size_t turn)
{
    for (size_t i = 0; i < e->child_count; i++) {
        const struct xml_element *child = e->children[i];
        if (!sv_is(child->name, "NoteRef")) continue;
        const struct xml_element *note = refi_find(r->r, xml_box_attribute(child, "targetGUID"), "Note");
        if (note)
            add_note(r, turn, refi_user(r->r, note), refi_note(r->r, note));
        else
            reader_lose(r->a, r->t, SV("NoteRef"), child->line);
    }
}

/* What is said of a whole source or text. */
static void add_whole(struct reading *r, const struct xml_element *e)
{
    add_note(r, SIZE_MAX, refi_user(r->r, e), refi_child_text(e, "Description"));
    add_notes(r, e, SIZE_MAX);
    for (size_t i = 0; i < e->child_count; i++)
        if (sv_is(e->children[i]->name, "Coding")) add_notes(r, e->children[i], SIZE_MAX);
}

static void add_selection_notes(struct reading *r, const struct refi_selection *s, size_t turn)
{
    const struct xml_element *e = s->element;
    add_note(r, turn, refi_user(r->r, e), refi_child_text(e, "Description"));
    add_notes(r, e, turn);
    for (size_t i = 0; i < e->child_count; i++)
        if (sv_is(e->children[i]->name, "Coding")) add_notes(r, e->children[i], turn);
}

static void take_notes(struct reading *r)
{
    struct refi_selections found = { 0 };
    refi_select(r->r, (size_t)(r->text - r->r->texts), &found);
    bool *fits = ARENA_NEW(r->a, bool, found.count);
    refi_place(r->a, r->text, r->convention, found.items, found.count, fits);
    for (size_t i = 0; i < found.count; i++) {
        struct refi_selection *s = &found.items[i];
        size_t turn = SIZE_MAX;
        if (fits[i])
            turn = turn_at(r->t, refi_lines_at(r->a, &r->lines, s->begin), refi_lines_at(r->a, &r->lines, s->finish));
        reader_voice(r->a, r->t, turn == SIZE_MAX ? (sv){ "", 0 } : r->t->items[turn].label);
        add_selection_notes(r, s, turn);
    }
    reader_voice(r->a, r->t, (sv){ "", 0 });
    if (r->text->first && r->text->source != r->text->holder) add_whole(r, r->text->source);
    add_whole(r, r->text->holder);
}

/* ---- losses -------------------------------------------------------------------------------- */

/* What has its place in the corpus, in a source or in the element that holds its text. Codings and
 * variables are taken from the project as a whole. */
static const char *const kept[] = { "Description", "NoteRef", "Coding", "VariableValue", "PlainTextContent",
                                    "PlainTextSelection", "TranscriptSelection", "SyncPoint", "Representation",
                                    "Transcript", NULL };

static bool is_kept(sv name)
{
    for (size_t i = 0; kept[i]; i++)
        if (sv_is(name, kept[i])) return true;
    return false;
}

/* With all that is in it; its codings are told where codings are asked for. */
static void lose(struct reading *r, const struct xml_element *e)
{
    if (sv_is(e->name, "Coding")) return;
    reader_lose(r->a, r->t, e->name, e->line);
    for (size_t i = 0; i < e->child_count; i++) lose(r, e->children[i]);
}

static void lose_children(struct reading *r, const struct xml_element *e)
{
    if (xml_box_attribute(e, "richTextPath"))
        reader_lose(r->a, r->t, arena_format(r->a, "%.*s@richTextPath", SV_ARG(e->name)), e->line);
    if (xml_box_attribute(e, "path")) /* a PDF, a recording */
        reader_lose(r->a, r->t, arena_format(r->a, "%.*s@path", SV_ARG(e->name)), e->line);
    for (size_t i = 0; i < e->child_count; i++)
        if (!is_kept(e->children[i]->name)) lose(r, e->children[i]);
}

static void take_losses(struct reading *r)
{
    lose_children(r, r->text->holder);
    if (r->text->first && r->text->source != r->text->holder) lose_children(r, r->text->source);
}

bool refi_read(struct arena *a, struct transcript *t, struct problems *problems, struct err *err)
{
    struct reading r = { .a = a, .t = t };
    r.passage = (struct passage){ .a = a, .t = t, .problems = problems };
    if (!open_project(a, t, &r.r, err) || !open_text(&r, err)) return false;
    r.lines = refi_lines(a, r.text->stored);
    t->text = r.lines.normal;
    passage_add_text(&r.passage, t->text, 0);
    place_syncs(&r);
    time_lines(&r);
    if (!passage_turns(&r.passage, err)) return false;
    lose_syncs(&r);
    time_ends(&r);
    take_notes(&r);
    take_losses(&r);
    return true;
}
