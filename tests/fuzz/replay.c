/* Runs a fuzz target over the files that are named, without the fuzzer: what it found once must
 * stay well. */
#include "fuzz.h"

#include "0_base/file.h"

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        struct arena a = { .limit_bytes = FUZZ_MEMORY_BYTES };
        struct err err = { 0 };
        sv bytes;
        if (!file_read(&a, argv[i], sv_from_cstr(argv[i]), FILE_LIMIT_BYTES, &bytes, &err)) {
            err_print(&err, LANGUAGE_EN, stderr);
            return 1;
        }
        fprintf(stderr, "%s\r", argv[i]); /* the last that is said when it crashes */
        fuzz_one(&a, bytes);
        arena_free(&a);
    }
    fprintf(stderr, "\r\033[K");
    printf("%d files\n", argc - 1);
    return 0;
}
