/* xml_box : the only door to libxml2. Reads a whole document from memory, hostile or not.
 *
 * Any DOCTYPE is refused, nothing is loaded from outside, and depth, nodes and text are capped,
 * since libxml2's own flags do not suffice (2.9.14).
 */
#ifndef WF_XML_BOX_H
#define WF_XML_BOX_H

#include "0_base/err.h"

struct xml_attribute {
    sv name, value; /* local name */
    size_t line, column; /* of its name */
};

/* An element and its children in document order. Text directly inside stands in `text`
 * (all text nodes joined), in `a`. Comments and processing instructions are dropped. */
struct xml_element {
    sv name;      /* local name      */
    sv space;     /* namespace URI, "" when none */
    size_t line, column; /* 1-based, of '<' */
    struct xml_attribute *attributes;
    size_t attribute_count, attribute_capacity;
    struct xml_element **children;
    size_t child_count, child_capacity;
    struct xml_element *parent;
    sv text;
};

/* Errors: XML_BROKEN at line and column, XML_DOCTYPE, XML_DEEP, XML_LARGE, XML_ENCODING. */
bool xml_box_read(struct arena *a, sv file, sv bytes, struct xml_element **root, struct err *err)
    WF_MUST_USE;

/* The attribute's value, or NULL. */
const sv *xml_box_attribute(const struct xml_element *e, const char *name);

/* Holds a document against a RELAX NG schema (tests and `check`).
 *
 * Errors: XML_SCHEMA with libxml2's message and line. */
bool xml_box_validate(struct arena *a, sv file, sv bytes, sv schema, struct err *err) WF_MUST_USE;

#endif
