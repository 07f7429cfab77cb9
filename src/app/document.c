#include "hoso/document.h"

#include <string.h>

enum {
    PASSAGE_BYTES = 80,          /* that tell a place in a text */
    FIGURE_TEXT_BYTES = 1 << 19, /* looked through for figures: a few milliseconds */
    HUGE_BYTES = 2 << 20         /* a text whose hits and mentions take their time */
};

void hoso_document_init(struct hoso_document *doc)
{
    memset(doc, 0, sizeof *doc);
    hoso_buf_init(&doc->text);
    doc->mention = doc->hit = doc->hit_wanted = doc->wanted = HOSO_NOWHERE;
}

void hoso_document_release(struct hoso_document *doc)
{
    hoso_article_info_release(&doc->info);
    hoso_buf_release(&doc->text);
    hoso_vec_release(&doc->mentions);
    hoso_entity_infos_release(&doc->entities);
    hoso_vec_release(&doc->hits);
    hoso_figures_release(&doc->figures);
    hoso_document_init(doc);
}

/* Reads what the store has of doc->id into an emptied DOC; nothing for 0, which is no
 * article's. */
static void load(struct hoso_document *doc, struct hoso_session *session)
{
    hoso_article_info_release(&doc->info);
    memset(&doc->info, 0, sizeof doc->info);
    hoso_entity_infos_release(&doc->entities);
    hoso_vec_clear(&doc->mentions);
    doc->gone = false;
    doc->version++;
    if (!doc->id || hoso_session_article(session, doc->id, &doc->info)) {
        doc->id = 0;
        hoso_buf_clear(&doc->text);
        return;
    }
    if (hoso_session_text(session, doc->id, &doc->text)) {
        hoso_buf_clear(&doc->text);
        return;
    }
    hoso_session_mentions(session, doc->id, &doc->mentions);
    hoso_session_mentioned(session, &doc->mentions, &doc->entities);
}

void hoso_document_open(struct hoso_document *doc, struct hoso_session *session, int64_t id,
                        struct hoso_search *search)
{
    struct hoso_progress progress;
    hoso_session_progress(session, &progress);
    bool there = id && doc->id == id && doc->generation == progress.generation && doc->text.len;
    doc->id = id;
    doc->mention = doc->hit = doc->wanted = HOSO_NOWHERE;
    doc->place = 0;
    doc->generation = progress.generation;
    if (!there)
        load(doc, session);
    hoso_document_set_search(doc, search);
}

/* Where the passage at PLACE of OLD stands in NOW: the one nearest to where it stood; PLACE
 * itself, or 0, where it is gone. */
static size_t find_again(const struct hoso_buf *now, const struct hoso_buf *old, size_t place)
{
    size_t left = old->len - place, len = left < PASSAGE_BYTES ? left : PASSAGE_BYTES;
    size_t best = place <= now->len ? place : 0;
    bool found = false;
    const char *end = now->data + now->len;
    for (const char *at = now->data;
         len && (at = memmem(at, (size_t)(end - at), old->data + place, len)) != NULL; at++) {
        size_t here = (size_t)(at - now->data);
        if (found && here > place && here - place > place - best)
            break;
        best = here;
        found = true;
    }
    return best;
}

static size_t moved(size_t offset, size_t from, size_t to)
{
    return offset == HOSO_NOWHERE || offset + to < from ? HOSO_NOWHERE : offset - from + to;
}

/* Another text has come: the reader stays at the same passage, mention and hit. */
static void reload(struct hoso_document *doc, struct hoso_session *session,
                   struct hoso_search *search)
{
    struct hoso_buf old = doc->text;
    size_t from = doc->place < old.len ? doc->place : old.len;
    size_t mention = doc->mention < doc->mentions.count
                         ? doc->mentions.items[doc->mention].start : HOSO_NOWHERE;
    size_t hit = doc->hit < doc->hits.count ? doc->hits.items[doc->hit].start : HOSO_NOWHERE;
    hoso_buf_init(&doc->text);
    load(doc, session);
    hoso_document_set_search(doc, search);
    doc->place = find_again(&doc->text, &old, from);
    mention = moved(mention, from, doc->place);
    hit = moved(hit, from, doc->place);
    doc->wanted = moved(doc->wanted, from, doc->place);
    doc->mention = HOSO_NOWHERE;
    for (size_t i = 0; i < doc->mentions.count && doc->mention == HOSO_NOWHERE; i++)
        if (doc->mentions.items[i].start == mention)
            doc->mention = i;
    for (size_t i = 0; i < doc->hits.count && doc->hit == HOSO_NOWHERE; i++)
        if (doc->hits.items[i].start == hit)
            doc->hit = i;
    hoso_buf_release(&old);
}

/* The reader may have corrected something. */
static bool mentions_differ(const struct hoso_document *doc, struct hoso_session *session)
{
    struct hoso_session_mentions now = { 0 };
    hoso_session_mentions(session, doc->id, &now);
    bool differ = now.count != doc->mentions.count;
    for (size_t i = 0; i < now.count && !differ; i++) {
        const struct hoso_session_mention *a = &now.items[i], *b = &doc->mentions.items[i];
        differ = a->start != b->start || a->end != b->end || a->entity != b->entity ||
                 a->why != b->why;
    }
    hoso_vec_release(&now);
    return differ;
}

static void take_article(int64_t article, uint64_t digest, void *ctx)
{
    (void)digest;
    *(int64_t *)ctx = article;
}

