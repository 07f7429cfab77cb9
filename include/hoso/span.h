/* A stretch of a text: byte offsets, end excluded.  Mentions, hits, lines and
 * sentences are all spans of an article's text.  Uses libc only. */
#ifndef HOSO_SPAN_H
#define HOSO_SPAN_H

#include <stddef.h>

#include "hoso/vec.h"

struct hoso_span {
    size_t start; /* byte offset of the first byte */
    size_t end;   /* byte offset past the last byte */
};

/* A growable list of spans; in order of start unless said otherwise. */
struct hoso_spans HOSO_VEC(struct hoso_span);

#endif
