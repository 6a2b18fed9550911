#include "0_base/token.h"

#include "0_base/utf8.h"

#include <utf8proc.h>

enum class {
    BLANK,       /* and control characters                                        */
    LETTER,
    DIGIT,
    MARK,        /* combining: goes with the letter before it                     */
    JOINER,      /* ' ’ - ‐ ‑ · between two parts of a word                       */
    SEPARATOR,   /* . and , between digits                                        */
    INVISIBLE,   /* soft hyphen, zero width joiner: inside a word, else as blank  */
    QUOTE,       /* ‘, which word processors also put in front of 's and 't       */
    PUNCTUATION,
};

/* How characters are told apart: the fast way looks ASCII and common Latin up, and asks the
 * Unicode tables for the rest; the plain way asks them for everything. */
enum way { WAY_FAST, WAY_PLAIN };

#define B BLANK
#define L LETTER
#define D DIGIT
#define J JOINER
#define S SEPARATOR
#define P PUNCTUATION
/* clang-format off */
static const unsigned char ascii_classes[128] = {
    B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B,
    /*  ! " # $ % & ' ( ) * + , - . / 0-9 : ; < = > ? */
    B, P, P, P, P, P, P, J, P, P, P, P, S, J, S, P, D, D, D, D, D, D, D, D, D, D, P, P, P, P, P, P,
    P, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, P, P, P, P, P,
    P, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, P, P, P, P, B,
};
/* clang-format on */
#undef B
#undef L
#undef D
#undef J
#undef S
#undef P

static enum class category_class(uint32_t cp)
{
    switch (utf8proc_category((utf8proc_int32_t)cp)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO: return LETTER;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO: return DIGIT;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME: return MARK;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC: return BLANK;
    case UTF8PROC_CATEGORY_CF: return INVISIBLE;
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
    case UTF8PROC_CATEGORY_SM:
    case UTF8PROC_CATEGORY_SC:
    case UTF8PROC_CATEGORY_SK:
    case UTF8PROC_CATEGORY_SO:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO: return PUNCTUATION;
    }
    return PUNCTUATION;
}

static enum class class_of(uint32_t cp)
{
    switch (cp) {
    case '\'':
    case 0x2019:
    case '-':
    case 0x2010:
    case 0x2011:
    case 0xB7: return JOINER;
    case '.':
    case ',': return SEPARATOR;
    case 0x2018: return QUOTE;
    case 0x200B: return BLANK; /* zero width space: parts words, although its category is Cf */
    default: return category_class(cp);
    }
}

/* The class of the character at `at`; *end is where it ends. */
static enum class class_at(sv s, size_t at, enum way way, size_t *end)
{
    unsigned char byte = (unsigned char)s.p[at];
    if (way == WAY_FAST && byte < 0x80) return *end = at + 1, (enum class)ascii_classes[byte];
    *end = at;
    uint32_t cp = utf8_next(s, end);
    /* U+00C0 to U+024F are letters, but for the signs × and ÷ */
    if (way == WAY_FAST && cp >= 0xC0 && cp <= 0x24F && cp != 0xD7 && cp != 0xF7) return LETTER;
    return class_of(cp);
}

static size_t skip_class(sv s, size_t at, enum class skipped, enum way way)
{
    size_t end;
    while (at < s.n && class_at(s, at, way, &end) == skipped) at = end;
    return at;
}

/* Where the word goes on after what stands at `at`: invisible characters, and one joiner or, in
 * a number, one separator, with a letter or digit behind it. `at` when it does not. */
static size_t joined(sv s, size_t at, bool after_digit, enum way way)
{
    size_t end, next = skip_class(s, at, INVISIBLE, way);
    if (next == s.n) return at;
    enum class c = class_at(s, next, way, &end);
    bool digit_only = c == SEPARATOR;
    if (c == JOINER || (c == SEPARATOR && after_digit)) {
        next = skip_class(s, end, INVISIBLE, way);
        if (next == s.n) return at;
        c = class_at(s, next, way, &end);
    }
    return c == DIGIT || (c == LETTER && !digit_only) ? next : at;
}

/* The end of the word that begins with the letter or digit at `at`. */
static size_t word_end(sv s, size_t at, bool *letters, enum way way)
{
    bool digit = false;
    while (at < s.n) {
        size_t end;
        enum class c = class_at(s, at, way, &end);
        if (c == LETTER || c == DIGIT || c == MARK) {
            if (c != MARK) digit = c == DIGIT;
            if (c == LETTER) *letters = true;
            at = end;
            continue;
        }
        if (c == BLANK || c == PUNCTUATION || c == QUOTE) break;
        size_t next = joined(s, at, digit, way);
        if (next == at) break;
        at = next;
    }
    return at;
}

/* "'s", "’t", "'k": the end of the word that opens with the apostrophe before `letter`; 0 when
 * it does not open one. In 's-Gravenhage the word goes on behind the hyphen. */
