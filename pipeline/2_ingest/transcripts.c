/* transcripts : one shard of transcripts: its inputs, its documents, its parts of the store. */
#include "0_base/file.h"
#include "2_ingest/talk.h"
#include "2_ingest/periods.h"
#include "2_ingest/seen.h"
#include "2_ingest/tables_task.h"

/* The tables that a shard writes, and its text. */
static const struct {
    const char *name;
    const struct table_type *(*type)(void);
    size_t offset;
} parts[] = {
#define PART(name) { #name, table_##name, offsetof(struct shard, name) },
    PART(documents) PART(people) PART(utterances) PART(mentions) PART(notes) PART(words) PART(losses)
    PART(intake) PART(renumbered) PART(heard) PART(proposals) PART(spans)
#undef PART
};
enum { PART_TEXT = WF_COUNT(parts), PART_COUNT };

/* A shard and what only its task needs. */
struct work {
    struct shard shard;
    const struct stage_task *task;
    size_t listed_people; /* those of the roster that the tables task knew */
    sv *sources; /* bytes of each item; p NULL: could not be read */
    struct store_slot slots[PART_COUNT];
};

static struct table *part_table(struct shard *s, size_t part)
{
    return (struct table *)(void *)((char *)s + parts[part].offset);
}

static bool read_inputs(struct work *w, unsigned char key[DIGEST_KEY_BYTES], struct err *err)
{
    struct table names, roles;
    struct shard *s = &w->shard;
    const struct study *study = s->c->study;
    struct err missing = { 0 };
    if (!ingest_key(s->a, s->c, false, key, err)) return false;
    if (!store_read(s->a, s->c->store, "ingest/tables/names", table_names(), &names, err)) return false;
    if (!store_read(s->a, s->c->store, "ingest/tables/listed", table_listed(), &s->listed, err)) return false;
    s->roster = roster_load(s->a, study->privacy.pseudonyms ? key : NULL, study->people.count == 0, &names);
    if (!store_read(s->a, s->c->store, "ingest/tables/roles", table_roles(), &roles, err)) return false;
    periods_load(&s->roster, &roles);
    w->listed_people = s->roster.count;
    w->sources = ARENA_NEW(s->a, sv, w->task->item_count);
    for (size_t i = 0; i < w->task->item_count; i++) {
        const struct stage_item *item = &w->task->items[i];
        if (i && sv_eq(item->path, item[-1].path)) { /* the next document of a project */
            w->sources[i] = w->sources[i - 1];
            continue;
        }
        if (!file_read(s->a, arena_cstr(s->a, item->path), item->name, FILE_LIMIT_BYTES, &w->sources[i], &missing)) {
            problem_add_err(s->c->problems, &missing);
            w->sources[i] = (sv){ NULL, 0 };
            missing = (struct err){ 0 };
        }
    }
    return true;
}

static bool open_parts(struct work *w, struct err *err)
{
    struct arena *a = w->shard.a;
    for (size_t i = 0; i < PART_COUNT; i++) {
        sv part = arena_format(a, "ingest/%.*s/%s", SV_ARG(w->task->name), i < PART_TEXT ? parts[i].name : "text");
        if (!store_prepare(a, w->shard.c->store, part.p, &w->slots[i], err)) return false;
    }
    return true;
}

/* People whom no list names, and what the labels say of their role; the tables task wrote the others. */
static void write_people(struct work *w)
{
    struct shard *s = &w->shard;
    for (size_t i = 0; s->roster.open && i < s->roster.count; i++) {
        const struct roster_person *p = &s->roster.people[i];
        if (i < w->listed_people && p->role == ROLE_OTHER) continue;
        *people_add(s->a, &s->people) = (struct people_row){
            .person = p->shown, .role = sv_from_cstr(study_role_name(p->role)), .consent = SV("full")
        };
    }
}

static bool fill_parts(struct work *w, struct err *err)
{
    struct shard *s = &w->shard;
    for (size_t i = 0; i < WF_COUNT(parts); i++)
        if (!store_fill(s->a, &w->slots[i], part_table(s, i), err)) return false;
    return store_fill_bytes(&w->slots[PART_TEXT], buffer_sv(&s->text), err);
}

static void take_items(struct work *w, const bool *skip)
{
    struct shard *s = &w->shard;
    struct keys files = { 0 };
    bool fresh;
    for (size_t i = 0; i < s->listed.count; i++)
        keys_put(s->a, &files, listing_shown(s->a, listed_at(&s->listed, i)), i, &fresh);
    for (size_t i = 0; i < w->task->item_count; i++) {
        const size_t *row = keys_find(&files, w->task->items[i].name);
        if (skip[i]) continue;
        worker_begin(i);
        if (w->sources[i].p && row) talk_take(s, *row, w->sources[i]);
    }
    arena_free(&s->kept.a);
    if (s->assumed_count)
        problem_add(s->c->problems, (struct place){ s->assumed_first, 0, 0 }, MESSAGE_TRANSCRIPT_ENCODING,
                    ARGS(ARG_INT(s->assumed_count), ARG_CSTR(utf8_encoding_name(s->assumed))));
}

bool transcripts_work(struct arena *a, const struct stage_context *c, const struct stage_task *task,
                      const bool *skip, struct err *err)
{
    unsigned char key[DIGEST_KEY_BYTES] = { 0 };
    struct work w = { .task = task,
                      .shard = { .a = a, .c = c, .text = { .a = a }, .looked = seen_asked(a, c->store) } };
    struct shard *s = &w.shard;
    for (size_t i = 0; i < WF_COUNT(parts); i++) *part_table(s, i) = table_new(parts[i].type());
    if (!stage_task_number(task->name, &s->number, err)) return false;
    if (!read_inputs(&w, key, err) || !open_parts(&w, err)) return false;
    if (c->shut_in && !worker_sandbox(SANDBOX_PARSER, err)) return false;
    s->nobody = (struct nobody){ .a = a, .roster = &s->roster };
    s->redactor = redact_new(a, &s->roster, c->study->language);
    s->finder = redact_new_finder(a, &s->roster, c->study->language);
    struct roster others = s->roster;
    others.key = NULL; /* then only who withdrew is looked for */
    s->withdrawn = redact_new(a, &others, c->study->language);
    table_extras(a, &s->documents, s->listed.extra_names, s->listed.extra_count);
    take_items(&w, skip);
    language_tell(&s->languages, c->problems);
    nobody_tell(&s->nobody, c->problems, &s->proposals);
    write_people(&w);
    digest_key_forget(key);
    return fill_parts(&w, err);
}
