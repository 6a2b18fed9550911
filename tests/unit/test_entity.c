#include "ingest.h"

#include "2_ingest/entity.h"

static void entities_are_what_they_stand_for(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        { "a &amp; b", "a & b" },           { "&lt;i&gt;", "<i>" },      { "caf&eacute;", "café" },
        { "&#233;&#xE9;&#XE9;", "ééé" },    { "&#128578;", "🙂" },       { "so&shy;ep", "soep" },
        { "&amp;lt;", "&lt;" }, /* once, not until nothing is left */
    };
    struct arena a = { 0 };
    for (size_t i = 0; i < WF_COUNT(pairs); i++) assert_sv(entity_decode(&a, sv_from_cstr(pairs[i][0])), pairs[i][1]);
    arena_free(&a);
}

static void what_is_no_entity_stays(void **state)
{
    (void)state;
    static const char *const same[] = { "", "&", "a & b; c", "&onbekend;", "&#;", "&#x;", "&#xG;", "&#0;", "&#31;",
                                        "&#xD800;", "&#1114112;", "&#99999999999;", "&amp", "&;" };
    struct arena a = { 0 };
    for (size_t i = 0; i < WF_COUNT(same); i++) assert_sv(entity_decode(&a, sv_from_cstr(same[i])), same[i]);
    sv text = SV("zonder");
    assert_ptr_equal(entity_decode(&a, text).p, text.p); /* no copy */
    arena_free(&a);
}

/* Each & is looked at once: a megabyte of them takes no time. */
static void many_are_as_quick_as_one(void **state)
{
    (void)state;
    struct arena a = { 0 };
    size_t n = (size_t)1 << 20;
    char *text = ARENA_NEW(&a, char, n);
    memset(text, '&', n);
    assert_int_equal(entity_decode(&a, (sv){ text, n }).n, n);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entities_are_what_they_stand_for),
        cmocka_unit_test(what_is_no_entity_stays),
        cmocka_unit_test(many_are_as_quick_as_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
