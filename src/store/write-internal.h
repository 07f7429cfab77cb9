/* The writer: its statements and what write.c and batch.c share. */
#ifndef HOSO_STORE_WRITE_INTERNAL_H
#define HOSO_STORE_WRITE_INTERNAL_H

#include "batch.h"
#include "store-internal.h"

/* So many postings are added by one statement: by themselves, most of the time went into
 * beginning and ending it.  OR FAIL: what fails is rolled back as a whole anyway. */
enum { POSTINGS_AT_ONCE = 32 };
#define POSTING_ROWS_4 "(?, ?, ?), (?, ?, ?), (?, ?, ?), (?, ?, ?)"
#define POSTING_ROWS_16 POSTING_ROWS_4 ", " POSTING_ROWS_4 ", " POSTING_ROWS_4 ", " POSTING_ROWS_4

/* name, SQL */
#define WRITE_LIST(X)                                                                              \
    X(BEGIN, "BEGIN IMMEDIATE")                                                                    \
    X(COMMIT, "COMMIT")                                                                            \
    X(NEXT_ENTITY, "SELECT coalesce(max(id), 0) + 1 FROM entity")                                  \
    X(NEXT_ALIAS, "SELECT coalesce(max(id), 0) + 1 FROM alias")                                    \
    X(META_GET, "SELECT value FROM meta WHERE key = ?")                                            \
    X(META_SET, "INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)")                            \
    X(MENTIONS_ADD, "INSERT INTO meta(key, value) VALUES('mentions', ?1)"                          \
                    " ON CONFLICT(key) DO UPDATE SET value = value + ?1")                          \
    X(WALK_DELETE, "DELETE FROM walk")                                                             \
    X(WALK_ADD, "INSERT INTO walk(roots, count, ids) VALUES(?, ?, ?)")                             \
    X(FOLDERS_DELETE, "DELETE FROM folder")                                                        \
    X(FOLDER_ADD, "INSERT OR REPLACE INTO folder(path, mtime_ns) VALUES(?, ?)")                    \
    X(IDS, "SELECT id FROM article ORDER BY path")                                                 \
    X(TYPE_SET, "INSERT OR REPLACE INTO type(id, key) VALUES(?, ?)")                               \
    X(FOUND, "INSERT INTO article(path, state, size, mtime_ns) VALUES(?1, 0, ?2, ?3)"              \
             " ON CONFLICT(path) DO UPDATE SET state = 0, size = ?2, mtime_ns = ?3, problem = ''") \
    X(FOUND_ID, "SELECT id FROM article WHERE path = ?")                                           \
    X(ARTICLE_GET, "SELECT mention_count, encoding FROM article WHERE id = ?")                     \
    X(ARTICLE_SET, "UPDATE article SET state = 1, title = ?2, date = ?3, encoding = ?4,"           \
                   " replaced_count = ?5, mention_count = ?6, title_start = ?7, problem = '',"     \
                   " digest = ?8 WHERE id = ?1")                                                   \
    X(ARTICLE_MENTIONS, "UPDATE article SET state = 1, mention_count = ?2 WHERE id = ?1")          \
    X(ARTICLE_FAILED, "UPDATE article SET state = 2, title = '', title_start = 0, date = '',"      \
                      " encoding = '', replaced_count = 0, mention_count = 0, problem = ?2,"       \
                      " digest = 0 WHERE id = ?1")                                                 \
    X(ARTICLE_DELETE, "DELETE FROM article WHERE id = ?")                                          \
    X(TEXT_SET, "INSERT OR REPLACE INTO text(article, text) VALUES(?, ?)")                         \
    X(TEXT_GET, "SELECT text FROM text WHERE article = ?")                                         \
    X(TEXT_DELETE, "DELETE FROM text WHERE article = ?")                                           \
    X(FOLDED_SET, "INSERT OR REPLACE INTO folded(article, folded) VALUES(?, ?)")                   \
    X(FOLDED_DELETE, "DELETE FROM folded WHERE article = ?")                                       \
    X(SIGNATURE_GET, "SELECT bits FROM signature WHERE id = ?")                                    \
    X(SIGNATURE_SET, "INSERT OR REPLACE INTO signature(id, bits) VALUES(?, ?)")                    \
    X(GISTS_GET, "SELECT slots FROM gist WHERE block = ?")                                         \
    X(GISTS_SET, "INSERT OR REPLACE INTO gist(block, slots) VALUES(?, ?)")                         \
    X(MENTIONS_SET, "INSERT OR REPLACE INTO mention(article, packed) VALUES(?, ?)")                \
    X(MENTIONS_GET, "SELECT packed FROM mention WHERE article = ?")                                \
    X(MENTIONS_DELETE, "DELETE FROM mention WHERE article = ?")                                    \
    X(POSTING_ADD, "INSERT INTO posting(id, count, name) VALUES(?, ?, ?)")                         \
    X(POSTINGS_ADD, "INSERT OR FAIL INTO posting(id, count, name) VALUES " POSTING_ROWS_16 ", "    \
                    POSTING_ROWS_16)                                                               \
    X(POSTING_GET, "SELECT p.count, a.form, a.folded FROM posting p JOIN alias a ON a.id = p.name" \
                   " WHERE p.id = ?")                                                              \
    X(POSTING_DELETE, "DELETE FROM posting WHERE id = ?")                                          \
    X(ENTITY_GET, "SELECT id, name, kind FROM entity WHERE type = ? AND key = ?")                  \
    X(ENTITY_KEY, "SELECT key FROM entity WHERE id = ?")                                           \
    X(ENTITY_ADD, "INSERT INTO entity(id, type, key, name, kind) VALUES(?, ?, ?, ?, ?)")           \
    X(ENTITY_KIND, "UPDATE entity SET kind = ?2 WHERE id = ?1")                                    \
    X(ENTITY_NAME, "UPDATE entity SET name = coalesce((SELECT form FROM alias a" ALIAS_TALLY       \
                   " WHERE a.entity = ?1 ORDER BY " ALIAS_VOTES " DESC, " ALIAS_MENTIONS " DESC,"  \
                   " form LIMIT 1), name) WHERE id = ?1")                                          \
    X(ENTITY_DELETE, "DELETE FROM entity WHERE id = ?")                                            \
    X(ENTITY_TALLY_GET, "SELECT counts FROM entity_tally WHERE block = ?")                         \
    X(ENTITY_TALLY_SET, "INSERT OR REPLACE INTO entity_tally(block, counts) VALUES(?, ?)")         \
    X(ALIAS_GET, "SELECT id FROM alias WHERE entity = ? AND hash = ? AND form = ?")                \
    X(ALIAS_ADD, "INSERT INTO alias(id, entity, type, form, folded, hash)"                         \
                 " VALUES(?, ?, ?, ?, ?, ?)")                                                      \
    X(ALIAS_WORD, "INSERT OR REPLACE INTO alias_word(word, first, packed) VALUES(?, ?, ?)")        \
    X(ALIAS_DELETE, "DELETE FROM alias WHERE id = ?")                                              \
    X(ALIAS_TALLY_GET, "SELECT counts FROM alias_tally WHERE block = ?")                           \
    X(ALIAS_TALLY_SET, "INSERT OR REPLACE INTO alias_tally(block, counts) VALUES(?, ?)")           \
    X(CORRECTIONS, "SELECT id FROM correction ORDER BY position")                                  \
    X(CORRECTIONS_DELETE, "DELETE FROM correction")                                                \
    X(CORRECTION_ADD, "INSERT INTO correction(id) VALUES(?)")                                      \
    X(CORRECTED_ADD, "INSERT OR IGNORE INTO corrected(article, correction) VALUES(?, ?)")          \
    X(CORRECTED_DELETE, "DELETE FROM corrected WHERE article = ?")                                 \
    X(STALE_MET, "UPDATE article SET state = 3 WHERE state = 1 AND id IN"                          \
                 " (SELECT article FROM corrected WHERE correction = ?)")                          \
    X(STALE_CORRECTED, "UPDATE article SET state = 3 WHERE state = 1 AND id IN"                    \
                       " (SELECT article FROM corrected)")                                         \
    X(STALE_NAMING, POSTING_BLOCKS "UPDATE article SET state = 3 WHERE state = 1 AND (?3 = 0 OR digest = ?3)"     \
                    " AND id IN (SELECT " POSTING_ARTICLE " FROM "                                  \
                    POSTINGS_OF("(SELECT id FROM entity WHERE type = ?1 AND key = ?2)") ")")       \
    X(STATED_ADD, "INSERT OR IGNORE INTO stated(article, day) VALUES(?, ?)")                       \
    X(STATED_GET, "SELECT day FROM stated WHERE article = ?")                                      \
    X(STATED_DELETE, "DELETE FROM stated WHERE article = ?")                                       \
    X(STATED_COUNT, "INSERT INTO stated_count(day, articles) VALUES(?1, ?2)"                       \
                    " ON CONFLICT(day) DO UPDATE SET articles = articles + ?2")                    \
    X(STATED_PRUNE, "DELETE FROM stated_count WHERE day = ? AND articles <= 0")                    \
    X(WHY_GET, "SELECT id FROM why WHERE text = ?")                                                \
    X(WHY_ADD, "INSERT INTO why(text) VALUES(?)")

