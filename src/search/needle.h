/* Bytes to find in folded text, many thousand times over: the innermost loop of every
 * search.  Sixteen places are tried at once, by two bytes of the needle and the one before
 * it; where the machine cannot do that, one by one.  Inner to src/search. */
#ifndef HOSO_SEARCH_NEEDLE_H
#define HOSO_SEARCH_NEEDLE_H

#include <stdbool.h>
#include <stddef.h>

/* What must not stand before the needle, so that most places inside longer words are
 * passed over at once. */
enum needle_before { NEEDLE_ANY, NEEDLE_NO_LETTER, NEEDLE_NO_DIGIT };

struct needle {
    const char *bytes; /* borrowed */
    size_t len;        /* at least 1 */
    size_t rare, second; /* offsets of the two bytes that are tried; the same where len is 1 */
    unsigned char low, span; /* bytes low … low + span must not stand before; span 0: any may */
};

void needle_init(struct needle *needle, const char *bytes, size_t len, enum needle_before before);

/* The first place at or after FROM, or (size_t)-1. */
size_t needle_find(const struct needle *needle, const char *text, size_t len, size_t from);

/* How many places there are, for a needle of one or two bytes, as one letter typed has them by
 * the million.  Where what stands before is beyond ASCII, DOUBT says whether it counts. */
typedef bool needle_doubt_fn(size_t at, void *ctx);
size_t needle_count(const struct needle *needle, const char *text, size_t len,
                    needle_doubt_fn *doubt, void *ctx);

#endif
