/* Who is speaking: words, turns and questions by role, by place and by what the study compares. */
#include "6_report/figure.h"
#include "6_report/say.h"

static const struct say_column columns[] = {
    { LABEL_HEAD_WHO, false },  { LABEL_HEAD_SPEAKERS, true }, { LABEL_HEAD_WORDS, true },
    { LABEL_HEAD_SHARE, true }, { LABEL_HEAD_TURNS, true },    { LABEL_HEAD_PER_TURN, true },
    { LABEL_HEAD_ASKED, true }, { LABEL_HEAD_GINI, true },
};

static void add_row(struct document *d, struct grid *grid, const struct voices_row *row)
{
    enum language language = d->language;
    struct cell *cells = document_row(d, grid);
    cells[0].text = say_group(language, row->by, row->group);
    cells[1].text = say_count(d->a, language, row->people);
    cells[2].text = say_count(d->a, language, row->words);
    cells[3].text = row->share.has ? say_share(d->a, language, row->share.value, 1, 0) : SV("–");
    cells[4].text = say_count(d->a, language, row->turns);
    cells[5].text =
        row->turns ? say_real(d->a, language, (double)row->words / (double)row->turns, 0) : SV("–");
    cells[6].text = say_count(d->a, language, row->questions);
    cells[7].text = say_maybe(d->a, language, row->gini, 2);
}

/* Rows [begin, end) of one grouping, and everybody below them. */
static struct grid *grid_of(const struct section_input *in, size_t begin, size_t end, sv caption,
                            struct document *d)
{
    const struct table *voices = &in->results->voices;
    struct grid *grid = say_grid(d, caption, columns, WF_COUNT(columns), SV("tables/voices.csv"));
    for (size_t i = begin; i < end; i++) add_row(d, grid, voices_at(voices, i));
    add_row(d, grid, voices_at(voices, 0));
    return grid;
}

/* The group with most words, the first of equals. */
static const struct voices_row *loudest(const struct table *voices, size_t begin, size_t end)
{
    const struct voices_row *most = voices_at(voices, begin);
    for (size_t i = begin + 1; i < end; i++)
        if (voices_at(voices, i)->words > most->words) most = voices_at(voices, i);
    return most;
}

static void add_reading(struct arena *a, const struct section_input *in, size_t begin, size_t end,
                        struct document *d)
{
    enum language language = d->language;
    const struct voices_row *all = voices_at(&in->results->voices, 0);
    const struct voices_row *most = loudest(&in->results->voices, begin, end);
    if (all->words == 0) return;
    sv share = say_share(a, language, (double)most->words, (double)all->words, 0);
    document_paragraph(
        d, text_label_fill(
               a, LABEL_VOICES_READING, language,
               ARGS(ARG_SV(say_group(language, most->by, most->group)), ARG_SV(share),
                    ARG_SV(say_some(a, language, most->people, LABEL_SOME_SPEAKERS)),
                    ARG_SV(say_share(a, language, (double)most->people, (double)all->people, 0)))));
}

static sv caption_of(struct arena *a, enum language language, sv by)
{
    if (sv_is(by, "role")) return say_label(language, LABEL_VOICES_BY_ROLE);
    if (sv_is(by, "setting")) return say_label(language, LABEL_VOICES_BY_SETTING);
    return text_label_fill(a, LABEL_VOICES_BY, language, ARGS(ARG_SV(by)));
}

static void add_figure(struct arena *a, const struct section_input *in, size_t begin, size_t end,
                       struct document *d)
{
    enum language language = d->language;
    struct figure figure;
    struct buffer b = { .a = a };
    struct figure_bar *bars = ARENA_NEW(a, struct figure_bar, end - begin + 1);
    for (size_t i = begin; i < end; i++) {
        const struct voices_row *row = voices_at(&in->results->voices, i);
        sv share = row->share.has ? say_share(a, language, row->share.value, 1, 0) : SV("–");
        bars[i - begin] = (struct figure_bar) {
            .label = say_group(language, row->by, row->group),
            .value = row->share.has ? SOME_REAL(100 * row->share.value) : NO_REAL,
            .link = SV(""),
            .note = SV(""),
        };
        buffer_printf(&b, "%s%.*s %.*s", i > begin ? ", " : "", SV_ARG(bars[i - begin].label),
                      SV_ARG(share));
    }
    const struct figure_frame frame = {
        .name = SV("voices-role"),
        .title = say_label(language, LABEL_VOICES_BY_ROLE),
        .description =
            text_label_fill(a, LABEL_VOICES_SHARES, language, ARGS(ARG_SV(buffer_sv(&b)))),
        .language = language,
    };
    figure_bars(a, &frame, say_label(language, LABEL_VOICES_UNIT), 0, bars, end - begin, &figure);
    document_figure(d, &figure, grid_of(in, begin, end, frame.title, d));
}

static bool write(struct arena *a, const struct section_input *in, struct document *document,
                  struct err *err)
{
    const struct table *voices = &in->results->voices;
    (void)err;
    if (voices->count == 0 || voices_at(voices, 0)->turns == 0) return true;
    WF_ASSERT(sv_is(voices_at(voices, 0)->by, "all"));
    document_paragraph(document, say_label(document->language, LABEL_VOICES_INTRO));
    for (size_t i = 1, end; i < voices->count; i = end) {
        sv by = voices_at(voices, i)->by;
        for (end = i; end < voices->count && sv_eq(voices_at(voices, end)->by, by);) end++;
        bool one = voices_at(voices, i)->words == voices_at(voices, 0)->words; /* a group is all */
        if (sv_is(by, "role")) {
            add_figure(a, in, i, end, document);
            if (!one) add_reading(a, in, i, end, document);
        } else if (!one) {
            document_add_table(
                document, grid_of(in, i, end, caption_of(a, document->language, by), document));
        }
    }
    document_paragraph(document, say_label(document->language, LABEL_VOICES_GINI));
    return true;
}

const struct section section_voices = {
    .id = "voices",
    .title = { "Wie aan het woord is", "Who is speaking" },
    .write = write,
};