static size_t clitic_end(sv s, size_t letter, enum way way)
{
    size_t end;
    if (letter == s.n || !memchr("stknmrSTKNMR", s.p[letter], 12)) return 0;
    size_t next = skip_class(s, letter + 1, INVISIBLE, way);
    if (next < s.n) {
        enum class c = class_at(s, next, way, &end);
        if (c == LETTER || c == DIGIT || c == MARK) return 0;
    }
    bool letters = false;
    return word_end(s, letter, &letters, way);
}

/* "[naam]", "[p3kq-2]": the end behind the bracket; 0 when it is no token of redaction. */
static size_t redacted_end(sv s, size_t inside, enum way way)
{
    size_t at = inside, end;
    bool named = false;
    while (at < s.n && s.p[at] != ']') {
        enum class c = class_at(s, at, way, &end);
        if (c == LETTER || c == DIGIT)
            named = true;
        else if (c != MARK && s.p[at] != '-' && s.p[at] != '_')
            return 0;
        at = end;
    }
    return at < s.n && named ? at + 1 : 0;
}

static bool next_by(sv text, size_t *at, struct token *token, enum way way)
{
    size_t begin = *at, end;
    enum class c = BLANK;
    for (; begin < text.n; begin = end) {
        c = class_at(text, begin, way, &end);
        if (c != BLANK && c != INVISIBLE) break;
    }
    *at = begin;
    if (begin >= text.n) return false;
    *token = (struct token){ begin, end, TOKEN_PUNCTUATION };
    size_t longer = 0;
    if (c == LETTER || c == DIGIT) {
        bool letters = false;
        longer = word_end(text, begin, &letters, way);
        token->kind = letters ? TOKEN_WORD : TOKEN_NUMBER;
    } else if (c == QUOTE || text.p[begin] == '\'' || sv_starts(sv_from(text, begin), SV("’"))) {
        longer = clitic_end(text, end, way);
        if (longer) token->kind = TOKEN_WORD;
    } else if (text.p[begin] == '[') {
        longer = redacted_end(text, end, way);
        if (longer) token->kind = TOKEN_REDACTED;
    }
    if (longer) token->end = longer;
    *at = token->end;
    return true;
}

bool token_next(sv text, size_t *at, struct token *token)
{
    return next_by(text, at, token, WAY_FAST);
}

bool token_next_plain(sv text, size_t *at, struct token *token)
{
    return next_by(text, at, token, WAY_PLAIN);
}

/* The simple folding of one code point; 0: it is left out. Final sigma and long s are lower case
 * already, and have another form than the letter they are. */
static uint32_t fold(uint32_t cp)
{
    switch (cp) {
    case 0x2018:
    case 0x2019: return '\'';
    case 0x2010:
    case 0x2011: return '-';
    case 0x3C2: return 0x3C3;
    case 0x17F: return 's';
    default: break;
    }
    if (class_of(cp) == INVISIBLE) return 0;
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
}

sv token_fold(struct arena *a, sv text)
{
    char *to = ARENA_NEW(a, char, text.n + text.n / 2 + 1); /* Ⱥ takes two bytes, ⱥ three */
    size_t n = 0, at = 0;
    while (at < text.n) {
        unsigned char byte = (unsigned char)text.p[at];
        if (byte < 0x80) {
            to[n++] = sv_lowered_byte((char)byte);
            at++;
            continue;
        }
        uint32_t cp = utf8_next(text, &at);
        if (cp == 0x132 || cp == 0x133) {
            memcpy(to + n, "ij", 2);
            n += 2;
            continue;
        }
        cp = fold(cp);
        if (cp) n += utf8_put(cp, to + n);
    }
    return (sv){ to, n };
}

size_t token_count_words(sv text)
{
    size_t at = 0, words = 0;
    struct token token;
    while (token_next(text, &at, &token)) words += token.kind != TOKEN_PUNCTUATION;
    return words;
}

/* ? ‽ ⁇ ⁈ ⁉ and the Arabic and the full-width form */
static bool asks(uint32_t cp)
{
    if (cp == '?' || cp == 0x203D || cp == 0x61F || cp == 0xFF1F) return true;
    return cp >= 0x2047 && cp <= 0x2049;
}

size_t token_count_questions(sv text)
{
    size_t questions = 0, at = 0;
    uint32_t before = 0;
    while (at < text.n) {
        uint32_t cp = utf8_next(text, &at);
        if (!asks(cp) && cp != '!') {
            before = cp;
            continue;
        }
        bool question = asks(cp);
        size_t end = at;
        uint32_t after = 0;
        while (end < text.n && (after = utf8_next(text, &end), asks(after) || after == '!')) {
            question = question || asks(after);
            at = end;
            after = 0;
        }
        enum class c = after ? class_of(after) : BLANK;
        bool bracketed = (before == '(' && after == ')') || (before == '[' && after == ']');
        questions += question && !bracketed && c != LETTER && c != DIGIT;
        before = cp;
    }
    return questions;
}
