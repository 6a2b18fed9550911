#include "5_statistics/bootstrap.h"
#include "5_statistics/grouping.h"

#include <math.h>
#include <stdlib.h>

enum { PER_WORDS = 1000 };

/* What all themes share: who speaks where, and how much. */
struct base {
    const struct statistic_input *in;
    struct groupings list;
    size_t *speakers;
    size_t speaker_count, document_count;
    int64_t **words; /* for each grouping: of group g in document d at g * document_count + d */
    size_t *first, *hits; /* codings of theme row t: hits[first[t]] … hits[first[t + 1] - 1] */
};

/* The counts of one theme in the groups of one grouping. */
struct tally {
    int64_t *hits;                                    /* as base.words */
    int64_t *utterances, *speakers, *documents, *all; /* by group; all: hits */
};

static void count_words(struct arena *a, struct base *b)
{
    const struct corpus *corpus = b->in->corpus;
    b->words = ARENA_NEW(a, int64_t *, b->list.count);
    for (size_t i = 0; i < b->list.count; i++) {
        const struct grouping *g = &b->list.items[i];
        b->words[i] = ARENA_NEW(a, int64_t, g->group_count * b->document_count + 1);
        for (size_t d = 0; d < b->document_count; d++)
            for (size_t u = corpus->first_utterance[d]; u < corpus->first_utterance[d + 1]; u++)
                if (g->of[u] != SIZE_MAX)
                    b->words[i][g->of[u] * b->document_count + d] +=
                        utterances_at(&corpus->utterances, u)->words;
    }
}

/* The rows of each theme, in the order of the codings. */
static void sort_hits(struct arena *a, struct base *b)
{
    const struct table *codings = &b->in->coding->codings;
    size_t themes = b->in->coding->themes.count;
    b->first = ARENA_NEW(a, size_t, themes + 2);
    b->hits = ARENA_NEW(a, size_t, codings->count + 1);
    for (size_t i = 0; i < codings->count; i++)
        b->first[(size_t)codings_at(codings, i)->theme_row + 2]++;
    for (size_t t = 0; t < themes; t++) b->first[t + 2] += b->first[t + 1];
    for (size_t i = 0; i < codings->count; i++) /* moves first[t + 1] to where t ends */
        b->hits[b->first[(size_t)codings_at(codings, i)->theme_row + 1]++] = i;
}

static struct tally count_hits(struct arena *scratch, const struct base *b, size_t theme, size_t i)
{
    const struct grouping *g = &b->list.items[i];
    size_t groups = g->group_count + 1;
    struct tally t = { ARENA_NEW(scratch, int64_t, groups * b->document_count + 1),
                       ARENA_NEW(scratch, int64_t, groups), ARENA_NEW(scratch, int64_t, groups),
                       ARENA_NEW(scratch, int64_t, groups), ARENA_NEW(scratch, int64_t, groups) };
    bool *heard = ARENA_NEW(scratch, bool, groups * b->speaker_count + 1);
    int64_t last = -1; /* codings are in the order of utterances */
    for (size_t k = b->first[theme]; k < b->first[theme + 1]; k++) {
        const struct codings_row *row = codings_at(&b->in->coding->codings, b->hits[k]);
        size_t group = g->of[row->utterance_row];
        if (group == SIZE_MAX) continue;
        bool *speaker = &heard[group * b->speaker_count + b->speakers[row->utterance_row]];
        int64_t *here = &t.hits[group * b->document_count + (size_t)row->document_row];
        t.documents[group] += *here == 0;
        t.speakers[group] += !*speaker;
        t.utterances[group] += row->utterance_row != last;
        t.all[group]++;
        *here += 1;
        *speaker = true;
        last = row->utterance_row;
    }
    return t;
}

/* The documents in which the group says a word. */
static struct cluster *list_clusters(struct arena *scratch, const struct base *b,
                                     const struct tally *t, size_t grouping, size_t group,
                                     size_t *count)
{
    struct cluster *clusters = ARENA_NEW(scratch, struct cluster, b->document_count + 1);
    *count = 0;
    for (size_t d = 0; d < b->document_count; d++) {
        size_t at = group * b->document_count + d;
        WF_ASSERT(b->words[grouping][at] > 0 || t->hits[at] == 0); /* a hit is made of words */
        if (b->words[grouping][at])
            clusters[(*count)++] = (struct cluster) { t->hits[at], b->words[grouping][at] };
    }
    return clusters;
}

static sv method_of(struct arena *a, const struct base *b, const struct bootstrap *boot,
                    size_t clusters)
{
    bool all = b->in->study->include_interviewer;
    enum label label = boot->has ? (all ? LABEL_THEME_RATE_METHOD_ALL : LABEL_THEME_RATE_METHOD)
                                 : (all ? LABEL_THEME_RATE_BARE_ALL : LABEL_THEME_RATE_BARE);
    return text_label_fill(
        a, label, b->in->study->language,
        ARGS(ARG_INT(clusters), ARG_INT(BOOTSTRAP_REPLICATES), ARG_INT(boot->redrawn)));
}

