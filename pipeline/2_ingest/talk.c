#include "2_ingest/talk.h"

#include "0_base/token.h"
#include "2_ingest/reader.h"
#include "2_ingest/seen.h"
#include "2_ingest/spans.h"
#include "2_ingest/speakers.h"
#include "2_ingest/tables_task.h"
#include "2_ingest/together.h"

struct talk {
    struct shard *shard;
    struct arena *a; /* until it is written */
    const struct listed_row *listed;
    size_t listed_row;
    sv file; /* how messages and tables call it */
    struct transcript t;
    struct speakers speakers;
    size_t *speaker; /* of each turn */
    struct turn *kept; /* without those who withdrew, joined */
    size_t *kept_speaker;
    size_t kept_count;
    size_t *kept_as; /* of each turn: the kept one it is in, or SIZE_MAX */
    struct redact_edits *edits; /* in the text of each kept turn */
    struct redact_words words;
    struct redact_edits *named; /* of each kept turn: the names in it, by `at` and `length` */
    struct problems found;      /* by the reader */
    struct keys voices;         /* of labels: 1 when it is someone's who withdrew */
    const struct reader *reader;
};

/* ---- reading ------------------------------------------------------------------------------- */

/* A file that holds several documents is looked at once. */
static bool look_once(struct talk *d, enum encoding want, enum encoding *used, struct err *err)
{
    struct reader_kept *kept = &d->shard->kept;
    if (!d->listed->part.n) return reader_look(d->a, want, used, &d->t, err);
    if (kept->look.bytes.p != d->t.bytes.p) {
        arena_free(&kept->a);
        *kept = (struct reader_kept){ .look = { .file = d->listed->file, .bytes = d->t.bytes } };
        if (!reader_look(&kept->a, want, used, &kept->look, err)) {
            kept->look.bytes.p = NULL;
            return err_place(err, (struct place){ .file = d->file });
        }
    }
    *used = ENCODING_UTF8; /* the XML says its own */
    d->t.text = kept->look.text;
    d->t.zip = kept->look.zip;
    d->t.root = kept->look.root;
    d->t.space = kept->look.space;
    d->t.kept = kept;
    return true;
}

/* What kind of file it is, and its text where it is one. */
static bool look(struct talk *d, struct err *err)
{
    struct shard *s = d->shard;
    enum encoding want = s->c->study->transcripts[d->listed->transcripts].encoding, used;
    if (!look_once(d, want, &used, err)) return false;
    if (want == ENCODING_DETECT && used != ENCODING_UTF8) {
        if (!s->assumed_count++) {
            s->assumed_first = d->file;
            s->assumed = used;
        }
    }
    return reader_find(&d->t, &d->reader, err);
}

/* Whether what a reader found in the words of this speaker is of someone who withdrew. */
static bool gone(struct talk *d, sv voice)
{
    bool fresh;
    if (!voice.n) return false;
    size_t *is = keys_put(d->a, &d->voices, voice, 0, &fresh);
    if (fresh) *is = speakers_one_withdrew(&d->speakers, voice);
    return *is;
}

/* In whose words it was found; `rejected`: the number is that of a rejected row, else of a problem. The
 * voices are gone through once for each kind: *at is where it stands. */
static bool found_gone(struct talk *d, size_t number, bool rejected, size_t *at)
{
    const struct transcript *t = &d->t;
    while (*at < t->voice_count && (rejected ? t->voices[*at].rejected : t->voices[*at].problem) <= number) ++*at;
    return *at && gone(d, t->voices[*at - 1].label);
}

/* Whether a piece that was rejected belongs to someone who withdrew: then it was never there. What
 * stands around the talk is no piece of hers, but all else that a reader may reject is. */
