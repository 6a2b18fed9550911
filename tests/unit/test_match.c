#include "lexicon_sample.h"

#include "0_base/token.h"
#include "3_code/match.h"

/* The hits as "theme:words theme:words". */
static sv hits_in(struct arena *a, struct matcher *m, const struct lexicon *lexicon,
                  const char *text, const char *language)
{
    sv s = SV(""), view = sv_from_cstr(text);
    const struct matches *found = match_find(m, view, sv_from_cstr(language));
    for (size_t i = 0; i < found->count; i++) {
        const struct match *hit = &found->items[i];
        assert_int_equal(lexicon->terms[hit->term].theme, hit->theme);
        sv words = sv_slice(view, hit->begin, hit->end);
        s = arena_format(a, "%.*s%s%.*s:%.*s", SV_ARG(s), i ? " / " : "",
                         SV_ARG(lexicon->themes[hit->theme].path), SV_ARG(words));
    }
    return s;
}

static void check(const char *lexicon_text, const char *text, const char *expected)
{
    struct arena a = { 0 };
    struct lexicon lexicon = lexicon_sample_of(&a, lexicon_text);
    struct matcher *m = match_build(&a, &lexicon);
    sv seen = hits_in(&a, m, &lexicon, text, "nl");
    if (!sv_is(seen, expected))
        fail_msg("'%s' in '%s': seen '%.*s', expected '%s'", lexicon_text, text, SV_ARG(seen),
                 expected);
    seen =
        hits_in(&a, m, &lexicon, text, "nl"); /* a matcher that has met the words says the same */
    assert_sv(seen, sv_from_cstr(expected));
    arena_free(&a);
}

static void words_fit_whole_tokens(void **state)
{
    (void)state;
    check("werk=werk", "Buurtwerk is werk, werken niet.", "werk:werk");
    check("t=Ons Huis|CAFÉ", "In ons huis, niet in het café of cafe.", "t:ons huis / t:café");
    check("t=oma's|zo'n|buurt-app", "Zo’n buurt\u2010app van oma’s.",
          "t:Zo’n / t:buurt\u2010app / t:oma’s");
    check("t=112|1.250", "Bel 112 of 1.250 keer 1250.", "t:112 / t:1.250");
    check("t=ijs", "\u0132s en ijs", "t:\u0132s / t:ijs");
    check("t=plein", "", "");
    check("t=plein", " ,.?! ", "");
}

static void wildcards_fit_words_only(void **state)
{
    (void)state;
    check("q=bewoner?;s=bewoner*", "bewoner bewoners bewonersgroep",
          "s:bewoner / q:bewoners / s:bewoners / s:bewonersgroep");
    check("t=*werk", "buurtwerk , werk", "t:buurtwerk / t:werk");
    check("t=samen * doen", "samen iets doen, samen doen, samen heel veel doen",
          "t:samen iets doen");
    check("t=samen * doen", "samen, doen", ""); /* a comma is no word */
    check("t=wie?", "wie? wiel", "t:wiel");     /* ? never stands for the question mark */
    check("t=*naam*", "[naam] achternaam", "t:achternaam"); /* a redacted name fits no letters */
    check("t=met * praten", "met [naam] praten", "t:met [naam] praten");
    check("t=1.*", "1.250 1", "t:1.250");
    check("t=* ?aan", "Wij gaan", "t:Wij gaan");
}

static void phrases_fit_consecutive_tokens(void **state)
{
    (void)state;
    check("t=samen doen", "Samen\n doen; samen, doen; samendoen", "t:Samen\n doen");
    check("t=samen, doen", "Samen doen of samen, doen", "t:samen, doen");
    check("t=t/m", "maandag t/m vrijdag", "t:t/m");
    check("t='s avonds", "Alleen 's avonds", "t:'s avonds");
    check("t=kom* * langs", "komt altijd langs, kom langs", "t:komt altijd langs");
    check("t=van de straat", "van de", "");
}

/* Rule `key`, in words of our own: nested terms of one theme count once, themes are free of each
 * other, longer spans claim their words first, among equals the left one. */
static void one_theme_never_overlaps(void **state)
{
    (void)state;
    check("t=hulp vragen|hulp", "Hulp vragen is geen hulp", "t:Hulp vragen / t:hulp");
    check("t=om hulp|hulp vragen|om hulp vragen", "om hulp vragen", "t:om hulp vragen");
    check("t=om hulp|hulp vragen", "om hulp vragen", "t:om hulp");
    check("t=om hulp|hulp vragen aan", "om hulp vragen aan", "t:hulp vragen aan");
    check("a=om hulp;b=hulp vragen", "om hulp vragen", "a:om hulp / b:hulp vragen");
    check("goed=goed;niet=niet goed", "dat is niet goed", "niet:niet goed / goed:goed");
    check("a=hulp;b=hulp", "hulp", "a:hulp / b:hulp");
    check("t=a b|b c", "a b a b c", "t:a b / t:a b");
    check("t=a b a", "a b a b a", "t:a b a");
}

