/* projects : QDA projects while the tables task runs: which documents they hold, what is said of these,
 * and what people coded in them.
 */
#ifndef WF_PROJECTS_H
#define WF_PROJECTS_H

#include "2_ingest/refi.h"
#include "2_ingest/tables_task.h"

struct project {
    sv file;
    size_t from; /* which <transcripts> of the study names it */
    size_t item; /* of the task                               */
    sv bytes;
    bool skipped, readable; /* the file */
    bool usable;            /* its XML  */
    bool coded;             /* its codings have been read */
    struct refi refi;
    struct refi_fit fit;
    const char **parts; /* of each text: its key; NULL: it is no document */
};

/* The projects among the transcripts, as items behind the tables; read before the task is shut in. */
void projects_items(struct arena *a, const struct study *study, struct stage_task *task);
void projects_read(struct tables *t, size_t first_item, const bool *skip, size_t item_count);

/* Parses them. */
void projects_open(struct tables *t);

/* Takes out what is of who withdrew: her cases; with `selections`, when it is known which documents there
 * are, also what was selected in her words. */
void projects_forget(struct tables *t, bool selections);

/* Says what there is to say of how they look. */
void projects_tell(struct tables *t);

/* The row of one of its texts in t->listed, or -1. */
ptrdiff_t projects_row(const struct tables *t, const struct project *p, size_t text);

/* The project of this name, or NULL. */
struct project *projects_find(struct tables *t, sv file);

/* What a text is called, fit for an id: without signs that part paths, and without names of people. */
sv projects_name(struct tables *t, const struct refi_text *text);

/* Names of the variables, for the extra columns of documents. */
void projects_extras(struct tables *t, sv **names, size_t *count, size_t *capacity);
/* What cases and sources say of the documents. */
void projects_attributes(struct tables *t);

/* What people coded; `from`: the study's <human-codings>. */
void projects_codings(struct tables *t, const struct tables_file *file);

/* What has no place, into t->losses. */
void projects_losses(struct tables *t);

#endif
