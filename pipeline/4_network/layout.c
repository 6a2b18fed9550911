#include "4_network/layout.h"

#include "4_network/igraph_box.h"
#include "4_network/partition.h"

#include <math.h>
#include <stdlib.h>

/* The unit below: about one person stands on a square of 1 by 1. */
static const double nearest = 0.75;  /* no two people of a component are closer */
static const double gap = 1.0;       /* between components */
static const double alone_gap = 0.8; /* between those without ties */
static const double golden_angle = 2.399963229728653;

/* A larger component is a cloud whatever one does, and Kamada and Kawai's table of distances grows
 * with the square. */
enum { LARGEST_DRAWN = 1000 };

struct box {
    double *x, *y;  /* of its people, from its own corner */
    size_t *people; /* indices in the network */
    size_t count;
    double width, height;
};

/* ---- one component ------------------------------------------------------------------------- */

/* The ties within a component, with its people counted from 0; `place` is for all people. */
static struct network cut_out(struct arena *a, const struct network *network, const struct box *box,
                              const size_t *members, size_t *place)
{
    struct network part = { .person_count = box->count };
    size_t own = members[box->people[0]];
    for (size_t i = 0; i < box->count; i++) place[box->people[i]] = i;
    for (size_t t = 0; t < network->tie_count; t++) {
        struct tie tie = network->ties[t];
        if (members[tie.a] != own) continue;
        tie.a = place[tie.a];
        tie.b = place[tie.b];
        *ARENA_PUSH(a, part.ties, part.tie_count, part.tie_capacity) = tie;
    }
    return part;
}

/* Weights differ by factors of ten and more, which no drawing can show: lengths go with the square
 * root, and stay within a factor two of the middle one. */
static double *soften(struct arena *a, const struct network *part)
{
    double *lengths = ARENA_NEW(a, double, part->tie_count);
    double sum = 0;
    for (size_t t = 0; t < part->tie_count; t++) sum += sqrt(part->ties[t].weight);
    double middle = sum / (double)part->tie_count;
    for (size_t t = 0; t < part->tie_count; t++) {
        double length = middle / sqrt(part->ties[t].weight);
        lengths[t] = length < 0.5 ? 0.5 : length > 2 ? 2 : length;
    }
    return lengths;
}

/* Moves the corner of what is drawn to 0, 0. */
static void to_corner(struct box *box)
{
    double left = HUGE_VAL, top = HUGE_VAL, right = -HUGE_VAL, bottom = -HUGE_VAL;
    for (size_t i = 0; i < box->count; i++) {
        left = fmin(left, box->x[i]);
        right = fmax(right, box->x[i]);
        top = fmin(top, box->y[i]);
        bottom = fmax(bottom, box->y[i]);
    }
    for (size_t i = 0; i < box->count; i++) {
        box->x[i] -= left;
        box->y[i] -= top;
    }
    box->width = right - left;
    box->height = bottom - top;
}

static void stretch(struct box *box, double factor)
{
    for (size_t i = 0; i < box->count; i++) {
        box->x[i] *= factor;
        box->y[i] *= factor;
    }
    box->width *= factor;
    box->height *= factor;
}

/* Moves two people who are too close along the line between them; on one spot, in a direction that
 * differs from pair to pair. */
static bool push(struct box *box, size_t i, size_t j)
{
    double dx = box->x[j] - box->x[i], dy = box->y[j] - box->y[i];
    double distance = sqrt(dx * dx + dy * dy);
    if (distance >= nearest) return false;
    if (distance < 1e-9) {
        double angle = golden_angle * (double)(i + j + 1);
        dx = cos(angle);
        dy = sin(angle);
        distance = 1;
    }
    double move = (nearest * 1.001 - (distance < nearest ? distance : 0)) / 2;
    box->x[i] -= dx / distance * move;
    box->y[i] -= dy / distance * move;
    box->x[j] += dx / distance * move;
    box->y[j] += dy / distance * move;
    return true;
}

static void push_apart(struct box *box)
{
    enum { ROUNDS = 200 };
    bool moved = true;
    for (int round = 0; moved && round < ROUNDS; round++) {
        moved = false;
        for (size_t i = 0; i < box->count; i++)
            for (size_t j = i + 1; j < box->count; j++)
                if (push(box, i, j)) moved = true;
    }
}

/* The mean, over the people, of the length of the shortest tie as it is drawn. */
static double shortest_ties(struct arena *scratch, const struct network *part,
                            const struct box *box)
{
    double *shortest = ARENA_NEW(scratch, double, box->count), sum = 0;
    for (size_t i = 0; i < box->count; i++) shortest[i] = HUGE_VAL;
    for (size_t t = 0; t < part->tie_count; t++) {
        size_t i = part->ties[t].a, j = part->ties[t].b;
        double dx = box->x[j] - box->x[i], dy = box->y[j] - box->y[i];
        double length = sqrt(dx * dx + dy * dy);
        shortest[i] = fmin(shortest[i], length);
        shortest[j] = fmin(shortest[j], length);
    }
    for (size_t i = 0; i < box->count; i++) sum += shortest[i];
    return sum / (double)box->count;
}

/* So that a person has about a square of 1 by 1, but a small or thin component is not blown up. */
static double choose_scale(struct arena *scratch, const struct network *part, const struct box *box)
{
    double longest = fmax(box->width, box->height), tie = shortest_ties(scratch, part, box);
    double area = longest * fmax(fmin(box->width, box->height), longest / 3);
    if (!(area > 0) || !(tie > 0)) return 1;
    return fmin(sqrt((double)box->count / area), 1.25 / tie);
}

