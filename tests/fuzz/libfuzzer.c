/* The entry that libFuzzer calls. */
#include "fuzz.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena a = { .limit_bytes = FUZZ_MEMORY_BYTES };
    fuzz_one(&a, arena_copy(&a, (sv){ (const char *)data, n }));
    arena_free(&a);
    return 0;
}
