/* Where the reader is and has been, as browse.c and state.c share it.  A `place` is all it
 * takes to come back to where the reader was, in names that hold in the next session too:
 * an article by its path, an entity by type and key.  The trail is the places left behind
 * (back), oldest first, and those come back from (forward), the nearest last. */
#ifndef HOSO_APP_BROWSE_INTERNAL_H
#define HOSO_APP_BROWSE_INTERNAL_H

#include "folded.h"
#include "hoso/browse.h"

enum { TRAIL_MAX = 1000 };

struct place {
    enum hoso_browse_list list;
    bool typing;  /* the query's last word is a beginning */
    char *query;  /* "" where there is none, as for the other strings */
    char *entity; /* of the list */
    char *article;
    size_t top;     /* document.place */
    size_t mention; /* byte offsets, or HOSO_NOWHERE */
    size_t hit;
    int pane;
    char *page; /* the entity whose page is open */
    char *page_article;
    size_t page_start;
    enum hoso_order page_order;
    enum hoso_level page_level;
};
struct places HOSO_VEC(struct place);

struct hoso_browse {
    struct hoso_session *session;
    enum hoso_browse_list list;
    char *query;
    bool typing;
    struct hoso_search *search, *again;
    size_t searched; /* articles read when the last of the two was started */
    uint64_t searched_generation;
    int64_t entity;
    struct hoso_postings postings; /* of the entity */
    size_t cursor; /* a row: see folded.h */
    bool grouping; /* near copies are folded */
    struct folded folded_all, folded; /* of the list of all articles, and of a narrower one */
    bool awaiting;   /* the search's cursor is not set yet */
    int64_t awaited; /* the article to put it on when it turns up, 0 for the first */
    struct hoso_document doc;
    struct hoso_page page;
    int pane;
    int pane_below; /* the one that the page was opened from */
    uint64_t generation;
    struct places back, forward;
    struct place before_search;
};

void place_release(struct place *place);
struct place place_here(struct hoso_browse *b);
void place_restore(struct hoso_browse *b, const struct place *place);
void places_push(struct places *places, struct place place);
void places_release(struct places *places);

#endif
