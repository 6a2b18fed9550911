/* Who meets and helps whom: a drawing, what the network is like, who connects, what ties rest on.
 */
#include "6_report/disclosure.h"
#include "6_report/figure.h"
#include "6_report/say.h"
#include "6_report/view.h"

#include <stdlib.h>

enum {
    TIES_DRAWN = 3000, /* more cannot be told apart, and make the page heavy */
    PEOPLE_SHOWN = 100,
    KEY_PEOPLE = 10,
    STRONGEST = 10,
    TIES_OF_ONE = 5,
};

/* ---- what a tie means ---------------------------------------------------------------------- */

static void add_meaning(const struct view *view, struct document *d)
{
    enum language language = d->language;
    const struct networks_row *n = view->network;
    enum label label = !sv_is(n->source, "activities")  ? LABEL_NETWORK_FROM_TIES
                       : sv_is(n->projection, "newman") ? LABEL_NETWORK_FROM_ACTIVITIES_NEWMAN
                                                        : LABEL_NETWORK_FROM_ACTIVITIES_COUNT;
    document_paragraph(d, say_label(language, label));
    if (n->directed) document_paragraph(d, say_label(language, LABEL_NETWORK_DIRECTED));
    const char *definition = network_rule_definition(n->rule, language);
    if (!definition) return;
    document_open_details(d, say_label(language, LABEL_NETWORK_RULE_EXACT));
    document_paragraph(d, sv_from_cstr(definition));
    document_close_details(d);
}

static sv say_members(struct arena *a, enum language language, const struct view *view)
{
    bool organisations = false;
    for (size_t i = 0; i < view->person_count; i++)
        if (sv_is(view->people[i]->role, study_role_name(ROLE_ORGANISATION))) organisations = true;
    return say_some(a, language, (int64_t)view->person_count, organisations ? LABEL_SOME_MEMBERS : LABEL_SOME_PEOPLE);
}

/* ---- the drawing --------------------------------------------------------------------------- */

static double share_of(struct maybe_real x, double most)
{
    return x.has && most > 0 ? x.value / most : 0;
}

static sv say_ties(struct arena *a, enum language language, const struct network_people_row *row)
{
    int64_t ties = row->degree.has ? (int64_t)row->degree.value : 0;
    return say_some(a, language, ties, LABEL_SOME_TIES);
}

/* Roles that occur are the groups, in the order of the roles; returns how many. */
static size_t list_roles(const struct view *view, enum language language, sv names[ROLE_COUNT],
                         size_t place[ROLE_COUNT])
{
    size_t count = 0;
    for (int role = 0; role < ROLE_COUNT; role++)
        for (size_t i = 0; i < view->person_count; i++) {
            if (!sv_is(view->people[i]->role, study_role_name((enum role)role))) continue;
            names[count] = sv_from_cstr(study_role_label((enum role)role, language));
            place[role] = count++;
            break;
        }
    return count;
}

static struct figure_node *list_nodes(struct arena *a, const struct section_input *in,
                                      const struct view *view, const size_t place[ROLE_COUNT])
{
    enum language language = in->study->language;
    struct figure_node *nodes = ARENA_NEW(a, struct figure_node, view->person_count + 1);
    for (size_t i = 0; i < view->person_count; i++) {
        const struct network_people_row *row = view->people[i];
        enum role role;
        if (!study_role_parse(row->role, &role)) WF_BUG("role");
        sv label = say_person(in->corpus, row->person);
        nodes[i] = (struct figure_node) {
            .x = row->x.value,
            .y = row->y.value,
            .size = share_of(row->degree, view->most),
            .group = place[role],
            .label = label,
            .title = text_fill(a, "{0}, {1}, {2}",
                               ARGS(ARG_SV(label), ARG_SV(say_role(language, row->role)),
                                    ARG_SV(say_ties(a, language, row)))),
        };
    }
    return nodes;
}

/* The weakest first, so that the strongest lie on top. */
static struct figure_edge *list_edges(struct arena *a, const struct view *view, size_t drawn)
{
    struct figure_edge *edges = ARENA_NEW(a, struct figure_edge, drawn + 1);
    for (size_t i = 0; i < drawn; i++) {
        const struct view_tie *tie = &view->ties[drawn - 1 - i];
        edges[i] =
            (struct figure_edge) { tie->a, tie->b, share_of(tie->row->weight, view->strongest) };
    }
    return edges;
}

