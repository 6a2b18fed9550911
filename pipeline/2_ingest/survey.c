#include "2_ingest/survey_found.h"

#include "0_base/file.h"
#include "0_base/utf8.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { FILES_MAX = 50000, DEPTH_MAX = 32, TASK_FILES = 200, TASK_BYTES = 8 * 1024 * 1024 };

/* ---- by name ------------------------------------------------------------------------------- */

static const struct {
    const char *extension;
    enum survey_why why;
} extensions[] = {
    { ".pdf", SURVEY_PDF },      { ".mp3", SURVEY_SOUND },    { ".wav", SURVEY_SOUND },    { ".m4a", SURVEY_SOUND },
    { ".mp4", SURVEY_SOUND },    { ".mov", SURVEY_SOUND },    { ".avi", SURVEY_SOUND },    { ".ogg", SURVEY_SOUND },
    { ".flac", SURVEY_SOUND },   { ".wma", SURVEY_SOUND },    { ".aac", SURVEY_SOUND },    { ".amr", SURVEY_SOUND },
    { ".mkv", SURVEY_SOUND },    { ".webm", SURVEY_SOUND },   { ".3gp", SURVEY_SOUND },    { ".opus", SURVEY_SOUND },
    { ".jpg", SURVEY_PICTURE },  { ".jpeg", SURVEY_PICTURE }, { ".png", SURVEY_PICTURE },  { ".gif", SURVEY_PICTURE },
    { ".tif", SURVEY_PICTURE },  { ".tiff", SURVEY_PICTURE }, { ".heic", SURVEY_PICTURE }, { ".bmp", SURVEY_PICTURE },
    { ".svg", SURVEY_PICTURE },  { ".webp", SURVEY_PICTURE }, { ".doc", SURVEY_OLD },      { ".rtf", SURVEY_OLD },
    { ".xls", SURVEY_OLD },      { ".pages", SURVEY_OLD },    { ".numbers", SURVEY_OLD },  { ".ppt", SURVEY_OLD },
    { ".pptx", SURVEY_OLD },     { ".odp", SURVEY_OLD },      { ".wpd", SURVEY_OLD },      { ".md", SURVEY_NOTES },
    { ".key", SURVEY_STUDY },    { ".zip", SURVEY_OTHER },    { ".rar", SURVEY_OTHER },    { ".7z", SURVEY_OTHER },
    { ".exe", SURVEY_OTHER },    { ".lnk", SURVEY_OTHER },    { ".url", SURVEY_OTHER },    { ".msg", SURVEY_OTHER },
    { ".eml", SURVEY_OTHER },    { ".html", SURVEY_OTHER },   { ".ipynb", SURVEY_OTHER },  { ".db", SURVEY_OTHER },
    { ".rng", SURVEY_OTHER },
};

static bool ends_with(sv name, const char *extension)
{
    size_t n = strlen(extension);
    return name.n > n && sv_alike(sv_from(name, name.n - n), sv_from_cstr(extension));
}

static bool begins_with(sv name, const char *start)
{
    size_t n = strlen(start);
    return name.n >= n && sv_alike(sv_slice(name, 0, n), sv_from_cstr(start));
}

/* What editors, word processors and systems leave behind; nobody needs to hear of it. */
static bool leftover(sv name)
{
    static const char *const names[] = { "Thumbs.db", "desktop.ini", "__MACOSX", "Desktop.ini" };
    for (size_t i = 0; i < WF_COUNT(names); i++)
        if (sv_is(name, names[i])) return true;
    return sv_starts(name, SV(".")) || sv_starts(name, SV("~")) || sv_starts(name, SV("#")) ||
           sv_ends(name, SV("~")) || ends_with(name, ".tmp") || ends_with(name, ".part") || ends_with(name, ".bak");
}

static enum survey_why why_of(sv name)
{
    static const char *const notes[] = { "readme", "leesmij", "lees mij", "license", "licence" };
    for (size_t i = 0; i < WF_COUNT(notes); i++)
        if (begins_with(name, notes[i])) return SURVEY_NOTES;
    for (size_t i = 0; i < WF_COUNT(extensions); i++)
        if (ends_with(name, extensions[i].extension)) return extensions[i].why;
    return SURVEY_LOOK;
}

const char *survey_why_label(enum survey_why why, enum language language)
{
    static const enum label labels[] = {
        [SURVEY_LOOK] = LABEL_NONE, [SURVEY_PDF] = LABEL_SURVEY_PDF, [SURVEY_SOUND] = LABEL_SURVEY_SOUND,
        [SURVEY_PICTURE] = LABEL_SURVEY_PICTURE, [SURVEY_OLD] = LABEL_SURVEY_OLD, [SURVEY_NOTES] = LABEL_SURVEY_NOTES,
        [SURVEY_OTHER] = LABEL_SURVEY_OTHER, [SURVEY_OUTPUT] = LABEL_SURVEY_OUTPUT, [SURVEY_STUDY] = LABEL_SURVEY_STUDY,
        [SURVEY_LINK] = LABEL_SURVEY_LINK, [SURVEY_NAME] = LABEL_SURVEY_NAME,
        [SURVEY_UNREADABLE] = LABEL_SURVEY_UNREADABLE, [SURVEY_BROKEN] = LABEL_SURVEY_BROKEN,
    };
    return text_label(labels[why], language);
}

/* ---- the folder ---------------------------------------------------------------------------- */

