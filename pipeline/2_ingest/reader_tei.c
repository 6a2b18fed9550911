/* reader_tei : TEI. Utterances of spoken corpora and parliaments (u), and the speeches of plays (sp). */
#include "2_ingest/label.h"
#include "2_ingest/markup.h"

#define TEI_SPACE "http://www.tei-c.org/ns/1.0"


struct reading {
    struct markup m;
    struct keys person_ids, when_ids;
    sv *persons; /* names */
    size_t person_count, person_capacity;
    struct maybe_integer *whens; /* ms from the origin of their timeline */
    size_t when_count, when_capacity;
    bool joins;      /* tokens say which of them stand together (@join) */
    bool glued;      /* the last token holds on to the next            */
    bool after_word; /* the last thing put was a token                 */
};

/* Who speaks, and when, so far as the elements around say so. */
struct voice {
    sv who;   /* pointers */
    sv label; /* where there are none */
    struct maybe_integer start, end;
    size_t line;
    bool goes_on; /* with what was said before somebody else came between */
};

#define NOBODY ((struct voice){ .who = { "", 0 }, .label = { "", 0 } })

static int probe(const struct transcript *t)
{
    bool tei = sv_is(t->root, "TEI") || sv_is(t->root, "TEI.2") || sv_is(t->root, "teiCorpus");
    if (!tei) return 0;
    return t->space.n == 0 || sv_is(t->space, TEI_SPACE) ? 2 : 1;
}

static bool is_turn(const struct xml_element *e) { return sv_is(e->name, "u") || sv_is(e->name, "sp"); }
static bool is_token(const struct xml_element *e) { return sv_is(e->name, "w") || sv_is(e->name, "pc"); }

/* What stands in a turn and is not said. */
static bool unsaid(const struct xml_element *e)
{
    static const char *const names[] = {
        "note", "noteGrp", "gap", "vocal", "kinesic", "incident", "event", "writing", "pause", "shift",  "desc",
        "stage", "head", "trailer", "pb", "cb", "gb", "milestone", "fw", "figure", "graphic", "media", "index",
        "interp", "interpGrp", "span", "spanGrp", "link", "linkGrp", "join", "joinGrp", "bibl", "del", "surplus",
        "metamark", "castList", "timeline",
    };
    return markup_is_one(e, names, WF_COUNT(names));
}

/* ---- persons ------------------------------------------------------------------------------- */

static void add_part(struct buffer *to, const struct xml_element *e, const char *part)
{
    if (sv_is(e->name, part)) {
        sv text = markup_flat(to->a, e, NULL, 0);
        if (to->n && text.n) buffer_cstr(to, " ");
        buffer_add(to, text);
        return;
    }
    for (size_t i = 0; i < e->child_count; i++) add_part(to, e->children[i], part);
}

/* "Khadija Arib", in whatever order the parts of the name stand. */
static sv person_name(struct arena *a, const struct xml_element *e)
{
    static const char *const parts[] = { "forename", "nameLink", "surname", "genName" };
    struct buffer b = { .a = a };
    for (size_t i = 0; i < WF_COUNT(parts); i++) add_part(&b, e, parts[i]);
    return b.n ? buffer_sv(&b) : markup_flat(a, e, NULL, 0);
}

static sv name_of(struct arena *a, const struct xml_element *e)
{
    static const char *const kinds[] = { "persName", "name", "orgName" };
    if (sv_is(e->name, "role")) return markup_flat(a, e, NULL, 0);
    for (size_t k = 0; k < WF_COUNT(kinds); k++)
        for (size_t i = 0; i < e->child_count; i++) {
            sv name = sv_is(e->children[i]->name, kinds[k]) ? person_name(a, e->children[i]) : (sv){ "", 0 };
            if (name.n) return name;
        }
    return (sv){ "", 0 };
}

/* Whoever may be pointed to, wherever they are listed. */
static void read_persons(struct reading *r, const struct xml_element *e)
{
    static const char *const listed[] = { "person", "personGrp", "persona", "org", "role" };
    sv id = markup_attribute(e, "id");
    bool fresh;
    if (id.n && markup_is_one(e, listed, WF_COUNT(listed))) {
        sv name = name_of(r->m.a, e);
        keys_put(r->m.a, &r->person_ids, id, r->person_count, &fresh);
        if (fresh) *ARENA_PUSH(r->m.a, r->persons, r->person_count, r->person_capacity) = name;
    }
    for (size_t i = 0; i < e->child_count; i++) read_persons(r, e->children[i]);
}

/* What "#jan" or "lijst.xml#jan" points to. */
static sv pointed(sv pointer)
{
    sv before, id;
    return sv_split(pointer, '#', &before, &id) ? id : pointer;
}

