/* What related articles share: names that both mention. */
#ifndef HOSO_APP_RELATED_INTERNAL_H
#define HOSO_APP_RELATED_INTERNAL_H

#include "hoso/store.h"

struct related_names;
/* The names of ARTICLE, weighed by how rare they are among ARTICLES. */
struct related_names *related_names_new(struct hoso_store_reader *reader, size_t articles,
                                        int64_t article);
void related_names_free(struct related_names *names);
/* Those that OTHER mentions too and that weigh most, `KN-23, Sergei Shoigu`; the caller's to
 * free. */
char *related_names_shared(const struct related_names *names, int64_t other);

#endif
