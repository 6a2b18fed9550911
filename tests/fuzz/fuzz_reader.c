/* One reader of transcripts (WF_TARGET), on what reader_look() makes of the bytes. */
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

static void read(struct arena *a, sv bytes, sv part, enum turns turns, struct outcome *o)
{
    enum encoding used;
    *o = (struct outcome){ .problems = problem_list(a, LANGUAGE_NL) };
    o->t = (struct transcript){ .file = SV("f"), .part = part, .bytes = bytes, .turns = turns, .knows = knows };
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

static void check_spans(const struct transcript *t, const struct turn *turn)
{
    size_t end = 0;
    for (size_t i = 0; i < turn->span_count; i++) {
        const struct turn_span *s = &turn->spans[i];
        must(s->length > 0 && s->at >= end && s->at <= turn->text.n && s->length <= turn->text.n - s->at);
        must(s->source <= t->text.n && s->length <= t->text.n - s->source);
        must(memcmp(turn->text.p + s->at, t->text.p + s->source, s->length) == 0);
        end = s->at + s->length;
    }
}

static bool between_characters(sv text, size_t at) { return at == text.n || !sv_inner_byte(text.p[at]); }

static void check_words(const struct turn *turn)
{
    size_t end = 0;
    for (size_t i = 0; i < turn->word_count; i++) {
        const struct turn_word *w = &turn->words[i];
        must(w->begin >= end && w->begin < w->end && w->end <= turn->text.n);
        must(between_characters(turn->text, w->begin) && between_characters(turn->text, w->end));
        must_be_text(w->lemma);
        must_be_text(w->tag);
        end = w->end;
    }
}

static void check_turns(struct arena *a, const struct transcript *t)
{
    for (size_t i = 0; i < t->count; i++) {
        const struct turn *turn = &t->items[i];
        must(turn->text.n > 0);
        must_be_normal(a, turn->text);
        must_be_normal(a, turn->label);
        must(turn->place < PLACE_COUNT);
        must(turn->start_ms.has || turn->start_ms.value == 0);
        check_spans(t, turn);
        check_words(turn);
    }
}

static void check(struct arena *a, const struct outcome *o)
{
    const struct transcript *t = &o->t;
    must_be_problems(&o->problems);
    must_be_text(t->text);
    must(t->rejected_count == o->problems.rejected.count);
    must(t->found < FOUND_COUNT);
    must_be_text(t->language);
    check_turns(a, t);
    for (size_t i = 0; i < t->note_count; i++) {
        const struct turn_note *note = &t->notes[i];
        must(note->kind < NOTE_COUNT && (note->turn == SIZE_MAX || note->turn < t->count) && note->text.n);
        must_be_normal(a, note->text);
        must_be_text(note->author);
    }
    for (size_t i = 0; i < t->loss_count; i++) {
        must(t->losses[i].count > 0 && t->losses[i].element.n);
        must_be_text(t->losses[i].element);
    }
}

static void must_be_the_same(const struct outcome *x, const struct outcome *y)
{
    must(x->ok == y->ok && x->err.message == y->err.message);
    must(x->t.count == y->t.count && x->t.note_count == y->t.note_count && x->t.loss_count == y->t.loss_count);
    must(x->problems.rows.count == y->problems.rows.count);
    for (size_t i = 0; i < x->t.count; i++) {
        must(sv_eq(x->t.items[i].text, y->t.items[i].text));
        must(sv_eq(x->t.items[i].label, y->t.items[i].label));
    }
}

static void read_part(struct arena *a, sv bytes, sv part)
{
    static const enum turns ways[] = { TURNS_DETECT, TURNS_LABELS, TURNS_BLANK_LINES, TURNS_INDENTS };
    struct outcome first, again;
    for (size_t i = 0; i < WF_COUNT(ways); i++) {
        read(a, bytes, part, ways[i], &first);
        check(a, &first);
        if (i) continue;
        read(a, bytes, part, ways[i], &again);
        must_be_the_same(&first, &again);
    }
}

void fuzz_one(struct arena *a, sv bytes)
{
    struct reader_parts parts = { 0 };
    struct problems problems = problem_list(a, LANGUAGE_NL);
    struct err err = { 0 };
    bytes = fuzz_archive(a, bytes);
    if (!reader->parts) {
        read_part(a, bytes, (sv){ "", 0 });
        return;
    }
    bool ok = reader->parts(a, SV("f"), bytes, &parts, &problems, &err);
    must_be_honest(ok, &err);
    must_be_problems(&problems);
    for (size_t i = 0; i < parts.count && i < 4; i++) {
        must_be_text(parts.items[i].key);
        must_be_text(parts.items[i].name);
        read_part(a, bytes, parts.items[i].key);
    }
}
