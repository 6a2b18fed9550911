/* tables_task : what the readers of the user's tables have in common while their task runs. */
#ifndef WF_TABLES_TASK_H
#define WF_TABLES_TASK_H

#include "2_ingest/roster.h"
#include "2_ingest/source.h"

struct tables_file {
    const char *kind; /* "people", "activities", … */
    const struct study_source *from;
    size_t item; /* of the task */
    sv bytes;
    bool skipped, readable;
};

struct tables {
    struct arena *a;
    const struct study *study;
    struct problems *problems;
    struct roster roster;
    struct nobody nobody;
    struct tables_file *files;
    size_t file_count, file_capacity;
    sv *transcripts;          /* paths, sorted                      */
    size_t *transcripts_from; /* which element of the study names it */
    size_t transcript_count;
    struct project *projects; /* those among the transcripts */
    size_t project_count, project_capacity;
    const struct stage_item *items; /* of the task */
    struct table people, listed, activities, attendance, reported_ties, population, coded, covered,
        intake, mappings, proposals, losses;
    struct keys known_names; /* of the first known_count people of the roster */
    size_t known_count;
    struct columns_known known;
};

/* The next readable file of a kind from *at on, its item begun; NULL: no more. */
const struct tables_file *tables_next(struct tables *t, const char *kind, size_t *at);

/* Opens a table with the usual settings. */
bool tables_open(struct tables *t, const struct tables_file *file, const char *const *names, bool attributes,
                 struct source *s) WF_MUST_USE;

/* Each reads the files of its kind.
 *
 * Errors (people): PEOPLE_PARTIAL, under pseudonyms, when not everyone's names and consent are known:
 * then nobody's can be kept. */
bool people_read(struct tables *t, struct err *err) WF_MUST_USE;
/* Whether a header says who someone is or what she agreed to ("Telefoon", "Naam"). */
bool people_tells(sv header);
void listing_read(struct tables *t);
void activities_read(struct tables *t);
void ties_read(struct tables *t);
void population_read(struct tables *t);
void codings_read(struct tables *t);

/* A listed document as messages and tables call its file: "gesprek.txt", "project.qdpx#gesprek". */
sv listing_shown(struct arena *a, const struct listed_row *row);

/* The ids that transcripts get when no list of documents gives one: the stem of the file's name
 * where no other has it, else its name, else its path. `paths` are sorted. */
void listing_ids(struct arena *a, const sv *paths, size_t count, sv *ids);

#endif
