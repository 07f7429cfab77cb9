/* Reading: a reader is a connection with the statements below.  Every call leaves its
 * statement reset, so that no read transaction outlives it. */
#include "read-internal.h"

#include <stdlib.h>

#include "hoso/mem.h"

static const char *const read_sql[] = {
#define X(name, sql) sql,
    READ_LIST(X)
#undef X
};
_Static_assert(sizeof read_sql / sizeof read_sql[0] <= STORE_MAX_STATEMENTS, "too many");

enum hoso_status hoso_store_reader_open(struct hoso_store_reader **out, struct hoso_store *store,
                                        struct hoso_error *err)
{
    pthread_mutex_lock(&store->mutex);
    struct hoso_store_reader *reader =
        store->idle_count ? store->idle[--store->idle_count] : NULL;
    pthread_mutex_unlock(&store->mutex);
    enum hoso_status status = HOSO_OK;
    if (!reader) {
        reader = hoso_calloc(1, sizeof *reader);
        status = store_connect(&reader->connection, store, read_sql, err);
        if (status != HOSO_OK) {
            free(reader);
            reader = NULL;
        }
    }
    *out = reader;
    return status;
}

void store_reader_free(struct hoso_store_reader *reader)
{
    store_disconnect(&reader->connection);
    free(reader);
}

void hoso_store_reader_close(struct hoso_store_reader *reader)
{
    if (!reader)
        return;
    struct hoso_store *store = reader->connection.store;
    pthread_mutex_lock(&store->mutex);
    bool kept = store->idle_count < STORE_IDLE_READERS;
    if (kept)
        store->idle[store->idle_count++] = reader;
    pthread_mutex_unlock(&store->mutex);
    if (!kept)
        store_reader_free(reader);
}

/* ---- rows ---- */

enum hoso_status read_run(struct hoso_store_reader *reader, sqlite3_stmt *statement,
                          read_row_fn *each, void *shape, size_t *count)
{
    size_t rows = 0;
    int rc;
    while ((rc = sqlite3_step(statement)) == SQLITE_ROW) {
        rows++;
        if (!each(statement, shape))
            break;
    }
    enum hoso_status status = store_status(reader->connection.store, rc);
    sqlite3_reset(statement);
    if (count)
        *count = rows;
    return status;
}

enum hoso_status read_run_for(struct hoso_store_reader *reader, int which, int64_t number,
                              read_row_fn *each, void *shape, size_t *count)
{
    enum hoso_status status;
    sqlite3_stmt *statement = store_statement(&reader->connection, which, &status);
    if (!statement)
        return status;
    if (sqlite3_bind_parameter_count(statement))
        sqlite3_bind_int64(statement, 1, number);
    return read_run(reader, statement, each, shape, count);
}

enum hoso_status read_one(enum hoso_status status, size_t count)
{
    return status == HOSO_OK && !count ? HOSO_NOT_FOUND : status;
}

bool read_id_row(sqlite3_stmt *row, void *shape)
{
    struct read_ids_shape *ids = shape;
    return ids->each(sqlite3_column_int64(row, 0), ids->ctx);
}

static bool number_row(sqlite3_stmt *row, void *shape)
{
    *(uint64_t *)shape = (uint64_t)sqlite3_column_int64(row, 0);
    return false;
}

uint64_t hoso_store_data_version(struct hoso_store_reader *reader)
{
    uint64_t version = 0;
    read_run_for(reader, READ_DATA_VERSION, 0, number_row, &version, NULL);
    return version;
}
