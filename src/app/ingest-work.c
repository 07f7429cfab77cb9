/* The workers: take an article, read it, fold it, find its mentions, hand it on. */
#include "ingest-internal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "hoso/digest.h"
#include "hoso/fold.h"
#include "hoso/i18n.h"
#include "hoso/mem.h"
#include "hoso/query.h"

/* ---- what is to do: all with the mutex held ---- */

static bool is_in_flight(struct hoso_ingest *ingest, int64_t id)
{
    struct flight *flight;
    HASH_FIND(hh, ingest->flights, &id, sizeof id, flight);
    return flight != NULL;
}

static bool enqueue(const struct hoso_store_article *article, void *ctx)
{
    struct hoso_ingest *ingest = ctx;
    ingest->cursor = article->id;
    if (is_in_flight(ingest, article->id))
        return true;
    size_t at = (ingest->queue_start + ingest->queue_count++) % INGEST_QUEUE;
    ingest->queue[at] = (struct work){
        .id = article->id,
        .path = hoso_strdup(article->path),
        .size_bytes = article->size_bytes,
        .stale = article->state == HOSO_STORE_STALE,
    };
    return ingest->queue_count < INGEST_QUEUE;
}

/* From the cursor on, then once more from the start: a changed article has an old id. */
static void refill(struct hoso_ingest *ingest, struct hoso_store_reader *reader)
{
    for (int round = 0; round < 2 && !ingest->queue_count; round++) {
        if (round)
            ingest->cursor = 0;
        if (hoso_store_waiting(reader, ingest->cursor, INGEST_QUEUE, enqueue, ingest) != HOSO_OK)
            break;
    }
    ingest->dry = !ingest->queue_count;
}

struct taking {
    struct hoso_ingest *ingest;
    struct work *work;
};

static bool take_asked(const struct hoso_store_article *article, void *ctx)
{
    struct taking *taking = ctx;
    bool waits = article->state == HOSO_STORE_PENDING || article->state == HOSO_STORE_STALE;
    if (waits && !is_in_flight(taking->ingest, article->id))
        *taking->work = (struct work){
            .id = article->id,
            .path = hoso_strdup(article->path),
            .size_bytes = article->size_bytes,
            .stale = article->state == HOSO_STORE_STALE,
        };
    return false;
}

/* Something that was asked for, else the next in the queue. */
static bool take(struct hoso_ingest *ingest, struct hoso_store_reader *reader, struct work *work,
                 bool *hurried)
{
    *work = (struct work){ 0 };
    while (ingest->hurry.count && !work->path) {
        int64_t id = ingest->hurry.items[--ingest->hurry.count];
        hoso_store_article(reader, id, take_asked, &(struct taking){ ingest, work });
    }
    *hurried = work->path != NULL;
    if (*hurried)
        return true;
    if (!ingest->queue_count && !ingest->dry)
        refill(ingest, reader);
    while (ingest->queue_count && !work->path) {
        struct work *next = &ingest->queue[ingest->queue_start];
        if (is_in_flight(ingest, next->id)) /* it was asked for meanwhile */
            free(next->path);
        else
            *work = *next;
        ingest->queue_start = (ingest->queue_start + 1) % INGEST_QUEUE;
        ingest->queue_count--;
    }
    return work->path != NULL;
}

/* Of the file, text, folded text and mentions.  A huge file counts as a part of the limit
 * only: while it is worked on, small ones must still have room. */
static uint64_t cost_of(const struct work *work)
{
    const uint64_t most = INGEST_FLIGHT_BYTES / 4;
    uint64_t cost = work->size_bytes > most ? most : work->size_bytes * 4 + 16384;
    return cost < most ? cost : most;
}

static void take_off(struct hoso_ingest *ingest, const struct work *work)
{
    struct flight *flight = hoso_calloc(1, sizeof *flight);
    flight->id = work->id;
    HASH_ADD(hh, ingest->flights, id, sizeof flight->id, flight);
    ingest->flight_bytes += cost_of(work);
}

