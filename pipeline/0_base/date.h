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

/* In which order the values have day and month, as those show that can be read in one way only: a year
 * in front (of four digits) and a month in a word leave no doubt, and say nothing of the others; nor
 * do values that are no date (empty, a word). An impossible day (31-02-2025) counts by its shape.
 * Without a day or a month in front anywhere, the form of the year in front.
 * DATE_UNKNOWN when nothing shows it, or the values contradict each other (13-04, 04-13); then
 * *ambiguous is set when there are values for which it matters. Separators - / . are accepted alike;
 * one- and two-digit days and months. */
enum date_format date_detect(const sv *values, size_t count, bool *ambiguous);

/* Whether day and month could change places, and then it would be another date: 03-04-2025. */
bool date_open(sv text);

/* Blanks around it, a day of the week before it and a time behind it are ignored; a month may be a
 * word, in Dutch or English, and a year of four digits may stand in front, whatever the format.
 * With DATE_UNKNOWN also what is not date_open(). A year of two digits, in day-month-year and
 * month-day-year, is one of 1969 to 2068. An empty text is a missing date, and no error.
 *
 * Errors: DATE_FORM the text is no date of this format; DATE_NONE no such day (31-02-2025). */
bool date_parse(sv text, enum date_format format, struct maybe_date *out, struct err *err) WF_MUST_USE;

/* "2025-03-12" */
void date_print(struct maybe_date date, char buf[16]);

int64_t date_from_civil(int64_t year, int64_t month, int64_t day);
void date_to_civil(int64_t days, int64_t *year, int64_t *month, int64_t *day);

#endif
