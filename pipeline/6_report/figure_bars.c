#include "6_report/anchor.h"
#include "6_report/say.h"
#include "6_report/svg.h"

#include <math.h>

enum { MARGIN = 6, GAP = 8, BAR = 16, ROW_BESIDE = 28, ROW_BELOW = 46, LABEL_MAX = 180 };

/* Where everything stands. Labels stand beside the bars where there is room, else above them. */
struct plan {
    struct buffer *b;
    const struct figure_frame *frame;
    int digits;
    bool above; /* labels */
    bool links;
    double left, right, top, bottom;
    double low, high, step; /* of the axis; low <= 0 <= high */
    bool whiskers, unsure, missing;
};

/* Why there is no interval matters only where somebody says why; counts have none. */
static bool is_unsure(const struct figure_bar *bar)
{
    return bar->value.has && !bar->low.has && bar->note.n > 0;
}

static double bar_low(const struct figure_bar *bar)
{
    double low = bar->value.has ? fmin(bar->value.value, 0) : 0;
    return bar->low.has ? fmin(low, bar->low.value) : low;
}

static double bar_high(const struct figure_bar *bar)
{
    double high = bar->value.has ? fmax(bar->value.value, 0) : 0;
    return bar->high.has ? fmax(high, bar->high.value) : high;
}

/* 1, 2 or 5 times a power of ten, and no more than `most` of them in `range`. */
static double round_step(double range, int most)
{
    double power = 1;
    while (power * most < range) power *= 10;
    while (power * most / 10 >= range) power /= 10;
    if (power * most / 5 >= range) return power / 5;
    if (power * most / 2 >= range) return power / 2;
    return power;
}

static void plan_axis(struct plan *p, const struct figure_bar *bars, size_t count)
{
    double low = 0, high = 0;
    for (size_t i = 0; i < count; i++) {
        low = fmin(low, bar_low(&bars[i]));
        high = fmax(high, bar_high(&bars[i]));
        p->whiskers |= bars[i].low.has && bars[i].high.has;
        p->unsure |= is_unsure(&bars[i]);
        p->missing |= !bars[i].value.has;
    }
    double least = p->digits == 0 ? 1 : 0; /* no half people on the axis */
    if (high - low <= 0) high = 1;
    p->step = fmax(round_step(high - low, p->right - p->left < 280 ? 4 : 6), least);
    p->low = floor(low / p->step + 1e-9) * p->step;
    p->high = ceil(high / p->step - 1e-9) * p->step;
}

/* With as many decimals as the step of the axis needs; zero is plain. */
static sv tick_text(const struct plan *p, double at)
{
    int digits = 0;
    for (double step = p->step; step < 1 - 1e-9 && digits < 9; step *= 10) digits++;
    if (fabs(at) < p->step / 2) digits = 0;
    return say_real(p->b->a, p->frame->language, at, digits);
}

static sv value_text(const struct plan *p, const struct figure_bar *bar)
{
    struct arena *a = p->b->a;
    if (!bar->value.has) return SV("\xE2\x80\x93");
    sv number = say_real(a, p->frame->language, bar->value.value, p->digits);
    return is_unsure(bar) ? arena_format(a, "%.*s*", SV_ARG(number)) : number;
}

static struct plan plan_build(struct buffer *b, const struct figure_frame *frame, int digits,
                              const struct figure_bar *bars, size_t count)
{
    struct plan p = { .b = b, .frame = frame, .digits = digits, .top = MARGIN };
    double label = 0, value = 0, before = 0;
    for (size_t i = 0; i < count; i++) {
        double width = svg_text_width(value_text(&p, &bars[i]));
        label = fmax(label, svg_text_width(bars[i].label));
        value = fmax(value, width);
        if (bar_low(&bars[i]) < 0) before = fmax(before, width + GAP);
    }
    p.above = label > LABEL_MAX;
    p.left = MARGIN + before + (p.above ? 0 : label + GAP);
    p.right = SVG_WIDTH - MARGIN - value - GAP;
    p.bottom = p.top + (double)count * (p.above ? ROW_BELOW : ROW_BESIDE);
    plan_axis(&p, bars, count);
    p.left = fmax(p.left, svg_text_width(tick_text(&p, p.low)) / 2 + 2);
    return p;
}

