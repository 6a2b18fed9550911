/* reader_eaf : ELAN. Tiers are speakers, annotations are what they say, in the order of time. */
#include "2_ingest/markup.h"

#include <stdlib.h>

enum { DEEPEST_TIER = 16 }; /* tiers within tiers, and annotations of annotations, that are followed */

/* A time slot. Those without a time of their own stand, in order, between those that have one. */
struct slot {
    struct maybe_integer ms;
    int64_t order; /* its time, or the last one before it */
};

struct tier {
    const struct xml_element *element;
    size_t parent, first_child, last_child, next_child; /* numbers of tiers; 0: none */
    bool talk, orphan; /* orphan: the tier it hangs under is not there */
    size_t filled; /* annotations with text */
};

struct annotation {
    const struct xml_element *element; /* ALIGNABLE_ANNOTATION or REF_ANNOTATION */
    size_t tier, number;               /* number: in the document */
    sv text;
    struct maybe_integer start, end;
    int64_t order;
};

struct reading {
    struct markup m;
    struct keys slot_ids, tier_ids, annotation_ids, entry_ids;
    struct slot *slots;
    size_t slot_count, slot_capacity;
    struct tier *tiers; /* [0] is no tier: the parent of those that have none */
    size_t tier_count, tier_capacity;
    struct annotation *annotations;
    size_t annotation_count, annotation_capacity;
    sv *entries; /* of controlled vocabularies */
    size_t entry_count, entry_capacity;
};

static int probe(const struct transcript *t) { return sv_is(t->root, "ANNOTATION_DOCUMENT") ? 2 : 0; }

/* ---- what stands around the annotations ---------------------------------------------------- */

static void read_slots(struct reading *r, const struct xml_element *list)
{
    int64_t last = 0, value;
    struct err ignored;
    bool fresh;
    for (size_t i = 0; i < list->child_count; i++) {
        const struct xml_element *e = list->children[i];
        struct slot slot = { NO_INTEGER, last };
        if (num_i64(markup_attribute(e, "TIME_VALUE"), 0, INT64_MAX, &value, &ignored))
            slot = (struct slot){ SOME_INTEGER(value), last = value };
        keys_put(r->m.a, &r->slot_ids, markup_attribute(e, "TIME_SLOT_ID"), r->slot_count, &fresh);
        *ARENA_PUSH(r->m.a, r->slots, r->slot_count, r->slot_capacity) = slot;
    }
}

/* For annotations that only point to an entry. */
static void read_vocabulary(struct reading *r, const struct xml_element *e)
{
    bool fresh;
    for (size_t i = 0; i < e->child_count; i++) {
        const struct xml_element *value = xml_box_child(e->children[i], "CVE_VALUE");
        sv id = markup_attribute(e->children[i], "CVE_ID");
        if (!id.n || !value) continue;
        keys_put(r->m.a, &r->entry_ids, id, r->entry_count, &fresh);
        *ARENA_PUSH(r->m.a, r->entries, r->entry_count, r->entry_capacity) = value->text;
    }
}

static sv value_of(struct reading *r, const struct xml_element *annotation)
{
    const struct xml_element *value = xml_box_child(annotation, "ANNOTATION_VALUE");
    sv text = value ? sv_trim(value->text) : (sv){ "", 0 };
    const size_t *entry = text.n ? NULL : keys_find(&r->entry_ids, markup_attribute(annotation, "CVE_REF"));
    return entry ? r->entries[*entry] : text;
}

/* Who speaks in a tier: as it says, else as its name says, else as the tiers above it say. */
static sv label_of(const struct reading *r, size_t number)
{
    const struct tier *tier = &r->tiers[number];
    sv own = markup_attribute(tier->element, "PARTICIPANT"), id = markup_attribute(tier->element, "TIER_ID");
    for (int depth = 0; !own.n && !reader_knows(r->m.t, id) && tier->parent && depth < DEEPEST_TIER; depth++) {
        tier = &r->tiers[tier->parent];
        sv above = markup_attribute(tier->element, "PARTICIPANT"), name = markup_attribute(tier->element, "TIER_ID");
        if (above.n || reader_knows(r->m.t, name)) return markup_label(r->m.t, above, name);
    }
    return markup_label(r->m.t, own, id);
}

