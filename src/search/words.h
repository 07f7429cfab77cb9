/* Words to look for in folded text: one word or a phrase, whole or the beginning of
 * one.  Inner to src/search. */
#ifndef HOSO_SEARCH_WORDS_H
#define HOSO_SEARCH_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "hoso/buf.h"
#include "hoso/fold.h"
#include "hoso/pattern.h"
#include "hoso/span.h"
#include "hoso/word.h"
#include "needle.h"

struct words {
    char *folded; /* what is looked for */
    size_t folded_len;
    char *typed; /* its marks bind */
    size_t typed_len;
    struct needle needle;         /* finds `folded`, most of the boundaries checked */
    enum hoso_word_class first, last; /* at its two ends; HOSO_WORD_NONE: no boundary is asked */
    struct hoso_pattern *verbatim; /* finds `typed` in a text; only where it has marks */
    struct hoso_pattern *spelled;  /* finds the word in a text, whatever its vowels' marks; only
                                      where it is one whole word with marks */
    bool has_marks;
    bool is_beginning;       /* of its last word, which starts here: */
    size_t last_folded_at;   /* in `folded` */
    size_t last_typed_at;    /* in `typed` */
    bool last_has_marks;
};

/* A text and its folded form, which the map leads back from. */
struct folded_text {
    const char *text;
    size_t len;
    const struct hoso_buf *folded;
    const struct hoso_fold_map *map;
};

/* Fills WORDS from what was typed, signs around it left out; false (and WORDS needs no
 * release) where nothing is left. */
bool words_init(struct words *words, const char *typed, size_t len, bool is_beginning);
void words_release(struct words *words);

/* The next place at or after *FROM in FOLDED where they stand as whole words; *FROM moves
 * behind its start. */
bool words_next(const struct words *words, const char *folded, size_t len, size_t *from,
                struct hoso_span *match);
/* All of them, those that overlap as one. */
size_t words_count(const struct words *words, const char *folded, size_t len);

/* Have the typed marks been met at MATCH, a span of IN's folded text? */
bool words_marks_agree(const struct words *words, const struct folded_text *in,
                       struct hoso_span match);

/* The next place at or after *FROM in TEXT itself where the one word stands, marks and all:
 * for words with a `spelled` pattern.  HOSO_OK, or as hoso_pattern_find. */
enum hoso_status words_next_spelled(const struct words *words, struct hoso_matcher *matcher,
                                    const char *text, size_t len, size_t *from,
                                    struct hoso_span *match);

/* How often the words, which have marks, stand in TEXT as typed but for case, LIMIT times at
 * most.  A quick way to a yes: no fold is needed. */
size_t words_count_verbatim(const struct words *words, struct hoso_matcher *matcher,
                            const char *text, size_t len, size_t limit);

#endif
