/* transcripts : one shard of transcripts: read, told who speaks, without names, written. */
#include "0_base/file.h"
#include "0_base/token.h"
#include "2_ingest/ingest.h"
#include "2_ingest/reader.h"
#include "2_ingest/redact.h"
#include "2_ingest/seen.h"
#include "2_ingest/speakers.h"

#include <stdlib.h>

static const struct reader *const readers[] = {
#define READER(name) &reader_##name,
#include "2_ingest/readers.def"
#undef READER
};

enum part {
    PART_DOCUMENTS, PART_PEOPLE, PART_UTTERANCES, PART_INTAKE, PART_RENUMBERED, PART_HEARD, PART_TEXT,
    PART_COUNT
};

static const char *const part_names[] = { "documents", "people", "utterances", "intake", "renumbered",
                                          "heard", "text" };

struct shard {
    struct arena *a;
    const struct stage_context *c;
    const struct stage_task *task;
    int64_t number;
    struct roster roster;
    size_t listed_people; /* those of the roster that the tables task knew */
    struct redactor redactor, withdrawn;
    struct table listed, documents, people, utterances, intake, renumbered, heard;
    sv *sources; /* bytes of each item; p NULL: could not be read */
    struct buffer text;
    size_t assumed_count; /* transcripts whose encoding was assumed */
    sv assumed_first;
    enum encoding assumed;
    bool looked; /* by somebody who checks the study */
    struct store_slot slots[PART_COUNT];
};

/* One transcript on its way. */
struct document {
    struct shard *shard;
    struct arena *a; /* until it is written */
    const struct listed_row *listed;
    size_t listed_row;
    struct transcript t;
    struct speakers speakers;
    size_t *speaker; /* of each turn */
    struct turn *kept; /* without those who withdrew, joined */
    size_t *kept_speaker;
    size_t kept_count;
    const struct reader *reader;
};

static bool knows(const void *who, sv label) { return speakers_knows((const struct speakers *)who, label); }

/* ---- reading ------------------------------------------------------------------------------- */

static bool decode(struct document *d, sv bytes, sv *text, struct err *err)
{
    struct shard *s = d->shard;
    enum encoding want = s->c->study->transcripts[d->listed->transcripts].encoding, used;
    if (!utf8_from_bytes(d->a, d->listed->file, bytes, want, &used, text, err)) return false;
    *text = utf8_normalise(d->a, *text);
    if (want == ENCODING_DETECT && used != ENCODING_UTF8) {
        if (!s->assumed_count++) {
            s->assumed_first = d->listed->file;
            s->assumed = used;
        }
    }
    return true;
}

/* By content; a tie goes to the name's extension, then to the first. */
static const struct reader *find_reader(sv file, sv text)
{
    const struct reader *best = NULL;
    int best_score = 0;
    for (size_t i = 0; i < WF_COUNT(readers); i++) {
        int score = 4 * readers[i]->probe(text);
        if (score && sv_ends(file, sv_from_cstr(readers[i]->extension))) score++;
        if (score <= best_score) continue;
        best = readers[i];
        best_score = score;
    }
    return best;
}

/* Whether a piece that was rejected belongs to someone who withdrew: then it was never there. What
 * stands around the talk is no piece of hers, but all else that a reader may reject is. */
static bool of_withdrawn(const struct document *d, const struct rejected_row *row)
{
    static const enum message around[] = { MESSAGE_TXT_HEADING, MESSAGE_TXT_BEFORE_LABEL };
    for (size_t i = 0; i < WF_COUNT(around); i++)
        if (sv_is(row->reason, text_message(around[i])->code)) return false;
    return redact_text(d->a, &d->shard->withdrawn, row->row, NULL).p != row->row.p;
}

