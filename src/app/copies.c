/* Near copies.  The samples of all articles (similar.h) are sorted by their keys, once for
 * each round; neighbours with the same key are compared, by their samples where these are
 * sure, else by their texts, and joined.  Articles are known by their place in the list, so
 * that what is found depends on the corpus alone: the first of a group names it.  There may
 * be a million, so little is kept of each, and a round goes through its keys in parts. */
#include "session-internal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "hoso/mem.h"
#include "hoso/similar.h"
#include "hoso/thread.h"

/* Pairs that the texts have told apart: a round later they may come again. */
enum { REFUSED = 4096, PART_BITS = 3, PARTS = 1 << PART_BITS };

struct keyed {
    uint32_t key, item;
};

struct search_for_copies {
    struct hoso_store_reader *reader;
    const struct article_list *list;
    const atomic_bool *stop;
    size_t count;                 /* of the list */
    struct hoso_samples *samples; /* by place; all zero for none */
    uint32_t *parents;            /* by place: lead to the first of its group */
    struct HOSO_VEC(struct keyed) keyed, scratch; /* the part that is looked at */
    uint64_t refused[REFUSED];
    struct hoso_buf a, b;
};

/* ---- all samples ---- */

static bool add_samples(int64_t first_id, const void *slots, size_t count, void *ctx)
{
    struct search_for_copies *s = ctx;
    const struct hoso_gist *gists = slots;
    for (size_t i = 0; i < count; i++) {
        size_t place = gists[i].samples.mins[0] ? list_position(s->list, first_id + (int64_t)i)
                                                : SIZE_MAX;
        if (place < s->count)
            s->samples[place] = gists[i].samples;
    }
    return !atomic_load(s->stop);
}

static void load_samples(struct search_for_copies *s)
{
    s->count = s->list->count < UINT32_MAX ? s->list->count : UINT32_MAX;
    s->samples = hoso_calloc(s->count, sizeof *s->samples);
    s->parents = hoso_calloc(s->count, sizeof *s->parents);
    hoso_store_gists(s->reader, 0, INT64_MAX, add_samples, s);
    for (size_t i = 0; i < s->count; i++)
        s->parents[i] = (uint32_t)i;
}

/* ---- groups ---- */

static uint32_t first_of(struct search_for_copies *s, uint32_t item)
{
    while (s->parents[item] != item) {
        s->parents[item] = s->parents[s->parents[item]];
        item = s->parents[item];
    }
    return item;
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
    read_folded(s, list_id(s->list, x), &s->a);
    read_folded(s, list_id(s->list, y), &s->b);
    bool copies = hoso_similar_is_copy(s->a.data, s->a.len, s->b.data, s->b.len);
    if (!copies)
        *refused = pair;
    return copies;
}

/* X is before Y. */
static void join_copies(struct search_for_copies *s, uint32_t x, uint32_t y)
{
    uint32_t a = first_of(s, x), b = first_of(s, y);
    if (a == b)
        return;
    int sure = hoso_samples_are_copies(&s->samples[x], &s->samples[y]);
    if (sure > 0 || (sure == 0 && texts_are_copies(s, x, y)))
        s->parents[a > b ? a : b] = a < b ? a : b;
}

/* By key, items of the same key in their order. */
static void sort_keyed(struct search_for_copies *s)
{
    uint32_t *starts = hoso_malloc(((1 << 16) + 1) * sizeof *starts);
    hoso_vec_reserve(&s->scratch, s->keyed.count);
    struct keyed *from = s->keyed.items, *to = s->scratch.items;
    for (int shift = 0; shift < 32; shift += 16) {
        memset(starts, 0, ((1 << 16) + 1) * sizeof *starts);
        for (size_t i = 0; i < s->keyed.count; i++)
            starts[((from[i].key >> shift) & 0xFFFF) + 1]++;
        for (int i = 0; i < 1 << 16; i++)
            starts[i + 1] += starts[i];
        for (size_t i = 0; i < s->keyed.count; i++)
            to[starts[(from[i].key >> shift) & 0xFFFF]++] = from[i];
        struct keyed *other = from;
        from = to;
        to = other;
    }
    free(starts); /* two turns: all is back in keyed */
}

static void run_part(struct search_for_copies *s, int round, uint32_t part)
{
    hoso_vec_clear(&s->keyed);
    for (size_t i = 0; i < s->count; i++) {
        uint32_t key = hoso_samples_key(&s->samples[i], round);
        if (key >> (32 - PART_BITS) == part && s->samples[i].mins[0])
            hoso_vec_push(&s->keyed, ((struct keyed){ key, (uint32_t)i }));
    }
    sort_keyed(s);
    const struct keyed *keyed = s->keyed.items;
    for (size_t i = 1, first = 0; i < s->keyed.count && !atomic_load(s->stop); i++) {
        if (keyed[i].key != keyed[first].key) {
            first = i;
            continue;
        }
        join_copies(s, keyed[i - 1].item, keyed[i].item);
        if (first < i - 1)
            join_copies(s, keyed[first].item, keyed[i].item);
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
    uint32_t *sizes = hoso_calloc(s->count, sizeof *sizes);
    uint32_t *numbers = hoso_calloc(s->count, sizeof *numbers);
    size_t found = 0;
    for (uint32_t i = 0; i < s->count; i++)
        if (sizes[first_of(s, i)]++)
            found += sizes[first_of(s, i)] == 2 ? 2 : 1;
    hoso_vec_reserve(&copies->all, found);
    for (uint32_t i = 0; i < s->count; i++) {
        uint32_t first = first_of(s, i);
        if (sizes[first] < 2)
            continue;
        if (first == i)
            numbers[i] = (uint32_t)copies->group_count++;
        hoso_vec_push(&copies->all, ((struct copy){ list_id(s->list, i), numbers[first] }));
    }
    if (copies->all.count && s->list->by_id)
        qsort(copies->all.items, copies->all.count, sizeof *copies->all.items, compare_copies);
    free(sizes);
    free(numbers);
}

static void release_samples(struct search_for_copies *s)
{
    free(s->samples);
    s->samples = NULL;
    hoso_vec_release(&s->keyed);
    hoso_vec_release(&s->scratch);
    hoso_buf_release(&s->a);
    hoso_buf_release(&s->b);
}

static struct copies *find_copies(struct hoso_store_reader *reader,
                                  const struct article_list *list, const atomic_bool *stop)
{
    struct search_for_copies *s = hoso_calloc(1, sizeof *s);
    struct copies *copies = hoso_calloc(1, sizeof *copies);
    s->reader = reader;
    s->list = list;
    s->stop = stop;
    hoso_buf_init(&s->a);
    hoso_buf_init(&s->b);
    load_samples(s);
    for (int round = 0; round < HOSO_SAMPLES_ROUNDS; round++)
        for (uint32_t part = 0; part < PARTS && !atomic_load(stop); part++)
            run_part(s, round, part);
    release_samples(s); /* before more is asked for */
    collect(s, copies);
    free(s->parents);
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
