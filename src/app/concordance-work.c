/* What the concordance's thread does: the articles, their dates, the order by the words
 * beside the mentions, and who and what is named with the entity.  A name counts once for
 * each sentence, paragraph and article that it shares with a mention: `seen` is the last
 * one that it was counted in. */
#include "concordance-internal.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "hoso/fold.h"
#include "hoso/histogram.h"
#include "hoso/mem.h"
#include "hoso/sentence.h"
#include "hoso/thread.h"
#include "hoso/unicode.h"

enum {
    NAMED_MAX = 200,       /* shown, of each level */
    TIED_MAX = 2000,       /* looked at for that, where the last are counted alike */
    NAMED_EVERY_MS = 300,  /* so often while they are counted */
    KEY_BYTES = 128,       /* of text, that a line is sorted by */
    KEY_WORDS = 4
};

struct span {
    size_t start, end;
    int64_t entity;
};
struct named {
    UT_hash_handle hh;
    int64_t entity;
    size_t counts[HOSO_LEVEL_COUNT];
    uint64_t seen[HOSO_LEVEL_COUNT];
};
struct keyed {
    struct line line;
    const char *key;
    size_t number; /* equal keys stay in order */
};

struct worker {
    struct hoso_concordance *c;
    struct hoso_store_reader *reader;
    struct hoso_buf text; /* of the article at hand */
    struct spans HOSO_VEC(struct span) spans;
    /* named */
    struct named *named;
    uint64_t unit;
    struct timespec told;
    /* words */
    struct keyeds HOSO_VEC(struct keyed) keyeds;
    struct hoso_arena keys;
    struct hoso_buf folded;
};

static bool is_cancelled(const struct worker *w)
{
    return atomic_load(&w->c->cancel);
}

static void tell(const struct hoso_concordance *c)
{
    uint64_t one = 1;
    ssize_t written = write(c->session->event_fd, &one, sizeof one);
    (void)written;
}

/* ---- articles ---- */

struct group_place {
    size_t position;
    struct group group;
};
struct group_places HOSO_VEC(struct group_place);

struct group_taking {
    struct hoso_concordance *c;
    struct group_places places;
    bool sorted;
};

static bool take_group(int64_t article, size_t count, void *ctx)
{
    struct group_taking *taking = ctx;
    struct group_places *places = &taking->places;
    size_t position = list_position(taking->c->list, article);
    if (position != SIZE_MAX && count) {
        if (places->count && places->items[places->count - 1].position > position)
            taking->sorted = false;
        hoso_vec_push(places, ((struct group_place){ position, { article, count } }));
    }
    return !atomic_load(&taking->c->cancel);
}

static int compare_places(const void *a, const void *b)
{
    size_t x = ((const struct group_place *)a)->position;
    size_t y = ((const struct group_place *)b)->position;
    return x < y ? -1 : x > y;
}

static void set_starts(struct hoso_concordance *c, struct ordering *ordering)
{
    size_t row = 0;
    ordering->starts = hoso_calloc(c->groups.count + 1, sizeof *ordering->starts);
    for (size_t i = 0; i < c->groups.count; i++) {
        ordering->starts[i] = row;
        row += 1 + c->groups.items[ordering->groups ? ordering->groups[i] : i].count;
    }
    ordering->starts[c->groups.count] = row;
}

void concordance_find_groups(struct hoso_concordance *c, struct hoso_store_reader *reader)
{
    struct group_taking taking = { .c = c, .sorted = true };
    hoso_store_postings(reader, c->entity, take_group, &taking);
    struct group_places *places = &taking.places;
    if (!taking.sorted)
        qsort(places->items, places->count, sizeof *places->items, compare_places);
    for (size_t i = 0; i < places->count; i++)
        hoso_vec_push(&c->groups, places->items[i].group);
    hoso_vec_release(places);
    set_starts(c, &c->as_listed);
}

/* ---- dates ---- */

struct dated {
    int date; /* INT_MAX for none */
    uint32_t group;
};

