#include "0_base/date.h"

#include "0_base/num.h"

static const char *const format_names[] = {
    [DATE_UNKNOWN] = "",       [DATE_ISO] = "yyyy-mm-dd",       [DATE_DMY] = "dd-mm-yyyy",
    [DATE_MDY] = "mm-dd-yyyy", [DATE_YMD_COMPACT] = "yyyymmdd",
};

/* Other ways to write a format in study.xml; jjjj is Dutch. */
static const struct {
    const char *name;
    enum date_format format;
} synonyms[] = {
    { "iso", DATE_ISO },        { "ymd", DATE_ISO },        { "jjjj-mm-dd", DATE_ISO },
    { "dmy", DATE_DMY },        { "dmj", DATE_DMY },        { "dd-mm-jjjj", DATE_DMY },
    { "mdy", DATE_MDY },        { "mdj", DATE_MDY },        { "mm-dd-jjjj", DATE_MDY },
    { "dd/mm/yyyy", DATE_DMY }, { "dd.mm.yyyy", DATE_DMY }, { "mm/dd/yyyy", DATE_MDY },
    { "jjjjmmdd", DATE_YMD_COMPACT },
};

struct civil {
    int64_t year, month, day;
};

bool date_format_parse(sv s, enum date_format *format)
{
    for (size_t i = DATE_ISO; i < WF_COUNT(format_names); i++) {
        if (!sv_is(s, format_names[i])) continue;
        *format = (enum date_format)i;
        return true;
    }
    for (size_t i = 0; i < WF_COUNT(synonyms); i++) {
        if (!sv_is(s, synonyms[i].name)) continue;
        *format = synonyms[i].format;
        return true;
    }
    return false;
}

const char *date_format_name(enum date_format format) { return format_names[format]; }

/* At least `shortest` and at most `longest` digits off the front of *rest. */
static bool cut_digits(sv *rest, size_t shortest, size_t longest, int64_t *value)
{
    struct err ignored;
    size_t n = 0;
    while (n < rest->n && n < longest && sv_digit_byte(rest->p[n])) n++;
    if (n < shortest || !num_i64((sv){ rest->p, n }, 0, 9999, value, &ignored)) return false;
    *rest = sv_from(*rest, n);
    return true;
}

/* One of - / . , and the same one throughout a date. */
static bool cut_separator(sv *rest, char *separator)
{
    if (rest->n == 0 || !memchr("-/.", rest->p[0], 3)) return false;
    if (*separator && rest->p[0] != *separator) return false;
    *separator = rest->p[0];
    *rest = sv_from(*rest, 1);
    return true;
}

/* ---- dates in words, and what may stand around a date -------------------------------------- */

static const char *const month_names[12] = {
    "januari;january;jan", "februari;february;feb;febr", "maart;march;mrt;mar", "april;apr", "mei;may",
    "juni;june;jun",       "juli;july;jul",              "augustus;august;aug", "september;sept;sep",
    "oktober;october;okt;oct", "november;nov",           "december;dec",
};
static const char day_names[] =
    "maandag;dinsdag;woensdag;donderdag;vrijdag;zaterdag;zondag;ma;di;wo;woe;do;vr;za;zo;monday;tuesday;"
    "wednesday;thursday;friday;saturday;sunday;mon;tue;tues;wed;thu;thur;thurs;fri;sat;sun";

/* Whether the word, in any case of ASCII letters, is one of a list parted by ';'. */
static bool word_in(sv word, const char *list)
{
    sv rest = sv_from_cstr(list), one;
    while (sv_cut(&rest, ';', &one)) {
        size_t i = 0;
        while (i < one.n && i < word.n && sv_lowered_byte(word.p[i]) == one.p[i]) i++;
        if (i == one.n && i == word.n) return true;
    }
    return false;
}

