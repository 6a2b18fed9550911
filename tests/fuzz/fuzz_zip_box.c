/* Archives, byte by byte: what opens can be read, or is refused with a message. */
#include "fuzz.h"

#include "0_base/zip_box.h"

void fuzz_one(struct arena *a, sv bytes)
{
    struct zip_archive zip;
    struct err err = { 0 };
    bool ok = zip_box_open(a, SV("f"), fuzz_archive(a, bytes), &zip, &err);
    must_be_honest(ok, &err);
    size_t all = 0;
    for (size_t i = 0; ok && i < zip.member_count && i < 100; i++) {
        struct arena one = { .limit_bytes = FUZZ_MEMORY_BYTES };
        struct err why = { 0 };
        sv member;
        must(zip.members[i].name.n && zip.members[i].name.p[0] != '/');
        all += zip.members[i].size_bytes;
        must(all <= ZIP_BYTES_MAX);
        bool read = zip_box_member(&one, &zip, zip.members[i].name, &member, &why);
        must_be_honest(read, &why);
        if (read) must(member.n == zip.members[i].size_bytes);
        if (read && member.n > ZIP_RATIO_FREE_BYTES) must(member.n <= ZIP_RATIO_MAX * bytes.n);
        arena_free(&one);
    }
}
