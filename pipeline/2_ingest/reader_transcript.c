/* reader_transcript : transcript.xml, the project's own form, as in schemas/transcript.rng. */
#include "2_ingest/label.h"
#include "2_ingest/markup.h"

#define TRANSCRIPT_SPACE "urn:weefsel:transcript:1"

enum { MOST = 4 }; /* names in a list below */

/* What may stand in each element. */
static const struct {
    const char *name;
    const char *inside[MOST], *attributes[MOST]; /* NULL: no more */
    bool text;
} elements[] = {
    { "transcript", { "speaker", "turn", "note", NULL }, { "language", NULL }, false },
    { "speaker", { NULL }, { "id", "name", NULL }, false },
    { "turn", { "br", "note", NULL }, { "speaker", "start", "end", NULL }, true },
    { "note", { NULL }, { "kind", "author", NULL }, true },
    { "br", { NULL }, { NULL }, false },
};

struct reading {
    struct markup m;
    struct keys speaker_ids;
    sv *labels; /* of the speakers that are listed */
    const char **ids;
    size_t label_count, label_capacity, id_count, id_capacity;
};

static int probe(const struct transcript *t)
{
    if (!sv_is(t->root, "transcript")) return 0;
    if (sv_is(t->space, TRANSCRIPT_SPACE)) return 2;
    return t->space.n == 0 || sv_starts(t->space, SV("urn:weefsel:transcript:")) ? 1 : 0;
}

/* ---- what may stand where ------------------------------------------------------------------- */

static size_t kind_of(const struct xml_element *e)
{
    size_t i = 0;
    while (i < WF_COUNT(elements) && !sv_is(e->name, elements[i].name)) i++;
    return i;
}

static size_t count_of(const char *const names[MOST])
{
    size_t n = 0;
    while (n < MOST && names[n]) n++;
    return n;
}

static bool is_listed(sv name, const char *const names[MOST])
{
    for (size_t i = 0, n = count_of(names); i < n; i++)
        if (sv_is(name, names[i])) return true;
    return false;
}

static sv list_of(struct arena *a, const char *const names[MOST])
{
    struct buffer b = { .a = a };
    for (size_t i = 0, n = count_of(names); i < n; i++) buffer_printf(&b, "%s%s", i ? ", " : "", names[i]);
    return b.n ? buffer_sv(&b) : SV("-");
}

/* The label of whoever the attribute names. */
static sv label_of(const struct reading *r, const struct xml_element *e)
{
    sv id = markup_attribute(e, "speaker");
    const size_t *speaker = keys_find(&r->speaker_ids, id);
    return speaker ? markup_label(r->m.t, r->labels[*speaker], id) : id;
}

/* Text that cannot be used, behind the name of whoever says it. */
static void set_aside(struct reading *r, const struct xml_element *e, enum message why, sv text)
{
    const struct xml_element *turn = e;
    while (turn->parent && !xml_box_attribute(turn, "speaker")) turn = turn->parent;
    sv label = label_of(r, turn);
    if (!text.n) return;
    problem_reject(r->m.problems, r->m.t->file, e->line, why,
                   arena_format(r->m.a, "%.*s%s%.*s", SV_ARG(label), label.n ? ": " : "", SV_ARG(text)));
    r->m.t->rejected_count++;
}

static void report_element(struct reading *r, const struct xml_element *e, size_t parent)
{
    const char *const *inside = elements[parent].inside;
    const char *near = text_nearest(e->name, inside, count_of(inside));
    enum message why = near ? MESSAGE_TALK_ELEMENT_NEAR : MESSAGE_TALK_ELEMENT;
    problem_add(r->m.problems, markup_place(&r->m, e), why,
                ARGS(ARG_SV(e->name), ARG_CSTR(elements[parent].name),
                     near ? ARG_CSTR(near) : ARG_SV(list_of(r->m.a, inside))));
    set_aside(r, e, why, markup_flat(r->m.a, e, NULL, 0));
}

