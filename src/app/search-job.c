/* A search in the background.  First one thread finds out which articles are to be looked
 * at (search-terms.h): those of the list, or those that an entity or a date leaves of it.
 * They are cut into chunks; threads take one after the other, scan its articles, and leave
 * what they find in the chunk.  `results` holds the finished chunks up to the first
 * unfinished one, so it is always in list order. */
#include "search-marks.h"
#include "search-terms.h"
#include "stated.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "hoso/digest.h"
#include "hoso/mem.h"
#include "hoso/thread.h"

enum { CHUNK = 256, MAX_THREADS = 64 };

struct chunk {
    struct hoso_postings found;
    size_t stopped_count;
    bool done;
};

struct hoso_search {
    struct hoso_session *session;
    struct hoso_store *store;
    struct article_list *list;
    struct hoso_query *query;
    bool needs_row, needs_text, needs_folded;
    atomic_bool cancel;
    struct search_terms terms; /* immutable once `resolved`, as the next two are */
    const int64_t *ids;        /* to look at, in list order, borrowed; NULL: all of the list */
    size_t id_count;
    struct search_marks marks; /* immutable from the start */
    struct hoso_searcher *own; /* for hits, made when first asked */

    pthread_t threads[MAX_THREADS];
    int thread_count;
    pthread_mutex_t mutex; /* for what follows */
    pthread_cond_t change;
    bool resolved;
    size_t next_chunk, chunk_count, published;
    struct chunk *chunks;
    struct hoso_postings results;
    size_t hit_count, stopped_count;
    int wanted, started, ended; /* threads */
    bool done;
};

/* ---- one article ---- */

/* What the query asks back about the article it runs over; ctx of the article. */
struct asked {
    struct hoso_search *search;
    struct hoso_store_reader *reader; /* not the one that scans */
    int64_t article;
    struct hoso_buf text;
    uint64_t digest;  /* of the text */
    const char *path; /* as stored */
    const char *date; /* the article's own */
};

struct span_taking {
    const struct asked *asked;
    size_t term;
    struct hoso_spans *hits;
};

static bool take_span(const struct hoso_store_mention_row *row, void *ctx)
{
    struct span_taking *taking = ctx;
    if (search_term_has(&taking->asked->search->terms, taking->term, row->entity))
        hoso_vec_push(taking->hits, ((struct hoso_span){ row->start, row->end }));
    return true;
}

static bool mentions(void *ctx, size_t term, struct hoso_spans *hits)
{
    struct asked *asked = ctx;
    if (!search_term_count(&asked->search->terms, term, asked->article))
        return false;
    if (hits)
        hoso_store_mentions(asked->reader, asked->article, take_span,
                            &(struct span_taking){ asked, term, hits });
    return true;
}

/* ---- stated dates ---- */

/* Where the text states a date between FROM and TO. */
static void add_stated(struct asked *asked, const char *date, int64_t from, int64_t to,
                       struct hoso_spans *hits)
{
    struct hoso_figures figures = { 0 };
    hoso_figures_find(&figures, asked->text.data, asked->text.len);
    for (size_t i = 0; i < figures.count; i++)
        if (stated_between(&figures.items[i], date, from, to))
            hoso_vec_push(hits, figures.items[i].span);
    hoso_figures_release(&figures);
}

static bool states(void *ctx, size_t term, struct hoso_spans *hits)
{
    struct asked *asked = ctx;
    int64_t from, to;
    if (!search_term_states(&asked->search->terms, term, asked->article))
        return false;
    hoso_query_stated(asked->search->query, term, &from, &to);
    if (hits)
        add_stated(asked, asked->date, from, to, hits);
    return true;
}

static bool marked(void *ctx, size_t term)
{
    const struct asked *asked = ctx;
    return search_marks_have(&asked->search->marks, term, asked->digest, asked->path);
}

static const char *load_text(void *ctx, size_t *len)
{
    struct asked *asked = ctx;
    if (hoso_store_text(asked->reader, asked->article, &asked->text) != HOSO_OK)
        return NULL;
    *len = asked->text.len;
    return asked->text.data;
}

/* ---- chunks ---- */

