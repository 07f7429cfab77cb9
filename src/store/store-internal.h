/* What the files of the store share: the store, and connections with their statements. */
#ifndef HOSO_STORE_INTERNAL_H
#define HOSO_STORE_INTERNAL_H

#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>

#include "hoso/store.h"

/* Statements a connection prepares when they are first used. */
enum { STORE_MAX_STATEMENTS = 80, STORE_IDLE_READERS = 8 };

struct hoso_store {
    char *path;     /* NULL in memory */
    int lock_fd;    /* -1: none (in memory) */
    bool locked;    /* used by the thread that writes */
    atomic_bool damaged;
    struct store_mapping *mapping; /* of the file; NULL in memory */
    atomic_uint epoch; /* grows when the store moves into memory */

    pthread_mutex_t mutex; /* for what follows */
    char *uri;             /* what connections open now */
    sqlite3 *anchor;       /* keeps a database in memory alive */
    const char *vfs;       /* for `uri`; NULL: SQLite's own */
    struct hoso_store_reader *idle[STORE_IDLE_READERS];
    size_t idle_count;
};

/* A connection: `sql` is the owner's table of statements. */
struct store_connection {
    struct hoso_store *store;
    sqlite3 *db;
    unsigned epoch;
    const char *const *sql;
    sqlite3_stmt *statements[STORE_MAX_STATEMENTS];
};

/* ---- connection.c ---- */
enum hoso_status store_connect(struct store_connection *connection, struct hoso_store *store,
                               const char *const *sql, struct hoso_error *err);
void store_disconnect(struct store_connection *connection);
/* Statement WHICH, ready to bind; NULL with STATUS set.  Follows the store into memory. */
sqlite3_stmt *store_statement(struct store_connection *connection, int which,
                              enum hoso_status *status);
/* What SQLite's RC means here; notes damage. */
enum hoso_status store_status(struct hoso_store *store, int rc);
enum hoso_status store_error(struct hoso_store *store, sqlite3 *db, int rc,
                             struct hoso_error *err);
int store_exec(sqlite3 *db, const char *sql);
int store_busy(void *ctx, int count);
/* The lexicon's version as meta keeps it. */
enum { STORE_VERSION_CHARS = 17 };
void store_show_version(char shown[STORE_VERSION_CHARS], uint64_t version);
/* A column as a C string, "" for NULL. */
const char *store_column(sqlite3_stmt *statement, int column);

/* Articles to a row of gists: as many as fit a page, so that no row is copied together
 * from several. */
enum { GIST_BLOCK = 255 };

/* What is looked for all over the corpus, postings and digests, stands by block of articles
 * first, so that articles in a row touch few pages: with a million articles a transaction
 * wrote six times as much without.  One entity's, or one text's, are looked for block by block. */
#define POSTING_BLOCK_ARTICLES 4096
#define STORE_STRING(number) #number
#define STORE_STRING_OF(number) STORE_STRING(number)
#define POSTING_BLOCK(article) article " / " STORE_STRING_OF(POSTING_BLOCK_ARTICLES)
#define POSTING_BLOCKS                                                                             \
    "WITH RECURSIVE blocks(n) AS (VALUES(0) UNION ALL SELECT n + 1 FROM blocks"                    \
    " WHERE n < (SELECT " POSTING_BLOCK("max(id)") " FROM article)) "
/* A posting's id is block, entity, place of the article in the block: 44 bits from the right
 * for all but the first, 12 for the last. */
#define POSTINGS_OF(entity)                                                                        \
    "blocks CROSS JOIN posting ON posting.id BETWEEN (n << 44) + (" entity " << 12)"               \
    " AND (n << 44) + (" entity " << 12) + 4095"
#define POSTING_ARTICLE "(n << 12) + (posting.id & 4095)"
static inline int64_t posting_id(int64_t article, int64_t entity)
{
    return (article / POSTING_BLOCK_ARTICLES << 44) + (entity << 12) +
           article % POSTING_BLOCK_ARTICLES;
}
_Static_assert(POSTING_BLOCK_ARTICLES == 1 << 12, "as the shifts say");

/* ---- schema.c ---- */
extern const int store_application_id, store_schema_version;
/* Settings every connection starts with, then those of a new database. */
int store_configure(sqlite3 *db);
int store_create(sqlite3 *db);

/* ---- file.c ---- */
/* LOST: ours, but not all of it reached the disk (synced.c). */
enum store_file {
    STORE_FILE_ABSENT,
    STORE_FILE_OURS,
    STORE_FILE_LOST,
    STORE_FILE_OLD,
    STORE_FILE_FOREIGN,
};
enum store_file store_file_check(const char *path);
/* Makes a new index at PATH, in place of whatever is there. */
int store_file_create(const char *path);
void store_file_remove(const char *path);
/* Renames the file out of the way; the new name is the caller's to free, NULL where it failed. */
char *store_file_put_aside(const char *path);
/* Makes the folders above PATH; 0 or an errno value. */
int store_file_make_folders(const char *path);

/* ---- mapped.c ---- */
/* Maps the index at PATH for the connections that are opened from now on with mapping_vfs;
 * NULL where that cannot be.  Closed when all of them are. */
struct store_mapping *mapping_open(const char *path);
void mapping_close(struct store_mapping *mapping);
/* The name of the VFS that lends SQLite the mappings; NULL for its own. */
const char *mapping_vfs(void);

/* ---- synced.c ---- */
/* The name of this run of the machine; false where it has none. */
enum { STORE_BOOT_CHARS = 37 };
bool synced_boot(char boot[STORE_BOOT_CHARS]);
/* Marks a new index as one that is not synced while it is made (PRAGMA synchronous = OFF). */
int synced_mark(sqlite3 *db);
/* Was the index with MARK ("": none) made in another run of the machine, and never synced? */
bool synced_is_lost(const char *mark);
/* Waits until what is written of the file itself, without its log, is on the disk. */
int synced_file(sqlite3 *db);
/* Waits for all of it, and takes the mark away. */
void synced_at_last(sqlite3 *db);

/* ---- tallies.c ---- */
/* Ids to a row of counts. */
#define TALLY_BLOCK 512
/* The row of the counts of entity E, of alias A, to join to theirs; and what it holds, a function
 * that every connection has. */
#define ENTITY_TALLY " CROSS JOIN entity_tally t ON t.block = e.id / " STORE_STRING_OF(TALLY_BLOCK)
#define ALIAS_TALLY " CROSS JOIN alias_tally t ON t.block = a.id / " STORE_STRING_OF(TALLY_BLOCK)
#define ENTITY_MENTIONS "tallied(t.counts, e.id, 0)"
#define ENTITY_ARTICLES "tallied(t.counts, e.id, 1)"
#define ALIAS_MENTIONS "tallied(t.counts, a.id, 0)"
#define ALIAS_VOTES "tallied(t.counts, a.id, 1)"
int tally_functions(sqlite3 *db);

/* ---- walked.c ---- */
/* One id more behind the last. */
void walked_add(struct hoso_store_runs *runs, int64_t id);
/* Appends; of BYTES that were never packed as much as can be made of them. */
void walked_unpack(const char *bytes, size_t len, struct hoso_store_runs *runs);

/* ---- signature.c ---- */
/* STATEMENT selects the bits of a row; what SQLite says at last, SQLITE_DONE where all went
 * well. */
int signature_find(sqlite3_stmt *statement, int64_t last_id, const unsigned *slices, size_t count,
                   bool (*each)(int64_t id, void *ctx), void *ctx);

/* ---- read.c ---- */
void store_reader_free(struct hoso_store_reader *reader);

#endif
