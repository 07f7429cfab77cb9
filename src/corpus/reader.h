/* Formats: how the bytes of a file become an article.  Inner header of the corpus. */
#ifndef HOSO_CORPUS_READER_H
#define HOSO_CORPUS_READER_H

#include "hoso/article.h"

enum { HOSO_READER_MAX_SUFFIXES = 4 };

struct hoso_reader {
    const char *suffixes[HOSO_READER_MAX_SUFFIXES]; /* lower case, with the dot */
    const char *heading_marks; /* characters before a title that are not part of it */
    /* Fills text and decoded; HOSO_BINARY where the bytes are not of this format. */
    enum hoso_status (*read)(struct hoso_article *article, const char *bytes, size_t len);
};

/* The reader for a file of this name; NULL where none knows its suffix. */
const struct hoso_reader *hoso_reader_for(const char *path);
/* The reader for a file that was asked for by name whatever its suffix. */
const struct hoso_reader *hoso_reader_default(void);

enum hoso_status hoso_reader_txt(struct hoso_article *article, const char *bytes, size_t len);

#endif
