#include "2_ingest/identifier.h"

static bool word_byte(char c) { return sv_digit_byte(c) || sv_letter_byte(c) || sv_high_byte(c); }
static char byte_at(sv text, size_t at) { return at < text.n ? text.p[at] : '\0'; }

/* The identifier ends here: no letter or digit goes on. */
static bool ends_at(sv text, size_t at) { return !word_byte(byte_at(text, at)); }

/* ---- e-mail -------------------------------------------------------------------------------- */

static bool mail_byte(char c) { return word_byte(c) || (c && memchr(".-_", c, 3)); }

static size_t email(sv text, size_t at)
{
    enum { LOCAL = 64, HOST = 255 }; /* RFC 5321 */
    size_t i = at;
    while (i < at + LOCAL && (mail_byte(byte_at(text, i)) || byte_at(text, i) == '+')) i++;
    if (i == at || byte_at(text, i) != '@') return 0;
    size_t host = ++i, point = 0;
    while (i < host + HOST && mail_byte(byte_at(text, i))) i++;
    while (i > host && sv_inner_byte(byte_at(text, i))) i--; /* a whole letter */
    while (i > host && !word_byte(text.p[i - 1])) i--;        /* the full stop after it */
    for (size_t k = host; k < i; k++)
        if (text.p[k] == '.') point = k;
    return point > host && i >= point + 3 ? i - at : 0;
}

/* "@sanne.vos", as on social media */
static size_t account(sv text, size_t at)
{
    size_t i = at + 1;
    if (byte_at(text, at) != '@' || (at && word_byte(text.p[at - 1]))) return 0;
    while (mail_byte(byte_at(text, i))) i++;
    while (i > at + 1 && !word_byte(text.p[i - 1])) i--;
    return i > at + 2 ? i - at : 0;
}

/* ---- bank account -------------------------------------------------------------------------- */

