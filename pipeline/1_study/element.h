/* element : the list of elements and attributes of study.xml. Private to 1_study.
 *
 * To add an attribute: one row in elements.def, and the field it fills in study.h. To add an
 * element: one row, its attributes, and the struct or list it fills.
 */
#ifndef WF_ELEMENT_H
#define WF_ELEMENT_H

#include "1_study/kind.h"

#define ELEMENT_SPACE "urn:weefsel:study:1"

/* How often an element of one name may stand in its parent. */
enum { ELEMENT_LIMIT = 10000 };

/* Where the contents of an element go in the struct of its parent. */
enum element_holder {
    HOLDER_ROOT, /* the struct itself           */
    HOLDER_LIST, /* a new item of a list        */
    HOLDER_PART, /* a struct in it, at most one */
    HOLDER_TEXT, /* a text in it, at most one   */
};

struct element_row {
    const char *name;
    const char *family; /* "" or what attributes of several elements name */
    const char *parent; /* name or family                                 */
    enum element_holder holder;
    size_t field, count, capacity; /* offsets in the parent's struct; the last two of a list */
    size_t item_bytes;
    bool placed;
    size_t place; /* offset of a struct place in its own struct */
    const char *meaning[2];
};

struct attribute_row {
    const char *of; /* name or family of the element */
    const char *name;
    enum kind_id kind;
    size_t offset; /* in the struct of the element */
    bool needed;
    const char *preset, *choices;
    const char *meaning[2];
};

/* An element that is one text: the lists of them are arrays of sv. */
struct element_text {
    sv text;
};

const struct element_row *element_rows(size_t *count);
const struct attribute_row *element_attribute_rows(size_t *count);

static inline const struct element_row *element_root(void)
{
    size_t count;
    return element_rows(&count);
}

/* The next element that may stand in `parent`, or NULL; `at` starts at 0. */
const struct element_row *element_next_child(const struct element_row *parent, size_t *at);
/* The next attribute of the element, those of its family first, or NULL. */
const struct attribute_row *element_next_attribute(const struct element_row *row, size_t *at);

/* NULL when there is none. */
const struct element_row *element_find_child(const struct element_row *parent, sv name);
const struct attribute_row *element_find_attribute(const struct element_row *row, sv name);

/* How many of `row` the struct of its parent holds, and the i-th. */
size_t element_count(const struct element_row *row, const void *owner);
void *element_at(const struct element_row *row, void *owner, size_t i);
const void *element_get(const struct element_row *row, const void *owner, size_t i);
/* A new item of a list, or the one there is; zeroed when it is new. */
void *element_add(struct arena *a, const struct element_row *row, void *owner);

/* Fills every attribute with its default. */
void element_fill_presets(const struct element_row *row, void *object);

#endif
