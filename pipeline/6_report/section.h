/* section : one part of the report. Private to 6_report.
 *
 * To add one: write section_<id>.c, add SECTION(<id>) to sections.def at its place, and a case in
 * tests/cli/section_<id>/. Its words stand in the file itself or, where there are many, in
 * texts.def.
 */
#ifndef WF_SECTION_H
#define WF_SECTION_H

#include "6_report/document.h"

/* Everything a section may look at, read-only. */
struct section_input {
    const struct study *study;
    const struct corpus *corpus;
    const struct coding *coding;
    const struct networks *networks;
    const struct results *results;
    const struct table *problems, *rejected;
};

struct section {
    const char *id;
    const char *title[2]; /* by language */
    /* Adds its blocks under a heading that report.c has made; adds nothing when there is nothing
     * to say (the heading is then left out). */
    bool (*write)(struct arena *a, const struct section_input *in, struct document *document,
                  struct err *err);
};

#define SECTION(id) extern const struct section section_##id;
#include "6_report/sections.def"
#undef SECTION

#endif
