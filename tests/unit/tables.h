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

/* The caller's to free. */
static char *tables(const char *path)
{
    static const char *const sql[] = {
        "SELECT path, state, size, title, title_start, date, encoding, replaced_count,"
        " mention_count, problem FROM article ORDER BY path",
        "SELECT path, text FROM text JOIN article ON article = id ORDER BY path",
        "SELECT path, folded FROM folded JOIN article ON article = id ORDER BY path",
        "SELECT type, key, name, kind, mention_count, article_count FROM entity"
        " ORDER BY type, key",
        "SELECT e.type, e.key, form, folded, count, named, a.type FROM alias a"
        " JOIN entity e ON e.id = a.entity ORDER BY 1, 2, 3",
        "SELECT path, start, end, e.type, e.key, w.text FROM mention m"
        " JOIN article a ON a.id = m.article JOIN entity e ON e.id = m.entity"
        " JOIN why w ON w.id = m.why ORDER BY 1, 2",
        "SELECT e.type, e.key, path, p.count, form FROM posting p"
        " JOIN article a ON a.id = p.article JOIN entity e ON e.id = p.entity"
        " JOIN alias n ON n.id = p.name AND n.entity = e.id ORDER BY 1, 2, 3",
        "SELECT path, day FROM stated JOIN article ON article = id ORDER BY path, day",
        "SELECT day, articles FROM stated_count ORDER BY day",
        /* with the counts, a row that the joins leave out shows */
        "SELECT (SELECT count(*) FROM text), (SELECT count(*) FROM folded),"
        " (SELECT count(*) FROM entity), (SELECT count(*) FROM alias),"
        " (SELECT count(*) FROM mention), (SELECT count(*) FROM posting)",
        "SELECT e.key, e.mention_count, e.article_count FROM entity e WHERE e.mention_count <>"
        " (SELECT coalesce(sum(count), 0) FROM posting p WHERE p.entity = e.id)"
        " OR e.article_count <> (SELECT count(*) FROM posting p WHERE p.entity = e.id)"
        " OR e.mention_count <= 0 UNION ALL SELECT 'all', 0, 0 WHERE (SELECT count(*) FROM mention)"
        " <> coalesce((SELECT value FROM meta WHERE key = 'mentions'), 0) + 0",
    };
    struct hoso_buf out = HOSO_BUF_INIT;
    sqlite3 *db;
    ck_assert_int_eq(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
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
