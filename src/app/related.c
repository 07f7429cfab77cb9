/* Related articles.  Gists of all articles are looked through for those whose terms
 * weigh most together (CANDIDATES); of these the texts are read and compared; the best
 * (SHOWN) are weighed against each other.  How rare a term is, is told from a SAMPLE of
 * the articles, evenly from the list, so that it depends on what the corpus holds and
 * not on when it was read.  Measured: a sample does as well as all of them. */
#include "session-internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "hoso/fold.h"
#include "hoso/mem.h"
#include "hoso/similar.h"
#include "hoso/thread.h"
#include "related-internal.h"

enum {
    SAMPLE = 400,
    SAMPLE_OF_MANY = 240,
    CANDIDATES = 200,
    SHOWN = 50,
    CROWD = 30, /* of those shown, the best: the others are weighed against them */
    NEIGHBOURS = 3,
    HALVES_FROM = 20000 /* articles: from here on two threads look through the gists */
};
/* Below it two articles share nothing but what any two do. */
static const double least_score = 0.15, event_score = 0.35;
/* Copies are looked for from here on. */
static const double copy_cosine = 0.3;

/* What one answer is made with. */
struct relation {
    struct hoso_store *store;
    struct hoso_store_reader *reader;
    const struct article_list *list;
    int64_t article;
    const atomic_bool *stop;
    struct hoso_frequencies *frequencies;
    struct hoso_terms terms; /* of the article */
    char date[11];
    struct hoso_buf folded;
};

static bool is_stopped(const struct relation *r)
{
    return r->stop && atomic_load(r->stop);
}

/* ---- an article's terms ---- */

struct reading {
    struct hoso_terms *terms;
    char *date;
    struct hoso_buf *folded; /* NULL: not wanted */
    bool found;
};

static bool read_row(const struct hoso_store_scanned *row, void *ctx)
{
    struct reading *reading = ctx;
    struct hoso_buf title = HOSO_BUF_INIT;
    hoso_fold(&title, row->title, strlen(row->title));
    hoso_terms_find(reading->terms, row->folded, row->folded_len,
                    hoso_similar_words(title.data, title.len));
    hoso_buf_release(&title);
    reading->date[0] = '\0';
    if (strlen(row->date) < sizeof(char[11]))
        strcpy(reading->date, row->date);
    if (reading->folded)
        hoso_buf_add(reading->folded, row->folded, row->folded_len);
    reading->found = true;
    return false;
}

static bool read_terms(struct relation *r, int64_t article, struct hoso_terms *terms,
                       char date[11], struct hoso_buf *folded)
{
    struct hoso_store_scan scan = { .first = article, .last = article, .row = true, .folded = true };
    struct reading reading = { terms, date, folded, false };
    hoso_vec_clear(terms);
    hoso_store_scan(r->reader, &scan, read_row, &reading);
    return reading.found;
}

static bool add_to_sample(const struct hoso_store_scanned *row, void *ctx)
{
    struct relation *r = ctx;
    hoso_frequencies_add(r->frequencies, row->folded, row->folded_len);
    return false;
}

static void sample(struct relation *r)
{
    size_t count = r->list->count, most = count < HALVES_FROM ? SAMPLE : SAMPLE_OF_MANY;
    size_t wanted = count < most ? count : most;
    r->frequencies = hoso_frequencies_new();
    for (size_t i = 0; i < wanted && !is_stopped(r); i++) {
        int64_t article = list_id(r->list, i * count / wanted);
        struct hoso_store_scan scan = { .first = article, .last = article, .folded = true };
        hoso_store_scan(r->reader, &scan, add_to_sample, r);
    }
}

/* ---- candidates, from the gists ---- */

struct candidate {
    int64_t article;
    float score;
};

/* The best so far of a stretch of ids: a heap whose root is the worst. */
struct looking {
    struct relation *relation;
    struct hoso_store_reader *reader;
    const struct hoso_gist_query *query;
    int64_t first, last;
    struct candidate heap[CANDIDATES];
    size_t count;
};