static int64_t id_at(const struct hoso_search *search, size_t i)
{
    return search->ids ? search->ids[i] : list_id(search->list, i);
}

/* An article of the chunk. */
struct slot {
    int64_t id;
    size_t place; /* in the chunk */
};

struct worker {
    struct hoso_search *search;
    struct hoso_store_reader *reader;
    struct hoso_searcher *searcher;
    struct asked asked;
    struct hoso_buf shown;
    size_t start, count;       /* the chunk, as id_at counts */
    struct slot slots[CHUNK];  /* by id */
    size_t next_slot;          /* those before are done */
    size_t counts[CHUNK];      /* of hits */
    bool found[CHUNK];
    size_t stopped_count;
};

/* Runs the query over the article at SLOT; ROW has as much of it as the query needs. */
static bool run_slot(struct worker *worker, const struct slot *slot,
                     const struct hoso_store_scanned *row)
{
    struct hoso_search *search = worker->search;
    if (search->needs_row)
        roots_to_shown(&search->session->roots, &worker->shown, row->path);
    struct hoso_query_article article = {
        .text = row->text,
        .text_len = row->text_len,
        .folded = row->folded,
        .folded_len = row->folded_len,
        .title = row->title,
        .path = worker->shown.data,
        .date = row->date,
        .ctx = &worker->asked,
        .mentions = mentions,
        .states = states,
        .marked = marked,
        .load_text = load_text,
    };
    worker->asked.article = slot->id;
    worker->asked.digest = row->digest;
    worker->asked.path = row->path;
    /* Where there are only entities the postings say how many, and no text is read. */
    bool counts_hits = search->needs_text || search->needs_folded ||
                       (!search->terms.count && hoso_query_has_hits(search->query));
    bool found = false;
    size_t hit_count = 0;
    enum hoso_status status =
        counts_hits ? hoso_searcher_count(worker->searcher, &article, &found, &hit_count)
                    : hoso_searcher_run(worker->searcher, &article, &found, NULL);
    worker->stopped_count += status == HOSO_LIMIT;
    worker->found[slot->place] = status == HOSO_OK && found;
    worker->counts[slot->place] =
        counts_hits ? hit_count : search_terms_count(&search->terms, slot->id);
    return status != HOSO_CANCELLED && !atomic_load(&search->cancel);
}

/* Rows come with ids upwards, as the slots do; between them stand rows nobody asked for. */
static bool run_row(const struct hoso_store_scanned *row, void *ctx)
{
    struct worker *worker = ctx;
    while (worker->next_slot < worker->count && worker->slots[worker->next_slot].id < row->id)
        worker->next_slot++;
    if (worker->next_slot == worker->count || worker->slots[worker->next_slot].id != row->id)
        return true;
    return run_slot(worker, &worker->slots[worker->next_slot++], row);
}

static void scan(struct worker *worker, int64_t first, int64_t last)
{
    struct hoso_search *search = worker->search;
    bool text = search->needs_text && !hoso_query_text_can_wait(search->query);
    struct hoso_store_scan scan = {
        .first = first,
        .last = last,
        .folded = search->needs_folded,
        .text = text,
        .row = search->needs_row || !(search->needs_folded || text),
    };
    hoso_store_scan(worker->reader, &scan, run_row, worker);
}

static int compare_slots(const void *a, const void *b)
{
    int64_t x = ((const struct slot *)a)->id, y = ((const struct slot *)b)->id;
    return x < y ? -1 : x > y;
}

static void take_chunk(struct worker *worker, size_t chunk)
{
    const struct hoso_search *search = worker->search;
    bool sorted = true;
    worker->start = chunk * CHUNK;
    worker->count =
        worker->start + CHUNK < search->id_count ? CHUNK : search->id_count - worker->start;
    worker->stopped_count = worker->next_slot = 0;
    memset(worker->found, 0, sizeof worker->found);
    for (size_t i = 0; i < worker->count; i++) {
        worker->slots[i] = (struct slot){ id_at(search, worker->start + i), i };
        sorted = sorted && (!i || worker->slots[i - 1].id < worker->slots[i].id);
    }
    if (!sorted)
        qsort(worker->slots, worker->count, sizeof *worker->slots, compare_slots);
}