/* Waits for an article and takes it; with EARLY only until one is to be expected, and then WORK
 * has no path.  False at the end. */
static bool wait_for_work(struct hoso_ingest *ingest, struct hoso_store_reader *reader,
                          struct work *work, bool *hurried, bool early)
{
    bool taken = false, expected = false;
    *work = (struct work){ 0 };
    *hurried = false;
    pthread_mutex_lock(&ingest->mutex);
    while (!atomic_load(&ingest->stop) && !ingest->finished && !taken && !expected) {
        bool room = ingest->flight_bytes < INGEST_FLIGHT_BYTES || ingest->hurry.count;
        taken = room && take(ingest, reader, work, hurried);
        expected = !taken && early && ingest->expected;
        if (!taken && !expected) {
            pthread_cond_signal(&ingest->ready); /* the writer sees whether this is the end */
            pthread_cond_wait(&ingest->work, &ingest->mutex);
        }
    }
    if (taken)
        take_off(ingest, work);
    pthread_mutex_unlock(&ingest->mutex);
    return taken || expected;
}

/* ---- one article ---- */

void ingest_result_free(struct result *result)
{
    hoso_buf_release(&result->problem);
    hoso_article_release(&result->article);
    hoso_buf_release(&result->folded);
    hoso_extraction_release(&result->extraction);
    hoso_vec_release(&result->days);
    hoso_vec_release(&result->corrected);
    free(result);
}

static void fail(struct result *result, const char *problem)
{
    result->failed = true;
    hoso_buf_clear(&result->problem);
    hoso_buf_addstr(&result->problem, problem);
}

/* Into result->article and folded; false where that failed. */
static bool read_file(struct hoso_ingest *ingest, const struct work *work, struct result *result)
{
    struct hoso_buf shown = HOSO_BUF_INIT;
    struct hoso_error err = { 0 };
    roots_to_shown(ingest->roots, &shown, work->path);
    enum hoso_status status = hoso_article_read(&result->article, shown.data, &err);
    if (status == HOSO_OK && result->article.text.len > INGEST_TEXT_MAX)
        status = hoso_error_set(&err, HOSO_LIMIT, _("%s: too large"), shown.data);
    if (status != HOSO_OK) {
        const char *text = *err.text ? err.text : hoso_status_message(status);
        size_t prefix = shown.len;
        bool named = strncmp(text, shown.data, prefix) == 0 && strncmp(text + prefix, ": ", 2) == 0;
        fail(result, named ? text + prefix + 2 : text);
        ingest_say(ingest, "%s: %s", shown.data, result->problem.data);
    } else {
        hoso_fold(&result->folded, result->article.text.data, result->article.text.len);
    }
    hoso_buf_release(&shown);
    return status == HOSO_OK;
}

/* Entities and mentions as the store takes them; what makes no sense is left out. */
static void convert(struct hoso_ingest *ingest, struct result *result)
{
    struct hoso_extraction *from = &result->extraction;
    struct hoso_arena *arena = &from->strings;
    struct hoso_store_record *record = &result->record;
    struct hoso_store_entity *entities =
        hoso_arena_alloc(arena, from->entities.count * sizeof *entities);
    for (size_t i = 0; i < from->entities.count; i++) {
        const struct hoso_entity *e = &from->entities.items[i];
        entities[i] = (struct hoso_store_entity){ e->type, e->key, e->name, e->kind };
    }
    struct hoso_store_mention *mentions =
        hoso_arena_alloc(arena, from->mentions.count * sizeof *mentions);
    size_t types = hoso_lexicon_type_count(ingest->lexicon), kept = 0, end = 0;
    for (size_t i = 0; i < from->mentions.count; i++) {
        const struct hoso_mention *m = &from->mentions.items[i];
        if (m->start < end || m->end <= m->start || m->end > result->article.text.len ||
            m->entity >= from->entities.count || entities[m->entity].type < 0 ||
            (size_t)entities[m->entity].type >= types)
            continue;
        mentions[kept++] = (struct hoso_store_mention){ m->start, m->end, m->entity, m->why };
        end = m->end;
    }
    int64_t *corrected = hoso_arena_alloc(arena, result->corrected.count * sizeof *corrected);
    for (size_t i = 0; i < result->corrected.count; i++)
        corrected[i] = (int64_t)result->corrected.items[i];
    record->corrections = corrected;
    record->correction_count = result->corrected.count;
    record->entities = entities;
    record->entity_count = from->entities.count;
    record->mentions = mentions;
    record->mention_count = kept;
}

