#include "hoso/vec.h"

#include <stdint.h>
#include <stdlib.h>

#include "hoso/mem.h"

void *hoso_vec_grow(void *items, size_t *capacity, size_t wanted, size_t item_bytes)
{
    if (wanted <= *capacity)
        return items;
    size_t room = *capacity ? *capacity * 2 : 8;
    if (room < wanted)
        room = wanted;
    *capacity = room;
    return hoso_realloc(items, room > SIZE_MAX / item_bytes ? SIZE_MAX : room * item_bytes);
}

void hoso_vec_free(void *items)
{
    free(items);
}