/* Most ties first, then by id. */
static int by_degree(const void *p, const void *q)
{
    const struct network_people_row *x = *(const struct network_people_row *const *)p;
    const struct network_people_row *y = *(const struct network_people_row *const *)q;
    double v = x->degree.value, w = y->degree.value;
    if (v > w || v < w) return v > w ? -1 : 1;
    return sv_cmp(x->person, y->person);
}

static int by_betweenness(const void *p, const void *q)
{
    const struct network_people_row *x = *(const struct network_people_row *const *)p;
    const struct network_people_row *y = *(const struct network_people_row *const *)q;
    double v = x->betweenness.value, w = y->betweenness.value;
    if (v > w || v < w) return v > w ? -1 : 1;
    return by_degree(p, q);
}

static const struct network_people_row **sorted(struct arena *a, const struct view *view,
                                                int (*order)(const void *, const void *))
{
    const struct network_people_row **people =
        ARENA_NEW(a, const struct network_people_row *, view->person_count + 1);
    memcpy(people, view->people, view->person_count * sizeof *people);
    if (view->person_count > 1) qsort(people, view->person_count, sizeof *people, order);
    return people;
}

static struct grid *twin_of(struct arena *a, const struct section_input *in,
                            const struct view *view, struct document *d)
{
    static const struct say_column columns[] = {
        { LABEL_HEAD_WHO, false },     { LABEL_HEAD_ROLE, false },     { LABEL_HEAD_TIES, true },
        { LABEL_HEAD_STRENGTH, true }, { LABEL_HEAD_COMMUNITY, true },
    };
    const struct network_people_row **people = sorted(a, view, by_degree);
    size_t shown = view->person_count < PEOPLE_SHOWN ? view->person_count : PEOPLE_SHOWN;
    sv caption = shown < view->person_count
                     ? text_label_fill(a, LABEL_NETWORK_PEOPLE_SOME, d->language,
                                       ARGS(ARG_INT(shown), ARG_INT(view->person_count)))
                     : say_label(d->language, LABEL_NETWORK_PEOPLE);
    struct grid *grid =
        say_grid(d, caption, columns, WF_COUNT(columns), SV("tables/network_people.csv"));
    for (size_t i = 0; i < shown; i++) {
        struct cell *cells = document_row(d, grid);
        cells[0].text = say_person(in->corpus, people[i]->person);
        cells[1].text = say_role(d->language, people[i]->role);
        cells[2].text = say_maybe(a, d->language, people[i]->degree, 0);
        cells[3].text = say_maybe(a, d->language, people[i]->strength, view->digits);
        cells[4].text = people[i]->degree.value > 0
                            ? say_maybe(a, d->language, people[i]->community, 0)
                            : SV("–"); /* who has no ties is in no group */
    }
    return grid;
}

static void add_drawing(struct arena *a, const struct section_input *in, const struct view *view,
                        struct document *d)
{
    enum language language = d->language;
    sv names[ROLE_COUNT] = { { NULL, 0 } };
    size_t place[ROLE_COUNT] = { 0 };
    size_t drawn = view->tie_count < TIES_DRAWN ? view->tie_count : TIES_DRAWN;
    struct figure figure;
    sv id = view->network->network;
    size_t group_count = list_roles(view, language, names, place);
    const struct figure_graph graph = {
        .groups = names,
        .group_count = group_count,
        .nodes = list_nodes(a, in, view, place),
        .node_count = view->person_count,
        .edges = list_edges(a, view, drawn),
        .edge_count = drawn,
        .directed = view->network->directed,
    };
    const struct figure_frame frame = {
        .name = arena_format(a, "network-%.*s", SV_ARG(say_slug(a, id))),
        .title = text_label_fill(a, LABEL_NETWORK_FIGURE, language, ARGS(ARG_SV(id))),
        .description = text_label_fill(a, LABEL_NETWORK_DRAWING, language,
                                       ARGS(ARG_SV(say_members(a, language, view)),
                                            ARG_SV(say_some(a, language, (int64_t)view->tie_count,
                                                            LABEL_SOME_TIES)))),
        .language = language,
    };
    figure_network(a, &frame, &graph, &figure);
    document_figure(d, &figure, twin_of(a, in, view, d));
    document_paragraph(d, say_label(language, LABEL_NETWORK_HOW_TO_READ));
    if (drawn < view->tie_count)
        document_paragraph(d, text_label_fill(a, LABEL_NETWORK_DRAWN_SOME, language,
                                              ARGS(ARG_SV(say_count(a, language, TIES_DRAWN)))));
}

/* ---- what the network is like -------------------------------------------------------------- */