static int compare_aliases(const void *a, const void *b)
{
    const struct hoso_store_alias *x = a, *y = b;
    if (x->entity != y->entity)
        return x->entity < y->entity ? -1 : 1;
    return strcmp(x->form, y->form);
}

/* The forms that stand in the text, each once for an entity, folded. */
static void add_aliases(struct result *result)
{
    struct hoso_arena *arena = &result->extraction.strings;
    struct hoso_store_record *record = &result->record;
    size_t count = record->mention_count, kept = 0;
    struct hoso_store_alias *aliases = hoso_arena_alloc(arena, count * sizeof *aliases);
    for (size_t i = 0; i < count; i++) {
        const struct hoso_store_mention *m = &record->mentions[i];
        aliases[i].entity = m->entity;
        aliases[i].form = hoso_arena_strndup(arena, result->article.text.data + m->start,
                                             m->end - m->start);
    }
    if (count)
        qsort(aliases, count, sizeof *aliases, compare_aliases);
    struct hoso_buf folded = HOSO_BUF_INIT;
    for (size_t i = 0; i < count; i++) {
        if (!kept || compare_aliases(&aliases[kept - 1], &aliases[i]) != 0) {
            hoso_buf_clear(&folded);
            hoso_fold(&folded, aliases[i].form, strlen(aliases[i].form));
            aliases[kept] = aliases[i];
            aliases[kept].count = 0;
            aliases[kept++].folded = hoso_arena_strndup(arena, folded.data, folded.len);
        }
        aliases[kept - 1].count++;
    }
    hoso_buf_release(&folded);
    record->aliases = aliases;
    record->alias_count = kept;
}

_Static_assert(sizeof(struct hoso_gist) == HOSO_STORE_GIST_BYTES, "as it is stored");

/* What the article is found by, and known to be alike by: its words as numbers. */
static void fill_words(struct result *result)
{
    const struct hoso_buf *folded = &result->folded;
    const struct hoso_article *article = &result->article;
    struct hoso_word_hashes words = { 0 };
    struct hoso_buf title = HOSO_BUF_INIT;
    hoso_fold(&title, article->text.data + article->title.start,
              article->title.end - article->title.start);
    size_t at = hoso_word_hashes_add(&words, folded->data, folded->len, 0, HOSO_SIMILAR_WORDS);
    hoso_gist_make(&result->gist, &words, hoso_similar_words(title.data, title.len));
    hoso_words_slices(result->signature, HOSO_STORE_SLICES, &words);
    while (at < folded->len) {
        hoso_vec_clear(&words);
        at = hoso_word_hashes_add(&words, folded->data, folded->len, at, HOSO_SIMILAR_WORDS);
        hoso_words_slices(result->signature, HOSO_STORE_SLICES, &words);
    }
    hoso_buf_release(&title);
    hoso_vec_release(&words);
}

static void fill_record(struct result *result)
{
    struct hoso_store_record *record = &result->record;
    const struct hoso_article *article = &result->article;
    record->title = article->text.data + article->title.start;
    record->title_start = article->title.start;
    record->title_len = article->title.end - article->title.start;
    record->date = article->date;
    record->encoding = article->decoded.encoding;
    record->replaced_count = article->decoded.replaced_count;
    record->text = article->text.data;
    record->text_len = article->text.len;
    record->folded = result->folded.data;
    record->folded_len = result->folded.len;
    record->digest = hoso_digest(article->text.data, article->text.len);
    fill_words(result);
    record->signature = result->signature;
    stated_days_find(&result->days, record->text, record->text_len, article->date);
    record->days = result->days.items;
    record->day_count = result->days.count;
    record->gist = &result->gist;
}

