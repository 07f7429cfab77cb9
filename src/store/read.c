/* Reading: a reader is a connection with the statements below.  Every call leaves its
 * statement reset, so that no read transaction outlives it. */
#include "store-internal.h"

#include <stdlib.h>
#include <string.h>

#include "hoso/mem.h"

#define ARTICLE_COLUMNS                                                                            \
    "id, state, path, size, mtime_ns, title, date, encoding, replaced_count, mention_count, problem,"   \
    " title_start, digest"
#define ENTITY_COLUMNS "e.id, e.type, e.name, e.kind, e.mention_count, e.article_count, e.key"

/* name, SQL */
#define READ_LIST(X)                                                                               \
    X(COUNT, "SELECT coalesce((SELECT count FROM walk), (SELECT count(*) FROM article)),"         \
             " (SELECT count(*) FROM article WHERE state IN (0, 3)),"                              \
             " (SELECT count(*) FROM article WHERE state = 2),"                                    \
             " (SELECT max(id) FROM article),"                                                     \
             " (SELECT value FROM meta WHERE key = 'mentions')")                                   \
    X(LIST, "SELECT id, path FROM article ORDER BY path")                                          \
    X(IDS, "SELECT id FROM article ORDER BY path")                                                 \
    X(WALK_IDS, "SELECT ids FROM walk")                                                            \
    X(WALK, "SELECT roots FROM walk")                                                              \
    X(FOLDERS, "SELECT path, mtime_ns FROM folder ORDER BY path")                                  \
    X(LEXICON, "SELECT value FROM meta WHERE key = 'lexicon'")                                     \
    X(CORRECTIONS, "SELECT id FROM correction ORDER BY position")                                  \
    X(ARTICLE, "SELECT " ARTICLE_COLUMNS " FROM article WHERE id = ?")                             \
    X(FIND, "SELECT " ARTICLE_COLUMNS " FROM article WHERE path = ?")                              \
    X(KNOWN, "SELECT id, state, path, size, mtime_ns FROM article WHERE path >= ?"                 \
             " ORDER BY path LIMIT ?")                                                             \
    X(WAITING, "SELECT " ARTICLE_COLUMNS " FROM article"                                           \
               " WHERE state IN (0, 3) AND id > ? ORDER BY id LIMIT ?")                            \
    X(TEXT, "SELECT text FROM text WHERE article = ?")                                             \
    X(FOLDED, "SELECT folded FROM folded WHERE article = ?")                                       \
    X(SCAN_ROW, "SELECT id, path, title, date, NULL, NULL, digest FROM article"                    \
                " WHERE id BETWEEN ?1 AND ?2 AND state IN (1, 3) ORDER BY id")                     \
    X(SCAN_FOLDED, "SELECT article, NULL, NULL, NULL, folded, NULL, 0 FROM folded"                 \
                   " WHERE article BETWEEN ?1 AND ?2 ORDER BY article")                            \
    X(SCAN_TEXT, "SELECT article, NULL, NULL, NULL, NULL, text, 0 FROM text"                       \
                 " WHERE article BETWEEN ?1 AND ?2 ORDER BY article")                              \
    X(SCAN_BOTH, "SELECT t.article, NULL, NULL, NULL, f.folded, t.text, 0 FROM text t"             \
                 " CROSS JOIN folded f ON f.article = t.article"                                   \
                 " WHERE t.article BETWEEN ?1 AND ?2 ORDER BY t.article")                          \
    X(SCAN_ROW_FOLDED, "SELECT a.id, a.path, a.title, a.date, f.folded, NULL, a.digest FROM folded f"\
                       " CROSS JOIN article a ON a.id = f.article"                                 \
                       " WHERE f.article BETWEEN ?1 AND ?2 ORDER BY f.article")                    \
    X(SCAN_ROW_TEXT, "SELECT a.id, a.path, a.title, a.date, NULL, t.text, a.digest FROM text t"    \
                     " CROSS JOIN article a ON a.id = t.article"                                   \
                     " WHERE t.article BETWEEN ?1 AND ?2 ORDER BY t.article")                      \
    X(SCAN_ROW_BOTH, "SELECT a.id, a.path, a.title, a.date, f.folded, t.text, a.digest FROM text t"\
                     " CROSS JOIN article a ON a.id = t.article"                                   \
                     " CROSS JOIN folded f ON f.article = t.article"                               \
                     " WHERE t.article BETWEEN ?1 AND ?2 ORDER BY t.article")                      \
    X(LAST, "SELECT max(id) FROM article")                                                         \
    X(SIGNATURE, "SELECT bits FROM signature WHERE id = ?")                                        \
    X(DATED, "SELECT id FROM article WHERE date BETWEEN ?1 AND ?2 AND date <> ''"                  \
             " AND state IN (1, 3)")                                                               \
    X(GISTS, "SELECT block, slots FROM gist WHERE block BETWEEN ? AND ? ORDER BY block")            \
    X(MENTIONS, "SELECT m.start, m.end, m.entity, e.type, w.text FROM mention m"                   \
                " CROSS JOIN entity e ON e.id = m.entity LEFT JOIN why w ON w.id = m.why"          \
                " WHERE m.article = ? ORDER BY m.start")                                           \
    X(MENTION_SPANS, "SELECT start, end, entity FROM mention WHERE article = ? ORDER BY start")    \
    X(ARTICLE_ENTITIES, "SELECT " ENTITY_COLUMNS ", m.here FROM (SELECT entity, count(*) AS here"  \
                        " FROM mention WHERE article = ? GROUP BY entity) m"                       \
                        " CROSS JOIN entity e ON e.id = m.entity"                                  \
                        " ORDER BY e.type, m.here DESC, e.name, e.key")                            \
    X(ENTITY, "SELECT " ENTITY_COLUMNS ", 0 FROM entity e WHERE id = ?")                           \
    X(ENTITY_KEY, "SELECT type, key FROM entity WHERE id = ?")                                     \
    X(ENTITY_FIND, "SELECT id FROM entity WHERE type = ? AND key = ?")                             \
    X(ENTITIES, "SELECT " ENTITY_COLUMNS ", 0 FROM entity e"                                       \
                " ORDER BY type, mention_count DESC, name, key LIMIT ?2")                          \
    X(TYPE_ENTITIES, "SELECT " ENTITY_COLUMNS ", 0 FROM entity e WHERE type = ?1"                  \
                     " ORDER BY mention_count DESC, name, key LIMIT ?2")                           \
    X(ALIASES, "SELECT entity, type, form, folded, count FROM alias WHERE entity = ?"              \
               " ORDER BY count DESC, named DESC, form")                                           \
    X(ALIAS_SCAN, "SELECT entity, type, form, folded, count FROM alias"                            \
                  " WHERE ?1 < 0 OR type = ?1")                                                    \
    X(ALIAS_WORD, "SELECT a.entity, a.type, a.form, a.folded, a.count FROM alias_word w"           \
                  " CROSS JOIN alias a ON a.id = w.alias"                                          \
                  " WHERE w.word >= ?2 AND w.word <= ?3 AND (?1 < 0 OR a.type = ?1)")              \
    X(STATED_COUNTS, "SELECT day, articles FROM stated_count ORDER BY day")                        \
    X(DATED_COUNTS, "SELECT date, count(*) FROM article WHERE date <> '' GROUP BY date")           \
    X(STATED, "SELECT article FROM stated WHERE day BETWEEN ?1 AND ?2")                            \
    X(POSTINGS, "SELECT article, count FROM posting WHERE entity = ? ORDER BY article")            \
    X(DATA_VERSION, "PRAGMA data_version")

