#include "0_base/serial.h"

#include "0_base/date.h"
#include "0_base/num.h"

#include <math.h>

enum {
    DAY_SECONDS = 86400,
    START_1900 = 25569, /* days from 1899-12-30, the start that makes dates from March 1900 right, to 1970 */
    START_1904 = 24107,
    LEAP_1900 = 60,        /* 1900-02-29, which was not */
    LAST_DAY = 2958465,    /* 9999-12-31 */
    LAST_HOURS = 1000000
};

enum serial_style serial_builtin(int64_t number)
{
    if (number == 22) return SERIAL_MOMENT;
    if (number == 46) return SERIAL_DURATION;
    if ((number >= 18 && number <= 21) || number == 32 || number == 33 || number == 45 || number == 47)
        return SERIAL_TIME;
    if ((number >= 14 && number <= 17) || (number >= 27 && number <= 36) || (number >= 50 && number <= 58))
        return SERIAL_DATE;
    return SERIAL_NUMBER;
}

/* What the letters of a code have shown so far. */
struct letters {
    bool day, month, minute_or_month, time, elapsed;
};

/* [h], [mm], [ss] count on beyond a day; [Red], [$-413], [>100] say nothing of dates. */
static bool is_elapsed(sv inside)
{
    for (size_t i = 0; i < inside.n; i++)
        if (!memchr("hms", sv_lowered_byte(inside.p[i]), 3)) return false;
    return inside.n > 0;
}

/* The length of what stands for itself at `at` of the code, or 0. */
static size_t skip_literal(sv code, size_t at, struct letters *seen)
{
    static const char *const noon[] = { "AM/PM", "A/P" };
    char c = code.p[at];
    sv rest = sv_from(code, at);
    if (c == '\\' || c == '_' || c == '*') return rest.n < 2 ? 1 : 2;
    if (c == '"' || c == '[') {
        const char *end = memchr(rest.p + 1, c == '"' ? '"' : ']', rest.n - 1);
        size_t n = end ? (size_t)(end - rest.p) + 1 : rest.n;
        if (c == '[' && end && is_elapsed(sv_slice(rest, 1, n - 1))) seen->elapsed = true;
        return n;
    }
    for (size_t i = 0; i < WF_COUNT(noon); i++) {
        sv word = sv_from_cstr(noon[i]);
        size_t k = 0;
        while (k < word.n && k < rest.n && sv_lowered_byte(rest.p[k]) == sv_lowered_byte(word.p[k])) k++;
        if (k == word.n) return k;
    }
    return 0;
}

enum serial_style serial_code(sv code)
{
    struct letters seen = { 0 };
    for (size_t i = 0; i < code.n && code.p[i] != ';';) {
        size_t skip = skip_literal(code, i, &seen), run = i;
        char c = sv_lowered_byte(code.p[i]);
        if (sv_starts(sv_from(code, i), SV("General")) || sv_starts(sv_from(code, i), SV("Standaard"))) break;
        if (skip) {
            i += skip;
            continue;
        }
        while (run < code.n && sv_lowered_byte(code.p[run]) == c) run++;
        seen.day = seen.day || c == 'd' || c == 'y' || c == 'j';
        seen.time = seen.time || c == 'h' || c == 's';
        if (c == 'm' && run - i >= 3) seen.month = true;
        else if (c == 'm') seen.minute_or_month = true;
        i = run;
    }
    if (seen.elapsed) return SERIAL_DURATION;
    bool date = seen.day || seen.month || (seen.minute_or_month && !seen.time);
    if (date && seen.time) return SERIAL_MOMENT;
    return date ? SERIAL_DATE : seen.time ? SERIAL_TIME : SERIAL_NUMBER;
}

sv serial_clock(struct arena *a, int64_t seconds)
{
    int hours = (int)(seconds / 3600), minutes = (int)(seconds / 60 % 60), rest = (int)(seconds % 60);
    if (rest) return arena_format(a, "%02d:%02d:%02d", hours, minutes, rest);
    return arena_format(a, "%02d:%02d", hours, minutes);
}

static sv number_text(struct arena *a, double value, enum cell_kind *kind)
{
    char buf[64];
    num_print_shortest(value, buf);
    *kind = CELL_NUMBER;
    return arena_copy(a, sv_from_cstr(buf));
}

sv serial_text(struct arena *a, double value, enum serial_style style, bool from_1904, enum cell_kind *kind)
{
    if (style == SERIAL_NUMBER || value < 0) return number_text(a, value, kind);
    if (style == SERIAL_DURATION || (style == SERIAL_TIME && value < 1)) {
        if (value * 24 > LAST_HOURS) return number_text(a, value, kind);
        *kind = CELL_TIME;
        return serial_clock(a, (int64_t)llround(value * DAY_SECONDS));
    }
    int64_t days = (int64_t)fmin(floor(value), LAST_DAY + 1);
    int64_t seconds = (int64_t)llround((value - floor(value)) * DAY_SECONDS);
    if (seconds == DAY_SECONDS) seconds = 0, days++;
    if (days > LAST_DAY) return number_text(a, value, kind);
    if (!from_1904 && days == 0 && seconds) { /* a time under the format of a date */
        *kind = CELL_TIME;
        return serial_clock(a, seconds);
    }
    char buf[16];
    int64_t since_1970 = days - (from_1904 ? START_1904 : START_1900) + (!from_1904 && days <= LEAP_1900);
    date_print((struct maybe_date){ since_1970, true }, buf);
    *kind = CELL_DATE;
    if (style == SERIAL_DATE || !seconds) return arena_copy(a, sv_from_cstr(buf));
    sv clock = serial_clock(a, seconds);
    return arena_format(a, "%sT%.*s", buf, SV_ARG(clock));
}

sv serial_moment(sv text)
{
    sv date, clock, whole, rest;
    if (!sv_split(text, 'T', &date, &clock)) return text;
    if (sv_split(clock, '.', &whole, &rest)) text.n -= rest.n + 1;
    if (sv_ends(text, SV("T00:00:00")) || sv_is(clock, "00:00")) return date;
    enum { CLOCK = 8, SECONDS = 3 }; /* hh:mm:ss, :00 */
    if (text.n == date.n + 1 + CLOCK && sv_ends(text, SV(":00"))) text.n -= SECONDS;
    return text;
}

bool serial_length(sv text, int64_t *seconds)
{
    static const char units[] = "HMS";
    static const int64_t worth[] = { 3600, 60, 1 };
    double sum = 0, value;
    struct err ignored;
    if (!sv_starts(text, SV("PT"))) return false;
    text = sv_from(text, 2);
    for (size_t unit = 0; text.n; unit++) {
        size_t n = 0;
        while (n < text.n && (sv_digit_byte(text.p[n]) || text.p[n] == '.')) n++;
        while (unit < WF_COUNT(worth) && n < text.n && units[unit] != text.p[n]) unit++;
        if (n == text.n || unit >= WF_COUNT(worth)) return false;
        if (!num_decimal((sv){ text.p, n }, '.', 0, 1e9, &value, &ignored)) return false;
        sum += value * (double)worth[unit];
        text = sv_from(text, n + 1);
    }
    *seconds = (int64_t)llround(sum);
    return true;
}
