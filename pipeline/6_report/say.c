#include "6_report/say.h"

static const char *const decimal_sign[] = { [LANGUAGE_NL] = ",", [LANGUAGE_EN] = "." };
static const char *const thousand_sign[] = { [LANGUAGE_NL] = ".", [LANGUAGE_EN] = "," };

/* Digits with a sign between every three; a minus stays before them. */
static sv group_digits(struct arena *a, enum language language, sv digits)
{
    struct buffer b = { .a = a };
    if (digits.n && digits.p[0] == '-') {
        buffer_cstr(&b, "−");
        digits = sv_from(digits, 1);
    }
    for (size_t i = 0; i < digits.n; i++) {
        if (i && (digits.n - i) % 3 == 0) buffer_cstr(&b, thousand_sign[language]);
        buffer_add(&b, sv_slice(digits, i, i + 1));
    }
    return buffer_sv(&b);
}

sv say_count(struct arena *a, enum language language, int64_t n)
{
    return group_digits(a, language, text_fill(a, "{0}", ARGS(ARG_INT(n))));
}

sv say_some(struct arena *a, enum language language, int64_t n, enum label what)
{
    return text_label_fill(a, what, language, ARGS(ARG_SV(say_count(a, language, n))));
}

sv say_real(struct arena *a, enum language language, double x, int digits)
{
    char buf[64];
    sv whole, part;
    num_print(x, digits, buf);
    if (!sv_split(sv_from_cstr(buf), '.', &whole, &part))
        return group_digits(a, language, sv_from_cstr(buf));
    sv front = group_digits(a, language, whole);
    return arena_format(a, "%.*s%s%.*s", SV_ARG(front), decimal_sign[language], SV_ARG(part));
}

sv say_maybe(struct arena *a, enum language language, struct maybe_real x, int digits)
{
    return x.has ? say_real(a, language, x.value, digits) : SV("–");
}

sv say_share(struct arena *a, enum language language, double part, double whole, int digits)
{
    if (!(whole > 0)) return SV("–");
    sv percent = say_real(a, language, 100 * part / whole, digits);
    return arena_format(a, "%.*s%%", SV_ARG(percent));
}

sv say_interval(struct arena *a, enum language language, struct maybe_real low,
                struct maybe_real high, int digits)
{
    if (!low.has || !high.has) return SV("–");
    return text_label_fill(a, LABEL_SAY_INTERVAL, language,
                           ARGS(ARG_SV(say_real(a, language, low.value, digits)),
                                ARG_SV(say_real(a, language, high.value, digits))));
}

sv say_date(struct arena *a, enum language language, struct maybe_date date)
{
    static const enum label months[] = {
        LABEL_MONTH_JANUARY,   LABEL_MONTH_FEBRUARY, LABEL_MONTH_MARCH,    LABEL_MONTH_APRIL,
        LABEL_MONTH_MAY,       LABEL_MONTH_JUNE,     LABEL_MONTH_JULY,     LABEL_MONTH_AUGUST,
        LABEL_MONTH_SEPTEMBER, LABEL_MONTH_OCTOBER,  LABEL_MONTH_NOVEMBER, LABEL_MONTH_DECEMBER,
    };
    int64_t year, month, day;
    if (!date.has) return SV("–");
    date_to_civil(date.days, &year, &month, &day);
    return text_fill(
        a, "{0} {1} {2}",
        ARGS(ARG_INT(day), ARG_SV(say_label(language, months[month - 1])), ARG_INT(year)));
}

sv say_role(enum language language, sv role)
{
    enum role known;
    if (!study_role_parse(role, &known)) return role;
    return sv_from_cstr(study_role_label(known, language));
}

sv say_group(enum language language, sv by, sv group)
{
    if (sv_is(by, "all")) return say_label(language, LABEL_EVERYBODY);
    return sv_is(by, "role") ? say_role(language, group) : group;
}

sv say_person(const struct corpus *corpus, sv person)
{
    ptrdiff_t row = corpus_person(corpus, person);
    if (row < 0) return person;
    sv label = people_at(&corpus->people, (size_t)row)->label;
    return label.n ? label : person;
}

sv say_short(struct arena *a, const struct corpus *corpus, sv text)
{
    struct buffer b = { .a = a };
    sv before, rest = text, inside, after;
    while (sv_split(rest, '[', &before, &rest)) {
        buffer_add(&b, before);
        buffer_cstr(&b, "[");
        if (!sv_split(rest, ']', &inside, &after) || corpus_person(corpus, inside) < 0) continue;
        buffer_add(&b, say_person(corpus, inside));
        rest = sv_from(rest, inside.n);
    }
    buffer_add(&b, rest);
    return buffer_sv(&b);
}

sv say_label(enum language language, enum label label)
{
    return sv_from_cstr(text_label(label, language));
}

static bool is_plain(char c)
{
    return sv_letter_byte(c) || sv_digit_byte(c) || c == '-' || c == '_';
}

sv say_slug(struct arena *a, sv text)
{
    char *plain = ARENA_NEW(a, char, text.n + 1);
    for (size_t i = 0; i < text.n; i++) plain[i] = is_plain(text.p[i]) ? text.p[i] : '-';
    return (sv) { plain, text.n };
}

struct grid *say_grid(struct document *d, sv caption, const struct say_column *columns,
                      size_t count, sv source)
{
    sv *heads = ARENA_NEW(d->a, sv, count);
    bool *numbers = ARENA_NEW(d->a, bool, count);
    for (size_t i = 0; i < count; i++) {
        heads[i] = say_label(d->language, columns[i].head);
        numbers[i] = columns[i].number;
    }
    return document_grid(d, caption, heads, numbers, count, source);
}

struct grid *say_table(struct document *d, sv caption, const struct say_column *columns,
                       size_t count, sv source)
{
    struct grid *grid = say_grid(d, caption, columns, count, source);
    return document_add_table(d, grid);
}
