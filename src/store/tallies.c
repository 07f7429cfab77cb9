/* How often entities and their names are met.  Each batch of articles changes thousands of
 * these counts, of which a row holds a block, so that few rows are written, on few pages;
 * what is said of an entity but once stays as it is.  A row that is not there counts nothing. */
#include "write-internal.h"

#include <stdlib.h>
#include <string.h>

/* As in the file. */
struct counts {
    uint32_t first, second;
};

struct tally_block {
    UT_hash_handle hh; /* by number */
    int64_t number;
    bool changed;
    struct counts counts[TALLY_BLOCK];
};

/* ---- writing ---- */

static void load(struct hoso_store_writer *writer, enum tally of, struct tally_block *block)
{
    sqlite3_stmt *statement = write_statement(writer, of == TALLY_ENTITY ? WRITE_ENTITY_TALLY_GET
                                                                         : WRITE_ALIAS_TALLY_GET);
    if (!statement)
        return;
    sqlite3_bind_int64(statement, 1, block->number);
    if (!write_step(writer, statement))
        return;
    if (sqlite3_column_bytes(statement, 0) == sizeof block->counts)
        memcpy(block->counts, sqlite3_column_blob(statement, 0), sizeof block->counts);
    sqlite3_reset(statement);
}

static struct tally_block *block_of(struct hoso_store_writer *writer, enum tally of,
                                    int64_t number)
{
    struct tally_block *block;
    HASH_FIND(hh, writer->batch.tallies[of], &number, sizeof number, block);
    if (block)
        return block;
    block = hoso_calloc(1, sizeof *block);
    block->number = number;
    load(writer, of, block);
    HASH_ADD(hh, writer->batch.tallies[of], number, sizeof block->number, block);
    return block;
}

static uint32_t sum(uint32_t count, int64_t more)
{
    int64_t all = (int64_t)count + more;
    return all < 0 ? 0 : all > UINT32_MAX ? UINT32_MAX : (uint32_t)all;
}

bool tally_add(struct hoso_store_writer *writer, enum tally of, int64_t id, int64_t first,
               int64_t second)
{
    struct tally_block *block = block_of(writer, of, id / TALLY_BLOCK);
    struct counts *counts = &block->counts[id % TALLY_BLOCK];
    block->changed |= first || second;
    *counts = (struct counts){ sum(counts->first, first), sum(counts->second, second) };
    return counts->first || counts->second;
}

static void flush(struct hoso_store_writer *writer, int which, struct tally_block *blocks)
{
    for (struct tally_block *block = blocks; block; block = block->hh.next) {
        sqlite3_stmt *statement = block->changed ? write_statement(writer, which) : NULL;
        if (!statement)
            continue;
        sqlite3_bind_int64(statement, 1, block->number);
        sqlite3_bind_blob64(statement, 2, block->counts, sizeof block->counts, SQLITE_STATIC);
        write_step(writer, statement);
        sqlite3_clear_bindings(statement);
    }
}

void tallies_flush(struct hoso_store_writer *writer)
{
    flush(writer, WRITE_ENTITY_TALLY_SET, writer->batch.tallies[TALLY_ENTITY]);
    flush(writer, WRITE_ALIAS_TALLY_SET, writer->batch.tallies[TALLY_ALIAS]);
    tallies_clear(&writer->batch);
}

void tallies_clear(struct batch *batch)
{
    for (size_t of = 0; of < TALLIES; of++)
        for (struct tally_block *block = batch->tallies[of], *next; block; block = next) {
            next = block->hh.next;
            HASH_DEL(batch->tallies[of], block);
            free(block);
        }
}

/* ---- reading ---- */

/* tallied(counts, id, which): the first or the second count of ID in the row of its block. */
static void tallied(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    struct counts counts = { 0, 0 };
    const char *bytes = sqlite3_value_blob(values[0]);
    size_t at = (size_t)sqlite3_value_int64(values[1]) % TALLY_BLOCK;
    if (bytes && (size_t)sqlite3_value_bytes(values[0]) >= (at + 1) * sizeof counts)
        memcpy(&counts, bytes + at * sizeof counts, sizeof counts);
    sqlite3_result_int64(context, sqlite3_value_int(values[2]) ? counts.second : counts.first);
}

int tally_functions(sqlite3 *db)
{
    return sqlite3_create_function_v2(db, "tallied", 3,
                                      SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL,
                                      tallied, NULL, NULL, NULL);
}
