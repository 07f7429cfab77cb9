/* Paths of two kinds: as shown (the path given, `/`, the rest) and as stored (the same
 * file from the root of the file system, so that one index serves whatever way the corpus
 * is named).  Immutable once made; shared by threads. */
#ifndef HOSO_APP_ROOTS_H
#define HOSO_APP_ROOTS_H

#include <stdbool.h>
#include <stddef.h>

#include "hoso/buf.h"

struct root_pair {
    char *from, *to; /* without a slash at the end; "" is / */
};

struct roots {
    char **given; /* as the walk gets them */
    size_t count;
    struct root_pair *to_store, *to_shown; /* each sorted by `from` */
};

void roots_init(struct roots *roots, const char *const *paths, size_t count);
void roots_release(struct roots *roots);

/* Empty OUT first.  A path below no root stays as it is. */
void roots_to_store(const struct roots *roots, struct hoso_buf *out, const char *shown);
void roots_to_shown(const struct roots *roots, struct hoso_buf *out, const char *stored);

/* Must an article that the walk did not meet be kept, because that does not say that it is
 * gone (its root or a folder above it cannot be read)? */
bool roots_keep(const struct roots *roots, const char *stored);

#endif
