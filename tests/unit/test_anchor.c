/* anchor : safe as id and as link, and never two names made one. */
#include "check.h"

#include "6_report/anchor.h"

static sv encoded(struct arena *a, sv name)
{
    struct buffer b = { .a = a };
    anchor_add(&b, name);
    return buffer_sv(&b);
}

static void plain_names_stay(void **state)
{
    (void)state;
    struct arena a = { 0 };
    assert_cstr(encoded(&a, SV("theme-zorg_2.A:12")), "theme-zorg_2.A:12");
    assert_cstr(encoded(&a, SV("")), "");
    arena_free(&a);
}

/* é is C3 A9 in UTF-8, a blank is 20, " is 22, ~ is 7E. */
static void others_become_hexadecimal(void **state)
{
    (void)state;
    struct arena a = { 0 };
    assert_cstr(encoded(&a, SV("caf\xC3\xA9 \"x\"")), "caf~c3~a9~20~22x~22");
    assert_cstr(encoded(&a, SV("~")), "~7e");
    assert_cstr(encoded(&a, SV("a\nb<>&'#%/")), "a~0ab~3c~3e~26~27~23~25~2f");
    arena_free(&a);
}

/* Decoding gives the name back, so no two names share an id. */
static void can_be_undone(void **state)
{
    (void)state;
    struct arena a = { 0 };
    uint64_t seed = 7;
    for (int turn = 0; turn < 500; turn++) {
        char name[12], back[12];
        size_t n = check_random(&seed) % sizeof name, m = 0;
        for (size_t i = 0; i < n; i++) name[i] = (char)(check_random(&seed) % 256);
        sv code = encoded(&a, (sv) { name, n });
        for (size_t i = 0; i < code.n; i++) {
            char c = code.p[i];
            assert_true(c == '~' || c == '.' || c == ':' || c == '_' || c == '-' ||
                        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
            if (c == '~') {
                char digits[3] = { code.p[i + 1], code.p[i + 2], 0 };
                c = (char)strtol(digits, NULL, 16);
                i += 2;
            }
            back[m++] = c;
        }
        assert_sv(((sv) { back, m }), ((sv) { name, n }));
    }
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_names_stay),
        cmocka_unit_test(others_become_hexadecimal),
        cmocka_unit_test(can_be_undone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
