/* Stands in for the entity layer until it is there: four types, no mentions. */
#include <stdlib.h>
#include <string.h>

#include "hoso/extract.h"
#include "hoso/mem.h"

struct hoso_lexicon {
    int unused;
};
struct hoso_extractor {
    int unused;
};

static const struct hoso_type types[] = {
    { "person", "p", "People", "person" },
    { "weapon", "w", "Weapons", "weapon" },
    { "place", "l", "Places", "place" },
    { "org", "o", "Organisations", "org" },
};

enum hoso_status hoso_lexicon_load(struct hoso_lexicon **out, const char *const *dirs,
                                   size_t dir_count, struct hoso_messages *messages,
                                   struct hoso_error *err)
{
    (void)dirs, (void)dir_count, (void)messages, (void)err;
    *out = hoso_calloc(1, sizeof **out);
    return HOSO_OK;
}

void hoso_lexicon_free(struct hoso_lexicon *lexicon)
{
    free(lexicon);
}

uint64_t hoso_lexicon_version(const struct hoso_lexicon *lexicon)
{
    (void)lexicon;
    return 1;
}

size_t hoso_lexicon_type_count(const struct hoso_lexicon *lexicon)
{
    (void)lexicon;
    return sizeof types / sizeof types[0];
}

const struct hoso_type *hoso_lexicon_type(const struct hoso_lexicon *lexicon, size_t type)
{
    (void)lexicon;
    return &types[type];
}

int hoso_lexicon_type_find(const struct hoso_lexicon *lexicon, const char *key)
{
    (void)lexicon;
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if (strcmp(types[i].key, key) == 0 || strcmp(types[i].letter, key) == 0)
            return (int)i;
    return -1;
}

size_t hoso_lexicon_entity_count(const struct hoso_lexicon *lexicon)
{
    (void)lexicon;
    return 0;
}

void hoso_extraction_init(struct hoso_extraction *extraction)
{
    memset(extraction, 0, sizeof *extraction);
}

void hoso_extraction_release(struct hoso_extraction *extraction)
{
    hoso_vec_release(&extraction->mentions);
    hoso_vec_release(&extraction->entities);
    hoso_arena_release(&extraction->strings);
}

struct hoso_extractor *hoso_extractor_new(const struct hoso_lexicon *lexicon)
{
    (void)lexicon;
    return hoso_calloc(1, sizeof(struct hoso_extractor));
}

void hoso_extractor_free(struct hoso_extractor *extractor)
{
    free(extractor);
}

void hoso_extract(struct hoso_extractor *extractor, const char *text, size_t len,
                  struct hoso_extraction *out)
{
    (void)extractor, (void)text, (void)len;
    hoso_extraction_release(out);
    hoso_extraction_init(out);
}
