/* A search's results come in while it runs: `awaited` is the article to put the cursor on
 * when it turns up.  A search sees the articles read when it starts; as more are read it is
 * run again (`again`), unseen, and takes the place of the first when it is done.  A page lies
 * over the list and the open article, which stay as they are below it. */
#include "browse-internal.h"

#include <stdlib.h>
#include <string.h>

#include "hoso/mem.h"

/* ---- places ---- */

void place_release(struct place *p)
{
    free(p->query);
    free(p->entity);
    free(p->article);
    free(p->page);
    free(p->page_article);
    memset(p, 0, sizeof *p);
}

/* The names of an entity and of an article, "" for 0; the caller's to free. */
static char *entity_name(struct hoso_browse *b, int64_t entity)
{
    struct hoso_buf key = HOSO_BUF_INIT;
    if (entity)
        hoso_session_entity_key(b->session, entity, &key);
    return hoso_buf_detach(&key);
}

static char *article_name(struct hoso_browse *b, int64_t article)
{
    struct hoso_article_info info = { 0 };
    struct hoso_buf key = HOSO_BUF_INIT;
    if (article && article == b->doc.id) /* it may have vanished */
        hoso_session_article_key(b->session, b->doc.info.path, &key);
    else if (article && !hoso_session_article(b->session, article, &info))
        hoso_session_article_key(b->session, info.path, &key);
    hoso_article_info_release(&info);
    return hoso_buf_detach(&key);
}

static int64_t named_entity(struct hoso_browse *b, const char *name)
{
    return *name ? hoso_session_entity_find(b->session, name) : 0;
}

static int64_t named_article(struct hoso_browse *b, const char *name)
{
    return *name ? hoso_session_article_find(b->session, name) : 0;
}

struct place place_here(struct hoso_browse *b)
{
    const struct hoso_document *doc = &b->doc;
    const struct hoso_session_mention *m = hoso_document_current(doc);
    return (struct place){ .list = b->list,
                           .query = hoso_strdup(b->query),
                           .typing = b->typing,
                           .entity = entity_name(b, b->entity),
                           .article = article_name(b, doc->id),
                           .top = doc->place,
                           .mention = m ? m->start : HOSO_NOWHERE,
                           .hit = doc->hit < doc->hits.count ? doc->hits.items[doc->hit].start
                                                             : HOSO_NOWHERE,
                           .pane = b->pane,
                           .page = entity_name(b, b->page.entity),
                           .page_article = article_name(b, b->page.article),
                           .page_start = b->page.start,
                           .page_order = b->page.order,
                           .page_level = b->page.level };
}

/* Is there nothing to come back to?  Of an article that is gone another list is left. */
static bool place_is_gone(struct hoso_browse *b, const struct place *p)
{
    if (*p->page)
        return !named_entity(b, p->page);
    bool same_list = !b->page.entity && p->list == b->list && strcmp(p->query, b->query) == 0 &&
                     named_entity(b, p->entity) == b->entity;
    return same_list && *p->article && !named_article(b, p->article);
}

void places_release(struct places *places)
{
    for (size_t i = 0; i < places->count; i++)
        place_release(&places->items[i]);
    hoso_vec_release(places);
}

void places_push(struct places *places, struct place p)
{
    if (places->count == TRAIL_MAX) {
        place_release(&places->items[0]);
        memmove(places->items, places->items + 1, --places->count * sizeof *places->items);
    }
    hoso_vec_push(places, p);
}

void hoso_browse_leave_trace(struct hoso_browse *b)
{
    if (!b->doc.id && !b->page.entity)
        return;
    places_push(&b->back, place_here(b));
    places_release(&b->forward);
}

/* Leaves the page, too, for where the caller goes. */
static void leave(struct hoso_browse *b)
{
    hoso_browse_leave_trace(b);
    b->page.entity = 0;
}

/* ---- the list ---- */

static void search_clear(struct hoso_browse *b)
{
    if (b->search)
        hoso_search_free(b->search);
    if (b->again)
        hoso_search_free(b->again);
    b->search = b->again = NULL;
}

static size_t articles_read(struct hoso_browse *b)
{
    struct hoso_progress progress;
    hoso_session_progress(b->session, &progress);
    return progress.done_count;
}

