/* Numbers for words: each distinct run of letters or digits is a form, of which what is
 * known is found out once.  Inner header of the entity layer. */
#ifndef HOSO_ENTITY_FORMS_H
#define HOSO_ENTITY_FORMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "dict.h"
#include "hoso/buf.h"

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
    WORD_ANY = 1 << 15,     /* asked for, as a flag that every word has */
};

/* Two share a line of the cache: most words of a text are few forms, met over and over. */
struct form {
    union {
        char bytes[16]; /* zeros behind the last */
        const char *long_bytes; /* of more than fit */
    };
    uint32_t len;
    uint32_t id;  /* of its fold */
    uint32_t sig; /* of its marks */
    uint16_t flags;
};

/* One a thread. */
struct worder {
    struct dict folds, sigs;
    struct form *forms;
    size_t count, capacity;
    struct form_slot {
        uint32_t hash, number; /* of the form, + 1; 0: free */
    } *slots;                  /* a power of two, at most half full */
    uint32_t slot_mask;
    struct hoso_arena long_forms;
    struct hoso_buf scratch;
};

/* FOLDS and SIGS may be NULL. */
void worder_init(struct worder *worder, const struct dict *folds, const struct dict *sigs);
void worder_release(struct worder *worder);
/* Forgets forms once there are very many; no words of before may be used after. */
void worder_trim(struct worder *worder);

/* A run of letters, or of digits, whose form is asked for. */
struct run {
    char bytes[16];      /* the first ones, zeros behind the last */
    uint32_t start, end; /* in the text */
    uint32_t hash;
    bool digits;
};

/* Sets all of RUN, from START to END in the LEN bytes of TEXT, but digits; the memory where
 * its form is found is asked for. */
void worder_run(const struct worder *worder, struct run *run, const char *text, size_t len,
                size_t start, size_t end);
/* The numbers in worder->forms of COUNT runs of TEXT; many at once, since the memory where
 * each is found must be waited for. */
void worder_find(struct worder *worder, const char *text, const struct run *runs, size_t count,
                 uint32_t *numbers);

#endif
