/* writer_notebook : the report as a Jupyter notebook (nbformat 4.5) without outputs, whose code
 * cells load the tables and figures that stand beside it.
 *
 * Its Python needs nothing but the standard library and IPython. Links within the report are left
 * out, since notebook programs make their own anchors.
 */
#include "6_report/markdown.h"
#include "6_report/writer.h"

#include "0_base/json_box.h"
#include "0_base/utf8.h"

/* A longer table is shown as far as this; its code cell loads the whole. */
enum { ROWS_SHOWN = 40, HEADING_LOW = 2 };

/* The first code cell: what it needs, two sentences in the language of the study, and a helper. */
static const char imports[] = "import csv\n"
                              "import os\n"
                              "from html import escape\n"
                              "\n"
                              "from IPython.display import HTML, SVG, display\n"
                              "\n"
                              "csv.field_size_limit(2**31 - 1)\n";

static const char helper[] =
    "def row_html(tag, texts):\n"
    "    cells = \"\"\n"
    "    for text in texts:\n"
    "        side = \"right\" if text.lstrip(\"-\").replace(\".\", \"\", 1).isdigit() else "
    "\"left\"\n"
    "        cells += f'<{tag} style=\"text-align:{side}\">{escape(text)}</{tag}>'\n"
    "    return f\"<tr>{cells}</tr>\"\n"
    "\n"
    "\n"
    "def show(path, most=10):\n"
    "    if not os.path.exists(path):\n"
    "        display(HTML(escape(MISSING.format(path))))\n"
    "        return []\n"
    "    with open(path, encoding=\"utf-8\", newline=\"\") as file:\n"
    "        table = csv.DictReader(file)\n"
    "        rows = list(table)\n"
    "    lines = [row_html(\"th\", table.fieldnames or [])]\n"
    "    lines += [row_html(\"td\", row.values()) for row in rows[:most]]\n"
    "    said = escape(ROWS.format(min(most, len(rows)), len(rows), path))\n"
    "    lines = \"\".join(lines)\n"
    "    display(HTML(f'<table class=\"tex2jax_ignore "
    "mathjax_ignore\">{lines}</table><p>{said}</p>'))\n"
    "    return rows";

struct notebook {
    struct arena *a;
    enum language language;
    struct json_value *cells;
    struct buffer text;   /* of the Markdown cell that is being filled */
    size_t quote_end;     /* where in it the last quote ends */
    size_t section, cell; /* how many headings so far, and how many cells since the last */
};

/* ---- cells ----------------------------------------------------------------------------------- */

/* One string for each line, as notebook programs write it, so that changes can be compared. */
static struct json_value *lines_of(struct arena *a, sv source)
{
    struct json_value *lines = json_box_array(a);
    while (source.n) {
        const char *end = memchr(source.p, '\n', source.n);
        size_t n = end ? (size_t)(end - source.p) + 1 : source.n;
        json_box_push_sv(a, lines, sv_slice(source, 0, n));
        source = sv_from(source, n);
    }
    return lines;
}

/* Ids count within a section, so that a cell more changes no id of other sections. */
static struct json_value *add_cell(struct notebook *nb, const char *kind, sv source)
{
    struct json_value *cell = json_box_object(nb->a);
    json_box_set_sv(nb->a, cell, "id", arena_format(nb->a, "s%zu-c%zu", nb->section, ++nb->cell));
    json_box_set_sv(nb->a, cell, "cell_type", sv_from_cstr(kind));
    json_box_set(nb->a, cell, "metadata", json_box_object(nb->a));
    json_box_set(nb->a, cell, "source", lines_of(nb->a, source));
    json_box_push(nb->a, nb->cells, cell);
    return cell;
}

static void close_text(struct notebook *nb)
{
    if (nb->text.n) (void)add_cell(nb, "markdown", sv_trim(buffer_sv(&nb->text)));
    nb->text = (struct buffer) { .a = nb->a };
    nb->quote_end = 0;
}

static void add_code(struct notebook *nb, const struct buffer *source)
{
    close_text(nb);
    struct json_value *cell = add_cell(nb, "code", buffer_sv(source));
    json_box_set_null(nb->a, cell, "execution_count");
    json_box_set(nb->a, cell, "outputs", json_box_array(nb->a));
}

/* A Python string that holds this text and can hold nothing else. */
static void add_string(struct buffer *to, sv text)
{
    WF_ASSERT(utf8_invalid_at(text) == text.n);
    buffer_cstr(to, "\"");
    for (size_t at = 0; at < text.n;) {
        uint32_t code = utf8_next(text, &at);
        if (code >= 0x20 && code < 0x7F && code != '"' && code != '\\')
            buffer_printf(to, "%c", (int)code);
        else
            buffer_printf(to, "\\U%08x", (unsigned)code);
    }
    buffer_cstr(to, "\"");
}

