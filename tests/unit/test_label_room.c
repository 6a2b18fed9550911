/* label_room : eight places, none upon another. */
#include "check.h"

#include "6_report/label_room.h"

static const struct label_box mark = { 45, 45, 55, 55 };

static void right_comes_first(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct label_room room = { .a = &a, .frame = { 0, 0, 100, 100 } };
    struct label_box box;
    assert_true(label_room_find(&room, mark, 20, 10, &box));
    /* beside the mark with a gap of 2, at its height */
    assert_true(box.left == 57 && box.right == 77 && box.top == 45 && box.bottom == 55);
    assert_true(label_room_find(&room, mark, 20, 10, &box));
    assert_true(box.right == 43 && box.left == 23);
    assert_int_equal(room.count, 2);
    arena_free(&a);
}

static bool apart(struct label_box s, struct label_box t)
{
    return s.right <= t.left || t.right <= s.left || s.bottom <= t.top || t.bottom <= s.top;
}

/* Around a mark of 40 by 40 there is room for eight labels of 12 by 8. */
static void eight_places(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct label_room room = { .a = &a, .frame = { 0, 0, 100, 100 } };
    struct label_box boxes[9];
    const struct label_box large = { 30, 30, 70, 70 };
    label_room_take(&room, large);
    for (size_t i = 0; i < 8; i++) {
        assert_true(label_room_find(&room, large, 12, 8, &boxes[i]));
        assert_true(apart(boxes[i], large));
        for (size_t j = 0; j < i; j++) assert_true(apart(boxes[i], boxes[j]));
    }
    assert_int_equal(room.count, 9);
    arena_free(&a);
}

/* Beside the mark something stands in the way that is 5 wide: the label goes beyond it. */
static void further_off(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct label_room room = { .a = &a, .frame = { 40, 40, 100, 60 } };
    struct label_box box;
    label_room_take(&room, mark);
    label_room_take(&room, (struct label_box) { 56, 40, 61, 60 });
    assert_true(label_room_find(&room, mark, 20, 10, &box));
    assert_true(box.left == 64 && box.right == 84 && box.top == 45);
    assert_false(label_room_find(&room, mark, 20, 10, &box));
    arena_free(&a);
}

static void stays_in_the_frame(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct label_room room = { .a = &a, .frame = { 0, 0, 100, 100 } };
    struct label_box box;
    struct label_box corner = { 90, 90, 99, 99 };
    assert_true(label_room_find(&room, corner, 30, 10, &box));
    assert_true(box.left >= 0 && box.right <= 100 && box.top >= 0 && box.bottom <= 100);
    assert_false(label_room_find(&room, corner, 200, 10, &box));
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(right_comes_first),
        cmocka_unit_test(eight_places),
        cmocka_unit_test(further_off),
        cmocka_unit_test(stays_in_the_frame),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
