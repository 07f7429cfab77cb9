/* The article list: the ids in list order, as of some moment.  A list is never changed; a
 * newer one takes its place, and who still reads the old one shares it.  A long one is
 * loaded by a thread of its own, so that nobody waits for it at the screen. */
#include "session-internal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "hoso/mem.h"
#include "hoso/thread.h"

enum { AT_ONCE = 20000 }; /* articles that are loaded in a few milliseconds */

/* ---- loading ---- */

struct list_row {
    int64_t id;
    char *path; /* as shown; only where there is more than one root */
};
struct list_rows HOSO_VEC(struct list_row);

struct list_loading {
    const struct hoso_session *session;
    struct hoso_store_runs runs;
    struct list_rows rows;
    struct hoso_buf shown;
};

static bool add_row(int64_t id, const char *path, void *ctx)
{
    struct list_loading *loading = ctx;
    roots_to_shown(&loading->session->roots, &loading->shown, path);
    hoso_vec_push(&loading->rows, ((struct list_row){ id, hoso_strdup(loading->shown.data) }));
    return true;
}

static int compare_rows(const void *a, const void *b)
{
    return strcmp(((const struct list_row *)a)->path, ((const struct list_row *)b)->path);
}

static int compare_places(const void *a, const void *b)
{
    int64_t x = ((const struct list_place *)a)->id, y = ((const struct list_place *)b)->id;
    return x < y ? -1 : x > y;
}

static void sort_by_id(struct article_list *list)
{
    list->by_id = hoso_calloc(list->count, sizeof *list->by_id);
    for (size_t i = 0; i < list->count; i++)
        list->by_id[i] = (struct list_place){ list->ids[i], i };
    qsort(list->by_id, list->count, sizeof *list->by_id, compare_places);
}

static void write_out(struct article_list *list, const struct hoso_store_runs *runs)
{
    bool sorted = true;
    size_t at = 0;
    list->ids = hoso_calloc(list->count, sizeof *list->ids);
    for (size_t i = 0; i < runs->count; i++)
        for (size_t k = 0; k < runs->items[i].count; k++, at++) {
            list->ids[at] = runs->items[i].first + (int64_t)k;
            sorted = sorted && (!at || list->ids[at - 1] < list->ids[at]);
        }
    if (!sorted)
        sort_by_id(list);
}

/* Files that are read in their order, as at first, have ids in the list's order. */
static struct article_list *list_new(const struct hoso_store_runs *runs)
{
    struct article_list *list = hoso_calloc(1, sizeof *list);
    atomic_init(&list->refs, 1);
    list->first = runs->count ? runs->items[0].first : 1;
    for (size_t i = 0; i < runs->count; i++)
        list->count += runs->items[i].count;
    if (runs->count > 1)
        write_out(list, runs);
    return list;
}

/* The order of shown paths, where it may differ from that of stored ones. */
static void load_rows(struct list_loading *loading, struct hoso_store_reader *reader)
{
    struct list_rows *rows = &loading->rows;
    hoso_store_list(reader, add_row, loading);
    if (rows->count)
        qsort(rows->items, rows->count, sizeof *rows->items, compare_rows);
    for (size_t i = 0; i < rows->count; i++) {
        hoso_vec_push(&loading->runs, ((struct hoso_store_run){ rows->items[i].id, 1 }));
        free(rows->items[i].path);
    }
    hoso_vec_release(rows);
}

static struct article_list *list_load(const struct hoso_session *session,
                                      struct hoso_store_reader *reader)
{
    struct list_loading loading = { .session = session, .shown = HOSO_BUF_INIT };
    if (session->roots.count > 1)
        load_rows(&loading, reader);
    else
        hoso_store_ids(reader, &loading.runs);
    struct article_list *list = list_new(&loading.runs);
    hoso_buf_release(&loading.shown);
    hoso_vec_release(&loading.runs);
    return list;
}

struct article_list *list_share(struct article_list *list)
{
    atomic_fetch_add(&list->refs, 1);
    return list;
}

void list_drop(struct article_list *list)
{
    if (!list || atomic_fetch_sub(&list->refs, 1) > 1)
        return;
    free(list->ids);
    free(list->by_id);
    free(list);
}

static int compare_ids(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}

size_t list_position(const struct article_list *list, int64_t id)
{
    if (!list->count)
        return SIZE_MAX;
    if (list->by_id) {
        struct list_place key = { id, 0 };
        const struct list_place *place =
            bsearch(&key, list->by_id, list->count, sizeof key, compare_places);
        return place ? place->position : SIZE_MAX;
    }
    if (!list->ids)
        return id >= list->first && (size_t)(id - list->first) < list->count
                   ? (size_t)(id - list->first)
                   : SIZE_MAX;
    const int64_t *at = bsearch(&id, list->ids, list->count, sizeof id, compare_ids);
    return at ? (size_t)(at - list->ids) : SIZE_MAX;
}

/* ---- the session's ---- */

/* Has nobody committed anything since the list was loaded?  Known of a file only. */
static bool is_current(struct hoso_session *session)
{
    return hoso_store_path(session->store) &&
           hoso_store_data_version(session->reader) == session->list_version;
}

static void take(struct hoso_session *session, struct article_list *list)
{
    list_drop(session->list);
    session->list = list;
}

void list_load_now(struct hoso_session *session)
{
    session->list_version = hoso_store_data_version(session->reader);
    take(session, list_load(session, session->reader));
}

static void *load_beside(void *ctx)
{
    struct hoso_session *session = ctx;
    struct list_loader *loader = &session->loader;
    struct hoso_store_reader *reader;
    uint64_t one = 1;
    if (hoso_store_reader_open(&reader, session->store, NULL) == HOSO_OK) {
        loader->list = list_load(session, reader);
        hoso_store_reader_close(reader);
    }
    atomic_store(&loader->finished, true);
    ssize_t written = write(session->event_fd, &one, sizeof one);
    (void)written;
    return NULL;
}

/* Waits for the thread, and takes what it brings; true for a list. */
static bool end_loading(struct hoso_session *session)
{
    struct list_loader *loader = &session->loader;
    struct article_list *list = NULL;
    if (loader->running) {
        pthread_join(loader->thread, NULL);
        loader->running = false;
        list = loader->list;
        loader->list = NULL;
    }
    if (list)
        take(session, list);
    return list;
}

static bool start_loading(struct hoso_session *session)
{
    struct list_loader *loader = &session->loader;
    session->list_version = hoso_store_data_version(session->reader); /* of before */
    atomic_store(&loader->finished, false);
    loader->list = NULL;
    loader->running = hoso_thread_start(&loader->thread, load_beside, session);
    return loader->running;
}

bool hoso_session_refresh(struct hoso_session *session)
{
    if (session->loader.running && !atomic_load(&session->loader.finished))
        return false; /* an event says when */
    bool other = end_loading(session);
    uint64_t generation = hoso_ingest_list_generation(session->ingest);
    if (generation == session->list_generation)
        return other;
    if (!is_current(session) &&
        (session->list->count < AT_ONCE || !start_loading(session))) {
        list_load_now(session);
        other = true;
    }
    session->list_generation = generation;
    return other;
}

void list_end(struct hoso_session *session)
{
    end_loading(session);
    list_drop(session->list);
}

void list_refresh_now(struct hoso_session *session)
{
    hoso_session_refresh(session);
    end_loading(session);
    hoso_session_refresh(session);
    end_loading(session);
}
