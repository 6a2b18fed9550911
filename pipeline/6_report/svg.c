#include "6_report/svg.h"

#include "6_report/anchor.h"
#include "0_base/num.h"

#include <math.h>

void svg_at(struct buffer *b, const char *name, double value)
{
    char digits[64];
    num_print(value, 1, digits);
    buffer_printf(b, " %s=\"%s\"", name, digits);
}

static void named(struct buffer *b, const struct figure_frame *frame, const char *part,
                  const char *id, sv text)
{
    buffer_printf(b, "<%s id=\"", part);
    anchor_add(b, frame->name);
    buffer_printf(b, "~%s\">", id);
    buffer_html(b, text);
    buffer_printf(b, "</%s>\n", part);
}

void svg_begin(struct buffer *b, const struct figure_frame *frame, double height)
{
    int high = (int)ceil(height);
    buffer_cstr(b, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"");
    anchor_add(b, frame->name);
    buffer_cstr(b, "~title ");
    anchor_add(b, frame->name);
    buffer_printf(b,
                  "~text\" lang=\"%s\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                  " font-family=\"system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial,"
                  " sans-serif\" font-size=\"%d\" fill=\"" SVG_INK "\">\n",
                  text_language_name(frame->language), SVG_WIDTH, high, SVG_WIDTH, high, SVG_TEXT);
    named(b, frame, "title", "title", frame->title);
    named(b, frame, "desc", "text", frame->description);
    buffer_printf(b, "<rect width=\"%d\" height=\"%d\" fill=\"" SVG_GROUND "\" />\n", SVG_WIDTH,
                  high);
}

void svg_end(struct buffer *b, const struct figure_frame *frame, double height, struct figure *out)
{
    buffer_cstr(b, "</svg>\n");
    *out = (struct figure) { .name = frame->name,
                             .title = frame->title,
                             .description = frame->description,
                             .svg = buffer_sv(b),
                             .alone = buffer_sv(b),
                             .width = SVG_WIDTH,
                             .height = (int)ceil(height) };
}

void svg_text(struct buffer *b, double x, double baseline, const char *anchor, sv text)
{
    buffer_cstr(b, "<text");
    svg_at(b, "x", x);
    svg_at(b, "y", baseline);
    if (strcmp(anchor, "start") != 0) buffer_printf(b, " text-anchor=\"%s\"", anchor);
    buffer_cstr(b, ">");
    buffer_html(b, text);
    buffer_cstr(b, "</text>\n");
}

void svg_tip(struct buffer *b, sv text)
{
    if (text.n == 0) return;
    buffer_cstr(b, "<title>");
    buffer_html(b, text);
    buffer_cstr(b, "</title>");
}

/* In units of the height of the text. What is not ASCII is taken as a wide letter, and the bytes
 * that follow the first of it take no room. */
static double wide(char c)
{
    if (sv_inner_byte(c)) return 0;
    if (sv_high_byte(c)) return (unsigned char)c >= 0xE3 ? 1.0 : 0.68;
    if (strchr("iljI.,:;'|!", c) && c) return 0.34;
    if (strchr("ftr()[]/- \"", c) && c) return 0.42;
    if (strchr("mwMW@%", c) && c) return 1.0;
    if (sv_upper_byte(c)) return 0.74;
    return 0.63;
}

double svg_text_width(sv text)
{
    double sum = 0;
    for (size_t i = 0; i < text.n; i++) sum += wide(text.p[i]);
    return sum * SVG_TEXT;
}

sv svg_shorten(struct arena *a, sv text, double width)
{
    if (svg_text_width(text) <= width) return text;
    double room = width - wide('m') * SVG_TEXT, used = 0;
    size_t end = 0;
    for (size_t i = 0; i < text.n && used <= room; i++) {
        if (!sv_inner_byte(text.p[i])) end = i;
        used += wide(text.p[i]) * SVG_TEXT;
    }
    return arena_format(a, "%.*s\xE2\x80\xA6", SV_ARG(sv_trim(sv_slice(text, 0, end))));
}
