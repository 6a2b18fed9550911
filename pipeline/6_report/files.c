#include "6_report/files.h"

#include "0_base/file.h"

#define TABLE TABLE_HEADER_TABLE
#define COLUMN TABLE_HEADER_COLUMN
#include "6_report/private_tables.def"
#undef TABLE
#undef COLUMN
#define TABLE TABLE_SOURCE_TABLE
#define COLUMN TABLE_SOURCE_COLUMN
#include "6_report/private_tables.def"
#undef TABLE
#undef COLUMN

static const char part[] = "report/outputs";

const struct files_item *files_find(const struct files *files, sv path)
{
    for (size_t i = 0; i < files->count; i++)
        if (sv_eq(files->items[i].path, path)) return &files->items[i];
    return NULL;
}

void files_add(struct files *files, sv path, sv bytes)
{
    WF_ASSERT(!files_find(files, path));
    struct files_item *item = ARENA_PUSH(files->a, files->items, files->count, files->capacity);
    *item = (struct files_item) { .path = path, .bytes = bytes };
    digest_sha256_hex(bytes, item->sha256);
}

/* What earlier runs wrote; nothing when that is not known. */
static struct table read_known(struct arena *a, const struct store *store)
{
    struct table known;
    struct err gone = { 0 };
    if (store_read(a, store, part, table_outputs(), &known, &gone)) return known;
    return table_new(table_outputs());
}

static bool keep_known(struct arena *a, const struct store *store, const struct files *files,
                       const struct table *before, struct err *err)
{
    struct table outputs = table_new(table_outputs());
    for (size_t i = 0; i < files->count; i++) outputs_add(a, &outputs)->path = files->items[i].path;
    for (size_t i = 0; before && i < before->count; i++)
        if (!files_find(files, outputs_at(before, i)->path))
            outputs_add(a, &outputs)->path = outputs_at(before, i)->path;
    table_sort(&outputs);
    return store_write(a, store, part, &outputs, err);
}

static bool write_one(struct arena *a, const struct files_item *item, const char *folder,
                      struct err *err)
{
    const char *path = file_join(a, sv_from_cstr(folder), item->path);
    const char *above = arena_cstr(a, file_folder(sv_from_cstr(path)));
    return file_make_folder(a, above, false, err) && out_file(a, path, item->bytes, err);
}

bool files_write(struct arena *a, const struct files *files, const struct store *store,
                 const char *folder, struct err *err)
{
    struct table before = read_known(a, store);
    if (!keep_known(a, store, files, &before, err)) return false;
    for (size_t i = 0; i < files->count; i++)
        if (!write_one(a, &files->items[i], folder, err)) return false;
    for (size_t i = 0; i < before.count; i++) {
        sv path = outputs_at(&before, i)->path;
        if (files_find(files, path)) continue;
        if (!file_remove(file_join(a, sv_from_cstr(folder), path), err)) return false;
    }
    return keep_known(a, store, files, NULL, err);
}
