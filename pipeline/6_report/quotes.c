#include "6_report/quotes.h"

#include "6_report/say.h"

#include <stdlib.h>

/* Bytes of text at either side of the hit. */
enum { AROUND = 200 };

static bool counts(const struct section_input *in, const struct codings_row *row)
{
    return in->study->include_interviewer || !sv_is(row->role, study_role_name(ROLE_INTERVIEWER));
}

struct quotes_hits quotes_hits(struct arena *a, const struct section_input *in)
{
    const struct table *codings = &in->coding->codings;
    size_t themes = in->coding->themes.count;
    struct quotes_hits hits = { ARENA_NEW(a, size_t, themes + 2),
                                ARENA_NEW(a, size_t, codings->count + 1) };
    for (size_t i = 0; i < codings->count; i++) {
        const struct codings_row *row = codings_at(codings, i);
        if (counts(in, row)) hits.first[(size_t)row->theme_row + 2]++;
    }
    for (size_t t = 0; t < themes; t++) hits.first[t + 2] += hits.first[t + 1];
    for (size_t i = 0; i < codings->count; i++) { /* moves first[t + 1] to where t ends */
        const struct codings_row *row = codings_at(codings, i);
        if (counts(in, row)) hits.rows[hits.first[(size_t)row->theme_row + 1]++] = i;
    }
    return hits;
}

/* ---- the choice ---------------------------------------------------------------------------- */

/* An utterance that may be quoted. */
struct candidate {
    size_t coding, document, speaker;
    bool taken;
};

struct choice {
    struct candidate *candidates; /* in the order of the codings, so by document */
    size_t count;
    size_t *quoted; /* for each speaker: how often */
    size_t taken;
};

/* The best of candidates [begin, end), which are of one document. */
static struct candidate *next_of(const struct choice *c, size_t begin, size_t end)
{
    struct candidate *best = NULL;
    for (size_t i = begin; i < end; i++) {
        struct candidate *x = &c->candidates[i];
        if (x->taken) continue;
        if (!best || c->quoted[x->speaker] < c->quoted[best->speaker]) best = x;
    }
    return best;
}

static size_t document_end(const struct choice *c, size_t begin)
{
    size_t end = begin;
    while (end < c->count && c->candidates[end].document == c->candidates[begin].document) end++;
    return end;
}

/* Each document once. */
static void take_round(struct choice *c, size_t limit)
{
    for (size_t begin = 0, end; begin < c->count && c->taken < limit; begin = end) {
        end = document_end(c, begin);
        struct candidate *best = next_of(c, begin, end);
        if (!best) continue;
        best->taken = true;
        c->quoted[best->speaker]++;
        c->taken++;
    }
}

static struct choice list_candidates(struct arena *scratch, const struct section_input *in,
                                     const struct quotes_hits *hits, size_t theme,
                                     const size_t *speakers, size_t speaker_count,
                                     struct quotes *quotes)
{
    size_t begin = hits->first[theme], end = hits->first[theme + 1];
    struct choice c = { .candidates = ARENA_NEW(scratch, struct candidate, end - begin + 1),
                        .quoted = ARENA_NEW(scratch, size_t, speaker_count + 1) };
    int64_t last = -1;
    for (size_t k = begin; k < end; k++) {
        const struct codings_row *row = codings_at(&in->coding->codings, hits->rows[k]);
        size_t utterance = (size_t)row->utterance_row;
        quotes->hits++;
        if (!utterances_at(&in->corpus->utterances, utterance)->quotable) {
            quotes->silent++;
            continue;
        }
        if (row->utterance_row == last) continue; /* the utterance is a candidate already */
        last = row->utterance_row;
        c.candidates[c.count++] = (struct candidate) { .coding = hits->rows[k],
                                                       .document = (size_t)row->document_row,
                                                       .speaker = speakers[utterance] };
    }
    quotes->places = c.count;
    return c;
}

/* ---- the words ----------------------------------------------------------------------------- */

static size_t cut_front(sv text, size_t hit)
{
    if (hit <= AROUND) return 0;
    for (size_t i = hit - AROUND; i < hit; i++)
        if (sv_blank_byte(text.p[i])) return i + 1;
    return hit;
}