/* The letters at the start, with the point of an abbreviation and a comma behind them cut off too. */
static sv cut_word(sv *rest)
{
    size_t n = 0;
    while (n < rest->n && sv_letter_byte(rest->p[n])) n++;
    sv word = { rest->p, n };
    if (n && n < rest->n && rest->p[n] == '.') n++;
    if (n && n < rest->n && rest->p[n] == ',') n++;
    *rest = sv_from(*rest, n);
    return word;
}

/* ":30", ".30": a point or colon with two digits behind it. */
static bool cut_sixtieth(sv *rest)
{
    int64_t part;
    sv after = rest->n ? sv_from(*rest, 1) : *rest;
    if (!rest->n || !memchr(":.", rest->p[0], 2) || !cut_digits(&after, 2, 2, &part) || part > 60) return false;
    *rest = after;
    return true;
}

/* "14:30", "9.05 uur", "14 uur", "14:30:00.000Z", "14:30:00+01:00" */
static bool is_time(sv rest)
{
    int64_t part;
    if (!cut_digits(&rest, 1, 2, &part) || part > 24) return false;
    bool minutes = cut_sixtieth(&rest);
    if (minutes && cut_sixtieth(&rest) && rest.n && rest.p[0] == '.')
        for (rest = sv_from(rest, 1); rest.n && sv_digit_byte(rest.p[0]);) rest = sv_from(rest, 1);
    rest = sv_trim(rest);
    if (minutes && rest.n && (rest.p[0] == '+' || rest.p[0] == '-')) {
        rest = sv_from(rest, 1);
        return cut_digits(&rest, 2, 2, &part) && (!rest.n || (cut_sixtieth(&rest) && !rest.n));
    }
    if (!rest.n) return minutes;
    return word_in(cut_word(&rest), "uur;u;h;z;am;pm") && !rest.n;
}

/* The date alone: without a day of the week before it and a time behind it. */
static sv bare(sv text)
{
    sv rest = text = sv_trim(text);
    if (word_in(cut_word(&rest), day_names) && rest.n && rest.n < text.n) text = sv_trim(rest);
    for (size_t i = 1; i + 1 < text.n; i++) {
        bool parted = text.p[i] == ' ' || (text.p[i] == 'T' && sv_digit_byte(text.p[i - 1]));
        if (parted && is_time(sv_from(text, i + 1))) return sv_trim(sv_slice(text, 0, i));
    }
    return text;
}

static void skip_gap(sv *rest)
{
    while (rest->n && memchr(" -/.,", rest->p[0], 5)) *rest = sv_from(*rest, 1);
}

/* A year of two digits is of this time, or of the lives of the people in it: 1969 to 2068. */
static bool cut_year(sv *rest, int64_t *year)
{
    size_t before = rest->n;
    if (!cut_digits(rest, 2, 4, year)) return false;
    size_t digits = before - rest->n;
    if (digits == 2) *year += *year < 69 ? 2000 : 1900;
    return digits != 3;
}

static bool cut_month(sv *rest, int64_t *month)
{
    sv word = cut_word(rest);
    for (*month = 1; *month <= 12; ++*month)
        if (word_in(word, month_names[*month - 1])) return true;
    return false;
}

/* "3 maart 2025", "3-mrt-25", "March 3, 2025": the month is a word, so that there is no doubt. */
static bool worded(sv text, struct civil *c)
{
    sv rest = bare(text);
    bool month_first = rest.n && sv_letter_byte(rest.p[0]);
    if (month_first && !cut_month(&rest, &c->month)) return false;
    skip_gap(&rest);
    if (!cut_digits(&rest, 1, 2, &c->day) || (rest.n && sv_digit_byte(rest.p[0]))) return false;
    skip_gap(&rest);
    if (!month_first && !cut_month(&rest, &c->month)) return false;
    skip_gap(&rest);
    return cut_year(&rest, &c->year) && rest.n == 0;
}

/* ---- dates in numbers ---------------------------------------------------------------------- */

