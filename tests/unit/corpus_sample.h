/* corpus_sample : small corpora and codings for the tests of coding and statistics, worked by hand.
 *
 * Three documents. D1: the interviewer Int 20 words, Aicha 100, Piet (professional) 50; D2: Aicha
 * 60, Bram 40; D3: Bram 150 and 50, and a voice without a name 30, of a resident. Aicha's
 * background is Turks, Bram's Nederlands & Fries, Piet's is not known. Theme x in lexicon wijk: Int
 * 1 hit, Aicha 2 in one utterance of D1 and 1 in D2, Piet 1, Bram 3 in his first utterance of D3.
 * Theme y: none.
 */
#ifndef WF_TEST_CORPUS_SAMPLE_H
#define WF_TEST_CORPUS_SAMPLE_H

#include "sample.h"

#include "3_code/coding.h"

struct said {
    const char *document, *person, *label, *role;
    int64_t words, questions, hits; /* hits: of theme x */
};

static const struct said corpus_sample_said[] = {
    { "D1", "int", "I", "interviewer", 20, 2, 1 },   { "D1", "aicha", "A", "resident", 100, 0, 2 },
    { "D1", "piet", "P", "professional", 50, 1, 1 }, { "D2", "aicha", "A", "resident", 60, 0, 1 },
    { "D2", "bram", "B", "resident", 40, 1, 0 },     { "D3", "bram", "B", "resident", 150, 0, 3 },
    { "D3", "bram", "B", "resident", 50, 0, 0 },     { "D3", "", "V1", "resident", 30, 0, 0 },
};

static inline void corpus_sample_people(struct arena *a, struct table *people)
{
    static const char *const rows[][3] = { { "aicha", "resident", "Turks" },
                                           { "bram", "resident", "Nederlands & Fries" },
                                           { "int", "interviewer", "Nederlands & Fries" },
                                           { "piet", "professional", "" } };
    *people = table_new(table_people());
    table_extras(a, people, (sv[]) { SV("achtergrond") }, 1);
    for (size_t i = 0; i < WF_COUNT(rows); i++) {
        *people_add(a, people) = (struct people_row) { .person = sv_from_cstr(rows[i][0]),
                                                       .role = sv_from_cstr(rows[i][1]),
                                                       .consent = SV("full") };
        table_set_extra(people, i, 0, sv_from_cstr(rows[i][2]));
    }
}

/* Utterances of one document must stand together, documents in byte order. */
static inline struct corpus corpus_sample_build(struct arena *a, const struct said *said,
                                                size_t count)
{
    struct corpus c = { .documents = table_new(table_documents()),
                        .utterances = table_new(table_utterances()),
                        .first_utterance = ARENA_NEW(a, size_t, count + 1) };
    corpus_sample_people(a, &c.people);
    for (size_t i = 0; i < count; i++) {
        sv document = sv_from_cstr(said[i].document);
        if (i == 0 || strcmp(said[i].document, said[i - 1].document) != 0) {
            c.first_utterance[c.documents.count] = i;
            *documents_add(a, &c.documents) =
                (struct documents_row) { .document = document,
                                         .setting =
                                             sv_is(document, "D3") ? SV("thuis") : SV("buurthuis"),
                                         .language = SV("nl") };
        }
        size_t sequence = i - c.first_utterance[c.documents.count - 1] + 1;
        *utterances_add(a, &c.utterances) = (struct utterances_row) {
            .utterance = arena_format(a, "%.*s:%zu", SV_ARG(document), sequence),
            .document = document,
            .sequence = (int64_t)sequence,
            .person = sv_from_cstr(said[i].person),
            .label = sv_from_cstr(said[i].label),
            .role = sv_from_cstr(said[i].role),
            .words = said[i].words,
            .questions = said[i].questions,
        };
    }
    c.first_utterance[c.documents.count] = count;
    return c;
}

/* Themes x and y of lexicon wijk with a term each, and the hits of x. */
static inline struct coding corpus_sample_code(struct arena *a, const struct corpus *c,
                                               const struct said *said)
{
    struct coding coding = { table_new(table_themes()), table_new(table_codings()),
                             table_new(table_lexicon_terms()) };
    static const char *const themes[] = { "x", "y" };
    for (int64_t t = 0; t < 2; t++) {
        *themes_add(a, &coding.themes) =
            (struct themes_row) { SV("wijk"), sv_from_cstr(themes[t]), t + 1, 1 };
        *lexicon_terms_add(a, &coding.lexicon_terms) =
            (struct lexicon_terms_row) { .lexicon = SV("wijk"),
                                         .theme = sv_from_cstr(themes[t]),
                                         .term = SV("term"),
                                         .kind = SV("word"),
                                         .theme_row = t };
    }
    for (size_t d = 0; d < c->documents.count; d++)
        for (size_t u = c->first_utterance[d]; u < c->first_utterance[d + 1]; u++) {
            const struct utterances_row *row = utterances_at(&c->utterances, u);
            for (int64_t h = 0; h < said[u].hits; h++)
                *codings_add(a, &coding.codings) = (struct codings_row) {
                    .coding = arena_format(a, "%.*s/%lld", SV_ARG(row->utterance), (long long)h),
                    .document = row->document,
                    .utterance = row->utterance,
                    .person = row->person,
                    .role = row->role,
                    .lexicon = SV("wijk"),
                    .theme = SV("x"),
                    .term = SV("term"),
                    .text = SV("term"),
                    .document_row = (int64_t)d,
                    .utterance_row = (int64_t)u,
                    .begin = h * 5,
                    .finish = h * 5 + 4,
                };
        }
    return coding;
}

#endif
