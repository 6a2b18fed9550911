/* reader_folia : FoLiA 0.8 and later. Utterances, events, sentences and paragraphs with their speakers. */
#include "2_ingest/label.h"
#include "2_ingest/markup.h"

#define FOLIA_SPACE "http://ilk.uvt.nl/folia"

struct reading {
    struct markup m;
    struct turn turn;  /* on its way: label, line and times */
    int units;         /* elements around that are a turn   */
    size_t first_note; /* of the turn on its way            */
};

static int probe(const struct transcript *t)
{
    if (!sv_is(t->root, "FoLiA")) return 0;
    return sv_is(t->space, FOLIA_SPACE) ? 2 : 1;
}

/* ---- kinds of elements --------------------------------------------------------------------- */

/* What text stands in. */
static bool is_structure(const struct xml_element *e)
{
    static const char *const names[] = {
        "text", "speech", "div", "p", "s", "w", "utt", "event", "head", "list", "item", "label", "quote", "table",
        "tablehead", "row", "cell", "caption", "figure", "entry", "term", "def", "ex", "example", "part", "ref",
    };
    return markup_is_one(e, names, WF_COUNT(names));
}

/* What is a turn where nothing around it is one. */
static bool is_turn(const struct xml_element *e)
{
    static const char *const names[] = { "utt", "event", "p", "s", "head", "item", "caption", "cell", "entry" };
    return markup_is_one(e, names, WF_COUNT(names));
}

/* What begins on a line of its own within a turn. */
static bool is_block(const struct xml_element *e)
{
    static const char *const names[] = { "p", "head", "item", "cell", "caption", "div", "utt" };
    return markup_is_one(e, names, WF_COUNT(names));
}

static sv speaker_of(const struct xml_element *e, sv around)
{
    sv speaker = markup_attribute(e, "speaker");
    if (!speaker.n) speaker = markup_attribute(e, "actor");
    return speaker.n ? speaker : around;
}

/* Of what a corrector saw and wrote, what now stands: the new, else the current, else the original. */
static const struct xml_element *corrected(const struct xml_element *correction)
{
    static const char *const kept[] = { "new", "current", "original" };
    for (size_t i = 0; i < WF_COUNT(kept); i++) {
        const struct xml_element *e = xml_box_child(correction, kept[i]);
        if (e) return e;
    }
    return NULL;
}

/* ---- text ---------------------------------------------------------------------------------- */

static bool is_text(const struct xml_element *e)
{
    sv class = markup_attribute(e, "class");
    return sv_is(e->name, "t") && (!class.n || sv_is(class, "current"));
}

/* The current text of an element itself, or NULL; a correction in it may hold it. */
static const struct xml_element *own_text(const struct xml_element *e)
{
    for (size_t i = 0; i < e->child_count; i++) {
        const struct xml_element *child = e->children[i];
        if (is_text(child)) return child;
        if (!sv_is(child->name, "correction")) continue;
        const struct xml_element *now = corrected(child);
        for (size_t k = 0; now && k < now->child_count; k++)
            if (is_text(now->children[k])) return now->children[k];
    }
    return NULL;
}

static sv flat_text(struct arena *a, const struct xml_element *t)
{
    static const char *const without[] = { "t-gap", "desc", "comment", "feat" };
    return markup_flat(a, t, without, WF_COUNT(without));
}

/* What is said in an element, by speaker. */
struct said {
    sv speaker;
    struct buffer text;
};
struct speech {
    struct arena *a;
    bool apart; /* who says it matters */
    struct said *items;
    size_t count, capacity;
};

static void say(struct speech *to, const struct xml_element *e, const struct xml_element *own, sv speaker)
{
    size_t i = 0;
    while (i < to->count && to->apart && !sv_eq(to->items[i].speaker, speaker)) i++;
    if (i == to->count)
        *ARENA_PUSH(to->a, to->items, to->count, to->capacity) = (struct said){ speaker, { .a = to->a } };
    buffer_add(&to->items[i].text, flat_text(to->a, own));
    if (!sv_is(markup_attribute(e, "space"), "no")) buffer_cstr(&to->items[i].text, " ");
}

/* The text of all words and sentences in an element, its own where it has none of these: whether it has
 * any. */
