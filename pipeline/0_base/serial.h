/* serial : dates and times as spreadsheets keep them: days and parts of days since a start, with a
 * number format that says what they are. Private to 0_base.
 */
#ifndef WF_SERIAL_H
#define WF_SERIAL_H

#include "0_base/sheet.h"

/* What a number format shows. */
enum serial_style {
    SERIAL_NUMBER,
    SERIAL_DATE,     /* a date, no time                   */
    SERIAL_MOMENT,   /* a date and a time                 */
    SERIAL_TIME,     /* a time of the day                 */
    SERIAL_DURATION, /* hours that may be more than a day */
};

/* The style of a format of Office Open XML, by its number where that is one of the fixed ones. */
enum serial_style serial_builtin(int64_t number);
/* The style of a format's code, "dd-mm-yyyy", "[h]:mm", "0.00": letters outside quotes, brackets and
 * escapes decide. */
enum serial_style serial_code(sv code);

/* The text of a cell: yyyy-mm-dd, yyyy-mm-ddThh:mm(:ss), h:mm(:ss), or a number when it is none.
 * `from_1904`: days count from 1904-01-01, else as if 1900 was a leap year. */
sv serial_text(struct arena *a, double value, enum serial_style style, bool from_1904, enum cell_kind *kind);

/* "hh:mm" or "hh:mm:ss" */
sv serial_clock(struct arena *a, int64_t seconds);

/* A moment as XML writes it, "2025-03-12T14:30:00.000", in our form: without parts of seconds, without
 * seconds when they are 0, and without a time that is midnight. */
sv serial_moment(sv text);

/* A length of time as XML writes it, "PT14H30M00S"; false when it is none. */
bool serial_length(sv text, int64_t *seconds) WF_MUST_USE;

#endif
