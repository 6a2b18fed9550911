#include "6_report/anchor.h"
#include "6_report/html_style.h"
#include "6_report/writer.h"

#include "0_base/utf8.h"

#include <stdlib.h>

/* Columns with a text longer than this get room for a part of it. */
enum { MID_CELL = 24, LONG_CELL = 48, LONG_WORD = 24 };

/* A place that may be pointed at: a heading or a quote, in the order of the document. */
struct target {
    sv anchor;
    const struct block *heading; /* NULL: a quote */
    bool owner;                  /* the first with this anchor; a later one does not get the id */
};

struct page {
    struct arena *a;
    struct buffer *b;
    enum language language;
    struct target *targets;
    size_t target_count, target_capacity;
    size_t *by_anchor; /* owners, sorted by anchor */
    size_t owner_count;
    size_t target_at, table_at; /* how many have been written */
    int top_level;              /* of the headings */
};

static void add(struct page *p, const char *html) { buffer_cstr(p->b, html); }
static void text(struct page *p, sv s) { buffer_html(p->b, s); }
static void label(struct page *p, enum label id)
{
    buffer_html(p->b, sv_from_cstr(text_label(id, p->language)));
}

static void element(struct page *p, const char *name, sv content)
{
    buffer_printf(p->b, "<%s>", name);
    text(p, content);
    buffer_printf(p->b, "</%s>\n", name);
}

/* ---- what can be pointed at ---- */

static void add_target(struct page *p, sv anchor, const struct block *heading)
{
    *ARENA_PUSH(p->a, p->targets, p->target_count, p->target_capacity) =
        (struct target) { anchor, heading, false };
}

/* In the order in which they are written. */
static void gather(struct page *p, const struct block *parent)
{
    for (size_t i = 0; i < parent->child_count; i++) {
        const struct block *block = &parent->children[i];
        if (block->kind == BLOCK_HEADING) {
            add_target(p, block->anchor, block);
            if (p->top_level == 0 || block->level < p->top_level) p->top_level = block->level;
        }
        for (size_t k = 0; k < block->quote_count; k++)
            add_target(p, block->quotes[k].anchor, NULL);
        gather(p, block);
    }
}

struct named {
    sv anchor;
    size_t target;
};

static int by_anchor(const void *s, const void *t)
{
    const struct named *a = s, *b = t;
    int c = sv_cmp(a->anchor, b->anchor);
    return c ? c : a->target < b->target ? -1 : a->target > b->target;
}

static void choose_owners(struct page *p)
{
    struct named *named = ARENA_NEW(p->a, struct named, p->target_count);
    p->by_anchor = ARENA_NEW(p->a, size_t, p->target_count);
    for (size_t i = 0; i < p->target_count; i++)
        named[i] = (struct named) { p->targets[i].anchor, i };
    if (p->target_count) qsort(named, p->target_count, sizeof *named, by_anchor);
    for (size_t i = 0; i < p->target_count; i++) {
        if (named[i].anchor.n == 0 || (i && sv_eq(named[i].anchor, named[i - 1].anchor))) continue;
        p->targets[named[i].target].owner = true;
        p->by_anchor[p->owner_count++] = named[i].target;
    }
}

