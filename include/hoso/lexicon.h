/* What is known beforehand, from data files in one or more folders: entity types,
 * names with aliases, cues, name parts, weapon rules.  The built-in folder comes
 * first; later ones add.  Immutable once read, shared by all threads.
 * May use base, text, pattern. */
#ifndef HOSO_LEXICON_H
#define HOSO_LEXICON_H

#include <stddef.h>
#include <stdint.h>

#include "hoso/messages.h"
#include "hoso/status.h"

struct hoso_lexicon;

/* A row of types.tsv. */
struct hoso_type {
    const char *key;     /* `person`: in queries, options and output */
    const char *letter;  /* `p`: the short form, and the mark where there is no colour */
    const char *name;    /* `People`: the sidebar's heading, translated where it is shown */
    const char *colour;  /* the theme's role for it: `person` */
};

/* Opens the data files of DIRS: the types and the version are there at once, the rest after
 * hoso_lexicon_read.  Mistakes go to MESSAGES as file:line: what, and the rest is used.
 * HOSO_IO where a folder or the types cannot be read. */
enum hoso_status hoso_lexicon_open(struct hoso_lexicon **out, const char *const *dirs,
                                   size_t dir_count, struct hoso_messages *messages,
                                   struct hoso_error *err);
/* Names, cues and rules, which an extractor needs: tens of milliseconds the first time,
 * nothing after that.  From any thread; the first to come gets the MESSAGES. */
void hoso_lexicon_read(struct hoso_lexicon *lexicon, struct hoso_messages *messages);
/* Both. */
enum hoso_status hoso_lexicon_load(struct hoso_lexicon **out, const char *const *dirs,
                                   size_t dir_count, struct hoso_messages *messages,
                                   struct hoso_error *err);
void hoso_lexicon_free(struct hoso_lexicon *lexicon);

/* Changes whenever the contents of the files (or the extraction's own rules) do. */
uint64_t hoso_lexicon_version(const struct hoso_lexicon *lexicon);

size_t hoso_lexicon_type_count(const struct hoso_lexicon *lexicon);
const struct hoso_type *hoso_lexicon_type(const struct hoso_lexicon *lexicon, size_t type);
/* Index of the type with this key or letter, or -1. */
int hoso_lexicon_type_find(const struct hoso_lexicon *lexicon, const char *key);
size_t hoso_lexicon_entity_count(const struct hoso_lexicon *lexicon);

#endif
