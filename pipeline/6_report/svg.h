/* svg : what drawings share: the frame, numbers, the room that text takes. Private to 6_report.
 *
 * A drawing is 480 wide and its text 15 high, so that on a phone of 360 pixels, where the page gives
 * it 352 (html_style.c), letters are 11 pixels high.
 */
#ifndef WF_SVG_H
#define WF_SVG_H

#include "6_report/figure.h"

enum { SVG_WIDTH = 480, SVG_TEXT = 15, SVG_LINE = 20 };

/* Colours of a drawing; its ground is white, also where the page is dark. Fills have a contrast of
 * 3 or more with the ground, INK and LINK 4.5 or more. Fills: the ones of Okabe and Ito that have
 * it. */
#define SVG_GROUND "#ffffff"
#define SVG_INK "#1b1b1b"
#define SVG_LINK "#00527f"
#define SVG_TIE "#8a8a8a"
#define SVG_GRID "#d5d5d5" /* only repeats what the axis says */
#define SVG_BLUE "#0072b2"
#define SVG_VERMILLION "#d55e00"
#define SVG_GREEN "#009e73"
#define SVG_PURPLE "#cc79a7"
#define SVG_BLACK "#000000"

/* Keeps a text readable that stands upon lines. */
#define SVG_HALO                                                                                   \
    " stroke=\"" SVG_GROUND                                                                        \
    "\" stroke-width=\"3.5\" stroke-linejoin=\"round\" paint-order=\"stroke\""

/* The opening tag, title, description and ground. svg_end closes it and fills `out`. */
void svg_begin(struct buffer *b, const struct figure_frame *frame, double height);
void svg_end(struct buffer *b, const struct figure_frame *frame, double height, struct figure *out);

/* The attribute ` name="12.3"`: one decimal and a point, whatever the language. */
void svg_at(struct buffer *b, const char *name, double value);

/* A text at (x, baseline); `anchor`: start, middle or end. */
void svg_text(struct buffer *b, double x, double baseline, const char *anchor, sv text);

/* A tip: what a pointer shows. */
void svg_tip(struct buffer *b, sv text);

/* About how wide a text is, rather too wide than too narrow: fonts differ. */
double svg_text_width(sv text);

/* The text, cut with an ellipsis where it is wider than `width`. */
sv svg_shorten(struct arena *a, sv text, double width);

#endif
