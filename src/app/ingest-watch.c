/* The control thread between two walks: waits until something below the paths has changed
 * and nothing more happens for a moment, so that a file is rarely read half written.  All
 * that a change does is another walk: what it finds goes the way of the first one's. */
#include "ingest-internal.h"

#include <errno.h>
#include <poll.h>
#include <time.h>
#include <unistd.h>

enum {
    QUIET_MS = 200,      /* nothing has changed for so long */
    PATIENCE_MS = 2000,  /* but no longer than this after the first change */
    DOZE_MS = 50,        /* between two looks at what keeps changing */
    OTHERS_MS = 2000,    /* between two looks at what other programs have committed */
    REST = 3             /* times the last walk's time before the next */
};

int64_t ingest_now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void ingest_wake(struct hoso_ingest *ingest)
{
    uint64_t one = 1;
    ssize_t written = write(ingest->wake_fd, &one, sizeof one);
    (void)written;
}

void ingest_wait_to_go(struct hoso_ingest *ingest)
{
    struct pollfd woken = { .fd = ingest->wake_fd, .events = POLLIN };
    uint64_t count;
    while (ingest->wake_fd >= 0 && atomic_load(&ingest->held) && !atomic_load(&ingest->stop)) {
        poll(&woken, 1, -1);
        ssize_t got = read(ingest->wake_fd, &count, sizeof count);
        (void)got;
    }
}

bool ingest_follow_watch(struct hoso_ingest *ingest)
{
    struct changes *changes = &ingest->changes;
    bool on = atomic_load(&ingest->watch);
    if (on == changes->watching)
        return false;
    changes->watching = on;
    hoso_watch_free(changes->watch);
    changes->watch = NULL;
    changes->first_ms = 0;
    if (on) {
        struct hoso_messages messages = { 0 };
        changes->watch = hoso_watch_new(&messages);
        ingest_say_all(ingest, &messages);
    }
    return changes->watch != NULL;
}

void ingest_note_walk(struct hoso_ingest *ingest, int64_t began_ms)
{
    int64_t now = ingest_now_ms();
    ingest->changes.not_before_ms = now + REST * (now - began_ms);
}

/* When the next walk is due; 0: nothing has changed. */
static int64_t due_ms(const struct changes *changes)
{
    if (!changes->first_ms)
        return 0;
    int64_t due = changes->last_ms + QUIET_MS, at_most = changes->first_ms + PATIENCE_MS;
    due = due < at_most ? due : at_most;
    return due > changes->not_before_ms ? due : changes->not_before_ms;
}

static void take(struct changes *changes)
{
    if (!hoso_watch_take(changes->watch))
        return;
    changes->last_ms = ingest_now_ms();
    if (!changes->first_ms)
        changes->first_ms = changes->last_ms;
}

/* Waits until something is told, or until DUE_MS (0: no matter when). */
static void wait_for_news(struct hoso_ingest *ingest, int64_t due, bool working)
{
    struct changes *changes = &ingest->changes;
    int64_t now = ingest_now_ms();
    bool doze = changes->first_ms && now - changes->last_ms < DOZE_MS;
    int64_t timeout = doze ? DOZE_MS : due ? due - now : -1;
    if (timeout < 0 && changes->watch && !working)
        timeout = OTHERS_MS;
    struct pollfd fds[2] = {
        { .fd = ingest->wake_fd, .events = POLLIN },
        { .fd = changes->watch && !doze ? hoso_watch_fd(changes->watch) : -1, .events = POLLIN }
    };
    if (poll(fds, 2, (int)timeout) <= 0)
        return;
    uint64_t count;
    while (read(ingest->wake_fd, &count, sizeof count) > 0)
        continue;
    if (fds[1].revents)
        take(changes);
}

static bool is_finished(struct hoso_ingest *ingest)
{
    pthread_mutex_lock(&ingest->mutex);
    bool finished = ingest->finished;
    pthread_mutex_unlock(&ingest->mutex);
    return finished;
}

void ingest_take_others(struct hoso_ingest *ingest, struct hoso_store_reader *reader)
{
    uint64_t version = hoso_store_data_version(reader);
    if (version != ingest->data_version)
        ingest_count(ingest, reader, true);
    ingest->data_version = version;
}

bool ingest_wait_for_change(struct hoso_ingest *ingest, struct hoso_store_reader *reader,
                            bool working)
{
    while (ingest->wake_fd >= 0 && !atomic_load(&ingest->stop) &&
           !(working && is_finished(ingest))) {
        if (ingest_follow_watch(ingest))
            return true;
        int64_t due = due_ms(&ingest->changes);
        if (due && ingest_now_ms() >= due)
            return true;
        wait_for_news(ingest, due, working);
        if (!working && ingest->changes.watch)
            ingest_take_others(ingest, reader);
    }
    return false;
}
