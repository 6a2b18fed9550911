/* colours : contrast as the Web Content Accessibility Guidelines 2.1 define it. */
#ifndef WF_TEST_COLOURS_H
#define WF_TEST_COLOURS_H

#include "check.h"

#include <math.h>

/* One of the three channels of "#rrggbb", made linear. */
static inline double colour_channel(const char *colour, size_t at)
{
    char digits[3] = { colour[1 + 2 * at], colour[2 + 2 * at], 0 };
    char *end;
    double c = (double)strtol(digits, &end, 16) / 255;
    assert_true(colour[0] == '#' && strlen(colour) == 7 && *end == '\0');
    return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static inline double colour_luminance(const char *colour)
{
    return 0.2126 * colour_channel(colour, 0) + 0.7152 * colour_channel(colour, 1) +
           0.0722 * colour_channel(colour, 2);
}

static inline double colour_contrast(const char *one, const char *other)
{
    double a = colour_luminance(one), b = colour_luminance(other);
    return (fmax(a, b) + 0.05) / (fmin(a, b) + 0.05);
}

#endif
