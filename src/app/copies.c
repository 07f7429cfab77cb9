/* Near copies.  The samples of all articles (similar.h) are sorted by their keys, once for
 * each round; neighbours with the same key are compared, by their samples where these are
 * sure, else by their texts, and joined.  Articles count in list order, so that what is
 * found depends on the corpus alone: the first of a group names it. */
#include "session-internal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "hoso/mem.h"
#include "hoso/similar.h"
#include "hoso/thread.h"

/* One article with samples, small, as there may be a million; `parent` leads to the first of
 * its group. */
struct item {
    uint32_t position; /* in the list */
    uint32_t parent;
    struct hoso_samples samples;
};
struct items HOSO_VEC(struct item);

/* Pairs that the texts have told apart: a round later they may come again. */
enum { REFUSED = 4096 };

struct search_for_copies {
    struct hoso_store_reader *reader;
    const struct article_list *list;
    const atomic_bool *stop;
    struct items items; /* by position */
    struct keyed {
        uint32_t key, item;
    } *keyed, *scratch;
    uint64_t refused[REFUSED];
    struct hoso_buf a, b;
};

/* ---- all samples, in list order ---- */

static bool add_samples(int64_t first_id, const void *slots, size_t count, void *ctx)
{
    struct search_for_copies *s = ctx;
    const struct hoso_gist *gists = slots;
    for (size_t i = 0; i < count; i++) {
        int64_t article = first_id + (int64_t)i;
        size_t position = gists[i].samples.mins[0] ? list_position(s->list, article) : SIZE_MAX;
        if (position < UINT32_MAX)
            hoso_vec_push(&s->items,
                          ((struct item){ (uint32_t)position, 0, gists[i].samples }));
    }
    return !atomic_load(s->stop);
}

static int compare_items(const void *a, const void *b)
{
    uint32_t x = ((const struct item *)a)->position, y = ((const struct item *)b)->position;
    return x < y ? -1 : x > y;
}

static void load_items(struct search_for_copies *s)
{
    hoso_vec_reserve(&s->items, s->list->count);
    hoso_store_gists(s->reader, 0, INT64_MAX, add_samples, s);
    bool sorted = true;
    for (size_t i = 1; i < s->items.count && sorted; i++)
        sorted = s->items.items[i - 1].position < s->items.items[i].position;
    if (!sorted)
        qsort(s->items.items, s->items.count, sizeof *s->items.items, compare_items);
    for (size_t i = 0; i < s->items.count; i++)
        s->items.items[i].parent = (uint32_t)i;
}

/* ---- groups ---- */

static uint32_t first_of(struct items *items, uint32_t item)
{
    while (items->items[item].parent != item) {
        items->items[item].parent = items->items[items->items[item].parent].parent;
        item = items->items[item].parent;
    }
    return item;
}

static int64_t article_of(const struct search_for_copies *s, uint32_t item)
{
    return s->list->ids[s->items.items[item].position];
}

static bool add_folded(const struct hoso_store_scanned *row, void *ctx)
{
    hoso_buf_add(ctx, row->folded, row->folded_len);
    return false;
}

static void read_folded(struct search_for_copies *s, int64_t article, struct hoso_buf *folded)
{
    struct hoso_store_scan scan = { .first = article, .last = article, .folded = true };
    hoso_buf_clear(folded);
    hoso_store_scan(s->reader, &scan, add_folded, folded);
}

static bool texts_are_copies(struct search_for_copies *s, uint32_t x, uint32_t y)
{
    uint64_t pair = (uint64_t)x << 32 | y;
    uint64_t *refused = &s->refused[(pair * 0x9E3779B97F4A7C15u) >> 52];
    if (*refused == pair)
        return false;
    read_folded(s, article_of(s, x), &s->a);
    read_folded(s, article_of(s, y), &s->b);
    bool copies = hoso_similar_is_copy(s->a.data, s->a.len, s->b.data, s->b.len);
    if (!copies)
        *refused = pair;
    return copies;
}

/* X is before Y. */
static void join_copies(struct search_for_copies *s, uint32_t x, uint32_t y)
{
    uint32_t a = first_of(&s->items, x), b = first_of(&s->items, y);
    if (a == b)
        return;
    int sure = hoso_samples_are_copies(&s->items.items[x].samples, &s->items.items[y].samples);
    if (sure > 0 || (sure == 0 && texts_are_copies(s, x, y)))
        s->items.items[a > b ? a : b].parent = a < b ? a : b;
}

/* By key, items of the same key in their order. */
static void sort_keyed(struct search_for_copies *s)
{
    for (int shift = 0; shift < 32; shift += 16) {
        uint32_t *starts = hoso_calloc((1 << 16) + 1, sizeof *starts);
        for (size_t i = 0; i < s->items.count; i++)
            starts[((s->keyed[i].key >> shift) & 0xFFFF) + 1]++;
        for (int i = 0; i < 1 << 16; i++)
            starts[i + 1] += starts[i];
        for (size_t i = 0; i < s->items.count; i++)
            s->scratch[starts[(s->keyed[i].key >> shift) & 0xFFFF]++] = s->keyed[i];
        struct keyed *other = s->keyed;
        s->keyed = s->scratch;
        s->scratch = other;
        free(starts);
    }
}

