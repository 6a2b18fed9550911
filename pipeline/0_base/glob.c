#include "0_base/glob.h"

#include <stdint.h>

bool glob_wild(sv pattern)
{
    return pattern.n && (memchr(pattern.p, '*', pattern.n) || memchr(pattern.p, '?', pattern.n));
}

/* Behind the code point at `at`: UTF-8 goes on as long as the bytes are 10xxxxxx. */
static size_t after(sv s, size_t at)
{
    do at++;
    while (at < s.n && sv_inner_byte(s.p[at]));
    return at;
}

/* Greedy from the left; on a misfit the last star takes one code point more. */
bool glob_fits(sv pattern, sv word)
{
    size_t p = 0, w = 0, star = SIZE_MAX, taken = 0;
    while (w < word.n) {
        if (p < pattern.n && pattern.p[p] == '*') {
            star = p++;
            taken = w;
        } else if (p < pattern.n && pattern.p[p] == '?') {
            p++;
            w = after(word, w);
        } else if (p < pattern.n && pattern.p[p] == word.p[w]) {
            p++;
            w++;
        } else if (star != SIZE_MAX) {
            p = star + 1;
            w = taken = after(word, taken);
        } else {
            return false;
        }
    }
    while (p < pattern.n && pattern.p[p] == '*') p++;
    return p == pattern.n;
}
