#include "1_study/kind.h"

#include "0_base/num.h"
#include "1_study/element.h"
#include "1_study/study_value.h"

static bool parse_text(const struct attribute_row *row, sv text, void *field)
{
    (void)row;
    memcpy(field, &text, sizeof text);
    return true;
}

static bool letter_or_digit(char c)
{
    return sv_letter_byte(c) || sv_digit_byte(c);
}

static bool parse_name(const struct attribute_row *row, sv text, void *field)
{
    if (text.n > KIND_NAME_BYTES || !letter_or_digit(text.p[0])) return false;
    for (size_t i = 0; i < text.n; i++)
        if (!letter_or_digit(text.p[i]) && text.p[i] != '-' && text.p[i] != '_') return false;
    return parse_text(row, text, field);
}

static bool parse_path(const struct attribute_row *row, sv text, void *field)
{
    return !memchr(text.p, '\\', text.n) && parse_text(row, text, field);
}

static bool parse_tag(const struct attribute_row *row, sv text, void *field)
{
    return text_language_tag(text) && parse_text(row, text, field);
}

/* The number of the word in the row's choices, or -1. */
static ptrdiff_t choice_find(const struct attribute_row *row, sv text)
{
    sv rest = sv_from_cstr(row->choices), choice;
    for (ptrdiff_t i = 0; sv_cut(&rest, ' ', &choice); i++)
        if (sv_eq(choice, text)) return i;
    return -1;
}

static bool parse_choice(const struct attribute_row *row, sv text, void *field)
{
    ptrdiff_t i = choice_find(row, text);
    if (i < 0) return false;
    unsigned value = (unsigned)i;
    memcpy(field, &value, sizeof value);
    return true;
}

static bool parse_flag(const struct attribute_row *row, sv text, void *field)
{
    (void)row;
    ptrdiff_t i = study_value_find(study_value_kind("flag"), text);
    if (i < 0) return false;
    bool yes = i == 0;
    memcpy(field, &yes, sizeof yes);
    return true;
}

static void limits(const struct attribute_row *row, sv *low, sv *high)
{
    if (!sv_split(sv_from_cstr(row->choices), ' ', low, high)) WF_BUG("INT without limits");
}

static bool parse_int(const struct attribute_row *row, sv text, void *field)
{
    sv low_text, high_text;
    int64_t low = 0, high = 0, value;
    struct err err = { 0 };
    limits(row, &low_text, &high_text);
    WF_ASSERT(num_i64(low_text, INT64_MIN, INT64_MAX, &low, &err) &&
              num_i64(high_text, INT64_MIN, INT64_MAX, &high, &err));
    if (!num_i64(text, low, high, &value, &err)) return false;
    memcpy(field, &value, sizeof value);
    return true;
}

static bool parse_dates(const struct attribute_row *row, sv text, void *field)
{
    enum date_format format;
    (void)row;
    if (!date_format_parse(text, &format)) return false;
    memcpy(field, &format, sizeof format);
    return true;
}

static bool parse_encoding(const struct attribute_row *row, sv text, void *field)
{
    enum encoding encoding;
    (void)row;
    if (!utf8_encoding_parse(text, &encoding)) return false;
    memcpy(field, &encoding, sizeof encoding);
    return true;
}

static bool parse_character(const struct attribute_row *row, sv text, void *field)
{
    if (choice_find(row, text) < 0) return false;
    *(char *)field = sv_is(text, "tab") ? '\t' : text.p[0];
    return true;
}

/* A wrong role becomes ROLE_OTHER, so that nobody complains that none was given. */
static bool parse_role(const struct attribute_row *row, sv text, void *field)
{
    enum role role = ROLE_OTHER;
    (void)row;
    bool known = study_role_parse(text, &role);
    memcpy(field, &role, sizeof role);
    return known;
}

/* The next word of a list, or false. */
static bool next_word(sv *rest, sv *word)
{
    *rest = sv_trim(*rest);
    if (rest->n == 0) return false;
    size_t n = 0;
    while (n < rest->n && !sv_blank_byte(rest->p[n])) n++;
    *word = sv_slice(*rest, 0, n);
    *rest = sv_from(*rest, n);
    return true;
}

static bool parse_roles(const struct attribute_row *row, sv text, void *field)
{
    bool include[ROLE_COUNT] = { false };
    sv word;
    (void)row;
    while (next_word(&text, &word)) {
        enum role role;
        if (!study_role_parse(word, &role)) return false;
        include[role] = true;
    }
    memcpy(field, include, sizeof include);
    return true;
}

static void digest_text(const void *field, struct digest_state *state)
{
    sv text;
    memcpy(&text, field, sizeof text);
    digest_add(state, text);
}