static bool by_forces(struct arena *scratch, const struct network *part, struct box *box,
                      struct err *err)
{
    struct igraph_box graph;
    if (!igraph_box_open(scratch, part, &graph, err) ||
        !igraph_box_layout(scratch, &graph, soften(scratch, part), box->x, box->y, err))
        return false;
    to_corner(box);
    stretch(box, choose_scale(scratch, part, box));
    push_apart(box);
    return true;
}

struct seed {
    size_t person, ties;
};

static int by_ties(const void *x, const void *y)
{
    const struct seed *s = x, *t = y;
    if (s->ties != t->ties) return s->ties > t->ties ? -1 : 1;
    return s->person < t->person ? -1 : s->person > t->person;
}

/* Like the seeds of a sunflower, those with most ties in the middle. */
static void as_sunflower(struct arena *scratch, const struct network *part, struct box *box)
{
    struct seed *seeds = ARENA_NEW(scratch, struct seed, box->count);
    for (size_t i = 0; i < box->count; i++) seeds[i].person = i;
    for (size_t t = 0; t < part->tie_count; t++) {
        seeds[part->ties[t].a].ties++;
        seeds[part->ties[t].b].ties++;
    }
    qsort(seeds, box->count, sizeof *seeds, by_ties);
    for (size_t i = 0; i < box->count; i++) {
        double radius = 0.6 * sqrt((double)i), angle = golden_angle * (double)i;
        box->x[seeds[i].person] = radius * cos(angle);
        box->y[seeds[i].person] = radius * sin(angle);
    }
}

static bool draw(const struct network *network, const size_t *members, struct box *box,
                 struct err *err)
{
    struct arena scratch = { 0 };
    size_t *place = ARENA_NEW(&scratch, size_t, network->person_count);
    struct network part = cut_out(&scratch, network, box, members, place);
    bool ok = true;
    if (box->count > LARGEST_DRAWN)
        as_sunflower(&scratch, &part, box);
    else
        ok = by_forces(&scratch, &part, box, err);
    if (ok) to_corner(box);
    arena_free(&scratch);
    return ok;
}

/* ---- all together -------------------------------------------------------------------------- */

/* The people of each component, largest first. */
static struct box *sort_out(struct arena *a, const struct network *network, const size_t *members,
                            size_t count)
{
    struct box *boxes = ARENA_NEW(a, struct box, count);
    for (size_t i = 0; i < network->person_count; i++) boxes[members[i]].count++;
    for (size_t b = 0; b < count; b++) {
        boxes[b].x = ARENA_NEW(a, double, boxes[b].count);
        boxes[b].y = ARENA_NEW(a, double, boxes[b].count);
        boxes[b].people = ARENA_NEW(a, size_t, boxes[b].count);
        boxes[b].count = 0;
    }
    for (size_t i = 0; i < network->person_count; i++) {
        struct box *box = &boxes[members[i]];
        box->people[box->count++] = i;
    }
    return boxes;
}

static double gap_after(const struct box *box) { return box->count == 1 ? alone_gap : gap; }

/* How wide the drawing may be: its widest component, or as wide as makes it about square. */
static double choose_width(const struct box *boxes, size_t count)
{
    double area = 0, widest = 0;
    for (size_t b = 0; b < count; b++) {
        area += (boxes[b].width + gap_after(&boxes[b])) * (boxes[b].height + gap_after(&boxes[b]));
        widest = fmax(widest, boxes[b].width);
    }
    return fmax(widest, sqrt(area) - alone_gap);
}

struct extent {
    double width, height;
};

/* Rows of components; a new row starts when one does not fit, and where those alone begin. */
static struct extent pack(const struct box *boxes, size_t count, double *x, double *y)
{
    double limit = choose_width(boxes, count), left = 0, top = 0, row = 0;
    struct extent all = { 0, 0 };
    for (size_t b = 0; b < count; b++) {
        const struct box *box = &boxes[b];
        bool first_alone = box->count == 1 && b > 0 && boxes[b - 1].count > 1;
        if (left > 0 && (first_alone || left + box->width > limit + 1e-9)) {
            top += row + gap_after(&boxes[b - 1]);
            left = row = 0;
        }
        for (size_t i = 0; i < box->count; i++) {
            x[box->people[i]] = left + box->x[i];
            y[box->people[i]] = top + box->y[i];
        }
        all.width = fmax(all.width, left + box->width);
        row = fmax(row, box->height);
        all.height = fmax(all.height, top + row);
        left += box->width + gap_after(box);
    }
    return all;
}

static double four_decimals(double value)
{
    double rounded = floor(value * 1e4 + 0.5) / 1e4;
    return rounded < 0 ? 0 : rounded > 1 ? 1 : rounded;
}

bool layout_compute(struct arena *scratch, const struct network *network, double *x, double *y,
                    struct err *err)
{
    WF_ASSERT(!network->directed);
    size_t people = network->person_count;
    struct igraph_box graph;
    size_t *members = ARENA_NEW(scratch, size_t, people);
    if (!igraph_box_open(scratch, network, &graph, err) ||
        !igraph_box_components(scratch, &graph, members, err))
        return false;
    size_t count = partition_by_size(scratch, members, people);
    struct box *boxes = sort_out(scratch, network, members, count);
    for (size_t b = 0; b < count && boxes[b].count > 1; b++)
        if (!draw(network, members, &boxes[b], err)) return false;
    struct extent all = pack(boxes, count, x, y);
    double longest = fmax(all.width, all.height);
    for (size_t i = 0; i < people; i++) {
        x[i] = longest > 0 ? four_decimals((x[i] + (longest - all.width) / 2) / longest) : 0.5;
        y[i] = longest > 0 ? four_decimals((y[i] + (longest - all.height) / 2) / longest) : 0.5;
    }
    return true;
}
