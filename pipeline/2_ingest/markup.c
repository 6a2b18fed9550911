#include "2_ingest/markup.h"

#include "0_base/utf8.h"

bool markup_open(struct arena *a, struct transcript *t, struct problems *problems, struct markup *m,
                 struct xml_element **root, struct err *err)
{
    *m = (struct markup){ .a = a, .t = t, .problems = problems, .text = { .a = a } };
    t->found = FOUND_ELEMENTS;
    return xml_box_read(a, t->file, t->bytes, root, err);
}

/* ---- elements ------------------------------------------------------------------------------ */

sv markup_attribute(const struct xml_element *e, const char *name)
{
    return sv_trim(xml_box_value(e, name));
}

bool markup_is_one(const struct xml_element *e, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (sv_is(e->name, names[i])) return true;
    return false;
}

struct place markup_place(const struct markup *m, const struct xml_element *e)
{
    return (struct place){ m->t->file, e->line, e->column };
}

static void add_flat(struct buffer *to, sv text, bool *gap)
{
    while (text.n) {
        size_t n = 0;
        while (n < text.n && !sv_blank_byte(text.p[n])) n++;
        if (n && *gap && to->n) buffer_cstr(to, " ");
        if (n) *gap = false;
        buffer_add(to, sv_slice(text, 0, n));
        text = sv_from(text, n);
        if (text.n) *gap = true, text = sv_from(text, 1);
    }
}

static void flatten(struct buffer *to, const struct xml_element *e, const char *const *without, size_t count, bool *gap)
{
    size_t at = 0;
    for (size_t i = 0; i < e->child_count; i++) {
        const struct xml_element *child = e->children[i];
        add_flat(to, sv_slice(e->text, at, child->text_before), gap);
        at = child->text_before;
        if (!markup_is_one(child, without, count)) flatten(to, child, without, count, gap);
    }
    add_flat(to, sv_from(e->text, at), gap);
}

sv markup_flat(struct arena *a, const struct xml_element *e, const char *const *without, size_t count)
{
    struct buffer b = { .a = a };
    bool gap = false;
    flatten(&b, e, without, count, &gap);
    return b.n ? utf8_normalise(a, buffer_sv(&b)) : (sv){ "", 0 };
}

void markup_lose(struct markup *m, const struct xml_element *e) { reader_lose(m->a, m->t, e->name, e->line); }

sv markup_label(const struct transcript *t, sv name, sv id)
{
    if (!name.n) return id;
    bool by_id = id.n && !reader_knows(t, name) && reader_knows(t, id);
    return by_id ? id : name;
}

/* What XML documents call languages: ISO 639-1, or the three letters of 639-2 and 639-3, of those
 * that are spoken where this program is used. */
static const struct {
    const char *three, *two;
} languages[] = {
    { "nld", "nl" }, { "dut", "nl" }, { "eng", "en" }, { "fra", "fr" }, { "fre", "fr" }, { "deu", "de" },
    { "ger", "de" }, { "fry", "fy" }, { "spa", "es" }, { "cat", "ca" }, { "por", "pt" }, { "ita", "it" },
    { "tur", "tr" }, { "ara", "ar" }, { "pol", "pl" }, { "ron", "ro" }, { "rum", "ro" }, { "bul", "bg" },
    { "rus", "ru" }, { "ukr", "uk" }, { "som", "so" }, { "kur", "ku" }, { "fas", "fa" }, { "per", "fa" },
    { "zho", "zh" }, { "chi", "zh" }, { "afr", "af" },
};

sv markup_language(struct arena *a, sv said)
{
    struct buffer b = { .a = a };
    for (size_t i = 0; i < said.n && sv_letter_byte(said.p[i]); i++) {
        char c = sv_lowered_byte(said.p[i]);
        buffer_add(&b, (sv){ &c, 1 });
    }
    if (!b.n || !text_language_tag(buffer_sv(&b))) return (sv){ "", 0 };
    for (size_t i = 0; i < WF_COUNT(languages); i++)
        if (sv_is(buffer_sv(&b), languages[i].three)) return sv_from_cstr(languages[i].two);
    return buffer_sv(&b);
}

/* ---- turns --------------------------------------------------------------------------------- */

void markup_gap(struct markup *m, enum markup_gap gap)
{
    if (gap > m->gap) m->gap = gap;
}

static void fill_gap(struct markup *m)
{
    if (m->text.n && m->gap) buffer_cstr(&m->text, m->gap == MARKUP_LINE ? "\n" : " ");
    m->gap = MARKUP_NONE;
}

void markup_text(struct markup *m, sv text)
{
    if (text.n) text = utf8_normalise(m->a, text);
    while (text.n) {
        size_t n = 0;
        while (n < text.n && !sv_blank_byte(text.p[n])) n++;
        if (n) fill_gap(m);
        buffer_add(&m->text, sv_slice(text, 0, n));
        text = sv_from(text, n);
        if (text.n) markup_gap(m, MARKUP_BLANK), text = sv_from(text, 1);
    }
}

void markup_word(struct markup *m, sv text, sv lemma, sv tag)
{
    text = sv_trim(text);
    if (!text.n) return;
    fill_gap(m);
    size_t begin = m->text.n;
    markup_text(m, text);
    if (lemma.n || tag.n)
        *ARENA_PUSH(m->a, m->words, m->word_count, m->word_capacity) =
            (struct turn_word){ begin, m->text.n, lemma, tag };
}

/* Letters that are only composed with those of the word before have moved all that follows. */
static void keep_words(struct markup *m, struct turn *turn)
{
    sv normal = turn->text.n ? utf8_normalise(m->a, turn->text) : turn->text;
    if (sv_eq(normal, turn->text)) {
        turn->words = m->words;
        turn->word_count = m->word_count;
    } else if (m->word_count) {
        reader_lose(m->a, m->t, SV("w"), turn->line);
    }
}

bool markup_turn(struct markup *m, struct turn turn)
{
    turn.text = m->text.n ? buffer_sv(&m->text) : (sv){ "", 0 };
    keep_words(m, &turn);
    m->text = (struct buffer){ .a = m->a };
    m->gap = MARKUP_NONE;
    m->words = NULL;
    m->word_count = m->word_capacity = 0;
    if (!turn.text.n) return false;
    if (turn.start_ms.has && turn.end_ms.has && turn.end_ms.value < turn.start_ms.value) {
        problem_add(m->problems, (struct place){ m->t->file, turn.line, 1 }, MESSAGE_MARKUP_TIMES,
                    ARGS(ARG_INT(turn.end_ms.value), ARG_INT(turn.start_ms.value)));
        turn.start_ms = turn.end_ms = NO_INTEGER;
    }
    return reader_add(m->a, m->t, turn);
}

bool markup_close(struct markup *m, struct err *err)
{
    return m->t->count || err_at(err, (struct place){ m->t->file, 1, 1 }, MESSAGE_TRANSCRIPT_EMPTY, NO_ARGS);
}
