/* docx : where the parts of a Word document are, and what its styles look like. For reader_docx. */
#ifndef WF_DOCX_H
#define WF_DOCX_H

#include "2_ingest/office.h"

/* What a style says of bold and hidden text; what it does not say comes from the one it is based on. */
enum docx_toggle { DOCX_UNSAID, DOCX_OFF, DOCX_ON };
struct docx_look {
    enum docx_toggle bold, hidden;
};
struct docx_style {
    sv based_on;
    struct docx_look look;
};
struct docx_styles {
    struct keys paragraph, character; /* indices by id */
    struct docx_style *items;
    size_t count, capacity;
    struct docx_look otherwise; /* of a paragraph that names no style */
};

struct docx_parts {
    sv main, comments, footnotes, endnotes, styles; /* members; "" when there is none */
    sv *margins;                                     /* headers and footers */
    size_t margin_count, margin_capacity;
};

/* An element of WordprocessingML, of either of its two namespaces. */
bool docx_is(const struct xml_element *e, const char *name);
bool docx_is_word(const struct xml_element *e);

/* The value of an on/off property (<w:b/>, <w:b w:val="0"/>) in a list of properties; may be NULL. */
enum docx_toggle docx_toggle(const struct xml_element *properties, const char *name);

/* Errors: OFFICE_NO_TEXT when no main part can be found; those of office_tree. */
bool docx_find_parts(struct office *o, struct docx_parts *parts, struct err *err) WF_MUST_USE;

bool docx_read_styles(struct office *o, sv member, struct docx_styles *styles, struct err *err) WF_MUST_USE;

/* What a paragraph's and a run's style look like; "" is no style. */
struct docx_look docx_paragraph_look(const struct docx_styles *styles, sv id);
struct docx_look docx_character_look(const struct docx_styles *styles, sv id);

#endif
