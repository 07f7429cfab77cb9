/* Connections: opened on the store's present place (file, or memory once the disk is
 * full), with statements that are prepared once and kept. */
#include "store-internal.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "hoso/i18n.h"
#include "hoso/mem.h"

int store_exec(sqlite3 *db, const char *sql)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL);
}

/* Waits a millisecond at a time, up to 10 s: SQLite's own steps are longer than the short
 * transactions that are waited for. */
int store_busy(void *ctx, int count)
{
    (void)ctx;
    nanosleep(&(struct timespec){ 0, 1000000 }, NULL);
    return count < 10000;
}

const char *store_column(sqlite3_stmt *statement, int column)
{
    const unsigned char *text = sqlite3_column_text(statement, column);
    return text ? (const char *)text : "";
}

void store_show_version(char shown[STORE_VERSION_CHARS], uint64_t version)
{
    snprintf(shown, STORE_VERSION_CHARS, "%016" PRIx64, version);
}

enum hoso_status store_status(struct hoso_store *store, int rc)
{
    switch (rc & 0xff) {
    case SQLITE_OK:
    case SQLITE_DONE:
    case SQLITE_ROW:
        return HOSO_OK;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        if (store)
            atomic_store(&store->damaged, true);
        return HOSO_DAMAGED;
    case SQLITE_ERROR: /* a table is missing: somebody else's schema */
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
        if (store)
            atomic_store(&store->damaged, true);
        return HOSO_DAMAGED;
    case SQLITE_FULL:
        return HOSO_FULL;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return HOSO_BUSY;
    case SQLITE_INTERRUPT:
        return HOSO_CANCELLED;
    case SQLITE_TOOBIG:
        return HOSO_LIMIT;
    default:
        return HOSO_IO;
    }
}

enum hoso_status store_error(struct hoso_store *store, sqlite3 *db, int rc, struct hoso_error *err)
{
    enum hoso_status status = store_status(store, rc);
    if (status == HOSO_OK)
        return HOSO_OK;
    return hoso_error_set(err, status, "%s: %s",
                          store && store->path ? store->path : _("index in memory"),
                          db ? sqlite3_errmsg(db) : sqlite3_errstr(rc));
}

enum hoso_status store_connect(struct store_connection *connection, struct hoso_store *store,
                               const char *const *sql, struct hoso_error *err)
{
    *connection = (struct store_connection){ .store = store, .sql = sql };
    pthread_mutex_lock(&store->mutex);
    char *uri = hoso_strdup(store->uri);
    const char *vfs = store->vfs;
    connection->epoch = atomic_load(&store->epoch);
    pthread_mutex_unlock(&store->mutex);
    int rc = sqlite3_open_v2(uri, &connection->db,
                             SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, vfs);
    free(uri);
    if (rc == SQLITE_OK) {
        sqlite3_busy_handler(connection->db, store_busy, NULL);
        rc = store_configure(connection->db);
        if (rc == SQLITE_OK)
            rc = tally_functions(connection->db);
    }
    enum hoso_status status = store_error(store, connection->db, rc, err);
    if (status != HOSO_OK)
        store_disconnect(connection);
    return status;
}

void store_disconnect(struct store_connection *connection)
{
    for (int i = 0; i < STORE_MAX_STATEMENTS; i++)
        sqlite3_finalize(connection->statements[i]);
    memset(connection->statements, 0, sizeof connection->statements);
    sqlite3_close_v2(connection->db);
    connection->db = NULL;
}

/* The store may have moved into memory since the last call. */
static enum hoso_status follow(struct store_connection *connection)
{
    if (connection->db && connection->epoch == atomic_load(&connection->store->epoch))
        return HOSO_OK;
    struct hoso_store *store = connection->store;
    const char *const *sql = connection->sql;
    store_disconnect(connection);
    return store_connect(connection, store, sql, NULL);
}

sqlite3_stmt *store_statement(struct store_connection *connection, int which,
                              enum hoso_status *status)
{
    *status = follow(connection);
    if (*status != HOSO_OK)
        return NULL;
    sqlite3_stmt **statement = &connection->statements[which];
    if (!*statement) {
        int rc = sqlite3_prepare_v3(connection->db, connection->sql[which], -1,
                                    SQLITE_PREPARE_PERSISTENT, statement, NULL);
        *status = store_status(connection->store, rc);
    }
    return *statement;
}
