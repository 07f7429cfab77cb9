/* Open addressing with linear probing over an array of strings; the strings' bytes
 * live in an arena.  slots[] holds indexes + 1 into items[], and
 * hashes, so that another string is seldom touched. */
#include "dict.h"

#include <stdlib.h>
#include <string.h>

#include "hoso/hash.h"
#include "hoso/vec.h"

enum { FIRST_SLOTS = 256 };

static uint32_t hash32(const char *bytes, size_t len)
{
    return (uint32_t)hoso_hash(bytes, len, 0);
}

void dict_init(struct dict *dict, const struct dict *base)
{
    memset(dict, 0, sizeof *dict);
    dict->base = base;
    dict->base_count = base ? base->base_count + base->count : 0;
    dict->slot_count = FIRST_SLOTS;
    dict->slots = hoso_calloc(FIRST_SLOTS, sizeof *dict->slots);
}

void dict_release(struct dict *dict)
{
    free(dict->items);
    free(dict->slots);
    hoso_arena_release(&dict->strings);
    memset(dict, 0, sizeof *dict);
}

void dict_clear(struct dict *dict)
{
    dict->count = 0;
    memset(dict->slots, 0, dict->slot_count * sizeof *dict->slots);
    hoso_arena_release(&dict->strings);
}

static uint32_t find_own(const struct dict *dict, const char *bytes, size_t len, uint32_t hash,
                         uint32_t *slot)
{
    uint32_t mask = dict->slot_count - 1;
    uint32_t at = hash & mask;
    for (; dict->slots[at].number; at = (at + 1) & mask) {
        if (dict->slots[at].hash != hash)
            continue;
        const struct dict_string *s = &dict->items[dict->slots[at].number - 1];
        if (s->len == len && memcmp(s->bytes, bytes, len) == 0)
            return dict->slots[at].number - 1;
    }
    *slot = at;
    return DICT_NONE;
}

static uint32_t find_hashed(const struct dict *dict, const char *bytes, size_t len, uint32_t hash,
                            uint32_t *slot)
{
    if (dict->base) {
        uint32_t unused;
        uint32_t found = find_hashed(dict->base, bytes, len, hash, &unused);
        if (found != DICT_NONE)
            return found;
    }
    uint32_t own = find_own(dict, bytes, len, hash, slot);
    return own == DICT_NONE ? DICT_NONE : dict->base_count + own;
}

uint32_t dict_find(const struct dict *dict, const char *bytes, size_t len)
{
    uint32_t slot;
    return find_hashed(dict, bytes, len, hash32(bytes, len), &slot);
}

static void grow(struct dict *dict)
{
    struct dict_slot *old = dict->slots;
    uint32_t count = dict->slot_count, mask = 2 * count - 1;
    dict->slot_count = 2 * count;
    dict->slots = hoso_calloc(dict->slot_count, sizeof *dict->slots);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = old[i].hash & mask;
        while (old[i].number && dict->slots[at].number)
            at = (at + 1) & mask;
        if (old[i].number)
            dict->slots[at] = old[i];
    }
    free(old);
}

uint32_t dict_put(struct dict *dict, const char *bytes, size_t len, int *fresh)
{
    uint32_t hash = hash32(bytes, len), slot = 0;
    uint32_t found = find_hashed(dict, bytes, len, hash, &slot);
    if (fresh)
        *fresh = found == DICT_NONE;
    if (found != DICT_NONE)
        return found;
    size_t capacity = dict->capacity;
    dict->items = hoso_vec_grow(dict->items, &capacity, (size_t)dict->count + 1,
                                sizeof *dict->items);
    dict->capacity = (uint32_t)capacity;
    dict->items[dict->count] = (struct dict_string){
        .bytes = hoso_arena_strndup(&dict->strings, bytes, len),
        .len = (uint32_t)len,
    };
    dict->slots[slot] = (struct dict_slot){ hash, ++dict->count };
    if (dict->count > dict->slot_count / 2)
        grow(dict);
    return dict->base_count + dict->count - 1;
}

const struct dict_string *dict_get(const struct dict *dict, uint32_t id)
{
    while (id < dict->base_count)
        dict = dict->base;
    return &dict->items[id - dict->base_count];
}
