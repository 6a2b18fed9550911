/* Who speaks: the labels of all talks against the lists of people, as ingest will see them. */
#include "2_ingest/survey_found.h"

#include "0_base/file.h"
#include "2_ingest/ingest.h"
#include "2_ingest/near.h"
#include "2_ingest/reader.h"
#include "2_ingest/speakers.h"
#include "2_ingest/tables_task.h"

#include <stdlib.h>

enum {
    ASKS_TURNS = 4,        /* with fewer turns nothing is said of who asks */
    ASKS_PERCENT = 40,     /* of an interviewer's turns have a question    */
    ASKS_TIMES = 3,        /* as often as who answers                      */
    SEVERAL_TALKS = 2,
};

/* A label with what it is taken for; the same in several talks is one. */
struct survey_voice {
    struct survey_speaker s;
    enum speaker_how how;
    enum role role;
    bool plain, answers;
    const struct survey_talk *talk; /* the first */
};

struct voices {
    struct survey_voice *items;
    size_t count, capacity;
    struct keys known;
};

static bool is_kind(const struct survey_sheet *s, const char *kind)
{
    return s->kind && strcmp(s->kind, kind) == 0;
}

/* ---- the roster ---------------------------------------------------------------------------- */

static void add_name(struct proposing *p, size_t person, const char *kind, sv name)
{
    size_t known;
    bool there = roster_find(&p->roster, name, &known) == ROSTER_ONE && known == person;
    if (!name.n || (there && p->roster.people[person].name.n)) return;
    roster_add_name(&p->roster, person, kind, name);
}

static sv header_of(const struct survey_sheet *s, const char *name)
{
    for (size_t i = 0; i < s->match_count; i++)
        if (strcmp(s->matches[i].name, name) == 0 && s->matches[i].column >= 0)
            return s->sheet.names[s->matches[i].column];
    return (sv){ "", 0 };
}

static void add_person(struct proposing *p, const struct survey_sheet *s, size_t row)
{
    sv id = survey_cell(p->a, s, "person", row), name = survey_cell(p->a, s, "name", row), one;
    sv rest = survey_cell(p->a, s, "aliases", row), role_text = survey_cell(p->a, s, "role", row);
    const char *choices;
    const char *consent = columns_consent(header_of(s, "consent"), survey_cell(p->a, s, "consent", row), &choices);
    enum role role = ROLE_OTHER;
    bool withdrawn = consent && strcmp(consent, "withdrawn") == 0;
    size_t person;
    if (!id.n) return;
    if (!study_role_parse(role_text, &role)) role = ROLE_OTHER;
    if (!roster_find_id(&p->roster, id, &person)) /* a person may have a row for each role */
        person = roster_add(&p->roster,
                            (struct roster_person){ .id = id, .role = role, .roster = true, .quotable = true });
    if (withdrawn) p->roster.people[person].withdrawn = true;
    if (!name.n && roster_names_by_id(&p->roster, person)) name = id;
    add_name(p, person, "name", name);
    while (sv_cut(&rest, ';', &one)) add_name(p, person, "alias", sv_trim(one));
    p->out->interviewer = p->out->interviewer || role == ROLE_INTERVIEWER;
}

/* "I01;Thijs": the ids of who is known. */
static sv shown_people(struct proposing *p, sv cell)
{
    struct buffer b = { .a = p->a };
    sv one;
    while (sv_cut(&cell, ';', &one)) {
        size_t person;
        if (!sv_trim(one).n || roster_find(&p->roster, one, &person) != ROSTER_ONE) continue;
        if (b.n) buffer_cstr(&b, ";");
        buffer_add(&b, p->roster.people[person].shown);
    }
    return buffer_sv(&b);
}

static void read_documents(struct proposing *p, const struct survey_sheet *s)
{
    for (size_t i = 0; i < s->sheet.row_count; i++) {
        const size_t *at = keys_find(&p->documents, columns_fold(p->a, survey_cell(p->a, s, "file", i)));
        if (!at) continue;
        struct survey_talk *talk = &p->talks[*at];
        sv id = survey_cell(p->a, s, "document", i);
        if (id.n) talk->document = id;
        talk->interviewer = shown_people(p, survey_cell(p->a, s, "interviewer", i));
        talk->respondent = shown_people(p, survey_cell(p->a, s, "respondent", i));
    }
}

