#include "0_base/text.h"

#include "0_base/err.h"

#include <errno.h>
#include <inttypes.h>

#define MESSAGE(id, code, severity, status, nl, en, hint_nl, hint_en)                              \
    { #id, code, SEVERITY_##severity, STATUS_##status, { nl, en }, { hint_nl, hint_en } },
#define LABEL(id, nl, en)
static const struct message_row messages[] = {
    { "NONE", "", SEVERITY_NOTE, STATUS_OK, { "", "" }, { "", "" } },
#include "0_base/texts.def"
};
#undef MESSAGE
#undef LABEL

#define MESSAGE(id, code, severity, status, nl, en, hint_nl, hint_en)
#define LABEL(id, nl, en) { nl, en },
static const char *const labels[][2] = {
    { "", "" },
#include "0_base/texts.def"
};
#undef MESSAGE
#undef LABEL

static const char *const language_names[] = { [LANGUAGE_NL] = "nl", [LANGUAGE_EN] = "en" };

/* Names longer than NEAREST_BYTES are never proposed in a hint. DIGITS_BYTES: room for an int64_t. */
enum { NEAREST_BYTES = 64, DIGITS_BYTES = 24 };

const struct message_row *text_message(enum message id)
{
    WF_ASSERT(id < MESSAGE_COUNT);
    return &messages[id];
}

const char *text_label(enum label id, enum language language)
{
    WF_ASSERT(id < LABEL_COUNT);
    return labels[id][language];
}

const char *text_severity(enum severity severity, enum language language)
{
    switch (severity) {
    case SEVERITY_NOTE: return text_label(LABEL_SEVERITY_NOTE, language);
    case SEVERITY_WARNING: return text_label(LABEL_SEVERITY_WARNING, language);
    case SEVERITY_ERROR: return text_label(LABEL_SEVERITY_ERROR, language);
    }
    WF_BUG("severity");
}

/* Why the system refused, in plain words; the C library's own where we have none. */
static sv reason(int why, enum language language)
{
    static const struct {
        int why;
        enum label words;
    } reasons[] = {
        { EACCES, LABEL_WHY_ACCESS },       { EPERM, LABEL_WHY_ACCESS },    { ENOSPC, LABEL_WHY_FULL },
        { EDQUOT, LABEL_WHY_FULL },         { EROFS, LABEL_WHY_READ_ONLY }, { ENOENT, LABEL_WHY_ABSENT },
        { ENOTDIR, LABEL_WHY_NO_FOLDER },   { EISDIR, LABEL_WHY_FOLDER },   { EEXIST, LABEL_WHY_THERE },
        { ENAMETOOLONG, LABEL_WHY_LONG },   { EMFILE, LABEL_WHY_MANY },     { ENFILE, LABEL_WHY_MANY },
        { EIO, LABEL_WHY_DISK },            { ELOOP, LABEL_WHY_LOOP },      { EFBIG, LABEL_WHY_LARGE },
        { EINVAL, LABEL_WHY_NO_FILE },      { ENOMEM, LABEL_WHY_MEMORY },
    };
    for (size_t i = 0; i < WF_COUNT(reasons); i++)
        if (reasons[i].why == why) return sv_from_cstr(text_label(reasons[i].words, language));
    return sv_from_cstr(strerror(why));
}

/* The view of one argument; a number is written into `digits`. */
static sv argument(const struct arg *arg, enum language language, char digits[DIGITS_BYTES])
{
    switch (arg->kind) {
    case ARG_KIND_NONE: return (sv){ "", 0 };
    case ARG_KIND_TEXT: return arg->text;
    case ARG_KIND_REASON: return reason((int)arg->number, language);
    case ARG_KIND_INT:
        snprintf(digits, DIGITS_BYTES, "%" PRId64, arg->number);
        return sv_from_cstr(digits);
    }
    WF_BUG("argument kind");
}

/* What stands at one place of a pattern: the words it becomes, and how many bytes of the pattern they take. */
struct piece {
    sv words;
    size_t bytes;
};

static bool digit_of_argument(char c) { return c >= '0' && c < '0' + ARGS_MAX; }

/* {0} is the argument; {0?row|rows} the first words where it is 1, else the second. */
static struct piece piece_at(const char *s, const sv values[ARGS_MAX])
{
    struct piece plain = { { s, 1 }, 1 };
    if (s[0] != '{' || !digit_of_argument(s[1])) return plain;
    sv value = values[s[1] - '0'];
    if (s[2] == '}') return (struct piece){ value, 3 };
    if (s[2] != '?') return plain;
    const char *bar = strchr(s, '|'), *end = strchr(s, '}');
    if (!bar || !end || end < bar) return plain;
    sv one = { s + 3, (size_t)(bar - s) - 3 }, many = { bar + 1, (size_t)(end - bar) - 1 };
    return (struct piece){ sv_is(value, "1") ? one : many, (size_t)(end - s) + 1 };
}

static sv fill(struct arena *a, const char *pattern, struct args args, enum language language)
{
    char digits[ARGS_MAX][DIGITS_BYTES];
    sv values[ARGS_MAX];
    for (size_t i = 0; i < ARGS_MAX; i++) values[i] = argument(&args.v[i], language, digits[i]);
    size_t n = 0;
    for (const char *s = pattern; *s; s += piece_at(s, values).bytes) n += piece_at(s, values).words.n;
    char *filled = ARENA_NEW(a, char, n + 1), *to = filled;
    for (const char *s = pattern; *s;) {
        struct piece here = piece_at(s, values);
        if (here.words.n) memcpy(to, here.words.p, here.words.n);
        to += here.words.n;
        s += here.bytes;
    }
    return (sv){ filled, n };
}

sv text_message_fill(struct arena *a, enum message id, enum language language, struct args args)
{
    return fill(a, text_message(id)->text[language], args, language);
}

sv text_hint_fill(struct arena *a, enum message id, enum language language, struct args args)
{
    return fill(a, text_message(id)->hint[language], args, language);
}

sv text_label_fill(struct arena *a, enum label id, enum language language, struct args args)
{
    return fill(a, text_label(id, language), args, language);
}

sv text_fill(struct arena *a, const char *pattern, struct args args)
{
    for (size_t i = 0; i < ARGS_MAX; i++) WF_ASSERT(args.v[i].kind != ARG_KIND_REASON);
    return fill(a, pattern, args, LANGUAGE_EN);
}

bool text_language_parse(sv s, enum language *language)
{
    for (size_t i = 0; i < WF_COUNT(language_names); i++) {
        if (!sv_is(s, language_names[i])) continue;
        *language = (enum language)i;
        return true;
    }
    return false;
}

bool text_language_tag(sv s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!sv_lower_byte(s.p[i])) return false;
    return s.n == 2 || s.n == 3;
}

