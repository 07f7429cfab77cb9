/* The schema, all of it.  Text and folded text have tables of their own so that a scan
 * reads nothing else.  `posting` answers which articles mention an entity by a range
 * scan for each block of articles (posting_id); its `name` is the alias that the article gives
 * as the full name, its vote in what name is shown.  `gist` holds those of GIST_BLOCK ids to a row, a slot for each,
 * so that looking through all of them reads a few hundred rows.  `walk` has a row from
 * the end of a whole walk until an article comes or goes: what was walked, and all ids
 * in the order of paths (packed, see walked.c); `folder` is what that walk read.
 * `correction` is what the reader corrected, in its order, as the mentions have it, and
 * `corrected` the articles that each one met.  The counts of entities and aliases
 * (tallies.c), and meta's of all mentions, are exact, and rows that nothing counts vanish.  Any change
 * here needs a new version: there is no upgrade, an index of another version is made
 * anew. */
#include "store-internal.h"

const int store_application_id = 0x486f736f; /* Hoso */
const int store_schema_version = 13;

static const char schema[] =
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE type(id INTEGER PRIMARY KEY, key TEXT NOT NULL);"
    "CREATE TABLE article("
    "  id INTEGER PRIMARY KEY,"
    "  path TEXT NOT NULL UNIQUE,"
    "  state INTEGER NOT NULL,"
    "  size INTEGER NOT NULL,"
    "  mtime_ns INTEGER NOT NULL,"
    "  title TEXT NOT NULL DEFAULT '',"
    "  title_start INTEGER NOT NULL DEFAULT 0," /* in the text */
    "  date TEXT NOT NULL DEFAULT '',"
    "  encoding TEXT NOT NULL DEFAULT '',"
    "  replaced_count INTEGER NOT NULL DEFAULT 0,"
    "  mention_count INTEGER NOT NULL DEFAULT 0,"
    "  problem TEXT NOT NULL DEFAULT '',"
    "  digest INTEGER NOT NULL DEFAULT 0);" /* of the text */
    "CREATE TABLE folder(path TEXT PRIMARY KEY, mtime_ns INTEGER NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE walk(roots TEXT NOT NULL, count INTEGER NOT NULL, ids BLOB NOT NULL);"
    "CREATE INDEX article_date ON article(date) WHERE date <> '';"
    "CREATE INDEX article_text ON article(" POSTING_BLOCK("id") ", digest) WHERE digest <> 0;"
    "CREATE INDEX article_waiting ON article(id) WHERE state IN (0, 3);"
    "CREATE INDEX article_failed ON article(id) WHERE state = 2;"
    "CREATE TABLE text(article INTEGER PRIMARY KEY, text TEXT NOT NULL);"
    "CREATE TABLE folded(article INTEGER PRIMARY KEY, folded TEXT NOT NULL);"
    "CREATE TABLE signature(id INTEGER PRIMARY KEY, bits BLOB NOT NULL);" /* see signature.c */
    "CREATE TABLE gist(block INTEGER PRIMARY KEY, slots BLOB NOT NULL);"
    "CREATE TABLE entity("
    "  id INTEGER PRIMARY KEY,"
    "  type INTEGER NOT NULL,"
    "  key TEXT NOT NULL,"
    "  name TEXT NOT NULL,"
    "  kind TEXT NOT NULL,"
    "  UNIQUE(type, key));"
    "CREATE TABLE entity_tally(block INTEGER PRIMARY KEY, counts BLOB NOT NULL);" /* mentions, articles */
    "CREATE TABLE alias("
    "  id INTEGER PRIMARY KEY,"
    "  entity INTEGER NOT NULL,"
    "  type INTEGER NOT NULL," /* the entity's, so that a scan needs no other table */
    "  form TEXT NOT NULL,"
    "  folded TEXT NOT NULL,"
    "  hash INTEGER NOT NULL);" /* of the form, so that the index is small and the forms are not */
    "CREATE INDEX alias_form ON alias(entity, hash);"
    "CREATE TABLE alias_tally(" /* mentions, and those in the articles whose vote it has */
    "  block INTEGER PRIMARY KEY,"
    "  counts BLOB NOT NULL);"
    "CREATE TABLE alias_word(" /* of `folded`; see aliases.c */
    "  word TEXT NOT NULL,"
    "  first INTEGER NOT NULL,"
    "  packed BLOB NOT NULL,"
    "  PRIMARY KEY(word, first)) WITHOUT ROWID;"
    "CREATE TABLE why(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);"
    "CREATE TABLE mention(article INTEGER PRIMARY KEY, packed BLOB NOT NULL);" /* see mentions.c */
    "CREATE TABLE posting("
    "  id INTEGER PRIMARY KEY," /* posting_id */
    "  count INTEGER NOT NULL,"
    "  name INTEGER NOT NULL);"
    "CREATE TABLE correction(position INTEGER PRIMARY KEY, id INTEGER NOT NULL);"
    "CREATE TABLE corrected("
    "  article INTEGER NOT NULL,"
    "  correction INTEGER NOT NULL,"
    "  PRIMARY KEY(article, correction)) WITHOUT ROWID;"
    "CREATE INDEX corrected_by ON corrected(correction);"
    "CREATE TABLE stated(" /* see days.c */
    "  article INTEGER NOT NULL,"
    "  day INTEGER NOT NULL,"
    "  PRIMARY KEY(article, day)) WITHOUT ROWID;"
    "CREATE INDEX stated_day ON stated(day);"
    "CREATE TABLE stated_count(day INTEGER PRIMARY KEY, articles INTEGER NOT NULL);";

/* No cell_size_check: mapped pages are looked through again each time they are come to,
 * which took longer than what was read from them. */
int store_configure(sqlite3 *db)
{
    /* The file can be made anew, so what a power cut takes may be lost, but not its order
     * (while it is new, all of it: synced.c).
     * The log is cut where it is left much longer than checkpoint.c lets it grow. */
    return store_exec(db, "PRAGMA synchronous = NORMAL;"
                          "PRAGMA secure_delete = OFF;"
                          "PRAGMA temp_store = MEMORY;"
                          "PRAGMA trusted_schema = OFF;"
                          "PRAGMA mmap_size = 2147418112;"
                          "PRAGMA journal_size_limit = 134217728;"
                          "PRAGMA cache_size = -4096;");
}

int store_create(sqlite3 *db)
{
    char *pragmas = sqlite3_mprintf("PRAGMA page_size = 65536;"
                                    "BEGIN IMMEDIATE;"
                                    "PRAGMA application_id = %d;"
                                    "PRAGMA user_version = %d;",
                                    store_application_id, store_schema_version);
    int rc = pragmas ? store_exec(db, pragmas) : SQLITE_NOMEM;
    sqlite3_free(pragmas);
    if (rc == SQLITE_OK)
        rc = store_exec(db, schema);
    return rc == SQLITE_OK ? store_exec(db, "COMMIT") : rc;
}
