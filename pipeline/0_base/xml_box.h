/* xml_box : the only door to libxml2. Reads a whole document from memory, hostile or not.
 *
 * Any DOCTYPE is refused, nothing is loaded from outside, and depth, elements, attributes and text
 * are capped, since libxml2's own flags do not suffice (2.9.14). A byte order mark decides the
 * encoding, then the declaration (UTF-8, UTF-16, Windows-1252, Latin-1), then it is UTF-8.
 */
#ifndef WF_XML_BOX_H
#define WF_XML_BOX_H

#include "0_base/err.h"

enum {
    XML_BYTES_MAX = 512 * 1024 * 1024,
    XML_DEPTH_MAX = 100,
    XML_ELEMENTS_MAX = 2000000,
    XML_ATTRIBUTES_MAX = 4 * XML_ELEMENTS_MAX, /* in all                        */
    XML_TAG_ATTRIBUTES_MAX = 1000,             /* in one tag, xmlns included    */
    XML_TEXT_BYTES_MAX = 64 * 1024 * 1024      /* with the attributes' values   */
};

struct xml_attribute {
    sv name, value;      /* local name */
    sv space;            /* namespace URI, "" when none */
    size_t line, column; /* 1-based, of its name */
};

/* An element and its children in document order. Text directly inside stands in `text`, all its
 * pieces joined; where a child stands in it, is the child's text_before. Comments and processing
 * instructions are dropped. */
struct xml_element {
    sv name;                          /* local name */
    sv space;                         /* namespace URI, "" when none */
    size_t line, column;              /* 1-based, of '<' */
    struct xml_attribute *attributes; /* in the order of the document, without xmlns */
    size_t attribute_count;
    struct xml_element **children;
    size_t child_count;
    struct xml_element *parent; /* NULL: the root */
    sv text;
    size_t text_before; /* bytes of the parent's text that come before this element */
};

/* Everything is in `a`; nothing points into `bytes`.
 *
 * Errors: XML_BROKEN, XML_TAG, XML_AMPERSAND, XML_QUOTE, XML_CHARACTER, XML_CUT, XML_DOCTYPE,
 *         XML_DEEP, XML_LARGE at line and column; XML_EMPTY, XML_PACKED; XML_ENCODING,
 * XML_ENCODING_UNKNOWN, UTF8_NUL. */
bool xml_box_read(struct arena *a, sv file, sv bytes, struct xml_element **root,
                  struct err *err) WF_MUST_USE;

/* A document told piece by piece, for those too large for a tree: nothing of it is kept, so only
 * its bytes, depth and the attributes of one tag are capped. The views end with the function. Each
 * returns true to go on, or false: with `err` set it fails, without it has seen enough. Text may
 * come in several pieces. */
struct xml_tag {
    sv name, space;
    const struct xml_attribute *attributes; /* without their places */
    size_t attribute_count;
};
struct xml_events {
    bool (*open)(void *user, const struct xml_tag *tag, struct err *err);
    bool (*text)(void *user, sv text, struct err *err);
    bool (*close)(void *user, sv name, struct err *err);
};

/* Errors: those of xml_box_read, and those of the functions that are told. */
bool xml_box_tell(sv file, sv bytes, const struct xml_events *events, void *user,
                  struct err *err) WF_MUST_USE;

/* The attribute's value, or NULL. */
const sv *xml_box_attribute(const struct xml_element *e, const char *name);
/* The same, or "". */
sv xml_box_value(const struct xml_element *e, const char *name);

/* The first child of this name, or NULL; also of NULL. */
const struct xml_element *xml_box_child(const struct xml_element *e, const char *name);

/* Holds a document against a RELAX NG schema.
 *
 * Errors: those of reading; XML_SCHEMA with libxml2's message, at the element it is about;
 *         XML_BROKEN in the file "schema" when the schema is none. */
bool xml_box_validate(struct arena *a, sv file, sv bytes, sv schema, struct err *err) WF_MUST_USE;

#endif