static void add_show(struct buffer *to, sv path)
{
    buffer_cstr(to, "rows = show(");
    add_string(to, path);
    buffer_cstr(to, ")");
}

/* ---- blocks: what is only read ------------------------------------------------------------- */

static void add_paragraph(struct notebook *nb, const char *before, sv text, const char *after)
{
    buffer_cstr(&nb->text, before);
    markdown_text(&nb->text, text);
    buffer_cstr(&nb->text, after);
    buffer_cstr(&nb->text, "\n\n");
}

static void add_heading(struct notebook *nb, const struct block *b)
{
    close_text(nb);
    nb->section++;
    nb->cell = 0;
    for (int i = 0; i < b->level || i < HEADING_LOW; i++) buffer_cstr(&nb->text, "#");
    add_paragraph(nb, " ", b->text, "");
}

/* Markdown joins blocks of quotes that follow one another; a comment parts them. */
static void open_quote(struct notebook *nb)
{
    if (nb->text.n && nb->text.n == nb->quote_end) buffer_cstr(&nb->text, "<!-- -->\n\n");
    buffer_cstr(&nb->text, "> ");
}

static void add_note(struct notebook *nb, const struct block *b)
{
    open_quote(nb);
    buffer_printf(&nb->text, "**%s** ", text_label(LABEL_NOTEBOOK_NOTE, nb->language));
    add_paragraph(nb, "", b->text, "");
    nb->quote_end = nb->text.n;
}

static void add_words(struct buffer *to, const struct quote *q)
{
    if (q->hit_begin >= q->hit_end) {
        markdown_text(to, q->text);
        return;
    }
    markdown_piece(to, sv_slice(q->text, 0, q->hit_begin), true);
    buffer_cstr(to, "<mark>");
    markdown_piece(to, sv_slice(q->text, q->hit_begin, q->hit_end), false);
    buffer_cstr(to, "</mark>");
    markdown_piece(to, sv_from(q->text, q->hit_end), false);
}

static void add_quote(struct notebook *nb, const struct quote *q)
{
    struct buffer *to = &nb->text;
    open_quote(nb);
    add_words(to, q);
    buffer_cstr(to, "\n>\n> — ");
    markdown_piece(to, q->speaker, false);
    if (q->speaker.n && q->place.n) buffer_cstr(to, ", ");
    markdown_piece(to, q->place, false);
    buffer_cstr(to, "\n\n");
    nb->quote_end = to->n;
}

static void add_row(struct buffer *to, const struct grid *g, const struct cell *cells)
{
    for (size_t i = 0; i < g->column_count; i++) {
        sv text = sv_trim(cells ? cells[i].text : g->heads[i]);
        buffer_cstr(to, "| ");
        markdown_text(to, text);
        buffer_cstr(to, text.n ? " " : "&nbsp; "); /* nbconvert drops an empty cell */
    }
    buffer_cstr(to, "|\n");
}

static void add_grid(struct notebook *nb, const struct grid *g)
{
    struct buffer *to = &nb->text;
    if (g->caption.n) add_paragraph(nb, "**", g->caption, "**");
    if (g->column_count == 0) return;
    bool whole = g->source.n == 0 || g->row_count <= ROWS_SHOWN;
    size_t shown = whole ? g->row_count : ROWS_SHOWN;
    add_row(to, g, NULL);
    for (size_t i = 0; i < g->column_count; i++) buffer_cstr(to, g->numbers[i] ? "|---:" : "|---");
    buffer_cstr(to, "|\n");
    for (size_t r = 0; r < shown; r++) add_row(to, g, &g->cells[r * g->column_count]);
    buffer_cstr(to, "\n");
    if (whole) return;
    sv more = text_label_fill(nb->a, LABEL_NOTEBOOK_MORE, nb->language,
                              ARGS(ARG_INT(g->row_count - shown), ARG_SV(g->source)));
    add_paragraph(nb, "", more, "");
}

/* ---- blocks: what can be run --------------------------------------------------------------- */

static void add_table(struct notebook *nb, const struct grid *g)
{
    struct buffer code = { .a = nb->a };
    add_grid(nb, g);
    if (g->source.n == 0) return;
    add_show(&code, g->source);
    add_code(nb, &code);
}

