/* office : a document of a word processor, while it is taken apart: paragraphs, tables, notes.
 *
 * The readers of Word and LibreOffice say what they meet, in the order of the document;
 * office_turns() then makes turns of it. Tables with a column of speakers, or a column for each, are a
 * talk of their own, row by row; what stands in other tables are paragraphs like any other, when they
 * say themselves who speaks.
 */
#ifndef WF_OFFICE_H
#define WF_OFFICE_H

#include "0_base/out.h"
#include "0_base/xml_box.h"
#include "2_ingest/passage.h"

#define OFFICE_NOBODY (SIZE_MAX - 1)
struct office_paragraph {
    sv text;           /* NFC; blank ones are kept here */
    size_t number;     /* 1-based, blank ones too, as whoever opens the document sees them */
    size_t bold_bytes; /* of the start */
    size_t turn;       /* that it became part of; SIZE_MAX: none */
    size_t beside;     /* the paragraph whose turn it stands at, when it has none itself; SIZE_MAX: none;
                          OFFICE_NOBODY: it may be of anybody, so that a note at it is lost */
    sv voice;          /* its speaker's label, also where that turn has no words; else "" */
};

/* A paragraph, or a table that stands between paragraphs. */
struct office_block {
    struct office_table *table; /* NULL: a paragraph */
    size_t paragraph;
};

/* A cell, and the body of the document too. */
struct office_cell {
    struct office_block *blocks;
    size_t count, capacity;
    size_t span; /* columns */
};

struct office_row {
    struct office_cell **cells;
    size_t count, capacity;
    size_t number; /* 1-based, of the rows of all tables in the document */
    bool header;
};

/* What a table is. */
enum office_layout {
    OFFICE_FLOW,    /* paragraphs that stand in cells                                    */
    OFFICE_TALK,    /* a column of speakers and one of what they say                     */
    OFFICE_ABREAST, /* a column for each speaker, the names in the first row             */
    OFFICE_WORDS,   /* paragraphs too, with what is beside them: numbers, times, remarks */
    OFFICE_REFUSED, /* nobody can tell who speaks                                        */
};

/* What a column of it holds. */
enum office_role {
    OFFICE_EMPTY, OFFICE_SPEAKER, OFFICE_TEXT, OFFICE_TIME, OFFICE_NUMBER, OFFICE_REMARK
};
enum { OFFICE_COLUMNS_MAX = 8 };
struct office_columns {
    enum office_layout layout;
    bool header, named; /* the first row is no talk; it says what the columns are */
    bool facts;         /* refused, but there is nothing in it that shows that people speak */
    size_t count;
    enum office_role roles[OFFICE_COLUMNS_MAX];
};

struct office_table {
    struct office_row *rows;
    size_t count, capacity;
    struct office_cell *outside; /* where it stands          */
    struct office_table *around; /* that it stands in, or NULL */
    struct office_columns columns;
};

struct office_note {
    enum note_kind kind;
    sv author, text;
    size_t paragraph;
};

/* What is dropped (reader_lose). */
struct office_loss {
    sv element;
    size_t number, paragraph;
};

struct office {
    struct arena *a;
    struct transcript *t;
    struct problems *problems;
    struct office_cell *body, *cell; /* cell: where paragraphs go now */
    struct office_table *table;      /* innermost that is open        */
    size_t row_count, number;        /* of all rows; of the paragraphs */
    struct buffer words;             /* of the paragraph that is open */
    size_t bold_bytes;
    struct office_paragraph *paragraphs;
    size_t paragraph_count, paragraph_capacity;
    struct office_note *notes;
    size_t note_count, note_capacity;
    struct office_loss *losses;
    size_t loss_count, loss_capacity;
    struct office *around; /* of a note that is taken apart: the document it stands in; else NULL */
    struct keys speakers; /* of the tables that were taken for a talk so far */
    size_t refused_row;   /* where the first table that was refused begins; 0: none was */
    size_t lone_count;    /* tables of one row, with a speaker whom the study knows     */
};

void office_begin(struct office *o, struct arena *a, struct transcript *t, struct problems *problems);

/* Words of the paragraph that is open, without soft hyphens. */
void office_say(struct office *o, sv text, bool bold);
void office_end_paragraph(struct office *o);

/* A cell counts for `span` columns. */
void office_begin_table(struct office *o);
void office_begin_row(struct office *o, bool header);
void office_begin_cell(struct office *o, size_t span);
void office_end_cell(struct office *o);
void office_end_table(struct office *o);

/* At the paragraph that is open. */
void office_note(struct office *o, enum note_kind kind, sv author, sv text);
void office_lose(struct office *o, const char *element);

/* A paragraph as lines of a passage: those between its line breaks. */
void office_passage_add(struct passage *passage, const struct office_paragraph *p);

/* All paragraphs, one on a line: for documents that are a note. */
sv office_plain(const struct office *o);

/* The turns and notes of the transcript.
 *
 * Errors: TRANSCRIPT_EMPTY, TXT_NO_LABELS, OFFICE_TABLES. */
bool office_turns(struct office *o, struct err *err) WF_MUST_USE;

/* ---- members of the archive ------------------------------------------------------------------ */

/* The name as the archive spells it; capitals do not matter in Office. False: it is not there. */
bool office_member(const struct transcript *t, sv *name) WF_MUST_USE;

/* A member as XML; *root is NULL when it is not there.
 *
 * Errors: those of zip_box_member and xml_box_read, at the file; OFFICE_PART when it is cut off or
 * damaged. */
bool office_tree(struct office *o, sv member, struct xml_element **root, struct err *err) WF_MUST_USE;

/* A whole number of at most `high`; `otherwise` when it is none. */
size_t office_number(sv text, size_t high, size_t otherwise);

/* ---- cells (office_cell.c) ------------------------------------------------------------------------ */

/* What a cell names: a speaker, with what else stands beside the name. */
struct office_named {
    sv name, remark;
    struct maybe_integer ms;
};

/* The words of a cell (NULL: none), its paragraphs on a line each. */
sv office_cell_text(struct office *o, struct arena *a, const struct office_cell *cell);
sv office_row_text(struct office *o, struct arena *a, const struct office_row *row);

/* The cell that begins in a column; NULL: none does. */
const struct office_cell *office_cell_at(const struct office_row *row, size_t column);

/* "12:03", "[12:03]", "12:03 - 12:10". */
bool office_times(sv text, struct maybe_integer *start, struct maybe_integer *end);

/* "3", "3." */
bool office_is_number(sv text);

/* Whether a cell holds the label of a speaker and nothing else: "Ans", "Ans:", "[Ans]", "Ans (12:03)", "Ans" and
 * a time on the line below; or of several: "Ans, Bilal", "Ans en Bilal". */
bool office_name(struct arena *a, sv text, struct office_named *named);



/* ---- tables (office_layout.c, office_table.c) ----------------------------------------------------- */

/* Finds out what a table is. */
void office_table_look(struct office *o, struct office_table *table);

/* The rows of a talk as turns. */
void office_table_turns(struct office *o, const struct office_table *table);

/* A table in which nobody can tell who speaks: a problem. */
void office_table_refuse(struct office *o, const struct office_table *table);

/* In a table of paragraphs: what stands in the row beside the paragraph `at` (SIZE_MAX: none). */
void office_table_beside(struct office *o, const struct office_table *table, const struct office_row *row, size_t at);

#endif
