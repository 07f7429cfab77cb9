#include "concordance-internal.h"

#include <stdlib.h>
#include <string.h>

#include "hoso/mem.h"

enum { AT_ONCE = 20000 }; /* articles that are found without a thread, in a few ms */

/* ---- start and end ---- */

static size_t article_count(struct hoso_session *session, int64_t entity)
{
    struct hoso_entity_infos infos = { 0 };
    hoso_session_entity(session, entity, &infos);
    size_t count = infos.count ? infos.items[0].article_count : 0;
    hoso_entity_infos_release(&infos);
    return count;
}

struct hoso_concordance *hoso_concordance_new(struct hoso_session *session, int64_t entity,
                                              enum hoso_order order)
{
    struct hoso_concordance *c = hoso_calloc(1, sizeof *c);
    c->session = session;
    c->store = session->store;
    c->entity = entity;
    c->list = list_share(session->list);
    for (size_t i = 0; i < TEXTS_MAX; i++)
        hoso_buf_init(&c->texts[i].text);
    pthread_mutex_init(&c->mutex, NULL);
    pthread_cond_init(&c->change, NULL);
    c->wanted[TASK_GROUPS] = c->wanted[TASK_DATES] = c->wanted[TASK_NAMED] = true;
    if (article_count(session, entity) <= AT_ONCE) {
        concordance_find_groups(c, session->reader);
        c->done[TASK_GROUPS] = true;
    }
    hoso_concordance_sort(c, order);
    concordance_start(c);
    hoso_concordance_refresh(c);
    return c;
}

static void text_release(struct kept_text *kept)
{
    hoso_buf_release(&kept->text);
    hoso_vec_release(&kept->mentions);
    kept->article = 0;
}

static void ordering_release(struct ordering *ordering)
{
    free(ordering->groups);
    free(ordering->starts);
}

void hoso_concordance_free(struct hoso_concordance *c)
{
    if (!c)
        return;
    pthread_mutex_lock(&c->mutex);
    atomic_store(&c->cancel, true);
    pthread_cond_broadcast(&c->change);
    pthread_mutex_unlock(&c->mutex);
    if (c->has_thread)
        pthread_join(c->thread, NULL);
    for (size_t i = 0; i < TEXTS_MAX; i++)
        text_release(&c->texts[i]);
    for (int i = 0; i < HOSO_LEVEL_COUNT; i++) {
        hoso_entity_infos_release(&c->named[i]);
        hoso_entity_infos_release(&c->new_named[i]);
    }
    hoso_vec_release(&c->groups);
    ordering_release(&c->as_listed);
    ordering_release(&c->by_date);
    hoso_vec_release(&c->dates);
    hoso_vec_release(&c->lines[0]);
    hoso_vec_release(&c->lines[1]);
    list_drop(c->list);
    pthread_cond_destroy(&c->change);
    pthread_mutex_destroy(&c->mutex);
    free(c);
}

/* ---- what the thread has done ---- */

static enum concordance_task task_of(enum hoso_order order)
{
    static const enum concordance_task tasks[] = { [HOSO_ORDER_ARTICLE] = TASK_GROUPS,
                                                   [HOSO_ORDER_DATE] = TASK_DATES,
                                                   [HOSO_ORDER_LEFT] = TASK_LEFT,
                                                   [HOSO_ORDER_RIGHT] = TASK_RIGHT };
    return tasks[order];
}

bool hoso_concordance_refresh(struct hoso_concordance *c)
{
    bool news = false;
    pthread_mutex_lock(&c->mutex);
    for (int i = 0; i < TASK_COUNT; i++) {
        news |= c->done[i] && !c->seen[i];
        c->seen[i] = c->done[i];
    }
    if (c->has_new_named) {
        for (int i = 0; i < HOSO_LEVEL_COUNT; i++) {
            hoso_entity_infos_release(&c->named[i]);
            c->named[i] = c->new_named[i];
            c->new_named[i] = (struct hoso_entity_infos){ 0 };
        }
        c->has_new_named = false;
        news = true;
    }
    pthread_mutex_unlock(&c->mutex);
    if (c->seen[task_of(c->order)])
        c->shown = c->order;
    return news;
}

