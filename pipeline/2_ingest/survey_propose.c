/* Puts together what a study.xml could say of a folder: its talks, and where they lie. */
#include "2_ingest/survey_found.h"

#include "0_base/file.h"
#include "0_base/token.h"
#include "2_ingest/ingest.h"
#include "2_ingest/reader.h"
#include "2_ingest/tables_task.h"

#include <stdlib.h>

enum { FOLDERS_MAX = 40 };

/* ---- what the workers found ---------------------------------------------------------------- */

bool survey_read_parts(struct proposing *p, const struct store *store, const struct stage_tasks *tasks,
                       struct err *err)
{
    for (size_t i = 0; i < SURVEY_PART_COUNT; i++) {
        p->tables[i] = table_new(survey_parts[i].type());
        for (size_t t = 0; t < tasks->count; t++) {
            struct table part;
            sv at = arena_format(p->a, "%.*s/%s", SV_ARG(tasks->items[t].name), survey_parts[i].name);
            if (!store_read(p->a, store, at.p, survey_parts[i].type(), &part, err)) return false;
            table_append(p->a, &p->tables[i], &part);
        }
    }
    return true;
}

static bool by_labels(const struct found_files_row *row)
{
    return !reader_found_counts(row->turns);
}

/* Text without labels beside labelled talks, and in another folder than those, is more likely a memo. */
static bool is_memo(const struct proposing *p, const struct found_files_row *row)
{
    bool labelled = false, beside = false;
    if (by_labels(row)) return false;
    for (size_t i = 0; i < p->tables[SURVEY_FILES].count; i++) {
        const struct found_files_row *other = found_files_at(&p->tables[SURVEY_FILES], i);
        if (!sv_is(other->kind, "talk")) continue;
        labelled = labelled || by_labels(other);
        if (other != row && sv_eq(file_folder(other->file), file_folder(row->file)) && by_labels(other)) beside = true;
    }
    return labelled && !beside;
}

/* Tells the list of files what became of each, and takes the talks out. */
static void sort_files(struct proposing *p)
{
    struct keys paths = { 0 };
    struct table *files = &p->tables[SURVEY_FILES];
    bool fresh;
    p->talks = ARENA_NEW(p->a, struct survey_talk, files->count);
    for (size_t i = 0; i < p->survey->count; i++) keys_put(p->a, &paths, p->survey->files[i].path, i, &fresh);
    table_sort(files);
    for (size_t i = 0; i < files->count; i++) {
        const struct found_files_row *row = found_files_at(files, i);
        const size_t *at = keys_find(&paths, row->file);
        WF_ASSERT(at);
        struct survey_file *f = &p->survey->files[*at];
        if (sv_is(row->kind, "broken")) {
            f->why = SURVEY_BROKEN;
            f->message = row->message;
            f->hint = row->hint;
        } else if (sv_is(row->kind, "study")) {
            f->why = SURVEY_STUDY;
        } else if (sv_is(row->kind, "talk") && is_memo(p, row)) {
            f->why = SURVEY_NOTES;
        } else if (sv_is(row->kind, "talk")) {
            p->talks[p->talk_count++] = (struct survey_talk){ .row = row, .unlabelled = !by_labels(row) };
        }
    }
}

/* ---- talks --------------------------------------------------------------------------------- */

static void count_talks(struct proposing *p)
{
    struct proposal *out = p->out;
    struct keys known = { 0 };
    int64_t dutch = 0, english = 0;
    out->talk_count = p->talk_count;
    out->ways = ARENA_NEW(p->a, struct survey_way, p->talk_count);
    for (size_t i = 0; i < p->talk_count; i++) {
        const struct found_files_row *row = p->talks[i].row;
        bool fresh;
        sv key = arena_format(p->a, "%.*s\n%.*s", SV_ARG(row->format), SV_ARG(row->turns));
        size_t at = *keys_put(p->a, &known, key, out->way_count, &fresh);
        if (fresh) out->ways[out->way_count++] = (struct survey_way){ row->format, row->turns, 0 };
        out->ways[at].count++;
        out->turn_count += (size_t)row->turn_count;
        dutch += row->dutch;
        english += row->english;
    }
    out->language = english > dutch ? LANGUAGE_EN : LANGUAGE_NL;
}

/* In small letters: a pattern takes capitals there too. */
static sv extension(struct arena *a, sv path)
{
    sv name = file_name(path);
    size_t at = name.n;
    while (at > 1 && name.p[at - 1] != '.') at--;
    if (at < 2) return (sv){ "", 0 };
    size_t n = name.n - at + 1;
    char *small = ARENA_NEW(a, char, n);
    for (size_t i = 0; i < n; i++) small[i] = sv_lowered_byte(name.p[at - 1 + i]);
    return (sv){ small, n };
}

/* Whether a pattern takes these talks and nothing else of the folder. */
static bool exact(const struct proposing *p, sv folder, sv pattern)
{
    struct keys talks = { 0 };
    struct arena scratch = { 0 };
    bool fresh, only = true;
    for (size_t i = 0; i < p->talk_count; i++) keys_put(&scratch, &talks, p->talks[i].row->file, i, &fresh);
    for (size_t i = 0; i < p->survey->count && only; i++) {
        sv path = p->survey->files[i].path;
        if (!sv_eq(file_folder(path), folder) || !file_fits(pattern, file_name(path))) continue;
        only = p->survey->files[i].why == SURVEY_LINK || p->survey->files[i].why == SURVEY_OUTPUT ||
               keys_find(&talks, path) != NULL;
    }
    arena_free(&scratch);
    return only;
}

