/* Texts, one or one after the other; what is known of them before they are read: words,
 * dates, gists. */
#include "read-internal.h"

static bool text_row(sqlite3_stmt *row, void *shape)
{
    const void *bytes = sqlite3_column_blob(row, 0);
    hoso_buf_add(shape, bytes, (size_t)sqlite3_column_bytes(row, 0));
    return false;
}

enum hoso_status hoso_store_text(struct hoso_store_reader *reader, int64_t id,
                                 struct hoso_buf *text)
{
    size_t count = 0;
    hoso_buf_clear(text);
    enum hoso_status status = read_run_for(reader, READ_TEXT, id, text_row, text, &count);
    return read_one(status, count);
}

enum hoso_status hoso_store_folded(struct hoso_store_reader *reader, int64_t id,
                                   struct hoso_buf *folded)
{
    size_t count = 0;
    hoso_buf_clear(folded);
    enum hoso_status status = read_run_for(reader, READ_FOLDED, id, text_row, folded, &count);
    return read_one(status, count);
}

struct scan_shape {
    bool (*each)(const struct hoso_store_scanned *row, void *ctx);
    void *ctx;
};

/* A text that is empty has no bytes to point at, and is not NULL for that. */
static const char *column_bytes(sqlite3_stmt *row, int column, size_t *len)
{
    *len = 0;
    if (sqlite3_column_type(row, column) == SQLITE_NULL)
        return NULL;
    const char *bytes = sqlite3_column_blob(row, column);
    *len = (size_t)sqlite3_column_bytes(row, column);
    return bytes ? bytes : "";
}

static bool scan_row(sqlite3_stmt *row, void *shape)
{
    struct scan_shape *scan = shape;
    struct hoso_store_scanned scanned = {
        .id = sqlite3_column_int64(row, 0),
        .path = store_column(row, 1),
        .title = store_column(row, 2),
        .date = store_column(row, 3),
        .digest = (uint64_t)sqlite3_column_int64(row, 6),
    };
    scanned.folded = column_bytes(row, 4, &scanned.folded_len);
    scanned.text = column_bytes(row, 5, &scanned.text_len);
    return scan->each(&scanned, scan->ctx);
}

enum hoso_status hoso_store_scan(struct hoso_store_reader *reader,
                                 const struct hoso_store_scan *scan,
                                 bool (*each)(const struct hoso_store_scanned *row, void *ctx),
                                 void *ctx)
{
    static const int statements[2][2][2] = {
        /* row, folded, text */
        { { READ_SCAN_ROW, READ_SCAN_TEXT }, { READ_SCAN_FOLDED, READ_SCAN_BOTH } },
        { { READ_SCAN_ROW, READ_SCAN_ROW_TEXT }, { READ_SCAN_ROW_FOLDED, READ_SCAN_ROW_BOTH } },
    };
    enum hoso_status status;
    sqlite3_stmt *statement = store_statement(
        &reader->connection, statements[scan->row][scan->folded][scan->text], &status);
    if (!statement)
        return status;
    sqlite3_bind_int64(statement, 1, scan->first);
    sqlite3_bind_int64(statement, 2, scan->last);
    return read_run(reader, statement, scan_row, &(struct scan_shape){ each, ctx }, NULL);
}

static bool last_row(sqlite3_stmt *row, void *shape)
{
    *(int64_t *)shape = sqlite3_column_int64(row, 0);
    return false;
}

enum hoso_status hoso_store_signed(struct hoso_store_reader *reader, const unsigned *slices,
                                   size_t count, bool (*each)(int64_t id, void *ctx), void *ctx)
{
    int64_t last_id = 0;
    enum hoso_status status = read_run_for(reader, READ_LAST, 0, last_row, &last_id, NULL);
    sqlite3_stmt *statement = store_statement(&reader->connection, READ_SIGNATURE, &status);
    if (!statement)
        return status;
    return store_status(reader->connection.store,
                        signature_find(statement, last_id, slices, count, each, ctx));
}

