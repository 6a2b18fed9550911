#include "2_ingest/seen.h"

#include "0_base/file.h"
#include "0_base/json_box.h"
#include "0_base/out.h"
#include "0_base/utf8.h"
#include "2_ingest/ingest.h"
#include "2_ingest/near.h"
#include "2_ingest/reader.h"
#include "2_ingest/speakers.h"

#include <stdlib.h>

enum {
    FEW_DOCUMENTS = 5, /* so many are shown one by one without being asked for */
    FEW_FILES = 3,     /* so many are named                                    */
    MOST_LINES = 20,
    LABEL_WIDTH = 28,
    WIDTH = 98,
};

static const char *const how_names[] = { [SPEAKER_NOBODY] = "nobody", [SPEAKER_LIST] = "list",
                                         [SPEAKER_STUDY] = "study",   [SPEAKER_WORD] = "word",
                                         [SPEAKER_NEW] = "new" };
enum { HOW_COUNT = WF_COUNT(how_names) };

/* ---- in the transcripts task --------------------------------------------------------------- */

bool seen_asked(struct arena *a, const struct store *store)
{
    return file_exists(file_join(a, sv_from_cstr(store->folder), SV(STAGE_LOOK)));
}

static sv near_speaker(struct arena *a, const struct speakers *s, sv label)
{
    struct near near = near_find(s->roster, label);
    return near_text(a, s->roster, &near, s->study->language);
}

void seen_speakers(struct arena *a, const struct speakers *s, struct table *heard)
{
    for (size_t i = 0; i < s->count; i++) {
        const struct speaker *speaker = &s->items[i];
        if (speaker->withdrawn) continue; /* told nowhere */
        const struct roster_person *p = speaker->person == SIZE_MAX ? NULL : &s->roster->people[speaker->person];
        sv near = { "", 0 };
        if (speaker->how == SPEAKER_NOBODY && speaker->label.n)
            near = near_speaker(a, s, speaker->label);
        *heard_add(a, heard) = (struct heard_row){
            .document = s->document->document,
            .position = (int64_t)i,
            .label = arena_copy(a, speaker->label),
            .how = sv_from_cstr(how_names[speaker->how]),
            .person = p ? arena_copy(a, p->id) : (sv){ "", 0 },
            .name = p ? arena_copy(a, p->name) : (sv){ "", 0 },
            .role = sv_from_cstr(study_role_name(speaker->role)),
            .near = near,
            .turns = (int64_t)speaker->kept_turns,
            .words = speaker->words,
        };
    }
}

/* ---- what is shown ------------------------------------------------------------------------- */

/* One label: in a document, or in all of them where it is the same person or nobody everywhere. */
struct seen_voice {
    const struct heard_row *row; /* the first */
    enum speaker_how how;
    int64_t documents, turns, words;
};

struct seen {
    struct arena *a;
    enum language language;
    FILE *to;
    struct table documents, intake, mappings;
    struct table heard; /* of all shards, by document */
};

static void say(const struct seen *s, const char *indent, enum label label, struct args args)
{
    sv line = err_shown(s->a, text_label_fill(s->a, label, s->language, args));
    fprintf(s->to, "%s%.*s\n", indent, SV_ARG(line));
}

/* Blanks up to `width`, on the right of a text. */
static void pad(FILE *to, sv text, size_t width)
{
    size_t n = utf8_count(text);
    fprintf(to, "%.*s%*s", SV_ARG(text), n < width ? (int)(width - n) : 0, "");
}

static enum speaker_how how_of(sv name)
{
    for (size_t i = 0; i < HOW_COUNT; i++)
        if (sv_is(name, how_names[i])) return (enum speaker_how)i;
    WF_BUG("how a speaker is known");
}

static const char *turns_label(const struct seen *s, sv turns)
{
    enum label label = reader_found_label(turns);
    return label != LABEL_NONE ? text_label(label, s->language) : arena_cstr(s->a, turns);
}

/* ---- speakers ------------------------------------------------------------------------------ */

static sv person_text(const struct seen *s, const struct heard_row *row)
{
    enum role role;
    WF_ASSERT(study_role_parse(row->role, &role));
    struct buffer b = { .a = s->a };
    buffer_add(&b, row->person);
    if (row->name.n && !sv_eq(row->name, row->person)) buffer_printf(&b, " %.*s", SV_ARG(row->name));
    buffer_printf(&b, ", %s", study_role_label(role, s->language));
    return buffer_sv(&b);
}