static bool take_date(const struct hoso_store_article *article, void *ctx)
{
    int number = hoso_date_number(article->date);
    *(int *)ctx = number ? number : INT_MAX;
    return false;
}

static int compare_dated(const void *a, const void *b)
{
    const struct dated *x = a, *y = b;
    if (x->date != y->date)
        return x->date < y->date ? -1 : 1;
    return x->group < y->group ? -1 : x->group > y->group;
}

static void add_date(struct hoso_date_counts *dates, int date, size_t count)
{
    if (date == INT_MAX)
        return;
    if (!dates->count || dates->items[dates->count - 1].date != date)
        hoso_vec_push(dates, ((struct hoso_date_count){ date, 0 }));
    dates->items[dates->count - 1].mention_count += count;
}

static void find_dates(struct worker *w)
{
    struct hoso_concordance *c = w->c;
    size_t count = c->groups.count;
    struct dated *all = hoso_calloc(count, sizeof *all);
    for (size_t i = 0; i < count && !is_cancelled(w); i++) {
        all[i] = (struct dated){ INT_MAX, (uint32_t)i };
        hoso_store_article(w->reader, c->groups.items[i].article, take_date, &all[i].date);
    }
    if (count)
        qsort(all, count, sizeof *all, compare_dated);
    c->by_date.groups = hoso_calloc(count, sizeof *c->by_date.groups);
    for (size_t i = 0; i < count; i++) {
        c->by_date.groups[i] = all[i].group;
        add_date(&c->dates, all[i].date, c->groups.items[all[i].group].count);
    }
    free(all);
    set_starts(c, &c->by_date);
}

/* ---- an article ---- */

static bool take_span(size_t start, size_t end, int64_t entity, void *ctx)
{
    struct worker *w = ctx;
    if (start <= end && end <= w->text.len)
        hoso_vec_push(&w->spans, ((struct span){ start, end, entity }));
    return true;
}

static void load(struct worker *w, int64_t article)
{
    hoso_vec_clear(&w->spans);
    if (hoso_store_text(w->reader, article, &w->text) == HOSO_OK)
        hoso_store_mention_spans(w->reader, article, take_span, w);
}

/* Calls EACH for every article, loaded; false where it was cancelled. */
static bool each_article(struct worker *w, void (*each)(struct worker *w, int64_t article))
{
    for (size_t i = 0; i < w->c->groups.count; i++) {
        if (is_cancelled(w))
            return false;
        load(w, w->c->groups.items[i].article);
        each(w, w->c->groups.items[i].article);
    }
    return true;
}

struct hoso_span concordance_around(const char *text, size_t len, struct hoso_span mention)
{
    size_t low = mention.start > CONTEXT_BYTES ? mention.start - CONTEXT_BYTES : 0;
    struct hoso_span around = { mention.start, mention.end };
    while (around.start > low && text[around.start - 1] != '\n')
        around.start--;
    while (around.start < mention.start && ((unsigned char)text[around.start] & 0xC0) == 0x80)
        around.start++;
    size_t rest = hoso_utf8_clip(text + mention.end, len - mention.end, CONTEXT_BYTES);
    const char *newline = memchr(text + mention.end, '\n', rest);
    around.end = newline ? (size_t)(newline - text) : mention.end + rest;
    return around;
}

/* ---- by the words beside ---- */

/* The words of a folded text, as many as a key has: the first or, from the end, the last. */
static size_t key_words(const struct hoso_buf *folded, bool last, struct hoso_span *words)
{
    size_t count = 0, size;
    uint32_t code;
    bool in_word = false;
    for (size_t at = 0; (size = hoso_utf8_next(&code, folded->data, folded->len, at)) > 0;
         at += size) {
        bool letter = hoso_is_letter(code) || hoso_is_digit(code);
        if (letter && !in_word) {
            if (count == KEY_WORDS && !last)
                break;
            if (count == KEY_WORDS)
                memmove(words, words + 1, --count * sizeof *words);
            words[count++].start = at;
        }
        if (letter)
            words[count - 1].end = at + size;
        in_word = letter;
    }
    return count;
}

