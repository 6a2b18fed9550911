/* lexicon_format : how one file format becomes a lexicon. Private to 3_code.
 *
 * To add a format: write lexicon_format_<name>.c, add LEXICON_FORMAT(<name>) to
 * lexicon_formats.def, and put typical, empty and broken examples in
 * tests/cli/lexicon_format_<name>/.
 */
#ifndef WF_LEXICON_FORMAT_H
#define WF_LEXICON_FORMAT_H

#include "0_base/sheet.h"
#include "3_code/lexicon.h"

struct lexicon_source {
    sv file;                    /* how messages call it */
    sv bytes;                   /* as they stand on disk */
    struct sheet_options sheet; /* what the study says of encoding and delimiter */
};

struct lexicon_format {
    const char *name;
    const char *extension; /* ".csv" */
    const char *help[2];   /* by language; one line: what it is */
    const char *keeps[2];  /* what is kept, without a verb */
    const char *drops[2];  /* what is dropped */

    /* 0: surely not; 1: possible; 2: surely. Looks at content, never at the name. */
    int (*probe)(sv bytes);

    /* Errors: a file that breaks its format as a whole. Rows and elements that do are problems. */
    bool (*read)(struct arena *a, const struct lexicon_source *source, struct problems *problems,
                 struct lexicon *lexicon, struct err *err);
};

/* The format that fits the content best, the first of equals. */
const struct lexicon_format *lexicon_format_find(sv bytes);

/* Without a byte order mark and the blanks at the start. */
sv lexicon_format_start(sv bytes);

#define LEXICON_FORMAT(name) extern const struct lexicon_format lexicon_format_##name;
#include "3_code/lexicon_formats.def"
#undef LEXICON_FORMAT

#endif
