/* Hash tables: uthash, with the hash of hash.h, which takes a fraction of its own one's time. */
#ifndef HOSO_TABLE_H
#define HOSO_TABLE_H

#include "hoso/hash.h"

#define HASH_FUNCTION(key, len, value)                                                             \
    ((value) = (unsigned)hoso_hash((const char *)(key), (len), 0))
#include <uthash.h>

#endif
