/* store : the private files by which stages hand on their tables (".weefsel/" in the output
 * folder, mode 0700). Written whole or not at all, checksummed, made to be mapped.
 *
 * A part is one table of one shard: "<stage>/<shard>/<table>", in a file as records.h says, or a plain
 * file. Reading maps it privately.
 *
 * A part name is a relative path without "..", hidden names or a ".stamp" of its own; anything
 * else is a bug and ends the program. Writing a part takes away the stamps of the part and of
 * all that it lies in, so that a stamp never vouches for what was changed after it.
 */
#ifndef WF_STORE_H
#define WF_STORE_H

#include "0_base/digest.h"
#include "0_base/records.h"

struct store {
    const char *folder;
};

/* Makes the folder when it is not there. */
bool store_open(struct arena *a, const char *output_folder, struct store *store, struct err *err)
    WF_MUST_USE;

/* "<folder>/<part>"; makes the folders above it. `part` e.g. "ingest/0003/utterances". */
bool store_path(struct arena *a, const struct store *store, const char *part, const char **path,
                struct err *err) WF_MUST_USE;

bool store_write(struct arena *scratch, const struct store *store, const char *part,
                 const struct table *t, struct err *err) WF_MUST_USE;

/* Owns:   the rows and texts lie in a mapping that ends with `a`; rows can be added.
 * Errors: STORE_MISSING (66; "run the stage before it"), STORE_STALE (another descriptor: another
 *         version of the program), STORE_DAMAGED (checksum, or anything that does not fit). */
bool store_read(struct arena *a, const struct store *store, const char *part,
                const struct table_type *type, struct table *t, struct err *err) WF_MUST_USE;

/* A part that is made row by row, for a table that is larger than memory may be: without extra columns.
 * It appears when it is closed. */
struct store_rows {
    struct out out;
    struct records_writer *writer;
};
bool store_rows_open(struct arena *a, const struct store *store, const char *part, const struct table_type *type,
                     struct store_rows *rows, struct err *err) WF_MUST_USE;
void store_rows_add(struct store_rows *rows, const void *row);
bool store_rows_close(struct store_rows *rows, struct err *err) WF_MUST_USE;

/* A part that is read row by row: mapped as it is, so that memory holds what is looked at. Texts of a
 * row are views that end with `a`. `known`: the part was viewed before, and is not held against its
 * checksum again. Errors as of store_read. */
struct store_view {
    const char *part;
    struct records records;
};
bool store_view(struct arena *a, const struct store *store, const char *part, const struct table_type *type,
                bool known, struct store_view *view, struct err *err) WF_MUST_USE;
bool store_view_row(const struct store_view *view, size_t row, void *to, struct err *err) WF_MUST_USE;

/* The tables that a room makes, to be begun, read and written all at once: one part for each row of
 * its tables.def, with the place of that table in the struct that holds them. */
struct store_part {
    const struct table_type *(*type)(void);
    size_t offset;
};
struct store_set {
    const struct store_part *parts;
    size_t count;
};
#define STORE_PART(object, name) { table_##name, offsetof(struct object, name) },
/* Every table of the set empty. */
void store_new_set(const struct store_set *set, void *tables);
/* "<folder>/<name of the table>", each as store_read and store_write do; held against its type
 * before it is written (table_check). A table without a type was made row by row, and is passed over. */
bool store_read_set(struct arena *a, const struct store *store, const char *folder,
                    const struct store_set *set, void *tables, struct err *err) WF_MUST_USE;
bool store_write_set(struct arena *scratch, const struct store *store, const char *folder,
                     const struct store_set *set, const void *tables, struct err *err) WF_MUST_USE;

/* A plain file in the store (a document's text), written whole or not at all, read mapped. */
bool store_write_bytes(struct arena *scratch, const struct store *store, const char *part, sv bytes,
                       struct err *err) WF_MUST_USE;
bool store_read_bytes(struct arena *a, const struct store *store, const char *part, sv *bytes,
                      struct err *err) WF_MUST_USE;

/* For workers that may open no file once they parse (worker.h): the parts are opened before and
 * filled after, as "<part>.part"; they become visible when the parent, after the worker has ended
 * well, publishes the task's folder. */
struct store_slot {
    struct out out;
};
bool store_prepare(struct arena *a, const struct store *store, const char *part, struct store_slot *slot,
                   struct err *err) WF_MUST_USE;
bool store_fill(struct arena *scratch, struct store_slot *slot, const struct table *t, struct err *err)
    WF_MUST_USE;
bool store_fill_bytes(struct store_slot *slot, sv bytes, struct err *err) WF_MUST_USE;
/* Renames every "<task>/….part", at any depth; `task` e.g. "ingest/0001".
 *
 * Errors: STORE_MISSING no such folder; OUT_WRITE. */
bool store_publish(struct arena *a, const struct store *store, const char *task, struct err *err) WF_MUST_USE;

/* What a part was made from: true when `part` has a stamp equal to `inputs`. The stamp is
 * written last, so a killed run leaves none. */
bool store_fresh(struct arena *a, const struct store *store, const char *part, const struct digest *inputs);
bool store_stamp(struct arena *a, const struct store *store, const char *part, const struct digest *inputs,
                 struct err *err) WF_MUST_USE;
/* Whether the part was ever finished and stamped, from whatever inputs. */
bool store_stamped(struct arena *a, const struct store *store, const char *part);
/* Takes the stamp away, before the part is made anew. */
bool store_unstamp(struct arena *a, const struct store *store, const char *part, struct err *err) WF_MUST_USE;

#endif
