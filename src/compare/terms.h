/* The sentences of a text as sets of terms that can be compared: words, neighbouring words,
 * entities, figures.  Inner. */
#ifndef HOSO_COMPARE_TERMS_H
#define HOSO_COMPARE_TERMS_H

#include <stdbool.h>

#include "hoso/passages.h"

/* A term is known by its hash alone; within a sentence each stands once. */
struct term {
    uint64_t hash;
    uint32_t start, end; /* bytes in the text, where it stands first */
    double weight;       /* what it tells, before its frequency is known */
    bool name;           /* an entity, or a word of its name: it tells who, not what */
    bool taken;          /* by a passage */
};
struct terms HOSO_VEC(struct term);

struct sentence {
    struct hoso_span span;
    size_t first, count; /* in the text's terms, in order of hash */
    bool solid;          /* names an entity or states a figure */
};
struct sentences HOSO_VEC(struct sentence);

struct termed_text {
    struct sentences sentences;
    struct terms terms;
};

/* At most MOST_SENTENCES; OUT starts zeroed. */
enum { MOST_SENTENCES = 4096 };
void terms_of_text(struct termed_text *out, const struct hoso_passage_side *side);
void terms_release(struct termed_text *text);

#endif
