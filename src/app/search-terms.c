/* Entity terms are answered by names: the aliases that have a word of it are looked at, the
 * postings of the entities found are merged.  Terms, dates and words that every article must
 * have are intersected, by id; what is left is put into the order of the list. */
#include "search-terms.h"

#include <stdlib.h>
#include <string.h>

#include "hoso/mem.h"

void search_terms_init(struct search_terms *terms, const struct hoso_query *query)
{
    *terms = (struct search_terms){ .count = hoso_query_entity_count(query) };
    terms->items = hoso_calloc(terms->count, sizeof *terms->items);
    terms->stated_count = hoso_query_stated_count(query);
    terms->stated = hoso_calloc(terms->stated_count, sizeof *terms->stated);
}

void search_terms_release(struct search_terms *terms)
{
    for (size_t i = 0; i < terms->count; i++) {
        hoso_vec_release(&terms->items[i].entities);
        hoso_vec_release(&terms->items[i].articles);
    }
    for (size_t i = 0; i < terms->stated_count; i++)
        hoso_vec_release(&terms->stated[i]);
    free(terms->stated);
    free(terms->items);
    hoso_vec_release(&terms->ids);
    *terms = (struct search_terms){ 0 };
}

/* ---- which entities ---- */

struct resolving {
    struct search_terms *terms;
    const struct hoso_query *query;
    size_t term;
    const atomic_bool *cancel;
};

static bool match_alias(const struct hoso_store_alias_row *row, void *ctx)
{
    struct resolving *r = ctx;
    if (hoso_query_entity_matches(r->query, r->term, row->form, row->folded))
        hoso_vec_push(&r->terms->items[r->term].entities, row->entity);
    return !atomic_load(r->cancel);
}

static int compare_ids(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}

static void sort_ids(struct ids *ids)
{
    size_t kept = 0;
    if (ids->count)
        qsort(ids->items, ids->count, sizeof *ids->items, compare_ids);
    for (size_t i = 0; i < ids->count; i++)
        if (!kept || ids->items[kept - 1] != ids->items[i])
            ids->items[kept++] = ids->items[i];
    ids->count = kept;
}

/* ---- which articles ---- */

static int compare_articles(const void *a, const void *b)
{
    int64_t x = ((const struct hoso_posting *)a)->article;
    int64_t y = ((const struct hoso_posting *)b)->article;
    return x < y ? -1 : x > y;
}

static bool add_posting(int64_t article, size_t count, void *ctx)
{
    struct hoso_postings *articles = ctx;
    hoso_vec_push(articles, ((struct hoso_posting){ article, count }));
    return true;
}

static void find_articles(struct search_term *term, struct hoso_store_reader *reader)
{
    struct hoso_postings *articles = &term->articles;
    sort_ids(&term->entities);
    for (size_t i = 0; i < term->entities.count; i++)
        hoso_store_postings(reader, term->entities.items[i], add_posting, articles);
    if (articles->count && term->entities.count > 1)
        qsort(articles->items, articles->count, sizeof *articles->items, compare_articles);
    size_t kept = 0;
    for (size_t i = 0; i < articles->count; i++) {
        if (kept && articles->items[kept - 1].article == articles->items[i].article)
            articles->items[kept - 1].count += articles->items[i].count;
        else
            articles->items[kept++] = articles->items[i];
    }
    articles->count = kept;
}

size_t search_term_count(const struct search_terms *terms, size_t i, int64_t article)
{
    struct hoso_posting key = { article, 0 };
    const struct hoso_postings *articles = &terms->items[i].articles;
    const struct hoso_posting *found =
        articles->count ? bsearch(&key, articles->items, articles->count, sizeof key,
                                  compare_articles)
                        : NULL;
    return found ? found->count : 0;
}

size_t search_terms_count(const struct search_terms *terms, int64_t article)
{
    size_t count = 0;
    for (size_t i = 0; i < terms->count; i++)
        count += search_term_count(terms, i, article);
    return count;
}

bool search_term_has(const struct search_terms *terms, size_t i, int64_t entity)
{
    const struct ids *entities = &terms->items[i].entities;
    return entities->count &&
           bsearch(&entity, entities->items, entities->count, sizeof entity, compare_ids);
}

/* ---- what is left to look at ---- */

static bool add_id(int64_t id, void *ctx)
{
    struct ids *ids = ctx;
    hoso_vec_push(ids, id);
    return true;
}

