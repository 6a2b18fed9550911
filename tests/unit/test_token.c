#include "check.h"

#include "0_base/out.h"
#include "0_base/token.h"
#include "0_base/utf8.h"

typedef bool next_function(sv text, size_t *at, struct token *token);

/* "word|12#|,." : a word as it is, a number with #, redaction with @, punctuation with ^. */
static sv shown(struct arena *a, sv text, next_function *next)
{
    static const char *const marks[] = {
        [TOKEN_WORD] = "", [TOKEN_NUMBER] = "#", [TOKEN_PUNCTUATION] = "^", [TOKEN_REDACTED] = "@"
    };
    struct buffer b = { .a = a };
    struct token token;
    size_t at = 0, before = 0;
    while (next(text, &at, &token)) {
        assert_true(token.begin >= before && token.end > token.begin && token.end == at && at <= text.n);
        before = token.end;
        if (b.n) buffer_cstr(&b, "|");
        buffer_add(&b, sv_slice(text, token.begin, token.end));
        buffer_cstr(&b, marks[token.kind]);
    }
    assert_int_equal(at, text.n);
    return buffer_sv(&b);
}

/* Split by hand, by the rules in token.h. */
static const char *const dutch[][2] = {
    { "", "" },
    { "  \t\r\n", "" },
    { "Wij wonen hier.", "Wij|wonen|hier|.^" },
    { "'s avonds en \xE2\x80\x99s ochtends", "'s|avonds|en|\xE2\x80\x99s|ochtends" },
    { "\xE2\x80\x98s middags, \xE2\x80\x98t is zo", "\xE2\x80\x98s|middags|,^|\xE2\x80\x98t|is|zo" },
    { "'t, 'k heb 'm, 'n R'dam", "'t|,^|'k|heb|'m|,^|'n|R'dam" },
    { "'s-Gravenhage", "'s-Gravenhage" },
    { "'samen'", "'^|samen|'^" },
    { "de letter 'k'", "de|letter|'k|'^" },
    { "z'n oma's zo'n foto\xE2\x80\x99s", "z'n|oma's|zo'n|foto\xE2\x80\x99s" },
    { "Hans' fiets", "Hans|'^|fiets" },
    { "A'dam", "A'dam" },
    { "65+'ers", "65#|+^|'^|ers" },
    { "65-plussers", "65-plussers" },
    { "idee\xC3\xABn, caf\xC3\xA9s", "idee\xC3\xABn|,^|caf\xC3\xA9s" },
    { "om 14.30 uur", "om|14.30#|uur" },
    { "\xE2\x82\xAC 1.250,50.", "\xE2\x82\xAC^|1.250,50#|.^" },
    { "1..2 3, 4", "1#|.^|.^|2#|3#|,^|4#" },
    { "14:30", "14#|:^|30#" },
    { "2019-2020", "2019-2020#" },
    { "50% 3e 1\xC2\xBD m\xC2\xB2", "50#|%^|3e|1\xC2\xBD#|m\xC2\xB2" },
    { "a.b 1.b a.1", "a|.^|b|1#|.^|b|a|.^|1#" },
    { "buurt-app WMO-loket e-mail", "buurt-app|WMO-loket|e-mail" },
    { "buurt\xE2\x80\x90" "app buurt\xE2\x80\x91" "app", "buurt\xE2\x80\x90" "app|buurt\xE2\x80\x91" "app" },
    { "op- en afstappen", "op|-^|en|afstappen" },
    { "ja--nee \xE2\x80\x93 of", "ja|-^|-^|nee|\xE2\x80\x93^|of" },
    { "t/m www.site.nl", "t|/^|m|www|.^|site|.^|nl" },
    { "\xC4\xB3s \xC4\xB2sbaan ijs", "\xC4\xB3s|\xC4\xB2sbaan|ijs" },
    { "\xE2\x80\x9Czeker\xE2\x80\x9D", "\xE2\x80\x9C^|zeker|\xE2\x80\x9D^" },
    { "\xE2\x80\x98zeker\xE2\x80\x99", "\xE2\x80\x98^|zeker|\xE2\x80\x99^" },
    { "leuk\xF0\x9F\x99\x82!", "leuk|\xF0\x9F\x99\x82^|!^" },
    { "\xE2\x9D\xA4\xEF\xB8\x8F", "\xE2\x9D\xA4^|\xEF\xB8\x8F^" }, /* a heart and its variation selector */
    { "buurt\xC2\xADhuis woord\xC2\xAD einde", "buurt\xC2\xADhuis|woord|einde" },
    { "a\xC2\xAD-\xC2\xAD" "b \xC2\xAD", "a\xC2\xAD-\xC2\xAD" "b" },
    { "col\xC2\xB7lega", "col\xC2\xB7lega" },
    { "\xE2\x80\x8B" "a\xE2\x80\x8B" "b", "a|b" }, /* zero width space */
    { "a\xC2\xA0" "b\xE2\x80\xAF" "c", "a|b|c" },
    { "e\xCC\x88n \xCC\x88", "e\xCC\x88n|\xCC\x88^" },
    { "\xC3\x97 3 \xC3\xB7 2", "\xC3\x97^|3#|\xC3\xB7^|2#" },
    { "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7 \xD0\x94\xD0\xB0", "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7|\xD0\x94\xD0\xB0" },
    { "snake_case #tag @naam", "snake|_^|case|#^|tag|@^|naam" },
    { "met [naam] en [p3kq-2_b].", "met|[naam]@|en|[p3kq-2_b]@|.^" },
    { "[naam]s [twee woorden] [] [-] [x", "[naam]@|s|[^|twee|woorden|]^|[^|]^|[^|-^|]^|[^|x" },
    { "[\xE2\x80\xA6] [[a]]", "[^|\xE2\x80\xA6^|]^|[^|[a]@|]^" },
    { "[priv\xC3\xA9]", "[priv\xC3\xA9]@" },
    { "'", "'^" },
    { "'s", "'s" },
    { "a'", "a|'^" },
    { "\001\177x", "x" },
};

