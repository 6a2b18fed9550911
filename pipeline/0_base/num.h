/* num : the only place where text becomes a number, and a number becomes text. */
#ifndef WF_NUM_H
#define WF_NUM_H

#include "0_base/err.h"

/* A value that may be absent. Undefined results carry their reason in another column. */
struct maybe_integer {
    int64_t value;
    bool has;
};
struct maybe_real {
    double value; /* finite when `has` */
    bool has;
};
#define SOME_INTEGER(n) ((struct maybe_integer){ (n), true })
#define SOME_REAL(x) ((struct maybe_real){ (x), true })
#define NO_INTEGER ((struct maybe_integer){ 0, false })
#define NO_REAL ((struct maybe_real){ 0, false })

/* The whole view must be one decimal number within [low, high]; no blanks, hex, nan or inf.
 *
 * Errors: NUM_NOT_WHOLE, NUM_NOT_NUMBER, NUM_OUTSIDE (status 65; the option table makes it 64);
 *         a decimal comma gets a hint of its own. */
bool num_i64(sv text, int64_t low, int64_t high, int64_t *out, struct err *err) WF_MUST_USE;
bool num_f64(sv text, double low, double high, double *out, struct err *err) WF_MUST_USE;

/* As num_f64, with `decimal` ('.' or ',') as the only decimal sign. */
bool num_decimal(sv text, char decimal, double low, double high, double *out, struct err *err)
    WF_MUST_USE;

/* Without the signs that part thousands ("1.250,50", "1 250 000"): a point, a comma, a blank or a
 * no-break blank before each three digits, the same all over, and not the decimal sign (0: there is
 * none, then both may part). Other text is returned as it is. */
sv num_ungroup(struct arena *a, sv text, char decimal);

/* Writes `value` with exactly `digits` decimals and a point, "-0" as "0", into buf (64 bytes or
 * more). Never depends on a locale. */
void num_print(double value, int digits, char buf[64]);

/* The shortest text that num_f64 reads as the same value: 0.1, 12, 1e+30; no exponent up to 16
 * places before the point and 7 zeros behind it. */
void num_print_shortest(double value, char buf[64]);

#endif
