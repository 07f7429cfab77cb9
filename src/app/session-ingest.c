/* The ingest behind the session: the one at work, and, after a correction, the one before it
 * while a thread stops it; until then its successor is held. */
#include "session-internal.h"

#include <unistd.h>

#include "hoso/thread.h"

void session_start_ingest(struct hoso_session *session, uint64_t generation, bool hold)
{
    struct hoso_ingest_options options = {
        .store = session->store,
        .lexicon = session->lexicon,
        .roots = &session->roots,
        .jobs = session->jobs,
        .event_fd = session->event_fd,
        .trust_from = session->trust_from,
        .watch = session->watch,
        .corrections = session->corrections,
        .generation = generation,
        .hold = hold,
    };
    session->ingest = hoso_ingest_start(&options);
}

void hoso_session_go(struct hoso_session *session)
{
    if (!session->retired.running)
        hoso_ingest_go(session->ingest);
}

void hoso_session_watch(struct hoso_session *session, bool on)
{
    session->watch = on;
    hoso_ingest_watch(session->ingest, on);
}

/* ---- after a correction ---- */

static void *stop_retired(void *ctx)
{
    struct retired *retired = ctx;
    uint64_t one = 1;
    hoso_ingest_stop(retired->ingest);
    atomic_store(&retired->finished, true);
    ssize_t written = write(retired->event_fd, &one, sizeof one);
    (void)written;
    return NULL;
}

/* Stops the ingest beside, where it may be at work. */
static void retire(struct hoso_session *session)
{
    struct retired *retired = &session->retired;
    if (!retired->running) {
        retired->ingest = session->ingest;
        retired->corrections = session->corrections;
        retired->event_fd = session->event_fd;
        atomic_store(&retired->finished, false);
        retired->running = hoso_thread_start(&retired->thread, stop_retired, retired);
        if (retired->running)
            return;
    }
    hoso_ingest_stop(session->ingest); /* held: it has not begun */
    hoso_corrections_free(session->corrections);
}

static void join_retired(struct hoso_session *session)
{
    struct retired *retired = &session->retired;
    if (!retired->running)
        return;
    pthread_join(retired->thread, NULL);
    hoso_corrections_free(retired->corrections);
    retired->running = false;
}

/* What is known counts on, so that nobody takes the new ingest's news for old. */
void hoso_session_correct(struct hoso_session *session)
{
    struct hoso_progress progress;
    hoso_session_progress(session, &progress);
    uint64_t list = hoso_ingest_list_generation(session->ingest);
    hoso_ingest_take_messages(session->ingest, &session->messages);
    retire(session);
    session->corrections =
        session->work ? hoso_work_corrections(session->work, session->lexicon, NULL) : NULL;
    session_start_ingest(session, (list > progress.generation ? list : progress.generation) + 1,
                         session->retired.running);
}

void session_settle_ingest(struct hoso_session *session)
{
    if (!session->retired.running || !atomic_load(&session->retired.finished))
        return;
    join_retired(session);
    hoso_ingest_go(session->ingest);
}

void session_end_ingest(struct hoso_session *session)
{
    join_retired(session);
    hoso_ingest_stop(session->ingest);
}
