#include "ingest.h"

#include "2_ingest/identifier.h"

static void identifiers_are_told_by_their_checks(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t n; /* 0: none */
        enum label label;
    } cases[] = {
        { "jan.jansen@buurt.nl is", 19, LABEL_REDACT_EMAIL },
        { "a+b@x.co.", 8, LABEL_REDACT_EMAIL },
        { "jan@buurt zonder punt", 0, 0 },
        { "@sanne.vos, die", 10, LABEL_REDACT_ACCOUNT },
        { "@ sanne", 0, 0 },
        { "@5", 0, 0 },
        /* the example of the IBAN registry, and with one digit changed */
        { "NL91ABNA0417164300", 18, LABEL_REDACT_IBAN },
        { "NL91 ABNA 0417 1643 00 en", 22, LABEL_REDACT_IBAN },
        { "NL91 ABNA 0417 1643 01 en", 0, 0 },
        { "BE68 5390 0754 7034", 19, LABEL_REDACT_IBAN },
        /* 9*1+8*1+7*1+6*2+5*2+4*2+3*3+2*3-3 = 66 = 6*11 */
        { "111222333", 9, LABEL_REDACT_BSN },
        { "111.222.333.", 11, LABEL_REDACT_BSN },
        { "111222334", 0, 0 },
        { "000000000", 0, 0 },
        { "1112223334", 0, 0 },
        { "06-12345678.", 11, LABEL_REDACT_TELEPHONE },
        { "06 12 34 56 78", 14, LABEL_REDACT_TELEPHONE },
        { "020 123 45 67 bel", 13, LABEL_REDACT_TELEPHONE },
        { "(020) 1234567", 13, LABEL_REDACT_TELEPHONE },
        { "+31 (0)6 1234 5678", 18, LABEL_REDACT_TELEPHONE },
        { "0031612345678", 13, LABEL_REDACT_TELEPHONE },
        { "0475 12 34 56", 13, LABEL_REDACT_TELEPHONE },
        { "02 123 45 67", 12, LABEL_REDACT_TELEPHONE },
        { "01-02-2025 14", 0, 0 },
        { "0.39", 0, 0 },
        { "1991", 0, 0 },
        { "0612345", 0, 0 },
        { "3512 JK 12a, en", 11, LABEL_REDACT_ADDRESS },
        { "12, 3512JK Utrecht", 10, LABEL_REDACT_ADDRESS },
        { "3512 JK", 7, LABEL_REDACT_ADDRESS },
        { "3512 jk", 0, 0 },
        { "1940 SS", 0, 0 },
        { "0512 JK", 0, 0 },
        { "Meidoornstraat 12, daar", 17, LABEL_REDACT_ADDRESS },
        { "Lindeplein 3a", 13, LABEL_REDACT_ADDRESS },
        { "Lindeplein 3-2 hoog", 14, LABEL_REDACT_ADDRESS },
        { "Meidoornstraat 30 jaar", 0, 0 },
        { "Meidoornstraat 12 is", 17, LABEL_REDACT_ADDRESS },
        { "Meidoornstraat en", 0, 0 },
        { "meidoornstraat 12", 0, 0 },
        { "Straat 12", 0, 0 },
        { "Hof 3", 0, 0 },
        { "www.buurt.nl/sanne-vos. Kijk", 22, LABEL_REDACT_WEB },
        { "https://x.org/?a=1&b=2)", 22, LABEL_REDACT_WEB },
        { "www. ", 0, 0 },
        { "https://", 0, 0 },
        { "", 0, 0 },
    };
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        enum label label = LABEL_NONE;
        size_t n = identifier_at(sv_from_cstr(cases[i].text), 0, &label);
        if (n != cases[i].n) fail_msg("'%s': %zu, not %zu", cases[i].text, n, cases[i].n);
        if (n) assert_int_equal(label, cases[i].label);
    }
}

/* Only the check digits differ: of 97 neighbours one is an account number. */
static void one_of_97_account_numbers_is_valid(void **state)
{
    (void)state;
    struct arena a = { 0 };
    size_t valid = 0;
    for (int i = 0; i < 97; i++) {
        enum label label;
        valid += identifier_at(arena_format(&a, "NL%02dABNA0417164300", i + 2), 0, &label) == 18 &&
                 label == LABEL_REDACT_IBAN;
    }
    assert_int_equal(valid, 1);
    arena_free(&a);
}

/* A long row of signs without a number is passed over once, not once for each sign: 4 MB took hours. */
static void a_row_of_signs_costs_no_more_than_its_length(void **state)
{
    (void)state;
    enum { SIGNS = 4 * 1024 * 1024 };
    struct arena a = { 0 };
    char *text = ARENA_NEW(&a, char, SIGNS);
    enum label label;
    for (size_t i = 0; i < SIGNS; i++) text[i] = i % 2 ? ' ' : ',';
    for (size_t i = 0; i < SIGNS; i += 2) assert_int_equal(identifier_at((sv){ text, SIGNS }, i, &label), 0);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(identifiers_are_told_by_their_checks),
        cmocka_unit_test(one_of_97_account_numbers_is_valid),
        cmocka_unit_test(a_row_of_signs_costs_no_more_than_its_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
