#include "2_ingest/label.h"

#include "0_base/token.h"
#include "0_base/utf8.h"

enum { NAME_CHARACTERS = 40, NAME_WORDS = 4, REMARK_BYTES = 40, MARK_BYTES = 8, MARK_DIGITS = 3 };

/* Digits off the front of *rest as a number. */
static bool cut_number(sv *rest, size_t longest, int64_t *value, size_t *digits)
{
    struct err ignored;
    size_t n = 0;
    while (n < rest->n && n < longest && sv_digit_byte(rest->p[n])) n++;
    if (n == 0 || !num_i64((sv){ rest->p, n }, 0, 999999, value, &ignored)) return false;
    *rest = sv_from(*rest, n);
    *digits = n;
    return true;
}

/* ".5", ",500" after seconds */
static bool cut_decimals(sv *rest, int64_t *ms)
{
    size_t digits;
    *ms = 0;
    if (rest->n == 0) return true;
    if (rest->p[0] != '.' && rest->p[0] != ',') return false;
    *rest = sv_from(*rest, 1);
    if (!cut_number(rest, 3, ms, &digits)) return false;
    for (; digits < 3; digits++) *ms *= 10;
    return true;
}

bool label_time(sv text, int64_t *ms)
{
    sv rest = sv_trim(text);
    int64_t parts[3] = { 0, 0, 0 }, decimals;
    size_t count = 0, digits;
    char separator = '\0';
    while (count < 3) {
        if (!cut_number(&rest, 3, &parts[count], &digits)) return false;
        if (count && digits != 2) return false;
        count++;
        if (count == 3 || rest.n == 0) break;
        if (separator && rest.p[0] != separator) break;
        if (rest.p[0] != ':' && rest.p[0] != '.') break;
        separator = rest.p[0];
        rest = sv_from(rest, 1);
    }
    if (count < 2 || !cut_decimals(&rest, &decimals) || rest.n) return false;
    int64_t seconds = parts[count - 1], minutes = parts[count - 2], hours = count == 3 ? parts[0] : 0;
    if (seconds > 59 || (count == 3 && minutes > 59)) return false;
    *ms = ((hours * 60 + minutes) * 60 + seconds) * 1000 + decimals;
    return true;
}

/* "[12:03]" or "(12.03)" at the front. */
static bool cut_bracketed_time(sv *line, int64_t *ms)
{
    if (line->n < 3 || (line->p[0] != '[' && line->p[0] != '(')) return false;
    const char *close = memchr(line->p, line->p[0] == '[' ? ']' : ')', line->n);
    if (!close) return false;
    size_t n = (size_t)(close - line->p);
    if (!label_time(sv_slice(*line, 1, n), ms)) return false;
    *line = sv_trim(sv_from(*line, n + 1));
    return true;
}

/* What a tab sets apart: digits with a sign between them, typing errors and blanks included, or a
 * counter of three digits or more. */
static bool cut_mark(sv *line, struct maybe_integer *ms)
{
    sv mark, rest;
    char squeezed[MARK_BYTES];
    size_t n = 0, digits = 0;
    if (!sv_split(*line, '\t', &mark, &rest)) return false;
    mark = sv_trim(mark);
    if (mark.n == 0 || mark.n > MARK_BYTES || !sv_digit_byte(mark.p[0])) return false;
    for (size_t i = 0; i < mark.n; i++) {
        char c = mark.p[i];
        if (c == ' ') continue;
        if (!sv_digit_byte(c) && c != '.' && c != ',' && c != ':') return false;
        digits += sv_digit_byte(c);
        squeezed[n++] = c;
    }
    if (digits < MARK_DIGITS || !sv_digit_byte(squeezed[n - 1])) return false;
    int64_t value;
    *ms = label_time((sv){ squeezed, n }, &value) ? SOME_INTEGER(value) : NO_INTEGER;
    *line = sv_trim(rest);
    return true;
}

/* "00:12:03 " with three parts; with two it might be the time of day that someone speaks of, unless
 * nothing else stands on the line. */
