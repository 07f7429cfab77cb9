/* Strings to small numbers, in order of first sight.  A dictionary may stand on
 * another (its base) that it never changes: the lexicon's, shared by all threads;
 * numbers past the base's are its own.  Inner header of the entity layer. */
#ifndef HOSO_ENTITY_DICT_H
#define HOSO_ENTITY_DICT_H

#include <stddef.h>
#include <stdint.h>

#include "hoso/mem.h"

#define DICT_NONE UINT32_MAX

struct dict_string {
    const char *bytes; /* NUL-terminated */
    uint32_t len;
};

struct dict {
    const struct dict *base;
    uint32_t base_count;
    struct dict_string *items;
    uint32_t count; /* own strings */
    uint32_t capacity;
    struct dict_slot {
        uint32_t hash, number; /* own index + 1, 0 empty */
    } *slots;                  /* a power of two, at most half full */
    uint32_t slot_count;
    struct hoso_arena strings;
};

/* BASE may be NULL; it must not grow any more. */
void dict_init(struct dict *dict, const struct dict *base);
void dict_release(struct dict *dict);
/* Forgets the own strings, keeping some memory. */
void dict_clear(struct dict *dict);
uint32_t dict_find(const struct dict *dict, const char *bytes, size_t len);
/* *FRESH (may be NULL): was it not there before? */
uint32_t dict_put(struct dict *dict, const char *bytes, size_t len, int *fresh);
const struct dict_string *dict_get(const struct dict *dict, uint32_t id);

#endif
