/* The names that two articles share, the rarest and most used first.  A name weighs how rare
 * it is in the corpus times the root of its mentions, in either article. */
#include "related-internal.h"

#include <math.h>
#include <stdlib.h>

#include "hoso/buf.h"
#include "hoso/mem.h"
#include "hoso/vec.h"

enum { NAMES_SHOWN = 3 };

struct weighed_name {
    int64_t entity;
    double weight;
    char *name;
};

struct related_names {
    struct hoso_store_reader *reader;
    double articles;
    struct weighed_names HOSO_VEC(struct weighed_name) names; /* by entity */
};

static bool add_name(const struct hoso_store_entity_row *row, void *ctx)
{
    struct related_names *names = ctx;
    double rare = log((names->articles + 1) / ((double)row->article_count + 0.5));
    double weight = (rare > 0.05 ? rare : 0.05) * sqrt((double)row->here_count);
    hoso_vec_push(&names->names,
                  ((struct weighed_name){ row->id, weight, hoso_strdup(row->name) }));
    return true;
}

static int compare_entities(const void *a, const void *b)
{
    int64_t x = ((const struct weighed_name *)a)->entity;
    int64_t y = ((const struct weighed_name *)b)->entity;
    return x < y ? -1 : x > y;
}

struct related_names *related_names_new(struct hoso_store_reader *reader, size_t articles,
                                        int64_t article)
{
    struct related_names *names = hoso_calloc(1, sizeof *names);
    names->reader = reader;
    names->articles = (double)articles;
    hoso_store_article_entities(reader, article, add_name, names);
    if (names->names.count)
        qsort(names->names.items, names->names.count, sizeof *names->names.items,
              compare_entities);
    return names;
}

void related_names_free(struct related_names *names)
{
    for (size_t i = 0; i < names->names.count; i++)
        free(names->names.items[i].name);
    hoso_vec_release(&names->names);
    free(names);
}

struct sharing {
    const struct related_names *names;
    struct shared_name {
        const struct weighed_name *name;
        double weight;
    } best[NAMES_SHOWN];
};

/* Keeps the heaviest. */
static bool add_shared(const struct hoso_store_entity_row *row, void *ctx)
{
    struct sharing *sharing = ctx;
    struct weighed_name key = { .entity = row->id };
    const struct weighed_name *name =
        bsearch(&key, sharing->names->names.items, sharing->names->names.count, sizeof key,
                compare_entities);
    if (!name)
        return true;
    struct shared_name here = { name, name->weight * sqrt((double)row->here_count) };
    for (int i = 0; i < NAMES_SHOWN && here.name; i++) {
        if (!sharing->best[i].name || here.weight > sharing->best[i].weight) {
            struct shared_name pushed = sharing->best[i];
            sharing->best[i] = here;
            here = pushed;
        }
    }
    return true;
}

char *related_names_shared(const struct related_names *names, int64_t other)
{
    struct sharing sharing = { .names = names };
    struct hoso_buf out = HOSO_BUF_INIT;
    if (names->names.count)
        hoso_store_article_entities(names->reader, other, add_shared, &sharing);
    for (int i = 0; i < NAMES_SHOWN && sharing.best[i].name; i++)
        hoso_buf_addf(&out, "%s%s", i ? ", " : "", sharing.best[i].name->name);
    return hoso_buf_detach(&out);
}