static double across(const struct plan *p, double value)
{
    return p->left + (value - p->low) / (p->high - p->low) * (p->right - p->left);
}

static void line(struct buffer *b, double x1, double y1, double x2, double y2)
{
    buffer_cstr(b, "<line");
    svg_at(b, "x1", x1);
    svg_at(b, "y1", y1);
    svg_at(b, "x2", x2);
    svg_at(b, "y2", y2);
    buffer_cstr(b, " />\n");
}

static void draw_axis(const struct plan *p, sv unit)
{
    struct buffer *b = p->b;
    int64_t first = (int64_t)llround(p->low / p->step), last = (int64_t)llround(p->high / p->step);
    buffer_cstr(b, "<g stroke=\"" SVG_GRID "\">\n");
    for (int64_t i = first; i <= last; i++) {
        double x = across(p, (double)i * p->step);
        line(b, x, p->top, x, p->bottom + 5);
    }
    buffer_cstr(b, "</g>\n<g stroke=\"" SVG_INK "\" stroke-width=\"1.5\">\n");
    line(b, across(p, 0), p->top, across(p, 0), p->bottom + 5);
    buffer_cstr(b, "</g>\n");
    for (int64_t i = first; i <= last; i++) {
        double at = (double)i * p->step;
        svg_text(b, across(p, at), p->bottom + SVG_LINE, "middle", tick_text(p, at));
    }
    double half = svg_text_width(unit) / 2, middle = (p->left + p->right) / 2;
    if (middle + half > SVG_WIDTH - MARGIN)
        middle = fmax(SVG_WIDTH - MARGIN - half, SVG_WIDTH / 2.0);
    svg_text(b, middle, p->bottom + 2 * SVG_LINE, "middle",
             svg_shorten(b->a, unit, SVG_WIDTH - 2 * MARGIN));
}

/* Twice: the white line below keeps the black one visible upon a dark bar. */
static void draw_whisker(struct buffer *b, double x1, double x2, double y)
{
    static const char *const strokes[] = { SVG_GROUND "\" stroke-width=\"4.5",
                                           SVG_INK "\" stroke-width=\"1.8" };
    for (size_t i = 0; i < WF_COUNT(strokes); i++) {
        buffer_printf(b, "<g stroke=\"%s\">\n", strokes[i]);
        line(b, x1, y, x2, y);
        line(b, x1, y - 5, x1, y + 5);
        line(b, x2, y - 5, x2, y + 5);
        buffer_cstr(b, "</g>\n");
    }
}

static void draw_rect(const struct plan *p, double value, double top)
{
    struct buffer *b = p->b;
    double from = across(p, fmin(value, 0)), to = across(p, fmax(value, 0));
    buffer_cstr(b, "<rect");
    svg_at(b, "x", from);
    svg_at(b, "y", top);
    svg_at(b, "width", to - from);
    svg_at(b, "height", BAR);
    buffer_cstr(b, " fill=\"" SVG_BLUE "\" stroke=\"" SVG_INK "\" />\n");
}

/* What a pointer shows: the whole label, the interval and what is to be said about it. */
static sv tip(const struct plan *p, const struct figure_bar *bar)
{
    struct buffer t = { .a = p->b->a };
    buffer_add(&t, bar->label);
    buffer_cstr(&t, ": ");
    buffer_add(&t, value_text(p, bar));
    if (bar->low.has && bar->high.has) {
        buffer_cstr(&t, " (");
        buffer_add(&t, say_real(t.a, p->frame->language, bar->low.value, p->digits));
        buffer_cstr(&t, " \xE2\x80\x93 ");
        buffer_add(&t, say_real(t.a, p->frame->language, bar->high.value, p->digits));
        buffer_cstr(&t, ")");
    }
    if (bar->note.n) buffer_cstr(&t, "; ");
    buffer_add(&t, bar->note);
    return buffer_sv(&t);
}

