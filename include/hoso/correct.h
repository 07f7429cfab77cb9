/* What the reader corrected, laid over what the extraction found.  A correction picks
 * mentions (of an entity; everywhere, in one text or at one place; as certain words) and
 * makes them mentions of another entity, or none at all.  They are applied one after the
 * other, each to what the ones before it left.
 *
 * May use base, text.  A list is immutable once filled, and shared by threads. */
#ifndef HOSO_CORRECT_H
#define HOSO_CORRECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hoso/extract.h"

enum hoso_correction_verb {
    HOSO_CORRECT_WRONG, /* is no entity */
    HOSO_CORRECT_TYPE,  /* is of another type */
    HOSO_CORRECT_NAME,  /* has another full name */
    HOSO_CORRECT_SAME,  /* is the same as another entity */
    HOSO_CORRECT_APART  /* is not the same: its words are an entity of their own */
};

struct hoso_correction {
    uint64_t id; /* what the index remembers it by */
    enum hoso_correction_verb verb;
    int type;              /* the entity as found */
    const char *key;
    bool in_one_text;      /* else everywhere */
    uint64_t text;         /* the text's digest */
    size_t start, end;     /* only there; both 0: anywhere in it */
    const char *words;     /* only mentions that read so; "" for any */
    int to_type;           /* not for WRONG */
    const char *to_key, *to_name;
};

struct hoso_corrections;
struct hoso_corrections *hoso_corrections_new(void);
void hoso_corrections_free(struct hoso_corrections *corrections);
/* Copies the strings. */
void hoso_corrections_add(struct hoso_corrections *corrections,
                          const struct hoso_correction *correction);
size_t hoso_corrections_count(const struct hoso_corrections *corrections);
const struct hoso_correction *hoso_corrections_at(const struct hoso_corrections *corrections,
                                                  size_t i);

struct hoso_correction_ids HOSO_VEC(uint64_t);
/* Changes what was found in TEXT.  A mention that is changed says so in its `why`.  APPLIED
 * gets the ids of the corrections that met something here, each once. */
void hoso_correct(const struct hoso_corrections *corrections, const char *text, size_t len,
                  struct hoso_extraction *extraction, struct hoso_correction_ids *applied);

#endif
