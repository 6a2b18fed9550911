/* What these data do not say, each with the number that shows it. */
#include "6_report/presence.h"
#include "6_report/say.h"

enum { MISSES_ONE_IN = 20, GROUPS_NAMED = 12 };

struct limits {
    struct arena *a;
    const struct section_input *in;
    struct document *d;
    enum language language;
};

static void note(struct limits *l, enum label label, struct args args)
{
    document_note(l->d, text_label_fill(l->a, label, l->language, args));
}

static sv count(struct limits *l, size_t n) { return say_count(l->a, l->language, (int64_t)n); }

static void add_word(struct buffer *list, sv word)
{

    if (list->n) buffer_cstr(list, ", ");
    buffer_add(list, word);
}

/* An organisation cannot speak, and who asks is not asked. */
static bool may_speak(sv role)
{
    return !sv_is(role, study_role_name(ROLE_INTERVIEWER)) &&
           !sv_is(role, study_role_name(ROLE_ORGANISATION));
}

static bool is_interviewer(sv role) { return sv_is(role, study_role_name(ROLE_INTERVIEWER)); }

static void widen(struct maybe_date *first, struct maybe_date *last, struct maybe_date date)
{
    if (!date.has) return;
    if (!first->has || date.days < first->days) *first = date;
    if (!last->has || date.days > last->days) *last = date;
}

static void note_baseline(struct limits *l)
{
    const struct corpus *corpus = l->in->corpus;
    struct maybe_date first = { 0 }, last = { 0 };
    for (size_t i = 0; i < corpus->documents.count; i++)
        widen(&first, &last, documents_at(&corpus->documents, i)->date);
    for (size_t i = 0; i < corpus->activities.count; i++)
        widen(&first, &last, activities_at(&corpus->activities, i)->date);
    if (first.has)
        note(l, LABEL_LIMIT_ONE_PERIOD,
             ARGS(ARG_SV(say_date(l->a, l->language, first)),
                  ARG_SV(say_date(l->a, l->language, last))));
    else
        note(l, LABEL_LIMIT_NO_BASELINE, NO_ARGS);
}

/* ---- who is not heard ---------------------------------------------------------------------- */

static void note_never_heard(struct limits *l)
{
    const struct table *people = &l->in->corpus->people;
    struct presence p = presence_of(l->a, l->in->corpus);
    int64_t listed = 0, silent = 0;
    for (size_t i = 0; i < people->count; i++) {
        const struct people_row *row = people_at(people, i);
        if (!row->roster || !may_speak(row->role)) continue;
        listed++;
        silent += !p.heard[i];
    }
    if (silent)
        note(l, LABEL_LIMIT_NEVER_HEARD,
             ARGS(ARG_SV(say_some(l->a, l->language, listed, LABEL_SOME_PEOPLE)),
                  ARG_SV(count(l, (size_t)silent))));
}

/* Who lives there, who helps and who is paid for it: a study of a neighbourhood needs all three. */
static void note_missing_roles(struct limits *l)
{
    static const enum role needed[] = { ROLE_RESIDENT, ROLE_VOLUNTEER, ROLE_PROFESSIONAL };
    struct buffer missing = { .a = l->a };
    for (size_t r = 0; r < WF_COUNT(needed); r++) {
        bool heard = false;
        for (size_t i = 0; i < l->in->corpus->utterances.count && !heard; i++)
            heard = sv_is(utterances_at(&l->in->corpus->utterances, i)->role,
                          study_role_name(needed[r]));
        if (!heard) add_word(&missing, sv_from_cstr(study_role_label(needed[r], l->language)));
    }
    if (missing.n) note(l, LABEL_LIMIT_ROLES_MISSING, ARGS(ARG_SV(buffer_sv(&missing))));
}

static void note_unlabelled(struct limits *l)
{
    const struct corpus *corpus = l->in->corpus;
    size_t speaker_count, unknown = 0;
    int64_t words = 0, all = 0;
    size_t *speakers = coding_speakers(l->a, corpus, &speaker_count);
    bool *seen = ARENA_NEW(l->a, bool, speaker_count + 1);
    for (size_t i = 0; i < corpus->utterances.count; i++) {
        const struct utterances_row *u = utterances_at(&corpus->utterances, i);
        all += u->words;
        if (u->person.n || is_interviewer(u->role)) continue;
        words += u->words;
        unknown += !seen[speakers[i]];
        seen[speakers[i]] = true;
    }
    if (unknown)
        note(l, LABEL_LIMIT_UNLABELLED,
             ARGS(ARG_SV(say_some(l->a, l->language, (int64_t)unknown, LABEL_SOME_SPEAKERS)),
                  ARG_SV(say_share(l->a, l->language, (double)words, (double)all, 0))));
}

static void note_interviewer(struct limits *l)
{
    int64_t words = 0;
    for (size_t i = 0; i < l->in->corpus->utterances.count; i++) {
        const struct utterances_row *u = utterances_at(&l->in->corpus->utterances, i);
        if (is_interviewer(u->role)) words += u->words;
    }
    if (words && !l->in->study->include_interviewer)
        note(l, LABEL_LIMIT_INTERVIEWER, ARGS(ARG_SV(count(l, (size_t)words))));
}

/* ---- how certain it is --------------------------------------------------------------------- */

