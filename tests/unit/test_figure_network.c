/* figure_network : marks as large as they should be, labels that keep apart, ties and people
 * counted. */
#include "page.h"

#include "6_report/svg.h"

#include <math.h>

static struct figure_frame frame_in(enum language language)
{
    return (struct figure_frame) { SV("thema"), SV("Titel"), SV("Uitleg"), language };
}

static struct xml_element *draw(struct arena *a, const struct figure_graph *graph)
{
    struct figure figure;
    struct figure_frame frame = frame_in(LANGUAGE_NL);
    figure_network(a, &frame, graph, &figure);
    struct xml_element *root = page_read(a, figure.svg);
    page_is_harmless(root);
    return root;
}

static bool says(struct xml_element *root, const char *text)
{
    return page_with_text(root, "text", sv_from_cstr(text)) != NULL;
}

/* By hand: the three with ties lie in a box of 1 by 0.5. Across one unit is 480 - 3 * 34 = 378,
 * down 1.4 times that, so the box is 264.6 high. The largest mark has radius 13, the others 13 *
 * sqrt(0.5) = 9.19, as a square 9.19 * 0.886 = 8.1 to each side. The tie to the second ends 9.19 +
 * 2 before its middle: 429 - 11.19 = 417.8. Tie widths are 5 and a fifth of it. The fourth has no
 * ties and stands below. */
static void the_whole_drawing(void **state)
{
    (void)state;
    struct arena a = { 0 };
    const struct figure_node nodes[] = {
        { .x = 0, .y = 0, .size = 1, .group = 0, .label = SV("kat-1"), .title = SV("kat-1: 2") },
        { .x = 1, .y = 0, .size = 0.5, .group = 1, .label = SV("kat-2") },
        { .x = 0.5, .y = 0.5, .size = 0.5, .group = 1 },
        { .x = 0.5, .y = 1, .size = 0, .group = 0, .label = SV("kat-4") },
    };
    const struct figure_edge edges[] = { { 0, 1, 1 }, { 0, 2, 0.2 } };
    const sv groups[] = { SV("bewoner"), SV("helper"), SV("niemand") };
    const struct figure_graph graph = {
        .nodes = nodes,
        .node_count = 4,
        .edges = edges,
        .edge_count = 2,
        .directed = true,
        .groups = groups,
        .group_count = 3,
    };
    struct figure figure;
    struct figure_frame frame = frame_in(LANGUAGE_NL);
    figure_network(&a, &frame, &graph, &figure);
    assert_cstr(
        figure.svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\""
        " aria-labelledby=\"thema~title thema~text\" lang=\"nl\" viewBox=\"0 0 480 417\""
        " width=\"480\" height=\"417\" font-family=\"system-ui, -apple-system, 'Segoe UI',"
        " Roboto, Helvetica, Arial, sans-serif\" font-size=\"15\" fill=\"#1b1b1b\">\n"
        "<title id=\"thema~title\">Titel</title>\n"
        "<desc id=\"thema~text\">Uitleg</desc>\n"
        "<rect width=\"480\" height=\"417\" fill=\"#ffffff\" />\n"
        "<defs><marker id=\"thema~arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\""
        " markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\""
        " orient=\"auto\"><path d=\"M0 0L8 4L0 8Z\" fill=\"#1b1b1b\" /></marker></defs>\n"
        "<g stroke=\"#8a8a8a\" marker-end=\"url(#thema~arrow)\">\n"
        "<line x1=\"51.0\" y1=\"34.0\" x2=\"417.8\" y2=\"34.0\" stroke-width=\"5.0\" />\n"
        "<line x1=\"51.0\" y1=\"34.0\" x2=\"233.5\" y2=\"289.5\" stroke-width=\"1.0\" />\n"
        "</g>\n"
        "<g stroke=\"#1b1b1b\" stroke-width=\"1.2\">\n"
        "<g><title>kat-1: 2</title><circle cx=\"51.0\" cy=\"34.0\" r=\"13.0\""
        " fill=\"#0072b2\" /></g>\n"
        "<g><path d=\"M420.9 25.9L437.1 25.9L437.1 42.1L420.9 42.1Z\" fill=\"#d55e00\" /></g>\n"
        "<g><path d=\"M231.9 290.5L248.1 290.5L248.1 306.7L231.9 306.7Z\" fill=\"#d55e00\""
        " /></g>\n"
        "</g>\n"
        "<g stroke=\"#ffffff\" stroke-width=\"3.5\" stroke-linejoin=\"round\""
        " paint-order=\"stroke\">\n"
        "<text x=\"86.5\" y=\"38.5\" text-anchor=\"middle\">kat-1</text>\n"
        "<text x=\"397.3\" y=\"38.5\" text-anchor=\"middle\">kat-2</text>\n"
        "</g>\n"
        "<text x=\"6.0\" y=\"348.6\">Zonder banden: 1</text>\n"
        "<g stroke=\"#1b1b1b\" stroke-width=\"1.2\"><g><circle cx=\"14.0\" cy=\"366.6\""
        " r=\"6.0\" fill=\"#0072b2\" /></g>\n"
        "</g>\n"
        "<text x=\"24.0\" y=\"371.6\">kat-4</text>\n"
        "<g stroke=\"#1b1b1b\" stroke-width=\"1.2\"><circle cx=\"15.0\" cy=\"397.6\""
        " r=\"6.0\" fill=\"#0072b2\" /></g>\n"
        "<text x=\"28.0\" y=\"402.6\">bewoner (2)</text>\n"
        "<g stroke=\"#1b1b1b\" stroke-width=\"1.2\"><path d=\"M142.6 392.3L153.2 392.3L153.2"
        " 402.9L142.6 402.9Z\" fill=\"#d55e00\" /></g>\n"
        "<text x=\"160.9\" y=\"402.6\">helper (2)</text>\n"
        "</svg>\n");
    arena_free(&a);
}