static bool is_worse(struct candidate a, struct candidate b)
{
    return a.score != b.score ? a.score < b.score : a.article > b.article;
}

static void sink(struct looking *l, size_t at)
{
    for (;;) {
        size_t worst = at;
        for (size_t child = 2 * at + 1; child <= 2 * at + 2 && child < l->count; child++)
            if (is_worse(l->heap[child], l->heap[worst]))
                worst = child;
        if (worst == at)
            return;
        struct candidate moved = l->heap[at];
        l->heap[at] = l->heap[worst];
        l->heap[worst] = moved;
        at = worst;
    }
}

static void offer(struct looking *l, struct candidate candidate)
{
    if (l->count < CANDIDATES) {
        l->heap[l->count++] = candidate;
        if (l->count == CANDIDATES)
            for (size_t at = CANDIDATES / 2; at-- > 0;)
                sink(l, at);
    } else if (is_worse(l->heap[0], candidate)) {
        l->heap[0] = candidate;
        sink(l, 0);
    }
}

static bool look_through(int64_t first_id, const void *slots, size_t count, void *ctx)
{
    struct looking *l = ctx;
    const struct hoso_gist *gists = slots;
    for (size_t i = 0; i < count; i++) {
        int64_t id = first_id + (int64_t)i;
        if (id < l->first || id > l->last || id == l->relation->article || !gists[i].terms[0])
            continue;
        float score = hoso_gist_score(l->query, &gists[i]);
        if (score > 0)
            offer(l, (struct candidate){ id, score });
    }
    return !is_stopped(l->relation);
}

static void *look(void *ctx)
{
    struct looking *l = ctx;
    hoso_store_gists(l->reader, l->first, l->last, look_through, l);
    return NULL;
}

/* The lower ids in a thread of its own, where there are many. */
static void look_in_halves(struct relation *r, struct looking *lower, struct looking *upper)
{
    pthread_t thread;
    struct hoso_store_reader *reader = NULL;
    int64_t half = upper->last / 2;
    bool started = false;
    if (upper->last >= HALVES_FROM &&
        hoso_store_reader_open(&reader, r->store, NULL) == HOSO_OK) {
        lower->reader = reader;
        lower->last = half;
        started = hoso_thread_start(&thread, look, lower);
    }
    upper->first = started ? half + 1 : 0;
    look(upper);
    if (started)
        pthread_join(thread, NULL);
    if (reader)
        hoso_store_reader_close(reader);
}

static int compare_candidates(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    return is_worse(*y, *x) ? -1 : is_worse(*x, *y);
}

struct found HOSO_VEC(struct candidate);

static void find_candidates(struct relation *r, struct found *found)
{
    struct hoso_store_counts counts = { 0 };
    struct hoso_gist_query *query = hoso_calloc(1, sizeof *query);
    struct looking *halves = hoso_calloc(2, sizeof *halves);
    hoso_gist_query_fill(query, &r->terms);
    hoso_store_counts(r->reader, &counts);
    halves[0] = (struct looking){ .relation = r, .query = query };
    halves[1] = (struct looking){ .relation = r, .reader = r->reader, .query = query,
                                  .last = counts.last_id };
    look_in_halves(r, &halves[0], &halves[1]);
    for (int half = 0; half < 2; half++)
        for (size_t i = 0; i < halves[half].count; i++)
            hoso_vec_push(found, halves[half].heap[i]);
    if (found->count)
        qsort(found->items, found->count, sizeof *found->items, compare_candidates);
    found->count = found->count < CANDIDATES ? found->count : CANDIDATES;
    free(halves);
    free(query);
}

/* ---- texts ---- */

/* One of those that may be shown. */
struct likeness {
    int64_t article;
    size_t position; /* in the list */
    double cosine, score;
    int days;
    struct hoso_terms terms;
};
struct likenesses HOSO_VEC(struct likeness);