/* What the reader found, but for pieces of those who withdrew. */
static void keep_problems(struct document *d, const struct problems *found)
{
    struct table rows = table_new(table_problems()), rejected = table_new(table_rejected());
    struct keys gone = { 0 };
    bool fresh;
    for (size_t i = 0; i < found->rejected.count; i++) {
        const struct rejected_row *row = rejected_at(&found->rejected, i);
        if (of_withdrawn(d, row)) {
            sv key = arena_format(d->a, "%lld %.*s", (long long)row->line, SV_ARG(row->reason));
            keys_put(d->a, &gone, key, 1, &fresh);
            d->t.rejected_count--;
        } else {
            struct rejected_row *copy = rejected_add(d->shard->a, &rejected);
            *copy = *row;
            copy->row = arena_copy(d->shard->a, row->row);
        }
    }
    for (size_t i = 0; i < found->rows.count; i++) {
        const struct problems_row *row = problems_at(&found->rows, i);
        sv key = arena_format(d->a, "%lld %.*s", (long long)row->line.value, SV_ARG(row->code));
        if (keys_find(&gone, key)) continue;
        struct problems_row *copy = problems_add(d->shard->a, &rows);
        *copy = *row;
        copy->message = arena_copy(d->shard->a, row->message);
        copy->hint = arena_copy(d->shard->a, row->hint);
    }
    problem_merge(d->shard->c->problems, &rows, &rejected);
}

static bool read(struct document *d, sv bytes, struct err *err)
{
    struct shard *s = d->shard;
    struct problems found = problem_list(d->a, s->c->study->language);
    sv text;
    if (!decode(d, bytes, &text, err)) return false;
    d->t = (struct transcript){ .file = d->listed->file, .text = text, .knows = knows, .who = &d->speakers,
                                .turns = s->c->study->transcripts[d->listed->transcripts].turns };
    if (!sv_trim(text).n)
        return err_at(err, (struct place){ d->listed->file, 1, 1 }, MESSAGE_TRANSCRIPT_EMPTY, NO_ARGS);
    d->reader = find_reader(d->listed->file, text);
    if (!d->reader)
        return err_at(err, (struct place){ d->listed->file, 1, 1 }, MESSAGE_TRANSCRIPT_FORMAT, NO_ARGS);
    bool ok = d->reader->read(d->a, &d->t, &found, err);
    WF_ASSERT(ok == (err->status == STATUS_OK)); /* a reader must not lie in either direction */
    keep_problems(d, &found);
    return ok;
}

/* ---- turns --------------------------------------------------------------------------------- */

/* Whether a turn goes on with the one before, in the source or among those kept. */
static bool goes_on(const struct turn *turn, const struct turn *before)
{
    return before && turn->joins && sv_eq(turn->label, before->label);
}

/* The texts of pieces [begin, end), each on a line of its own. */
static sv join_pieces(struct document *d, const size_t *pieces, size_t begin, size_t end)
{
    if (end == begin + 1) return d->t.items[pieces[begin]].text;
    struct buffer b = { .a = d->a };
    for (size_t i = begin; i < end; i++) {
        if (i > begin) buffer_cstr(&b, "\n");
        buffer_add(&b, d->t.items[pieces[i]].text);
    }
    return buffer_sv(&b);
}

static bool find_speakers(struct document *d)
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
static void keep_turns(struct document *d)
{
    struct arena *a = d->shard->a;
    bool gone = find_speakers(d);
    size_t *pieces = ARENA_NEW(d->a, size_t, d->t.count), piece_count = 0;
    size_t *first = ARENA_NEW(d->a, size_t, d->t.count + 1); /* piece of each kept turn */
    int64_t number = 0;
    d->kept = ARENA_NEW(d->a, struct turn, d->t.count);
    d->kept_speaker = ARENA_NEW(d->a, size_t, d->t.count);
    for (size_t i = 0; i < d->t.count; i++) {
        const struct turn *turn = &d->t.items[i];
        struct turn *last = d->kept_count ? &d->kept[d->kept_count - 1] : NULL;
        bool same = goes_on(turn, i ? turn - 1 : NULL);
        bool withdrawn = d->speakers.items[d->speaker[i]].withdrawn;
        number += !same;
        if (!withdrawn && goes_on(turn, last)) {
            if (turn->end_ms.has) last->end_ms = turn->end_ms;
        } else if (!withdrawn) {
            first[d->kept_count] = piece_count;
            d->kept_speaker[d->kept_count] = d->speaker[i];
            d->kept[d->kept_count++] = *turn;
        }
        if (!withdrawn) pieces[piece_count++] = i;
        if (gone && !same)
            *renumbered_add(a, &d->shard->renumbered) = (struct renumbered_row){
                d->listed->document, number, withdrawn ? 0 : (int64_t)d->kept_count
            };
    }
    first[d->kept_count] = piece_count;
    for (size_t i = 0; i < d->kept_count; i++)
        d->kept[i].text = join_pieces(d, pieces, first[i], first[i + 1]);
}