void survey_find_people(struct proposing *p)
{
    bool listed = false;
    for (size_t i = 0; i < p->sheet_count; i++) listed = listed || is_kind(&p->sheets[i], "people");
    p->roster = roster_new(p->a, NULL, !listed);
    for (size_t i = 0; i < p->sheet_count; i++) {
        const struct survey_sheet *s = &p->sheets[i];
        for (size_t k = 0; is_kind(s, "people") && k < s->sheet.row_count; k++) add_person(p, s, k);
    }
    roster_show(&p->roster);
    for (size_t i = 0; i < p->sheet_count; i++)
        if (is_kind(&p->sheets[i], "documents")) read_documents(p, &p->sheets[i]);
}

/* ---- labels -------------------------------------------------------------------------------- */

static size_t talk_of(const struct proposing *p, const struct keys *talks, sv file)
{
    const size_t *at = keys_find(talks, file);
    return at ? *at : p->talk_count;
}

/* "1" and "2" by turns, and who is one of several of her name, may be others in the next talk. */
static void add_label(struct proposing *p, struct voices *voices, const struct survey_talk *talk,
                      const struct speaker *speaker, const struct found_labels_row *row)
{
    size_t ignored;
    bool several = roster_find(&p->roster, row->label, &ignored) == ROSTER_SEVERAL;
    bool fresh, own = talk->unlabelled || (several && speaker->how == SPEAKER_NOBODY);
    size_t person = speaker->how == SPEAKER_NEW && !own ? 0 : speaker->person;
    sv folded = roster_fold(p->a, row->label), document = own ? talk->document : (sv){ "", 0 };
    sv key = arena_format(p->a, "%.*s\n%d\n%zu\n%.*s", SV_ARG(folded), (int)speaker->how, person,
                          SV_ARG(document));
    size_t at = *keys_put(p->a, &voices->known, key, voices->count, &fresh);
    if (fresh)
        *ARENA_PUSH(p->a, voices->items, voices->count, voices->capacity) = (struct survey_voice){
            .s = { .label = row->label, .document = document, .guess = SURVEY_GUESS_NONE },
            .how = speaker->how, .role = speaker->role, .talk = talk,
        };
    struct survey_voice *v = &voices->items[at];
    v->s.documents++;
    v->s.turns += (size_t)row->turns;
    v->s.questions += (size_t)row->questions;
}

/* The labels of each talk as ingest resolves them, in a study that has no <speaker> yet. */
static void hear(struct proposing *p, struct voices *voices)
{
    static const struct study nothing = { .id = { "", 0 } };
    struct keys talks = { 0 };
    const struct table *labels = &p->tables[SURVEY_LABELS];
    bool fresh;
    for (size_t i = 0; i < p->talk_count; i++) keys_put(p->a, &talks, p->talks[i].row->file, i, &fresh);
    for (size_t i = 0; i < labels->count;) {
        sv file = found_labels_at(labels, i)->file;
        size_t end = i, at = talk_of(p, &talks, file);
        while (end < labels->count && sv_eq(found_labels_at(labels, end)->file, file)) end++;
        if (at < p->talk_count) {
            const struct survey_talk *talk = &p->talks[at];
            struct listed_row document = { .file = file, .document = talk->document,
                                           .interviewer = talk->interviewer, .respondent = talk->respondent };
            struct speakers s = { .a = p->a, .study = &nothing, .roster = &p->roster, .document = &document,
                                  .counted = reader_found_counts(talk->row->turns) };
            for (size_t k = i; k < end; k++) {
                const struct found_labels_row *row = found_labels_at(labels, k);
                size_t speaker = speakers_take(&s, row->label);
                if (row->label.n && !s.items[speaker].withdrawn)
                    add_label(p, voices, talk, &s.items[speaker], row);
            }
        }
        i = end;
    }
}

/* ---- guesses ------------------------------------------------------------------------------- */

static bool asks(const struct survey_voice *v)
{
    return v->s.turns >= ASKS_TURNS && 100 * v->s.questions >= ASKS_PERCENT * v->s.turns;
}

/* In a talk without labels the one who asks far more than the other interviews, and the other is whom
 * the list of documents names. The two stand next to each other. */
