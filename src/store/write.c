/* Writing.  Texts, mentions and article rows are written as they come; entities, aliases
 * and postings are summed up in the batch and written at the end of the transaction, or
 * before an article is taken out that the batch holds. */
#include "write-internal.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hoso/i18n.h"

static const char *const write_sql[] = {
#define X(name, sql) sql,
    WRITE_LIST(X)
#undef X
};
_Static_assert(sizeof write_sql / sizeof write_sql[0] <= STORE_MAX_STATEMENTS, "too many");

/* ---- statements ---- */

static void fail(struct hoso_store_writer *writer, int rc)
{
    if (writer->failure == HOSO_OK)
        writer->failure = store_error(writer->connection.store, writer->connection.db, rc,
                                      &writer->error);
}

sqlite3_stmt *write_statement(struct hoso_store_writer *writer, int which)
{
    if (writer->failure != HOSO_OK)
        return NULL;
    enum hoso_status status;
    sqlite3_stmt *statement = store_statement(&writer->connection, which, &status);
    if (!statement)
        writer->failure = hoso_error_set(&writer->error, status, "%s", hoso_status_message(status));
    return statement;
}

bool write_step(struct hoso_store_writer *writer, sqlite3_stmt *statement)
{
    int rc = sqlite3_step(statement);
    if (rc == SQLITE_ROW)
        return true;
    if (rc != SQLITE_DONE)
        fail(writer, rc);
    sqlite3_reset(statement);
    return false;
}

/* Steps and reads one number, or OTHERWISE where there is no row. */
static int64_t step_number(struct hoso_store_writer *writer, sqlite3_stmt *statement,
                           int64_t otherwise)
{
    if (!statement || !write_step(writer, statement))
        return otherwise;
    int64_t number = sqlite3_column_int64(statement, 0);
    sqlite3_reset(statement);
    return number;
}

void write_numbers(struct hoso_store_writer *writer, int which, int count, const int64_t *numbers)
{
    sqlite3_stmt *statement = write_statement(writer, which);
    if (!statement)
        return;
    for (int i = 0; i < count; i++)
        sqlite3_bind_int64(statement, i + 1, numbers[i]);
    if (write_step(writer, statement))
        sqlite3_reset(statement);
}

void write_bind_text(sqlite3_stmt *statement, int at, const char *text)
{
    sqlite3_bind_text(statement, at, text ? text : "", -1, SQLITE_STATIC);
}

/* Does meta have KEY, and VALUE for it (NULL: any)? */
static bool meta_is(struct hoso_store_writer *writer, const char *key, const char *value)
{
    sqlite3_stmt *statement = write_statement(writer, WRITE_META_GET);
    if (!statement)
        return false;
    write_bind_text(statement, 1, key);
    if (!write_step(writer, statement))
        return false;
    bool same = !value || strcmp(store_column(statement, 0), value) == 0;
    sqlite3_reset(statement);
    return same;
}

/* ---- transactions ---- */

enum hoso_status hoso_store_writer_open(struct hoso_store_writer **out, struct hoso_store *store,
                                        struct hoso_error *err)
{
    if (hoso_store_lock(store) != HOSO_OK)
        return hoso_error_set(err, HOSO_BUSY, _("%s: in use by another program"), store->path);
    struct hoso_store_writer *writer = hoso_calloc(1, sizeof *writer);
    hoso_buf_init(&writer->scratch);
    enum hoso_status status = store_connect(&writer->connection, store, write_sql, err);
    if (status == HOSO_OK) {
        store_exec(writer->connection.db, "PRAGMA cache_size = -16384");
        writer->unsynced = meta_is(writer, "unsynced", NULL);
        if (writer->unsynced)
            store_exec(writer->connection.db, "PRAGMA synchronous = OFF");
        checkpoint_beside(writer);
        *out = writer;
    } else {
        free(writer);
    }
    return status;
}

static void roll_back(struct hoso_store_writer *writer)
{
    batch_clear(&writer->batch);
    gists_clear(writer);
    mentions_forget_whys(writer);
    for (int i = 0; i < STORE_MAX_STATEMENTS; i++)
        sqlite3_reset(writer->connection.statements[i]);
    if (writer->connection.db && !sqlite3_get_autocommit(writer->connection.db))
        store_exec(writer->connection.db, "ROLLBACK");
    writer->open = false;
}