static void digest_path(const void *field, struct digest_state *state)
{
    (void)field;
    (void)state;
}

static void digest_choice(const void *field, struct digest_state *state)
{
    unsigned value;
    memcpy(&value, field, sizeof value);
    digest_add_int(state, value);
}

static void digest_flag(const void *field, struct digest_state *state)
{
    digest_add_int(state, *(const bool *)field);
}

static void digest_int(const void *field, struct digest_state *state)
{
    int64_t value;
    memcpy(&value, field, sizeof value);
    digest_add_int(state, value);
}

static void digest_character(const void *field, struct digest_state *state)
{
    digest_add_int(state, *(const char *)field);
}

static void digest_roles(const void *field, struct digest_state *state)
{
    for (size_t i = 0; i < ROLE_COUNT; i++) digest_add_int(state, ((const bool *)field)[i]);
}

/* An enum is kept as the unsigned number that parse_choice writes. */
_Static_assert(sizeof(enum turns) == sizeof(unsigned) && sizeof(enum role) == sizeof(unsigned) &&
                   sizeof(enum encoding) == sizeof(unsigned) &&
                   sizeof(enum date_format) == sizeof(unsigned),
               "enums are as wide as unsigned");

static const struct kind {
    bool (*parse)(const struct attribute_row *row, sv text, void *field);
    void (*digest)(const void *field, struct digest_state *state);
    const char *values; /* the kind in values.def, or NULL            */
    bool listed;        /* the row's choices are all that can be said */
    const char *data;   /* otherwise: its RELAX NG data type          */
    enum message refusal;
    enum label what;
} kinds[KIND_COUNT] = {
    [KIND_TEXT] = { parse_text, digest_text, NULL, false, "<param name=\"minLength\">1</param>",
                    MESSAGE_NONE, LABEL_STUDY_KIND_TEXT },
    [KIND_NAME] = { parse_name, digest_text, NULL, false,
                    "<param name=\"pattern\">[A-Za-z0-9][A-Za-z0-9_\\-]{0,63}</param>",
                    MESSAGE_STUDY_NAME, LABEL_STUDY_KIND_NAME },
    [KIND_PATH] = { parse_path, digest_path, NULL, false, "<param name=\"pattern\">[^\\\\]+</param>",
                    MESSAGE_STUDY_PATH, LABEL_STUDY_KIND_PATH },
    [KIND_PATTERN] = { parse_path, digest_path, NULL, false,
                       "<param name=\"pattern\">[^\\\\]+</param>", MESSAGE_STUDY_PATH,
                       LABEL_STUDY_KIND_PATTERN },
    [KIND_TAG] = { parse_tag, digest_text, NULL, false,
                   "<param name=\"pattern\">[a-z]{2,3}</param>", MESSAGE_STUDY_TAG,
                   LABEL_STUDY_KIND_TAG },
    [KIND_CHOICE] = { parse_choice, digest_choice, NULL, true, NULL, MESSAGE_STUDY_CHOICE, LABEL_NONE },
    [KIND_FLAG] = { parse_flag, digest_flag, "flag", false, NULL, MESSAGE_STUDY_CHOICE, LABEL_NONE },
    [KIND_INT] = { parse_int, digest_int, NULL, false, NULL, MESSAGE_STUDY_NUMBER, LABEL_STUDY_KIND_INT },
    [KIND_DATES] = { parse_dates, digest_choice, NULL, true, NULL, MESSAGE_STUDY_CHOICE, LABEL_NONE },
    [KIND_ENCODING] = { parse_encoding, digest_choice, NULL, true, NULL, MESSAGE_STUDY_CHOICE,
                        LABEL_NONE },
    [KIND_CHARACTER] = { parse_character, digest_character, NULL, true, NULL, MESSAGE_STUDY_CHOICE,
                         LABEL_NONE },
    [KIND_ROLE] = { parse_role, digest_choice, "role", false, NULL, MESSAGE_STUDY_CHOICE, LABEL_NONE },
    [KIND_ROLES] = { parse_roles, digest_roles, "role", false, NULL, MESSAGE_STUDY_CHOICE,
                     LABEL_STUDY_KIND_ROLES },
};

void kind_fill_absent(const struct attribute_row *row, void *field)
{
    enum role none = ROLE_COUNT;
    if (row->kind == KIND_ROLE) memcpy(field, &none, sizeof none);
}

bool kind_parse(const struct attribute_row *row, sv text, void *field)
{
    WF_ASSERT(text.n > 0);
    return kinds[row->kind].parse(row, text, field);
}

void kind_digest(const struct attribute_row *row, const void *field, struct digest_state *state)
{
    kinds[row->kind].digest(field, state);
}