static void dutch_words(void **state)
{
    (void)state;
    struct arena a = { 0 };
    for (size_t i = 0; i < WF_COUNT(dutch); i++) {
        assert_cstr(shown(&a, sv_from_cstr(dutch[i][0]), token_next), dutch[i][1]);
        assert_cstr(shown(&a, sv_from_cstr(dutch[i][0]), token_next_plain), dutch[i][1]);
    }
    arena_free(&a);
}

/* Pieces that meet each other's rules. */
static sv random_text(struct arena *a, uint64_t *seed, size_t length)
{
    static const char *const pieces[] = { "a", "s", "T", "huis", " ", " ", "'", "\xE2\x80\x99", "\xE2\x80\x98", "-", "\xE2\x80\x91",
                                          ".", ",", "1", "23", "[", "]", "_", "\xC2\xAD", "\xE2\x80\x8D", "\xC2\xB7",
                                          "\xC3\xA9", "\xC3\x97", "\xCC\x81", "\xC4\xB3", "\xF0\x9F\x99\x82", "?", "!",
                                          "\n", "\xC2\xA0", "\xD9\x85", "\xC2\xB2", "\t", "\x7F", "/" };
    struct buffer b = { .a = a };
    for (size_t i = 0; i < length; i++) {
        uint32_t r = check_random(seed);
        char any[4];
        if (r % 16)
            buffer_cstr(&b, pieces[r / 16 % WF_COUNT(pieces)]);
        else
            buffer_add(&b, (sv){ any, utf8_put(r / 16 % (r % 32 ? 0x300 : 0xD800), any) });
    }
    return buffer_sv(&b);
}

static void fast_and_plain_way_agree(void **state)
{
    (void)state;
    uint64_t seed = 11;
    for (size_t i = 0; i < 20000; i++) {
        struct arena a = { 0 };
        sv text = random_text(&a, &seed, i % 30);
        assert_sv(shown(&a, text, token_next), shown(&a, text, token_next_plain));
        arena_free(&a);
    }
    for (uint32_t cp = 0; cp < 0x110000; cp++) { /* every character in front of, in and behind a word */
        if (cp >= 0xD800 && cp < 0xE000) continue;
        char text[32];
        size_t n = utf8_put(cp, text);
        text[n++] = 'a';
        n += utf8_put(cp, text + n);
        text[n++] = '1';
        n += utf8_put(cp, text + n);
        size_t x = 0, y = 0;
        struct token s, t;
        bool more = true;
        while (more) {
            more = token_next((sv){ text, n }, &x, &s);
            assert_true(more == token_next_plain((sv){ text, n }, &y, &t) && x == y);
            if (more) assert_true(s.begin == t.begin && s.end == t.end && s.kind == t.kind);
        }
    }
}

/* Property: tokens cover all but blanks, whatever the text; so none is lost or seen twice. */
static void nothing_visible_is_lost(void **state)
{
    (void)state;
    uint64_t seed = 13;
    for (size_t i = 0; i < 5000; i++) {
        struct arena a = { 0 };
        sv text = random_text(&a, &seed, i % 30);
        size_t at = 0, end = 0;
        struct token token;
        bool more;
        do {
            more = token_next(text, &at, &token);
            for (size_t gap = end; gap < (more ? token.begin : text.n); gap++) {
                unsigned char c = (unsigned char)text.p[gap];
                if (c < 0x80) assert_true(c <= ' ' || c == 0x7F);
            }
            end = token.end;
        } while (more);
        arena_free(&a);
    }
}