static int compare_likenesses(const void *a, const void *b)
{
    const struct likeness *x = a, *y = b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return x->position < y->position ? -1 : x->position > y->position;
}

static void sort_likenesses(struct likenesses *all)
{
    if (all->count)
        qsort(all->items, all->count, sizeof *all->items, compare_likenesses);
}

static void release_likenesses(struct likenesses *all)
{
    for (size_t i = 0; i < all->count; i++)
        hoso_vec_release(&all->items[i].terms);
    hoso_vec_release(all);
}

/* The candidates by their texts; the best SHOWN stay. */
static void read_candidates(struct relation *r, const struct found *found, struct likenesses *all)
{
    char date[11];
    for (size_t i = 0; i < found->count && !is_stopped(r); i++) {
        struct likeness one = { .article = found->items[i].article };
        one.position = list_position(r->list, one.article);
        if (one.position == SIZE_MAX || !read_terms(r, one.article, &one.terms, date, NULL))
            continue;
        hoso_terms_weigh(&one.terms, r->frequencies);
        one.cosine = hoso_terms_cosine(&r->terms, &one.terms);
        one.days = hoso_similar_days(r->date, date);
        one.score = hoso_similar_score(one.cosine, 0, one.days);
        hoso_vec_push(all, one);
    }
    sort_likenesses(all);
    for (; all->count > SHOWN; all->count--)
        hoso_vec_release(&all->items[all->count - 1].terms);
}

/* The mean of the highest cosines of one with the best others; COSINES has a row for each of
 * them. */
static double crowding(const double *cosines, size_t crowd, size_t at)
{
    double best[NEIGHBOURS] = { 0 }, sum = 0;
    for (size_t i = 0; i < crowd; i++) {
        double cosine = i == at ? 0 : cosines[i * SHOWN + at];
        for (int j = 0; j < NEIGHBOURS; j++) {
            if (cosine > best[j]) {
                double pushed = best[j];
                best[j] = cosine;
                cosine = pushed;
            }
        }
    }
    for (int j = 0; j < NEIGHBOURS; j++)
        sum += best[j];
    return sum / NEIGHBOURS;
}

static void weigh_against_each_other(struct relation *r, struct likenesses *all)
{
    size_t crowd = all->count < CROWD ? all->count : CROWD;
    double *cosines = hoso_calloc(CROWD * SHOWN, sizeof *cosines);
    for (size_t i = 0; i < crowd && !is_stopped(r); i++) {
        for (size_t j = i + 1; j < all->count; j++) {
            double cosine = hoso_terms_cosine(&all->items[i].terms, &all->items[j].terms);
            cosines[i * SHOWN + j] = cosine;
            if (j < crowd)
                cosines[j * SHOWN + i] = cosine;
        }
    }
    for (size_t i = 0; i < all->count; i++) {
        struct likeness *one = &all->items[i];
        one->score = hoso_similar_score(one->cosine, crowding(cosines, crowd, i), one->days);
    }
    free(cosines);
    sort_likenesses(all);
}

/* ---- the answer ---- */

void hoso_relateds_release(struct hoso_relateds *relateds)
{
    for (size_t i = 0; i < relateds->count; i++)
        free(relateds->items[i].reasons);
    hoso_vec_release(relateds);
}

static enum hoso_related_kind kind_of(struct relation *r, const struct likeness *one)
{
    struct hoso_terms terms = { 0 };
    struct hoso_buf folded = HOSO_BUF_INIT;
    char date[11];
    bool copy = one->cosine >= copy_cosine &&
                read_terms(r, one->article, &terms, date, &folded) &&
                hoso_similar_is_copy(r->folded.data, r->folded.len, folded.data, folded.len);
    hoso_vec_release(&terms);
    hoso_buf_release(&folded);
    return copy ? HOSO_RELATED_COPY
           : one->score >= event_score ? HOSO_RELATED_EVENT : HOSO_RELATED_SHARED;
}