static sv speaker_of(struct reading *r, sv pointer)
{
    sv id = pointed(pointer);
    const size_t *person = keys_find(&r->person_ids, id);
    return markup_label(r->m.t, person ? r->persons[*person] : (sv){ "", 0 }, id);
}

/* Cuts the next pointer off "#jan #piet". */
static bool next_pointer(sv *who, sv *pointer)
{
    size_t n = 0;
    *who = sv_trim(*who);
    while (n < who->n && !sv_blank_byte(who->p[n])) n++;
    *pointer = sv_slice(*who, 0, n);
    *who = sv_from(*who, n);
    return n > 0;
}

/* A name in full instead of pointers ("Fatma Bouali"): one without #, which is someone's, or in which not
 * each word is. */
static bool is_name(const struct reading *r, sv who)
{
    sv rest = who, one;
    if (!who.n || memchr(who.p, '#', who.n)) return false;
    if (reader_knows(r->m.t, who)) return true;
    while (next_pointer(&rest, &one))
        if (one.n < who.n && !keys_find(&r->person_ids, one) && !reader_knows(r->m.t, one)) return true;
    return false;
}

/* What stands in the turn is in the words of all who speak. */
static void be_voice(struct reading *r, const struct voice *voice)
{
    struct buffer b = { .a = r->m.a };
    sv rest = voice->who, pointer;
    while (next_pointer(&rest, &pointer)) buffer_printf(&b, "%s%.*s", b.n ? "\n" : "", SV_ARG(speaker_of(r, pointer)));
    reader_voice(r->m.a, r->m.t, b.n ? buffer_sv(&b) : voice->label);
}

/* ---- times --------------------------------------------------------------------------------- */

static bool milliseconds(sv interval, sv unit, int64_t *ms)
{
    static const struct {
        const char *unit;
        double ms;
    } units[] = { { "ms", 1 }, { "s", 1e3 }, { "min", 6e4 }, { "h", 3.6e6 }, { "", 1e3 } };
    struct err ignored;
    double value;
    if (!num_f64(interval, 0, 1e9, &value, &ignored)) return false;
    for (size_t i = 0; i < WF_COUNT(units); i++)
        if (sv_is(unit, units[i].unit)) {
            *ms = (int64_t)(value * units[i].ms + 0.5);
            return true;
        }
    return false;
}

/* "12:30:05.5", also behind a date. */
static bool clock_time(sv absolute, int64_t *ms)
{
    sv date, time;
    return label_time(sv_split(absolute, 'T', &date, &time) ? time : absolute, ms);
}

/* A point is so long after another one of its timeline, or, when it does not say which, after the
 * origin; or it has a time of the clock, and so has the origin. */
static void read_timeline(struct reading *r, const struct xml_element *line)
{
    int64_t origin = 0, ms;
    bool fresh, clock = line->child_count && clock_time(markup_attribute(line->children[0], "absolute"), &origin);
    for (size_t i = 0; i < line->child_count; i++) {
        const struct xml_element *e = line->children[i];
        struct maybe_integer at = NO_INTEGER;
        sv unit = markup_attribute(e, "unit"), since = pointed(markup_attribute(e, "since"));
        const size_t *from = keys_find(&r->when_ids, since);
        if (!unit.n) unit = markup_attribute(line, "unit");
        if (i == 0) at = SOME_INTEGER(0);
        if (clock && clock_time(markup_attribute(e, "absolute"), &ms) && ms >= origin)
            at = SOME_INTEGER(ms - origin);
        if (milliseconds(markup_attribute(e, "interval"), unit, &ms) && (from || !since.n)) {
            struct maybe_integer base = from ? r->whens[*from] : SOME_INTEGER(0);
            at = base.has ? SOME_INTEGER(base.value + ms) : NO_INTEGER;
        }
        keys_put(r->m.a, &r->when_ids, markup_attribute(e, "id"), r->when_count, &fresh);
        *ARENA_PUSH(r->m.a, r->whens, r->when_count, r->when_capacity) = at;
    }
}

static void read_timelines(struct reading *r, const struct xml_element *e)
{
    if (sv_is(e->name, "timeline")) read_timeline(r, e);
    if (is_token(e) && xml_box_attribute(e, "join")) r->joins = true;
    for (size_t i = 0; i < e->child_count; i++) read_timelines(r, e->children[i]);
}

static struct maybe_integer time_of(struct reading *r, const struct xml_element *e, const char *attribute)
{
    sv pointer = markup_attribute(e, attribute);
    if (!pointer.n) return NO_INTEGER;
    const size_t *when = keys_find(&r->when_ids, pointed(pointer));
    if (when) return r->whens[*when];
    problem_add(r->m.problems, markup_place(&r->m, e), MESSAGE_MARKUP_POINTER, ARGS(ARG_SV(pointer)));
    return NO_INTEGER;
}

