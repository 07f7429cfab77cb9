/* The session as the files behind session.h share it. */
#ifndef HOSO_APP_SESSION_INTERNAL_H
#define HOSO_APP_SESSION_INTERNAL_H

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#include "hoso/ingest.h"
#include "hoso/session.h"
#include "hoso/store.h"
#include "hoso/table.h"
#include "roots.h"

/* The article list as of a refresh; shared by the session and the searches started on it. */
struct article_list {
    atomic_int refs;
    size_t count;
    int64_t *ids; /* in list order; NULL: from `first` upwards, as after a first index */
    int64_t first;
    struct list_place {
        int64_t id;
        size_t position;
    } *by_id; /* sorted by id; NULL where the list is */
};

static inline int64_t list_id(const struct article_list *list, size_t position)
{
    return list->ids ? list->ids[position] : list->first + (int64_t)position;
}

/* Groups of near copies; never changed, a newer one takes its place. */
struct copies {
    struct copies_all HOSO_VEC(struct copy {
        int64_t article;
        uint32_t group;
    }) all; /* by article */
    size_t group_count;
};

/* The thread that looks for them. */
struct copies_finder {
    pthread_t thread;
    bool running; /* and to be joined */
    atomic_bool finished, stop;
    struct article_list *list; /* shared */
    struct copies *found;
    uint64_t generation; /* that it was started for */
};

/* A list that is loaded by a thread. */
struct list_loader {
    pthread_t thread;
    bool running;         /* and to be joined */
    atomic_bool finished;
    struct article_list *list;
};

/* An ingest whose corrections hold no more, while a thread stops it: that may take as long as
 * a batch is written. */
struct retired {
    pthread_t thread;
    bool running; /* and to be joined */
    atomic_bool finished;
    int event_fd;
    struct hoso_ingest *ingest;
    struct hoso_corrections *corrections;
};

struct why {
    UT_hash_handle hh;
    char *text;
};

struct hoso_session {
    struct hoso_lexicon *lexicon;
    size_t type_count;
    struct roots roots;
    struct hoso_store *store;
    struct hoso_store_reader *reader; /* of the session's thread */
    struct hoso_ingest *ingest;
    struct retired retired;
    bool watch;
    struct hoso_work *work; /* may be NULL */
    struct hoso_corrections *corrections; /* those that the ingest applies */
    struct hoso_messages messages; /* of ingests that were stopped */
    int event_fd, jobs;
    size_t trust_from;
    struct timespec opened;
    struct article_list *list;
    struct list_loader loader;
    uint64_t list_generation;
    uint64_t list_version; /* of the store's data, as of the list or before */
    struct why *whys; /* each once, for as long as the session lives */
    struct copies *copies; /* NULL before the first are found */
    struct copies_finder copies_finder;
};

/* ---- session-ingest.c ---- */
/* From GENERATION on; HOLD: it waits for hoso_session_go. */
void session_start_ingest(struct hoso_session *session, uint64_t generation, bool hold);
/* Lets the ingest go that waited for the one before it to stop, once that has. */
void session_settle_ingest(struct hoso_session *session);
void session_end_ingest(struct hoso_session *session);

/* ---- list.c; hoso_session_refresh is there too ---- */
void list_load_now(struct hoso_session *session);
/* The same as hoso_session_refresh, but a long list is waited for. */
void list_refresh_now(struct hoso_session *session);
void list_end(struct hoso_session *session);
struct article_list *list_share(struct article_list *list);
void list_drop(struct article_list *list);
/* SIZE_MAX where it is not there. */
size_t list_position(const struct article_list *list, int64_t id);

/* ---- copies.c ---- */
void copies_end(struct hoso_session *session);

#endif