void hoso_store_writer_close(struct hoso_store_writer *writer)
{
    if (!writer)
        return;
    roll_back(writer);
    batch_release(&writer->batch);
    hoso_buf_release(&writer->scratch);
    checkpoint_end(writer);
    if (writer->connection.db && writer->connection.store->path) {
        /* Not worth waiting for: a reader that is busy is enough to leave it for later. */
        sqlite3_busy_handler(writer->connection.db, NULL, NULL);
        if (writer->unsynced && !atomic_load(&writer->connection.store->epoch))
            synced_at_last(writer->connection.db);
        sqlite3_wal_checkpoint_v2(writer->connection.db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL,
                                  NULL);
    }
    store_disconnect(&writer->connection);
    free(writer);
}

enum hoso_status hoso_store_begin(struct hoso_store_writer *writer, struct hoso_error *err)
{
    writer->failure = HOSO_OK;
    writer->open = true;
    writer->walk_forgotten = false;
    write_numbers(writer, WRITE_BEGIN, 0, NULL);
    struct batch *batch = &writer->batch;
    if (batch->epoch != writer->connection.epoch)
        batch_clear(batch);
    batch->epoch = writer->connection.epoch;
    int64_t next = step_number(writer, write_statement(writer, WRITE_NEXT_ENTITY), 1);
    batch->next_entity = next > batch->next_entity ? next : batch->next_entity;
    next = step_number(writer, write_statement(writer, WRITE_NEXT_ALIAS), 1);
    batch->next_alias = next > batch->next_alias ? next : batch->next_alias;
    if (writer->failure != HOSO_OK) {
        roll_back(writer);
        if (err)
            *err = writer->error;
    }
    return writer->failure;
}

enum hoso_status hoso_store_commit(struct hoso_store_writer *writer, struct hoso_error *err)
{
    if (!writer->open)
        return writer->failure;
    batch_flush(writer);
    gists_flush(writer);
    write_numbers(writer, WRITE_COMMIT, 0, NULL);
    writer->open = false;
    if (writer->failure != HOSO_OK) {
        roll_back(writer);
        if (err)
            *err = writer->error;
    }
    return writer->failure;
}

/* ---- the lexicon ---- */

static void drop_entities(struct hoso_store_writer *writer)
{
    if (writer->failure != HOSO_OK)
        return;
    batch_clear(&writer->batch);
    mentions_forget_whys(writer);
    int rc = store_exec(writer->connection.db,
                        "DELETE FROM mention; DELETE FROM posting; DELETE FROM alias;"
                        "DELETE FROM alias_word; DELETE FROM entity; DELETE FROM entity_tally;"
                        "DELETE FROM alias_tally; DELETE FROM why; DELETE FROM type;"
                        "DELETE FROM corrected; DELETE FROM meta WHERE key = 'mentions';"
                        "UPDATE article SET state = 3, mention_count = 0 WHERE state = 1;"
                        "UPDATE article SET mention_count = 0 WHERE mention_count <> 0;");
    if (rc != SQLITE_OK)
        fail(writer, rc);
}

static void set_types(struct hoso_store_writer *writer, const char *const *keys, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        sqlite3_stmt *statement = write_statement(writer, WRITE_TYPE_SET);
        if (!statement)
            return;
        sqlite3_bind_int64(statement, 1, (sqlite3_int64)i);
        write_bind_text(statement, 2, keys[i]);
        write_step(writer, statement);
    }
}

enum hoso_status hoso_store_set_lexicon(struct hoso_store_writer *writer, uint64_t version,
                                        const char *const *type_keys, size_t type_count,
                                        bool *changed)
{
    char shown[STORE_VERSION_CHARS];
    store_show_version(shown, version);
    *changed = !meta_is(writer, "lexicon", shown);
    if (!*changed)
        return writer->failure;
    drop_entities(writer);
    set_types(writer, type_keys, type_count);
    sqlite3_stmt *statement = write_statement(writer, WRITE_META_SET);
    if (statement) {
        write_bind_text(statement, 1, "lexicon");
        write_bind_text(statement, 2, shown);
        write_step(writer, statement);
    }
    return writer->failure;
}