/* ---- what is said -------------------------------------------------------------------------- */

static void read_turn(struct reading *r, const struct xml_element *e, struct voice around);
static void put_inside(struct reading *r, const struct xml_element *e, struct voice *voice);

static sv first_of(const struct xml_element *e, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        sv value = markup_attribute(e, names[i]);
        if (value.n) return value;
    }
    return (sv){ "", 0 };
}

static void put_token(struct reading *r, const struct xml_element *e)
{
    static const char *const tags[] = { "pos", "msd", "ana" }, *const without[] = { "note", "gap", "desc" };
    sv join = markup_attribute(e, "join");
    bool left = sv_is(join, "left") || sv_is(join, "both");
    if (r->joins && r->after_word && r->m.gap != MARKUP_LINE) r->m.gap = r->glued || left ? MARKUP_NONE : MARKUP_BLANK;
    sv text = e->child_count ? markup_flat(r->m.a, e, without, WF_COUNT(without)) : e->text;
    markup_word(&r->m, text, markup_attribute(e, "lemma"), first_of(e, tags, WF_COUNT(tags)));
    r->after_word = true;
    r->glued = sv_is(join, "right") || sv_is(join, "both");
}

static void put_text(struct reading *r, sv text)
{
    if (sv_trim(text).n) r->after_word = false;
    markup_text(&r->m, text);
}

/* Of what an editor chose between, the corrected one. */
static void put_choice(struct reading *r, const struct xml_element *e, struct voice *voice)
{
    static const char *const better[] = { "corr", "reg", "expan", "lem" };
    size_t chosen = 0;
    for (size_t i = e->child_count; i-- > 0;)
        if (markup_is_one(e->children[i], better, WF_COUNT(better))) chosen = i;
    for (size_t i = 0; i < e->child_count; i++)
        if (i == chosen)
            put_inside(r, e->children[i], voice);
        else
            markup_lose(&r->m, e->children[i]);
}

/* Does it begin on a line of its own? A seg does where an utterance is made of them. */
static bool is_block(const struct xml_element *e)
{
    static const char *const names[] = { "p", "l", "lg", "ab", "div", "list", "item", "lb" };
    if (markup_is_one(e, names, WF_COUNT(names))) return true;
    return sv_is(e->name, "seg") && e->parent && is_turn(e->parent) && !sv_trim(e->parent->text).n;
}

static void end_turn(struct reading *r, const struct voice *voice)
{
    sv rest = voice->who, pointer;
    size_t capacity = 0;
    struct turn turn = { .label = voice->label, .line = voice->line, .start_ms = voice->start, .end_ms = voice->end,
                         .joins = voice->goes_on, .in_line = voice->goes_on };
    if (next_pointer(&rest, &pointer)) turn.label = speaker_of(r, pointer);
    while (next_pointer(&rest, &pointer))
        *ARENA_PUSH(r->m.a, turn.others, turn.other_count, capacity) = speaker_of(r, pointer);
    r->after_word = r->glued = false;
    (void)markup_turn(&r->m, turn);
}

static void put_child(struct reading *r, const struct xml_element *e, struct voice *voice)
{
    if (is_turn(e)) { /* somebody else comes between */
        end_turn(r, voice);
        read_turn(r, e, NOBODY);
        be_voice(r, voice);
        voice->line = e->line;
        voice->goes_on = true;
    } else if (is_token(e)) {
        put_token(r, e);
    } else if (sv_is(e->name, "choice") || sv_is(e->name, "app")) {
        put_choice(r, e, voice);
    } else if (sv_is(e->name, "anchor")) { /* a point in time within the turn */
        struct maybe_integer at = time_of(r, e, "synch");
        if (at.has && !voice->start.has) voice->start = at;
        else if (at.has) voice->end = at;
    } else if (unsaid(e)) {
        markup_lose(&r->m, e);
        markup_gap(&r->m, MARKUP_BLANK);
    } else if (!sv_is(e->name, "speaker")) {
        enum markup_gap gap = is_block(e) ? MARKUP_LINE : sv_is(e->name, "s") ? MARKUP_BLANK : MARKUP_NONE;
        markup_gap(&r->m, gap);
        put_inside(r, e, voice);
        markup_gap(&r->m, gap);
    }
}

static void put_inside(struct reading *r, const struct xml_element *e, struct voice *voice)
{
    size_t at = 0;
    for (size_t i = 0; i < e->child_count; i++) {
        put_text(r, sv_slice(e->text, at, e->children[i]->text_before));
        at = e->children[i]->text_before;
        put_child(r, e->children[i], voice);
    }
    put_text(r, sv_from(e->text, at));
}