static bool of_withdrawn(const struct talk *d, const struct rejected_row *row)
{
    static const enum message around[] = { MESSAGE_TXT_HEADING, MESSAGE_TXT_BEFORE_LABEL, MESSAGE_OFFICE_OUTSIDE };
    for (size_t i = 0; i < WF_COUNT(around); i++)
        if (sv_is(row->reason, text_message(around[i])->code)) return false;
    sv label, said;
    if (sv_split(row->row, ':', &label, &said) && speakers_withdrawn(&d->speakers, sv_trim(label))) return true;
    return redact_text(d->a, &d->shard->withdrawn, row->row, NULL).p != row->row.p;
}

/* What the reader found, but for pieces of those who withdrew. */
static void keep_problems(struct talk *d)
{
    const struct problems *found = &d->found;
    struct table rows = table_new(table_problems()), rejected = table_new(table_rejected());
    struct keys told = { 0 };
    bool fresh;
    for (size_t i = 0, at = 0; i < found->rejected.count; i++) {
        const struct rejected_row *row = rejected_at(&found->rejected, i);
        if (found_gone(d, i, true, &at) || of_withdrawn(d, row)) {
            sv key = arena_format(d->a, "%lld %.*s", (long long)row->line, SV_ARG(row->reason));
            keys_put(d->a, &told, key, 1, &fresh);
            d->t.rejected_count--;
        } else {
            struct rejected_row *copy = rejected_add(d->shard->a, &rejected);
            *copy = *row;
            copy->row = arena_copy(d->shard->a, row->row);
        }
    }
    for (size_t i = 0, at = 0; i < found->rows.count; i++) {
        const struct problems_row *row = problems_at(&found->rows, i);
        sv key = arena_format(d->a, "%lld %.*s", (long long)row->line.value, SV_ARG(row->code));
        if (found_gone(d, i, false, &at) || keys_find(&told, key)) continue;
        struct problems_row *copy = problems_add(d->shard->a, &rows);
        *copy = *row;
        copy->message = arena_copy(d->shard->a, row->message);
        copy->hint = arena_copy(d->shard->a, row->hint);
    }
    problem_merge(d->shard->c->problems, &rows, &rejected);
}

static bool read(struct talk *d, sv bytes, struct err *err)
{
    struct shard *s = d->shard;
    d->found = problem_list(d->a, s->c->study->language);
    d->t = (struct transcript){ .file = d->file, .part = d->listed->part, .bytes = bytes, .knows = speakers_knows,
                                .who = &d->speakers, .problems = &d->found,
                                .turns = s->c->study->transcripts[d->listed->transcripts].turns };
    if (!look(d, err)) return false;
    bool ok = d->reader->read(d->a, &d->t, &d->found, err);
    WF_ASSERT(ok == (err->status == STATUS_OK)); /* a reader must not lie in either direction */
    d->speakers.counted = reader_found_counts(reader_found_name(d->t.found));
    if (ok) together_split(d->a, &d->t, &d->speakers, &d->found);
    return ok;
}

/* ---- turns --------------------------------------------------------------------------------- */

/* The pieces [begin, end) as one turn, with where their words stand. */
static void join_pieces(struct talk *d, const size_t *pieces, size_t begin, size_t end, struct turn *to)
{
    struct buffer b = { .a = d->a };
    size_t span_capacity = 0, word_capacity = 0;
    if (end == begin + 1) return; /* it is the piece */
    to->spans = NULL;
    to->words = NULL;
    to->span_count = to->word_count = 0;
    for (size_t i = begin; i < end; i++) {
        const struct turn *piece = &d->t.items[pieces[i]];
        if (i > begin) buffer_cstr(&b, piece->in_line ? " " : "\n");
        for (size_t k = 0; k < piece->span_count; k++) {
            struct turn_span *span = ARENA_PUSH(d->a, to->spans, to->span_count, span_capacity);
            *span = piece->spans[k];
            span->at += b.n;
        }
        for (size_t k = 0; k < piece->word_count; k++) {
            struct turn_word *word = ARENA_PUSH(d->a, to->words, to->word_count, word_capacity);
            *word = piece->words[k];
            word->begin += b.n;
            word->end += b.n;
        }
        buffer_add(&b, piece->text);
    }
    to->text = buffer_sv(&b);
}