enum write_statement {
#define X(name, sql) WRITE_##name,
    WRITE_LIST(X)
#undef X
};

struct why_id {
    UT_hash_handle hh; /* by text */
    int64_t id;
    char *text;
};

/* A row of gists that the transaction has changed. */
struct gist_block {
    UT_hash_handle hh; /* by block */
    int64_t block;
    size_t used; /* slots */
    unsigned char slots[GIST_BLOCK][HOSO_STORE_GIST_BYTES];
};

struct hoso_store_writer {
    struct store_connection connection;
    bool open;                /* between begin and commit */
    bool walk_forgotten;      /* since begin */
    bool unsynced;            /* the file is, until the writer is closed: synced.c */
    enum hoso_status failure; /* the first one since begin; what follows is passed over */
    struct hoso_error error;
    struct batch batch;
    struct why_id *whys;
    struct hoso_buf scratch;
    struct gist_block *gists;
    struct checkpointer *checkpointer; /* NULL until there is much to move */
};

/* From now on the log's pages are moved into the file by a thread beside; the end of that. */
void checkpoint_beside(struct hoso_store_writer *writer);
void checkpoint_end(struct hoso_store_writer *writer);

/* Statement WHICH to bind, or NULL after a failure. */
sqlite3_stmt *write_statement(struct hoso_store_writer *writer, int which);
/* Steps once and resets unless there is a row; true for a row (then the caller reads it
 * and calls sqlite3_reset). */