enum read_statement {
#define X(name, sql) READ_##name,
    READ_LIST(X)
#undef X
};

static const char *const read_sql[] = {
#define X(name, sql) sql,
    READ_LIST(X)
#undef X
};
_Static_assert(sizeof read_sql / sizeof read_sql[0] <= STORE_MAX_STATEMENTS, "too many");

struct hoso_store_reader {
    struct store_connection connection;
};

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

/* What turns a row into a call; false ends. */
typedef bool row_fn(sqlite3_stmt *row, void *shape);

/* Steps through STATEMENT, resets it.  *COUNT (may be NULL) gets the number of rows. */
static enum hoso_status run(struct hoso_store_reader *reader, sqlite3_stmt *statement,
                            row_fn *each, void *shape, size_t *count)
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

/* The same for statement WHICH with one number to bind. */
static enum hoso_status run_for(struct hoso_store_reader *reader, int which, int64_t number,
                                row_fn *each, void *shape, size_t *count)
{
    enum hoso_status status;
    sqlite3_stmt *statement = store_statement(&reader->connection, which, &status);
    if (!statement)
        return status;
    if (sqlite3_bind_parameter_count(statement))
        sqlite3_bind_int64(statement, 1, number);
    return run(reader, statement, each, shape, count);
}

static enum hoso_status one(enum hoso_status status, size_t count)
{
    return status == HOSO_OK && !count ? HOSO_NOT_FOUND : status;
}

