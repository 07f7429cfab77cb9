/* A reader, its statements, and what the files that read share. */
#ifndef HOSO_STORE_READ_INTERNAL_H
#define HOSO_STORE_READ_INTERNAL_H

#include "store-internal.h"

#define ARTICLE_COLUMNS                                                                            \
    "id, state, path, size, mtime_ns, title, date, encoding, replaced_count, mention_count, problem,"   \
    " title_start, digest"
#define ENTITY_COLUMNS                                                                             \
    "e.id, e.type, e.name, e.kind, " ENTITY_MENTIONS " AS mentions, " ENTITY_ARTICLES ", e.key"
#define ALIAS_COLUMNS "a.entity, a.type, a.form, a.folded, " ALIAS_MENTIONS

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
    X(MENTIONS, "SELECT packed FROM mention WHERE article = ?")                                    \
    X(WHY, "SELECT text FROM why WHERE id = ?")                                                    \
    X(ENTITY, "SELECT " ENTITY_COLUMNS ", 0 FROM entity e" ENTITY_TALLY " WHERE e.id = ?")         \
    X(ENTITY_KEY, "SELECT type, key FROM entity WHERE id = ?")                                     \
    X(ENTITY_FIND, "SELECT id FROM entity WHERE type = ? AND key = ?")                             \
    X(ENTITIES, "SELECT " ENTITY_COLUMNS ", 0 FROM entity e" ENTITY_TALLY                          \
                " ORDER BY type, mentions DESC, name, key LIMIT ?2")                               \
    X(TYPE_ENTITIES, "SELECT " ENTITY_COLUMNS ", 0 FROM entity e" ENTITY_TALLY                     \
                     " WHERE e.type = ?1 ORDER BY mentions DESC, name, key LIMIT ?2")              \
    X(ALIASES, "SELECT " ALIAS_COLUMNS " FROM alias a" ALIAS_TALLY " WHERE a.entity = ?"           \
               " ORDER BY " ALIAS_MENTIONS " DESC, " ALIAS_VOTES " DESC, form")                    \
    X(ALIAS_SCAN, "SELECT " ALIAS_COLUMNS " FROM alias a" ALIAS_TALLY                              \
                  " WHERE ?1 < 0 OR a.type = ?1")                                                  \
    X(ALIAS, "SELECT " ALIAS_COLUMNS " FROM alias a" ALIAS_TALLY " WHERE a.id = ?")                \
    X(ALIAS_WORD, "SELECT packed FROM alias_word WHERE word BETWEEN ?1 AND ?2")                    \
    X(STATED_COUNTS, "SELECT day, articles FROM stated_count ORDER BY day")                        \
    X(DATED_COUNTS, "SELECT date, count(*) FROM article WHERE date <> '' GROUP BY date")           \
    X(STATED, "SELECT article FROM stated WHERE day BETWEEN ?1 AND ?2")                            \
    X(POSTINGS, POSTING_BLOCKS "SELECT " POSTING_ARTICLE ", count FROM " POSTINGS_OF("?1"))        \
    X(TEXTS, POSTING_BLOCKS "SELECT id FROM blocks CROSS JOIN article"                              \
                            " ON " POSTING_BLOCK("id") " = n WHERE digest = ? AND digest <> 0")     \
    X(DATA_VERSION, "PRAGMA data_version")

enum read_statement {
#define X(name, sql) READ_##name,
    READ_LIST(X)
#undef X
};

struct hoso_store_reader {
    struct store_connection connection;
};

/* What turns a row into a call; false ends. */
typedef bool read_row_fn(sqlite3_stmt *row, void *shape);

/* Steps through STATEMENT, resets it.  *COUNT (may be NULL) gets the number of rows. */
enum hoso_status read_run(struct hoso_store_reader *reader, sqlite3_stmt *statement,
                          read_row_fn *each, void *shape, size_t *count);
/* The same for statement WHICH with one number to bind. */
enum hoso_status read_run_for(struct hoso_store_reader *reader, int which, int64_t number,
                              read_row_fn *each, void *shape, size_t *count);
/* HOSO_NOT_FOUND where there was no row. */
enum hoso_status read_one(enum hoso_status status, size_t count);

/* Rows of one id. */
struct read_ids_shape {
    bool (*each)(int64_t id, void *ctx);
    void *ctx;
};
bool read_id_row(sqlite3_stmt *row, void *shape);

static inline size_t read_size(sqlite3_stmt *row, int column)
{
    sqlite3_int64 value = sqlite3_column_int64(row, column);
    return value > 0 ? (size_t)value : 0;
}

#endif