const char *text_language_name(enum language language) { return language_names[language]; }

static size_t least(size_t x, size_t y) { return x < y ? x : y; }

/* Optimal string alignment: insert, delete, replace, swap neighbours; capitals are no mistake. */
static size_t distance(sv s, sv t)
{
    size_t rows[3][NEAREST_BYTES + 1];
    size_t *before = rows[0], *above = rows[1], *here = rows[2];
    for (size_t j = 0; j <= t.n; j++) above[j] = before[j] = j;
    for (size_t i = 1; i <= s.n; i++) {
        here[0] = i;
        for (size_t j = 1; j <= t.n; j++) {
            char x = sv_lowered_byte(s.p[i - 1]), y = sv_lowered_byte(t.p[j - 1]);
            here[j] = least(least(above[j], here[j - 1]) + 1, above[j - 1] + (x != y));
            if (i > 1 && j > 1 && x == sv_lowered_byte(t.p[j - 2]) && y == sv_lowered_byte(s.p[i - 2]))
                here[j] = least(here[j], before[j - 2] + 1);
        }
        size_t *spare = before;
        before = above;
        above = here;
        here = spare;
    }
    return above[t.n];
}

const char *text_nearest(sv wrong, const char *const *names, size_t count)
{
    if (wrong.n == 0 || wrong.n > NEAREST_BYTES) return NULL;
    size_t allowed = wrong.n < 6 ? 1 : wrong.n / 3;
    size_t best = least(allowed, wrong.n - 1) + 1;
    const char *nearest = NULL;
    for (size_t i = 0; i < count; i++) {
        sv name = sv_from_cstr(names[i]);
        if (name.n > NEAREST_BYTES) continue;
        size_t d = distance(wrong, name);
        if (d >= best) continue;
        best = d;
        nearest = names[i];
    }
    return nearest;
}
