/* study.xml, by way of a file in memory. */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier) */

#include "fuzz.h"

#include "1_study/study.h"

#include <sys/mman.h>
#include <unistd.h>

void fuzz_one(struct arena *a, sv bytes)
{
    struct problems problems = problem_list(a, LANGUAGE_NL);
    struct study study;
    struct err err = { 0 };
    int fd = memfd_create("study.xml", 0);
    must(fd >= 0 && write(fd, bytes.p, bytes.n) == (ssize_t)bytes.n);
    bool ok = study_read(a, arena_format(a, "/proc/self/fd/%d", fd).p, &problems, &study, &err);
    close(fd);
    must_be_honest(ok, &err);
    must_be_problems(&problems);
    if (!ok) return;
    must(study.id.n);
    must_be_text(study.title);
    struct digest once = study_digest(&study), twice = study_digest(&study);
    must(digest_eq(&once, &twice));
}
