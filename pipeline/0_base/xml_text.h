/* xml_text : what xml_box.c and xml_schema.c share; others use xml_box.h. */
#ifndef WF_XML_TEXT_H
#define WF_XML_TEXT_H

#include "0_base/xml_box.h"

/* As xml_box_read; *text is the document as the parser got it, in `scratch` or in `bytes`. */
bool xml_text_read(struct arena *a, struct arena *scratch, sv file, sv bytes, sv *text,
                   struct xml_element **root, struct err *err) WF_MUST_USE;

#endif
