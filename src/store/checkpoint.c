/* The pages of the write-ahead log are moved into the file by a thread of its own: that waits
 * for the disk, and the writer, and soon all who wait for it, would wait too.
 *
 * The log starts again from its beginning once all of it is moved, which never comes to be
 * while there is always more; so when it is long, the writer moves the rest itself.  It is
 * kept short: to write where the log has been before costs less than to let it grow. */
#include "write-internal.h"

#include <stdlib.h>

/* Pages of 64 KiB. */
enum { MOVE_PAGES = 704, LOG_PAGES_MAX = 1024 };

struct checkpointer {
    pthread_t thread;
    struct store_connection connection;
    pthread_mutex_t mutex; /* for what follows */
    pthread_cond_t changed;
    int logged, moved; /* pages: in the log, and moved of them */
    bool busy, stop;
    bool unsynced; /* the connections do not sync: it is done here, while no lock is held */
};

/* Returns how many of the log's pages are moved now. */
static int move_pages(sqlite3 *db)
{
    int logged = 0, moved = 0;
    sqlite3_wal_checkpoint_v2(db, NULL, SQLITE_CHECKPOINT_PASSIVE, &logged, &moved);
    return moved > 0 ? moved : 0;
}

static void *keep_moving(void *ctx)
{
    struct checkpointer *c = ctx;
    pthread_mutex_lock(&c->mutex);
    while (!c->stop) {
        if (c->logged - c->moved < MOVE_PAGES) {
            pthread_cond_wait(&c->changed, &c->mutex);
            continue;
        }
        c->busy = true;
        pthread_mutex_unlock(&c->mutex);
        int moved = move_pages(c->connection.db);
        pthread_mutex_lock(&c->mutex);
        c->moved = moved;
        c->busy = false;
        pthread_cond_broadcast(&c->changed);
        if (c->unsynced) {
            pthread_mutex_unlock(&c->mutex);
            synced_file(c->connection.db);
            pthread_mutex_lock(&c->mutex);
        }
        if (c->logged - moved >= MOVE_PAGES && !c->stop) /* a reader needs them where they are */
            pthread_cond_wait(&c->changed, &c->mutex);
    }
    pthread_mutex_unlock(&c->mutex);
    return NULL;
}

static const char *const no_statements[STORE_MAX_STATEMENTS];

static void release(struct checkpointer *c)
{
    store_disconnect(&c->connection);
    pthread_cond_destroy(&c->changed);
    pthread_mutex_destroy(&c->mutex);
    free(c);
}

/* NULL where there can be none: then the writer does it all. */
static struct checkpointer *start(struct hoso_store *store, bool unsynced)
{
    struct checkpointer *c = hoso_calloc(1, sizeof *c);
    c->unsynced = unsynced;
    pthread_mutex_init(&c->mutex, NULL);
    pthread_cond_init(&c->changed, NULL);
    if (store_connect(&c->connection, store, no_statements, NULL) == HOSO_OK &&
        (!unsynced || store_exec(c->connection.db, "PRAGMA synchronous = OFF") == SQLITE_OK) &&
        pthread_create(&c->thread, NULL, keep_moving, c) == 0)
        return c;
    release(c);
    return NULL;
}

/* After each commit, LOGGED pages being in the log. */
static int committed(void *ctx, sqlite3 *db, const char *name, int logged)
{
    struct hoso_store_writer *writer = ctx;
    (void)name;
    if (!writer->checkpointer && logged >= MOVE_PAGES)
        writer->checkpointer = start(writer->connection.store, writer->unsynced);
    struct checkpointer *c = writer->checkpointer;
    if (!c) {
        if (logged >= MOVE_PAGES)
            move_pages(db);
        return SQLITE_OK;
    }
    pthread_mutex_lock(&c->mutex);
    if (logged < c->moved) /* from its beginning again */
        c->moved = 0;
    c->logged = logged;
    pthread_cond_broadcast(&c->changed);
    while (logged >= LOG_PAGES_MAX && c->busy)
        pthread_cond_wait(&c->changed, &c->mutex);
    pthread_mutex_unlock(&c->mutex);
    if (logged >= LOG_PAGES_MAX)
        move_pages(db);
    return SQLITE_OK;
}

void checkpoint_beside(struct hoso_store_writer *writer)
{
    sqlite3_wal_hook(writer->connection.db, committed, writer);
}

void checkpoint_end(struct hoso_store_writer *writer)
{
    struct checkpointer *c = writer->checkpointer;
    if (!c)
        return;
    pthread_mutex_lock(&c->mutex);
    c->stop = true;
    pthread_cond_broadcast(&c->changed);
    pthread_mutex_unlock(&c->mutex);
    pthread_join(c->thread, NULL);
    release(c);
    writer->checkpointer = NULL;
}