static void redact_turns(struct document *d)
{
    struct redact_words words = { 0 };
    for (size_t i = 0; i < d->kept_count; i++)
        redact_note_words(d->a, &d->shard->redactor, d->kept[i].text, &words);
    for (size_t i = 0; i < d->kept_count; i++)
        d->kept[i].text = redact_text(d->a, &d->shard->redactor, d->kept[i].text, &words);
}

/* ---- writing ------------------------------------------------------------------------------- */

static void write_utterances(struct document *d, struct documents_row *row)
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
            .line = SOME_INTEGER((int64_t)turn->line),
            .quotable = speaker->quotable,
            .begin = bytes,
            .finish = bytes + (int64_t)turn->text.n,
        };
        characters += length;
        bytes += (int64_t)turn->text.n;
        row->words += words;
        speaker->words += words;
        speaker->kept_turns++;
    }
    row->characters = characters;
}

static void write_document(struct document *d)
{
    static const char *const found[] = { [FOUND_LABELS] = "labels", [FOUND_BLANK_LINES] = "blank-lines",
                                         [FOUND_CUES] = "cues" };
    struct shard *s = d->shard;
    struct documents_row row = {
        .document = d->listed->document, .file = d->listed->file, .format = sv_from_cstr(d->reader->name),
        .turns = sv_from_cstr(found[d->t.found]), .date = d->listed->date, .setting = d->listed->setting,
        .interviewer = d->listed->interviewer, .respondent = d->listed->respondent,
        .language = d->listed->language, .utterances = (int64_t)d->kept_count, .shard = s->number,
        .begin = (int64_t)s->text.n,
    };
    char hex[DIGEST_HEX];
    write_utterances(d, &row);
    row.finish = (int64_t)s->text.n;
    digest_sha256_hex(sv_from(buffer_sv(&s->text), (size_t)row.begin), hex);
    row.sha256 = arena_copy(s->a, sv_from_cstr(hex));
    *documents_add(s->a, &s->documents) = row;
    for (size_t x = 0; x < s->listed.extra_count; x++)
        table_set_extra(&s->documents, s->documents.count - 1, x, table_extra(&s->listed, d->listed_row, x));
}

static void count(struct document *d)
{
    int64_t rejected = (int64_t)d->t.rejected_count, used = (int64_t)d->kept_count;
    *intake_add(d->shard->a, &d->shard->intake) = (struct intake_row){
        SV("transcripts"), d->listed->file, used + rejected, used, rejected
    };
}

static void take(struct shard *s, size_t item, size_t listed_row)
{
    struct arena a = { 0 };
    struct err err = { 0 };
    struct document d = { .shard = s, .a = &a, .listed_row = listed_row,
                          .listed = listed_at(&s->listed, listed_row) };
    d.speakers = (struct speakers){ .a = &a, .study = s->c->study, .roster = &s->roster, .document = d.listed };
    if (!read(&d, s->sources[item], &err)) {
        problem_add_err(s->c->problems, &err);
        d.kept_count = 0;
        count(&d);
        arena_free(&a);
        return;
    }
    keep_turns(&d);
    if (d.kept_count) {
        speakers_tell(&d.speakers, d.listed->file, s->c->problems);
        redact_turns(&d);
        write_document(&d);
        if (s->looked) seen_speakers(s->a, &d.speakers, &s->heard);
        count(&d);
    }
    arena_free(&a);
}

/* ---- the task ------------------------------------------------------------------------------ */

static bool read_inputs(struct shard *s, unsigned char key[DIGEST_KEY_BYTES], struct err *err)
{
    struct table names;
    const struct study *study = s->c->study;
    struct err missing = { 0 };
    if (!ingest_key(s->a, s->c, false, key, err)) return false;
    if (!store_read(s->a, s->c->store, "ingest/tables/names", table_names(), &names, err)) return false;
    if (!store_read(s->a, s->c->store, "ingest/tables/listed", table_listed(), &s->listed, err)) return false;
    s->roster = roster_load(s->a, study->privacy.pseudonyms ? key : NULL, study->people.count == 0, &names);
    s->listed_people = s->roster.count;
    s->sources = ARENA_NEW(s->a, sv, s->task->item_count);
    for (size_t i = 0; i < s->task->item_count; i++) {
        const struct stage_item *item = &s->task->items[i];
        if (!file_read(s->a, arena_cstr(s->a, item->path), item->name, FILE_LIMIT_BYTES, &s->sources[i], &missing)) {
            problem_add_err(s->c->problems, &missing);
            s->sources[i] = (sv){ NULL, 0 };
            missing = (struct err){ 0 };
        }
    }
    return true;
}