static bool linked(const struct plan *p, const struct figure_bar *bar)
{
    return p->links && bar->link.n;
}

static void draw_label(const struct plan *p, const struct figure_bar *bar, double top)
{
    struct buffer *b = p->b;
    double x = p->above && p->low >= 0 ? p->left + 5 : MARGIN; /* beside the line of zero */
    sv label = svg_shorten(b->a, bar->label, p->above ? SVG_WIDTH - x - MARGIN : LABEL_MAX);
    if (linked(p, bar)) buffer_cstr(b, "<g fill=\"" SVG_LINK "\" text-decoration=\"underline\">");
    svg_text(b, x, top + (p->above ? 16 : 19), "start", label);
    if (linked(p, bar)) buffer_cstr(b, "</g>\n");
}

static void draw_bar(const struct plan *p, const struct figure_bar *bar, double top)
{
    struct buffer *b = p->b;
    double bar_top = top + (p->above ? 23 : 6), y = bar_top + BAR / 2.0;
    if (linked(p, bar)) { /* out of the order of the tab key: the table below has the same links */
        buffer_cstr(b, "<a tabindex=\"-1\" href=\"#");
        anchor_add(b, bar->link);
        buffer_cstr(b, "\">\n");
    }
    buffer_cstr(b, "<g>");
    svg_tip(b, tip(p, bar));
    buffer_cstr(b, "\n");
    draw_label(p, bar, top);
    double end = across(p, 0);
    if (bar->value.has) {
        bool back = bar->value.value < 0;
        draw_rect(p, bar->value.value, bar_top);
        if (bar->low.has && bar->high.has)
            draw_whisker(b, across(p, bar->low.value), across(p, bar->high.value), y);
        end = across(p, back ? bar_low(bar) : bar_high(bar));
        svg_text(b, back ? end - GAP : end + GAP, y + 5, back ? "end" : "start",
                 value_text(p, bar));
    } else {
        svg_text(b, end + GAP, y + 5, "start", value_text(p, bar));
    }
    buffer_cstr(b, linked(p, bar) ? "</g>\n</a>\n" : "</g>\n");
}

static void draw_note(const struct plan *p, double x, double top, enum label label)
{
    svg_text(p->b, x, top + SVG_LINE, "start", say_label(p->frame->language, label));
}

/* What the marks mean, one to a line. */
static void draw_legend(const struct plan *p, double top)
{
    if (p->whiskers) {
        draw_whisker(p->b, MARGIN, MARGIN + 26, top + 15);
        draw_note(p, MARGIN + 34, top, LABEL_FIGURE_WHISKER);
        top += SVG_LINE;
    }
    if (p->unsure) {
        draw_note(p, MARGIN, top, LABEL_FIGURE_NO_INTERVAL);
        top += SVG_LINE;
    }
    if (p->missing) draw_note(p, MARGIN, top, LABEL_FIGURE_NO_VALUE);
}

static void draw(struct plan *p, sv unit, const struct figure_bar *bars, size_t count,
                 struct figure *out)
{
    double foot = p->bottom + 2 * SVG_LINE + GAP;
    double height = foot + (double)(p->whiskers + p->unsure + p->missing) * SVG_LINE + MARGIN;
    svg_begin(p->b, p->frame, height);
    draw_axis(p, unit);
    double row = p->above ? ROW_BELOW : ROW_BESIDE;
    for (size_t i = 0; i < count; i++) draw_bar(p, &bars[i], p->top + (double)i * row);
    draw_legend(p, foot);
    svg_end(p->b, p->frame, height, out);
}

void figure_bars(struct arena *a, const struct figure_frame *frame, sv unit, int digits,
                 const struct figure_bar *bars, size_t count, struct figure *out)
{
    struct buffer with = { .a = a }, without = { .a = a };
    struct plan p = plan_build(&without, frame, digits, bars, count);
    draw(&p, unit, bars, count, out);
    sv alone = out->alone;
    p.b = &with;
    p.links = true;
    draw(&p, unit, bars, count, out);
    out->alone = alone;
}
