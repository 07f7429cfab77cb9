/* Nodes are numbers from 1; the first step is an array by word, all others one hash
 * table over (node, word). */
#include "trie.h"

#include <stdlib.h>
#include <string.h>

#include "hoso/mem.h"
#include "hoso/vec.h"

enum { FIRST_SLOTS = 1024, FILTER_BITS = 20 };

void trie_init(struct trie *trie)
{
    memset(trie, 0, sizeof *trie);
    trie->slot_count = FIRST_SLOTS;
    trie->keys = hoso_calloc(FIRST_SLOTS, sizeof *trie->keys);
    trie->children = hoso_calloc(FIRST_SLOTS, sizeof *trie->children);
    trie->filter = hoso_calloc((size_t)1 << (FILTER_BITS - 3), 1);
    trie->entries = hoso_vec_grow(NULL, &trie->node_capacity, 64, sizeof *trie->entries);
    trie->entries[0] = TRIE_NONE;
    trie->node_count = 1;
}

void trie_release(struct trie *trie)
{
    free(trie->roots);
    free(trie->keys);
    free(trie->children);
    free(trie->filter);
    free(trie->entries);
    memset(trie, 0, sizeof *trie);
}

static uint64_t hash(uint64_t key)
{
    return key * 0x9E3779B97F4A7C15u;
}

static size_t slot_of(const struct trie *trie, uint64_t key)
{
    uint64_t h = hash(key);
    size_t mask = trie->slot_count - 1, at = (size_t)(h >> 32) & mask;
    while (trie->keys[at] && trie->keys[at] != key)
        at = (at + 1) & mask;
    return at;
}

uint32_t trie_child(const struct trie *trie, uint32_t node, uint32_t word)
{
    uint64_t key = (uint64_t)node << 32 | word, bit = hash(key) >> (64 - FILTER_BITS);
    if (!(trie->filter[bit / 8] >> bit % 8 & 1))
        return TRIE_NONE;
    size_t at = slot_of(trie, key);
    return trie->keys[at] ? trie->children[at] : TRIE_NONE;
}

static void grow(struct trie *trie)
{
    uint64_t *keys = trie->keys;
    uint32_t *children = trie->children;
    size_t count = trie->slot_count;
    trie->slot_count *= 2;
    trie->keys = hoso_calloc(trie->slot_count, sizeof *trie->keys);
    trie->children = hoso_calloc(trie->slot_count, sizeof *trie->children);
    for (size_t i = 0; i < count; i++) {
        if (!keys[i])
            continue;
        size_t at = slot_of(trie, keys[i]);
        trie->keys[at] = keys[i];
        trie->children[at] = children[i];
    }
    free(keys);
    free(children);
}

static uint32_t new_node(struct trie *trie)
{
    trie->entries = hoso_vec_grow(trie->entries, &trie->node_capacity, trie->node_count + 1,
                                  sizeof *trie->entries);
    trie->entries[trie->node_count] = TRIE_NONE;
    return (uint32_t)trie->node_count++;
}

static uint32_t root_for(struct trie *trie, uint32_t word)
{
    if (word >= trie->root_count) {
        size_t count = (size_t)word + 1024;
        trie->roots = hoso_realloc(trie->roots, count * sizeof *trie->roots);
        for (size_t i = trie->root_count; i < count; i++)
            trie->roots[i] = (struct trie_root){ TRIE_NONE, 0 };
        trie->root_count = count;
    }
    if (trie->roots[word].node == TRIE_NONE)
        trie->roots[word].node = new_node(trie);
    return trie->roots[word].node;
}

uint32_t trie_add(struct trie *trie, const uint32_t *words, size_t count)
{
    uint32_t node = root_for(trie, words[0]);
    if (count > 1)
        trie->roots[words[0]].children |= trie_bit(words[1]);
    for (size_t i = 1; i < count; i++) {
        uint64_t key = (uint64_t)node << 32 | words[i];
        size_t at = slot_of(trie, key);
        if (trie->keys[at]) {
            node = trie->children[at];
            continue;
        }
        trie->keys[at] = key;
        uint64_t bit = hash(key) >> (64 - FILTER_BITS);
        trie->filter[bit / 8] |= (uint8_t)(1u << bit % 8);
        node = trie->children[at] = new_node(trie);
        if (++trie->used > trie->slot_count / 2)
            grow(trie);
    }
    return node;
}
