/* zip_box : the only door to libzip. Members are read into memory, never extracted to disk.
 *
 * Refused: more than 10,000 members, 512 MiB in all, a member that inflates more than 100 times
 * beyond 100 KiB, a name that is absolute or climbs with "..", a double name.
 */
#ifndef WF_ZIP_BOX_H
#define WF_ZIP_BOX_H

#include "0_base/err.h"

struct zip_member {
    sv name;
    size_t size_bytes;
};

struct zip_archive {
    sv file;
    void *handle;
    struct zip_member *members; /* in the order of the archive */
    size_t member_count;
};

/* Opens an archive that lies in memory; it is closed with the arena.
 *
 * Errors: ZIP_BROKEN, ZIP_TOO_MANY, ZIP_TOO_LARGE, ZIP_PATH, ZIP_TWICE. */
bool zip_box_open(struct arena *a, sv file, sv bytes, struct zip_archive *zip, struct err *err)
    WF_MUST_USE;

/* Errors: ZIP_MEMBER_MISSING, ZIP_RATIO, ZIP_TOO_LARGE, ZIP_BROKEN (checksum). */
bool zip_box_member(struct arena *a, const struct zip_archive *zip, sv name, sv *bytes, struct err *err)
    WF_MUST_USE;

#endif
