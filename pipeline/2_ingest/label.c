#include "2_ingest/label.h"

#include "0_base/token.h"
#include "0_base/utf8.h"

enum {
    NAME_CHARACTERS = 40, NAME_WORDS = 4, REMARK_BYTES = 40, MARK_BYTES = 8, MARK_DIGITS = 3, BRACKET_BYTES = 40,
    FRONT_BYTES = 160,
};

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

/* Signs between which a time stands as a mark. */
static const char pairs[][2] = { { '[', ']' }, { '(', ')' }, { '{', '}' }, { '#', '#' }, { '<', '>' } };

/* "00:12:03-5", as F4 and easytranscript write tenths of a second. */
static bool tenths_time(sv text, int64_t *ms)
{
    if (text.n < 3 || text.p[text.n - 2] != '-' || !sv_digit_byte(text.p[text.n - 1])) return label_time(text, ms);
    int64_t tenths = text.p[text.n - 1] - '0';
    if (!label_time(sv_slice(text, 0, text.n - 2), ms)) return false;
    *ms += 100 * tenths;
    return true;
}

/* Bytes of the sign between a begin and an end. */
static size_t until_bytes(sv text)
{
    return sv_starts(text, SV("--> ")) || sv_starts(text, SV("– ")) ? 4 : sv_starts(text, SV("- ")) ? 2 : 0;
}

/* What stands in brackets: a time, or the begin of "00:01 - 00:09" and "00:01 --> 00:09". */
static bool inner_time(sv inside, char open, int64_t *ms)
{
    int64_t end;
    if (open == '#' ? tenths_time(inside, ms) : label_time(inside, ms)) return true;
    for (size_t i = 1; i + 2 < inside.n; i++) {
        if (inside.p[i] != ' ') continue;
        sv after = sv_from(inside, i + 1);
        size_t sign = until_bytes(after);
        return sign && label_time(sv_slice(inside, 0, i), ms) && label_time(sv_from(after, sign), &end);
    }
    return false;
}

bool label_cut_bracketed_time(sv *line, int64_t *ms)
{
    if (line->n < 3 || !sv_digit_byte(line->p[1])) return false;
    for (size_t i = 0; i < WF_COUNT(pairs); i++) {
        if (line->p[0] != pairs[i][0]) continue;
        size_t most = line->n < BRACKET_BYTES ? line->n : BRACKET_BYTES;
        const char *close = memchr(line->p + 1, pairs[i][1], most - 1);
        if (!close) return false;
        size_t n = (size_t)(close - line->p);
        if (!inner_time(sv_slice(*line, 1, n), pairs[i][0], ms)) return false;
        *line = sv_trim(sv_from(*line, n + 1));
        return true;
    }
    return false;
}

/* A time of day that someone names between round brackets has a point: "(14.30)". */
bool label_cut_end_time(sv *line, int64_t *ms)
{
    if (line->n < 4) return false;
    char last = line->p[line->n - 1];
    size_t pair = 0;
    while (pair < WF_COUNT(pairs) && pairs[pair][1] != last) pair++;
    if (pair == WF_COUNT(pairs) || !sv_digit_byte(line->p[line->n - 2])) return false;
    size_t begin = line->n - 1;
    while (begin > 0 && line->n - begin < BRACKET_BYTES && line->p[begin - 1] != pairs[pair][0]) begin--;
    if (begin == 0 || line->p[begin - 1] != pairs[pair][0]) return false;
    sv inside = sv_slice(*line, begin, line->n - 1);
    if (last == ')' && !memchr(inside.p, ':', inside.n)) return false;
    if (!inner_time(inside, pairs[pair][0], ms)) return false;
    *line = sv_trim(sv_slice(*line, 0, begin - 1));
    return true;
}

/* What a tab sets apart: digits with a sign between them, typing errors and blanks included, or a
 * counter of three digits or more. */
