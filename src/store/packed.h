/* Numbers packed in a blob: seven bits a byte with the low ones first, the high bit set
 * where more follow.  What is small takes a byte. */
#ifndef HOSO_STORE_PACKED_H
#define HOSO_STORE_PACKED_H

#include <stdbool.h>
#include <stdint.h>

#include "hoso/buf.h"

static inline void packed_add(struct hoso_buf *packed, uint64_t number)
{
    for (; number >= 0x80; number >>= 7)
        hoso_buf_addch(packed, (char)(number | 0x80));
    hoso_buf_addch(packed, (char)number);
}

/* Zigzag: 0, -1, 1, -2, … */
static inline void packed_add_signed(struct hoso_buf *packed, int64_t number)
{
    packed_add(packed, ((uint64_t)number << 1) ^ (number < 0 ? UINT64_MAX : 0));
}

/* Takes a number off *AT; false at END, or where what stands there was never packed. */
static inline bool packed_take(const char **at, const char *end, uint64_t *number)
{
    *number = 0;
    for (unsigned shift = 0; *at < end && shift < 64; shift += 7) {
        unsigned char byte = (unsigned char)*(*at)++;
        *number |= (uint64_t)(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            return true;
    }
    return false;
}

static inline bool packed_take_signed(const char **at, const char *end, int64_t *number)
{
    uint64_t zigzag;
    bool taken = packed_take(at, end, &zigzag);
    *number = (int64_t)((zigzag >> 1) ^ (zigzag & 1 ? UINT64_MAX : 0));
    return taken;
}

#endif
