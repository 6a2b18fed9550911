#include "2_ingest/nobody.h"

#include "0_base/out.h"
#include "2_ingest/near.h"
#include "2_ingest/pseudonym.h"

static const char *const kinds[] = { [NOBODY_SPEAKER] = "speaker", [NOBODY_ATTENDEE] = "attendee",
                                     [NOBODY_TIE] = "tie", [NOBODY_DOCUMENT] = "document" };

void nobody_add(struct nobody *n, const struct nobody_name *name)
{
    bool label = name->kind == NOBODY_SPEAKER, fresh;
    sv where = !label ? name->place.file : name->anonymous || name->several ? name->document : (sv){ "", 0 };
    sv folded = roster_fold(n->a, name->text);
    sv key = arena_format(n->a, "%d\n%.*s\n%.*s", (int)name->kind, SV_ARG(where), SV_ARG(folded));
    size_t at = *keys_put(n->a, &n->known, key, n->count, &fresh);
    if (fresh) {
        struct nobody_name copy = *name;
        copy.text = arena_copy(n->a, name->text);
        copy.times = 0;
        *ARENA_PUSH(n->a, n->items, n->count, n->capacity) = copy;
    }
    n->items[at].times += name->times;
    n->items[at].documents++;
}

sv nobody_shown(struct arena *a, const struct roster *roster, sv text, bool anonymous)
{
    if (!roster->key || anonymous) return text;
    struct digest digest = digest_keyed(roster->key, text);
    return pseudonym_of(a, &digest, PSEUDONYM_CHARACTERS);
}

/* ---- what is told -------------------------------------------------------------------------- */

/* <speaker label="Fatma B." document="G01" person="P07"/>: only in this document when it is in one. */
static sv speaker_line(struct arena *a, const struct nobody_name *name, sv person)
{
    struct buffer b = { .a = a };
    buffer_cstr(&b, "<speaker label=\"");
    buffer_attribute(&b, name->text);
    if (name->documents == 1) {
        buffer_cstr(&b, "\" document=\"");
        buffer_attribute(&b, name->document);
    }
    buffer_cstr(&b, "\" person=\"");
    buffer_attribute(&b, person.n ? person : SV("…"));
    buffer_cstr(&b, "\"/>");
    return buffer_sv(&b);
}

/* "1 beurt", "12 beurten in 3 gesprekken" */
static sv how_often(struct arena *a, const struct nobody_name *name, enum language language)
{
    if (name->documents > 1)
        return text_label_fill(a, LABEL_NOBODY_IN_DOCUMENTS, language,
                               ARGS(ARG_INT(name->times), ARG_INT(name->documents)));
    return text_label_fill(a, LABEL_NOBODY_TURNS, language, ARGS(ARG_INT(name->times)));
}

static void tell_label(const struct nobody *n, const struct nobody_name *name, const struct near *near,
                       struct problems *p)
{
    sv candidates = near_text(n->a, n->roster, near, p->language);
    sv first = near->count && !name->several ? n->roster->people[near->items[0].person].id : (sv){ "", 0 };
    enum message what = name->several  ? MESSAGE_SPEAKER_SEVERAL
                        : near->count ? MESSAGE_SPEAKER_UNKNOWN_NEAR
                                      : MESSAGE_SPEAKER_UNKNOWN;
    problem_add(p, name->place, what,
                ARGS(ARG_SV(name->text), ARG_SV(how_often(n->a, name, p->language)),
                     ARG_SV(speaker_line(n->a, name, first)), ARG_SV(candidates)));
}

static void tell_cell(const struct nobody *n, const struct nobody_name *name, const struct near *near,
                      struct problems *p)
{
    sv candidates = near_text(n->a, n->roster, near, p->language);
    sv first = near->count ? n->roster->people[near->items[0].person].id : (sv){ "", 0 };
    enum message what = name->several  ? MESSAGE_PERSON_SEVERAL
                        : near->count ? MESSAGE_PERSON_UNKNOWN_NEAR
                                      : MESSAGE_PERSON_UNKNOWN;
    problem_add(p, name->place, what,
                ARGS(ARG_SV(name->text), ARG_INT(name->times), ARG_SV(candidates), ARG_SV(first)));
}

/* ---- what is proposed ---------------------------------------------------------------------- */

static struct proposals_row row_of(const struct nobody *n, const struct nobody_name *name)
{
    return (struct proposals_row){
        .kind = sv_from_cstr(kinds[name->kind]),
        .file = name->place.file,
        .line = name->place.line ? SOME_INTEGER((int64_t)name->place.line) : NO_INTEGER,
        .label = nobody_shown(n->a, n->roster, name->text, name->anonymous),
        .times = name->times,
    };
}

static void propose(const struct nobody *n, const struct nobody_name *name, const struct near *near,
                    enum language language, struct table *proposals)
{
    if (!near->count) *proposals_add(n->a, proposals) = row_of(n, name);
    for (size_t i = 0; i < near->count; i++) {
        struct proposals_row row = row_of(n, name);
        row.person = n->roster->people[near->items[i].person].shown;
        row.score = SOME_REAL(near->items[i].score / 100.0);
        row.reason = alike_reasons(n->a, near->items[i].reasons, language);
        *proposals_add(n->a, proposals) = row;
    }
}

void nobody_tell(const struct nobody *n, struct problems *problems, struct table *proposals)
{
    for (size_t i = 0; i < n->count; i++) {
        const struct nobody_name *name = &n->items[i];
        struct near near = near_find(n->roster, name->text);
        if (name->kind == NOBODY_SPEAKER)
            tell_label(n, name, &near, problems);
        else
            tell_cell(n, name, &near, problems);
        propose(n, name, &near, problems->language, proposals);
    }
}

void nobody_tell_pairs(struct arena *a, struct roster *roster, sv file, struct problems *problems,
                       struct table *proposals)
{
    struct near_pair *pairs;
    size_t count;
    near_pairs(a, roster, &pairs, &count);
    for (size_t i = 0; i < count; i++) {
        const struct roster_person *x = &roster->people[pairs[i].x], *y = &roster->people[pairs[i].y];
        sv why = alike_reasons(a, pairs[i].reasons, problems->language);
        sv score = alike_score(a, pairs[i].score, problems->language);
        problem_add(problems, (struct place){ file, 0, 0 }, MESSAGE_PEOPLE_ALIKE,
                    ARGS(ARG_SV(arena_format(a, "%.*s %.*s", SV_ARG(x->id), SV_ARG(x->name))),
                         ARG_SV(arena_format(a, "%.*s %.*s", SV_ARG(y->id), SV_ARG(y->name))), ARG_SV(score),
                         ARG_SV(why)));
        *proposals_add(a, proposals) = (struct proposals_row){
            .kind = SV("listed"), .file = file, .label = x->shown, .person = y->shown, .times = 1,
            .score = SOME_REAL(pairs[i].score / 100.0), .reason = why,
        };
    }
}
