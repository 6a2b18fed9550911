#include "6_report/anchor.h"

static bool plain(char c)
{
    return sv_letter_byte(c) || sv_digit_byte(c) || (c && memchr(".:_-", c, 4));
}

void anchor_add(struct buffer *b, sv name)
{
    for (size_t i = 0; i < name.n; i++) {
        if (plain(name.p[i]))
            buffer_add(b, sv_slice(name, i, i + 1));
        else
            buffer_printf(b, "~%02x", (unsigned)(unsigned char)name.p[i]);
    }
}
