/* Which words an article may have, so that a search looks at few of them.  Words fall into
 * HOSO_STORE_SLICES slices; a slice has a bit for every article, a row for BLOCK of them.
 * A bit that is set and should not be costs a look; one that is missing would hide an
 * article, so bits are only ever added: what has gone leaves its bits behind.  The row of
 * slice S for articles B * BLOCK … is B * HOSO_STORE_SLICES + S: a block's rows stand
 * together, as they are written. */
#include "write-internal.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK = 4096, ROW_BYTES = BLOCK / 8, BLOCKS_MAX = 8 };

struct signature_block {
    UT_hash_handle hh;
    int64_t number;
    uint64_t known[HOSO_STORE_SLICES / 64];   /* rows that hold what the file has */
    uint64_t changed[HOSO_STORE_SLICES / 64]; /* and more than that */
    unsigned char rows[HOSO_STORE_SLICES][ROW_BYTES];
};

static int64_t row_id(int64_t block, size_t slice)
{
    return block * HOSO_STORE_SLICES + (int64_t)slice;
}

/* ---- writing ---- */

/* Takes in what the file has; false where that is all of it already. */
static bool merge_row(struct hoso_store_writer *writer, int64_t id, unsigned char *row)
{
    unsigned char before[ROW_BYTES] = { 0 };
    sqlite3_stmt *statement = write_statement(writer, WRITE_SIGNATURE_GET);
    if (!statement)
        return false;
    sqlite3_bind_int64(statement, 1, id);
    if (write_step(writer, statement)) {
        if (sqlite3_column_bytes(statement, 0) == ROW_BYTES)
            memcpy(before, sqlite3_column_blob(statement, 0), ROW_BYTES);
        sqlite3_reset(statement);
    }
    for (size_t i = 0; i < ROW_BYTES; i++)
        row[i] |= before[i];
    return memcmp(row, before, ROW_BYTES) != 0;
}

static void flush_row(struct hoso_store_writer *writer, struct signature_block *block,
                      size_t slice)
{
    int64_t id = row_id(block->number, slice);
    bool known = block->known[slice / 64] >> slice % 64 & 1;
    if (!known && !merge_row(writer, id, block->rows[slice]))
        return;
    sqlite3_stmt *statement = write_statement(writer, WRITE_SIGNATURE_SET);
    if (!statement)
        return;
    sqlite3_bind_int64(statement, 1, id);
    sqlite3_bind_blob(statement, 2, block->rows[slice], ROW_BYTES, SQLITE_STATIC);
    write_step(writer, statement);
    sqlite3_clear_bindings(statement);
}

void signature_flush(struct hoso_store_writer *writer)
{
    struct signature_block *block, *next;
    HASH_ITER(hh, writer->batch.signatures, block, next) {
        for (size_t slice = 0; slice < HOSO_STORE_SLICES; slice++)
            if (block->changed[slice / 64] >> slice % 64 & 1)
                flush_row(writer, block, slice);
        for (size_t i = 0; i < HOSO_STORE_SLICES / 64; i++) {
            block->known[i] |= block->changed[i];
            block->changed[i] = 0;
        }
    }
}

void signature_clear(struct batch *batch)
{
    struct signature_block *block, *next;
    HASH_ITER(hh, batch->signatures, block, next) {
        HASH_DEL(batch->signatures, block);
        free(block);
    }
}

static struct signature_block *block_of(struct hoso_store_writer *writer, int64_t number)
{
    struct batch *batch = &writer->batch;
    struct signature_block *block;
    HASH_FIND(hh, batch->signatures, &number, sizeof number, block);
    if (block)
        return block;
    if (HASH_COUNT(batch->signatures) >= BLOCKS_MAX) {
        signature_flush(writer);
        signature_clear(batch);
    }
    block = hoso_calloc(1, sizeof *block);
    block->number = number;
    HASH_ADD(hh, batch->signatures, number, sizeof block->number, block);
    return block;
}

void signature_put(struct hoso_store_writer *writer, int64_t article, const uint64_t *signature)
{
    struct signature_block *block = block_of(writer, article / BLOCK);
    size_t bit = (size_t)(article % BLOCK);
    for (size_t i = 0; i < HOSO_STORE_SLICES / 64; i++) {
        block->changed[i] |= signature[i];
        for (uint64_t word = signature[i]; word; word &= word - 1) {
            size_t slice = i * 64 + (size_t)__builtin_ctzll(word);
            block->rows[slice][bit / 8] |= (unsigned char)(1u << bit % 8);
        }
    }
}

/* ---- reading ---- */

static bool give(const unsigned char *row, int64_t block, bool (*each)(int64_t id, void *ctx),
                 void *ctx)
{
    for (size_t byte = 0; byte < ROW_BYTES; byte++)
        for (unsigned bits = row[byte]; bits; bits &= bits - 1)
            if (!each(block * BLOCK + (int64_t)(byte * 8) + __builtin_ctz(bits), ctx))
                return false;
    return true;
}

/* ROW and what STATEMENT finds at ID; false where nothing is left. */
static bool narrow_row(sqlite3_stmt *statement, int64_t id, unsigned char *row, int *rc)
{
    bool left = false;
    sqlite3_bind_int64(statement, 1, id);
    *rc = sqlite3_step(statement);
    if (*rc == SQLITE_ROW && sqlite3_column_bytes(statement, 0) == ROW_BYTES) {
        const unsigned char *bits = sqlite3_column_blob(statement, 0);
        for (size_t i = 0; i < ROW_BYTES; i++)
            left |= (row[i] &= bits[i]) != 0;
    }
    sqlite3_reset(statement);
    return left;
}

int signature_find(sqlite3_stmt *statement, int64_t last_id, const unsigned *slices, size_t count,
                   bool (*each)(int64_t id, void *ctx), void *ctx)
{
    int rc = SQLITE_DONE;
    unsigned char row[ROW_BYTES];
    for (int64_t block = 0; block <= last_id / BLOCK; block++) {
        size_t i = 0;
        memset(row, 0xff, sizeof row);
        while (i < count && narrow_row(statement, row_id(block, slices[i]), row, &rc))
            i++;
        if (rc != SQLITE_ROW && rc != SQLITE_DONE)
            return rc;
        if (i == count && !give(row, block, each, ctx))
            break;
    }
    return SQLITE_DONE;
}
