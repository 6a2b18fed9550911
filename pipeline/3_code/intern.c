#include "3_code/intern.h"

#include "0_base/err.h"

struct intern intern_new(struct arena *a) { return (struct intern){ .a = a }; }

size_t intern_add(struct intern *in, sv name)
{
    WF_ASSERT(in->a);
    bool fresh;
    size_t number = *keys_put(in->a, &in->numbers, name, in->count, &fresh);
    if (fresh) *ARENA_PUSH(in->a, in->names, in->count, in->capacity) = name;
    return number;
}

size_t intern_find(const struct intern *in, sv name)
{
    const size_t *number = keys_find(&in->numbers, name);
    return number ? *number : SIZE_MAX;
}
