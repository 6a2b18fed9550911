/* name : the parts of somebody's name: given names, initials, particles, surnames.
 *
 *   Jan-Willem van der Velde    given jan, willem; surname velde after "van der"
 *   Velde, J.W. v.d.            the same, with initials; "Velde van der, Jan", "Velde, van der, Jan" too
 *   Sanne Vries-de Boer         given sanne; surnames vries, and boer after "de"
 *   mevrouw F. Bouali (thuis)   the title and what stands in brackets are set aside
 *
 * A comma or a particle tells where the surname begins; without them that is not known. Names are
 * taken as they are written: that Sjaan is Adriana only a list of aliases can say.
 */
#ifndef WF_NAME_H
#define WF_NAME_H

#include "0_base/arena.h"

enum { NAME_WORDS = 8 };

struct name_word {
    sv text;      /* lower case                                         */
    sv plain;     /* also without accents, apostrophes                  */
    sv particles; /* before it, written out as far as known: "van der"  */
    sv joined;    /* the particles and plain as one word                */
    bool initial; /* only the beginning of a name: "f" of F., "th" of Th. */
};

struct name {
    sv folded; /* the whole: names with the same are the same                    */
    struct name_word words[NAME_WORDS]; /* given names first                     */
    size_t count; /* 0: nothing to compare (or more than NAME_WORDS)              */
    size_t split; /* how many are given names; SIZE_MAX: not known                */
    bool titled, remarked; /* a title, brackets were set aside                   */
};

/* Any UTF-8. */
struct name name_parse(struct arena *a, sv text);

#endif