/* ---- larger ones, drawn by lot ---- */

enum { MANY = 3000 };

struct lot {
    struct figure_node nodes[MANY];
    struct figure_edge edges[MANY];
    sv groups[FIGURE_GROUPS];
    struct figure_graph graph;
};

static struct lot *lot_draw(struct arena *a, size_t people, size_t ties, uint64_t seed)
{
    struct lot *lot = ARENA_NEW(a, struct lot, 1);
    for (size_t i = 0; i < people; i++)
        lot->nodes[i] = (struct figure_node) { .x = check_random(&seed) % 1000 / 1000.0,
                                               .y = check_random(&seed) % 1000 / 1000.0,
                                               .size = check_random(&seed) % 10 / 10.0,
                                               .group = check_random(&seed) % FIGURE_GROUPS,
                                               .label = arena_format(a, "kat-%zu", i) };
    for (size_t i = 0; i < ties; i++)
        lot->edges[i] =
            (struct figure_edge) { check_random(&seed) % people, check_random(&seed) % people,
                                   check_random(&seed) % 100 / 100.0 };
    for (size_t i = 0; i < FIGURE_GROUPS; i++) lot->groups[i] = arena_format(a, "groep %zu", i);
    lot->graph = (struct figure_graph) { .nodes = lot->nodes,
                                         .node_count = people,
                                         .edges = lot->edges,
                                         .edge_count = ties,
                                         .groups = lot->groups,
                                         .group_count = FIGURE_GROUPS };
    return lot;
}

/* The area of a circle is pi r^2: a quarter of the size has half the radius. */
static void area_goes_with_size(void **state)
{
    (void)state;
    struct arena a = { 0 };
    const struct figure_node nodes[] = { { .x = 0, .size = 1 },
                                         { .x = 1, .size = 0.25 },
                                         { .x = 0.5, .size = 0 } };
    const struct figure_edge edges[] = { { 0, 1, 1 }, { 1, 2, 1 } };
    const struct figure_graph graph = {
        .nodes = nodes, .node_count = 3, .edges = edges, .edge_count = 2
    };
    struct xml_element *root = draw(&a, &graph);
    double r[3];
    size_t n = 0;
    PAGE_EACH(e, root, "circle") r[n++] = page_number(e, "r");
    assert_int_equal(n, 3);
    assert_true(fabs(r[0] - 2 * r[1]) < 0.11);
    assert_true(r[2] >= 3); /* nobody vanishes */
    arena_free(&a);
}

