/* Whatever the bytes: mentions lie in the text, in order, apart, each with an entity
 * and a reason; and an extractor used before gives the same as a new one. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "hoso/extract.h"

static struct hoso_lexicon *the_lexicon(void)
{
    static struct hoso_lexicon *lexicon; /* kept until the end */
    const char *dirs[] = { HOSO_SRCDIR "/assets/lexicon/vi" };
    if (!lexicon && hoso_lexicon_load(&lexicon, dirs, 1, NULL, NULL) != HOSO_OK)
        abort();
    return lexicon;
}

static void check(const struct hoso_extraction *found, size_t size)
{
    size_t end = 0;
    for (size_t i = 0; i < found->mentions.count; i++) {
        const struct hoso_mention *mention = &found->mentions.items[i];
        FUZZ_CHECK(mention->start >= end && mention->start < mention->end);
        FUZZ_CHECK(mention->end <= size && mention->entity < found->entities.count);
        FUZZ_CHECK(mention->why && *mention->why);
        end = mention->end;
    }
    for (size_t i = 0; i < found->entities.count; i++)
        FUZZ_CHECK(*found->entities.items[i].name && found->entities.items[i].key);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct hoso_extractor *used;
    struct hoso_extraction first, second;
    if (!used)
        used = hoso_extractor_new(the_lexicon());
    hoso_extraction_init(&first);
    hoso_extraction_init(&second);
    hoso_extract(used, (const char *)data, size, &first);
    check(&first, size);
    hoso_extract(used, (const char *)data, size, &second);
    FUZZ_CHECK(first.mentions.count == second.mentions.count);
    hoso_extraction_release(&first);
    hoso_extraction_release(&second);
    return 0;
}
