/* The one thread that writes: collects for a while, then commits all of it at once. */
#include "ingest-internal.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

#include "hoso/i18n.h"
#include "hoso/mem.h"
#include "hoso/session.h"

/* What goes into the next transaction. */
struct load {
    struct founds found;
    struct results results;
};

struct writing {
    struct hoso_ingest *ingest;
    struct hoso_store_writer *writer;
    struct hoso_store_reader *reader;
    int interval_ms;
};

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void ingest_count(struct hoso_ingest *ingest, struct hoso_store_reader *reader, bool list_changed)
{
    struct hoso_store_counts counts;
    bool counted = hoso_store_counts(reader, &counts) == HOSO_OK;
    pthread_mutex_lock(&ingest->mutex);
    if (counted) {
        ingest->total = counts.articles;
        ingest->waiting = counts.waiting;
        ingest->failed = counts.failed;
        ingest->mentions = counts.mentions;
    }
    ingest->found_taken = 0;
    pace_add(&ingest->pace, ingest_now_ms(), ingest->read);
    ingest->generation++;
    ingest->list_generation += list_changed;
    pthread_mutex_unlock(&ingest->mutex);
    ingest_event(ingest);
}

/* ---- collecting: with the mutex held ---- */

/* In memory readers wait for the writer, so it does little at a time. */
static size_t most_results(const struct hoso_ingest *ingest)
{
    return hoso_store_path(ingest->store) ? 4096 : 64;
}

static size_t most_found(const struct hoso_ingest *ingest)
{
    return hoso_store_path(ingest->store) ? INGEST_FOUND_MAX / 2 : 2000;
}

/* A third of what may be in flight is enough: the workers fill the rest while it is written,
 * which may take longer than to read as much. */
bool ingest_is_urgent(const struct hoso_ingest *ingest)
{
    return ingest->hurried || ingest->results.count >= most_results(ingest) ||
           ingest->found.count >= most_found(ingest) ||
           ingest->flight_bytes >= INGEST_FLIGHT_BYTES / 3;
}

/* Nothing to write, and nothing that could come? */
static bool is_over(struct hoso_ingest *ingest)
{
    return ingest->walked && ingest->dry && !ingest->found.count && !ingest->results.count &&
           !ingest->flights && !ingest->queue_count;
}

static void wait_until(struct hoso_ingest *ingest, int64_t ms)
{
    struct timespec t = { ms / 1000, ms % 1000 * 1000000 };
    pthread_cond_timedwait(&ingest->ready, &ingest->mutex, &t);
}

/* Waits for something to write, then a while for more of it.  False at the end. */
static bool collect(struct writing *writing)
{
    struct hoso_ingest *ingest = writing->ingest;
    while (!atomic_load(&ingest->stop) && !ingest->found.count && !ingest->results.count) {
        if (is_over(ingest)) {
            ingest->finished = true; /* a walk that comes now waits for the next writer */
            return false;
        }
        pthread_cond_wait(&ingest->ready, &ingest->mutex);
    }
    int64_t end = now_ms() + writing->interval_ms;
    while (!atomic_load(&ingest->stop) && !ingest_is_urgent(ingest) && now_ms() < end) {
        bool last = ingest->walked && ingest->dry && !ingest->queue_count &&
                    HASH_COUNT(ingest->flights) == ingest->results.count;
        if (last)
            break;
        wait_until(ingest, end);
    }
    return ingest->found.count || ingest->results.count;
}

static int by_id(const void *a, const void *b)
{
    const struct result *x = *(struct result *const *)a, *y = *(struct result *const *)b;
    return x->id < y->id ? -1 : x->id > y->id;
}

static void load_up(struct hoso_ingest *ingest, struct load *load)
{
    size_t most = most_found(ingest);
    size_t n = ingest->found.count < most ? ingest->found.count : most;
    for (size_t i = 0; i < n; i++)
        hoso_vec_push(&load->found, ingest->found.items[i]);
    for (size_t i = n; i < ingest->found.count; i++)
        ingest->found.items[i - n] = ingest->found.items[i];
    ingest->found.count -= n;
    ingest->found_taken = n;
    most = most_results(ingest);
    n = ingest->results.count < most ? ingest->results.count : most;
    for (size_t i = 0; i < n; i++) {
        hoso_vec_push(&load->results, ingest->results.items[i]);
        ingest->hurried -= ingest->results.items[i]->hurried;
    }
    for (size_t i = n; i < ingest->results.count; i++)
        ingest->results.items[i - n] = ingest->results.items[i];
    ingest->results.count -= n;
}

