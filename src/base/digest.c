#include "hoso/digest.h"

#include <nettle/sha2.h>

uint64_t hoso_digest(const char *bytes, size_t len)
{
    struct sha256_ctx state;
    uint8_t first[8];
    uint64_t digest = 0;
    sha256_init(&state);
    sha256_update(&state, len, (const uint8_t *)bytes);
    sha256_digest(&state, sizeof first, first);
    for (size_t i = 0; i < sizeof first; i++)
        digest = digest << 8 | first[i];
    return digest;
}