/* Groups stand with each theme; the rows of the first one name them all. */
static void note_small_groups(struct limits *l)
{
    const struct table *t = &l->in->results->theme_frequency;
    struct buffer small = { .a = l->a };
    size_t talks = l->in->corpus->documents.count, named = 0;
    if (talks < RESULTS_CLUSTERS_LEAST) {
        sv all = say_some(l->a, l->language, (int64_t)talks, LABEL_SOME_TALKS);
        note(l, LABEL_LIMIT_FEW_TALKS, ARGS(ARG_SV(all), ARG_INT(RESULTS_CLUSTERS_LEAST)));
        return;
    }
    for (size_t i = 0; i < t->count; i++) {
        const struct theme_frequency_row *row = theme_frequency_at(t, i);
        const struct theme_frequency_row *first = theme_frequency_at(t, 0);
        if (!sv_eq(row->theme, first->theme) || !sv_eq(row->lexicon, first->lexicon)) break;
        if (sv_is(row->by, "all") || row->clusters >= RESULTS_CLUSTERS_LEAST) continue;
        if (named++ >= GROUPS_NAMED) continue;
        add_word(&small, arena_format(l->a, "%.*s (%d)",
                                      SV_ARG(say_group(l->language, row->by, row->group)),
                                      (int)row->clusters));
    }
    if (named > GROUPS_NAMED)
        add_word(&small, text_label_fill(l->a, LABEL_AND_MORE, l->language,
                                         ARGS(ARG_SV(count(l, named - GROUPS_NAMED)))));
    if (small.n)
        note(l, LABEL_LIMIT_SMALL_GROUPS,
             ARGS(ARG_SV(buffer_sv(&small)), ARG_INT(RESULTS_CLUSTERS_LEAST)));
}

static void note_many_numbers(struct limits *l)
{
    size_t with_interval = 0;
    for (size_t i = 0; i < l->in->results->results.count; i++)
        with_interval += results_at(&l->in->results->results, i)->level.has;
    if (with_interval >= MISSES_ONE_IN)
        note(l, LABEL_LIMIT_MANY_NUMBERS,
             ARGS(ARG_SV(count(l, with_interval)),
                  ARG_SV(count(l, (with_interval + MISSES_ONE_IN / 2) / MISSES_ONE_IN))));
}

/* ---- what the words and ties mean ---------------------------------------------------------- */

static void note_words(struct limits *l)
{
    const struct table *terms = &l->in->coding->lexicon_terms;
    size_t never = 0;
    if (l->in->coding->codings.count)
        note(l, LABEL_LIMIT_WORDS_NOT_MEANING,
             ARGS(ARG_SV(count(l, l->in->coding->codings.count))));
    for (size_t i = 0; i < terms->count; i++) never += lexicon_terms_at(terms, i)->hits == 0;
    if (never)
        note(l, LABEL_LIMIT_TERMS_NEVER,
             ARGS(ARG_SV(count(l, terms->count)), ARG_SV(count(l, never))));
}

/* One network stands for all that come from the same activities. */
static void note_ties(struct limits *l)
{
    const struct table *networks = &l->in->networks->networks;
    const struct networks_row *first = NULL;
    for (size_t i = 0; i < networks->count; i++) {
        const struct networks_row *row = networks_at(networks, i);
        if (sv_is(row->source, "activities") && row->ties &&
            (!first || row->position < first->position))
            first = row;
    }
    if (first)
        note(l, LABEL_LIMIT_SEEN_NOT_FRIENDS,
             ARGS(ARG_SV(say_some(l->a, l->language, first->ties, LABEL_SOME_TIES)),
                  ARG_SV(first->network)));
}

/* ---- what was not written down ------------------------------------------------------------- */

static void note_talks(struct limits *l)
{
    const struct table *documents = &l->in->corpus->documents;
    size_t undated = 0;
    for (size_t i = 0; i < documents->count; i++) undated += !documents_at(documents, i)->date.has;
    if (undated)
        note(l, LABEL_LIMIT_TALKS_UNDATED,
             ARGS(ARG_SV(count(l, undated)), ARG_SV(count(l, documents->count))));
}

static void note_activities(struct limits *l)
{
    const struct table *activities = &l->in->corpus->activities;
    size_t undated = 0, empty = 0;
    for (size_t i = 0; i < activities->count; i++) {
        undated += !activities_at(activities, i)->date.has;
        empty += activities_at(activities, i)->participants == 0;
    }
    if (undated)
        note(l, LABEL_LIMIT_ACTIVITIES_UNDATED,
             ARGS(ARG_SV(count(l, undated)), ARG_SV(count(l, activities->count))));
    if (empty)
        note(l, LABEL_LIMIT_ACTIVITIES_EMPTY,
             ARGS(ARG_SV(count(l, empty)), ARG_SV(count(l, activities->count))));
}

static bool write(struct arena *a, const struct section_input *in, struct document *document,
                  struct err *err)
{
    struct limits l = { a, in, document, in->study->language };
    (void)err;
    document_paragraph(document, say_label(l.language, LABEL_LIMITS_INTRO));
    note_baseline(&l);
    if (in->corpus->documents.count == 0) note(&l, LABEL_LIMIT_NO_TALKS, NO_ARGS);
    if (in->corpus->activities.count == 0) note(&l, LABEL_LIMIT_NO_ACTIVITIES, NO_ARGS);
    note_ties(&l);
    note_words(&l);
    if (in->corpus->documents.count) {
        note_never_heard(&l);
        note_missing_roles(&l);
        note_unlabelled(&l);
        note_small_groups(&l);
        note_many_numbers(&l);
        note_interviewer(&l);
        note_talks(&l);
    }
    note_activities(&l);
    return true;
}

const struct section section_limits = {
    .id = "limits",
    .title = { "Wat deze gegevens niet zeggen", "What these data do not say" },
    .write = write,
};
