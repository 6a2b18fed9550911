#include "6_report/anchor.h"
#include "6_report/label_room.h"
#include "6_report/svg.h"

#include "0_base/num.h"

#include <math.h>
#include <stdlib.h>

/* TIES_MAX: what a browser on a phone still draws at once. LABELS_MAX: more never find room. */
enum {
    MARGIN = 6,
    SIDE = 34,
    FEW = 30,
    TALLEST = 460,
    SHORTEST = 120,
    TIES_MAX = 2000,
    LABELS_MAX = 300,
    NAMED_ISOLATES = 30
};

/* Every mark has the area of a circle with radius 1. */
struct shape {
    const char *fill;
    size_t corners; /* 0: a circle */
    double x[12], y[12];
};

static const struct shape shapes[FIGURE_GROUPS] = {
    { SVG_BLUE, 0, { 0 }, { 0 } },
    { SVG_VERMILLION, 4, { -0.886, 0.886, 0.886, -0.886 }, { -0.886, -0.886, 0.886, 0.886 } },
    { SVG_GREEN, 3, { 0, 1.347, -1.347 }, { -1.555, 0.778, 0.778 } },
    { SVG_PURPLE, 4, { 0, 1.253, 0, -1.253 }, { -1.253, 0, 1.253, 0 } },
    { SVG_BLACK,
      6,
      { 1.1, 0.55, -0.55, -1.1, -0.55, 0.55 },
      { 0, 0.952, 0.952, 0, -0.952, -0.952 } },
    { SVG_GROUND, 3, { 0, 1.347, -1.347 }, { 1.555, -0.778, -0.778 } },
    { SVG_BLUE,
      12,
      { -0.396, 0.396, 0.396, 1.189, 1.189, 0.396, 0.396, -0.396, -0.396, -1.189, -1.189, -0.396 },
      { -1.189, -1.189, -0.396, -0.396, 0.396, 0.396, 1.189, 1.189, 0.396, 0.396, -0.396,
        -0.396 } },
    { SVG_VERMILLION,
      10,
      { 0, 0.43, 1.39, 0.695, 0.859, 0, -0.859, -0.695, -1.39, -0.43 },
      { -1.462, -0.591, -0.452, 0.226, 1.183, 0.731, 1.183, 0.226, -0.452, -0.591 } },
};

struct plan {
    struct arena *a;
    struct buffer *b;
    const struct figure_frame *frame;
    const struct figure_graph *graph;
    bool *tied;        /* by node */
    double *x, *y, *r; /* by node, in the drawing; isolates: not set yet */
    size_t *order;     /* nodes, largest first */
    size_t isolate_count;
    double radius;   /* of the largest */
    double thickest; /* tie; thinner where there are many, so that the marks stay seen */
    double bottom;   /* of the part with ties */
};

struct ranked {
    double size;
    size_t index;
};

