/* A text as words: runs of letters and runs of digits, each known by two numbers,
 * its fold and its marks, so that everything after compares integers.  `KN-23`,
 * `KN 23` and `KN23` are the same two words; what stood between them is the gap.
 * Inner header of the entity layer. */
#ifndef HOSO_ENTITY_WORDS_H
#define HOSO_ENTITY_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "dict.h"
#include "hoso/buf.h"
#include "hoso/vec.h"

enum word_flags {
    WORD_CAPITAL = 1 << 0,  /* begins with a capital */
    WORD_CAPITALS = 1 << 1, /* two letters or more, all capitals */
    WORD_DIGITS = 1 << 2,
    WORD_SYLLABLE = 1 << 3, /* shaped like a Vietnamese syllable */
    WORD_MARKED = 1 << 4,   /* has Vietnamese marks */
    WORD_LETTER = 1 << 5,   /* one letter only */
    WORD_FORM_FLAGS = 0xff, /* those above belong to the form, those below to the place */
    WORD_SENTENCE = 1 << 8, /* a capital here says nothing: start of a sentence, a quote, a line */
    WORD_LINE = 1 << 9,     /* first word of a line */
    WORD_SHOUTED = 1 << 10, /* in a line written in capitals */
};

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
    uint16_t flags;
    uint8_t gap; /* enum word_gap */
};

struct words HOSO_VEC(struct word);

struct word_form {
    uint32_t id, sig;
    uint16_t flags;
};

/* Numbers words; one a thread.  It remembers each form it met, so that folding is
 * done once a form and not once a word. */
struct worder {
    struct dict folds, sigs, forms;
    struct word_form *form_items; /* by number of the form */
    size_t form_capacity;
    struct hoso_buf scratch;
};

/* FOLDS and SIGS may be NULL. */
void worder_init(struct worder *worder, const struct dict *folds, const struct dict *sigs);
void worder_release(struct worder *worder);
/* Forgets forms once there are very many; no words of before may be used after. */
void worder_trim(struct worder *worder);

/* Appends the words of TEXT. */
void words_split(struct words *words, struct worder *worder, const char *text, size_t len);

/* May a name run on over this gap (before a word after PREVIOUS)? */
bool word_gap_joins(const struct word *previous, const struct word *word);

#endif
