/* html_style : how report.html looks, on a phone, a desk and paper. Private to 6_report. */
#ifndef WF_HTML_STYLE_H
#define WF_HTML_STYLE_H

#include "0_base/out.h"

/* The style sheet, with the colours of html_colours.def. */
void html_style_add(struct buffer *b);

#endif