static void the_term_that_decides(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct lexicon lexicon = lexicon_sample_of(&a, "t=help*|*en|helpen|h*");
    struct matcher *m = match_build(&a, &lexicon);
    const struct matches *found = match_find(m, SV("helpen lopen help hulp"), SV(""));
    assert_int_equal(found->count, 4);
    assert_int_equal(found->items[0].term, 2); /* without wildcards comes before help* */
    assert_int_equal(found->items[1].term, 1);
    assert_int_equal(found->items[2].term, 0); /* help* stands before h* */
    assert_int_equal(found->items[3].term, 3);
    arena_free(&a);
}

static void languages_hold_terms_back(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct lexicon_sample s =
        lexicon_sample_read(&a, "theme,term,language\nt,arm,nl\nt,poor,en\nt,buur,\n");
    assert_true(s.read);
    struct matcher *m = match_build(&a, &s.lexicon);
    assert_sv(hits_in(&a, m, &s.lexicon, "arm poor buur", "nl"), SV("t:arm / t:buur"));
    assert_sv(hits_in(&a, m, &s.lexicon, "arm poor buur", "en"), SV("t:poor / t:buur"));
    assert_sv(hits_in(&a, m, &s.lexicon, "arm poor buur", ""), SV("t:buur"));
    arena_free(&a);
}

static void an_empty_lexicon_finds_nothing(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct lexicon lexicon = lexicon_new(&a, SV("leeg"));
    struct matcher *m = match_build(&a, &lexicon);
    assert_int_equal(match_find(m, SV("een heel verhaal"), SV("nl"))->count, 0);
    arena_free(&a);
}

/* ---- against a slow matcher that shares nothing but the tokens --------------------------- */

enum { PARTS_MOST = 3, TOKENS_MOST = 14, TERMS_MOST = 8 };

struct slow_term {
    size_t theme, part_count;
    sv parts[PARTS_MOST];
    bool wild;
};

struct slow_case {
    struct slow_term terms[TERMS_MOST];
    size_t term_count;
    struct lexicon lexicon;
    sv text;
};

static bool slow_glob(const char *p, const char *p_end, const char *w, const char *w_end)
{
    if (p == p_end) return w == w_end;
    if (*p == '*')
        return slow_glob(p + 1, p_end, w, w_end) ||
               (w < w_end && slow_glob(p, p_end, w + 1, w_end));
    return w < w_end && (*p == '?' || *p == *w) && slow_glob(p + 1, p_end, w + 1, w_end);
}

static bool slow_part(sv part, sv word, bool punctuation)
{
    bool wild = false;
    for (size_t i = 0; i < part.n; i++) wild |= part.p[i] == '*' || part.p[i] == '?';
    if (wild && punctuation) return false;
    return slow_glob(part.p, part.p + part.n, word.p, word.p + word.n);
}

static bool slow_fits(const struct slow_term *t, const sv *words, const bool *punctuation,
                      size_t count, size_t at)
{
    if (t->part_count > count - at) return false;
    for (size_t i = 0; i < t->part_count; i++)
        if (!slow_part(t->parts[i], words[at + i], punctuation[at + i])) return false;
    return true;
}

/* Theme by theme, straight from the rule: lengths down, places up, then the best term. */
static size_t slow_theme(const struct slow_case *c, size_t theme, const struct token *tokens,
                         const sv *words, const bool *punctuation, size_t count, struct match *out)
{
    bool used[TOKENS_MOST * 2] = { false };
    size_t found = 0;
    for (size_t length = PARTS_MOST; length >= 1; length--)
        for (size_t at = 0; at + length <= count; at++) {
            bool taken = false;
            size_t best = SIZE_MAX;
            for (size_t i = 0; i < length; i++) taken |= used[at + i];
            if (taken) continue;
            for (size_t t = 0; t < c->term_count; t++) {
                const struct slow_term *term = &c->terms[t];
                if (term->theme != theme || term->part_count != length) continue;
                if (!slow_fits(term, words, punctuation, count, at)) continue;
                if (best == SIZE_MAX || (c->terms[best].wild && !term->wild)) best = t;
            }
            if (best == SIZE_MAX) continue;
            for (size_t i = 0; i < length; i++) used[at + i] = true;
            out[found++] =
                (struct match) { tokens[at].begin, tokens[at + length - 1].end, theme, best };
        }
    return found;
}

static sv draw_word(struct arena *a, uint64_t *seed, bool pattern)
{
    static const char *const plain[] = { "a", "b", "ab", "ba", "aa", "c", "a-b", "abc" };
    static const char *const wild[] = { "a*", "*b", "?", "*", "?b", "a?*", "*a*", "a*c", "?-b" };
    if (pattern && sample_below(seed, 3) == 0)
        return sv_from_cstr(wild[sample_below(seed, WF_COUNT(wild))]);
    if (sample_below(seed, 12) == 0) return SV(",");
    return arena_copy(a, sv_from_cstr(plain[sample_below(seed, WF_COUNT(plain))]));
}

