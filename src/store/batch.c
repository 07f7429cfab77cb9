#include "write-internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- collecting ---- */

static const char *keep(struct batch *batch, const char *text)
{
    return hoso_arena_strndup(&batch->known, text, strlen(text));
}

/* Fills in what the file knows of ENTITY, or marks it fresh. */
static void look_up_entity(struct hoso_store_writer *writer, struct entity_delta *entity)
{
    sqlite3_stmt *statement = write_statement(writer, WRITE_ENTITY_GET);
    entity->name = entity->kind = "";
    if (statement) {
        sqlite3_bind_int(statement, 1, entity->type);
        write_bind_text(statement, 2, entity->key);
        if (write_step(writer, statement)) {
            entity->id = sqlite3_column_int64(statement, 0);
            entity->name = keep(&writer->batch, store_column(statement, 1));
            entity->kind = keep(&writer->batch, store_column(statement, 2));
            sqlite3_reset(statement);
            return;
        }
    }
    entity->id = writer->batch.next_entity++;
    entity->fresh = true;
}

struct entity_delta *batch_entity(struct hoso_store_writer *writer, int type, const char *key)
{
    struct batch *batch = &writer->batch;
    struct hoso_buf *identity = &writer->scratch;
    struct entity_delta *entity;
    hoso_buf_clear(identity);
    hoso_buf_addch(identity, (char)(type + 1));
    hoso_buf_addstr(identity, key);
    HASH_FIND(hh, batch->entities, identity->data, identity->len, entity);
    if (!entity) {
        entity = hoso_arena_alloc(&batch->known, sizeof *entity);
        entity->identity = hoso_arena_strndup(&batch->known, identity->data, identity->len);
        entity->type = type;
        entity->key = entity->identity + 1;
        look_up_entity(writer, entity);
        HASH_ADD_KEYPTR(hh, batch->entities, entity->identity, identity->len, entity);
    }
    if (!entity->touched) {
        entity->touched = true;
        hoso_vec_push(&batch->touched, entity);
    }
    return entity;
}

static int64_t form_hash(const char *form)
{
    return (uint32_t)hoso_hash(form, strlen(form), 0);
}

static void look_up_alias(struct hoso_store_writer *writer, const struct entity_delta *entity,
                          struct alias_delta *alias)
{
    sqlite3_stmt *statement = entity->fresh ? NULL : write_statement(writer, WRITE_ALIAS_GET);
    if (statement) {
        sqlite3_bind_int64(statement, 1, entity->id);
        sqlite3_bind_int64(statement, 2, form_hash(alias->form));
        write_bind_text(statement, 3, alias->form);
        if (write_step(writer, statement)) {
            alias->id = sqlite3_column_int64(statement, 0);
            sqlite3_reset(statement);
            return;
        }
    }
    alias->id = writer->batch.next_alias++;
    alias->fresh = true;
}

struct alias_delta *batch_alias(struct hoso_store_writer *writer, struct entity_delta *entity,
                                const char *form, const char *folded)
{
    struct batch *batch = &writer->batch;
    struct hoso_buf *identity = &writer->scratch;
    struct alias_delta *alias;
    hoso_buf_clear(identity);
    hoso_buf_add(identity, (const char *)&entity->id, sizeof entity->id);
    hoso_buf_addstr(identity, form);
    HASH_FIND(hh, batch->aliases, identity->data, identity->len, alias);
    if (!alias) {
        alias = hoso_arena_alloc(&batch->known, sizeof *alias);
        const char *kept = hoso_arena_strndup(&batch->known, identity->data, identity->len);
        alias->form = kept + sizeof entity->id;
        alias->folded = keep(batch, folded);
        look_up_alias(writer, entity, alias);
        HASH_ADD_KEYPTR(hh, batch->aliases, kept, identity->len, alias);
        alias->next = entity->aliases;
        entity->aliases = alias;
    } else if (!*alias->folded && *folded) { /* first met where mentions were taken out */
        alias->folded = keep(batch, folded);
    }
    return alias;
}

void batch_vote(struct entity_delta *entity, struct alias_delta *alias, int64_t mentions)
{
    alias->named += mentions;
    if (mentions < 0 || strcmp(alias->form, entity->name) != 0)
        entity->renames = true;
}

/* ---- writing ---- */

static void flush_alias(struct hoso_store_writer *writer, const struct entity_delta *entity,
                        struct alias_delta *alias)
{
    if (alias->fresh ? alias->count <= 0 && alias->named <= 0 : !alias->count && !alias->named)
        return;
    if (alias->fresh) {
        sqlite3_stmt *statement = write_statement(writer, WRITE_ALIAS_ADD);
        if (!statement)
            return;
        sqlite3_bind_int64(statement, 1, alias->id);
        sqlite3_bind_int64(statement, 2, entity->id);
        sqlite3_bind_int(statement, 3, entity->type);
        write_bind_text(statement, 4, alias->form);
        write_bind_text(statement, 5, alias->folded);
        sqlite3_bind_int64(statement, 6, form_hash(alias->form));
        write_step(writer, statement);
        aliases_add_words(&writer->batch, alias);
        alias->fresh = false;
    }
    if (!tally_add(writer, TALLY_ALIAS, alias->id, alias->count, alias->named))
        write_numbers(writer, WRITE_ALIAS_DELETE, 1, &alias->id);
}