struct walk {
    struct arena *a;
    struct survey *survey;
    struct err *err;
};

static void add(struct walk *w, sv path, enum survey_why why)
{
    struct survey *s = w->survey;
    *ARENA_PUSH(w->a, s->files, s->count, s->capacity) = (struct survey_file){ .path = path, .why = why };
}

/* A name that is no UTF-8 cannot stand in study.xml; shown with a question mark for what is wrong. */
static sv readable(struct arena *a, sv path)
{
    struct buffer b = { .a = a };
    for (size_t at; (at = utf8_invalid_at(path)) < path.n;) {
        buffer_add(&b, (sv){ path.p, at });
        buffer_cstr(&b, "?");
        path = sv_from(path, at + 1);
    }
    buffer_add(&b, path);
    return buffer_sv(&b);
}

static bool walk_folder(struct walk *w, sv folder, size_t depth);

static bool walk_entry(struct walk *w, sv folder, sv name, size_t depth)
{
    struct stat st;
    sv path = folder.n ? sv_from_cstr(file_join(w->a, folder, name)) : arena_copy(w->a, name);
    const char *whole = file_join(w->a, sv_from_cstr(w->survey->folder), path);
    if (leftover(name)) return true;
    if (utf8_invalid_at(path) < path.n) return add(w, readable(w->a, path), SURVEY_NAME), true;
    if (w->survey->count >= FILES_MAX)
        return err_set(w->err, MESSAGE_SURVEY_TOO_MANY, ARGS(ARG_CSTR(w->survey->folder), ARG_INT(FILES_MAX)));
    if (lstat(whole, &st) != 0) return add(w, path, SURVEY_UNREADABLE), true;
    if (S_ISLNK(st.st_mode) && (stat(whole, &st) != 0 || S_ISDIR(st.st_mode))) return add(w, path, SURVEY_LINK), true;
    if (S_ISDIR(st.st_mode)) {
        if (file_exists(file_join(w->a, sv_from_cstr(whole), SV(".weefsel")))) return add(w, path, SURVEY_OUTPUT), true;
        if (depth >= DEPTH_MAX) return add(w, path, SURVEY_OTHER), true;
        return walk_folder(w, path, depth + 1);
    }
    add(w, path, S_ISREG(st.st_mode) ? why_of(name) : SURVEY_OTHER);
    return true;
}

static bool walk_folder(struct walk *w, sv folder, size_t depth)
{
    struct arena scratch = { 0 };
    struct {
        sv *items;
        size_t count, capacity;
    } names = { 0 };
    const char *path = w->survey->folder;
    if (folder.n) path = file_join(w->a, sv_from_cstr(path), folder);
    DIR *dir = opendir(path);
    if (!dir && depth)
        return add(w, folder, SURVEY_UNREADABLE), true;
    if (!dir && errno == ENOENT) return err_set(w->err, MESSAGE_FILE_MISSING, ARGS(ARG_CSTR(path)));
    if (!dir) return err_set(w->err, MESSAGE_FILE_UNREADABLE, ARGS(ARG_CSTR(path), ARG_REASON(errno)));
    for (struct dirent *entry; (entry = readdir(dir));)
        *ARENA_PUSH(&scratch, names.items, names.count, names.capacity) =
            arena_copy(&scratch, sv_from_cstr(entry->d_name));
    closedir(dir);
    bool ok = true;
    for (size_t i = 0; ok && i < names.count; i++) ok = walk_entry(w, folder, names.items[i], depth);
    arena_free(&scratch);
    return ok;
}

static int by_path(const void *x, const void *y)
{
    return sv_cmp(((const struct survey_file *)x)->path, ((const struct survey_file *)y)->path);
}

bool survey_list(struct arena *a, const char *folder, struct survey *survey, struct err *err)
{
    *survey = (struct survey){ .folder = folder };
    struct walk w = { a, survey, err };
    if (!walk_folder(&w, SV(""), 0)) return false;
    if (survey->count) qsort(survey->files, survey->count, sizeof *survey->files, by_path);
    return true;
}

bool survey_is_table(sv name)
{
    static const char *const tables[] = { ".csv", ".tsv", ".tab", ".xlsx", ".ods" };
    for (size_t i = 0; i < WF_COUNT(tables); i++)
        if (ends_with(name, tables[i])) return true;
    return false;
}

void survey_tasks(struct arena *a, const struct survey *survey, bool tables, struct stage_tasks *tasks)
{
    struct stage_task *task = NULL;
    size_t bytes = 0;
    for (size_t i = 0; i < survey->count; i++) {
        const struct survey_file *f = &survey->files[i];
        struct stat st;
        if (f->why != SURVEY_LOOK || survey_is_table(f->path) != tables) continue;
        const char *path = file_join(a, sv_from_cstr(survey->folder), f->path);
        size_t size = stat(path, &st) == 0 && st.st_size > 0 ? (size_t)st.st_size : 0;
        if (!task || task->item_count == TASK_FILES || bytes + size > TASK_BYTES) {
            task = ARENA_PUSH(a, tasks->items, tasks->count, tasks->capacity);
            *task = (struct stage_task){ .name = stage_task_name(a, (int64_t)tasks->count) };
            bytes = 0;
        }
        *ARENA_PUSH(a, task->items, task->item_count, task->item_capacity) =
            (struct stage_item){ f->path, sv_from_cstr(path) };
        bytes += size;
    }
}
