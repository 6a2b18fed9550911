/* refi : a project of NVivo, ATLAS.ti, MAXQDA, QualCoder and others, as REFI-QDA 1.5 exchanges it:
 * project.qdpx (an archive) or project.qde (its XML alone). Private to 2_ingest.
 *
 * Elements are known by their local names, so that projects of older namespaces are read too; a GUID
 * counts without braces and in either case, and need not have the form of one.
 */
#ifndef WF_REFI_H
#define WF_REFI_H

#include "0_base/keys.h"
#include "0_base/xml_box.h"
#include "2_ingest/reader.h"

/* How a program counts positions in a text: which characters, and which line ends. */
enum refi_breaks {
    REFI_BREAKS_STORED, /* CR and LF each count for one */
    REFI_BREAKS_ONE,    /* CRLF counts for one          */
    REFI_BREAKS_TWO,    /* every line end counts for two, however it is stored */
    REFI_BREAKS_COUNT
};
struct refi_convention {
    bool utf16; /* units of UTF-16, else code points */
    enum refi_breaks breaks;
    bool mark; /* a byte order mark counts */
};
enum { REFI_CONVENTIONS = 2 * REFI_BREAKS_COUNT * 2 };

/* Convention 0 is that of the standard. */
struct refi_convention refi_convention(size_t number);

/* A text in which selections count: of a TextSource, of the Representation of a PDFSource, or a
 * Transcript of an AudioSource or VideoSource. */
struct refi_text {
    const struct xml_element *source, *holder; /* holder: the element that holds the text */
    sv name;
    sv path; /* plainTextPath; "" when the text stands in the XML */
    bool first; /* of its source */
    bool loaded, missing;
    sv stored; /* UTF-8 as it is stored, without byte order mark */
    bool mark; /* it had one */
};

struct refi_named {
    sv guid;
    const struct xml_element *element;
};

struct refi {
    struct arena *a;
    sv file;
    const struct zip_archive *zip; /* NULL: a bare .qde */
    const struct xml_element *root;
    struct refi_text *texts; /* in the order of the project */
    size_t text_count, text_capacity;
    struct refi_named *named; /* whatever has a guid; the first of a guid counts */
    size_t named_count, named_capacity;
    struct keys by_guid;
    size_t odd_guids; /* that have not the form of one */
    const struct xml_element *odd_guid;
};

/* Errors: REFI_QDE_NONE, REFI_QDE_SEVERAL, REFI_ROOT; those of zip_box and xml_box. */
bool refi_open(struct arena *a, sv file, sv bytes, const struct zip_archive *zip, struct refi *r, struct err *err)
    WF_MUST_USE;

/* Whether an archive is such a project. */
bool refi_archive(const struct zip_archive *zip);

/* The text as it is stored; false when the project does not hold it.
 *
 * Errors: those of zip_box and utf8_from_bytes. With `err` STATUS_OK it is missing. */
bool refi_load(struct refi *r, struct refi_text *text, struct err *err) WF_MUST_USE;

/* The element of this name that a GUID points to, or NULL. */
const struct xml_element *refi_find(const struct refi *r, const sv *guid, const char *name);

/* Whatever a GUID points to, or NULL. */
const struct xml_element *refi_find_any(const struct refi *r, const sv *guid);

/* Finds again what has a guid, when elements were taken out of the project. */
void refi_name(struct refi *r);

/* The attribute's value without blanks around it, or "". */
sv refi_value(const struct xml_element *e, const char *name);
/* The text in that child, or "". */
sv refi_child_text(const struct xml_element *e, const char *name);

/* "Thema/Onderthema": the names of a code and of those it stands under. */
sv refi_code_path(struct arena *a, const struct xml_element *code);

/* The text of a Note; "" when it is not in the project. */
sv refi_note(struct refi *r, const struct xml_element *note);
/* What a note, a coding or a selection says of who made it: the name of a User, or "". */
sv refi_user(const struct refi *r, const struct xml_element *e);

/* ---- positions ------------------------------------------------------------------------------ */

/* A stretch of a text that something is said of. */
struct refi_selection {
    size_t text; /* index in refi.texts; SIZE_MAX: of a source without text */
    const struct xml_element *element; /* PlainTextSelection, TranscriptSelection or SyncPoint */
    bool placed; /* it has positions that are numbers */
    int64_t start, end;
    size_t begin, finish; /* bytes of the text as it is stored; refi_place() fills them */
};

/* Those of one text, in the order of the project, SyncPoints left out; appended. */
struct refi_selections {
    struct refi_selection *items;
    size_t count, capacity;
};
void refi_select(const struct refi *r, size_t text, struct refi_selections *to);

/* Where the positions are in the text, as a convention counts: false for the ones that lie outside
 * it, within a character or the wrong way round. */
void refi_place(struct arena *scratch, const struct refi_text *text, struct refi_convention c,
                struct refi_selection *items, size_t count, bool *fits);

/* How well a convention fits a project. */
struct refi_fit {
    size_t convention;
    size_t selections; /* with positions, in texts that are there */
    size_t inside;     /* that lie within their text              */
    size_t named;      /* that have a name which is no number     */
    size_t quoted;     /* whose name is how their text begins     */
    size_t edges;      /* starts and ends at the edge of a word   */
    size_t unsure;     /* that another convention with an equal fit puts elsewhere */
};

/* The convention that fits best, over all texts of the project that can be loaded. On a tie that of
 * the program that the project is said to come from, then the standard's. */
void refi_detect(struct refi *r, struct refi_fit *fit);

/* "tekens, CRLF telt als één, zonder BOM" */
sv refi_convention_name(struct arena *a, size_t number, enum language language);

/* A text as it is stored beside its normal form. */
struct refi_line {
    size_t stored, normal; /* where it begins, bytes */
    size_t length;         /* as it is stored        */
    bool same;             /* is its own normal form */
};
struct refi_lines {
    sv stored, normal;
    struct refi_line *items;
    size_t count, capacity;
};
struct refi_lines refi_lines(struct arena *a, sv stored);
/* Where a place of the stored text is in the normal form, in bytes. */
size_t refi_lines_at(struct arena *scratch, const struct refi_lines *lines, size_t stored);

/* ---- for the two readers ----------------------------------------------------------------------- */

/* The key of a part: which text, and how positions are counted in it. */
sv refi_key(struct arena *a, size_t text, size_t convention);
bool refi_key_parse(sv key, size_t *text, size_t *convention) WF_MUST_USE;

bool refi_parts(struct arena *a, sv file, sv bytes, struct reader_parts *parts, struct problems *problems,
                struct err *err) WF_MUST_USE;
bool refi_read(struct arena *a, struct transcript *t, struct problems *problems, struct err *err) WF_MUST_USE;

#endif
