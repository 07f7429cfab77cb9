/* The concordance as its two threads share it.  A task is done once: what it makes is
 * written by the one thread, before `done` says so, and never changes again; the session's
 * thread reads only what it has seen to be done (`seen`).  The one thing that is replaced
 * while it is counted, those named with the entity, is handed over under the mutex. */
#ifndef HOSO_APP_CONCORDANCE_INTERNAL_H
#define HOSO_APP_CONCORDANCE_INTERNAL_H

#include <pthread.h>

#include "hoso/concordance.h"
#include "session-internal.h"

/* In the order in which they are done. */
enum concordance_task {
    TASK_GROUPS, /* the articles, in list order */
    TASK_DATES,
    TASK_LEFT, /* on request */
    TASK_RIGHT,
    TASK_NAMED,
    TASK_COUNT
};

struct group {
    int64_t article;
    size_t count;
};

/* Articles in an order: which, and where their rows start. */
struct ordering {
    uint32_t *groups; /* NULL: as they are */
    size_t *starts;   /* one more than groups */
};

struct line {
    int64_t article;
    size_t start, end;
};
struct lines HOSO_VEC(struct line);

enum {
    CONTEXT_BYTES = 1024, /* of a line, on either side */
    LINES_MAX = 2000000,  /* sorted by words */
    TEXTS_MAX = 256,      /* kept for the screen */
    TEXTS_BYTES = 64 << 20
};

/* An article's text and the entity's mentions in it. */
struct kept_text {
    int64_t article; /* 0: empty */
    uint64_t used;
    struct hoso_buf text;
    struct hoso_spans mentions;
};

struct hoso_concordance {
    struct hoso_session *session;
    struct hoso_store *store;
    struct article_list *list;
    int64_t entity;

    pthread_t thread;
    bool has_thread;
    atomic_bool cancel;
    pthread_mutex_t mutex; /* for what follows */
    pthread_cond_t change;
    bool wanted[TASK_COUNT], done[TASK_COUNT];
    struct hoso_entity_infos new_named[HOSO_LEVEL_COUNT];
    bool has_new_named;

    /* made by tasks */
    struct groups HOSO_VEC(struct group) groups;
    struct ordering as_listed, by_date;
    struct hoso_date_counts dates;
    struct lines lines[2]; /* by left and by right words */
    atomic_bool cut;

    /* the session's thread's */
    bool seen[TASK_COUNT];
    enum hoso_order order, shown; /* asked for, and the one the rows are in */
    struct hoso_entity_infos named[HOSO_LEVEL_COUNT];
    struct kept_text texts[TEXTS_MAX];
    uint64_t use;
};

/* ---- concordance-work.c ---- */
/* Does TASK_GROUPS with READER. */
void concordance_find_groups(struct hoso_concordance *c, struct hoso_store_reader *reader);
/* Starts the thread that does what is wanted. */
void concordance_start(struct hoso_concordance *c);
/* The piece of the mention's paragraph around it, at most CONTEXT_BYTES on either side. */
struct hoso_span concordance_around(const char *text, size_t len, struct hoso_span mention);

#endif
