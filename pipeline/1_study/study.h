/* study : what the researcher asked for, read from study.xml. Produced by 1_study.
 *
 * One list, elements.def, holds every element and attribute with its type, default, choices and
 * help; it drives parsing, the messages (line, column, nearest known name), `weefsel help study`
 * and schemas/study.rng.
 */
#ifndef WF_STUDY_H
#define WF_STUDY_H

#include "0_base/digest.h"
#include "0_base/problem.h"
#include "0_base/sheet.h"

/* Roles, the values of columns and attributes may be Dutch or English; tables hold the English
 * word (values.def). */
enum role {
    ROLE_RESIDENT, ROLE_VOLUNTEER, ROLE_PROFESSIONAL, ROLE_INTERVIEWER, ROLE_ORGANISATION, ROLE_OTHER,
    ROLE_COUNT
};
const char *study_role_name(enum role role);                             /* "resident" */
const char *study_role_label(enum role role, enum language language);    /* "bewoner"  */
bool study_role_parse(sv word, enum role *role) WF_MUST_USE;

/* The English word for a Dutch or English value of a kind ("role", "consent", "formality",
 * "role_there", "flag"), or NULL when it is none; *choices gets the known words for a hint. */
const char *study_value(const char *kind, sv word, const char **choices);
/* The word for people ("niet in archief") of an English value, or NULL when it is none. */
const char *study_value_label(const char *kind, sv english, enum language language);

struct study_column {
    sv name, from; /* our name, the file's name */
    struct place place;
};

/* A table of the user: people, documents, activities, attendance, ties, population,
 * human-codings, coder-coverage. */
struct study_source {
    sv file;
    struct study_column *columns;
    size_t column_count, column_capacity;
    struct sheet_options sheet;
    enum date_format dates; /* DATE_UNKNOWN: detected over the column */
    char decimal;           /* '.' or ','; 0: detected                */
    sv network;             /* ties: the network they belong to, "ties" when none is named */
    bool directed;          /* ties: from and to are not alike        */
    sv coder;               /* human-codings: when there is no column */
    struct place place;
};

struct study_sources {
    struct study_source *items;
    size_t count, capacity;
};

enum turns { TURNS_DETECT, TURNS_LABELS, TURNS_BLANK_LINES, TURNS_INDENTS };

struct study_transcripts {
    sv files; /* a pattern, relative to study.xml */
    sv setting, language; /* language: "nl", "tr", …; that of the study when none is named */
    enum turns turns;
    enum encoding encoding;
    struct place place;
};

/* Who a label in the transcripts is. */
struct study_speaker {
    sv label, document; /* document "": everywhere */
    sv person;          /* an id, or ""            */
    bool has_role;  /* a person, a role, or both */
    enum role role; /* when it is no person of the roster; else ROLE_COUNT */
    struct place place;
};

/* KEY: hits of one theme never overlap, themes are free of each other; the longest wins. */
enum overlap { OVERLAP_KEY };

struct study_lexicon {
    sv id, file; /* id: unique; the file's name when none is given */
    enum overlap overlap;
    struct sheet_options sheet;
    struct place place;
};

enum network_from { FROM_ACTIVITIES, FROM_TIES };
enum projection { PROJECTION_COUNT, PROJECTION_NEWMAN };

struct study_network {
    sv id;
    enum network_from from;
    sv rule;          /* a name in rules.def; "" = the first rule of `from` */
    sv kind;          /* ties: the network attribute of <ties> to take; "" = all. When none is
                         named: the network's own id if a <ties> has that, else "" */
    bool directed;    /* ties: it says so, or one of the <ties> it takes does */
    enum projection projection;
    bool include[ROLE_COUNT]; /* default: all but the interviewer */
    struct place place;
};

struct study_privacy {
    bool pseudonyms;     /* default yes */
    sv key;              /* path of the key file; default "pseudonym.key" */
    int64_t minimum_cell; /* default 5 */
};

/* Arrays are in the order of the file. Defaults are filled in. */
struct study {
    sv path;   /* as given on the command line */
    sv file;   /* how messages call it: its name, so that outputs do not depend on the path */
    const char *folder; /* everything in it is relative to this */
    sv bytes;
    sv id, title;
    enum language language;
    int64_t seed;
    bool include_interviewer;
    struct study_sources people, documents, activities, attendance, ties, population, human_codings,
        coder_coverage;
    struct study_transcripts *transcripts;
    size_t transcripts_count, transcripts_capacity;
    struct study_speaker *speakers;
    size_t speaker_count, speaker_capacity;
    struct study_lexicon *lexicons;
    size_t lexicon_count, lexicon_capacity;
    struct study_network *networks; /* when none is named: "together" if there are activities, and
                                       one for each network that <ties> name */
    size_t network_count, network_capacity;
    sv *groups; /* attributes of people to compare by; "role" is always first */
    size_t group_count, group_capacity;
    struct study_privacy privacy;
};

/* The tables that the study brings, one kind after another in the order of elements.def (people
 * first, since the others name them); `at` starts at 0. *kind: "people", "coder-coverage". */
bool study_next_table(const struct study *study, size_t *at, const char **kind,
                      const struct study_sources **sources) WF_MUST_USE;

/* Reads and checks study.xml: unknown elements and attributes (with the nearest name), wrong
 * values, missing attributes, double ids are all reported, each at its line and column, in the
 * language of the study, which problems->language gets.
 *
 * Errors: FILE_MISSING, those of xml_box_read, STUDY_BROKEN (65) after at least one problem of
 *         severity error was added. */
bool study_read(struct arena *a, const char *path, struct problems *problems, struct study *study,
                struct err *err) WF_MUST_USE;

/* Only the language, from the first tag, for messages about a study that cannot be read; en when
 * unknown. */
enum language study_language(sv bytes);

/* Path of a file the study names. */
const char *study_path(struct arena *a, const struct study *study, sv file);

/* The settings that results depend on, as a digest: everything but paths. */
struct digest study_digest(const struct study *study);
/* The same of one element of <study>; `object` is what it fills ("network": a study_network). */
void study_digest_add(struct digest_state *state, const char *element, const void *object);

/* `weefsel help study`: every element and attribute with type, default and meaning. */
void study_help(enum language language, FILE *to);
/* The RELAX NG schema (schemas/study.rng), made from the same list. It is a little stricter than
 * study_read: it takes values in lower case only. */
sv study_schema(struct arena *a);

#endif