static bool find_speakers(struct talk *d)
{
    bool gone = false;
    d->speaker = ARENA_NEW(d->a, size_t, d->t.count);
    for (size_t i = 0; i < d->t.count; i++) {
        d->speaker[i] = speakers_take(&d->speakers, d->t.items[i].label);
        gone = gone || d->speakers.items[d->speaker[i]].withdrawn;
    }
    return gone;
}

/* Leaves out who withdrew, then joins what belongs together. Coders count the source's utterances,
 * so where someone withdrew, the old numbers are kept beside the new. */
static void keep_turns(struct talk *d)
{
    struct arena *a = d->shard->a;
    bool gone = find_speakers(d);
    size_t *pieces = ARENA_NEW(d->a, size_t, d->t.count), piece_count = 0;
    size_t *first = ARENA_NEW(d->a, size_t, d->t.count + 1); /* piece of each kept turn */
    int64_t number = 0;
    d->kept = ARENA_NEW(d->a, struct turn, d->t.count);
    d->kept_speaker = ARENA_NEW(d->a, size_t, d->t.count);
    d->kept_as = ARENA_NEW(d->a, size_t, d->t.count);
    for (size_t i = 0; i < d->t.count; i++) {
        const struct turn *turn = &d->t.items[i];
        struct turn *last = d->kept_count ? &d->kept[d->kept_count - 1] : NULL;
        bool same = reader_goes_on(turn, i ? turn - 1 : NULL);
        bool withdrawn = d->speakers.items[d->speaker[i]].withdrawn;
        number += !same;
        if (!withdrawn && reader_goes_on(turn, last)) {
            if (turn->end_ms.has) last->end_ms = turn->end_ms;
        } else if (!withdrawn) {
            first[d->kept_count] = piece_count;
            d->kept_speaker[d->kept_count] = d->speaker[i];
            d->kept[d->kept_count++] = *turn;
        }
        if (!withdrawn) pieces[piece_count++] = i;
        d->kept_as[i] = withdrawn ? SIZE_MAX : d->kept_count - 1;
        if (gone && !same)
            *renumbered_add(a, &d->shard->renumbered) = (struct renumbered_row){
                d->listed->document, number, withdrawn ? 0 : (int64_t)d->kept_count
            };
    }
    first[d->kept_count] = piece_count;
    for (size_t i = 0; i < d->kept_count; i++)
        join_pieces(d, pieces, first[i], first[i + 1], &d->kept[i]);
}

/* What stood where a name was is gone; the rest moves along. */
static void move_along(struct turn *turn, const struct redact_edits *edits)
{
    size_t kept = 0;
    for (size_t i = 0, e = 0; i < turn->word_count; i++) {
        struct turn_word word = turn->words[i];
        while (e < edits->count && edits->items[e].end <= word.begin) e++;
        if (e < edits->count && edits->items[e].begin < word.end) continue;
        word.begin = redact_moved(edits, word.begin, false);
        word.end = redact_moved(edits, word.end, true);
        turn->words[kept++] = word;
    }
    turn->word_count = kept;
}

/* Where names stay in the text they are looked for all the same. */
static void find_named(struct talk *d, size_t turn)
{
    struct redact_edits found = { 0 };
    (void)redact_text_edits(d->a, &d->shard->finder, d->kept[turn].text, &d->words, &found);
    for (size_t i = 0; i < found.count; i++) {
        found.items[i].at = found.items[i].begin;
        found.items[i].length = found.items[i].end - found.items[i].begin;
    }
    d->named[turn] = found;
}

static void redact_turns(struct talk *d)
{
    for (size_t i = 0; i < d->kept_count; i++)
        redact_note_words(d->a, &d->shard->finder, d->kept[i].text, &d->words);
    d->edits = ARENA_NEW(d->a, struct redact_edits, d->kept_count);
    d->named = ARENA_NEW(d->a, struct redact_edits, d->kept_count);
    for (size_t i = 0; i < d->kept_count; i++) {
        d->kept[i].text = redact_text_edits(d->a, &d->shard->redactor, d->kept[i].text, &d->words, &d->edits[i]);
        move_along(&d->kept[i], &d->edits[i]);
        d->named[i] = d->edits[i];
        if (!d->shard->redactor.everyone) find_named(d, i);
    }
}