static bool cut_bare_time(sv *line, int64_t *ms)
{
    size_t n = 0, colons = 0;
    while (n < line->n && (sv_digit_byte(line->p[n]) || line->p[n] == ':' || line->p[n] == '.'))
        colons += line->p[n++] == ':';
    if (n == 0 || (n < line->n && (line->p[n] != ' ' || colons != 2))) return false;
    if (!label_time((sv){ line->p, n }, ms)) return false;
    *line = sv_trim(sv_from(*line, n));
    return true;
}

bool label_cut_time(sv *line, struct maybe_integer *ms)
{
    int64_t value;
    if (cut_bracketed_time(line, &value) || cut_bare_time(line, &value)) {
        *ms = SOME_INTEGER(value);
        return true;
    }
    return cut_mark(line, ms);
}

/* Letters, digits, and what names are written with. */
static bool name_byte(char c)
{
    return sv_high_byte(c) || sv_digit_byte(c) || sv_letter_byte(c) || memchr(" .-'&/_", c, 7);
}

static size_t count_words(sv name)
{
    sv word;
    size_t n = 0;
    while (sv_cut(&name, ' ', &word)) n += word.n > 0;
    return n;
}

/* Upper case is what folding changes. */
static bool begins_with_capital(struct arena *scratch, sv name)
{
    size_t at = 0;
    utf8_next(name, &at);
    sv first = { name.p, at };
    return sv_digit_byte(first.p[0]) || !sv_eq(token_fold(scratch, first), first);
}

static bool begins_with_letter(sv name)
{
    struct token token;
    size_t at = 0;
    return token_next(name, &at, &token) && token.begin == 0 &&
           (token.kind == TOKEN_WORD || token.kind == TOKEN_NUMBER) && !sv_digit_byte(name.p[0]);
}

/* "(12:03)" or "(lacht)" between the name and the colon. */
static bool cut_remark(sv *rest, struct label_line *out)
{
    if (rest->n == 0 || (rest->p[0] != '(' && rest->p[0] != '[')) return true;
    const char *close = memchr(rest->p, rest->p[0] == '[' ? ']' : ')', rest->n);
    if (!close || (size_t)(close - rest->p) > REMARK_BYTES) return false;
    sv inside = { rest->p, (size_t)(close - rest->p) + 1 };
    int64_t ms;
    if (label_time(sv_slice(inside, 1, inside.n - 1), &ms))
        out->time_ms = SOME_INTEGER(ms);
    else
        out->remark = inside;
    *rest = sv_trim(sv_from(*rest, inside.n));
    return true;
}

bool label_parse(struct arena *scratch, sv line, struct label_line *out)
{
    sv rest = sv_trim(line);
    *out = (struct label_line){ 0 };
    bool timed = label_cut_time(&rest, &out->time_ms);
    if (rest.n > 1 && rest.p[0] == '#' && rest.p[1] != ' ') rest = sv_from(rest, 1);
    size_t n = 0;
    while (n < rest.n && name_byte(rest.p[n])) n++;
    if (n == 0 || n == rest.n) return false;
    out->name = sv_trim((sv){ rest.p, n });
    rest = sv_from(rest, n);
    if (out->name.n == 0 || !cut_remark(&rest, out)) return false;
    if (rest.n == 0 || rest.p[0] != ':') return false;
    out->rest = sv_from(rest, 1);
    /* 12:30, http://… are no labels */
    if (out->rest.n && !timed && (sv_digit_byte(out->rest.p[0]) || out->rest.p[0] == '/')) return false;
    out->rest = sv_trim(out->rest);
    if (utf8_count(out->name) > NAME_CHARACTERS || count_words(out->name) > NAME_WORDS) return false;
    if (!begins_with_letter(out->name)) return false;
    out->capital = begins_with_capital(scratch, out->name);
    return true;
}

void label_vote(struct arena *a, struct label_votes *votes, const struct label_line *line)
{
    bool fresh;
    size_t *count = keys_put(a, &votes->counts, line->name, 0, &fresh);
    (*count)++;
}

bool label_accepted(const struct label_votes *votes, const struct label_line *line, bool known)
{
    if (known) return true;
    const size_t *count = keys_find(&votes->counts, line->name);
    return line->capital && count && *count >= 2;
}
