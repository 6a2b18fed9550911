#include "6_report/view.h"

#include "6_report/say.h"

#include <math.h>
#include <stdlib.h>

enum { REASONS_SHOWN = 4, WEIGHT_DIGITS = 2 };

static bool is_of(sv network, sv window, const struct networks_row *row)
{
    return sv_eq(network, row->network) && sv_is(window, "all");
}

static size_t person_index(const struct view *view, sv person)
{
    size_t low = 0, high = view->person_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int c = sv_cmp(view->people[middle]->person, person);
        if (c == 0) return middle;
        if (c < 0)
            low = middle + 1;
        else
            high = middle;
    }
    WF_BUG("a tie of somebody who is not in the network");
}

static int by_weight(const void *p, const void *q)
{
    const struct view_tie *x = p, *y = q;
    double v = x->row->weight.value, w = y->row->weight.value;
    if (v > w || v < w) return v > w ? -1 : 1;
    if (x->a != y->a) return x->a < y->a ? -1 : 1;
    return x->b < y->b ? -1 : x->b > y->b;
}

struct view view_of(struct arena *a, const struct section_input *in, size_t network)
{
    const struct networks *n = in->networks;
    struct view view = { .network = networks_at(&n->networks, network) };
    view.people = ARENA_NEW(a, const struct network_people_row *, n->network_people.count + 1);
    for (size_t i = 0; i < n->network_people.count; i++) {
        const struct network_people_row *row = network_people_at(&n->network_people, i);
        if (!is_of(row->network, row->window, view.network)) continue;
        view.people[view.person_count++] = row; /* the table is sorted by id */
        if (row->degree.has && row->degree.value > view.most) view.most = row->degree.value;
    }
    view.ties = ARENA_NEW(a, struct view_tie, n->ties.count + 1);
    for (size_t i = 0; i < n->ties.count; i++) {
        const struct ties_row *row = ties_at(&n->ties, i);
        if (!is_of(row->network, row->window, view.network)) continue;
        view.ties[view.tie_count++] =
            (struct view_tie) { row, person_index(&view, row->from), person_index(&view, row->to) };
        if (row->weight.value > view.strongest) view.strongest = row->weight.value;
        if (row->weight.value != floor(row->weight.value)) view.digits = WEIGHT_DIGITS;
    }
    if (view.tie_count > 1) qsort(view.ties, view.tie_count, sizeof *view.ties, by_weight);
    return view;
}

/* ---- what a tie rests on ------------------------------------------------------------------- */

static sv say_dated(struct arena *a, enum language language, sv what, struct maybe_date date)
{
    if (!date.has) return what;
    return text_fill(a, "{0} ({1})", ARGS(ARG_SV(what), ARG_SV(say_date(a, language, date))));
}

static const struct reported_ties_row *find_reported(const struct corpus *corpus, sv row)
{
    for (size_t i = 0; i < corpus->reported_ties.count; i++)
        if (sv_eq(reported_ties_at(&corpus->reported_ties, i)->row, row))
            return reported_ties_at(&corpus->reported_ties, i);
    return NULL;
}

static sv say_reason(struct arena *a, const struct section_input *in,
                     const struct tie_evidence_row *row)
{
    enum language language = in->study->language;
    if (row->activity.n) {
        ptrdiff_t at = corpus_activity(in->corpus, row->activity);
        if (at < 0) return row->activity;
        const struct activities_row *activity = activities_at(&in->corpus->activities, (size_t)at);
        sv title = say_short(a, in->corpus, activity->title);
        return say_dated(a, language, title.n ? title : activity->activity, activity->date);
    }
    const struct reported_ties_row *reported = find_reported(in->corpus, row->row);
    if (!reported || reported->kind.n == 0) return row->row;
    return say_dated(a, language, reported->kind, reported->date);
}

sv view_evidence(struct arena *a, const struct section_input *in, const struct ties_row *tie,
                 size_t limit)
{
    const struct table *evidence = &in->networks->tie_evidence;
    struct buffer b = { .a = a };
    size_t count = 0;
    for (size_t i = 0; i < evidence->count; i++) {
        const struct tie_evidence_row *row = tie_evidence_at(evidence, i);
        if (!sv_eq(row->network, tie->network) || !sv_eq(row->window, tie->window) ||
            !sv_eq(row->from, tie->from) || !sv_eq(row->to, tie->to))
            continue;
        if (count++ >= limit) continue;
        if (b.n) buffer_cstr(&b, "; ");
        buffer_add(&b, say_reason(a, in, row));
    }
    if (count > limit) {
        sv more = say_count(a, in->study->language, (int64_t)(count - limit));
        buffer_cstr(&b, "; ");
        buffer_add(&b, text_label_fill(a, LABEL_AND_MORE, in->study->language, ARGS(ARG_SV(more))));
    }
    return buffer_sv(&b);
}

void view_add_ties(struct arena *a, const struct section_input *in, const struct view *view,
                   size_t person, size_t limit, sv caption, struct document *d)
{
    bool directed = view->network->directed;
    const struct say_column columns[] = {
        { directed ? LABEL_HEAD_FROM : LABEL_HEAD_ONE, false },
        { directed ? LABEL_HEAD_TO : LABEL_HEAD_OTHER, false },
        { LABEL_HEAD_STRENGTH, true },
        { LABEL_HEAD_RESTS, true },
        { LABEL_HEAD_NAMELY, false },
    };
    struct grid *grid =
        say_table(d, caption, columns, WF_COUNT(columns), SV("tables/tie_evidence.csv"));
    for (size_t i = 0, shown = 0; i < view->tie_count && shown < limit; i++) {
        const struct view_tie *tie = &view->ties[i];
        if (person != SIZE_MAX && tie->a != person && tie->b != person) continue;
        struct cell *cells = document_row(d, grid);
        cells[0].text = say_person(in->corpus, tie->row->from);
        cells[1].text = say_person(in->corpus, tie->row->to);
        cells[2].text = say_maybe(a, d->language, tie->row->weight, view->digits);
        cells[3].text = say_count(a, d->language, tie->row->evidence);
        cells[4].text = view_evidence(a, in, tie->row, REASONS_SHOWN);
        shown++;
    }
}