/* ---- writing ------------------------------------------------------------------------------- */

/* A lemma or tag may be the name of which the text has another form; then it is left out. */
static sv nameless(struct talk *d, sv text)
{
    char *blanks = ARENA_NEW(d->a, char, text.n + 1);
    for (size_t i = 0; i < text.n; i++) blanks[i] = text.p[i] == '_' || text.p[i] == '+' ? ' ' : text.p[i];
    sv spaced = { blanks, text.n };
    return redact_text(d->a, &d->shard->redactor, spaced, NULL).p == spaced.p ? arena_copy(d->shard->a, text)
                                                                              : (sv){ "", 0 };
}

/* The words as the source analysed them; `begin`: characters of the text before the turn. */
static void write_words(struct talk *d, const struct turn *turn, int64_t begin)
{
    struct shard *s = d->shard;
    size_t at = 0;
    for (size_t i = 0; i < turn->word_count; i++) {
        const struct turn_word *word = &turn->words[i];
        begin += (int64_t)utf8_count(sv_slice(turn->text, at, word->begin));
        int64_t length = (int64_t)utf8_count(sv_slice(turn->text, word->begin, word->end));
        *words_add(s->a, &s->words) = (struct words_row){
            .document = d->listed->document, .start = begin, .end = begin + length,
            .lemma = nameless(d, word->lemma), .tag = nameless(d, word->tag),
        };
        at = word->begin;
    }
}

/* Whom the speaker of a turn names; `begin`: characters of the text before the turn. */
static void write_mentions(struct talk *d, size_t turn, int64_t begin)
{
    struct shard *s = d->shard;
    const struct speaker *speaker = &d->speakers.items[d->kept_speaker[turn]];
    sv text = d->kept[turn].text;
    size_t at = 0;
    for (size_t i = 0; i < d->named[turn].count; i++) {
        const struct redact_edit *name = &d->named[turn].items[i];
        if (name->person == SIZE_MAX || name->person == speaker->person) continue;
        begin += (int64_t)utf8_count(sv_slice(text, at, name->at));
        at = name->at;
        *mentions_add(s->a, &s->mentions) = (struct mentions_row){
            .document = d->listed->document, .start = begin,
            .end = begin + (int64_t)utf8_count(sv_slice(text, at, at + name->length)),
            .utterance = arena_format(s->a, "%.*s:%zu", SV_ARG(d->listed->document), turn + 1),
            .person = speaker->person == SIZE_MAX ? (sv){ "", 0 } : s->roster.people[speaker->person].shown,
            .mentioned = s->roster.people[name->person].shown, .how = sv_from_cstr(redact_how_name(name->how)),
        };
    }
}

static void write_utterances(struct talk *d, struct documents_row *row)
{
    struct shard *s = d->shard;
    int64_t characters = 0, bytes = 0;
    for (size_t i = 0; i < d->kept_count; i++) {
        const struct turn *turn = &d->kept[i];
        struct speaker *speaker = &d->speakers.items[d->kept_speaker[i]];
        if (i) {
            buffer_cstr(&s->text, "\n");
            characters++;
            bytes++;
        }
        int64_t length = (int64_t)utf8_count(turn->text), words = (int64_t)token_count_words(turn->text);
        buffer_add(&s->text, turn->text);
        *utterances_add(s->a, &s->utterances) = (struct utterances_row){
            .utterance = arena_format(s->a, "%.*s:%zu", SV_ARG(d->listed->document), i + 1),
            .document = d->listed->document,
            .sequence = (int64_t)i + 1,
            .person = speaker->person == SIZE_MAX ? (sv){ "", 0 } : s->roster.people[speaker->person].shown,
            .label = arena_copy(s->a, speaker->shown),
            .role = sv_from_cstr(study_role_name(speaker->role)),
            .start = characters,
            .end = characters + length,
            .start_ms = turn->start_ms,
            .end_ms = turn->end_ms,
            .words = words,
            .questions = (int64_t)token_count_questions(turn->text),
            .place = reader_place_name(turn->place),
            .line = SOME_INTEGER((int64_t)turn->line),
            .quotable = speaker->quotable,
            .begin = bytes,
            .finish = bytes + (int64_t)turn->text.n,
        };
        write_words(d, turn, characters);
        write_mentions(d, i, characters);
        characters += length;
        bytes += (int64_t)turn->text.n;
        row->words += words;
        speaker->words += words;
        speaker->kept_turns++;
    }
    row->characters = characters;
}