static const char *make_key(struct worker *w, const char *text, size_t len, bool left)
{
    struct hoso_span words[KEY_WORDS];
    struct hoso_buf key = HOSO_BUF_INIT;
    hoso_buf_clear(&w->folded);
    hoso_fold(&w->folded, text, len);
    size_t count = key_words(&w->folded, left, words);
    for (size_t i = 0; i < count; i++) {
        struct hoso_span word = words[left ? count - 1 - i : i];
        hoso_buf_add(&key, w->folded.data + word.start, word.end - word.start);
        hoso_buf_addch(&key, ' ');
    }
    const char *kept = hoso_arena_strndup(&w->keys, key.data, key.len);
    hoso_buf_release(&key);
    return kept;
}

static void add_line(struct worker *w, int64_t article, const struct span *span, bool left)
{
    const char *text = w->text.data;
    struct hoso_span around =
        concordance_around(text, w->text.len, (struct hoso_span){ span->start, span->end });
    size_t before = span->start - around.start;
    if (before > KEY_BYTES) { /* cut between words */
        around.start = span->start - KEY_BYTES;
        const char *blank = memchr(text + around.start, ' ', KEY_BYTES);
        around.start = blank ? (size_t)(blank - text) : around.start;
        before = span->start - around.start;
    }
    size_t after = hoso_utf8_clip(text + span->end, around.end - span->end, KEY_BYTES);
    const char *key = left ? make_key(w, text + around.start, before, true)
                           : make_key(w, text + span->end, after, false);
    hoso_vec_push(&w->keyeds, ((struct keyed){ { article, span->start, span->end }, key,
                                               w->keyeds.count }));
}

static void add_lines(struct worker *w, int64_t article, bool left)
{
    for (size_t i = 0; i < w->spans.count; i++) {
        if (w->spans.items[i].entity != w->c->entity)
            continue;
        if (w->keyeds.count == LINES_MAX) {
            atomic_store(&w->c->cut, true);
            return;
        }
        add_line(w, article, &w->spans.items[i], left);
    }
}

static void add_left(struct worker *w, int64_t article)
{
    add_lines(w, article, true);
}

static void add_right(struct worker *w, int64_t article)
{
    add_lines(w, article, false);
}

static int compare_keyed(const void *a, const void *b)
{
    const struct keyed *x = a, *y = b;
    int by_key = strcmp(x->key, y->key);
    return by_key ? by_key : x->number < y->number ? -1 : 1;
}

static void sort_lines(struct worker *w, bool left)
{
    struct lines *lines = &w->c->lines[left ? 0 : 1];
    if (each_article(w, left ? add_left : add_right) && w->keyeds.count) {
        qsort(w->keyeds.items, w->keyeds.count, sizeof *w->keyeds.items, compare_keyed);
        hoso_vec_reserve(lines, w->keyeds.count);
        for (size_t i = 0; i < w->keyeds.count; i++)
            hoso_vec_push(lines, w->keyeds.items[i].line);
    }
    hoso_vec_release(&w->keyeds);
    hoso_arena_release(&w->keys);
}

/* ---- named with it ---- */

static void count_name(struct worker *w, enum hoso_level level, int64_t entity)
{
    struct named *named;
    if (entity == w->c->entity)
        return;
    HASH_FIND(hh, w->named, &entity, sizeof entity, named);
    if (!named) {
        named = hoso_calloc(1, sizeof *named);
        named->entity = entity;
        HASH_ADD(hh, w->named, entity, sizeof named->entity, named);
    }
    if (named->seen[level] == w->unit)
        return;
    named->seen[level] = w->unit;
    named->counts[level]++;
}