struct hoso_browse *hoso_browse_new(struct hoso_session *session)
{
    struct hoso_browse *b = hoso_calloc(1, sizeof *b);
    b->session = session;
    b->query = hoso_strdup("");
    hoso_document_init(&b->doc);
    b->doc.patient = true;
    hoso_session_refresh(session);
    hoso_browse_move(b, 0);
    return b;
}

void hoso_browse_free(struct hoso_browse *b)
{
    if (!b)
        return;
    search_clear(b);
    places_release(&b->back);
    places_release(&b->forward);
    place_release(&b->before_search);
    hoso_vec_release(&b->postings);
    folded_release(&b->folded_all);
    folded_release(&b->folded);
    hoso_document_release(&b->doc);
    free(b->query);
    free(b);
}

struct hoso_session *hoso_browse_session(struct hoso_browse *b)
{
    return b->session;
}

enum hoso_browse_list hoso_browse_list(const struct hoso_browse *b)
{
    return b->list;
}

/* The list with all its articles: places. */
static size_t all_count(const struct hoso_browse *b)
{
    if (b->list == HOSO_LIST_ENTITY)
        return b->postings.count;
    if (b->list == HOSO_LIST_ALL)
        return hoso_session_article_count(b->session);
    struct hoso_search_state state;
    hoso_search_state(b->search, &state);
    return state.article_count;
}

static struct hoso_posting all_at(const struct hoso_browse *b, size_t place)
{
    if (place >= all_count(b))
        return (struct hoso_posting){ 0, 0 };
    if (b->list == HOSO_LIST_ENTITY)
        return b->postings.items[place];
    if (b->list == HOSO_LIST_SEARCH)
        return hoso_search_result(b->search, place);
    return (struct hoso_posting){ hoso_session_article_id(b->session, place), 0 };
}