static sv who(const struct seen *s, const struct seen_voice *v)
{
    const struct heard_row *row = v->row;
    enum role role;
    WF_ASSERT(study_role_parse(row->role, &role));
    if (v->how == SPEAKER_NOBODY && row->near.n)
        return text_label_fill(s->a, LABEL_SEEN_NOBODY_NEAR, s->language, ARGS(ARG_SV(row->near)));
    if (v->how == SPEAKER_NOBODY) return sv_from_cstr(text_label(LABEL_SEEN_NOBODY, s->language));
    if (!row->person.n)
        return text_label_fill(s->a, LABEL_SEEN_ROLE_ONLY, s->language,
                               ARGS(ARG_CSTR(study_role_label(role, s->language))));
    sv person = person_text(s, row);
    if (v->how == SPEAKER_STUDY) return text_label_fill(s->a, LABEL_SEEN_BY_STUDY, s->language, ARGS(ARG_SV(person)));
    if (v->how == SPEAKER_WORD) return text_label_fill(s->a, LABEL_SEEN_BY_WORD, s->language, ARGS(ARG_SV(person)));
    return person;
}

static sv label_of(const struct seen *s, const struct seen_voice *v)
{
    return v->row->label.n ? v->row->label : sv_from_cstr(text_label(LABEL_SEEN_NO_LABEL, s->language));
}

/* A table of labels; `where`: also in how many documents each stands. */
static void print_voices(const struct seen *s, const char *indent, const struct seen_voice *voices, size_t count,
                         bool where)
{
    size_t width = utf8_count(sv_from_cstr(text_label(LABEL_SEEN_LABEL, s->language)));
    size_t shown = where && count > MOST_LINES ? MOST_LINES : count;
    for (size_t i = 0; i < shown; i++) {
        size_t n = utf8_count(label_of(s, &voices[i]));
        if (n > width) width = n < LABEL_WIDTH ? n : LABEL_WIDTH;
    }
    fputs(indent, s->to);
    pad(s->to, sv_from_cstr(text_label(LABEL_SEEN_LABEL, s->language)), width);
    fprintf(s->to, "  %s%s\n", where ? text_label(LABEL_SEEN_HEAD_DOCUMENTS, s->language) : "",
            text_label(LABEL_SEEN_HEAD, s->language));
    for (size_t i = 0; i < shown; i++) {
        const struct seen_voice *v = &voices[i];
        sv person = err_shown(s->a, who(s, v));
        fputs(indent, s->to);
        pad(s->to, err_shown(s->a, label_of(s, v)), width);
        if (where) fprintf(s->to, "  %10lld", (long long)v->documents);
        fprintf(s->to, "  %7lld  %7lld  %.*s\n", (long long)v->turns, (long long)v->words, SV_ARG(person));
    }
    if (shown < count) say(s, indent, LABEL_SEEN_MORE, ARGS(ARG_INT(count - shown)));
}

/* "sprekers: 12 (9 van de personenlijst, 2 alleen een rol, 1 niemand)" */
static void print_counts(const struct seen *s, const size_t counts[HOW_COUNT], size_t count)
{
    static const struct {
        enum speaker_how how;
        enum label label;
    } order[] = { { SPEAKER_LIST, LABEL_SEEN_COUNT_LIST }, { SPEAKER_STUDY, LABEL_SEEN_COUNT_STUDY },
                  { SPEAKER_WORD, LABEL_SEEN_COUNT_WORD }, { SPEAKER_NEW, LABEL_SEEN_COUNT_NEW },
                  { SPEAKER_NOBODY, LABEL_SEEN_COUNT_NOBODY } };
    struct buffer b = { .a = s->a };
    for (size_t i = 0; i < WF_COUNT(order); i++) {
        size_t n = counts[order[i].how];
        if (!n) continue;
        if (b.n) buffer_cstr(&b, ", ");
        buffer_add(&b, text_label_fill(s->a, order[i].label, s->language, ARGS(ARG_INT(n))));
    }
    say(s, "", LABEL_SEEN_SPEAKERS, ARGS(ARG_INT(count), ARG_SV(buffer_sv(&b))));
}

static int by_need(const void *x, const void *y)
{
    const struct seen_voice *p = x, *q = y;
    static const int rank[] = { [SPEAKER_NOBODY] = 0, [SPEAKER_WORD] = 1, [SPEAKER_STUDY] = 2, [SPEAKER_NEW] = 3,
                                [SPEAKER_LIST] = 4 };
    if (rank[p->how] != rank[q->how]) return rank[p->how] - rank[q->how];
    if (p->turns != q->turns) return p->turns < q->turns ? 1 : -1;
    int c = sv_cmp(p->row->label, q->row->label);
    if (c) return c;
    c = sv_cmp(p->row->document, q->row->document);
    return c ? c : (p->row->position > q->row->position) - (p->row->position < q->row->position);
}