/* Ids that lie close together are read in one go. */
static void run_chunk(struct worker *worker)
{
    enum { CLOSE = 4 };
    const struct hoso_search *search = worker->search;
    /* An article with a mention has been read, and about its entities there is no more to ask. */
    bool ids_are_enough = search->terms.narrowed && search->terms.count && !search->needs_row &&
                          !search->needs_folded && !search->needs_text;
    for (size_t i = 0, end; i < worker->count && !atomic_load(&search->cancel); i = end) {
        end = i + 1;
        if (ids_are_enough) {
            run_slot(worker, &worker->slots[i],
                     &(struct hoso_store_scanned){ .id = worker->slots[i].id });
            continue;
        }
        while (end < worker->count && worker->slots[end].id - worker->slots[end - 1].id <= CLOSE)
            end++;
        scan(worker, worker->slots[i].id, worker->slots[end - 1].id);
    }
}

/* With the mutex held: moves the chunks that are in order into the results. */
static void publish(struct hoso_search *search)
{
    for (; search->published < search->chunk_count; search->published++) {
        struct chunk *chunk = &search->chunks[search->published];
        if (!chunk->done)
            break;
        for (size_t i = 0; i < chunk->found.count; i++) {
            hoso_vec_push(&search->results, chunk->found.items[i]);
            search->hit_count += chunk->found.items[i].count;
        }
        search->stopped_count += chunk->stopped_count;
        hoso_vec_release(&chunk->found);
    }
}

static void finish_chunk(struct worker *worker, size_t number)
{
    struct hoso_search *search = worker->search;
    struct chunk *chunk = &search->chunks[number];
    for (size_t i = 0; i < worker->count; i++)
        if (worker->found[i])
            hoso_vec_push(&chunk->found, ((struct hoso_posting){ id_at(search, worker->start + i),
                                                                 worker->counts[i] }));
    chunk->stopped_count = worker->stopped_count;
    pthread_mutex_lock(&search->mutex);
    chunk->done = true;
    publish(search);
    pthread_mutex_unlock(&search->mutex);
}

static void tell(const struct hoso_search *search)
{
    uint64_t one = 1;
    ssize_t written = write(search->session->event_fd, &one, sizeof one);
    (void)written;
}

/* ---- threads ---- */

/* With the mutex held. */
static void set_chunks(struct hoso_search *search)
{
    bool narrowed = search->terms.narrowed;
    search->ids = narrowed ? search->terms.ids.items : NULL;
    search->id_count = narrowed ? search->terms.ids.count : search->list->count;
    search->chunk_count = (search->id_count + CHUNK - 1) / CHUNK;
    search->chunks = hoso_calloc(search->chunk_count, sizeof *search->chunks);
    search->resolved = true;
}

/* The first to come finds out what is to be looked at, the others wait for it. */
static void prepare(struct hoso_search *search, struct hoso_store_reader *reader, bool first)
{
    if (first) {
        if (reader)
            search_terms_resolve(&search->terms, search->query, search->list, reader,
                                 &search->cancel);
        pthread_mutex_lock(&search->mutex);
        set_chunks(search);
        pthread_cond_broadcast(&search->change);
    } else {
        pthread_mutex_lock(&search->mutex);
        while (!search->resolved)
            pthread_cond_wait(&search->change, &search->mutex);
    }
    pthread_mutex_unlock(&search->mutex);
}

static void run_chunks(struct worker *worker)
{
    struct hoso_search *search = worker->search;
    while (!atomic_load(&search->cancel)) {
        pthread_mutex_lock(&search->mutex);
        size_t chunk = search->next_chunk < search->chunk_count ? search->next_chunk++ : SIZE_MAX;
        pthread_mutex_unlock(&search->mutex);
        if (chunk == SIZE_MAX)
            break;
        take_chunk(worker, chunk);
        run_chunk(worker);
        if (!atomic_load(&search->cancel)) {
            finish_chunk(worker, chunk);
            tell(search);
        }
    }
}