static bool cut_mark(sv *line, struct maybe_integer *ms)
{
    sv mark, rest;
    char squeezed[MARK_BYTES];
    size_t n = 0, digits = 0;
    if (!line->n || (!sv_digit_byte(line->p[0]) && !sv_blank_byte(line->p[0]))) return false;
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

/* Bytes at the front that may be those of a time. */
static size_t clock_bytes(sv line, size_t *colons)
{
    size_t n = 0;
    *colons = 0;
    while (n < line.n && (sv_digit_byte(line.p[n]) || memchr(":.,", line.p[n], 3))) *colons += line.p[n++] == ':';
    return n;
}

/* "00:12:03 " with three parts; with two it might be the time of day that someone speaks of, unless
 * nothing else stands on the line. */
static bool cut_bare_time(sv *line, int64_t *ms)
{
    size_t colons, n = clock_bytes(*line, &colons);
    if (n == 0 || (n < line->n && (line->p[n] != ' ' || colons != 2))) return false;
    if (!label_time((sv){ line->p, n }, ms)) return false;
    *line = sv_trim(sv_from(*line, n));
    return true;
}

bool label_cut_clock(sv *line, int64_t *ms)
{
    size_t colons, n = clock_bytes(*line, &colons);
    int64_t end;
    if (n == 0) return label_cut_bracketed_time(line, ms);
    if (!colons || !label_time((sv){ line->p, n }, ms)) return false;
    *line = sv_trim(sv_from(*line, n));
    sv rest = *line;
    size_t sign = until_bytes(rest);
    rest = sv_trim(sv_from(rest, sign));
    n = clock_bytes(rest, &colons);
    if (sign && colons && label_time((sv){ rest.p, n }, &end)) *line = sv_trim(sv_from(rest, n));
    return true;
}

bool label_cut_time(sv *line, struct maybe_integer *ms)
{
    int64_t value;
    if (label_cut_bracketed_time(line, &value) || cut_bare_time(line, &value)) {
        *ms = SOME_INTEGER(value);
        return true;
    }
    return cut_mark(line, ms);
}

/* ---- names --------------------------------------------------------------------------------- */

/* Letters, digits, and what names are written with. */
static bool name_byte(char c)
{
    return sv_high_byte(c) || sv_digit_byte(c) || sv_letter_byte(c) || memchr(" .-'&/_", c, 7);
}

size_t label_name_bytes(sv text)
{
    size_t n = 0;
    while (n < text.n && name_byte(text.p[n])) n++;
    return n;
}

static size_t count_words(sv name)
{
    sv word;
    size_t n = 0;
    while (sv_cut(&name, ' ', &word)) n += word.n > 0;
    return n;
}

/* Upper case is what folding changes. */
bool label_capital(struct arena *scratch, sv name)
{
    size_t at = 0;
    if (!name.n) return false;
    if (!sv_high_byte(name.p[0])) return sv_digit_byte(name.p[0]) || sv_upper_byte(name.p[0]);
    utf8_next(name, &at);
    sv first = { name.p, at };
    return !sv_eq(token_fold(scratch, first), first);
}

static bool begins_with_letter(sv name)
{
    struct token token;
    size_t at = 0;
    if (!sv_high_byte(name.p[0])) return sv_letter_byte(name.p[0]);
    return token_next(name, &at, &token) && token.begin == 0 && token.kind == TOKEN_WORD;
}

/* Whether what is written with the signs of a name is one. */
static bool of_a_name(sv name)
{
    if (!name.n || !begins_with_letter(name)) return false;
    return count_words(name) <= NAME_WORDS && (name.n <= NAME_CHARACTERS || utf8_count(name) <= NAME_CHARACTERS);
}

bool label_name(sv text)
{
    return text.n <= 4 * NAME_CHARACTERS && of_a_name(text) && label_name_bytes(text) == text.n;
}

/* ---- several names ------------------------------------------------------------------------- */

/* Bytes of what joins two names: a sign, or a word between blanks. */
static size_t joining_bytes(sv text)
{
    static const char *const words[] = { " en ", " and ", " und ", " et " };
    if (!text.n) return 0;
    if (memchr(",;+&/", text.p[0], 5)) return 1;
    for (size_t i = 0; i < WF_COUNT(words); i++) {
        sv word = sv_from_cstr(words[i]);
        if (text.n > word.n && sv_alike(sv_slice(text, 0, word.n), word)) return word.n - 1; /* not the last blank */
    }
    return 0;
}

size_t label_parts(sv label, sv parts[LABEL_PARTS_MAX])
{
    size_t count = 0, begin = 0;
    for (size_t i = 0; i <= label.n; i++) {
        size_t joins = joining_bytes(sv_from(label, i));
        if (!joins && i < label.n) continue;
        sv part = sv_trim(sv_slice(label, begin, i));
        if (part.n && (count == LABEL_PARTS_MAX || !label_name(part))) return 0;
        if (part.n) parts[count++] = part;
        if (joins) i += joins - 1;
        begin = i + 1;
    }
    return count;
}

/* ---- Naam: --------------------------------------------------------------------------------- */

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

/* "Naam 12:03: woorden": what looked like the label's colon is the time's. */
static bool cut_time_of_name(sv from_name, struct label_line *out)
{
    size_t n = out->name.n, colons;
    while (n && sv_digit_byte(from_name.p[n - 1])) n--;
    if (n < 2 || n == out->name.n || from_name.p[n - 1] != ' ') return false;
    sv clock = sv_from(from_name, n);
    size_t bytes = clock_bytes(clock, &colons);
    int64_t ms;
    if (!colons || bytes < 2 || clock.p[bytes - 1] != ':') return false;
    if (!label_time(sv_slice(clock, 0, bytes - 1), &ms)) return false;
    out->name = sv_trim(sv_slice(from_name, 0, n - 1));
    out->rest = sv_from(clock, bytes);
    out->time_ms = SOME_INTEGER(ms);
    return true;
}

bool label_take_name(struct arena *scratch, sv text, struct label_line *out)
{
    sv parts[LABEL_PARTS_MAX];
    out->name = text;
    out->capital = label_capital(scratch, text);
    out->unsure = false;
    if (label_name(text)) return true;
    size_t count = label_parts(out->name, parts);
    for (size_t i = 0; i < count; i++) out->capital = out->capital && label_capital(scratch, parts[i]);
    out->unsure = true;
    return count >= 2;
}

/* Bytes at the front that one or several names are written with. */
static size_t label_bytes(sv text)
{
    size_t n = 0;
    for (size_t before = SIZE_MAX; n != before && n < text.n;) {
        before = n;
        n += label_name_bytes(sv_from(text, n));
        while (n && n < text.n && memchr(",;+", text.p[n], 3)) n++;
    }
    return n;
}

bool label_ends_sentence(sv words)
{
    if (sv_ends(words, SV("…")) || sv_ends(words, SV("”")) || sv_ends(words, SV("’"))) return true;
    return words.n && memchr(".?!\"", words.p[words.n - 1], 4);
}

sv label_front(sv text)
{
    sv front = text;
    if (front.n > FRONT_BYTES) front.n = FRONT_BYTES;
    while (front.n < text.n && front.n && sv_inner_byte(text.p[front.n])) front.n--;
    return front;
}

sv label_without_signs(sv line)
{
    static const char *const signs[] = { " ", "-", "–", "—", "•", "♪", "♫", ">" };
    for (size_t i = 0; i < WF_COUNT(signs);) {
        sv sign = sv_from_cstr(signs[i++]);
        if (!sv_starts(line, sign)) continue;
        line = sv_from(line, sign.n);
        i = 0;
    }
    return line;
}

bool label_parse(struct arena *scratch, sv line, struct label_line *out)
{
    sv rest = label_without_signs(sv_trim(line));
    *out = (struct label_line){ 0 };
    bool timed = label_cut_time(&rest, &out->time_ms);
    if (timed) rest = label_without_signs(rest);
    if (!cut_remark(&rest, out)) return false;
    if (rest.n > 1 && rest.p[0] == '#' && rest.p[1] != ' ') rest = sv_from(rest, 1);
    size_t n = label_bytes(rest);
    if (n == 0 || n == rest.n) return false;
    sv from_name = rest;
    out->name = sv_trim((sv){ rest.p, n });
    rest = sv_from(rest, n);
    if (out->name.n == 0 || (!out->remark.n && !cut_remark(&rest, out))) return false;
    if (rest.n == 0 || rest.p[0] != ':') return false;
    out->rest = sv_from(rest, 1);
    /* 12:30, http://… are no labels */
    if (out->rest.n && !timed && (sv_digit_byte(out->rest.p[0]) || out->rest.p[0] == '/') &&
        !cut_time_of_name(from_name, out))
        return false;
    if (!label_take_name(scratch, out->name, out)) return false;
    out->rest = sv_trim(out->rest);
    int64_t behind;
    if (!out->time_ms.has && label_cut_bracketed_time(&out->rest, &behind)) out->time_ms = SOME_INTEGER(behind);
    return true;
}
