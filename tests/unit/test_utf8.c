#include "check.h"

#include "0_base/utf8.h"

#include <utf8proc.h>

/* The forms of Unicode 15, section 3.9, tables 3-7 to 3-9, and where each goes wrong. */
static void invalid_sequences(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t at;
    } cases[] = {
        { "a\x80", 1 },             /* continuation alone           */
        { "\xC0\x80", 0 },          /* overlong                     */
        { "ab\xC1\xBF", 2 },        { "\xE0\x9F\xBF", 0 },        { "\xF0\x8F\xBF\xBF", 0 },
        { "\xED\xA0\x80", 0 },      /* surrogates                   */
        { "x\xED\xBF\xBF", 1 },     { "\xF4\x90\x80\x80", 0 },    /* beyond U+10FFFF */
        { "\xF5\x80\x80\x80", 0 },  { "\xFF", 0 },                { "abcdefghij\xFE", 10 },
        { "\xC3", 0 },              /* cut off                      */
        { "a\xE2\x82", 1 },         { "a\xF0\x9F\x99", 1 },       { "\xC3(", 0 },
        { "\xE2\x82(", 0 },         { "caf\xE9 12345678", 3 },
    };
    for (size_t i = 0; i < WF_COUNT(cases); i++)
        assert_int_equal(utf8_invalid_at(sv_from_cstr(cases[i].bytes)), cases[i].at);
}

static void valid_sequences(void **state)
{
    (void)state;
    static const char *const cases[] = { "", "a", "abcdefghijklmnop", "caf\xC3\xA9", "\xED\x9F\xBF", "\xEE\x80\x80",
                                         "\xF4\x8F\xBF\xBF", "\xEF\xBF\xBF", "\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xF0\x90\x80\x80" };
    for (size_t i = 0; i < WF_COUNT(cases); i++)
        assert_int_equal(utf8_invalid_at(sv_from_cstr(cases[i])), strlen(cases[i]));
    assert_int_equal(utf8_invalid_at(SV("a\0b")), 3);
    assert_int_equal(utf8_invalid_at((sv){ "\xC3\xA9", 1 }), 0); /* the view ends here */
}

/* Every code point goes out and comes back, and agrees with the library. */
static void every_code_point(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp < 0x110000; cp++) {
        if (cp >= 0xD800 && cp < 0xE000) continue;
        char ours[4];
        utf8proc_uint8_t theirs[4];
        size_t n = utf8_put(cp, ours), at = 0;
        assert_true((utf8proc_ssize_t)n == utf8proc_encode_char((utf8proc_int32_t)cp, theirs));
        assert_memory_equal(ours, theirs, n);
        sv s = { ours, n };
        assert_true(utf8_next(s, &at) == cp && at == n);
        assert_true(utf8_invalid_at(s) == n && utf8_count(s) == 1);
    }
}

static void counting(void **state)
{
    (void)state;
    struct arena a = { 0 };
    uint64_t seed = 3;
    assert_int_equal(utf8_count(SV("")), 0);
    assert_int_equal(utf8_count(SV("caf\xC3\xA9 \xF0\x9F\x99\x82")), 6);
    for (size_t n = 0; n < 200; n++) { /* all lengths around the steps of eight */
        char *text = ARENA_NEW(&a, char, 4 * n);
        size_t bytes = 0;
        for (size_t i = 0; i < n; i++) bytes += utf8_put(1 + check_random(&seed) % 0xD000, text + bytes);
        assert_int_equal(utf8_count((sv){ text, bytes }), n);
    }
    arena_free(&a);
}

static void places(void **state)
{
    (void)state;
    sv text = SV("een\ncaf\xC3\xA9 x\r\n\rlaatst");
    static const struct {
        size_t at, line, column;
    } cases[] = { { 0, 1, 1 }, { 2, 1, 3 }, { 3, 1, 4 }, { 4, 2, 1 }, { 10, 2, 6 }, { 13, 3, 1 }, { 14, 4, 1 }, { 99, 4, 7 } };
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        struct place place = utf8_place(SV("f"), text, cases[i].at);
        assert_int_equal(place.line, cases[i].line);
        assert_int_equal(place.column, cases[i].column);
        assert_cstr(place.file, "f");
    }
    assert_int_equal(utf8_place(SV("f"), SV(""), 0).line, 1);
}

