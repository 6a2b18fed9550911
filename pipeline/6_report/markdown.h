/* markdown : text as Markdown that shows it letter by letter. Private to 6_report.
 *
 * Whatever stands in the text, it becomes no heading, list, link, HTML or formula: signs that mean
 * something to CommonMark, GitHub's tables, HTML or MathJax are written as character references.
 */
#ifndef WF_MARKDOWN_H
#define WF_MARKDOWN_H

#include "0_base/out.h"

/* On one line: blanks and line breaks become one blank, and none stands at the ends. */
void markdown_text(struct buffer *to, sv text);

/* The same for a piece of a line: blanks at its ends stay. `front`: the line begins with it. */
void markdown_piece(struct buffer *to, sv text, bool front);

#endif
