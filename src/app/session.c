/* The session: what is opened, and the article list.  Answers come from the store through
 * one reader; what runs behind is in ingest.c. */
#include "session-internal.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "hoso/corpus.h"
#include "hoso/i18n.h"
#include "hoso/mem.h"
#include "hoso/paths.h"

/* ---- open and close ---- */

/* One of the paths must be readable; what is wrong with the others the walk says. */
static enum hoso_status check_paths(const struct hoso_session_options *options,
                                    struct hoso_error *err)
{
    enum hoso_status status = hoso_error_set(err, HOSO_NOT_FOUND, _("no files or folders given"));
    for (size_t i = 0; i < options->path_count; i++) {
        const char *path = options->paths[i];
        if (faccessat(AT_FDCWD, path, R_OK, AT_EACCESS) == 0)
            return HOSO_OK;
        if (i == 0)
            status = hoso_error_set(err, HOSO_NOT_FOUND, "%s: %s", path, strerror(errno));
    }
    return status;
}

/* FNV-1a, 64 bits. */
static uint64_t hash(uint64_t seed, const char *text)
{
    for (; *text; text++)
        seed = (seed ^ (unsigned char)*text) * 0x100000001b3u;
    return seed;
}

/* A file of the corpus's own: what is opened and with which lexicon folders. */
static char *default_db(const struct hoso_session_options *options)
{
    char *identity = hoso_corpus_identity(options->paths, options->path_count);
    uint64_t key = hash(0xcbf29ce484222325u, identity);
    for (size_t i = 1; i < options->lexicon_dir_count; i++) {
        char *real = realpath(options->lexicon_dirs[i], NULL);
        key = hash(key * 31, real ? real : options->lexicon_dirs[i]);
        free(real);
    }
    struct hoso_buf name = HOSO_BUF_INIT;
    hoso_buf_addf(&name, "%016" PRIx64 ".db", key);
    char *path = hoso_paths_cache(name.data);
    hoso_buf_release(&name);
    free(identity);
    return path;
}

static enum hoso_status open_store(struct hoso_session *session,
                                   const struct hoso_session_options *options,
                                   struct hoso_messages *messages, struct hoso_error *err)
{
    char *own = options->no_db || options->db_path ? NULL : default_db(options);
    struct hoso_store_options store = {
        .path = options->no_db ? NULL : own ? own : options->db_path,
        .own = own != NULL,
    };
    enum hoso_status status = hoso_store_open(&session->store, &store, messages, err);
    if (status == HOSO_OK)
        status = hoso_store_reader_open(&session->reader, session->store, err);
    free(own);
    return status;
}

enum hoso_status hoso_session_open(struct hoso_session **out,
                                   const struct hoso_session_options *options,
                                   struct hoso_messages *messages, struct hoso_error *err)
{
    enum hoso_status status = check_paths(options, err);
    if (status != HOSO_OK)
        return status;
    struct hoso_session *session = hoso_calloc(1, sizeof *session);
    clock_gettime(CLOCK_MONOTONIC, &session->opened);
    session->jobs = options->jobs;
    session->trust_from = options->trust_from;
    session->watch = options->watch;
    session->event_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    roots_init(&session->roots, options->paths, options->path_count);
    if (session->event_fd < 0)
        status = hoso_error_set(err, HOSO_IO, "%s", strerror(errno));
    if (status == HOSO_OK)
        status = hoso_lexicon_open(&session->lexicon, options->lexicon_dirs,
                                   options->lexicon_dir_count, messages, err);
    if (status == HOSO_OK && options->lexicon_dir_count > 1) /* its mistakes are said each time */
        hoso_lexicon_read(session->lexicon, messages);
    if (status == HOSO_OK)
        status = open_store(session, options, messages, err);
    if (status != HOSO_OK) {
        hoso_session_close(session);
        return status;
    }
    session->type_count = hoso_lexicon_type_count(session->lexicon);
    list_load_now(session);
    if (options->work_dir) {
        session->work = hoso_work_open(options->work_dir, messages);
        session->corrections = hoso_work_corrections(session->work, session->lexicon, messages);
    }
    session_start_ingest(session, 0, options->hold);
    *out = session;
    return HOSO_OK;
}

