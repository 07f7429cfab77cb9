/* Articles as rows, the list of all, and what the last walk left. */
#include "read-internal.h"

#include <string.h>

static bool count_row(sqlite3_stmt *row, void *shape)
{
    struct hoso_store_counts *counts = shape;
    counts->articles = read_size(row, 0);
    counts->waiting = read_size(row, 1);
    counts->failed = read_size(row, 2);
    counts->last_id = sqlite3_column_int64(row, 3);
    counts->mentions = read_size(row, 4);
    return false;
}

enum hoso_status hoso_store_counts(struct hoso_store_reader *reader,
                                   struct hoso_store_counts *counts)
{
    *counts = (struct hoso_store_counts){ 0 };
    return read_run_for(reader, READ_COUNT, 0, count_row, counts, NULL);
}

struct list_shape {
    bool (*each)(int64_t id, const char *path, void *ctx);
    void *ctx;
};

static bool list_row(sqlite3_stmt *row, void *shape)
{
    struct list_shape *list = shape;
    return list->each(sqlite3_column_int64(row, 0), store_column(row, 1), list->ctx);
}

enum hoso_status hoso_store_list(struct hoso_store_reader *reader,
                                 bool (*each)(int64_t id, const char *path, void *ctx), void *ctx)
{
    return read_run_for(reader, READ_LIST, 0, list_row, &(struct list_shape){ each, ctx }, NULL);
}

static bool packed_row(sqlite3_stmt *row, void *shape)
{
    walked_unpack(sqlite3_column_blob(row, 0), (size_t)sqlite3_column_bytes(row, 0), shape);
    return false;
}

static bool push_id(int64_t id, void *runs)
{
    walked_add(runs, id);
    return true;
}

enum hoso_status hoso_store_ids(struct hoso_store_reader *reader, struct hoso_store_runs *runs)
{
    size_t walks = 0;
    enum hoso_status status = read_run_for(reader, READ_WALK_IDS, 0, packed_row, runs, &walks);
    return walks ? status
                 : read_run_for(reader, READ_IDS, 0, read_id_row,
                                &(struct read_ids_shape){ push_id, runs }, NULL);
}

struct text_shape {
    const char *expected;
    bool same;
};

static bool same_row(sqlite3_stmt *row, void *shape)
{
    struct text_shape *text = shape;
    text->same = strcmp(store_column(row, 0), text->expected) == 0;
    return false;
}

bool hoso_store_lexicon_is(struct hoso_store_reader *reader, uint64_t version)
{
    char shown[STORE_VERSION_CHARS];
    store_show_version(shown, version);
    struct text_shape shape = { shown, false };
    read_run_for(reader, READ_LEXICON, 0, same_row, &shape, NULL);
    return shape.same;
}

struct corrections_shape {
    const struct hoso_store_correction *expected;
    size_t count, at;
    bool same;
};

static bool correction_row(sqlite3_stmt *row, void *shape)
{
    struct corrections_shape *c = shape;
    c->same = c->at < c->count && c->expected[c->at++].id == sqlite3_column_int64(row, 0);
    return c->same;
}

bool hoso_store_corrections_are(struct hoso_store_reader *reader,
                                const struct hoso_store_correction *corrections, size_t count)
{
    struct corrections_shape shape = { corrections, count, 0, true };
    enum hoso_status status = read_run_for(reader, READ_CORRECTIONS, 0, correction_row, &shape, NULL);
    return status == HOSO_OK && shape.same && shape.at == count;
}

struct folder_shape {
    bool (*each)(const char *path, int64_t mtime_ns, void *ctx);
    void *ctx;
};

static bool folder_row(sqlite3_stmt *row, void *shape)
{
    struct folder_shape *folder = shape;
    return folder->each(store_column(row, 0), sqlite3_column_int64(row, 1), folder->ctx);
}

enum hoso_status hoso_store_walked(struct hoso_store_reader *reader, const char *roots,
                                   bool (*each)(const char *path, int64_t mtime_ns, void *ctx),
                                   void *ctx)
{
    struct text_shape shape = { roots, false };
    enum hoso_status status = read_run_for(reader, READ_WALK, 0, same_row, &shape, NULL);
    if (status != HOSO_OK || !shape.same)
        return status != HOSO_OK ? status : HOSO_NOT_FOUND;
    return read_run_for(reader, READ_FOLDERS, 0, folder_row, &(struct folder_shape){ each, ctx }, NULL);
}