enum hoso_status hoso_store_dated(struct hoso_store_reader *reader, const char *from,
                                  const char *to, bool (*each)(int64_t id, void *ctx), void *ctx)
{
    enum hoso_status status;
    sqlite3_stmt *statement = store_statement(&reader->connection, READ_DATED, &status);
    if (!statement)
        return status;
    sqlite3_bind_text(statement, 1, from, -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(statement, 2, to, -1, SQLITE_TRANSIENT);
    return read_run(reader, statement, read_id_row, &(struct read_ids_shape){ each, ctx }, NULL);
}

/* ---- dates that texts state ---- */

enum hoso_status hoso_store_stated(struct hoso_store_reader *reader, int64_t from, int64_t to,
                                   bool (*each)(int64_t id, void *ctx), void *ctx)
{
    enum hoso_status status;
    sqlite3_stmt *statement = store_statement(&reader->connection, READ_STATED, &status);
    if (!statement)
        return status;
    sqlite3_bind_int64(statement, 1, from);
    sqlite3_bind_int64(statement, 2, to);
    return read_run(reader, statement, read_id_row, &(struct read_ids_shape){ each, ctx }, NULL);
}

struct days_shape {
    bool (*day)(int64_t day, size_t articles, void *ctx);
    bool (*date)(const char *date, size_t articles, void *ctx);
    void *ctx;
};

static bool day_row(sqlite3_stmt *row, void *shape)
{
    struct days_shape *days = shape;
    return days->day(sqlite3_column_int64(row, 0), read_size(row, 1), days->ctx);
}

static bool date_row(sqlite3_stmt *row, void *shape)
{
    struct days_shape *days = shape;
    return days->date(store_column(row, 0), read_size(row, 1), days->ctx);
}

enum hoso_status hoso_store_stated_counts(struct hoso_store_reader *reader,
                                          bool (*each)(int64_t day, size_t articles, void *ctx),
                                          void *ctx)
{
    enum hoso_status status;
    sqlite3_stmt *statement = store_statement(&reader->connection, READ_STATED_COUNTS, &status);
    return statement ? read_run(reader, statement, day_row, &(struct days_shape){ each, NULL, ctx }, NULL)
                     : status;
}

enum hoso_status hoso_store_dated_counts(struct hoso_store_reader *reader,
                                         bool (*each)(const char *date, size_t articles, void *ctx),
                                         void *ctx)
{
    enum hoso_status status;
    sqlite3_stmt *statement = store_statement(&reader->connection, READ_DATED_COUNTS, &status);
    return statement ? read_run(reader, statement, date_row, &(struct days_shape){ NULL, each, ctx }, NULL)
                     : status;
}

struct gists_shape {
    bool (*each)(int64_t first_id, const void *slots, size_t count, void *ctx);
    void *ctx;
};

static bool gists_row(sqlite3_stmt *row, void *shape)
{
    struct gists_shape *gists = shape;
    size_t bytes;
    const char *slots = column_bytes(row, 1, &bytes);
    return gists->each(sqlite3_column_int64(row, 0) * GIST_BLOCK, slots,
                       bytes / HOSO_STORE_GIST_BYTES, gists->ctx);
}

enum hoso_status hoso_store_gists(struct hoso_store_reader *reader, int64_t first, int64_t last,
                                  bool (*each)(int64_t first_id, const void *slots, size_t count,
                                               void *ctx),
                                  void *ctx)
{
    enum hoso_status status;
    sqlite3_stmt *statement = store_statement(&reader->connection, READ_GISTS, &status);
    if (!statement)
        return status;
    sqlite3_bind_int64(statement, 1, first / GIST_BLOCK);
    sqlite3_bind_int64(statement, 2, last / GIST_BLOCK);
    return read_run(reader, statement, gists_row, &(struct gists_shape){ each, ctx }, NULL);
}
