/* writer : how the neutral document becomes a file. Private to 6_report.
 *
 * To add one: write writer_<id>.c, add WRITER(<id>) to writers.def, and a case in
 * tests/cli/writer_<id>/.
 */
#ifndef WF_WRITER_H
#define WF_WRITER_H

#include "6_report/document.h"
#include "0_base/out.h"

struct writer {
    const char *id;
    const char *file; /* "report.html" */
    const char *help[2]; /* by language; one line: what it is */
    bool (*write)(struct arena *a, const struct document *document, struct buffer *out, struct err *err);
};

#define WRITER(id) extern const struct writer writer_##id;
#include "6_report/writers.def"
#undef WRITER

#endif
