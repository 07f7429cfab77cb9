/* What every fuzz target shares.  Built plainly, fuzz-main.c runs a target over the files
 * given, or over inputs it makes up; with clang's -fsanitize=fuzzer and -DHOSO_LIBFUZZER
 * the engine does. */
#ifndef HOSO_TESTS_FUZZ_H
#define HOSO_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define FUZZ_CHECK(condition)                                                                      \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                        \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

#endif
