#include "0_base/arena.h"

#include "0_base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { BLOCK_BYTES = 4 * 1024, BLOCK_BYTES_MAX = 1024 * 1024, CAPACITY_FIRST = 16 };

struct arena_block {
    struct arena_block *next;
    size_t used, size;
    _Alignas(max_align_t) unsigned char bytes[];
};

struct arena_defer {
    struct arena_defer *next;
    void *object;
    void (*destroy)(void *);
};

/* Unhooked first: a destructor may use the arena, and may run out of memory itself. */
static void run_defers(struct arena *a)
{
    while (a->defers) {
        struct arena_defer *d = a->defers;
        a->defers = d->next;
        d->destroy(d->object);
    }
}

/* The destructors take away an output file that this arena was making. The text is in both
 * languages, and not from texts.def: filling one needs memory. */
void arena_exhausted(struct arena *a, size_t bytes)
{
    if (a) run_defers(a);
    fprintf(stderr, "onvoldoende geheugen / out of memory: %zu bytes\n", bytes);
    fflush(stderr);
    exit(STATUS_MEMORY);
}

void *arena_foreign_alloc(size_t bytes) { return arena_foreign_resize(NULL, bytes); }

void *arena_foreign_resize(void *block, size_t bytes)
{
    void *p = realloc(block, bytes ? bytes : 1);
    if (!p) arena_exhausted(NULL, bytes);
    return p;
}

void arena_foreign_free(void *block) { free(block); }

static struct arena_block *reserve(struct arena *a, size_t room)
{
    size_t bytes = sizeof(struct arena_block) + room;
    if (a->limit_bytes && (bytes > a->limit_bytes || a->used_bytes > a->limit_bytes - bytes))
        arena_exhausted(a, bytes);
    struct arena_block *b = calloc(1, bytes);
    if (!b) arena_exhausted(a, bytes);
    b->size = room;
    a->used_bytes += bytes;
    return b;
}

/* For the sanitizers (MODE=sanitize, make fuzz): every object in a block of its own, so that they see
 * where it ends. */
#ifndef WF_ARENA_APART
#define WF_ARENA_APART 0
#endif

/* Blocks grow with the arena, so that a large one does not end up as thousands of small ones. */
static size_t block_room(const struct arena *a)
{
    if (WF_ARENA_APART) return 0;
    size_t room = a->used_bytes < BLOCK_BYTES ? BLOCK_BYTES : a->used_bytes;
    if (room > BLOCK_BYTES_MAX) room = BLOCK_BYTES_MAX;
    if (a->limit_bytes && room > a->limit_bytes / 4) room = a->limit_bytes / 4;
    return room;
}

/* Where in the block something so aligned can begin. */
static size_t aligned(const struct arena_block *b, size_t used, size_t align)
{
    size_t past = (size_t)((uintptr_t)(b->bytes + used) % align);
    return past ? used + align - past : used;
}

void *arena_alloc(struct arena *a, size_t count, size_t size, size_t align)
{
    if (a->fail_countdown > 0 && --a->fail_countdown == 0) arena_exhausted(a, count * size);
    if (size == 0 || count == 0) count = size = 1;
    if (count > (SIZE_MAX / 2 - sizeof(struct arena_block)) / size) arena_exhausted(a, SIZE_MAX);
    size_t bytes = count * size;
    struct arena_block *b = a->blocks;
    size_t at = b ? aligned(b, b->used, align) : 0;
    if (b && at <= b->size && bytes <= b->size - at) {
        b->used = at + bytes;
        return b->bytes + at;
    }
    size_t room = block_room(a), slack = align > _Alignof(max_align_t) ? align : 0;
    struct arena_block *fresh = reserve(a, (bytes > room ? bytes : room) + slack);
    at = aligned(fresh, 0, align);
    fresh->used = at + bytes;
    if (b && bytes > room) { /* a block of its own: what is left of the present one stays in use */
        fresh->next = b->next;
        b->next = fresh;
    } else {
        fresh->next = b;
        a->blocks = fresh;
    }
    return fresh->bytes + at;
}

void *arena_grow(struct arena *a, void *items, size_t count, size_t *capacity, size_t size)
{
    if (*capacity > SIZE_MAX / 2) arena_exhausted(a, SIZE_MAX);
    size_t wider = *capacity ? *capacity * 2 : CAPACITY_FIRST;
    void *moved = arena_alloc(a, wider, size, _Alignof(max_align_t));
    if (count) memcpy(moved, items, count * size);
    *capacity = wider;
    return moved;
}

void arena_defer(struct arena *a, void *object, void (*destroy)(void *))
{
    struct arena_defer *d = ARENA_NEW(a, struct arena_defer, 1);
    *d = (struct arena_defer){ a->defers, object, destroy };
    a->defers = d;
}

sv arena_copy(struct arena *a, sv s)
{
    char *p = ARENA_NEW(a, char, s.n + 1);
    if (s.n) memcpy(p, s.p, s.n);
    return (sv){ p, s.n };
}

const char *arena_cstr(struct arena *a, sv s) { return arena_copy(a, s).p; }

sv arena_format(struct arena *a, const char *fmt, ...)
{
    va_list ap, again;
    va_start(ap, fmt);
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    sv made = { "", 0 };
    if (n > 0) {
        char *p = ARENA_NEW(a, char, (size_t)n + 1);
        vsnprintf(p, (size_t)n + 1, fmt, again);
        made = (sv){ p, (size_t)n };
    }
    va_end(again);
    return made;
}

void arena_free(struct arena *a)
{
    run_defers(a);
    for (struct arena_block *b = a->blocks; b;) {
        struct arena_block *next = b->next;
        free(b);
        b = next;
    }
    *a = (struct arena){ .limit_bytes = a->limit_bytes, .fail_countdown = a->fail_countdown };
}
