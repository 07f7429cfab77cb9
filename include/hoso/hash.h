/* A fast hash of bytes, for tables and what is kept in the index (a change of it needs a
 * new schema version): not for what must outlast the index, nor against attackers.
 * Uses libc only; thread safe. */
#ifndef HOSO_HASH_H
#define HOSO_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The last bytes, fewer than eight, as a number: loads that overlap, so that none depends
 * on how many there are. */
static inline uint64_t hoso_hash_rest(const char *bytes, size_t len)
{
    uint32_t first, last;
    if (len >= 4) {
        memcpy(&first, bytes, 4);
        memcpy(&last, bytes + len - 4, 4);
        return (uint64_t)first << 32 | last;
    }
    const unsigned char *b = (const unsigned char *)bytes;
    return len ? (uint64_t)b[0] << 16 | (uint64_t)b[len / 2] << 8 | b[len - 1] : 0;
}

static inline uint64_t hoso_hash(const char *bytes, size_t len, uint64_t seed)
{
    const uint64_t factor = 0xD6E8FEB86659FD93u;
    uint64_t h = seed ^ (len * 0x9E3779B97F4A7C15u);
    for (; len >= 8; bytes += 8, len -= 8) {
        uint64_t chunk;
        memcpy(&chunk, bytes, 8);
        h = (h ^ chunk) * factor;
        h ^= h >> 32;
    }
    h = (h ^ hoso_hash_rest(bytes, len)) * factor;
    h ^= h >> 32;
    h *= factor;
    return h ^ (h >> 29);
}

#endif