static bool add_deepest(struct speech *to, const struct xml_element *e, sv around)
{
    sv speaker = speaker_of(e, around);
    bool any = false;
    for (size_t i = 0; i < e->child_count; i++) {
        const struct xml_element *child = e->children[i];
        if (sv_is(child->name, "correction"))
            child = corrected(child);
        else if (!is_structure(child))
            child = NULL;
        if (child && add_deepest(to, child, speaker)) any = true;
    }
    const struct xml_element *own = any ? NULL : own_text(e);
    if (own) say(to, e, own, speaker);
    return any || own;
}

static void add_inside(struct speech *to, const struct xml_element *e, sv speaker)
{
    for (size_t i = 0; i < e->child_count; i++) {
        const struct xml_element *child = e->children[i];
        if (is_structure(child)) (void)add_deepest(to, child, speaker);
        const struct xml_element *now = sv_is(child->name, "correction") ? corrected(child) : NULL;
        for (size_t k = 0; now && k < now->child_count; k++)
            if (is_structure(now->children[k])) (void)add_deepest(to, now->children[k], speaker);
    }
}

static sv deepest_of(struct arena *a, const struct xml_element *e)
{
    struct speech speech = { .a = a };
    add_inside(&speech, e, (sv){ "", 0 });
    return speech.count ? sv_trim(buffer_sv(&speech.items[0].text)) : (sv){ "", 0 };
}

/* The same but for blanks. */
static bool same_letters(sv x, sv y)
{
    size_t i = 0, k = 0;
    for (;;) {
        while (i < x.n && sv_blank_byte(x.p[i])) i++;
        while (k < y.n && sv_blank_byte(y.p[k])) k++;
        if (i == x.n || k == y.n) return i == x.n && k == y.n;
        if (x.p[i++] != y.p[k++]) return false;
    }
}

/* Says so when the text of an element is another than that of its words: the words are used. */
static void compare(struct reading *r, const struct xml_element *e, sv own, sv deepest)
{
    sv label = r->turn.label;
    if (same_letters(own, deepest)) return;
    sv piece = arena_format(r->m.a, "%.*s%s%.*s", SV_ARG(label), label.n ? ": " : "", SV_ARG(own));
    reader_reject(r->m.t, r->m.problems, e->line, MESSAGE_FOLIA_TWICE, ARGS(ARG_SV(e->name)), piece);
}

/* ---- times --------------------------------------------------------------------------------- */

static struct maybe_integer time_of(const struct xml_element *e, const char *attribute)
{
    int64_t ms;
    return label_time(markup_attribute(e, attribute), &ms) ? SOME_INTEGER(ms) : NO_INTEGER;
}

/* From the first to the last of what is timed in it. */
static void widen_times(const struct xml_element *e, struct turn *turn)
{
    struct maybe_integer start = time_of(e, "begintime"), end = time_of(e, "endtime");
    if (start.has && (!turn->start_ms.has || start.value < turn->start_ms.value)) turn->start_ms = start;
    if (end.has && (!turn->end_ms.has || end.value > turn->end_ms.value)) turn->end_ms = end;
    for (size_t i = 0; i < e->child_count; i++) widen_times(e->children[i], turn);
}

static void take_times(const struct xml_element *e, struct turn *turn)
{
    turn->start_ms = time_of(e, "begintime");
    turn->end_ms = time_of(e, "endtime");
    if (turn->start_ms.has || turn->end_ms.has) return;
    for (size_t i = 0; i < e->child_count; i++) widen_times(e->children[i], turn);
}

/* ---- words and notes ----------------------------------------------------------------------- */

/* The notes in a turn stand at it once it is there. */
static void end_turn(struct reading *r)
{
    struct transcript *t = r->m.t;
    sv voice = t->voice;
    reader_voice(r->m.a, t, r->turn.label);
    bool added = markup_turn(&r->m, r->turn);
    reader_voice(r->m.a, t, voice);
    for (size_t i = r->first_note; added && i < t->note_count; i++) t->notes[i].turn = t->count - 1;
    r->first_note = t->note_count;
}

/* Sentences and utterances of one speaker go on; paragraphs and messages stand alone. */
static void begin_turn(struct reading *r, const struct xml_element *e, sv speaker)
{
    static const char *const pieces[] = { "s", "utt", "w" };
    end_turn(r);
    r->turn = (struct turn){ .label = speaker, .line = e->line, .in_line = sv_is(e->name, "w"),
                             .joins = speaker.n && markup_is_one(e, pieces, WF_COUNT(pieces)) };
}