static void read_tier(struct reading *r, const struct xml_element *e)
{
    size_t number = r->tier_count;
    bool fresh;
    keys_put(r->m.a, &r->tier_ids, markup_attribute(e, "TIER_ID"), number, &fresh);
    *ARENA_PUSH(r->m.a, r->tiers, r->tier_count, r->tier_capacity) = (struct tier){ .element = e };
    for (size_t i = 0; i < e->child_count; i++) {
        const struct xml_element *wrap = e->children[i], *one = wrap->child_count ? wrap->children[0] : NULL;
        if (!sv_is(wrap->name, "ANNOTATION") || !one) continue;
        keys_put(r->m.a, &r->annotation_ids, markup_attribute(one, "ANNOTATION_ID"), r->annotation_count, &fresh);
        struct annotation *a = ARENA_PUSH(r->m.a, r->annotations, r->annotation_count, r->annotation_capacity);
        *a = (struct annotation){ .element = one, .tier = number, .number = r->annotation_count };
    }
}

/* Vocabularies stand below the tiers, so they are looked at first. */
static void read_parts(struct reading *r, const struct xml_element *root)
{
    static const char *const used[] = { "TIER", "TIME_ORDER", "LINGUISTIC_TYPE", "LOCALE", "LANGUAGE" };
    for (size_t i = 0; i < root->child_count; i++) {
        const struct xml_element *e = root->children[i];
        if (sv_is(e->name, "TIME_ORDER")) read_slots(r, e);
        if (sv_is(e->name, "CONTROLLED_VOCABULARY")) read_vocabulary(r, e);
        if (sv_is(e->name, "TIER")) read_tier(r, e);
        if (sv_is(e->name, "HEADER"))
            for (size_t k = 0; k < e->child_count; k++) markup_lose(&r->m, e->children[k]);
        else if (!markup_is_one(e, used, WF_COUNT(used)))
            markup_lose(&r->m, e);
    }
    for (size_t i = 0; i < r->annotation_count; i++) {
        struct annotation *a = &r->annotations[i];
        a->text = value_of(r, a->element);
        if (a->text.n) r->tiers[a->tier].filled++;
    }
}

/* ---- which tiers are the talk --------------------------------------------------------------- */

static void link_tiers(struct reading *r)
{
    for (size_t i = 1; i < r->tier_count; i++) {
        sv above_id = markup_attribute(r->tiers[i].element, "PARENT_REF");
        const size_t *parent = keys_find(&r->tier_ids, above_id);
        r->tiers[i].orphan = above_id.n && !parent;
        if (r->tiers[i].orphan) continue;
        r->tiers[i].parent = parent ? *parent : 0;
        struct tier *above = &r->tiers[r->tiers[i].parent];
        if (above->last_child)
            r->tiers[above->last_child].next_child = i;
        else
            above->first_child = i;
        above->last_child = i;
    }
}

/* A tier with text is talk; where it has none, the first filled one of those that hang under it. */
static bool choose_talk(struct reading *r, size_t number, int depth)
{
    struct tier *tier = &r->tiers[number];
    if (tier->filled) return tier->talk = true;
    if (depth == DEEPEST_TIER) return false;
    for (size_t i = tier->first_child; i; i = r->tiers[i].next_child)
        if (choose_talk(r, i, depth + 1)) return true;
    return false;
}

