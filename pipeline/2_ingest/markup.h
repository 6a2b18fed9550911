/* markup : talk in an XML document, put together into turns. Private to 2_ingest.
 *
 * For readers of XML. Blanks are collapsed as XML means them; words keep their place in the turn.
 */
#ifndef WF_MARKUP_H
#define WF_MARKUP_H

#include "0_base/keys.h"
#include "0_base/out.h"
#include "0_base/xml_box.h"
#include "2_ingest/reader.h"

/* What goes before the next letter. */
enum markup_gap { MARKUP_NONE, MARKUP_BLANK, MARKUP_LINE };

struct markup {
    struct arena *a;
    struct transcript *t;
    struct problems *problems;
    struct buffer text; /* of the turn on its way */
    enum markup_gap gap;
    struct turn_word *words;
    size_t word_count, word_capacity;
};

/* The document as a tree.
 *
 * Errors: those of xml_box_read. */
bool markup_open(struct arena *a, struct transcript *t, struct problems *problems, struct markup *m,
                 struct xml_element **root, struct err *err) WF_MUST_USE;

/* The attribute without blanks around it; "" when it is not there. */
sv markup_attribute(const struct xml_element *e, const char *name);


/* Is the name of the element among these? */
bool markup_is_one(const struct xml_element *e, const char *const *names, size_t count);

struct place markup_place(const struct markup *m, const struct xml_element *e);

/* All text in an element, blanks collapsed, but for what stands in the elements named. */
sv markup_flat(struct arena *a, const struct xml_element *e, const char *const *without, size_t count);

/* Counts an element that is dropped, with all that is in it. */
void markup_lose(struct markup *m, const struct xml_element *e);

/* Whichever of the two the study knows; else the name, or the id when there is none. */
sv markup_label(const struct transcript *t, sv name, sv id);

/* "nl" of "nl-BE", "NL", "nld", "dut"; "" of what is no language. */
sv markup_language(struct arena *a, sv said);

/* Goes on with the turn. */
void markup_text(struct markup *m, sv text);
void markup_word(struct markup *m, sv text, sv lemma, sv tag);
void markup_gap(struct markup *m, enum markup_gap gap); /* the widest counts */

/* The turn is whole: its text and words are what was put so far. One that ends before it begins
 * loses its times. False: it had no text. */
bool markup_turn(struct markup *m, struct turn turn);

/* Errors: TRANSCRIPT_EMPTY. */
bool markup_close(struct markup *m, struct err *err) WF_MUST_USE;

#endif