/* What is shown, with how many digits and what it says; others stand in the table on disk. */
static const struct {
    const char *measure;
    int digits;
    enum label says;
} summary[] = {
    { "people", 0, LABEL_SAYS_PEOPLE },
    { "ties", 0, LABEL_SAYS_TIES },
    { "isolates", 0, LABEL_SAYS_ISOLATES },
    { "mean_degree", 1, LABEL_SAYS_MEAN_DEGREE },
    { "density", 3, LABEL_SAYS_DENSITY },
    { "components", 0, LABEL_SAYS_COMPONENTS },
    { "transitivity", 2, LABEL_SAYS_TRANSITIVITY },
    { "modularity", 2, LABEL_SAYS_MODULARITY },
    { "community_agreement", 2, LABEL_SAYS_AGREEMENT },
};

/* What it says, and how much it differs between computations, or why there is no value. */
static sv say_meaning(struct arena *a, enum language language,
                      const struct network_summary_row *row, enum label says, int digits)
{
    if (!row->estimate.has) return row->undefined;
    if (!row->low.has || !row->high.has) return say_label(language, says);
    return text_label_fill(a, LABEL_NETWORK_SPREAD, language,
                           ARGS(ARG_SV(say_label(language, says)),
                                ARG_SV(say_count(a, language, row->n)),
                                ARG_SV(say_interval(a, language, row->low, row->high, digits))));
}

static const struct network_summary_row *find_summary(const struct section_input *in,
                                                      const struct view *view, const char *measure)
{
    const struct table *t = &in->networks->network_summary;
    for (size_t i = 0; i < t->count; i++) {
        const struct network_summary_row *row = network_summary_at(t, i);
        if (sv_eq(row->network, view->network->network) && sv_is(row->window, "all") &&
            sv_is(row->measure, measure))
            return row;
    }
    return NULL;
}

static void add_summary(struct arena *a, const struct section_input *in, const struct view *view,
                        struct document *d)
{
    static const struct say_column columns[] = {
        { LABEL_HEAD_MEASURE, false },
        { LABEL_HEAD_VALUE, true },
        { LABEL_HEAD_SAYS, false },
    };
    enum language language = d->language;
    struct grid *grid = say_table(d, say_label(language, LABEL_NETWORK_SUMMARY_TABLE), columns,
                                  WF_COUNT(columns), SV("tables/network_summary.csv"));
    for (size_t i = 0; i < WF_COUNT(summary); i++) {
        const struct network_summary_row *row = find_summary(in, view, summary[i].measure);
        const char *name = network_measure_name(sv_from_cstr(summary[i].measure), language);
        if (!row || !name) continue;
        struct cell *cells = document_row(d, grid);
        cells[0].text = sv_from_cstr(name);
        cells[1].text = say_maybe(a, language, row->estimate, summary[i].digits);
        cells[2].text = say_meaning(a, language, row, summary[i].says, summary[i].digits);
    }
}

/* ---- who connects -------------------------------------------------------------------------- */

static sv anchor_of(struct arena *a, const struct view *view, size_t place)
{
    return arena_format(a, "person-%.*s-%zu", SV_ARG(say_slug(a, view->network->network)),
                        place + 1);
}

static size_t index_of(const struct view *view, const struct network_people_row *person)
{
    size_t i = 0;
    while (view->people[i] != person) i++;
    return i;
}

static void add_key_table(struct arena *a, const struct section_input *in, const struct view *view,
                          const struct network_people_row **people, size_t count,
                          struct document *d)
{
    static const struct say_column columns[] = {
        { LABEL_HEAD_WHO, false },     { LABEL_HEAD_ROLE, false }, { LABEL_HEAD_BETWEEN, true },
        { LABEL_HEAD_OF_PAIRS, true }, { LABEL_HEAD_TIES, true },  { LABEL_HEAD_BREAKS, false },
    };
    enum language language = d->language;
    struct grid *grid = say_table(d, say_label(language, LABEL_NETWORK_KEY_PEOPLE), columns,
                                  WF_COUNT(columns), SV("tables/network_people.csv"));
    for (size_t i = 0; i < count; i++) {
        struct cell *cells = document_row(d, grid);
        cells[0].text = say_person(in->corpus, people[i]->person);
        cells[0].link = anchor_of(a, view, i);
        cells[1].text = say_role(language, people[i]->role);
        cells[2].text = say_maybe(a, language, people[i]->betweenness, 1);
        cells[3].text = people[i]->betweenness_normalised.has
                            ? say_share(a, language, people[i]->betweenness_normalised.value, 1, 1)
                            : SV("–");
        cells[4].text = say_maybe(a, language, people[i]->degree, 0);
        cells[5].text =
            say_label(language, people[i]->articulation.value > 0 ? LABEL_YES : LABEL_NO);
    }
}

