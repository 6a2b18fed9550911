#include "0_base/keys.h"

enum { FIRST_CAPACITY = 32 };

/* FNV-1a, and a last mix so that the low bits hold something of every byte. */
uint64_t keys_hash(sv name)
{
    uint64_t h = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < name.n; i++) h = (h ^ (unsigned char)name.p[i]) * UINT64_C(1099511628211);
    return h ^ (h >> 29);
}

/* The slot that holds the name, or the free one where it belongs. */
static struct keys_slot *slot_of(const struct keys *keys, sv name)
{
    size_t i = (size_t)keys_hash(name) & (keys->capacity - 1);
    while (keys->slots[i].used && !sv_eq(keys->slots[i].name, name)) i = (i + 1) & (keys->capacity - 1);
    return &keys->slots[i];
}

/* At most half of the slots are used, so that a search ends soon. */
static void widen(struct arena *a, struct keys *keys)
{
    struct keys old = *keys;
    if (2 * (keys->count + 1) <= keys->capacity) return;
    keys->capacity = old.capacity ? 2 * old.capacity : FIRST_CAPACITY;
    keys->slots = ARENA_NEW(a, struct keys_slot, keys->capacity);
    for (size_t i = 0; i < old.capacity; i++)
        if (old.slots[i].used) *slot_of(keys, old.slots[i].name) = old.slots[i];
}

size_t *keys_put(struct arena *a, struct keys *keys, sv name, size_t value, bool *fresh)
{
    widen(a, keys);
    struct keys_slot *slot = slot_of(keys, name);
    *fresh = !slot->used;
    if (*fresh) {
        *slot = (struct keys_slot){ name, value, true };
        keys->count++;
    }
    return &slot->value;
}

size_t *keys_find(const struct keys *keys, sv name)
{
    if (!keys->capacity) return NULL;
    struct keys_slot *slot = slot_of(keys, name);
    return slot->used ? &slot->value : NULL;
}