static struct slow_case draw_case(struct arena *a, uint64_t *seed)
{
    struct slow_case c = { .lexicon = lexicon_new(a, SV("x")) };
    struct problems problems = problem_list(a, LANGUAGE_EN);
    size_t theme_count = 1 + sample_below(seed, 3), wanted = 1 + sample_below(seed, TERMS_MOST);
    for (size_t i = 0; i < theme_count; i++)
        lexicon_add_theme(a, &c.lexicon, arena_format(a, "t%zu", i), (struct place) { 0 },
                          &problems);
    for (size_t i = 0; i < wanted; i++) {
        struct slow_term t = { .theme = sample_below(seed, theme_count),
                               .part_count = 1 + sample_below(seed, PARTS_MOST) };
        sv text = SV("");
        for (size_t p = 0; p < t.part_count; p++) {
            t.parts[p] = draw_word(a, seed, true);
            text = arena_format(a, "%.*s%s%.*s", SV_ARG(text), p ? " " : "", SV_ARG(t.parts[p]));
        }
        t.wild = memchr(text.p, '*', text.n) || memchr(text.p, '?', text.n);
        size_t before = c.lexicon.term_count;
        lexicon_add_term(a, &c.lexicon, t.theme, &(struct lexicon_entry) { .text = text },
                         &problems);
        if (c.lexicon.term_count > before)
            c.terms[c.term_count++] = t; /* else a double, or letterless */
    }
    c.text = SV("");
    for (size_t n = sample_below(seed, TOKENS_MOST); n > 0; n--) {
        sv word = draw_word(a, seed, false);
        bool capital = sample_below(seed, 4) == 0 && word.p[0] >= 'a';
        c.text =
            arena_format(a, "%.*s%s%c%.*s", SV_ARG(c.text), c.text.n ? " " : "",
                         capital ? word.p[0] - 'a' + 'A' : word.p[0], SV_ARG(sv_from(word, 1)));
    }
    return c;
}

static int by_begin(const void *p, const void *q)
{
    const struct match *x = p, *y = q;
    if (x->begin != y->begin) return x->begin < y->begin ? -1 : 1;
    return (x->theme > y->theme) - (x->theme < y->theme);
}

static size_t slow_find(struct arena *a, const struct slow_case *c, struct match *out)
{
    struct token tokens[TOKENS_MOST * 2];
    sv words[TOKENS_MOST * 2];
    bool punctuation[TOKENS_MOST * 2];
    size_t count = 0, found = 0;
    for (size_t at = 0; token_next(c->text, &at, &tokens[count]); count++) {
        words[count] = token_fold(a, sv_slice(c->text, tokens[count].begin, tokens[count].end));
        punctuation[count] = tokens[count].kind == TOKEN_PUNCTUATION;
    }
    for (size_t t = 0; t < c->lexicon.theme_count; t++)
        found += slow_theme(c, t, tokens, words, punctuation, count, out + found);
    qsort(out, found, sizeof *out, by_begin);
    return found;
}

static void agrees_with_the_slow_matcher(void **state)
{
    (void)state;
    uint64_t seed = 20200116;
    size_t total = 0;
    for (int i = 0; i < 10000; i++) {
        struct arena a = { 0 };
        struct slow_case c = draw_case(&a, &seed);
        struct match expected[TOKENS_MOST * 2 * 3];
        size_t count = slow_find(&a, &c, expected);
        const struct matches *found = match_find(match_build(&a, &c.lexicon), c.text, SV("nl"));
        bool same = found->count == count;
        for (size_t k = 0; same && k < count; k++)
            same = found->items[k].begin == expected[k].begin &&
                   found->items[k].end == expected[k].end &&
                   found->items[k].theme == expected[k].theme &&
                   found->items[k].term == expected[k].term;
        if (!same)
            fail_msg("case %d: '%.*s': %zu hits, expected %zu", i, SV_ARG(c.text), found->count,
                     count);
        total += count;
        arena_free(&a);
    }
    assert_in_range(total, 10000, 200000); /* hits are not rare */
}

/* One speaker without a break: the time must not grow with the square of the hits. */
static void a_long_text_is_quick(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct lexicon lexicon = lexicon_sample_of(&a, "a=samen|samen doen|s*;b=doen|*en");
    enum { TIMES = 100000 };
    char *text = ARENA_NEW(&a, char, TIMES * 11);
    for (size_t i = 0; i < TIMES; i++) memcpy(text + i * 11, "samen doen ", 11);
    const struct matches *found =
        match_find(match_build(&a, &lexicon), (sv) { text, TIMES * 11 }, SV("nl"));
    /* a: one phrase each time; b: both words, since *en takes samen as well */
    assert_int_equal(found->count, 3 * TIMES);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_fit_whole_tokens),
        cmocka_unit_test(wildcards_fit_words_only),
        cmocka_unit_test(phrases_fit_consecutive_tokens),
        cmocka_unit_test(one_theme_never_overlaps),
        cmocka_unit_test(the_term_that_decides),
        cmocka_unit_test(languages_hold_terms_back),
        cmocka_unit_test(an_empty_lexicon_finds_nothing),
        cmocka_unit_test(agrees_with_the_slow_matcher),
        cmocka_unit_test(a_long_text_is_quick),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
