#include "6_report/document.h"

struct document document_new(struct arena *a, enum language language, sv title, sv subtitle)
{
    return (struct document) { .a = a, .language = language, .title = title, .subtitle = subtitle };
}

/* Blocks go into the innermost open details. Only that one grows, so the blocks around it stay
 * where they are. */
static struct block *add(struct document *d, enum block_kind kind)
{
    struct block *parent = d->open_count ? d->open[d->open_count - 1] : &d->root;
    struct block *block =
        ARENA_PUSH(d->a, parent->children, parent->child_count, parent->child_capacity);
    *block = (struct block) { .kind = kind };
    return block;
}

void document_heading(struct document *d, int level, sv anchor, sv text)
{
    WF_ASSERT(level >= 1 && level <= 4 && text.n);
    struct block *block = add(d, BLOCK_HEADING);
    block->level = level;
    block->anchor = anchor;
    block->text = text;
}

void document_paragraph(struct document *d, sv text) { add(d, BLOCK_PARAGRAPH)->text = text; }

void document_note(struct document *d, sv text) { add(d, BLOCK_NOTE)->text = text; }

struct grid *document_grid(struct document *d, sv caption, const sv *heads, const bool *numbers,
                           size_t column_count, sv source)
{
    WF_ASSERT(column_count > 0);
    struct grid *grid = ARENA_NEW(d->a, struct grid, 1);
    *grid = (struct grid) { .caption = caption, .column_count = column_count, .source = source };
    grid->heads = ARENA_NEW(d->a, sv, column_count);
    grid->numbers = ARENA_NEW(d->a, bool, column_count);
    memcpy(grid->heads, heads, column_count * sizeof *heads);
    memcpy(grid->numbers, numbers, column_count * sizeof *numbers);
    return grid;
}

struct grid *document_table(struct document *d, sv caption, const sv *heads, const bool *numbers,
                            size_t column_count, sv source)
{
    return document_add_table(d, document_grid(d, caption, heads, numbers, column_count, source));
}

struct grid *document_add_table(struct document *d, struct grid *grid)
{
    add(d, BLOCK_TABLE)->grid = grid;
    return grid;
}

struct cell *document_row(struct document *d, struct grid *grid)
{
    if (grid->row_count == grid->row_capacity) {
        size_t row_bytes = grid->column_count * sizeof *grid->cells;
        grid->cells =
            arena_grow(d->a, grid->cells, grid->row_count, &grid->row_capacity, row_bytes);
    }
    struct cell *row = &grid->cells[grid->row_count++ * grid->column_count];
    for (size_t c = 0; c < grid->column_count; c++)
        row[c] = (struct cell) { .text = SV(""), .link = SV(""), .number = grid->numbers[c] };
    return row;
}

void document_figure(struct document *d, const struct figure *figure, struct grid *twin)
{
    struct block *block = add(d, BLOCK_FIGURE);
    block->figure = ARENA_NEW(d->a, struct figure, 1);
    *block->figure = *figure;
    block->grid = twin;
}

void document_quotes(struct document *d, const struct quote *quotes, size_t count)
{
    if (count == 0) return;
    struct block *block = add(d, BLOCK_QUOTES);
    block->quotes = ARENA_NEW(d->a, struct quote, count);
    block->quote_count = count;
    memcpy(block->quotes, quotes, count * sizeof *quotes);
}

void document_open_details(struct document *d, sv summary)
{
    struct block *block = add(d, BLOCK_DETAILS);
    block->text = summary;
    *ARENA_PUSH(d->a, d->open, d->open_count, d->open_capacity) = block;
}

void document_close_details(struct document *d)
{
    WF_ASSERT(d->open_count > 0);
    d->open_count--;
}