/* The labels of all documents; those of one person or role are one. What the list makes plain is
 * counted only. */
static void print_all_voices(const struct seen *s)
{
    struct keys known = { 0 };
    struct seen_voice *voices = ARENA_NEW(s->a, struct seen_voice, s->heard.count);
    size_t count = 0, told = 0, counts[HOW_COUNT] = { 0 };
    for (size_t i = 0; i < s->heard.count; i++) {
        const struct heard_row *row = heard_at(&s->heard, i);
        bool fresh;
        sv key = arena_format(s->a, "%.*s\n%.*s\n%.*s\n%.*s", SV_ARG(row->label), SV_ARG(row->how),
                              SV_ARG(row->person), SV_ARG(row->role));
        size_t at = *keys_put(s->a, &known, key, count, &fresh);
        if (fresh) voices[count++] = (struct seen_voice){ .row = row, .how = how_of(row->how) };
        voices[at].documents++;
        voices[at].turns += row->turns;
        voices[at].words += row->words;
    }
    for (size_t i = 0; i < count; i++) counts[voices[i].how]++;
    print_counts(s, counts, count);
    if (count) qsort(voices, count, sizeof *voices, by_need);
    while (told < count && voices[told].how != SPEAKER_LIST && voices[told].how != SPEAKER_NEW) told++;
    if (told) print_voices(s, "  ", voices, told, true);
}

/* ---- documents ----------------------------------------------------------------------------- */

/* `heard`: where its speakers begin, and then where they end. */
static void print_document(const struct seen *s, const struct documents_row *d, size_t *heard)
{
    struct seen_voice *voices = NULL;
    size_t count = 0, capacity = 0;
    for (; *heard < s->heard.count; (*heard)++) {
        const struct heard_row *row = heard_at(&s->heard, *heard);
        if (!sv_eq(row->document, d->document)) break;
        *ARENA_PUSH(s->a, voices, count, capacity) =
            (struct seen_voice){ row, how_of(row->how), 1, row->turns, row->words };
    }
    say(s, "  ", LABEL_SEEN_DOCUMENT, ARGS(ARG_SV(d->file), ARG_SV(d->document), ARG_SV(d->format),
                                           ARG_CSTR(turns_label(s, d->turns))));
    print_voices(s, "    ", voices, count, false);
}

/* Documents that were read in one way. */
struct way {
    const struct documents_row *first;
    size_t count;
    struct buffer files;
};

/* How many documents were read in which way, in the order in which the ways are met. */
static void print_ways(const struct seen *s)
{
    struct keys known = { 0 };
    struct way *ways = ARENA_NEW(s->a, struct way, s->documents.count);
    size_t count = 0;
    for (size_t i = 0; i < s->documents.count; i++) {
        const struct documents_row *d = documents_at(&s->documents, i);
        bool fresh;
        sv key = arena_format(s->a, "%.*s\n%.*s", SV_ARG(d->format), SV_ARG(d->turns));
        struct way *w = &ways[*keys_put(s->a, &known, key, count, &fresh)];
        if (fresh) ways[count++] = (struct way){ .first = d, .files = { .a = s->a } };
        if (w->count++) buffer_cstr(&w->files, ", ");
        if (w->count <= FEW_FILES) buffer_add(&w->files, file_name(d->file));
    }
    for (size_t i = 0; i < count; i++) {
        const struct way *w = &ways[i];
        sv files = err_shown(s->a, buffer_sv(&w->files));
        fprintf(s->to, "  %4zu  %-6.*s  %s", w->count, SV_ARG(w->first->format), turns_label(s, w->first->turns));
        if (w->count <= FEW_FILES) fprintf(s->to, ": %.*s", SV_ARG(files));
        fputc('\n', s->to);
    }
}

static void print_documents(const struct seen *s, bool all)
{
    int64_t words = 0, turns = 0;
    size_t count = s->documents.count, heard = 0;
    for (size_t i = 0; i < count; i++) {
        words += documents_at(&s->documents, i)->words;
        turns += documents_at(&s->documents, i)->utterances;
    }
    if (!count) return;
    say(s, "", LABEL_SEEN_DOCUMENTS, ARGS(ARG_INT(count), ARG_INT(turns), ARG_INT(words)));
    bool each = all || count <= FEW_DOCUMENTS;
    if (!each) print_ways(s);
    for (size_t i = 0; each && i < count; i++) print_document(s, documents_at(&s->documents, i), &heard);
    if (!each) print_all_voices(s);
}

/* ---- tables -------------------------------------------------------------------------------- */

