/* A text as words: runs of letters and runs of digits, each known by two numbers,
 * its fold and its marks, so that everything after compares integers.  `KN-23`,
 * `KN 23` and `KN23` are the same two words; what stood between them is the gap.
 * Inner header of the entity layer. */
#ifndef HOSO_ENTITY_WORDS_H
#define HOSO_ENTITY_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "forms.h"
#include "hoso/vec.h"

/* What stands before a word. */
enum word_gap {
    GAP_GLUED,  /* nothing: a change between letters and digits */
    GAP_SPACE,  /* blanks only */
    GAP_HYPHEN, /* a hyphen or dash without blanks */
    GAP_APOSTROPHE,
    GAP_POINT, /* a full stop, with or without a blank behind it */
    GAP_SLASH,
    GAP_AND,    /* & */
    GAP_COMMA,  /* a comma and blanks */
    GAP_DASH,   /* a dash with blanks around it */
    GAP_OPEN,   /* an opening bracket */
    GAP_COLON,
    GAP_QUOTE,  /* a quotation mark, on either side */
    GAP_OTHER,
    GAP_LINE, /* a newline, or the start of the text */
};

struct word {
    uint32_t start, end; /* bytes in the text */
    uint32_t id;         /* of its fold */
    uint32_t sig;        /* of its marks: equal for words that differ in case and tone placement */
    uint32_t key;        /* what names are found by: a syllable by its marks, others by fold */
    uint16_t flags;
    uint8_t gap; /* enum word_gap */
};

struct words HOSO_VEC(struct word);

/* Appends the words of TEXT. */
void words_split(struct words *words, struct worder *worder, const char *text, size_t len);

/* The same as word_gap_joins, of WORD behind a full stop. */
bool word_point_joins(const struct word *previous, const struct word *word);

/* May a name run on over this gap (before a word after PREVIOUS)? */
static inline bool word_gap_joins(const struct word *previous, const struct word *word)
{
    const unsigned always = 1u << GAP_GLUED | 1u << GAP_SPACE | 1u << GAP_HYPHEN |
                            1u << GAP_APOSTROPHE | 1u << GAP_AND;
    return always >> word->gap & 1 || (word->gap == GAP_POINT && word_point_joins(previous, word));
}

#endif
