/* Nodes are numbers from 1; the first step is an array by word, all others one hash
 * table over (node, word). */
#include "trie.h"

#include <stdlib.h>
#include <string.h>

#include "hoso/mem.h"
#include "hoso/vec.h"

enum { FIRST_SLOTS = 1024 };

static uint32_t new_node(struct trie *trie)
{
    size_t count = trie->node_count + 1;
    trie->entries = hoso_vec_grow(trie->entries, &trie->entry_capacity, count,
                                  sizeof *trie->entries);
    trie->children = hoso_vec_grow(trie->children, &trie->children_capacity, count,
                                   sizeof *trie->children);
    trie->entries[trie->node_count] = TRIE_NONE;
    trie->children[trie->node_count] = 0;
    return (uint32_t)trie->node_count++;
}

void trie_init(struct trie *trie)
{
    memset(trie, 0, sizeof *trie);
    trie->slot_count = FIRST_SLOTS;
    trie->slots = hoso_calloc(FIRST_SLOTS, sizeof *trie->slots);
    new_node(trie); /* 0 is nobody's */
}

void trie_release(struct trie *trie)
{
    free(trie->roots);
    free(trie->slots);
    hoso_vec_free(trie->entries);
    hoso_vec_free(trie->children);
    memset(trie, 0, sizeof *trie);
}

static size_t first_slot(const struct trie *trie, uint32_t node, uint32_t word)
{
    uint64_t hash = ((uint64_t)node << 32 | word) * 0x9E3779B97F4A7C15u;
    return (size_t)(hash >> 32) & (trie->slot_count - 1);
}

/* Where the child of NODE for WORD is, or would be. */
static struct trie_slot *slot_of(const struct trie *trie, uint32_t node, uint32_t word)
{
    size_t at = first_slot(trie, node, word);
    while (trie->slots[at].child && (trie->slots[at].node != node || trie->slots[at].word != word))
        at = (at + 1) & (trie->slot_count - 1);
    return &trie->slots[at];
}

const struct trie_slot *trie_slot(const struct trie *trie, uint32_t node, uint32_t word)
{
    return &trie->slots[first_slot(trie, node, word)];
}

uint32_t trie_find(const struct trie *trie, uint32_t node, uint32_t word)
{
    uint32_t child = slot_of(trie, node, word)->child;
    return child ? child : TRIE_NONE;
}

static void grow(struct trie *trie)
{
    struct trie_slot *old = trie->slots;
    size_t count = trie->slot_count;
    trie->slot_count *= 2;
    trie->slots = hoso_calloc(trie->slot_count, sizeof *trie->slots);
    for (size_t i = 0; i < count; i++)
        if (old[i].child)
            *slot_of(trie, old[i].node, old[i].word) = old[i];
    free(old);
}

static uint32_t root_for(struct trie *trie, uint32_t word)
{
    if (word >= trie->root_count) {
        size_t count = (size_t)word + 1024;
        trie->roots = hoso_realloc(trie->roots, count * sizeof *trie->roots);
        for (size_t i = trie->root_count; i < count; i++)
            trie->roots[i] = TRIE_NONE;
        trie->root_count = count;
    }
    if (trie->roots[word] == TRIE_NONE)
        trie->roots[word] = new_node(trie);
    return trie->roots[word];
}

static uint32_t child_for(struct trie *trie, uint32_t node, uint32_t word)
{
    struct trie_slot *slot = slot_of(trie, node, word);
    if (slot->child)
        return slot->child;
    uint32_t child = new_node(trie);
    *slot = (struct trie_slot){ node, word, child };
    trie->children[node] |= trie_bit(word);
    if (++trie->used > trie->slot_count / 2)
        grow(trie);
    return child;
}

uint32_t trie_add(struct trie *trie, const uint32_t *words, size_t count)
{
    uint32_t node = root_for(trie, words[0]);
    for (size_t i = 1; i < count; i++)
        node = child_for(trie, node, words[i]);
    return node;
}