/* Counts the mentions FROM to TO, if one of them is the entity's. */
static bool count_unit(struct worker *w, enum hoso_level level, size_t from, size_t to)
{
    bool has = false;
    for (size_t i = from; i < to && !has; i++)
        has = w->spans.items[i].entity == w->c->entity;
    if (!has)
        return false;
    w->unit++;
    for (size_t i = from; i < to; i++)
        count_name(w, level, w->spans.items[i].entity);
    return true;
}

/* The first mention from I on that starts at END or later. */
static size_t span_from(const struct worker *w, size_t i, size_t end)
{
    while (i < w->spans.count && w->spans.items[i].start < end)
        i++;
    return i;
}

static void count_sentences(struct worker *w, size_t from, size_t to, struct hoso_span paragraph)
{
    for (size_t at = paragraph.start; from < to && at < paragraph.end && !is_cancelled(w);) {
        size_t end = hoso_sentence_end(w->text.data, paragraph.end, at);
        at = end > at ? end : paragraph.end;
        size_t next = span_from(w, from, at);
        count_unit(w, HOSO_LEVEL_SENTENCE, from, next);
        from = next;
    }
}

static void count_article(struct worker *w)
{
    count_unit(w, HOSO_LEVEL_ARTICLE, 0, w->spans.count);
    size_t start = 0;
    for (size_t i = 0, next; i < w->spans.count; i = next) {
        const char *at = w->text.data + w->spans.items[i].start;
        const char *newline = memrchr(w->text.data + start, '\n',
                                      w->spans.items[i].start - start);
        start = newline ? (size_t)(newline - w->text.data) + 1 : start;
        newline = memchr(at, '\n', w->text.len - w->spans.items[i].start);
        size_t end = newline ? (size_t)(newline - w->text.data) : w->text.len;
        next = span_from(w, i, end > w->spans.items[i].start ? end : end + 1);
        if (count_unit(w, HOSO_LEVEL_PARAGRAPH, i, next))
            count_sentences(w, i, next, (struct hoso_span){ start, end });
        start = end;
    }
}

struct name_taking {
    struct hoso_entity_infos *infos;
    size_t count, type_count;
};

static bool take_name(const struct hoso_store_entity_row *row, void *ctx)
{
    struct name_taking *taking = ctx;
    if (row->type < 0 || (size_t)row->type >= taking->type_count)
        return false;
    hoso_vec_push(taking->infos,
                  ((struct hoso_entity_info){ .id = row->id,
                                              .type = row->type,
                                              .name = hoso_strdup(row->name),
                                              .kind = hoso_strdup(row->kind),
                                              .here_count = taking->count,
                                              .mention_count = row->mention_count,
                                              .article_count = row->article_count }));
    return false;
}

struct top {
    int64_t entity;
    size_t count;
};

static int compare_tops(const void *a, const void *b)
{
    const struct top *x = a, *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return x->entity < y->entity ? -1 : x->entity > y->entity;
}

/* Ids tell in which order articles were read; what is counted alike stands by type and name. */
static int compare_named(const void *a, const void *b)
{
    const struct hoso_entity_info *x = a, *y = b;
    if (x->here_count != y->here_count)
        return x->here_count > y->here_count ? -1 : 1;
    return x->type != y->type ? x->type - y->type : strcmp(x->name, y->name);
}

static void keep_most(struct hoso_entity_infos *infos)
{
    if (infos->count)
        qsort(infos->items, infos->count, sizeof *infos->items, compare_named);
    for (; infos->count > NAMED_MAX; infos->count--) {
        free(infos->items[infos->count - 1].name);
        free(infos->items[infos->count - 1].kind);
    }
}

static void make_named(struct worker *w, enum hoso_level level, struct hoso_entity_infos *infos)
{
    struct tops HOSO_VEC(struct top) tops = { 0 };
    for (struct named *n = w->named; n; n = n->hh.next)
        if (n->counts[level])
            hoso_vec_push(&tops, ((struct top){ n->entity, n->counts[level] }));
    if (tops.count)
        qsort(tops.items, tops.count, sizeof *tops.items, compare_tops);
    for (size_t i = 0; i < tops.count && i < TIED_MAX; i++) {
        if (i >= NAMED_MAX && tops.items[i].count < tops.items[NAMED_MAX - 1].count)
            break;
        struct name_taking taking = { infos, tops.items[i].count, w->c->session->type_count };
        hoso_store_entity(w->reader, tops.items[i].entity, take_name, &taking);
    }
    hoso_vec_release(&tops);
    keep_most(infos);
}

