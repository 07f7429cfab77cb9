/* A file read into an article: its text, title and date.  Formats are rows of the
 * reader table in reader.c: suffixes and a function.  Title: the first line that is
 * not blank, cut at a sentence's end where the article starts straight with its
 * text (that is, where the line is longer than HOSO_TITLE_COLS); never more than about
 * a thousand bytes.  Date: YYYY-MM-DD, the first in the file's name.
 * May use base and text.  Thread safe. */
#ifndef HOSO_ARTICLE_H
#define HOSO_ARTICLE_H

#include <stdbool.h>

#include "hoso/buf.h"
#include "hoso/decode.h"
#include "hoso/span.h"
#include "hoso/status.h"

enum { HOSO_TITLE_COLS = 160 };

struct hoso_article {
    struct hoso_buf text;        /* UTF-8 NFC, title line included */
    struct hoso_span title;      /* in the text; empty for an article without words */
    char date[11];               /* YYYY-MM-DD, or "" */
    struct hoso_decoded decoded; /* encoding, and how much of it was not readable */
};

void hoso_article_init(struct hoso_article *article);
void hoso_article_release(struct hoso_article *article);

/* Reads the file at PATH.  HOSO_IO where it cannot be read, HOSO_BINARY where it is
 * no text; ERR says it as `path: what`.  An empty file is an article without words. */
enum hoso_status hoso_article_read(struct hoso_article *article, const char *path,
                                   struct hoso_error *err);

/* Does a reader take files with this name? */
bool hoso_article_suffix_known(const char *path);

#endif
