/* init : a first study.xml for a folder. Private to 7_command.
 *
 * command_init.c does it, init_study.c writes study.xml, init_say.c tells what was found, init_check.c
 * holds the result against the stages that read, and init_example.c fills an empty folder.
 */
#ifndef WF_INIT_H
#define WF_INIT_H

#include "0_base/out.h"
#include "0_base/utf8.h"
#include "2_ingest/survey.h"
#include "7_command/command.h"

struct init_settings {
    const char *output, *id;
    bool force, dry_run;
};

/* What only the researcher can decide: a line of study.xml, and what to decide there. */
struct init_decision {
    size_t line;
    sv text;
};

struct init {
    struct arena *a;
    const struct init_settings *settings;
    enum language language;
    const char *folder;
    sv title, id;
    const char *study_name, *lexicon_name; /* lexicon_name: NULL when there is one already */
    struct survey survey;
    struct proposal proposal;
    bool example; /* the folder was empty */
    bool open; /* study.xml has a place that must be filled in before it can be read */
    struct init_decision *decisions;
    size_t decision_count, decision_capacity;
};

/* Letters, digits, - and _ of a text, for an id; others become "-". */
sv init_slug(struct arena *a, sv text);

/* The text of study.xml; fills init->decisions. */
sv init_study(struct init *init);

/* A first lexicon: words that are frequent in the talks as candidates, and an example of a theme. */
sv init_lexicon(const struct init *init);

/* What was found, what is left alone, what is to be decided; on standard output. */
void init_say_found(const struct init *init);
void init_say_left_alone(const struct init *init);
void init_say_decisions(const struct init *init);

/* Says what check will say of the study that was written, in short. */
bool init_check(struct init *init, struct command_call *call, struct err *err) WF_MUST_USE;

/* The files of the example. */
struct init_file {
    const char *path, *text; /* from the folder */
};
const struct init_file *init_example(enum language language, size_t *count);

#endif