bool hoso_concordance_is_done(const struct hoso_concordance *c)
{
    return c->seen[TASK_GROUPS] && c->seen[TASK_DATES] && c->seen[TASK_NAMED] &&
           c->shown == c->order;
}

void hoso_concordance_sort(struct hoso_concordance *c, enum hoso_order order)
{
    c->order = order;
    pthread_mutex_lock(&c->mutex);
    c->wanted[task_of(order)] = true;
    pthread_cond_broadcast(&c->change);
    pthread_mutex_unlock(&c->mutex);
    if (c->seen[task_of(order)])
        c->shown = order;
}

enum hoso_order hoso_concordance_order(const struct hoso_concordance *c)
{
    return c->shown;
}

bool hoso_concordance_is_cut(const struct hoso_concordance *c)
{
    return c->shown >= HOSO_ORDER_LEFT && atomic_load(&c->cut);
}

const struct hoso_entity_infos *hoso_concordance_named(const struct hoso_concordance *c,
                                                       enum hoso_level level)
{
    return &c->named[level];
}

const struct hoso_date_counts *hoso_concordance_dates(const struct hoso_concordance *c)
{
    static const struct hoso_date_counts none;
    return c->seen[TASK_DATES] ? &c->dates : &none;
}

/* ---- rows ---- */

/* The rows' ordering; NULL where they are sorted by words, or not known yet. */
static const struct ordering *ordering_of(const struct hoso_concordance *c)
{
    if (!c->seen[TASK_GROUPS] || c->shown >= HOSO_ORDER_LEFT)
        return NULL;
    return c->shown == HOSO_ORDER_DATE ? &c->by_date : &c->as_listed;
}

static const struct lines *lines_of(const struct hoso_concordance *c)
{
    return c->shown >= HOSO_ORDER_LEFT ? &c->lines[c->shown - HOSO_ORDER_LEFT] : NULL;
}

size_t hoso_concordance_count(const struct hoso_concordance *c)
{
    const struct ordering *ordering = ordering_of(c);
    const struct lines *lines = lines_of(c);
    return ordering ? ordering->starts[c->groups.count] : lines ? lines->count : 0;
}

/* The place in ORDERING of the article that ROW belongs to. */
static size_t place_of_row(const struct hoso_concordance *c, const struct ordering *ordering,
                           size_t row)
{
    size_t low = 0, high = c->groups.count;
    while (high - low > 1) {
        size_t mid = (low + high) / 2;
        if (ordering->starts[mid] <= row)
            low = mid;
        else
            high = mid;
    }
    return low;
}

static const struct group *group_at(const struct hoso_concordance *c,
                                    const struct ordering *ordering, size_t place)
{
    return &c->groups.items[ordering->groups ? ordering->groups[place] : place];
}

bool hoso_concordance_is_heading(const struct hoso_concordance *c, size_t row)
{
    const struct ordering *ordering = ordering_of(c);
    return ordering && row < ordering->starts[c->groups.count] &&
           ordering->starts[place_of_row(c, ordering, row)] == row;
}

int64_t hoso_concordance_article(const struct hoso_concordance *c, size_t row)
{
    const struct ordering *ordering = ordering_of(c);
    const struct lines *lines = lines_of(c);
    if (row >= hoso_concordance_count(c))
        return 0;
    return lines ? lines->items[row].article
                 : group_at(c, ordering, place_of_row(c, ordering, row))->article;
}

/* ---- texts ---- */

struct mention_taking {
    int64_t entity;
    struct hoso_spans *spans;
};

static bool take_mention(size_t start, size_t end, int64_t entity, void *ctx)
{
    struct mention_taking *taking = ctx;
    if (entity == taking->entity)
        hoso_vec_push(taking->spans, ((struct hoso_span){ start, end }));
    return true;
}

