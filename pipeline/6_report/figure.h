/* figure : drawings as SVG, made from numbers. Private to 6_report.
 *
 * An SVG has role="img" with a <title> and a <desc>, and stands by itself as a file; its ids begin
 * with the figure's name, so that several stand in one page. Colours differ in brightness too, and
 * no meaning hangs on colour alone. Numbers follow the language (decimal comma in Dutch).
 * Nothing here can fail: what has no value is drawn as such.
 */
#ifndef WF_FIGURE_H
#define WF_FIGURE_H

#include "6_report/document.h"

struct figure_frame {
    sv name;               /* file name in figures/, without ending; also the prefix of ids */
    sv title, description; /* what is drawn; and in words, what there is to see in it      */
    enum language language;
};

struct figure_bar {
    sv label, link; /* link: as in struct cell */
    struct maybe_real value;
    struct maybe_real low, high; /* the interval; none: no whisker */
    sv note;                     /* why there is no value or interval, or "" (a <title>) */
};

/* Horizontal bars in the given order from zero, with whiskers, the axis named by `unit` ("per 1.000
 * woorden"), numbers with `digits` decimals. */
void figure_bars(struct arena *a, const struct figure_frame *frame, sv unit, int digits,
                 const struct figure_bar *bars, size_t count, struct figure *out);

struct figure_node {
    double x, y;  /* 0 to 1, as layout.h: one scale for both */
    double size;  /* 0 to 1: share of the largest; the area of the mark goes with it */
    size_t group; /* in `groups`: its shape and colour */
    sv label;     /* beside the mark, or "" */
    sv title;     /* what a pointer shows: "kat-7, bewoner, 12 banden" */
};

struct figure_edge {
    size_t a, b;  /* nodes */
    double width; /* 0 to 1: share of the heaviest */
};

struct figure_graph {
    const struct figure_node *nodes;
    size_t node_count;
    const struct figure_edge *edges; /* drawn below the nodes, in the given order */
    size_t edge_count;
    bool directed;    /* an arrowhead at b */
    const sv *groups; /* names for the legend, at most FIGURE_GROUPS */
    size_t group_count;
};
enum { FIGURE_GROUPS = 8 };

/* The drawing uses the room there is: one direction may be drawn up to 1.4 times as long as the other.
 * Labels that would lie upon each other are left out, those of the largest nodes stay. */
void figure_network(struct arena *a, const struct figure_frame *frame, const struct figure_graph *graph,
                    struct figure *out);

#endif
