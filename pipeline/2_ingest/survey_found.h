/* survey_found : what workers and parent share of a survey. Private to 2_ingest. */
#ifndef WF_SURVEY_FOUND_H
#define WF_SURVEY_FOUND_H

#include "2_ingest/roster.h"
#include "2_ingest/survey.h"

#define TABLE TABLE_HEADER_TABLE
#define COLUMN TABLE_HEADER_COLUMN
#include "2_ingest/survey_tables.def"
#undef TABLE
#undef COLUMN

enum survey_part { SURVEY_FILES, SURVEY_LABELS, SURVEY_COLUMNS, SURVEY_WORDS, SURVEY_PART_COUNT };
struct survey_part_row {
    const char *name;
    const struct table_type *(*type)(void);
};
extern const struct survey_part_row survey_parts[SURVEY_PART_COUNT];

/* Rows of a table that are looked at. */
enum { SURVEY_ROWS_MAX = 20000 };

/* One table of the folder: its sheet rebuilt, and which of its columns is which of ours. */
struct survey_sheet {
    sv file, name; /* name: of a workbook's sheet, else "" */
    struct sheet sheet;
    const char *kind;
    struct columns_match *matches;
    size_t match_count;
};

/* One talk: what a list of documents says of it. */
struct survey_talk {
    const struct found_files_row *row;
    sv document, interviewer, respondent;
    bool unlabelled;
};

struct proposing {
    struct arena *a;
    struct survey *survey;
    struct proposal *out;
    struct table tables[SURVEY_PART_COUNT];
    struct survey_sheet *sheets;
    size_t sheet_count, sheet_capacity;
    struct survey_talk *talks; /* sorted by path */
    size_t talk_count;
    struct keys people, activities, documents; /* as columns_fold() gives them */
    struct columns_known known;
    struct roster roster; /* of the lists of people */
    bool listed_settings; /* a list of documents has them */
};

bool survey_is_table(sv name); /* by its extension */
/* The parts that the tasks left, in p->tables. */
bool survey_read_parts(struct proposing *p, const struct store *store, const struct stage_tasks *tasks,
                       struct err *err) WF_MUST_USE;

/* Where the people whom the tables name are kept for the workers that read talks: a table of `names`. */
#define SURVEY_KNOWN "known"

/* Each fills its part of the proposal, in this order. */
void survey_find_tables(struct proposing *p);
void survey_find_people(struct proposing *p); /* the roster, and what the list of documents says */
void survey_find_speakers(struct proposing *p);
void survey_find_groups(struct proposing *p);
void survey_find_words(struct proposing *p);

/* The column of ours in a sheet, or -1. */
ptrdiff_t survey_column_of(const struct survey_sheet *s, const char *name);
/* "Fatma Yildiz": the cell of a column of ours, of two columns where it is joined. */
sv survey_cell(struct arena *a, const struct survey_sheet *s, const char *name, size_t row);

/* "ik", "the": a word that tells nothing of what is talked about (what language a talk is in, language.h
 * says). `folded` as token_fold() gives it. */
bool survey_word_dutch(sv folded);
bool survey_word_english(sv folded);

#endif
