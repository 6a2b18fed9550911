/* One reader of transcripts (WF_TARGET), and the decoding before it. */
#include "fuzz.h"

#include "2_ingest/reader.h"

#define PASTE(x, y) x##y
#define READER_OF(name) PASTE(reader_, name)

static const struct reader *const reader = &READER_OF(WF_TARGET);

/* What came of reading: the transcript, its problems, and how it ended. */
struct outcome {
    struct transcript t;
    struct problems problems;
    struct err err;
    bool ok;
};

static bool knows(const void *who, sv label)
{
    (void)who;
    return sv_is(label, "Ans") || sv_is(label, "R1");
}

static void read(struct arena *a, sv bytes, enum turns turns, struct outcome *o)
{
    enum encoding used;
    *o = (struct outcome){ .problems = problem_list(a, LANGUAGE_NL) };
    o->t = (struct transcript){ .file = SV("f"), .bytes = bytes, .turns = turns, .knows = knows };
    o->ok = reader_look(a, ENCODING_DETECT, &used, &o->t, &o->err);
    must_be_honest(o->ok, &o->err);
    if (!o->ok) o->t.text = (sv){ "", 0 };
    if (!o->ok) return;
    int score = reader->probe(&o->t);
    must(score >= 0 && score <= 2);
    if (!score) return; /* a reader never gets what it does not know */
    o->ok = reader->read(a, &o->t, &o->problems, &o->err);
    must_be_honest(o->ok, &o->err);
}

/* What stands in the source stands there letter for letter; words are in order. */
static void check_places(const struct transcript *t, const struct turn *turn)
{
    size_t at = 0;
    for (size_t i = 0; i < turn->span_count; i++) {
        const struct turn_span *span = &turn->spans[i];
        must(span->at >= at && span->length <= turn->text.n && span->at <= turn->text.n - span->length);
        must(span->length <= t->text.n && span->source <= t->text.n - span->length);
        must(memcmp(turn->text.p + span->at, t->text.p + span->source, span->length) == 0);
        at = span->at + span->length;
    }
    at = 0;
    for (size_t i = 0; i < turn->word_count; i++) {
        must(turn->words[i].begin >= at && turn->words[i].begin < turn->words[i].end);
        must(turn->words[i].end <= turn->text.n);
        at = turn->words[i].end;
    }
}

static void check_turns(struct arena *a, const struct transcript *t)
{
    for (size_t i = 0; i < t->count; i++) {
        const struct turn *turn = &t->items[i];
        must(turn->text.n > 0);
        must_be_normal(a, turn->text);
        must_be_normal(a, turn->label);
        must(turn->start_ms.has || turn->start_ms.value == 0);
        check_places(t, turn);
    }
}

static void check(struct arena *a, const struct outcome *o)
{
    const struct transcript *t = &o->t;
    must_be_problems(&o->problems);
    must_be_text(t->text);
    must(t->rejected_count == o->problems.rejected.count);
    must(t->found < FOUND_COUNT);
    check_turns(a, t);
}

static void must_be_the_same(const struct outcome *x, const struct outcome *y)
{
    must(x->ok == y->ok && x->err.message == y->err.message);
    must(x->t.count == y->t.count);
    must(x->problems.rows.count == y->problems.rows.count);
    for (size_t i = 0; i < x->t.count; i++) {
        must(sv_eq(x->t.items[i].text, y->t.items[i].text));
        must(sv_eq(x->t.items[i].label, y->t.items[i].label));
    }
}

void fuzz_one(struct arena *a, sv bytes)
{
    static const enum turns ways[] = { TURNS_DETECT, TURNS_LABELS, TURNS_BLANK_LINES };
    struct outcome first, again;
    for (size_t i = 0; i < WF_COUNT(ways); i++) {
        read(a, bytes, ways[i], &first);
        check(a, &first);
        if (i) continue;
        read(a, bytes, ways[i], &again);
        must_be_the_same(&first, &again);
    }
}