static void work(struct hoso_search *search, bool first)
{
    struct worker *worker = hoso_calloc(1, sizeof *worker);
    worker->search = worker->asked.search = search;
    hoso_buf_init(&worker->asked.text);
    hoso_buf_init(&worker->shown);
    bool opened =
        hoso_store_reader_open(&worker->reader, search->store, NULL) == HOSO_OK &&
        hoso_store_reader_open(&worker->asked.reader, search->store, NULL) == HOSO_OK;
    if (opened || first)
        prepare(search, opened ? worker->asked.reader : NULL, first);
    if (opened) {
        worker->searcher = hoso_searcher_new(search->query, &search->cancel);
        run_chunks(worker);
        hoso_searcher_free(worker->searcher);
    }
    hoso_store_reader_close(worker->asked.reader);
    hoso_store_reader_close(worker->reader);
    hoso_buf_release(&worker->asked.text);
    hoso_buf_release(&worker->shown);
    free(worker);
}

static void *search_thread(void *ctx)
{
    struct hoso_search *search = ctx;
    pthread_mutex_lock(&search->mutex);
    bool first = search->started++ == 0;
    pthread_mutex_unlock(&search->mutex);
    work(search, first);
    pthread_mutex_lock(&search->mutex);
    search->done = ++search->ended == search->wanted;
    pthread_cond_broadcast(&search->change);
    pthread_mutex_unlock(&search->mutex);
    tell(search);
    return NULL;
}

/* ---- start and end ---- */

static enum hoso_status parse(struct hoso_search *search, const char *source, bool typing,
                              size_t *error_offset, struct hoso_error *err)
{
    const struct hoso_lexicon *lexicon = search->session->lexicon;
    size_t count = search->session->type_count;
    struct hoso_query_type *types = hoso_calloc(count, sizeof *types);
    for (size_t i = 0; i < count; i++) {
        const struct hoso_type *type = hoso_lexicon_type(lexicon, i);
        types[i] = (struct hoso_query_type){ type->key, type->letter, (int)i };
    }
    struct hoso_query_syntax syntax = { types, count, typing };
    enum hoso_status status = hoso_query_parse(&search->query, source, strlen(source), &syntax,
                                               error_offset, err);
    free(types);
    return status;
}

static void plan(struct hoso_search *search)
{
    search->needs_row = hoso_query_needs_row(search->query);
    search->needs_text = hoso_query_needs_text(search->query);
    search->needs_folded = hoso_query_needs_folded(search->query);
    search_terms_init(&search->terms, search->query);
}

static void start_threads(struct hoso_search *search)
{
    long cores = search->session->jobs > 0 ? search->session->jobs : sysconf(_SC_NPROCESSORS_ONLN);
    size_t wanted = cores < 1 ? 1 : cores > MAX_THREADS ? MAX_THREADS : (size_t)cores;
    if (wanted > 1 + search->list->count / CHUNK)
        wanted = 1 + search->list->count / CHUNK;
    search->wanted = (int)wanted;
    while (search->thread_count < (int)wanted &&
           hoso_thread_start(&search->threads[search->thread_count], search_thread, search))
        search->thread_count++;
    pthread_mutex_lock(&search->mutex);
    search->wanted = search->thread_count;
    search->done = search->ended == search->wanted;
    if (!search->wanted)
        set_chunks(search);
    pthread_mutex_unlock(&search->mutex);
}

enum hoso_status hoso_search_start(struct hoso_search **out, struct hoso_session *session,
                                   const char *query, bool typing, size_t *error_offset,
                                   struct hoso_error *err)
{
    struct hoso_search *search = hoso_calloc(1, sizeof *search);
    search->session = session;
    search->store = session->store;
    search->list = list_share(session->list);
    pthread_mutex_init(&search->mutex, NULL);
    pthread_cond_init(&search->change, NULL);
    enum hoso_status status = parse(search, query, typing, error_offset, err);
    if (status != HOSO_OK) {
        hoso_search_free(search);
        return status;
    }
    plan(search);
    search_marks_init(&search->marks, search->query, search->session->work);
    start_threads(search);
    *out = search;
    return HOSO_OK;
}

