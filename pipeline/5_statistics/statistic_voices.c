#include "5_statistics/gini.h"
#include "5_statistics/grouping.h"

#include <stdlib.h>

/* What one group says. */
struct voice {
    int64_t words, turns, questions;
    size_t people;
    struct maybe_real gini;
};

struct speech {
    size_t *speakers; /* of each utterance */
    size_t speaker_count;
    int64_t all_words; /* of everybody who counts */
};

static struct voice listen(struct arena *scratch, const struct statistic_input *in,
                           const struct speech *speech, const struct grouping *g, size_t group)
{
    struct voice v = { 0 };
    int64_t *words = ARENA_NEW(scratch, int64_t, speech->speaker_count + 1);
    bool *heard = ARENA_NEW(scratch, bool, speech->speaker_count + 1);
    for (size_t i = 0; i < in->corpus->utterances.count; i++) {
        const struct utterances_row *u = utterances_at(&in->corpus->utterances, i);
        if (g->of[i] != group) continue;
        v.words += u->words;
        v.questions += u->questions;
        v.turns++;
        words[speech->speakers[i]] += u->words;
        heard[speech->speakers[i]] = true;
    }
    for (size_t s = 0; s < speech->speaker_count; s++)
        if (heard[s]) words[v.people++] = words[s];
    v.gini = gini_compute(words, v.people);
    return v;
}

static sv why_no_gini(const struct statistic_input *in, const struct voice *v)
{
    if (v->gini.has) return SV("");
    enum label why = v->people < 2 ? LABEL_WHY_ONE_SPEAKER : LABEL_WHY_NO_WORDS;
    return sv_from_cstr(text_label(why, in->study->language));
}

/* The share and the Gini as results, resting on the turns of the group. */
static void add_results(struct arena *a, const struct statistic_input *in, const struct grouping *g,
                        size_t group, const struct voices_row *row, struct results *results)
{
    enum language language = in->study->language;
    sv label = grouping_label(a, g, group);
    const struct statistic_support support = { "utterances", g->groups[group].filter, row->turns };
    struct results_row share = {
        .result = arena_format(a, "voice_share:%.*s", SV_ARG(label)),
        .measure = SV("voice_share"),
        .group = label,
        .estimate = row->share,
        .n = row->people,
        .undefined =
            row->share.has ? SV("") : sv_from_cstr(text_label(LABEL_WHY_NO_WORDS, language)),
        .method =
            sv_from_cstr(text_label(in->study->include_interviewer ? LABEL_VOICE_SHARE_METHOD_ALL
                                                                   : LABEL_VOICE_SHARE_METHOD,
                                    language)),
    };
    struct results_row gini = share;
    gini.result = arena_format(a, "voice_gini:%.*s", SV_ARG(label));
    gini.measure = SV("voice_gini");
    gini.estimate = row->gini;
    gini.undefined = row->undefined;
    gini.method = sv_from_cstr(text_label(
        in->study->include_interviewer ? LABEL_VOICE_GINI_METHOD_ALL : LABEL_VOICE_GINI_METHOD,
        language));
    statistic_add(a, results, &share, &support);
    statistic_add(a, results, &gini, &support);
}

static void add_group(struct arena *a, const struct statistic_input *in,
                      const struct speech *speech, const struct grouping *g, size_t group,
                      struct results *results)
{
    struct arena scratch = { 0 };
    struct voice v = listen(&scratch, in, speech, g, group);
    struct voices_row row = {
        .by = g->by,
        .group = g->groups[group].name,
        .people = (int64_t)v.people,
        .words = v.words,
        .share =
            speech->all_words ? SOME_REAL((double)v.words / (double)speech->all_words) : NO_REAL,
        .turns = v.turns,
        .questions = v.questions,
        .gini = v.gini,
        .undefined = why_no_gini(in, &v),
    };
    arena_free(&scratch);
    *voices_add(a, &results->voices) = row;
    add_results(a, in, g, group, &row, results);
}

static bool compute(struct arena *a, const struct statistic_input *in, struct results *results,
                    struct err *err)
{
    (void)err;
    struct speech speech = { 0 };
    struct groupings list = grouping_list(a, in, true);
    speech.speakers = coding_speakers(a, in->corpus, &speech.speaker_count);
    for (size_t i = 0; i < in->corpus->utterances.count; i++)
        if (list.items[0].of[i] != SIZE_MAX) /* all */
            speech.all_words += utterances_at(&in->corpus->utterances, i)->words;
    for (size_t i = 0; i < list.count; i++)
        for (size_t group = 0; group < list.items[i].group_count; group++)
            add_group(a, in, &speech, &list.items[i], group, results);
    return true;
}

const struct statistic statistic_voices = {
    .id = "voices",
    .name = { "wie aan het woord is", "who is speaking" },
    .definition = { "sprekers, woorden, beurten en vragen per groep; deel van alle woorden "
                    "(voice_share); ongelijkheid van woorden tussen sprekers als Gini "
                    "(voice_gini), G = som (2i - n - 1) x(i) / (n som x)",
                    "speakers, words, turns and questions per group; share of all words "
                    "(voice_share); inequality of words between speakers as Gini (voice_gini), G = "
                    "sum (2i - n - 1) x(i) / (n sum x)" },
    .range = { "0 tot 1; Gini 0: ieder evenveel, (n - 1) / n: één spreker alles",
               "0 to 1; Gini 0: everybody the same, (n - 1) / n: one speaker everything" },
    .undefined = { "Gini bij minder dan twee sprekers; beide zonder woorden",
                   "Gini with fewer than two speakers; both without words" },
    .source = "Gini (1912); Damgaard and Weiner (2000), Ecology 81:1139",
    .compute = compute,
};
