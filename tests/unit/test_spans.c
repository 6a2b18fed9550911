#include "ingest.h"

#include "2_ingest/spans.h"

/* Source "Ans: é Fatma hier\nBen: weg\n": Ans says "é Fatma hier", of which the name became "[p1]"; Ben
 * withdrew. In the source é is character 5, Fatma 7 to 12, hier 13 to 17, weg 23 to 26. */
static void write(struct arena *a, struct table *spans)
{
    sv source = SV("Ans: \xC3\xA9 Fatma hier\nBen: weg\n");
    struct spans_writer w = { .a = a, .spans = spans, .document = SV("d"), .source = source };
    struct turn_span first[] = { { 0, 5, 13 } }, second[] = { { 0, 24, 3 } };
    const struct turn ans = { .spans = first, .span_count = 1 }, ben = { .spans = second, .span_count = 1 };
    struct redact_edit edit = { .begin = 3, .end = 8, .at = 3, .length = 4, .person = 0 };
    struct redact_edits edits = { &edit, 1, 1 }, none = { 0 };
    *spans = table_new(table_spans());
    spans_write(&w, &ans, SV("\xC3\xA9 [p1] hier"), &edits, 100, 1);
    spans_write(&w, &ben, SV("weg"), &none, 0, 0);
}

static void spans_fall_apart_at_what_was_replaced(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct table spans;
    static const int64_t want[][5] = { { 5, 7, 100, 102, 1 }, { 7, 12, 102, 106, 1 }, { 12, 17, 106, 111, 1 },
                                       { 23, 26, 0, 3, 0 } };
    write(&a, &spans);
    assert_int_equal(spans.count, WF_COUNT(want));
    for (size_t i = 0; i < spans.count; i++) {
        const struct spans_row *row = spans_at(&spans, i);
        assert_int_equal(row->begin, want[i][0]);
        assert_int_equal(row->finish, want[i][1]);
        assert_int_equal(row->start, want[i][2]);
        assert_int_equal(row->end, want[i][3]);
        assert_int_equal(row->sequence, want[i][4]);
        assert_int_equal(row->position, (int64_t)i + 1);
    }
    arena_free(&a);
}

static void stretches_are_found(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct table spans;
    write(&a, &spans);
    struct spans_place p = spans_find(&spans, 0, spans.count, 5, 6); /* é */
    assert_true(p.found && !p.gone);
    assert_int_equal(p.start, 100);
    assert_int_equal(p.end, 101);
    p = spans_find(&spans, 0, spans.count, 8, 10); /* "at" in Fatma: the whole pseudonym */
    assert_int_equal(p.start, 102);
    assert_int_equal(p.end, 106);
    p = spans_find(&spans, 0, spans.count, 9, 15); /* "ma hi" */
    assert_int_equal(p.start, 102);
    assert_int_equal(p.end, 109);
    assert_int_equal(p.first, 1);
    assert_int_equal(p.last, 1);
    p = spans_find(&spans, 0, spans.count, 14, 25); /* into the words of who withdrew: cut off there */
    assert_true(p.found && p.gone);
    assert_int_equal(p.start, 108);
    assert_int_equal(p.end, 111);
    p = spans_find(&spans, 0, spans.count, 23, 26);
    assert_true(!p.found && p.gone);
    p = spans_find(&spans, 0, spans.count, 0, 4); /* the label */
    assert_true(!p.found && !p.gone);
    p = spans_find(&spans, 0, spans.count, 26, 400);
    assert_true(!p.found && !p.gone);
    p = spans_find(&spans, 0, 0, 0, 400);
    assert_true(!p.found && !p.gone);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spans_fall_apart_at_what_was_replaced),
        cmocka_unit_test(stretches_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
