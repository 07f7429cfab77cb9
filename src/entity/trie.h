/* Sequences of words to lists of entries: what the lexicon's names, cues and heads
 * are found by.  Filled once, then only read.  Inner header of the entity layer. */
#ifndef HOSO_ENTITY_TRIE_H
#define HOSO_ENTITY_TRIE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TRIE_NONE UINT32_MAX

struct trie {
    uint32_t *roots; /* nodes by first word, TRIE_NONE where there is none */
    size_t root_count;
    struct trie_slot {
        uint32_t node, word, child; /* child 0: free (no node has that number) */
    } *slots;                       /* a power of two, at most half full */
    size_t slot_count, used;
    uint32_t *entries;  /* by node: the first entry, TRIE_NONE */
    uint64_t *children; /* by node: bits of the words that its children are for (trie_bit) */
    size_t node_count, entry_capacity, children_capacity;
};

void trie_init(struct trie *trie);
void trie_release(struct trie *trie);
/* The node of the sequence, made where it is not there; COUNT at least 1. */
uint32_t trie_add(struct trie *trie, const uint32_t *words, size_t count);
/* The slot that a search for NODE's child begins at. */
const struct trie_slot *trie_slot(const struct trie *trie, uint32_t node, uint32_t word);
/* The child of NODE for WORD, TRIE_NONE where there is none. */
uint32_t trie_find(const struct trie *trie, uint32_t node, uint32_t word);

static inline uint32_t trie_root(const struct trie *trie, uint32_t word)
{
    return word < trie->root_count ? trie->roots[word] : TRIE_NONE;
}

static inline uint64_t trie_bit(uint32_t word)
{
    return (uint64_t)1 << (word * 0x9E3779B1u >> 26);
}

/* The same as trie_find, which most often has no need to look. */
static inline uint32_t trie_child(const struct trie *trie, uint32_t node, uint32_t word)
{
    return trie->children[node] & trie_bit(word) ? trie_find(trie, node, word) : TRIE_NONE;
}

#endif