/* The three numbers of a text that has the shape of the format; the calendar is not asked yet. */
static bool shaped(sv text, enum date_format format, struct civil *c)
{
    sv rest = bare(text);
    char separator = '\0';
    int64_t *first = format == DATE_DMY ? &c->day : &c->month;
    int64_t *second = format == DATE_DMY ? &c->month : &c->day;
    switch (format) {
    case DATE_UNKNOWN: return false;
    case DATE_ISO:
        return cut_digits(&rest, 4, 4, &c->year) && cut_separator(&rest, &separator) &&
               cut_digits(&rest, 1, 2, &c->month) && cut_separator(&rest, &separator) &&
               cut_digits(&rest, 1, 2, &c->day) && rest.n == 0;
    case DATE_YMD_COMPACT:
        return cut_digits(&rest, 4, 4, &c->year) && cut_digits(&rest, 2, 2, &c->month) &&
               cut_digits(&rest, 2, 2, &c->day) && rest.n == 0;
    case DATE_DMY:
    case DATE_MDY:
        return cut_digits(&rest, 1, 2, first) && cut_separator(&rest, &separator) &&
               cut_digits(&rest, 1, 2, second) && cut_separator(&rest, &separator) &&
               cut_year(&rest, &c->year) && rest.n == 0;
    }
    WF_BUG("date format");
}

/* Any month may have 31 days here: 31-02-2025 tells day-month from month-day as well as a real
 * date does, and one slip must not leave the whole column unread. */
static bool plausible(sv text, enum date_format format, struct civil *c)
{
    return shaped(text, format, c) && c->year >= 1000 && c->month >= 1 && c->month <= 12 &&
           c->day >= 1 && c->day <= 31;
}

/* What a text says of the order of day and month. The year in front leaves no doubt, of any format. */
enum order { ORDER_NONE, ORDER_YEAR_FIRST, ORDER_COMPACT, ORDER_DAY_FIRST, ORDER_MONTH_FIRST, ORDER_SAME, ORDER_OPEN };

static enum order order_of(sv text)
{
    struct civil c = { 0, 0, 0 };
    if (plausible(text, DATE_ISO, &c)) return ORDER_YEAR_FIRST;
    if (plausible(text, DATE_YMD_COMPACT, &c)) return ORDER_COMPACT;
    bool day_first = plausible(text, DATE_DMY, &c), month_first = plausible(text, DATE_MDY, &c);
    if (day_first && month_first) return c.day == c.month ? ORDER_SAME : ORDER_OPEN;
    return day_first ? ORDER_DAY_FIRST : month_first ? ORDER_MONTH_FIRST : ORDER_NONE;
}

bool date_open(sv text) { return order_of(text) == ORDER_OPEN; }

enum date_format date_detect(const sv *values, size_t count, bool *ambiguous)
{
    size_t seen[ORDER_OPEN + 1] = { 0 };
    for (size_t i = 0; i < count; i++) seen[order_of(values[i])]++;
    bool both = seen[ORDER_DAY_FIRST] && seen[ORDER_MONTH_FIRST];
    *ambiguous = seen[ORDER_OPEN] && (both || (!seen[ORDER_DAY_FIRST] && !seen[ORDER_MONTH_FIRST]));
    if (both || *ambiguous) return DATE_UNKNOWN;
    if (seen[ORDER_MONTH_FIRST]) return DATE_MDY;
    if (seen[ORDER_DAY_FIRST] || seen[ORDER_SAME]) return DATE_DMY;
    if (seen[ORDER_YEAR_FIRST]) return DATE_ISO;
    return seen[ORDER_COMPACT] ? DATE_YMD_COMPACT : DATE_UNKNOWN;
}