static bool open_parts(struct shard *s, struct err *err)
{
    for (size_t i = 0; i < PART_COUNT; i++) {
        sv part = arena_format(s->a, "ingest/%.*s/%s", SV_ARG(s->task->name), part_names[i]);
        if (!store_prepare(s->a, s->c->store, part.p, &s->slots[i], err)) return false;
    }
    return true;
}

/* People whom no list names, and what the labels say of their role; the tables task wrote the others. */
static void write_people(struct shard *s)
{
    for (size_t i = 0; s->roster.open && i < s->roster.count; i++) {
        const struct roster_person *p = &s->roster.people[i];
        if (i < s->listed_people && p->role == ROLE_OTHER) continue;
        *people_add(s->a, &s->people) = (struct people_row){
            .person = p->shown, .role = sv_from_cstr(study_role_name(p->role)), .consent = SV("full")
        };
    }
}

static bool fill_parts(struct shard *s, struct err *err)
{
    const struct table *tables[] = { [PART_DOCUMENTS] = &s->documents, [PART_PEOPLE] = &s->people,
                                     [PART_UTTERANCES] = &s->utterances, [PART_INTAKE] = &s->intake,
                                     [PART_RENUMBERED] = &s->renumbered, [PART_HEARD] = &s->heard };
    for (size_t i = 0; i < WF_COUNT(tables); i++)
        if (!store_fill(s->a, &s->slots[i], tables[i], err)) return false;
    return store_fill_bytes(&s->slots[PART_TEXT], buffer_sv(&s->text), err);
}

bool transcripts_work(struct arena *a, const struct stage_context *c, const struct stage_task *task,
                      const bool *skip, struct err *err)
{
    unsigned char key[DIGEST_KEY_BYTES] = { 0 };
    struct keys files = { 0 };
    bool fresh;
    struct shard s = {
        .a = a, .c = c, .task = task, .text = { .a = a }, .documents = table_new(table_documents()),
        .people = table_new(table_people()), .utterances = table_new(table_utterances()),
        .intake = table_new(table_intake()), .renumbered = table_new(table_renumbered()),
        .heard = table_new(table_heard()), .looked = seen_asked(a, c->store),
    };
    if (!stage_task_number(task->name, &s.number, err)) return false;
    if (!read_inputs(&s, key, err) || !open_parts(&s, err)) return false;
    if (c->shut_in && !worker_sandbox(SANDBOX_PARSER, err)) return false;
    s.redactor = redact_new(a, &s.roster, c->study->language);
    struct roster others = s.roster;
    others.key = NULL; /* then only who withdrew is looked for */
    s.withdrawn = redact_new(a, &others, c->study->language);
    table_extras(a, &s.documents, s.listed.extra_names, s.listed.extra_count);
    for (size_t i = 0; i < s.listed.count; i++) keys_put(a, &files, listed_at(&s.listed, i)->file, i, &fresh);
    for (size_t i = 0; i < task->item_count; i++) {
        const size_t *row = keys_find(&files, task->items[i].name);
        if (skip[i]) continue;
        worker_begin(i);
        if (s.sources[i].p && row) take(&s, i, *row);
    }
    if (s.assumed_count)
        problem_add(c->problems, (struct place){ s.assumed_first, 0, 0 }, MESSAGE_TRANSCRIPT_ENCODING,
                    ARGS(ARG_INT(s.assumed_count), ARG_CSTR(utf8_encoding_name(s.assumed))));
    write_people(&s);
    digest_key_forget(key);
    return fill_parts(&s, err);
}

void corpus_formats(enum language language, FILE *to)
{
    for (size_t i = 0; i < WF_COUNT(readers); i++)
        fprintf(to, "  %-6s %-6s %s\n                %s\n", readers[i]->name, readers[i]->extension,
                readers[i]->help[language], readers[i]->keeps[language]);
}
