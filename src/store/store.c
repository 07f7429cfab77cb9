/* The store as a whole: where it is (a file, or memory), the lock, the readers that wait
 * to be used again.  `uri`, `anchor`, `epoch` change together, under the mutex. */
#include "store-internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "hoso/i18n.h"
#include "hoso/mem.h"

/* ---- in memory ---- */

/* A database in memory that all threads share lives as long as a connection to it: the
 * anchor.  EMPTY: without the schema, to be copied into. */
static int open_anchor(sqlite3 **anchor, char **uri, bool empty)
{
    static atomic_uint number;
    struct hoso_buf name = HOSO_BUF_INIT;
    hoso_buf_addf(&name, "file:/hoso-%ld-%u?vfs=memdb", (long)getpid(),
                  atomic_fetch_add(&number, 1));
    *uri = hoso_buf_detach(&name);
    int rc = sqlite3_open_v2(
        *uri, anchor, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI, NULL);
    /* SQLite's own limit for these is 1 GiB. */
    sqlite3_int64 limit_bytes = (sqlite3_int64)1 << 40;
    if (rc == SQLITE_OK)
        sqlite3_file_control(*anchor, "main", SQLITE_FCNTL_SIZE_LIMIT, &limit_bytes);
    return rc == SQLITE_OK && !empty ? store_create(*anchor) : rc;
}

static enum hoso_status open_memory(struct hoso_store *store, struct hoso_error *err)
{
    free(store->path);
    store->path = NULL;
    free(store->uri);
    store->locked = true;
    atomic_store(&store->damaged, false);
    int rc = open_anchor(&store->anchor, &store->uri, false);
    return store_error(store, store->anchor, rc, err);
}

enum hoso_status hoso_store_to_memory(struct hoso_store *store, struct hoso_error *err)
{
    if (!store->path)
        return HOSO_OK;
    sqlite3 *anchor = NULL, *file = NULL;
    char *uri;
    int rc = open_anchor(&anchor, &uri, true);
    if (rc == SQLITE_OK)
        rc = sqlite3_open_v2(store->uri, &file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI, NULL);
    if (rc == SQLITE_OK) {
        store_configure(file);
        char *copy = sqlite3_mprintf("VACUUM INTO %Q", uri);
        rc = store_exec(file, copy);
        sqlite3_free(copy);
    }
    enum hoso_status status = store_error(store, file, rc, err);
    sqlite3_close(file);
    if (status != HOSO_OK) {
        sqlite3_close(anchor);
        free(uri);
        return status;
    }
    pthread_mutex_lock(&store->mutex);
    free(store->uri);
    store->uri = uri;
    store->vfs = NULL;
    store->anchor = anchor;
    atomic_fetch_add(&store->epoch, 1);
    pthread_mutex_unlock(&store->mutex);
    return HOSO_OK;
}

/* ---- the lock ---- */

static int open_lock(const char *path)
{
    struct hoso_buf name = HOSO_BUF_INIT;
    hoso_buf_addf(&name, "%s.lock", path);
    int fd = open(name.data, O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY, 0600);
    hoso_buf_release(&name);
    return fd;
}

enum hoso_status hoso_store_lock(struct hoso_store *store)
{
    if (!store->locked && flock(store->lock_fd, LOCK_EX | LOCK_NB) == 0)
        store->locked = true;
    return store->locked ? HOSO_OK : HOSO_BUSY;
}

void hoso_store_unlock(struct hoso_store *store)
{
    if (store->lock_fd < 0 || !store->locked)
        return;
    flock(store->lock_fd, LOCK_UN);
    store->locked = false;
}

/* ---- opening a file ---- */

static void set_uri(struct hoso_store *store)
{
    struct hoso_buf uri = HOSO_BUF_INIT;
    hoso_buf_addstr(&uri, *store->path == '/' ? "file://" : "file:"); /* no host, even in //x */
    for (const char *p = store->path; *p; p++) {
        if (strchr("%?#", *p))
            hoso_buf_addf(&uri, "%%%02X", (unsigned)*p);
        else
            hoso_buf_addch(&uri, *p);
    }
    free(store->uri);
    store->uri = hoso_buf_detach(&uri);
}