/* The corners of each shape, by the shoelace formula: the area of the circle beside it in the
 * legend. */
static void shapes_have_one_area(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct figure_node nodes[FIGURE_GROUPS];
    struct figure_edge edges[FIGURE_GROUPS - 1];
    sv groups[FIGURE_GROUPS];
    for (size_t i = 0; i < FIGURE_GROUPS; i++) {
        nodes[i] = (struct figure_node) { .x = (double)i, .size = 1, .group = i };
        groups[i] = SV("x");
        if (i) edges[i - 1] = (struct figure_edge) { 0, i, 0 };
    }
    const struct figure_graph graph = { .nodes = nodes,
                                        .node_count = FIGURE_GROUPS,
                                        .edges = edges,
                                        .edge_count = FIGURE_GROUPS - 1,
                                        .groups = groups,
                                        .group_count = FIGURE_GROUPS };
    struct xml_element *root = draw(&a, &graph);
    double radius = page_number(page_first(root, "circle"), "r");
    size_t shapes = 0;
    PAGE_EACH(e, root, "path")
    {
        char d[512], *at = d + 1;
        double x[16], y[16], area = 0;
        size_t n = 0;
        sv path = page_value(e, "d");
        assert_true(path.n < sizeof d && path.p[0] == 'M' && sv_ends(path, SV("Z")));
        memcpy(d, path.p, path.n);
        d[path.n] = '\0';
        for (; at[-1] != 'Z'; n++) {
            x[n] = strtod(at, &at);
            y[n] = strtod(at, &at);
            at++;
        }
        for (size_t i = 0; i < n; i++) area += x[i] * y[(i + 1) % n] - x[(i + 1) % n] * y[i];
        if (shapes++ < FIGURE_GROUPS - 1) /* then those of the legend follow */
            assert_true(fabs(fabs(area) / 2 / (3.14159265 * radius * radius) - 1) < 0.02);
    }
    assert_int_equal(shapes, 2 * (FIGURE_GROUPS - 1));
    arena_free(&a);
}

struct box {
    double left, top, right, bottom;
};

static struct box text_box(const struct xml_element *e)
{
    double half = svg_text_width(e->text) / 2, x = page_number(e, "x"), y = page_number(e, "y");
    return (struct box) { x - half, y - 11, x + half, y + 3 };
}

/* No name lies upon another; who has none is counted. */
static void labels_keep_apart(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed < 6; seed++) {
        struct arena a = { 0 };
        struct lot *lot = lot_draw(&a, 80, 200, seed);
        struct xml_element *root = draw(&a, &lot->graph);
        struct box boxes[80];
        size_t n = 0, isolates = 0;
        PAGE_EACH(e, root, "text")
        {
            if (!sv_starts(e->text, SV("kat-"))) continue;
            if (!sv_is(page_value(e, "text-anchor"), "middle")) {
                isolates++;
                continue;
            }
            boxes[n] = text_box(e);
            for (size_t i = 0; i < n; i++)
                assert_true(boxes[i].right <= boxes[n].left || boxes[n].right <= boxes[i].left ||
                            boxes[i].bottom <= boxes[n].top || boxes[n].bottom <= boxes[i].top);
            assert_true(boxes[n].left >= 0 && boxes[n].right <= SVG_WIDTH);
            n++;
        }
        assert_true(n >= 10);
        if (n + isolates < 80)
            assert_true(says(
                root,
                arena_format(&a, "Zonder naam, want er is geen plaats: %zu", 80 - n - isolates).p));
        assert_int_equal(page_count(root, "line"), 200);
        arena_free(&a);
    }
}

