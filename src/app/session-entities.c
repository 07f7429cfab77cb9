/* Mentions and entities: rows of the store as the session's results. */
#include "session-internal.h"

#include <stdlib.h>
#include <string.h>

#include "hoso/mem.h"

/* The index may come from a program that knows more types. */
static bool is_known(const struct hoso_session *session, int type)
{
    return type >= 0 && (size_t)type < session->type_count;
}

/* ---- mentions ---- */

static const char *keep_why(struct hoso_session *session, const char *text)
{
    struct why *why;
    HASH_FIND_STR(session->whys, text, why);
    if (!why) {
        why = hoso_calloc(1, sizeof *why);
        why->text = hoso_strdup(text);
        HASH_ADD_KEYPTR(hh, session->whys, why->text, strlen(why->text), why);
    }
    return why->text;
}

struct mention_taking {
    struct hoso_session *session;
    struct hoso_session_mentions *mentions;
};

static bool take_mention(const struct hoso_store_mention_row *row, void *ctx)
{
    struct mention_taking *taking = ctx;
    if (is_known(taking->session, row->type))
        hoso_vec_push(taking->mentions,
                      ((struct hoso_session_mention){ row->start, row->end, row->entity, row->type,
                                                      keep_why(taking->session, row->why) }));
    return true;
}

enum hoso_status hoso_session_mentions(struct hoso_session *session, int64_t article,
                                       struct hoso_session_mentions *mentions)
{
    hoso_vec_clear(mentions);
    return hoso_store_mentions(session->reader, article, take_mention,
                               &(struct mention_taking){ session, mentions });
}

/* ---- entities ---- */

void hoso_entity_infos_release(struct hoso_entity_infos *infos)
{
    for (size_t i = 0; i < infos->count; i++) {
        free(infos->items[i].name);
        free(infos->items[i].kind);
        free(infos->items[i].key);
    }
    hoso_vec_release(infos);
}

struct entity_taking {
    struct hoso_session *session;
    struct hoso_entity_infos *infos;
};

static bool take_entity(const struct hoso_store_entity_row *row, void *ctx)
{
    struct entity_taking *taking = ctx;
    if (is_known(taking->session, row->type))
        hoso_vec_push(taking->infos, ((struct hoso_entity_info){
                                         .id = row->id,
                                         .type = row->type,
                                         .name = hoso_strdup(row->name),
                                         .kind = hoso_strdup(row->kind),
                                         .key = hoso_strdup(row->key),
                                         .here_count = row->here_count,
                                         .mention_count = row->mention_count,
                                         .article_count = row->article_count,
                                     }));
    return true;
}

enum hoso_status hoso_session_article_entities(struct hoso_session *session, int64_t article,
                                               struct hoso_entity_infos *entities)
{
    hoso_entity_infos_release(entities);
    return hoso_store_article_entities(session->reader, article, take_entity,
                                       &(struct entity_taking){ session, entities });
}

struct here {
    UT_hash_handle hh; /* by entity */
    int64_t entity;
    size_t count;
};

static int compare_here(const void *a, const void *b)
{
    const struct hoso_entity_info *x = a, *y = b;
    if (x->type != y->type)
        return x->type < y->type ? -1 : 1;
    if (x->here_count != y->here_count)
        return x->here_count > y->here_count ? -1 : 1;
    int order = strcmp(x->name, y->name);
    return order ? order : strcmp(x->key, y->key);
}

/* The same as hoso_session_article_entities for who has the mentions at hand: they are not
 * read again. */
enum hoso_status hoso_session_mentioned(struct hoso_session *session,
                                        const struct hoso_session_mentions *mentions,
                                        struct hoso_entity_infos *entities)
{
    enum hoso_status status = HOSO_OK;
    struct hoso_arena arena = { 0 };
    struct here *all = NULL, *here;
    hoso_entity_infos_release(entities);
    for (size_t i = 0; i < mentions->count; i++) {
        int64_t id = mentions->items[i].entity;
        HASH_FIND(hh, all, &id, sizeof id, here);
        if (!here) {
            here = hoso_arena_alloc(&arena, sizeof *here);
            *here = (struct here){ .entity = id };
            HASH_ADD(hh, all, entity, sizeof here->entity, here);
        }
        here->count++;
    }
    for (here = all; here && status == HOSO_OK; here = here->hh.next) {
        size_t before = entities->count;
        status = hoso_store_entity(session->reader, here->entity, take_entity,
                                   &(struct entity_taking){ session, entities });
        if (entities->count > before)
            entities->items[before].here_count = here->count;
        if (status == HOSO_NOT_FOUND) /* just now */
            status = HOSO_OK;
    }
    HASH_CLEAR(hh, all);
    hoso_arena_release(&arena);
    if (entities->count)
        qsort(entities->items, entities->count, sizeof *entities->items, compare_here);
    return status;
}

