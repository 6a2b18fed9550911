/* date : calendar dates as days since 1970-01-01 (proleptic Gregorian), years 1000 to 9999. */
#ifndef WF_DATE_H
#define WF_DATE_H

#include "0_base/err.h"

struct maybe_date {
    int64_t days;
    bool has;
};

/* How a column writes its dates. */
enum date_format { DATE_UNKNOWN, DATE_ISO, DATE_DMY, DATE_MDY, DATE_YMD_COMPACT };

/* "yyyy-mm-dd", "dd-mm-yyyy", "mm-dd-yyyy", "yyyymmdd" (also written dmy, iso …). */
bool date_format_parse(sv s, enum date_format *format) WF_MUST_USE;
const char *date_format_name(enum date_format format);

/* The one format that fits every value that is a date at all; values that fit none (empty, a
 * word) are left out of the decision, and an impossible day (31-02-2025) counts by its shape.
 * DATE_UNKNOWN when there is no such format; then *ambiguous is set when day-month and month-day
 * both fit and would give other dates. Separators - / . are accepted alike; one- and two-digit
 * days and months. Dates with the month as a word say nothing of the format. */
enum date_format date_detect(const sv *values, size_t count, bool *ambiguous);

/* Blanks around it, a day of the week before it and a time behind it are ignored; a month may be a
 * word, in Dutch or English, and then any format will do. A year of two digits, in day-month-year
 * and month-day-year, is one of 1969 to 2068. An empty text is a missing date, and no error.
 *
 * Errors: DATE_FORM the text is no date of this format; DATE_NONE no such day (31-02-2025). */
bool date_parse(sv text, enum date_format format, struct maybe_date *out, struct err *err) WF_MUST_USE;

/* "2025-03-12" */
void date_print(struct maybe_date date, char buf[16]);

int64_t date_from_civil(int64_t year, int64_t month, int64_t day);
void date_to_civil(int64_t days, int64_t *year, int64_t *month, int64_t *day);

#endif