static void answer(struct relation *r, const struct likenesses *all, size_t limit,
                   struct hoso_relateds *relateds)
{
    struct related_names *names = related_names_new(r->reader, r->list->count, r->article);
    for (size_t i = 0; i < all->count && (!limit || i < limit) && !is_stopped(r); i++) {
        const struct likeness *one = &all->items[i];
        if (one->score < least_score)
            break;
        hoso_vec_push(relateds, ((struct hoso_related){ one->article, one->score, kind_of(r, one),
                                                        related_names_shared(names,
                                                                             one->article) }));
    }
    related_names_free(names);
}

static enum hoso_status relate(struct hoso_store *store, struct hoso_store_reader *reader,
                               const struct article_list *list, int64_t article, size_t limit,
                               const atomic_bool *stop, struct hoso_relateds *relateds)
{
    struct relation r = { .store = store, .reader = reader, .list = list, .article = article,
                          .stop = stop };
    struct found found = { 0 };
    struct likenesses all = { 0 };
    bool readable = read_terms(&r, article, &r.terms, r.date, &r.folded);
    if (readable) {
        sample(&r);
        hoso_terms_weigh(&r.terms, r.frequencies);
        find_candidates(&r, &found);
        read_candidates(&r, &found, &all);
        weigh_against_each_other(&r, &all);
        answer(&r, &all, limit, relateds);
    }
    bool stopped = is_stopped(&r);
    hoso_frequencies_free(r.frequencies);
    hoso_vec_release(&r.terms);
    hoso_buf_release(&r.folded);
    hoso_vec_release(&found);
    release_likenesses(&all);
    return stopped ? HOSO_CANCELLED : readable ? HOSO_OK : HOSO_NOT_FOUND;
}

enum hoso_status hoso_session_related(struct hoso_session *session, int64_t article, size_t limit,
                                      struct hoso_relateds *relateds)
{
    hoso_relateds_release(relateds);
    return relate(session->store, session->reader, session->list, article, limit, NULL, relateds);
}

/* ---- in the background ---- */

struct hoso_relating {
    struct hoso_store *store;
    struct article_list *list;
    int event_fd;
    int64_t article;
    size_t limit;
    atomic_bool stop, done;
    bool started;
    pthread_t thread;
    struct hoso_relateds relateds; /* the thread's until it is done */
};

static void *relating_thread(void *ctx)
{
    struct hoso_relating *relating = ctx;
    struct hoso_store_reader *reader;
    if (hoso_store_reader_open(&reader, relating->store, NULL) == HOSO_OK) {
        relate(relating->store, reader, relating->list, relating->article, relating->limit,
               &relating->stop, &relating->relateds);
        hoso_store_reader_close(reader);
    }
    atomic_store(&relating->done, true);
    uint64_t one = 1;
    ssize_t written = write(relating->event_fd, &one, sizeof one);
    (void)written;
    return NULL;
}

struct hoso_relating *hoso_relating_start(struct hoso_session *session, int64_t article,
                                          size_t limit)
{
    struct hoso_relating *relating = hoso_calloc(1, sizeof *relating);
    relating->store = session->store;
    relating->list = list_share(session->list);
    relating->event_fd = session->event_fd;
    relating->article = article;
    relating->limit = limit;
    relating->started = hoso_thread_start(&relating->thread, relating_thread, relating);
    if (!relating->started)
        atomic_store(&relating->done, true);
    return relating;
}

const struct hoso_relateds *hoso_relating_result(const struct hoso_relating *relating)
{
    return atomic_load(&relating->done) ? &relating->relateds : NULL;
}

void hoso_relating_free(struct hoso_relating *relating)
{
    if (!relating)
        return;
    atomic_store(&relating->stop, true);
    if (relating->started)
        pthread_join(relating->thread, NULL);
    hoso_relateds_release(&relating->relateds);
    list_drop(relating->list);
    free(relating);
}