bool write_step(struct hoso_store_writer *writer, sqlite3_stmt *statement);
/* Runs statement WHICH with COUNT numbers. */
void write_numbers(struct hoso_store_writer *writer, int which, int count,
                   const int64_t *numbers);
/* Articles come or go: what the last walk says holds no more. */
void write_forget_walk(struct hoso_store_writer *writer);
/* The words of an article: HOSO_STORE_SLICES bits. */
void signature_put(struct hoso_store_writer *writer, int64_t article, const uint64_t *signature);
void signature_flush(struct hoso_store_writer *writer);
void signature_clear(struct batch *batch);
void write_bind_text(sqlite3_stmt *statement, int at, const char *text);

/* ---- tallies.c ---- */
/* Mentions and articles of an entity; mentions and votes of an alias. */
enum tally { TALLY_ENTITY, TALLY_ALIAS };
/* Adds to both counts of ID (what is below 0 takes from them); false where nothing is left. */
bool tally_add(struct hoso_store_writer *writer, enum tally of, int64_t id, int64_t first,
               int64_t second);
void tallies_flush(struct hoso_store_writer *writer);
void tallies_clear(struct batch *batch);

/* The days that an article states (days.c): its own put in, all of them taken out; what that
 * changes in the counts written. */
void days_put(struct hoso_store_writer *writer, const struct hoso_store_record *record);
void days_drop(struct hoso_store_writer *writer, int64_t article);
void days_flush(struct hoso_store_writer *writer);
void days_clear(struct batch *batch);

/* ---- mentions.c ---- */
/* ENTITIES: those of the record, in its order. */
void mentions_put(struct hoso_store_writer *writer, const struct hoso_store_record *record,
                  struct entity_delta *const *entities);
/* Takes an article's out, and what they count for. */
void mentions_drop(struct hoso_store_writer *writer, int64_t article);
void mentions_forget_whys(struct hoso_store_writer *writer);

/* ---- aliases.c ---- */
/* The words of a new alias's `folded`. */
void aliases_add_words(struct batch *batch, const struct alias_delta *alias);
void aliases_flush_words(struct hoso_store_writer *writer);
void aliases_clear_words(struct batch *batch);

/* ---- gists.c ---- */
/* GIST NULL: none. */
void gists_put(struct hoso_store_writer *writer, int64_t article, const void *gist);
/* Writes the changed rows. */
void gists_flush(struct hoso_store_writer *writer);
void gists_clear(struct hoso_store_writer *writer);

#endif
