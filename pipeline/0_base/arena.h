/* arena : the only memory owner.
 *
 * Nothing made in an arena is freed on its own: arena_free() releases it all, after running
 * the deferred destructors in reverse order. Allocation never returns NULL: when memory or the
 * limit is used up, the process says so and ends with status 71 (outputs are published by
 * rename, so nothing half-written is left).
 */
#ifndef WF_ARENA_H
#define WF_ARENA_H

#include "0_base/attr.h"
#include "0_base/sv.h"

#include <stdint.h>

struct arena_block;
struct arena_defer;

struct arena {
    struct arena_block *blocks;
    struct arena_defer *defers;
    size_t used_bytes;
    size_t limit_bytes;  /* 0: no limit */
    long fail_countdown; /* tests only: the n-th allocation fails; 0: never */
};

/* Zeroed memory for `count` objects. */
void *arena_alloc(struct arena *a, size_t count, size_t size, size_t align);
#define ARENA_NEW(a, type, count) ((type *)arena_alloc((a), (count), sizeof(type), _Alignof(type)))

/* Registers a foreign object (igraph_t, xmlDoc, a mapping) on the line that creates it. */
void arena_defer(struct arena *a, void *object, void (*destroy)(void *object));

/* The copies are NUL-terminated beyond their length. */
sv arena_copy(struct arena *a, sv s);
const char *arena_cstr(struct arena *a, sv s);
sv arena_format(struct arena *a, const char *fmt, ...) WF_PRINTF(2, 3);

void arena_free(struct arena *a);

/* Ends the process with status 71, for a box whose library says that memory ran out; the
 * destructors of `a` are run (NULL: none). */
WF_NORETURN void arena_exhausted(struct arena *a, size_t bytes);

/* For libraries that let their memory functions be replaced: they never return NULL. */
void *arena_foreign_alloc(size_t bytes);
void *arena_foreign_resize(void *block, size_t bytes);
void arena_foreign_free(void *block);

/* Doubles a dynamic array that lives in an arena; the old block is left behind. Keep indices
 * across a push, never pointers to elements. */
#define ARENA_PUSH(a, items, count, capacity)                                                   \
    ((count) == (capacity)                                                                      \
         ? ((items) = arena_grow((a), (items), (count), &(capacity), sizeof *(items)),          \
            &(items)[(count)++])                                                                \
         : &(items)[(count)++])
void *arena_grow(struct arena *a, void *items, size_t count, size_t *capacity, size_t size);

#endif
