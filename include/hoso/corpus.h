/* The files of a corpus: paths and folders walked in a stable order (names in byte
 * order, files of a folder and its folders mixed).  Symbolic links are followed,
 * each folder once; hidden names below the paths given, and what is no regular
 * file (fifo, socket, device), are skipped.  A path given that is itself a file is
 * taken whatever its suffix; files met in folders need a suffix a reader knows.
 * Never writes.  May use base and text.  One walk per thread. */
#ifndef HOSO_CORPUS_H
#define HOSO_CORPUS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "hoso/messages.h"
#include "hoso/status.h"
#include "hoso/watch.h"

struct hoso_source {
    const char *path; /* as opened: the path given, `/`, the rest; borrowed during the call */
    uint64_t size_bytes;
    int64_t mtime_ns; /* since the epoch */
    bool is_folder;   /* the path ends in `/`, mtime_ns is that of before it was read */
    int64_t ctime_ns; /* the same; when anything about the file, its rights too, changed */
};

/* False ends the walk. */
typedef bool hoso_source_fn(const struct hoso_source *source, void *ctx);

/* Calls EACH for every file, and for every folder before what is in it; what the walk comes
 * by is added to WATCH (NULL: none), before it is read.  What cannot be opened goes to
 * MESSAGES (may be NULL).
 * HOSO_NOT_FOUND where none of the paths could be opened, HOSO_CANCELLED where EACH
 * said so. */
enum hoso_status hoso_corpus_walk(const char *const *paths, size_t path_count,
                                  hoso_source_fn *each, struct hoso_watch *watch,
                                  struct hoso_messages *messages, void *ctx);

/* The absolute, link-free paths, sorted and joined with newlines: what makes two
 * openings the same corpus.  The caller's to free. */
char *hoso_corpus_identity(const char *const *paths, size_t path_count);

#endif