/* "person = Nr, name = Naam": a pair is not broken over two lines. */
static void add_pair(struct buffer *b, sv name, sv header)
{
    if (b->n) buffer_cstr(b, ", ");
    if (name.n && !sv_eq(name, header)) buffer_printf(b, "%.*s\xC2\xA0=\xC2\xA0", SV_ARG(name));
    buffer_add(b, header);
}

static sv form_text(const struct seen *s, sv form)
{
    if (sv_is(form, ",")) return sv_from_cstr(text_label(LABEL_SEEN_COMMA, s->language));
    if (sv_is(form, ".")) return sv_from_cstr(text_label(LABEL_SEEN_POINT, s->language));
    return form;
}

static void print_pairs(const struct seen *s, enum label label, const struct buffer *pairs)
{
    if (!pairs->n) return;
    out_wrap(s->to, "    ", text_label_fill(s->a, label, s->language, ARGS(ARG_SV(buffer_sv(pairs)))), WIDTH);
}

/* A first name that is also part of a joined column, which comes last. */
static bool is_part(const struct seen *s, size_t at, size_t end)
{
    sv name = mappings_at(&s->mappings, at)->name;
    for (size_t i = at + 1; name.n && i < end; i++)
        if (sv_eq(mappings_at(&s->mappings, i)->name, name)) return true;
    return false;
}

/* The columns [begin, end) of a table, by what each was taken for. */
static void print_columns(const struct seen *s, size_t begin, size_t end)
{
    static const struct {
        const char *how;
        enum label label;
    } ways[] = { { "study", LABEL_SEEN_COLUMNS_STUDY },      { "same", LABEL_SEEN_COLUMNS_SAME },
                 { "synonym", LABEL_SEEN_COLUMNS_SYNONYM },  { "attribute", LABEL_SEEN_COLUMNS_ATTRIBUTE },
                 { "ignored", LABEL_SEEN_COLUMNS_IGNORED } };
    struct buffer forms = { .a = s->a }, near = { .a = s->a };
    for (size_t w = 0; w < WF_COUNT(ways); w++) {
        struct buffer b = { .a = s->a };
        for (size_t i = begin; i < end; i++) {
            const struct mappings_row *row = mappings_at(&s->mappings, i);
            if (sv_is(row->how, ways[w].how) && !is_part(s, i, end)) add_pair(&b, row->name, row->header);
        }
        print_pairs(s, ways[w].label, &b);
    }
    for (size_t i = begin; i < end; i++) {
        const struct mappings_row *row = mappings_at(&s->mappings, i);
        if (row->near.n) add_pair(&near, row->near, row->header);
        if (row->form.n) add_pair(&forms, row->header, form_text(s, row->form));
    }
    print_pairs(s, LABEL_SEEN_COLUMNS_NEAR, &near);
    print_pairs(s, LABEL_SEEN_FORMS, &forms);
}

/* Where the columns of a table begin and end; all its files of that name together. */
static void find_columns(const struct seen *s, const struct intake_row *row, size_t *begin, size_t *end)
{
    *begin = 0;
    while (*begin < s->mappings.count && !(sv_eq(mappings_at(&s->mappings, *begin)->file, row->file) &&
                                           sv_eq(mappings_at(&s->mappings, *begin)->kind, row->kind)))
        (*begin)++;
    *end = *begin;
    while (*end < s->mappings.count && sv_eq(mappings_at(&s->mappings, *end)->file, row->file) &&
           sv_eq(mappings_at(&s->mappings, *end)->kind, row->kind))
        (*end)++;
}

static void print_tables(const struct seen *s)
{
    bool headed = false;
    for (size_t i = 0; i < s->intake.count; i++) {
        const struct intake_row *row = intake_at(&s->intake, i);
        size_t begin, end;
        if (sv_is(row->kind, "transcripts")) continue;
        if (!headed) say(s, "", LABEL_SEEN_TABLES, NO_ARGS);
        headed = true;
        say(s, "  ", row->rejected ? LABEL_SEEN_TABLE_REJECTED : LABEL_SEEN_TABLE,
            ARGS(ARG_SV(row->file), ARG_SV(row->kind), ARG_INT(row->read), ARG_INT(row->rejected)));
        find_columns(s, row, &begin, &end);
        print_columns(s, begin, end);
    }
}

/* ---- all ----------------------------------------------------------------------------------- */

