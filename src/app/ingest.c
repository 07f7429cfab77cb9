/* Start, stop, and the control thread: waits for the lock on the index, starts the other
 * threads, walks, sees to what is gone, waits for the end; then, where the corpus is
 * watched, for a change, and all that again.  See ingest-internal.h. */
#include "ingest-internal.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include "hoso/corpus.h"
#include "hoso/mem.h"
#include "hoso/thread.h"
#include "hoso/session.h"

/* ---- news ---- */

void ingest_event(struct hoso_ingest *ingest)
{
    uint64_t one = 1;
    ssize_t written = write(ingest->event_fd, &one, sizeof one);
    (void)written; /* it is full of news already */
}

static void say_line(struct hoso_ingest *ingest, const char *line)
{
    pthread_mutex_lock(&ingest->mutex);
    hoso_messages_add(&ingest->messages, "%s", line);
    pthread_mutex_unlock(&ingest->mutex);
}

void ingest_say(struct hoso_ingest *ingest, const char *format, ...)
{
    char line[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    say_line(ingest, line);
}

/* Says the walk's messages, each once however often it walks. */
static void say_once(struct hoso_ingest *ingest, struct hoso_messages *messages)
{
    for (size_t i = 0; i < messages->count; i++) {
        struct said *said;
        HASH_FIND_STR(ingest->said, messages->items[i], said);
        if (said)
            continue;
        said = hoso_calloc(1, sizeof *said);
        said->text = hoso_strdup(messages->items[i]);
        HASH_ADD_KEYPTR(hh, ingest->said, said->text, strlen(said->text), said);
        say_line(ingest, said->text);
    }
    hoso_messages_release(messages);
}

void ingest_say_all(struct hoso_ingest *ingest, struct hoso_messages *messages)
{
    for (size_t i = 0; i < messages->count; i++)
        say_line(ingest, messages->items[i]);
    hoso_messages_release(messages);
}

/* ---- the walk ---- */

/* What the store knows of files, a stretch of paths at a time: the walk comes by in their
 * order, so one read answers for many.  Right in any order, and whatever is written
 * meanwhile: the walk meets a path once. */
struct known {
    int64_t id;
    enum hoso_store_state state;
    char *path; /* in the arena */
    uint64_t size_bytes;
    int64_t mtime_ns;
};
enum { STRETCH = 512 };
struct stretch {
    struct known items[STRETCH];
    size_t count;
    char *from;   /* where it starts; NULL before the first */
    bool to_end;  /* no path stands behind it */
    struct hoso_arena arena;
};

struct walking {
    struct hoso_ingest *ingest;
    struct hoso_store_reader *reader;
    struct hoso_messages messages;
    bool complained;
    struct hoso_buf path; /* as stored */
    struct stretch stretch;
    struct hoso_store_counts before;
    unsigned char *met; /* by id: articles of before that the walk has met */
    size_t met_count;
    struct ids gone;
    int64_t before_ns; /* when the last walk began; 0: this is the first */
};

static void add_found(struct hoso_ingest *ingest, struct found found)
{
    pthread_mutex_lock(&ingest->mutex);
    while (ingest->found.count >= INGEST_FOUND_MAX && !atomic_load(&ingest->stop) &&
           !ingest->finished)
        pthread_cond_wait(&ingest->room, &ingest->mutex);
    hoso_vec_push(&ingest->found, found);
    if (found.path && !ingest->expected) {
        ingest->expected = true;
        pthread_cond_broadcast(&ingest->work);
    }
    pthread_cond_signal(&ingest->ready);
    pthread_mutex_unlock(&ingest->mutex);
}

static bool take_known(const struct hoso_store_known *row, void *ctx)
{
    struct stretch *stretch = ctx;
    stretch->items[stretch->count++] = (struct known){
        row->id, row->state, hoso_arena_strndup(&stretch->arena, row->path, strlen(row->path)),
        row->size_bytes, row->mtime_ns
    };
    return stretch->count < STRETCH;
}

static void read_stretch(struct walking *walking, const char *from)
{
    struct stretch *stretch = &walking->stretch;
    hoso_arena_release(&stretch->arena);
    stretch->count = 0;
    stretch->from = hoso_arena_strndup(&stretch->arena, from, strlen(from));
    enum hoso_status status =
        hoso_store_known(walking->reader, from, STRETCH, take_known, stretch);
    stretch->to_end = status == HOSO_OK && stretch->count < STRETCH;
}

static int compare_known(const void *path, const void *known)
{
    return strcmp(path, ((const struct known *)known)->path);
}

static const struct known *find_known(struct walking *walking, const char *path)
{
    struct stretch *stretch = &walking->stretch;
    const char *last = stretch->count ? stretch->items[stretch->count - 1].path : "";
    if (!stretch->from || strcmp(path, stretch->from) < 0 ||
        (!stretch->to_end && strcmp(path, last) > 0))
        read_stretch(walking, path);
    return stretch->count ? bsearch(path, stretch->items, stretch->count, sizeof *stretch->items,
                                    compare_known)
                          : NULL;
}

/* One that could not be read is tried again at each start, as what was in the way need not be
 * the file's own doing; while watched, where something was done to the file. */
static bool is_same(const struct walking *walking, const struct known *known,
                    const struct hoso_source *source)
{
    const int64_t margin_ns = 2000000000; /* clocks of files are coarse */
    if (known->size_bytes != source->size_bytes || known->mtime_ns != source->mtime_ns)
        return false;
    return known->state != HOSO_STORE_FAILED ||
           (walking->before_ns && source->ctime_ns < walking->before_ns - margin_ns);
}

static bool meet(const struct hoso_source *source, void *ctx)
{
    struct walking *walking = ctx;
    struct hoso_ingest *ingest = walking->ingest;
    roots_to_store(ingest->roots, &walking->path, source->path);
    if (source->is_folder) {
        ingest_folders_add(&ingest->folders, walking->path.data, source->mtime_ns);
        return !atomic_load(&ingest->stop);
    }
    const struct known *known = find_known(walking, walking->path.data);
    if (known && known->id > 0 && known->id <= walking->before.last_id &&
        !walking->met[known->id]) {
        walking->met[known->id] = 1;
        walking->met_count++;
    }
    if (!known || !is_same(walking, known, source))
        add_found(ingest, (struct found){ 0, hoso_strdup(walking->path.data), source->size_bytes,
                                          source->mtime_ns });
    walking->complained = walking->complained || walking->messages.count;
    if (walking->messages.count)
        say_once(ingest, &walking->messages);
    return !atomic_load(&ingest->stop);
}

static bool look_for_gone(int64_t id, const char *path, void *ctx)
{
    struct walking *walking = ctx;
    if (id > 0 && id <= walking->before.last_id && !walking->met[id] &&
        !roots_keep(walking->ingest->roots, path))
        hoso_vec_push(&walking->gone, id);
    return !atomic_load(&walking->ingest->stop);
}

/* Only asked after a walk that met all that is there. */
static void remove_gone(struct walking *walking)
{
    if (walking->met_count == walking->before.articles)
        return;
    enum hoso_status status = hoso_store_list(walking->reader, look_for_gone, walking);
    for (size_t i = 0; i < walking->gone.count && status == HOSO_OK; i++)
        add_found(walking->ingest, (struct found){ .id = walking->gone.items[i] });
    hoso_vec_release(&walking->gone);
}

static int64_t file_time_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void walk(struct hoso_ingest *ingest, struct hoso_store_reader *reader)
{
    struct walking *walking = hoso_calloc(1, sizeof *walking);
    walking->ingest = ingest;
    walking->reader = reader;
    walking->before_ns = ingest->walk_began_ns;
    ingest->walk_began_ns = file_time_ns();
    int64_t began_ms = ingest_now_ms();
    ingest->changes.first_ms = 0;
    hoso_buf_init(&walking->path);
    hoso_store_counts(reader, &walking->before);
    ingest_folders_begin(&ingest->folders);
    walking->met = hoso_calloc((size_t)walking->before.last_id + 1, 1);
    enum hoso_status status =
        hoso_corpus_walk((const char *const *)ingest->roots->given, ingest->roots->count, meet,
                         ingest->changes.watch, &walking->messages, walking);
    if (status == HOSO_OK)
        remove_gone(walking);
    bool complained = walking->complained || walking->messages.count;
    say_once(ingest, &walking->messages);
    ingest_note_walk(ingest, began_ms);
    pthread_mutex_lock(&ingest->mutex);
    ingest->whole_walk = status == HOSO_OK && !complained;
    ingest->walked = ingest->walked_once = true;
    ingest->dry = false;
    pthread_cond_broadcast(&ingest->work);
    pthread_cond_signal(&ingest->ready);
    pthread_mutex_unlock(&ingest->mutex);
    ingest_event(ingest);
    hoso_buf_release(&walking->path);
    hoso_arena_release(&walking->stretch.arena);
    free(walking->met);
    free(walking);
}

/* ---- control ---- */

/* Another program writes: what it commits is taken in, until it is done. */
static bool wait_for_lock(struct hoso_ingest *ingest, struct hoso_store_reader *reader)
{
    for (int turn = 1; hoso_store_lock(ingest->store) != HOSO_OK; turn++) {
        if (atomic_load(&ingest->stop))
            return false;
        nanosleep(&(struct timespec){ 0, 50000000 }, NULL);
        if (turn % 6 == 0)
            ingest_take_others(ingest, reader);
    }
    ingest_take_others(ingest, reader);
    return true;
}

static void start_thread(pthread_t *thread, void *(*run)(void *), void *ctx)
{
    if (!hoso_thread_start(thread, run, ctx)) {
        fprintf(stderr, "hoso: %s\n", strerror(errno));
        abort();
    }
}

/* Before the threads start, or, while they work, if they are not about to end. */
static bool begin_walk(struct hoso_ingest *ingest, bool working)
{
    pthread_mutex_lock(&ingest->mutex);
    bool late = working && ingest->finished;
    if (!late)
        ingest->walked = ingest->finished = ingest->idle = false;
    if (!working) {
        ingest->expected = false;
        pace_begin(&ingest->pace, ingest_now_ms(), ingest->read);
    }
    pthread_mutex_unlock(&ingest->mutex);
    return !late;
}

/* Walks, and reads what it finds; walks again where something changes meanwhile. */
static void run(struct hoso_ingest *ingest, struct hoso_store_reader *reader)
{
    begin_walk(ingest, false);
    start_thread(&ingest->writer, ingest_writer, ingest);
    for (int i = 0; i < ingest->jobs; i++)
        start_thread(&ingest->workers[i], ingest_worker, ingest);
    do
        walk(ingest, reader);
    while (ingest_wait_for_change(ingest, reader, true) && begin_walk(ingest, true));
    pthread_join(ingest->writer, NULL);
    for (int i = 0; i < ingest->jobs; i++)
        pthread_join(ingest->workers[i], NULL);
    ingest->data_version = hoso_store_data_version(reader);
    hoso_store_unlock(ingest->store);
}

static void come_to_rest(struct hoso_ingest *ingest)
{
    pthread_mutex_lock(&ingest->mutex);
    ingest->idle = ingest->idle_once = ingest->walked_once = true;
    pthread_mutex_unlock(&ingest->mutex);
    ingest_event(ingest);
}

static void *control(void *ctx)
{
    struct hoso_ingest *ingest = ctx;
    struct hoso_store_reader *reader = NULL;
    struct hoso_error err = { 0 };
    ingest_wait_to_go(ingest);
    if (hoso_store_reader_open(&reader, ingest->store, &err) != HOSO_OK) {
        ingest_say(ingest, "%s", err.text);
    } else {
        ingest_follow_watch(ingest);
        bool unchanged = ingest->trust_from && ingest_is_unchanged(ingest, reader);
        while (!unchanged && wait_for_lock(ingest, reader)) {
            run(ingest, reader);
            come_to_rest(ingest);
            if (!ingest_wait_for_change(ingest, reader, false))
                break;
        }
        hoso_store_reader_close(reader);
    }
    come_to_rest(ingest);
    return NULL;
}

static int count_jobs(int jobs)
{
    long cores = jobs > 0 ? jobs : sysconf(_SC_NPROCESSORS_ONLN);
    return cores < 1 ? 1 : cores > 256 ? 256 : (int)cores;
}

struct hoso_ingest *hoso_ingest_start(const struct hoso_ingest_options *options)
{
    struct hoso_ingest *ingest = hoso_calloc(1, sizeof *ingest);
    ingest->store = options->store;
    ingest->lexicon = options->lexicon;
    ingest->roots = options->roots;
    ingest->corrections = options->corrections;
    ingest->generation = ingest->list_generation = options->generation;
    ingest->event_fd = options->event_fd;
    ingest->trust_from = options->trust_from;
    ingest->wake_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    atomic_init(&ingest->watch, options->watch);
    atomic_init(&ingest->held, options->hold);
    pace_begin(&ingest->pace, ingest_now_ms(), 0);
    ingest->jobs = count_jobs(options->jobs);
    ingest->workers = hoso_calloc((size_t)ingest->jobs, sizeof *ingest->workers);
    pthread_mutex_init(&ingest->mutex, NULL);
    pthread_cond_init(&ingest->work, NULL);
    pthread_cond_init(&ingest->ready, NULL);
    pthread_cond_init(&ingest->room, NULL);
    struct hoso_store_reader *reader;
    if (hoso_store_reader_open(&reader, ingest->store, NULL) == HOSO_OK) {
        ingest_count(ingest, reader, false); /* what is known from before is there at once */
        hoso_store_reader_close(reader);
    }
    start_thread(&ingest->control, control, ingest);
    return ingest;
}

static void free_ingest(struct hoso_ingest *ingest)
{
    for (size_t i = 0; i < ingest->found.count; i++)
        free(ingest->found.items[i].path);
    for (size_t i = 0; i < ingest->results.count; i++)
        ingest_result_free(ingest->results.items[i]);
    for (; ingest->queue_count; ingest->queue_count--) {
        free(ingest->queue[ingest->queue_start].path);
        ingest->queue_start = (ingest->queue_start + 1) % INGEST_QUEUE;
    }
    struct flight *flight, *next;
    HASH_ITER(hh, ingest->flights, flight, next) {
        HASH_DEL(ingest->flights, flight);
        free(flight);
    }
    struct said *said, *next_said;
    HASH_ITER(hh, ingest->said, said, next_said) {
        HASH_DEL(ingest->said, said);
        free(said->text);
        free(said);
    }
    hoso_watch_free(ingest->changes.watch);
    if (ingest->wake_fd >= 0)
        close(ingest->wake_fd);
    hoso_vec_release(&ingest->found);
    hoso_vec_release(&ingest->results);
    hoso_vec_release(&ingest->hurry);
    hoso_messages_release(&ingest->messages);
    ingest_folders_release(&ingest->folders);
    pthread_cond_destroy(&ingest->work);
    pthread_cond_destroy(&ingest->ready);
    pthread_cond_destroy(&ingest->room);
    pthread_mutex_destroy(&ingest->mutex);
    free(ingest->workers);
    free(ingest);
}

void hoso_ingest_go(struct hoso_ingest *ingest)
{
    if (atomic_exchange(&ingest->held, false))
        ingest_wake(ingest);
}

void hoso_ingest_stop(struct hoso_ingest *ingest)
{
    if (!ingest)
        return;
    pthread_mutex_lock(&ingest->mutex);
    atomic_store(&ingest->stop, true);
    pthread_cond_broadcast(&ingest->work);
    pthread_cond_broadcast(&ingest->ready);
    pthread_cond_broadcast(&ingest->room);
    pthread_mutex_unlock(&ingest->mutex);
    ingest_wake(ingest);
    pthread_join(ingest->control, NULL);
    free_ingest(ingest);
}

/* ---- from other threads ---- */

void hoso_ingest_hurry(struct hoso_ingest *ingest, int64_t article)
{
    pthread_mutex_lock(&ingest->mutex);
    bool there = false;
    for (size_t i = 0; i < ingest->hurry.count && !there; i++)
        there = ingest->hurry.items[i] == article;
    if (!there)
        hoso_vec_push(&ingest->hurry, article); /* the last one asked for is taken first */
    pthread_cond_signal(&ingest->work);
    pthread_mutex_unlock(&ingest->mutex);
}

void hoso_ingest_progress(struct hoso_ingest *ingest, struct hoso_progress *progress)
{
    pthread_mutex_lock(&ingest->mutex);
    ingest->listed = ingest->listed || ingest->idle ||
                     (ingest->walked_once && !ingest->found.count && !ingest->found_taken);
    progress->walked = ingest->listed;
    progress->done = ingest->idle || (ingest->idle_once && !ingest->waiting);
    progress->total = ingest->total;
    progress->done_count = ingest->total - ingest->waiting;
    progress->read_count = ingest->read;
    progress->failed_count = ingest->failed;
    progress->read_bytes = ingest->read_bytes;
    progress->mention_count = ingest->mentions;
    progress->rate = pace_rate(&ingest->pace, ingest_now_ms());
    progress->generation = ingest->generation;
    pthread_mutex_unlock(&ingest->mutex);
}

uint64_t hoso_ingest_list_generation(struct hoso_ingest *ingest)
{
    pthread_mutex_lock(&ingest->mutex);
    uint64_t generation = ingest->list_generation;
    pthread_mutex_unlock(&ingest->mutex);
    return generation;
}

void hoso_ingest_watch(struct hoso_ingest *ingest, bool on)
{
    if (atomic_exchange(&ingest->watch, on) != on)
        ingest_wake(ingest);
}

void hoso_ingest_take_messages(struct hoso_ingest *ingest, struct hoso_messages *messages)
{
    pthread_mutex_lock(&ingest->mutex);
    for (size_t i = 0; i < ingest->messages.count; i++)
        hoso_vec_push(messages, ingest->messages.items[i]);
    hoso_vec_clear(&ingest->messages);
    pthread_mutex_unlock(&ingest->mutex);
}