static void check_attributes(struct reading *r, const struct xml_element *e, size_t kind)
{
    const char *const *names = elements[kind].attributes;
    for (size_t i = 0; i < e->attribute_count; i++) {
        const struct xml_attribute *attribute = &e->attributes[i];
        if (is_listed(attribute->name, names)) continue;
        const char *near = text_nearest(attribute->name, names, count_of(names));
        problem_add(r->m.problems, (struct place){ r->m.t->file, attribute->line, attribute->column },
                    near ? MESSAGE_TALK_ATTRIBUTE_NEAR : MESSAGE_TALK_ATTRIBUTE,
                    ARGS(ARG_SV(attribute->name), ARG_SV(e->name),
                         near ? ARG_CSTR(near) : ARG_SV(list_of(r->m.a, names))));
    }
}

/* Whether the element is one that may stand there; what is wrong in it is said. */
static bool check(struct reading *r, const struct xml_element *e)
{
    size_t kind = kind_of(e), parent = e->parent ? kind_of(e->parent) : kind;
    if (e->parent && !is_listed(e->name, elements[parent].inside)) {
        report_element(r, e, parent);
        return false;
    }
    check_attributes(r, e, kind);
    sv stray = sv_trim(e->text);
    if (elements[kind].text || !stray.n) return true;
    problem_add(r->m.problems, markup_place(&r->m, e), MESSAGE_TALK_STRAY, ARGS(ARG_SV(stray), ARG_SV(e->name)));
    set_aside(r, e, MESSAGE_TALK_STRAY, stray);
    return true;
}

/* An attribute that must be there and filled. */
static bool needed(struct reading *r, const struct xml_element *e, const char *name)
{
    if (markup_attribute(e, name).n) return true;
    problem_add(r->m.problems, markup_place(&r->m, e), MESSAGE_TALK_MISSING, ARGS(ARG_SV(e->name), ARG_CSTR(name)));
    return false;
}

/* One that may be left out, but not empty. */
static void not_empty(struct reading *r, const struct xml_element *e, const char *name)
{
    if (xml_box_attribute(e, name)) (void)needed(r, e, name);
}

/* ---- speakers, notes, turns ------------------------------------------------------------------ */

static void read_speaker(struct reading *r, const struct xml_element *e)
{
    sv id = markup_attribute(e, "id");
    bool fresh;
    sv name = markup_attribute(e, "name");
    reader_voice(r->m.a, r->m.t, markup_label(r->m.t, name, id));
    not_empty(r, e, "name");
    if (!check(r, e) || !needed(r, e, "id")) return;
    for (size_t i = 0; i < e->child_count; i++) (void)check(r, e->children[i]);
    keys_put(r->m.a, &r->speaker_ids, id, r->label_count, &fresh);
    if (!fresh) {
        problem_add(r->m.problems, markup_place(&r->m, e), MESSAGE_TALK_TWICE, ARGS(ARG_SV(id)));
        return;
    }
    *ARENA_PUSH(r->m.a, r->labels, r->label_count, r->label_capacity) = name;
    *ARENA_PUSH(r->m.a, r->ids, r->id_count, r->id_capacity) = arena_cstr(r->m.a, id);
}

static void check_speaker(struct reading *r, const struct xml_element *e)
{
    sv id = markup_attribute(e, "speaker");
    if (!r->label_count || !id.n || keys_find(&r->speaker_ids, id)) return;
    const char *near = text_nearest(id, r->ids, r->id_count);
    problem_add(r->m.problems, markup_place(&r->m, e), near ? MESSAGE_TALK_SPEAKER_NEAR : MESSAGE_TALK_SPEAKER,
                ARGS(ARG_SV(id), ARG_CSTR(near)));
}

static struct maybe_integer time_of(struct reading *r, const struct xml_element *e, const char *name)
{
    sv text = markup_attribute(e, name);
    int64_t ms;
    if (!xml_box_attribute(e, name)) return NO_INTEGER;
    if (text.n && memchr(text.p, ':', text.n) && label_time(text, &ms)) return SOME_INTEGER(ms);
    problem_add(r->m.problems, markup_place(&r->m, e), MESSAGE_TALK_TIME, ARGS(ARG_CSTR(name), ARG_SV(text)));
    return NO_INTEGER;
}

