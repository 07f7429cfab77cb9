/* entity: words by their forms, and sequences of them in the trie, against the plain way. */
#include "unit.h"

#include "../../src/entity/trie.h"
#include "../../src/entity/words.h"

static unsigned next_random(void)
{
    static unsigned state = 12345;
    state = state * 1103515245 + 12345;
    return state >> 16;
}

/* In exactly as many bytes as there are. */
static void split(struct words *words, struct worder *worder, const char *text, size_t len)
{
    char *exact = malloc(len);
    memcpy(exact, text, len);
    hoso_vec_clear(words);
    words_split(words, worder, exact, len);
    free(exact);
}

/* LEN letters, and which of them is another one; LEN: none. */
static void letters(char *word, size_t len, size_t other)
{
    for (size_t i = 0; i < len; i++)
        word[i] = (char)('a' + (i * 7 + (i == other)) % 26);
}

/* A word is the same at the text's end, where nothing behind it can be read, and another
 * where one byte is. */
START_TEST(words_are_known_by_all_their_bytes)
{
    enum { LONGEST = 40 };
    struct worder worder;
    struct words words = { 0 };
    char text[2 * LONGEST + 1];
    worder_init(&worder, NULL, NULL);
    for (size_t len = 1; len <= LONGEST; len++)
        for (size_t other = 0; other <= len; other++) {
            letters(text, len, len);
            text[len] = ' ';
            letters(text + len + 1, len, other);
            split(&words, &worder, text, 2 * len + 1);
            ck_assert_uint_eq(words.count, 2);
            ck_assert_uint_eq(words.items[1].start, len + 1);
            ck_assert_uint_eq(words.items[1].end, 2 * len + 1);
            ck_assert_int_eq(words.items[0].id == words.items[1].id, other == len);
        }
    hoso_vec_release(&words);
    worder_release(&worder);
}
END_TEST

/* Letters and digits have forms of their own; so have capitals, which share a fold. */
START_TEST(forms_and_folds)
{
    struct worder worder;
    struct words words = { 0 };
    worder_init(&worder, NULL, NULL);
    split(&words, &worder, "KN23 kn-23", 10);
    ck_assert_uint_eq(words.count, 4);
    ck_assert_uint_eq(words.items[0].id, words.items[2].id);
    ck_assert_uint_eq(words.items[1].id, words.items[3].id);
    ck_assert_uint_eq(worder.count, 3);
    ck_assert(words.items[0].flags & WORD_CAPITALS && !(words.items[2].flags & WORD_CAPITALS));
    ck_assert_int_eq(words.items[1].gap, GAP_GLUED);
    ck_assert_int_eq(words.items[3].gap, GAP_HYPHEN);
    hoso_vec_release(&words);
    worder_release(&worder);
}
END_TEST

enum { SEQUENCES = 3000, LONGEST_SEQUENCE = 5 };

struct sequence {
    uint32_t words[LONGEST_SEQUENCE];
    size_t count;
};

static struct sequence any_sequence(void)
{
    struct sequence s = { .count = 1 + next_random() % LONGEST_SEQUENCE };
    for (size_t i = 0; i < s.count; i++)
        s.words[i] = next_random() % (i ? 12 : 300);
    return s;
}

static uint32_t node_of(const struct trie *trie, const struct sequence *s)
{
    uint32_t node = trie_root(trie, s->words[0]);
    for (size_t i = 1; i < s->count && node != TRIE_NONE; i++) {
        uint32_t found = trie_find(trie, node, s->words[i]);
        node = trie_child(trie, node, s->words[i]);
        ck_assert_uint_eq(node, found);
    }
    return node;
}

static bool begins_with(const struct sequence *s, const struct sequence *front)
{
    return s->count >= front->count &&
           memcmp(s->words, front->words, front->count * sizeof *front->words) == 0;
}

START_TEST(what_was_added_is_found)
{
    static struct sequence added[SEQUENCES];
    static uint32_t nodes[SEQUENCES];
    struct trie trie;
    trie_init(&trie);
    for (size_t i = 0; i < SEQUENCES; i++) {
        added[i] = any_sequence();
        nodes[i] = trie_add(&trie, added[i].words, added[i].count);
    }
    for (size_t i = 0; i < SEQUENCES; i++)
        ck_assert_uint_eq(node_of(&trie, &added[i]), nodes[i]);
    for (size_t i = 0; i < SEQUENCES; i++) {
        struct sequence s = any_sequence();
        bool there = false;
        for (size_t k = 0; k < SEQUENCES && !there; k++)
            there = begins_with(&added[k], &s);
        ck_assert_int_eq(node_of(&trie, &s) != TRIE_NONE, there);
    }
    trie_release(&trie);
}
END_TEST

UNIT_MAIN("words", words_are_known_by_all_their_bytes, forms_and_folds, what_was_added_is_found)