static size_t column_size(sqlite3_stmt *row, int column)
{
    sqlite3_int64 value = sqlite3_column_int64(row, column);
    return value > 0 ? (size_t)value : 0;
}

/* ---- articles ---- */

static bool count_row(sqlite3_stmt *row, void *shape)
{
    struct hoso_store_counts *counts = shape;
    counts->articles = column_size(row, 0);
    counts->waiting = column_size(row, 1);
    counts->failed = column_size(row, 2);
    counts->last_id = sqlite3_column_int64(row, 3);
    counts->mentions = column_size(row, 4);
    return false;
}

enum hoso_status hoso_store_counts(struct hoso_store_reader *reader,
                                   struct hoso_store_counts *counts)
{
    *counts = (struct hoso_store_counts){ 0 };
    return run_for(reader, READ_COUNT, 0, count_row, counts, NULL);
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
    return run_for(reader, READ_LIST, 0, list_row, &(struct list_shape){ each, ctx }, NULL);
}

struct ids_shape {
    bool (*each)(int64_t id, void *ctx);
    void *ctx;
};

static bool id_row(sqlite3_stmt *row, void *shape)
{
    struct ids_shape *ids = shape;
    return ids->each(sqlite3_column_int64(row, 0), ids->ctx);
}

static bool packed_row(sqlite3_stmt *row, void *shape)
{
    const char *bytes = sqlite3_column_blob(row, 0);
    store_unpack_ids(bytes, (size_t)sqlite3_column_bytes(row, 0), shape);
    return false;
}

static bool push_id(int64_t id, void *ctx)
{
    struct hoso_store_ids *ids = ctx;
    hoso_vec_push(ids, id);
    return true;
}

enum hoso_status hoso_store_ids(struct hoso_store_reader *reader, struct hoso_store_ids *ids)
{
    size_t walks = 0;
    enum hoso_status status = run_for(reader, READ_WALK_IDS, 0, packed_row, ids, &walks);
    return walks ? status
                 : run_for(reader, READ_IDS, 0, id_row, &(struct ids_shape){ push_id, ids }, NULL);
}

static bool last_row(sqlite3_stmt *row, void *shape)
{
    *(int64_t *)shape = sqlite3_column_int64(row, 0);
    return false;
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
    run_for(reader, READ_LEXICON, 0, same_row, &shape, NULL);
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
    enum hoso_status status = run_for(reader, READ_CORRECTIONS, 0, correction_row, &shape, NULL);
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
    enum hoso_status status = run_for(reader, READ_WALK, 0, same_row, &shape, NULL);
    if (status != HOSO_OK || !shape.same)
        return status != HOSO_OK ? status : HOSO_NOT_FOUND;
    return run_for(reader, READ_FOLDERS, 0, folder_row, &(struct folder_shape){ each, ctx }, NULL);
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
    return run(reader, statement, known_row, &(struct known_shape){ each, ctx }, NULL);
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
        .replaced_count = column_size(row, 8),
        .mention_count = column_size(row, 9),
        .problem = store_column(row, 10),
        .title_start = column_size(row, 11),
        .digest = (uint64_t)sqlite3_column_int64(row, 12),
    };
    return article->each(&a, article->ctx);
}