/* Hands over what is counted so far. */
static void publish_named(struct worker *w)
{
    struct hoso_concordance *c = w->c;
    struct hoso_entity_infos named[HOSO_LEVEL_COUNT] = { 0 };
    for (int i = 0; i < HOSO_LEVEL_COUNT; i++)
        make_named(w, (enum hoso_level)i, &named[i]);
    pthread_mutex_lock(&c->mutex);
    for (int i = 0; i < HOSO_LEVEL_COUNT; i++) {
        hoso_entity_infos_release(&c->new_named[i]);
        c->new_named[i] = named[i];
    }
    c->has_new_named = true;
    pthread_mutex_unlock(&c->mutex);
}

static void count_and_tell(struct worker *w, int64_t article)
{
    struct timespec now;
    (void)article;
    count_article(w);
    clock_gettime(CLOCK_MONOTONIC, &now);
    if ((now.tv_sec - w->told.tv_sec) * 1000 + (now.tv_nsec - w->told.tv_nsec) / 1000000 <
        NAMED_EVERY_MS)
        return;
    publish_named(w);
    tell(w->c);
    w->told = now;
}

static void find_named(struct worker *w)
{
    clock_gettime(CLOCK_MONOTONIC, &w->told);
    if (each_article(w, count_and_tell))
        publish_named(w);
    for (struct named *n = w->named, *next; n; n = next) {
        next = n->hh.next;
        HASH_DEL(w->named, n);
        free(n);
    }
}

/* ---- the thread ---- */

static void run(struct worker *w, enum concordance_task task)
{
    switch (task) {
    case TASK_GROUPS:
        concordance_find_groups(w->c, w->reader);
        break;
    case TASK_DATES:
        find_dates(w);
        break;
    case TASK_LEFT:
    case TASK_RIGHT:
        sort_lines(w, task == TASK_LEFT);
        break;
    default:
        find_named(w);
    }
}

/* Waits for something to do; TASK_COUNT at the end. */
static enum concordance_task next_task(struct hoso_concordance *c)
{
    enum concordance_task task;
    pthread_mutex_lock(&c->mutex);
    for (;;) {
        for (task = 0; task < TASK_COUNT && (!c->wanted[task] || c->done[task]); task++)
            continue;
        if (atomic_load(&c->cancel))
            task = TASK_COUNT;
        if (task < TASK_COUNT || atomic_load(&c->cancel))
            break;
        pthread_cond_wait(&c->change, &c->mutex);
    }
    pthread_mutex_unlock(&c->mutex);
    return task;
}

static void *concordance_thread(void *ctx)
{
    struct hoso_concordance *c = ctx;
    struct worker w = { .c = c, .text = HOSO_BUF_INIT, .folded = HOSO_BUF_INIT };
    enum concordance_task task;
    if (hoso_store_reader_open(&w.reader, c->store, NULL) != HOSO_OK)
        return NULL;
    while ((task = next_task(c)) < TASK_COUNT) {
        run(&w, task);
        if (is_cancelled(&w)) /* half done is not done */
            break;
        pthread_mutex_lock(&c->mutex);
        c->done[task] = true;
        pthread_mutex_unlock(&c->mutex);
        tell(c);
    }
    hoso_store_reader_close(w.reader);
    hoso_buf_release(&w.text);
    hoso_buf_release(&w.folded);
    hoso_vec_release(&w.spans);
    return NULL;
}

void concordance_start(struct hoso_concordance *c)
{
    c->has_thread = hoso_thread_start(&c->thread, concordance_thread, c);
}