/* The constraint of a tier's type, as ELAN has four of them: translations and glosses hang by it. */
static sv lost_as(struct arena *a, const struct keys *types, const struct xml_element *root, const struct tier *tier)
{
    static const char *const known[] = { "Time_Subdivision", "Symbolic_Subdivision", "Symbolic_Association",
                                         "Included_In" };
    const size_t *type = keys_find(types, markup_attribute(tier->element, "LINGUISTIC_TYPE_REF"));
    sv constraint = type ? markup_attribute(root->children[*type], "CONSTRAINTS") : (sv){ "", 0 };
    for (size_t i = 0; i < WF_COUNT(known); i++)
        if (sv_is(constraint, known[i])) return arena_format(a, "TIER %s", known[i]);
    return SV("TIER");
}

/* What cannot be told to be talk or not: of a tier under one that is not there. */
static void set_aside(struct reading *r, size_t number)
{
    const struct xml_element *e = r->tiers[number].element;
    sv label = label_of(r, number);
    struct buffer piece = { .a = r->m.a };
    buffer_printf(&piece, "%.*s:", SV_ARG(label));
    for (size_t i = 0; i < r->annotation_count; i++)
        if (r->annotations[i].tier == number && r->annotations[i].text.n)
            buffer_printf(&piece, "\n%.*s", SV_ARG(r->annotations[i].text));
    reader_reject(r->m.t, r->m.problems, e->line, MESSAGE_EAF_ORPHAN,
                  ARGS(ARG_SV(markup_attribute(e, "TIER_ID")), ARG_SV(markup_attribute(e, "PARENT_REF"))),
                  buffer_sv(&piece));
}

/* In the words of whoever speaks in it. */
static void lose_of_tier(struct reading *r, size_t number)
{
    const struct xml_element *e = r->tiers[number].element;
    reader_voice(r->m.a, r->m.t, label_of(r, number));
    if (markup_attribute(e, "ANNOTATOR").n) reader_lose(r->m.a, r->m.t, SV("TIER@ANNOTATOR"), e->line);
    for (size_t i = 0; i < e->child_count; i++)
        if (!sv_is(e->children[i]->name, "ANNOTATION") || !e->children[i]->child_count)
            markup_lose(&r->m, e->children[i]);
    if (r->tiers[number].orphan) set_aside(r, number);
}

/* Annotations of the other tiers, and those without text. */
static void lose_others(struct reading *r, const struct xml_element *root)
{
    struct keys types = { 0 };
    bool fresh;
    for (size_t i = 0; i < root->child_count; i++)
        if (sv_is(root->children[i]->name, "LINGUISTIC_TYPE"))
            keys_put(r->m.a, &types, markup_attribute(root->children[i], "LINGUISTIC_TYPE_ID"), i, &fresh);
    sv *names = ARENA_NEW(r->m.a, sv, r->tier_count);
    for (size_t i = 1; i < r->tier_count; i++) names[i] = lost_as(r->m.a, &types, root, &r->tiers[i]);
    for (size_t i = 1; i < r->tier_count; i++) lose_of_tier(r, i);
    for (size_t i = 0; i < r->annotation_count; i++) {
        const struct annotation *a = &r->annotations[i];
        const struct tier *tier = &r->tiers[a->tier];
        reader_voice(r->m.a, r->m.t, label_of(r, a->tier));
        if (!a->text.n)
            reader_lose(r->m.a, r->m.t, SV("ANNOTATION"), a->element->line);
        else if (!tier->talk && !tier->orphan)
            reader_lose(r->m.a, r->m.t, names[a->tier], a->element->line);
    }
    reader_voice(r->m.a, r->m.t, (sv){ "", 0 });
}

/* ---- times ---------------------------------------------------------------------------------- */

static const struct slot *slot_at(struct reading *r, const struct annotation *a, const char *attribute)
{
    sv id = markup_attribute(a->element, attribute);
    const size_t *slot = keys_find(&r->slot_ids, id);
    if (!slot)
        problem_add(r->m.problems, markup_place(&r->m, a->element), MESSAGE_MARKUP_POINTER, ARGS(ARG_SV(id)));
    return slot ? &r->slots[*slot] : NULL;
}

