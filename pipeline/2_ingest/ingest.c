#include "2_ingest/ingest.h"

#include "0_base/file.h"
#include "0_base/fingerprint.h"
#include "2_ingest/reader.h"
#include "2_ingest/tables_task.h"

#include <sys/stat.h>

#define TABLE TABLE_SOURCE_TABLE
#define COLUMN TABLE_SOURCE_COLUMN
#include "2_ingest/private_tables.def"
#undef TABLE
#undef COLUMN

enum { SHARD_BYTES = 8 * 1024 * 1024 };

bool ingest_key(struct arena *a, const struct stage_context *c, bool make, unsigned char key[DIGEST_KEY_BYTES],
                struct err *err)
{
    const struct study *study = c->study;
    bool open = false;
    memset(key, 0, DIGEST_KEY_BYTES);
    if (!study->privacy.pseudonyms) return true;
    const char *path = study_path(a, study, study->privacy.key);
    const char *stand_in = file_join(a, sv_from_cstr(c->store->folder), SV(STAGE_STAND_IN_KEY));
    if (file_exists(stand_in)) return digest_key_read(a, stand_in, SV(STAGE_STAND_IN_KEY), false, &open, key, err);
    bool made = make && !file_exists(path);
    if (made && !file_make_folder(a, arena_cstr(a, file_folder(sv_from_cstr(path))), true, err)) return false;
    if (!digest_key_read(a, path, study->privacy.key, make, &open, key, err)) return false;
    const struct place place = { .file = study->privacy.key };
    if (made) problem_tell(c->problems, place, MESSAGE_KEY_MADE, ARGS(ARG_CSTR(path)), stderr);
    if (make && open) problem_tell(c->problems, place, MESSAGE_DIGEST_KEY_OPEN, ARGS(ARG_CSTR(path)), stderr);
    return true;
}

/* ---- fingerprints of what goes in ---------------------------------------------------------- */

static void add_place(struct digest_state *s, struct place place)
{
    digest_add_int(s, (int64_t)place.line); /* it stands in messages */
    digest_add_int(s, (int64_t)place.column);
}

static void add_sources(struct digest_state *s, struct arena *a, const struct study *study)
{
    const struct study_sources *sources;
    const char *kind;
    for (size_t at = 0; study_next_table(study, &at, &kind, &sources);) {
        digest_add_int(s, (int64_t)sources->count);
        for (size_t i = 0; i < sources->count; i++) {
            const struct study_source *from = &sources->items[i];
            fingerprint_file(s, study_path(a, study, from->file), from->file);
            study_digest_add(s, kind, from);
            add_place(s, from->place);
            for (size_t k = 0; k < from->column_count; k++) add_place(s, from->columns[k].place);
        }
    }
}

static void add_speakers(struct digest_state *s, const struct study *study)
{
    digest_add_int(s, (int64_t)study->speaker_count);
    for (size_t i = 0; i < study->speaker_count; i++) {
        study_digest_add(s, "speaker", &study->speakers[i]);
        add_place(s, study->speakers[i].place);
    }
}

/* What every task depends on. */
static void add_common(struct digest_state *s, const struct study *study, const unsigned char *key)
{
    digest_add(s, study->file);
    digest_add_int(s, study->language);
    digest_add_int(s, study->privacy.pseudonyms);
    digest_add(s, (sv){ (const char *)key, DIGEST_KEY_BYTES });
    digest_add_int(s, study->people.count == 0);
    add_speakers(s, study);
}

/* ---- phase 0: the tables ------------------------------------------------------------------- */

static bool plan_tables(struct arena *a, const struct stage_context *c, struct stage_tasks *tasks,
                        struct err *err)
{
    const struct study *study = c->study;
    struct stage_task task = { .name = SV("tables") };
    unsigned char key[DIGEST_KEY_BYTES];
    struct digest_state s;
    if (!ingest_key(a, c, true, key, err)) return false;
    tables_task_items(a, study, &task);
    digest_begin(&s);
    add_common(&s, study, key);
    add_sources(&s, a, study);
    for (size_t i = 0; i < study->group_count; i++) digest_add(&s, study->groups[i]);
    for (size_t i = 0; i < study->transcripts_count; i++) {
        sv *paths;
        size_t count;
        study_digest_add(&s, "transcripts", &study->transcripts[i]);
        add_place(&s, study->transcripts[i].place);
        if (!file_glob(a, study->folder, study->transcripts[i].files, &paths, &count, err)) return false;
        for (size_t k = 0; k < count; k++) {
            digest_add(&s, paths[k]);
            if (reader_of_parts(paths[k])) fingerprint_file(&s, study_path(a, study, paths[k]), paths[k]);
        }
    }
    task.inputs = digest_end(&s);
    digest_key_forget(key);
    *ARENA_PUSH(a, tasks->items, tasks->count, tasks->capacity) = task;
    return true;
}