static void encoding_names(void **state)
{
    (void)state;
    enum encoding e = ENCODING_DETECT;
    for (int i = ENCODING_UTF8; i <= ENCODING_UTF16; i++) {
        const char *name = utf8_encoding_name((enum encoding)i);
        assert_true(utf8_encoding_parse(sv_from_cstr(name), &e));
        assert_int_equal(e, i);
    }
    assert_true(utf8_encoding_parse(SV("UTF8"), &e) && e == ENCODING_UTF8);
    assert_true(utf8_encoding_parse(SV("Windows-1252"), &e) && e == ENCODING_WINDOWS1252);
    assert_false(utf8_encoding_parse(SV("koi8-r"), &e));
    assert_false(utf8_encoding_parse(SV(""), &e));
    assert_false(utf8_encoding_parse(SV("windows-1252-and-more"), &e));
}

struct decoded {
    const char *bytes;
    size_t n;
    enum encoding encoding, used;
    const char *text;
};
#define BYTES(literal) literal, sizeof(literal) - 1

static void encodings_are_told_apart(void **state)
{
    (void)state;
    static const struct decoded cases[] = {
        { BYTES(""), ENCODING_DETECT, ENCODING_UTF8, "" },
        { BYTES("caf\xC3\xA9"), ENCODING_DETECT, ENCODING_UTF8, "caf\xC3\xA9" },
        { BYTES("\xEF\xBB\xBF" "caf\xC3\xA9"), ENCODING_DETECT, ENCODING_UTF8, "caf\xC3\xA9" },
        { BYTES("\xEF\xBB\xBFx"), ENCODING_UTF8, ENCODING_UTF8, "x" },
        { BYTES("\xEF\xBB\xBFx"), ENCODING_WINDOWS1252, ENCODING_UTF8, "x" },
        { BYTES("caf\xE9 \x80 \x91s\x92"), ENCODING_DETECT, ENCODING_WINDOWS1252,
          "caf\xC3\xA9 \xE2\x82\xAC \xE2\x80\x98s\xE2\x80\x99" },
        { BYTES("\xC3\xA9"), ENCODING_WINDOWS1252, ENCODING_WINDOWS1252, "\xC3\x83\xC2\xA9" },
        { BYTES("\xA4\x85"), ENCODING_LATIN1, ENCODING_LATIN1, "\xC2\xA4\xC2\x85" },
        { BYTES("\xFF\xFEh\0\xE9\0"), ENCODING_DETECT, ENCODING_UTF16, "h\xC3\xA9" },
        { BYTES("\xFE\xFF\0h\0\xE9"), ENCODING_DETECT, ENCODING_UTF16, "h\xC3\xA9" },
        { BYTES("\xFF\xFE\x3D\xD8\x42\xDE\xAC\x20"), ENCODING_DETECT, ENCODING_UTF16, "\xF0\x9F\x99\x82\xE2\x82\xAC" },
        { BYTES("h\0\xE9\0"), ENCODING_UTF16, ENCODING_UTF16, "h\xC3\xA9" },
        { BYTES("\xFF\xFE"), ENCODING_DETECT, ENCODING_UTF16, "" },
    };
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        const struct decoded *c = &cases[i];
        struct arena a = { 0 };
        struct err err;
        enum encoding used;
        sv text;
        assert_true(utf8_from_bytes(&a, SV("f"), (sv){ c->bytes, c->n }, c->encoding, &used, &text, &err));
        assert_int_equal(used, c->used);
        assert_cstr(text, c->text);
        arena_free(&a);
    }
}

struct refused {
    const char *bytes;
    size_t n;
    enum encoding encoding;
    enum message message;
    size_t line, column;
};