static size_t cut_back(sv text, size_t hit)
{
    if (text.n - hit <= AROUND) return text.n;
    for (size_t i = hit + AROUND; i > hit; i--)
        if (sv_blank_byte(text.p[i])) return i;
    return hit;
}

sv quotes_cut(struct arena *a, sv text, size_t begin, size_t end, size_t *hit_begin,
              size_t *hit_end)
{
    static const char more[] = "… ";
    WF_ASSERT(begin <= end && end <= text.n);
    size_t front = cut_front(text, begin), back = cut_back(text, end);
    struct buffer b = { .a = a };
    if (front > 0) buffer_cstr(&b, more);
    *hit_begin = b.n + begin - front;
    *hit_end = b.n + end - front;
    size_t from = b.n;
    buffer_add(&b, sv_slice(text, front, back));
    for (size_t i = from; i < b.n; i++)
        if (sv_blank_byte(b.bytes[i])) b.bytes[i] = ' ';
    if (back < text.n) buffer_cstr(&b, " …");
    return buffer_sv(&b);
}

/* People in the text under their short names; the hit stays where it is. */
static void shorten(struct arena *a, const struct corpus *corpus, sv cut, struct quote *quote)
{
    struct buffer b = { .a = a };
    buffer_add(&b, say_short(a, corpus, sv_slice(cut, 0, quote->hit_begin)));
    sv rest = sv_from(cut, quote->hit_end), hit = sv_slice(cut, quote->hit_begin, quote->hit_end);
    quote->hit_begin = b.n;
    buffer_add(&b, hit);
    quote->hit_end = b.n;
    buffer_add(&b, say_short(a, corpus, rest));
    quote->text = buffer_sv(&b);
}

static struct quote quote_of(struct arena *a, const struct section_input *in, size_t coding,
                             sv anchor)
{
    const struct codings_row *row = codings_at(&in->coding->codings, coding);
    const struct utterances_row *u =
        utterances_at(&in->corpus->utterances, (size_t)row->utterance_row);
    enum language language = in->study->language;
    sv text =
        corpus_utterance_text(in->corpus, (size_t)row->document_row, (size_t)row->utterance_row);
    WF_ASSERT(row->begin >= u->begin && row->finish <= u->finish);
    struct quote quote = { .anchor = anchor };
    sv cut = quotes_cut(a, text, (size_t)(row->begin - u->begin), (size_t)(row->finish - u->begin),
                        &quote.hit_begin, &quote.hit_end);
    shorten(a, in->corpus, cut, &quote);
    sv name = u->person.n ? say_person(in->corpus, u->person) : u->label;
    sv role = say_role(language, u->role);
    quote.speaker = name.n ? text_fill(a, "{0} ({1})", ARGS(ARG_SV(name), ARG_SV(role))) : role;
    quote.place = text_label_fill(a, LABEL_QUOTE_PLACE, language,
                                  ARGS(ARG_SV(u->document), ARG_INT(u->sequence)));
    return quote;
}

struct quotes quotes_choose(struct arena *a, const struct section_input *in,
                            const struct quotes_hits *hits, size_t theme, const size_t *speakers,
                            size_t speaker_count, sv prefix, size_t limit)
{
    struct arena scratch = { 0 };
    struct quotes quotes = { 0 };
    struct choice c = list_candidates(&scratch, in, hits, theme, speakers, speaker_count, &quotes);
    size_t wanted = c.count < limit ? c.count : limit;
    while (c.taken < wanted) take_round(&c, wanted);
    quotes.items = ARENA_NEW(a, struct quote, wanted + 1);
    for (size_t i = 0; i < c.count; i++) {
        if (!c.candidates[i].taken) continue;
        sv anchor = arena_format(a, "%.*s-%zu", SV_ARG(prefix), quotes.count + 1);
        quotes.items[quotes.count++] = quote_of(a, in, c.candidates[i].coding, anchor);
    }
    arena_free(&scratch);
    return quotes;
}