enum hoso_status hoso_session_entity(struct hoso_session *session, int64_t id,
                                     struct hoso_entity_infos *infos)
{
    hoso_entity_infos_release(infos);
    enum hoso_status status = hoso_store_entity(session->reader, id, take_entity,
                                                &(struct entity_taking){ session, infos });
    return status == HOSO_OK && !infos->count ? HOSO_NOT_FOUND : status;
}

struct key_taking {
    const struct hoso_session *session;
    struct hoso_buf *key;
};

static bool take_key(int type, const char *key, void *ctx)
{
    struct key_taking *taking = ctx;
    if (is_known(taking->session, type))
        hoso_buf_addf(taking->key, "%s:%s",
                      hoso_lexicon_type(taking->session->lexicon, (size_t)type)->key, key);
    return false;
}

void hoso_session_entity_key(struct hoso_session *session, int64_t id, struct hoso_buf *key)
{
    hoso_buf_clear(key);
    hoso_store_entity_key(session->reader, id, take_key, &(struct key_taking){ session, key });
}

int64_t hoso_session_entity_find(struct hoso_session *session, const char *key)
{
    int64_t id = 0;
    const char *colon = strchr(key, ':');
    for (size_t i = 0; colon && i < session->type_count; i++) {
        const char *type = hoso_lexicon_type(session->lexicon, i)->key;
        if (strlen(type) == (size_t)(colon - key) && strncmp(type, key, strlen(type)) == 0 &&
            hoso_store_entity_find(session->reader, (int)i, colon + 1, &id) == HOSO_OK)
            return id;
    }
    return 0;
}

enum hoso_status hoso_session_entities(struct hoso_session *session, int type, size_t limit,
                                       struct hoso_entity_infos *entities)
{
    hoso_entity_infos_release(entities);
    return hoso_store_entities(session->reader, type, limit, take_entity,
                               &(struct entity_taking){ session, entities });
}

/* ---- of two articles ---- */

static struct hoso_compare_entity *compared(const struct hoso_session *session,
                                            const struct hoso_entity_infos *infos)
{
    int weapon = hoso_lexicon_type_find(session->lexicon, "weapon");
    struct hoso_compare_entity *entities = hoso_calloc(infos->count, sizeof *entities);
    for (size_t i = 0; i < infos->count; i++) {
        const struct hoso_entity_info *e = &infos->items[i];
        entities[i] = (struct hoso_compare_entity){ e->id, e->type, e->name, e->here_count,
                                                    e->type == weapon };
    }
    return entities;
}

void hoso_session_compare_entities(const struct hoso_session *session,
                                   struct hoso_compare_rows *rows,
                                   const struct hoso_entity_infos *left,
                                   const struct hoso_entity_infos *right)
{
    struct hoso_compare_entity *l = compared(session, left), *r = compared(session, right);
    hoso_compare_entities(rows, l, left->count, r, right->count);
    free(l);
    free(r);
}

/* ---- aliases ---- */

void hoso_aliases_release(struct hoso_aliases *aliases)
{
    for (size_t i = 0; i < aliases->count; i++)
        free(aliases->items[i].form);
    hoso_vec_release(aliases);
}

static bool take_alias(const struct hoso_store_alias_row *row, void *ctx)
{
    struct hoso_aliases *aliases = ctx;
    if (row->mention_count)
        hoso_vec_push(aliases,
                      ((struct hoso_alias){ hoso_strdup(row->form), row->mention_count }));
    return true;
}

enum hoso_status hoso_session_aliases(struct hoso_session *session, int64_t entity,
                                      struct hoso_aliases *aliases)
{
    hoso_aliases_release(aliases);
    return hoso_store_aliases(session->reader, entity, take_alias, aliases);
}

/* ---- postings ---- */

struct posting_place {
    size_t position;
    struct hoso_posting posting;
};
struct posting_places HOSO_VEC(struct posting_place);

struct posting_taking {
    const struct article_list *list;
    struct posting_places places;
};

static bool take_posting(int64_t article, size_t count, void *ctx)
{
    struct posting_taking *taking = ctx;
    size_t position = list_position(taking->list, article);
    if (position != SIZE_MAX)
        hoso_vec_push(&taking->places,
                      ((struct posting_place){ position, { article, count } }));
    return true;
}

static int compare_places(const void *a, const void *b)
{
    size_t x = ((const struct posting_place *)a)->position;
    size_t y = ((const struct posting_place *)b)->position;
    return x < y ? -1 : x > y;
}

enum hoso_status hoso_session_entity_articles(struct hoso_session *session, int64_t entity,
                                              struct hoso_postings *postings)
{
    struct posting_taking taking = { .list = session->list };
    enum hoso_status status = hoso_store_postings(session->reader, entity, take_posting, &taking);
    struct posting_places *places = &taking.places;
    if (places->count)
        qsort(places->items, places->count, sizeof *places->items, compare_places);
    hoso_vec_clear(postings);
    for (size_t i = 0; i < places->count; i++)
        hoso_vec_push(postings, places->items[i].posting);
    hoso_vec_release(places);
    return status;
}
