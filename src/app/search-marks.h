/* What the reader marked (is:starred, tag:x, note:word), as a search asks it of article after
 * article.  Inner to app; made when the search starts, then read by all its threads. */
#ifndef HOSO_APP_SEARCH_MARKS_H
#define HOSO_APP_SEARCH_MARKS_H

#include "hoso/query.h"
#include "hoso/vec.h"
#include "hoso/work.h"

/* The texts that answer a term by their digests, and the digests of the paths at which they
 * lay, both sorted. */
struct search_mark {
    bool absent; /* the articles that are not among them are meant: an UNREAD term has the read */
    struct digests HOSO_VEC(uint64_t) texts, paths;
};

struct search_marks {
    struct search_mark *items; /* as the query numbers them */
    size_t count;
};

/* WORK may be NULL. */
void search_marks_init(struct search_marks *marks, const struct hoso_query *query,
                       const struct hoso_work *work);
void search_marks_release(struct search_marks *marks);
/* Does an article, by the digest of its text and its path (may be NULL), answer term I? */
bool search_marks_have(const struct search_marks *marks, size_t i, uint64_t text,
                       const char *path);

#endif