static struct result *process(struct hoso_ingest *ingest, struct hoso_extractor *extractor,
                              struct hoso_store_reader *reader, const struct work *work)
{
    struct result *result = hoso_calloc(1, sizeof *result);
    result->id = result->record.id = work->id;
    result->cost_bytes = cost_of(work);
    hoso_buf_init(&result->problem);
    hoso_buf_init(&result->folded);
    hoso_article_init(&result->article);
    hoso_extraction_init(&result->extraction);
    bool stale = work->stale &&
                 hoso_store_text(reader, work->id, &result->article.text) == HOSO_OK;
    if (!stale && !read_file(ingest, work, result))
        return result;
    result->record.only_mentions = stale;
    if (!stale)
        fill_record(result);
    if (atomic_load(&ingest->stop))
        return result; /* thrown away by who gets it */
    hoso_extract(extractor, result->article.text.data, result->article.text.len,
                 &result->extraction);
    if (atomic_load(&ingest->stop))
        return result;
    if (ingest->corrections)
        hoso_correct(ingest->corrections, result->article.text.data, result->article.text.len,
                     &result->extraction, &result->corrected);
    convert(ingest, result);
    add_aliases(result);
    return result;
}

/* The writer is woken for the first result, from which on it waits for more by the clock,
 * and where it must not wait. */
static void hand_over(struct hoso_ingest *ingest, struct result *result)
{
    pthread_mutex_lock(&ingest->mutex);
    hoso_vec_push(&ingest->results, result);
    ingest->hurried += result->hurried;
    if (ingest->results.count == 1 || ingest_is_urgent(ingest))
        pthread_cond_signal(&ingest->ready);
    pthread_mutex_unlock(&ingest->mutex);
}

/* Where there is nothing to extract the lexicon is not waited for. */
static struct hoso_extractor *new_extractor(struct hoso_ingest *ingest)
{
    struct hoso_messages messages = { 0 };
    hoso_lexicon_read(ingest->lexicon, &messages);
    ingest_say_all(ingest, &messages);
    struct hoso_extractor *extractor = hoso_extractor_new(ingest->lexicon);
    hoso_extractor_set_cancel(extractor, &ingest->stop);
    return extractor;
}

/* To the writer, as a writer behind makes all wait, and to the screen. */
static void give_way(void)
{
#ifdef __linux__ /* where that is this thread's; elsewhere it were the whole program's */
    enum { NICER = 5 };
    setpriority(PRIO_PROCESS, 0, getpriority(PRIO_PROCESS, 0) + NICER);
#endif
}

void *ingest_worker(void *ctx)
{
    struct hoso_ingest *ingest = ctx;
    struct hoso_store_reader *reader;
    struct hoso_error err = { 0 };
    give_way();
    if (hoso_store_reader_open(&reader, ingest->store, &err) != HOSO_OK) {
        ingest_say(ingest, "%s", err.text);
        atomic_store(&ingest->stop, true);
        pthread_mutex_lock(&ingest->mutex);
        pthread_cond_signal(&ingest->ready);
        pthread_mutex_unlock(&ingest->mutex);
        return NULL;
    }
    struct hoso_extractor *extractor = NULL;
    struct work work;
    bool hurried;
    while (wait_for_work(ingest, reader, &work, &hurried, !extractor)) {
        if (!extractor)
            extractor = new_extractor(ingest);
        if (!work.path)
            continue;
        struct result *result = process(ingest, extractor, reader, &work);
        result->hurried = hurried;
        free(work.path);
        if (atomic_load(&ingest->stop)) {
            ingest_result_free(result);
            break;
        }
        hand_over(ingest, result);
    }
    hoso_extractor_free(extractor);
    hoso_store_reader_close(reader);
    return NULL;
}