/* An article with the text of DOC, which is gone: a file that was renamed; 0 for none. */
static int64_t find_renamed(const struct hoso_document *doc, struct hoso_session *session)
{
    int64_t article = 0;
    if (doc->text.len)
        hoso_session_articles_of(session, &doc->info.digest, 1, take_article, &article);
    return article;
}

/* Until all is read its new name may be to come: it is looked for then. */
static void lose(struct hoso_document *doc, struct hoso_session *session,
                 struct hoso_search *search, const struct hoso_progress *progress)
{
    int64_t renamed = progress->done ? find_renamed(doc, session) : 0;
    doc->gone = true; /* what is open stays to be read */
    if (!progress->done)
        doc->generation = 0;
    if (!renamed)
        return;
    doc->id = renamed;
    reload(doc, session, search);
}

bool hoso_document_refresh(struct hoso_document *doc, struct hoso_session *session,
                           struct hoso_search *search, uint64_t generation)
{
    if (!doc->id || doc->generation == generation)
        return false;
    struct hoso_progress progress;
    hoso_session_progress(session, &progress);
    if (doc->text.len > HUGE_BYTES && !progress.done)
        return false; /* once, when all is read: not with every commit */
    doc->generation = generation;
    struct hoso_article_info info = { 0 };
    if (hoso_session_article(session, doc->id, &info)) {
        lose(doc, session, search, &progress);
        return true;
    }
    bool other = info.state != doc->info.state || info.mention_count != doc->info.mention_count ||
                 info.size_bytes != doc->info.size_bytes || info.mtime_ns != doc->info.mtime_ns ||
                 strcmp(info.title, doc->info.title) != 0 || mentions_differ(doc, session);
    hoso_article_info_release(&info);
    if (!other) { /* only the counts in the corpus */
        hoso_session_mentioned(session, &doc->mentions, &doc->entities);
        return true;
    }
    reload(doc, session, search);
    return true;
}

static void find_hits(struct hoso_document *doc, struct hoso_search *search)
{
    doc->hits_awaited = hoso_search_hits(search, doc->id, &doc->hits) == HOSO_BUSY;
}

void hoso_document_set_search(struct hoso_document *doc, struct hoso_search *search)
{
    hoso_vec_clear(&doc->hits);
    doc->hit = doc->hit_wanted = HOSO_NOWHERE;
    doc->hits_awaited = search && doc->id && doc->text.len;
    doc->hits_delay = doc->patient && doc->text.len > HUGE_BYTES ? 2 : 0;
    if (doc->hits_awaited && !doc->hits_delay)
        find_hits(doc, search);
}

void hoso_document_take_hits(struct hoso_document *doc, struct hoso_search *search)
{
    if (!doc->hits_awaited || (doc->hits_delay && --doc->hits_delay))
        return;
    find_hits(doc, search);
    if (!doc->hits_awaited && doc->hit_wanted != HOSO_NOWHERE)
        hoso_document_go_hit(doc, doc->hit_wanted);
}

void hoso_document_go_mention(struct hoso_document *doc, size_t i)
{
    if (i >= doc->mentions.count)
        return;
    doc->mention = i;
    doc->wanted = doc->mentions.items[i].start;
}

void hoso_document_go_hit(struct hoso_document *doc, size_t i)
{
    if (doc->hits_awaited)
        doc->hit_wanted = i;
    if (i >= doc->hits.count)
        return;
    doc->hit = i;
    doc->wanted = doc->hits.items[i].start;
}

size_t hoso_document_find_entity(const struct hoso_document *doc, int64_t entity, size_t from)
{
    size_t first = HOSO_NOWHERE;
    for (size_t i = 0; i < doc->mentions.count; i++) {
        const struct hoso_session_mention *m = &doc->mentions.items[i];
        if (m->entity != entity)
            continue;
        if (m->start >= from)
            return i;
        if (first == HOSO_NOWHERE)
            first = i;
    }
    return first;
}

/* The mention to step from: the current one; without one, a place between two. */
static size_t first_from(const struct hoso_document *doc, size_t offset)
{
    size_t i = 0;
    while (i < doc->mentions.count && doc->mentions.items[i].start < offset)
        i++;
    return i;
}

size_t hoso_document_step_mention(const struct hoso_document *doc, int64_t entity, int step)
{
    size_t count = doc->mentions.count;
    size_t i = doc->mention;
    if (i == HOSO_NOWHERE) {
        i = first_from(doc, doc->place);
        i = step > 0 ? i - 1 : i; /* wraps below 0 on purpose: the next step comes back */
    }
    for (i += (size_t)step; i < count; i += (size_t)step)
        if (!entity || doc->mentions.items[i].entity == entity)
            return i;
    return HOSO_NOWHERE;
}

const struct hoso_session_mention *hoso_document_current(const struct hoso_document *doc)
{
    return doc->mention < doc->mentions.count ? &doc->mentions.items[doc->mention] : NULL;
}

const struct hoso_entity_info *hoso_document_entity(const struct hoso_document *doc,
                                                    int64_t entity)
{
    for (size_t i = 0; i < doc->entities.count; i++)
        if (doc->entities.items[i].id == entity)
            return &doc->entities.items[i];
    return NULL;
}

const struct hoso_figures *hoso_document_figures(struct hoso_document *doc)
{
    if (doc->figures_version == doc->version)
        return &doc->figures;
    hoso_figures_release(&doc->figures);
    memset(&doc->figures, 0, sizeof doc->figures);
    hoso_figures_find(&doc->figures, doc->text.data,
                      doc->text.len < FIGURE_TEXT_BYTES ? doc->text.len : FIGURE_TEXT_BYTES);
    doc->figures_version = doc->version;
    return &doc->figures;
}
