/* text : every word the program says to people, in Dutch and in English.
 *
 * texts.def gathers one list for each room, with two kinds of rows:
 *   MESSAGE(id, code, severity, status, nl, en, hint_nl, hint_en)   an error, a warning, a note
 *   LABEL(id, nl, en)                                               a title, a heading, a sentence
 * Placeholders are {0} to {3}; both languages hold the same ones (a test compares them). Words that
 * go with a number stand as {0?row|rows}: the first where {0} is 1, else the second.
 * Messages: what is wrong first, lower case, no full stop, the subject in single quotes, no
 * function names. Hints: a full sentence that says what to do.
 */
#ifndef WF_TEXT_H
#define WF_TEXT_H

#include "0_base/arena.h"

enum language { LANGUAGE_NL, LANGUAGE_EN };

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

/* The exit status of the program, as in sysexits.h. Never renumber. */
enum status {
    STATUS_OK = 0,
    STATUS_USAGE = 64,   /* the call is wrong                    */
    STATUS_DATA = 65,    /* the data have errors                 */
    STATUS_INPUT = 66,   /* an input is missing                  */
    STATUS_BUG = 70,     /* this program is wrong                */
    STATUS_MEMORY = 71,  /* out of memory                        */
    STATUS_IO = 74,      /* reading or writing failed            */
    STATUS_REFUSED = 77, /* refused for consent or disclosure    */
};

#define MESSAGE(id, code, severity, status, nl, en, hint_nl, hint_en) MESSAGE_##id,
#define LABEL(id, nl, en)
enum message {
    MESSAGE_NONE,
#include "0_base/texts.def"
    MESSAGE_COUNT
};
#undef MESSAGE
#undef LABEL

#define MESSAGE(id, code, severity, status, nl, en, hint_nl, hint_en)
#define LABEL(id, nl, en) LABEL_##id,
enum label {
    LABEL_NONE,
#include "0_base/texts.def"
    LABEL_COUNT
};
#undef MESSAGE
#undef LABEL

struct message_row {
    const char *id, *code; /* code: "W-ING-012", stable */
    enum severity severity;
    enum status status; /* what the program ends with when this stops it */
    const char *text[2], *hint[2]; /* by enum language; hint may be "" */
};

/* What fills {0} to {3}. */
enum arg_kind {
    ARG_KIND_NONE,
    ARG_KIND_TEXT,
    ARG_KIND_INT,
    ARG_KIND_REASON, /* an errno: why the system refused, in plain words of the language */
};
struct arg {
    enum arg_kind kind;
    sv text;
    int64_t number;
};
enum { ARGS_MAX = 4 };
struct args {
    struct arg v[ARGS_MAX];
};
#define ARG_SV(view) ((struct arg){ ARG_KIND_TEXT, (view), 0 })
#define ARG_CSTR(cstr) ((struct arg){ ARG_KIND_TEXT, sv_from_cstr(cstr), 0 })
#define ARG_INT(n) ((struct arg){ ARG_KIND_INT, { NULL, 0 }, (int64_t)(n) })
#define ARG_REASON(why) ((struct arg){ ARG_KIND_REASON, { NULL, 0 }, (why) })
#define ARGS(...) ((struct args){ { __VA_ARGS__ } })
#define NO_ARGS ((struct args){ { { ARG_KIND_NONE, { NULL, 0 }, 0 } } })

const struct message_row *text_message(enum message id);
const char *text_label(enum label id, enum language language);
const char *text_severity(enum severity severity, enum language language);

/* Fills the placeholders; the result is put in `a`. */
sv text_message_fill(struct arena *a, enum message id, enum language language, struct args args);
sv text_hint_fill(struct arena *a, enum message id, enum language language, struct args args);
sv text_label_fill(struct arena *a, enum label id, enum language language, struct args args);
/* A pattern of signs alone ("{0} ({1})"), which is the same in every language; no reasons in it. */
sv text_fill(struct arena *a, const char *pattern, struct args args);

/* "nl" or "en"; false when it is neither. */
bool text_language_parse(sv s, enum language *language) WF_MUST_USE;
const char *text_language_name(enum language language);

/* Whether it has the form of a language tag of ISO 639: two or three small letters. */
bool text_language_tag(sv s);

/* The name in `names` nearest to `wrong` (optimal string alignment, at most one third of its
 * length away), or NULL. For hints. */
const char *text_nearest(sv wrong, const char *const *names, size_t count);

#endif