/* ---- writing ---- */

static enum hoso_status write_load(struct writing *writing, const struct load *load,
                                   struct hoso_error *err)
{
    struct hoso_store_writer *writer = writing->writer;
    enum hoso_status status = hoso_store_begin(writer, err);
    if (status != HOSO_OK)
        return status;
    for (size_t i = 0; i < load->found.count; i++) {
        const struct found *found = &load->found.items[i];
        if (found->path)
            hoso_store_put_found(writer, found->path, found->size_bytes, found->mtime_ns, NULL);
        else
            hoso_store_remove(writer, found->id);
    }
    for (size_t i = 0; i < load->results.count; i++) {
        const struct result *result = load->results.items[i];
        if (result->failed)
            hoso_store_put_failed(writer, result->id, result->problem.data);
        else
            hoso_store_put(writer, &result->record);
    }
    return hoso_store_commit(writer, err);
}

/* A disk that is full or broken: on in memory, with what is committed. */
static enum hoso_status write_or_move(struct writing *writing, const struct load *load)
{
    struct hoso_error err = { 0 };
    enum hoso_status status = write_load(writing, load, &err);
    if ((status == HOSO_FULL || status == HOSO_IO) && hoso_store_path(writing->ingest->store)) {
        ingest_say(writing->ingest, _("%s; the index is kept in memory"), err.text);
        status = hoso_store_to_memory(writing->ingest->store, &err);
        if (status == HOSO_OK)
            status = write_load(writing, load, &err);
    }
    if (status == HOSO_DAMAGED)
        ingest_say(writing->ingest, _("%s; it is made anew the next time"), err.text);
    else if (status != HOSO_OK)
        ingest_say(writing->ingest, "%s", err.text);
    return status;
}

static void land(struct hoso_ingest *ingest, const struct result *result, bool committed)
{
    struct flight *flight;
    HASH_FIND(hh, ingest->flights, &result->id, sizeof result->id, flight);
    if (flight) {
        HASH_DEL(ingest->flights, flight);
        free(flight);
    }
    ingest->flight_bytes -= result->cost_bytes;
    if (committed && !result->failed) {
        ingest->read++;
        ingest->read_bytes += result->article.text.len;
    }
}

static void unload(struct hoso_ingest *ingest, struct load *load, bool committed)
{
    pthread_mutex_lock(&ingest->mutex);
    for (size_t i = 0; i < load->results.count; i++)
        land(ingest, load->results.items[i], committed);
    ingest->dry = false;
    if (!committed)
        atomic_store(&ingest->stop, true);
    pthread_cond_broadcast(&ingest->work);
    pthread_cond_broadcast(&ingest->room);
    pthread_mutex_unlock(&ingest->mutex);
    for (size_t i = 0; i < load->results.count; i++)
        ingest_result_free(load->results.items[i]);
    for (size_t i = 0; i < load->found.count; i++)
        free(load->found.items[i].path);
    hoso_vec_clear(&load->results);
    hoso_vec_clear(&load->found);
}

struct hoso_store_correction *ingest_corrections(const struct hoso_ingest *ingest, size_t *count)
{
    *count = ingest->corrections ? hoso_corrections_count(ingest->corrections) : 0;
    struct hoso_store_correction *out = hoso_calloc(*count, sizeof *out);
    for (size_t i = 0; i < *count; i++) {
        const struct hoso_correction *c = hoso_corrections_at(ingest->corrections, i);
        out[i] = (struct hoso_store_correction){ (int64_t)c->id, c->type, c->key,
                                                 c->in_one_text ? c->text : 0 };
    }
    return out;
}

/* Text that is there stays, its mentions are made anew, where the lexicon is another one or
 * the reader has corrected something that they may hold. */
