/* What is found at most words is found by the first word alone, a cue, a head, a stop or
 * nothing, whatever stands around it: so it lies ready for each of them, by its key. */
#include "lexicon-internal.h"

const struct lex_single lexicon_no_single = { .node = TRIE_NONE, .name = TRIE_NONE,
                                              .cue = TRIE_NONE, .cue_ended = TRIE_NONE,
                                              .head = TRIE_NONE };

static void add_entry(struct lex_single *single, const struct lex_entry *entry, uint32_t number)
{
    switch (entry->role) {
    case ROLE_NAME:
        if (single->name == TRIE_NONE)
            single->name = number;
        single->name_flags |= entry->flags & ENTRY_FREE_CASE ? WORD_ANY
                                                            : WORD_CAPITAL | WORD_CAPITALS;
        break;
    case ROLE_CUE:
        single->cue = number;
        if (single->cue_ended == TRIE_NONE)
            single->cue_ended = number;
        break;
    case ROLE_HEAD:
        single->head = number;
        single->component |= (entry->target & HEAD_COMPONENT) != 0;
        break;
    case ROLE_STOP:
        single->stop = true;
        break;
    }
}

void lexicon_make_singles(struct hoso_lexicon *lexicon)
{
    const struct trie *trie = &lexicon->trie;
    hoso_vec_reserve(&lexicon->singles, trie->root_count);
    for (size_t key = 0; key < trie->root_count; key++) {
        struct lex_single single = lexicon_no_single;
        uint32_t node = trie->roots[key];
        if (node != TRIE_NONE) {
            single.node = node;
            single.seconds = trie->children[node];
            for (uint32_t e = trie->entries[node]; e != TRIE_NONE; e = lexicon->entries.items[e].next)
                add_entry(&single, &lexicon->entries.items[e], e);
        }
        hoso_vec_push(&lexicon->singles, single);
    }
}
