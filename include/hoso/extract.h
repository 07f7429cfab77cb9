/* Text in, mentions and entities out.  Pure: reads nothing but the lexicon it was
 * made with.  An extractor is one thread's; the lexicon outlives it.
 * May use base, text, pattern. */
#ifndef HOSO_EXTRACT_H
#define HOSO_EXTRACT_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hoso/lexicon.h"
#include "hoso/mem.h"
#include "hoso/span.h"

/* An entity as one article knows it.  Its identity across articles is type and key. */
struct hoso_entity {
    int type;         /* index into the lexicon's types */
    const char *name; /* full name, as shown: the lexicon's, else the most frequent full form here */
    const char *key;  /* the fold of the full name */
    const char *kind; /* the lexicon's (`missile`), or "" */
};

struct hoso_mention {
    size_t start, end; /* bytes in the text */
    uint32_t entity;   /* index into entities */
    const char *why;   /* the rule or lexicon row that found it: `lexicon places-world.tsv:12`,
                          `cue ông cues.tsv:480`, `rule designation weapons.rules:97`, `byline`;
                          in English, for tracing */
};

struct hoso_extraction {
    struct hoso_mentions HOSO_VEC(struct hoso_mention) mentions; /* by start; never overlapping */
    struct hoso_entities HOSO_VEC(struct hoso_entity) entities;
    struct hoso_arena strings; /* names and keys; lives as long as the extraction */
};

void hoso_extraction_init(struct hoso_extraction *extraction);
void hoso_extraction_release(struct hoso_extraction *extraction);

struct hoso_extractor;
struct hoso_extractor *hoso_extractor_new(const struct hoso_lexicon *lexicon);
void hoso_extractor_free(struct hoso_extractor *extractor);
/* Where *CANCEL becomes true, hoso_extract soon returns with what it has so far; NULL (as at
 * first): never. */
void hoso_extractor_set_cancel(struct hoso_extractor *extractor, const atomic_bool *cancel);

/* Fills OUT (released and initialised first).  TEXT is UTF-8; anything else is met
 * with fewer mentions, never with a crash. */
void hoso_extract(struct hoso_extractor *extractor, const char *text, size_t len,
                  struct hoso_extraction *out);

#endif