/* A note may hold what somebody says: then it is one for each speaker. */
static void put_note(struct reading *r, const struct xml_element *e)
{
    bool comment = sv_is(e->name, "comment");
    const struct xml_element *own = own_text(e);
    struct turn_note note = { .kind = comment ? NOTE_COMMENT : NOTE_FOOTNOTE, .turn = SIZE_MAX,
                              .author = markup_attribute(e, "annotator") };
    struct speech speech = { .a = r->m.a, .apart = true };
    sv voice = r->m.t->voice;
    if (!comment) add_inside(&speech, e, voice);
    for (size_t i = 0; i < speech.count; i++) {
        note.text = buffer_sv(&speech.items[i].text);
        reader_voice(r->m.a, r->m.t, speech.items[i].speaker);
        reader_note(r->m.a, r->m.t, note);
    }
    reader_voice(r->m.a, r->m.t, voice);
    note.text = comment ? markup_flat(r->m.a, e, NULL, 0) : own ? flat_text(r->m.a, own) : (sv){ "", 0 };
    if (!speech.count) reader_note(r->m.a, r->m.t, note);
}

/* What is beside the text of an element: notes are kept, other annotation is not. */
static void put_beside(struct reading *r, const struct xml_element *e)
{
    sv voice = r->m.t->voice;
    reader_voice(r->m.a, r->m.t, speaker_of(e, voice));
    if (sv_is(e->name, "note") || sv_is(e->name, "comment"))
        put_note(r, e);
    else
        markup_lose(&r->m, e);
    reader_voice(r->m.a, r->m.t, voice);
}

static sv class_of(const struct xml_element *e)
{
    sv class = e ? markup_attribute(e, "class") : (sv){ "", 0 };
    return sv_is(class, "_") ? (sv){ "", 0 } : class; /* so the spoken Dutch corpus writes that there is none */
}

/* Words may have speakers of their own. */
static void put_word(struct reading *r, const struct xml_element *e, sv speaker)
{
    const struct xml_element *own = own_text(e), *lemma = xml_box_child(e, "lemma"), *tag = xml_box_child(e, "pos");
    if (!sv_eq(speaker, r->turn.label)) begin_turn(r, e, speaker);
    for (size_t i = 0; i < e->child_count; i++) {
        const struct xml_element *child = e->children[i];
        if (child != own && child != lemma && child != tag) put_beside(r, child);
    }
    if (!own) {
        markup_lose(&r->m, e);
        return;
    }
    markup_word(&r->m, flat_text(r->m.a, own), class_of(lemma), class_of(tag));
    if (!sv_is(markup_attribute(e, "space"), "no")) markup_gap(&r->m, MARKUP_BLANK);
}

/* ---- structure ----------------------------------------------------------------------------- */

static bool walk(struct reading *r, const struct xml_element *e, sv around, struct err *err);

static bool walk_children(struct reading *r, const struct xml_element *e, sv speaker, struct err *err)
{
    static const char *const breaks[] = { "br", "linebreak", "whitespace" };
    const struct xml_element *own = own_text(e);
    for (size_t i = 0; i < e->child_count; i++) {
        const struct xml_element *child = e->children[i];
        if (is_structure(child)) {
            if (!walk(r, child, speaker, err)) return false;
        } else if (sv_is(child->name, "correction")) {
            const struct xml_element *now = corrected(child);
            for (size_t k = 0; k < child->child_count; k++)
                if (child->children[k] != now) markup_lose(&r->m, child->children[k]);
            if (now && !walk_children(r, now, speaker, err)) return false;
        } else if (markup_is_one(child, breaks, WF_COUNT(breaks))) {
            markup_gap(&r->m, MARKUP_LINE);
        } else if (child != own) {
            put_beside(r, child);
        }
    }
    return true;
}

/* FoLiA has all its text in <t>: what stands elsewhere is damage, and may be talk. */
static bool check_stray(struct reading *r, const struct xml_element *e, struct err *err)
{
    sv stray = sv_trim(e->text);
    if (!stray.n) return true;
    return err_at(err, markup_place(&r->m, e), MESSAGE_FOLIA_STRAY, ARGS(ARG_SV(stray), ARG_SV(e->name)));
}