static void add_figure(struct notebook *nb, const struct block *b)
{
    const struct figure *f = b->figure;
    struct buffer code = { .a = nb->a };
    sv path = arena_format(nb->a, "figures/%.*s.svg", SV_ARG(f->name));
    add_paragraph(nb, "**", f->title, "**");
    if (f->description.n) add_paragraph(nb, "", f->description, "");
    add_paragraph(nb, "*", path, "*");
    buffer_cstr(&code, "display(SVG(filename=");
    add_string(&code, path);
    buffer_cstr(&code, "))");
    if (b->grid && b->grid->source.n) {
        buffer_cstr(&code, "\n");
        add_show(&code, b->grid->source);
    }
    add_code(nb, &code);
    if (b->grid) add_grid(nb, b->grid);
}

static void add_blocks(struct notebook *nb, const struct block *parent);

static void add_block(struct notebook *nb, const struct block *b)
{
    switch (b->kind) {
    case BLOCK_HEADING: add_heading(nb, b); return;
    case BLOCK_PARAGRAPH: add_paragraph(nb, "", b->text, ""); return;
    case BLOCK_NOTE: add_note(nb, b); return;
    case BLOCK_TABLE: add_table(nb, b->grid); return;
    case BLOCK_FIGURE: add_figure(nb, b); return;
    case BLOCK_QUOTES:
        for (size_t i = 0; i < b->quote_count; i++) add_quote(nb, &b->quotes[i]);
        return;
    case BLOCK_DETAILS:
        add_paragraph(nb, "**", b->text, "**");
        add_blocks(nb, b);
        return;
    }
    WF_BUG("block kind");
}

static void add_blocks(struct notebook *nb, const struct block *parent)
{
    for (size_t i = 0; i < parent->child_count; i++) add_block(nb, &parent->children[i]);
}

/* ---- the whole ----------------------------------------------------------------------------- */

static void add_sentence(struct notebook *nb, struct buffer *to, const char *name, enum label label)
{
    buffer_printf(to, "%s = ", name);
    add_string(to, sv_from_cstr(text_label(label, nb->language)));
    buffer_cstr(to, "\n");
}

static void add_opening(struct notebook *nb, const struct document *d)
{
    struct buffer code = { .a = nb->a };
    add_paragraph(nb, "# ", d->title, "");
    if (d->subtitle.n) add_paragraph(nb, "", d->subtitle, "");
    buffer_printf(&nb->text, "%s\n\n%s\n", text_label(LABEL_NOTEBOOK_WHAT, nb->language),
                  text_label(LABEL_NOTEBOOK_SHOW, nb->language));
    buffer_cstr(&code, imports);
    add_sentence(nb, &code, "ROWS", LABEL_NOTEBOOK_ROWS);
    add_sentence(nb, &code, "MISSING", LABEL_NOTEBOOK_MISSING);
    buffer_printf(&code, "\n\n%s", helper);
    add_code(nb, &code);
}

/* Without the title: nbconvert before 6.5.1 puts it into HTML as it stands. */
static struct json_value *metadata(struct arena *a)
{
    struct json_value *all = json_box_object(a), *kernel = json_box_object(a),
                      *language = json_box_object(a);
    json_box_set_sv(a, kernel, "name", SV("python3"));
    json_box_set_sv(a, kernel, "display_name", SV("Python 3"));
    json_box_set_sv(a, kernel, "language", SV("python"));
    json_box_set_sv(a, language, "name", SV("python"));
    json_box_set(a, all, "kernelspec", kernel);
    json_box_set(a, all, "language_info", language);
    return all;
}

static bool write(struct arena *a, const struct document *document, struct buffer *out,
                  struct err *err)
{
    (void)err; /* nothing here can fail */
    struct notebook nb = {
        .a = a, .language = document->language, .cells = json_box_array(a), .text = { .a = a }
    };
    struct json_value *whole = json_box_object(a);
    add_opening(&nb, document);
    add_blocks(&nb, &document->root);
    close_text(&nb);
    json_box_set_int(a, whole, "nbformat", 4);
    json_box_set_int(a, whole, "nbformat_minor", 5);
    json_box_set(a, whole, "metadata", metadata(a));
    json_box_set(a, whole, "cells", nb.cells);
    buffer_add(out, json_box_text(a, whole));
    return true;
}

const struct writer writer_notebook = {
    .id = "notebook",
    .file = "report.ipynb",
    .help = { "Jupyter-notebook (nbformat 4.5): hetzelfde verslag, met cellen die de tabellen "
              "inlezen",
              "Jupyter notebook (nbformat 4.5): the same report, with cells that read the tables" },
    .write = write,
};