/* A look at every table: what is broken is found now rather than later.  *FOUND is set for an
 * index that is lost. */
static enum hoso_status probe(struct hoso_store *store, enum store_file *found,
                              struct hoso_error *err)
{
    static const char *const sql[] = {
        "SELECT (SELECT value FROM meta WHERE key = 'unsynced'), count(*)"
        " FROM sqlite_master JOIN (SELECT max(id) FROM article)"
        " JOIN (SELECT max(article) FROM text) JOIN (SELECT max(article) FROM folded)"
        " JOIN (SELECT max(id) FROM entity) JOIN (SELECT max(id) FROM alias)"
        " JOIN (SELECT max(article) FROM mention) JOIN (SELECT max(id) FROM posting)"
        " JOIN (SELECT max(block) FROM entity_tally) JOIN (SELECT max(block) FROM alias_tally)"
        " JOIN (SELECT max(path) FROM article) JOIN (SELECT count(*) FROM meta)"
    };
    struct store_connection connection;
    enum hoso_status status = store_connect(&connection, store, sql, err);
    if (status != HOSO_OK)
        return status;
    sqlite3_stmt *statement = store_statement(&connection, 0, &status);
    if (statement)
        status = store_error(store, connection.db, sqlite3_step(statement), err);
    else
        store_error(store, connection.db, sqlite3_extended_errcode(connection.db), err);
    if (status == HOSO_OK && synced_is_lost(store_column(statement, 0))) {
        *found = STORE_FILE_LOST;
        status = HOSO_DAMAGED;
    }
    store_disconnect(&connection);
    return status;
}

/* Removes what is there, or puts it aside where it is not ours, and makes a new index. */
static enum hoso_status replace(struct hoso_store *store, enum store_file found,
                                struct hoso_messages *messages, struct hoso_error *err)
{
    if (found == STORE_FILE_FOREIGN) {
        char *aside = store_file_put_aside(store->path);
        if (!aside)
            return hoso_error_set(err, HOSO_IO, "%s: %s", store->path, strerror(errno));
        hoso_messages_add(messages, _("%s: not an index; kept as %s, a new one is made"),
                          store->path, aside);
        free(aside);
    } else if (found == STORE_FILE_OLD) {
        hoso_messages_add(messages, _("%s: made by another version; it is made anew"),
                          store->path);
    } else if (found == STORE_FILE_LOST) {
        hoso_messages_add(messages, _("%s: the machine stopped before it was whole; it is made anew"),
                          store->path);
    } else if (found == STORE_FILE_OURS) {
        hoso_messages_add(messages, _("%s: damaged; it is made anew"), store->path);
    }
    atomic_store(&store->damaged, false);
    return store_error(store, NULL, store_file_create(store->path), err);
}

/* Another program may be making the index just now: it has a moment for that. */
static enum store_file wait_for_index(struct hoso_store *store)
{
    enum store_file found = store_file_check(store->path);
    for (int i = 0; i < 60 && !store->locked && found != STORE_FILE_OURS; i++) {
        nanosleep(&(struct timespec){ 0, 50000000 }, NULL);
        hoso_store_lock(store);
        found = store_file_check(store->path);
    }
    return found;
}

static enum hoso_status open_file(struct hoso_store *store, bool own,
                                  struct hoso_messages *messages, struct hoso_error *err)
{
    store->lock_fd = open_lock(store->path);
    if (store->lock_fd < 0)
        return hoso_error_set(err, HOSO_IO, "%s: %s", store->path, strerror(errno));
    set_uri(store);
    hoso_store_lock(store);
    enum store_file found = wait_for_index(store);
    if (found == STORE_FILE_FOREIGN && !own)
        return hoso_error_set(err, HOSO_INVALID, _("%s: not an index of hoso"), store->path);
    enum hoso_status status = HOSO_DAMAGED;
    if (found == STORE_FILE_OURS)
        status = probe(store, &found, err);
    if (status == HOSO_DAMAGED && !store->locked)
        return hoso_error_set(err, HOSO_BUSY, _("%s: in use by another program"), store->path);
    if (status == HOSO_DAMAGED) {
        status = replace(store, found, messages, err);
        if (status == HOSO_OK)
            status = probe(store, &found, err);
    }
    if (status == HOSO_OK) {
        store->mapping = mapping_open(store->path);
        store->vfs = mapping_vfs();
    }
    return status;
}

