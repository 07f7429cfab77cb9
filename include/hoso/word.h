/* Words of a folded text (fold.h): runs of letters, runs of digits, and each Chinese or
 * Japanese sign alone.  What is searched for, what an article is known by before it is read,
 * and what makes two articles alike are these words.  Thread safe. */
#ifndef HOSO_WORD_H
#define HOSO_WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hoso/span.h"
#include "hoso/vec.h"

/* What sort of thing stands at a place, as far as where words end is concerned. */
enum hoso_word_class {
    HOSO_WORD_NONE, /* blanks, signs, the ends of the text */
    HOSO_WORD_LETTER,
    HOSO_WORD_DIGIT,
    HOSO_WORD_ALONE, /* a sign that may be a word */
};

enum hoso_word_class hoso_word_class_of(uint32_t code);
/* Does a word end between two that stand next to each other? */
static inline bool hoso_word_ends(enum hoso_word_class a, enum hoso_word_class b)
{
    return a != b || a == HOSO_WORD_NONE || a == HOSO_WORD_ALONE;
}

/* The word that starts at *AT or behind it, and moves *AT to its end; false at the end. */
bool hoso_word_next(const char *folded, size_t len, size_t *at, struct hoso_span *word);

/* A word as a number (hash.h), that of the same word always the same. */
uint32_t hoso_word_hash(const char *word, size_t len);
struct hoso_word_hashes HOSO_VEC(uint32_t);
/* Appends at most MOST words from byte FROM on; returns where it stopped, LEN at the end. */
size_t hoso_word_hashes_add(struct hoso_word_hashes *hashes, const char *folded, size_t len,
                            size_t from, size_t most);

#endif
