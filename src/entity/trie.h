/* Sequences of words to lists of entries: what the lexicon's names, cues and heads
 * are found by.  Filled once, then only read.  Inner header of the entity layer. */
#ifndef HOSO_ENTITY_TRIE_H
#define HOSO_ENTITY_TRIE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TRIE_NONE UINT32_MAX

struct trie {
    struct trie_root {
        uint32_t node;     /* TRIE_NONE where there is none */
        uint32_t children; /* bits of the words that may follow the first (trie_may_go_on) */
    } *roots;              /* by first word */
    size_t root_count;
    uint64_t *keys; /* node << 32 | word; 0 empty (node 0 is nobody's parent) */
    uint32_t *children;
    uint8_t *filter; /* a bit by hash of a key: most steps lead nowhere, and this fits the cache */
    size_t slot_count, used;
    uint32_t *entries; /* by node: the first entry, TRIE_NONE */
    size_t node_count, node_capacity;
};

void trie_init(struct trie *trie);
void trie_release(struct trie *trie);
/* The node of the sequence, made where it is not there; COUNT at least 1. */
uint32_t trie_add(struct trie *trie, const uint32_t *words, size_t count);

static inline uint32_t trie_root(const struct trie *trie, uint32_t word)
{
    return word < trie->root_count ? trie->roots[word].node : TRIE_NONE;
}

static inline uint32_t trie_bit(uint32_t word)
{
    return (uint32_t)1 << (word * 0x9E3779B1u >> 27);
}

/* May SECOND come after FIRST, a word that has a root?  It seldom may: most walks end here. */
static inline bool trie_may_go_on(const struct trie *trie, uint32_t first, uint32_t second)
{
    return trie->roots[first].children & trie_bit(second);
}
uint32_t trie_child(const struct trie *trie, uint32_t node, uint32_t word);

#endif