/* Brackets that never close, and joiners without end, are read once and not over and over. */
static void long_texts_stay_fast(void **state)
{
    (void)state;
    static const char *const pieces[] = { "[", "[a", "'", "a-", "\xC2\xAD", "-\xC2\xAD", "1.", "a\xCC\x81" };
    enum { PIECES = 200000 };
    for (size_t i = 0; i < WF_COUNT(pieces); i++) {
        struct arena a = { 0 };
        struct buffer b = { .a = &a };
        for (size_t n = 0; n < PIECES; n++) buffer_cstr(&b, pieces[i]);
        assert_true(token_count_words(buffer_sv(&b)) <= PIECES);
        arena_free(&a);
    }
}

static void folding(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        { "", "" },
        { "Buurt-APP 2.0", "buurt-app 2.0" },
        { "\xE2\x80\x99S AVONDS \xE2\x80\x98t", "'s avonds 't" },
        { "CAF\xC3\x89S \xC3\x8F\xC3\x8B", "caf\xC3\xA9s \xC3\xAF\xC3\xAB" },
        { "\xC4\xB2S \xC4\xB3s IJs", "ijs ijs ijs" },
        { "buurt\xE2\x80\x90" "app\xE2\x80\x91x", "buurt-app-x" },
        { "buurt\xC2\xADhuis", "buurthuis" },
        { "\xC4\xB0" "brahim", "ibrahim" },
        { "\xCE\xA3\xCE\xBF\xCF\x86\xCF\x8C\xCF\x82", "\xCF\x83\xCE\xBF\xCF\x86\xCF\x8C\xCF\x83" }, /* final sigma */
        { "STRA\xE1\xBA\x9E" "E stra\xC3\x9F" "e", "stra\xC3\x9F" "e stra\xC3\x9F" "e" },
        { "\xC8\xBA\xC8\xBE", "\xE2\xB1\xA5\xE2\xB1\xA6" }, /* grows from two bytes to three */
        { "\xD0\x94\xD0\x90", "\xD0\xB4\xD0\xB0" },
    };
    struct arena a = { 0 };
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        sv text = sv_from_cstr(cases[i][0]), folded = token_fold(&a, text);
        assert_cstr(folded, cases[i][1]);
        assert_sv(token_fold(&a, folded), folded); /* twice is once */
    }
    for (uint32_t cp = 1; cp < 0x110000; cp++) {
        if (cp >= 0xD800 && cp < 0xE000) continue;
        char bytes[4];
        sv folded = token_fold(&a, (sv){ bytes, utf8_put(cp, bytes) });
        assert_sv(token_fold(&a, folded), folded);
    }
    arena_free(&a);
}

static void counting_words(void **state)
{
    (void)state;
    assert_int_equal(token_count_words(SV("")), 0);
    assert_int_equal(token_count_words(SV("...!?")), 0);
    assert_int_equal(token_count_words(SV("Om 14.30 uur zat [naam] er, 's avonds ook.")), 9);
    assert_int_equal(token_count_words(SV("65+'ers")), 2);
}

static void counting_questions(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t questions;
    } cases[] = {
        { "", 0 }, { "?", 1 }, { "Echt waar?", 1 }, { "Wat?! Hoe dan??? Nee!", 2 }, { "Nee!!", 0 }, { "!?", 1 },
        { "\"Hoe?\" vroeg ze. En: (waarom?)", 2 }, { "zie site.nl/zoek?q=1", 0 }, { "dat (?) huis [?] daar", 0 },
        { "Wie? Wat? Waar?", 3 }, { "Hoe ?\nZo.", 1 }, { "echt\xE2\x80\xBD", 1 }, { "\xD9\x85\xD8\x9F", 1 },
        { "ja?nee", 0 }, { "Ja?...", 1 },
    };
    for (size_t i = 0; i < WF_COUNT(cases); i++)
        if (token_count_questions(sv_from_cstr(cases[i].text)) != cases[i].questions)
            fail_msg("'%s': not %zu", cases[i].text, cases[i].questions);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dutch_words),
        cmocka_unit_test(fast_and_plain_way_agree),
        cmocka_unit_test(nothing_visible_is_lost),
        cmocka_unit_test(long_texts_stay_fast),
        cmocka_unit_test(folding),
        cmocka_unit_test(counting_words),
        cmocka_unit_test(counting_questions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