/* The row again as a result, with its evidence. */
static void add_result(struct arena *a, const struct base *b, const struct theme_frequency_row *row,
                       size_t grouping, size_t group, const struct bootstrap *boot,
                       struct results *results)
{
    const struct grouping *g = &b->list.items[grouping];
    sv label = grouping_label(a, g, group);
    struct buffer filter = { .a = a };
    results_filter_add(&filter, SV("lexicon"), true, row->lexicon);
    results_filter_add(&filter, SV("theme"), true, row->theme);
    if (g->groups[group].filter.n) buffer_cstr(&filter, "&");
    buffer_add(&filter, g->groups[group].filter);
    struct results_row result = {
        .result = arena_format(a, "theme_rate:%.*s/%.*s:%.*s", SV_ARG(row->lexicon),
                               SV_ARG(row->theme), SV_ARG(label)),
        .measure = SV("theme_rate"),
        .lexicon = row->lexicon,
        .theme = row->theme,
        .group = label,
        .estimate = row->rate_per_1000,
        .low = row->low,
        .high = row->high,
        .level = boot->has ? SOME_REAL(BOOTSTRAP_LEVEL) : NO_REAL,
        .n = row->clusters,
        .undefined = row->undefined,
        .method = method_of(a, b, boot, (size_t)row->clusters),
        .seed = boot->has ? SOME_INTEGER(b->in->study->seed) : NO_INTEGER,
    };
    statistic_add(a, results, &result,
                  &(struct statistic_support) { "codings", buffer_sv(&filter), row->hits });
}

/* Each procedure has a stream of its own, so that one theme more changes no other. */
static struct bootstrap interval(struct arena *scratch, const struct base *b,
                                 const struct theme_frequency_row *row,
                                 const struct cluster *clusters, size_t count)
{
    sv id = arena_format(scratch, "bootstrap/%.*s/%.*s/%.*s/%.*s", SV_ARG(row->lexicon),
                         SV_ARG(row->theme), SV_ARG(row->by), SV_ARG(row->group));
    struct stream stream = stream_open(b->in->study->seed, id, 0);
    return bootstrap_rate(scratch, clusters, count, BOOTSTRAP_REPLICATES, &stream);
}

static void add_row(struct arena *a, struct arena *scratch, const struct base *b, size_t theme,
                    size_t grouping, size_t group, const struct tally *t, struct results *results)
{
    const struct grouping *g = &b->list.items[grouping];
    const struct themes_row *of = themes_at(&b->in->coding->themes, theme);
    struct theme_frequency_row row = {
        .lexicon = of->lexicon,
        .theme = of->theme,
        .by = g->by,
        .group = g->groups[group].name,
        .hits = t->all[group],
        .utterances = t->utterances[group],
        .documents = t->documents[group],
        .speakers = t->speakers[group],
    };
    size_t count;
    struct cluster *clusters = list_clusters(scratch, b, t, grouping, group, &count);
    for (size_t i = 0; i < count; i++) row.words += clusters[i].words;
    struct bootstrap boot = interval(scratch, b, &row, clusters, count);
    row.clusters = (int64_t)count;
    if (row.words) row.rate_per_1000 = SOME_REAL(PER_WORDS * (double)row.hits / (double)row.words);
    if (boot.has) {
        row.low = SOME_REAL(PER_WORDS * boot.low);
        row.high = SOME_REAL(PER_WORDS * boot.high);
    } else {
        enum label why = row.words ? boot.why : LABEL_WHY_NO_WORDS;
        row.undefined = sv_from_cstr(text_label(why, b->in->study->language));
    }
    *theme_frequency_add(a, &results->theme_frequency) = row;
    add_result(a, b, &row, grouping, group, &boot, results);
}

static bool compute(struct arena *a, const struct statistic_input *in, struct results *results,
                    struct err *err)
{
    (void)err;
    struct base b = { .in = in, .document_count = in->corpus->documents.count };
    b.list = grouping_list(a, in, false);
    b.speakers = coding_speakers(a, in->corpus, &b.speaker_count);
    count_words(a, &b);
    sort_hits(a, &b);
    for (size_t theme = 0; theme < in->coding->themes.count; theme++)
        for (size_t i = 0; i < b.list.count; i++) {
            struct arena scratch = { 0 };
            struct tally t = count_hits(&scratch, &b, theme, i);
            for (size_t group = 0; group < b.list.items[i].group_count; group++)
                add_row(a, &scratch, &b, theme, i, group, &t, results);
            arena_free(&scratch);
        }
    return true;
}

const struct statistic statistic_theme_frequency = {
    .id = "theme_frequency",
    .name = { "hoe vaak een thema klinkt", "how often a theme is heard" },
    .definition = { "treffers, beurten, documenten en sprekers per thema en groep; treffers per "
                    "1000 woorden van die groep (theme_rate), met een 95%-interval uit een "
                    "gestudentiseerde bootstrap over documenten",
                    "hits, utterances, documents and speakers per theme and group; hits per 1000 "
                    "words of that group (theme_rate), with a 95% interval from a studentised "
                    "bootstrap over documents" },
    .range = { "0 en hoger", "0 and higher" },
    .undefined = { "geen waarde zonder woorden; geen interval bij minder dan 8 documenten, zonder "
                   "treffers, bij gelijke verdeling, of als treffers in te weinig documenten staan",
                   "no value without words; no interval with fewer than 8 documents, without hits, "
                   "without spread, or when hits stand in too few documents" },
    .source = "Davison and Hinkley (1997), Bootstrap Methods and their Application, 5.2.1; Cochran "
              "(1977), "
              "Sampling Techniques, 6.4",
    .compute = compute,
};