/* ---- articles ---- */

enum hoso_status hoso_store_put_found(struct hoso_store_writer *writer, const char *path,
                                      uint64_t size_bytes, int64_t mtime_ns, int64_t *id)
{
    write_forget_walk(writer);
    sqlite3_stmt *statement = write_statement(writer, WRITE_FOUND);
    if (statement) {
        write_bind_text(statement, 1, path);
        sqlite3_bind_int64(statement, 2, (sqlite3_int64)size_bytes);
        sqlite3_bind_int64(statement, 3, mtime_ns);
        write_step(writer, statement);
    }
    statement = id ? write_statement(writer, WRITE_FOUND_ID) : NULL;
    if (statement) {
        write_bind_text(statement, 1, path);
        *id = step_number(writer, statement, 0);
    }
    return writer->failure;
}

/* Is the article there?  Takes out what it had.  *IS_NEW: none of it was ever put. */
static bool make_room(struct hoso_store_writer *writer, int64_t article, bool *is_new)
{
    sqlite3_stmt *statement = write_statement(writer, WRITE_ARTICLE_GET);
    *is_new = false;
    if (!statement)
        return false;
    sqlite3_bind_int64(statement, 1, article);
    if (!write_step(writer, statement))
        return false;
    int64_t mentions = sqlite3_column_int64(statement, 0);
    *is_new = !mentions && !*store_column(statement, 1);
    sqlite3_reset(statement);
    if (mentions > 0)
        mentions_drop(writer, article);
    if (!*is_new)
        write_numbers(writer, WRITE_CORRECTED_DELETE, 1, &article);
    return true;
}

static void put_text(struct hoso_store_writer *writer, int which, int64_t article,
                     const char *text, size_t len)
{
    sqlite3_stmt *statement = write_statement(writer, which);
    if (!statement)
        return;
    sqlite3_bind_int64(statement, 1, article);
    sqlite3_bind_text64(statement, 2, text ? text : "", len, SQLITE_STATIC, SQLITE_UTF8);
    write_step(writer, statement);
    sqlite3_clear_bindings(statement);
}

static void put_article(struct hoso_store_writer *writer, const struct hoso_store_record *record)
{
    sqlite3_stmt *statement = write_statement(writer, WRITE_ARTICLE_SET);
    if (!statement)
        return;
    sqlite3_bind_int64(statement, 1, record->id);
    sqlite3_bind_text64(statement, 2, record->title ? record->title : "", record->title_len,
                        SQLITE_STATIC, SQLITE_UTF8);
    write_bind_text(statement, 3, record->date);
    write_bind_text(statement, 4, record->encoding);
    sqlite3_bind_int64(statement, 5, (sqlite3_int64)record->replaced_count);
    sqlite3_bind_int64(statement, 6, (sqlite3_int64)record->mention_count);
    sqlite3_bind_int64(statement, 7, (sqlite3_int64)record->title_start);
    sqlite3_bind_int64(statement, 8, (sqlite3_int64)record->digest);
    write_step(writer, statement);
    sqlite3_clear_bindings(statement);
    put_text(writer, WRITE_TEXT_SET, record->id, record->text, record->text_len);
    put_text(writer, WRITE_FOLDED_SET, record->id, record->folded, record->folded_len);
}

/* One entity of the article: its counts, its posting, its vote for a name. */
static struct entity_delta *put_entity(struct hoso_store_writer *writer, int64_t article,
                                       const struct hoso_store_entity *named, int64_t mentions)
{
    struct entity_delta *entity = batch_entity(writer, named->type, named->key);
    struct alias_delta *name = batch_alias(writer, entity, named->name, named->key);
    entity->mentions += mentions;
    if (strcmp(named->kind ? named->kind : "", entity->kind) > 0) {
        entity->kind = hoso_arena_strndup(&writer->batch.known, named->kind, strlen(named->kind));
        entity->rekinds = true;
    }
    if (entity->last_article == article) { /* named twice by the record: its vote is cast */
        struct posting_delta *posting = &writer->batch.postings.items[entity->last_posting];
        posting->count += mentions;
        batch_vote(entity, entity->last_name, mentions);
        return entity;
    }
    entity->articles++;
    batch_vote(entity, name, mentions);
    entity->last_article = article;
    entity->last_posting = writer->batch.postings.count;
    entity->last_name = name;
    hoso_vec_push(&writer->batch.postings,
                  ((struct posting_delta){ posting_id(article, entity->id), mentions, name->id }));
    return entity;
}