static int by_size(const void *s, const void *t)
{
    const struct ranked *a = s, *b = t;
    if (a->size != b->size) return a->size > b->size ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

static void plan_order(struct plan *p)
{
    size_t n = p->graph->node_count;
    struct ranked *ranked = ARENA_NEW(p->a, struct ranked, n);
    for (size_t i = 0; i < n; i++) ranked[i] = (struct ranked) { p->graph->nodes[i].size, i };
    if (n) qsort(ranked, n, sizeof *ranked, by_size);
    for (size_t i = 0; i < n; i++) p->order[i] = ranked[i].index;
}

/* How much longer one direction may be drawn than the other, to use the room there is. */
static const double STRETCH = 1.4;

/* The people with ties fill the drawing. */
static void plan_places(struct plan *p)
{
    const struct figure_graph *g = p->graph;
    struct label_box box = { 1, 1, 0, 0 };
    for (size_t i = 0; i < g->node_count; i++) {
        if (!p->tied[i]) continue;
        box.left = fmin(box.left, g->nodes[i].x);
        box.right = fmax(box.right, g->nodes[i].x);
        box.top = fmin(box.top, g->nodes[i].y);
        box.bottom = fmax(box.bottom, g->nodes[i].y);
    }
    double wide = fmax(box.right - box.left, 1e-6), high = fmax(box.bottom - box.top, 1e-6);
    double aside = g->node_count > FEW ? SIDE : 1.5 * SIDE; /* few people: every name finds room */
    double across = (SVG_WIDTH - 2 * aside) / wide, down = (TALLEST - 2 * SIDE) / high;
    double scale_x = fmin(across, down * STRETCH), scale_y = fmin(down, across * STRETCH);
    double used = fmax(high * scale_y + 2 * SIDE, SHORTEST);
    double left = (SVG_WIDTH - wide * scale_x) / 2, top = (used - high * scale_y) / 2;
    for (size_t i = 0; i < g->node_count; i++) {
        p->x[i] = left + (g->nodes[i].x - box.left) * scale_x;
        p->y[i] = top + (g->nodes[i].y - box.top) * scale_y;
    }
    p->bottom = used;
}

static struct plan plan_build(struct arena *a, struct buffer *b, const struct figure_frame *frame,
                              const struct figure_graph *graph)
{
    size_t n = graph->node_count;
    struct plan p = { .a = a, .b = b, .frame = frame, .graph = graph };
    p.tied = ARENA_NEW(a, bool, n);
    p.x = ARENA_NEW(a, double, n);
    p.y = ARENA_NEW(a, double, n);
    p.r = ARENA_NEW(a, double, n);
    p.order = ARENA_NEW(a, size_t, n);
    for (size_t i = 0; i < graph->edge_count; i++) {
        WF_ASSERT(graph->edges[i].a < n && graph->edges[i].b < n);
        p.tied[graph->edges[i].a] = p.tied[graph->edges[i].b] = true;
    }
    p.radius = fmax(fmin(60 / sqrt((double)n + 1), 13), 3.5);
    p.thickest = fmax(5 * fmin(1, sqrt(150 / ((double)graph->edge_count + 1))), 1.2);
    for (size_t i = 0; i < n; i++) {
        p.r[i] = fmax(p.radius * sqrt(fmax(graph->nodes[i].size, 0)),
                      fmin(p.radius / 3 + 1.5, p.radius));
        p.isolate_count += !p.tied[i];
    }
    plan_order(&p);
    if (p.isolate_count < n) plan_places(&p);
    return p;
}

static void draw_shape(struct buffer *b, size_t group, double x, double y, double r)
{
    const struct shape *s = &shapes[group % FIGURE_GROUPS];
    if (s->corners == 0) {
        buffer_cstr(b, "<circle");
        svg_at(b, "cx", x);
        svg_at(b, "cy", y);
        svg_at(b, "r", r);
    } else {
        buffer_cstr(b, "<path d=\"");
        for (size_t i = 0; i < s->corners; i++) {
            char at_x[64], at_y[64];
            num_print(x + s->x[i] * r, 1, at_x);
            num_print(y + s->y[i] * r, 1, at_y);
            buffer_printf(b, "%s%s %s", i ? "L" : "M", at_x, at_y);
        }
        buffer_cstr(b, "Z\"");
    }
    buffer_printf(b, " fill=\"%s\" />", s->fill);
}

static void draw_node(const struct plan *p, size_t i)
{
    const struct figure_node *node = &p->graph->nodes[i];
    buffer_cstr(p->b, "<g>");
    svg_tip(p->b, node->title);
    draw_shape(p->b, node->group, p->x[i], p->y[i], p->r[i]);
    buffer_cstr(p->b, "</g>\n");
}

static void draw_tie(const struct plan *p, const struct figure_edge *edge)
{
    double x1 = p->x[edge->a], y1 = p->y[edge->a], x2 = p->x[edge->b], y2 = p->y[edge->b];
    double length = hypot(x2 - x1, y2 - y1), room = p->r[edge->b] + 2;
    if (p->graph->directed && length > room) { /* the arrowhead stops at the mark */
        x2 -= (x2 - x1) / length * room;
        y2 -= (y2 - y1) / length * room;
    }
    buffer_cstr(p->b, "<line");
    svg_at(p->b, "x1", x1);
    svg_at(p->b, "y1", y1);
    svg_at(p->b, "x2", x2);
    svg_at(p->b, "y2", y2);
    svg_at(p->b, "stroke-width", fmax(p->thickest * fmax(fmin(edge->width, 1), 0), 0.6));
    buffer_cstr(p->b, " />\n");
}

/* Which ties are drawn: the strongest, when there are too many. */
static bool *ties_drawn(const struct plan *p)
{
    size_t n = p->graph->edge_count;
    bool *drawn = ARENA_NEW(p->a, bool, n);
    struct ranked *ranked = ARENA_NEW(p->a, struct ranked, n);
    for (size_t i = 0; i < n; i++) ranked[i] = (struct ranked) { p->graph->edges[i].width, i };
    if (n) qsort(ranked, n, sizeof *ranked, by_size);
    for (size_t i = 0; i < n && i < TIES_MAX; i++) drawn[ranked[i].index] = true;
    return drawn;
}

static void draw_ties(const struct plan *p)
{
    struct buffer *b = p->b;
    const struct figure_graph *g = p->graph;
    if (g->edge_count == 0) return;
    if (g->directed) {
        buffer_cstr(b, "<defs><marker id=\"");
        anchor_add(b, p->frame->name);
        buffer_cstr(b, "~arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" "
                       "markerHeight=\"8\""
                       " markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0L8 4L0 8Z\""
                       " fill=\"" SVG_INK "\" /></marker></defs>\n");
    }
    bool *drawn = ties_drawn(p);
    buffer_cstr(b, "<g stroke=\"" SVG_TIE "\"");
    if (g->directed) {
        buffer_cstr(b, " marker-end=\"url(#");
        anchor_add(b, p->frame->name);
        buffer_cstr(b, "~arrow)\"");
    }
    buffer_cstr(b, ">\n");
    for (size_t i = 0; i < g->edge_count; i++)
        if (drawn[i]) draw_tie(p, &g->edges[i]);
    buffer_cstr(b, "</g>\n");
}

static struct label_box mark_box(const struct plan *p, size_t i)
{
    double r = p->r[i];
    return (struct label_box) { p->x[i] - r, p->y[i] - r, p->x[i] + r, p->y[i] + r };
}

/* Gives how many found no room. */
static size_t draw_labels(const struct plan *p)
{
    const struct figure_graph *g = p->graph;
    struct label_room room = { .a = p->a, .frame = { 1, 1, SVG_WIDTH - 1, p->bottom } };
    size_t without = 0, tried = 0;
    for (size_t i = 0; i < g->node_count; i++)
        if (p->tied[i]) label_room_take(&room, mark_box(p, i));
    buffer_cstr(p->b, "<g" SVG_HALO ">\n");
    for (size_t k = 0; k < g->node_count; k++) {
        size_t i = p->order[k];
        struct label_box box;
        sv label = g->nodes[i].label;
        if (!p->tied[i] || label.n == 0) continue;
        if (tried++ < LABELS_MAX &&
            label_room_find(&room, mark_box(p, i), svg_text_width(label), SVG_TEXT + 1, &box))
            svg_text(p->b, (box.left + box.right) / 2, box.bottom - 3.5, "middle", label);
        else
            without++;
    }
    buffer_cstr(p->b, "</g>\n");
    return without;
}

static void draw_nodes(const struct plan *p)
{
    buffer_cstr(p->b, "<g stroke=\"" SVG_INK "\" stroke-width=\"1.2\">\n");
    for (size_t k = 0; k < p->graph->node_count; k++) /* the small ones upon the large ones */
        if (p->tied[p->order[k]]) draw_node(p, p->order[k]);
    buffer_cstr(p->b, "</g>\n");
}

static sv fill(const struct plan *p, enum label label, struct args args)
{
    return text_label_fill(p->a, label, p->frame->language, args);
}

/* Those without ties stand in rows of their own, with their names while they are few. Gives the new
 * bottom; adds to `without` who goes unnamed. */
static double draw_isolates(struct plan *p, double top, size_t *without)
{
    if (p->isolate_count == 0) return top;
    const struct figure_graph *g = p->graph;
    bool named = p->isolate_count <= NAMED_ISOLATES;
    double x = MARGIN, y = top + SVG_LINE + 4, r = fmin(fmax(p->radius / 2, 4), 6);
    svg_text(p->b, MARGIN, top + 16, "start",
             fill(p, LABEL_FIGURE_ISOLATES, ARGS(ARG_INT(p->isolate_count))));
    for (size_t i = 0; i < g->node_count; i++) {
        if (p->tied[i]) continue;
        sv label = named ? svg_shorten(p->a, g->nodes[i].label, SVG_WIDTH / 2.0) : (sv) { "", 0 };
        double room = 2 * r + 6 + (label.n ? svg_text_width(label) + 10 : 0);
        if (x + room > SVG_WIDTH - MARGIN) {
            x = MARGIN;
            y += SVG_LINE;
        }
        p->x[i] = x + r + 2;
        p->y[i] = y + 10;
        p->r[i] = r;
        buffer_cstr(p->b, "<g stroke=\"" SVG_INK "\" stroke-width=\"1.2\">");
        draw_node(p, i);
        buffer_cstr(p->b, "</g>\n");
        if (label.n) svg_text(p->b, x + 2 * r + 6, y + 15, "start", label);
        *without += !named && g->nodes[i].label.n;
        x += room;
    }
    return y + SVG_LINE + 4;
}

static size_t group_size(const struct figure_graph *g, size_t group)
{
    size_t n = 0;
    for (size_t i = 0; i < g->node_count; i++) n += g->nodes[i].group == group;
    return n;
}

/* Shape, name and number of each group that occurs. Gives the new bottom. */
static double draw_legend(const struct plan *p, double top)
{
    double x = MARGIN, y = top;
    for (size_t group = 0; group < p->graph->group_count; group++) {
        size_t n = group_size(p->graph, group);
        if (n == 0) continue;
        sv text = arena_format(p->a, "%.*s (%zu)", SV_ARG(p->graph->groups[group]), n);
        text = svg_shorten(p->a, text, SVG_WIDTH - 2 * MARGIN - 24);
        double room = 22 + svg_text_width(text) + 14;
        if (x > MARGIN && x + room > SVG_WIDTH) {
            x = MARGIN;
            y += SVG_LINE + 2;
        }
        buffer_cstr(p->b, "<g stroke=\"" SVG_INK "\" stroke-width=\"1.2\">");
        draw_shape(p->b, group, x + 9, y + 11, 6);
        buffer_cstr(p->b, "</g>\n");
        svg_text(p->b, x + 22, y + 16, "start", text);
        x += room;
    }
    return x > MARGIN ? y + SVG_LINE + 4 : y;
}

static double draw_note(const struct plan *p, double top, sv text)
{
    svg_text(p->b, MARGIN, top + 16, "start", text);
    return top + SVG_LINE;
}

void figure_network(struct arena *a, const struct figure_frame *frame,
                    const struct figure_graph *graph, struct figure *out)
{
    WF_ASSERT(graph->group_count <= FIGURE_GROUPS);
    struct buffer body = { .a = a };
    struct plan p = plan_build(a, &body, frame, graph);
    size_t without = 0;
    draw_ties(&p);
    draw_nodes(&p);
    if (p.isolate_count < graph->node_count) without = draw_labels(&p);
    double y = draw_isolates(&p, p.bottom, &without) + MARGIN;
    y = draw_legend(&p, y);
    if (graph->node_count == 0) y = draw_note(&p, y, fill(&p, LABEL_FIGURE_NOBODY, NO_ARGS));
    if (without)
        y = draw_note(&p, y, fill(&p, LABEL_FIGURE_LABELS_LEFT_OUT, ARGS(ARG_INT(without))));
    if (graph->edge_count > TIES_MAX)
        y = draw_note(&p, y,
                      fill(&p, LABEL_FIGURE_TIES_LEFT_OUT,
                           ARGS(ARG_INT(TIES_MAX), ARG_INT(graph->edge_count))));
    struct buffer b = { .a = a };
    svg_begin(&b, frame, y + MARGIN);
    buffer_add(&b, buffer_sv(&body));
    svg_end(&b, frame, y + MARGIN, out);
}
