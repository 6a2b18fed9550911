#include "reader_sample.h"

#include "0_base/json_box.h"

static void read_otr(struct reading *r, const char *text) { read_text(r, &reader_otr, text); }

static void json_with_a_text_is_looked_for(void **state)
{
    (void)state;
    static const struct probe_case cases[] = {
        { "{\"text\": \"\"}", 2 }, { " \n{\"media\":\"x\", \"te", 2 }, { "{\"a\": 1}", 0 },
        { "Ann: \"text\"", 0 },    { "[\"text\"]", 0 },                { "", 0 },
    };
    assert_probes(&reader_otr, cases, WF_COUNT(cases));
}

static void turns_and_times_are_read(void **state)
{
    (void)state;
    struct reading r;
    read_otr(&r, "{\"text\": \"<p><span class=\\\"timestamp\\\" data-timestamp=\\\"0.5\\\">0:00</span>Ann: hoi</p>"
                  "<p>Bob: ja<br>en nee</p><p>Ann: g\\u00e9k <span class=\\\"timestamp\\\" data-timestamp=\\\"9\\\">0:09"
                  "</span></p><p>Bob: dag</p>\", \"media\": \"Ann.mp3\", \"media-time\": 3, \"Ann\": 1}");
    assert_true(r.ok);
    assert_int_equal(r.t.count, 4);
    assert_sv(r.t.items[0].label, "Ann");
    assert_sv(r.t.items[0].text, "hoi");
    assert_int_equal(r.t.items[0].start_ms.value, 500);
    assert_sv(r.t.items[1].text, "ja\nen nee");
    assert_int_equal(r.t.items[1].line, 2);
    assert_int_equal(r.t.items[1].place, PLACE_PARAGRAPH);
    assert_int_equal(r.t.items[1].span_count, 0);
    assert_sv(r.t.items[2].text, "gék");
    assert_int_equal(r.t.items[2].end_ms.value, 9000);
    /* what is dropped is counted, and a key that may be a name is not told */
    assert_int_equal(r.t.loss_count, 3);
    assert_sv(r.t.losses[0].element, "media");
    assert_sv(r.t.losses[1].element, "media-time");
    assert_sv(r.t.losses[2].element, "other");
    arena_free(&r.a);
}

static void broken_files_are_refused_with_their_place(void **state)
{
    (void)state;
    struct reading r;
    read_otr(&r, "{\n \"text\": \"x\",\n oeps }");
    assert_int_equal(r.err.message, MESSAGE_JSON_BROKEN);
    assert_int_equal(r.err.line, 3);
    arena_free(&r.a);
    static const struct {
        const char *text;
        enum message message;
    } cases[] = {
        { "{\"text\": \"a\", \"text\": \"b\"}", MESSAGE_JSON_BROKEN }, { "{\"text\": \"a", MESSAGE_JSON_BROKEN },
        { "{\"text\": \"\\u0000\"}", MESSAGE_JSON_BROKEN },            { "", MESSAGE_JSON_BROKEN },
        { "{\"text\": 3}", MESSAGE_OTR_TEXT },                         { "{\"media\": \"x\"}", MESSAGE_OTR_TEXT },
        { "[\"text\"]", MESSAGE_OTR_TEXT },                            { "{\"text\": \"<p></p>\"}", MESSAGE_TRANSCRIPT_EMPTY },
    };
    for (size_t i = 0; i < WF_COUNT(cases); i++) {
        read_otr(&r, cases[i].text);
        assert_int_equal(r.err.message, cases[i].message);
        arena_free(&r.a);
    }
}

static void depth_is_limited(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct buffer b = { .a = &a };
    struct reading r;
    buffer_cstr(&b, "{\"text\":");
    for (int i = 0; i < 100000; i++) buffer_cstr(&b, "[");
    read_otr(&r, arena_cstr(&a, buffer_sv(&b)));
    assert_int_equal(r.err.message, MESSAGE_JSON_BROKEN);
    arena_free(&r.a);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_with_a_text_is_looked_for),
        cmocka_unit_test(turns_and_times_are_read),
        cmocka_unit_test(broken_files_are_refused_with_their_place),
        cmocka_unit_test(depth_is_limited),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