void hoso_session_close(struct hoso_session *session)
{
    if (!session)
        return;
    session_end_ingest(session);
    copies_end(session);
    list_end(session);
    hoso_corrections_free(session->corrections);
    hoso_work_free(session->work);
    hoso_messages_release(&session->messages);
    hoso_store_reader_close(session->reader);
    hoso_store_close(session->store);
    for (struct why *why = session->whys, *next; why; why = next) {
        next = why->hh.next;
        HASH_DEL(session->whys, why);
        free(why->text);
        free(why);
    }
    hoso_lexicon_free(session->lexicon);
    roots_release(&session->roots);
    if (session->event_fd >= 0)
        close(session->event_fd);
    free(session);
}

const struct hoso_lexicon *hoso_session_lexicon(const struct hoso_session *session)
{
    return session->lexicon;
}

struct hoso_work *hoso_session_work(struct hoso_session *session)
{
    return session->work;
}

/* ---- progress ---- */

void hoso_session_progress(struct hoso_session *session, struct hoso_progress *progress)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    hoso_ingest_progress(session->ingest, progress);
    progress->elapsed_s = (double)(now.tv_sec - session->opened.tv_sec) +
                          (double)(now.tv_nsec - session->opened.tv_nsec) / 1e9;
}

int hoso_session_event_fd(const struct hoso_session *session)
{
    return session->event_fd;
}

void hoso_session_drain(struct hoso_session *session)
{
    uint64_t count;
    while (read(session->event_fd, &count, sizeof count) > 0)
        continue;
    session_settle_ingest(session);
}

enum hoso_status hoso_session_wait(struct hoso_session *session, const atomic_bool *stop,
                                   void (*each)(const struct hoso_progress *progress, void *ctx),
                                   void *ctx)
{
    struct hoso_progress progress = { 0 };
    for (;;) {
        hoso_session_drain(session);
        hoso_session_progress(session, &progress);
        if (each)
            each(&progress, ctx);
        if (progress.done || (stop && atomic_load(stop)))
            break;
        struct timespec pause = { 0, 20000000 };
        struct pollfd event = { .fd = session->event_fd, .events = POLLIN };
        if (poll(&event, 1, 100) > 0 && each)
            nanosleep(&pause, NULL); /* not with every single commit */
    }
    list_refresh_now(session);
    return progress.done ? HOSO_OK : HOSO_CANCELLED;
}

void hoso_session_take_messages(struct hoso_session *session, struct hoso_messages *messages)
{
    for (size_t i = 0; i < session->messages.count; i++)
        hoso_vec_push(messages, session->messages.items[i]);
    hoso_vec_clear(&session->messages);
    hoso_ingest_take_messages(session->ingest, messages);
}

bool hoso_session_is_damaged(const struct hoso_session *session)
{
    return hoso_store_is_damaged(session->store);
}

/* ---- the article list: see list.c ---- */

size_t hoso_session_article_count(const struct hoso_session *session)
{
    return session->list->count;
}

int64_t hoso_session_article_id(const struct hoso_session *session, size_t position)
{
    return position < session->list->count ? list_id(session->list, position) : 0;
}

size_t hoso_session_article_position(const struct hoso_session *session, int64_t id)
{
    return list_position(session->list, id);
}

/* ---- one article ---- */

static bool take_id(const struct hoso_store_article *article, void *ctx)
{
    *(int64_t *)ctx = article->id;
    return false;
}

int64_t hoso_session_article_find(struct hoso_session *session, const char *path)
{
    int64_t id = 0;
    struct hoso_buf stored = HOSO_BUF_INIT;
    roots_to_store(&session->roots, &stored, path);
    hoso_store_article_find(session->reader, stored.data, take_id, &id);
    if (!id) { /* named another way */
        char *real = realpath(path, NULL);
        if (real)
            hoso_store_article_find(session->reader, real, take_id, &id);
        free(real);
    }
    hoso_buf_release(&stored);
    return id;
}

void hoso_session_article_key(const struct hoso_session *session, const char *path,
                              struct hoso_buf *key)
{
    roots_to_store(&session->roots, key, path);
}

void hoso_article_info_release(struct hoso_article_info *info)
{
    free(info->path);
    free(info->title);
    free(info->problem);
    free(info->stored);
    *info = (struct hoso_article_info){ 0 };
}

struct info_filling {
    struct hoso_session *session;
    struct hoso_article_info *info;
};

