#include "ingest.h"

#include "2_ingest/refi.h"

#include "0_base/utf8.h"

static struct refi open_project(struct arena *a, const char *inside)
{
    struct refi r;
    struct err err = { 0 };
    sv xml = arena_format(a, "<Project xmlns=\"urn:QDA-XML:project:1.0\">%s</Project>", inside);
    assert_true(refi_open(a, SV("p.qde"), xml, NULL, &r, &err));
    return r;
}

static void ids_count_without_braces_and_case(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct refi r = open_project(&a,
        "<CodeBook><Codes><Code guid=\"{AAAAAAAA-0000-4000-8000-00000000000A}\" name=\"Buurt\">"
        "<Code guid=\"c001\" name=\"samen\"/></Code><Code guid=\"C001\" name=\"later\"/></Codes></CodeBook>");
    const sv with = SV("aaaaaaaa-0000-4000-8000-00000000000a"), odd = SV("{C001}"), none = SV("c002");
    assert_sv(refi_code_path(&a, refi_find(&r, &with, "Code")), "Buurt");
    assert_sv(refi_code_path(&a, refi_find(&r, &odd, "Code")), "Buurt/samen"); /* the first of its id */
    assert_null(refi_find(&r, &none, "Code"));
    assert_null(refi_find(&r, &with, "User")); /* another kind of element */
    assert_null(refi_find(&r, NULL, "Code"));
    assert_int_equal(r.odd_guids, 2);
    arena_free(&a);
}

/* A text with everything that programs count differently: 1, 2 and 4 bytes, CRLF, LF, a byte order mark. */
static const char text_bytes[] = "Ans: d\xC3\xA9 \xF0\x9F\x99\x82 buurt.\r\nBen: ja\n\nCor: nee \xF0\x9F\x8D\xB2 hoor\r\n";

/* What a character counts for, worked out beside the code that is tested. */
static int64_t position_of(sv text, size_t byte, struct refi_convention c)
{
    int64_t n = c.mark ? 1 : 0;
    for (size_t i = 0; i < byte;) {
        size_t before = i;
        uint32_t code = utf8_next(text, &i);
        if (code == '\r' && c.breaks != REFI_BREAKS_STORED) i++; /* in this text CR always has its LF */
        bool ends = text.p[before] == '\r' || text.p[before] == '\n';
        n += (ends && c.breaks == REFI_BREAKS_TWO) || (code > 0xFFFF && c.utf16) ? 2 : 1;
    }
    return n;
}

static void every_way_of_counting_leads_back_to_the_byte(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct refi_text text = { .loaded = true, .stored = sv_from_cstr(text_bytes), .mark = true };
    for (size_t k = 0; k < REFI_CONVENTIONS; k++) {
        struct refi_convention c = refi_convention(k);
        for (size_t begin = 0; begin < text.stored.n; begin++) {
            bool inner = sv_inner_byte(text.stored.p[begin]);
            if (inner || (begin && text.stored.p[begin - 1] == '\r')) continue;
            struct refi_selection s = { .placed = true, .start = position_of(text.stored, begin, c),
                                        .end = position_of(text.stored, text.stored.n, c) };
            bool fits = false;
            refi_place(&a, &text, c, &s, 1, &fits);
            assert_true(fits);
            assert_int_equal(s.begin, begin);
            assert_int_equal(s.finish, text.stored.n);
        }
    }
    arena_free(&a);
}

static void places_outside_a_text_do_not_fit(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct refi_text text = { .loaded = true, .stored = SV("a\xF0\x9F\x99\x82z") };
    struct refi_selection s[] = {
        { .placed = true, .start = 0, .end = 4 },  /* code points: behind the end */
        { .placed = true, .start = 2, .end = 1 },  /* the wrong way round         */
        { .placed = true, .start = 1, .end = 1 },  /* of nothing                  */
        { .placed = false },
        { .placed = true, .start = 0, .end = 3 },
    };
    bool fits[5];
    refi_place(&a, &text, refi_convention(0), s, 5, fits);
    assert_false(fits[0] || fits[1] || fits[2] || fits[3]);
    assert_true(fits[4]);
    struct refi_convention units = { .utf16 = true };
    s[0].start = 2; /* within the pair of units 1 and 2 */
    refi_place(&a, &text, units, s, 1, fits);
    assert_false(fits[0]);
    arena_free(&a);
}

/* A project of which each word of three letters or more is selected, counted in one way. */
static sv counted_project(struct arena *a, struct refi_convention c, bool names)
{
    struct buffer b = { .a = a };
    sv text = sv_from_cstr(text_bytes);
    buffer_cstr(&b, "<Sources><TextSource guid=\"t\" name=\"t\"><PlainTextContent>&#xFEFF;");
    for (size_t i = 0; i < text.n; i++)
        buffer_add(&b, text.p[i] == '\r' ? SV("&#13;") : sv_slice(text, i, i + 1));
    buffer_cstr(&b, "</PlainTextContent>");
    static const char *const words[] = { "buurt", "Ben", "Cor", "nee", "hoor", "\xF0\x9F\x8D\xB2 hoor" };
    for (size_t w = 0; w < WF_COUNT(words); w++) {
        size_t at = 0, n = strlen(words[w]);
        while (!sv_starts(sv_from(text, at), sv_from_cstr(words[w]))) at++;
        buffer_printf(&b, "<PlainTextSelection name=\"%s\" startPosition=\"%lld\" endPosition=\"%lld\"/>",
                      names ? words[w] : "", (long long)position_of(text, at, c), (long long)position_of(text, at + n, c));
    }
    buffer_cstr(&b, "</TextSource></Sources>");
    return buffer_sv(&b);
}

