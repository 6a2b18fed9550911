/* What was wrong with the input, and where the whole lists stand. */
#include "6_report/say.h"

#include "0_base/keys.h"

/* Of one kind; the table says where the rest stands. */
enum { KIND_SHOWN = 5 };

static enum severity severity_of(sv word)
{
    return sv_is(word, "error")     ? SEVERITY_ERROR
           : sv_is(word, "warning") ? SEVERITY_WARNING
                                    : SEVERITY_NOTE;
}

static void count_severities(const struct table *problems, int64_t counts[3])
{
    for (size_t i = 0; i < problems->count; i++)
        counts[severity_of(problems_at(problems, i)->severity)]++;
}

static void add_counts(struct arena *a, const struct section_input *in, struct document *d)
{
    enum language language = in->study->language;
    int64_t counts[3] = { 0 };
    count_severities(in->problems, counts);
    document_paragraph(
        d, text_label_fill(a, LABEL_PROBLEMS_COUNTS, language,
                           ARGS(ARG_SV(say_some(a, language, counts[SEVERITY_ERROR], LABEL_SOME_ERRORS)),
                                ARG_SV(say_some(a, language, counts[SEVERITY_WARNING], LABEL_SOME_WARNINGS)),
                                ARG_SV(say_some(a, language, counts[SEVERITY_NOTE], LABEL_SOME_NOTES)))));
    sv rows = say_some(a, language, (int64_t)in->rejected->count, LABEL_SOME_ROWS);
    document_paragraph(d, in->rejected->count ? text_label_fill(a, LABEL_PROBLEMS_REJECTED,
                                                                language, ARGS(ARG_SV(rows)))
                                              : say_label(language, LABEL_PROBLEMS_NONE_REJECTED));
}

/* "people.csv, regel 12, kolom 3" */
static sv say_place(struct arena *a, enum language language, const struct problems_row *p)
{
    if (!p->line.has) return p->file;
    enum label label = p->column.has ? LABEL_PLACE_LINE_COLUMN : LABEL_PLACE_LINE;
    return text_label_fill(a, label, language,
                           ARGS(ARG_SV(p->file), ARG_INT(p->line.value), ARG_INT(p->column.value)));
}

static void add_problem(struct arena *a, struct document *d, struct grid *grid,
                        const struct problems_row *p)
{
    struct cell *cells = document_row(d, grid);
    cells[0].text = sv_from_cstr(text_severity(severity_of(p->severity), d->language));
    cells[1].text = say_place(a, d->language, p);
    cells[2].text = p->message;
    cells[3].text = p->hint;
    cells[4].text = p->code;
}

/* Of one kind in a row: the first few, and how many more there are. */
static void add_kind(struct arena *a, const struct table *problems, size_t first, bool *done,
                     struct document *d, struct grid *grid)
{
    sv code = problems_at(problems, first)->code;
    int64_t count = 0;
    for (size_t i = first; i < problems->count; i++) {
        if (!sv_eq(problems_at(problems, i)->code, code)) continue;
        done[i] = true;
        if (count++ < KIND_SHOWN) add_problem(a, d, grid, problems_at(problems, i));
    }
    if (count <= KIND_SHOWN) return;
    struct cell *cells = document_row(d, grid);
    sv more = say_count(a, d->language, count - KIND_SHOWN);
    cells[0].text = sv_from_cstr(
        text_severity(severity_of(problems_at(problems, first)->severity), d->language));
    cells[2].text = text_label_fill(a, LABEL_PROBLEMS_SAME, d->language, ARGS(ARG_SV(more)));
    cells[4].text = code;
}

static void add_table(struct arena *a, const struct section_input *in, struct document *d)
{
    static const struct say_column columns[] = {
        { LABEL_HEAD_SEVERITY, false }, { LABEL_HEAD_PLACE, false }, { LABEL_HEAD_MESSAGE, false },
        { LABEL_HEAD_HINT, false },     { LABEL_HEAD_CODE, false },
    };
    bool *done = ARENA_NEW(a, bool, in->problems->count);
    struct grid *grid = say_table(d, say_label(d->language, LABEL_PROBLEMS_TABLE), columns,
                                  WF_COUNT(columns), SV("tables/problems.csv"));
    for (int severity = SEVERITY_ERROR; severity >= SEVERITY_NOTE; severity--)
        for (size_t i = 0; i < in->problems->count; i++)
            if (!done[i] && (int)severity_of(problems_at(in->problems, i)->severity) == severity)
                add_kind(a, in->problems, i, done, d, grid);
}

/* What files hold and the corpus has no place for, by kind: pictures, drawings, deleted words. */
static void add_losses(struct arena *a, const struct section_input *in, struct document *d)
{
    static const struct say_column columns[] = {
        { LABEL_HEAD_ELEMENT, false }, { LABEL_HEAD_TIMES, true }, { LABEL_HEAD_IN_FILES, true },
    };
    const struct table *losses = &in->corpus->losses;
    struct keys places = { 0 };
    struct kind {
        sv element;
        int64_t count, files;
    } *kinds = ARENA_NEW(a, struct kind, losses->count);
    size_t kind_count = 0;
    bool fresh;
    for (size_t i = 0; i < losses->count; i++) {
        const struct losses_row *row = losses_at(losses, i);
        struct kind *kind = &kinds[*keys_put(a, &places, row->element, kind_count, &fresh)];
        if (fresh) kinds[kind_count++].element = row->element;
        kind->count += row->count;
        kind->files++;
    }
    if (!kind_count) return;
    document_paragraph(d, say_label(d->language, LABEL_PROBLEMS_LOSSES));
    struct grid *grid = say_table(d, say_label(d->language, LABEL_PROBLEMS_LOSSES_TABLE), columns, WF_COUNT(columns),
                                  SV("tables/losses.csv"));
    for (size_t i = 0; i < kind_count; i++) {
        struct cell *cells = document_row(d, grid);
        cells[0].text = kinds[i].element;
        cells[1].text = say_count(a, d->language, kinds[i].count);
        cells[2].text = say_count(a, d->language, kinds[i].files);
    }
}

static bool write(struct arena *a, const struct section_input *in, struct document *document,
                  struct err *err)
{
    (void)err;
    if (in->problems->count == 0 && in->rejected->count == 0) {
        document_paragraph(document, say_label(in->study->language, LABEL_PROBLEMS_NONE));
    } else {
        add_counts(a, in, document);
        if (in->problems->count) add_table(a, in, document);
    }
    add_losses(a, in, document);
    return true;
}

const struct section section_problems = {
    .id = "problems",
    .title = { "Wat er mis was met de invoer", "What was wrong with the input" },
    .write = write,
};
