/* files : everything a run writes, put together in memory before the first byte goes out.
 * Private to 6_report.
 */
#ifndef WF_FILES_H
#define WF_FILES_H

#include "0_base/digest.h"
#include "0_base/store.h"

struct files_item {
    sv path; /* in the output folder: "tables/people.csv" */
    sv bytes;
    char sha256[DIGEST_HEX];
};

struct files {
    struct arena *a;
    struct files_item *items;
    size_t count, capacity;
};

/* A path is written once; the bytes are not copied. */
void files_add(struct files *files, sv path, sv bytes);

const struct files_item *files_find(const struct files *files, sv path); /* NULL: none */

/* Writes all of them, each whole or not at all (folders 0700, files 0600), and takes away what
 * earlier runs wrote there and this one does not. What was written is known from the store, before
 * anything is written: so a killed run leaves nothing behind that the next does not know of. */
bool files_write(struct arena *a, const struct files *files, const struct store *store,
                 const char *folder, struct err *err) WF_MUST_USE;

#endif