/* Of the largest and the others at one place, the largest keeps its name. */
static void the_largest_keeps_its_name(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct figure_node nodes[40];
    struct figure_edge edges[39];
    for (size_t i = 0; i < 40; i++) {
        nodes[i] = (struct figure_node) { .x = (double)(i % 8) / 500,
                                          .y = (double)(i / 8) / 500,
                                          .size = i == 33 ? 1 : 0.1,
                                          .label = i == 33 ? SV("hoofd")
                                                           : SV("bijfiguur met een lange naam") };
        if (i) edges[i - 1] = (struct figure_edge) { i, i - 1, 0.5 };
    }
    const struct figure_graph graph = {
        .nodes = nodes, .node_count = 40, .edges = edges, .edge_count = 39
    };
    assert_true(says(draw(&a, &graph), "hoofd"));
    arena_free(&a);
}

static void groups_are_counted(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct lot *lot = lot_draw(&a, 50, 100, 9);
    struct xml_element *root = draw(&a, &lot->graph);
    for (size_t group = 0; group < FIGURE_GROUPS; group++) {
        size_t n = 0;
        for (size_t i = 0; i < 50; i++) n += lot->nodes[i].group == group;
        sv text = arena_format(&a, "groep %zu (%zu)", group, n);
        assert_true((page_with_text(root, "text", text) != NULL) == (n > 0));
    }
    arena_free(&a);
}

static void nobody_and_without_ties(void **state)
{
    (void)state;
    struct arena a = { 0 };
    const struct figure_graph nobody = { .nodes = NULL };
    assert_true(says(draw(&a, &nobody), "Er is niemand om te tekenen."));
    struct lot *lot = lot_draw(&a, 7, 0, 2);
    struct xml_element *root = draw(&a, &lot->graph);
    assert_true(says(root, "Zonder banden: 7") && says(root, "kat-0") && says(root, "kat-6"));
    assert_int_equal(page_count(root, "line"), 0);
    lot = lot_draw(&a, 200, 0, 2); /* too many to name */
    root = draw(&a, &lot->graph);
    assert_true(says(root, "Zonder banden: 200") &&
                says(root, "Zonder naam, want er is geen plaats: 200"));
    arena_free(&a);
}

/* A drawing stays small enough for a phone, and says what it leaves out. */
static void a_large_network(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct lot *lot = lot_draw(&a, 1000, MANY, 4);
    struct xml_element *root = draw(&a, &lot->graph);
    assert_true(says(root, "Getekend: de 2000 sterkste van 3000 banden."));
    size_t lines = 0;
    PAGE_EACH(e, root, "line")
    {
        lines++;
        assert_true(page_number(e, "x1") >= 0 && page_number(e, "x1") <= SVG_WIDTH);
        assert_true(page_number(e, "y2") >= 0 &&
                    page_number(e, "y2") <= page_number(root, "height"));
    }
    assert_int_equal(lines, 2000);
    arena_free(&a);
}

static void markup_does_not_get_in(void **state)
{
    (void)state;
    struct arena a = { 0 };
    sv evil = SV("\"><script>alert(1)</script>&\x02");
    const struct figure_frame frame = { evil, evil, evil, LANGUAGE_EN };
    const struct figure_node nodes[] = { { .x = 0, .label = evil, .title = evil },
                                         { .x = 1, .label = evil },
                                         { .label = evil } };
    const struct figure_edge edge = { 0, 1, 1 };
    const struct figure_graph graph = { .nodes = nodes,
                                        .node_count = 3,
                                        .edges = &edge,
                                        .edge_count = 1,
                                        .directed = true,
                                        .groups = &evil,
                                        .group_count = 1 };
    struct figure figure;
    figure_network(&a, &frame, &graph, &figure);
    struct xml_element *root = page_read(&a, figure.svg);
    page_is_harmless(root);
    assert_non_null(page_with_text(root, "text", SV("\"><script>alert(1)</script>&\xEF\xBF\xBD")));
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_whole_drawing),          cmocka_unit_test(area_goes_with_size),
        cmocka_unit_test(shapes_have_one_area),       cmocka_unit_test(labels_keep_apart),
        cmocka_unit_test(the_largest_keeps_its_name), cmocka_unit_test(groups_are_counted),
        cmocka_unit_test(nobody_and_without_ties),    cmocka_unit_test(a_large_network),
        cmocka_unit_test(markup_does_not_get_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