static void what_is_no_text(void **state)
{
    (void)state;
    static const struct refused cases[] = {
        { BYTES("a\nb\xE9"), ENCODING_UTF8, MESSAGE_UTF8_INVALID, 2, 2 },
        { BYTES("\xEF\xBB\xBF" "a\xE9"), ENCODING_DETECT, MESSAGE_UTF8_INVALID, 1, 2 },
        { BYTES("\xE9\xE9\x81"), ENCODING_DETECT, MESSAGE_UTF8_INVALID, 1, 3 }, /* not in Windows-1252 */
        { BYTES("\x9D"), ENCODING_WINDOWS1252, MESSAGE_UTF8_INVALID, 1, 1 },
        { BYTES("ab\0c"), ENCODING_DETECT, MESSAGE_UTF8_NUL, 1, 3 },
        { BYTES("\xE9\0"), ENCODING_DETECT, MESSAGE_UTF8_NUL, 1, 2 },
        { BYTES("a\0"), ENCODING_LATIN1, MESSAGE_UTF8_NUL, 1, 2 },
        { BYTES("\xFF\xFE" "a"), ENCODING_DETECT, MESSAGE_UTF8_INVALID, 1, 1 },         /* half a unit */
        { BYTES("\xFF\xFE\x3D\xD8"), ENCODING_DETECT, MESSAGE_UTF8_INVALID, 1, 1 },     /* half a pair */
        { BYTES("\xFF\xFE\x3D\xD8" "a\0"), ENCODING_DETECT, MESSAGE_UTF8_INVALID, 1, 1 },
        { BYTES("\xFF\xFE" "a\0\x42\xDE"), ENCODING_DETECT, MESSAGE_UTF8_INVALID, 1, 2 },
        { BYTES("\xFF\xFE" "a\0\0\0"), ENCODING_DETECT, MESSAGE_UTF8_NUL, 1, 2 },
        { BYTES("\xFF\xFE" "\n\0" "a\0\x3D\xD8\x3D"), ENCODING_DETECT, MESSAGE_UTF8_INVALID, 2, 2 },
    };
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        const struct refused *c = &cases[i];
        struct arena a = { 0 };
        struct err err;
        enum encoding used;
        sv text;
        assert_false(utf8_from_bytes(&a, SV("f"), (sv){ c->bytes, c->n }, c->encoding, &used, &text, &err));
        assert_int_equal(err.message, c->message);
        assert_int_equal(err.line, c->line);
        assert_int_equal(err.column, c->column);
        assert_string_equal(err.file, "f");
        arena_free(&a);
    }
}

/* All of Windows-1252, against the table of the Unicode consortium (CP1252.TXT), here as text. */
static void windows_1252(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct err err;
    enum encoding used;
    sv text;
    assert_true(utf8_from_bytes(&a, SV("f"),
                                SV("\x80\x82\x83\x84\x85\x86\x87\x88\x89\x8A\x8B\x8C\x8E\x91\x92\x93\x94\x95\x96"
                                   "\x97\x98\x99\x9A\x9B\x9C\x9E\x9F"),
                                ENCODING_DETECT, &used, &text, &err));
    assert_sv(text, SV("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"));
    for (unsigned byte = 0xA0; byte <= 0xFF; byte++) {
        char c = (char)byte;
        size_t at = 0;
        assert_true(utf8_from_bytes(&a, SV("f"), (sv){ &c, 1 }, ENCODING_WINDOWS1252, &used, &text, &err));
        assert_int_equal(utf8_next(text, &at), byte);
    }
    arena_free(&a);
}

static void normal_text_is_not_copied(void **state)
{
    (void)state;
    struct arena a = { 0 };
    static const char *const normal[] = { "", "gewoon", "caf\xC3\xA9\n\xE2\x80\x99s \xE2\x82\xAC \xF0\x9F\x99\x82",
                                          "\xCE\xB1\xCE\xB2 \xD0\xB4\xD0\xB0 \xD9\x85 \xE4\xB8\xAD q\xCC\x81" };
    for (size_t i = 0; i < WF_COUNT(normal); i++) {
        sv text = sv_from_cstr(normal[i]);
        assert_ptr_equal(utf8_normalise(&a, text).p, text.p);
    }
    arena_free(&a);
}

static void normal_form(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        { "ide" "e\xCC\x88" "n", "ide\xC3\xAB" "n" },
        { "\xCC\x81", "\xCC\x81" },                            /* a mark alone   */
        { "e\xCC\x81", "\xC3\xA9" },                           /* at both ends   */
        { "o\xCC\x88 en e\xCC\x88", "\xC3\xB6 en \xC3\xAB" },
        { "a\xCC\xA3\xCC\x81 a\xCC\x81\xCC\xA3", "\xE1\xBA\xA1\xCC\x81 \xE1\xBA\xA1\xCC\x81" }, /* order of marks */
        { "\xE1\x84\x80\xE1\x85\xA1", "\xEA\xB0\x80" },       /* Hangul         */
        { "\xE2\x84\xAB \xE2\x84\xA6", "\xC3\x85 \xCE\xA9" }, /* Ångström, Ohm  */
        { "a\r\nb\rc\n\r", "a\nb\nc\n\n" },
        { "e\xCC\x81\r\n", "\xC3\xA9\n" },
    };
    struct arena a = { 0 };
    for (size_t i = 0; i < WF_COUNT(cases); i++)
        assert_cstr(utf8_normalise(&a, sv_from_cstr(cases[i][0])), cases[i][1]);
    arena_free(&a);
}