/* Keeps what is in FOUND (sorted) too, or, the first time, takes it all. */
static void narrow(struct search_terms *terms, struct ids *found)
{
    struct ids *ids = &terms->ids;
    size_t kept = 0;
    if (!terms->narrowed) {
        *ids = *found;
        *found = (struct ids){ 0 };
    } else {
        for (size_t i = 0, j = 0; i < ids->count; i++) {
            while (j < found->count && found->items[j] < ids->items[i])
                j++;
            if (j < found->count && found->items[j] == ids->items[i])
                ids->items[kept++] = ids->items[i];
        }
        ids->count = kept;
    }
    hoso_vec_release(found);
    terms->narrowed = true;
}

static void narrow_by_term(struct search_terms *terms, size_t i)
{
    const struct hoso_postings *articles = &terms->items[i].articles;
    struct ids found = { 0 };
    for (size_t j = 0; j < articles->count; j++)
        hoso_vec_push(&found, articles->items[j].article);
    narrow(terms, &found);
}

static void narrow_by_words(struct search_terms *terms, const struct hoso_query *query,
                            struct hoso_store_reader *reader)
{
    unsigned slices[32];
    struct ids found = { 0 };
    size_t count = hoso_query_slices(query, HOSO_STORE_SLICES, slices,
                                     sizeof slices / sizeof *slices);
    if (count && hoso_store_signed(reader, slices, count, add_id, &found) == HOSO_OK)
        narrow(terms, &found);
    hoso_vec_release(&found);
}

static void narrow_by_date(struct search_terms *terms, const struct hoso_query *query,
                           struct hoso_store_reader *reader)
{
    char from[11], to[11];
    struct ids found = { 0 };
    if (!hoso_query_date_range(query, from, to))
        return;
    hoso_store_dated(reader, from, to, add_id, &found);
    sort_ids(&found);
    narrow(terms, &found);
}

static void find_stated(struct search_terms *terms, const struct hoso_query *query, size_t i,
                        struct hoso_store_reader *reader)
{
    int64_t from, to;
    hoso_query_stated(query, i, &from, &to);
    hoso_store_stated(reader, from, to, add_id, &terms->stated[i]);
    sort_ids(&terms->stated[i]);
    if (!hoso_query_stated_is_required(query, i))
        return;
    struct ids found = { 0 };
    hoso_vec_reserve(&found, terms->stated[i].count);
    for (size_t j = 0; j < terms->stated[i].count; j++)
        hoso_vec_push(&found, terms->stated[i].items[j]);
    narrow(terms, &found);
}

bool search_term_states(const struct search_terms *terms, size_t i, int64_t article)
{
    const struct ids *ids = &terms->stated[i];
    return ids->count && bsearch(&article, ids->items, ids->count, sizeof article, compare_ids);
}

struct place {
    size_t position;
    int64_t id;
};

static int compare_places(const void *a, const void *b)
{
    size_t x = ((const struct place *)a)->position, y = ((const struct place *)b)->position;
    return x < y ? -1 : x > y;
}

/* What the list has not yet is left out: it comes with the next search. */
static void order_by_list(struct ids *ids, const struct article_list *list)
{
    struct place *places = hoso_calloc(ids->count, sizeof *places);
    size_t kept = 0;
    for (size_t i = 0; i < ids->count; i++) {
        size_t position = list_position(list, ids->items[i]);
        if (position != SIZE_MAX)
            places[kept++] = (struct place){ position, ids->items[i] };
    }
    if (kept && list->by_id) /* else they are in order */
        qsort(places, kept, sizeof *places, compare_places);
    for (size_t i = 0; i < kept; i++)
        ids->items[i] = places[i].id;
    ids->count = kept;
    free(places);
}

void search_terms_resolve(struct search_terms *terms, const struct hoso_query *query,
                          const struct article_list *list, struct hoso_store_reader *reader,
                          const atomic_bool *cancel)
{
    for (size_t i = 0; i < terms->count && !atomic_load(cancel); i++) {
        struct hoso_query_entity entity = hoso_query_entity(query, i);
        hoso_store_alias_scan(reader, entity.type, entity.folded, entity.is_beginning,
                              match_alias, &(struct resolving){ terms, query, i, cancel });
        find_articles(&terms->items[i], reader);
    }
    for (size_t i = 0; i < terms->count; i++)
        if (hoso_query_entity_is_required(query, i))
            narrow_by_term(terms, i);
    for (size_t i = 0; i < terms->stated_count && !atomic_load(cancel); i++)
        find_stated(terms, query, i, reader);
    narrow_by_date(terms, query, reader);
    narrow_by_words(terms, query, reader);
    if (terms->narrowed)
        order_by_list(&terms->ids, list);
}
