/* format : one line of `weefsel formats`: a form of file that is read, what is kept of it and what is
 * not. For the registries of transcripts, lexicons and tables.
 */
#ifndef WF_FORMAT_H
#define WF_FORMAT_H

#include "0_base/text.h"

#include <stdio.h>

/* Texts by language, without a verb: "sprekers, tijden, woorden". */
struct format {
    const char *name, *extension;
    const char *const *help, *const *keeps, *const *drops;
};

enum format_style { FORMAT_LINES, FORMAT_MARKDOWN };

/* Of Markdown, each format is a row of a table. */
void format_head(enum format_style style, enum label title, enum language language, FILE *to);
void format_print(const struct format *format, enum format_style style, enum language language, FILE *to);

#endif
