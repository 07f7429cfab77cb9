/* The ingest as its three kinds of threads share it.
 *
 *     walk ──found, gone──► writer ◄──results── workers ◄──queue── (the store: what waits)
 *
 * The queue is refilled from the store by the worker that finds it empty, so that what an
 * interrupted run left behind is found the same way as what the walk has just added, and
 * a million articles need no memory here.  An article is `in flight` from when a worker
 * takes it to when its result is committed; bytes in flight are limited.  Everything
 * below `mutex` is read and written with it held; nobody holds it across a transaction. */
#ifndef HOSO_APP_INGEST_INTERNAL_H
#define HOSO_APP_INGEST_INTERNAL_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "hoso/article.h"
#include "hoso/correct.h"
#include "hoso/extract.h"
#include "hoso/ingest.h"
#include "hoso/similar.h"
#include "hoso/table.h"
#include "hoso/vec.h"
#include "hoso/watch.h"
#include "pace.h"
#include "roots.h"
#include "stated.h"

/* A file that the walk found new or changed; PATH NULL: an article that is gone. */
struct found {
    int64_t id;
    char *path;
    uint64_t size_bytes;
    int64_t mtime_ns;
};
struct founds HOSO_VEC(struct found);

/* An article to read, or with its text there already (stale) to extract only. */
struct work {
    int64_t id;
    char *path; /* as stored */
    uint64_t size_bytes;
    bool stale;
};

/* What a worker made of it. */
struct result {
    int64_t id;
    bool failed, hurried;
    uint64_t cost_bytes;
    struct hoso_buf problem;
    struct hoso_article article;
    struct hoso_buf folded;
    uint64_t signature[HOSO_STORE_SLICES / 64];
    struct hoso_gist gist;
    struct hoso_extraction extraction;
    struct hoso_correction_ids corrected;
    struct stated_days days;
    struct hoso_store_record record; /* points into the above */
};
struct results HOSO_VEC(struct result *);

struct ids HOSO_VEC(int64_t);

/* The folders a walk has read. */
struct ingest_folders {
    struct HOSO_VEC(struct hoso_store_folder) items;
    struct hoso_arena strings;
    int64_t began_ns; /* since the epoch */
};

struct flight {
    UT_hash_handle hh;
    int64_t id;
};

/* What the control thread knows of changes below the paths. */
struct changes {
    struct hoso_watch *watch; /* NULL: they are not told */
    bool watching;            /* it was asked for */
    int64_t first_ms, last_ms; /* since the last walk began; 0: none */
    int64_t not_before_ms;    /* a long walk is not done again at once */
};

/* A message of a walk: the next one need not say it again. */
struct said {
    UT_hash_handle hh; /* by text */
    char *text;
};

enum {
    INGEST_QUEUE = 256,          /* articles a refill takes from the store */
    INGEST_FOUND_MAX = 20000,    /* found and not written: the walk waits */
    INGEST_FLIGHT_BYTES = 72 << 20,
    INGEST_FIRST_MS = 50,        /* the first commit; later ones are rarer */
    INGEST_LAST_MS = 500,
    INGEST_TEXT_MAX = 512 << 20, /* what the store takes as one row */
};

struct hoso_ingest {
    struct hoso_store *store;
    struct hoso_lexicon *lexicon;
    const struct roots *roots;
    const struct hoso_corrections *corrections;
    int event_fd, wake_fd, jobs;
    size_t trust_from;
    atomic_bool stop, watch, held;
    pthread_t control, writer, *workers;
    /* of the control thread */
    struct changes changes;
    struct said *said;
    int64_t walk_began_ns; /* the last walk, by the clock of the files; 0: none yet */
    uint64_t data_version; /* of the store, as counted */

    pthread_mutex_t mutex;
    pthread_cond_t work;  /* for workers: there is something to do, or room, or the end */
    pthread_cond_t ready; /* for the writer */
    pthread_cond_t room;  /* for the walk */
    struct founds found;
    struct work queue[INGEST_QUEUE];
    size_t queue_start, queue_count;
    int64_t cursor; /* the last id that the queue was filled with */
    struct ids hurry;
    struct flight *flights;
    uint64_t flight_bytes;
    struct results results;
    size_t hurried; /* of the results */
    struct ingest_folders folders; /* the walk's, then the writer's */
    bool whole_walk; /* all was met and nothing was complained of: the folders can be kept */
    bool walked;     /* and what it found is in `found` or written */
    bool walked_once;
    bool listed;     /* walked once, and what it found is counted */
    size_t found_taken; /* by the writer, and not counted yet */
    bool expected;   /* a file was found that is new: the workers make ready */
    bool dry;        /* nothing waits but what is in flight, as of the last refill */
    bool finished;   /* nothing left: workers and writer end */
    bool idle;       /* they have ended, one way or the other */
    bool idle_once;
    size_t total, waiting, failed, mentions, read;
    struct pace pace; /* of `read` */
    uint64_t read_bytes, generation, list_generation;
    struct hoso_messages messages;
};

/* Says that there is news on the event fd. */
void ingest_event(struct hoso_ingest *ingest);
void ingest_say(struct hoso_ingest *ingest, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Moves and releases MESSAGES. */
void ingest_say_all(struct hoso_ingest *ingest, struct hoso_messages *messages);

/* ---- ingest-folders.c ---- */
void ingest_folders_begin(struct ingest_folders *folders);
void ingest_folders_release(struct ingest_folders *folders);
void ingest_folders_add(struct ingest_folders *folders, const char *stored_path,
                        int64_t mtime_ns);
/* Is there nothing to do, as far as the folders tell? */
bool ingest_is_unchanged(struct hoso_ingest *ingest, struct hoso_store_reader *reader);
/* Leaves them for the next program, unless they are there already. */
void ingest_folders_keep(struct hoso_ingest *ingest, struct hoso_store_reader *reader,
                         struct hoso_store_writer *writer);

/* ---- ingest-watch.c: all but wake for the control thread ---- */
int64_t ingest_now_ms(void); /* of a clock that is never set */
void ingest_wake(struct hoso_ingest *ingest);
/* Watches, or does so no longer, as asked for; true where it has just begun: then all is to
 * be walked. */
bool ingest_follow_watch(struct hoso_ingest *ingest);
/* A walk is over that began then. */
void ingest_note_walk(struct hoso_ingest *ingest, int64_t began_ms);
/* Returns when the ingest is let go, or stopped. */
void ingest_wait_to_go(struct hoso_ingest *ingest);
/* True where it is time to walk again; false at the end, or, WORKING, where the writer has
 * finished. */
bool ingest_wait_for_change(struct hoso_ingest *ingest, struct hoso_store_reader *reader,
                            bool working);
/* Counts again where somebody has committed. */
void ingest_take_others(struct hoso_ingest *ingest, struct hoso_store_reader *reader);

/* ---- ingest-work.c ---- */
void *ingest_worker(void *ctx);
void ingest_result_free(struct result *result);

/* ---- ingest-write.c ---- */
/* Must what there is be written now?  With the mutex held. */
bool ingest_is_urgent(const struct hoso_ingest *ingest);
/* The corrections as the store takes them; to free, the strings borrowed. */
struct hoso_store_correction *ingest_corrections(const struct hoso_ingest *ingest, size_t *count);
void *ingest_writer(void *ctx);
/* Reads the counts from the store; a new generation. */
void ingest_count(struct hoso_ingest *ingest, struct hoso_store_reader *reader, bool list_changed);

#endif