/* Where the source's words are now, also those that went with who withdrew. `first`: row of the first
 * utterance. */
static void write_spans(struct talk *d, size_t first)
{
    static const struct redact_edits none = { 0 };
    struct shard *s = d->shard;
    struct spans_writer w = { .a = s->a, .spans = &s->spans, .document = d->listed->document, .source = d->t.text };
    for (size_t i = 0, done = 0; i < d->t.count; i++) {
        size_t k = d->kept_as[i];
        if (k == SIZE_MAX) {
            const struct turn gone = { .spans = d->t.items[i].spans, .span_count = d->t.items[i].span_count };
            spans_write(&w, &gone, d->t.items[i].text, &none, 0, 0);
        } else if (k == done) {
            spans_write(&w, &d->kept[k], d->kept[k].text, &d->edits[k], utterances_at(&s->utterances, first + k)->start,
                        (int64_t)k + 1);
            done++;
        }
    }
}

/* Whoever wrote a note is told when she is on the list, under her pseudonym. */
static bool note_author(struct talk *d, sv author, sv *shown)
{
    size_t person;
    *shown = (sv){ "", 0 };
    if (!author.n || roster_find(&d->shard->roster, author, &person) != ROSTER_ONE) return true;
    *shown = d->shard->roster.people[person].shown;
    return !d->shard->roster.people[person].withdrawn;
}

/* A note at the words of someone who withdrew goes with them. */
static void write_notes(struct talk *d)
{
    struct shard *s = d->shard;
    for (size_t i = 0, number = 0; i < d->t.note_count; i++) {
        const struct turn_note *note = &d->t.notes[i];
        size_t turn = note->turn == SIZE_MAX ? SIZE_MAX : d->kept_as[note->turn];
        sv utterance = { "", 0 }, author;
        if (!note_author(d, note->author, &author) || (turn == SIZE_MAX && note->turn != SIZE_MAX)) continue;
        if (gone(d, note->voice)) continue;
        if (turn != SIZE_MAX) utterance = arena_format(s->a, "%.*s:%zu", SV_ARG(d->listed->document), turn + 1);
        *notes_add(s->a, &s->notes) = (struct notes_row){
            .document = d->listed->document, .note = (int64_t)++number, .kind = reader_note_name(note->kind),
            .utterance = utterance, .author = author,
            .text = arena_copy(s->a, redact_text(d->a, &s->redactor, note->text, &d->words)),
        };
    }
}

/* No format has so many kinds of its own; a hostile file may: then the last of them is all others. */
enum { LOSSES_MAX = 500 };

/* What was lost from the words of those who are left. */
static void write_losses(struct talk *d)
{
    struct shard *s = d->shard;
    struct keys kinds = { 0 };
    size_t first = s->losses.count;
    for (size_t i = 0; i < d->t.loss_count; i++) {
        const struct turn_loss *loss = &d->t.losses[i];
        size_t count = s->losses.count - first;
        bool fresh = false;
        if (gone(d, loss->voice)) continue;
        const size_t *known = keys_find(&kinds, loss->element);
        size_t at = known ? *known : count;
        if (!known && count + 1 < LOSSES_MAX) keys_put(d->a, &kinds, loss->element, at, &fresh);
        if (!known && count == LOSSES_MAX) at = count - 1;
        if (at == count)
            *losses_add(s->a, &s->losses) = (struct losses_row){
                .file = d->listed->file, .part = d->listed->document,
                .element = fresh ? arena_copy(s->a, loss->element) : SV("…"),
                .line = loss->line ? SOME_INTEGER((int64_t)loss->line) : NO_INTEGER,
            };
        losses_at(&s->losses, first + at)->count += (int64_t)loss->count;
    }
}

