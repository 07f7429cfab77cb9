/* Reads files and prints one row for each mention: path, start, end, type, entity,
 * words, and why.  For `make accuracy` and for those who better the rules; linked with
 * the entity layer only. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hoso/buf.h"
#include "hoso/extract.h"
#include "hoso/lexicon.h"

static void print_rows(const char *path, const char *text, const struct hoso_lexicon *lexicon,
                       const struct hoso_extraction *found)
{
    for (size_t i = 0; i < found->mentions.count; i++) {
        const struct hoso_mention *mention = &found->mentions.items[i];
        const struct hoso_entity *entity = &found->entities.items[mention->entity];
        printf("%s\t%zu\t%zu\t%s\t%s\t%.*s\t%s\n", path, mention->start, mention->end,
               hoso_lexicon_type(lexicon, (size_t)entity->type)->key, entity->name,
               (int)(mention->end - mention->start), text + mention->start, mention->why);
    }
}

int main(int argc, char **argv)
{
    struct hoso_messages messages = { 0 };
    struct hoso_error err;
    struct hoso_lexicon *lexicon;
    const char *dir = getenv("HOSO_LEXICON");
    const char *dirs[] = { dir ? dir : HOSO_SRCDIR "/assets/lexicon/vi" };
    if (hoso_lexicon_load(&lexicon, dirs, 1, &messages, &err) != HOSO_OK) {
        fprintf(stderr, "%s\n", err.text);
        return 2;
    }
    for (size_t i = 0; i < messages.count; i++)
        fprintf(stderr, "%s\n", messages.items[i]);
    struct hoso_extractor *extractor = hoso_extractor_new(lexicon);
    struct hoso_extraction found;
    hoso_extraction_init(&found);
    bool quiet = getenv("QUIET") != NULL;
    for (int i = 1; i < argc; i++) {
        struct hoso_buf text = HOSO_BUF_INIT;
        if (hoso_buf_read_file(&text, argv[i], 0) == 0) {
            hoso_extract(extractor, text.data, text.len, &found);
            if (!quiet)
                print_rows(argv[i], text.data, lexicon, &found);
        }
        hoso_buf_release(&text);
    }
    hoso_extraction_release(&found);
    hoso_extractor_free(extractor);
    hoso_lexicon_free(lexicon);
    hoso_messages_release(&messages);
    return 0;
}