static void add_key_people(struct arena *a, const struct section_input *in, const struct view *view,
                           struct document *d)
{
    enum language language = d->language;
    const struct network_people_row **people = sorted(a, view, by_betweenness);
    size_t count = 0;
    while (count < view->person_count && count < KEY_PEOPLE && people[count]->betweenness.value > 0)
        count++;
    if (count == 0) {
        document_paragraph(d, say_label(language, LABEL_NETWORK_NO_KEY_PEOPLE));
        return;
    }
    document_paragraph(d, say_label(language, LABEL_NETWORK_BETWEEN));
    add_key_table(a, in, view, people, count, d);
    document_open_details(d, say_label(language, LABEL_NETWORK_THEIR_TIES));
    for (size_t i = 0; i < count; i++) {
        sv person = say_person(in->corpus, people[i]->person);
        document_heading(
            d, 4, anchor_of(a, view, i),
            text_fill(a, "{0} ({1})",
                      ARGS(ARG_SV(person), ARG_SV(say_role(language, people[i]->role)))));
        view_add_ties(a, in, view, index_of(view, people[i]), TIES_OF_ONE,
                      text_label_fill(a, LABEL_NETWORK_TIES_OF, language, ARGS(ARG_SV(person))), d);
    }
    document_close_details(d);
}

/* ---- cautions ------------------------------------------------------------------------------ */

static void add_disclosure(struct arena *a, const struct view *view, struct document *d)
{
    enum language language = d->language;
    struct arena scratch = { 0 };
    struct disclosure_tie *ties = ARENA_NEW(&scratch, struct disclosure_tie, view->tie_count + 1);
    for (size_t i = 0; i < view->tie_count; i++)
        ties[i] = (struct disclosure_tie) { view->ties[i].a, view->ties[i].b };
    size_t unique = disclosure_unique(&scratch, ties, view->tie_count, view->person_count);
    arena_free(&scratch);
    document_note(d, text_label_fill(a, LABEL_NETWORK_DISCLOSURE, language,
                                     ARGS(ARG_SV(say_count(a, language, (int64_t)unique)),
                                          ARG_SV(say_members(a, language, view)),
                                          ARG_SV(say_share(a, language, (double)unique,
                                                           (double)view->person_count, 0)))));
}

static void add_network(struct arena *a, const struct section_input *in, size_t network,
                        struct document *d)
{
    enum language language = d->language;
    struct view view = view_of(a, in, network);
    sv id = view.network->network;
    document_heading(d, 3, arena_format(a, "network-%.*s", SV_ARG(say_slug(a, id))),
                     text_label_fill(a, LABEL_NETWORK_HEADING, language, ARGS(ARG_SV(id))));
    add_meaning(&view, d);
    if (view.tie_count == 0) {
        document_paragraph(d, say_label(language, LABEL_NETWORK_EMPTY));
        return;
    }
    add_drawing(a, in, &view, d);
    add_disclosure(a, &view, d);
    add_summary(a, in, &view, d);
    add_key_people(a, in, &view, d);
    document_open_details(d, say_label(language, LABEL_NETWORK_STRONGEST));
    view_add_ties(a, in, &view, SIZE_MAX, STRONGEST,
                  say_label(language, LABEL_NETWORK_STRONGEST_TABLE), d);
    document_close_details(d);
}

/* Networks stand in the order of study.xml. */
static bool write(struct arena *a, const struct section_input *in, struct document *document,
                  struct err *err)
{
    const struct table *networks = &in->networks->networks;
    (void)err;
    if (networks->count == 0) return true;
    document_paragraph(document, say_label(document->language, LABEL_NETWORKS_INTRO));
    document_paragraph(document, say_label(document->language, in->study->privacy.pseudonyms
                                                                   ? LABEL_NETWORKS_PSEUDONYMS
                                                                   : LABEL_NETWORKS_NO_PSEUDONYMS));
    document_note(document, say_label(document->language, LABEL_NETWORKS_CAUTION));
    for (size_t position = 0, done = 0; done < networks->count; position++)
        for (size_t i = 0; i < networks->count; i++)
            if ((size_t)networks_at(networks, i)->position == position) {
                add_network(a, in, i, document);
                done++;
            }
    return true;
}

const struct section section_networks = {
    .id = "networks",
    .title = { "Wie met wie", "Who with whom" },
    .write = write,
};