/* The language that the turns which say one agree on; else that of the source as a whole. */
static sv language_of(const struct talk *d)
{
    sv found = d->t.language;
    for (size_t i = 0, said = 0; i < d->kept_count; i++) {
        sv language = d->kept[i].language;
        if (!language.n) continue;
        if (said++ && !sv_eq(found, language)) return (sv){ "", 0 };
        found = language;
    }
    return found;
}

static void check_language(struct talk *d, sv said)
{
    struct language_count count = { .words = 0 };
    for (size_t i = 0; i < d->kept_count; i++) language_add(&count, d->kept[i].text);
    language_check(d->shard->a, &d->shard->languages, &count, said, d->listed->file);
}

static void write_document(struct talk *d)
{
    struct shard *s = d->shard;
    struct documents_row row = {
        .document = d->listed->document, .file = d->file, .format = sv_from_cstr(d->reader->name),
        .turns = reader_found_name(d->t.found), .date = d->listed->date, .setting = d->listed->setting,
        .interviewer = d->listed->interviewer, .respondent = d->listed->respondent,
        .language = d->listed->language, .utterances = (int64_t)d->kept_count, .shard = s->number,
        .begin = (int64_t)s->text.n,
    };
    char hex[DIGEST_HEX];
    size_t first = s->utterances.count;
    bool said = !sv_is(d->listed->language, text_language_name(s->c->study->language));
    sv language = said ? (sv){ "", 0 } : language_of(d);
    if (language.n) row.language = arena_copy(s->a, language);
    check_language(d, row.language);
    write_utterances(d, &row);
    if (d->listed->part.n) write_spans(d, first);
    write_notes(d);
    write_losses(d);
    row.finish = (int64_t)s->text.n;
    digest_sha256_hex(sv_from(buffer_sv(&s->text), (size_t)row.begin), hex);
    row.sha256 = arena_copy(s->a, sv_from_cstr(hex));
    *documents_add(s->a, &s->documents) = row;
    for (size_t x = 0; x < s->listed.extra_count; x++)
        table_set_extra(&s->documents, s->documents.count - 1, x, table_extra(&s->listed, d->listed_row, x));
}

static void count(struct talk *d)
{
    int64_t rejected = (int64_t)d->t.rejected_count, used = (int64_t)d->kept_count;
    *intake_add(d->shard->a, &d->shard->intake) = (struct intake_row){
        SV("transcripts"), d->file, used + rejected, used, rejected
    };
}

void talk_take(struct shard *s, size_t listed_row, sv bytes)
{
    struct arena a = { 0 };
    struct err err = { 0 };
    struct talk d = { .shard = s, .a = &a, .listed_row = listed_row,
                          .listed = listed_at(&s->listed, listed_row) };
    d.file = listing_shown(s->a, d.listed);
    d.speakers = (struct speakers){ .a = &a, .study = s->c->study, .roster = &s->roster, .document = d.listed };
    if (!read(&d, bytes, &err)) {
        keep_problems(&d);
        problem_add_err(s->c->problems, &err);
        d.kept_count = 0;
        count(&d);
        arena_free(&a);
        return;
    }
    keep_turns(&d);
    if (d.kept_count) { /* of a talk of which nobody is left nothing is told */
        keep_problems(&d);
        if (d.t.found == FOUND_LABELS || d.t.found == FOUND_ROWS)
            together_tell_inside(d.kept, d.kept_count, &d.speakers, d.file, s->c->problems);
        speakers_tell(&d.speakers, d.file, &s->nobody, s->c->problems);
        redact_turns(&d);
        write_document(&d);
        if (s->looked) seen_speakers(s->a, &d.speakers, &s->heard);
        count(&d);
    }
    arena_free(&a);
}
