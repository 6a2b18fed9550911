/* survey : what lies in a folder as a researcher has it, before there is a study, and what a study.xml
 * could say of it.
 *
 * The parent lists the folder and cuts it into tasks; workers read the files and keep what they found
 * in a temporary store; the parent then puts the proposal together. It holds names, and no longer than
 * the store does, but for labels of speakers that a study.xml needs.
 */
#ifndef WF_SURVEY_H
#define WF_SURVEY_H

#include "1_study/stage.h"
#include "2_ingest/columns.h"

/* Why a file is looked into or left alone. */
enum survey_why {
    SURVEY_LOOK,
    SURVEY_PDF, SURVEY_SOUND, SURVEY_PICTURE, SURVEY_OLD, /* Word's and Excel's old forms, RTF, slides */
    SURVEY_NOTES,      /* README and the like                           */
    SURVEY_OTHER,      /* neither talk nor table                        */
    SURVEY_OUTPUT,     /* a folder that Weefsel made                    */
    SURVEY_STUDY,      /* a study.xml, its key                          */
    SURVEY_LINK,       /* a link to a folder                            */
    SURVEY_NAME,       /* its name is not UTF-8                         */
    SURVEY_UNREADABLE, /* the system refuses                            */
    SURVEY_BROKEN,     /* of a known form that cannot be read; `message` */
    SURVEY_WHY_COUNT
};

struct survey_file {
    sv path; /* from the folder */
    enum survey_why why;
    sv message, hint; /* when broken */
};

struct survey {
    const char *folder;
    struct survey_file *files; /* sorted by path; locks and copies of editors are left out */
    size_t count, capacity;
};

/* Everything below the folder; links to folders are not followed.
 *
 * Errors: FILE_MISSING, FILE_UNREADABLE (of the folder itself), SURVEY_TOO_MANY. */
bool survey_list(struct arena *a, const char *folder, struct survey *survey, struct err *err) WF_MUST_USE;

/* Adds groups of files to read: the tables, or all else. Items are named as in `survey`, with paths
 * that can be opened. */
void survey_tasks(struct arena *a, const struct survey *survey, bool tables, struct stage_tasks *tasks);

/* Between the two: keeps in the store who the tables name, so that a label counts that is used once. */
bool survey_know(struct arena *a, const struct store *store, const struct stage_tasks *tasks, struct survey *survey,
                 struct err *err) WF_MUST_USE;

/* In a worker: reads the files of a task, and writes the parts "<task>/…". `shut_in`: with
 * worker_sandbox(), as always but in tests. */
bool survey_work(struct arena *a, const struct store *store, enum language language, const struct stage_task *task,
                 const bool *skip, bool shut_in, struct err *err) WF_MUST_USE;

/* ---- what a study.xml could say ------------------------------------------------------------- */

struct survey_column {
    sv name, from; /* ours, the file's; name "": an attribute */
    enum columns_how how;
    int score;
    sv line; /* for study.xml */
};

/* How many of the values that should be found elsewhere are. */
struct survey_tie {
    const char *column; /* ours */
    size_t count, found;
    sv missing; /* up to five, separated by ", " */
};

struct survey_source {
    const char *kind; /* as in elements.def; "lexicon"; NULL: it looks like none */
    sv file, sheet;   /* sheet: of a workbook, else ""                           */
    size_t rows;
    struct survey_column *columns;
    size_t column_count;
    const char **missing; /* needed columns that nothing looks like */
    size_t missing_count;
    sv *telling; /* columns that tell who someone is, and are none of ours */
    size_t telling_count;
    sv *numbers; /* columns that are called as if people are in them, and hold numbers */
    size_t number_count;
    sv dates_column, dates_example; /* the day or the month may come first there; else "" */
    enum date_format dates;         /* then: what the other tables show, or DATE_UNKNOWN  */
    struct survey_tie *ties;
    size_t tie_count;
};

struct survey_talks {
    sv pattern, setting;
    size_t count;
};

enum survey_guess {
    SURVEY_GUESS_INTERVIEWER, /* asks most of the questions                       */
    SURVEY_GUESS_RESPONDENT,  /* "R", "Respondent": answers, who is not said      */
    SURVEY_GUESS_NEAR,        /* has nearly the name of `person`                  */
    SURVEY_GUESS_SEVERAL,     /* has the name of several, all in `near`           */
    SURVEY_GUESS_NONE,
};

/* A label that the list of people does not make plain. */
struct survey_speaker {
    sv label, document; /* document: where the line is for that one only, else "" */
    enum survey_guess guess;
    sv person, near; /* near: who it may be, for people */
    size_t documents, turns, questions;
};

struct survey_group {
    sv attribute, values; /* "Marokkaans, Nederlands" */
};

struct survey_word {
    sv word;
    size_t documents, times;
};

struct proposal {
    enum language language; /* of most of the talks */
    size_t talk_count, turn_count;
    struct survey_way {
        sv format, turns;
        size_t count;
    } *ways;
    size_t way_count;
    struct survey_talks *talks;
    size_t talks_count, talks_capacity;
    struct survey_source *sources; /* in the order of elements.def, then those that look like none */
    size_t source_count, source_capacity;
    struct survey_speaker *speakers;
    size_t speaker_count, speaker_capacity;
    size_t label_count, known_labels; /* different labels; those whose person or role is plain */
    size_t open_talk_count;           /* talks without labels where it is not plain who asks    */
    sv open_talk;                     /* the first of them                                      */
    struct survey_group *groups;
    size_t group_count, group_capacity;
    struct survey_word *words; /* candidates for a lexicon: frequent, no function words, no names */
    size_t word_count;
    bool interviewer; /* some label is known to interview */
};

/* Reads what the tasks left in the store; those that killed a worker are named in `survey` already.
 *
 * Errors: those of store_read. */
bool survey_propose(struct arena *a, const struct store *store, const struct stage_tasks *tasks,
                    struct survey *survey, struct proposal *proposal, struct err *err) WF_MUST_USE;

/* "3 PDF", for people. */
const char *survey_why_label(enum survey_why why, enum language language);

#endif
