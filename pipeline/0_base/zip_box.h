/* zip_box : the only door to libzip. Members are read into memory, never extracted to disk.
 *
 * Refused: more than 10,000 members, 512 MiB in all, a member that inflates more than 100 times
 * beyond 100 KiB, members that overlap, a name that is absolute or climbs with "..", a symbolic
 * link, a double name, a password.
 */
#ifndef WF_ZIP_BOX_H
#define WF_ZIP_BOX_H

#include "0_base/err.h"

enum {
    ZIP_MEMBERS_MAX = 10000,
    ZIP_BYTES_MAX = 512 * 1024 * 1024, /* of all members, unpacked */
    ZIP_RATIO_MAX = 100,
    ZIP_RATIO_FREE_BYTES = 100 * 1024 /* a member of at most this size may have any ratio */
};

struct zip_member {
    sv name;           /* UTF-8 */
    size_t size_bytes; /* unpacked, as the archive says */
};

struct zip_archive {
    sv file;
    void *handle;
    struct zip_member *members; /* in the order of the archive, without folders */
    size_t member_count;
};

/* Opens an archive that lies in memory, and must lie there as long as `a`, with which it is closed.
 *
 * Errors: ZIP_BROKEN, ZIP_OLD, ZIP_TOO_MANY, ZIP_TOO_LARGE, ZIP_PATH, ZIP_TWICE. */
bool zip_box_open(struct arena *a, sv file, sv bytes, struct zip_archive *zip,
                  struct err *err) WF_MUST_USE;

/* The member's bytes, in `a`.
 *
 * Errors: ZIP_MEMBER_MISSING, ZIP_RATIO, ZIP_LOCKED, ZIP_BROKEN (checksum, size). */
bool zip_box_member(struct arena *a, const struct zip_archive *zip, sv name, sv *bytes,
                    struct err *err) WF_MUST_USE;

#endif
