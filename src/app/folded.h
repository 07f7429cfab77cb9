/* A list with near copies folded away: of each group the first stays, with the number of the
 * others.  A `place` counts all articles of the list, a `row` those that are shown. */
#ifndef HOSO_APP_FOLDED_H
#define HOSO_APP_FOLDED_H

#include "hoso/session.h"

struct folded {
    struct folded_hidden HOSO_VEC(size_t) hidden; /* places, upwards */
    size_t looked; /* places that were looked at */
    size_t group_count;
    struct folded_group {
        size_t first; /* the place that stays; SIZE_MAX for none yet */
        size_t hidden;
    } *groups;
};

/* Nothing is folded, nothing looked at. */
void folded_reset(struct folded *folded);
void folded_release(struct folded *folded);
/* Looks at the places up to COUNT, whose articles ARTICLE_AT gives; true where more is folded. */
bool folded_look(struct folded *folded, const struct hoso_session *session, size_t count,
                 int64_t (*article_at)(const void *ctx, size_t place), const void *ctx);
/* The same for the list of all articles, without a look at each. */
void folded_look_at_all(struct folded *folded, const struct hoso_session *session);

size_t folded_place(const struct folded *folded, size_t row);
/* The row that stands for an article at a place of the list. */
size_t folded_row(const struct folded *folded, const struct hoso_session *session, size_t place,
                  int64_t article);
/* How many are folded into the row of an article. */
size_t folded_under(const struct folded *folded, const struct hoso_session *session, size_t place,
                    int64_t article);

#endif