static enum hoso_article_state shown_state(enum hoso_store_state state)
{
    return state == HOSO_STORE_PENDING  ? HOSO_ARTICLE_PENDING
           : state == HOSO_STORE_FAILED ? HOSO_ARTICLE_FAILED
                                        : HOSO_ARTICLE_READ;
}

static bool fill_info(const struct hoso_store_article *article, void *ctx)
{
    struct info_filling *filling = ctx;
    struct hoso_article_info *info = filling->info;
    struct hoso_buf shown = HOSO_BUF_INIT;
    roots_to_shown(&filling->session->roots, &shown, article->path);
    info->id = article->id;
    info->state = shown_state(article->state);
    info->path = hoso_buf_detach(&shown);
    const char *slash = strrchr(info->path, '/');
    info->title = hoso_strdup(*article->title ? article->title : slash ? slash + 1 : info->path);
    info->title_span.start = article->title_start;
    info->title_span.end = article->title_start + strlen(article->title);
    size_t len = strlen(article->date);
    memcpy(info->date, article->date, len < sizeof info->date ? len : 0);
    info->mention_count = article->mention_count;
    info->size_bytes = article->size_bytes;
    info->mtime_ns = article->mtime_ns;
    info->digest = article->digest;
    info->stored = hoso_strdup(article->path);
    info->problem = info->state == HOSO_ARTICLE_FAILED ? hoso_strdup(article->problem) : NULL;
    return false;
}

enum hoso_status hoso_session_article(struct hoso_session *session, int64_t id,
                                      struct hoso_article_info *info)
{
    *info = (struct hoso_article_info){ 0 };
    return hoso_store_article(session->reader, id, fill_info,
                              &(struct info_filling){ session, info });
}

struct digest_looking {
    const uint64_t *digests;
    size_t count;
    uint64_t digest; /* the one that is looked for */
    void (*each)(int64_t article, uint64_t digest, void *ctx);
    void *ctx;
};

static int compare_digests(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

static bool look_at_digest(const struct hoso_store_scanned *row, void *ctx)
{
    struct digest_looking *looking = ctx;
    if (looking->count && bsearch(&row->digest, looking->digests, looking->count,
                                  sizeof row->digest, compare_digests))
        looking->each(row->id, row->digest, looking->ctx);
    return true;
}

static bool take_text(int64_t article, void *ctx)
{
    struct digest_looking *looking = ctx;
    looking->each(article, looking->digest, looking->ctx);
    return true;
}

/* Few are looked for one by one, for many all articles are looked at. */
enum hoso_status hoso_session_articles_of(struct hoso_session *session, const uint64_t *digests,
                                          size_t count,
                                          void (*each)(int64_t article, uint64_t digest,
                                                       void *ctx),
                                          void *ctx)
{
    enum { FEW = 256 };
    struct digest_looking looking = { digests, count, 0, each, ctx };
    enum hoso_status status = HOSO_OK;
    for (size_t i = 0; i < count && count <= FEW && status == HOSO_OK; i++) {
        looking.digest = digests[i];
        if (!i || digests[i] != digests[i - 1])
            status = hoso_store_texts(session->reader, digests[i], take_text, &looking);
    }
    if (count <= FEW)
        return status;
    struct hoso_store_scan scan = { .first = 0, .last = INT64_MAX };
    return hoso_store_scan(session->reader, &scan, look_at_digest, &looking);
}

static bool take_state(const struct hoso_store_article *article, void *ctx)
{
    *(enum hoso_store_state *)ctx = article->state;
    return false;
}

enum hoso_status hoso_session_text(struct hoso_session *session, int64_t id, struct hoso_buf *text)
{
    enum hoso_store_state state = HOSO_STORE_READ;
    enum hoso_status status = hoso_store_text(session->reader, id, text);
    if (status != HOSO_NOT_FOUND)
        return status;
    status = hoso_store_article(session->reader, id, take_state, &state);
    if (status != HOSO_OK)
        return status;
    if (state == HOSO_STORE_FAILED)
        return HOSO_IO;
    if (state == HOSO_STORE_READ || state == HOSO_STORE_STALE) /* just now */
        return hoso_store_text(session->reader, id, text);
    hoso_ingest_hurry(session->ingest, id);
    return HOSO_BUSY;
}