struct known_shape {
    bool (*each)(const struct hoso_store_known *known, void *ctx);
    void *ctx;
};

static bool known_row(sqlite3_stmt *row, void *shape)
{
    struct known_shape *known = shape;
    struct hoso_store_known k = {
        .id = sqlite3_column_int64(row, 0),
        .state = (enum hoso_store_state)sqlite3_column_int(row, 1),
        .path = store_column(row, 2),
        .size_bytes = (uint64_t)sqlite3_column_int64(row, 3),
        .mtime_ns = sqlite3_column_int64(row, 4),
    };
    return known->each(&k, known->ctx);
}

enum hoso_status hoso_store_known(struct hoso_store_reader *reader, const char *from, size_t limit,
                                  bool (*each)(const struct hoso_store_known *known, void *ctx),
                                  void *ctx)
{
    enum hoso_status status;
    sqlite3_stmt *statement = store_statement(&reader->connection, READ_KNOWN, &status);
    if (!statement)
        return status;
    sqlite3_bind_text(statement, 1, from, -1, SQLITE_TRANSIENT);
    sqlite3_bind_int64(statement, 2, (sqlite3_int64)limit);
    return read_run(reader, statement, known_row, &(struct known_shape){ each, ctx }, NULL);
}

struct article_shape {
    hoso_store_article_fn *each;
    void *ctx;
};

static bool article_row(sqlite3_stmt *row, void *shape)
{
    struct article_shape *article = shape;
    struct hoso_store_article a = {
        .id = sqlite3_column_int64(row, 0),
        .state = (enum hoso_store_state)sqlite3_column_int(row, 1),
        .path = store_column(row, 2),
        .size_bytes = (uint64_t)sqlite3_column_int64(row, 3),
        .mtime_ns = sqlite3_column_int64(row, 4),
        .title = store_column(row, 5),
        .date = store_column(row, 6),
        .encoding = store_column(row, 7),
        .replaced_count = read_size(row, 8),
        .mention_count = read_size(row, 9),
        .problem = store_column(row, 10),
        .title_start = read_size(row, 11),
        .digest = (uint64_t)sqlite3_column_int64(row, 12),
    };
    return article->each(&a, article->ctx);
}

enum hoso_status hoso_store_article(struct hoso_store_reader *reader, int64_t id,
                                    hoso_store_article_fn *each, void *ctx)
{
    size_t count = 0;
    enum hoso_status status = read_run_for(reader, READ_ARTICLE, id, article_row,
                                      &(struct article_shape){ each, ctx }, &count);
    return read_one(status, count);
}

enum hoso_status hoso_store_article_find(struct hoso_store_reader *reader, const char *path,
                                         hoso_store_article_fn *each, void *ctx)
{
    enum hoso_status status;
    size_t count = 0;
    sqlite3_stmt *statement = store_statement(&reader->connection, READ_FIND, &status);
    if (!statement)
        return status;
    sqlite3_bind_text(statement, 1, path, -1, SQLITE_TRANSIENT);
    status = read_run(reader, statement, article_row, &(struct article_shape){ each, ctx }, &count);
    return read_one(status, count);
}

enum hoso_status hoso_store_waiting(struct hoso_store_reader *reader, int64_t after, size_t limit,
                                    hoso_store_article_fn *each, void *ctx)
{
    enum hoso_status status;
    sqlite3_stmt *statement = store_statement(&reader->connection, READ_WAITING, &status);
    if (!statement)
        return status;
    sqlite3_bind_int64(statement, 1, after);
    sqlite3_bind_int64(statement, 2, (sqlite3_int64)limit);
    return read_run(reader, statement, article_row, &(struct article_shape){ each, ctx }, NULL);
}

enum hoso_status hoso_store_texts(struct hoso_store_reader *reader, uint64_t digest,
                                  bool (*each)(int64_t id, void *ctx), void *ctx)
{
    return read_run_for(reader, READ_TEXTS, (int64_t)digest, read_id_row,
                        &(struct read_ids_shape){ each, ctx }, NULL);
}
