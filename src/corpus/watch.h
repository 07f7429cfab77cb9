/* The walk's side of a watch.  WATCH may be NULL: then nothing is watched. */
#ifndef HOSO_CORPUS_WATCH_H
#define HOSO_CORPUS_WATCH_H

#include <stddef.h>

#include "hoso/watch.h"

/* A walk over PATHS starts; the folders above them are watched for these names. */
void watch_begin(struct hoso_watch *watch, const char *const *paths, size_t path_count);
/* A folder, before it is read, so that nothing slips in between; or a file that its folder
 * says nothing of.  MESSAGES (may be NULL) hears once that the system takes no more. */
void watch_add(struct hoso_watch *watch, const char *path, struct hoso_messages *messages);
/* The walk met all that is there: what it did not come by is no longer watched. */
void watch_end(struct hoso_watch *watch);

#endif
