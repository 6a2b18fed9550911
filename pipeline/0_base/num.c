#include "0_base/num.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

/* Longer than any number that means something; guards the copy for strtod. */
enum { DIGITS_MAX = 128 };

static size_t digits_from(sv s, size_t at)
{
    size_t end = at;
    while (end < s.n && sv_digit_byte(s.p[end])) end++;
    return end - at;
}

static bool whole_form(sv s)
{
    size_t at = s.n && s.p[0] == '-' ? 1 : 0;
    size_t digits = digits_from(s, at);
    return digits && at + digits == s.n;
}

/* -12.5e-3 and .5, but not 5. or +5 or blanks, hex, nan, inf */
static bool real_form(sv s, char decimal)
{
    size_t at = s.n && s.p[0] == '-' ? 1 : 0;
    size_t before = digits_from(s, at), after = 0;
    at += before;
    if (at < s.n && s.p[at] == decimal) {
        after = digits_from(s, at + 1);
        if (!after) return false;
        at += 1 + after;
    }
    if (!before && !after) return false;
    if (at < s.n && (s.p[at] == 'e' || s.p[at] == 'E')) {
        at++;
        if (at < s.n && (s.p[at] == '-' || s.p[at] == '+')) at++;
        size_t power = digits_from(s, at);
        if (!power) return false;
        at += power;
    }
    return at == s.n;
}

bool num_i64(sv text, int64_t low, int64_t high, int64_t *out, struct err *err)
{
    if (!whole_form(text) || text.n >= DIGITS_MAX)
        return err_set(err, MESSAGE_NUM_NOT_WHOLE, ARGS(ARG_SV(text)));
    char buf[DIGITS_MAX];
    memcpy(buf, text.p, text.n);
    buf[text.n] = '\0';
    errno = 0;
    intmax_t value = strtoimax(buf, NULL, 10);
    if (errno || value < low || value > high)
        return err_set(err, MESSAGE_NUM_OUTSIDE, ARGS(ARG_SV(text), ARG_INT(low), ARG_INT(high)));
    *out = value;
    return true;
}

bool num_decimal(sv text, char decimal, double low, double high, double *out, struct err *err)
{
    if (!real_form(text, decimal) || text.n >= DIGITS_MAX)
        return err_set(err, MESSAGE_NUM_NOT_NUMBER, ARGS(ARG_SV(text)));
    char buf[DIGITS_MAX];
    memcpy(buf, text.p, text.n);
    buf[text.n] = '\0';
    char *point = strchr(buf, decimal);
    if (point) *point = '.';
    double value = strtod(buf, NULL); /* the program never calls setlocale(): the point is fixed */
    if (!isfinite(value) || value < low || value > high) {
        char from[32], to[32];
        snprintf(from, sizeof from, "%.15g", low);
        snprintf(to, sizeof to, "%.15g", high);
        return err_set(err, MESSAGE_NUM_OUTSIDE, ARGS(ARG_SV(text), ARG_CSTR(from), ARG_CSTR(to)));
    }
    *out = value;
    return true;
}

bool num_f64(sv text, double low, double high, double *out, struct err *err)
{
    if (text.n < DIGITS_MAX && !real_form(text, '.') && real_form(text, ','))
        return err_set(err, MESSAGE_NUM_COMMA, ARGS(ARG_SV(text)));
    return num_decimal(text, '.', low, high, out, err);
}

/* The sign that parts thousands at the start of the text, or an empty view. */
static sv group_sign(sv text, char decimal)
{
    static const char *const signs[] = { ".", ",", " ", "\xC2\xA0", "\xE2\x80\xAF" };
    for (size_t i = 0; i < WF_COUNT(signs); i++)
        if (signs[i][0] != decimal && sv_starts(text, sv_from_cstr(signs[i]))) return sv_from_cstr(signs[i]);
    return (sv){ "", 0 };
}

sv num_ungroup(struct arena *a, sv text, char decimal)
{
    enum { GROUP = 3 };
    size_t at = text.n && text.p[0] == '-' ? 1 : 0, n = digits_from(text, at);
    at += n;
    sv sign = n && n <= GROUP ? group_sign(sv_from(text, at), decimal) : (sv){ "", 0 };
    if (!sign.n) return text;
    char *to = ARENA_NEW(a, char, text.n);
    size_t out = at;
    memcpy(to, text.p, at);
    while (sv_starts(sv_from(text, at), sign)) {
        at += sign.n;
        if (digits_from(text, at) != GROUP) return text;
        memcpy(to + out, text.p + at, GROUP);
        out += GROUP;
        at += GROUP;
    }
    if (at < text.n && (!decimal || text.p[at] != decimal)) return text;
    memcpy(to + out, text.p + at, text.n - at);
    return (sv){ to, out + text.n - at };
}

void num_print(double value, int digits, char buf[64])
{
    WF_ASSERT(isfinite(value) && digits >= 0 && digits <= 17);
    int n = snprintf(buf, 64, "%.*f", digits, value);
    if (n >= 64) snprintf(buf, 64, "%.*e", digits, value); /* over 45 digits before the point */
    bool zero = buf[0] == '-' && strspn(buf + 1, "0.") == strlen(buf + 1);
    if (zero) memmove(buf, buf + 1, strlen(buf));
}

/* The digits of d.ddd…e±x in `digits` without the point and without zeros at the end; returns x. */
static int shortest_digits(double value, char digits[32])
{
    char buf[32];
    /* 15 digits give back what has no more than 15, so their zeros can go; 17 give any value back */
    for (int n = 14; n <= 16; n++) {
        snprintf(buf, sizeof buf, "%.*e", n, value);
        if (n == 16 || strtod(buf, NULL) == value) break;
    }
    char *power = strchr(buf, 'e');
    size_t count = 0;
    for (const char *p = buf; p < power; p++)
        if (*p != '.') digits[count++] = *p;
    while (count > 1 && digits[count - 1] == '0') count--;
    digits[count] = '\0';
    return (int)strtol(power + 1, NULL, 10);
}

void num_print_shortest(double value, char buf[64])
{
    enum { BEFORE_MAX = 16, ZEROS_MAX = 7 };
    char digits[32];
    WF_ASSERT(isfinite(value));
    const char *sign = value < 0 ? "-" : "";
    int power = shortest_digits(fabs(value), digits), count = (int)strlen(digits);
    if (power >= BEFORE_MAX || power < -ZEROS_MAX)
        snprintf(buf, 64, "%s%c%s%se%+d", sign, digits[0], count > 1 ? "." : "", digits + 1, power);
    else if (power < 0)
        snprintf(buf, 64, "%s0.%0*d%s", sign, -power - 1, 0, digits);
    else if (power >= count - 1)
        snprintf(buf, 64, "%s%s%.*s", sign, digits, power - count + 1, "0000000000000000");
    else
        snprintf(buf, 64, "%s%.*s.%s", sign, power + 1, digits, digits + power + 1);
    if (power == -1) snprintf(buf, 64, "%s0.%s", sign, digits);
}
