/* styles : what the styles of a document say of bold and hidden text. For reader_docx and reader_odt. */
#ifndef WF_STYLES_H
#define WF_STYLES_H

#include "0_base/keys.h"

/* What is not said comes from what is around it, or from the style that this one is based on. */
enum style_said { STYLE_UNSAID, STYLE_OFF, STYLE_ON };
struct style_look {
    enum style_said bold, hidden;
};

struct style {
    sv parent; /* "" when there is none */
    struct style_look look;
};

/* Those of paragraphs and those of words may have the same names. */
enum style_kind { STYLE_PARAGRAPH, STYLE_WORDS, STYLE_KINDS };
struct styles {
    struct keys names[STYLE_KINDS]; /* indices */
    struct style *items;
    size_t count, capacity;
};

/* Of two with the same name the first counts. */
void styles_add(struct arena *a, struct styles *styles, enum style_kind kind, sv name, struct style style);

/* What a style looks like, with those that it is based on; says nothing when it is not there. */
struct style_look styles_look(const struct styles *styles, enum style_kind kind, sv name);

/* What `look` does not say is as in `otherwise`. */
struct style_look style_fill(struct style_look look, struct style_look otherwise);

#endif