/* ---- turns --------------------------------------------------------------------------------- */

/* What the element says of who and when, else what those around it say. */
static struct voice voice_of(struct reading *r, const struct xml_element *e, struct voice around)
{
    static const char *const ends[] = { ".", ":" };
    struct voice voice = around;
    voice.goes_on = false;
    const struct xml_element *speaker = xml_box_child(e, "speaker");
    voice.line = e->line;
    sv who = markup_attribute(e, "who");
    if (is_name(r, who)) {
        voice.who = (sv){ "", 0 };
        voice.label = who;
    } else if (who.n) {
        voice.who = who;
    } else if (speaker) {
        voice.who = (sv){ "", 0 };
        voice.label = markup_flat(r->m.a, speaker, NULL, 0);
        for (size_t i = 0; i < WF_COUNT(ends); i++)
            if (sv_ends(voice.label, sv_from_cstr(ends[i]))) voice.label.n--;
    }
    be_voice(r, &voice);
    bool point = !markup_attribute(e, "start").n;
    struct maybe_integer start = time_of(r, e, point ? "synch" : "start"), end = time_of(r, e, "end");
    if (start.has) voice.start = start;
    if (end.has) voice.end = end;
    return voice;
}

static void read_turn(struct reading *r, const struct xml_element *e, struct voice around)
{
    struct voice voice = voice_of(r, e, around);
    size_t before = r->m.t->count;
    put_inside(r, e, &voice);
    end_turn(r, &voice);
    if (r->m.t->count == before) markup_lose(&r->m, e);
    be_voice(r, &around);
}

static bool holds_turns(const struct xml_element *e)
{
    if (is_turn(e)) return true;
    for (size_t i = 0; i < e->child_count; i++)
        if (holds_turns(e->children[i])) return true;
    return false;
}

/* Goes down to the turns; what holds none is no talk. */
static void read_turns(struct reading *r, const struct xml_element *e, struct voice around)
{
    const struct voice outer = around;
    if (sv_is(e->name, "annotationBlock")) around = voice_of(r, e, around);
    if (sv_trim(e->text).n) reader_lose(r->m.a, r->m.t, SV("text()"), e->line);
    for (size_t i = 0; i < e->child_count; i++) {
        const struct xml_element *child = e->children[i];
        if (is_turn(child))
            read_turn(r, child, around);
        else if (holds_turns(child))
            read_turns(r, child, around);
        else
            markup_lose(&r->m, child);
    }
    be_voice(r, &outer);
}

/* ---- the document -------------------------------------------------------------------------- */

/* Of the text, else of the document, else the only one that the header lists. */
static sv language_of(struct arena *a, const struct xml_element *root)
{
    const struct xml_element *text = xml_box_child(root, "text");
    sv said = text ? markup_language(a, markup_attribute(text, "lang")) : (sv){ "", 0 };
    if (!said.n) said = markup_language(a, markup_attribute(root, "lang"));
    const struct xml_element *e = said.n ? NULL : xml_box_child(root, "teiHeader");
    if (e) e = xml_box_child(e, "profileDesc");
    if (e) e = xml_box_child(e, "langUsage");
    if (e && e->child_count == 1) said = markup_language(a, markup_attribute(e->children[0], "ident"));
    return said;
}

static bool read(struct arena *a, struct transcript *t, struct problems *problems, struct err *err)
{
    struct reading r = { .joins = false };
    struct xml_element *root;
    if (!markup_open(a, t, problems, &r.m, &root, err)) return false;
    read_persons(&r, root);
    read_timelines(&r, root);
    read_turns(&r, root, NOBODY);
    t->language = language_of(a, root);
    if (!t->count && sv_is(root->name, "teiCorpus"))
        return err_at(err, markup_place(&r.m, root), MESSAGE_TEI_CORPUS, NO_ARGS);
    return markup_close(&r.m, err);
}

const struct reader reader_tei = {
    .name = "tei",
    .extension = ".xml",
    .help = { "TEI: beurten in gesproken corpora en parlementen (u), en toneel (sp)",
              "TEI: turns in spoken corpora and parliaments (u), and plays (sp)" },
    .keeps = { "sprekers (@who met hun naam uit listPerson), tijden, woorden, grondvormen, taal",
               "speakers (@who with their name from listPerson), times, words, lemmas, language" },
    .drops = { "kop, voorwerk, toneelaanwijzingen, noten, geluiden en gebaren",
               "header, front matter, stage directions, notes, sounds and gestures" },
    .probe = probe,
    .read = read,
};