static void guess_by_turns(struct voices *voices)
{
    for (size_t i = 0; i + 1 < voices->count; i++) {
        struct survey_voice *one = &voices->items[i], *two = one + 1;
        if (!one->talk->unlabelled || two->talk != one->talk) continue;
        if (two->s.questions > one->s.questions) {
            one = two;
            two = &voices->items[i];
        }
        size_t other = two->s.questions ? two->s.questions : 1;
        if (!asks(one) || one->s.questions < ASKS_TIMES * other) continue;
        one->s.guess = SURVEY_GUESS_INTERVIEWER;
        two->s.guess = SURVEY_GUESS_RESPONDENT;
        if (one->talk->respondent.n && !memchr(one->talk->respondent.p, ';', one->talk->respondent.n))
            two->s.person = one->talk->respondent;
    }
}

/* Whose name a label nearly has: the nearest, when it is not several people's. */
static void find_near(struct proposing *p, struct survey_voice *v)
{
    size_t person;
    struct near near = near_find(&p->roster, v->s.label);
    v->s.near = near_text(p->a, &p->roster, &near, p->out->language);
    if (!near.count) return;
    bool several = roster_find(&p->roster, v->s.label, &person) == ROSTER_SEVERAL;
    v->s.guess = several ? SURVEY_GUESS_SEVERAL : SURVEY_GUESS_NEAR;
    if (!several) v->s.person = p->roster.people[near.items[0].person].id;
}

static void guess(struct proposing *p, struct voices *voices)
{
    guess_by_turns(voices);
    for (size_t i = 0; i < voices->count; i++) {
        struct survey_voice *v = &voices->items[i];
        v->plain = v->how == SPEAKER_LIST || (v->how == SPEAKER_WORD && v->role != ROLE_OTHER);
        v->answers = v->how == SPEAKER_WORD && v->role == ROLE_OTHER;
        if (v->role == ROLE_INTERVIEWER) p->out->interviewer = true;
        if (v->talk->unlabelled || v->plain) continue;
        if (v->answers && !v->talk->respondent.n) v->s.guess = SURVEY_GUESS_RESPONDENT;
        if (v->how == SPEAKER_NOBODY) find_near(p, v);
        bool often = v->s.documents >= SEVERAL_TALKS && 2 * v->s.documents >= p->talk_count;
        if (v->s.guess == SURVEY_GUESS_NONE && often && asks(v)) v->s.guess = SURVEY_GUESS_INTERVIEWER;
    }
}

/* What goes for all talks first, and of that what was guessed; then talk by talk. */
static int by_weight(const void *x, const void *y)
{
    const struct survey_speaker *p = x, *q = y;
    int c = sv_cmp(p->document, q->document);
    if (c) return c;
    if (p->document.n) return sv_cmp(p->label, q->label);
    if (p->guess != q->guess) return (int)p->guess - (int)q->guess;
    if (p->turns != q->turns) return p->turns < q->turns ? 1 : -1;
    return sv_cmp(p->label, q->label);
}

void survey_find_speakers(struct proposing *p)
{
    struct voices voices = { 0 };
    struct proposal *out = p->out;
    size_t open_talks = 0;
    hear(p, &voices);
    guess(p, &voices);
    for (size_t i = 0; i < voices.count; i++) {
        const struct survey_voice *v = &voices.items[i];
        bool line = v->s.guess != SURVEY_GUESS_NONE || (v->how == SPEAKER_NOBODY && !v->talk->unlabelled);
        if (v->talk->unlabelled) {
            open_talks += !line && (i == 0 || voices.items[i - 1].talk != v->talk);
            if (!line && !out->open_talk.n) out->open_talk = v->talk->document;
        } else {
            out->label_count++;
            out->known_labels += v->plain || (v->how == SPEAKER_NEW && !line);
        }
        out->interviewer = out->interviewer || v->s.guess == SURVEY_GUESS_INTERVIEWER;
        if (line) *ARENA_PUSH(p->a, out->speakers, out->speaker_count, out->speaker_capacity) = v->s;
    }
    out->open_talk_count = open_talks;
    if (out->speaker_count) qsort(out->speakers, out->speaker_count, sizeof *out->speakers, by_weight);
}
