/* What changes below the paths of a corpus, as the system tells it (inotify).  The walk adds
 * what it comes by, so a watch knows what the last walk saw; that something changed is all
 * it says: another walk finds out what.  File systems that tell nothing (network) are quiet.
 * May use base.  One thread; the descriptor may be polled by another. */
#ifndef HOSO_WATCH_H
#define HOSO_WATCH_H

#include <stdbool.h>

#include "hoso/messages.h"

struct hoso_watch;

/* NULL where the system gives none; MESSAGES says why. */
struct hoso_watch *hoso_watch_new(struct hoso_messages *messages);
void hoso_watch_free(struct hoso_watch *watch);

/* Becomes readable when there is something to take. */
int hoso_watch_fd(const struct hoso_watch *watch);
/* Takes in what the system has told: may an article have come, changed or gone? */
bool hoso_watch_take(struct hoso_watch *watch);

#endif
