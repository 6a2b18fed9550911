/* file : reading files and folders of the user, bounded and in a fixed order. */
#ifndef WF_FILE_H
#define WF_FILE_H

#include "0_base/err.h"

enum { FILE_LIMIT_BYTES = 512 * 1024 * 1024 };

/* The whole file, in `a`. `shown` is how messages call it (the path as the study writes it).
 *
 * Errors: FILE_MISSING (66), FILE_UNREADABLE (74), FILE_IS_FOLDER (66), FILE_TOO_LARGE (65). */
bool file_read(struct arena *a, const char *path, sv shown, size_t limit_bytes, sv *bytes, struct err *err)
    WF_MUST_USE;

/* Maps a file of our own store for reading; the mapping ends with the arena. With `writable` the
 * pages are private copies that may be changed in memory. An empty file gives an empty view. */
bool file_map(struct arena *a, const char *path, bool writable, sv *bytes, struct err *err) WF_MUST_USE;

/* OUT_WRITE: the system refused to write, with this errno. Always false. */
bool file_unwritable(sv shown, int why, struct err *err);

bool file_exists(const char *path);
bool file_is_folder(const char *path);

/* "a/b" + "c" = "a/b/c"; an absolute second part stands alone; "." is left out. */
const char *file_join(struct arena *a, sv folder, sv name);
/* "x/y/z.txt": "x/y" ("." when there is none), "z.txt", "z" */
sv file_folder(sv path);
sv file_name(sv path);
sv file_stem(sv path);

/* Whether the pattern takes the name; capitals in the extension do not count: "*.docx" takes Talk.DOCX. */
bool file_fits(sv pattern, sv name);

/* Paths (relative to `folder`) that match `pattern` ('*' and '?' within a name, any folder level
 * may hold them; as file_fits() says), sorted by bytes, hidden files and "#"/"~" editor copies left out. None is no
 * error: the caller says what was expected. */
bool file_glob(struct arena *a, const char *folder, sv pattern, sv **paths, size_t *count, struct err *err)
    WF_MUST_USE;

/* Makes the folder and its parents (mode 0700, or 0755 when `open`). Existing is fine. */
bool file_make_folder(struct arena *a, const char *path, bool open, struct err *err) WF_MUST_USE;

/* Removes a file; a missing one is fine. */
bool file_remove(const char *path, struct err *err) WF_MUST_USE;

#endif