static void put_aliases(struct hoso_store_writer *writer, const struct hoso_store_record *record,
                        struct entity_delta *const *entities)
{
    for (size_t i = 0; i < record->alias_count; i++) {
        const struct hoso_store_alias *alias = &record->aliases[i];
        batch_alias(writer, entities[alias->entity], alias->form, alias->folded)->count +=
            (int64_t)alias->count;
    }
}

static void note_put(struct batch *batch, int64_t article)
{
    struct id_seen *seen;
    HASH_FIND(hh, batch->put, &article, sizeof article, seen);
    if (seen)
        return;
    seen = hoso_arena_alloc(&batch->arena, sizeof *seen);
    seen->id = article;
    HASH_ADD(hh, batch->put, id, sizeof seen->id, seen);
}

enum hoso_status hoso_store_put(struct hoso_store_writer *writer,
                                const struct hoso_store_record *record)
{
    bool is_new;
    if (!make_room(writer, record->id, &is_new))
        return writer->failure;
    if (record->only_mentions)
        write_numbers(writer, WRITE_ARTICLE_MENTIONS, 2,
                      (int64_t[]){ record->id, (int64_t)record->mention_count });
    else
        put_article(writer, record);
    if (!record->only_mentions && !is_new)
        days_drop(writer, record->id);
    if (!record->only_mentions)
        days_put(writer, record);
    if (!record->only_mentions && record->signature)
        signature_put(writer, record->id, record->signature);
    if (!record->only_mentions)
        gists_put(writer, record->id, record->gist);
    int64_t *counts = hoso_calloc(record->entity_count, sizeof *counts);
    struct entity_delta **entities = hoso_calloc(record->entity_count, sizeof *entities);
    for (size_t i = 0; i < record->mention_count; i++)
        counts[record->mentions[i].entity]++;
    for (size_t i = 0; i < record->entity_count; i++)
        if (counts[i])
            entities[i] = put_entity(writer, record->id, &record->entities[i], counts[i]);
    mentions_put(writer, record, entities);
    put_aliases(writer, record, entities);
    for (size_t i = 0; i < record->correction_count; i++)
        write_numbers(writer, WRITE_CORRECTED_ADD, 2,
                      (int64_t[]){ record->id, record->corrections[i] });
    if (record->mention_count)
        note_put(&writer->batch, record->id);
    free(entities);
    free(counts);
    return writer->failure;
}

static void drop_texts(struct hoso_store_writer *writer, int64_t id)
{
    days_drop(writer, id);
    write_numbers(writer, WRITE_TEXT_DELETE, 1, &id);
    write_numbers(writer, WRITE_FOLDED_DELETE, 1, &id);
    gists_put(writer, id, NULL);
}

enum hoso_status hoso_store_put_failed(struct hoso_store_writer *writer, int64_t id,
                                       const char *problem)
{
    bool is_new;
    if (!make_room(writer, id, &is_new))
        return writer->failure;
    drop_texts(writer, id);
    sqlite3_stmt *statement = write_statement(writer, WRITE_ARTICLE_FAILED);
    if (statement) {
        sqlite3_bind_int64(statement, 1, id);
        write_bind_text(statement, 2, problem);
        write_step(writer, statement);
    }
    return writer->failure;
}

enum hoso_status hoso_store_remove(struct hoso_store_writer *writer, int64_t id)
{
    write_forget_walk(writer);
    bool is_new;
    if (!make_room(writer, id, &is_new))
        return writer->failure;
    drop_texts(writer, id);
    write_numbers(writer, WRITE_ARTICLE_DELETE, 1, &id);
    return writer->failure;
}
