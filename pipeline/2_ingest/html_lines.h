/* html_lines : the lines of an HTML text as people see them, for programs that keep a talk as HTML.
 *
 * A paragraph, division, list item, row or <br> begins a line; scripts, styles and comments are left out;
 * other tags are dropped and what stands between them is kept. HTML need not be tidy: what is not closed
 * ends with the text. A time (<span class="timestamp" data-timestamp="12.3">) becomes the mark
 * "[0:00:12.300]" where passage.h looks for one: in front of a line, behind "Naam:", at the end.
 */
#ifndef WF_HTML_LINES_H
#define WF_HTML_LINES_H

#include "2_ingest/passage.h"

/* Adds the lines that hold words or a time, numbered from 1 as paragraphs; an empty line counts where a
 * <br> makes it. Times elsewhere are losses. */
void html_lines_add(struct passage *p, sv html);

#endif
