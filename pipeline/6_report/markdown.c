#include "6_report/markdown.h"

/* These mean something anywhere in a line. */
static bool always_active(char c) { return c && strchr("&<>`*_[]{}#~|@", c) != NULL; }

/* These open a list, an underlined heading or a quoted block, at the start of a line only. */
static bool active_in_front(char c) { return c && strchr("-+=:", c) != NULL; }

/* MathJax looks for its signs in what is shown, after the character references have become
 * letters again; it never joins text across an element. */
static bool opens_formula(char c) { return c == '$' || c == '\\'; }

/* "http://" and "www." become links without being asked to. */
static bool opens_link(sv text, size_t at)
{
    if (text.p[at] == ':') return at + 1 < text.n && text.p[at + 1] == '/';
    if (text.p[at] != '.' || at < 3) return false;
    for (size_t i = at - 3; i < at; i++)
        if (text.p[i] != 'w' && text.p[i] != 'W') return false;
    return true;
}

/* "12." and "12)" number a list. */
static bool ends_number_in_front(sv text, size_t at)
{
    if (at == 0 || (text.p[at] != '.' && text.p[at] != ')')) return false;
    for (size_t i = 0; i < at; i++)
        if (!sv_digit_byte(text.p[i])) return false;
    return true;
}

static void put(struct buffer *to, sv text, size_t at, bool front)
{
    char c = text.p[at];
    unsigned code = (unsigned char)c;
    if (code < 0x20 || code == 0x7F)
        buffer_cstr(to, "\xEF\xBF\xBD"); /* U+FFFD, as in the HTML */
    else if (opens_formula(c))
        buffer_printf(to, "<span>&#%u;</span>", code);
    else if (always_active(c) || opens_link(text, at) ||
             (front && ((at == 0 && active_in_front(c)) || ends_number_in_front(text, at))))
        buffer_printf(to, "&#%u;", code);
    else
        buffer_add(to, sv_slice(text, at, at + 1));
}

void markdown_piece(struct buffer *to, sv text, bool front)
{
    for (size_t i = 0; i < text.n; i++) {
        if (!sv_blank_byte(text.p[i]))
            put(to, text, i, front);
        else if (i == 0 || !sv_blank_byte(text.p[i - 1]))
            buffer_cstr(to, " ");
    }
}

void markdown_text(struct buffer *to, sv text) { markdown_piece(to, sv_trim(text), true); }
