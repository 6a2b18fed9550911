#include "check.h"

static void memory_is_zeroed_and_aligned(void **state)
{
    (void)state;
    struct arena a = { 0 };
    for (size_t i = 0; i < 1000; i++) {
        (void)ARENA_NEW(&a, char, i % 7);
        assert_int_equal((uintptr_t)arena_alloc(&a, 1, 1, 64) % 64, 0);
        uint64_t *x = ARENA_NEW(&a, uint64_t, 3);
        assert_int_equal((uintptr_t)x % _Alignof(uint64_t), 0);
        assert_true(x[0] == 0 && x[1] == 0 && x[2] == 0);
        memset(x, 0xFF, 3 * sizeof *x);
    }
    arena_free(&a);
    assert_null(a.blocks);
    assert_int_equal(a.used_bytes, 0);
}

#ifndef WF_ARENA_APART
#define WF_ARENA_APART 0
#endif

/* A block larger than all others does not end the use of the present one. */
static void large_allocation_leaves_the_present_block(void **state)
{
    (void)state;
    if (WF_ARENA_APART) skip(); /* then none has a block together */
    struct arena a = { 0 };
    char *before = ARENA_NEW(&a, char, 8);
    char *large = ARENA_NEW(&a, char, 3000000);
    char *after = ARENA_NEW(&a, char, 8);
    assert_ptr_equal(after, before + 8);
    large[2999999] = 'x';
    size_t used = a.used_bytes;
    (void)ARENA_NEW(&a, char, 8);
    assert_int_equal(a.used_bytes, used);
    arena_free(&a);
}

static void nothing_and_empty(void **state)
{
    (void)state;
    struct arena a = { 0 };
    assert_non_null(ARENA_NEW(&a, int, 0));
    assert_non_null(arena_alloc(&a, 5, 0, 1));
    sv copy = arena_copy(&a, (sv){ NULL, 0 });
    assert_int_equal(copy.n, 0);
    assert_int_equal(copy.p[0], '\0');
    assert_sv(arena_format(&a, "%s", ""), SV(""));
    arena_free(&a);
    arena_free(&a);
}

static void copies_end_in_nul(void **state)
{
    (void)state;
    struct arena a = { 0 };
    const char *text = "buurthuis";
    sv part = arena_copy(&a, (sv){ text, 5 });
    assert_string_equal(part.p, "buurt");
    assert_ptr_not_equal(part.p, text);
    assert_string_equal(arena_cstr(&a, SV("huis")), "huis");
    sv made = arena_format(&a, "%s-%d-%5.2f", "x", 42, 1.5);
    assert_string_equal(made.p, "x-42- 1.50");
    assert_int_equal(made.n, 10);
    arena_free(&a);
}

static void arrays_grow(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct {
        char c;
        long double x;
    } *items = NULL;
    size_t count = 0, capacity = 0;
    for (size_t i = 0; i < 1000; i++) ARENA_PUSH(&a, items, count, capacity)->x = (long double)i;
    assert_int_equal(count, 1000);
    assert_true(capacity >= 1000 && capacity < 2048);
    for (size_t i = 0; i < 1000; i++) assert_true(items[i].x == (long double)i && items[i].c == 0);
    arena_free(&a);
}

struct note {
    struct arena *a;
    char *order;
    char mark;
};

static void note_end(void *object)
{
    struct note *n = object;
    size_t at = strlen(n->order);
    n->order[at] = n->mark;
    n->order[at + 1] = '\0';
    (void)ARENA_NEW(n->a, char, 10); /* a destructor may still use the arena */
}

static void destructors_run_backwards_and_once(void **state)
{
    (void)state;
    struct arena a = { .limit_bytes = 1000000 };
    char order[8] = "";
    struct note notes[] = { { &a, order, '1' }, { &a, order, '2' }, { &a, order, '3' } };
    for (size_t i = 0; i < 3; i++) arena_defer(&a, &notes[i], note_end);
    arena_free(&a);
    assert_string_equal(order, "321");
    arena_free(&a);
    assert_string_equal(order, "321");
    assert_int_equal(a.limit_bytes, 1000000); /* settings stay for the next use */
}

static void beyond_limit(void *object)
{
    struct arena a = { .limit_bytes = 200000 };
    (void)object;
    for (size_t i = 0; i < 1000000; i++) (void)ARENA_NEW(&a, char, 100);
}

static void product_overflows(void *object)
{
    struct arena a = { 0 };
    (void)object;
    (void)arena_alloc(&a, SIZE_MAX / 8, 16, 8);
}

static void larger_than_memory(void *object)
{
    struct arena a = { 0 };
    (void)object;
    (void)arena_alloc(&a, SIZE_MAX / 4, 1, 8);
}

static void third_fails(void *object)
{
    struct arena a = { .fail_countdown = 3 };
    for (int i = 0; i < *(int *)object; i++) (void)ARENA_NEW(&a, char, 1);
    arena_free(&a);
}

static void running_out_ends_with_71(void **state)
{
    (void)state;
    char said[200];
    int two = 2, three = 3;
    assert_int_equal(check_child(beyond_limit, NULL, said, sizeof said), 71);
    assert_non_null(strstr(said, "geheugen"));
    assert_non_null(strstr(said, "out of memory"));
    assert_int_equal(check_child(product_overflows, NULL, said, sizeof said), 71);
    assert_int_equal(check_child(third_fails, &two, said, sizeof said), 0);
    assert_string_equal(said, "");
    assert_int_equal(check_child(third_fails, &three, said, sizeof said), 71);
#ifndef __SANITIZE_ADDRESS__ /* which ends the process itself when calloc is asked too much */
    assert_int_equal(check_child(larger_than_memory, NULL, said, sizeof said), 71);
#else
    (void)larger_than_memory;
#endif
}

/* The limit holds for what is asked of the system, and all below it can be had. */
static void limit_can_be_used(void **state)
{
    (void)state;
    struct arena a = { .limit_bytes = 1000000 };
    for (size_t i = 0; i < 7000; i++) (void)ARENA_NEW(&a, char, 100);
    assert_true(a.used_bytes <= 1000000);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned),
        cmocka_unit_test(large_allocation_leaves_the_present_block),
        cmocka_unit_test(nothing_and_empty),
        cmocka_unit_test(copies_end_in_nul),
        cmocka_unit_test(arrays_grow),
        cmocka_unit_test(destructors_run_backwards_and_once),
        cmocka_unit_test(running_out_ends_with_71),
        cmocka_unit_test(limit_can_be_used),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