/* The slot that ARTICLE is in, else the one that was not used for longest. */
static struct kept_text *slot_for(struct hoso_concordance *c, int64_t article)
{
    struct kept_text *oldest = &c->texts[0];
    size_t bytes = 0;
    for (size_t i = 0; i < TEXTS_MAX; i++) {
        struct kept_text *kept = &c->texts[i];
        if (kept->article == article)
            return kept;
        bytes += kept->text.len;
        oldest = kept->used < oldest->used ? kept : oldest;
    }
    for (size_t i = 0; bytes > TEXTS_BYTES && i < TEXTS_MAX; i++)
        text_release(&c->texts[i]);
    return oldest;
}

static struct kept_text *keep_text(struct hoso_concordance *c, int64_t article)
{
    struct kept_text *kept = slot_for(c, article);
    kept->used = ++c->use;
    if (kept->article == article)
        return kept;
    kept->article = article;
    hoso_vec_clear(&kept->mentions);
    if (hoso_store_text(c->session->reader, article, &kept->text) != HOSO_OK)
        hoso_buf_clear(&kept->text);
    hoso_store_mention_spans(c->session->reader, article, take_mention,
                             &(struct mention_taking){ c->entity, &kept->mentions });
    return kept;
}

static void fill(struct hoso_concordance *c, struct hoso_concordance_row *row, int64_t article,
                 size_t start, size_t end)
{
    const struct kept_text *kept = keep_text(c, article);
    row->start = start;
    row->end = end;
    if (start > end || end > kept->text.len)
        return;
    const char *text = kept->text.data;
    struct hoso_span around =
        concordance_around(text, kept->text.len, (struct hoso_span){ start, end });
    row->before = text + around.start;
    row->before_len = start - around.start;
    row->words = text + start;
    row->words_len = end - start;
    row->after = text + end;
    row->after_len = around.end - end;
}

bool hoso_concordance_row(struct hoso_concordance *c, size_t row, struct hoso_concordance_row *out)
{
    *out = (struct hoso_concordance_row){ .before = "", .words = "", .after = "" };
    if (row >= hoso_concordance_count(c))
        return false;
    const struct lines *lines = lines_of(c);
    if (lines) {
        const struct line *line = &lines->items[row];
        out->article = line->article;
        fill(c, out, line->article, line->start, line->end);
        return true;
    }
    const struct ordering *ordering = ordering_of(c);
    size_t place = place_of_row(c, ordering, row), within = row - ordering->starts[place];
    const struct group *group = group_at(c, ordering, place);
    out->article = group->article;
    if (!within) {
        out->count = group->count;
        return true;
    }
    const struct kept_text *kept = keep_text(c, group->article);
    if (within - 1 < kept->mentions.count)
        fill(c, out, group->article, kept->mentions.items[within - 1].start,
             kept->mentions.items[within - 1].end);
    return true;
}

static size_t find_line(const struct lines *lines, int64_t article, size_t start)
{
    size_t first = SIZE_MAX;
    for (size_t i = 0; i < lines->count; i++) {
        if (lines->items[i].article != article)
            continue;
        if (lines->items[i].start == start)
            return i;
        first = first == SIZE_MAX ? i : first;
    }
    return first;
}

size_t hoso_concordance_find(struct hoso_concordance *c, int64_t article, size_t start)
{
    const struct lines *lines = lines_of(c);
    const struct ordering *ordering = ordering_of(c);
    if (lines)
        return find_line(lines, article, start);
    for (size_t i = 0; ordering && i < c->groups.count; i++) {
        const struct group *group = group_at(c, ordering, i);
        if (group->article != article)
            continue;
        const struct kept_text *kept = keep_text(c, article);
        for (size_t m = 0; m < kept->mentions.count && m < group->count; m++)
            if (kept->mentions.items[m].start == start)
                return ordering->starts[i] + 1 + m;
        return ordering->starts[i] + 1;
    }
    return SIZE_MAX;
}
