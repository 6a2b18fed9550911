/* study_value : the values of values.def. Private to 1_study. */
#ifndef WF_STUDY_VALUE_H
#define WF_STUDY_VALUE_H

#include "1_study/study.h"

struct study_value {
    const char *english, *label[2];
    const char *synonyms; /* separated by ';' */
};

struct study_value_kind {
    const char *name, *choices;
    const struct study_value *values;
    size_t count;
};

/* NULL when there is no such kind. */
const struct study_value_kind *study_value_kind(const char *name);

/* The number of the value that the word means, or -1. */
ptrdiff_t study_value_find(const struct study_value_kind *kind, sv word);

/* The next word for a value, in lower case: English, both labels, synonyms; doubles are left out.
 * `at` starts at 0. */
bool study_value_word(const struct study_value *value, size_t *at, sv *word) WF_MUST_USE;

#endif
