/* docx : where the parts of a Word document are, and what its styles look like. For reader_docx. */
#ifndef WF_DOCX_H
#define WF_DOCX_H

#include "2_ingest/office.h"
#include "2_ingest/styles.h"

struct docx_styles {
    struct styles named;
    struct style_look otherwise; /* of a paragraph that names no style */
};

struct docx_parts {
    sv main, comments, footnotes, endnotes, styles; /* members; "" when there is none */
    sv *margins;                                     /* headers and footers */
    size_t margin_count, margin_capacity;
};

/* An element of WordprocessingML, of either of its two namespaces. */
bool docx_is(const struct xml_element *e, const char *name);

/* The value of an on/off property (<w:b/>, <w:b w:val="0"/>) in a list of properties; may be NULL. */
enum style_said docx_toggle(const struct xml_element *properties, const char *name);

/* Errors: OFFICE_NO_TEXT when no main part can be found; those of office_tree. */
bool docx_find_parts(struct office *o, struct docx_parts *parts, struct err *err) WF_MUST_USE;

bool docx_read_styles(struct office *o, sv member, struct docx_styles *styles, struct err *err) WF_MUST_USE;

/* What a paragraph's style looks like; "" is no style. */
struct style_look docx_paragraph_look(const struct docx_styles *styles, sv id);

#endif
