/* What is kept of a session until the next one on the same corpus: where the reader is, and
 * the trail.  One text file for each corpus under $XDG_STATE_HOME/hoso, replaced whole.
 * May use everything below app.  One thread. */
#ifndef HOSO_STATE_H
#define HOSO_STATE_H

#include "hoso/browse.h"

/* The file of the corpus of these paths, however they are named; the caller's to free. */
char *hoso_state_path(const char *const *paths, size_t path_count);

enum hoso_status hoso_state_save(struct hoso_browse *browse, const char *path,
                                 struct hoso_error *err);
/* Goes where the reader was.  A file that is not understood changes nothing, and MESSAGES
 * says so; HOSO_NOT_FOUND where there is none. */
enum hoso_status hoso_state_load(struct hoso_browse *browse, const char *path,
                                 struct hoso_messages *messages);

#endif
