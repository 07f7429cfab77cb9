/* Every mention of an entity in the corpus as a line of context, grouped by article or in
 * the order of the words beside it; with it, when the mentions were, and who and what is
 * named beside them.  Lines are read from the store as they are asked for; what needs all
 * mentions is counted by a thread of its own, and the session's event says when something
 * is there.
 * May use everything below app.  One thread, the session's. */
#ifndef HOSO_CONCORDANCE_H
#define HOSO_CONCORDANCE_H

#include "hoso/session.h"

enum hoso_order {
    HOSO_ORDER_ARTICLE, /* the list's */
    HOSO_ORDER_DATE,    /* of the articles, those without one last */
    HOSO_ORDER_LEFT,    /* the words before, from the name outwards */
    HOSO_ORDER_RIGHT,
    HOSO_ORDER_COUNT
};
/* What two names must share to count as named together. */
enum hoso_level {
    HOSO_LEVEL_SENTENCE,
    HOSO_LEVEL_PARAGRAPH,
    HOSO_LEVEL_ARTICLE,
    HOSO_LEVEL_COUNT
};

struct hoso_concordance;

struct hoso_concordance *hoso_concordance_new(struct hoso_session *session, int64_t entity,
                                              enum hoso_order order);
/* Cancels what still runs. */
void hoso_concordance_free(struct hoso_concordance *c);

/* Takes in what the thread has done; true where something is new. */
bool hoso_concordance_refresh(struct hoso_concordance *c);
/* Is everything counted? */
bool hoso_concordance_is_done(const struct hoso_concordance *c);

/* ---- rows ---- */

/* Another order; the rows stay in the last one until they are sorted. */
void hoso_concordance_sort(struct hoso_concordance *c, enum hoso_order order);
/* The order the rows are in. */
enum hoso_order hoso_concordance_order(const struct hoso_concordance *c);
/* By words only the first two million are sorted: are there more? */
bool hoso_concordance_is_cut(const struct hoso_concordance *c);

/* In the orders of articles each article has a heading, and its mentions below. */
struct hoso_concordance_row {
    int64_t article;
    size_t count;      /* of a heading: the mentions below it; 0 for a mention */
    size_t start, end; /* of the mention, in the article's text */
    /* The mention and the rest of its paragraph, not NUL-terminated; borrowed until the
     * next call.  All empty where the article has changed meanwhile. */
    const char *before, *words, *after;
    size_t before_len, words_len, after_len;
};
size_t hoso_concordance_count(const struct hoso_concordance *c);
bool hoso_concordance_is_heading(const struct hoso_concordance *c, size_t row);
/* The row's article, 0 past the end: quicker than the row. */
int64_t hoso_concordance_article(const struct hoso_concordance *c, size_t row);
/* False past the end. */
bool hoso_concordance_row(struct hoso_concordance *c, size_t row,
                          struct hoso_concordance_row *out);
/* The row of the mention at START of ARTICLE, of its first where none is there; SIZE_MAX where
 * the article has none. */
size_t hoso_concordance_find(struct hoso_concordance *c, int64_t article, size_t start);

/* ---- what is counted; short or empty until it is ---- */

/* Those named with it most, `here_count` being the sentences, paragraphs or articles that
 * name both. */
const struct hoso_entity_infos *hoso_concordance_named(const struct hoso_concordance *c,
                                                       enum hoso_level level);

struct hoso_date_count {
    int date; /* 20230728 */
    size_t mention_count;
};
struct hoso_date_counts HOSO_VEC(struct hoso_date_count);
/* In order of date; what has none is left out. */
const struct hoso_date_counts *hoso_concordance_dates(const struct hoso_concordance *c);

#endif
