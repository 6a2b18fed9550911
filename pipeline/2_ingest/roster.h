/* roster : the people of a study while it is read, and who is meant by a name.
 *
 * A person is meant by her id, full name or alias (whatever the case of the letters), and by her
 * first name when nobody else has it. Nothing is guessed: a name that may mean several people
 * means nobody, and the candidates are told.
 */
#ifndef WF_ROSTER_H
#define WF_ROSTER_H

#include "0_base/keys.h"
#include "2_ingest/ingest.h"

struct name;

struct roster_person {
    sv id;   /* as the study writes it */
    sv name; /* full name, or ""       */
    sv shown; /* pseudonym, or the id   */
    enum role role;
    bool roster;    /* in a list of people; else she was only named somewhere */
    bool withdrawn;
    bool quotable;
};

struct roster_name {
    size_t person;
    sv text;     /* as written           */
    sv folded;   /* as it is looked up   */
    const char *kind; /* "id", "name", "alias" */
    size_t next; /* the next with the same folded form, or SIZE_MAX */
};

/* What someone was for a time; see periods.h. */
struct roster_period {
    size_t person;
    struct maybe_date from, until;
    enum role role;
    size_t line; /* of the list of people; 0 when it came from the store */
};

/* One way to look a name up: folded form to the first of its roster_names. */
struct roster {
    struct arena *a;
    const unsigned char *key; /* NULL: no pseudonyms */
    bool open;                /* the study has no list of people: who is named, is one */
    struct roster_person *people;
    size_t count, capacity;
    struct roster_name *names;
    size_t name_count, name_capacity;
    struct roster_period *periods;
    size_t period_count, period_capacity;
    struct keys ids, shown;   /* to people */
    struct keys whole, first; /* to names  */
    struct name *parsed;      /* of each name, as far as near.c took them apart */
    size_t parsed_count, parsed_capacity;
};

struct roster roster_new(struct arena *a, const unsigned char *key, bool open);

/* The id must be new. */
size_t roster_add(struct roster *r, struct roster_person person);
void roster_add_name(struct roster *r, size_t person, const char *kind, sv text);

/* Whether her id is a name, in a list without names: "Fatma Bouali", and not "B12". */
bool roster_names_by_id(const struct roster *r, size_t person);

/* Gives everyone on the lists the name under which she is shown; once, after the lists. */
void roster_show(struct roster *r);

enum roster_found { ROSTER_ONE, ROSTER_NONE, ROSTER_SEVERAL };
enum roster_found roster_find(const struct roster *r, sv text, size_t *person);
/* By id only, exactly as written. */
bool roster_find_id(const struct roster *r, sv id, size_t *person);

/* As roster_find; in an open roster an unknown name becomes a person. */
enum roster_found roster_take(struct roster *r, sv text, size_t *person);

/* Blanks as one, lower case: the form under which names are alike. */
sv roster_fold(struct arena *a, sv text);

/* "mevrouw Benali" without "mevrouw". */
sv roster_without_title(struct arena *scratch, sv name);

/* To and from the store. */
void roster_save(struct arena *a, const struct roster *r, struct table *names);
struct roster roster_load(struct arena *a, const unsigned char *key, bool open, const struct table *names);

#endif