/* Is PATH something that must not be touched, or in a folder that is not there? */
static enum hoso_status check_given(const char *path, struct hoso_error *err)
{
    if (store_file_check(path) == STORE_FILE_FOREIGN)
        return hoso_error_set(err, HOSO_INVALID, _("%s: not an index of hoso"), path);
    char *folder = hoso_strdup(path);
    char *slash = strrchr(folder, '/');
    struct stat st;
    int failed = 0;
    if (slash && slash != folder) {
        *slash = '\0';
        if (stat(folder, &st) < 0)
            failed = errno;
        else if (!S_ISDIR(st.st_mode))
            failed = ENOTDIR;
    }
    free(folder);
    return failed ? hoso_error_set(err, HOSO_IO, "%s: %s", path, strerror(failed)) : HOSO_OK;
}

static struct hoso_store *store_new(const char *path)
{
    struct hoso_store *store = hoso_calloc(1, sizeof *store);
    store->path = path ? hoso_strdup(path) : NULL;
    store->lock_fd = -1;
    pthread_mutex_init(&store->mutex, NULL);
    return store;
}

static void release_lock(struct hoso_store *store)
{
    if (store->lock_fd >= 0)
        close(store->lock_fd);
    store->lock_fd = -1;
    store->locked = false;
}

/* Nobody asks SQLite how much memory it has: counting it took a lock for each piece. */
static void configure_library(void)
{
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

enum hoso_status hoso_store_open(struct hoso_store **out, const struct hoso_store_options *options,
                                 struct hoso_messages *messages, struct hoso_error *err)
{
    static pthread_once_t configured = PTHREAD_ONCE_INIT;
    const char *path = options->path;
    pthread_once(&configured, configure_library);
    if (path && !options->own) {
        enum hoso_status given = check_given(path, err);
        if (given != HOSO_OK)
            return given;
    }
    struct hoso_store *store = store_new(path);
    enum hoso_status status = HOSO_OK;
    if (path) {
        struct hoso_error why = { 0 };
        int failed = options->own ? store_file_make_folders(path) : 0;
        status = failed ? hoso_error_set(&why, HOSO_IO, "%s: %s", path, strerror(failed))
                        : open_file(store, options->own, messages, &why);
        if (status == HOSO_INVALID && err)
            *err = why;
        if (status != HOSO_OK && status != HOSO_INVALID) {
            hoso_messages_add(messages, _("%s; the index is kept in memory"), why.text);
            release_lock(store);
        }
    }
    if (!path || (status != HOSO_OK && status != HOSO_INVALID))
        status = open_memory(store, err);
    if (status != HOSO_OK)
        hoso_store_close(store);
    else
        *out = store;
    return status;
}

void hoso_store_close(struct hoso_store *store)
{
    if (!store)
        return;
    for (size_t i = 0; i < store->idle_count; i++)
        store_reader_free(store->idle[i]);
    sqlite3_close(store->anchor);
    mapping_close(store->mapping);
    if (store->path && atomic_load(&store->damaged) && hoso_store_lock(store) == HOSO_OK &&
        store_file_check(store->path) != STORE_FILE_FOREIGN)
        store_file_remove(store->path);
    release_lock(store);
    pthread_mutex_destroy(&store->mutex);
    free(store->path);
    free(store->uri);
    free(store);
}

const char *hoso_store_path(const struct hoso_store *store)
{
    return atomic_load(&store->epoch) ? NULL : store->path;
}

bool hoso_store_is_damaged(const struct hoso_store *store)
{
    return atomic_load(&store->damaged);
}
