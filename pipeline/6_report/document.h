/* document : the report as a neutral tree of blocks; sections fill it, writers serialise it.
 * Private to 6_report.
 */
#ifndef WF_DOCUMENT_H
#define WF_DOCUMENT_H

#include "5_statistics/results.h"

enum block_kind {
    BLOCK_HEADING,   /* level 1 to 4, text, anchor                                     */
    BLOCK_PARAGRAPH, /* text                                                           */
    BLOCK_NOTE,      /* text that must not be overlooked: a limit, a caution           */
    BLOCK_TABLE,     /* grid                                                           */
    BLOCK_FIGURE,    /* figure, with its table twin as `grid`                          */
    BLOCK_QUOTES,    /* quotes                                                         */
    BLOCK_DETAILS,   /* text is the summary; children are shown when it is opened      */
};

/* One cell: text, and where it leads: an anchor of this document without its #, or "". Anchors are
 * ASCII letters, digits, - and _. */
struct cell {
    sv text, link;
    bool number; /* set right */
};

struct grid {
    sv caption;
    sv *heads;
    bool *numbers; /* which columns are set right */
    size_t column_count;
    struct cell *cells; /* row by row */
    size_t row_count, row_capacity;
    sv source; /* "tables/theme_frequency.csv": where the whole table stands */
};

/* A drawing as SVG, with role=img, title and description inside. */
struct figure {
    sv name; /* file name in figures/, without ending */
    sv title, description;
    sv svg;   /* within the report */
    sv alone; /* as a file: without links, which lead into the report */
    int width, height;
};

/* The words behind a figure, and where they stand. */
struct quote {
    sv text;                   /* of the utterance, or a part of it around the hit */
    size_t hit_begin, hit_end; /* bytes in text; equal: none */
    sv speaker;                /* label and role   */
    sv place;                  /* "G03, beurt 12"  */
    sv anchor;                 /* own anchor: the utterance's id */
};

struct block {
    enum block_kind kind;
    int level;
    sv text, anchor;
    struct grid *grid;
    struct figure *figure;
    struct quote *quotes;
    size_t quote_count;
    struct block *children;
    size_t child_count, child_capacity;
};

struct document {
    struct arena *a;
    enum language language;
    sv title, subtitle;
    struct block root;   /* its children are the document */
    struct block **open; /* the stack of open details */
    size_t open_count, open_capacity;
};

struct document document_new(struct arena *a, enum language language, sv title, sv subtitle);
void document_heading(struct document *d, int level, sv anchor, sv text);
void document_paragraph(struct document *d, sv text);
void document_note(struct document *d, sv text);
/* A grid that is no block yet: the twin of a figure, or for document_add_table(). */
struct grid *document_grid(struct document *d, sv caption, const sv *heads, const bool *numbers,
                           size_t column_count, sv source);
struct grid *document_table(struct document *d, sv caption, const sv *heads, const bool *numbers,
                            size_t column_count, sv source);
struct grid *document_add_table(struct document *d, struct grid *grid);
/* column_count empty cells, set right where the column is; they may move at the next row */
struct cell *document_row(struct document *d, struct grid *grid);
void document_figure(struct document *d, const struct figure *figure, struct grid *twin);
void document_quotes(struct document *d, const struct quote *quotes, size_t count);
void document_open_details(struct document *d, sv summary);
void document_close_details(struct document *d);

#endif
