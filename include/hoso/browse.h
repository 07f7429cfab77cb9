/* Where the reader is and has been: the list (all articles, a search's, an entity's),
 * the open article, the entity's page over them, the trail.  The screens draw it and call it; nothing here draws.
 * May use everything below app.  One thread. */
#ifndef HOSO_BROWSE_H
#define HOSO_BROWSE_H

#include "hoso/concordance.h"
#include "hoso/document.h"
#include "hoso/session.h"

enum hoso_browse_list { HOSO_LIST_ALL, HOSO_LIST_SEARCH, HOSO_LIST_ENTITY };

struct hoso_browse;

struct hoso_browse *hoso_browse_new(struct hoso_session *session);
void hoso_browse_free(struct hoso_browse *browse);
struct hoso_session *hoso_browse_session(struct hoso_browse *browse);

/* Takes in what the background threads have done; true where anything shown may differ. */
bool hoso_browse_refresh(struct hoso_browse *browse);

/* ---- the list ---- */
enum hoso_browse_list hoso_browse_list(const struct hoso_browse *browse);
size_t hoso_browse_count(const struct hoso_browse *browse);
/* Article at POSITION, with its hits or mentions of the entity as count. */
struct hoso_posting hoso_browse_at(const struct hoso_browse *browse, size_t position);
/* With those that are folded into another row. */
size_t hoso_browse_article_count(const struct hoso_browse *browse);
/* How many near copies of the article at POSITION are folded into it. */
size_t hoso_browse_copies(const struct hoso_browse *browse, size_t position);
/* Folds near copies, as soon as they are known, or shows each by itself (at first). */
void hoso_browse_group_copies(struct hoso_browse *browse, bool on);
size_t hoso_browse_cursor(const struct hoso_browse *browse);
/* The query of a search's list, "" else; the entity of an entity's list, else 0. */
const char *hoso_browse_query(const struct hoso_browse *browse);
int64_t hoso_browse_entity(const struct hoso_browse *browse);
/* The running or finished search; NULL where the list is no search's. */
struct hoso_search *hoso_browse_search_of(const struct hoso_browse *browse);

/* Moves the cursor and opens what is there; leaves no trace on the trail. */
void hoso_browse_move(struct hoso_browse *browse, size_t position);

/* ---- going somewhere: each leaves a step on the trail ---- */
/* All articles again, the open one under the cursor. */
void hoso_browse_all(struct hoso_browse *browse);
/* Opens an article; the list stays if it holds it, else all articles. */
void hoso_browse_open(struct hoso_browse *browse, int64_t article);
/* The same, at the mention that starts at byte START. */
void hoso_browse_open_mention(struct hoso_browse *browse, int64_t article, size_t start);
/* The articles that mention ENTITY; the open one stays open if it does. */
void hoso_browse_show_entity(struct hoso_browse *browse, int64_t entity);
/* STEP 1 or -1: the next article with ENTITY, at its first mention there; false at the end. */
bool hoso_browse_step_article(struct hoso_browse *browse, int64_t entity, int step);
/* The next hit or the one before, in the next article where this one has no more. */
bool hoso_browse_step_hit(struct hoso_browse *browse, int step);
/* Remembers here before the caller moves within the article. */
void hoso_browse_leave_trace(struct hoso_browse *browse);
/* False where there is nothing further; what is gone meanwhile is skipped. */
bool hoso_browse_back(struct hoso_browse *browse);
bool hoso_browse_forward(struct hoso_browse *browse);

/* The trail as a list, oldest first, here among it. */
struct hoso_step {
    int64_t page;    /* the entity whose page it is; 0: an article */
    int64_t article; /* 0: gone */
    enum hoso_browse_list list;
    const char *query; /* borrowed until the trail changes */
    int64_t entity;    /* the list's */
};
size_t hoso_browse_trail_count(const struct hoso_browse *browse);
size_t hoso_browse_trail_here(const struct hoso_browse *browse);
struct hoso_step hoso_browse_trail_at(struct hoso_browse *browse, size_t i);
/* As so many steps back or forward would; false where it is gone, or here. */
bool hoso_browse_trail_go(struct hoso_browse *browse, size_t i);

/* ---- an entity's page ---- */
struct hoso_page {
    int64_t entity;  /* 0: none is open */
    int64_t article; /* the mention under the cursor; 0: the first */
    size_t start;
    enum hoso_order order;
    enum hoso_level level;
};
/* For whoever draws it to note where the cursor is. */
struct hoso_page *hoso_browse_page(struct hoso_browse *browse);
/* Opens the page of ENTITY, at the mention that is current in the open article; a step on
 * the trail, as closing it is. */
void hoso_browse_open_page(struct hoso_browse *browse, int64_t entity);
void hoso_browse_close_page(struct hoso_browse *browse);

/* The pane that has the focus, kept for the screen as a part of each place. */
int hoso_browse_pane(const struct hoso_browse *browse);
void hoso_browse_set_pane(struct hoso_browse *browse, int pane);

/* ---- searching as the reader types ---- */
/* Remembers the list; then any number of _type; then _accept, or _cancel, which brings back
 * what was there. */
void hoso_browse_search_begin(struct hoso_browse *browse);
/* A wrong query leaves the last list as it is.  An empty one shows all articles. */
enum hoso_status hoso_browse_search_type(struct hoso_browse *browse, const char *query,
                                         bool typing, size_t *error_offset,
                                         struct hoso_error *err);
void hoso_browse_search_accept(struct hoso_browse *browse);
void hoso_browse_search_cancel(struct hoso_browse *browse);

/* ---- the open article ---- */
struct hoso_document *hoso_browse_document(struct hoso_browse *browse);

#endif