static bool leads_somewhere(const struct page *p, sv anchor)
{
    size_t low = 0, high = p->owner_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int c = sv_cmp(p->targets[p->by_anchor[middle]].anchor, anchor);
        if (c == 0) return true;
        if (c < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

/* A heading without an anchor of its own has one by number, for the contents. */
static void target_name(struct page *p, size_t i)
{
    if (p->targets[i].owner)
        anchor_add(p->b, p->targets[i].anchor);
    else
        buffer_printf(p->b, "~h%zu", i);
}

/* Paths and other long words may be broken after / and _. */
static void breakable(struct page *p, sv s)
{
    size_t begin = 0;
    for (size_t word = 0, end; word < s.n; word = end + 1) {
        for (end = word; end < s.n && !sv_blank_byte(s.p[end]); end++)
            ;
        for (size_t i = word; end - word > LONG_WORD && i + 1 < end; i++) {
            if (s.p[i] != '/' && s.p[i] != '_') continue;
            text(p, sv_slice(s, begin, i + 1));
            add(p, "<wbr />");
            begin = i + 1;
        }
    }
    text(p, sv_from(s, begin));
}

static void linked(struct page *p, sv link, sv content)
{
    bool leads = link.n && content.n && leads_somewhere(p, link);
    if (leads) {
        add(p, "<a href=\"#");
        anchor_add(p->b, link);
        add(p, "\">");
    }
    breakable(p, content);
    if (leads) add(p, "</a>");
}

/* ---- blocks ---- */

static void write_heading(struct page *p, const struct block *block)
{
    int level = 2 + block->level - p->top_level;
    if (level > 6) level = 6;
    buffer_printf(p->b, "<h%d id=\"", level);
    target_name(p, p->target_at++);
    add(p, "\">");
    text(p, block->text);
    buffer_printf(p->b, "</h%d>\n", level);
}

static size_t longest(const struct grid *grid, size_t column)
{
    size_t most = 0;
    for (size_t row = 0; row < grid->row_count; row++) {
        size_t n = utf8_count(grid->cells[row * grid->column_count + column].text);
        if (n > most) most = n;
    }
    return most;
}

static const char *column_class(const struct grid *grid, size_t column)
{
    size_t most = longest(grid, column);
    if (grid->numbers[column]) return most > MID_CELL ? " class=\"n mid\"" : " class=\"n\"";
    return most > LONG_CELL ? " class=\"long\"" : most > MID_CELL ? " class=\"mid\"" : "";
}

static void write_rows(struct page *p, const struct grid *grid)
{
    const char **classes = ARENA_NEW(p->a, const char *, grid->column_count);
    for (size_t column = 0; column < grid->column_count; column++)
        classes[column] = column_class(grid, column);
    add(p, "<thead><tr>");
    for (size_t column = 0; column < grid->column_count; column++) {
        buffer_printf(p->b, "<th scope=\"col\"%s>", classes[column]);
        text(p, grid->heads[column]);
        add(p, "</th>");
    }
    add(p, "</tr></thead>\n<tbody>\n");
    for (size_t row = 0; row < grid->row_count; row++) {
        add(p, "<tr>");
        for (size_t column = 0; column < grid->column_count; column++) {
            const struct cell *cell = &grid->cells[row * grid->column_count + column];
            bool turned = cell->number && !grid->numbers[column];
            buffer_printf(p->b, column ? "<td%s>" : "<th scope=\"row\"%s>",
                          turned ? " class=\"n\"" : classes[column]);
            linked(p, cell->link, cell->text);
            add(p, column ? "</td>" : "</th>");
        }
        add(p, "</tr>\n");
    }
    add(p, "</tbody>\n");
}

/* Whether a source can be a link: a file in the folder of the report. */
static bool is_table_path(sv s)
{
    if (!sv_starts(s, SV("tables/"))) return false;
    for (size_t i = 7; i < s.n; i++)
        if (!((s.p[i] >= 'a' && s.p[i] <= 'z') || s.p[i] == '_' || s.p[i] == '.')) return false;
    return true;
}

static void write_source(struct page *p, sv source)
{
    if (source.n == 0) return;
    add(p, "<p class=\"source\">");
    label(p, LABEL_HTML_SOURCE);
    add(p, is_table_path(source) ? " <a href=\"" : " <code>");
    text(p, source);
    if (is_table_path(source)) {
        add(p, "\"><code>");
        text(p, source);
        add(p, "</code></a></p>\n");
    } else {
        add(p, "</code></p>\n");
    }
}

/* The table scrolls in a box of its own, which the keyboard can reach. */
static void write_table(struct page *p, const struct grid *grid)
{
    size_t id = p->table_at++;
    buffer_printf(
        p->b, "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-labelledby=\"~t%zu\">\n",
        id);
    buffer_printf(p->b, "<table>\n<caption><span id=\"~t%zu\">", id);
    text(p, grid->caption);
    add(p, "</span></caption>\n");
    write_rows(p, grid);
    add(p, "</table>\n</div>\n");
    write_source(p, grid->source);
}

static void write_figure(struct page *p, const struct block *block)
{
    const struct figure *figure = block->figure;
    add(p, "<figure>\n<figcaption><strong>");
    text(p, figure->title);
    add(p, "</strong></figcaption>\n");
    buffer_add(p->b, figure->svg);
    if (block->grid) {
        add(p, "<details><summary>");
        label(p, LABEL_HTML_FIGURE_TABLE);
        add(p, "</summary>\n");
        write_table(p, block->grid);
        add(p, "</details>\n");
    }
    add(p, "</figure>\n");
}

static void write_quote(struct page *p, const struct quote *quote)
{
    WF_ASSERT(quote->hit_begin <= quote->hit_end && quote->hit_end <= quote->text.n);
    size_t at = p->target_at++;
    add(p, "<blockquote");
    if (p->targets[at].owner) {
        add(p, " id=\"");
        target_name(p, at);
        add(p, "\"");
    }
    add(p, "><p>");
    text(p, sv_slice(quote->text, 0, quote->hit_begin));
    if (quote->hit_begin < quote->hit_end) {
        add(p, "<mark>");
        text(p, sv_slice(quote->text, quote->hit_begin, quote->hit_end));
        add(p, "</mark>");
    }
    text(p, sv_from(quote->text, quote->hit_end));
    add(p, "</p>\n<footer>");
    text(p, quote->speaker);
    if (quote->speaker.n && quote->place.n) add(p, ", ");
    add(p, "<cite>");
    linked(p, quote->anchor, quote->place);
    add(p, "</cite></footer></blockquote>\n");
}

static void write_blocks(struct page *p, const struct block *parent);

static void write_block(struct page *p, const struct block *block)
{
    switch (block->kind) {
    case BLOCK_HEADING: write_heading(p, block); return;
    case BLOCK_PARAGRAPH: element(p, "p", block->text); return;
    case BLOCK_NOTE:
        add(p, "<p class=\"note\"><strong>");
        label(p, LABEL_HTML_NOTE);
        add(p, "</strong> ");
        text(p, block->text);
        add(p, "</p>\n");
        return;
    case BLOCK_TABLE: write_table(p, block->grid); return;
    case BLOCK_FIGURE: write_figure(p, block); return;
    case BLOCK_QUOTES:
        for (size_t i = 0; i < block->quote_count; i++) write_quote(p, &block->quotes[i]);
        return;
    case BLOCK_DETAILS:
        add(p, "<details class=\"part\">");
        element(p, "summary", block->text);
        write_blocks(p, block);
        add(p, "</details>\n");
        return;
    }
    WF_BUG("block kind");
}

static void write_blocks(struct page *p, const struct block *parent)
{
    for (size_t i = 0; i < parent->child_count; i++) write_block(p, &parent->children[i]);
}

/* ---- the page ---- */

/* Nothing is loaded, nothing runs, nothing is sent: not even where a text got through unescaped. */
static void write_head(struct page *p, const struct document *document)
{
    buffer_printf(
        p->b,
        "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\" />\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
        " style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\" />\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n"
        "<meta name=\"color-scheme\" content=\"light dark\" />\n"
        "<meta name=\"referrer\" content=\"no-referrer\" />\n"
        "<meta name=\"generator\" content=\"weefsel " WEEFSEL_VERSION "\" />\n",
        text_language_name(p->language));
    element(p, "title", document->title);
    add(p, "<style>\n");
    html_style_add(p->b);
    add(p, "</style>\n</head>\n");
}

static void write_contents(struct page *p)
{
    if (p->top_level == 0) return;
    add(p, "<nav aria-labelledby=\"~contents\">\n<h2 id=\"~contents\">");
    label(p, LABEL_HTML_CONTENTS);
    add(p, "</h2>\n<ul>\n");
    for (size_t i = 0; i < p->target_count; i++) {
        const struct block *heading = p->targets[i].heading;
        if (!heading || heading->level != p->top_level) continue;
        add(p, "<li><a href=\"#");
        target_name(p, i);
        add(p, "\">");
        text(p, heading->text);
        add(p, "</a></li>\n");
    }
    add(p, "</ul>\n</nav>\n");
}

static bool write_page(struct arena *a, const struct document *document, struct buffer *out,
                       struct err *err)
{
    (void)err;
    struct page p = { .a = a, .b = out, .language = document->language };
    gather(&p, &document->root);
    choose_owners(&p);
    write_head(&p, document);
    add(&p, "<body>\n<a class=\"skip\" href=\"#~main\">");
    label(&p, LABEL_HTML_SKIP);
    add(&p, "</a>\n<header>\n");
    element(&p, "h1", document->title);
    if (document->subtitle.n) {
        add(&p, "<p class=\"subtitle\">");
        text(&p, document->subtitle);
        add(&p, "</p>\n");
    }
    add(&p, "</header>\n");
    write_contents(&p);
    add(&p, "<main id=\"~main\" tabindex=\"-1\">\n");
    write_blocks(&p, &document->root);
    add(&p, "</main>\n</body>\n</html>\n");
    return true;
}

const struct writer writer_html = {
    .id = "html",
    .file = "report.html",
    .help = { "een bladzijde die in elke browser opent, ook zonder internet",
              "a page that opens in any browser, also without internet" },
    .write = write_page,
};
