/* json_box : what is dumped, byte by byte (RFC 8259 for the escapes). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "0_base/json_box.h"


static void assert_text(struct arena *a, const struct json_value *v, const char *want)
{
    assert_string_equal(arena_cstr(a, json_box_text(a, v)), want);
}

static void empty_ones(void **state)
{
    (void)state;
    struct arena a = { 0 };
    assert_text(&a, json_box_object(&a), "{}\n");
    assert_text(&a, json_box_array(&a), "[]\n");
    arena_free(&a);
}

static void keys_are_sorted_by_bytes(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct json_value *o = json_box_object(&a);
    json_box_set_int(&a, o, "b", 2);
    json_box_set_int(&a, o, "a", 1);
    json_box_set_int(&a, o, "B", -3);
    json_box_set_int(&a, o, "\xC3\xA9", 4);
    json_box_set_int(&a, o, "a", INT64_MIN);
    assert_text(&a, o,
                "{\n \"B\": -3,\n \"a\": -9223372036854775808,\n \"b\": 2,\n \"\xC3\xA9\": 4\n}\n");
    arena_free(&a);
}

static void every_kind(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct json_value *o = json_box_object(&a), *list = json_box_array(&a),
                      *inner = json_box_object(&a);
    json_box_set_bool(&a, o, "ja", true);
    json_box_set_bool(&a, o, "nee", false);
    json_box_set_null(&a, o, "niets");
    json_box_set_sv(&a, o, "tekst", SV("regel\n\"aan\\haling\"\x01 / \xE2\x82\xAC"));
    json_box_push_sv(&a, list, SV(""));
    json_box_push(&a, list, inner);
    json_box_push_sv(&a, list, (sv){ "xyz", 2 });
    json_box_set(&a, o, "lijst", list);
    json_box_set_int(&a, inner, "n", 0); /* what was given away can still be filled */
    assert_text(&a, o,
                "{\n \"ja\": true,\n \"lijst\": [\n  \"\",\n  {\n   \"n\": 0\n  },\n  \"xy\"\n ],\n"
                " \"nee\": false,\n \"niets\": null,\n"
                " \"tekst\": \"regel\\n\\\"aan\\\\haling\\\"\\u0001 / \xE2\x82\xAC\"\n}\n");
    arena_free(&a);
}

/* 0xE9 is Latin-1's e acute; 0xC3 is cut off at the end; a NUL byte is a character like others. */
static void bytes_that_are_no_text_are_shown(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct json_value *list = json_box_array(&a), *o = json_box_object(&a);
    json_box_push_sv(&a, list, SV("caf\xE9.txt"));
    json_box_push_sv(&a, list, SV("\xC3"));
    json_box_push_sv(&a, list, SV("a\0b"));
    json_box_push_sv(&a, list, (sv){ NULL, 0 });
    assert_text(&a, list,
                "[\n \"caf\xEF\xBF\xBD.txt\",\n \"\xEF\xBF\xBD\",\n \"a\\u0000b\",\n \"\"\n]\n");
    json_box_set_int(&a, o, "k\xFFy", 1);
    assert_text(&a, o, "{\n \"k\xEF\xBF\xBDy\": 1\n}\n");
    arena_free(&a);
}

static void a_value_may_stand_in_two_places(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct json_value *o = json_box_object(&a), *shared = json_box_array(&a);
    json_box_push_sv(&a, shared, SV("x"));
    json_box_set(&a, o, "a", shared);
    json_box_set(&a, o, "b", shared);
    assert_text(&a, o, "{\n \"a\": [\n  \"x\"\n ],\n \"b\": [\n  \"x\"\n ]\n}\n");
    arena_free(&a);
}

static void many_values(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct json_value *list = json_box_array(&a);
    for (int i = 0; i < 20000; i++) json_box_push_sv(&a, list, SV("bewoner"));
    sv text = json_box_text(&a, list);
    assert_int_equal(text.n, 2 + 20000 * (sizeof(" \"bewoner\",\n") - 1) - 1 + 2);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_ones),
        cmocka_unit_test(keys_are_sorted_by_bytes),
        cmocka_unit_test(every_kind),
        cmocka_unit_test(bytes_that_are_no_text_are_shown),
        cmocka_unit_test(a_value_may_stand_in_two_places),
        cmocka_unit_test(many_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
