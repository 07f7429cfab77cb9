/* Entities, their names and articles. */
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

struct alias_shape {
    hoso_store_alias_fn *each;
    void *ctx;
};

static bool alias_row(sqlite3_stmt *row, void *shape)
{
    struct alias_shape *alias = shape;
    struct hoso_store_alias_row a = {
        .entity = sqlite3_column_int64(row, 0),
        .type = sqlite3_column_int(row, 1),
        .form = store_column(row, 2),
        .folded = store_column(row, 3),
        .mention_count = read_size(row, 4),
    };
    return alias->each(&a, alias->ctx);
}

enum hoso_status hoso_store_aliases(struct hoso_store_reader *reader, int64_t entity,
                                    hoso_store_alias_fn *each, void *ctx)
{
    return read_run_for(reader, READ_ALIASES, entity, alias_row, &(struct alias_shape){ each, ctx },
                   NULL);
}

static bool is_sign(char c)
{
    return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Beyond ASCII each code point is a word: what is one to a reader starts with one of them. */
const char *store_name_word(const char *at, size_t *len)
{
    while (*at && is_sign(*at))
        at++;
    *len = *at != '\0';
    if ((unsigned char)*at >= 0x80)
        while (((unsigned char)at[*len] & 0xc0) == 0x80)
            ++*len;
    else if (*at)
        while (at[*len] && !is_sign(at[*len]) && (unsigned char)at[*len] < 0x80 &&
               is_digit(at[*len]) == is_digit(*at))
            ++*len;
    return *at ? at : NULL;
}

/* The longest word of NAME answers to the fewest; *WHOLE: it goes no further. */
static const char *rarest_word(const char *name, bool is_beginning, size_t *len, bool *whole)
{
    const char *rarest = NULL;
    size_t size;
    *len = 0;
    for (const char *word = name; (word = store_name_word(word, &size)); word += size)
        if (size > *len) {
            rarest = word;
            *len = size;
        }
    *whole = rarest && (rarest[*len] || !is_beginning);
    return rarest;
}

enum hoso_status hoso_store_alias_scan(struct hoso_store_reader *reader, int type,
                                       const char *name, bool is_beginning,
                                       hoso_store_alias_fn *each, void *ctx)
{
    enum hoso_status status;
    struct hoso_buf last = HOSO_BUF_INIT;
    size_t len = 0;
    bool whole = false;
    const char *word = name ? rarest_word(name, is_beginning, &len, &whole) : NULL;
    sqlite3_stmt *statement =
        store_statement(&reader->connection, word ? READ_ALIAS_WORD : READ_ALIAS_SCAN, &status);
    if (!statement)
        return status;
    sqlite3_bind_int(statement, 1, type);
    if (word) {
        hoso_buf_add(&last, word, len);
        hoso_buf_addstr(&last, whole ? "" : "\xf4\x8f\xbf\xbf"); /* no text has it */
        sqlite3_bind_text(statement, 2, word, (int)len, SQLITE_TRANSIENT);
        sqlite3_bind_text(statement, 3, last.data, (int)last.len, SQLITE_TRANSIENT);
    }
    status = read_run(reader, statement, alias_row, &(struct alias_shape){ each, ctx }, NULL);
    hoso_buf_release(&last);
    return status;
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