/* Not the utterances, of which there may be very many. */
static bool open_seen(struct seen *s, const struct stage_context *c, struct err *err)
{
    int64_t shards = 0;
    s->language = c->study->language;
    if (!store_read(s->a, c->store, "ingest/all/documents", table_documents(), &s->documents, err)) return false;
    if (!store_read(s->a, c->store, "ingest/all/intake", table_intake(), &s->intake, err)) return false;
    if (!store_read(s->a, c->store, "ingest/tables/mappings", table_mappings(), &s->mappings, err)) return false;
    table_sort(&s->mappings);
    for (size_t i = 0; i < s->documents.count; i++) {
        int64_t shard = documents_at(&s->documents, i)->shard;
        if (shard > shards) shards = shard;
    }
    s->heard = table_new(table_heard());
    for (int64_t i = 1; i <= shards; i++) {
        struct table part;
        const char *at = arena_format(s->a, "ingest/%s/heard", stage_task_name(s->a, i).p).p;
        if (!store_read(s->a, c->store, at, table_heard(), &part, err)) return false;
        table_append(s->a, &s->heard, &part);
    }
    table_sort(&s->heard);
    return true;
}

bool seen_print(struct arena *a, const struct stage_context *c, bool all, FILE *to, struct err *err)
{
    struct seen s = { .a = a, .to = to };
    if (!open_seen(&s, c, err)) return false;
    print_documents(&s, all);
    print_tables(&s);
    return true;
}

/* ---- for programs -------------------------------------------------------------------------- */

static struct json_value *speaker_value(struct arena *a, const struct heard_row *row)
{
    struct json_value *v = json_box_object(a);
    json_box_set_sv(a, v, "label", row->label);
    json_box_set_sv(a, v, "how", row->how);
    json_box_set_sv(a, v, "person", row->person);
    json_box_set_sv(a, v, "name", row->name);
    json_box_set_sv(a, v, "role", row->role);
    json_box_set_sv(a, v, "near", row->near);
    json_box_set_int(a, v, "turns", row->turns);
    json_box_set_int(a, v, "words", row->words);
    return v;
}

static struct json_value *document_value(const struct seen *s, const struct documents_row *d, size_t *heard)
{
    struct json_value *v = json_box_object(s->a), *speakers = json_box_array(s->a);
    json_box_set_sv(s->a, v, "document", d->document);
    json_box_set_sv(s->a, v, "file", d->file);
    json_box_set_sv(s->a, v, "format", d->format);
    json_box_set_sv(s->a, v, "told-apart", d->turns);
    json_box_set_int(s->a, v, "turns", d->utterances);
    json_box_set_int(s->a, v, "words", d->words);
    for (; *heard < s->heard.count && sv_eq(heard_at(&s->heard, *heard)->document, d->document); (*heard)++)
        json_box_push(s->a, speakers, speaker_value(s->a, heard_at(&s->heard, *heard)));
    json_box_set(s->a, v, "speakers", speakers);
    return v;
}

static struct json_value *columns_value(const struct seen *s, const struct intake_row *row)
{
    struct json_value *columns = json_box_array(s->a);
    size_t begin, end;
    find_columns(s, row, &begin, &end);
    for (size_t i = begin; i < end; i++) {
        const struct mappings_row *m = mappings_at(&s->mappings, i);
        struct json_value *v = json_box_object(s->a);
        json_box_set_sv(s->a, v, "header", m->header);
        json_box_set_sv(s->a, v, "name", m->name);
        json_box_set_sv(s->a, v, "how", m->how);
        json_box_set_sv(s->a, v, "near", m->near);
        json_box_set_sv(s->a, v, "form", m->form);
        json_box_push(s->a, columns, v);
    }
    return columns;
}

bool seen_value(struct arena *a, const struct stage_context *c, struct json_value **value, struct err *err)
{
    struct seen s = { .a = a };
    size_t heard = 0;
    if (!open_seen(&s, c, err)) return false;
    struct json_value *documents = json_box_array(a), *tables = json_box_array(a);
    for (size_t i = 0; i < s.documents.count; i++)
        json_box_push(a, documents, document_value(&s, documents_at(&s.documents, i), &heard));
    for (size_t i = 0; i < s.intake.count; i++) {
        const struct intake_row *row = intake_at(&s.intake, i);
        if (sv_is(row->kind, "transcripts")) continue;
        struct json_value *v = json_box_object(a);
        json_box_set_sv(a, v, "kind", row->kind);
        json_box_set_sv(a, v, "file", row->file);
        json_box_set_int(a, v, "rows", row->read);
        json_box_set_int(a, v, "rejected", row->rejected);
        json_box_set(a, v, "columns", columns_value(&s, row));
        json_box_push(a, tables, v);
    }
    *value = json_box_object(a);
    json_box_set(a, *value, "documents", documents);
    json_box_set(a, *value, "tables", tables);
    return true;
}
