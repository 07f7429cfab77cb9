/* Where the reader is and has been: the list (all articles, a search's, an entity's),
 * the open article, the trail.  The screens draw it and call it; nothing here draws.
 * May use everything below app.  One thread. */
#ifndef HOSO_BROWSE_H
#define HOSO_BROWSE_H

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
/* The articles that mention ENTITY; the open one stays open if it does. */
void hoso_browse_show_entity(struct hoso_browse *browse, int64_t entity);
/* STEP 1 or -1: the next article with ENTITY, at its first mention there; false at the end. */
bool hoso_browse_step_article(struct hoso_browse *browse, int64_t entity, int step);
/* The next hit or the one before, in the next article where this one has no more. */
bool hoso_browse_step_hit(struct hoso_browse *browse, int step);
/* Remembers here before the caller moves within the article. */
void hoso_browse_leave_trace(struct hoso_browse *browse);
bool hoso_browse_back(struct hoso_browse *browse);
bool hoso_browse_forward(struct hoso_browse *browse);

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