static void run_round(struct search_for_copies *s, int round)
{
    size_t count = s->items.count;
    for (size_t i = 0; i < count; i++)
        s->keyed[i] = (struct keyed){ hoso_samples_key(&s->items.items[i].samples, round),
                                      (uint32_t)i };
    sort_keyed(s);
    for (size_t i = 1, first = 0; i < count && !atomic_load(s->stop); i++) {
        if (s->keyed[i].key != s->keyed[first].key) {
            first = i;
            continue;
        }
        join_copies(s, s->keyed[i - 1].item, s->keyed[i].item);
        if (first < i - 1)
            join_copies(s, s->keyed[first].item, s->keyed[i].item);
    }
}

static int compare_copies(const void *a, const void *b)
{
    int64_t x = ((const struct copy *)a)->article, y = ((const struct copy *)b)->article;
    return x < y ? -1 : x > y;
}

/* What has come out: the articles of groups of two and more. */
static void collect(struct search_for_copies *s, struct copies *copies)
{
    size_t count = s->items.count;
    uint32_t *sizes = hoso_calloc(count, sizeof *sizes), *numbers = hoso_calloc(count, sizeof *numbers);
    for (uint32_t i = 0; i < count; i++)
        sizes[first_of(&s->items, i)]++;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t first = first_of(&s->items, i);
        if (sizes[first] < 2)
            continue;
        if (first == i)
            numbers[i] = (uint32_t)copies->group_count++;
        hoso_vec_push(&copies->all, ((struct copy){ article_of(s, i), numbers[first] }));
    }
    if (copies->all.count)
        qsort(copies->all.items, copies->all.count, sizeof *copies->all.items, compare_copies);
    free(sizes);
    free(numbers);
}

static struct copies *find_copies(struct hoso_store_reader *reader,
                                  const struct article_list *list, const atomic_bool *stop)
{
    struct search_for_copies *s = hoso_calloc(1, sizeof *s);
    struct copies *copies = hoso_calloc(1, sizeof *copies);
    s->reader = reader;
    s->list = list;
    s->stop = stop;
    load_items(s);
    s->keyed = hoso_calloc(s->items.count, sizeof *s->keyed);
    s->scratch = hoso_calloc(s->items.count, sizeof *s->scratch);
    for (int round = 0; round < HOSO_SAMPLES_ROUNDS && !atomic_load(stop); round++)
        run_round(s, round);
    collect(s, copies);
    hoso_vec_release(&s->items);
    hoso_buf_release(&s->a);
    hoso_buf_release(&s->b);
    free(s->keyed);
    free(s->scratch);
    free(s);
    return copies;
}

/* ---- the session's ---- */

static void copies_free(struct copies *copies)
{
    if (!copies)
        return;
    hoso_vec_release(&copies->all);
    free(copies);
}

static void *find_beside(void *ctx)
{
    struct hoso_session *session = ctx;
    struct copies_finder *finder = &session->copies_finder;
    struct hoso_store_reader *reader;
    uint64_t one = 1;
    if (hoso_store_reader_open(&reader, session->store, NULL) == HOSO_OK) {
        finder->found = find_copies(reader, finder->list, &finder->stop);
        hoso_store_reader_close(reader);
    }
    atomic_store(&finder->finished, true);
    ssize_t written = write(session->event_fd, &one, sizeof one);
    (void)written;
    return NULL;
}

/* Waits for the thread, and takes what it brings; true where that is something. */
static bool end_finding(struct hoso_session *session)
{
    struct copies_finder *finder = &session->copies_finder;
    if (!finder->running)
        return false;
    pthread_join(finder->thread, NULL);
    finder->running = false;
    list_drop(finder->list);
    struct copies *found = finder->found;
    finder->found = NULL;
    if (!found)
        return false;
    copies_free(session->copies);
    session->copies = found;
    return true;
}

static void start_finding(struct hoso_session *session, uint64_t generation)
{
    struct copies_finder *finder = &session->copies_finder;
    atomic_store(&finder->finished, false);
    finder->list = list_share(session->list);
    finder->generation = generation;
    finder->running = hoso_thread_start(&finder->thread, find_beside, session);
    if (!finder->running)
        list_drop(finder->list);
}

bool hoso_session_copies_refresh(struct hoso_session *session)
{
    struct copies_finder *finder = &session->copies_finder;
    struct hoso_progress progress;
    if (finder->running && !atomic_load(&finder->finished))
        return false; /* an event says when */
    bool other = end_finding(session);
    hoso_session_progress(session, &progress);
    if (progress.done && progress.generation != finder->generation && !session->loader.running)
        start_finding(session, progress.generation);
    return other;
}

void copies_end(struct hoso_session *session)
{
    atomic_store(&session->copies_finder.stop, true);
    end_finding(session);
    copies_free(session->copies);
    session->copies = NULL;
}

size_t hoso_session_copy_groups(const struct hoso_session *session)
{
    return session->copies ? session->copies->group_count : 0;
}

size_t hoso_session_copy_group(const struct hoso_session *session, int64_t article)
{
    struct copy key = { article, 0 };
    if (!session->copies || !session->copies->all.count)
        return SIZE_MAX;
    const struct copy *copy = bsearch(&key, session->copies->all.items,
                                      session->copies->all.count, sizeof key, compare_copies);
    return copy ? copy->group : SIZE_MAX;
}

void hoso_session_copies(const struct hoso_session *session, hoso_copy_fn *each, void *ctx)
{
    for (size_t i = 0; session->copies && i < session->copies->all.count; i++)
        each(session->copies->all.items[i].article, session->copies->all.items[i].group, ctx);
}