static enum hoso_status set_sources(struct writing *writing, struct hoso_error *err)
{
    const struct hoso_lexicon *lexicon = writing->ingest->lexicon;
    size_t count = hoso_lexicon_type_count(lexicon);
    const char **keys = hoso_calloc(count, sizeof *keys);
    for (size_t i = 0; i < count; i++)
        keys[i] = hoso_lexicon_type(lexicon, i)->key;
    size_t correction_count;
    struct hoso_store_correction *corrections =
        ingest_corrections(writing->ingest, &correction_count);
    bool changed = false, corrected = false;
    enum hoso_status status = hoso_store_begin(writing->writer, err);
    if (status == HOSO_OK) {
        hoso_store_set_lexicon(writing->writer, hoso_lexicon_version(lexicon), keys, count,
                               &changed);
        hoso_store_set_corrections(writing->writer, corrections, correction_count, &corrected);
        status = hoso_store_commit(writing->writer, err);
    }
    free(keys);
    free(corrections);
    if (status == HOSO_OK && (changed || corrected))
        ingest_count(writing->ingest, writing->reader, false);
    return status;
}

static enum hoso_status start(struct writing *writing)
{
    struct hoso_ingest *ingest = writing->ingest;
    struct hoso_error err = { 0 };
    enum hoso_status status = hoso_store_reader_open(&writing->reader, ingest->store, &err);
    if (status == HOSO_OK)
        status = hoso_store_writer_open(&writing->writer, ingest->store, &err);
    if (status == HOSO_OK)
        status = set_sources(writing, &err);
    if ((status == HOSO_FULL || status == HOSO_IO) && hoso_store_path(ingest->store)) {
        ingest_say(ingest, _("%s; the index is kept in memory"), err.text);
        status = hoso_store_to_memory(ingest->store, &err);
        if (status == HOSO_OK && !writing->writer)
            status = hoso_store_writer_open(&writing->writer, ingest->store, &err);
        if (status == HOSO_OK)
            status = set_sources(writing, &err);
    }
    if (status != HOSO_OK)
        ingest_say(ingest, "%s", err.text);
    pthread_mutex_lock(&ingest->mutex);
    ingest->dry = false; /* the workers may have looked before the lexicon was set */
    pthread_cond_broadcast(&ingest->work);
    pthread_mutex_unlock(&ingest->mutex);
    return status;
}

static void write_on(struct writing *writing)
{
    struct hoso_ingest *ingest = writing->ingest;
    struct load load = { 0 };
    for (bool more = true; more;) {
        pthread_mutex_lock(&ingest->mutex);
        more = collect(writing);
        if (more)
            load_up(ingest, &load);
        pthread_mutex_unlock(&ingest->mutex);
        if (!more)
            break;
        if (load.results.count) /* so texts come at the end of their table, and fill its pages */
            qsort(load.results.items, load.results.count, sizeof *load.results.items, by_id);
        bool list_changed = load.found.count != 0;
        bool committed = write_or_move(writing, &load) == HOSO_OK;
        unload(ingest, &load, committed);
        ingest_count(ingest, writing->reader, list_changed);
        more = committed;
        if (writing->interval_ms < INGEST_LAST_MS)
            writing->interval_ms *= 2;
    }
    hoso_vec_release(&load.results);
    hoso_vec_release(&load.found);
    if (!atomic_load(&ingest->stop) && ingest->whole_walk)
        ingest_folders_keep(ingest, writing->reader, writing->writer);
}

void *ingest_writer(void *ctx)
{
    struct hoso_ingest *ingest = ctx;
    struct writing writing = { .ingest = ingest, .interval_ms = INGEST_FIRST_MS };
    if (start(&writing) == HOSO_OK)
        write_on(&writing);
    else
        atomic_store(&ingest->stop, true);
    hoso_store_writer_close(writing.writer);
    hoso_store_reader_close(writing.reader);
    pthread_mutex_lock(&ingest->mutex);
    ingest->finished = true;
    pthread_cond_broadcast(&ingest->work);
    pthread_cond_broadcast(&ingest->room);
    pthread_mutex_unlock(&ingest->mutex);
    ingest_wake(ingest);
    return NULL;
}
