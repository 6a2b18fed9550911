#include "corpus_sample.h"

#include "0_base/out.h"
#include "6_report/quotes.h"

/* Many turns with one hit each: document d, by speaker s. */
struct turn {
    int document, speaker;
    bool quotable;
};

struct sample {
    struct study study;
    struct corpus corpus;
    struct coding coding;
    struct section_input in;
    size_t *speakers;
};

static void add_turn(struct arena *a, struct sample *s, const struct turn *turn, struct buffer *text,
                     sv words)
{
    struct corpus *c = &s->corpus;
    sv document = arena_format(a, "D%d", turn->document);
    size_t count = c->documents.count;
    if (count == 0 || !sv_eq(documents_at(&c->documents, count - 1)->document, document)) {
        c->first_utterance[count] = c->utterances.count;
        *documents_add(a, &c->documents) =
            (struct documents_row){ .document = document, .shard = 1, .begin = (int64_t)text->n };
    }
    struct documents_row *d = documents_at(&c->documents, c->documents.count - 1);
    int64_t begin = (int64_t)text->n - d->begin;
    sv person = arena_format(a, "p%d", turn->speaker);
    buffer_add(text, words);
    d->finish = (int64_t)text->n;
    int64_t sequence =
        (int64_t)(c->utterances.count - c->first_utterance[c->documents.count - 1]) + 1;
    s->speakers[c->utterances.count] = (size_t)turn->speaker;
    *utterances_add(a, &c->utterances) = (struct utterances_row){
        .document = document, .sequence = sequence, .label = person, .role = SV("resident"),
        .quotable = turn->quotable, .begin = begin, .finish = begin + (int64_t)words.n,
    };
    *codings_add(a, &s->coding.codings) = (struct codings_row){
        .document = document, .role = SV("resident"), .begin = begin, .finish = begin + 4,
        .document_row = (int64_t)c->documents.count - 1,
        .utterance_row = (int64_t)c->utterances.count - 1,
    };
}

static struct sample *sample_of(struct arena *a, const struct turn *turns, size_t count)
{
    struct sample *s = ARENA_NEW(a, struct sample, 1);
    struct buffer text = { .a = a };
    s->corpus = (struct corpus){ .people = table_new(table_people()),
                                 .documents = table_new(table_documents()),
                                 .utterances = table_new(table_utterances()),
                                 .first_utterance = ARENA_NEW(a, size_t, count + 1),
                                 .texts = ARENA_NEW(a, sv, 1) };
    s->coding = (struct coding){ table_new(table_themes()), table_new(table_codings()),
                                 table_new(table_lexicon_terms()) };
    s->speakers = ARENA_NEW(a, size_t, count + 1);
    themes_add(a, &s->coding.themes)->theme = SV("x");
    for (size_t i = 0; i < count; i++)
        add_turn(a, s, &turns[i], &text, arena_format(a, "term number %zu", i));
    s->corpus.texts[0] = buffer_sv(&text);
    s->in = (struct section_input){ .study = &s->study, .corpus = &s->corpus, .coding = &s->coding };
    return s;
}

static struct quotes choose(struct arena *a, const struct sample *s, size_t limit)
{
    struct quotes_hits hits = quotes_hits(a, &s->in);
    return quotes_choose(a, &s->in, &hits, 0, s->speakers, 10, SV("q"), limit);
}

/* D1 has five turns of speaker 1 and one of 2; D2 one of 3; D3 two of 3 and one of 4. The first
 * round takes the first of each document, D3's by 4, since 3 was quoted in D2; the second gives 2 in
 * D1, and in D3 3. */
static void documents_and_speakers_take_turns(void **state)
{
    (void)state;
    struct arena a = { 0 };
    static const struct turn turns[] = {
        { 1, 1, true }, { 1, 1, true }, { 1, 1, true }, { 1, 1, true }, { 1, 1, true },
        { 1, 2, true }, { 2, 3, true }, { 3, 3, true }, { 3, 3, true }, { 3, 4, true },
    };
    const struct sample *s = sample_of(&a, turns, WF_COUNT(turns));
    struct quotes three = choose(&a, s, 3), five = choose(&a, s, 5), all = choose(&a, s, 12);
    assert_int_equal(three.count, 3);
    assert_int_equal(three.places, 10);
    assert_sv(three.items[0].text, SV("term number 0"));
    assert_sv(three.items[1].text, SV("term number 6"));
    assert_sv(three.items[2].text, SV("term number 9"));
    assert_int_equal(five.count, 5);
    assert_sv(five.items[1].text, SV("term number 5"));
    assert_sv(five.items[3].text, SV("term number 7"));
    assert_sv(five.items[1].place, SV("D1, beurt 6"));
    assert_sv(five.items[1].speaker, SV("p2 (bewoner)"));
    assert_sv(five.items[1].anchor, SV("q-2"));
    assert_int_equal(all.count, 10);
    for (size_t i = 0; i < all.count; i++) {
        assert_sv(all.items[i].text, arena_format(&a, "term number %zu", i)); /* in their order */
        assert_sv(sv_slice(all.items[i].text, all.items[i].hit_begin, all.items[i].hit_end),
                  SV("term"));
    }
    arena_free(&a);
}