/* ---- phase 1: transcripts ------------------------------------------------------------------ */

static size_t size_of(struct arena *a, const struct study *study, sv file)
{
    struct stat st;
    return stat(study_path(a, study, file), &st) == 0 && st.st_size > 0 ? (size_t)st.st_size : 0;
}

/* The documents of one project have equal shares in it. */
static size_t share_of(struct arena *a, const struct study *study, const struct table *listed, size_t row)
{
    sv file = listed_at(listed, row)->file;
    size_t begin = row, end = row + 1;
    if (!listed_at(listed, row)->part.n) return size_of(a, study, file);
    while (begin && sv_eq(listed_at(listed, begin - 1)->file, file)) begin--;
    while (end < listed->count && sv_eq(listed_at(listed, end)->file, file)) end++;
    return size_of(a, study, file) / (end - begin);
}

void ingest_shards(struct arena *a, const struct study *study, const struct table *listed, size_t **first,
                   size_t *count)
{
    size_t bytes = 0;
    *count = 0;
    *first = ARENA_NEW(a, size_t, listed->count + 1);
    for (size_t i = 0; i < listed->count; i++) {
        size_t size = share_of(a, study, listed, i);
        if (!*count || bytes + size > SHARD_BYTES) {
            (*first)[(*count)++] = i;
            bytes = 0;
        }
        bytes += size;
    }
    (*first)[*count] = listed->count;
}

static struct stage_task shard_task(struct arena *a, const struct study *study, const struct table *listed,
                                    size_t begin, size_t end, size_t number, const struct digest_state *common)
{
    struct digest_state s = *common;
    struct stage_task task = { .name = stage_task_name(a, (int64_t)number) };
    for (size_t i = begin; i < end; i++) {
        const struct listed_row *row = listed_at(listed, i);
        const char *path = study_path(a, study, row->file);
        *ARENA_PUSH(a, task.items, task.item_count, task.item_capacity) =
            (struct stage_item){ listing_shown(a, row), sv_from_cstr(path) };
        fingerprint_row(&s, listed, i);
        study_digest_add(&s, "transcripts", &study->transcripts[row->transcripts]);
        if (i > begin && sv_eq(row->file, listed_at(listed, i - 1)->file)) continue;
        fingerprint_file(&s, path, row->file);
    }
    task.inputs = digest_end(&s);
    return task;
}

static bool plan_shards(struct arena *a, const struct stage_context *c, struct stage_tasks *tasks,
                        struct err *err)
{
    struct table names, roles, listed;
    unsigned char key[DIGEST_KEY_BYTES];
    struct digest_state s;
    size_t *first, count;
    if (!store_read(a, c->store, "ingest/tables/names", table_names(), &names, err)) return false;
    if (!store_read(a, c->store, "ingest/tables/roles", table_roles(), &roles, err)) return false;
    if (!store_read(a, c->store, "ingest/tables/listed", table_listed(), &listed, err)) return false;
    if (!ingest_key(a, c, false, key, err)) return false;
    digest_begin(&s);
    add_common(&s, c->study, key);
    fingerprint_table(&s, &names);
    fingerprint_table(&s, &roles);
    for (size_t i = 0; i < listed.extra_count; i++) digest_add(&s, listed.extra_names[i]);
    digest_key_forget(key);
    ingest_shards(a, c->study, &listed, &first, &count);
    for (size_t i = 0; i < count; i++)
        *ARENA_PUSH(a, tasks->items, tasks->count, tasks->capacity) =
            shard_task(a, c->study, &listed, first[i], first[i + 1], i + 1, &s);
    return true;
}

/* ---- the stage ----------------------------------------------------------------------------- */

static bool plan(struct arena *a, const struct stage_context *c, size_t phase, struct stage_tasks *tasks,
                 struct err *err)
{
    return phase == 0 ? plan_tables(a, c, tasks, err) : plan_shards(a, c, tasks, err);
}

static bool work(struct arena *a, const struct stage_context *c, size_t phase, const struct stage_task *task,
                 const bool *skip, struct err *err)
{
    return phase == 0 ? tables_task_work(a, c, task, skip, err) : transcripts_work(a, c, task, skip, err);
}

const struct stage stage_ingest = {
    .name = "ingest", .phase_count = 2, .plan = plan, .work = work, .reduce = join_reduce
};
