#include "2_ingest/together.h"

/* A transcript on its way from the turns of the source to those of one speaker each. */
struct splitting {
    struct arena *a;
    const struct transcript *t;
    const struct speakers *s;
    struct keys labels; /* of the turns, as the source has them */
    struct turn *items;
    size_t count, capacity;
    size_t *became; /* of each turn of the source: the first it became */
    size_t together_count, together_line;
};

static bool speaks(const struct splitting *p, sv label)
{
    return speakers_knows(p->s, label) || keys_find(&p->labels, label);
}

/* Whether somebody with one of these names withdrew; who it is. */
static bool one_withdrew(const struct splitting *p, const sv *names, size_t count, sv *who)
{
    for (size_t i = 0; i < count; i++) {
        if (!speakers_withdrawn(p->s, names[i])) continue;
        *who = names[i];
        return true;
    }
    return false;
}

/* Someone may stand there by two names ("Interviewer/Roos" with a rule for both): she is one. */
static size_t without_same(const struct splitting *p, sv *names, size_t count)
{
    size_t kept = 0, one, other;
    for (size_t i = 0; i < count; i++) {
        bool again = false;
        for (size_t k = 0; k < kept; k++)
            again = again || sv_eq(names[i], names[k]) ||
                    (roster_find(p->s->roster, names[i], &one) == ROSTER_ONE &&
                     roster_find(p->s->roster, names[k], &other) == ROSTER_ONE && one == other);
        if (!again) names[kept++] = names[i];
    }
    return kept;
}

/* The speakers of a turn; in the arena. */
static size_t speakers_of(const struct splitting *p, const struct turn *turn, sv **names)
{
    sv withdrawn;
    *names = ARENA_NEW(p->a, sv, LABEL_PARTS_MAX + turn->other_count + 1);
    if (turn->other_count) {
        (*names)[0] = turn->label;
        memcpy(*names + 1, turn->others, turn->other_count * sizeof **names);
        return turn->other_count + 1;
    }
    size_t count = speakers_parts(p->s, turn->label, *names);
    if (one_withdrew(p, *names, count, &withdrawn)) return count;
    for (size_t i = 0; i < count; i++)
        if (!speaks(p, (*names)[i])) count = 0;
    if (count) return without_same(p, *names, count);
    (*names)[0] = turn->label;
    return 1;
}

/* The turns [begin, end), pieces of one, for one of its speakers. What stands at a place in the source
 * is found there once. */
static void add(struct splitting *p, size_t begin, size_t end, sv label, bool first)
{
    for (size_t i = begin; i < end; i++) {
        struct turn turn = p->t->items[i];
        turn.label = label;
        turn.others = NULL;
        turn.other_count = 0;
        if (i == begin) turn.joins = false;
        if (!first) {
            turn.span_count = 0;
            turn.words = ARENA_NEW(p->a, struct turn_word, turn.word_count);
            for (size_t k = 0; k < turn.word_count; k++) turn.words[k] = p->t->items[i].words[k];
        }
        if (first) p->became[i] = p->count;
        *ARENA_PUSH(p->a, p->items, p->count, p->capacity) = turn;
    }
}

/* Of someone who withdrew each turn that would have been is hers, so that those behind it keep the
 * numbers by which coders know them. */
static void split(struct splitting *p, size_t begin, size_t end, const sv *names, size_t count)
{
    sv who;
    bool withdrawn = one_withdrew(p, names, count, &who);
    for (size_t i = 0; i < count; i++) add(p, begin, end, withdrawn ? who : names[i], i == 0);
    if (withdrawn || count < 2) return;
    if (!p->together_count++) p->together_line = p->t->items[begin].line;
}

void together_split(struct arena *a, struct transcript *t, const struct speakers *s, struct problems *problems)
{
    struct splitting p = { .a = a, .t = t, .s = s, .became = ARENA_NEW(a, size_t, t->count) };
    bool any = false, fresh, before = false;
    sv *names;
    for (size_t i = 0; i < t->count; i++) keys_put(a, &p.labels, t->items[i].label, 0, &fresh);
    for (size_t i = 0; i < t->count;) {
        size_t begin = i++, count = speakers_of(&p, &t->items[begin], &names);
        bool here = count > 1 || !sv_eq(names[0], t->items[begin].label);
        while (here && i < t->count && reader_goes_on(&t->items[i], &t->items[i - 1])) i++;
        if (here) {
            split(&p, begin, i, names, count);
        } else {
            p.became[begin] = p.count;
            struct turn *turn = ARENA_PUSH(a, p.items, p.count, p.capacity);
            *turn = t->items[begin];
            turn->joins = turn->joins && !before;
        }
        before = here;
        any = any || here;
    }
    if (!any) return;
    for (size_t i = 0; i < t->note_count; i++)
        if (t->notes[i].turn != SIZE_MAX) t->notes[i].turn = p.became[t->notes[i].turn];
    t->items = p.items;
    t->count = p.count;
    t->capacity = p.capacity;
    if (p.together_count)
        problem_add(problems, (struct place){ t->file, p.together_line, 1 }, MESSAGE_SPEAKERS_TOGETHER,
                    ARGS(ARG_INT(p.together_count)));
}

/* ---- somebody else within a turn ----------------------------------------------------------- */

static bool label_inside(const struct speakers *s, struct arena *scratch, const struct turn *turn)
{
    struct label_line label;
    sv text = turn->text;
    for (size_t i = 1; i + 1 < text.n; i++) {
        if (!sv_blank_byte(text.p[i]) || sv_blank_byte(text.p[i + 1])) continue;
        if (!label_ends_sentence(sv_trim(sv_slice(text, 0, i)))) continue;
        if (!label_parse(scratch, label_front(sv_from(text, i + 1)), &label)) continue;
        if (sv_eq(label.name, turn->label) || speakers_word(label.name)) continue;
        if (speakers_knows(s, label.name)) return true;
    }
    return false;
}

void together_tell_inside(const struct turn *turns, size_t count, const struct speakers *s, sv file,
                          struct problems *problems)
{
    struct arena scratch = { 0 };
    size_t told = 0, line = 0;
    for (size_t i = 0; i < count; i++)
        if (label_inside(s, &scratch, &turns[i]) && !told++) line = turns[i].line;
    arena_free(&scratch);
    if (told) problem_add(problems, (struct place){ file, line, 1 }, MESSAGE_SPEAKER_INSIDE, ARGS(ARG_INT(told)));
}