/* The order of the statement ENTITY_NAME: votes, mentions, bytes. */
static bool names_better(const struct alias_delta *a, const struct alias_delta *b)
{
    if (a->named != b->named)
        return a->named > b->named;
    if (a->count != b->count)
        return a->count > b->count;
    return strcmp(a->form, b->form) < 0;
}

static void add_entity(struct hoso_store_writer *writer, struct entity_delta *entity)
{
    const struct alias_delta *best = entity->aliases;
    for (const struct alias_delta *alias = best; alias; alias = alias->next)
        if (names_better(alias, best))
            best = alias;
    sqlite3_stmt *statement = write_statement(writer, WRITE_ENTITY_ADD);
    if (!statement)
        return;
    sqlite3_bind_int64(statement, 1, entity->id);
    sqlite3_bind_int(statement, 2, entity->type);
    write_bind_text(statement, 3, entity->key);
    entity->name = best ? best->form : entity->key;
    write_bind_text(statement, 4, entity->name);
    write_bind_text(statement, 5, entity->kind);
    write_step(writer, statement);
    entity->fresh = entity->renames = false; /* the best of all its names it has now */
}

static void set_kind(struct hoso_store_writer *writer, const struct entity_delta *entity)
{
    sqlite3_stmt *statement = write_statement(writer, WRITE_ENTITY_KIND);
    if (!statement)
        return;
    sqlite3_bind_int64(statement, 1, entity->id);
    write_bind_text(statement, 2, entity->kind);
    write_step(writer, statement);
}

/* One that nothing mentions gets no row, or loses it. */
static void flush_entity(struct hoso_store_writer *writer, struct entity_delta *entity)
{
    for (struct alias_delta *alias = entity->aliases; alias; alias = alias->next)
        flush_alias(writer, entity, alias);
    if (entity->fresh && entity->articles <= 0)
        return;
    if (entity->fresh)
        add_entity(writer, entity);
    else if (entity->rekinds)
        set_kind(writer, entity);
    if (!tally_add(writer, TALLY_ENTITY, entity->id, entity->mentions, entity->articles))
        write_numbers(writer, WRITE_ENTITY_DELETE, 1, &entity->id);
}

static int compare_postings(const void *a, const void *b)
{
    int64_t x = ((const struct posting_delta *)a)->id, y = ((const struct posting_delta *)b)->id;
    return x < y ? -1 : x > y;
}

static void write_postings(struct hoso_store_writer *writer, int which,
                           const struct posting_delta *postings, int count)
{
    sqlite3_stmt *statement = write_statement(writer, which);
    if (!statement)
        return;
    for (int i = 0; i < count; i++) {
        sqlite3_bind_int64(statement, 3 * i + 1, postings[i].id);
        sqlite3_bind_int64(statement, 3 * i + 2, postings[i].count);
        sqlite3_bind_int64(statement, 3 * i + 3, postings[i].name);
    }
    write_step(writer, statement);
}

/* In the order of the table, so that its pages are touched one after the other. */
static void flush_postings(struct hoso_store_writer *writer)
{
    struct batch_postings *postings = &writer->batch.postings;
    size_t i = 0;
    if (postings->count)
        qsort(postings->items, postings->count, sizeof *postings->items, compare_postings);
    for (; i + POSTINGS_AT_ONCE <= postings->count; i += POSTINGS_AT_ONCE)
        write_postings(writer, WRITE_POSTINGS_ADD, &postings->items[i], POSTINGS_AT_ONCE);
    for (; i < postings->count; i++)
        write_postings(writer, WRITE_POSTING_ADD, &postings->items[i], 1);
    hoso_vec_clear(postings);
}

/* What the transaction added is written: nothing is added now.  An entity that may have got
 * another name, lost something, or was not worth a row, is looked up again. */
static void settle(struct batch *batch, struct entity_delta *entity)
{
    if (entity->fresh || entity->renames || entity->shrinks) {
        for (struct alias_delta *alias = entity->aliases; alias; alias = alias->next)
            HASH_DEL(batch->aliases, alias);
        HASH_DEL(batch->entities, entity);
        batch->let_go++;
        return;
    }
    for (struct alias_delta *alias = entity->aliases; alias; alias = alias->next)
        alias->count = alias->named = 0;
    entity->mentions = entity->articles = entity->last_article = 0;
    entity->touched = entity->rekinds = false;
}