static void read_note(struct reading *r, const struct xml_element *e, size_t turn)
{
    const sv *said = xml_box_attribute(e, "kind");
    struct xml_element alone = *e; /* without elements that do not belong in it */
    size_t kind = 0;
    alone.child_count = 0;
    not_empty(r, e, "author");
    for (size_t i = 0; i < e->child_count; i++) (void)check(r, e->children[i]);
    while (said && kind < NOTE_COUNT && !sv_eq(sv_trim(*said), reader_note_name((enum note_kind)kind))) kind++;
    if (kind == NOTE_COUNT) {
        problem_add(r->m.problems, markup_place(&r->m, e), MESSAGE_TALK_KIND, ARGS(ARG_SV(*said)));
        kind = NOTE_COMMENT;
    }
    reader_note(r->m.a, r->m.t, (struct turn_note){ .kind = (enum note_kind)kind, .turn = turn,
                                                    .author = markup_attribute(e, "author"),
                                                    .text = markup_flat(r->m.a, &alone, NULL, 0) });
}

static void read_turn(struct reading *r, const struct xml_element *e)
{
    size_t at = 0;
    struct turn turn = { .line = e->line };
    if (needed(r, e, "speaker")) check_speaker(r, e);
    turn.label = label_of(r, e);
    turn.start_ms = time_of(r, e, "start");
    turn.end_ms = time_of(r, e, "end");
    for (size_t i = 0; i < e->child_count; i++) {
        const struct xml_element *child = e->children[i];
        markup_text(&r->m, sv_slice(e->text, at, child->text_before));
        at = child->text_before;
        if (sv_is(child->name, "br")) markup_gap(&r->m, MARKUP_LINE);
    }
    markup_text(&r->m, sv_from(e->text, at));
    bool added = markup_turn(&r->m, turn);
    if (!added) problem_add(r->m.problems, markup_place(&r->m, e), MESSAGE_TXT_TURN_EMPTY, NO_ARGS);
    for (size_t i = 0; i < e->child_count; i++) {
        const struct xml_element *child = e->children[i];
        if (!check(r, child)) continue;
        if (sv_is(child->name, "note")) read_note(r, child, added ? r->m.t->count - 1 : SIZE_MAX);
        for (size_t k = 0; sv_is(child->name, "br") && k < child->child_count; k++)
            (void)check(r, child->children[k]);
    }
}

static sv language_of(struct reading *r, const struct xml_element *root)
{
    const sv *said = xml_box_attribute(root, "language");
    if (!said) return (sv){ "", 0 };
    sv language = sv_trim(*said);
    if (text_language_tag(language)) return language;
    problem_add(r->m.problems, markup_place(&r->m, root), MESSAGE_TALK_LANGUAGE, ARGS(ARG_SV(language)));
    return (sv){ "", 0 };
}

/* Speakers may be listed below the turns that name them. */
static bool read(struct arena *a, struct transcript *t, struct problems *problems, struct err *err)
{
    struct reading r = { .labels = NULL };
    struct xml_element *root;
    if (!markup_open(a, t, problems, &r.m, &root, err)) return false;
    if (!sv_is(root->space, TRANSCRIPT_SPACE))
        return err_at(err, markup_place(&r.m, root), MESSAGE_TALK_SPACE, NO_ARGS);
    (void)check(&r, root);
    for (size_t i = 0; i < root->child_count; i++)
        if (sv_is(root->children[i]->name, "speaker")) read_speaker(&r, root->children[i]);
    for (size_t i = 0; i < root->child_count; i++) {
        const struct xml_element *e = root->children[i];
        reader_voice(a, t, label_of(&r, e));
        if (sv_is(e->name, "speaker") || !check(&r, e)) continue;
        if (sv_is(e->name, "turn")) read_turn(&r, e);
        if (sv_is(e->name, "note")) read_note(&r, e, SIZE_MAX);
    }
    reader_voice(a, t, (sv){ "", 0 });
    t->language = language_of(&r, root);
    return markup_close(&r.m, err);
}

const struct reader reader_transcript = {
    .name = "transcript",
    .extension = ".xml",
    .help = { "transcript.xml van Weefsel zelf (schemas/transcript.rng)",
              "transcript.xml, Weefsel's own form (schemas/transcript.rng)" },
    .keeps = { "alles: sprekers, tijden, woorden, notities, taal",
               "everything: speakers, times, words, notes, language" },
    .drops = { "commentaar in de XML", "comments in the XML" },
    .probe = probe,
    .read = read,
};