/* HOSO_NOWHERE where the list does not hold it. */
static size_t all_find(const struct hoso_browse *b, int64_t article)
{
    if (!article)
        return HOSO_NOWHERE;
    if (b->list == HOSO_LIST_ALL)
        return hoso_session_article_position(b->session, article);
    size_t wanted = hoso_session_article_position(b->session, article);
    size_t low = 0, high = all_count(b);
    while (low < high && wanted != SIZE_MAX) { /* both lists are in the order of all articles */
        size_t middle = low + (high - low) / 2;
        int64_t there = all_at(b, middle).article;
        if (there == article)
            return middle;
        if (hoso_session_article_position(b->session, there) < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return HOSO_NOWHERE;
}

/* ---- and as it is shown, near copies folded: rows ---- */

static const struct folded *folded_of(const struct hoso_browse *b)
{
    return b->list == HOSO_LIST_ALL ? &b->folded_all : &b->folded;
}

size_t hoso_browse_count(const struct hoso_browse *b)
{
    return all_count(b) - folded_of(b)->hidden.count;
}

struct hoso_posting hoso_browse_at(const struct hoso_browse *b, size_t position)
{
    return all_at(b, folded_place(folded_of(b), position));
}

size_t hoso_browse_article_count(const struct hoso_browse *b)
{
    return all_count(b);
}

size_t hoso_browse_copies(const struct hoso_browse *b, size_t position)
{
    size_t place = folded_place(folded_of(b), position);
    return folded_under(folded_of(b), b->session, place, all_at(b, place).article);
}

/* The row of an article, or of the one that stands for it; HOSO_NOWHERE. */
static size_t position_of(const struct hoso_browse *b, int64_t article)
{
    size_t place = all_find(b, article);
    return place == HOSO_NOWHERE ? place : folded_row(folded_of(b), b->session, place, article);
}

static int64_t article_at(const void *ctx, size_t place)
{
    return all_at(ctx, place).article;
}

/* Folds what has come to a list that is not all articles; true where rows have gone. */
static bool fold_more(struct hoso_browse *b)
{
    return b->grouping && b->list != HOSO_LIST_ALL &&
           folded_look(&b->folded, b->session, all_count(b), article_at, b);
}

static void fold_anew(struct hoso_browse *b)
{
    folded_reset(&b->folded);
    fold_more(b);
}

static void fold_all_anew(struct hoso_browse *b)
{
    folded_reset(&b->folded_all);
    if (b->grouping)
        folded_look_at_all(&b->folded_all, b->session);
}

size_t hoso_browse_cursor(const struct hoso_browse *b)
{
    return b->cursor;
}

const char *hoso_browse_query(const struct hoso_browse *b)
{
    return b->query;
}

int64_t hoso_browse_entity(const struct hoso_browse *b)
{
    return b->entity;
}

struct hoso_search *hoso_browse_search_of(const struct hoso_browse *b)
{
    return b->search;
}

struct hoso_document *hoso_browse_document(struct hoso_browse *b)
{
    return &b->doc;
}

static void open_document(struct hoso_browse *b, int64_t article)
{
    hoso_document_open(&b->doc, b->session, article, b->search);
    if (b->list == HOSO_LIST_SEARCH)
        hoso_document_go_hit(&b->doc, 0);
    if (b->list == HOSO_LIST_ENTITY)
        hoso_document_go_mention(&b->doc, hoso_document_find_entity(&b->doc, b->entity, 0));
}

void hoso_browse_move(struct hoso_browse *b, size_t position)
{
    size_t count = hoso_browse_count(b);
    b->awaiting = false;
    b->cursor = !count ? 0 : position < count ? position : count - 1;
    int64_t article = hoso_browse_at(b, b->cursor).article;
    if (article && article != b->doc.id) /* in an empty list what is open stays */
        open_document(b, article);
}

static void list_clear(struct hoso_browse *b)
{
    search_clear(b);
    folded_reset(&b->folded);
    b->entity = 0;
    hoso_vec_clear(&b->postings);
    free(b->query);
    b->query = hoso_strdup("");
    b->list = HOSO_LIST_ALL;
    b->awaiting = false;
}

/* Puts the cursor on the open article, on the first where the list does not hold it. */
static void cursor_to_document(struct hoso_browse *b)
{
    size_t position = position_of(b, b->doc.id);
    b->cursor = position == HOSO_NOWHERE ? 0 : position;
}

static void list_all(struct hoso_browse *b)
{
    list_clear(b);
    hoso_document_set_search(&b->doc, NULL);
    cursor_to_document(b);
}

static void list_entity(struct hoso_browse *b, int64_t entity)
{
    list_clear(b);
    hoso_document_set_search(&b->doc, NULL);
    b->list = HOSO_LIST_ENTITY;
    b->entity = entity;
    hoso_session_entity_articles(b->session, entity, &b->postings);
    fold_anew(b);
}

/* Starts QUERY; its list is empty until results come. */
static enum hoso_status list_search(struct hoso_browse *b, const char *query, bool typing,
                                    size_t *error_offset, struct hoso_error *err)
{
    struct hoso_search *search;
    size_t searched = articles_read(b);
    enum hoso_status status =
        hoso_search_start(&search, b->session, query, typing, error_offset, err);
    if (status)
        return status;
    char *copy = hoso_strdup(query);
    list_clear(b);
    free(b->query);
    b->query = copy;
    b->typing = typing;
    b->search = search;
    b->searched = searched;
    b->searched_generation = b->generation;
    b->list = HOSO_LIST_SEARCH;
    b->cursor = 0;
    return HOSO_OK;
}

/* ---- coming back to a place ---- */

static size_t mention_at(const struct hoso_document *doc, size_t offset)
{
    for (size_t i = 0; i < doc->mentions.count; i++)
        if (doc->mentions.items[i].start == offset)
            return i;
    return HOSO_NOWHERE;
}

static size_t hit_at(const struct hoso_document *doc, size_t offset)
{
    for (size_t i = 0; i < doc->hits.count; i++)
        if (doc->hits.items[i].start == offset)
            return i;
    return HOSO_NOWHERE;
}

static void restore_document(struct hoso_browse *b, const struct place *p)
{
    hoso_document_open(&b->doc, b->session, named_article(b, p->article), b->search);
    b->doc.place = p->top <= b->doc.text.len ? p->top : 0;
    b->doc.mention = p->mention == HOSO_NOWHERE ? p->mention : mention_at(&b->doc, p->mention);
    b->doc.hit = p->hit == HOSO_NOWHERE ? p->hit : hit_at(&b->doc, p->hit);
    b->doc.wanted = HOSO_NOWHERE;
}

void place_restore(struct hoso_browse *b, const struct place *p)
{
    int64_t entity = p->list == HOSO_LIST_ENTITY ? named_entity(b, p->entity) : 0;
    if (entity) {
        list_entity(b, entity);
    } else if (p->list == HOSO_LIST_ENTITY) {
        list_all(b);
    } else if (p->list == HOSO_LIST_ALL || list_search(b, p->query, p->typing, NULL, NULL)) {
        list_all(b);
    }
    restore_document(b, p);
    cursor_to_document(b);
    if (!b->doc.id) /* it has vanished */
        hoso_browse_move(b, b->cursor);
    if (b->list == HOSO_LIST_SEARCH) {
        b->awaiting = true;
        b->awaited = b->doc.id;
    }
    b->page = (struct hoso_page){ named_entity(b, p->page), named_article(b, p->page_article),
                                  p->page_start, p->page_order, p->page_level };
    b->pane = p->pane;
}

static bool step_trail(struct hoso_browse *b, struct places *from, struct places *to)
{
    while (from->count) {
        struct place p = from->items[--from->count];
        bool gone = place_is_gone(b, &p);
        if (!gone) {
            places_push(to, place_here(b));
            place_restore(b, &p);
        }
        place_release(&p);
        if (!gone)
            return true;
    }
    return false;
}

bool hoso_browse_back(struct hoso_browse *b)
{
    return step_trail(b, &b->back, &b->forward);
}

bool hoso_browse_forward(struct hoso_browse *b)
{
    return step_trail(b, &b->forward, &b->back);
}

/* ---- the trail as a list ---- */

size_t hoso_browse_trail_count(const struct hoso_browse *b)
{
    return b->back.count + 1 + b->forward.count;
}

size_t hoso_browse_trail_here(const struct hoso_browse *b)
{
    return b->back.count;
}

/* Place I of the trail; NULL for here. */
static const struct place *trail_place(const struct hoso_browse *b, size_t i)
{
    if (i < b->back.count)
        return &b->back.items[i];
    size_t ahead = i - b->back.count;
    return ahead && ahead <= b->forward.count ? &b->forward.items[b->forward.count - ahead] : NULL;
}

struct hoso_step hoso_browse_trail_at(struct hoso_browse *b, size_t i)
{
    const struct place *p = trail_place(b, i);
    if (!p)
        return (struct hoso_step){ b->page.entity, b->doc.id, b->list, b->query, b->entity };
    return (struct hoso_step){ named_entity(b, p->page), named_article(b, p->article), p->list,
                               p->query, named_entity(b, p->entity) };
}

bool hoso_browse_trail_go(struct hoso_browse *b, size_t i)
{
    const struct place *to = trail_place(b, i);
    if (!to || place_is_gone(b, to))
        return false;
    bool back = i < b->back.count;
    struct places *from = back ? &b->back : &b->forward, *other = back ? &b->forward : &b->back;
    size_t steps = back ? b->back.count - i : i - b->back.count;
    places_push(other, place_here(b));
    while (--steps)
        places_push(other, from->items[--from->count]);
    struct place p = from->items[--from->count];
    place_restore(b, &p);
    place_release(&p);
    return true;
}

/* ---- an entity's page ---- */

struct hoso_page *hoso_browse_page(struct hoso_browse *b)
{
    return &b->page;
}

void hoso_browse_open_page(struct hoso_browse *b, int64_t entity)
{
    const struct hoso_session_mention *m = hoso_document_current(&b->doc);
    struct hoso_page page = b->page;
    if (!page.entity)
        b->pane_below = b->pane;
    else
        m = NULL;
    leave(b);
    b->page = (struct hoso_page){ .entity = entity, .order = page.order, .level = page.level };
    if (m && m->entity == entity) {
        b->page.article = b->doc.id;
        b->page.start = m->start;
    }
}

void hoso_browse_close_page(struct hoso_browse *b)
{
    if (!b->page.entity)
        return;
    leave(b);
    b->pane = b->pane_below;
}

int hoso_browse_pane(const struct hoso_browse *b)
{
    return b->pane;
}

void hoso_browse_set_pane(struct hoso_browse *b, int pane)
{
    b->pane = pane;
}

/* ---- going somewhere ---- */

void hoso_browse_all(struct hoso_browse *b)
{
    if (b->list == HOSO_LIST_ALL)
        return;
    leave(b);
    list_all(b);
}

/* Opens an article without a trace; the list changes only where it does not hold it. */
static void go_article(struct hoso_browse *b, int64_t article)
{
    size_t position = position_of(b, article);
    if (position == HOSO_NOWHERE) {
        list_clear(b);
        position = position_of(b, article);
    }
    b->cursor = position == HOSO_NOWHERE ? 0 : position;
    b->awaiting = false;
    open_document(b, article);
}

void hoso_browse_open(struct hoso_browse *b, int64_t article)
{
    leave(b);
    go_article(b, article);
}

void hoso_browse_open_mention(struct hoso_browse *b, int64_t article, size_t start)
{
    hoso_browse_open(b, article);
    hoso_document_go_mention(&b->doc, mention_at(&b->doc, start));
}

void hoso_browse_show_entity(struct hoso_browse *b, int64_t entity)
{
    leave(b);
    size_t from = hoso_document_current(&b->doc) ? hoso_document_current(&b->doc)->start : 0;
    list_entity(b, entity);
    cursor_to_document(b);
    size_t mention = hoso_document_find_entity(&b->doc, entity, from);
    if (mention != HOSO_NOWHERE)
        hoso_document_go_mention(&b->doc, mention);
    else
        hoso_browse_move(b, 0);
}

/* The posting next to the open article in list order, or HOSO_NOWHERE. */
static size_t neighbour(const struct hoso_browse *b, const struct hoso_postings *postings,
                        int step)
{
    size_t at = hoso_session_article_position(b->session, b->doc.id);
    size_t before = HOSO_NOWHERE;
    for (size_t i = 0; i < postings->count; i++) {
        size_t p = hoso_session_article_position(b->session, postings->items[i].article);
        if (p == HOSO_NOWHERE)
            continue;
        if (step > 0 && p > at)
            return i;
        if (step < 0 && p >= at)
            break;
        before = i;
    }
    return step < 0 ? before : HOSO_NOWHERE;
}

bool hoso_browse_step_article(struct hoso_browse *b, int64_t entity, int step)
{
    struct hoso_postings postings = { 0 };
    hoso_session_entity_articles(b->session, entity, &postings);
    size_t i = neighbour(b, &postings, step);
    if (i != HOSO_NOWHERE) {
        leave(b);
        go_article(b, postings.items[i].article);
        hoso_document_go_mention(&b->doc, hoso_document_find_entity(&b->doc, entity, 0));
    }
    hoso_vec_release(&postings);
    return i != HOSO_NOWHERE;
}

/* The hit to go to in the open article, or HOSO_NOWHERE. */
static size_t hit_from(const struct hoso_document *doc, int step)
{
    size_t i = doc->hit;
    if (i == HOSO_NOWHERE) { /* none is current: the first from what is in sight */
        for (i = 0; i < doc->hits.count && doc->hits.items[i].start < doc->place; i++)
            continue;
        i = step > 0 ? i - 1 : i;
    }
    i += (size_t)step;
    return i < doc->hits.count ? i : HOSO_NOWHERE;
}

bool hoso_browse_step_hit(struct hoso_browse *b, int step)
{
    if (b->list != HOSO_LIST_SEARCH)
        return false;
    size_t hit = b->doc.id ? hit_from(&b->doc, step) : HOSO_NOWHERE;
    if (hit != HOSO_NOWHERE) {
        hoso_document_go_hit(&b->doc, hit);
        return true;
    }
    size_t to = b->cursor + (size_t)step;
    if (to >= hoso_browse_count(b))
        return false;
    hoso_browse_move(b, to);
    if (step < 0 && b->doc.hits.count)
        hoso_document_go_hit(&b->doc, b->doc.hits.count - 1);
    return true;
}

/* ---- searching ---- */

void hoso_browse_search_begin(struct hoso_browse *b)
{
    place_release(&b->before_search);
    b->before_search = place_here(b);
    b->page.entity = 0;
}

enum hoso_status hoso_browse_search_type(struct hoso_browse *b, const char *query, bool typing,
                                         size_t *error_offset, struct hoso_error *err)
{
    if (query[strspn(query, " ")] == '\0') {
        list_all(b);
        return HOSO_OK;
    }
    enum hoso_status status = list_search(b, query, typing, error_offset, err);
    if (!status) {
        hoso_document_set_search(&b->doc, b->search); /* until there is a first result */
        b->awaiting = true;
        b->awaited = 0;
    }
    return status;
}

void hoso_browse_search_accept(struct hoso_browse *b)
{
    if (!*b->before_search.article && !*b->before_search.page)
        return;
    places_push(&b->back, b->before_search);
    memset(&b->before_search, 0, sizeof b->before_search);
    places_release(&b->forward);
}

void hoso_browse_search_cancel(struct hoso_browse *b)
{
    place_restore(b, &b->before_search);
    place_release(&b->before_search);
}

/* ---- what the background threads did ---- */

/* The list has grown or shrunk around the cursor.  One on an article that has vanished
 * stays where it is. */
static void keep_cursor(struct hoso_browse *b)
{
    size_t position = position_of(b, b->doc.id), count = hoso_browse_count(b);
    if (position != HOSO_NOWHERE)
        b->cursor = position;
    else if (b->cursor >= count)
        b->cursor = count ? count - 1 : 0;
}

/* Puts the cursor of a fresh search on the article awaited, or on the first. */
static void settle_search(struct hoso_browse *b)
{
    size_t count = hoso_browse_count(b);
    if (!b->awaiting || !count)
        return;
    if (!b->awaited) {
        b->awaiting = false;
        b->cursor = 0;
        open_document(b, hoso_browse_at(b, 0).article);
        return;
    }
    size_t position = position_of(b, b->awaited);
    if (position != HOSO_NOWHERE) {
        b->awaiting = false;
        b->cursor = position;
    }
}

/* Runs the search again once a quarter more is read, when all is, and when articles have come
 * or gone since; a later run takes over when it is done, with the open article under the
 * cursor. */
static void search_again(struct hoso_browse *b, const struct hoso_progress *progress)
{
    struct hoso_search_state state;
    if (!b->search)
        return;
    hoso_search_state(b->again ? b->again : b->search, &state);
    if (!state.done)
        return;
    if (b->again) {
        hoso_search_free(b->search);
        b->search = b->again;
        b->again = NULL;
        fold_anew(b);
        keep_cursor(b);
    }
    bool due = progress->done ? progress->generation != b->searched_generation
                              : progress->done_count >= b->searched + b->searched / 4 + 100;
    if (!due || hoso_search_start(&b->again, b->session, b->query, b->typing, NULL, NULL))
        return;
    b->searched = progress->done_count;
    b->searched_generation = progress->generation;
}

/* Copies were found, or the list they are folded in is another one. */
static bool fold_after(struct hoso_browse *b, bool other_list, bool other_entity)
{
    bool other_copies = b->grouping && hoso_session_copies_refresh(b->session);
    if (other_copies || other_list)
        fold_all_anew(b);
    if (other_copies || other_entity)
        fold_anew(b);
    bool other = fold_more(b) || other_copies;
    if (other && b->doc.id && !b->awaiting)
        keep_cursor(b);
    return other;
}

void hoso_browse_group_copies(struct hoso_browse *b, bool on)
{
    if (b->grouping == on)
        return;
    b->grouping = on;
    fold_all_anew(b);
    fold_anew(b);
    if (b->doc.id)
        keep_cursor(b);
}

bool hoso_browse_refresh(struct hoso_browse *b)
{
    struct hoso_progress progress;
    hoso_session_progress(b->session, &progress);
    bool committed = progress.generation != b->generation;
    bool other_list = hoso_session_refresh(b->session), folded = false;
    if (committed || other_list) {
        b->generation = progress.generation;
        if (b->list == HOSO_LIST_ENTITY)
            hoso_session_entity_articles(b->session, b->entity, &b->postings);
        folded = fold_after(b, other_list, b->list == HOSO_LIST_ENTITY);
        if (b->list != HOSO_LIST_SEARCH && b->doc.id)
            keep_cursor(b);
        if (!b->doc.id && b->list == HOSO_LIST_ALL)
            hoso_browse_move(b, 0);
    }
    int64_t open = b->doc.id;
    if (committed || other_list || b->doc.generation != progress.generation)
        hoso_document_refresh(&b->doc, b->session, b->search, progress.generation);
    if (b->doc.id != open) /* followed to its new name */
        keep_cursor(b);
    search_again(b, &progress);
    folded |= fold_after(b, false, false);
    settle_search(b);
    hoso_document_take_hits(&b->doc, b->search);
    return committed || other_list || folded || b->search;
}