static void the_way_of_counting_is_found(void **state)
{
    (void)state;
    for (size_t k = 0; k < 2 * REFI_CONVENTIONS; k++) {
        struct arena a = { 0 };
        struct refi_fit fit;
        struct refi r = open_project(&a, counted_project(&a, refi_convention(k / 2), k % 2).p);
        refi_detect(&r, &fit);
        assert_int_equal(fit.convention, k / 2);
        assert_int_equal(fit.selections, 6);
        assert_int_equal(fit.inside, 6);
        assert_int_equal(fit.edges, 12);
        assert_int_equal(fit.quoted, k % 2 ? 6 : 0);
        assert_int_equal(fit.named, k % 2 ? 6 : 0);
        assert_int_equal(fit.unsure, 0);
        arena_free(&a);
    }
}

/* With only LF in a text, a line end may count for one or for two: position 4 is then the second "!" or the
 * "?". Both lie at the edges of signs, so only a quote tells. */
static void two_ways_that_fit_as_well_are_told(void **state)
{
    (void)state;
    static const char project[] = "<Sources><TextSource guid=\"t\" name=\"t\"><PlainTextContent>a\n!?!?!\n"
                                  "</PlainTextContent><PlainTextSelection name=\"%s\" startPosition=\"4\" "
                                  "endPosition=\"5\"/></TextSource></Sources>";
    static const char *const names[] = { "", "!", "?" };
    static const size_t unsure[] = { 1, 0, 0 }, breaks[] = { REFI_BREAKS_STORED, REFI_BREAKS_STORED, REFI_BREAKS_TWO };
    for (size_t i = 0; i < WF_COUNT(names); i++) {
        struct arena a = { 0 };
        struct refi_fit fit;
        struct refi r = open_project(&a, arena_format(&a, project, names[i]).p);
        refi_detect(&r, &fit);
        assert_int_equal(fit.unsure, unsure[i]);
        assert_int_equal(refi_convention(fit.convention).breaks, breaks[i]);
        arena_free(&a);
    }
}

static void a_project_without_selections_has_the_standards_way(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct refi_fit fit;
    struct refi r = open_project(&a, "");
    refi_detect(&r, &fit);
    assert_int_equal(fit.convention, 0);
    assert_int_equal(fit.selections, 0);
    arena_free(&a);
}

/* e + U+0301 is two code points in the file and one in the corpus; U+2028 ends a line too. */
static void the_normal_form_is_mapped(void **state)
{
    (void)state;
    struct arena a = { 0 };
    sv stored = SV("cafe\xCC\x81 x\r\ny\xE2\x80\xA8z");
    struct refi_lines l = refi_lines(&a, stored);
    assert_sv(l.normal, "caf\xC3\xA9 x\ny\nz");
    const size_t from[] = { 0, 3, 6, 7, 8, 10, 11, 14, 15 }, to[] = { 0, 3, 5, 6, 7, 8, 9, 10, 11 };
    for (size_t i = 0; i < WF_COUNT(from); i++) assert_int_equal(refi_lines_at(&a, &l, from[i]), to[i]);
    l = refi_lines(&a, SV(""));
    assert_int_equal(refi_lines_at(&a, &l, 0), 0);
    arena_free(&a);
}

static void keys_come_back(void **state)
{
    (void)state;
    struct arena a = { 0 };
    size_t text, convention;
    assert_true(refi_key_parse(refi_key(&a, 0, 0), &text, &convention));
    assert_int_equal(text + convention, 0);
    assert_true(refi_key_parse(refi_key(&a, 1234567, REFI_CONVENTIONS - 1), &text, &convention));
    assert_int_equal(text, 1234567);
    assert_int_equal(convention, REFI_CONVENTIONS - 1);
    assert_true(sv_cmp(refi_key(&a, 9, 0), refi_key(&a, 10, 0)) < 0); /* the order of the project */
    assert_false(refi_key_parse(SV(""), &text, &convention));
    assert_false(refi_key_parse(SV("1.99"), &text, &convention));
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_count_without_braces_and_case),
        cmocka_unit_test(every_way_of_counting_leads_back_to_the_byte),
        cmocka_unit_test(places_outside_a_text_do_not_fit),
        cmocka_unit_test(the_way_of_counting_is_found),
        cmocka_unit_test(two_ways_that_fit_as_well_are_told),
        cmocka_unit_test(a_project_without_selections_has_the_standards_way),
        cmocka_unit_test(the_normal_form_is_mapped),
        cmocka_unit_test(keys_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