/* The annotation with time slots that this one hangs under, or NULL. */
static const struct annotation *aligned(const struct reading *r, const struct annotation *a)
{
    for (int depth = 0; depth < DEEPEST_TIER; depth++) {
        if (xml_box_attribute(a->element, "TIME_SLOT_REF1")) return a;
        const size_t *above = keys_find(&r->annotation_ids, markup_attribute(a->element, "ANNOTATION_REF"));
        if (!above) return NULL;
        a = &r->annotations[*above];
    }
    return NULL;
}

/* What has no place in time stays behind the annotation before it in its tier. */
static void find_time(struct reading *r, struct annotation *a, int64_t before)
{
    const struct annotation *in_time = aligned(r, a);
    a->order = before;
    if (!in_time) return;
    const struct slot *start = slot_at(r, in_time, "TIME_SLOT_REF1"), *end = slot_at(r, in_time, "TIME_SLOT_REF2");
    if (start) a->start = start->ms, a->order = start->order;
    if (end) a->end = end->ms;
}

static int by_time(const void *left, const void *right)
{
    const struct annotation *a = left, *b = right;
    if (a->order != b->order) return a->order < b->order ? -1 : 1;
    if (a->tier != b->tier) return a->tier < b->tier ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

/* ---- the talk ------------------------------------------------------------------------------- */

static sv language_of(struct reading *r, const struct xml_element *tier)
{
    sv said = markup_attribute(tier, "LANG_REF");
    return markup_language(r->m.a, said.n ? said : markup_attribute(tier, "DEFAULT_LOCALE"));
}

static void add_turns(struct reading *r)
{
    struct annotation *talk = ARENA_NEW(r->m.a, struct annotation, r->annotation_count);
    size_t count = 0, tier = 0;
    int64_t before = 0;
    for (size_t i = 0; i < r->annotation_count; i++) {
        if (!r->annotations[i].text.n || !r->tiers[r->annotations[i].tier].talk) continue;
        talk[count] = r->annotations[i];
        reader_voice(r->m.a, r->m.t, label_of(r, talk[count].tier));
        find_time(r, &talk[count], talk[count].tier == tier ? before : 0);
        before = talk[count].order;
        tier = talk[count++].tier;
    }
    if (count) qsort(talk, count, sizeof *talk, by_time);
    for (size_t i = 0; i < count; i++) {
        sv label = label_of(r, talk[i].tier);
        reader_voice(r->m.a, r->m.t, label);
        markup_text(&r->m, talk[i].text);
        markup_turn(&r->m, (struct turn){
            .label = label, .language = language_of(r, r->tiers[talk[i].tier].element),
            .line = talk[i].element->line, .start_ms = talk[i].start, .end_ms = talk[i].end, .joins = true });
    }
    reader_voice(r->m.a, r->m.t, (sv){ "", 0 });
}

static bool read(struct arena *a, struct transcript *t, struct problems *problems, struct err *err)
{
    struct reading r = { .slots = NULL };
    struct xml_element *root;
    if (!markup_open(a, t, problems, &r.m, &root, err)) return false;
    *ARENA_PUSH(a, r.tiers, r.tier_count, r.tier_capacity) = (struct tier){ .element = root };
    read_parts(&r, root);
    link_tiers(&r);
    for (size_t i = r.tiers[0].first_child; i; i = r.tiers[i].next_child) choose_talk(&r, i, 0);
    lose_others(&r, root);
    add_turns(&r);
    return markup_close(&r.m, err);
}

const struct reader reader_eaf = {
    .name = "eaf",
    .extension = ".eaf",
    .help = { "ELAN: lagen (tiers) zijn sprekers, annotaties beurten",
              "ELAN: tiers are speakers, annotations are turns" },
    .keeps = { "sprekers (PARTICIPANT, anders TIER_ID), tijden, woorden, taal",
               "speakers (PARTICIPANT, else TIER_ID), times, words, language" },
    .drops = { "lagen onder een andere (vertaling, glossen), media, annotator, woordenlijsten",
               "tiers under another (translation, glosses), media, annotator, vocabularies" },
    .probe = probe,
    .read = read,
};