enum hoso_status hoso_store_article(struct hoso_store_reader *reader, int64_t id,
                                    hoso_store_article_fn *each, void *ctx)
{
    size_t count = 0;
    enum hoso_status status = run_for(reader, READ_ARTICLE, id, article_row,
                                      &(struct article_shape){ each, ctx }, &count);
    return one(status, count);
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
    status = run(reader, statement, article_row, &(struct article_shape){ each, ctx }, &count);
    return one(status, count);
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
    return run(reader, statement, article_row, &(struct article_shape){ each, ctx }, NULL);
}

/* ---- texts ---- */

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
    enum hoso_status status = run_for(reader, READ_TEXT, id, text_row, text, &count);
    return one(status, count);
}

enum hoso_status hoso_store_folded(struct hoso_store_reader *reader, int64_t id,
                                   struct hoso_buf *folded)
{
    size_t count = 0;
    hoso_buf_clear(folded);
    enum hoso_status status = run_for(reader, READ_FOLDED, id, text_row, folded, &count);
    return one(status, count);
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
    return run(reader, statement, scan_row, &(struct scan_shape){ each, ctx }, NULL);
}

enum hoso_status hoso_store_signed(struct hoso_store_reader *reader, const unsigned *slices,
                                   size_t count, bool (*each)(int64_t id, void *ctx), void *ctx)
{
    int64_t last_id = 0;
    enum hoso_status status = run_for(reader, READ_LAST, 0, last_row, &last_id, NULL);
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
    return run(reader, statement, id_row, &(struct ids_shape){ each, ctx }, NULL);
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
    return run(reader, statement, id_row, &(struct ids_shape){ each, ctx }, NULL);
}

struct days_shape {
    bool (*day)(int64_t day, size_t articles, void *ctx);
    bool (*date)(const char *date, size_t articles, void *ctx);
    void *ctx;
};

static bool day_row(sqlite3_stmt *row, void *shape)
{
    struct days_shape *days = shape;
    return days->day(sqlite3_column_int64(row, 0), column_size(row, 1), days->ctx);
}

static bool date_row(sqlite3_stmt *row, void *shape)
{
    struct days_shape *days = shape;
    return days->date(store_column(row, 0), column_size(row, 1), days->ctx);
}

enum hoso_status hoso_store_stated_counts(struct hoso_store_reader *reader,
                                          bool (*each)(int64_t day, size_t articles, void *ctx),
                                          void *ctx)
{
    enum hoso_status status;
    sqlite3_stmt *statement = store_statement(&reader->connection, READ_STATED_COUNTS, &status);
    return statement ? run(reader, statement, day_row, &(struct days_shape){ each, NULL, ctx }, NULL)
                     : status;
}

enum hoso_status hoso_store_dated_counts(struct hoso_store_reader *reader,
                                         bool (*each)(const char *date, size_t articles, void *ctx),
                                         void *ctx)
{
    enum hoso_status status;
    sqlite3_stmt *statement = store_statement(&reader->connection, READ_DATED_COUNTS, &status);
    return statement ? run(reader, statement, date_row, &(struct days_shape){ NULL, each, ctx }, NULL)
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
    return run(reader, statement, gists_row, &(struct gists_shape){ each, ctx }, NULL);
}

/* ---- mentions and entities ---- */

struct mention_shape {
    bool (*each)(const struct hoso_store_mention_row *row, void *ctx);
    void *ctx;
};

