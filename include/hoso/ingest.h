/* From files to the index, in the background: a walk that finds them, threads that read
 * and extract, one that writes.  Works through whatever waits in the store, also what an
 * earlier run left, and takes what is asked for first.
 * May use everything below app.  Functions may be called from any thread, start and stop
 * from one. */
#ifndef HOSO_INGEST_H
#define HOSO_INGEST_H

#include <stddef.h>
#include <stdint.h>

#include "hoso/correct.h"
#include "hoso/lexicon.h"
#include "hoso/messages.h"
#include "hoso/store.h"

struct hoso_ingest;
struct hoso_progress; /* session.h */
struct roots;         /* the paths; inner header of app */

struct hoso_ingest_options {
    struct hoso_store *store;             /* outlives the ingest, as the next two do */
    struct hoso_lexicon *lexicon;         /* read when there is something to extract */
    const struct roots *roots;
    bool watch;   /* goes on when all is read: what changes is read again */
    const struct hoso_corrections *corrections; /* the reader's; NULL for none; outlives it, too */
    uint64_t generation; /* counts on from here, where another ingest was stopped */
    int jobs;     /* threads that read and extract; 0: one per core */
    bool hold;         /* nothing is done before hoso_ingest_go */
    size_t trust_from; /* see hoso_session_options */
    int event_fd; /* an eventfd that is written to when there is news */
};

struct hoso_ingest *hoso_ingest_start(const struct hoso_ingest_options *options);
void hoso_ingest_go(struct hoso_ingest *ingest);
/* Commits what has been read, stops, frees. */
void hoso_ingest_stop(struct hoso_ingest *ingest);

/* Watches the paths from now on, or no longer. */
void hoso_ingest_watch(struct hoso_ingest *ingest, bool on);
/* Reads this article before all others. */
void hoso_ingest_hurry(struct hoso_ingest *ingest, int64_t article);
/* `elapsed_s` is left alone. */
void hoso_ingest_progress(struct hoso_ingest *ingest, struct hoso_progress *progress);
/* Grows when articles come or go. */
uint64_t hoso_ingest_list_generation(struct hoso_ingest *ingest);
/* Moves the messages so far to MESSAGES. */
void hoso_ingest_take_messages(struct hoso_ingest *ingest, struct hoso_messages *messages);

#endif