static void who_does_not_want_it_is_counted_and_not_quoted(void **state)
{
    (void)state;
    struct arena a = { 0 };
    static const struct turn turns[] = { { 1, 1, true }, { 1, 2, false }, { 2, 2, false } };
    struct quotes some = choose(&a, sample_of(&a, turns, 3), 12);
    assert_int_equal(some.hits, 3);
    assert_int_equal(some.silent, 2);
    assert_int_equal(some.count, 1);
    struct quotes none = choose(&a, sample_of(&a, turns + 1, 2), 12);
    assert_int_equal(none.hits, 2);
    assert_int_equal(none.count, 0);
    arena_free(&a);
}

static void interviewers_only_where_they_count(void **state)
{
    (void)state;
    struct arena a = { 0 };
    static const struct turn turns[] = { { 1, 1, true }, { 1, 2, true } };
    struct sample *s = sample_of(&a, turns, 2);
    codings_at(&s->coding.codings, 0)->role = SV("interviewer");
    assert_int_equal(choose(&a, s, 12).hits, 1);
    s->study.include_interviewer = true;
    assert_int_equal(choose(&a, s, 12).hits, 2);
    arena_free(&a);
}

/* An utterance with two hits is quoted once. */
static void an_utterance_is_quoted_once(void **state)
{
    (void)state;
    struct arena a = { 0 };
    static const struct turn turns[] = { { 1, 1, true } };
    struct sample *s = sample_of(&a, turns, 1);
    struct codings_row again = *codings_at(&s->coding.codings, 0);
    again.begin = 5;
    again.finish = 11;
    *codings_add(&a, &s->coding.codings) = again;
    struct quotes quotes = choose(&a, s, 12);
    assert_int_equal(quotes.hits, 2);
    assert_int_equal(quotes.count, 1);
    arena_free(&a);
}

/* ---- long texts ---------------------------------------------------------------------------- */

static void check_cut(struct arena *a, sv text, size_t begin, size_t end)
{
    size_t hit_begin, hit_end;
    sv cut = quotes_cut(a, text, begin, end, &hit_begin, &hit_end);
    assert_sv(sv_slice(cut, hit_begin, hit_end), sv_slice(text, begin, end));
    assert_true(cut.n <= text.n + 8);
    assert_true(cut.n <= end - begin + 2 * 200 + 8);
    if (!sv_starts(cut, SV("… "))) assert_int_equal(hit_begin, begin);
    if (!sv_ends(cut, SV(" …"))) assert_int_equal(cut.n - hit_end, text.n - end);
}

/* Property: the hit is in the cut, at its place, whatever the words around it. */
static void long_texts_are_cut_between_words(void **state)
{
    (void)state;
    uint64_t seed = 20200116;
    static const char *const words[] = { "de ", "buurt ", "café, ", "één\n", "héél-lang-woord ",
                                         "'s-avonds " };
    for (size_t round = 0; round < 300; round++) {
        struct arena a = { 0 };
        struct buffer text = { .a = &a };
        size_t before = sample_below(&seed, 100), after = sample_below(&seed, 100);
        for (size_t i = 0; i < before; i++) buffer_cstr(&text, words[sample_below(&seed, 6)]);
        size_t begin = text.n;
        buffer_cstr(&text, "samen");
        size_t end = text.n;
        buffer_cstr(&text, " ");
        for (size_t i = 0; i < after; i++) buffer_cstr(&text, words[sample_below(&seed, 6)]);
        check_cut(&a, buffer_sv(&text), begin, end);
        arena_free(&a);
    }
}

static void edges_of_cutting(void **state)
{
    (void)state;
    struct arena a = { 0 };
    size_t begin, end;
    assert_sv(quotes_cut(&a, SV("ja"), 0, 2, &begin, &end), SV("ja"));
    assert_sv(quotes_cut(&a, SV("een\ntwee"), 4, 8, &begin, &end), SV("een twee"));
    assert_int_equal(begin, 4);
    /* a word without an end: nothing of it is shown */
    char word[1001];
    memset(word, 'a', 1000);
    word[500] = ' ';
    sv text = { word, 1000 };
    assert_sv(quotes_cut(&a, text, 500, 501, &begin, &end), SV("…   …"));
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_and_speakers_take_turns),
        cmocka_unit_test(who_does_not_want_it_is_counted_and_not_quoted),
        cmocka_unit_test(interviewers_only_where_they_count),
        cmocka_unit_test(an_utterance_is_quoted_once),
        cmocka_unit_test(long_texts_are_cut_between_words),
        cmocka_unit_test(edges_of_cutting),
    };
    return cmocka_run_group_tests_name("quotes", tests, NULL, NULL);
}
