/* kind : what an attribute of study.xml may hold. Private to 1_study.
 *
 * To add a kind: a line here, a row in kind.c, and a LABEL in texts.def that says what to write.
 */
#ifndef WF_KIND_H
#define WF_KIND_H

#include "0_base/out.h"
#include "1_study/study.h"

struct attribute_row;

enum kind_id {
    KIND_TEXT,      /* anything but nothing                       */
    KIND_NAME,      /* letters, digits, - and _; can name a file  */
    KIND_PATH,      /* a file                                     */
    KIND_PATTERN,   /* files, with * and ?                        */
    KIND_TAG,       /* a language: nl, tr, …                      */
    KIND_CHOICE,    /* one of the row's choices                   */
    KIND_FLAG,      /* yes or no, in both languages               */
    KIND_INT,       /* a whole number, choices "low high"         */
    KIND_DATES,     /* how dates are written                      */
    KIND_ENCODING,  /* a character encoding                       */
    KIND_CHARACTER, /* one of the row's choices, kept as one byte */
    KIND_ROLE,      /* a role, in both languages                  */
    KIND_ROLES,     /* one or more roles, separated by blanks     */
    KIND_COUNT
};

/* The C type of the field that an attribute of this kind fills. */
#define KIND_CTYPE_TEXT sv
#define KIND_CTYPE_NAME sv
#define KIND_CTYPE_PATH sv
#define KIND_CTYPE_PATTERN sv
#define KIND_CTYPE_TAG sv
#define KIND_CTYPE_CHOICE unsigned
#define KIND_CTYPE_FLAG bool
#define KIND_CTYPE_INT int64_t
#define KIND_CTYPE_DATES enum date_format
#define KIND_CTYPE_ENCODING enum encoding
#define KIND_CTYPE_CHARACTER char
#define KIND_CTYPE_ROLE enum role
#define KIND_CTYPE_ROLES bool

/* The limits of an id or another name. */
enum { KIND_NAME_BYTES = 64 };

/* What the field holds when the attribute is absent and has no default: zero, but for a role
 * ROLE_COUNT. The field is zeroed already. */
void kind_fill_absent(const struct attribute_row *row, void *field);

/* Parses a trimmed, not empty value into the field; false when it is none of this kind. */
bool kind_parse(const struct attribute_row *row, sv text, void *field) WF_MUST_USE;

/* What to say of a value that kind_parse refused. */
void kind_add_problem(struct arena *a, struct problems *p, struct place place,
                      const struct attribute_row *row, sv text);

/* Every word that may be written, in lower case; count 0 when there is no such list. */
void kind_words(struct arena *a, const struct attribute_row *row, const char *const **words,
                size_t *count);

/* What may be written, for people: "detect, labels, blank-lines", "a file". */
sv kind_describe(struct arena *a, const struct attribute_row *row, enum language language);

/* The RELAX NG pattern of the value. */
void kind_write_schema(struct arena *a, const struct attribute_row *row, struct buffer *b);

/* Adds the field's value; paths are left out, since results do not depend on them. */
void kind_digest(const struct attribute_row *row, const void *field, struct digest_state *state);

#endif
