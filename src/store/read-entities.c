/* Entities and their articles; their names are in aliases.c. */
#include "read-internal.h"

struct entity_shape {
    hoso_store_entity_fn *each;
    void *ctx;
};

static bool entity_row(sqlite3_stmt *row, void *shape)
{
    struct entity_shape *entity = shape;
    struct hoso_store_entity_row e = {
        .id = sqlite3_column_int64(row, 0),
        .type = sqlite3_column_int(row, 1),
        .name = store_column(row, 2),
        .kind = store_column(row, 3),
        .mention_count = read_size(row, 4),
        .article_count = read_size(row, 5),
        .key = store_column(row, 6),
        .here_count = read_size(row, 7),
    };
    return entity->each(&e, entity->ctx);
}

enum hoso_status hoso_store_entity(struct hoso_store_reader *reader, int64_t id,
                                   hoso_store_entity_fn *each, void *ctx)
{
    size_t count = 0;
    enum hoso_status status = read_run_for(reader, READ_ENTITY, id, entity_row,
                                      &(struct entity_shape){ each, ctx }, &count);
    return read_one(status, count);
}

struct key_shape {
    bool (*each)(int type, const char *key, void *ctx);
    void *ctx;
};

static bool key_row(sqlite3_stmt *row, void *shape)
{
    struct key_shape *key = shape;
    return key->each(sqlite3_column_int(row, 0), store_column(row, 1), key->ctx);
}

enum hoso_status hoso_store_entity_key(struct hoso_store_reader *reader, int64_t id,
                                       bool (*each)(int type, const char *key, void *ctx),
                                       void *ctx)
{
    size_t count = 0;
    enum hoso_status status = read_run_for(reader, READ_ENTITY_KEY, id, key_row,
                                      &(struct key_shape){ each, ctx }, &count);
    return read_one(status, count);
}

static bool found_row(sqlite3_stmt *row, void *shape)
{
    *(int64_t *)shape = sqlite3_column_int64(row, 0);
    return false;
}

enum hoso_status hoso_store_entity_find(struct hoso_store_reader *reader, int type,
                                        const char *key, int64_t *id)
{
    enum hoso_status status;
    size_t count = 0;
    sqlite3_stmt *statement = store_statement(&reader->connection, READ_ENTITY_FIND, &status);
    if (!statement)
        return status;
    sqlite3_bind_int(statement, 1, type);
    sqlite3_bind_text(statement, 2, key, -1, SQLITE_TRANSIENT);
    status = read_run(reader, statement, found_row, id, &count);
    return read_one(status, count);
}

enum hoso_status hoso_store_entities(struct hoso_store_reader *reader, int type, size_t limit,
                                     hoso_store_entity_fn *each, void *ctx)
{
    enum hoso_status status;
    sqlite3_stmt *statement = store_statement(
        &reader->connection, type < 0 ? READ_ENTITIES : READ_TYPE_ENTITIES, &status);
    if (!statement)
        return status;
    sqlite3_bind_int(statement, 1, type);
    sqlite3_bind_int64(statement, 2, limit ? (sqlite3_int64)limit : -1);
    return read_run(reader, statement, entity_row, &(struct entity_shape){ each, ctx }, NULL);
}

struct posting_shape {
    bool (*each)(int64_t article, size_t count, void *ctx);
    void *ctx;
};

static bool posting_row(sqlite3_stmt *row, void *shape)
{
    struct posting_shape *posting = shape;
    return posting->each(sqlite3_column_int64(row, 0), read_size(row, 1), posting->ctx);
}

enum hoso_status hoso_store_postings(struct hoso_store_reader *reader, int64_t entity,
                                     bool (*each)(int64_t article, size_t count, void *ctx),
                                     void *ctx)
{
    return read_run_for(reader, READ_POSTINGS, entity, posting_row,
                   &(struct posting_shape){ each, ctx }, NULL);
}