/* The text of an element is in the words of all who speak in it. */
static void be_all_voices(struct reading *r, const struct xml_element *e)
{
    struct speech speech = { .a = r->m.a, .apart = true };
    struct buffer all = { .a = r->m.a };
    add_inside(&speech, e, r->m.t->voice);
    for (size_t i = 0; i < speech.count; i++)
        if (speech.items[i].speaker.n)
            buffer_printf(&all, "%s%.*s", all.n ? "\n" : "", SV_ARG(speech.items[i].speaker));
    reader_voice(r->m.a, r->m.t, all.n ? buffer_sv(&all) : (sv){ "", 0 });
}

/* The text of an element itself counts where nothing in it has text. */
static void put_own(struct reading *r, const struct xml_element *e)
{
    const struct xml_element *own = own_text(e);
    if (!own) return;
    sv text = flat_text(r->m.a, own), deepest = deepest_of(r->m.a, e), voice = r->m.t->voice;
    if (!deepest.n) {
        markup_text(&r->m, text);
        return;
    }
    be_all_voices(r, e);
    compare(r, e, text, deepest);
    reader_voice(r->m.a, r->m.t, voice);
}

static bool walk(struct reading *r, const struct xml_element *e, sv around, struct err *err)
{
    sv speaker = speaker_of(e, around);
    if (!check_stray(r, e, err)) return false;
    reader_voice(r->m.a, r->m.t, speaker);
    if (sv_is(e->name, "w")) {
        put_word(r, e, speaker);
        reader_voice(r->m.a, r->m.t, around);
        return true;
    }
    struct turn outer = r->turn;
    bool turn = is_turn(e) && (!r->units || sv_is(e->name, "utt") || !sv_eq(speaker, r->turn.label));
    if (turn) {
        begin_turn(r, e, speaker);
        take_times(e, &r->turn);
        r->units++;
    }
    markup_gap(&r->m, is_block(e) ? MARKUP_LINE : MARKUP_NONE);
    put_own(r, e);
    if (!walk_children(r, e, speaker, err)) return false;
    bool on = sv_is(markup_attribute(e, "space"), "no");
    markup_gap(&r->m, is_block(e) ? MARKUP_LINE : on ? MARKUP_NONE : MARKUP_BLANK);
    if (turn) {
        end_turn(r);
        r->turn = outer;
        r->units--;
    }
    reader_voice(r->m.a, r->m.t, around);
    return true;
}

/* ---- the document -------------------------------------------------------------------------- */

static sv language_of(struct arena *a, const struct xml_element *root)
{
    const struct xml_element *metadata = xml_box_child(root, "metadata"), *text = xml_box_child(root, "text");
    for (size_t i = 0; metadata && i < metadata->child_count; i++)
        if (sv_is(markup_attribute(metadata->children[i], "id"), "language"))
            return markup_language(a, sv_trim(metadata->children[i]->text));
    const struct xml_element *lang = text ? xml_box_child(text, "lang") : NULL;
    return lang ? markup_language(a, markup_attribute(lang, "class")) : (sv){ "", 0 };
}

static bool read(struct arena *a, struct transcript *t, struct problems *problems, struct err *err)
{
    struct reading r = { .units = 0 };
    struct xml_element *root;
    if (!markup_open(a, t, problems, &r.m, &root, err) || !check_stray(&r, root, err)) return false;
    for (size_t i = 0; i < root->child_count; i++) {
        const struct xml_element *part = root->children[i];
        if (!sv_is(part->name, "text") && !sv_is(part->name, "speech")) {
            markup_lose(&r.m, part);
            continue;
        }
        r.turn = (struct turn){ .label = { "", 0 }, .line = part->line };
        if (!walk(&r, part, (sv){ "", 0 }, err)) return false;
        end_turn(&r);
    }
    t->language = language_of(a, root);
    return markup_close(&r.m, err);
}

const struct reader reader_folia = {
    .name = "folia",
    .extension = ".xml",
    .help = { "FoLiA: uitingen, gebeurtenissen, zinnen en alinea's",
              "FoLiA: utterances, events, sentences and paragraphs" },
    .keeps = { "sprekers (speaker, actor), tijden, woorden, grondvormen, woordsoorten, noten, taal",
               "speakers (speaker, actor), times, words, lemmas, parts of speech, notes, language" },
    .drops = { "wat er voor een verbetering stond, klanken, namen, zinsbouw en andere annotatie, metadata",
               "what stood before a correction, phonetics, entities, syntax and other annotation, metadata" },
    .probe = probe,
    .read = read,
};