void kind_words(struct arena *a, const struct attribute_row *row, const char *const **words,
                size_t *count)
{
    const struct kind *kind = &kinds[row->kind];
    const char **found = NULL;
    size_t capacity = 0;
    sv word;
    *count = 0;
    if (kind->listed) {
        sv rest = sv_from_cstr(row->choices);
        while (sv_cut(&rest, ' ', &word))
            *ARENA_PUSH(a, found, *count, capacity) = arena_cstr(a, word);
    }
    const struct study_value_kind *values = kind->values ? study_value_kind(kind->values) : NULL;
    for (size_t i = 0; values && i < values->count; i++)
        for (size_t at = 0; study_value_word(&values->values[i], &at, &word);)
            *ARENA_PUSH(a, found, *count, capacity) = arena_cstr(a, word);
    *words = found;
}

/* "detect, labels, blank-lines"; signs stand apart by blanks only. */
static sv choices_text(struct arena *a, const struct attribute_row *row)
{
    const struct kind *kind = &kinds[row->kind];
    if (kind->values) return sv_from_cstr(study_value_kind(kind->values)->choices);
    struct buffer b = { .a = a };
    sv rest = sv_from_cstr(row->choices), choice;
    while (sv_cut(&rest, ' ', &choice)) {
        if (b.n) buffer_cstr(&b, row->kind == KIND_CHARACTER ? " " : ", ");
        buffer_add(&b, choice);
    }
    return buffer_sv(&b);
}

sv kind_describe(struct arena *a, const struct attribute_row *row, enum language language)
{
    const struct kind *kind = &kinds[row->kind];
    sv low = SV(""), high = SV("");
    if (kind->what == LABEL_NONE) return choices_text(a, row);
    if (row->kind == KIND_INT) limits(row, &low, &high);
    if (kind->values) low = choices_text(a, row);
    return text_label_fill(a, kind->what, language, ARGS(ARG_SV(low), ARG_SV(high)));
}

/* The part of the value that is wrong: for a list of roles the first that is none. */
static sv wrong_part(const struct attribute_row *row, sv text)
{
    sv rest = text, word;
    enum role role;
    if (row->kind != KIND_ROLES) return text;
    while (next_word(&rest, &word))
        if (!study_role_parse(word, &role)) return word;
    return text;
}

void kind_add_problem(struct arena *a, struct problems *p, struct place place,
                      const struct attribute_row *row, sv text)
{
    enum message message = kinds[row->kind].refusal;
    sv name = sv_from_cstr(row->name), low, high;
    text = wrong_part(row, text);
    if (row->kind == KIND_INT) {
        limits(row, &low, &high);
        problem_add(p, place, message, ARGS(ARG_SV(name), ARG_SV(text), ARG_SV(low), ARG_SV(high)));
        return;
    }
    if (message != MESSAGE_STUDY_CHOICE) {
        problem_add(p, place, message, ARGS(ARG_SV(name), ARG_SV(text)));
        return;
    }
    const char *const *words;
    size_t count;
    kind_words(a, row, &words, &count);
    const char *nearest = text_nearest(text, words, count);
    struct arg choices = ARG_SV(choices_text(a, row));
    if (nearest)
        problem_add(p, place, MESSAGE_STUDY_CHOICE_NEAR,
                    ARGS(ARG_SV(name), ARG_SV(text), choices, ARG_CSTR(nearest)));
    else
        problem_add(p, place, message, ARGS(ARG_SV(name), ARG_SV(text), choices));
}

void kind_write_schema(struct arena *a, const struct attribute_row *row, struct buffer *b)
{
    const char *const *words;
    size_t count;
    sv low, high;
    kind_words(a, row, &words, &count);
    if (row->kind == KIND_INT) {
        limits(row, &low, &high);
        buffer_printf(b,
                      "<data type=\"integer\"><param name=\"minInclusive\">%.*s</param>"
                      "<param name=\"maxInclusive\">%.*s</param></data>",
                      SV_ARG(low), SV_ARG(high));
        return;
    }
    if (count == 0) {
        buffer_printf(b, "<data type=\"token\">%s</data>", kinds[row->kind].data);
        return;
    }
    if (row->kind == KIND_ROLES) buffer_cstr(b, "<list><oneOrMore>");
    buffer_cstr(b, "<choice>");
    for (size_t i = 0; i < count; i++) {
        if (row->kind == KIND_ROLES && strchr(words[i], ' ')) continue;
        buffer_cstr(b, "<value>");
        buffer_html(b, sv_from_cstr(words[i]));
        buffer_cstr(b, "</value>");
    }
    buffer_cstr(b, "</choice>");
    if (row->kind == KIND_ROLES) buffer_cstr(b, "</oneOrMore></list>");
}
