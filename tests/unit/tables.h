/* What the tables of an index hold, whatever the ids of its rows, as one string to compare:
 * every row of every table, and that none hangs in the air. */
#ifndef HOSO_TESTS_TABLES_H
#define HOSO_TESTS_TABLES_H

#include "unit.h"

#include <sqlite3.h>

#include "hoso/buf.h"

static void add_rows(struct hoso_buf *out, sqlite3 *db, const char *sql)
{
    sqlite3_stmt *rows;
    ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &rows, NULL) == SQLITE_OK, "%s: %s", sql,
                  sqlite3_errmsg(db));
    while (sqlite3_step(rows) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(rows); i++)
            hoso_buf_addf(out, "%s|", (const char *)sqlite3_column_text(rows, i));
        hoso_buf_addch(out, '\n');
    }
    ck_assert_int_eq(sqlite3_finalize(rows), SQLITE_OK);
}

/* One packed number, as store/mentions.c says. */
static int64_t unpacked(const unsigned char **at, const unsigned char *end)
{
    int64_t number = 0;
    for (int shift = 0;; shift += 7) {
        ck_assert_msg(*at < end && shift < 63, "mentions that end within a number");
        number |= (int64_t)(**at & 0x7f) << shift;
        if (*(*at)++ < 0x80)
            return number;
    }
}

static void unpack_article(sqlite3 *db, sqlite3_stmt *row)
{
    const unsigned char *at = sqlite3_column_blob(row, 1);
    const unsigned char *end = at + sqlite3_column_bytes(row, 1);
    int64_t last = 0;
    while (at < end) {
        int64_t start = last + unpacked(&at, end);
        last = start + unpacked(&at, end);
        int64_t entity = unpacked(&at, end), type = unpacked(&at, end), why = unpacked(&at, end);
        char *sql = sqlite3_mprintf("INSERT INTO span VALUES(%lld, %lld, %lld, %lld, %lld, %lld)",
                                    sqlite3_column_int64(row, 0), start, last, entity, type, why);
        ck_assert_int_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
        sqlite3_free(sql);
    }
}

/* A row for each mention in a table of this connection's own. */
static void unpack_mentions(sqlite3 *db)
{
    sqlite3_stmt *rows;
    ck_assert_int_eq(sqlite3_exec(db, "CREATE TEMP TABLE span(article, start, end, entity, type, why)",
                                  NULL, NULL, NULL), SQLITE_OK);
    ck_assert_int_eq(sqlite3_prepare_v2(db, "SELECT article, packed FROM mention", -1, &rows, NULL),
                     SQLITE_OK);
    while (sqlite3_step(rows) == SQLITE_ROW)
        unpack_article(db, rows);
    ck_assert_int_eq(sqlite3_finalize(rows), SQLITE_OK);
}

/* A row for each id that counts something, as store/tallies.c says. */
static void unpack_tallies(sqlite3 *db, const char *table)
{
    sqlite3_stmt *rows;
    char *sql = sqlite3_mprintf("SELECT block, counts FROM %s_tally", table);
    ck_assert_int_eq(sqlite3_prepare_v2(db, sql, -1, &rows, NULL), SQLITE_OK);
    sqlite3_free(sql);
    sql = sqlite3_mprintf("CREATE TEMP TABLE %s_counts(id, first, second)", table);
    ck_assert_int_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_free(sql);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        int64_t block = sqlite3_column_int64(rows, 0);
        const uint32_t *counts = sqlite3_column_blob(rows, 1);
        int size = sqlite3_column_bytes(rows, 1) / (2 * (int)sizeof *counts);
        for (int i = 0; i < size; i++) {
            uint32_t pair[2];
            memcpy(pair, (const char *)counts + (size_t)i * sizeof pair, sizeof pair);
            if (!pair[0] && !pair[1])
                continue;
            sql = sqlite3_mprintf("INSERT INTO %s_counts VALUES(%lld, %u, %u)", table,
                                  block * size + i, pair[0], pair[1]);
            ck_assert_int_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
            sqlite3_free(sql);
        }
    }
    ck_assert_int_eq(sqlite3_finalize(rows), SQLITE_OK);
}

/* A row for each posting, taken apart as store-internal.h says. */
static void unpack_postings(sqlite3 *db)
{
    static const char sql[] = "CREATE TEMP TABLE posted AS SELECT (id >> 44 << 12) + (id & 4095) AS"
                              " article, (id >> 12) & 0xffffffff AS entity, count, name FROM posting";
    ck_assert_int_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
}

/* The caller's to free. */
static char *tables(const char *path)
{
    static const char *const sql[] = {
        "SELECT path, state, size, title, title_start, date, encoding, replaced_count,"
        " mention_count, problem FROM article ORDER BY path",
        "SELECT path, text FROM text JOIN article ON article = id ORDER BY path",
        "SELECT path, folded FROM folded JOIN article ON article = id ORDER BY path",
        "SELECT type, key, name, kind, first, second FROM entity LEFT JOIN entity_counts USING (id)"
        " ORDER BY type, key",
        "SELECT e.type, e.key, form, folded, first, second, a.type FROM alias a"
        " JOIN entity e ON e.id = a.entity LEFT JOIN alias_counts c ON c.id = a.id ORDER BY 1, 2, 3",
        "SELECT path, start, end, e.type, e.key, w.text FROM span m"
        " JOIN article a ON a.id = m.article JOIN entity e ON e.id = m.entity AND e.type = m.type"
        " JOIN why w ON w.id = m.why ORDER BY 1, 2",
        "SELECT e.type, e.key, path, p.count, form FROM posted p"
        " JOIN article a ON a.id = p.article JOIN entity e ON e.id = p.entity"
        " JOIN alias n ON n.id = p.name AND n.entity = e.id ORDER BY 1, 2, 3",
        "SELECT path, day FROM stated JOIN article ON article = id ORDER BY path, day",
        "SELECT day, articles FROM stated_count ORDER BY day",
        /* with the counts, a row that the joins leave out shows */
        "SELECT (SELECT count(*) FROM text), (SELECT count(*) FROM folded),"
        " (SELECT count(*) FROM entity), (SELECT count(*) FROM alias),"
        " (SELECT count(*) FROM entity_counts), (SELECT count(*) FROM alias_counts),"
        " (SELECT count(*) FROM span), (SELECT count(*) FROM posting), (SELECT count(*) FROM mention)",
        "SELECT e.key, first, second FROM entity e LEFT JOIN entity_counts USING (id) WHERE first IS NOT"
        " (SELECT coalesce(sum(count), 0) FROM posted p WHERE p.entity = e.id)"
        " OR second IS NOT (SELECT count(*) FROM posted p WHERE p.entity = e.id)"
        " OR first <= 0 UNION ALL SELECT 'all', 0, 0 WHERE (SELECT count(*) FROM span)"
        " <> coalesce((SELECT value FROM meta WHERE key = 'mentions'), 0) + 0",
    };
    struct hoso_buf out = HOSO_BUF_INIT;
    sqlite3 *db;
    ck_assert_int_eq(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    unpack_mentions(db);
    unpack_tallies(db, "entity");
    unpack_tallies(db, "alias");
    unpack_postings(db);
    for (size_t i = 0; i < sizeof sql / sizeof sql[0]; i++) {
        size_t before = out.len;
        add_rows(&out, db, sql[i]);
        if (i + 1 == sizeof sql / sizeof sql[0])
            ck_assert_msg(out.len == before, "wrong counts: %s", out.data + before);
    }
    sqlite3_close(db);
    return hoso_buf_detach(&out);
}

#endif