void hoso_search_free(struct hoso_search *search)
{
    if (!search)
        return;
    atomic_store(&search->cancel, true);
    for (int i = 0; i < search->thread_count; i++)
        pthread_join(search->threads[i], NULL);
    for (size_t i = 0; i < search->chunk_count; i++)
        hoso_vec_release(&search->chunks[i].found);
    free(search->chunks);
    hoso_vec_release(&search->results);
    hoso_searcher_free(search->own);
    search_marks_release(&search->marks);
    if (search->query)
        search_terms_release(&search->terms);
    hoso_query_free(search->query);
    list_drop(search->list);
    pthread_cond_destroy(&search->change);
    pthread_mutex_destroy(&search->mutex);
    free(search);
}

/* ---- results ---- */

void hoso_search_state(struct hoso_search *search, struct hoso_search_state *state)
{
    pthread_mutex_lock(&search->mutex);
    state->done = search->done;
    state->article_count = search->results.count;
    state->hit_count = search->hit_count;
    state->stopped_count = search->stopped_count;
    pthread_mutex_unlock(&search->mutex);
}

struct hoso_posting hoso_search_result(struct hoso_search *search, size_t i)
{
    pthread_mutex_lock(&search->mutex);
    struct hoso_posting result = { 0 };
    if (i < search->results.count)
        result = search->results.items[i];
    pthread_mutex_unlock(&search->mutex);
    return result;
}

void hoso_search_wait(struct hoso_search *search)
{
    pthread_mutex_lock(&search->mutex);
    while (!search->done)
        pthread_cond_wait(&search->change, &search->mutex);
    pthread_mutex_unlock(&search->mutex);
}

struct own_row {
    struct hoso_query_article article;
    uint64_t digest; /* of the text */
};

static bool take_article(const struct hoso_store_article *row, void *ctx)
{
    struct own_row *own = ctx;
    struct hoso_query_article *article = &own->article;
    own->digest = row->digest;
    article->title = hoso_arena_strndup(article->ctx, row->title, strlen(row->title));
    article->path = hoso_arena_strndup(article->ctx, row->path, strlen(row->path));
    article->date = hoso_arena_strndup(article->ctx, row->date, strlen(row->date));
    return false;
}

static bool knows_terms(struct hoso_search *search)
{
    pthread_mutex_lock(&search->mutex);
    bool known = search->resolved || !(search->terms.count + search->terms.stated_count);
    pthread_mutex_unlock(&search->mutex);
    return known;
}

/* The searcher of the session's thread runs to its end: it is one article. */
static enum hoso_status run_own(struct hoso_search *search, struct hoso_query_article *article,
                                struct hoso_spans *hits)
{
    bool found;
    if (!search->own)
        search->own = hoso_searcher_new(search->query, NULL);
    return hoso_searcher_run(search->own, article, &found, hits);
}

enum hoso_status hoso_search_hits(struct hoso_search *search, int64_t article,
                                  struct hoso_spans *hits)
{
    struct hoso_session *session = search->session;
    hoso_vec_clear(hits);
    if (!knows_terms(search))
        return HOSO_BUSY;
    struct hoso_arena strings = { 0 };
    struct own_row own = { .article.ctx = &strings };
    struct hoso_buf folded = HOSO_BUF_INIT;
    struct asked asked = { search, session->reader, article, HOSO_BUF_INIT, 0, NULL, "" };
    enum hoso_status status = hoso_store_article(session->reader, article, take_article, &own);
    struct hoso_query_article row = own.article;
    if (status == HOSO_OK)
        status = hoso_store_text(session->reader, article, &asked.text);
    if (status == HOSO_OK && search->needs_folded)
        status = hoso_store_folded(session->reader, article, &folded);
    if (status == HOSO_OK) {
        struct hoso_buf shown = HOSO_BUF_INIT;
        asked.digest = own.digest;
        asked.path = row.path;
        asked.date = row.date;
        roots_to_shown(&session->roots, &shown, row.path);
        row.path = shown.data;
        row.text = asked.text.data;
        row.text_len = asked.text.len;
        row.folded = search->needs_folded ? folded.data : NULL;
        row.folded_len = folded.len;
        row.ctx = &asked;
        row.mentions = mentions;
        row.states = states;
        row.marked = marked;
        status = run_own(search, &row, hits);
        hoso_buf_release(&shown);
    }
    hoso_buf_release(&asked.text);
    hoso_buf_release(&folded);
    hoso_arena_release(&strings);
    return status;
}
