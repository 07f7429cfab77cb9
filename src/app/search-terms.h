/* What a search knows before it reads a text: which articles answer its entity terms, and
 * which are left to look at.  Inner to app; made by one thread, then read by all. */
#ifndef HOSO_APP_SEARCH_TERMS_H
#define HOSO_APP_SEARCH_TERMS_H

#include <stdatomic.h>

#include "session-internal.h"

struct ids HOSO_VEC(int64_t);

/* An entity term: the entities that answer, and the articles that mention one, by id. */
struct search_term {
    struct ids entities;
    struct hoso_postings articles;
};

struct search_terms {
    struct search_term *items; /* as the query numbers them */
    size_t count;
    struct ids *stated; /* for each stated: term the articles that answer it, by id */
    size_t stated_count;
    bool narrowed;  /* by entities, dates or words that every article found must have, so that */
    struct ids ids; /* only these are looked at, in list order */
};

void search_terms_init(struct search_terms *terms, const struct hoso_query *query);
void search_terms_release(struct search_terms *terms);
/* Asks the store; ends early where CANCEL becomes true. */
void search_terms_resolve(struct search_terms *terms, const struct hoso_query *query,
                          const struct article_list *list, struct hoso_store_reader *reader,
                          const atomic_bool *cancel);

/* Mentions of term I in an article. */
size_t search_term_count(const struct search_terms *terms, size_t i, int64_t article);
/* Of all terms. */
size_t search_terms_count(const struct search_terms *terms, int64_t article);
/* Does the article answer stated: term I? */
bool search_term_states(const struct search_terms *terms, size_t i, int64_t article);
bool search_term_has(const struct search_terms *terms, size_t i, int64_t entity);

#endif