/* ---- what is remembered ---- */

static void remember_alias(struct batch *batch, struct hoso_arena *known,
                           struct entity_delta *entity, const struct alias_delta *alias)
{
    struct alias_delta *copy = hoso_arena_alloc(known, sizeof *copy);
    size_t len = sizeof entity->id + strlen(alias->form);
    const char *identity = hoso_arena_strndup(known, alias->form - sizeof entity->id, len);
    *copy = (struct alias_delta){ .next = entity->aliases, .id = alias->id,
                                  .form = identity + sizeof entity->id,
                                  .folded = hoso_arena_strndup(known, alias->folded,
                                                               strlen(alias->folded)) };
    HASH_ADD_KEYPTR(hh, batch->aliases, identity, len, copy);
    entity->aliases = copy;
}

static void remember_entity(struct batch *batch, struct hoso_arena *known,
                            const struct entity_delta *entity)
{
    struct entity_delta *copy = hoso_arena_alloc(known, sizeof *copy);
    size_t len = 1 + strlen(entity->key);
    *copy = (struct entity_delta){
        .identity = hoso_arena_strndup(known, entity->identity, len), .id = entity->id,
        .type = entity->type,
        .name = hoso_arena_strndup(known, entity->name, strlen(entity->name)),
        .kind = hoso_arena_strndup(known, entity->kind, strlen(entity->kind)),
    };
    copy->key = copy->identity + 1;
    for (const struct alias_delta *alias = entity->aliases; alias; alias = alias->next)
        remember_alias(batch, known, copy, alias);
    HASH_ADD_KEYPTR(hh, batch->entities, copy->identity, len, copy);
}

/* What the last transaction met the next may meet again; most of the rest never comes back. */
static void forget_others(struct batch *batch)
{
    struct hoso_arena known = { 0 };
    HASH_CLEAR(hh, batch->aliases);
    HASH_CLEAR(hh, batch->entities);
    for (size_t i = 0; i < batch->touched.count; i++)
        if (!batch->touched.items[i]->touched) /* settled, and not let go */
            remember_entity(batch, &known, batch->touched.items[i]);
    hoso_arena_release(&batch->known);
    batch->known = known;
    batch->let_go = 0;
}

static void remember(struct batch *batch)
{
    enum { ENTITIES_KEPT = 16 * 1024 };
    if (HASH_COUNT(batch->entities) + batch->let_go <= ENTITIES_KEPT)
        return;
    if (batch->touched.count <= ENTITIES_KEPT / 2)
        forget_others(batch);
    else
        batch_clear(batch);
}

static int by_id(const void *a, const void *b)
{
    const struct entity_delta *x = *(struct entity_delta *const *)a;
    const struct entity_delta *y = *(struct entity_delta *const *)b;
    return x->id < y->id ? -1 : x->id > y->id;
}

void batch_flush(struct hoso_store_writer *writer)
{
    struct batch *batch = &writer->batch;
    int64_t mentions = 0;
    if (batch->touched.count) /* in the order of their table: each page once */
        qsort(batch->touched.items, batch->touched.count, sizeof *batch->touched.items, by_id);
    for (size_t i = 0; i < batch->touched.count; i++) {
        mentions += batch->touched.items[i]->mentions;
        flush_entity(writer, batch->touched.items[i]);
    }
    tallies_flush(writer);
    for (size_t i = 0; i < batch->touched.count; i++) /* votes are counted now */
        if (batch->touched.items[i]->renames)
            write_numbers(writer, WRITE_ENTITY_NAME, 1, &batch->touched.items[i]->id);
    if (mentions)
        write_numbers(writer, WRITE_MENTIONS_ADD, 1, &mentions);
    flush_postings(writer);
    signature_flush(writer);
    days_flush(writer);
    aliases_flush_words(writer);
    for (size_t i = 0; i < batch->touched.count; i++)
        settle(batch, batch->touched.items[i]);
    remember(batch);
    hoso_vec_clear(&batch->touched);
    HASH_CLEAR(hh, batch->put);
    hoso_arena_release(&batch->arena);
}

void batch_clear(struct batch *batch)
{
    HASH_CLEAR(hh, batch->aliases);
    HASH_CLEAR(hh, batch->entities);
    hoso_vec_clear(&batch->touched);
    HASH_CLEAR(hh, batch->put);
    signature_clear(batch);
    tallies_clear(batch);
    days_clear(batch);
    aliases_clear_words(batch);
    hoso_vec_clear(&batch->postings);
    hoso_arena_release(&batch->arena);
    hoso_arena_release(&batch->known);
    batch->let_go = 0;
}

void batch_release(struct batch *batch)
{
    batch_clear(batch);
    hoso_vec_release(&batch->touched);
    hoso_vec_release(&batch->postings);
}