static bool mention_row(sqlite3_stmt *row, void *shape)
{
    struct mention_shape *mention = shape;
    struct hoso_store_mention_row m = {
        .start = column_size(row, 0),
        .end = column_size(row, 1),
        .entity = sqlite3_column_int64(row, 2),
        .type = sqlite3_column_int(row, 3),
        .why = store_column(row, 4),
    };
    return mention->each(&m, mention->ctx);
}

enum hoso_status hoso_store_mentions(struct hoso_store_reader *reader, int64_t article,
                                     bool (*each)(const struct hoso_store_mention_row *row,
                                                  void *ctx),
                                     void *ctx)
{
    return run_for(reader, READ_MENTIONS, article, mention_row,
                   &(struct mention_shape){ each, ctx }, NULL);
}

struct span_shape {
    bool (*each)(size_t start, size_t end, int64_t entity, void *ctx);
    void *ctx;
};

static bool span_row(sqlite3_stmt *row, void *shape)
{
    struct span_shape *span = shape;
    return span->each(column_size(row, 0), column_size(row, 1), sqlite3_column_int64(row, 2),
                      span->ctx);
}

enum hoso_status hoso_store_mention_spans(struct hoso_store_reader *reader, int64_t article,
                                          bool (*each)(size_t start, size_t end, int64_t entity,
                                                       void *ctx),
                                          void *ctx)
{
    return run_for(reader, READ_MENTION_SPANS, article, span_row,
                   &(struct span_shape){ each, ctx }, NULL);
}

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
        .mention_count = column_size(row, 4),
        .article_count = column_size(row, 5),
        .key = store_column(row, 6),
        .here_count = column_size(row, 7),
    };
    return entity->each(&e, entity->ctx);
}

enum hoso_status hoso_store_article_entities(struct hoso_store_reader *reader, int64_t article,
                                             hoso_store_entity_fn *each, void *ctx)
{
    return run_for(reader, READ_ARTICLE_ENTITIES, article, entity_row,
                   &(struct entity_shape){ each, ctx }, NULL);
}

enum hoso_status hoso_store_entity(struct hoso_store_reader *reader, int64_t id,
                                   hoso_store_entity_fn *each, void *ctx)
{
    size_t count = 0;
    enum hoso_status status = run_for(reader, READ_ENTITY, id, entity_row,
                                      &(struct entity_shape){ each, ctx }, &count);
    return one(status, count);
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
    enum hoso_status status = run_for(reader, READ_ENTITY_KEY, id, key_row,
                                      &(struct key_shape){ each, ctx }, &count);
    return one(status, count);
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
    status = run(reader, statement, found_row, id, &count);
    return one(status, count);
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
    return run(reader, statement, entity_row, &(struct entity_shape){ each, ctx }, NULL);
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
        .mention_count = column_size(row, 4),
    };
    return alias->each(&a, alias->ctx);
}

enum hoso_status hoso_store_aliases(struct hoso_store_reader *reader, int64_t entity,
                                    hoso_store_alias_fn *each, void *ctx)
{
    return run_for(reader, READ_ALIASES, entity, alias_row, &(struct alias_shape){ each, ctx },
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
    status = run(reader, statement, alias_row, &(struct alias_shape){ each, ctx }, NULL);
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
    return posting->each(sqlite3_column_int64(row, 0), column_size(row, 1), posting->ctx);
}

enum hoso_status hoso_store_postings(struct hoso_store_reader *reader, int64_t entity,
                                     bool (*each)(int64_t article, size_t count, void *ctx),
                                     void *ctx)
{
    return run_for(reader, READ_POSTINGS, entity, posting_row,
                   &(struct posting_shape){ each, ctx }, NULL);
}

static bool number_row(sqlite3_stmt *row, void *shape)
{
    *(uint64_t *)shape = (uint64_t)sqlite3_column_int64(row, 0);
    return false;
}

uint64_t hoso_store_data_version(struct hoso_store_reader *reader)
{
    uint64_t version = 0;
    run_for(reader, READ_DATA_VERSION, 0, number_row, &version, NULL);
    return version;
}
