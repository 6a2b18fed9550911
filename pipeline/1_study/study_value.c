#include "1_study/study_value.h"

#define KIND(name, choices, ...) static const struct study_value values_##name[] = { __VA_ARGS__ };
#define VALUE(english, nl, en, synonyms) { english, { nl, en }, synonyms },
#include "1_study/values.def"
#undef KIND

#define KIND(name, choices, ...) { #name, choices, values_##name, WF_COUNT(values_##name) },
static const struct study_value_kind kinds[] = {
#include "1_study/values.def"
};
#undef KIND
#undef VALUE

_Static_assert(WF_COUNT(values_role) == ROLE_COUNT, "values.def has one row for each role");

const struct study_value_kind *study_value_kind(const char *name)
{
    for (size_t i = 0; i < WF_COUNT(kinds); i++)
        if (strcmp(kinds[i].name, name) == 0) return &kinds[i];
    return NULL;
}

static bool gap(char c) { return sv_blank_byte(c) || c == '-' || c == '_'; }

/* Equal but for the case of ASCII letters and for which blanks or hyphens part the words. */
static bool alike(sv x, sv y)
{
    size_t i = 0, j = 0;
    while (i < x.n && j < y.n) {
        if (gap(x.p[i]) != gap(y.p[j])) return false;
        if (!gap(x.p[i])) {
            if (sv_lowered_byte(x.p[i++]) != sv_lowered_byte(y.p[j++])) return false;
            continue;
        }
        while (i < x.n && gap(x.p[i])) i++;
        while (j < y.n && gap(y.p[j])) j++;
    }
    return i == x.n && j == y.n;
}

/* The `at`-th word, doubles included. */
static bool word_at(const struct study_value *value, size_t at, sv *word)
{
    const char *const fixed[] = { value->english, value->label[0], value->label[1] };
    if (at < WF_COUNT(fixed)) {
        *word = sv_from_cstr(fixed[at]);
        return true;
    }
    sv rest = sv_from_cstr(value->synonyms);
    for (size_t i = WF_COUNT(fixed); sv_cut(&rest, ';', word); i++)
        if (i == at) return true;
    return false;
}

bool study_value_word(const struct study_value *value, size_t *at, sv *word)
{
    while (word_at(value, *at, word)) {
        size_t here = (*at)++;
        bool known = false;
        sv before;
        for (size_t i = 0; i < here && word_at(value, i, &before); i++) known |= alike(before, *word);
        if (!known) return true;
    }
    return false;
}

ptrdiff_t study_value_find(const struct study_value_kind *kind, sv word)
{
    word = sv_trim(word);
    if (word.n == 0) return -1;
    for (size_t i = 0; i < kind->count; i++) {
        sv known;
        for (size_t at = 0; word_at(&kind->values[i], at, &known); at++)
            if (alike(word, known)) return (ptrdiff_t)i;
    }
    return -1;
}

const char *study_value(const char *kind, sv word, const char **choices)
{
    const struct study_value_kind *k = study_value_kind(kind);
    if (!k) WF_BUG("no such kind of value");
    if (choices) *choices = k->choices;
    ptrdiff_t i = study_value_find(k, word);
    return i < 0 ? NULL : k->values[i].english;
}

const char *study_value_label(const char *kind, sv english, enum language language)
{
    const struct study_value_kind *k = study_value_kind(kind);
    if (!k) WF_BUG("no such kind of value");
    for (size_t i = 0; i < k->count; i++)
        if (sv_is(english, k->values[i].english)) return k->values[i].label[language];
    return NULL;
}

const char *study_role_name(enum role role)
{
    WF_ASSERT(role < ROLE_COUNT);
    return values_role[role].english;
}

const char *study_role_label(enum role role, enum language language)
{
    WF_ASSERT(role < ROLE_COUNT);
    return values_role[role].label[language];
}

bool study_role_parse(sv word, enum role *role)
{
    ptrdiff_t i = study_value_find(study_value_kind("role"), word);
    if (i < 0) return false;
    *role = (enum role)i;
    return true;
}
