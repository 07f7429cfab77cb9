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
        uint32_t node;  /* TRIE_NONE where there is none */
        uint32_t marks; /* bits of the first words' marks (trie_marks) */
    } *roots;           /* by first word */
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
/* The node of the sequence, made where it is not there; COUNT at least 1.  MARKS: see
 * trie_may_start. */
uint32_t trie_add(struct trie *trie, const uint32_t *words, size_t count, uint32_t marks);

static inline uint32_t trie_root(const struct trie *trie, uint32_t word)
{
    return word < trie->root_count ? trie->roots[word].node : TRIE_NONE;
}

/* A bit for the marks that a first word must have; all bits where they are free. */
static inline uint32_t trie_marks(uint32_t sig)
{
    return (uint32_t)1 << (sig * 0x9E3779B1u >> 27);
}

/* May a sequence start with WORD and these marks?  `của` is the fold of names, and none of
 * them: most walks end here. */
static inline bool trie_may_start(const struct trie *trie, uint32_t word, uint32_t marks)
{
    return word < trie->root_count && trie->roots[word].marks & marks;
}
uint32_t trie_child(const struct trie *trie, uint32_t node, uint32_t word);

#endif
