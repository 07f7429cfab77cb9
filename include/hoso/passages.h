/* Passages of two articles that say the same: sentences, or parts of sentences, that share
 * words, entities and figures, wherever they stand in either text.  A sentence of one may
 * answer several of the other.  Pure.  May use base, text, pattern.  Thread safe. */
#ifndef HOSO_PASSAGES_H
#define HOSO_PASSAGES_H

#include <stddef.h>
#include <stdint.h>

#include "hoso/figure.h"
#include "hoso/span.h"

/* A place where an entity is named; the same entity has the same id on both sides. */
struct hoso_passage_mention {
    size_t start, end; /* bytes in the text */
    int64_t entity;
};

struct hoso_passage_side {
    const char *text;
    size_t len;
    const struct hoso_passage_mention *mentions; /* by start, not overlapping */
    size_t mention_count;
    const struct hoso_figures *figures; /* of the text */
};

struct hoso_passage {
    struct hoso_span left, right;
    double score; /* how much of it is shared, 0 to 1 */
};
struct hoso_passages HOSO_VEC(struct hoso_passage);

/* Appends the passages, by place in the left text, then in the right.  Of a text of any size
 * only the first few thousand sentences are looked at, and of what many sentences share
 * nothing is made: the work grows with the length of the texts, not with its square. */
void hoso_passages_find(struct hoso_passages *passages, const struct hoso_passage_side *left,
                        const struct hoso_passage_side *right);

#endif