static sv random_text(struct arena *a, uint64_t *seed, size_t length)
{
    static const uint32_t marks[] = { 0x301, 0x308, 0x323, 0x327, 0x345, 0x1161, 0x11A8, 0x9BE };
    static const uint32_t bases[] = { 'a', 'e', ' ', 0xE9, 0xA8, 0x2019, 0x3B1, 0x1F71, 0x1100, 0xAC00, 0x9C7, 0x212B, 0x1E69,
                                      0x1F642, 0x4E2D, 0x2000, 0x340, 0x37E, 0x387, 0x1109A, 0x110BA };
    char *text = ARENA_NEW(a, char, 4 * length);
    size_t n = 0;
    for (size_t i = 0; i < length; i++) {
        uint32_t r = check_random(seed), cp = r % 3 ? bases[r % WF_COUNT(bases)] : marks[r % WF_COUNT(marks)];
        if (r % 11 == 0) cp = 0x80 + r % 0xD000;
        n += utf8_put(cp, text + n);
    }
    return (sv){ text, n };
}

/* Property: the same as the library makes of the whole text in one go; and twice is once. */
static void normal_form_of_random_texts(void **state)
{
    (void)state;
    uint64_t seed = 5;
    for (size_t i = 0; i < 5000; i++) {
        struct arena a = { 0 };
        sv text = random_text(&a, &seed, i % 40);
        const char *whole = arena_cstr(&a, text);
        utf8proc_uint8_t *theirs = utf8proc_NFC((const utf8proc_uint8_t *)whole);
        assert_non_null(theirs);
        sv ours = utf8_normalise(&a, text);
        assert_cstr(ours, (const char *)theirs);
        assert_ptr_equal(utf8_normalise(&a, ours).p, ours.p);
        free(theirs);
        arena_free(&a);
    }
}

static void marks_are_taken_off(void **state)
{
    (void)state;
    struct arena a = { 0 };
    assert_cstr(utf8_without_marks(&a, SV("Joëlle Yıldız Łódź Güneş Søren Đorđe")), "Joelle Yildiz Lodz Gunes Soren Dorde");
    assert_cstr(utf8_without_marks(&a, SV("e\xCC\x81")), "e"); /* not composed */
    assert_cstr(utf8_without_marks(&a, SV("李 €")), "李 €");
    sv plain = SV("plain");
    assert_ptr_equal(utf8_without_marks(&a, plain).p, plain.p);
    assert_int_equal(utf8_without_marks(&a, SV("")).n, 0);
    arena_free(&a);
}

/* One character stays one; "à" (C3 A0) and the dagger (E2 80 A0) share bytes with them and stay. */
static void no_break_blanks_are_blanks(void **state)
{
    (void)state;
    struct arena a = { 0 };
    assert_true(sv_is(utf8_normalise(&a, SV("Ann\u00A0Bos\u202F:\u00A0\u00A0ja\u00A0")), "Ann Bos :  ja "));
    sv plain = SV("voil\u00E0 \u2020 \u2009 ja");
    assert_ptr_equal(utf8_normalise(&a, plain).p, plain.p);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(invalid_sequences),
        cmocka_unit_test(valid_sequences),
        cmocka_unit_test(every_code_point),
        cmocka_unit_test(counting),
        cmocka_unit_test(places),
        cmocka_unit_test(encoding_names),
        cmocka_unit_test(encodings_are_told_apart),
        cmocka_unit_test(what_is_no_text),
        cmocka_unit_test(windows_1252),
        cmocka_unit_test(normal_text_is_not_copied),
        cmocka_unit_test(normal_form),
        cmocka_unit_test(normal_form_of_random_texts),
        cmocka_unit_test(marks_are_taken_off),
        cmocka_unit_test(no_break_blanks_are_blanks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