/* A folder that says where a talk was, and not merely that talks are in it. */
static sv setting_of(struct arena *a, sv folder)
{
    static const char *const plain[] = {
        "transcripten", "transcripties", "transcripts", "transcript", "interviews", "interview", "gesprekken",
        "talks", "gesprek", "verslagen", "data", "ruw", "raw", "docx", "word", "txt", "tekst", "text", "vtt", "odt",
        "uitgewerkt", "uitgeschreven", "definitief", "bestanden", "files", "documenten", "documents", "teksten",
        "corpus", "zoom", ".",
    };
    sv name = file_name(folder), folded = token_fold(a, name);
    for (size_t i = 0; i < WF_COUNT(plain); i++)
        if (sv_is(folded, plain[i])) return (sv){ "", 0 };
    return name;
}

static void add_talks(struct proposing *p, sv folder, sv pattern, sv setting, size_t count)
{
    struct proposal *out = p->out;
    sv whole = sv_is(folder, ".") ? pattern : sv_from_cstr(file_join(p->a, folder, pattern));
    *ARENA_PUSH(p->a, out->talks, out->talks_count, out->talks_capacity) =
        (struct survey_talks){ arena_copy(p->a, whole), setting, count };
}

/* Everything in the folder, else all of one extension, else file by file. */
static void add_folder(struct proposing *p, size_t begin, size_t end, bool settings)
{
    sv folder = file_folder(p->talks[begin].row->file);
    sv setting = settings ? setting_of(p->a, folder) : (sv){ "", 0 };
    struct keys done = { 0 };
    if (!sv_is(folder, ".") && exact(p, folder, SV("*"))) {
        add_talks(p, folder, SV("*"), setting, end - begin);
        return;
    }
    for (size_t i = begin; i < end; i++) {
        sv path = p->talks[i].row->file, pattern = arena_format(p->a, "*%.*s", SV_ARG(extension(p->a, path)));
        bool fresh;
        if (pattern.n == 1 || !exact(p, folder, pattern)) {
            add_talks(p, folder, file_name(path), setting, 1);
            continue;
        }
        size_t count = 0;
        for (size_t k = begin; k < end; k++) count += file_fits(pattern, file_name(p->talks[k].row->file));
        keys_put(p->a, &done, pattern, 0, &fresh);
        if (fresh) add_talks(p, folder, pattern, setting, count);
    }
}

/* Talks of one folder next to each other. */
static int by_folder(const void *x, const void *y)
{
    sv p = ((const struct survey_talk *)x)->row->file, q = ((const struct survey_talk *)y)->row->file;
    int c = sv_cmp(file_folder(p), file_folder(q));
    return c ? c : sv_cmp(p, q);
}

static void find_talks(struct proposing *p)
{
    size_t folders = 0;
    if (p->talk_count) qsort(p->talks, p->talk_count, sizeof *p->talks, by_folder);
    for (size_t i = 0; i < p->talk_count; i++)
        folders += !i || !sv_eq(file_folder(p->talks[i].row->file), file_folder(p->talks[i - 1].row->file));
    bool settings = folders > 1 && folders <= FOLDERS_MAX && !p->listed_settings;
    for (size_t i = 0; i < p->talk_count;) {
        size_t end = i + 1;
        sv folder = file_folder(p->talks[i].row->file);
        while (end < p->talk_count && sv_eq(file_folder(p->talks[end].row->file), folder)) end++;
        add_folder(p, i, end, settings);
        i = end;
    }
}

/* ---- documents ----------------------------------------------------------------------------- */

static void know_documents(struct proposing *p)
{
    bool fresh;
    sv *paths = ARENA_NEW(p->a, sv, p->talk_count), *ids = ARENA_NEW(p->a, sv, p->talk_count);
    for (size_t i = 0; i < p->talk_count; i++) paths[i] = p->talks[i].row->file;
    listing_ids(p->a, paths, p->talk_count, ids);
    for (size_t i = 0; i < p->talk_count; i++) {
        p->talks[i].document = ids[i];
        keys_put(p->a, &p->documents, columns_fold(p->a, paths[i]), i, &fresh);
        keys_put(p->a, &p->documents, columns_fold(p->a, file_name(paths[i])), i, &fresh);
        keys_put(p->a, &p->documents, columns_fold(p->a, file_stem(paths[i])), i, &fresh);
    }
}

bool survey_know(struct arena *a, const struct store *store, const struct stage_tasks *tasks, struct survey *survey,
                 struct err *err)
{
    struct proposal nothing = { 0 };
    struct proposing p = { .a = a, .survey = survey, .out = &nothing };
    struct table names;
    if (!survey_read_parts(&p, store, tasks, err)) return false;
    survey_find_tables(&p);
    survey_find_people(&p);
    roster_save(a, &p.roster, &names);
    return store_write(a, store, SURVEY_KNOWN, &names, err);
}

bool survey_propose(struct arena *a, const struct store *store, const struct stage_tasks *tasks,
                    struct survey *survey, struct proposal *proposal, struct err *err)
{
    struct proposing p = { .a = a, .survey = survey, .out = proposal };
    *proposal = (struct proposal){ .language = LANGUAGE_NL };
    if (!survey_read_parts(&p, store, tasks, err)) return false;
    sort_files(&p);
    know_documents(&p);
    survey_find_tables(&p);
    survey_find_people(&p);
    count_talks(&p);
    find_talks(&p);
    survey_find_speakers(&p);
    survey_find_groups(&p);
    survey_find_words(&p);
    return true;
}
