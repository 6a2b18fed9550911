#include "3_code/intern.h"

#include "0_base/err.h"

enum { SLOTS_AT_FIRST = 64 };

struct intern intern_new(struct arena *a)
{
    return (struct intern) { .a = a,
                             .slots = ARENA_NEW(a, size_t, SLOTS_AT_FIRST),
                             .slot_count = SLOTS_AT_FIRST };
}

/* FNV-1a, and a last mix so that the low bits hold something of every byte. */
static uint64_t hash(sv s)
{
    uint64_t h = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < s.n; i++) h = (h ^ (unsigned char)s.p[i]) * UINT64_C(0x100000001b3);
    return h ^ (h >> 29);
}

/* The slot that holds `name`, or the empty one where it belongs. */
static size_t slot_of(const struct intern *in, sv name)
{
    size_t slot = (size_t)hash(name) & (in->slot_count - 1);
    while (in->slots[slot] && !sv_eq(in->names[in->slots[slot] - 1], name))
        slot = (slot + 1) & (in->slot_count - 1);
    return slot;
}

static void widen(struct intern *in)
{
    in->slot_count *= 2;
    in->slots = ARENA_NEW(in->a, size_t, in->slot_count);
    for (size_t i = 0; i < in->count; i++) in->slots[slot_of(in, in->names[i])] = i + 1;
}

size_t intern_add(struct intern *in, sv name)
{
    WF_ASSERT(in->slots);
    size_t slot = slot_of(in, name);
    if (in->slots[slot]) return in->slots[slot] - 1;
    *ARENA_PUSH(in->a, in->names, in->count, in->capacity) = name;
    in->slots[slot] = in->count;
    if (in->count * 2 > in->slot_count) widen(in);
    return in->count - 1;
}

size_t intern_find(const struct intern *in, sv name)
{
    size_t number = in->slots[slot_of(in, name)];
    return number ? number - 1 : SIZE_MAX;
}
