/* keys : numbers by name, in an arena. Lookups only: nothing depends on the order inside. */
#ifndef WF_KEYS_H
#define WF_KEYS_H

#include "0_base/arena.h"

struct keys_slot {
    sv name;
    size_t value;
    bool used;
};

struct keys {
    struct keys_slot *slots;
    size_t count, capacity; /* capacity: 0 or a power of two */
};

/* The place of the name's number; when the name is new it gets `value`, and *fresh says so. The
 * name is not copied. The place stays valid until the next call. */
size_t *keys_put(struct arena *a, struct keys *keys, sv name, size_t value, bool *fresh);

/* A number that says little of the name, and is the same for the same bytes. */
uint64_t keys_hash(sv name);

/* The place of the name's number, or NULL. */
size_t *keys_find(const struct keys *keys, sv name);

#endif