/* ISO 7064 mod 97-10: the first four characters go to the end, letters are 10 to 35. */
static bool iban_valid(const char *characters, size_t n)
{
    unsigned rest = 0;
    for (size_t i = 0; i < n; i++) {
        char c = characters[(i + 4) % n];
        unsigned value = sv_digit_byte(c) ? (unsigned)(c - '0') : (unsigned)(c - 'A') + 10;
        rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return rest == 1;
}

static size_t iban(sv text, size_t at)
{
    enum { SHORTEST = 15, LONGEST = 34 };
    char characters[LONGEST];
    size_t n = 0, found = 0;
    for (size_t i = 0; i < 4; i++) { /* NL91 */
        char c = byte_at(text, at + i);
        if (i < 2 ? !sv_upper_byte(c) : !sv_digit_byte(c)) return 0;
    }
    for (size_t i = at; n < LONGEST; i++) {
        char c = byte_at(text, i);
        if (c == ' ' && i > at && byte_at(text, i - 1) != ' ') continue;
        if (!sv_upper_byte(c) && !sv_digit_byte(c)) break;
        characters[n++] = c;
        if (n >= SHORTEST && ends_at(text, i + 1) && iban_valid(characters, n)) found = i + 1 - at;
    }
    return found;
}

/* ---- numbers ------------------------------------------------------------------------------- */

/* Digits with single signs between them. */
struct run {
    char digits[16];
    size_t count, end; /* end: after the last digit */
    size_t groups;
};

static struct run digits_at(sv text, size_t at, const char *signs)
{
    struct run r = { .end = at };
    size_t gap = 0;
    bool between = false;
    for (size_t i = at; i < text.n; i++) {
        char c = text.p[i];
        if (sv_digit_byte(c)) {
            if (r.count == sizeof r.digits) return (struct run){ .count = SIZE_MAX };
            r.groups += r.count == 0 || between;
            r.digits[r.count++] = c;
            r.end = i + 1;
            gap = 0;
            between = false;
        } else if (strchr(signs, c) && ++gap <= 2) {
            between = true;
        } else {
            break;
        }
    }
    return r;
}

/* Nine digits: 9, 8, … 2, -1 times them is a multiple of 11. */
static size_t bsn(sv text, size_t at)
{
    struct run r = digits_at(text, at, ".");
    int sum = 0;
    bool zero = true;
    if (!sv_digit_byte(byte_at(text, at)) || r.count != 9 || (r.groups != 1 && r.groups != 3)) return 0;
    if (!ends_at(text, r.end)) return 0;
    for (int i = 0; i < 9; i++) {
        int d = r.digits[i] - '0';
        zero = zero && d == 0;
        sum += d * (i == 8 ? -1 : 9 - i);
    }
    return !zero && sum % 11 == 0 ? r.end - at : 0;
}

/* "dd-mm-yyyy" is no telephone number. */
static bool looks_like_date(sv text, size_t at)
{
    const char *shape = "dd-dd-dddd";
    for (size_t i = 0; shape[i]; i++) {
        char c = byte_at(text, at + i);
        if (shape[i] == 'd' ? !sv_digit_byte(c) : c != '-' && c != '.' && c != '/') return false;
    }
    return true;
}

/* 06-12345678, 020 123 45 67, 0475 12 34 56, +31 (0)6 1234 5678, 0031612345678 */
static size_t telephone(sv text, size_t at)
{
    bool foreign = byte_at(text, at) == '+';
    size_t begin = at + foreign + (byte_at(text, at) == '(');
    if (!sv_digit_byte(byte_at(text, begin)) || looks_like_date(text, at)) return 0;
    struct run r = digits_at(text, begin, " -.()/");
    if (r.count > 15 || !ends_at(text, r.end)) return 0;
    if (!foreign && r.digits[0] == '0' && r.digits[1] == '0') foreign = true;
    if (foreign) return r.count >= 10 && r.digits[r.digits[0] == '0' ? 2 : 0] != '0' ? r.end - at : 0;
    bool national = r.digits[0] == '0' && r.digits[1] != '0' && (r.count == 10 || r.count == 9);
    return national && (r.count == 10 || r.groups > 1) ? r.end - at : 0;
}

/* ---- address ------------------------------------------------------------------------------- */

/* "1234 AB"; SA, SD and SS are never given out. */
static size_t postcode(sv text, size_t at)
{
    size_t i = at;
    if (!sv_digit_byte(byte_at(text, i)) || text.p[i] == '0') return 0;
    while (i < at + 4 && sv_digit_byte(byte_at(text, i))) i++;
    if (i != at + 4) return 0;
    if (byte_at(text, i) == ' ') i++;
    char first = byte_at(text, i), second = byte_at(text, i + 1);
    if (!sv_upper_byte(first) || !sv_upper_byte(second) || !ends_at(text, i + 2)) return 0;
    if (first == 'S' && (second == 'A' || second == 'D' || second == 'S')) return 0;
    return i + 2 - at;
}

/* "12", "12a", "12-3" */
static size_t house_number(sv text, size_t at)
{
    size_t i = at;
    while (i < at + 5 && sv_digit_byte(byte_at(text, i))) i++;
    if (i == at) return 0;
    if (sv_letter_byte(byte_at(text, i))) i++;
    if (byte_at(text, i) == '-' && sv_digit_byte(byte_at(text, i + 1)))
        for (i++; sv_digit_byte(byte_at(text, i));) i++;
    return ends_at(text, i) ? i - at : 0;
}

static size_t skip_signs(sv text, size_t at)
{
    while (byte_at(text, at) == ' ' || byte_at(text, at) == ',') at++;
    return at;
}

/* The house number stands before the postcode or after it. */
static size_t address(sv text, size_t at)
{
    size_t code = postcode(text, at);
    if (code) {
        size_t number_at = skip_signs(text, at + code), number = house_number(text, number_at);
        return number ? number_at + number - at : code;
    }
    size_t number = house_number(text, at);
    if (!number) return 0; /* and no looking through what may be a long row of signs */
    size_t code_at = skip_signs(text, at + number);
    code = code_at > at + number ? postcode(text, code_at) : 0;
    return code ? code_at + code - at : 0;
}

/* "Meidoornstraat 12", "Lindeplein 3a": a word with a capital that ends as streets do, and a number. Not
 * when what follows says that the number counts something ("in de Meidoornstraat 30 jaar", "5 hoog"). */
static size_t street(sv text, size_t at)
{
    enum { STEM = 3 };
    static const char *const ends[] = { "straat", "laan",  "weg",    "plein", "hof",  "gracht", "kade",
                                        "dreef",  "singel", "steeg", "dijk",  "pad",  "plantsoen", "park" };
    static const char *const counted[] = { "jaar", "jaren", "mensen", "keer", "euro", "uur", "meter", "kinderen",
                                           "maanden", "weken", "dagen", "huizen", "woningen", "gezinnen", "bewoners",
                                           "procent", "van", "tot", "hoog" };
    size_t end = at, number_at;
    if (!sv_upper_byte(byte_at(text, at)) || (at && word_byte(text.p[at - 1]))) return 0;
    while (word_byte(byte_at(text, end))) end++;
    bool is = false;
    for (size_t i = 0; i < WF_COUNT(ends); i++) {
        sv ending = sv_from_cstr(ends[i]);
        is = is || (end - at >= ending.n + STEM && sv_ends(sv_slice(text, at, end), ending));
    }
    if (!is || byte_at(text, end) != ' ') return 0;
    number_at = end + 1;
    size_t number = house_number(text, number_at), next = number_at + number + 1, next_end = next;
    if (!number || byte_at(text, number_at) == '0') return 0;
    while (byte_at(text, next - 1) == ' ' && sv_lower_byte(byte_at(text, next_end))) next_end++;
    bool plain = sv_digit_byte(text.p[number_at + number - 1]) && !memchr(text.p + number_at, '-', number);
    for (size_t i = 0; plain && next_end > next && i < WF_COUNT(counted); i++)
        if (sv_is(sv_slice(text, next, next_end), counted[i])) return 0;
    return number_at + number - at;
}

/* "https://…", "www.…" up to a blank or a closing sign; the full stop behind it is not part of it. */
static size_t web(sv text, size_t at)
{
    static const char *const begins[] = { "http://", "https://", "www.", "Http://", "Https://", "Www.", "WWW." };
    size_t end = 0;
    if (at && word_byte(text.p[at - 1])) return 0;
    for (size_t i = 0; i < WF_COUNT(begins) && !end; i++)
        if (sv_starts(sv_from(text, at), sv_from_cstr(begins[i]))) end = at + strlen(begins[i]);
    size_t least = end + 1;
    while (end && end < text.n && !sv_blank_byte(text.p[end]) && !strchr("<>()[]\"'", text.p[end])) end++;
    while (end >= least && strchr(".,;:!?", text.p[end - 1])) end--;
    return end >= least ? end - at : 0;
}

size_t identifier_at(sv text, size_t at, enum label *label)
{
    static const struct {
        size_t (*find)(sv text, size_t at);
        enum label label;
    } kinds[] = {
        { email, LABEL_REDACT_EMAIL },         { web, LABEL_REDACT_WEB },         { account, LABEL_REDACT_ACCOUNT },
        { iban, LABEL_REDACT_IBAN },
        { bsn, LABEL_REDACT_BSN },             { telephone, LABEL_REDACT_TELEPHONE },
        { address, LABEL_REDACT_ADDRESS },     { street, LABEL_REDACT_ADDRESS },
    };
    for (size_t i = 0; i < WF_COUNT(kinds); i++) {
        size_t n = kinds[i].find(text, at);
        *label = kinds[i].label;
        if (n) return n;
    }
    return 0;
}