static bool leap(int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

static int64_t month_days(int64_t year, int64_t month)
{
    static const int64_t days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    return month == 2 && leap(year) ? 29 : days[month - 1];
}

/* The numbers of a text as the format has them, or as the text itself leaves no doubt about. */
static bool read_numbers(sv text, enum date_format format, struct civil *c)
{
    struct civil other;
    if (shaped(text, format, c) || shaped(text, DATE_ISO, c)) return true;
    bool certain = plausible(text, DATE_YMD_COMPACT, &other);
    if (format == DATE_UNKNOWN && !certain) {
        enum order order = order_of(text);
        enum date_format own = order == ORDER_MONTH_FIRST ? DATE_MDY : DATE_DMY;
        certain = order != ORDER_NONE && order != ORDER_OPEN && plausible(text, own, &other);
    }
    if (certain) *c = other;
    return certain;
}

bool date_parse(sv text, enum date_format format, struct maybe_date *out, struct err *err)
{
    sv trimmed = sv_trim(text);
    *out = (struct maybe_date){ 0, false };
    if (trimmed.n == 0) return true;
    struct civil c = { 0, 0, 0 };
    if (!worded(trimmed, &c) && !read_numbers(trimmed, format, &c))
        return err_set(err, MESSAGE_DATE_FORM,
                       ARGS(ARG_SV(trimmed), ARG_CSTR(date_format_name(format == DATE_UNKNOWN ? DATE_ISO : format))));
    if (c.year < 1000 || c.month < 1 || c.month > 12 || c.day < 1 ||
        c.day > month_days(c.year, c.month))
        return err_set(err, MESSAGE_DATE_NONE, ARGS(ARG_SV(trimmed)));
    *out = (struct maybe_date){ date_from_civil(c.year, c.month, c.day), true };
    return true;
}

void date_print(struct maybe_date date, char buf[16])
{
    buf[0] = '\0';
    if (!date.has) return;
    int64_t year, month, day;
    date_to_civil(date.days, &year, &month, &day);
    WF_ASSERT(year >= 1000 && year <= 9999);
    snprintf(buf, 16, "%04d-%02d-%02d", (int)year, (int)month, (int)day);
}

/* Both count years from 1 March, so that the leap day comes last, and in cycles of 400 years,
 * which all have 146097 days. 719468 days lie between 0000-03-01 and 1970-01-01. */
enum { CYCLE_YEARS = 400, CYCLE_DAYS = 146097, EPOCH_DAYS = 719468 };

static int64_t floor_divide(int64_t x, int64_t by) { return x / by - (x % by < 0); }

int64_t date_from_civil(int64_t year, int64_t month, int64_t day)
{
    int64_t march_year = month > 2 ? year : year - 1;
    int64_t march_month = month > 2 ? month - 3 : month + 9;
    int64_t cycle = floor_divide(march_year, CYCLE_YEARS);
    int64_t in_cycle = march_year - cycle * CYCLE_YEARS;
    int64_t in_year = (153 * march_month + 2) / 5 + day - 1; /* months of 31 30 31 30 31 days */
    int64_t leap_days = in_cycle / 4 - in_cycle / 100;
    return cycle * CYCLE_DAYS + in_cycle * 365 + leap_days + in_year - EPOCH_DAYS;
}

void date_to_civil(int64_t days, int64_t *year, int64_t *month, int64_t *day)
{
    int64_t shifted = days + EPOCH_DAYS;
    int64_t cycle = floor_divide(shifted, CYCLE_DAYS);
    int64_t rest = shifted - cycle * CYCLE_DAYS;
    int64_t in_cycle = (rest - rest / 1460 + rest / 36524 - rest / (CYCLE_DAYS - 1)) / 365;
    int64_t in_year = rest - (in_cycle * 365 + in_cycle / 4 - in_cycle / 100);
    int64_t march_month = (5 * in_year + 2) / 153;
    *day = in_year - (153 * march_month + 2) / 5 + 1;
    *month = march_month < 10 ? march_month + 3 : march_month - 9;
    *year = in_cycle + cycle * CYCLE_YEARS + (*month <= 2);
}
